"""Turns the rows of a table into planned tables: column widths, row heights, type size, parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from guidepress.products.fit import LEAST_SIZE, LINE_PITCH, RESERVE, line_count, text_width, widest_word
from guidepress.products.slide_layouts import Box
from guidepress.products.slide_text import Run

Cell = tuple[Run, ...]
Row = tuple[Cell, ...]

CELL_SIDE, CELL_TOP = 10.0, 7.0  # points between a cell's edge and its text
_SIZES = (22.0, 20.0, LEAST_SIZE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedTable:
    """A table that fits: the first row is the header; widths, heights and type size in points."""

    rows: tuple[Row, ...]
    align: tuple[str, ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    size: float


def plan_table(
    rows: Sequence[Row], align: Sequence[str], box: Box, report: Callable[[str], None]
) -> Iterator[PlannedTable]:
    """Yield the table at the largest size that fits into `box`, or its parts, each under the header row."""
    head, *body = rows
    for size in _SIZES:
        made = _planned((head, *body), align, box, size)
        if sum(made.heights) <= box.height * (1 - RESERVE):
            yield made
            return
    size = _SIZES[-1]
    whole = _planned((head, *body), align, box, size)
    limit = box.height * (1 - RESERVE) - whole.heights[0]
    groups: list[list[Row]] = [[]]
    used = 0.0
    for row, height in zip(body, whole.heights[1:], strict=True):
        if height > limit:
            start = "".join(run.text for run in row[0])[:40]
            report(f'the row "{start}…" of its table is higher than the slide at {size:.0f} pt')
        if groups[-1] and used + height > limit:
            groups.append([])
            used = 0.0
        groups[-1].append(row)
        used += height
    for group in groups:
        yield _planned((head, *group), align, box, size)


def _planned(rows: Sequence[Row], align: Sequence[str], box: Box, size: float) -> PlannedTable:
    widths = _column_widths(rows, box.width, size)
    heights = []
    for place, row in enumerate(rows):
        lines = max(
            line_count(cell, width - 2 * CELL_SIDE, size, bold=place == 0)
            for cell, width in zip(row, widths, strict=True)
        )
        heights.append(lines * size * LINE_PITCH + 2 * CELL_TOP)
    return PlannedTable(
        rows=tuple(rows), align=tuple(align), widths=tuple(widths), heights=tuple(heights), size=size
    )


def _column_widths(rows: Sequence[Row], width: float, size: float) -> list[float]:
    """Share out the width as browsers do: each column its longest word, the rest by how much it holds."""
    padding = 2 * CELL_SIDE + 4
    least, natural = [], []
    for column in range(len(rows[0])):
        cells = [(row[column], place == 0) for place, row in enumerate(rows)]
        scale = size / (1 - RESERVE)
        least.append(max(widest_word(cell, bold=bold) for cell, bold in cells) * scale + padding)
        natural.append(max(text_width(cell, bold=bold) for cell, bold in cells) * scale + padding)
    if sum(natural) <= width:  # all on one line each: the spare room goes evenly
        spare = (width - sum(natural)) / len(natural)
        return [wish + spare for wish in natural]
    if sum(least) >= width:
        return [width * wish / sum(least) for wish in least]
    # Narrow columns keep to one line; only those wider than their share wrap.
    settled: dict[int, float] = {}
    while True:
        room = width - sum(settled.values())
        share = room / (len(natural) - len(settled))
        narrow = {n: wish for n, wish in enumerate(natural) if n not in settled and wish <= share}
        if not narrow:
            break
        settled |= narrow
    wide = {n: least[n] for n in range(len(natural)) if n not in settled}
    if sum(wide.values()) > room:
        spare = width - sum(least)
        wishes = [wish - floor for wish, floor in zip(natural, least, strict=True)]
        return [floor + spare * wish / sum(wishes) for floor, wish in zip(least, wishes, strict=True)]
    wanted = sum(natural[n] - floor for n, floor in wide.items())
    spare = room - sum(wide.values())
    settled |= {n: floor + spare * (natural[n] - floor) / wanted for n, floor in wide.items()}
    return [settled[n] for n in range(len(natural))]
