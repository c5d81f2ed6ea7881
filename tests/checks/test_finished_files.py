"""Finished files read back as plain values."""

from __future__ import annotations

import io

import xlsxwriter

from guidepress.checks.finished_files import folded, numbers_in, read_calendar, read_workbook


def test_workbook_keeps_gaps_between_cells() -> None:
    """A number, a text and an empty cell stand in their own columns."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held)
    sheet = book.add_worksheet("Lists")
    sheet.write_string(0, 0, "Item")
    sheet.write_number(0, 28, 24)
    book.close()
    ((row,),) = read_workbook(held.getvalue()).values()
    assert (row[0], row[1:28], row[28]) == ("Item", ("",) * 27, "24")


def test_calendar_joins_folded_lines_and_takes_escapes_away() -> None:
    """A title that goes on in the next line is one title, with its comma."""
    lines = ["BEGIN:VEVENT", "SUMMARY;LANGUAGE=en:Rain\\, roofs an", " d wells", "DTSTART:20260301T060000Z"]
    (event,) = read_calendar("\r\n".join([*lines, "DTEND:20260301T070000Z", "END:VEVENT", ""]))
    assert (event.title, event.start, event.end) == ("Rain, roofs and wells", "20260301T060000Z", "20260301T070000Z")


def test_what_is_set_but_not_said_is_folded_away() -> None:
    """Soft hyphens and marks of direction part no words; digits of every script are numbers."""
    assert folded("wa\u00adter\u00a0\u200f 3\n") == "water 3"
    assert numbers_in("\u0664\u20139") == [4, 9]
