"""Turns a PPTX into what each slide holds, its master's and layout's shapes included, in the order of drawing.

Lengths are points from a slide's top left corner.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pptx import Presentation
from pptx.util import Emu

from guidepress.checks.page_letters import Area
from guidepress.products.pptx_xml import qualified

Kind = Literal["text", "ground", "ellipse", "drawing", "picture", "table", "chart"]

_FILLS = tuple(qualified(f"a:{name}") for name in ("solidFill", "gradFill", "blipFill", "pattFill"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A shape with text, or one that is seen: `paragraphs` are its texts (a table's: of all cells).

    Kinds: text (nothing but text), ground and ellipse (filled, text may stand on it), drawing (an icon, a QR code, a
    line, a group), picture, table, chart. `is_foot`: it belongs to the slide's foot.
    """

    name: str
    kind: Kind
    area: Area
    paragraphs: tuple[str, ...] = ()
    is_foot: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideShapes:
    """A slide's shapes from the backmost to the foremost: `id` is its name in the file, `master` its master's place."""

    id: str
    number: int
    master: int
    shapes: tuple[Shape, ...]


def read_shapes(deck: bytes) -> tuple[SlideShapes, ...]:
    """Read the shapes of every slide that is shown."""
    presentation = Presentation(io.BytesIO(deck))
    masters = [each.part for each in presentation.slide_masters]
    first = int(presentation.element.get("firstSlideNum", "1"))
    found = []
    for number, slide in enumerate(presentation.slides, start=first):
        if slide.element.get("show") in ("0", "false"):
            continue
        layout = slide.slide_layout
        behind: list[Any] = []
        if _shows_master(slide) and _shows_master(layout):
            behind += [each for each in layout.slide_master.shapes if not each.is_placeholder]
        if _shows_master(slide):
            behind += [each for each in layout.shapes if not each.is_placeholder]
        shapes = tuple(made for each in (*behind, *slide.shapes) for made in _shape(each, number))
        name = slide.element.find(qualified("p:cSld")).get("name", "")
        place = masters.index(layout.slide_master.part)
        found.append(SlideShapes(id=name, number=number, master=place, shapes=shapes))
    return tuple(found)


def _shows_master(part: Any) -> bool:
    return part.element.get("showMasterSp") not in ("0", "false")


def _shape(shape: Any, number: int) -> Iterator[Shape]:
    """Describe a shape; one that has neither text nor ink is left out."""
    paragraphs = tuple(_texts(shape, number))
    kind = _kind(shape)
    if None in (shape.left, shape.top, shape.width, shape.height) or (kind == "text" and not any(paragraphs)):
        return
    left, top, width, height = (Emu(each).pt for each in (shape.left, shape.top, shape.width, shape.height))
    if round(getattr(shape, "rotation", 0.0) / 90) % 2:
        # A quarter turn goes round the middle.
        left, top, width, height = left + (width - height) / 2, top + (height - width) / 2, height, width
    holder = shape.element.find(f".//{qualified('p:nvPr')}/{qualified('p:ph')}")
    yield Shape(
        name=shape.name,
        kind=kind,
        area=Area(left=left, top=top, right=left + width, bottom=top + height),
        paragraphs=paragraphs,
        is_foot=holder is not None and holder.get("type") in ("ftr", "sldNum", "dt"),
    )


def _kind(shape: Any) -> Kind:
    tag = shape.element.tag
    if tag == qualified("p:graphicFrame"):
        return "table" if shape.has_table else "chart" if shape.has_chart else "drawing"
    if tag == qualified("p:pic"):
        return "picture"
    if tag != qualified("p:sp"):
        return "drawing"
    properties = shape.element.spPr
    if properties.find(qualified("a:custGeom")) is not None:
        return "drawing"
    form = properties.find(qualified("a:prstGeom"))
    if not _is_filled(shape):
        return "text"
    return "ellipse" if form is not None and form.get("prst") == "ellipse" else "ground"


def _is_filled(shape: Any) -> bool:
    """Say whether a shape has a ground of its own, stated on the slide or on its layout."""
    properties = shape.element.spPr
    if properties.find(qualified("a:noFill")) is not None:
        return False
    if any(properties.find(each) is not None for each in _FILLS):
        return True
    if getattr(shape, "is_placeholder", False) and hasattr(shape, "_base_placeholder"):
        base = shape._base_placeholder  # noqa: SLF001 - python-pptx has no public way to a placeholder's layout
        return base is not None and _is_filled(base)
    reference = shape.element.find(f"{qualified('p:style')}/{qualified('a:fillRef')}")
    return reference is not None and reference.get("idx") != "0"


def _texts(shape: Any, number: int) -> Iterator[str]:
    """Give the text of each paragraph; a slide-number field shows the slide's number."""
    for paragraph in shape.element.iter(qualified("a:p")):
        parts = []
        for each in paragraph:
            if each.tag == qualified("a:fld") and each.get("type") == "slidenum":
                parts.append(str(number))
            elif each.tag == qualified("a:br"):
                parts.append(" ")
            else:
                parts.append(each.findtext(qualified("a:t")) or "")
        yield "".join(parts)
