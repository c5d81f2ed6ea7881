"""Turns a pandoc Table into the typst call that draws it: column widths by content, a header that repeats."""

from typing import Any

from guidepress.model import Node
from guidepress.nodes import text_of
from guidepress.products.typst_values import array, literal

_ALIGNMENTS = {"AlignLeft": "start", "AlignRight": "end", "AlignCenter": "center", "AlignDefault": "start"}
# In characters of table type: the text of the book, the padding of a column, a column to write in.
_ACROSS = 83
_PADDING = 3
_TO_WRITE = 18
# A longer word is hyphenated: it would starve the other columns.
_LONGEST_WORD = 20
# In mm.
_MOST_HEIGHT = 180


def table_parts(table: Node, *, roomy: bool) -> list[str | list[Node]]:
    """Give the call `#data-table(…)` in parts: typst code, and the blocks of each cell for pandoc to write.

    `roomy` keeps empty cells high enough to write in.
    """
    _, _, columns, head, bodies, foot = table["c"]
    header = [cell for row in head[1] for cell in row[1]]
    rows = [row[1] for body in bodies for row in [*body[2], *body[3]]] + [row[1] for row in foot[1]]
    widths = array(f"{share + _PADDING}fr" for share in _shares(header, rows))
    alignments = array(_ALIGNMENTS[column[0]["t"]] for column in columns)
    call = f"#data-table(look, columns: {widths}, align: {alignments}, roomy: {literal(roomy)}, head: ("
    parts: list[str | list[Node]] = [call]
    parts += _cells(header)
    parts.append("), rows: (")
    for row in rows:
        parts.append("(")
        parts += _cells(row)
        parts.append("), ")
    parts.append("));")
    return parts


def is_short(table: Node) -> bool:
    """Say whether a table surely fits one page of the book, guessed from its characters."""
    _, _, _, head, bodies, _ = table["c"]
    header = [cell for row in head[1] for cell in row[1]]
    rows = [row[1] for body in bodies for row in body[3]]
    widths = _shares(header, rows)
    # A line is 4 mm high, a row's padding 3.3 mm.
    lines = (
        max([1, *(_lines(text_of(cell[4]), width) for cell, width in zip(row, widths, strict=False))])
        for row in [header, *rows]
    )
    return sum(4 * each + 3.3 for each in lines) <= _MOST_HEIGHT


def _cells(cells: list[Any]) -> list[str | list[Node]]:
    parts: list[str | list[Node]] = []
    for cell in cells:
        parts += ["[", cell[4], "], "]
    return parts


def _shares(header: list[Any], rows: list[list[Any]]) -> list[int]:
    """Give each column's share of the width, in characters, so that the rows take few lines in all.

    Every column begins as wide as its longest word and grows by one character at a time where that saves
    most lines; among equals the fullest column grows.
    """
    lines = [[text_of(cell[4]) for cell in row] for row in [header, *rows] if row]
    count = max(len(line) for line in lines)
    columns = [[line[at] if at < len(line) else "" for line in lines] for at in range(count)]
    widths = [_least(column) for column in columns]
    longest = [max(low, *(len(text) + 1 for text in column)) for low, column in zip(widths, columns, strict=True)]
    spare = _ACROSS - _PADDING * count - sum(widths)
    while spare > 0 and any(width < most for width, most in zip(widths, longest, strict=True)):
        grown = max(range(count), key=lambda at: _gain(columns, widths, longest, at, spare))
        step = min(_step(columns[grown], widths[grown], spare), longest[grown] - widths[grown])
        widths[grown] += step
        spare -= step
    return _evened(columns, widths)


def _evened(columns: list[list[str]], widths: list[int]) -> list[int]:
    """Move a few characters from one column to another as long as that saves lines."""
    while True:
        moved = [
            [width + by * ((at == to) - (at == giver)) for at, width in enumerate(widths)]
            for giver, column in enumerate(columns)
            for to in range(len(columns))
            for by in (1, 2, 4)
            if to != giver and widths[giver] - by >= _least(column)
        ]
        best = min(moved, key=lambda each: _height(columns, each), default=widths)
        if _height(columns, best) >= _height(columns, widths):
            return widths
        widths = best


def _least(column: list[str]) -> int:
    """Give the width of a column's longest word, or what people need who write in it."""
    is_open = column.count("") * 2 > len(column) - 1
    word = max(len(word) + 1 for text in column for word in text.split(" "))
    return max(_TO_WRITE if is_open else 4, min(word, _LONGEST_WORD))


def _gain(
    columns: list[list[str]], widths: list[int], longest: list[int], at: int, spare: int
) -> tuple[float, float, int]:
    if widths[at] >= longest[at]:
        return (-1, 0, -at)
    step = _step(columns[at], widths[at], spare)
    wider = [*widths[:at], widths[at] + step, *widths[at + 1 :]]
    saved = _height(columns, widths) - _height(columns, wider)
    return (saved / step, sum(map(len, columns[at])) / widths[at], -at)


def _step(column: list[str], width: int, spare: int) -> int:
    """Give by how many characters a column must grow until one of its cells takes a line less."""
    now = [_lines(text, width) for text in column]
    for step in range(1, spare):
        if any(_lines(text, width + step) < lines for text, lines in zip(column, now, strict=True)):
            return step
    return spare


def _height(columns: list[list[str]], widths: list[int]) -> int:
    """Give the lines of all rows: in each row its highest cell counts, the others a little."""
    cells = [[_lines(text, width) for text in column] for column, width in zip(columns, widths, strict=True)]
    return sum(8 * max(row) + sum(row) for row in zip(*cells, strict=True))


def _lines(text: str, width: int) -> int:
    lines, room = 1, width
    for word in text.split(" "):
        if len(word) > room and room < width:
            lines, room = lines + 1, width
        room -= len(word) + 1
    return lines
