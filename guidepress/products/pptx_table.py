"""Turns a planned table into a native table with a header row, set in the deck's table style."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Pt

from guidepress.products.fit import Level
from guidepress.products.pptx_theme import table_style_id
from guidepress.products.pptx_xml import Setting, emu, make, qualified, write_text
from guidepress.products.slide_table import CELL_SIDE, PlannedTable, gutters
from guidepress.products.slide_text import Paragraph


def insert_table(placeholder: Any, planned: PlannedTable, view: Mapping[str, Any]) -> Any:
    """Put the table into a table placeholder; returns the graphic frame."""
    rtl = view["dir"] == "rtl"
    frame = placeholder.insert_table(len(planned.rows), len(planned.widths))
    table = frame.table
    properties = table._tbl.tblPr  # noqa: SLF001 - python-pptx has no word for style or direction
    properties.set("firstRow", "1")
    properties.set("bandRow", "0")
    if rtl:
        properties.set("rtl", "1")
    properties.find(qualified("a:tableStyleId")).text = table_style_id()
    for column, width in zip(table.columns, planned.widths, strict=True):
        column.width = emu(width)
    for row, height in zip(table.rows, planned.heights, strict=True):
        row.height = emu(height)
    frame.height = sum(emu(height) for height in planned.heights)
    level = (Level(size=planned.size),)
    setting = Setting(
        lang=view["lang"],
        rtl=rtl,
        link=lambda url: str(frame.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)),
    )
    for place, row in enumerate(planned.rows):
        for number, runs in enumerate(row):
            cell = table.cell(place, number)
            # The outer columns stand on the slide's margins.
            edges = {0: "right" if rtl else "left", len(row) - 1: "left" if rtl else "right"}
            cell.margin_left = 0 if edges.get(number) == "left" else emu(CELL_SIDE)
            cell.margin_right = 0 if edges.get(number) == "right" else emu(CELL_SIDE)
            before = gutters(planned.align)[number]
            if before and rtl:
                cell.margin_right = emu(CELL_SIDE + before)
            elif before:
                cell.margin_left = emu(CELL_SIDE + before)
            cell.margin_top = cell.margin_bottom = emu(planned.room)
            body = cell.text_frame._txBody  # noqa: SLF001
            write_text(
                body,
                (Paragraph(runs=runs),),
                level,
                setting,
            )
            paragraph = body.find(qualified("a:p"))
            _align(paragraph, planned.align[number], rtl=rtl)
            for run in paragraph.iter(qualified("a:rPr")):
                run.set("sz", str(int(Pt(planned.size).pt * 100)))
    return frame


def _align(paragraph: Any, align: str, *, rtl: bool) -> None:
    """Alignment in DrawingML is physical: a table that runs from the right is mirrored here."""
    properties = paragraph.find(qualified("a:pPr"))
    if properties is None:
        properties = make("a:pPr")
        paragraph.insert(0, properties)
    if rtl:
        properties.set("rtl", "1")
    sides = {"left": "r", "right": "l"} if rtl else {"left": "l", "right": "r"}
    properties.set("algn", sides.get(align, "ctr"))
