"""Turns icons and QR codes into freeform shapes in theme colours, which a trainer can recolour and scale."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, replace

import segno
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path
from lxml import etree

from guidepress.products.pptx_xml import Element, fill, frame, make
from guidepress.products.slide_boxes import Box
from guidepress.tools import icon_svg

_SCALE = 10  # path units for one unit of the drawing: DrawingML wants whole numbers
_VERBS = {"lineTo": "a:lnTo", "curveTo": "a:cubicBezTo", "qCurveTo": "a:quadBezTo"}

Command = tuple[str, tuple[tuple[float, float], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A closed drawing in a field of `width` by `height` units: pen commands as fontTools records them."""

    width: float
    height: float
    commands: tuple[Command, ...]


def icon_shape(number: int, name: str, icon: str, box: Box, colour: str) -> Element:
    """Draw a Font Awesome icon as one shape, centred in `box`, as large as fits; `number` is its shape id."""
    outline = _icon_outline(icon)
    width, height = outline.width, outline.height
    scale = min(box.width / width, box.height / height)
    placed = replace(
        box,
        x=box.x + (box.width - width * scale) / 2,
        y=box.y + (box.height - height * scale) / 2,
        width=width * scale,
        height=height * scale,
    )
    return _freeform(number, name, placed, colour, outline)


def code_shapes(number: int, name: str, url: str, box: Box) -> tuple[Element, Element]:
    """Draw the QR code of `url` in `box`: white ground with its quiet zone, and the modules as one shape."""
    matrix = [bytes(row) for row in segno.make_qr(url, error="m").matrix]
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
    module = box.width / (size + 2 * quiet)
    inner = Box(x=box.x + quiet * module, y=box.y + quiet * module, width=size * module, height=size * module)
    ground = _freeform(number, name, box, "bg1", _whole())
    return ground, _freeform(number + 1, name, inner, "tx1", outline)


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


def progress_shapes(number: int, name: str, box: Box, filled: Sequence[bool]) -> list[Element]:
    """Draw a bar of pieces from left to right, filled or pale; the shapes' ids count from `number`."""
    gap, count = 6.0, len(filled)
    width = (box.width - gap * (count - 1)) / count
    shapes = []
    for place, is_filled in enumerate(filled):
        piece = Box(x=box.x + place * (width + gap), y=box.y, width=width, height=box.height)
        colour = "accent1" if is_filled else "accent1:25"
        shapes.append(_freeform(number + place, name, piece, colour, _whole()))
    return shapes
