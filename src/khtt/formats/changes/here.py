"""What the changes mean for one body, in lines under headings, as every format tells it."""

from collections.abc import Iterator, Sequence

from khtt.formats.changes.labels import apart, place, short
from khtt.formats.changes.names import KINDS
from khtt.nouns.change import Local, Meaning, Topic
from khtt.nouns.language import _, marked

TOPICS = {
    Topic.NEW: marked("New duties"),
    Topic.NUMBERS: marked("Numbers that changed"),
    Topic.DATES: marked("Dates that changed"),
    Topic.REPORTS: marked("Whom to report to"),
    Topic.ENDS: marked("What ends"),
    Topic.UNSEEN: marked("What cannot be seen: the file names annexes and does not enclose them"),
    Topic.OWN: marked("What your own file had decided, and what became of it"),
}
_NAMES = {one.value: name for one, name in KINDS.items()}
_BEGINNING = 110
_VALUE = 120


def continues(local: Local) -> str:
    """Give the bodies that it continues, in a sentence; nothing where it was there itself."""
    if not local.continues:
        return ""
    return _("It continues: {bodies}").format(bodies=", ".join(local.continues))


def topics(local: Local) -> Iterator[tuple[str, tuple[Meaning, ...]]]:
    """Give each heading that has lines, with them."""
    for topic, title in TOPICS.items():
        if found := local.of(topic):
            yield _(title), found


def is_table(meanings: Sequence[Meaning]) -> bool:
    """Tell whether both years have something to show side by side."""
    return any(one.old and one.new for one in meanings) and meanings[0].topic is not Topic.ENDS


def beginning(meaning: Meaning) -> str:
    """Give the item by its number and its first words."""
    text = short(meaning.text, _BEGINNING)
    return f"{place(meaning.ref)}: {text}" if meaning.ref and meaning.ref != "+" else text


def values(meaning: Meaning) -> tuple[str, str]:
    """Give the values of then and of now, each in a line; a dash where there is none."""
    old, new = ("; ".join(side) for side in (meaning.old, meaning.new))
    return old or "–", new or "–"


def line(meaning: Meaning) -> str:
    """Give a meaning in a line: "III.2: Hội nghị tại xã: 36/143 xã → 39/139 xã"."""
    said = beginning(meaning)
    match meaning.topic:
        case Topic.NEW:
            return f"+ {said}{_in_brackets(meaning.new)}"
        case Topic.ENDS | Topic.UNSEEN if not meaning.new:
            return f"- {said}{_in_brackets(meaning.old)}"
        case Topic.ENDS:
            into = "; ".join(short(one, _VALUE) for one in meaning.new)
            return f"- {said}{_in_brackets(meaning.old)} → {into}"
        case Topic.OWN:
            what = kind_name_of(meaning.what)
            now = f": {'; '.join(short(one, _VALUE) for one in meaning.new)}" if meaning.new else ""
            return f"! {said}: {what}{now}"
        case _other:
            old, new = apart(*values(meaning), _VALUE)
            same = f" ({_('as last year')})" if meaning.rolled else ""
            return f"~ {said}: {old} → {new}{same}"


def kind_name_of(value: str) -> str:
    """Give what a kind of change is called, by its value."""
    return _(_NAMES[value]) if value in _NAMES else value


def _in_brackets(said: tuple[str, ...]) -> str:
    return f" ({'; '.join(said)})" if said else ""
