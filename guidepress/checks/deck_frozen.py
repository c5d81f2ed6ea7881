"""Turns a PPTX into one whose texts keep their size, so that every program draws them as PowerPoint opens them.

PowerPoint shows the scale that a file states until somebody edits the text. LibreOffice measures anew when it opens the
file and shrinks whatever is too long, so that a text which PowerPoint lets run out of its shape would look right.
"""

from __future__ import annotations

import copy
import io
from typing import Any

from lxml import etree
from pptx import Presentation

from guidepress.products.pptx_xml import qualified

_WHOLE = 100_000  # DrawingML counts in thousandths of a per cent
_LEVELS = 9


def frozen(deck: bytes) -> bytes:
    """Write a copy of a deck in which texts do not shrink by themselves; what was scaled has its size stated."""
    presentation = Presentation(io.BytesIO(deck))
    for slide in presentation.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                _freeze(shape)
    held = io.BytesIO()
    presentation.save(held)
    return held.getvalue()


def _freeze(shape: Any) -> None:
    body = shape.text_frame._txBody  # noqa: SLF001 - python-pptx has no word for a scale
    properties = body.find(qualified("a:bodyPr"))
    shrinking = properties.find(qualified("a:normAutofit"))
    scale = 1.0 if shrinking is None else int(shrinking.get("fontScale", _WHOLE)) / _WHOLE
    for name in ("a:normAutofit", "a:spAutoFit", "a:noAutofit"):
        for old in properties.findall(qualified(name)):
            properties.remove(old)
    etree.SubElement(properties, qualified("a:noAutofit"))
    if scale < 1:
        _scale(shape, body, scale)


def _scale(shape: Any, body: Any, scale: float) -> None:
    """State each level's size, and the sizes of single runs, in what they are when scaled."""
    for each in body.iter(qualified("a:rPr"), qualified("a:endParaRPr")):
        if each.get("sz"):
            each.set("sz", str(round(int(each.get("sz")) * scale)))
    base = getattr(shape, "_base_placeholder", None)
    theirs = None if base is None else base.element.find(f".//{qualified('a:lstStyle')}")
    if theirs is None:
        return
    own = body.find(qualified("a:lstStyle"))
    if own is None:
        own = etree.Element(qualified("a:lstStyle"))
        body.find(qualified("a:bodyPr")).addnext(own)
    for number in range(1, _LEVELS + 1):
        tag = qualified(f"a:lvl{number}pPr")
        if own.find(tag) is None and theirs.find(tag) is not None:
            own.append(copy.deepcopy(theirs.find(tag)))
    for each in own.iter(qualified("a:defRPr")):
        if each.get("sz"):
            each.set("sz", str(round(int(each.get("sz")) * scale)))
