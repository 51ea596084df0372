"""Rules for people: a line each, and the page of one."""

from collections.abc import Iterable, Iterator

from khtt.nouns.diagnostic import Severity
from khtt.nouns.language import _
from khtt.nouns.rule import Page


def as_text(pages: Iterable[Page]) -> str:
    """Give a line for each rule: its code, how bad it is, what is wrong."""
    width = max(len(_(severity.value)) for severity in Severity)
    return "".join(
        f"{page.code}  {_(page.severity.value):{width}}  {_(page.title)}\n" for page in pages
    )


def as_page(page: Page) -> str:
    """Give all that is told of a rule: what is wrong, why, a wrong and a right example."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Page) -> Iterator[str]:
    yield f"{page.code} ({_(page.severity.value)}): {_(page.title)}"
    yield ""
    yield _(page.why)
    for heading, example in ((_("Wrong:"), page.wrong), (_("Right:"), page.right)):
        if example:
            yield ""
            yield heading
            yield from (f"    {line}" for line in example.split("\n"))
