"""Changes as one HTML page: old and new side by side, with filters and a search, without a network.

The page is whole without its script, which only narrows what is shown. The filter stands in the
page's address (`#kind=removed&part=III&q=...`), so that a narrowed view can be sent on.
"""

from khtt.data import data
from khtt.formats.changes.filters import filters
from khtt.formats.changes.labels import (
    KINDS,
    distance,
    field_label,
    field_values,
    kind_label,
    meaning_sides,
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
from khtt.nouns.change import Change, Changes, Edition, FieldChange, Level, Local, Meaning, Tally
from khtt.nouns.change.words import Mark, Run
from khtt.nouns.text import upper_first

_TAGS = {Mark.DELETED: "del", Mark.INSERTED: "ins"}
_NOTHING = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
_FIGURES = (
    ("old", "Năm cũ"),
    ("new", "Năm mới"),
    ("pairs", "Khớp"),
    ("same_number", "Giữ số"),
    ("identical", "Giữ nguyên"),
    ("cosmetic", "Sửa hình thức"),
    ("reworded", "Viết lại"),
    ("merged", "Gộp"),
    ("split", "Tách"),
    ("added", "Thêm"),
    ("removed", "Bỏ"),
)


def as_html(changes: Changes, local: Local | None = None) -> str:
    """Give the page; with `local`, what the changes mean for that unit comes before them."""
    old, new = titles(changes)
    heading = f"So sánh {old} và {new}"
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
        element("a", said("Đến các thay đổi"), class_="skip", href="#changes"),
        _header(changes),
        _summary(changes),
        _local(local, changes) if local else Html(""),
        filters(changes),
        _all(changes),
        element("script", _shipped("changes.js")),
    )
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='vi')}\n"


def _shipped(name: str) -> Html:
    return Html(data(name).read_text("utf-8"))


def _header(changes: Changes) -> Html:
    old, new = titles(changes)
    return element(
        "header",
        element("p", said("Bảng so sánh"), class_="above"),
        element("h1", said(new)),
        element("p", said(f"so với {old[:1].lower()}{old[1:]}"), class_="below"),
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
                said(f" {KINDS[kind].lower()}"),
                href=f"#kind={kind.value}",
            ),
        )
        for kind, count in changes.summary.kinds
    ]
    return element(
        "section",
        element("h2", said("Tóm tắt")),
        element("p", said(_sentence(changes))),
        element("ul", *kinds, class_="kinds"),
        _tallies(changes.summary.tallies),
        class_="summary",
    )


def _sentence(changes: Changes) -> str:
    follow = " Các số dưới đây không tính thay đổi kéo theo." if changes.summary.follow else ""
    return f"{overview(changes)}.{follow}"


def _tallies(tallies: tuple[Tally, ...]) -> Html:
    if not tallies:
        return Html("")
    head = [
        element("th", said(label), scope="col")
        for label in ("Phần", *(label for _, label in _FIGURES))
    ]
    rows = [
        element(
            "tr",
            element("th", said(part_title(tally.part)), _whence(tally), scope="row"),
            *(element("td", said(_figure(getattr(tally, name)))) for name, _ in _FIGURES),
        )
        for tally in tallies
    ]
    table = element(
        "table",
        element("caption", said("Số mục theo từng phần")),
        element("thead", element("tr", *head)),
        element("tbody", *rows),
    )
    return element("div", table, class_="wide", tabindex="0")


def _whence(tally: Tally) -> Html:
    return element("small", said(f" ({whence(tally)})")) if whence(tally) else Html("")


def _figure(count: int) -> str:
    return str(count) if count else "–"


def _local(local: Local, changes: Changes) -> Html:
    head = ("Nội dung", f"Năm {changes.old.year}", f"Năm {changes.new.year}")
    rows = [element("tr", *_meaning(meaning)) for meaning in local.meanings]
    table = element(
        "table",
        element(
            "thead", element("tr", *(element("th", said(label), scope="col") for label in head))
        ),
        element("tbody", *rows),
    )
    shown = table if rows else element("p", said("Không có thay đổi nào."))
    return element(
        "section", element("h2", said(f"Đối với {local.name}")), shown, class_="local", id="local"
    )


def _meaning(meaning: Meaning) -> tuple[Html, ...]:
    change = meaning.change
    where = place(change.entry.ref)
    text = f"{where}. {change.entry.text}" if where else change.entry.text
    return (
        element("td", _label(change), said(f" {text}")),
        *(element("td", said(side), class_="text") for side in meaning_sides(meaning)),
    )


def _all(changes: Changes) -> Html:
    years = (changes.old.year, changes.new.year)
    shown = [
        element(
            "section",
            element("h2", said(part_title(part)), element("span", class_="count")),
            element(
                "div", *(element("span", said(f"Năm {year}")) for year in years), class_="heads"
            ),
            *(_row(changes, row) for row in rows),
            class_="part",
            data_part=part.key,
        )
        for part, rows in parts(changes)
    ]
    none = element("p", said("Không có thay đổi nào khớp với bộ lọc."), class_="none", hidden=True)
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
    nothing = element("p", said("Không có"), class_="nothing")
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
        _label(change),
        element("span", said(doubt), class_="doubt") if doubt else Html(""),
        element("span", said(note(change)), class_="note") if change.note else Html(""),
        *inside,
        id=change.fingerprint,
        data_kind=change.kind.value,
        data_level=change.level.value,
        data_part=change.part.key,
        data_band=change.band.value,
    )


def _label(change: Change) -> Html:
    strong = " strong" if change.level is Level.HIGH else ""
    return element("span", said(kind_label(change)), class_=f"kind {change.level.value}{strong}")


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
    summary = element("summary", said(f"Kéo theo {len(followers)} thay đổi"))
    return element("details", summary, element("ul", *items))


def _where(change: Change) -> Html:
    refs = [place(side[0].ref) for side in (change.old, change.new) if side and side[0].ref]
    return element("span", said(" → ".join(dict.fromkeys(refs))), class_="ref")


def _text(change: Change) -> Html:
    return element("span", *map(_run, inline(change)), class_="text")
