"""Turns the rows of a Word table of cards into rows of one height, so that cards which are cut out are all alike."""

from __future__ import annotations

import math

from lxml import etree

from guidepress.products.word_package import NAMESPACES, element, find, name_of

STYLE = "Cards"
"""The table style of cards to cut out."""
# Twentieths of a point, as Word counts; of the body's size. Lines are counted with some reserve.
_SIGN, _LINE, _PARAGRAPH, _EDGE = 112, 310, 150, 400
_LEAST = 0.62
"""The least height of a card, as a share of its width: that of the tool box's PDF with two cards a row."""


def level_cards(table: etree._Element) -> None:
    """Give all rows of a table of cards, but its head, the height that its longest card needs."""
    widths = [int(column.get(name_of("w:w"), "0")) for column in find(table, "w:tblGrid/w:gridCol")]
    rows = [row for row in find(table, "w:tr") if not find(row, "w:trPr/w:tblHeader")]
    cells = [(cell, width) for row in rows for cell, width in zip(find(row, "w:tc"), widths, strict=False)]
    height = max([*(_height(cell, width) for cell, width in cells), *(round(_LEAST * width) for width in widths)])
    for row in rows:
        look = row.find("w:trPr", NAMESPACES)
        if look is None:
            look = element("w:trPr")
            row.insert(0, look)
        element("w:trHeight", look, **{"w:val": height, "w:hRule": "atLeast"})


def _height(cell: etree._Element, width: int) -> int:
    """Estimate the height of a cell of this width from the number of its signs."""
    lengths = [len("".join(str(text) for text in paragraph.itertext())) for paragraph in cell.iter(name_of("w:p"))]
    lines = sum(max(1, math.ceil(length * _SIGN / max(width - _EDGE, 1))) for length in lengths)
    return lines * _LINE + len(lengths) * _PARAGRAPH + _EDGE
