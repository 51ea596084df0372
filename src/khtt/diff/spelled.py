"""A text that became a heading with its paragraphs: one thing in two forms, told as one."""

from collections.abc import Sequence
from dataclasses import replace

from khtt.diff.declared import Link
from khtt.diff.records import Record, Records
from khtt.nouns.change import Relation


def spelled_out(old: Records, new: Records, links: Sequence[Link]) -> dict[int, str]:
    """Give the headings that older texts became, each with the whole text that stands under it.

    A heading counts where nothing under it is older than the texts it came from.
    """
    origins = dict[int, set[int]]()
    for link in links:
        origins.setdefault(link.new, set()).add(link.old)
    found = dict[int, str]()
    for index, olds in origins.items():
        heading = new.all[index]
        if heading.text or index not in new.children:
            continue
        if any(not old.all[one].text or one in old.children for one in olds):
            continue
        if all(origins.get(below.index, olds) <= olds for below in new.below(heading)):
            found[index] = _whole(new, heading)
    return found


def told_links(new: Records, links: Sequence[Link], spelled: dict[int, str]) -> tuple[Link, ...]:
    """Give the links with a text that only took the form of heading and paragraph as one pair."""
    inside = {
        (link.old, below.index)
        for link in links
        if link.new in spelled
        for below in new.below(new.all[link.new])
    }
    kept = [link for link in links if (link.old, link.new) not in inside]
    alone = {link.old: link for link in kept if sum(other.old == link.old for other in kept) == 1}
    return tuple(
        replace(link, relation=Relation.SAME)
        if link.relation is Relation.SPLIT and link.old in alone and link.new in spelled
        else link
        for link in kept
    )


def _whole(new: Records, heading: Record) -> str:
    below = "; ".join(one.words.rstrip(".;") for one in new.below(heading))
    return f"{heading.words}: {below}"
