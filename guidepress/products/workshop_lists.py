"""Turns the view of a workshop, and what its pack prints, into the print list, the shopping list and their workbook."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from guidepress import nodes
from guidepress.products.workshop_paper import Grid, Paper, Part, Row, heading, heads, row, strong, text

View = Mapping[str, Any]
_BOX = "☐"
_PAPERS = ("workshop-done", "workshop-paper", "workshop-file", "workshop-pages", "workshop-copies", "workshop-sheets")
_MATERIALS = (
    "workshop-done",
    "workshop-item",
    "workshop-for",
    "workshop-day",
    "workshop-per",
    "workshop-each",
    "workshop-total",
)
_SHOPPING = ("workshop-done", "workshop-item", "workshop-total", "workshop-for")
# In characters.
_COLUMN_WIDTHS = (6, 44, 44, 12, 12, 12, 12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A paper of the pack that is printed: what it is, its file, its pages and how many copies are wanted."""

    name: str
    file: str
    pages: int
    copies: int

    @property
    def total(self) -> int:
        """Give the printed pages of all copies."""
        return self.pages * self.copies


def print_list(view: View, printed: Sequence[Printed]) -> Paper:
    """Give the print list: the papers of the pack, then what activities need on paper."""
    words = view["words"]
    total = words["workshop-pages-n"].format(n=sum(each.total for each in printed))
    parts: list[Part] = [
        text(words["workshop-print-how"]),
        heading(2, words["workshop-papers"]),
        Grid(head=heads(view, *_PAPERS), rows=_rows(_papers(printed)), widths=(0.7, 4, 5, 1.1, 1.2, 1.5)),
        text(total),
    ]
    if view["print_list"]:
        grid = Grid(head=heads(view, *_MATERIALS), rows=_rows(_materials(view)), widths=(0.7, 5, 3.4, 1, 1.8, 1, 1.2))
        parts += [heading(2, words["workshop-activity-papers"]), text(words["workshop-activity-papers-how"]), grid]
    name = words["workshop-print-list"]
    return Paper(name=name, title=name, parts=tuple(parts))


def shopping_list(view: View) -> Paper:
    """Give the shopping list."""
    words = view["words"]
    grid = Grid(head=heads(view, *_SHOPPING), rows=_rows(_shopping(view)), widths=(0.7, 6, 1.4, 4))
    name = words["workshop-shopping-list"]
    told = grid if view["shopping_list"] else text(words["workshop-nothing-to-buy"])
    return Paper(name=name, title=name, parts=(text(words["workshop-shopping-how"]), told))


def write_lists_xlsx(view: View, printed: Sequence[Printed]) -> bytes:
    """Write the lists as a workbook: papers, papers of activities, shopping; numbers are numbers."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    day = dt.date.fromisoformat(view["guide"]["iso_date"])
    book.set_properties({"title": view["workshop"]["title"], "created": dt.datetime.combine(day, dt.time(), dt.UTC)})
    bold, wrapped = book.add_format({"bold": True, "bottom": 2}), book.add_format({"text_wrap": True, "valign": "top"})
    sheets = (
        ("workshop-papers", _PAPERS, _papers(printed)),
        ("workshop-activity-papers", _MATERIALS, _materials(view)),
        ("workshop-shopping-list", _SHOPPING, _shopping(view)),
    )
    for name, head, rows in sheets:
        sheet = book.add_worksheet(view["words"][name][:31])
        if view["dir"] == "rtl":
            sheet.right_to_left()
        for column, key in enumerate(head):
            sheet.set_column(column, column, _COLUMN_WIDTHS[column])
            sheet.write_string(0, column, view["words"][key], bold)
        for at, cells in enumerate(rows, start=1):
            for column, said in enumerate(cells):
                # Never `write`, which takes "=…" for a formula.
                if isinstance(said, int):
                    sheet.write_number(at, column, said)
                else:
                    sheet.write_string(at, column, said, wrapped)
        sheet.freeze_panes(1, 0)
    book.close()
    return held.getvalue()


def _papers(printed: Iterable[Printed]) -> list[list[str | int]]:
    return [[_BOX, each.name, each.file, each.pages, each.copies, each.total] for each in printed]


def _materials(view: View) -> list[list[str | int]]:
    words = view["words"]
    # Forms are papers of the pack: they are counted there.
    forms = {nodes.text_of(each["title"]) for day in view["days"] for each in day["items"] if each["kind"] == "form"}
    return [
        [
            _BOX,
            each["item"],
            each["for"],
            each["day"],
            words["workshop-per-" + each["per"]],
            each["each"],
            each["total"],
        ]
        for each in view["print_list"]
        if each["item"] not in forms
    ]


def _shopping(view: View) -> list[list[str | int]]:
    """Give the rows of the shopping list; of markers and the like there is no number."""
    words = view["words"]
    return [
        [
            _BOX,
            each["item"],
            each["total"] if each["counted"] else words["workshop-as-needed"],
            words["list-comma"].join(each["for"]),
        ]
        for each in view["shopping_list"]
    ]


def _rows(rows: Iterable[Sequence[str | int]]) -> tuple[Row, ...]:
    """Make rows of a grid; the last number of a row, what counts, is bold."""
    made = []
    for cells in rows:
        last = max((at for at, said in enumerate(cells) if isinstance(said, int)), default=-1)
        told = [str(said) for said in cells]
        made.append(row(*([strong(said)] if at == last else said for at, said in enumerate(told))))
    return tuple(made)
