"""What is told of every rule, whatever stage holds it: the pages of `khtt rules` and `khtt explain`."""

from functools import cache

from khtt.check import RULES
from khtt.check.overlay import OVERLAY_RULES
from khtt.compiler.told import ACCOUNTED, COMPILED, COMPOSED, REST
from khtt.load.told import TOLD as LOADED
from khtt.nouns.rule import Page
from khtt.parse.told import TOLD as PARSED


@cache
def pages() -> tuple[Page, ...]:
    """Give the page of every rule, by code; a rule that two stages hold is told where it is first."""
    rules = (rule.__doc__ or "" for rule in (*RULES, *OVERLAY_RULES))
    found = dict[str, Page]()
    for told in (*LOADED, *PARSED, *rules, *COMPILED, *COMPOSED, *ACCOUNTED, *REST):
        page = Page.of(told)
        found.setdefault(page.code, page)
    return tuple(found[code] for code in sorted(found))


def page_of(code: str) -> Page | None:
    """Give the page of a rule, if there is one of that code."""
    return next((page for page in pages() if page.code == code.upper()), None)
