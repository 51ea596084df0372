"""The language that people are spoken to in: English in the code, other languages from catalogues.

`_("no plan of {year}")` gives the sentence in the language in use; `.format` fills it. Codes, keys
and the texts of documents are never translated.
"""

from contextvars import ContextVar
from gettext import NullTranslations

_catalogue: ContextVar[NullTranslations] = ContextVar("catalogue", default=NullTranslations())  # noqa: B039 (nothing changes it)


def use(catalogue: NullTranslations) -> None:
    """Speak with a catalogue from here on."""
    _catalogue.set(catalogue)


def _(text: str) -> str:
    """Give a text of the code in the language in use."""
    return _catalogue.get().gettext(text)
