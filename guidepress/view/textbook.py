"""Turns a unit into the view of the textbook, and the guide into the frame that holds the units together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from guidepress.model import Node, Section, Unit
from guidepress.nodes import is_div, text_of, value_of, walk
from guidepress.read.join import term_forms
from guidepress.view.blocks import BlockView
from guidepress.view.index import placements
from guidepress.view.lists import acronym_list, glossary_list
from guidepress.view.resolve import Resolver
from guidepress.view.scene import Scene, common, module_head


def textbook_unit(scene: Scene, unit: Unit) -> dict[str, Any]:
    """Write the view of one unit; acronyms are expanded at their first use in each unit, as readers dip in."""
    resolver = Resolver(scene=scene)
    writer = BlockView(scene=scene, unit=unit, resolver=resolver)
    opener: list[Node] = []
    sections: list[dict[str, Any]] = []
    for section in unit.sections:
        writer.section = section.id
        resolver.facts_seen.clear()
        blocks = writer.blocks(section.blocks)
        voices = next((each for each in blocks if is_div(each, "voices")), None)
        if voices and unit.meta and not opener:
            opener = [voices]
            blocks = [each for each in blocks if each is not voices]
        sections.append(_section(scene, resolver, section, blocks))
    if sections and unit.meta:
        closing = writer.blocks(placements(unit))
        if not any(is_div(each, "resources") for section in sections for each in walk(section["blocks"])):
            closing += writer.resources()
        sections[-1]["blocks"] += closing
    return {
        **common(scene),
        "module": module_head(scene, unit),
        "front": unit.meta is None,
        "opener": opener,
        "sections": sections,
    }


def _section(scene: Scene, resolver: Resolver, section: Section, blocks: list[Node]) -> dict[str, Any]:
    entry = scene.index.entries[section.id]
    title = resolver.inlines(section.title, bare=True)
    return {"id": section.id, "number": entry.number, "title": title, "blocks": blocks}


def textbook_frame(scene: Scene, units: Iterable[Unit]) -> dict[str, Any]:
    """Write what stands round the units: lists, glossary, acronyms, references, index."""
    by_id = {unit.id: unit for unit in units}
    meta = scene.shared.meta
    modules = [module_head(scene, by_id[name]) for name in meta.modules if name in by_id]
    resolver = Resolver(scene=scene, expands=False, notes=False)

    def listed(*kinds: str) -> list[dict[str, Any]]:
        return [
            {
                "id": entry.id,
                "label": scene.label(entry.id),
                "title": resolver.inlines(entry.title, bare=True),
            }
            for entry in scene.index.entries.values()
            if entry.kind in kinds and entry.number and scene.holds(entry.id)
        ]

    return {
        **common(scene),
        "modules": modules,
        "front": [name for name in meta.front if name in by_id],
        "glossary": glossary_list(scene),
        "acronyms": acronym_list(scene),
        "references": [{"id": key, "inlines": inlines} for key, inlines in scene.citations.entries.items()],
        "figures": listed("figure", "chart"),
        "tables": listed("table"),
        "cases": listed("case"),
        "index": _index(scene, by_id.values()),
    }


def _index(scene: Scene, units: Iterable[Unit]) -> list[dict[str, str]]:
    """List the index's entries, sorted: terms and acronyms that the text uses, countries of cases, marked words."""
    found: dict[tuple[str, str], str] = {}
    forms = term_forms(scene.shared)
    acronyms = {each.acronym: each.expansion for each in scene.shared.acronyms}
    for unit in units:
        for case in unit.cases:
            for code in case.meta.country:
                found["country", code] = scene.territory(code)
        for part in unit.texts:
            for node in walk(part.blocks):
                if node["t"] != "Span" or not node["c"][0][1]:
                    continue
                name, text = node["c"][0][1][0], text_of(node)
                if name == "term":
                    identifier = value_of(node, "of") or forms.get(text.casefold(), "")
                    if identifier:
                        found["term", identifier] = scene.term(identifier).term
                elif name == "index":
                    found["index", text] = text
    for name, expansion in acronyms.items():
        found["acronym", name] = f"{name} ({expansion})"
    entries = [{"entry": text, "kind": kind, "of": of} for (kind, of), text in found.items()]
    return sorted(entries, key=lambda each: scene.sort_key(each["entry"]))
