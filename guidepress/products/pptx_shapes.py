"""Turns marks, icons and QR codes among them, into shapes in theme colours, which a trainer can recolour and scale."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import segno
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path
from lxml import etree

from guidepress.products.fit import Level
from guidepress.products.pptx_xml import (
    Element,
    Setting,
    body_properties,
    describe,
    fill,
    frame,
    level_properties,
    make,
    paragraph_element,
    qualified,
)
from guidepress.products.slide_boxes import Box, Mark
from guidepress.products.slide_text import Paragraph, Run
from guidepress.tools import icon_svg

_SCALE = 100  # path units for one unit of the drawing: DrawingML wants whole numbers
_DOTS, _DOTS_IN_A_ROW, _DOT_RADIUS = 100, 10, 0.38  # the radius in rows
_VERBS = {"lineTo": "a:lnTo", "curveTo": "a:cubicBezTo", "qCurveTo": "a:quadBezTo"}

Command = tuple[str, tuple[tuple[float, float], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A closed drawing in a field of `width` by `height` units: pen commands as fontTools records them."""

    width: float
    height: float
    commands: tuple[Command, ...]


def mark_shapes(ids: Iterator[int], mark: Mark, words: Mapping[str, str], setting: Setting) -> list[Element]:
    """Draw a mark: the first shape bears its alternative text, the others are decorative; `ids` gives their ids."""
    name = words[f"slot-{mark.name}"]
    if mark.kind == "icon":
        made = [_icon(next(ids), name, mark)]
    elif mark.kind == "code":
        made = _code(ids, name, mark)
    elif mark.kind == "dots":
        made = _dots(ids, name, mark)
    else:
        made = [_filled(next(ids), name, mark, setting)]
    for place, shape in enumerate(made):
        describe(shape, mark.alt if place == 0 else "")
    return made


def _filled(number: int, name: str, mark: Mark, setting: Setting) -> Element:
    """Draw a rectangle, ellipse or arrow with its text in the middle; a box may hold no text."""
    preset = {"rectangle": "rect", "ellipse": "ellipse", "arrow": "homePlate"}[mark.kind]
    placed = frame(mark.box)
    if mark.kind == "arrow" and setting.rtl:
        placed.set("flipH", "1")
    shape = make(
        "p:sp",
        make("p:nvSpPr", make("p:cNvPr", id=number, name=name), make("p:cNvSpPr"), make("p:nvPr")),
        make(
            "p:spPr",
            placed,
            make("a:prstGeom", make("a:avLst"), prst=preset),
            fill(mark.colour),
            make("a:ln", make("a:noFill")),
        ),
    )
    if mark.url:
        named = next(shape.iter(qualified("p:cNvPr")))
        named.append(make("a:hlinkClick", r__id=setting.link(mark.url)))
    if mark.text:
        level = Level(size=mark.size, bold=True, colour=mark.ink)
        styles = make("a:lstStyle", level_properties("a:lvl1pPr", level, align="centre", rtl=setting.rtl))
        body = make("p:txBody", body_properties("ctr", shrinks=False, rtl=setting.rtl), styles)
        body.append(paragraph_element(Paragraph(runs=(Run(text=mark.text),)), (level,), setting))
        shape.append(body)
    return shape


def _icon(number: int, name: str, mark: Mark) -> Element:
    """Draw an icon centred in the mark's box, as large as fits."""
    outline, box = _icon_outline(mark.icon), mark.box
    width, height = outline.width, outline.height
    scale = min(box.width / width, box.height / height)
    placed = replace(
        box,
        x=box.x + (box.width - width * scale) / 2,
        y=box.y + (box.height - height * scale) / 2,
        width=width * scale,
        height=height * scale,
    )
    return _freeform(number, name, placed, mark.colour, outline)


def _code(ids: Iterator[int], name: str, mark: Mark) -> list[Element]:
    """Draw a QR code: its modules as one shape on a white ground with the quiet zone."""
    matrix = [bytes(row) for row in segno.make_qr(mark.url, error="m").matrix]
    size, quiet = len(matrix), 3.0
    commands: list[Command] = []
    for y, row in enumerate(matrix):
        x = 0
        while x < size:
            end = x
            while end < size and row[end] & 1:
                end += 1
            if end > x:
                commands += _rectangle(x, y, end, y + 1)
            x = end + 1
    outline = Outline(width=size, height=size, commands=tuple(commands))
    box = mark.box
    module = box.width / (size + 2 * quiet)
    inner = Box(x=box.x + quiet * module, y=box.y + quiet * module, width=size * module, height=size * module)
    ground = _freeform(next(ids), name, box, "bg1", _whole())
    return [ground, _freeform(next(ids), name, inner, mark.colour, outline)]


def _dots(ids: Iterator[int], name: str, mark: Mark) -> list[Element]:
    """Draw a hundred dots as two shapes, those that count and the pale rest: rows of ten from the top."""
    groups: dict[bool, list[Command]] = {True: [], False: []}
    for place in range(_DOTS):
        row, column = divmod(place, _DOTS_IN_A_ROW)
        groups[place < mark.filled] += _circle(column + 0.5, row + 0.5, _DOT_RADIUS)
    made: list[Element] = []
    for is_filled, colour in ((True, mark.colour), (False, f"{mark.colour}:25")):
        if groups[is_filled]:
            outline = Outline(width=_DOTS_IN_A_ROW, height=_DOTS_IN_A_ROW, commands=tuple(groups[is_filled]))
            made.append(_freeform(next(ids), name, mark.box, colour, outline))
    return made


def _circle(x: float, y: float, radius: float) -> list[Command]:
    """Go round a circle in four curves."""
    bend = radius * 0.5523
    return [
        ("moveTo", ((x + radius, y),)),
        ("curveTo", ((x + radius, y + bend), (x + bend, y + radius), (x, y + radius))),
        ("curveTo", ((x - bend, y + radius), (x - radius, y + bend), (x - radius, y))),
        ("curveTo", ((x - radius, y - bend), (x - bend, y - radius), (x, y - radius))),
        ("curveTo", ((x + bend, y - radius), (x + radius, y - bend), (x + radius, y))),
        ("closePath", ()),
    ]


def _rectangle(left: float, top: float, right: float, bottom: float) -> list[Command]:
    return [
        ("moveTo", ((left, top),)),
        ("lineTo", ((right, top),)),
        ("lineTo", ((right, bottom),)),
        ("lineTo", ((left, bottom),)),
        ("closePath", ()),
    ]


@functools.cache
def _icon_outline(icon: str) -> Outline:
    root = etree.fromstring(icon_svg(icon).encode("utf-8"))
    width, height = (float(each) for each in str(root.get("viewBox")).split()[2:])
    pen = RecordingPen()
    for path in root.iter("{*}path"):
        parse_path(path.get("d"), pen)
    commands = tuple((verb, tuple(points)) for verb, points in pen.value)
    return Outline(width=width, height=height, commands=commands)


def _whole() -> Outline:
    return Outline(width=1, height=1, commands=tuple(_rectangle(0, 0, 1, 1)))


def _freeform(number: int, name: str, box: Box, colour: str, outline: Outline) -> Element:
    path = make("a:path", w=round(outline.width * _SCALE), h=round(outline.height * _SCALE))
    for verb, points in outline.commands:
        if verb == "moveTo":
            path.append(make("a:moveTo", _point(points[0])))
        elif verb in _VERBS:
            path.append(make(_VERBS[verb], *(_point(point) for point in points)))
        elif verb == "closePath":
            path.append(make("a:close"))
    geometry = make(
        "a:custGeom",
        make("a:avLst"),
        make("a:gdLst"),
        make("a:ahLst"),
        make("a:cxnLst"),
        make("a:rect", l=0, t=0, r="r", b="b"),
        make("a:pathLst", path),
    )
    return make(
        "p:sp",
        make("p:nvSpPr", make("p:cNvPr", id=number, name=name), make("p:cNvSpPr"), make("p:nvPr")),
        make("p:spPr", frame(box), geometry, fill(colour), make("a:ln", make("a:noFill"))),
    )


def _point(point: tuple[float, float]) -> Element:
    return make("a:pt", x=round(point[0] * _SCALE), y=round(point[1] * _SCALE))


def contained(box: Box, width: float, height: float, *, rtl: bool) -> Box:
    """Give the largest box of proportions `width` : `height` in `box`, at the side where reading starts."""
    scale = min(box.width / width, box.height / height)
    spare = box.width - width * scale
    return Box(
        x=box.x + (spare if rtl else 0),
        y=box.y + (box.height - height * scale) / 2,
        width=width * scale,
        height=height * scale,
    )
