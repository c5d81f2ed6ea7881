"""Turns a workshop's view and the decks into what it teaches of each module, and a unit into that part of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from guidepress.model import Node, Unit
from guidepress.nodes import id_of, is_div, transform, value_of, walk

View = Mapping[str, Any]
Decks = Mapping[str, View]
"""Deck views by the name that a workshop's items give them: `access`, `access-short`."""
_SHOWING = ("case", "activity")
"""Blocks that place something here, which `of` names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """What is taught on one day from one deck: ids of slides and activities in the order of the day.

    `clocks` tells when a slide comes up and an activity without a slide begins, in minutes since midnight; `talk` how
    many minutes after a slide are left for discussion; `unshown` are the activities that have no slide in this deck.
    """

    day: int
    module: str
    deck: str
    shown: tuple[str, ...]
    activities: tuple[str, ...]
    unshown: tuple[str, ...]
    clocks: Mapping[str, int]
    talk: Mapping[str, int]


def chapters_of(view: View, decks: Decks) -> list[Chapter]:
    """Give the chapters of a workshop in the order in which they begin."""
    held: dict[tuple[int, str, str], list[View]] = {}
    for day in view["days"]:
        own = [each for each in day["items"] if each["module"] and not each["continues"]]
        for item in own:
            # An activity without a slide belongs to what is shown of its module on the same day.
            shown = (each["deck"] for each in own if each["module"] == item["module"] and each["deck"])
            deck = item["deck"] or next(shown, "")
            held.setdefault((day["number"], item["module"], deck), []).append(item)
    return [_chapter(*key, items, decks) for key, items in held.items()]


def _chapter(day: int, module: str, deck: str, items: Sequence[View], decks: Decks) -> Chapter:
    minutes = {each["id"]: each["minutes"] for each in decks[deck]["slides"]} if deck else {}
    clocks: dict[str, int] = {}
    talk: dict[str, int] = {}
    for item in items:
        hours, _, rest = item["start"].partition(":")
        now = int(hours) * 60 + int(rest)
        names = item["slide_ids"] or [item["activity"]]
        for name in names:
            clocks[name] = now
            now += minutes.get(name, 0)
        talk[names[-1]] = item["talk"]
    return Chapter(
        day=day,
        module=module,
        deck=deck,
        shown=tuple(name for item in items for name in item["slide_ids"]),
        activities=tuple(item["activity"] for item in items if item["activity"]),
        unshown=tuple(item["activity"] for item in items if item["activity"] and not item["slide_ids"]),
        clocks=clocks,
        talk=talk,
    )


# --- what is taught ---


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """What is taught of a module: ids of sections, activities and cases."""

    sections: frozenset[str]
    activities: frozenset[str]
    cases: frozenset[str]


def taught_of(unit: Unit, chapters: Sequence[Chapter], decks: Decks) -> Taught:
    """Say what chapters teach of a module.

    A section is taught when one of its slides is shown that is not an activity's; in the full edition its cases are
    taught with it, in the short edition those that a slide shows.
    """
    own = [each for each in chapters if each.module == unit.id]
    sections: set[str] = set()
    in_full: set[str] = set()
    for chapter in own:
        shown = set(chapter.shown)
        slides = decks[chapter.deck]["slides"] if chapter.deck else ()
        found = {each["section"] for each in slides if each["id"] in shown and not each.get("activity")} - {""}
        sections |= found
        in_full |= set() if chapter.deck.endswith("-short") else found
    slides_shown = {name for chapter in own for name in chapter.shown}
    shows = dict(_shown_by_slides(unit))
    cases = {shows[name] for name in slides_shown if name in shows}
    cases |= {
        value_of(node, "of")
        for section in unit.sections
        if section.id in in_full
        for node in walk(section.blocks)
        if is_div(node, "case")
    }
    return Taught(
        sections=frozenset(sections),
        activities=frozenset(name for chapter in own for name in chapter.activities),
        cases=frozenset(cases & {each.meta.id for each in unit.cases}),
    )


def _shown_by_slides(unit: Unit) -> Iterator[tuple[str, str]]:
    """Give pairs of a slide and the case that it shows."""
    for each in unit.cases:
        yield f"slide-{each.meta.id}", each.meta.id
    for section in unit.sections:
        for node in walk(section.blocks):
            if is_div(node, "slide") and value_of(node, "of"):
                yield id_of(node), value_of(node, "of")


def excerpt_of(unit: Unit, taught: Taught) -> Unit:
    """Give the part of a module that is taught; objectives that nothing of it serves are left out."""
    activities = tuple(each for each in unit.activities if each.meta.id in taught.activities)
    cases = tuple(each for each in unit.cases if each.meta.id in taught.cases)
    kept = {*taught.activities, *taught.cases}
    sections = tuple(
        replace(each, blocks=tuple(_placed(each.blocks, kept))) for each in unit.sections if each.id in taught.sections
    )
    meta = unit.meta
    if meta:
        served = {name for section in sections for name in section.objectives}
        served |= {name for activity in activities for name in activity.meta.objectives}
        served |= set(_asked_for((*sections, *cases)))
        objectives = tuple(each for each in meta.objectives if each.id in served)
        meta = replace(meta, objectives=objectives or meta.objectives)
    return replace(unit, meta=meta, sections=sections, activities=activities, cases=cases)


def _asked_for(parts: Iterable[Any]) -> Iterator[str]:
    """Give the objectives that questions serve."""
    for part in parts:
        for node in walk(part.blocks):
            if is_div(node, "question"):
                yield value_of(node, "objective")


def _placed(blocks: Iterable[Node], kept: set[str]) -> list[Node]:
    """Leave out what places a case or an activity that is not taught."""

    def change(node: Node) -> list[Node] | None:
        return [] if is_div(node, *_SHOWING) and value_of(node, "of") not in kept else None

    made: list[Node] = transform(list(blocks), change)
    return made
