"""The language that people are spoken to in: English in the code, other languages from catalogues.

`_("no plan of {year}")` gives the sentence in the language in use; `.format` fills it. A count goes
through `counted("{count} file", "{count} files", count)`. A text that is only said later, such as
one in a table of the module, is marked where it stands: `marked("a tab stands here")`. Codes, keys
and the texts of documents are never translated.

Catalogues are gettext's: `data/locale/vi/*.po`, a file an area, read as they are. `make messages`
brings them in step with the code.
"""

import re
from collections.abc import Iterable
from contextvars import ContextVar
from gettext import NullTranslations

ENGLISH = "en"
_QUOTED = r'"[^"\\\n]*(?:\\.[^"\\\n]*)*"\n'
_TEXT = rf"({_QUOTED}(?:{_QUOTED})*)"
_ENTRY = re.compile(
    rf"^msgid {_TEXT}(?:msgid_plural {_TEXT})?msgstr(?:\[0\])? {_TEXT}", re.MULTILINE
)
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b"}


class Catalogue(NullTranslations):
    """The sentences of a language, by those of the code; what it lacks is said in English."""

    def __init__(self, sentences: dict[str, str]) -> None:
        """Take the sentences; a count has one for all numbers, as Vietnamese has."""
        super().__init__()
        self.sentences = sentences

    def gettext(self, message: str) -> str:
        """Give a sentence in this language."""
        return self.sentences.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Give the sentence for a count in this language."""
        return self.sentences.get(msgid1) or (msgid1 if n == 1 else msgid2)


_catalogue: ContextVar[NullTranslations] = ContextVar("catalogue", default=NullTranslations())  # noqa: B039 (nothing changes it)


def use(catalogue: NullTranslations) -> None:
    """Speak with a catalogue from here on."""
    _catalogue.set(catalogue)


def _(text: str) -> str:
    """Give a text of the code in the language in use."""
    return _catalogue.get().gettext(text)


def counted(one: str, many: str, count: int) -> str:
    """Give what is said of a count, filled: `counted("{count} file", "{count} files", 3)`."""
    return _catalogue.get().ngettext(one, many, count).format(count=count)


def marked(text: str) -> str:
    """Give a text of the code as it is; it is put into the language in use where it is said."""
    return text


def sentences(texts: Iterable[str]) -> dict[str, str]:
    """Give what catalogues say, by what the code says; what they leave out is not there."""
    found = {
        _joined(said): _joined(translated)
        for text in texts
        for said, _many, translated in _ENTRY.findall(text)
    }
    return {said: translated for said, translated in found.items() if said and translated}


def _joined(quoted: str) -> str:
    """Give the text that a catalogue has in quotes, in one piece or in several."""
    text = quoted[1:-2].replace('"\n"', "")
    return _ESCAPE.sub(_escaped, text) if "\\" in text else text


def _escaped(found: re.Match[str]) -> str:
    return _ESCAPED.get(found[1], found[1])
