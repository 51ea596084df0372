"""The part numbering.xml: the lists that every document has, and the instances that one needs."""

from collections.abc import Iterable, Mapping

from khtt.nouns.layout import Layout, StyleRule
from khtt.write.markup import NAMESPACES, XML, twips
from khtt.write.outline import LEVELS, Level, Restart

OUTLINE, MARKED, CELL_OUTLINE, CELL_MARKED = 1, 2, 3, 4
STANDING = (OUTLINE, MARKED, CELL_OUTLINE, CELL_MARKED)
MARK_LEVELS = (Level(1, "bullet", "-"), Level(1, "bullet", "+"))


def number(level: int, instance: str | int) -> str:
    """Give the properties of a paragraph that stands in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{instance}"/></w:numPr>'


class Instances:
    """The instances of lists that one document makes beside the standing ones."""

    def __init__(self) -> None:
        """Begin with none."""
        self.made: list[str] = []

    def outline(self, restart: Restart) -> str:
        """Make an instance of the list of headings and clauses; give its id."""
        return self._add(OUTLINE, restart)

    def cell_outline(self, restart: Restart) -> str:
        """Make an instance of the list of clauses in cells; give its id."""
        return self._add(CELL_OUTLINE, restart)

    def _add(self, definition: int, restart: Restart) -> str:
        instance = str(len(STANDING) + len(self.made) + 1)
        levels = "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{restart.start}"/>'
            "</w:lvlOverride>"
            for level in restart.levels
        )
        self.made.append(_instance(instance, definition, levels))
        return instance


def numbering(layout: Layout, instances: Iterable[str] = ()) -> str:
    """Give the part numbering.xml: the standing lists, then the instances a document makes."""
    standing = "".join(_instance(str(one), one) for one in STANDING)
    made = "".join(instances)
    numbered = {rule.numbered: rule for rule in layout.styles if rule.numbered is not None}
    marked = {rule.marked: rule for rule in layout.styles if rule.marked is not None}
    cell = _indent(layout.cell_lists.left, layout.cell_lists.first_line)
    body = _indent(0, layout.style("BodyText").first_line or 0)
    definitions = (
        _definition(OUTLINE, LEVELS, body, numbered)
        + _definition(MARKED, MARK_LEVELS, body, marked)
        + _definition(CELL_OUTLINE, LEVELS, cell, {})
        + _definition(CELL_MARKED, MARK_LEVELS, cell, {})
    )
    return f"{XML}<w:numbering {NAMESPACES}>{definitions}{standing}{made}</w:numbering>"


def _definition(
    definition: int, levels: tuple[Level, ...], indent: str, styles: Mapping[int, StyleRule]
) -> str:
    inside = "".join(
        _level(index, level, styles.get(index), indent) for index, level in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{definition}"><w:nsid w:val="4B48545{definition}"/>'
        f'<w:multiLevelType w:val="multilevel"/>{inside}</w:abstractNum>'
    )


def _level(index: int, level: Level, style: StyleRule | None, indent: str) -> str:
    link = f'<w:pStyle w:val="{style.id}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{level.start}"/>'
        f'<w:numFmt w:val="{level.counting}"/>{link}<w:suff w:val="space"/>'
        f'<w:lvlText w:val="{level.text}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{indent}</w:pPr></w:lvl>"
    )


def _indent(left: float, first_line: float) -> str:
    return f'<w:ind w:left="{twips(left)}" w:firstLine="{twips(first_line)}"/>'


def _instance(instance: str, definition: int, levels: str = "") -> str:
    return f'<w:num w:numId="{instance}"><w:abstractNumId w:val="{definition}"/>{levels}</w:num>'
