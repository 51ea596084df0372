"""Rules as the pages of the documentation."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from khtt.nouns.diagnostic import Severity
from khtt.nouns.language import _
from khtt.nouns.rule import Page


def _parts() -> dict[str, str]:
    """Name the groups of codes, by their first letters."""
    return {
        "KH0": _("the YAML"),
        "KH1": _("the shape"),
        "KH21": _("ids, references, refs"),
        "KH22": _("overlays"),
        "KH25": _("refs, sections, annexes, the plans of other years"),
        "KH26": _("the settings of a workspace"),
        "KH27": _("what an office decides of its own"),
        "KH30": _("quantities, times, who does what"),
        "KH31": _("wording"),
        "KH32": _("legal bases"),
        "KH34": _("years, dates, the plan itself"),
        "KH35": _("amounts, schedules, doubles"),
        "KH37": _("bodies and signatures"),
        "KH38": _("letters, marks, words"),
        "KH4": _("templates"),
        "KH5": _("documents"),
        "KH6": _("report forms and figures"),
    }


WHOLE = ("KH0", "KH1", "KH4", "KH5", "KH6")
_SAME = {
    "KH28": "KH27",
    "KH29": "KH27",
    "KH23": "KH22",
    "KH24": "KH22",
    "KH33": "KH32",
    "KH36": "KH35",
    "KH39": "KH38",
}


def as_markdown(pages: Iterable[Page]) -> str:
    """Give every rule under the heading of its group, after a table of them all."""
    listed = tuple(pages)
    lines = [
        f"# {_('Diagnostics')}",
        "",
        _(
            "Every problem that khtt finds has a code. A code keeps its meaning; it is never used"
            " again for something else. `W` marks a warning: it is told, and stops nothing. How bad"
            " a rule is can be set in `khtt.yaml` (`rules: {KH312: off}`). `khtt explain KH213` tells"
            " of one, `khtt rules` lists them."
        ),
        "",
        *_table(listed),
    ]
    for group, members in groupby(listed, key=_group):
        lines += [f"## {group}: {_parts()[group]}", ""]
        for page in members:
            lines += _page(page)
    return "\n".join(lines).rstrip() + "\n"


def _group(page: Page) -> str:
    start = page.code[:3] if page.code[:3] in WHOLE else page.code[:4]
    return _SAME.get(start, start)


def _table(pages: Iterable[Page]) -> Iterator[str]:
    yield f"| {_('code')} | | {_('what is wrong')} |"
    yield "|---|---|---|"
    for page in pages:
        mark = "W" if page.severity is Severity.WARNING else ""
        yield f"| {page.code} | {mark} | {_(page.title).replace('|', chr(92) + '|')} |"
    yield ""


def _page(page: Page) -> Iterator[str]:
    yield f"### {page.code}"
    yield ""
    title = _(page.title)
    yield title[:1].upper() + title[1:] + "."
    yield ""
    yield _(page.why)
    yield ""
    for heading, example in ((_("Wrong:"), page.wrong), (_("Right:"), page.right)):
        if example:
            yield from (heading, "", "```text", *example.split("\n"), "```", "")
