"""Turns a text for facilitators into its view: how to prepare and lead, with its checklists and its sources."""

from __future__ import annotations

from typing import Any

from guidepress.model import Unit
from guidepress.nodes import text_of, value_of, walk
from guidepress.view.blocks import BlockView
from guidepress.view.resolve import Resolver
from guidepress.view.scene import Scene, common


def guidance_view(scene: Scene, unit: Unit) -> dict[str, Any]:
    """Write a text of the folder facilitator/; `references` are the works that it cites, sorted."""
    resolver = Resolver(scene=scene)
    writer = BlockView(scene=scene, unit=unit, resolver=resolver)
    sections = []
    for section in unit.sections:
        writer.section = section.id
        title = resolver.inlines(section.title, bare=True)
        sections.append({"id": section.id, "title": title, "blocks": writer.blocks(section.blocks)})
    cited = {key for section in sections for node in walk(section["blocks"]) for key in value_of(node, "keys").split()}
    entries = scene.citations.entries | scene.citations.aside
    found = sorted(cited & set(entries), key=lambda each: scene.sort_key(text_of(entries[each])))
    references = [{"id": each, "inlines": entries[each]} for each in found]
    return {**common(scene), "id": unit.id, "sections": sections, "references": references}
