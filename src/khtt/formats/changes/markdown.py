"""Changes as Markdown, to be read as it is or rendered."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from khtt.formats.changes.decided import decisions
from khtt.formats.changes.duties import duties
from khtt.formats.changes.gist import gist
from khtt.formats.changes.here import continues, topics
from khtt.formats.changes.here import line as here
from khtt.formats.changes.labels import kind_name, note, part_title, sure
from khtt.formats.changes.words import (
    amount,
    followers,
    headline,
    inline,
    items_of,
    numbers,
    runs,
    tally_line,
    totals,
)
from khtt.nouns.change import Band, Change, Changes, Kind, Local
from khtt.nouns.change.words import Mark
from khtt.nouns.language import _

_SIGNS = re.compile(r"([\\`*_{}\[\]<>~|#])")


def as_markdown(changes: Changes, local: Local | None = None) -> str:
    """Give a heading and a list for each section; deleted words struck out, inserted ones bold."""
    return "".join(f"{line}\n" for line in _lines(changes, local))


def _lines(changes: Changes, local: Local | None) -> Iterator[str]:
    yield f"# {changes.old.year} → {changes.new.year}: {_safe(changes.new.title)}"
    if local:
        heading = _("What it means for {unit}").format(unit=_safe(local.name))
        yield from ("", f"## {heading}", "")
        yield from _local(local)
    else:
        yield from _decided(changes)
    yield from ("", f"## {_('All changes')}", "", _safe(totals(changes)), "")
    yield from (f"- {_safe(tally_line(tally))}" for tally in changes.summary.tallies)
    for part, of_part in groupby(changes.causes, key=lambda change: change.part):
        yield from ("", f"## {_safe(part_title(part))}", "")
        yield from _part(changes, list(of_part))


def _decided(changes: Changes) -> Iterator[str]:
    if found := decisions(changes):
        yield from ("", f"## {_('What was decided')}", "")
        yield from (f"1. {_safe(inline(one.text))}" for one in found)
    if bodies := duties(changes):
        yield from ("", f"## {_('What each body has to do')}")
    for one in bodies:
        yield from ("", f"### {_safe(one.name)}", "")
        yield from (f"- {_safe(said)}" for said in one.lines)


def _local(local: Local) -> Iterator[str]:
    if said := continues(local):
        yield from (_safe(said), "")
    if sentences := gist(local):
        yield from (*(f"1. {_safe(inline(one))}" for one in sentences), "")
    for title, meanings in topics(local):
        yield from (f"### {_safe(title)}", "")
        yield from (f"- {_safe(inline(here(one)))}" for one in meanings)
        yield ""
    if not local.meanings:
        yield _("nothing changes here")


def _part(changes: Changes, of_part: list[Change]) -> Iterator[str]:
    told = [change for change in of_part if change.kind is not Kind.RENUMBERED]
    for _items, of_item in groupby(told, key=items_of):
        item = list(of_item)
        yield f"- {_safe(headline(item[0]))}"
        for change in item:
            yield from (f"  {line}" for line in _change(changes, change))
    if renumbered := [change for change in of_part if change.kind is Kind.RENUMBERED]:
        yield f"- **{kind_name(Kind.RENUMBERED)}**: {_safe(numbers(renumbered))}"


def _change(changes: Changes, change: Change) -> Iterator[str]:
    doubt = "" if change.band is Band.CERTAIN else f" ({sure(change)})"
    yield f"- **{kind_name(change.kind)}**{doubt} `{change.fingerprint}`"
    yield from (f"  - {_safe(amount(field))}" for field in change.fields)
    yield from (f"  - {line}" for line in _texts(change))
    if change.note:
        yield f"  - {_safe(note(change))}"
    if follows := followers(changes, change):
        yield f"  - {follows}"


def _texts(change: Change) -> Iterator[str]:
    if change.fields or not change.old or not change.new:
        return
    if found := runs(change):
        yield "".join(_run(run.mark, run.text) for run in found)
        return
    yield from _quoted(_("old"), (entry.text for entry in change.old))
    yield from _quoted(_("new"), (entry.text for entry in change.new))


def _quoted(side: str, texts: Iterable[str]) -> Iterator[str]:
    yield from (f"{side}: {_safe(inline(text))}" for text in texts)


def _run(mark: Mark, text: str) -> str:
    """Mark the words and leave the spaces around them outside, where Markdown wants them."""
    words = _safe(inline(text.strip()))
    if mark is Mark.KEPT or not words:
        return _safe(inline(text))
    sign = "~~" if mark is Mark.DELETED else "**"
    before = text[: len(text) - len(text.lstrip())]
    after = text[len(text.rstrip()) :]
    return f"{inline(before)}{sign}{words}{sign}{inline(after)}"


def _safe(text: str) -> str:
    """Give text in which no sign is Markdown."""
    return _SIGNS.sub(r"\\\1", text)
