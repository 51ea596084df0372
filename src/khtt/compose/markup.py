"""The tags that templates may use: HTML that a browser shows, in a small closed set."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from khtt.nouns.language import _

# tag -> the classes it may bear
TAGS: dict[str, frozenset[str]] = {
    "section": frozenset({"annex", "landscape"}),
    "header": frozenset(),
    "hgroup": frozenset({"annex"}),
    "footer": frozenset(),
    "h1": frozenset(),
    "h2": frozenset({"left"}),
    "h3": frozenset({"left"}),
    "h4": frozenset({"left"}),
    "h5": frozenset(),
    "p": frozenset(
        {
            "parent",
            "issuer",
            "number",
            "place",
            "attached",
            "authority",
            "manner",
            "name",
            "basis",
            "intro",
            "centred",
            "note",
            "part",
            "left",
            "right",
        }
    ),
    "ol": frozenset({"clause", "subclause", "subsubclause", "point", "on"}),
    "ul": frozenset(),
    "li": frozenset(),
    "table": frozenset(),
    "colgroup": frozenset(),
    "col": frozenset(),
    "thead": frozenset(),
    "tbody": frozenset(),
    "tr": frozenset({"heading"}),
    "th": frozenset({"centre", "left", "right"}),
    "td": frozenset({"centre", "left", "right", "bold"}),
    "b": frozenset(),
    "i": frozenset(),
    "br": frozenset(),
    "title": frozenset(),
    "meta": frozenset(),
}
SAYING = frozenset({"data-from"})  # the ids of the items that it says
ATTRIBUTES = {
    **dict.fromkeys(("h2", "h3", "h4", "h5", "p", "li", "tr"), SAYING),
    "col": frozenset({"width"}),
    "td": frozenset({"colspan", "rowspan"}) | SAYING,
    "th": frozenset({"colspan", "rowspan"}),
    "meta": frozenset({"name", "content"}),
}
VOID = frozenset({"br", "col", "meta"})

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s[^<>]*)?)>")
ATTRIBUTE = re.compile(r'([a-zA-Z-]+)="([^"<>]*)"')
JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
SPACES = re.compile(r"[ \t\r\n]+")
CACHED = 1024  # a document has hundreds of tags, but few that differ


@dataclass(frozen=True, slots=True)
class Token:
    """An opening tag, a closing tag, or text (`tag` is empty)."""

    tag: str
    opens: bool
    text: str = ""
    classes: frozenset[str] = frozenset()
    attributes: tuple[tuple[str, str], ...] = ()

    def attribute(self, name: str, default: str = "") -> str:
        """Give an attribute of the tag."""
        return dict(self.attributes).get(name, default)


@dataclass(frozen=True, slots=True)
class BadTag:
    """A tag that templates may not use: where it starts in the text, and why."""

    offset: int
    message: str


def tokens(markup: str) -> Iterator[Token]:
    """Read markup as tags and text; runs of blanks count as one, as in a browser."""
    end = 0
    for found in TAG.finditer(markup):
        start, after = found.span()
        if start > end:
            yield _text(markup[end:start])
        yield tag(found[0])
        end = after
    if end < len(markup):
        yield _text(markup[end:])


def bad_tags(template: str) -> Iterator[BadTag]:
    """Find in a template's own text the tags, classes and attributes outside the set."""
    plain = JINJA.sub(lambda found: " " * len(found[0]), template)
    for found in re.finditer(r"<[^<>]*>?", plain):
        known = TAG.fullmatch(found[0])
        if known is None:
            yield BadTag(found.start(), _("'{tag}' is no tag").format(tag=found[0][:30]))
        elif message := _refused(known):
            yield BadTag(found.start(), message)


def _refused(found: re.Match[str]) -> str:
    name = found[2]
    if name not in TAGS:
        return _("unknown tag <{name}>").format(name=name)
    given = dict(ATTRIBUTE.findall(found[3]))
    allowed = ATTRIBUTES.get(name, frozenset()) | {"class"}
    if unknown := sorted(set(given) - allowed):
        return _("<{name}> may not bear the attribute '{attribute}'").format(
            name=name, attribute=unknown[0]
        )
    if ATTRIBUTE.sub("", found[3]).strip(" /\t\r\n"):
        return _("<{name}> has attributes that cannot be read: {text}").format(
            name=name, text=found[3].strip()
        )
    if strange := sorted(set(given.get("class", "").split()) - TAGS[name]):
        return _("<{name}> may not bear the class '{word}'").format(name=name, word=strange[0])
    return ""


def _text(text: str) -> Token:
    return Token("", opens=True, text=unescape(SPACES.sub(" ", text)))


@lru_cache(CACHED)
def tag(written: str) -> Token:
    """Read one tag."""
    ((closes, name, rest),) = TAG.findall(written)
    attributes = dict(ATTRIBUTE.findall(rest))
    classes = frozenset(attributes.pop("class", "").split())
    said = tuple((key, unescape(value)) for key, value in attributes.items())
    return Token(name, opens=not closes, classes=classes, attributes=said)
