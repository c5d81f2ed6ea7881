"""Turns a workshop's view and the modules into the views of its books: the guide's own, holding what is taught."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from guidepress.model import Unit
from guidepress.model_workshop import Participants
from guidepress.view.agenda import clock_text
from guidepress.view.casebook import casebook_view
from guidepress.view.excerpt import Chapter, Decks, Taught, View, chapters_of, excerpt_of, taught_of
from guidepress.view.facilitator import facilitator_view
from guidepress.view.scene import Scene
from guidepress.view.textbook import textbook_unit
from guidepress.view.toolbox import toolbox_view
from guidepress.view.toolbox_index import toolbox_frame
from guidepress.view.workbook import workbook_view
from guidepress.view.workshop_lists import total_of

BOOKS = ("workbook", "toolbox", "cases", "cases-facilitator", "facilitator")
"""The books of a workshop, as their views are called."""


def book_views(scene: Scene, view: View, units: Sequence[Unit], decks: Decks) -> dict[str, dict[str, Any]]:
    """Write the views of a workshop's books from its own view, the modules and the decks of both editions.

    Each view holds `event`; texts, numbers and order are those of the guide. The facilitators' script follows the days.
    """
    chapters = chapters_of(view, decks)
    named = {each.module for each in chapters}
    held = [unit for unit in units if unit.id in named]
    taught = {unit.id: taught_of(unit, chapters, decks) for unit in held}
    parts = [excerpt_of(unit, taught[unit.id]) for unit in held]
    event = {key: str(view["workshop"][key]) for key in ("title", "place", "dates")}

    def staged(product: str) -> Scene:
        return replace(scene, product=product)

    workbooks = [
        workbook_view(staged("workbook"), part, textbook_unit(staged("textbook"), part)) | {"event": event}
        for part in parts
    ]
    people = view["workshop"]["participants"]
    counted = Participants(count=people["count"], group_size=people["group_size"])
    return {
        "workbook": {"modules": workbooks, "slides": [_slides_of(part.id, chapters) for part in parts]},
        "toolbox": {
            "frame": toolbox_frame(staged("toolbox"), parts) | {"event": event, "people": counted.count},
            "modules": [_counted(toolbox_view(staged("toolbox"), part), part, counted) for part in parts],
        },
        **{
            edition: casebook_view(staged(edition), parts) | {"event": event}
            for edition in ("cases", "cases-facilitator")
        },
        "facilitator": {"chapters": list(_script(staged("facilitator"), chapters, held, decks, event))},
    }


def _slides_of(module: str, chapters: Sequence[Chapter]) -> list[dict[str, Any]]:
    """Name the slides that are shown of a module, deck by deck; what two decks hold is taken from the first."""
    made: dict[str, list[str]] = {}
    seen: set[str] = set()
    for chapter in chapters:
        if chapter.module == module and chapter.deck:
            made.setdefault(chapter.deck, []).extend(each for each in chapter.shown if each not in seen)
            seen |= set(chapter.shown)
    return [{"deck": deck, "slides": names} for deck, names in made.items()]


def _counted(view: dict[str, Any], unit: Unit, people: Participants) -> dict[str, Any]:
    """Count materials for the people who come; what the source does not count, such as markers, stays uncounted."""
    nouns = {each.meta.id: each for each in unit.activities}
    for activity in view["activities"]:
        for each in activity["materials"]:
            is_counted = each["per"] != "room" or each["count"] > 1 or each["get"] == "print"
            total = total_of(people, nouns[activity["id"]], each["per"], each["count"])
            each["total"] = str(total) if is_counted else ""
    return view


# --- the script ---


def _script(
    scene: Scene,
    chapters: Sequence[Chapter],
    units: Sequence[Unit],
    decks: Decks,
    event: Mapping[str, str],
) -> Iterator[dict[str, Any]]:
    """Give the chapters of the script; a section's questions and cases stand in the first that teaches of it."""
    by_id = {each.id: each for each in units}
    told: set[str] = set()
    for chapter in chapters:
        unit = by_id[chapter.module]
        here = taught_of(unit, [chapter], decks)
        new = Taught(sections=here.sections - told, activities=here.activities, cases=here.cases - told)
        told |= here.sections | here.cases
        part = excerpt_of(unit, new)
        slides, bare = _slides(chapter, decks)
        deck = {**decks[chapter.deck or chapter.module], "slides": slides}
        made = _timed(facilitator_view(scene, part, deck), chapter, slides, bare)
        served = excerpt_of(unit, here).meta
        head = made["module"]
        day = scene.say("workshop-day-n", n=chapter.day)
        head |= {key: f"{day} \N{MIDDLE DOT} {head[key]}" for key in ("title", "short_title")}
        if served:
            head["objectives"] = [{"id": each.id, "text": each.text} for each in served.objectives]
        yield made | {"deck": chapter.deck or chapter.module, "event": dict(event)}


def _slides(chapter: Chapter, decks: Decks) -> tuple[list[dict[str, Any]], set[str]]:
    """Give the slides of a chapter as they come up; those of activities without one in its deck are lent, and named."""
    lent = {
        each["activity"]: each for each in decks[chapter.module]["slides"] if each.get("activity") in chapter.unshown
    }
    own = {each["id"]: each for each in decks[chapter.deck]["slides"]} if chapter.deck else {}
    found = [own[name] for name in chapter.shown]
    found += [lent[name] for name in chapter.unshown if name in lent]
    clocks = chapter.clocks
    found.sort(key=lambda each: clocks.get(each["id"], clocks.get(each.get("activity", ""), 0)))
    return found, {each["id"] for each in lent.values()}


def _timed(
    made: dict[str, Any], chapter: Chapter, slides: Sequence[Mapping[str, Any]], bare: set[str]
) -> dict[str, Any]:
    """Let the plan run by the workshop's clock; minutes for discussion belong to what they follow."""
    plan = []
    for row in made["plan"]:
        first, last = row["slides"]
        names = [each["id"] for each in slides[first - 1 : last]]
        keys = [row["activity"] if name in bare else name for name in names]
        talk = sum(chapter.talk.get(key, 0) for key in keys)
        shown = None if bare & set(names) else row["slides"]
        begins = clock_text(chapter.clocks[keys[0]])
        plan.append({**row, "clock": begins, "minutes": row["minutes"] + talk, "slides": shown})
    made["plan"] = plan
    made["total_minutes"] = sum(row["minutes"] for row in plan)
    made["slides"] = [each for each in made["slides"] if each["id"] not in bare]
    return made
