"""Changes as one HTML page: old and new side by side, with filters and a search, without a network.

The page is whole without its script, which only narrows what is shown. The filter stands in the
page's address (`#kind=removed&part=III&q=...`), so that a narrowed view can be sent on.
"""

from khtt.data import data
from khtt.formats.changes.filters import filters
from khtt.formats.changes.first_page import decided, for_one_unit, label, who_does_what
from khtt.formats.changes.labels import (
    distance,
    field_label,
    field_values,
    kind_name,
    note,
    overview,
    part_title,
    place,
    sure,
    titles,
    whence,
)
from khtt.formats.changes.rows import Row, Told, fields, inline, parts, sides
from khtt.formats.markup import Html, element, joined, said
from khtt.nouns.change import Change, Changes, Edition, FieldChange, Local, Tally
from khtt.nouns.change.words import Mark, Run
from khtt.nouns.language import _, counted, marked
from khtt.nouns.text import upper_first

_TAGS = {Mark.DELETED: "del", Mark.INSERTED: "ins"}
_NOTHING = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
_FIGURES = (
    ("old", marked("Old year")),
    ("new", marked("New year")),
    ("pairs", marked("Matched")),
    ("same_number", marked("Same number")),
    ("identical", marked("Identical")),
    ("cosmetic", marked("Form only")),
    ("reworded", marked("Reworded")),
    ("merged", marked("Merged")),
    ("split", marked("Split")),
    ("added", marked("Added")),
    ("removed", marked("Removed")),
)


def as_html(changes: Changes, local: Local | None = None) -> str:
    """Give the page; with `local`, what the changes mean for that unit comes before them."""
    old, new = titles(changes)
    heading = _("Comparison of {old} and {new}").format(old=old, new=new)
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", http_equiv="Content-Security-Policy", content=_NOTHING),
        element("meta", name="color-scheme", content="light dark"),
        element("title", said(heading)),
        element("style", _shipped("changes.css")),
    )
    body = element(
        "body",
        element("a", said(_("To the changes")), class_="skip", href="#changes"),
        _header(changes),
        for_one_unit(local, changes) if local else decided(changes),
        who_does_what(changes) if local is None else Html(""),
        _summary(changes),
        filters(changes),
        _all(changes),
        element("script", _shipped("changes.js")),
    )
    return f"<!DOCTYPE html>\n{element('html', head, body, lang=_('en'))}\n"


def _shipped(name: str) -> Html:
    return Html(data(name).read_text("utf-8"))


def _header(changes: Changes) -> Html:
    old, new = titles(changes)
    return element(
        "header",
        element("p", said(_("Comparison table")), class_="above"),
        element("h1", said(new)),
        element("p", said(_("against: {old}").format(old=old)), class_="below"),
        element("p", _origin(changes.old), _origin(changes.new), class_="origins"),
    )


def _origin(edition: Edition) -> Html:
    if not edition.origin.file:
        return Html("")
    sha = edition.origin.sha256
    return element("span", said(edition.origin.file), title=f"SHA-256: {sha}" if sha else False)


def _summary(changes: Changes) -> Html:
    kinds = [
        element(
            "li",
            element(
                "a",
                element("b", said(str(count))),
                said(f" {kind_name(kind)}"),
                href=f"#kind={kind.value}",
            ),
        )
        for kind, count in changes.summary.kinds
    ]
    return element(
        "section",
        element("h2", said(_("In figures"))),
        element("p", said(_sentence(changes))),
        element("ul", *kinds, class_="kinds"),
        _tallies(changes.summary.tallies),
        class_="summary",
    )


def _sentence(changes: Changes) -> str:
    whole = f"{overview(changes)}."
    if not changes.summary.follow:
        return whole
    return f"{whole} {_('What follows is not counted below.')}"


def _tallies(tallies: tuple[Tally, ...]) -> Html:
    if not tallies:
        return Html("")
    head = [
        element("th", said(_(label)), scope="col")
        for label in (_("Section"), *(label for _name, label in _FIGURES))
    ]
    rows = [
        element(
            "tr",
            element("th", said(part_title(tally.part)), _whence(tally), scope="row"),
            *(element("td", said(_figure(getattr(tally, name)))) for name, _label in _FIGURES),
        )
        for tally in tallies
    ]
    table = element(
        "table",
        element("caption", said(_("Items by section"))),
        element("thead", element("tr", *head)),
        element("tbody", *rows),
    )
    return element("div", table, class_="wide", tabindex="0")


def _whence(tally: Tally) -> Html:
    return element("small", said(f" ({whence(tally)})")) if whence(tally) else Html("")


def _figure(count: int) -> str:
    return str(count) if count else "–"


def _all(changes: Changes) -> Html:
    years = (changes.old.year, changes.new.year)
    shown = [
        element(
            "section",
            element("h2", said(part_title(part)), element("span", class_="count")),
            element(
                "div",
                *(element("span", said(_("Year {year}").format(year=year))) for year in years),
                class_="heads",
            ),
            *(_row(changes, row) for row in rows),
            class_="part",
            data_part=part.key,
        )
        for part, rows in parts(changes)
    ]
    none = element("p", said(_("No change fits the filter.")), class_="none", hidden=True)
    return element("main", *shown, none, id="changes")


def _row(changes: Changes, row: Row) -> Html:
    old, new = sides(row)
    return element(
        "article",
        element("div", _side(old, "old"), _side(new, "new"), class_="sides"),
        element("ul", *(_change(changes, change) for change in row.changes), class_="changes"),
    )


def _side(told: tuple[Told, ...], name: str) -> Html:
    texts = [
        joined(
            element("p", said(place(one.ref)), class_="ref") if one.ref else Html(""),
            element("p", *map(_run, one.runs), class_="text"),
        )
        for one in told
    ]
    nothing = element("p", said(_("Nothing")), class_="nothing")
    return element("div", *(texts or [nothing]), class_=f"side {name}")


def _run(run: Run) -> Html:
    tag = _TAGS.get(run.mark)
    return element(tag, said(run.text)) if tag else said(run.text)


def _change(changes: Changes, change: Change) -> Html:
    followers = changes.followers(change)
    return _item(change, *map(_field, fields(change)), _followers(followers))


def _item(change: Change, *inside: Html) -> Html:
    doubt = sure(change)
    return element(
        "li",
        label(change),
        element("span", said(doubt), class_="doubt") if doubt else Html(""),
        element("span", said(note(change)), class_="note") if change.note else Html(""),
        element("code", said(change.fingerprint), class_="mark"),
        *inside,
        id=change.fingerprint,
        data_kind=change.kind.value,
        data_level=change.level.value,
        data_part=change.part.key,
        data_band=change.band.value,
    )


def _field(field: FieldChange) -> Html:
    old, new = field_values(field)
    far = distance(field)
    return element(
        "span",
        said(f"{upper_first(field_label(field))}: "),
        element("del", said(old)) if old else Html(""),
        said(" → " if old and new else ""),
        element("ins", said(new)) if new else Html(""),
        said(f" ({far})" if far else ""),
        class_="field",
    )


def _followers(followers: tuple[Change, ...]) -> Html:
    if not followers:
        return Html("")
    items = [
        _item(change, _where(change), *map(_field, fields(change)), _text(change))
        for change in followers
    ]
    summary = element(
        "summary", said(counted("{count} change follows", "{count} changes follow", len(followers)))
    )
    return element("details", summary, element("ul", *items))


def _where(change: Change) -> Html:
    refs = [place(side[0].ref) for side in (change.old, change.new) if side and side[0].ref]
    return element("span", said(" → ".join(dict.fromkeys(refs))), class_="ref")


def _text(change: Change) -> Html:
    return element("span", *map(_run, inline(change)), class_="text")
