"""Legal bases in words: type, number, date, issuer, subject (Nghị định 30/2020, Phụ lục I, II.6.b)."""

from collections.abc import Iterable

from khtt.nouns.plan.abbreviation import Abbreviation, written_out
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Basis
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


def plan_citation(file: PlanFile, issuer: str) -> str:
    """Give the citation of the plan itself; a number and date not yet known stay blank."""
    issued = file.plan.issued
    when = long_date(issued.date) if issued.date else blank_date(issued.year)
    symbol = issued.number or f"{NUMBER_BLANK}/{file.plan.symbol}"
    return f"Kế hoạch số {symbol} {when} của {issuer} về {lower_first(file.plan.subject)}"


def above_citation(above: Plan) -> str:
    """Cite the plan of the body above; a number and a day not known stay blank."""
    symbol = above.local.number or f"{NUMBER_BLANK}/{above.body.symbol}"
    day = above.local.day or blank_date(above.file.plan.year)
    return f"Kế hoạch số {symbol} {day} của {above.body.name} về {lower_first(above.subject)}"


def blank_date(year: int) -> str:
    """Give a date whose day and month an office still has to fill in."""
    return f"ngày{DAY_BLANK}tháng{DAY_BLANK}năm {year}"
