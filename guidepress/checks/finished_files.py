"""Turns finished products into plain values that can be compared: documents, books, workbooks and calendars.

Decks are read by products/deck_content.py. Nothing here knows how a product was written.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NO_TEXT = "\u00ad\u2060\u200e\u200f"
"""Soft hyphens, joiners and marks of direction: they are set, not said."""

Row = tuple[str, ...]
Grid = tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A DOCX: the paragraphs outside of tables, and the tables as rows of cells; lines of a cell are kept."""

    paragraphs: tuple[str, ...]
    grids: tuple[Grid, ...]

    def text(self) -> str:
        """Give all that the document says, on one line."""
        cells = (cell for grid in self.grids for row in grid for cell in row)
        return folded(" ".join((*self.paragraphs, *cells)))


@dataclass(frozen=True, kw_only=True)
class Book:
    """A PDF: the text of each page, and its bookmarks as (words, number of the page from 1)."""

    pages: tuple[str, ...]
    bookmarks: tuple[tuple[str, int], ...]

    @cached_property
    def text(self) -> str:
        """Give all that the book says, on one line."""
        return folded(" ".join(self.pages))


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event of a calendar: its title, and its beginning and end in UTC as "20181203T060000Z"."""

    title: str
    start: str
    end: str


def folded(text: str) -> str:
    """Make white space even and take away what is set but not said."""
    return " ".join("".join(" " if sign == "\u00a0" else sign for sign in text if sign not in _NO_TEXT).split())


def numbers_in(text: str) -> list[int]:
    """Give the whole numbers of a text in any script's digits: "4-9" gives 4 and 9."""
    return [int(each) for each in re.findall(r"\d+", text)]


def read_document(raw: bytes) -> Document:
    """Read a DOCX."""
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        body = _tree(packed.read("word/document.xml"))
    outside = (each for each in body.iter(f"{_WORD}p") if next(each.iterancestors(f"{_WORD}tbl"), None) is None)
    grids = tuple(
        tuple(tuple(_cell(cell) for cell in row.iterfind(f"{_WORD}tc")) for row in each.iterfind(f"{_WORD}tr"))
        for each in body.iter(f"{_WORD}tbl")
    )
    return Document(paragraphs=tuple(_said(each) for each in outside), grids=grids)


def _cell(cell: etree._Element) -> str:
    return "\n".join(_said(each) for each in cell.iter(f"{_WORD}p"))


def _said(paragraph: etree._Element) -> str:
    pieces = []
    for each in paragraph.iter():
        if each.tag == f"{_WORD}t":
            pieces.append(each.text or "")
        elif each.tag in (f"{_WORD}br", f"{_WORD}tab"):
            pieces.append("\n" if each.tag == f"{_WORD}br" else "\t")
    return "".join(pieces).strip()


def _tree(raw: bytes) -> etree._Element:
    return etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def read_book(raw: bytes) -> Book:
    """Read a PDF. Raises ModuleNotFoundError if pypdfium2, which only those who check need, is not installed."""
    import pypdfium2  # noqa: PLC0415 (see the docstring)

    opened = pypdfium2.PdfDocument(raw)
    pages = tuple(opened[number].get_textpage().get_text_range() for number in range(len(opened)))
    marks = []
    for each in opened.get_toc():
        target = each.get_dest()
        if target is not None:
            marks.append((folded(each.get_title()), (target.get_index() or 0) + 1))
    return Book(pages=pages, bookmarks=tuple(marks))


def read_workbook(raw: bytes) -> dict[str, Grid]:
    """Read an XLSX: its sheets by name, each as rows of texts; empty cells at the end of a row are left out."""
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        names = set(packed.namelist())
        shared: list[str] = []
        if "xl/sharedStrings.xml" in names:
            items = _tree(packed.read("xl/sharedStrings.xml")).iterfind(f"{_SHEET}si")
            shared = ["".join(text.text or "" for text in each.iter(f"{_SHEET}t")) for each in items]
        targets = {each.get("Id"): each.get("Target", "") for each in _tree(packed.read("xl/_rels/workbook.xml.rels"))}
        found = {}
        for sheet in _tree(packed.read("xl/workbook.xml")).iter(f"{_SHEET}sheet"):
            part = _tree(packed.read(f"xl/{targets[sheet.get(f'{_RELATIONS}id')]}"))
            rows = part.iter(f"{_SHEET}row")
            found[sheet.get("name", "")] = tuple(tuple(_cells(row, shared)) for row in rows)
    return found


def _cells(row: etree._Element, shared: list[str]) -> Iterator[str]:
    at = 0
    for cell in row.iterfind(f"{_SHEET}c"):
        column = _column(cell.get("r", ""))
        yield from [""] * (column - at)
        at = column + 1
        value = cell.findtext(f"{_SHEET}v") or ""
        yield shared[int(value)] if cell.get("t") == "s" else value


def _column(name: str) -> int:
    """Give the number of a cell's column, from 0: "A1" is 0, "AB7" is 27."""
    number = 0
    for letter in name.rstrip("0123456789"):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def read_calendar(text: str) -> tuple[Event, ...]:
    """Read the events of an iCalendar file (RFC 5545)."""
    lines = text.replace("\r\n", "\n").replace("\n ", "").split("\n")
    found: list[Event] = []
    held: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        key = name.partition(";")[0]
        if line == "BEGIN:VEVENT":
            held = {}
        elif line == "END:VEVENT":
            event = Event(title=held.get("SUMMARY", ""), start=held.get("DTSTART", ""), end=held.get("DTEND", ""))
            found.append(event)
        else:
            held[key] = re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value)
    return tuple(found)
