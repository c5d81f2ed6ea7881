"""Turns a PDF into the letters of each page, in the order in which they were drawn, and where their ink lies.

Lengths are points from a page's top left corner.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A rectangle by its edges, in points."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Area) -> float:
        """Say how deep two areas lie in each other, in points; 0 or less: they do not."""
        across = min(self.right, other.right) - max(self.left, other.left)
        return min(across, min(self.bottom, other.bottom) - max(self.top, other.top))

    def holds(self, other: Area, slack: float = 0.0) -> bool:
        """Say whether another area lies inside this one, or at most `slack` points outside it."""
        return max(self.excess(other).values()) <= slack

    def excess(self, other: Area) -> dict[str, float]:
        """Say how far another area runs out of this one at each edge."""
        return {
            "left": self.left - other.left,
            "top": self.top - other.top,
            "right": other.right - self.right,
            "bottom": other.bottom - self.bottom,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A drawn letter or digit: `sign` is one character, folded; `piece` counts the strokes of text it was drawn in."""

    sign: str
    area: Area
    size: float
    piece: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What is drawn on a page: letters in the order of drawing, the text of each piece, and the areas of paths."""

    width: float
    height: float
    letters: tuple[Letter, ...]
    pieces: tuple[str, ...]
    paths: tuple[Area, ...]


def read_pages(pdf: bytes) -> tuple[Page, ...]:
    """Read every page of a PDF. Raises ValueError if it is none."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise ValueError(f"this PDF cannot be read: {error}") from error
    try:
        return tuple(_page(page) for page in document)
    finally:
        document.close()


def around(areas: Iterable[Area]) -> Area:
    """Give the smallest area that holds all of them; there is at least one."""
    found = tuple(areas)
    return Area(
        left=min(each.left for each in found),
        top=min(each.top for each in found),
        right=max(each.right for each in found),
        bottom=max(each.bottom for each in found),
    )


def folded(text: str) -> str:
    """Keep a text's letters and digits, so that what a deck holds and what a page shows can be compared.

    Ligatures and the presentation forms of Arabic become letters, capitals small; marks over letters are left out.
    """
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(sign for sign in plain if sign.isalnum() and sign != "\u0640")


def _page(page: pypdfium2.PdfPage) -> Page:
    width, height = page.get_size()
    texts = page.get_textpage()
    paths: list[Area] = []
    letters: list[Letter] = []
    pieces: list[str] = []
    # Objects stand in the order of drawing; the text page sorts its characters as people read them.
    signs: dict[int, list[int]] = {}
    for place in range(texts.count_chars()):
        held = raw.FPDFText_GetTextObject(texts, place)
        signs.setdefault(ctypes.cast(held, ctypes.c_void_p).value or 0, []).append(place)
    for each in page.get_objects():
        left, bottom, right, top = each.get_bounds()
        if each.type == raw.FPDF_PAGEOBJ_PATH:
            paths.append(Area(left=left, top=height - top, right=right, bottom=height - bottom))
        elif each.type == raw.FPDF_PAGEOBJ_TEXT:
            places = signs.get(ctypes.cast(each.raw, ctypes.c_void_p).value or 0, [])
            shown = [_sign(texts, place) for place in places]
            for place, sign in zip(places, shown, strict=True):
                letters += [
                    Letter(sign=part, area=area, size=size, piece=len(pieces))
                    for part in folded(sign)
                    for area, size in [_inked(texts, place, height)]
                ]
            pieces.append("".join(shown).strip())
    return Page(width=width, height=height, letters=tuple(letters), pieces=tuple(pieces), paths=tuple(paths))


def _sign(texts: pypdfium2.PdfTextPage, place: int) -> str:
    code = raw.FPDFText_GetUnicode(texts, place)
    sign = chr(code)
    return sign if sign.isprintable() else " "


def _inked(texts: pypdfium2.PdfTextPage, place: int, height: float) -> tuple[Area, float]:
    left, bottom, right, top = texts.get_charbox(place)
    area = Area(left=left, top=height - top, right=right, bottom=height - bottom)
    return area, float(raw.FPDFText_GetFontSize(texts, place))
