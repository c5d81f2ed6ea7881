"""Turns a sentence into the mark of a slide on which a trainer has to decide: a small box that is easy to delete."""

from __future__ import annotations

from typing import Any

from guidepress.products.deck_shapes import shape_name
from guidepress.products.pptx_xml import emu, fill, frame, make, office_language, qualified
from guidepress.products.slide_boxes import Box

Element = Any

_GROUND, _INK = "#FFD54F", "#1D2530"  # the same in every theme: a mark must be seen, contrast 11:1
_WIDTH, _HEIGHT = 660.0, 26.0  # points; at the edge that layouts leave free


def add_mark(  # noqa: PLR0913 - each is one fact about the deck
    slide: Element, text: str, *, name: str, lang: str, rtl: bool, width: int
) -> None:
    """Put a mark in the middle of the top edge of a slide `width` EMU wide, in front of everything."""
    tree = slide.find(f".//{qualified('p:spTree')}")
    number = max(int(each.get("id", 0)) for each in tree.iter(qualified("p:cNvPr"))) + 1
    whole = width / emu(1)
    own = min(whole, _WIDTH)
    box = Box(x=(whole - own) / 2, y=0, width=own, height=_HEIGHT)
    paragraph = make("a:pPr", algn="ctr", rtl=int(rtl))
    run = make("a:rPr", fill(_INK), make("a:latin", typeface="+mn-lt"), lang=office_language(lang), sz=1400, b=1)
    tree.append(
        make(
            "p:sp",
            make("p:nvSpPr", make("p:cNvPr", id=number, name=name), make("p:cNvSpPr"), make("p:nvPr")),
            make(
                "p:spPr",
                frame(box),
                make("a:prstGeom", make("a:avLst"), prst="rect"),
                fill(_GROUND),
                make("a:ln", make("a:noFill")),
            ),
            make(
                "p:txBody",
                make("a:bodyPr", make("a:noAutofit"), wrap="square", lIns=0, tIns=0, rIns=0, bIns=0, anchor="ctr"),
                make("a:lstStyle"),
                make("a:p", paragraph, make("a:r", run, make("a:t", text))),
            ),
        )
    )


def remove_marks(slide: Element, name: str) -> None:
    """Take the marks of an earlier refresh off a slide."""
    tree = slide.find(f".//{qualified('p:spTree')}")
    for each in list(tree):
        if name and each.tag == qualified("p:sp") and shape_name(each) == name:
            tree.remove(each)
