"""The stage itself: each file read once, what is sound kept, every problem told."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from khtt.collect.container import DamagedError, damaged, opened
from khtt.collect.displaced import displaced_head
from khtt.collect.identity import identified
from khtt.collect.sheet import read_sheet
from khtt.nouns.diagnostic import Diagnostic, Place, Related, Severity, ordered
from khtt.nouns.language import _
from khtt.nouns.report.asked import Asked, Collected
from khtt.nouns.report.figures import Reading

FEW = 3


def collect(files: Iterable[tuple[str, bytes]], asked: Asked) -> Collected:
    """Read workbooks; a figure that is not sound is a blank, and nothing is guessed."""
    problems, readings, count = list[Diagnostic](), list[Reading](), 0
    for file, content in files:
        try:
            reading, found = _read(file, content, asked)
        except DamagedError:
            reading, found = None, [damaged(file)]
        problems += found
        readings += [reading] if reading else []
        count += 1
    kept, doubled = _once(readings)
    problems += doubled
    problems += _strangers(kept, asked)
    return Collected(tuple(kept), ordered(_folded(problems)), count)


def _folded(problems: list[Diagnostic]) -> list[Diagnostic]:
    """Tell once what is the matter with many files, and hinders nothing: totals not calculated."""
    alike = [one for one in problems if one.code == "KH620"]
    if len(alike) <= FEW:
        return problems
    message = _("in {count} workbooks, of which this is one: {what}")
    said = message.format(count=len(alike), what=alike[0].message)
    return [one for one in problems if one.code != "KH620"] + [replace(alike[0], message=said)]


def _read(file: str, content: bytes, asked: Asked) -> tuple[Reading | None, list[Diagnostic]]:
    container = opened(file, content)
    if isinstance(container, Diagnostic):
        return None, [container]
    sheet = identified(container, asked)
    if not sheet.table:
        # Where the head has moved, what it says is read from the wrong rows.
        displaced = displaced_head(sheet)
        return None, [displaced] if displaced else list(sheet.problems)
    figures, problems = read_sheet(sheet, container)
    if not figures:
        return None, problems
    table = sheet.table
    digest = hashlib.sha256(content).hexdigest()
    reading = Reading(asked.period, table.form.id, table.unit.id, file, digest, figures)
    return reading, problems


def _once(readings: Sequence[Reading]) -> tuple[list[Reading], list[Diagnostic]]:
    """Keep what one file says of a unit; where several do, keep none but of equal figures."""
    by_unit = defaultdict[tuple[str, str], list[Reading]](list)
    for reading in readings:
        by_unit[reading.form, reading.sender].append(reading)
    kept, problems = list[Reading](), list[Diagnostic]()
    for first, *others in by_unit.values():
        if all(_says_the_same(first, other) for other in others):
            kept.append(first)
        problems += [_doubled(first, other) for other in others]
    return kept, problems


def _says_the_same(one: Reading, other: Reading) -> bool:
    """Tell whether two workbooks have the same figures; one saved again has other bytes."""
    return one.digest == other.digest or one.values == other.values


def _doubled(first: Reading, other: Reading) -> Diagnostic:
    related = (Related(Place(first.file), _("is the first")),)
    if _says_the_same(first, other):
        message = _("the same workbook once more; it is counted once")
        return Diagnostic("KH622", message, Place(other.file), Severity.WARNING, related=related)
    message = _("a second workbook of the same unit, with other figures; neither is kept")
    hint = _("ask the unit which one holds, and take the other away")
    return Diagnostic("KH612", message, Place(other.file), hint=hint, related=related)


def _strangers(readings: Sequence[Reading], asked: Asked) -> Iterator[Diagnostic]:
    """Name the files of another province in a folder that is nearly all of one."""
    folders = defaultdict[str, list[Reading]](list)
    for reading in readings:
        folders[str(PurePath(reading.file).parent)].append(reading)
    for inside in folders.values():
        ((home, most),) = Counter(map(_province, inside)).most_common(1)
        if most * 2 <= len(inside):
            continue
        for reading in inside:
            if _province(reading) != home:
                yield _stranger(reading, home, asked)


def _province(reading: Reading) -> str:
    return reading.sender.partition("/")[0]


def _stranger(reading: Reading, home: str, asked: Asked) -> Diagnostic:
    unit, at_home = asked.units[reading.sender].name, asked.units[home].name
    message = _("a workbook of {unit} among those of {home}; it is kept under its own name")
    hint = _("move it to its own province's folder")
    said = message.format(unit=unit, home=at_home)
    return Diagnostic("KH607", said, Place(reading.file), Severity.WARNING, hint)
