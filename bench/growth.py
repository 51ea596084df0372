"""Growth: a plan with more rows, a run with more documents; twice as much may take twice as long."""

from collections.abc import Callable
from dataclasses import replace

from bench.document import Text
from bench.line import compiler, loaded_plan, provinces
from bench.measure import Goal, Part, Row, in_turns
from khtt.compiler import Compiler, LoadedPlan
from khtt.nouns.plan.items import Activity

TIMES = (1, 2, 4)
DOCUMENTS = (15, 30)
# Rows that come on top may cost at most so much more than those before them.
ROWS_LIMIT, DOCUMENTS_LIMIT = 1.25, 2.2
DOCUMENT_ROUNDS = 5


def rows_part(rounds: int) -> Part:
    """Measure a document whose plan has once, twice and four times the rows of the script."""
    lines = [compiler(_longer(loaded_plan(), times)) for times in TIMES]
    apart = len(provinces(lines[0])) // len(TIMES)
    # Each plan compiles a province that the others have not compiled just before it.
    contenders = {
        f"{times}x the rows of the script, {_cells(line)} cells": _one_by_one(line, apart * place)
        for place, (times, line) in enumerate(zip(TIMES, lines, strict=True))
    }
    in_turns(contenders, 1)
    samples = in_turns(contenders, rounds)
    first, *_ = samples
    rows = tuple(Row(name, found, beside=first) for name, found in samples.items())
    one, two, four = (row.median for row in rows)
    steep = (four - two) / (two - one) / 2
    goal = Goal("a row added to the doubled plan over one added to the plan", steep, ROWS_LIMIT)
    return Part("Growth: rows (resolve, compose, write of one document)", rows, (goal,))


def documents_part() -> Part:
    """Measure one process that compiles some documents, and one that compiles twice as many."""
    line = compiler()
    bodies = provinces(line)

    def compile_all(count: int) -> None:
        for body in bodies[:count]:
            line.document(body)

    compile_all(max(DOCUMENTS))
    few, many = (f"{count} documents" for count in DOCUMENTS)
    samples = in_turns(
        {
            few: lambda _: compile_all(min(DOCUMENTS)),
            many: lambda _: compile_all(max(DOCUMENTS)),
        },
        DOCUMENT_ROUNDS,
    )
    rows = (Row(few, samples[few]), Row(many, samples[many], beside=few))
    goal = Goal(f"{many} over {few}", rows[1].median / rows[0].median, DOCUMENTS_LIMIT)
    return Part("Growth: documents", rows, (goal,))


def _one_by_one(line: Compiler, start: int) -> Callable[[int], bytes]:
    """Give what compiles another province each turn, beginning with the one at this place."""
    bodies = provinces(line)
    return lambda turn: line.document(bodies[(start + turn) % len(bodies)])


def _cells(line: Compiler) -> int:
    return Text.of(line.document(provinces(line)[0])).cells


def _longer(loaded: LoadedPlan, times: int) -> LoadedPlan:
    """Give the plan with the rows of its script several times, each in words of its own."""
    file = loaded.file
    if file.script is None:
        message = "the plan has no script to make longer"
        raise ValueError(message)
    rows = tuple(_again(row, n) for n in range(times) for row in file.script.general)
    script = file.script.model_copy(update={"general": rows})
    return replace(loaded, file=file.model_copy(update={"script": script}))


def _again(row: Activity, n: int) -> Activity:
    return row.model_copy(update={"id": f"{row.id}-{n}", "form": f"{row.form} {n}"}) if n else row
