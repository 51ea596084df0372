"""HTML as text: elements, and the only place where text is escaped."""

from collections.abc import Mapping
from html import escape
from typing import NewType

Html = NewType("Html", str)
_VOID = {"input", "meta"}


def said(text: str) -> Html:
    """Give text as it stands between tags and in attributes; line breaks stay."""
    return Html(escape(text, quote=True))


def element(name: str, /, *inside: Html, **attributes: str | bool) -> Html:
    """Give an element. `class_` is the attribute class, `data_kind` data-kind; False leaves it out."""
    tag = f"<{name}{_attributes(attributes)}>"
    return Html(tag if name in _VOID else f"{tag}{''.join(inside)}</{name}>")


def joined(*parts: Html) -> Html:
    """Give pieces of markup one after the other."""
    return Html("".join(parts))


def page(title: str, style: str, *inside: Html) -> str:
    """Give a Vietnamese page that needs nothing but itself, and fits a phone."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", said(title)),
        element("style", Html(style)),
    )
    html = element("html", head, element("body", *inside), lang="vi")
    return f"<!DOCTYPE html>\n{html}\n"


def _attributes(attributes: Mapping[str, str | bool]) -> str:
    written = ""
    for name, value in attributes.items():
        shown = name.rstrip("_").replace("_", "-")
        if value is True:
            written += f" {shown}"
        elif value is not False:
            written += f' {shown}="{said(value)}"'
    return written
