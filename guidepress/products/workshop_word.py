"""Turns a paper of a workshop into an editable Word document, upright or across the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from lxml import etree

from guidepress import nodes
from guidepress.products import word_shapes
from guidepress.products.word import heading, styled, table, write_word
from guidepress.products.word_blocks import Dress, dress, dress_for, dress_inlines, ticked_line, write_lines
from guidepress.products.word_package import element, find, name_of, pack, serialised, unpack
from guidepress.products.word_styles import TWIPS_PER_MM
from guidepress.products.workshop_paper import (
    Cell,
    Facts,
    FillIn,
    Grid,
    Heading,
    Kept,
    Lines,
    Paper,
    Part,
    Text,
    Ticks,
    place_and_dates,
)

Node = dict[str, Any]
View = Mapping[str, Any]
_BOX = "☐"
_MARGINS = 2 * round(20 * TWIPS_PER_MM)
_UPRIGHT, _ACROSS = 11906, 16838  # the width of A4, in twentieths of a point


def write_paper_docx(view: View, paper: Paper) -> bytes:
    """Write a paper as a Word document and give its bytes."""
    workshop = view["workshop"]
    # The running head of a workshop's paper names the workshop, not the guide.
    own = {**view, "guide": {**view["guide"], "short_title": workshop["title"]}}
    style = dress_for(own, [])
    kicker = workshop["title"] if paper.title == paper.name else paper.name
    blocks = [
        styled("Kicker", nodes.para(nodes.words(kicker))),
        heading(1, nodes.words(paper.title)),
        *([styled("Lead", nodes.para(nodes.words(paper.lead)))] if paper.lead else []),
        styled("Meta", nodes.para(nodes.words(place_and_dates(view)))),
        *_dressed(paper.parts, style),
    ]
    # A workshop's papers show no pictures; any folder does.
    written = write_word(own, blocks, Path(), product=paper.name, title=f"{paper.name}: {workshop['title']}")
    grids = [part for part in paper.parts if isinstance(part, Grid) and part.height]
    # Word's fonts are wider than those of the PDF: what is wide there lies across the page here.
    return _finished(written, turned=paper.turned or paper.wide, height=grids[0].height if grids else 0)


def _dressed(parts: Sequence[Part], style: Dress) -> list[Node]:
    return [node for part in parts for node in _part(part, style)]


def _part(part: Part, style: Dress) -> list[Node]:
    match part:
        case Heading():
            made = [heading(part.level, dress_inlines(list(part.content), style))]
            return [word_shapes.raw_block([_page_break()]), *made] if part.opens else made
        case Text():
            dressed = dress(part.blocks, style)
            return [styled("Lead", *dressed)] if part.lead else dressed
        case Grid():
            return [_grid(part, style)]
        case Facts():
            return [nodes.para([bold(f"{name}:"), {"t": "Space"}, *said]) for name, said in part.pairs]
        case FillIn():
            return [styled("Fill in", *(nodes.para(nodes.words(f"{name}:")) for name in part.names))]
        case Lines():
            return [write_lines(part.count)]
        case Ticks():
            return [styled("Checklist", *_choices(part, style))]
        case Kept():
            return _dressed(part.parts, style)


def bold(said: str) -> Node:
    """Make the bold word before what it says."""
    return {"t": "Strong", "c": nodes.words(said)}


def _choices(ticks: Ticks, style: Dress) -> Iterable[Node]:
    for at, said in enumerate(ticks.choices):
        ticked = at in ticks.ticked
        shown = dress_inlines([{"t": "Strong", "c": list(said)}] if ticked else list(said), style)
        yield ticked_line(nodes.text_of(list(said)), shown, style, ticked=ticked)


def _grid(grid: Grid, style: Dress) -> Node:
    whole = sum(grid.widths)
    # A box in a table is named by its row and its column, for who cannot see where it stands.
    columns = [nodes.text_of(list(each.content)) for each in grid.head]
    rows = []
    for row in grid.rows:
        said = [nodes.text_of(list(each.content)) for each in row.cells]
        first = next((each for each in said if each != _BOX), "")
        named = [" \N{MIDDLE DOT} ".join(each for each in (first, column) if each) for column in columns]
        rows.append([_cell(each, style, name) for each, name in zip(row.cells, named, strict=True)])
    return table(
        [_cell(each, style, "") for each in grid.head],
        rows,
        widths=[share / whole for share in grid.widths],
        name="Worksheet" if grid.ruled else "Plan",
    )


def _cell(cell: Cell, style: Dress, name: str) -> list[Node]:
    content = dress_inlines(list(cell.content), style)
    if nodes.text_of(content) == _BOX:
        content = [word_shapes.checkbox(name, rtl=style.rtl)]
    if cell.icon:
        content = [word_shapes.icon(cell.icon, style.colour(cell.colour)), {"t": "Space"}, *content]
    return [nodes.plain(content)] if content else []


def _page_break() -> etree._Element:
    paragraph = element("w:p")
    element("w:br", element("w:r", paragraph), **{"w:type": "page"})
    return paragraph


def _finished(document: bytes, *, turned: bool, height: int) -> bytes:
    """Lay a document across the page, and give rows to write into their `height` in mm."""
    parts = unpack(document)
    body = etree.fromstring(parts["word/document.xml"])
    if height:
        for row in body.iter(name_of("w:trHeight")):
            row.set(name_of("w:val"), str(round(height * TWIPS_PER_MM)))
    if turned:
        for size in body.iter(name_of("w:pgSz")):
            size.set(name_of("w:w"), str(_ACROSS))
            size.set(name_of("w:h"), str(_UPRIGHT))
            size.set(name_of("w:orient"), "landscape")
        styles = etree.fromstring(parts["word/styles.xml"])
        for tab in find(styles, "w:style/w:pPr/w:tabs/w:tab"):
            # The tabs at the end of the line, in head and foot, move with the margin.
            if tab.get(name_of("w:pos")) == str(_UPRIGHT - _MARGINS):
                tab.set(name_of("w:pos"), str(_ACROSS - _MARGINS))
        parts["word/styles.xml"] = serialised(styles)
    parts["word/document.xml"] = serialised(body)
    return pack(parts)
