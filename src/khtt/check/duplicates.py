"""Rules about what is said twice (KH363-KH366)."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace

from khtt.check.survey import Survey, repeated
from khtt.nouns.diagnostic import Diagnostic, Related
from khtt.nouns.language import _
from khtt.nouns.pattern import Pattern
from khtt.nouns.plan.file import Annex, Term
from khtt.nouns.plan.items import (
    Activity,
    Audience,
    Form,
    FormSection,
    Item,
    Section,
    Theme,
    Topic,
    Unit,
)
from khtt.nouns.plan.overlay import Overlay
from khtt.nouns.source import Path
from khtt.nouns.text import fold

_WORD = Pattern(r"\w+")
_SMALL = frozenset({"và", "các", "của", "về", "cho", "để", "với", "theo"})
_WORDS_OF_A_TEXT = 12  # shorter texts are alike by chance
_ALIKE = 0.9


def _again(
    survey: Survey, code: str, found: Iterable[tuple[Hashable, Path]], told: tuple[str, str]
) -> Iterator[Diagnostic]:
    """Warn of each key that comes a second time."""
    for _key, path, first in repeated(found):
        related = (Related(survey.place(first), _("stands here first")),)
        yield replace(survey.warning(code, path, *told), related=related)


def text_twice(survey: Survey) -> Iterator[Diagnostic]:
    """KH363 (warning): two items say the same, or nearly the same.

    One was copied and not changed, or one commitment is counted twice. Change or delete one.

    Wrong:
        contents:
          - {id: first, ref: I, text: Phát thông tin về chính sách mới của Nhà nước trên hệ thống loa truyền thanh xã và phường}
          - {id: second, ref: II, text: "Phát thông tin về chính sách mới của Nhà nước trên hệ thống loa truyền thanh xã, phường"}
    Right:
        contents:
          - {id: first, ref: I, text: Phát thông tin về chính sách mới của Nhà nước trên hệ thống loa truyền thanh xã và phường}
          - {id: second, ref: II, text: Đăng thông tin về chính sách trên Cổng Thông tin điện tử của tỉnh}
    """
    copies = dict[str, Path]()
    said = dict[object, dict[int, list[tuple[frozenset[str], Path]]]]()
    for path, item in survey.every(Item):
        text = getattr(item, "text", None)
        if not isinstance(text, str):
            continue
        words = frozenset(_WORD.findall(fold(text))) - _SMALL
        at: Path = (*path, "text")
        # Two units may owe the same; one unit does not owe it twice.
        group = (
            path[:2] if path[0] in ("responsibilities", "methods", "themes", "topics") else path[0]
        )
        by_length = said.setdefault(group, {})
        there = _near(words, by_length)
        if path[0] in ("themes", "topics"):
            there = there or copies.get(text)
            copies.setdefault(text, at)
        if there and len(words) >= _WORDS_OF_A_TEXT:
            message = _("another item says the same")
            found = survey.warning("KH363", at, message, _("change or delete one of the two"))
            yield replace(found, related=(Related(survey.place(there), _("stands here first")),))
        by_length.setdefault(len(words), []).append((words, at))


def _near(
    words: frozenset[str], by_length: dict[int, list[tuple[frozenset[str], Path]]]
) -> Path | None:
    """Give the earlier text that shares nearly all words."""
    reach = int(len(words) * (1 - _ALIKE))
    for length in range(len(words) - reach, len(words) + reach + 1):
        for other, path in by_length.get(length, ()):
            if len(words & other) >= _ALIKE * len(words | other):
                return path
    return None


def name_twice(survey: Survey) -> Iterator[Diagnostic]:
    """KH364 (warning): two units have the same name.

    They are one body, declared under two ids. Keep one.

    Wrong:
        units:
          - {id: ministry, name: Bộ Tài chính, level: central}
          - {id: finance, name: Bộ Tài Chính, level: central}
        contents: [{id: said, ref: I, text: Nội dung, lead: [ministry], support: [finance]}]
    Right:
        units:
          - {id: ministry, name: Bộ Tài chính, level: central}
          - {id: health, name: Bộ Y tế, level: central}
        contents: [{id: said, ref: I, text: Nội dung, lead: [ministry], support: [health]}]
    """
    names = ((fold(unit.name), (*path, "name")) for path, unit in survey.every(Unit))
    told = _("another unit has this name"), _("keep one of the two ids")
    yield from _again(survey, "KH364", names, told)


_LISTS = ("products", "recipients", "archive", "work", "focus", "sources", "asks", "refs")


def listed_twice(survey: Survey) -> Iterator[Diagnostic]:
    """KH365 (warning): a list holds the same entry twice: a product, a recipient, a task, a ref.

    It would stand twice in the document. Delete one.

    Wrong:
        recipients: [Bộ Tài chính, BHXH các tỉnh, Bộ Tài chính]
    Right:
        recipients: [Bộ Tài chính, BHXH các tỉnh]
    """
    told = _("the list has this already"), _("delete one")
    for path, noun in survey.parts:
        for key in _LISTS:
            values = vars(noun).get(key)
            # Another rule tells of an overlay.
            told_elsewhere = isinstance(noun, FormSection | Overlay)
            if isinstance(values, tuple) and len(values) > 1 and not told_elsewhere:
                named = (
                    (fold(value), (*path, key, index))
                    for index, value in enumerate(values)
                    if isinstance(value, str)
                )
                yield from _again(survey, "KH365", named, told)


def _sections(survey: Survey) -> Iterator[tuple[Hashable, Path]]:
    for path, part in survey.every(Section):
        if path[0] == "sections" and all("." not in ref for ref in part.ref):
            yield fold(part.title), (*path, "title")


def _named(survey: Survey) -> Iterator[tuple[Hashable, Path]]:
    """Give the names of audiences, themes and topics, and of rows that stand beside one another."""
    for path, audience in survey.every(Audience):
        yield (path[:-1], fold(audience.name)), (*path, "name")
    for path, theme in survey.every(Theme):
        yield ("theme", fold(theme.name)), (*path, "name")
    for path, topic in survey.every(Topic):
        yield ("topic", fold(topic.name)), (*path, "name")
    for path, row in survey.every(Activity):
        yield (path[:-1], row.group, row.audience, row.lead, fold(row.form)), (*path, "form")


def declared_alike(survey: Survey) -> Iterator[Diagnostic]:
    """KH366 (warning): two abbreviations, sections, audiences, rows, forms or annexes bear the same words.

    One of the two is left over, or was copied and not changed.

    Wrong:
        abbreviations:
          - {short: NLĐ, long: người lao động}
          - {short: LĐ, long: người lao động}
        contents: [{id: said, ref: I, text: NLĐ và LĐ}]
    Right:
        abbreviations:
          - {short: NLĐ, long: người lao động}
        contents: [{id: said, ref: I, text: NLĐ}]
    """
    told = _("these words stand for another one already"), _("keep one of the two")
    shorts = Counter(term.short for _path, term in survey.every(Term))
    # One that is declared twice is KH212's.
    single = ((path, term) for path, term in survey.every(Term) if shorts[term.short] == 1)
    terms = ((fold(term.long), (*path, "long")) for path, term in single)
    yield from _again(survey, "KH366", terms, told)
    yield from _again(survey, "KH366", _sections(survey), told)
    yield from _again(survey, "KH366", _named(survey), told)
    forms = ((fold(form.number), (*path, "number")) for path, form in survey.every(Form))
    yield from _again(survey, "KH366", forms, told)
    annexes = ((fold(annex.title), (*path, "title")) for path, annex in survey.every(Annex))
    yield from _again(survey, "KH366", annexes, told)


DUPLICATES = (text_twice, name_twice, listed_twice, declared_alike)
