"""Turns the units into an index: what every id is, where it stands and which number it has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from guidepress.model import Activity, Case, Inlines, Node, Shared, Unit
from guidepress.nodes import id_of, is_div, value_of, walk, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One id: its kind, the unit it stands in, its number there ("3.2", or nothing) and its title."""

    id: str
    kind: str
    unit: str
    number: str
    title: Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """All entries in reading order, by id; and the modules' numbers."""

    entries: dict[str, Entry]
    modules: dict[str, int]


Noun = TypeVar("Noun", Case, Activity)
NUMBERED = {"figure": "figure", "chart": "figure", "table": "table", "case": "case", "activity": "activity"}
"""Kinds of blocks that are numbered, and the series that each is counted in."""

_HIDDEN = ("notes", "answer", "step", "debrief", "slide")


def make_index(shared: Shared, units: Iterable[Unit]) -> Index:
    """Give every id its number, in the order of guide.yaml; numbers do not depend on who reads."""
    by_id = {unit.id: unit for unit in units}
    modules = {name: number for number, name in enumerate(shared.meta.modules, start=1)}
    entries: dict[str, Entry] = {}
    for name in (*shared.meta.front, *shared.meta.modules, *shared.meta.facilitator):
        if unit := by_id.get(name):
            for entry in _entries(unit, modules.get(name, 0)):
                entries[entry.id] = entry
    return Index(entries=entries, modules=modules)


def in_order(unit: Unit) -> Iterator[tuple[str, Node]]:
    """Give (owner, block) for every div that participants see, in reading order.

    The owner is the case or activity whose own block it is, or empty. Placed cases and activities are followed into
    their blocks; what is placed nowhere comes last.
    """
    owned: dict[str, Case | Activity] = {each.meta.id: each for each in placed_nouns(unit)}

    def with_own(node: Node) -> Iterator[tuple[str, Node]]:
        yield "", node
        placed = owned.get(value_of(node, "of"))
        if placed and is_div(node, "case", "activity"):
            for inner in _visible(placed.blocks):
                yield placed.meta.id, inner

    for section in unit.sections:
        for node in _visible(section.blocks):
            yield from with_own(node)
    for node in placements(unit):
        yield from with_own(node)


def placed_nouns(unit: Unit) -> tuple[Case | Activity, ...]:
    """Give what blocks place in the text: cases and activities."""
    return (*unit.cases, *unit.activities)


def as_numbered(nouns: Iterable[Noun], index: Index) -> list[Noun]:
    """Put cases or activities into the order of their numbers, which is the order of the text."""
    order = {identifier: number for number, identifier in enumerate(index.entries)}
    return sorted(nouns, key=lambda noun: order[noun.meta.id])


def placements(unit: Unit) -> list[Node]:
    """Make the blocks that place what a module's texts place nowhere: cases, activities, then videos."""
    own = [
        *(("case", each.meta.id) for each in unit.cases),
        *(("activity", each.meta.id) for each in unit.activities),
        *(("video", each.id) for each in (unit.meta.videos if unit.meta else ())),
    ]
    placed = {
        (node["c"][0][1][0], value_of(node, "of"))
        for section in unit.sections
        for node in walk(section.blocks)
        if is_div(node, "case", "activity", "video")
    }
    return [
        {"t": "Div", "c": [["", [kind], [["of", identifier]]], []]}
        for kind, identifier in own
        if (kind, identifier) not in placed
    ]


def _visible(blocks: Iterable[Node]) -> Iterator[Node]:
    for node in blocks:
        if node["t"] == "Div":
            if is_div(node, *_HIDDEN):
                continue
            yield node
            yield from _visible(node["c"][1])
        elif node["t"] == "BlockQuote":
            yield from _visible(node["c"])


def title_of(node: Node) -> list[Node]:
    """Give the inlines of a block's title."""
    for child in node["c"][1]:
        if is_div(child, "block-title"):
            inlines: list[Node] = child["c"][1][0]["c"]
            return inlines
    return []


def _entries(unit: Unit, number: int) -> Iterator[Entry]:
    """Give the entries of one unit: its sections and headings first, then its blocks with their numbers."""

    def entry(identifier: str, kind: str, count: str, title: Iterable[Node]) -> Entry:
        return Entry(id=identifier, kind=kind, unit=unit.id, number=count, title=tuple(title))

    for position, section in enumerate(unit.sections, start=1):
        yield entry(section.id, "section", f"{number}.{position}" if number else "", section.title)
        for node in walk(section.blocks):
            if node["t"] == "Header" and id_of(node):
                yield entry(id_of(node), "heading", "", node["c"][2])
    titles: dict[str, Case | Activity] = {each.meta.id: each for each in placed_nouns(unit)}
    counts: dict[str, int] = {}
    seen: set[str] = set()
    for owner, node in in_order(unit):
        kind = node["c"][0][1][0]
        identifier = value_of(node, "of") if kind in ("case", "activity", "video") else id_of(node)
        if not identifier or identifier in seen or (kind in ("case", "activity") and identifier not in titles):
            continue
        seen.add(identifier)
        placed = titles.get(identifier)
        title = list(placed.title) if placed else title_of(node)
        if kind in NUMBERED:
            series = NUMBERED[kind]
            counts[series] = counts.get(series, 0) + 1
            yield entry(identifier, kind, f"{number}.{counts[series]}", title)
        elif kind == "question":
            counts[kind + owner] = counts.get(kind + owner, 0) + 1
            yield entry(identifier, kind, str(counts[kind + owner]), title)
        elif kind != "video":
            yield entry(identifier, kind, "", title)
    for video in unit.meta.videos if unit.meta else ():
        yield entry(video.id, "video", "", words(video.title))


def translate_index(index: Index, title: Callable[[str, Inlines], Inlines]) -> Index:
    """Give the index with its titles in another language; `title` translates the title of an id."""
    entries = {key: replace(each, title=title(each.id, each.title)) for key, each in index.entries.items()}
    return replace(index, entries=entries)
