"""What an overlay that was carried to another year gained and lost, for the terminal."""

from collections.abc import Iterable, Iterator

from khtt.formats.diagnostics.text import printable
from khtt.nouns.language import _
from khtt.nouns.source import Path

Moved = tuple[Path, str, str]
Lost = tuple[Path, str, str]


def as_text(moves: Iterable[Moved], losses: Iterable[Lost]) -> str:
    """Give what moved, from what to what, then what found no home, why, and what is nearest."""
    return "".join(f"{printable(line)}\n" for line in _lines(list(moves), list(losses)))


def _lines(moves: list[Moved], losses: list[Lost]) -> Iterator[str]:
    if moves:
        yield _("Moved with the plan")
        yield from (f"  {_name(path)}: {old or '–'} → {new}" for path, old, new in moves)
    if losses:
        yield _("Found no home; it stands as comments at the end of the file")
    for path, reason, nearest in losses:
        near = _("; nearest: {id}").format(id=nearest) if nearest else ""
        yield f"  {_name(path)}: {reason}{near}"


def _name(path: Path) -> str:
    return " ".join(map(str, path))
