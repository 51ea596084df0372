"""YAML events -> plain data with places."""

import re
import unicodedata
from typing import Protocol

import yaml

from khtt.load.characters import refused
from khtt.load.problems import malformed
from khtt.nouns.diagnostic import Diagnostic, Place, Related
from khtt.nouns.language import _
from khtt.nouns.source import Path, Plain

DEPTH_LIMIT = 40
# Longer runs of digits are account numbers, not amounts.
_WHOLE_NUMBER = re.compile("0|[1-9][0-9]{0,14}")
_WORDS: dict[str, Plain] = {"": None, "~": None, "null": None, "true": True, "false": False}


class _StopReadingError(Exception):
    """What follows cannot be told apart any more."""


class Parser(Protocol):
    """Gives the events of a text, one at a time."""

    def get_event(self) -> yaml.Event | None:
        """Give the next event; raise yaml.YAMLError where the text is not YAML."""


def new_parser(text: str) -> Parser:
    """Give a parser of a text: libyaml's, ten times as fast, or PyYAML's own without it."""
    return yaml.CSafeLoader(text) if yaml.__with_libyaml__ else yaml.SafeLoader(text)


class Reader:
    """Reads one text; afterwards it knows the places and the problems found on the way."""

    def __init__(
        self, parser: Parser, file: str, *, normalise: bool = False, text: str = ""
    ) -> None:
        """Take the name for places, whether text still has to be made NFC, and the text itself."""
        self.text = text
        self.file = file
        self.normalise = normalise
        self._events = iter(parser.get_event, None)
        self.places: dict[Path, Place] = {}
        self.keys: dict[Path, Place] = {}
        self.problems: list[Diagnostic] = []
        self.broken = False
        self._undashed = set[Path]()

    def read(self) -> Plain:
        """Give the data of the one document; what is wrong goes to `problems`."""
        try:
            return self._documents()
        except yaml.YAMLError as error:
            self.problems.append(malformed(error, self.file, self.text.split("\n")))
            self.broken = True
        except _StopReadingError:
            self.broken = True
        return None

    def _documents(self) -> Plain:
        next(self._events)  # the stream starts
        if isinstance(next(self._events), yaml.StreamEndEvent):
            self._empty()
            return None
        data = self._value(next(self._events), ())
        if data is None and not self.problems:
            self._empty()
        next(self._events)  # the document ends
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            self._report(
                "KH007", after, _("a second document begins here"), _("one file, one plan")
            )
        return data

    def _empty(self) -> None:
        self.problems.append(
            Diagnostic(
                "KH008",
                _("the file is empty"),
                Place(self.file),
                hint=_("begin with `khtt: 1` and `plan:`"),
            )
        )

    def _value(self, event: yaml.Event, path: Path) -> Plain:
        self.places[path] = self._place(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if not isinstance(event, yaml.CollectionStartEvent):
            self._alias(event)
            return None
        if event.anchor is not None or event.tag is not None:
            self._properties(event)
        if len(path) >= DEPTH_LIMIT:
            self._report(
                "KH012",
                event,
                _("values are nested deeper than {limit} levels").format(limit=DEPTH_LIMIT),
            )
            raise _StopReadingError
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        return self._sequence(path)

    def _sequence(self, path: Path) -> Plain:
        values = list[Plain]()
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            values.append(self._value(event, (*path, len(values))))
        return tuple(values)

    def _mapping(self, path: Path) -> Plain:
        values = dict[str, Plain]()
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(event)
            here = (*path, key)
            if key in values:
                self._duplicate(event, key, here)
                self._value(next(self._events), (*path, "", key))
                continue
            self.keys[here] = self._place(event)
            values[key] = self._value(next(self._events), here)
        return values

    def _key(self, event: yaml.Event) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            hint = _("a value that begins with `{{` or `[` goes in quotes").format()
            self._report("KH004", event, _("a key must be text"), hint)
            raise _StopReadingError
        if event.anchor is not None or event.tag is not None:
            self._properties(event)
        if not event.value:
            self._report(
                "KH004", event, _("a key is missing before the colon"), _("write `key: value`")
            )
        if event.value == "<<" and not event.style:
            self._report("KH005", event, _("a merge `<<` stands here"), _("write the keys out"))
        return self._text(event)

    def _scalar(self, event: yaml.ScalarEvent) -> Plain:
        if event.anchor is not None or event.tag is not None:
            self._properties(event)
        text = self._text(event)
        if event.style:
            return text
        if text in _WORDS:
            return _WORDS[text]
        return int(text) if _WHOLE_NUMBER.fullmatch(text) else text

    def _text(self, event: yaml.ScalarEvent) -> str:
        text: str = event.value
        # An escape such as "\u202e" makes a character that the file itself does not show.
        if event.style == '"' and not text.replace("\n", "").isprintable():
            bad = next(char for char in text if not char.isprintable() and char != "\n")
            self.problems.append(refused(bad, self._place(event)))
        return unicodedata.normalize("NFC", text) if self.normalise else text

    def _alias(self, event: yaml.Event) -> None:
        name = event.anchor if isinstance(event, yaml.AliasEvent) else ""
        self._report(
            "KH005",
            event,
            _("an alias `*{name}` stands here").format(name=name),
            _("write the value out, or put the text in quotes"),
        )

    def _properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._report(
                "KH005",
                event,
                _("an anchor `&{name}` stands here").format(name=event.anchor),
                _("delete it, or put the text in quotes"),
            )
        if event.tag is not None:
            self._report(
                "KH006",
                event,
                _("a tag `{tag}` stands here").format(tag=event.tag),
                _("delete it, or put the text in quotes"),
            )

    def _duplicate(self, event: yaml.Event, key: str, path: Path) -> None:
        first, above = self.keys[path], path[:-1]
        if above in self._undashed:
            return
        begins = next(one for one in self.keys if one[:-1] == above)
        if above and isinstance(above[-1], int) and begins == path:
            self._undashed.add(above)
            message = _("a dash is missing before `{key}`: it begins the next entry of the list")
            self._report(
                "KH002",
                event,
                message.format(key=key),
                _("write `- {key}: ...`, in line with the dash above").format(key=key),
            )
            return
        self.problems.append(
            Diagnostic(
                "KH002",
                _("the key `{key}` stands here a second time").format(key=key),
                self._place(event),
                hint=_("keep one of the two"),
                related=(Related(first, _("`{key}` stands here first").format(key=key)),),
            )
        )

    def _report(self, code: str, event: yaml.Event, message: str, hint: str = "") -> None:
        self.problems.append(Diagnostic(code, message, self._place(event), hint=hint))

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1) if mark else Place(self.file)
