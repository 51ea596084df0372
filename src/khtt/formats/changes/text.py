"""Changes for people at a terminal: what was decided, who has to do what, then all by section."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from khtt.formats.changes.decided import decisions
from khtt.formats.changes.duties import duties, line
from khtt.formats.changes.gist import gist
from khtt.formats.changes.here import continues, topics
from khtt.formats.changes.here import line as here
from khtt.formats.changes.labels import (
    kind_name,
    note,
    overview,
    part_title,
    sure,
    titles,
)
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
from khtt.nouns.change import Band, Change, Changes, Kind, Level, Local
from khtt.nouns.change.words import Mark
from khtt.nouns.language import _

_PLAIN = "\x1b[0m"
_BOLD, _DIM, _RED, _GREEN = (f"\x1b[{code}m" for code in ("1", "2", "31", "32"))
_LEVELS = {Level.HIGH: "\x1b[31;1m", Level.MEDIUM: "\x1b[33m", Level.LOW: _DIM}
_ALONE = (Kind.ADDED, Kind.REMOVED)


def as_text(changes: Changes, local: Local | None = None, *, colour: bool = False) -> str:
    """Give what was decided, what each body has to do, then each section's changes by item.

    With `local`, what the changes mean for that unit stands first. What only follows from another
    change is counted under it.
    """
    return _joined(_Page(changes, colour=colour).lines(local))


def summary(changes: Changes, local: Local | None = None, *, colour: bool = False) -> str:
    """Give the first screen alone: what was decided."""
    return _joined(_Page(changes, colour=colour).first(local))


def figures(changes: Changes, *, colour: bool = False) -> str:
    """Give the changes counted, by kind and by section."""
    return _joined(_Page(changes, colour=colour).figures())


class _Page:
    """The changes of one run and whether they are coloured."""

    def __init__(self, changes: Changes, *, colour: bool) -> None:
        self._changes = changes
        self._colour = colour

    def lines(self, local: Local | None) -> Iterator[str]:
        yield from self.first(local)
        if local:
            yield from self._local(local)
        if local is None and (found := duties(self._changes)):
            yield from ("", self._painted(_("What each body has to do"), _BOLD))
            for one in found:
                yield f"  {one.name}"
                yield from (f"    {said}" for said in one.lines)
        yield from ("", self._painted(_("All changes"), _BOLD))
        yield from list(self.figures())[1:]
        for part, changes in groupby(self._changes.causes, key=lambda change: change.part):
            yield from ("", self._painted(part_title(part), _BOLD))
            yield from self._part(list(changes))

    def first(self, local: Local | None) -> Iterator[str]:
        old, new = titles(self._changes)
        yield self._painted(new, _BOLD)
        yield _("against: {old}").format(old=old)
        yield ""
        if local:
            yield from self._gist(local)
            return
        for one in decisions(self._changes):
            yield f"• {inline(one.text)}"
        if not self._changes.changes:
            yield overview(self._changes)

    def figures(self) -> Iterator[str]:
        old, new = self._changes.old, self._changes.new
        yield self._painted(f"{old.year} -> {new.year}: {new.title}", _BOLD)
        yield f"  {totals(self._changes)}"
        yield from (f"  {tally_line(tally)}" for tally in self._changes.summary.tallies)

    def _gist(self, local: Local) -> Iterator[str]:
        yield self._painted(_("What it means for {unit}").format(unit=local.name), _BOLD)
        if said := continues(local):
            yield said
        yield from (f"• {inline(one)}" for one in gist(local))
        if not local.meanings:
            yield f"  {_('nothing changes here')}"

    def _local(self, local: Local) -> Iterator[str]:
        for title, meanings in topics(local):
            yield ""
            yield self._painted(f"{title} ({len(meanings)})", _BOLD)
            yield from (f"  {inline(here(one))}" for one in meanings)

    def _part(self, changes: list[Change]) -> Iterator[str]:
        told = [change for change in changes if change.kind is not Kind.RENUMBERED]
        for _items, of_item in groupby(told, key=items_of):
            yield from self._item(list(of_item))
        if renumbered := [change for change in changes if change.kind is Kind.RENUMBERED]:
            yield f"  {self._kind(renumbered[0])}: {numbers(renumbered)}"

    def _item(self, changes: list[Change]) -> Iterator[str]:
        yield f"  {headline(changes[0])}"
        for change in changes:
            yield from (f"      {said}" for said in self._change(change))

    def _change(self, change: Change) -> Iterator[str]:
        doubt = "" if change.band is Band.CERTAIN else f" ({sure(change)})"
        fields = [amount(field) for field in change.fields]
        first = f": {fields[0]}" if len(fields) == 1 else ""
        mark = self._painted(f"  [{change.fingerprint}]", _DIM)
        yield f"{self._kind(change)}{doubt}{first}{mark}"
        if len(fields) > 1:
            yield from (f"  {field}" for field in fields)
        yield from self._texts(change)
        if change.note:
            yield f"  {note(change)}"
        if follows := followers(self._changes, change):
            yield self._painted(f"  {follows}", _DIM)
        if change.kind in _ALONE:
            under = (one for one in self._changes.followers(change) if one.kind is change.kind)
            yield from (f"    {line(one)}" for one in under)

    def _texts(self, change: Change) -> Iterator[str]:
        """Give the words deleted and inserted, or both texts where marks would confuse."""
        if change.fields or not change.old or not change.new:
            return
        if found := runs(change):
            yield "  " + "".join(self._run(run.mark, run.text) for run in found)
            return
        yield from self._sides("-", _RED, (entry.text for entry in change.old))
        yield from self._sides("+", _GREEN, (entry.text for entry in change.new))

    def _sides(self, sign: str, code: str, texts: Iterable[str]) -> Iterator[str]:
        yield from (self._painted(f"  {sign} {inline(text)}", code) for text in texts)

    def _run(self, mark: Mark, text: str) -> str:
        said = inline(text)
        if mark is Mark.KEPT:
            return said
        if self._colour:
            return self._painted(said, _RED if mark is Mark.DELETED else _GREEN)
        return f"[-{said}-]" if mark is Mark.DELETED else f"{{+{said}+}}"

    def _kind(self, change: Change) -> str:
        return self._painted(kind_name(change.kind), _LEVELS[change.level])

    def _painted(self, text: str, code: str) -> str:
        return f"{code}{text}{_PLAIN}" if self._colour else text


def _joined(lines: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
