"""The first page of the page of changes: what was decided, who has to do what, or what a unit reads."""

from khtt.formats.changes.decided import decisions
from khtt.formats.changes.duties import duties
from khtt.formats.changes.gist import gist
from khtt.formats.changes.here import beginning, continues, is_table, line, topics, values
from khtt.formats.changes.labels import kind_label
from khtt.formats.markup import Html, element, said
from khtt.nouns.change import Change, Changes, Level, Local, Meaning
from khtt.nouns.language import _


def decided(changes: Changes) -> Html:
    """Give what was decided: the first page."""
    found = decisions(changes)
    if not found:
        return Html("")
    items = [element("li", said(one.text), data_weight=str(one.weight)) for one in found]
    return element(
        "section",
        element("h2", said(_("What was decided"))),
        element("ol", *items),
        class_="decided",
        id="decided",
    )


def who_does_what(changes: Changes) -> Html:
    """Give what each body has to do, closed until it is asked for."""
    bodies = [
        element(
            "details",
            element("summary", said(one.name), element("span", said(f" ({len(one.lines)})"))),
            element("ul", *(element("li", said(line)) for line in one.lines)),
        )
        for one in duties(changes)
    ]
    if not bodies:
        return Html("")
    return element(
        "section",
        element("h2", said(_("What each body has to do"))),
        *bodies,
        class_="duties",
        id="duties",
    )


def for_one_unit(local: Local, changes: Changes) -> Html:
    """Give what the changes mean for a unit, in place of what was decided."""
    heading = _("What it means for {unit}").format(unit=local.name)
    said_of = [element("p", said(continues(local)))] if local.continues else []
    if sentences := gist(local):
        said_of.append(element("ol", *(element("li", said(one)) for one in sentences)))
    tables = [part for title, found in topics(local) for part in _topic(title, found, changes)]
    shown = tables or [element("p", said(_("There are no changes.")))]
    return element(
        "section", element("h2", said(heading)), *said_of, *shown, class_="local", id="local"
    )


def _topic(title: str, meanings: tuple[Meaning, ...], changes: Changes) -> tuple[Html, Html]:
    heading = element("h3", said(title), element("span", said(f" ({len(meanings)})")))
    if not is_table(meanings):
        return heading, element("ul", *(element("li", said(line(one))) for one in meanings))
    years = (changes.old.year, changes.new.year)
    head = (_("Item"), *(_("Year {year}").format(year=year) for year in years))
    labels = (element("th", said(one), scope="col") for one in head)
    rows = [element("tr", *_meaning(meaning)) for meaning in meanings]
    table = element("table", element("thead", element("tr", *labels)), element("tbody", *rows))
    return heading, table


def _meaning(meaning: Meaning) -> tuple[Html, ...]:
    sides = values(meaning)
    return (
        element("td", said(beginning(meaning))),
        *(element("td", said(side), class_="text") for side in sides),
    )


def label(change: Change) -> Html:
    """Give what happened as a mark with its level."""
    strong = " strong" if change.level is Level.HIGH else ""
    return element("span", said(kind_label(change)), class_=f"kind {change.level.value}{strong}")
