"""Names made from patterns: which pattern of a role holds, and what fills it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from operator import attrgetter

from khtt.nouns.organisation.bodies import Body, Level
from khtt.nouns.words.places import COMMUNE, Places, Word
from khtt.nouns.words.roles import Role
from khtt.nouns.words.standpoint import Standpoint

_EACH = re.compile(r"<([^>]*)>")
_COUNTS: Mapping[str, Callable[[Standpoint], str]] = {
    "towns": attrgetter("towns"),
    "hamlets": attrgetter("hamlets"),
    "heads": attrgetter("hamlet_heads"),
}
_FILLED = re.compile(r"\{(\w+)\}")


def spoken(
    role: Role, patterns: Mapping[str, str], level: str | None, at: Standpoint
) -> str | None:
    """Give the name of a role at a level, as the body of a standpoint says it; None for none."""
    if level == "each":
        return _spoken_each(role, patterns, at)
    meant = at.meant(level)
    if meant is None and level == Level.DISTRICT and role.of_body:
        meant = at.meant(Level.BASE)
    if meant is None:
        return None
    return _of_body(role, patterns, meant, at) if role.of_body else _of_place(patterns, meant, at)


def _spoken_each(role: Role, patterns: Mapping[str, str], at: Standpoint) -> str | None:
    """Say a role at the body's own level and all below: by its own pattern, or one by one."""
    levels = [level for level in at.scale if at.depth(level) >= 0]
    if role.of_body:
        levels = [level for level in levels if level != COMMUNE]
    if pattern := patterns.get(f"each-{at.level}"):
        return _filled(pattern, (), _each(role, levels, at))
    names = (spoken(role, patterns, level, at) for level in levels)
    return "; ".join(dict.fromkeys(name for name in names if name)) or None


def _each(role: Role, levels: Sequence[str], at: Standpoint) -> Mapping[str, str]:
    """Give the words of several levels: the kinds of all, and of those above the communes."""
    own = at.of_body(at.level).words if role.of_body else _kinds(at.level, at)
    below = [word for level in levels[1:] for word in _kinds(level, at)]
    upper = [word for level in levels[1:] if level != COMMUNE for word in _kinds(level, at)]
    words = {"each": _joined((*own, *below)), "upper": _joined((*own, *upper))}
    return {**words, **({"kind": own[0].kind} if len(own) == 1 else {})}


def _kinds(level: str, at: Standpoint) -> tuple[Word, ...]:
    if level == Level.BASE and at.level != Level.BASE:
        return ()
    return () if level == Level.NATION else at.places(level).words


def _joined(words: Iterable[Word]) -> str:
    return ", ".join(dict.fromkeys(word.kind for word in words))


def _of_body(role: Role, patterns: Mapping[str, str], level: str, at: Standpoint) -> str | None:
    """Say what belongs to the bodies of a level: one at the body's own and above, several below."""
    if at.depth(level) > 0:
        places = Places((), several=True) if level == Level.BASE else at.places(level)
        return _slot(patterns, level, places, at)
    body, (word,) = at.bodies[level], at.of_body(level).words
    office = next((one for one in body.offices if one.role == role.office), None)
    if office and (office.proper or level not in patterns):
        return office.name if at.depth(level) == 0 else f"{office.name} {_branch(body, word)}"
    top = at.bodies.get("province", body)
    words = {"short": f"BHXH {body.area.name}" if body.committee else body.short, "top": top.short}
    return _filled(patterns.get(level), (word,), words)


def _branch(body: Body, word: Word) -> str:
    return body.short if body.level is Level.NATION else f"BHXH {word.kind}"


def _of_place(patterns: Mapping[str, str], level: str, at: Standpoint) -> str | None:
    """Say what belongs to the places of a level; a base has the places of its communes."""
    if level == Level.NATION:
        pattern = patterns.get(level)
        return _filled(pattern, (), _counted(pattern, at))
    level = COMMUNE if level == Level.BASE else level
    return _slot(patterns, level, at.places(level), at)


def _slot(patterns: Mapping[str, str], level: str, places: Places, at: Standpoint) -> str | None:
    """Fill the pattern for several places, or for one; the nation may say several its own way."""
    if places.several:
        slots = [f"{level}s", level]
        if at.level == Level.NATION:
            slots.insert(0, f"national-{level}s")
    else:
        slots = [*_special(patterns, level, places.words[0].kind), level]
    pattern = next((patterns[slot] for slot in slots if slot in patterns), None)
    if not places.words and level != Level.BASE:
        return None
    return _filled(pattern, places.words, _counted(pattern, at))


def _special(patterns: Mapping[str, str], level: str, kind: str) -> Iterable[str]:
    """Give the slots of a kind of place: `district/thành phố`, also for `thành phố Thủ Đức`."""
    slots = (slot for slot in patterns if slot.startswith(f"{level}/"))
    return (slot for slot in slots if kind.startswith(slot.removeprefix(f"{level}/")))


def _counted(pattern: str | None, at: Standpoint) -> Mapping[str, str]:
    """Give the words that are counted from the units of the area, where a pattern asks for them."""
    asked = set(_FILLED.findall(pattern or ""))
    return {name: count(at) for name, count in _COUNTS.items() if name in asked}


def _filled(pattern: str | None, places: Sequence[Word], more: Mapping[str, str]) -> str | None:
    """Fill a pattern; None for no pattern, or where a word that it needs is missing."""
    if pattern is None:
        return None
    words = {**_words(places), **more}
    try:
        repeated = _EACH.sub(lambda found: _repeated(found[1], places), pattern)
        return _FILLED.sub(partial(_word_at, words), repeated)
    except KeyError:
        return None


def _repeated(pattern: str, places: Sequence[Word]) -> str:
    return ", ".join(_FILLED.sub(partial(_word_at, _of_word(word)), pattern) for word in places)


def _word_at(words: Mapping[str, str], found: re.Match[str]) -> str:
    return words[found[1]]


def _words(places: Sequence[Word]) -> dict[str, str]:
    if len(places) == 1:
        return _of_word(places[0])
    return {"kind": _joined(places)} if places else {}


def _of_word(word: Word) -> dict[str, str]:
    filled = {"kind": word.kind, "named": word.named}
    if word.prefix:
        filled["prefix"] = word.prefix
    filled |= {"place": word.place} if word.place else {}
    filled |= {"bare": word.bare} if word.bare else {}
    return filled
