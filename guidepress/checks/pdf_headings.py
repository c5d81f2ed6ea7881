"""Turns a tagged PDF into the headings that stand at the foot of a page with nothing of their text below them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from guidepress.checks.page_letters import Area, around

_RULES = 2  # lines to write on, below a heading or beside it, that are all its company
_PITCH = 25.0  # points from one line to write on to the next, at the most
_LONG = 100.0  # points: shorter lines are the edges of cells and boxes
_THIN = 3.0  # points that the line itself may be high, with the room that its ends take
_HEADINGS = frozenset({"H", "H1", "H2", "H3", "H4", "H5", "H6"})
_NOTES = frozenset({"Note", "FENote"})


@dataclass(frozen=True, slots=True, kw_only=True)
class LoneHeading:
    """A heading without its text: `page` counts from 1, `text` is what the heading says."""

    page: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Something that is drawn: its place in the tag tree (-1: an artifact), its area, and whether it is a long rule."""

    mark: int
    area: Area
    is_rule: bool


def lone_headings(pdf: bytes) -> tuple[LoneHeading, ...]:
    """Find them in the order of the pages. Raises ValueError if this is no PDF."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise ValueError(f"this PDF cannot be read: {error}") from error
    try:
        pages = enumerate(document, start=1)
        return tuple(LoneHeading(page=number, text=text) for number, page in pages for text in _alone_on(page))
    finally:
        document.close()


def _alone_on(page: pypdfium2.PdfPage) -> Iterator[str]:
    headings, notes = _marks(page, _HEADINGS), _marks(page, _NOTES)
    if not headings:
        return
    parts = _parts(page)
    # Marked content is numbered as it is read: what is read after the last heading is its company. Footnotes stand
    # at the foot in any case, and numbers in the margin are read before their heading.
    read_last = max(headings)
    last = around([each.area for each in parts if each.mark == read_last])
    followed = any(each.mark > read_last and each.mark not in notes for each in parts)
    has_lines = sum(each.is_rule and each.area.top > last.top - _PITCH for each in parts) >= _RULES
    if not followed and not has_lines:
        yield _text_in(page, last)


def _marks(page: pypdfium2.PdfPage, kinds: frozenset[str]) -> set[int]:
    """Give the numbers of the marked content that elements of some kinds hold on a page."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return set()
    try:
        roots = (raw.FPDF_StructTree_GetChildAtIndex(tree, at) for at in range(raw.FPDF_StructTree_CountChildren(tree)))
        return {mark for root in roots for mark in _marks_below(root, kinds, inside=False)}
    finally:
        raw.FPDF_StructTree_Close(tree)


def _marks_below(element: object, kinds: frozenset[str], *, inside: bool) -> Iterator[int]:
    if not element:
        return
    holds = inside or _kind_of(element) in kinds
    if holds:
        count = raw.FPDF_StructElement_GetMarkedContentIdCount(element)
        found = (raw.FPDF_StructElement_GetMarkedContentIdAtIndex(element, at) for at in range(count))
        yield from (mark for mark in found if mark >= 0)
    for at in range(raw.FPDF_StructElement_CountChildren(element)):
        yield from _marks_below(raw.FPDF_StructElement_GetChildAtIndex(element, at), kinds, inside=holds)


def _kind_of(element: object) -> str:
    size = raw.FPDF_StructElement_GetType(element, None, 0)
    held = ctypes.create_string_buffer(size)
    raw.FPDF_StructElement_GetType(element, held, size)
    return held.raw.decode("utf-16-le").rstrip("\0")


def _parts(page: pypdfium2.PdfPage) -> list[_Part]:
    height = page.get_height()
    found = []
    for each in page.get_objects(max_depth=1):
        left, bottom, right, top = each.get_bounds()
        area = Area(left=left, top=height - top, right=right, bottom=height - bottom)
        is_rule = each.type == raw.FPDF_PAGEOBJ_PATH and right - left > _LONG and top - bottom < _THIN
        found.append(_Part(mark=raw.FPDFPageObj_GetMarkedContentID(each), area=area, is_rule=is_rule))
    return found


def _text_in(page: pypdfium2.PdfPage, area: Area) -> str:
    height = page.get_height()
    edges = {"left": area.left - 1, "right": area.right + 1}
    edges |= {"bottom": height - area.bottom - 1, "top": height - area.top + 1}
    return " ".join(page.get_textpage().get_text_bounded(**edges).split())
