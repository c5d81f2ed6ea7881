"""Turns what a workshop holds into its lists: what to print and to buy, the test, the evaluation, what serves what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from guidepress.model import Activity, Node, Unit
from guidepress.model_workshop import Forms, Participants, WorkshopMeta
from guidepress.nodes import classes_of, id_of, is_div, text_of, value_of, walk
from guidepress.view.index import title_of
from guidepress.view.scene import Scene

Item = Mapping[str, Any]


def shares(amount: int, size: int) -> int:
    """Give into how many shares of at most `size` an amount is parted."""
    return -(-amount // size)


def groups_of(people: Participants, activity: Activity) -> int:
    """Give the number of groups in an activity: of the workshop's size, as far as the activity allows it."""
    least, most = activity.meta.group_size or (1, people.count)
    return shares(people.count, min(max(people.group_size, least), most))


def total_of(people: Participants, activity: Activity, per: str, count: int) -> int:
    """Give how many of a thing are needed in all."""
    places = {
        "person": people.count,
        "pair": shares(people.count, 2),
        "group": groups_of(people, activity),
        "room": 1,
    }
    return places[per] * count


def print_list(
    days: Sequence[Mapping[str, Any]], activities: Mapping[str, Activity], people: Participants
) -> list[dict[str, Any]]:
    """List what is printed for activities, in the order of its use; a worksheet is for each person if nothing is said.

    Tests and forms are papers of the pack, and are counted there.
    """
    made: list[dict[str, Any]] = []
    for number, item in _items(days):
        activity = activities.get(item["activity"])
        if activity is None or item["continues"]:
            continue
        sheets = sheets_of(activity)
        materials = activity.meta.materials
        printed = [each for each in materials if each.get == "print"]
        things: list[tuple[str, str, int]] = [
            (sheets.get(each.handout, (each.item,))[0], each.per, each.count) for each in printed
        ]
        named = {each.handout for each in materials}
        things += [(title, per, 1) for name, (title, per) in sheets.items() if name not in named]
        for what, per, each in things:
            total = total_of(people, activity, per, each)
            row = {"item": what, "per": per, "each": each, "total": total, "day": number, "for": item["activity_label"]}
            made.append(row)
    return made


def sheets_of(activity: Activity) -> dict[str, tuple[str, str]]:
    """Give the titles of an activity's worksheets and sets of cards by id, and for whom each is printed."""
    found = [node for node in walk(activity.blocks) if is_div(node, "handout", "cards")]
    return {id_of(node): (text_of(title_of(node)), value_of(node, "per", "person")) for node in found}


def shopping_list(
    days: Sequence[Mapping[str, Any]], activities: Mapping[str, Activity], people: Participants
) -> list[dict[str, Any]]:
    """List what is bought, each thing once with all that it is for; some things, such as markers, are not counted."""
    made: dict[str, dict[str, Any]] = {}
    for _, item in _items(days):
        activity = activities.get(item["activity"]) if not item["continues"] else None
        for thing in activity.meta.materials if activity else ():
            if activity and thing.get == "buy":
                row = made.setdefault(thing.item, {"item": thing.item, "total": 0, "counted": False, "for": []})
                row["total"] += total_of(people, activity, thing.per, thing.count)
                row["counted"] = row["counted"] or thing.per != "room" or thing.count > 1
                row["for"].append(item["activity_label"])
    return list(made.values())


def _items(days: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, Item]]:
    return ((day["number"], item) for day in days for item in day["items"])


def objective_map(
    objectives: Iterable[Mapping[str, Any]], days: Sequence[Mapping[str, Any]], titles: Mapping[str, list[Node]]
) -> list[dict[str, Any]]:
    """Say which sessions serve each objective; a session that breaks part is one entry."""
    made = []
    for objective in objectives:
        sessions: dict[tuple[int, str], dict[str, Any]] = {}
        for number, item in _items(days):
            if objective["id"] in item["objectives"]:
                entry = {
                    "item": item["id"],
                    "title": titles[item["session"]],
                    "day": number,
                    "start": item["start"],
                }
                found = sessions.setdefault((number, item["session"]), entry)
                found["end"] = item["end"]
        made.append({"id": objective["id"], "sessions": list(sessions.values())})
    return made


def questions_of(
    scene: Scene, meta: WorkshopMeta, taught: Collection[str], units: Sequence[Unit], views: Mapping[str, Item]
) -> list[dict[str, Any]]:
    """List the questions of the test before and after: those that the workshop names, else the taught with options.

    `taught` are ids of sections; `views` are the facilitators' views of the modules: only they hold the answers.
    """
    blocks = {node["c"][0][0]: node for view in views.values() for node in view["questions"] if is_div(node)}
    asked = {id_of(node) for unit in units for part in unit.sections if part.id in taught for node in walk(part.blocks)}
    answered = [name for name, node in blocks.items() if any(is_div(inner, "options") for inner in node["c"][1])]
    chosen = meta.test or [name for name in answered if name in asked]
    objectives = {each.id: each.text for unit in units if unit.meta for each in unit.meta.objectives}
    aims = {
        node["c"][0][0]: value_of(node, "objective")
        for unit in units
        for section in unit.sections
        for node in walk(section.blocks)
        if is_div(node, "question")
    }
    made = []
    for number, name in enumerate([each for each in chosen if each in blocks], start=1):
        label = scene.say("numbered", kind=scene.say("kind-question"), number=number)
        aim = objectives.get(aims.get(name, ""), "")
        made.append({"id": name, "label": label, **_question(blocks[name]), "objective": aim})
    return made


def _question(block: Node) -> dict[str, Any]:
    children = block["c"][1]
    answer: list[Node] = next((each["c"][1] for each in children if is_div(each, "answer")), [])
    options: list[list[Node]] = next((each["c"][1][0]["c"] for each in children if is_div(each, "options")), [])
    asked = [each for each in children if not is_div(each, "answer", "options")]
    return {"text": asked, "options": [_option(each[0]["c"]) for each in options], "answer": answer}


def _option(inlines: list[Node]) -> dict[str, Any]:
    is_right = bool(inlines) and "correct" in classes_of(inlines[0])
    return {"text": inlines[1:] if is_right else inlines, "right": is_right}


def evaluation_of(scene: Scene, forms: Forms) -> list[dict[str, Any]]:
    """Give the questions of the evaluation with the answers to choose from."""
    return [
        {
            "kind": each.kind,
            "text": scene.inlines(each.text),
            "options": [scene.inlines(text) for text in (forms.scale if each.kind == "scale" else each.options)],
        }
        for each in forms.evaluation
    ]
