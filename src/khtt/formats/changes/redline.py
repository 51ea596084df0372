"""The new plan as a Word document with tracked changes against the old one.

Accepting all of them gives the new plan's text, rejecting all of them the old plan's. Numbers are
literal: automatic ones would count deleted paragraphs too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from khtt.formats.plan.lines import Line, lines
from khtt.nouns.change import Changes, Relation
from khtt.nouns.change.words import Run as Words
from khtt.nouns.change.words import marked
from khtt.nouns.document import Block, Document, Mark, Paragraph, Properties, Run, Section, Tracked
from khtt.nouns.language import _
from khtt.nouns.plan.file import PlanFile
from khtt.write import base_package, write

AUTHOR = "khtt"
# A pair whose words are kept weighs more than one of which only the place is kept.
_KEPT, _PLACED = 4, 1


@dataclass(frozen=True, slots=True)
class Match:
    """Two lines that belong together; `words` lead from one to the other where enough are kept."""

    old: int
    new: int
    words: tuple[Words, ...] | None

    @property
    def weight(self) -> int:
        """Give what it is worth to leave the two at one place."""
        return _PLACED if self.words is None else _KEPT


def as_redline(changes: Changes, old: PlanFile, new: PlanFile) -> bytes:
    """Give a .docx of the new plan in which every difference from the old one is tracked.

    Pairs stand at one place as far as their orders agree; what moved is deleted there and inserted
    here. Raise ValueError when a text holds a character that no document can carry.
    """
    before, after = lines(old), lines(new)
    matches = in_one_order(_matches(changes, before, after))
    blocks: tuple[Block, ...] = (*_paragraphs(before, after, matches), _closing(old, new))
    properties = Properties(
        title=new.plan.title,
        subject=_("Redline against the plan of {old}").format(old=old.plan.year),
        author=AUTHOR,
        year=new.plan.year,
    )
    return write(Document((Section(blocks),), properties), base_package())


def _closing(old: PlanFile, new: PlanFile) -> Paragraph:
    """Give the last paragraph, which must stay: Word cannot delete a document's last one."""
    said = _("Redline of the plan of {new} against the plan of {old}").format(
        new=new.plan.year, old=old.plan.year
    )
    return Paragraph((Run(said),), "note")


def _matches(changes: Changes, before: Sequence[Line], after: Sequence[Line]) -> list[Match]:
    """Give each line at most one partner: the heads, then equal items, then the likest."""
    olds = {line.id: index for index, line in enumerate(before) if line.id}
    news = {line.id: index for index, line in enumerate(after) if line.id}
    ranked = sorted(
        changes.pairs, key=lambda pair: (pair.relation is not Relation.SAME, -pair.score)
    )
    wanted = [
        *(
            (i, j)
            for i, one in enumerate(before)
            for j, two in enumerate(after)
            if _both_head(one, two)
        ),
        *((olds.get(pair.old.id), news.get(pair.new.id)) for pair in ranked),
        *((index, news.get(name)) for name, index in olds.items()),
    ]
    used_old, used_new, found = set[int](), set[int](), list[Match]()
    for one, two in wanted:
        if one is None or two is None or one in used_old or two in used_new:
            continue
        used_old.add(one)
        used_new.add(two)
        found.append(Match(one, two, marked(before[one].text, after[two].text)))
    return found


def _both_head(one: Line, two: Line) -> bool:
    return not one.id and not two.id and one.role == two.role


def in_one_order(matches: Sequence[Match]) -> list[Match]:
    """Give the weightiest matches whose order is the same on both sides."""
    ordered = sorted(matches, key=lambda match: match.new)
    best: list[tuple[int, int | None]] = []
    for index, match in enumerate(ordered):
        earlier = [
            (best[place][0], place) for place in range(index) if ordered[place].old < match.old
        ]
        weight, place = max(earlier, default=(0, None), key=lambda one: one[0])
        best.append((weight + match.weight, place))
    at: int | None = max(range(len(best)), key=lambda index: best[index][0], default=None)
    chain = list[Match]()
    while at is not None:
        chain.append(ordered[at])
        at = best[at][1]
    return chain[::-1]


def _paragraphs(
    before: Sequence[Line], after: Sequence[Line], matches: Sequence[Match]
) -> Iterator[Tracked]:
    """Give the paragraphs: between two matches what went, then what came."""
    ends = Match(len(before), len(after), None)
    for last, match in pairwise((Match(-1, -1, None), *matches, ends)):
        yield from (_whole(line, "deleted") for line in before[last.old + 1 : match.old])
        yield from (_whole(line, "inserted") for line in after[last.new + 1 : match.new])
        if match is not ends:
            yield from _pair(before[match.old], after[match.new], match.words)


def _pair(old: Line, new: Line, words: tuple[Words, ...] | None) -> Iterator[Tracked]:
    if words is None:
        yield _whole(old, "deleted")
        yield _whole(new, "inserted")
    else:
        runs = tuple(Run(run.text, mark=run.mark.value) for run in words)
        yield Tracked(runs, new.role)


def _whole(line: Line, mark: Mark) -> Tracked:
    return Tracked((Run(line.text),), line.role, mark)
