"""How a paragraph really looks: its style, those the style is based on, and what is set by hand."""

from collections.abc import Iterator
from dataclasses import dataclass

from khtt.nouns.text import letters_of
from khtt.nouns.written import Face, Look
from khtt.write.markup import MAIN, TWIPS_IN_MM, TWIPS_IN_POINT
from khtt.write.reading.package import Element, W, child, parsed, switched, value

SAMPLE = (
    '<w:p xmlns:w="{main}"><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
)
HALF = 2
ALIGNS = {"both": "justify", "start": "left", "end": "right", "distribute": "justify"}
SINGLE = 240
AUTOMATIC = ("auto", "000000", "")


@dataclass(frozen=True, slots=True)
class Layers:
    """The properties that decide about something, the nearest first."""

    elements: tuple[Element, ...]

    def find(self, name: str) -> Element | None:
        """Give the nearest property of a name."""
        return next(
            (one for layer in self.elements if (one := child(layer, name)) is not None), None
        )

    def attribute(self, name: str, *attributes: str) -> str:
        """Give the nearest value of an attribute, under any of its names."""
        for layer in self.elements:
            one = child(layer, name)
            for attribute in attributes:
                if found := value(one, attribute):
                    return found
        return ""


class Styles:
    """The styles of a document."""

    def __init__(self, tree: Element | None) -> None:
        """Take the part styles.xml, where there is one."""
        found = tree.findall(f"{W}style") if tree is not None else []
        self.by_id = {value(one, "styleId"): one for one in found}
        self.default = next(
            (
                value(one, "styleId")
                for one in found
                if value(one, "type") == "paragraph" and value(one, "default") in ("1", "true")
            ),
            "",
        )
        self.run_defaults = child(tree, "docDefaults", "rPrDefault", "rPr")
        self.paragraph_defaults = child(tree, "docDefaults", "pPrDefault", "pPr")

    def name(self, style: str) -> str:
        """Give the name of a style by its id."""
        return value(child(self.by_id.get(style), "name"), default=style)

    def look(self, paragraph: Element) -> tuple[str, Look]:
        """Give the name of a paragraph's style, and how it looks."""
        own = child(paragraph, "pPr")
        style = value(child(own, "pStyle")) or self.default
        chain = tuple(self._chain(style))
        layers = Layers(_there(own, *(child(one, "pPr") for one in chain), self.paragraph_defaults))
        faces, bold, italic = self._faces(paragraph, chain)
        align = layers.attribute("jc", "val") or "left"
        return self.name(style), Look(
            faces=faces,
            bold=bold,
            italic=italic,
            align=ALIGNS.get(align, align),
            first_line=_twips(layers.attribute("ind", "firstLine")) / TWIPS_IN_MM,
            before=_twips(layers.attribute("spacing", "before")) / TWIPS_IN_POINT,
            after=_twips(layers.attribute("spacing", "after")) / TWIPS_IN_POINT,
            line=_line(layers),
        )

    def _faces(
        self, paragraph: Element, chain: tuple[Element, ...]
    ) -> tuple[frozenset[Face], int, int]:
        found, bold, italic = set[Face](), 0, 0
        for run in paragraph.iter(f"{W}r"):
            count = sum(letters_of(one.text or "") for one in run.findall(f"{W}t"))
            if not count:
                continue
            layers = self._run(run, chain)
            found.add(_face(layers))
            bold += count * switched(layers.find("b"), otherwise=False)
            italic += count * switched(layers.find("i"), otherwise=False)
        return frozenset(found), bold, italic

    def _run(self, run: Element, chain: tuple[Element, ...]) -> Layers:
        own = child(run, "rPr")
        named = self._chain(value(child(own, "rStyle")))
        styles = (child(one, "rPr") for one in (*named, *chain))
        return Layers(_there(own, *styles, self.run_defaults))

    def _chain(self, style: str) -> Iterator[Element]:
        seen = set[str]()
        while style in self.by_id and style not in seen:
            seen.add(style)
            yield self.by_id[style]
            style = value(child(self.by_id[style], "basedOn"))


def _there(*elements: Element | None) -> tuple[Element, ...]:
    return tuple(one for one in elements if one is not None)


def _face(layers: Layers) -> Face:
    size = _twips(layers.attribute("sz", "val")) / HALF
    colour = layers.attribute("color", "val").upper()
    font = layers.attribute("rFonts", "ascii", "hAnsi")
    return Face(font, size, "" if colour.lower() in AUTOMATIC else colour)


def _line(layers: Layers) -> float:
    if layers.attribute("spacing", "lineRule") in ("exact", "atLeast"):
        return 0.0
    written = layers.attribute("spacing", "line")
    return _twips(written) / SINGLE if written else 1.0


def _twips(written: str) -> float:
    try:
        return float(written or 0)
    except ValueError:
        return 0.0


def looks(part: str) -> Iterator[tuple[str, Look]]:
    """Give how a word in each paragraph style looks, by the id of the style."""
    styles = Styles(parsed(part.encode(), "word/styles.xml"))
    for name, style in styles.by_id.items():
        if value(style, "type") == "paragraph":
            made = SAMPLE.format(main=MAIN, style=name)
            yield name, styles.look(parsed(made.encode(), name))[1]
