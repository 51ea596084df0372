"""Changes for people at a terminal: the summary first, then section by section."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from khtt.formats.changes.words import (
    amount,
    followers,
    headline,
    inline,
    items_of,
    numbers,
    part_title,
    sure,
    tally_line,
    totals,
)
from khtt.nouns.change import Band, Change, Changes, Kind, Level, Local, Meaning
from khtt.nouns.change.words import Mark, marked

_PLAIN = "\x1b[0m"
_BOLD, _DIM, _RED, _GREEN = (f"\x1b[{code}m" for code in ("1", "2", "31", "32"))
_LEVELS = {Level.HIGH: "\x1b[31;1m", Level.MEDIUM: "\x1b[33m", Level.LOW: _DIM}


def as_text(changes: Changes, local: Local | None = None, *, colour: bool = False) -> str:
    """Give the summary, then each section's changes, item by item.

    What only follows from another change is counted under it. With `local`, what the changes
    mean for that unit comes right after the summary.
    """
    return _joined(_Page(changes, colour=colour).lines(local))


def summary(changes: Changes, *, colour: bool = False) -> str:
    """Give the summary alone."""
    return _joined(_Page(changes, colour=colour).summary())


class _Page:
    """The changes of one run and whether they are coloured."""

    def __init__(self, changes: Changes, *, colour: bool) -> None:
        self._changes = changes
        self._colour = colour

    def lines(self, local: Local | None) -> Iterator[str]:
        yield from self.summary()
        if local:
            yield ""
            yield from self._local(local)
        for part, changes in groupby(self._changes.causes, key=lambda change: change.part):
            yield ""
            yield self._painted(part_title(part), _BOLD)
            yield from self._part(list(changes))

    def summary(self) -> Iterator[str]:
        old, new = self._changes.old, self._changes.new
        yield self._painted(f"{old.year} -> {new.year}: {new.title}", _BOLD)
        yield f"  {totals(self._changes)}"
        yield from (f"  {tally_line(tally)}" for tally in self._changes.summary.tallies)

    def _local(self, local: Local) -> Iterator[str]:
        yield self._painted(f"What it means for {local.name}", _BOLD)
        for meaning in local.meanings:
            yield from self._meaning(meaning)
        if not local.meanings:
            yield "  nothing changes here"

    def _meaning(self, meaning: Meaning) -> Iterator[str]:
        yield f"  {self._kind(meaning.change)} {headline(meaning.change)}"
        yield from (f"      {amount(field)}" for field in meaning.change.fields)
        if meaning.old or meaning.new:
            old, new = ("; ".join(side) or "nothing" for side in (meaning.old, meaning.new))
            yield f"      here: {old} -> {new}"

    def _part(self, changes: list[Change]) -> Iterator[str]:
        told = [change for change in changes if change.kind is not Kind.RENUMBERED]
        for _, of_item in groupby(told, key=items_of):
            yield from self._item(list(of_item))
        if renumbered := [change for change in changes if change.kind is Kind.RENUMBERED]:
            yield f"  {self._kind(renumbered[0])} {numbers(renumbered)}"

    def _item(self, changes: list[Change]) -> Iterator[str]:
        yield f"  {headline(changes[0])}"
        for change in changes:
            yield from (f"      {line}" for line in self._change(change))

    def _change(self, change: Change) -> Iterator[str]:
        doubt = "" if change.band is Band.CERTAIN else f" ({sure(change)})"
        fields = [amount(field) for field in change.fields]
        first = f" {fields[0]}" if len(fields) == 1 else ""
        yield f"{self._kind(change)}{doubt}{first}"
        if len(fields) > 1:
            yield from (f"  {field}" for field in fields)
        yield from self._texts(change)
        if change.note:
            yield f"  {change.note}"
        if follows := followers(self._changes, change):
            yield self._painted(f"  {follows}", _DIM)

    def _texts(self, change: Change) -> Iterator[str]:
        """Give the words deleted and inserted, or both texts where marks would confuse."""
        if change.fields or not change.old or not change.new:
            return
        runs = (
            marked(change.old_text, change.new_text) if len(change.old) == len(change.new) else None
        )
        if runs:
            yield "  " + "".join(self._run(run.mark, run.text) for run in runs)
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
        return self._painted(change.kind.value, _LEVELS[change.level])

    def _painted(self, text: str, code: str) -> str:
        return f"{code}{text}{_PLAIN}" if self._colour else text


def _joined(lines: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
