"""The small parts of the package: content types, relations, settings, headers, properties."""

from khtt.nouns.document import Properties
from khtt.nouns.layout import Layout
from khtt.write.markup import NAMESPACES, RELATIONS, XML, escape

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OFFICE = "application/vnd.openxmlformats-officedocument"
CORE = "application/vnd.openxmlformats-package.core-properties+xml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
DOCUMENT = "word/document.xml"
HEADER, FIRST_HEADER = "rId6", "rId7"  # their relations from the document
RELATED = (  # part, kind of relation, content type
    ("styles", "styles", f"{WORD}.styles+xml"),
    ("numbering", "numbering", f"{WORD}.numbering+xml"),
    ("settings", "settings", f"{WORD}.settings+xml"),
    ("fontTable", "fontTable", f"{WORD}.fontTable+xml"),
    ("theme/theme1", "theme", f"{OFFICE}.theme+xml"),
    ("header1", "header", f"{WORD}.header+xml"),
    ("header2", "header", f"{WORD}.header+xml"),
)
COMPATIBILITY = "".join(
    f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" '
    f'w:val="{value}"/>'
    for name, value in (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    )
)
COLOURS = "".join(
    f' w:{name}="{value}"'
    for name, value in (
        ("bg1", "light1"),
        ("t1", "dark1"),
        ("bg2", "light2"),
        ("t2", "dark2"),
        *((f"accent{n}", f"accent{n}") for n in range(1, 7)),
        ("hyperlink", "hyperlink"),
        ("followedHyperlink", "followedHyperlink"),
    )
)


def content_types(*, traced: bool = False) -> str:
    """Give the list of every part's type; a traced document has its record besides."""
    parts = [(f"/word/{part}.xml", kind) for part, _, kind in RELATED]
    parts += [
        (f"/{DOCUMENT}", f"{WORD}.document.main+xml"),
        ("/docProps/core.xml", CORE),
        ("/docProps/app.xml", f"{OFFICE}.extended-properties+xml"),
    ]
    if traced:
        parts += [
            ("/docProps/custom.xml", f"{OFFICE}.custom-properties+xml"),
            ("/customXml/itemProps1.xml", f"{OFFICE}.customXmlProperties+xml"),
        ]
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts
    )
    return (
        f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def package_relations(*, traced: bool = False) -> str:
    """Give the relations of the package."""
    custom = ((f"{RELATIONS}/custom-properties", "docProps/custom.xml"),) if traced else ()
    return _relations(
        (
            (f"{RELATIONS}/officeDocument", DOCUMENT),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{RELATIONS}/extended-properties", "docProps/app.xml"),
            *custom,
        )
    )


def document_relations(*, traced: bool = False) -> str:
    """Give the relations of the document, numbered in the order of RELATED, last its record."""
    made = _relations(
        tuple((f"{RELATIONS}/{relation}", f"{part}.xml") for part, relation, _ in RELATED)
    )
    record = (
        f'<Relationship Id="rIdRecord" Type="{RELATIONS}/customXml" '
        'Target="../customXml/item1.xml"/></Relationships>'
    )
    return made.replace("</Relationships>", record) if traced else made


def _relations(relations: tuple[tuple[str, str], ...]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{index}" Type="{kind}" Target="{target}"/>'
        for index, (kind, target) in enumerate(relations, start=1)
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def settings(layout: Layout) -> str:
    """Give the settings: Word 2013 or later, Vietnamese, comma as the decimal sign."""
    return (
        f'{XML}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat><w:doNotExpandShiftReturn/>{COMPATIBILITY}</w:compat>"
        f'<w:themeFontLang w:val="{layout.language}"/><w:clrSchemeMapping{COLOURS}/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def font_table(layout: Layout) -> str:
    """Give the list of fonts."""
    return (
        f'{XML}<w:fonts {NAMESPACES}><w:font w:name="{layout.font}">'
        '<w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def page_header() -> str:
    """Give the header that shows the page's number in its middle (Phụ lục I, mục I.7)."""
    number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    return _header(number)


def first_header() -> str:
    """Give the header of a first page, which shows no number."""
    return _header("")


def _header(inside: str) -> str:
    return (
        f'{XML}<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{inside}</w:p>'
        "</w:hdr>"
    )


def application() -> str:
    """Give the properties that name the program."""
    return f'{XML}<Properties xmlns="{EXTENDED}"><Application>khtt</Application></Properties>'


def first_day(year: int) -> str:
    """Give the first day of the plan's year: when everything in the file was done.

    So there is no clock in it, and equal input gives equal bytes.
    """
    return f"{max(year, 1):04}-01-01T00:00:00Z"


def core(properties: Properties, language: str) -> str:
    """Give what the file says of itself; it was made on the first day of the plan's year."""
    day = first_day(properties.year)
    keywords = ", ".join(properties.keywords)
    return (
        f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(properties.title)}</dc:title>"
        f"<dc:subject>{escape(properties.subject)}</dc:subject>"
        f"<dc:creator>{escape(properties.author)}</dc:creator>"
        f"<cp:keywords>{escape(keywords)}</cp:keywords>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified>'
        f"<dc:language>{language}</dc:language></cp:coreProperties>"
    )
