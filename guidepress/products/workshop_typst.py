"""Turns a paper of a workshop into typst source in the family of the A4 guides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from guidepress.products.facilitator_parts import arguments
from guidepress.products.typeset import typeset_parts
from guidepress.products.typst_values import Code, literal, look_of
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
    event_of,
)

Node = dict[str, Any]
View = Mapping[str, Any]
Piece = str | list[Node]


def write_paper_source(view: View, paper: Paper) -> str:
    """Write the typst source of a paper."""
    pieces: list[Piece] = [frame(view, paper.name, icons=_icons(paper.parts), turned=paper.turned, wide=paper.wide)]
    # A paper that is not named after the workshop says in its first line which workshop it belongs to.
    kicker = view["workshop"]["title"] if paper.title == paper.name else paper.name
    head = {"kicker-text": kicker, "title": paper.title, "lead": paper.lead}
    pieces.append(f"#paper-head(look, event, {arguments(head)});")
    return typeset_parts([*pieces, *_pieces(paper.parts)], view, shift=1)


def frame(view: View, name: str, *, icons: Iterable[str] = (), turned: bool = False, wide: bool = False) -> str:
    """Write the first lines of a typst document of the workshop; `name` is the paper's."""
    values = literal({"turned": turned, "wide": wide})
    return (
        '#import "/typst/workshop.typ": *\n'
        f"#let look = {look_of(view, icons=icons)}\n"
        f"#let event = {literal(event_of(view))}\n"
        f"#show: workshop.with(look, event, {literal(name)}, ..{values})\n"
    )


def _pieces(parts: Sequence[Part]) -> list[Piece]:
    return [piece for part in parts for piece in _written(part)]


def _written(part: Part) -> list[Piece]:
    match part:
        case Heading():
            opens = "#pagebreak(weak: true);" if part.opens else ""
            return [f"{opens}#heading(level: {part.level})[", list(part.content), "];"]
        case Text():
            return ["#lead[", list(part.blocks), "];"] if part.lead else [list(part.blocks)]
        case Grid():
            return _grid(part)
        case Facts():
            return ["#fact-list(look, (", *_pairs(part), "));"]
        case FillIn():
            return [f"#filled(look, {literal(list(part.names))});"]
        case Lines():
            return [f"#answer-lines(look, {part.count});"]
        case Ticks():
            return ["#tick-list(look, (", *_choices(part), "));"]
        case Kept():
            return [f"#kept-whole(asked: {literal(part.asked)})[", *_pieces(part.parts), "];"]


def _grid(grid: Grid) -> list[Piece]:
    values = {
        "columns": [Code(f"{share}fr") for share in grid.widths],
        "clocks": grid.clocks,
        "dense": grid.dense,
        "ruled": grid.ruled,
        "height": grid.height,
    }
    pieces: list[Piece] = [f"#grid-of(look, {arguments(values)}, head: (", *_cells(grid.head), "), rows: ("]
    for row in grid.rows:
        marks = {"quiet": row.quiet, "shade": row.colour or None}
        pieces += [f"({arguments(marks)}, cells: (", *_cells(row.cells), ")), "]
    return [*pieces, "));"]


def _cells(cells: Iterable[Cell]) -> list[Piece]:
    pieces: list[Piece] = []
    for each in cells:
        drawn = f"#marked(look, {literal(each.icon)}, {literal(each.colour)});" if each.icon else ""
        pieces += [f"[{drawn}", list(each.content), "], "]
    return pieces


def _pairs(facts: Facts) -> list[Piece]:
    pieces: list[Piece] = []
    for name, said in facts.pairs:
        pieces += [f"([#{literal(name)};], [", list(said), "]), "]
    return pieces


def _choices(ticks: Ticks) -> list[Piece]:
    pieces: list[Piece] = []
    for at, said in enumerate(ticks.choices):
        pieces += [f"({literal(at in ticks.ticked)}, [", list(said), "]), "]
    return pieces


def _icons(parts: Sequence[Part]) -> list[str]:
    """Give the names of the icons that the cells of a paper bear."""
    found: set[str] = set()
    for part in parts:
        if isinstance(part, Grid):
            cells = [*part.head, *(each for row in part.rows for each in row.cells)]
            found |= {each.icon for each in cells if each.icon}
        elif isinstance(part, Kept):
            found |= set(_icons(part.parts))
    return sorted(found)
