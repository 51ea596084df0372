"""A page as Chromium shows it, read back."""

import shutil
import subprocess
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = {"meta", "input", "br"}


@dataclass
class Element:
    """An element of a page with what is in it."""

    name: str
    attributes: dict[str, str | None]
    inside: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Give all text in it."""
        return "".join(one if isinstance(one, str) else one.text for one in self.inside)

    def all(self, name: str, *, shown: bool = False) -> list["Element"]:
        """Give the elements of a name in it; with `shown`, without what is hidden."""
        found = list[Element]()
        for one in self.inside:
            if isinstance(one, Element) and not (shown and "hidden" in one.attributes):
                found += [one] if one.name == name else []
                found += one.all(name, shown=shown)
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.stack = [Element("page", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.stack[-1].inside.append(element)
        if tag not in VOID:
            self.stack.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop().name == tag

    def handle_data(self, data: str) -> None:
        self.stack[-1].inside.append(data)


def read(page: str) -> Element:
    """Give the elements of a page; fail where one is not closed in its turn."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    (whole,) = reader.stack
    return whole


def shown(page: Path, address: str, profile: Path) -> Element:
    """Give a page as it stands once its script has run, opened at an address in it."""
    program = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))
    )
    command = [program, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}"]
    url = f"{page.as_uri()}#{address}"
    dumped = subprocess.run(
        [*command, "--dump-dom", url], check=True, capture_output=True, timeout=120
    )
    return read(dumped.stdout.decode())
