"""The account for people at a terminal: a block for each fact, then the counts."""

from collections.abc import Iterable, Iterator

from khtt.nouns.account import Account, Fate, Passed
from khtt.nouns.language import _

SHOWN = 3  # units below that are named before the others are counted


def as_text(account: Account, fates: Iterable[Fate]) -> str:
    """Give the fates asked for, and how many of each there are."""
    told = ["\n".join(_lines(fate)) for fate in fates]
    return "\n".join([*told, summary(account)]) + "\n"


def summary(account: Account) -> str:
    """Give the counts in one line."""
    sentence = _("{name}, {year}: {said} said, {passed} passed down, {left} left, {lost} lost")
    return sentence.format(name=account.name, year=account.year, **account.count())


def _lines(fate: Fate) -> Iterator[str]:
    yield f"{fate.id} ({fate.kind}) {fate.at}"
    if fate.text != fate.id:
        yield f"    {fate.text}"
    for one in fate.said:
        times = f" ({one.times})" if one.times > 1 else ""
        yield _("    said: {where}").format(where=one.where) + times
    if fate.passed:
        yield _("    passed down: {units}").format(units=units(fate.passed))
    if fate.left:
        at = f" ({fate.left.at})" if fate.left.at else ""
        sentence = _("    left: {rule}: {sentence}")
        yield sentence.format(rule=fate.left.rule, sentence=fate.left.sentence) + at
    if fate.lost:
        yield _("    lost: nothing says it, and no rule leaves it out")


def units(passed: tuple[Passed, ...]) -> str:
    """Name who gets something, the first of them and how many more."""
    named = "; ".join(f"{one.to}: {one.value}" if one.value else one.to for one in passed[:SHOWN])
    more = len(passed) - SHOWN
    return _("{units}; and {count} more").format(units=named, count=more) if more > 0 else named
