"""Turns a slide's shapes and the letters of its page into which text of which shape was drawn where.

A paragraph's letters stand together in a page's order of drawing, but within a line that runs from right to left, or
in both directions, they may stand in another order. So a paragraph is looked for as it is written, then as the same
letters in any order, then word by word.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guidepress.checks.deck_shapes import Shape
from guidepress.checks.page_letters import Area, Letter, Page, around, folded

_FEW = 4  # letters of a word that may not differ by a single one


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnText:
    """What was drawn in one go, a line at most: its words as the page shows them, and the letters' ink."""

    words: str
    area: Area
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A shape's texts on the page, and the words that are nowhere on it."""

    lines: tuple[DrawnText, ...]
    missing: tuple[str, ...]


def match_texts(shapes: Sequence[Shape], page: Page) -> list[Match]:
    """Find the texts of each shape on its slide's page; each letter of the page belongs to one shape."""
    signs = "".join(each.sign for each in page.letters)
    taken = bytearray(len(signs))
    found: list[list[Letter]] = [[] for _ in shapes]
    missing: list[list[str]] = [[] for _ in shapes]
    wanted = [(place, text) for place, shape in enumerate(shapes) for text in shape.paragraphs if folded(text)]
    # Long texts first: a single figure may stand anywhere, also inside a longer text.
    for place, text in sorted(wanted, key=lambda each: -len(folded(each[1]))):
        parts = [text] if _best(folded(text), signs, taken, page, shapes[place].area) is not None else text.split()
        for part in parts:
            letters = folded(part)
            start = _best(letters, signs, taken, page, shapes[place].area)
            if start is None:
                missing[place].append(part)
            else:
                taken[start : start + len(letters)] = b"\1" * len(letters)
                found[place] += page.letters[start : start + len(letters)]
    return [
        Match(lines=_lines(letters, page), missing=tuple(words)) for letters, words in zip(found, missing, strict=True)
    ]


def _best(letters: str, signs: str, taken: bytearray, page: Page, area: Area) -> int | None:
    """Choose the place that lies least outside the shape, of those where the letters stand as they are written.

    If there is none, of those where they stand in any order. None if they are nowhere; 0 for no letters.
    """
    if not letters:
        return 0
    for places in (_exact(letters, signs), _any_order(letters, signs)):
        free = [(misfit, start) for misfit, start in places if not any(taken[start : start + len(letters)])]
        if free:
            ends = (page.letters[start : start + len(letters)] for _, start in free)
            return min((misfit, _outside(held, area), start) for (misfit, start), held in zip(free, ends, strict=True))[
                2
            ]
    return None


def _exact(letters: str, signs: str) -> Iterator[tuple[int, int]]:
    start = signs.find(letters)
    while start >= 0:
        yield 0, start
        start = signs.find(letters, start + 1)


def _any_order(letters: str, signs: str) -> Iterator[tuple[int, int]]:
    """Slide a window along the page; gives by how many letters a place differs, and the place."""
    length = len(letters)
    if length > len(signs):
        return
    # In Arabic a PDF may name a letter's joint, or a letter that has changed its form, by another letter.
    most = 2 * max(1, length // 10) if length >= _FEW and _runs_left(letters) else 0
    balance = Counter(signs[:length])
    balance.subtract(letters)
    misfit = sum(abs(count) for count in balance.values())
    for start in range(len(signs) - length + 1):
        if start:
            for sign, step in ((signs[start - 1], -1), (signs[start + length - 1], 1)):
                misfit += abs(balance[sign] + step) - abs(balance[sign])
                balance[sign] += step
        if misfit <= most:
            yield misfit, start


def _runs_left(letters: str) -> bool:
    return any(unicodedata.bidirectional(each) in ("R", "AL") for each in letters)


def _outside(letters: Sequence[Letter], area: Area) -> float:
    ink = around(each.area for each in letters)
    return sum(max(each, 0.0) for each in area.excess(ink).values())


def _lines(letters: Sequence[Letter], page: Page) -> tuple[DrawnText, ...]:
    pieces: dict[int, list[Letter]] = {}
    for each in letters:
        pieces.setdefault(each.piece, []).append(each)
    return tuple(
        DrawnText(words=page.pieces[piece], area=around(each.area for each in held), size=held[0].size)
        for piece, held in sorted(pieces.items())
    )
