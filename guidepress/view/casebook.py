"""Turns the cases of all modules into the view of the case book: each case in full, and indexes to find it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

from guidepress.model import Case, Node, Project, Unit
from guidepress.nodes import div, is_div, transform, value_of, walk
from guidepress.values import CaseKind
from guidepress.view.audience import is_shown
from guidepress.view.blocks import BlockView
from guidepress.view.citations import note_cite
from guidepress.view.index import as_numbered
from guidepress.view.notes import notes_of
from guidepress.view.resolve import Resolver
from guidepress.view.scene import Scene, common, module_head

Entry = dict[str, Any]


def casebook_view(scene: Scene, units: Iterable[Unit]) -> dict[str, Any]:
    """Write the cases in the order of their numbers; `scene.product` is "cases" or "cases-facilitator".

    Only the second holds `notes` (what a facilitator says, asks, does or expects), `objectives` (those that the
    questions serve) and, inside the questions, model answers.
    """
    by_id = {unit.id: unit for unit in units}
    modules = [by_id[name] for name in scene.shared.meta.modules if name in by_id]
    listed = [(unit, case) for unit in modules for case in as_numbered(unit.cases, scene.index)]
    cases = [_case(scene, unit, case) for unit, case in listed]
    return {
        **common(scene),
        "modules": [module_head(scene, unit) for unit in modules],
        "cases": cases,
        "indexes": [index for index in _indexes(scene, [case for _, case in listed]) if index["entries"]],
        "references": _references(scene, [case for _, case in listed], cases),
    }


def _case(scene: Scene, unit: Unit, case: Case) -> Entry:
    resolver = Resolver(scene=scene)
    writer = BlockView(scene=scene, unit=unit, resolver=resolver)
    meta = case.meta
    blocks, notes = _parted(case.blocks)
    made: Entry = {
        "id": meta.id,
        "module": unit.id,
        "number": scene.index.entries[meta.id].number,
        "label": scene.label(meta.id),
        "title": resolver.inlines(case.title, bare=True),
        "kind": meta.kind,
        "kind_label": scene.say(f"case-{meta.kind}"),
        "countries": [scene.territory(code) for code in meta.country],
        "corridor": meta.corridor,
        "facets": [{"title": facet, "values": values} for facet, values in _facets(scene, case)],
        "blocks": _with_labels(scene, writer.blocks(blocks)),
        "projects": [_project(scene, each) for each in scene.shared.projects if each.id in meta.projects],
    }
    if is_shown("notes", scene.product):
        made["notes"] = notes_of(writer, div("", notes))
        made["objectives"] = _objectives(unit, case)
    return made


def _parted(blocks: Iterable[Node]) -> tuple[list[Node], list[Node]]:
    """Part the text from the facilitator's notes, wherever in it they stand."""
    text = list(blocks)
    notes = [node for node in walk(text) if is_div(node, "notes")]
    return transform(text, lambda node: [] if is_div(node, "notes") else None), notes


def _with_labels(scene: Scene, blocks: list[Node]) -> list[Node]:
    """Let each answer say that it is a model answer."""

    def change(node: Node) -> list[Node] | None:
        if not is_div(node, "answer"):
            return None
        return [div("answer", node["c"][1], pairs=[("label", scene.say("model-answer"))])]

    changed: list[Node] = transform(blocks, change)
    return changed


def _facets(scene: Scene, case: Case) -> list[tuple[str, list[str]]]:
    """Give the titles of a case's facets with those of its values, in the order of guide.yaml."""
    found = []
    for key, facet in scene.shared.meta.facets.items():
        chosen = case.meta.facets.get(key, ())
        if values := [each.title for each in facet.values if each.id in chosen]:
            found.append((facet.title, values))
    return found


def _project(scene: Scene, project: Project) -> Entry:
    resolver = Resolver(scene=scene, expands=False, notes=False)
    return {
        "title": scene.inlines(project.title),
        "organisations": list(project.organisations),
        "years": project.years,
        "summary": scene.inlines(project.summary),
        "url": project.url or "",
        "source": resolver.bare_cite(note_cite(project.source)) if project.source else [],
    }


def _references(scene: Scene, cases: Iterable[Case], made: list[Entry]) -> list[Entry]:
    """List the works that the cases cite or name as their sources, in the order of the language's bibliography."""
    cited = {key for case in cases for key in case.meta.sources}
    shown = [[entry["blocks"], [each["source"] for each in entry["projects"]]] for entry in made]
    for node in walk([shown, [[note["blocks"] for note in entry.get("notes", [])] for entry in made]]):
        if node["t"] == "Span" and "citation" in node["c"][0][1]:
            cited |= set(value_of(node, "keys").split())
    return [{"id": key, "inlines": inlines} for key, inlines in scene.citations.entries.items() if key in cited]


def _objectives(unit: Unit, case: Case) -> list[str]:
    served = {value_of(node, "objective") for node in walk(case.blocks) if is_div(node, "question")}
    return [each.text for each in (unit.meta.objectives if unit.meta else ()) if each.id in served]


def _indexes(scene: Scene, cases: list[Case]) -> list[Entry]:
    """Give the indexes by kind, country and each facet: every value that a case has, with the ids of its cases."""
    meta = scene.shared.meta
    kinds = [
        (scene.say(f"case-{kind}"), kind, [each for each in cases if each.meta.kind == kind])
        for kind in get_args(CaseKind)
    ]
    codes = sorted(
        {code for each in cases for code in each.meta.country}, key=lambda code: scene.sort_key(scene.territory(code))
    )
    countries = [(scene.territory(code), "", [each for each in cases if code in each.meta.country]) for code in codes]
    indexes = [_index("kind", scene.say("index-kind"), kinds), _index("country", scene.say("index-country"), countries)]
    for key, facet in meta.facets.items():
        values = [
            (value.title, "", [each for each in cases if value.id in each.meta.facets.get(key, ())])
            for value in facet.values
        ]
        indexes.append(_index("facet", facet.title, values))
    return indexes


def _index(key: str, title: str, entries: list[tuple[str, str, list[Case]]]) -> Entry:
    kept = [(name, kind, [each.meta.id for each in cases]) for name, kind, cases in entries if cases]
    return {"key": key, "title": title, "entries": [{"name": n, "kind": k, "cases": ids} for n, k, ids in kept]}
