"""The filters of the page of changes: a search, and boxes for kinds, sections and levels."""

from collections import Counter
from collections.abc import Iterable

from khtt.formats.changes.labels import kind_name, part_title
from khtt.formats.changes.names import BANDS, LEVELS
from khtt.formats.markup import Html, element, said
from khtt.nouns.change import Band, Changes, Kind, Level
from khtt.nouns.language import _, marked
from khtt.nouns.text import upper_first

_FAMILIES = (
    (
        marked("Items"),
        ("added", "removed", "reworded", "cosmetic", "renumbered", "moved", "split", "merged"),
    ),
    (marked("Targets"), ("target", "unit-of-measure")),
    (marked("Times"), ("deadline",)),
    (marked("Bodies, audiences"), ("unit", "lead", "support", "audience")),
    (
        marked("Legal bases, terms and others"),
        ("basis", "term", "number", "year", "content", "not", "id"),
    ),
)
_MEASURE = "unit-of-measure"


def filters(changes: Changes) -> Html:
    """Give the form, hidden until the page's script runs."""
    kinds = Counter(change.kind for change in changes.changes)
    levels = Counter(change.level for change in changes.changes)
    bands = Counter(change.band for change in changes.changes)
    titled = sorted(changes.changes, key=lambda change: bool(change.part.title))
    named = {change.part.key: part_title(change.part) for change in titled}
    titles = {
        key: named[key] for key in dict.fromkeys(change.part.key for change in changes.changes)
    }
    counts = Counter(change.part.key for change in changes.changes)
    boxes = [
        _group(_("Level"), "level", [(one.value, _(LEVELS[one]), levels[one]) for one in Level]),
        _group(_("Section"), "part", [(key, title, counts[key]) for key, title in titles.items()]),
        *(_family(_(label), starts, kinds) for label, starts in _FAMILIES),
    ]
    if len(bands) > 1:
        boxes.append(
            _group(_("How sure"), "band", [(one.value, _(BANDS[one]), bands[one]) for one in Band])
        )
    return element(
        "form",
        _search(),
        element("details", element("summary", said(_("Filters"))), *boxes, open=True),
        element(
            "p",
            element(
                "output",
                aria_live="polite",
                data_shown=_("{shown} of {all} changes shown"),
                data_all=_("{all} changes"),
            ),
            _button(),
            class_="status",
        ),
        class_="filters",
        role="search",
        hidden=True,
    )


def _search() -> Html:
    field = element(
        "input",
        type="search",
        name="q",
        autocomplete="off",
        placeholder=_("Search the texts, with marks or without (key /)"),
    )
    return element("label", element("span", said(_("Search"))), field, class_="search")


def _button() -> Html:
    return element("button", said(_("No filter")), type="reset")


def _family(label: str, starts: Iterable[str], counts: Counter[Kind]) -> Html:
    members = [kind for kind in Kind if counts[kind] and _start(kind) in starts]
    return _group(
        label,
        "kind",
        [(kind.value, upper_first(kind_name(kind)), counts[kind]) for kind in members],
    )


def _start(kind: Kind) -> str:
    if kind.value.startswith(_MEASURE):
        return _MEASURE
    return kind.value.partition("-")[0]


def _group(label: str, name: str, boxes: list[tuple[str, str, int]]) -> Html:
    shown = [
        element(
            "label",
            element("input", type="checkbox", name=name, value=value),
            said(f" {said_label} "),
            element("span", said(str(count)), class_="count"),
        )
        for value, said_label, count in boxes
        if count
    ]
    return element("fieldset", element("legend", said(label)), *shown) if shown else Html("")
