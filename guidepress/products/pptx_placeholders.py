"""Turns slots, panels and footers of a layout into the shapes that master, layouts and slides hold."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from guidepress.products.fit import Level
from guidepress.products.pptx_xml import (
    Element,
    body_properties,
    fill,
    frame,
    level_properties,
    make,
    office_language,
)
from guidepress.products.slide_boxes import Box, Layout, Slot

View = Mapping[str, Any]

_FOOT_LEVEL = Level(size=12, colour="tx2")


def named(words: Mapping[str, str], slot: str) -> str:
    """Give the name of a placeholder in the selection pane; "column-2" is the word of "column" and 2."""
    stem, _, number = slot.rpartition("-")
    return f"{words[f'slot-{stem}']} {number}" if number.isdigit() else words[f"slot-{slot}"]


def footer_elements(layout: Layout, view: View, text: str, first_id: int) -> list[Element]:
    """Make the footer and slide-number placeholders of a layout, or of a slide that follows it."""
    if layout.foot is None:
        return []
    lang = office_language(view["lang"])
    shown = make("a:r", make("a:rPr", lang=lang), make("a:t", text)) if text else None
    # The id marks the field, the same in every file: PowerPoint takes any.
    unique = str(uuid.uuid5(uuid.NAMESPACE_URL, "guidepress:slide-number")).upper()
    count = make(
        "a:fld",
        make("a:rPr", lang=lang),
        make("a:t", "\u2039#\u203a"),
        id=f"{{{unique}}}",
        type="slidenum",
    )
    return [
        _furniture(first_id, "footer", layout.foot, shown, view),
        _furniture(first_id + 1, "slide-number", layout.page, count, view),
    ]


def placeholder(number: int, slot: Slot, words: Mapping[str, str], lang: str, *, rtl: bool) -> Element:
    """Make the placeholder of a slot; `number` is its shape id."""
    name = named(words, slot.name)
    holder = make("p:ph", type=slot.kind)
    if slot.kind != "title":
        holder.set("idx", str(slot.index))
        holder.set("sz", "quarter")
    # A number or label of fixed size must not shrink or grow with what somebody types.
    shrinks = slot.kind in ("title", "body") and 18 < slot.levels[0].size < 60  # noqa: PLR2004 - points
    styles = make("a:lstStyle")
    for place in range(9):
        level = slot.levels[min(place, len(slot.levels) - 1)]
        styles.append(
            level_properties(f"a:lvl{place + 1}pPr", level, align=slot.align, rtl=rtl, heading=slot.kind == "title")
        )
    return make(
        "p:sp",
        make(
            "p:nvSpPr",
            make("p:cNvPr", id=number, name=name),
            make("p:cNvSpPr", make("a:spLocks", noGrp=1)),
            make("p:nvPr", holder),
        ),
        make("p:spPr", frame(slot.box), make("a:prstGeom", make("a:avLst"), prst="rect")),
        make("p:txBody", body_properties(slot.anchor, shrinks=shrinks, rtl=rtl), styles, prompt(name, lang)),
    )


def slide_placeholder(number: int, slot: Slot, name: str, box: Box | None, *, rtl: bool) -> Element:
    """Make the empty text placeholder of a slide; what its layout says is not repeated, except a place of its own."""
    holder = make("p:ph", type=slot.kind)
    if slot.kind != "title":
        holder.set("idx", str(slot.index))
        holder.set("sz", "quarter")
    properties = make("a:bodyPr")
    if rtl:
        properties.set("rtlCol", "1")
    return make(
        "p:sp",
        make(
            "p:nvSpPr",
            make("p:cNvPr", id=number, name=name),
            make("p:cNvSpPr", make("a:spLocks", noGrp=1)),
            make("p:nvPr", holder),
        ),
        make("p:spPr", *([frame(box)] if box else [])),
        make("p:txBody", properties, make("a:lstStyle"), make("a:p")),
    )


def prompt(text: str, lang: str) -> Element:
    """Make the paragraph that an empty placeholder shows."""
    return make("a:p", make("a:r", make("a:rPr", lang=office_language(lang)), make("a:t", text)))


def rectangle(number: int, name: str, box: Box, colour: str) -> Element:
    """Make a plain rectangle without an outline, `colour` as in `pptx_xml.colour_xml`."""
    return make(
        "p:sp",
        make("p:nvSpPr", make("p:cNvPr", id=number, name=name), make("p:cNvSpPr"), make("p:nvPr", userDrawn=1)),
        make(
            "p:spPr",
            frame(box),
            make("a:prstGeom", make("a:avLst"), prst="rect"),
            fill(colour),
            make("a:ln", make("a:noFill")),
        ),
        make("p:txBody", make("a:bodyPr"), make("a:lstStyle"), make("a:p")),
    )


def _furniture(number: int, name: str, box: Box, content: Element | None, view: View) -> Element:
    """Make a footer or a slide number."""
    rtl, is_footer = view["dir"] == "rtl", name == "footer"
    level = level_properties("a:lvl1pPr", _FOOT_LEVEL, align="start" if is_footer else "end", rtl=rtl)
    holder = make("p:ph", type="ftr" if is_footer else "sldNum", sz="quarter", idx=91 if is_footer else 92)
    return make(
        "p:sp",
        make(
            "p:nvSpPr",
            make("p:cNvPr", id=number, name=view["words"][f"slot-{name}"]),
            make("p:cNvSpPr", make("a:spLocks", noGrp=1)),
            make("p:nvPr", holder),
        ),
        make("p:spPr", frame(box), make("a:prstGeom", make("a:avLst"), prst="rect")),
        make(
            "p:txBody",
            body_properties("ctr", shrinks=False, rtl=rtl),
            make("a:lstStyle", level),
            make("a:p", *([] if content is None else [content])),
        ),
    )


def tree_of_shapes() -> Element:
    """Make an empty tree of shapes."""
    zero = {"x": 0, "y": 0}
    return make(
        "p:spTree",
        make("p:nvGrpSpPr", make("p:cNvPr", id=1, name=""), make("p:cNvGrpSpPr"), make("p:nvPr")),
        make(
            "p:grpSpPr",
            make(
                "a:xfrm",
                make("a:off", **zero),
                make("a:ext", cx=0, cy=0),
                make("a:chOff", **zero),
                make("a:chExt", cx=0, cy=0),
            ),
        ),
    )
