"""Which parts of two texts belong together: by their bookmarks, by equal words, by like words."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from khtt.nouns.inspection import Step
from khtt.nouns.written import Part

LIKE = 0.5
Pairs = dict[int, int]


@dataclass(frozen=True, slots=True)
class Alignment:
    """The steps from one text to the other, in the order of the newer, and the parts that moved.

    Parts that say nothing are left out. What moved is taken away at its old place and put in at its
    new one.
    """

    steps: tuple[Step, ...]
    moved: tuple[tuple[Part, Part], ...]


def aligned(before: Sequence[Part], after: Sequence[Part]) -> Alignment:
    """Give what leads from one text to the other."""
    old = [part for part in before if part.filled]
    new, places = _filled(after, {part.text for part in old})
    pairs = _pairs(old, new)
    kept = _in_order(pairs)
    moved = tuple((old[i], new[j]) for i, j in sorted(pairs.items()) if i not in kept)
    return Alignment(tuple(_steps(old, new, places, kept)), moved)


def _filled(after: Sequence[Part], known: AbstractSet[str]) -> tuple[list[Part], list[int]]:
    """Give the parts that say something, and their places.

    LibreOffice parts a paragraph where the page's own margins begin: its halves are one again.
    """
    found, places = list[Part](), list[int]()
    for place, part in enumerate(after):
        if not part.filled:
            continue
        last = found[-1] if found else None
        if last and last.section != part.section and f"{last.text} {part.text}" in known:
            found[-1] = replace(last, cells=(f"{last.text} {part.text}",))
            continue
        found.append(part)
        places.append(place)
    return found, places


def _steps(
    old: Sequence[Part], new: Sequence[Part], places: Sequence[int], kept: Pairs
) -> Iterator[Step]:
    given = 0
    partners = {j: i for i, j in kept.items()}
    for j, part in enumerate(new):
        i = partners.get(j)
        if i is None:
            yield Step(None, part, places[j])
            continue
        yield from (Step(one, None) for one in old[given:i])
        yield Step(old[i], part, places[j])
        given = i + 1
    yield from (Step(one, None) for one in old[given:])


def _pairs(old: Sequence[Part], new: Sequence[Part]) -> Pairs:
    pairs = _by_mark(old, new)
    pairs |= _by_text(old, new, pairs)
    pairs |= _equal_elsewhere(old, new, pairs)
    return pairs | _alike(old, new, pairs)


def _by_mark(old: Sequence[Part], new: Sequence[Part]) -> Pairs:
    there, here = _marked(old), _marked(new)
    found = {there[mark]: here[mark] for mark in there if mark in here}
    return {i: j for i, j in found.items() if old[i].kind == new[j].kind}


def _marked(parts: Sequence[Part]) -> Mapping[str, int]:
    """Give the place of each bookmark by the number at its end; the first part that has it counts."""
    found: dict[str, int] = {}
    for place, part in enumerate(parts):
        for mark in part.marks[:1]:
            found.setdefault(mark.rpartition("_")[2], place)
    return found


def _by_text(old: Sequence[Part], new: Sequence[Part], pairs: Pairs) -> Pairs:
    taken = set(pairs.values())
    first = [f"\0{pairs[i]}" if i in pairs else _key(part) for i, part in enumerate(old)]
    second = [f"\0{j}" if j in taken else _key(part) for j, part in enumerate(new)]
    found = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    return {
        block.a + step: block.b + step
        for block in found
        for step in range(block.size)
        if block.a + step not in pairs and block.b + step not in taken
    }


def _equal_elsewhere(old: Sequence[Part], new: Sequence[Part], pairs: Pairs) -> Pairs:
    taken = set(pairs.values())
    waiting: dict[str, list[int]] = {}
    for j, part in enumerate(new):
        if j not in taken:
            waiting.setdefault(_key(part), []).append(j)
    found: Pairs = {}
    for i, part in enumerate(old):
        if i not in pairs and (places := waiting.get(_key(part))):
            found[i] = places.pop(0)
    return found


def _alike(old: Sequence[Part], new: Sequence[Part], pairs: Pairs) -> Pairs:
    """Pair what stands between the same neighbours and shares half of its words."""
    found: Pairs = {}
    taken = set(pairs.values())
    anchors = sorted(_in_order(pairs).items())
    for (i, j), (end, last) in zip(
        [(-1, -1), *anchors], [*anchors, (len(old), len(new))], strict=True
    ):
        loose = [place for place in range(j + 1, last) if place not in taken]
        for place in range(i + 1, end):
            if place in pairs:
                continue
            ratios = [(_likeness(old[place], new[one]), -one) for one in loose]
            ratio, one = max(ratios, default=(0.0, 0))
            if ratio >= LIKE:
                found[place] = -one
                loose = [other for other in loose if other > -one]
    return found


def _likeness(one: Part, two: Part) -> float:
    if one.kind != two.kind or (one.kind == "row" and len(one.cells) != len(two.cells)):
        return 0.0
    return SequenceMatcher(None, one.text.split(), two.text.split(), autojunk=False).ratio()


def _key(part: Part) -> str:
    return f"{part.kind}|{part.text}"


def _in_order(pairs: Pairs) -> Pairs:
    """Give the most pairs that stand in one order on both sides."""
    ends: list[int] = []
    chain: list[int] = []
    before: dict[int, int | None] = {}
    ordered = sorted(pairs)
    for i in ordered:
        place = bisect_left(ends, pairs[i])
        before[i] = chain[place - 1] if place else None
        if place == len(ends):
            ends.append(pairs[i])
            chain.append(i)
        else:
            ends[place], chain[place] = pairs[i], i
    found: Pairs = {}
    at = chain[-1] if chain else None
    while at is not None:
        found[at] = pairs[at]
        at = before[at]
    return found
