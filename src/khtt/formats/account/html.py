"""The account as a page to look at: one file, no script, a row for each fact."""

from collections.abc import Iterable

from khtt.formats.account.text import summary, units
from khtt.formats.markup import Html, element, joined, said
from khtt.nouns.account import Account, Fate
from khtt.nouns.language import _

STYLE = Html("""
:root { color-scheme: light; font: 14px/1.45 system-ui, "Segoe UI", sans-serif; color: #222 }
body { margin: 1.5rem }
h1 { font-size: 1.35rem; margin: 0 0 .3rem }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid #ddd; padding: .35rem .5rem; text-align: left; vertical-align: top }
thead th { position: sticky; top: 0; background: #f3f3f3 }
small { color: #666; display: block }
.said td:first-child { border-left: 4px solid #2f7d4f }
.passed td:first-child { border-left: 4px solid #1f5f9f }
.left td:first-child { border-left: 4px solid #aaa }
.lost td:first-child { border-left: 4px solid #a01c10; background: #fdecea }
""")


def as_html(account: Account, fates: Iterable[Fate]) -> str:
    """Give a page that needs nothing but itself."""
    title = said(summary(account))
    heads = (_("Fact"), _("Said"), _("Passed down"), _("Left"), _("Place"))
    head = element("tr", *(element("th", said(text)) for text in heads))
    rows = [_row(fate) for fate in fates]
    page = element(
        "html",
        element(
            "head",
            element("meta", charset="utf-8"),
            element("title", title),
            element("style", STYLE),
        ),
        element(
            "body",
            element("h1", title),
            element("table", element("thead", head), element("tbody", *rows)),
        ),
        lang="vi",
    )
    return f"<!DOCTYPE html>\n{page}\n"


def _row(fate: Fate) -> Html:
    where = (f"{one.where} ({one.times})" if one.times > 1 else one.where for one in fate.said)
    reason = f"{fate.left.rule}: {fate.left.sentence}" if fate.left else ""
    at = str(fate.left.at) if fate.left and fate.left.at else ""
    return element(
        "tr",
        element("td", said(fate.text), element("small", said(f"{fate.kind} · {fate.id}"))),
        element("td", joined(*(element("div", said(one)) for one in where))),
        element("td", said(units(fate.passed))),
        element("td", said(reason), element("small", said(at))),
        element("td", element("small", said(str(fate.at)))),
        class_=_class(fate),
    )


def _class(fate: Fate) -> str:
    if fate.said:
        return "said"
    if fate.passed:
        return "passed"
    return "left" if fate.left else "lost"
