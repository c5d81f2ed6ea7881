"""Turns all units into the frame of the tool box: one row of facts an activity, and the tables to look them up by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, get_args

from guidepress.model import Activity, Unit
from guidepress.nodes import text_of
from guidepress.values import ActivityKind
from guidepress.view.blocks import grouping_label
from guidepress.view.index import as_numbered
from guidepress.view.scene import Scene, common, module_head
from guidepress.view.toolbox import group_sizes

BANDS = ((1, 15), (16, 30), (31, 45), (46, 60), (61, 0))
"""The bands of minutes by which activities are looked up; the last has no end."""

Entry = dict[str, Any]


def toolbox_frame(scene: Scene, units: Iterable[Unit]) -> dict[str, Any]:
    """Write what spans the modules: `rows` in the order of the book, objectives by id, and `tables`.

    A table has a key, a title and entries; an entry has a title, the title of its `group` (or nothing) and the ids
    of its activities.
    """
    by_id = {unit.id: unit for unit in units}
    modules = [by_id[name] for name in scene.shared.meta.modules if name in by_id]
    listed = [(unit, each) for unit in modules for each in as_numbered(unit.activities, scene.index)]
    heads = [module_head(scene, unit) for unit in modules]
    objectives = {
        each["id"]: {"text": each["text"], "module": head["id"], "module_number": head["number"]}
        for head in heads
        for each in head["objectives"]
    }
    activities = [each for _, each in listed]
    tables = [
        _table(scene, "kind", _kinds(scene, activities)),
        _table(scene, "minutes", _bands(scene, activities)),
        _table(scene, "objective", _objectives(heads, activities)),
        _table(scene, "facet", _facets(scene, activities)),
    ]
    return {
        **common(scene),
        "modules": heads,
        "objectives": objectives,
        "facets": [{"id": key, "title": each.title} for key, each in scene.shared.meta.facets.items()],
        "facet_titles": {
            key: {value.id: value.title for value in each.values} for key, each in scene.shared.meta.facets.items()
        },
        "rows": [_row(scene, unit, each) for unit, each in listed],
        "tables": [each for each in tables if each["entries"]],
    }


def _row(scene: Scene, unit: Unit, activity: Activity) -> Entry:
    meta = activity.meta
    return {
        "id": meta.id,
        "number": scene.index.entries[meta.id].number,
        "title": text_of(list(activity.title)),
        "module": unit.id,
        "module_number": scene.index.modules[unit.id],
        "kind_label": scene.say(f"activity-{meta.kind}"),
        "minutes": meta.minutes,
        "grouping_label": grouping_label(scene, activity),
        "group_sizes": group_sizes(activity),
        "objectives": list(meta.objectives),
        "facets": {key: list(values) for key, values in meta.facets.items()},
        "materials": {get: [m.item for m in meta.materials if m.get == get] for get in ("print", "buy", "have")},
    }


def _table(scene: Scene, key: str, entries: list[Entry]) -> Entry:
    return {"key": key, "title": scene.say(f"toolbox-by-{key}"), "entries": [e for e in entries if e["activities"]]}


def _entry(title: str, activities: Iterable[Activity], fits: Callable[[Activity], bool], group: str = "") -> Entry:
    return {"title": title, "group": group, "activities": [each.meta.id for each in activities if fits(each)]}


def _kinds(scene: Scene, activities: list[Activity]) -> list[Entry]:
    return [
        _entry(scene.say(f"activity-{kind}"), activities, lambda each, kind=kind: each.meta.kind == kind)  # type: ignore[misc]
        for kind in get_args(ActivityKind)
    ]


def _bands(scene: Scene, activities: list[Activity]) -> list[Entry]:
    made = []
    for least, most in BANDS:
        key = "toolbox-over" if not most else "toolbox-up-to" if least == 1 else "toolbox-between"
        title = scene.say(key, least=least, most=most) if key == "toolbox-between" else ""
        title = title or scene.say(key, n=most or least - 1)

        def fits(each: Activity, least: int = least, most: int = most) -> bool:
            return least <= each.meta.minutes <= (most or each.meta.minutes)

        made.append(_entry(title, activities, fits))
    return made


def _objectives(heads: list[Entry], activities: list[Activity]) -> list[Entry]:
    return [
        _entry(
            aim["text"],
            activities,
            lambda each, aim=aim: aim["id"] in each.meta.objectives,  # type: ignore[misc]
            f"{head['number']} {head['short_title']}",
        )
        for head in heads
        for aim in head["objectives"]
    ]


def _facets(scene: Scene, activities: list[Activity]) -> list[Entry]:
    return [
        _entry(
            value.title,
            activities,
            lambda each, key=key, value=value: value.id in each.meta.facets.get(key, ()),  # type: ignore[misc]
            facet.title,
        )
        for key, facet in scene.shared.meta.facets.items()
        for value in facet.values
    ]
