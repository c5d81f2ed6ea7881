"""Turns a module into the view of its part of the tool box: each activity in its parts, with what is printed for it."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Any

from guidepress.model import Activity, Material, Node, Unit
from guidepress.nodes import classes_of, id_of, is_div, plain, text_of, value_of
from guidepress.view.agenda import clock_text
from guidepress.view.blocks import BlockView, body_of, grouping_label
from guidepress.view.index import as_numbered, title_of
from guidepress.view.resolve import Resolver
from guidepress.view.scene import Scene, common, module_head

_PARTS = MappingProxyType(
    {
        "task": "task",
        "step": "steps",
        "if-short": "variants",
        "if-long": "variants",
        "debrief": "debrief",
        "answer": "answers",
        "handout": "",
        "cards": "",
    }
)
"""The blocks of an activity that have a place of their own, and the key of that place; sheets have their own form."""
MOST_NAME = 40
"""How many characters a card holds that shows a name and no more."""
_ASIDES = ("preparation", "variations", "online", "cautions")


def toolbox_view(scene: Scene, unit: Unit) -> dict[str, Any]:
    """Write the activities of a module, each in parts: what stands on its spread, its worksheets, its cards."""
    return {
        **common(scene),
        "module": module_head(scene, unit),
        "activities": [_activity(scene, unit, each) for each in as_numbered(unit.activities, scene.index)],
    }


def group_sizes(activity: Activity) -> tuple[int, int] | None:
    """Give the least and the most people that work together; None if it is everybody in the room."""
    meta = activity.meta
    if meta.grouping == "groups":
        return meta.group_size
    return {"individual": (1, 1), "pairs": (2, 2)}.get(meta.grouping)


def _activity(scene: Scene, unit: Unit, activity: Activity) -> dict[str, Any]:
    meta = activity.meta
    resolver = Resolver(scene=scene)
    writer = BlockView(scene=scene, unit=unit, resolver=resolver)
    parts: dict[str, list[Node]] = {key: [] for key in ("purpose", *_PARTS.values()) if key}
    sheets: list[dict[str, Any]] = []
    cards: list[dict[str, Any]] = []
    for node in activity.blocks:
        name = next((each for each in _PARTS if is_div(node, each)), "")
        made = writer.blocks([node])
        if name == "handout":
            sheets += [_sheet(scene, meta.materials, each) for each in made]
        elif name == "cards":
            cards += [_card_set(scene, meta.materials, each) for each in made]
        else:
            parts[_PARTS.get(name, "purpose")] += made
    return {
        "id": meta.id,
        "number": scene.index.entries[meta.id].number,
        "label": scene.label(meta.id),
        "title": resolver.inlines(activity.title, bare=True),
        "kind": meta.kind,
        "kind_label": scene.say(f"activity-{meta.kind}"),
        "minutes": meta.minutes,
        "grouping": meta.grouping,
        "grouping_label": grouping_label(scene, activity),
        "group_sizes": group_sizes(activity),
        "objectives": list(meta.objectives),
        "facets": {key: list(values) for key, values in meta.facets.items()},
        "materials": [_material(scene, each) for each in meta.materials],
        **{key: scene.inlines(text) if (text := getattr(meta, key)) else [] for key in _ASIDES},
        **parts,
        "steps": list(_with_clock(parts["steps"])),
        "sheets": sheets,
        "cards": cards,
    }


def _material(scene: Scene, material: Material) -> dict[str, Any]:
    return {
        "item": scene.inlines(material.item),
        "per": material.per,
        "count": material.count,
        "handout": material.handout,
        "get": material.get,
    }


def _with_clock(steps: list[Node]) -> Iterator[dict[str, Any]]:
    clock = 0
    for step in steps:
        minutes = int(value_of(step, "minutes", "0"))
        yield {"clock": clock_text(clock), "minutes": minutes, "block": step}
        clock += minutes


def _sheet(scene: Scene, materials: tuple[Material, ...], block: Node) -> dict[str, Any]:
    """Give a worksheet; what the materials say of it tells how often it is printed."""
    found = next((each for each in materials if each.handout == id_of(block)), None)
    told = scene.say(f"print-{found.per}", n=found.count) if found else ""
    return {"id": id_of(block), "title": title_of(block), "block": block, "print": told}


def _card_set(scene: Scene, materials: tuple[Material, ...], block: Node) -> dict[str, Any]:
    """Give a set of cards, each as its blocks; a set is printed once for whom its block says, or as often as told."""
    found = next((each for each in materials if each.handout == id_of(block)), None)
    body = body_of(block)
    items = [item for each in body if each["t"] == "BulletList" for item in each["c"]]
    return {
        "id": id_of(block),
        "title": title_of(block),
        "intro": [inline for each in body if each["t"] != "BulletList" for inline in _run_in(each)],
        "items": [_card(item) for item in items],
        "columns": int(value_of(block, "columns", "2")),
        "print": scene.say(f"print-sets-{value_of(block, 'per')}", n=found.count if found else 1),
    }


def _run_in(block: Node) -> list[Node]:
    """Give the words of a paragraph for a line; what is not translated keeps its mark."""
    if block["t"] in ("Para", "Plain"):
        return [*block["c"], {"t": "Space"}]
    if is_div(block, "fallback"):
        return [{"t": "Span", "c": [block["c"][0], [each for inner in block["c"][1] for each in _run_in(inner)]]}]
    return []


def _card(item: list[Node]) -> dict[str, Any]:
    """Part a card into its title, the bold words that it begins with, and the rest; a title has no full stop.

    A card that holds a few words and nothing else has them as its title.
    """
    inlines = item[0]["c"] if item and item[0]["t"] in ("Plain", "Para") else []
    # What is not translated lies in a Span; both parts keep it.
    held = inlines[0] if len(inlines) == 1 and "fallback" in classes_of(inlines[0]) else None
    inside = held["c"][1] if held else inlines
    if not inside or inside[0]["t"] != "Strong":
        is_name = len(item) == 1 and bool(inside) and len(text_of(inside)) <= MOST_NAME
        return {"title": list(inlines), "blocks": []} if is_name else {"title": [], "blocks": item}
    title, rest = list(inside[0]["c"]), list(inside[1:])
    if title[-1]["t"] == "Str":
        title[-1] = {"t": "Str", "c": title[-1]["c"].rstrip(".:")}
    rest = rest[1:] if rest and rest[0]["t"] == "Space" else rest
    if held:
        title, rest = ([{"t": "Span", "c": [held["c"][0], part]}] if part else [] for part in (title, rest))
    return {"title": title, "blocks": [*([plain(rest)] if rest else []), *item[1:]]}
