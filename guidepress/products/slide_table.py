"""Turns the rows of a table into planned tables: column widths, row heights, type size, parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from guidepress.products.fit import LEAST_SIZE, LINE_PITCH, RESERVE, line_count, text_width, widest_word
from guidepress.products.slide_boxes import Box
from guidepress.products.slide_text import Run

Cell = tuple[Run, ...]
Row = tuple[Cell, ...]

CELL_SIDE = 10.0  # points between a cell's edge and its text
_GUTTER = 26.0  # points more before a column that begins where figures end
# Type size and the room above and below it, in points: first the type shrinks, then the room.
_SETTINGS = ((22.0, 7.0), (20.0, 7.0), (LEAST_SIZE, 7.0), (LEAST_SIZE, 4.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedTable:
    """A table that fits: the first row is the header; widths, heights, type size and room in points."""

    rows: tuple[Row, ...]
    align: tuple[str, ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    size: float
    room: float


def gutters(align: Sequence[str]) -> tuple[float, ...]:
    """Give the points that each column keeps free before its text, besides a cell's own side."""
    before = ("left", *align)
    return tuple(
        _GUTTER if last == "right" and own == "left" else 0.0 for last, own in zip(before, align, strict=False)
    )


def plan_table(
    rows: Sequence[Row], align: Sequence[str], box: Box, report: Callable[[str], None]
) -> Iterator[PlannedTable]:
    """Yield the table at the largest size that fits into `box`, or its parts, each under the header row."""
    head, *body = rows
    height = box.height * (1 - RESERVE)
    for setting in _SETTINGS:
        made = _planned((head, *body), align, box, setting)
        if sum(made.heights) <= height:
            yield made
            return
    setting = _SETTINGS[-1]
    whole = _planned((head, *body), align, box, setting)
    most = height - whole.heights[0]
    for row, needed in zip(body, whole.heights[1:], strict=True):
        if needed > most:
            start = "".join(run.text for run in row[0])[:40]
            report(f'the row "{start}\u2026" of its table is higher than the slide at {setting[0]:.0f} pt')
    # The fewest parts that hold all rows, and these of like height, so that no row stands alone.
    fewest = len(_grouped(body, whole.heights[1:], most))
    groups = next(
        found
        for share in range(20, 101)
        if len(found := _grouped(body, whole.heights[1:], most * share / 100)) == fewest
    )
    for group in groups:
        yield _planned((head, *group), align, box, setting)


def _grouped(rows: Sequence[Row], heights: Sequence[float], most: float) -> list[list[Row]]:
    groups: list[list[Row]] = [[]]
    used = 0.0
    for row, height in zip(rows, heights, strict=True):
        if groups[-1] and used + height > most:
            groups.append([])
            used = 0.0
        groups[-1].append(row)
        used += height
    return groups


def _planned(rows: Sequence[Row], align: Sequence[str], box: Box, setting: tuple[float, float]) -> PlannedTable:
    size, room = setting
    tried = []
    free = gutters(align)
    for widths in _column_widths(rows, box.width, size, free):
        heights = []
        for place, row in enumerate(rows):
            lines = max(
                line_count(cell, width - 2 * CELL_SIDE - before, size, bold=place == 0)
                for cell, width, before in zip(row, widths, free, strict=True)
            )
            heights.append(lines * size * LINE_PITCH + 2 * room)
        tried.append((sum(heights), widths, heights))
    _, widths, heights = min(tried, key=lambda each: each[0])
    return PlannedTable(
        rows=tuple(rows),
        align=tuple(align),
        widths=tuple(widths),
        heights=tuple(heights),
        size=size,
        room=room,
    )


def _column_widths(rows: Sequence[Row], width: float, size: float, free: Sequence[float]) -> list[list[float]]:
    """Give ways to share out the width: each column at least its longest word, the rest by what it holds."""
    padding = 2 * CELL_SIDE + 4
    scale = size / (1 - RESERVE)
    columns = [[(row[n], place == 0) for place, row in enumerate(rows)] for n in range(len(rows[0]))]
    paddings = [padding + before for before in free]
    least = [
        max(widest_word(c, bold=b) for c, b in cells) * scale + p for cells, p in zip(columns, paddings, strict=True)
    ]
    natural = [
        max(text_width(c, bold=b) for c, b in cells) * scale + p for cells, p in zip(columns, paddings, strict=True)
    ]
    if sum(natural) <= width:  # all on one line each: the spare room goes evenly
        spare = (width - sum(natural)) / len(natural)
        return [[wish + spare for wish in natural]]
    if sum(least) >= width:
        return [[width * wish / sum(least) for wish in least]]
    return [
        _shared(least, natural, width),
        _shared(least, [wish**0.5 for wish in natural], width),
        _narrow_first(least, natural, width),
    ]


def _shared(least: Sequence[float], wishes: Sequence[float], width: float) -> list[float]:
    """Share `width` in proportion to wishes, but give each column its least."""
    held: set[int] = set()
    while True:
        room = width - sum(least[n] for n in held)
        total = sum(wish for n, wish in enumerate(wishes) if n not in held)
        widths = [least[n] if n in held else room * wish / total for n, wish in enumerate(wishes)]
        short = {n for n, given in enumerate(widths) if n not in held and given < least[n]}
        if not short:
            return widths
        held |= short


def _narrow_first(least: Sequence[float], natural: Sequence[float], width: float) -> list[float]:
    """Keep narrow columns to one line and let those wrap that are wider than their share."""
    settled: dict[int, float] = {}
    while len(settled) < len(natural):
        share = (width - sum(settled.values())) / (len(natural) - len(settled))
        narrow = {n: wish for n, wish in enumerate(natural) if n not in settled and wish <= share}
        if not narrow:
            break
        settled |= narrow
    lowest = [settled.get(n, floor) for n, floor in enumerate(least)]
    if sum(lowest) > width:
        return _shared(least, natural, width)
    return _shared(lowest, [0.001 if n in settled else wish for n, wish in enumerate(natural)], width)
