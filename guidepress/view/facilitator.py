"""Turns a module into the view of the facilitator guide: the plan with its clock, the script, activities in full."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guidepress.model import Activity, Node, Unit
from guidepress.nodes import bullet_list, id_of, is_div, plain, text_of, walk, words
from guidepress.view.agenda import clock_text
from guidepress.view.blocks import BlockView, grouping_label
from guidepress.view.index import as_numbered, title_of
from guidepress.view.resolve import Resolver
from guidepress.view.scene import Scene, common, module_head

_CLOSING = ("key-points", "resources", "closing", "references")
"""Kinds of slides that close a module: a row of the plan that begins with one bears its title."""


def facilitator_view(scene: Scene, unit: Unit, deck: Mapping[str, Any]) -> dict[str, Any]:
    """Write what a facilitator holds; `deck` is the module's deck view, whose slides the script follows."""
    resolver = Resolver(scene=scene)
    writer = BlockView(scene=scene, unit=unit, resolver=resolver)
    listed = as_numbered(unit.activities, scene.index)
    activities = {each.meta.id: each for each in listed}
    titles = {each.id: resolver.inlines(each.title, bare=True) for each in unit.sections}
    plan, total = _plan(scene, deck["slides"], titles, activities)
    meta = unit.meta
    materials = list(dict.fromkeys(thing.item for each in listed for thing in each.meta.materials))
    preparation = [
        {"activity": resolver.inlines(each.title, bare=True), "text": each.meta.preparation}
        for each in listed
        if each.meta.preparation
    ]
    slides = [
        {
            "number": number,
            "id": slide["id"],
            "title": slide["title"],
            "kind": slide["kind"],
            "minutes": slide["minutes"],
            "notes": [*_answer(scene, slide), *slide["notes"]],
        }
        for number, slide in enumerate(deck["slides"], start=1)
    ]
    questions = [node for section in unit.sections for node in _questions(section.blocks)]
    return {
        **common(scene),
        "module": module_head(scene, unit),
        "plan": plan if meta else [],
        "total_minutes": total,
        "materials": materials,
        "preparation": preparation,
        "slides": slides,
        "activities": [writer.activity(each) for each in listed],
        "cases": [writer.case(each) for each in as_numbered(unit.cases, scene.index)],
        "questions": writer.blocks(questions),
    }


def _answer(scene: Scene, slide: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Give what a slide with an answer shows: in the script there is no other place for it."""
    if slide["kind"] != "answer":
        return []
    right = [[plain(each["text"])] for each in slide["options"] if each["right"]]
    blocks = [*([bullet_list(right)] if right else []), *slide["answer"]]
    return [{"kind": "background", "label": scene.say("answer"), "blocks": blocks}]


def _questions(blocks: tuple[Node, ...]) -> list[Node]:
    made: list[Node] = []
    for node in blocks:
        if is_div(node, "short", "full"):
            made += _questions(tuple(node["c"][1]))
        elif is_div(node, "question"):
            made.append(node)
    return made


def _plan(
    scene: Scene,
    slides: list[dict[str, Any]],
    titles: Mapping[str, list[Node]],
    activities: Mapping[str, Activity],
) -> tuple[list[dict[str, Any]], int]:
    """Give the rows of the plan, one for each run of slides of a section and one for each activity; and all minutes."""
    rows: list[dict[str, Any]] = []
    clock = 0
    for number, slide in enumerate(slides, start=1):
        activity = activities.get(slide.get("activity", ""))
        if activity:
            rows.append(_activity_row(scene, activity, slide, clock, number))
        elif rows and rows[-1]["kind"] == "slides" and rows[-1]["section"] == slide["section"]:
            rows[-1]["minutes"] += slide["minutes"]
            rows[-1]["slides"][1] = number
        else:
            title = titles.get(slide["section"], [])
            if any(row["section"] == slide["section"] for row in rows):  # the section goes on after an activity
                title = [] if slide["kind"] in _CLOSING else [*title, *words(f" ({scene.say('continued')})")]
            rows.append(
                {
                    "clock": clock_text(clock),
                    "minutes": slide["minutes"],
                    "kind": "slides",
                    "section": slide["section"],
                    "title": title or slide["title"],
                    "slides": [number, number],
                    "activity": None,
                    "mode": scene.say("grouping-plenary"),
                    "materials": [],
                    "handouts": [],
                    "handout_ids": [],
                }
            )
        clock += slide["minutes"]
    return rows, clock


def _activity_row(
    scene: Scene, activity: Activity, slide: Mapping[str, Any], clock: int, number: int
) -> dict[str, Any]:
    sheets = [node for node in walk(activity.blocks) if is_div(node, "handout")]
    return {
        "clock": clock_text(clock),
        "minutes": activity.meta.minutes,
        "kind": "activity",
        "section": slide["section"],
        "title": slide["title"],
        "slides": [number, number],
        "activity": activity.meta.id,
        "mode": grouping_label(scene, activity),
        "materials": [each.item for each in activity.meta.materials],
        "handouts": [text_of(title_of(node)) for node in sheets],
        "handout_ids": [id_of(node) for node in sheets],
    }
