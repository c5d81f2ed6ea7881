"""Turns planned slides into typst: each a dictionary of places that templates/typst/slides.typ draws as a picture.

All lengths are points on a slide of 960 by 540, as in the plan. Nothing here knows one kind of slide from another.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import segno

from guidepress.products.fit import Level
from guidepress.products.pptx_chart import SHADES
from guidepress.products.pptx_template import tab_box
from guidepress.products.slide_boxes import Box, Mark, Slot
from guidepress.products.slide_colours import shown_colour
from guidepress.products.slide_plan import PlannedSlide
from guidepress.products.slide_table import CELL_SIDE, gutters
from guidepress.products.slide_text import Paragraph
from guidepress.products.typst_slide_texts import ink, line_of_text, placed, placed_text
from guidepress.products.typst_values import Code, font_families, literal
from guidepress.tools import icon_svg

View = Mapping[str, Any]
Drawn = dict[str, Any]

# The metric twin of the decks' font, and the face on which Arabic is measured (see `fit`).
_FACES = ("Arimo", "IBM Plex Sans Arabic")
_FOOT = Level(size=12, colour="tx2")
_QUIET = 3  # modules of white round a QR code
_ENDINGS = ".,:;?!\u2026\u061b\u061f"


def slide_families(view: View) -> tuple[str, ...]:
    """Give every family that a document with slides uses: `fonts` of `tools.compile_typst`."""
    return tuple(dict.fromkeys((*font_families(view), *_FACES)))


def slide_literal(planned: PlannedSlide, view: View) -> str:
    """Write a planned slide as the dictionary that `slide-picture` of slides.typ draws."""
    return literal(_Drawing(planned, view).everything())


def told(planned: PlannedSlide) -> str:
    """Say a slide in words: its title, then all else in reading order; what a screen reader says of its picture."""
    said = [_plain(planned.texts["title"].paragraphs)]
    beside = _marks_beside(planned)
    for slot in planned.layout.slots:
        said += [mark.alt for mark in beside.get(slot.name, ()) if mark.alt]
        # A number or letter that stands beside a text is read in one breath with it.
        before = "".join(f"{mark.text} " for mark in beside.get(slot.name, ()) if mark.text and not mark.alt)
        texts = list(_slot_texts(planned, slot))
        said += [before + texts[0], *texts[1:]] if texts else [before]
    ended = (each if each.endswith(tuple(_ENDINGS)) else f"{each}." for each in map(str.strip, said) if each)
    return " ".join(ended)


def _slot_texts(planned: PlannedSlide, slot: Slot) -> Iterator[str]:
    slide = planned.slide
    if slot.kind == "tbl" and planned.table:
        yield from ("; ".join("".join(run.text for run in cell) for cell in row) for row in planned.table.rows)
    elif slot.kind == "chart" and slide["chart"]:
        yield slide["alt"]
    elif slot.kind == "pic" and slide["picture"]:
        yield "" if slide["picture"]["decorative"] else slide["picture"]["alt"]
    elif slot.kind == "body" and slot.name in planned.texts:
        yield from (_plain((each,)) for each in planned.texts[slot.name].paragraphs)


def _marks_beside(planned: PlannedSlide) -> dict[str, list[Mark]]:
    """Give the marks that say something to the slots that they stand next to."""
    slots = [each for each in planned.layout.slots if each.kind != "title" and any(_slot_texts(planned, each))]
    found: dict[str, list[Mark]] = {}
    for mark in planned.marks:
        if mark.alt or mark.text:
            nearest = min(slots, key=lambda slot: _distance(mark.box, planned.box(slot.name)), default=None)
            found.setdefault(nearest.name if nearest else "title", []).append(mark)
    return found


def _distance(one: Box, other: Box) -> float:
    """Give the points between the middle of a box and the nearest place of another."""
    x, y = one.x + one.width / 2, one.y + one.height / 2
    across = max(other.x - x, 0.0, x - other.x - other.width)
    down = max(other.y - y, 0.0, y - other.y - other.height)
    return math.hypot(across, down)


def _plain(paragraphs: Sequence[Paragraph]) -> str:
    return " ".join(each.text.replace("\n", " ") for each in paragraphs)


class _Drawing:
    """One slide while it becomes a dictionary."""

    def __init__(self, planned: PlannedSlide, view: View) -> None:
        self.planned, self.view, self.rtl = planned, view, view["dir"] == "rtl"
        self.layout, self.slide = planned.layout, planned.slide

    def everything(self) -> Drawn:
        """Give what the slide shows, in the order in which it is drawn: shapes, objects, texts."""
        picture = next((slot.box for slot in self.layout.slots if slot.kind == "pic"), None)
        chart = next((slot.box for slot in self.layout.slots if slot.kind == "chart"), None)
        return {
            "fill": self.colour(self.layout.background),
            "shapes": [each for each in (*self.furniture(), *self.marks(), *self.rules()) if each],
            "picture": self.picture(picture) if picture and self.slide["picture"] else None,
            "chart": self.chart(chart) if chart and self.slide["chart"] else None,
            "texts": [*self.mark_texts(), *self.slots(), *self.cells(), *self.foot()],
        }

    def colour(self, name: str) -> Code:
        return ink(self.view, name)

    # --- shapes ---

    def furniture(self) -> Iterator[Drawn]:
        if self.layout.tab:
            box = tab_box(self.view["module"]["number"], rtl=self.rtl)
            yield {"kind": "rectangle", **placed(box), "fill": self.colour("accent1")}
        for panel in self.layout.panels:
            yield {"kind": "rectangle", **placed(panel.box), "fill": self.colour(panel.colour)}

    def marks(self) -> Iterator[Drawn]:
        for mark in self.planned.marks:
            made: Drawn = {"kind": mark.kind, **placed(mark.box)}
            if mark.kind in ("icon", "code", "dots"):
                drawing = {"icon": self.icon, "code": self.code, "dots": self.dots}[mark.kind](mark)
                yield {**made, "kind": "drawing", "svg": drawing}
            else:
                yield {**made, "fill": self.colour(mark.colour)}

    def icon(self, mark: Mark) -> str:
        return icon_svg(mark.icon).replace("<path ", f'<path fill="{shown_colour(self.view, mark.colour)}" ')

    def code(self, mark: Mark) -> str:
        code = segno.make_qr(mark.url, error="m")
        dark, light = (shown_colour(self.view, name) for name in (mark.colour, "bg1"))
        return code.svg_inline(border=_QUIET, omitsize=True, dark=dark, light=light)

    def dots(self, mark: Mark) -> str:
        inks = [shown_colour(self.view, name) for name in (mark.colour, f"{mark.colour}:25")]
        circles = (
            f'<circle cx="{n % 10 + 0.5}" cy="{n // 10 + 0.5}" r="0.38" fill="{inks[n >= mark.filled]}"/>'
            for n in range(100)
        )
        return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{"".join(circles)}</svg>'

    def rules(self) -> Iterator[Drawn]:
        """Draw the rules of a table: a strong one under its head, hair lines between rows, one at its foot."""
        table = self.planned.table
        slot = next((slot for slot in self.layout.slots if slot.kind == "tbl"), None)
        if not table or not slot:
            return
        y, width, last = slot.box.y, sum(table.widths), len(table.heights) - 1
        x = slot.box.x + (slot.box.width - width if self.rtl else 0.0)
        for place, height in enumerate(table.heights):
            y += height
            thick, colour = (2.25, "accent1") if place == 0 else (1.0, "tx2") if place == last else (0.5, "tx2:50")
            box = Box(x=x, y=y - thick / 2, width=width, height=thick)
            yield {"kind": "rectangle", **placed(box), "fill": self.colour(colour)}

    # --- objects ---

    def picture(self, box: Box) -> Drawn:
        return {**placed(box), "path": self.slide["picture"]["path"], "crops": self.layout.crops}

    def chart(self, box: Box) -> Drawn:
        given = self.slide["chart"]
        return {
            **placed(box),
            "kind": given["kind"],
            "categories": list(given["categories"]),
            "series": [{"name": each["name"], "values": list(each["values"])} for each in given["series"]],
            "shades": [self.colour(name) for name in SHADES],
            "ink": self.colour("tx1"),
            "grey": self.colour("tx2"),
            "pale": self.colour("bg2"),
        }

    # --- texts ---

    def mark_texts(self) -> Iterator[Drawn]:
        tab = str(self.view["module"]["number"] or "") if self.layout.tab else ""
        box = tab_box(self.view["module"]["number"], rtl=self.rtl)
        labels = [(tab, box, Level(size=18, bold=True, colour="bg1"))]
        labels += [
            (mark.text, mark.box, Level(size=mark.size, bold=True, colour=mark.ink)) for mark in self.planned.marks
        ]
        yield from (line_of_text(self.view, box, said, level, "centre") for said, box, level in labels if said)

    def slots(self) -> Iterator[Drawn]:
        for slot in self.layout.slots:
            planned = self.planned.texts.get(slot.name)
            if planned and slot.kind in ("title", "body"):
                own = replace(slot, box=planned.box or slot.box)
                yield placed_text(self.view, own, planned.paragraphs, planned.scale)

    def cells(self) -> Iterator[Drawn]:
        """Place the texts of a table, cell by cell."""
        table = self.planned.table
        holder = next((slot for slot in self.layout.slots if slot.kind == "tbl"), None)
        if not table or not holder:
            return
        y, free, last = holder.box.y, gutters(table.align), len(table.widths) - 1
        for number, (row, height) in enumerate(zip(table.rows, table.heights, strict=True)):
            level = Level(size=table.size, bold=number == 0, colour="tx1" if number else "accent1")
            x = 0.0
            for place, (cell, width) in enumerate(zip(row, table.widths, strict=True)):
                before = (CELL_SIDE if place else 0.0) + free[place]
                inner = width - before - (CELL_SIDE if place < last else 0.0)
                left = x + before
                box = Box(
                    x=holder.box.x + (holder.box.width - left - inner if self.rtl else left),
                    y=y + table.room,
                    width=inner,
                    height=height - 2 * table.room,
                )
                align = {"left": "start", "right": "end"}.get(table.align[place], "centre")
                slot = Slot(name="", index=0, box=box, levels=(level,), align=align)  # type: ignore[arg-type]
                yield placed_text(self.view, slot, (Paragraph(runs=cell),))
                x += width
            y += height

    def foot(self) -> Iterator[Drawn]:
        if self.layout.foot is None:
            return
        yield line_of_text(self.view, self.layout.foot, self.planned.foot, _FOOT, "start")
        yield line_of_text(self.view, self.layout.page, str(self.planned.number), _FOOT, "end")
