"""Regular expressions that are compiled when they are first used: most runs use few of them."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property


class Pattern:
    """A regular expression with what of `re.Pattern` is used here."""

    def __init__(self, source: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        """Take the expression; a mistake in it shows at its first use."""
        self.source = source
        self.flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """Give the expression itself."""
        return re.compile(self.source, self.flags)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Give the first match in a text."""
        return self.compiled.search(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Give the match at a place of a text."""
        return self.compiled.match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Give the match of a text as a whole."""
        return self.compiled.fullmatch(text)

    def finditer(
        self, text: str, start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """Give every match in a text."""
        return self.compiled.finditer(text, start, len(text) if end is None else end)

    def findall(self, text: str) -> list[str]:
        """Give the texts of every match, or of their one group."""
        return self.compiled.findall(text)

    def split(self, text: str) -> list[str]:
        """Give what stands between the matches."""
        return self.compiled.split(text)

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Give a text with every match replaced."""
        return self.compiled.sub(new, text)
