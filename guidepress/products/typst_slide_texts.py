"""Turns a text in its box on a slide into the dictionary that templates/typst/slides.typ sets; lengths are points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from guidepress.products.fit import LINE_PITCH, Level
from guidepress.products.pptx_xml import held_together
from guidepress.products.slide_boxes import Box, Slot
from guidepress.products.slide_colours import shown_colour
from guidepress.products.slide_text import Paragraph, Run
from guidepress.products.typst_values import Code

View = Mapping[str, Any]
Drawn = dict[str, Any]


def placed(box: Box) -> Drawn:
    """Give the place of a box, to a hundredth of a point."""
    sides = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
    return {name: round(length, 2) for name, length in sides.items()}


def ink(view: View, name: str) -> Code:
    """Give a theme colour as typst has it."""
    return Code(f'rgb("{shown_colour(view, name)}")')


def placed_text(view: View, slot: Slot, paragraphs: Sequence[Paragraph], scale: float = 1.0) -> Drawn:
    """Give the text of a slot: its place, its anchor, its paragraphs with sizes, indents and bullets."""
    made = [_paragraph(view, each, slot, scale) for each in paragraphs]
    made[0]["before"] = 0
    return {**placed(slot.box), "anchor": slot.anchor, "paragraphs": made}


def line_of_text(view: View, box: Box, said: str, level: Level, align: Any) -> Drawn:
    """Give a short text that stands in the middle of a box's height."""
    slot = Slot(name="", index=0, box=box, levels=(level,), anchor="ctr", align=align)
    return placed_text(view, slot, (Paragraph(runs=(Run(text=said),)),))


def _paragraph(view: View, paragraph: Paragraph, slot: Slot, scale: float) -> Drawn:
    levels, rtl = slot.levels, view["dir"] == "rtl"
    level = levels[min(paragraph.level, len(levels) - 1)]
    runs_right = paragraph.direction == "rtl" if paragraph.direction else rtl
    bullet = {"bullet": "dash" if paragraph.level else "square", "number": "number"}.get(paragraph.kind, "")
    # As pptx_xml.paragraph_element has it: what differs from its level takes an indent of its own.
    indent, hang = level.indent, level.hang
    if bullet != level.bullet:
        above = levels[min(paragraph.level, len(levels)) - 1].indent if paragraph.level else 0.0
        indent = (level.indent or level.size * (1 + paragraph.level)) if bullet else above
        hang = (level.hang or level.size) if bullet else 0.0
    made: Drawn = {
        "size": level.size * scale,
        "pitch": LINE_PITCH * level.pitch,
        "before": level.before * scale,
        "fill": ink(view, level.colour),
        "align": slot.align if runs_right == rtl else "start",
        "rtl": runs_right,
        "runs": [_run(view, each, rtl=runs_right) for each in paragraph.runs],
    }
    if level.bold or paragraph.kind == "heading":
        made["bold"] = True
    if bullet or indent:
        made |= {"indent": indent, "hang": hang}
    if bullet:
        made |= {"bullet": bullet, "number": str(paragraph.number)}
        made["accent"] = ink(view, "bg1" if level.colour == "bg1" else "accent1")
    return made


def _run(view: View, run: Run, *, rtl: bool) -> Drawn | str:
    said = held_together(run.text) if rtl else run.text
    made: Drawn = {"text": said}
    made |= {key: True for key in ("bold", "italic") if getattr(run, key)}
    if run.lang:
        made["lang"] = run.lang
    if run.baseline:
        made["baseline"] = run.baseline
    if run.url:
        made["ink"] = ink(view, "hlink")
    return made if len(made) > 1 else said
