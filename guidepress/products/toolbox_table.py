"""Turns the frame of the tool box into a workbook (XLSX) of one table with filters: a row an activity."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import Any

import xlsxwriter

from guidepress.products.pptx_xml import clean
from guidepress.products.toolbox_facts import objectives_of

View = dict[str, Any]
_GETS = ("print", "buy", "have")
# Widths of columns, in characters.
_WIDTHS = {"toolbox-number": 7, "kind-activity": 44, "module": 26, "toolbox-objective": 60}
_NARROW, _WIDE = 12, 34
# What a worksheet's name may not hold, and how long it may be: a limit of the spreadsheet programs.
_NOT_IN_NAMES, _LONGEST_NAME = re.compile(r"[\[\]:*?/\\]"), 31


def write_toolbox_table(frame: View) -> bytes:
    """Write the table and give the bytes of the workbook: head row with filters, text that never is a formula."""
    words = frame["words"]
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    moment = dt.datetime.combine(dt.date.fromisoformat(frame["guide"]["iso_date"]), dt.time(), dt.UTC)
    title = f"{frame['guide']['title']}: {words['toolbox']}"
    book.set_properties({"created": moment, "title": clean(title), "author": clean(frame["guide"]["publisher"])})
    sheet = book.add_worksheet(_NOT_IN_NAMES.sub(" ", words["toolbox"])[:_LONGEST_NAME])
    head = _head(frame)
    ink = frame["brand"]["colours"]["ink"]
    font = {"font_name": frame["brand"]["fonts"]["office"], "valign": "top", "text_wrap": True}
    plain = book.add_format(font)
    bold = book.add_format({**font, "bold": True, "bottom": 2, "bottom_color": ink})
    for column, (key, name) in enumerate(head):
        sheet.set_column(column, column, _width(key), plain)
        sheet.write_string(0, column, clean(name), bold)
    rows = [_row(frame, row) for row in frame["rows"]]
    for at, cells in enumerate(rows, start=1):
        for column, cell in enumerate(cells):
            if isinstance(cell, int):
                sheet.write_number(at, column, cell, plain)
            elif cell:
                sheet.write_string(at, column, clean(cell), plain)
    sheet.autofilter(0, 0, len(rows), len(head) - 1)
    # The numbers of activities are names: 2.10 is not 2.1.
    sheet.ignore_errors({"number_stored_as_text": f"A2:A{len(rows) + 1}"})
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    if frame["dir"] == "rtl":
        sheet.right_to_left()
    book.close()
    return held.getvalue()


def _head(frame: View) -> list[tuple[str, str]]:
    words = frame["words"]
    keys = ("toolbox-number", "kind-activity", "module", "toolbox-kind", "toolbox-minutes", "mode")
    sizes = ("toolbox-smallest", "toolbox-largest", "toolbox-objective")
    return [
        *((key, words[key]) for key in (*keys, *sizes)),
        *((facet["id"], facet["title"]) for facet in frame["facets"]),
        *((f"get-{key}", words[f"get-{key}"]) for key in _GETS),
    ]


def _width(key: str) -> int:
    return _WIDTHS.get(key, _WIDE if key.startswith("get-") else _NARROW * 2 if "-" not in key else _NARROW)


def _row(frame: View, row: View) -> list[str | int]:
    """Give the cells of an activity; several values of a facet stand on lines of their own."""
    titles = {each["id"]: f"{each['number']} {each['short_title']}" for each in frame["modules"]}
    least, most = row["group_sizes"] or ("", "")
    facets = [
        "\n".join(frame["facet_titles"][facet["id"]][value] for value in row["facets"].get(facet["id"], ()))
        for facet in frame["facets"]
    ]
    return [
        row["number"],
        row["title"],
        titles[row["module"]],
        row["kind_label"],
        row["minutes"],
        row["grouping_label"],
        least,
        most,
        "\n".join(objectives_of(frame, row)),
        *facets,
        *("\n".join(row["materials"][key]) for key in _GETS),
    ]
