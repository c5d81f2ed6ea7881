"""Turns a unit into what an edition holds of it: its facets choose blocks, depth `short` keeps summaries and marks.

Views are written from the result, so that no product filters by itself. Numbers come from the whole guide.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from guidepress.model import Activity, Case, Edition, Node, Section, Shared, Unit
from guidepress.model_workshop import Session, Workshop
from guidepress.nodes import div, id_of, is_div, value_of, walk
from guidepress.view.index import make_index

Noun = TypeVar("Noun", Section, Case, Activity)
_ALWAYS = ("key-points", "recommendation", "resources")
"""Blocks of a section that the short depth keeps without a mark."""
_SHOWN_BY_SLIDES = ("case", "chart", "question", "table")
"""Kinds of slides that show a block of the text (`of=`); what a short slide shows, short texts show too."""
_SHOWING = ("activity", "case", "slide")
"""Blocks that show another one, which `of` names."""
_OF_CASE = ("question", "handout", "notes", "answer")
"""Blocks of a case that stand beside its wording, whichever it is."""


def unit_in_edition(unit: Unit, edition: Edition) -> Unit:
    """Give what the books of an edition hold of a unit."""
    chosen = chosen_unit(unit, edition)
    return _shortened(chosen) if edition.depth == "short" else chosen


def chosen_unit(unit: Unit, edition: Edition) -> Unit:
    """Give a unit without what an edition's facets leave out: what its decks are made from."""
    wanted = {facet: set(values) for facet, values in edition.facets.items() if values}
    if not wanted:
        return unit
    cases = tuple(each for each in unit.cases if _fits(each.meta.facets, wanted))
    activities = tuple(each for each in unit.activities if _fits(each.meta.facets, wanted))
    sections = tuple(each for each in unit.sections if _fits(each.facets, wanted))
    gone = {each.meta.id for each in unit.cases} | {each.meta.id for each in unit.activities}
    gone -= {each.meta.id for each in cases} | {each.meta.id for each in activities}
    every = {id_of(node) for part in unit.texts for node in walk(part.blocks) if is_div(node)}
    kept = {
        id_of(node)
        for part in replace(unit, sections=sections, cases=cases, activities=activities).texts
        for node in walk(_fitting(part.blocks, wanted, frozenset()))
        if is_div(node)
    }
    left_out = frozenset((every - kept) | gone)

    def rest(nouns: Iterable[Noun]) -> tuple[Noun, ...]:
        return tuple(replace(each, blocks=_fitting(each.blocks, wanted, left_out)) for each in nouns)

    return replace(unit, sections=rest(sections), cases=rest(cases), activities=rest(activities))


def with_decks_of_editions(workshop: Workshop, editions: Iterable[Edition]) -> Workshop:
    """Give a workshop whose days and sessions name decks, "full" or "short", where they named editions."""
    depths: dict[str, str] = {each.id: each.depth for each in editions}
    meta = workshop.meta

    def of(session: Session) -> Session:
        return replace(session, edition=depths.get(session.edition or "", session.edition))

    days = [replace(day, edition=depths.get(day.edition or "", day.edition)) for day in meta.days]
    days = [replace(day, sessions=tuple(of(each) for each in day.sessions)) for day in days]
    usual = replace(meta.every_day, edition=depths.get(meta.every_day.edition, meta.every_day.edition))
    sessions = tuple(of(each) for each in meta.sessions)
    return replace(workshop, meta=replace(meta, days=tuple(days), every_day=usual, sessions=sessions))


def held_ids(shared: Shared, units: Iterable[Unit], edition: Edition) -> frozenset[str]:
    """Give the ids of all that the books of an edition hold: what else is referred to stands in the full edition."""
    return frozenset(make_index(shared, [unit_in_edition(each, edition) for each in units]).entries)


# --- facets ---


def _fits(given: Mapping[str, Iterable[str]], wanted: Mapping[str, set[str]]) -> bool:
    """Say whether stated facets fit; what states no value of a facet fits every choice of it."""
    return all(not set(given.get(facet, ())) or set(given[facet]) & values for facet, values in wanted.items())


def _fitting(blocks: Iterable[Node], wanted: Mapping[str, set[str]], left_out: frozenset[str]) -> tuple[Node, ...]:
    """Leave out blocks whose facets do not fit, and those that only show (`of=`) something that is left out."""
    made: list[Node] = []
    for node in blocks:
        if not is_div(node):
            made.append(node)
            continue
        stated = {facet: value_of(node, facet).split() for facet in wanted}
        shows = value_of(node, "of") if is_div(node, *_SHOWING) else ""
        if _fits(stated, wanted) and (not shows or shows not in left_out):
            made.append({"t": "Div", "c": [node["c"][0], list(_fitting(node["c"][1], wanted, left_out))]})
    return tuple(made)


# --- depth ---


def _shortened(unit: Unit) -> Unit:
    """Give the short wording of a unit: summaries, what is marked, what short slides show."""
    if unit.meta is None:
        # Front matter is short by itself, unless it says how it would be shorter.
        return replace(unit, sections=tuple(_short_section(each, frozenset()) or each for each in unit.sections))
    shown = frozenset(
        value_of(node, "of")
        for section in unit.sections
        for node in walk(section.blocks)
        if is_div(node, "slide") and _is_marked(node) and value_of(node, "kind") in _SHOWN_BY_SLIDES
    ) - {""}
    parted = [(section, _kept(section.blocks, shown)) for section in unit.sections]
    sections = _opened([replace(section, blocks=tuple(blocks)) for section, blocks in parted if blocks], unit)
    placed = {value_of(node, "of") for section in sections for node in section.blocks if is_div(node)} | shown
    return replace(
        unit,
        meta=replace(unit.meta, videos=tuple(each for each in unit.meta.videos if each.id in placed)),
        sections=sections,
        cases=tuple(_short_case(each) for each in unit.cases if each.meta.id in placed),
        activities=tuple(each for each in unit.activities if each.meta.id in placed),
    )


def _opened(sections: list[Section], unit: Unit) -> tuple[Section, ...]:
    """Let the first section begin with the voices that open the module; alone they would leave a title without text."""
    voices = next((each for part in unit.sections for each in walk(part.blocks) if is_div(each, "voices")), None)
    if not voices or not sections:
        return tuple(sections)
    rest = [replace(each, blocks=tuple(block for block in each.blocks if block is not voices)) for each in sections]
    first, *others = [each for each in rest if each.blocks] or rest[:1]
    return (replace(first, blocks=(voices, *first.blocks)), *others)


def _short_section(section: Section, shown: frozenset[str]) -> Section | None:
    """Give a section in short, if it has a summary."""
    if not any(is_div(each, "short") for each in section.blocks):
        return None
    return replace(section, blocks=tuple(_kept(section.blocks, shown)))


def _is_marked(node: Node) -> bool:
    return value_of(node, "depth") == "short"


def _kept(blocks: Iterable[Node], shown: frozenset[str]) -> list[Node]:
    """Give the blocks of a section that its short wording holds; slides and notes are the deck's."""
    made: list[Node] = []
    for node in blocks:
        if is_div(node, "short"):
            made += node["c"][1]
        elif is_div(node, "full"):
            made += _kept(node["c"][1], shown)
        elif is_div(node) and _is_kept(node, shown):
            made.append(node)
    return made


def _is_kept(node: Node, shown: frozenset[str]) -> bool:
    if is_div(node, "slide"):
        return False
    known_by = value_of(node, "of") if is_div(node, "case") else id_of(node)
    return _is_marked(node) or is_div(node, *_ALWAYS) or known_by in shown


def _short_case(case: Case) -> Case:
    """Give a case in its short wording with its questions; a case that has none keeps its text."""
    short = [node for node in case.blocks if is_div(node, "short")]
    if not short:
        return case
    wording = [inner for node in short for inner in node["c"][1]]
    return replace(case, blocks=(div("full", wording), *short, *_beside(case.blocks)))


def _beside(blocks: Iterable[Node]) -> list[Node]:
    made: list[Node] = []
    for node in blocks:
        if is_div(node, "full"):
            made += _beside(node["c"][1])
        elif is_div(node, *_OF_CASE):
            made.append(node)
    return made
