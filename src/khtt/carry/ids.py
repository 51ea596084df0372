"""What the ids of an older plan are called in a newer one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from khtt.nouns.change import Changes, Kind
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Item
from khtt.nouns.source import Plain

_ALIKE = 0.45


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids of both plans: what continues as what, and how the items of each are called.

    `declared` are the units and bases of the older plan as it writes them, each with its key;
    `unseen` the items that only an annex held which the newer plan names and does not enclose.
    """

    old: Mapping[str, Item]
    new: Mapping[str, Item]
    others: Mapping[str, tuple[str, ...]]
    became: Mapping[str, tuple[str, ...]]
    declared: Mapping[str, tuple[str, Plain]] = field(default_factory=dict)
    unseen: frozenset[str] = frozenset()

    def after(self, name: str) -> tuple[str, ...]:
        """Give the ids by which an item, a unit or a basis goes on; itself where it stays."""
        found = self.became.get(name, ()) or self.others.get(name, ())
        if name in self.new:
            return (name, *(one for one in found if one != name))
        return (name,) if name in found else found

    def joined(self, name: str, after: str) -> tuple[str, ...]:
        """Give the older items that are one newer item now together with an older one."""
        return tuple(one for one, news in self.became.items() if after in news and one != name)

    def knows(self, name: str) -> bool:
        """Tell whether the newer plan has this id, whatever it names."""
        return name in self.new or self.others.get(name) == (name,)

    def nearest(self, name: str) -> str:
        """Give the id of the newer item whose text is most like that of an older one, if any is."""
        before = self.old.get(name)
        if before is None:
            return ""
        same = [one for one in self.new.values() if type(one) is type(before)]
        ranked = ((_like(said(before), said(one)), one.id) for one in same)
        like, found = max(ranked, default=(0.0, ""))
        return found if like >= _ALIKE else ""


def ids_of(old: PlanFile, new: PlanFile, changes: Changes, written: Plain) -> Ids:
    """Give the ids of two plans by their comparison; `written` is the older plan's data."""
    became = dict[str, tuple[str, ...]]()
    for pair in changes.pairs:
        became[pair.old.id] = (*became.get(pair.old.id, ()), pair.new.id)
    others = dict[str, tuple[str, ...]]()
    for olds, news in ((old.units, new.units), (old.bases, new.bases)):
        _declared(others, [one.id for one in olds], [(one.id, one.was) for one in news])
    before, after = ({item.id: item for _path, item in plan.items()} for plan in (old, new))
    hidden = {one.fingerprint for one in changes.changes if one.kind is Kind.NOT_SEEN}
    unseen = frozenset(
        entry.id for one in changes.changes if one.cause in hidden for entry in one.old
    )
    return Ids(before, after, others, became, dict(_written(written)), unseen)


def _written(data: Plain) -> Iterator[tuple[str, tuple[str, Plain]]]:
    """Give the units and bases of a plan as it writes them, by their ids."""
    for key in ("units", "bases"):
        listed = data.get(key) if isinstance(data, dict) else ()
        for one in listed if isinstance(listed, tuple) else ():
            if isinstance(one, dict):
                yield str(one.get("id", "")), (key, one)


def _declared(
    found: dict[str, tuple[str, ...]],
    olds: Iterable[str],
    news: Iterable[tuple[str, Iterable[str]]],
) -> None:
    news = list(news)
    for name, _was in news:
        found[name] = (name,)
    for name in olds:
        after = tuple(one for one, was in news if name in was)
        if name not in found and after:
            found[name] = after


def said(item: Item) -> str:
    """Give the words by which an item is known."""
    words = (getattr(item, key, None) for key in ("name", "title", "form", "text"))
    return next((one for one in words if isinstance(one, str) and one), item.id)


def _like(one: str, two: str) -> float:
    return SequenceMatcher(None, one.casefold(), two.casefold(), autojunk=False).ratio()
