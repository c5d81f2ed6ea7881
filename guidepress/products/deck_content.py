"""Turns any PPTX into plain values that can be compared: slides with name, texts by shape, tables, charts and notes.

A mere save by an office program changes none of the texts read here. LibreOffice (7.4, measured) drops slide names,
names of placeholders, layout names and sections, writes formats out on every run, and keeps texts, places to within a
point, chart data, notes, hidden flags and the names of other shapes.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from guidepress.products.deck_looks import colours, same_holder, text_look, transform
from guidepress.products.deck_package import PackedDeck, open_deck
from guidepress.products.deck_shapes import (
    KINDS,
    chart_lines,
    digest,
    is_footer,
    is_furniture,
    keyed,
    lines_of,
    local_name,
    notes_body,
    placeholder_of,
    plain,
    shape_name,
    shapes_of,
)
from guidepress.products.pptx_xml import EMU, Element, qualified

Place = tuple[int, int, int, int]

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One thing on a slide: its text as lines, or the rows of its table or chart, cells divided by a bar.

    `kind` is title, text, table, chart, picture, shape, group, line or other; `key` is unique on the slide; `place` is
    left, top, width and height in points; `look` and `fill` are digests of its formats, `""` for none of its own.
    """

    key: str
    kind: str
    lines: tuple[str, ...] = ()
    look: str = ""
    fill: str = ""
    place: Place = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideContent:
    """What one slide holds; `name` is the source's id of a generated slide; `look` says layout, motion, comments."""

    name: str
    title: str
    layout: str = ""
    pieces: tuple[Piece, ...] = ()
    notes: tuple[str, ...] = ()
    hidden: bool = False
    foot: str = ""
    look: str = ""

    def words(self) -> list[str]:
        """Give every word of the slide, for measuring how like another it is."""
        lines = [self.title, *(line for piece in self.pieces for line in piece.lines), *self.notes]
        return [word for line in lines for word in line.lower().split()]

    def piece(self, key: str) -> Piece | None:
        """Find a piece by its key."""
        return next((each for each in self.pieces if each.key == key), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckContent:
    """The slides of a deck in order; `exact` if the program that saved it keeps formats as they are."""

    slides: tuple[SlideContent, ...]
    exact: bool


def read_deck(deck: bytes, *, mark: str = "") -> DeckContent:
    """Read a deck; shapes named `mark` are passed over. Raises UnreadableDeckError if it is no presentation."""
    with open_deck(deck) as packed:
        slides = tuple(_Slide(packed, part, mark).content() for part in packed.slides())
        program = packed.program()
    return DeckContent(slides=slides, exact=not program or program.startswith("Microsoft"))


class _Slide:
    """One slide while it is being read."""

    def __init__(self, packed: PackedDeck, part: str, mark: str) -> None:
        self.packed, self.part, self.mark = packed, part, mark
        self.root = packed.xml(part)
        self.layout = packed.related(part, "slideLayout")
        master = packed.related(self.layout, "slideMaster") if self.layout else ""
        self.above = [packed.xml(each) for each in (self.layout, master) if each]

    def content(self) -> SlideContent:
        data = self.root.find(qualified("p:cSld"))
        shapes = [
            each
            for each in shapes_of(data.find(qualified("p:spTree")))
            if shape_name(each) != self.mark or not self.mark
        ]
        pieces = tuple(self._piece(key, each) for key, each in keyed(shapes) if not is_furniture(each))
        notes = self.packed.related(self.part, "notesSlide")
        return SlideContent(
            name=data.get("name", ""),
            title=next((" ".join(each.lines) for each in pieces if each.kind == "title"), ""),
            layout=self.above[0].find(qualified("p:cSld")).get("name", "") if self.above else "",
            pieces=tuple(each for each in pieces if each.lines or each.kind not in ("title", "text")),
            notes=lines_of(notes_body(self.packed.xml(notes))) if notes else (),
            hidden=self.root.get("show", "1") in ("0", "false"),
            foot=next((" ".join(lines_of(each.find(qualified("p:txBody")))) for each in shapes if is_footer(each)), ""),
            look=self._look(data),
        )

    def _look(self, data: Element) -> str:
        found = []
        if data.find(qualified("p:bg")) is not None:
            found.append("background")
        if self.root.find(f".//{qualified('p:transition')}") is not None:
            found.append("transition")
        # PowerPoint writes an empty time line on its own.
        if len(list(self.root.iter(qualified("p:cTn")))) > 1:
            found.append("animation")
        if self.packed.related(self.part, "comments"):
            found.append("comments")
        return " ".join(found)

    def _piece(self, key: str, shape: Element) -> Piece:
        tag, holder = local_name(shape), placeholder_of(shape)
        kind, look = KINDS[tag], ""
        lines: tuple[str, ...] = ()
        described = plain(shape.find(".//{*}cNvPr").get("descr", ""))
        if tag == "sp":
            body = shape.find(qualified("p:txBody"))
            lines, look = lines_of(body), text_look(body)
            if holder is not None and holder.get("type") in ("title", "ctrTitle"):
                kind = "title"
            elif holder is None and not lines:
                kind = "shape"
        elif tag == "pic":
            blip = shape.find(f".//{qualified('a:blip')}")
            target = self.packed.target(self.part, blip.get(qualified("r:embed"), "")) if blip is not None else ""
            pixels = hashlib.sha256(self.packed.raw(target)).hexdigest() if target else ""
            look = digest(pixels, described)
        elif tag == "grpSp":
            lines = tuple(line for body in shape.iter(qualified("p:txBody")) for line in lines_of(body))
        elif tag == "graphicFrame":
            kind, lines, look = self._frame(shape)
            look = digest(look, described)
        own = shape.find(qualified("p:spPr"))
        filled = own.find(qualified("a:solidFill")) if own is not None else None
        return Piece(
            key=key,
            kind=kind,
            lines=lines,
            look=look,
            fill=colours(filled),
            place=self._place(shape, holder, kind),
        )

    def _frame(self, shape: Element) -> tuple[str, tuple[str, ...], str]:
        table = shape.find(f".//{qualified('a:tbl')}")
        if table is not None:
            rows = table.iterfind(qualified("a:tr"))
            cells = [
                [" ".join(lines_of(each.find(qualified("a:txBody")))) for each in row.iterfind(qualified("a:tc"))]
                for row in rows
            ]
            bodies = [text_look(each) for each in table.iter(qualified("a:txBody"))]
            return "table", tuple(" | ".join(row) for row in cells), digest(*bodies)
        chart = shape.find(f".//{_CHART}chart")
        target = self.packed.target(self.part, chart.get(qualified("r:id"), "")) if chart is not None else ""
        if target:
            root = self.packed.xml(target)
            kinds = [
                each.tag.partition("}")[2]
                for each in root.iterfind(f".//{_CHART}plotArea/*")
                if each.tag.endswith("Chart")
            ]
            return "chart", chart_lines(root), digest(*kinds)
        return "other", (), ""

    def _place(self, shape: Element, holder: Element | None, kind: str) -> Place:
        found = transform(shape)
        for root in self.above if holder is not None and found is None else ():
            below = next(
                (each for each in root.iter(qualified("p:sp")) if same_holder(placeholder_of(each), holder)), None
            )
            found = transform(below) if below is not None else None
            if found is not None:
                break
        if found is None:
            return (0, 0, 0, 0)
        offset, extent = found.find(qualified("a:off")), found.find(qualified("a:ext"))
        given = [offset.get("x"), offset.get("y"), extent.get("cx"), extent.get("cy")]
        left, top, width, height = (round(int(each) / EMU) for each in given)
        # Rows grow with their text as a program draws them.
        return (left, top, width, 0 if kind == "table" else height)
