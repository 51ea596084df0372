"""What a unit reads first of the changes: a sentence each, the weightiest first, on one screen."""

from collections.abc import Iterator, Sequence

from khtt.formats.changes.here import TOPICS, beginning, kind_name_of, line, values
from khtt.formats.changes.labels import apart, place, short
from khtt.nouns.change import Local, Meaning, Topic
from khtt.nouns.language import _, counted
from khtt.nouns.text import lower_first

# The lines of each heading; together they leave room for the title on a screen.
_LINES = {
    Topic.DATES: 3,
    Topic.NUMBERS: 4,
    Topic.REPORTS: 1,
    Topic.NEW: 5,
    Topic.ENDS: 3,
    Topic.UNSEEN: 1,
    Topic.OWN: 3,
}
_FEW, _BETWEEN = 3, 6
_LONGEST, _NAME, _VALUE = 190, 42, 70


def gist(local: Local) -> tuple[str, ...]:
    """Give what changes for a unit in at most twenty sentences, each with what it is about."""
    found = [one for topic, most in _LINES.items() for one in _topic(local, topic, most)]
    return tuple(found)


def _topic(local: Local, topic: Topic, most: int) -> Iterator[str]:
    meanings = local.of(topic)
    if not meanings:
        return
    title = _(TOPICS[topic])
    lines = list(_lines(topic, meanings))
    whole = len(lines) if len(lines) <= most else most - 1
    for one in lines[:whole]:
        whole_told = topic in (Topic.UNSEEN, Topic.REPORTS)
        yield f"{title}: {one}" if whole_told else short(f"{title}: {one}", _LONGEST)
    if left := lines[whole:]:
        width = (_LONGEST - len(title)) // min(len(left), _FEW) - _BETWEEN
        yield f"{title}: {'; '.join(short(one, width) for one in left[:_FEW])}{_more(left)}"


def _more(found: Sequence[object]) -> str:
    over = len(found) - _FEW
    return f"; {counted('{count} more', '{count} more', over)}" if over > 0 else ""


def _lines(topic: Topic, meanings: Sequence[Meaning]) -> Iterator[str]:
    """Give a line each, and one for those that changed alike."""
    match topic:
        case Topic.REPORTS | Topic.DATES | Topic.NUMBERS:
            yield from _alike(meanings)
        case Topic.ENDS:
            yield from _ended(meanings)
        case Topic.UNSEEN:
            yield _unseen(meanings)
        case Topic.OWN:
            yield from _became(meanings)
        case _other:
            yield from (line(one)[2:] for one in meanings)


def _alike(meanings: Sequence[Meaning]) -> Iterator[str]:
    together = dict[tuple[str, str], list[Meaning]]()
    for one in sorted(meanings, key=lambda one: one.rolled):
        together.setdefault(values(one), []).append(one)
    for sides, found in together.items():
        old, new = apart(*sides, _VALUE)
        said = f"{old} → {new}" if found[0].new else _gone(old)
        if len(found) == 1:
            same = f" ({_('as last year')})" if found[0].rolled else ""
            yield f"{short(beginning(found[0]), _NAME + _VALUE)}: {said}{same}"
        else:
            names = "; ".join(short(one.text, _NAME) for one in found[:_FEW])
            yield f"{said} ({names}{_more(found)})"


def _gone(old: str) -> str:
    return _("nothing any more, before {old}").format(old=lower_first(old))


def _became(meanings: Sequence[Meaning]) -> Iterator[str]:
    """Give what became of the unit's own decisions, those together of which it is the same."""
    together = dict[str, list[Meaning]]()
    for one in meanings:
        together.setdefault(one.what, []).append(one)
    for what, found in together.items():
        names = "; ".join(short(one.text, _NAME) for one in found[:_FEW])
        yield f"{kind_name_of(what)}: {names}{_more(found)}"


def _unseen(meanings: Sequence[Meaning]) -> str:
    """Give what stood in an annex that the new file only names: what has a time or number first."""
    first = sorted(meanings, key=lambda one: not one.old)[:_FEW]
    names = [
        f"{short(one.text, _NAME)} ({'; '.join(one.old)})" if one.old else one.text for one in first
    ]
    return f"{'; '.join(names)}{_more(meanings)}"


def _ended(meanings: Sequence[Meaning]) -> Iterator[str]:
    """Give what is gone, and what went into something else, each with how many they are."""
    into = dict[tuple[str, ...], list[Meaning]]()
    for one in meanings:
        into.setdefault(one.new, []).append(one)
    for new, found in sorted(into.items(), key=lambda item: len(item[0])):
        names = "; ".join(short(one.text, _NAME) for one in found[:_FEW])
        end = f" → {short(new[0], _VALUE)}" if new else ""
        alone = len(found) == 1 and found[0].ref not in ("", "+")
        where = f"{place(found[0].ref)}: " if alone else ""
        yield f"{where}{names}{_more(found)}{end}"
