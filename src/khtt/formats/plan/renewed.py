"""A plan carried into another year: its text with ids and comments kept, and what is left to decide."""

import calendar
import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from textwrap import shorten

from khtt.nouns.diagnostic import Diagnostic
from khtt.nouns.language import _
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Method, Target
from khtt.nouns.source import Path, Source

MODELINE = "# yaml-language-server: $schema=../.khtt/plan.schema.json"
MARK = "XEM LẠI"
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_DAYS = {"day", "last_day", "also", "before"}
_WAS = re.compile(r"\s*,?\s*\bwas:\s*(?:\[[^\]]*\]|[a-z0-9-]+)")
_WEEKEND = 5
_SHOWN = 70
_DRAFT_LAW = re.compile(r"^Dự án|\(sửa đổi\)")
_DECLARED_AND_REPLACED = 2  # how often such a document is named
# Years that are a day's, a document's or a period's, and lines whose years are typed.
_FIXED = re.compile(
    r"ngày \d{1,2} tháng \d{1,2} năm \d{4}|\d{1,2}/\d{1,2}/\d{4}|\d{4} ?[-–] ?\d{4}|/\d{4}/"
)
_KEYS = re.compile(
    r"\s*(?:- )?\{?(?:year|until|issued|as_of|steps|supersedes|day|also|before|last_day):"
)


@dataclass(slots=True)
class Renewal:
    """The text of the new plan, line by line, and what a person must decide at which of them."""

    lines: list[str]
    marks: dict[int, list[str]] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)

    def mark(self, line: int, sentence: str) -> None:
        """Say what is to decide at a line, counted from 1."""
        if sentence not in self.marks.setdefault(line, []):
            self.marks[line].append(sentence)

    def put(self, line: int, old: str, new: str) -> None:
        """Put a text in the place of another on a line."""
        self.lines[line - 1] = self.lines[line - 1].replace(old, new, 1)

    def drop(self, first: int, last: int) -> None:
        """Leave lines out."""
        self.gone |= set(range(first, last + 1))

    @property
    def text(self) -> str:
        """Give the text, what is to decide as comments above its line."""
        return "\n".join(self._told())

    def _told(self) -> Iterator[str]:
        for number, line in enumerate(self.lines, 1):
            indent = line[: len(line) - len(line.lstrip())]
            for sentence in self.marks.get(number, ()):
                yield f"{indent}# {MARK}: {sentence}"
            if number not in self.gone:
                yield line


def renewed(text: str, file: PlanFile, source: Source, year: int) -> Renewal:
    """Give a plan for another year; the text is that which the source was read from."""
    made = Renewal(text.replace("\r\n", "\n").split("\n"))
    _identity(made, file, source, year)
    _conditions(made, file, source)
    _days(made, source, year - file.plan.year)
    _targets(made, file, source, year)
    _places(made, file, source)
    _was(made, source)
    _replaced_documents(made, file, source, text)
    _draft_laws(made, file, source)
    _years(made, source, file.plan.year, year)
    if not made.lines[0].startswith("# yaml-language-server:"):
        made.lines[0] = f"{MODELINE}\n{made.lines[0]}"
    return made


def with_problems(text: str, source: Source, problems: Iterable[Diagnostic]) -> Renewal:
    """Give a renewed text with what its check tells, such as bodies that are called otherwise now."""
    made = Renewal(text.split("\n"))
    for one in problems:
        told = f"{one.message}; {one.hint}" if one.hint else one.message
        made.mark(_item(source, max(one.at.line, 1)), told)
    return made


def decisions(text: str) -> tuple[tuple[int, str], ...]:
    """Give what a renewed text asks a person to decide, each with its line."""
    lines = enumerate(text.split("\n"), 1)
    return tuple((at, line.split(f"# {MARK}: ", 1)[1]) for at, line in lines if MARK in line)


def _identity(made: Renewal, file: PlanFile, source: Source, year: int) -> None:
    old = file.plan
    line = source.place(("plan", "year")).line
    made.put(line, f"year: {old.year}", f"year: {year}")
    if old.until:
        at = source.place(("plan", "until")).line
        made.put(at, str(old.until), str(old.until + year - old.year))
    if old.status == "issued":
        at = source.place(("plan", "status")).line if _written(source, "status") else 0
        if at:
            made.put(at, "issued", "draft")
        else:
            made.lines[line - 1] += "\n  status: draft"
    _replaced(made, source, "issued", f"issued: {{year: {year}}}")
    made.mark(_line(source, "issued"), _("the number and the day of issue"))
    _replaced(made, source, "as_of", f"as_of: 15/01/{year}")
    made.mark(_line(source, "as_of"), _("the day that chooses the map and the names of bodies"))
    made.mark(_line(source, "signature"), _("who signs"))
    if _written(source, "supersedes"):
        _replaced(made, source, "supersedes", "supersedes: []")
    told = _("which documents it replaces; the old plan replaced {ids}")
    ids = ", ".join(old.supersedes) or _("none")
    made.mark(_line(source, "supersedes", "signature"), told.format(ids=ids))
    if old.contact:
        made.mark(_line(source, "contact"), _("whom to ask"))


def _written(source: Source, key: str) -> bool:
    return ("plan", key) in source.keys


def _line(source: Source, key: str, otherwise: str = "year") -> int:
    return source.key_place(("plan", key if _written(source, key) else otherwise)).line


def _replaced(made: Renewal, source: Source, key: str, new: str) -> None:
    """Put another value in the place of one of the plan's own, however many lines it has."""
    first, last = _span(made, source, ("plan", key))
    made.drop(first + 1, last)
    line = made.lines[first - 1]
    made.lines[first - 1] = line[: len(line) - len(line.lstrip())] + new


def _span(made: Renewal, source: Source, path: Path) -> tuple[int, int]:
    """Give the first and the last line of a value with its key, or of an item of a list."""
    starts = source.keys if path in source.keys else source.places
    first = starts[path].line
    later = (
        place.line
        for other, place in [*source.keys.items(), *source.places.items()]
        if place.line > first and other[: len(path)] != path
    )
    last = min(later, default=len(made.lines) + 1) - 1
    while last > first and (not made.lines[last - 1].strip() or _comment(made.lines[last - 1])):
        last -= 1
    return first, last


def _comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _conditions(made: Renewal, file: PlanFile, source: Source) -> None:
    """Leave out what holds under a condition of another time: the levels of an epidemic."""
    under = [place for place, one in enumerate(file.methods) if one.when]
    if under and len(under) == len(file.methods):
        made.drop(*_span(made, source, ("methods",)))
    else:
        for place in under:
            made.drop(*_span(made, source, ("methods", place)))
    for one in (file.methods[place] for place in under):
        _told_gone(made, source, one, file)


def _told_gone(made: Renewal, source: Source, one: Method, file: PlanFile) -> None:
    told = _("left out, it held under a condition of {year}: {id} ({text})")
    at = source.key_place(("methods",)).line
    made.mark(at, told.format(year=file.plan.year, id=one.id, text=one.text[:60].strip()))


def _days(made: Renewal, source: Source, years: int) -> None:
    """Move the days on which something is done or due."""
    data = source.data
    for path in source.places:
        if path[-1:] and path[-1] in _DAYS and path[0] != "bases" and data is not None:
            value = source.at(path)
            if isinstance(value, str) and (found := _DAY.fullmatch(value)):
                _moved(made, source.places[path].line, found, years)


def _moved(made: Renewal, line: int, found: re.Match[str], years: int) -> None:
    day, month, year = int(found[1]), int(found[2]), int(found[3]) + years
    fits = min(day, calendar.monthrange(year, month)[1])
    new = f"{fits:0{len(found[1])}}/{found[2]}/{year}"
    made.put(line, found[0], new)
    if fits != day:
        made.mark(
            line, _("there is no {day}/{month} in {year}").format(day=day, month=month, year=year)
        )
    if date(year, month, fits).weekday() >= _WEEKEND:
        made.mark(line, _("{day} is a weekend").format(day=new))


def _targets(made: Renewal, file: PlanFile, source: Source, year: int) -> None:
    for place, target in enumerate(file.targets):
        _target(made, target, source.place(("targets", place)).line, year)


def _target(made: Renewal, target: Target, line: int, year: int) -> None:
    if year not in {step.year for step in target.steps}:
        made.mark(line, _("what {id} reaches in {year}").format(id=target.id, year=year))


def _places(made: Renewal, file: PlanFile, source: Source) -> None:
    """Mark what speaks of districts, where the new day's map may have none."""
    for place, unit in enumerate(file.units):
        if unit.level == "district":
            line = source.place(("units", place)).line
            made.mark(
                line,
                _("there are no districts since 1 July 2025: who takes {id}'s part").format(
                    id=unit.id
                ),
            )
    for path in source.places:
        if path[-2:-1] == ("per",) and source.at(path) == "district":
            made.mark(
                source.places[path].line, _("for each of what, now that there are no districts")
            )


def _was(made: Renewal, source: Source) -> None:
    """Leave out which ids of older years an item continues: it continues its own from here on."""
    for path, place in source.keys.items():
        if path[-1] != "was":
            continue
        line = made.lines[place.line - 1]
        if line.lstrip().startswith("was:"):
            made.drop(*_span(made, source, path))
        else:
            made.lines[place.line - 1] = _WAS.sub("", line).replace("{, ", "{")


def _replaced_documents(made: Renewal, file: PlanFile, source: Source, text: str) -> None:
    """Leave out the documents that the old plan replaced, where nothing else names them."""
    for place, basis in enumerate(file.bases):
        named = len(re.findall(rf"(?<![a-z0-9-]){basis.id}(?![a-z0-9-])", text))
        if basis.id in file.plan.supersedes and named == _DECLARED_AND_REPLACED:
            made.drop(*_span(made, source, ("bases", place)))


def _draft_laws(made: Renewal, file: PlanFile, source: Source) -> None:
    """Ask about laws that the old plan knew as drafts."""
    for place, basis in enumerate(file.bases):
        if not basis.number and _DRAFT_LAW.search(basis.type):
            told = _("is '{name}' passed by now: its number, its date, what the texts call it")
            made.mark(source.place(("bases", place)).line, told.format(name=basis.type))


def _years(made: Renewal, source: Source, old: int, new: int) -> None:
    """Move the plan's own year in texts; mark each, and what else speaks of it or the year before."""
    skipped = set(range(*_span(made, source, ("bases",)))) if ("bases",) in source.keys else set()
    own = re.compile(rf"(?i)((?:năm |quý [IV]+/|tháng \d{{1,2}}/)){old}(?![\d/])")
    said = re.compile(rf"(?<![\d/]){old}(?!\d)|năm {old - 1}(?!\d)")
    for number, line in enumerate(made.lines, 1):
        if number in made.gone or number in skipped:
            continue
        kept = [found.span() for found in _FIXED.finditer(line)]
        moved = own.sub(functools.partial(_moved_year, kept=kept, new=new), line)
        made.lines[number - 1] = moved
        if _comment(line) or _KEYS.match(line):
            continue
        for asked, holds in (
            (_("the year moved in: {text}"), moved != line),
            (_("does this still hold: {text}"), said.search(moved)),
        ):
            if holds:
                made.mark(_item(source, number), asked.format(text=_shown(moved)))


def _shown(line: str) -> str:
    """Give the beginning of a line, in whole words."""
    return shorten(line.strip(), _SHOWN, placeholder="…")


def _moved_year(found: re.Match[str], kept: Sequence[tuple[int, int]], new: int) -> str:
    """Give the new year, but not within a day or the number of a document."""
    inside = any(start <= found.start() < end for start, end in kept)
    return found[0] if inside else f"{found[1]}{new}"


def _item(source: Source, line: int) -> int:
    """Give the line where the item begins that a line belongs to: no comment stands within a text."""
    starts = (
        place.line
        for path, place in source.keys.items()
        if (path[-1] == "id" or path[0] == "plan" or len(path) == 1) and place.line <= line
    )
    return max(starts, default=1)
