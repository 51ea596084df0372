"""Legal bases in words: type, number, date, issuer, subject (Nghị định 30/2020, Phụ lục I, II.6.b)."""

from collections.abc import Iterable

from khtt.nouns.plan.abbreviation import Abbreviation, written_out
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Basis
from khtt.nouns.plan.own import Reference
from khtt.nouns.plan.resolved import Plan
from khtt.nouns.text import long_date, lower_first

NUMBER_BLANK = "\u00a0" * 6
DAY_BLANK = "\u00a0" * 4


def citation(basis: Basis, terms: Iterable[Abbreviation] = ()) -> str:
    """Give the full citation of a legal basis, without abbreviations; a law is cited by its name."""
    said = basis.type
    if basis.number:
        said += f" số {basis.number}"
    if basis.date:
        said += f" {long_date(basis.date)}"
    if basis.issuer:
        said += f" của {basis.issuer}"
    whole = f"{said} {basis.subject}" if basis.subject else said
    return written_out(whole, terms)


def plan_citation(file: PlanFile, issuer: str, known: Reference | None = None) -> str:
    """Give the citation of the plan itself; a number and date not yet known stay blank.

    `known` is what the office that carries it out knows of them.
    """
    issued = file.plan.issued
    date = issued.date or (known and known.date)
    when = long_date(date) if date else blank_date(issued.year)
    number = issued.number or (known.number if known else None)
    symbol = _with_symbol(number, file.plan.symbol)
    return f"Kế hoạch số {symbol} {when} của {issuer} về {lower_first(file.plan.subject)}"


def above_citation(above: Plan, known: Reference | None = None) -> str:
    """Cite the plan of the body above; a number and a day not known stay blank."""
    symbol = _with_symbol(
        above.local.number or (known.number if known else None), above.body.symbol
    )
    date = long_date(known.date) if known and known.date else ""
    day = above.local.day or date or blank_date(above.file.plan.year)
    return f"Kế hoạch số {symbol} {day} của {above.body.name} về {lower_first(above.subject)}"


def _with_symbol(number: str | None, symbol: str) -> str:
    if number and "/" in number:
        return number
    return f"{number or NUMBER_BLANK}/{symbol}"


def blank_date(year: int) -> str:
    """Give a date whose day and month an office still has to fill in."""
    return f"ngày{DAY_BLANK}tháng{DAY_BLANK}năm {year}"
