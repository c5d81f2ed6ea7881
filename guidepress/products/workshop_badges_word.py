"""Turns the view of a workshop into its name badges as a Word document: a table of eight a page, to edit and cut."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from lxml import etree

from guidepress import nodes
from guidepress.products.word import styled, write_word
from guidepress.products.word_package import element, find, name_of, pack, serialised, unpack
from guidepress.products.word_styles import TWIPS_PER_MM
from guidepress.products.workshop_badges import Badge, worn
from guidepress.products.workshop_paper import place_and_dates

Node = dict[str, Any]
View = Mapping[str, Any]
_COLUMNS = 2
_HEIGHT = round(62 * TWIPS_PER_MM)
_SIDE = round(15 * TWIPS_PER_MM)
_TOP = round(22 * TWIPS_PER_MM)
_NAME = "Lead"
"""The style of a badge's name; its size is the badge's own, in half points."""
_NAME_SIZE = "42"
_AFTER_SIZE = ("w:highlight", "w:u", "w:shd", "w:vertAlign", "w:rtl", "w:cs", "w:lang")
"""What the schema wants behind the size of a run."""


def write_badges_docx(view: View) -> bytes:
    """Write the badges as a Word document; who is not known gets an empty line for the name."""
    words, workshop = view["words"], view["workshop"]
    name = words["workshop-name-badges"]
    own = {**view, "guide": {**view["guide"], "short_title": workshop["title"]}}
    badges = worn(view)
    rows = [badges[at : at + _COLUMNS] for at in range(0, len(badges), _COLUMNS)]
    cells = [[_badge(view, each) for each in row] + [[]] * (_COLUMNS - len(row)) for row in rows]
    written = write_word(own, [_table(cells)], Path(), product=name, title=f"{name}: {workshop['title']}", cover=True)
    return _laid_out(written)


def _badge(view: View, badge: Badge) -> list[Node]:
    lines = [
        ("Meta", nodes.words(view["workshop"]["title"])),
        (_NAME, nodes.words(badge.name or "\N{NO-BREAK SPACE}")),
        ("Meta", [{"t": "Strong", "c": nodes.words(badge.role)}]),
        *([("Meta", nodes.words(badge.more))] if badge.more else []),
        ("Meta", nodes.words(place_and_dates(view))),
    ]
    return [styled(style, nodes.para(said)) for style, said in lines]


def _table(rows: Sequence[Sequence[list[Node]]]) -> Node:
    """Make a table without a header row: it lays badges out, and names no columns."""
    made = [[nodes.attr(), [[nodes.attr(), {"t": "AlignDefault"}, 1, 1, cell] for cell in row]] for row in rows]
    columns = [[{"t": "AlignCenter"}, {"t": "ColWidth", "c": 1 / _COLUMNS}]] * _COLUMNS
    head, foot = [nodes.attr(), []], [nodes.attr(), []]
    return {"t": "Table", "c": [nodes.attr(), [None, []], columns, head, [[nodes.attr(), 0, [], made]], foot]}


def _laid_out(document: bytes) -> bytes:
    """Give cells the size of a badge, and the page the margins that put them on the sheet of the PDF."""
    parts = unpack(document)
    body = etree.fromstring(parts["word/document.xml"])
    for row in body.iter(name_of("w:tr")):
        properties = row.find(name_of("w:trPr"))
        if properties is None:
            properties = element("w:trPr")
            row.insert(0, properties)
        for old in find(properties, "w:trHeight"):
            properties.remove(old)
        element("w:trHeight", properties, **{"w:val": str(_HEIGHT), "w:hRule": "exact"})
        for look in row.iter(name_of("w:tcPr")):
            element("w:vAlign", look, **{"w:val": "center"})
        for paragraph in row.iter(name_of("w:p")):
            _set_in_the_middle(paragraph)
    for margins in body.iter(name_of("w:pgMar")):
        for side, wide in (("left", _SIDE), ("right", _SIDE), ("top", _TOP), ("bottom", _SIDE)):
            margins.set(name_of(f"w:{side}"), str(wide))
    parts["word/document.xml"] = serialised(body)
    return pack(parts)


def _set_in_the_middle(paragraph: etree._Element) -> None:
    """Centre a line of a badge, and set a name large."""
    properties = paragraph.find(name_of("w:pPr"))
    if properties is None:
        properties = element("w:pPr")
        paragraph.insert(0, properties)
    for old in find(properties, "w:jc"):
        properties.remove(old)
    element("w:jc", properties, **{"w:val": "center"})
    style = next(iter(find(properties, "w:pStyle")), None)
    if style is None or style.get(name_of("w:val")) != _NAME:
        return
    for run in paragraph.iter(name_of("w:r")):
        look = run.find(name_of("w:rPr"))
        if look is None:
            look = element("w:rPr")
            run.insert(0, look)
        later = [each for name in _AFTER_SIZE for each in find(look, name)]
        place = min((look.index(each) for each in later), default=len(look))
        for at, name in enumerate(("w:sz", "w:szCs")):
            look.insert(place + at, element(name, **{"w:val": _NAME_SIZE}))
