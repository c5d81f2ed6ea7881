"""Turns the guide into what its website shows once: home, lists, works, and the facets of every page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from guidepress.model import Unit
from guidepress.view.addresses import PAGES
from guidepress.view.lists import acronym_list, glossary_list
from guidepress.view.scene import Scene, common, module_head


def site_frame(scene: Scene, units: Iterable[Unit], address_of: Mapping[str, str]) -> dict[str, Any]:
    """Write the frame of a language's site; pages of units are in their own views."""
    by_id = {unit.id: unit for unit in units}
    meta = scene.shared.meta
    heads = [module_head(scene, by_id[name]) for name in (*meta.front, *meta.modules) if name in by_id]
    return {
        **common(scene),
        "units": [head | {"path": address_of[head["id"]], "front": head["number"] is None} for head in heads],
        "languages": list(meta.languages),
        "pages": dict(PAGES),
        "glossary": glossary_list(scene),
        "acronyms": acronym_list(scene),
        "references": [{"id": key, "inlines": inlines} for key, inlines in scene.citations.entries.items()],
        "facets": [
            {
                "id": key,
                "title": facet.title,
                "values": [{"id": value.id, "title": value.title} for value in facet.values],
            }
            for key, facet in meta.facets.items()
        ],
    }
