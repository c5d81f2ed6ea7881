"""Turns a pandoc Table into the typst call that draws it: column widths by content, a header that repeats."""

import math
from typing import Any

from guidepress.model import Node
from guidepress.nodes import text_of
from guidepress.products.typst_values import array, literal

_ALIGNMENTS = {"AlignLeft": "start", "AlignRight": "end", "AlignCenter": "center", "AlignDefault": "start"}
# Up to this many characters a column is as wide as its longest cell and never wraps.
_NARROW = 13
# In mm.
_MOST_HEIGHT = 130


def table_parts(table: Node, *, roomy: bool) -> list[str | list[Node]]:
    """Give the call `#data-table(…)` in parts: typst code, and the blocks of each cell for pandoc to write.

    `roomy` keeps empty cells high enough to write in.
    """
    _, _, columns, head, bodies, foot = table["c"]
    header = [cell for row in head[1] for cell in row[1]]
    rows = [row[1] for body in bodies for row in [*body[2], *body[3]]] + [row[1] for row in foot[1]]
    widths = array(_widths(len(columns), header, rows))
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
    _, _, columns, head, bodies, _ = table["c"]
    rows = [row for body in bodies for row in body[3]] + head[1]
    # About 84 characters of table type fill the text's width, a line is 4.3 mm high, a row's padding 3.5 mm.
    across = 84 / max(1, len(columns))
    lines = (max([1, *(math.ceil(len(text_of(cell[4])) / across) for cell in row[1])]) for row in rows)
    return sum(4.3 * each + 3.5 for each in lines) <= _MOST_HEIGHT


def _cells(cells: list[Any]) -> list[str | list[Node]]:
    parts: list[str | list[Node]] = []
    for cell in cells:
        parts += ["[", cell[4], "], "]
    return parts


def _widths(count: int, header: list[Any], rows: list[list[Any]]) -> list[str]:
    """Give a typst width for each column: auto for short ones, else a share by the length of the text."""
    shares = []
    for at in range(count):
        cells = [text_of(row[at][4]) for row in rows if at < len(row)]
        title = text_of(header[at][4]) if at < len(header) else ""
        word = max((len(each) for each in title.split()), default=0)
        longest = max([*(len(cell) for cell in cells), word], default=0)
        # The square root: ten times the text needs about three times the width, and more height.
        shares.append(
            0.0 if longest <= _NARROW and cells and any(cells) else round(max(longest, 9) ** 0.5, 2)
        )
    if not any(shares):
        shares[0] = 1.0
    return [f"{share}fr" if share else "auto" for share in shares]
