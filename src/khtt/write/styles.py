"""The part styles.xml, made from the style rules of the layout."""

from khtt.nouns.layout import CharacterRule, Layout, StyleRule
from khtt.write.markup import (
    EIGHTHS_IN_POINT,
    KEEP_NEXT,
    NAMESPACES,
    TWIPS_IN_POINT,
    XML,
    half_points,
    twips,
)
from khtt.write.numbering import MARKED, OUTLINE, number

SINGLE_LINE = 240
QUICK = "<w:qFormat/>"
DEFAULT_TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" '
    'w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    "</w:style>"
)
DEFAULT_FACE = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
    "<w:unhideWhenUsed/></w:style>"
)
NO_LIST = (
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
)


def styles(layout: Layout) -> str:
    """Give the part styles.xml."""
    return (
        f"{XML}<w:styles {NAMESPACES}>{_defaults(layout)}"
        f"{''.join(_style(rule, layout) for rule in layout.styles)}"
        f"{DEFAULT_FACE}{''.join(map(_character, layout.characters))}"
        f"{DEFAULT_TABLE}{NO_LIST}{_grid(layout)}</w:styles>"
    )


def _defaults(layout: Layout) -> str:
    languages = "".join(f' w:{script}="{layout.language}"' for script in ("val", "eastAsia"))
    size = half_points(layout.style("Normal").size)
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(layout.font)}"
        f'{size}<w:lang{languages} w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )


def fonts(name: str) -> str:
    """Give the fonts of every script; where one is left out, Word takes that of the theme."""
    scripts = "".join(f' w:{script}="{name}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    return f"<w:rFonts{scripts}/>"


def _style(rule: StyleRule, layout: Layout) -> str:
    default = ' w:default="1"' if rule.id == "Normal" else ""
    based = f'<w:basedOn w:val="{rule.based_on}"/>' if rule.based_on else ""
    following = f'<w:next w:val="{rule.next}"/>' if rule.next else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{rule.id}"><w:name w:val="{rule.name}"/>'
        f"{based}{following}{QUICK}<w:pPr>{_paragraph(rule)}</w:pPr>"
        f"<w:rPr>{'' if rule.based_on else _base(layout)}{_face(rule)}</w:rPr></w:style>"
    )


def _base(layout: Layout) -> str:
    """Give the font and colour of all text.

    As a default of the document, in LibreOffice the colour would win over styles of characters
    inside tables.
    """
    return f'{fonts(layout.font)}<w:color w:val="{layout.colour}"/>'


def _paragraph(rule: StyleRule) -> str:
    """Give paragraph properties in the order of the schema."""
    return "".join(
        (
            KEEP_NEXT if rule.keep_next else "",
            "<w:widowControl/>" if not rule.based_on else "",
            _list(rule),
            "" if rule.rule is None else f"<w:pBdr>{_line_below(rule.rule)}</w:pBdr>",
            _spacing(rule),
            "" if rule.first_line is None else f'<w:ind w:firstLine="{twips(rule.first_line)}"/>',
            "" if rule.align is None else f'<w:jc w:val="{rule.align}"/>',
            "" if rule.outline is None else f'<w:outlineLvl w:val="{rule.outline}"/>',
        )
    )


def _list(rule: StyleRule) -> str:
    if rule.numbered is not None:
        return number(rule.numbered, OUTLINE)
    return "" if rule.marked is None else number(rule.marked, MARKED)


def _line_below(points: float) -> str:
    return (
        f'<w:bottom w:val="single" w:sz="{round(points * EIGHTHS_IN_POINT)}" w:space="0" '
        'w:color="auto"/>'
    )


def _spacing(rule: StyleRule) -> str:
    before = "" if rule.before is None else f' w:before="{round(rule.before * TWIPS_IN_POINT)}"'
    after = "" if rule.after is None else f' w:after="{round(rule.after * TWIPS_IN_POINT)}"'
    line = (
        "" if rule.line is None else f' w:line="{round(rule.line * SINGLE_LINE)}" w:lineRule="auto"'
    )
    if rule.exact is not None:
        line = f' w:line="{round(rule.exact * TWIPS_IN_POINT)}" w:lineRule="exact"'
    return f"<w:spacing{before}{after}{line}/>" if before or after or line else ""


def _face(rule: StyleRule) -> str:
    bold = "<w:b/><w:bCs/>" if rule.bold else ""
    italic = "<w:i/><w:iCs/>" if rule.italic else ""
    return f"{bold}{italic}{half_points(rule.size)}"


def _character(rule: CharacterRule) -> str:
    bold = "<w:b/><w:bCs/>" if rule.bold else ""
    strike = "<w:strike/>" if rule.strike else ""
    underline = '<w:u w:val="single"/>' if rule.underline else ""
    return (
        f'<w:style w:type="character" w:styleId="{rule.id}"><w:name w:val="{rule.name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/>{QUICK}'
        f'<w:rPr>{bold}{strike}<w:color w:val="{rule.colour}"/>{underline}</w:rPr></w:style>'
    )


def _grid(layout: Layout) -> str:
    size = round(layout.table.border * EIGHTHS_IN_POINT)
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/>'
        f"<w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr></w:style>"
    )
