"""Turns icons, tabs, checkboxes and contents into raw WordprocessingML, where pandoc has no word for them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.svgLib.path import parse_path
from lxml import etree

from guidepress.products.word_package import NAMESPACES, decorated, element, name_of
from guidepress.tools import icon_svg

_EMU_PER_POINT = 12700
# Icons sit on the text's line; this sinks them to the middle of small capitals (half points).
_SINK = -3
_PEN_TO_DRAWING = {"moveTo": "moveTo", "lineTo": "lnTo", "curveTo": "cubicBezTo", "qCurveTo": "quadBezTo"}
Node = dict[str, Any]


def raw_inline(tree: etree._Element) -> Node:
    """Wrap WordprocessingML as an inline of pandoc's JSON."""
    return {"t": "RawInline", "c": ["openxml", etree.tostring(tree, encoding="unicode")]}


def raw_block(trees: Iterable[etree._Element]) -> Node:
    """Wrap paragraphs of WordprocessingML as a block of pandoc's JSON."""
    return {
        "t": "RawBlock",
        "c": ["openxml", "".join(etree.tostring(tree, encoding="unicode") for tree in trees)],
    }


def tab() -> Node:
    """Make a tab: from a number that hangs in the margin to the text."""
    run = element("w:r")
    element("w:tab", run)
    return raw_inline(run)


def checkbox(name: str, *, ticked: bool = False, rtl: bool = False) -> Node:
    """Make a box that is ticked with a click (Word 2010 and later); screen readers say its `name`."""
    holder = element("w:sdt")
    properties = element("w:sdtPr", holder)
    element("w:alias", properties, **{"w:val": name[:60]})
    box = element("w14:checkbox", properties)
    element("w14:checked", box, **{"w14:val": int(ticked)})
    element("w14:checkedState", box, **{"w14:val": "2612", "w14:font": "MS Gothic"})
    element("w14:uncheckedState", box, **{"w14:val": "2610", "w14:font": "MS Gothic"})
    run = element("w:r", element("w:sdtContent", holder))
    look = element("w:rPr", run)
    fonts = {f"w:{script}": "MS Gothic" for script in ("ascii", "hAnsi", "eastAsia", "cs")}
    element("w:rFonts", look, **{"w:hint": "eastAsia", **fonts})
    if rtl:
        element("w:rtl", look)
    element("w:t", run).text = "☒" if ticked else "☐"
    return raw_inline(holder)


def icon(name: str, colour: str, height: float = 10.0) -> Node:
    """Draw the Font Awesome icon `name` as a decorative shape in `colour` (hex), `height` points high.

    A shape follows zoom and print without loss, and needs no font on the reader's machine.
    """
    svg = etree.fromstring(icon_svg(name).encode())
    _, _, wide, high = (float(each) for each in svg.get("viewBox", "0 0 512 512").split())
    return _shape(_geometry(svg, wide, high), colour, (height * wide / high, height), sink=_SINK)


def swatch(colour: str, width: float = 56.0, height: float = 9.0) -> Node:
    """Draw a decorative bar of `colour` (hex); width and height in points."""
    geometry = element("a:prstGeom", prst="rect")
    element("a:avLst", geometry)
    return _shape(geometry, colour, (width, height))


def _shape(geometry: etree._Element, colour: str, points: tuple[float, float], *, sink: int = 0) -> Node:
    cx, cy = (round(each * _EMU_PER_POINT) for each in points)
    run = element("w:r")
    if sink:
        element("w:position", element("w:rPr", run), **{"w:val": sink})
    choice = element("mc:Choice", element("mc:AlternateContent", run), Requires="wps")
    sides = dict.fromkeys(("distT", "distB", "distL", "distR"), 0)
    inline = element("wp:inline", element("w:drawing", choice), **sides)
    element("wp:extent", inline, cx=cx, cy=cy)
    element("wp:effectExtent", inline, **dict.fromkeys("ltrb", 0))
    decorated(element("wp:docPr", inline, id=1, name="shape"))
    element("wp:cNvGraphicFramePr", inline)
    data = element("a:graphicData", element("a:graphic", inline), uri=NAMESPACES["wps"])
    shape = element("wps:wsp", data)
    element("wps:cNvSpPr", shape)
    look = element("wps:spPr", shape)
    frame = element("a:xfrm", look)
    element("a:off", frame, x=0, y=0)
    element("a:ext", frame, cx=cx, cy=cy)
    look.append(geometry)
    element("a:srgbClr", element("a:solidFill", look), val=colour.removeprefix("#"))
    element("a:noFill", element("a:ln", look))
    element("wps:bodyPr", shape)
    return raw_inline(run)


def _geometry(svg: etree._Element, wide: float, high: float) -> etree._Element:
    geometry = element("a:custGeom")
    for name in ("avLst", "gdLst", "ahLst", "cxnLst"):
        element(f"a:{name}", geometry)
    element("a:rect", geometry, l=0, t=0, r="r", b="b")
    # Whole units only: a hundredth of the icon's own grid is far below what print shows.
    scale = 100
    path = element("a:path", element("a:pathLst", geometry), w=round(wide * scale), h=round(high * scale))
    pen = DecomposingRecordingPen({})
    for drawn in svg.iter("{http://www.w3.org/2000/svg}path"):
        parse_path(drawn.get("d", ""), pen)
    for operator, points in pen.value:
        if operator in ("closePath", "endPath"):
            element("a:close", path)
            continue
        part = element(f"a:{_PEN_TO_DRAWING[operator]}", path)
        for x, y in points:
            element("a:pt", part, x=round(x * scale), y=round(y * scale))
    return geometry


def contents(entries: Iterable[tuple[int, str, str]], *, rtl: bool = False) -> Node:
    """Make a table of contents from (level from 1, text, id).

    It links at once; page numbers come when Word updates the field, which it is asked to do on opening.
    """
    paragraphs: list[etree._Element] = []
    for level, text, anchor in entries:
        paragraph = element("w:p")
        properties = element("w:pPr", paragraph)
        element("w:pStyle", properties, **{"w:val": f"Toc{level}"})
        if rtl:
            element("w:bidi", properties)
        if not paragraphs:
            element("w:fldChar", element("w:r", paragraph), **{"w:fldCharType": "begin", "w:dirty": "true"})
            element("w:instrText", element("w:r", paragraph)).text = r'TOC \o "1-2" \h \z \u'
            element("w:fldChar", element("w:r", paragraph), **{"w:fldCharType": "separate"})
        run = element("w:r", element("w:hyperlink", paragraph, **{"w:anchor": anchor}))
        if rtl:
            element("w:rtl", element("w:rPr", run))
        holder = element("w:t", run)
        holder.text = re.sub(r"\s+", " ", text)
        holder.set(name_of("xml:space"), "preserve")
        paragraphs.append(paragraph)
    if paragraphs:
        element("w:fldChar", element("w:r", paragraphs[-1]), **{"w:fldCharType": "end"})
    return raw_block(paragraphs)


def page_of(anchor: str, *, rtl: bool = False) -> Node:
    """Make the number of the page on which bookmark `anchor` stands; Word counts it when it updates its fields."""
    field = element("w:fldSimple", **{"w:instr": rf" PAGEREF {anchor} \h ", "w:dirty": "true"})
    run = element("w:r", field)
    if rtl:
        element("w:rtl", element("w:rPr", run))
    element("w:t", run).text = "…"
    return raw_inline(field)
