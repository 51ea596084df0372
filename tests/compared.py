"""Plans to compare: the real ones in pairs, and small ones made up."""

from collections.abc import Callable
from contextvars import copy_context
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import ParamSpec, TypeVar

from khtt.diff import Options, diff
from khtt.load import load
from khtt.nouns.change import (
    Band,
    Change,
    Changes,
    Direction,
    Edition,
    Entry,
    FieldChange,
    Kind,
    Local,
    Meaning,
    Origin,
    Part,
    Summary,
    Topic,
    counted,
)
from khtt.nouns.language import use
from khtt.nouns.plan.file import PlanFile
from khtt.parse import parse
from khtt.resolve.worded import national
from khtt.workspace.resources import catalogue

PLANS = Path(__file__).parents[1] / "plans"
Given = ParamSpec("Given")
Told = TypeVar("Told")
PAIRS = ((2022, 2023), (2023, 2025), (2022, 2025))


@cache
def plan(year: int) -> PlanFile:
    """Give the plan of a year."""
    file = PLANS / f"{year}.yaml"
    return national(parse(load(file.read_bytes(), file.name), PlanFile))


@cache
def compared(old: int, new: int) -> Changes:
    """Give what changed between two years."""
    one, two = (Origin(f"plans/{year}.yaml", "0" * 64) for year in (old, new))
    return diff(plan(old), plan(new), Options(old=one, new=two))


def vietnamese(tell: Callable[Given, Told]) -> Callable[Given, Told]:
    """Give a format that tells its changes in Vietnamese, as papers do."""

    def told(*given: Given.args, **named: Given.kwargs) -> Told:
        def said() -> Told:
            use(catalogue("vi"))
            return tell(*given, **named)

        return copy_context().run(said)

    return told


def small(year: int, **texts: str) -> PlanFile:
    """Give a plan of one section with a content for each id and text."""
    return PlanFile.model_validate(
        {
            "khtt": 1,
            "plan": {
                "id": "small",
                "year": year,
                "title": f"Kế hoạch năm {year}",
                "field": "truyền thông",
                "verb": "truyền thông",
                "subject": f"Công tác truyền thông năm {year}",
                "issuer": "vss",
                "place": "Hà Nội",
                "issued": {"year": year},
                "as_of": f"01/01/{year}",
                "signature": {"head": "TỔNG GIÁM ĐỐC"},
            },
            "units": ({"id": "vss", "name": "Bảo hiểm xã hội Việt Nam", "level": "central"},),
            "sections": ({"id": "contents", "ref": "I", "title": "Nội dung"},),
            "contents": tuple(
                {"id": name, "ref": f"I.{number}", "text": text}
                for number, (name, text) in enumerate(texts.items(), start=1)
            ),
        }
    )


def unpaired(old: PlanFile, new: PlanFile) -> Changes:
    """Give two plans of which nothing is known to belong together."""
    return Changes(_edition(old), _edition(new), (), ())


def _edition(file: PlanFile) -> Edition:
    return Edition(Origin(), file.plan.id, file.plan.year, file.plan.title, file.khtt)


def every_kind(text: str) -> Changes:
    """Give a change of each kind, its texts, fields and note all holding the same text."""
    entry = Entry("content", "one", ("III.1",), text)
    field = FieldChange("quantity", text, f"{text} mới", Direction.UP, percent=Decimal(20))
    changes = [
        Change(
            kind,
            Part("III", text),
            () if kind is Kind.ADDED else (replace(entry, id=kind.value),),
            () if kind is Kind.REMOVED else (replace(entry, id=kind.value, text=f"{text} mới"),),
            score=0.5,
            band=Band.REVIEW,
            fields=(field,),
            note=text,
        )
        for kind in Kind
    ]
    follower = replace(changes[0], kind=Kind.ADDED, note="theo", cause=changes[1].fingerprint)
    editions = (Edition(Origin(text, text), "plan", year, text, 1) for year in (2022, 2023))
    old, new = editions
    summary = Summary((), counted(changes), 1)
    return Changes(old, new, (), (*changes, follower), summary)


def for_one_unit(changes: Changes, name: str) -> Local:
    """Give what the first change means for a unit."""
    first = changes.causes[0]
    meaning = Meaning(
        Topic.NUMBERS,
        "number",
        first.entry.id,
        first.entry.ref,
        first.entry.text,
        (f"36 xã {name}",),
        (f"40 xã {name}",),
        first.fingerprint,
    )
    return Local(name, (meaning,))
