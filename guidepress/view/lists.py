"""Turns glossary and acronyms into lists, sorted as the language sorts."""

from __future__ import annotations

from typing import Any

from guidepress.view.citations import note_cite
from guidepress.view.resolve import Resolver
from guidepress.view.scene import Scene, common


def glossary_list(scene: Scene) -> list[dict[str, Any]]:
    """List the terms with definition, source and letter."""
    resolver = Resolver(scene=scene, expands=False, notes=False)
    names = {each.id: each.term for each in scene.shared.glossary}
    return [
        {
            "id": term.id,
            "term": scene.inlines(term.term),
            "definition": scene.inlines(term.definition),
            "source": resolver.bare_cite(note_cite(term.source)) if term.source else [],
            "see": [{"id": other, "term": names[other]} for other in term.see],
            "letter": scene.letter(term.term),
        }
        for term in sorted(scene.shared.glossary, key=lambda each: scene.sort_key(each.term))
    ]


def acronym_list(scene: Scene) -> list[dict[str, Any]]:
    """List the acronyms with expansion and letter."""
    return [
        {"acronym": each.acronym, "expansion": each.expansion, "letter": scene.letter(each.acronym)}
        for each in sorted(scene.shared.acronyms, key=lambda each: scene.sort_key(each.acronym))
    ]


def lists_view(scene: Scene) -> dict[str, Any]:
    """Write the view of the word lists."""
    return {**common(scene), "glossary": glossary_list(scene), "acronyms": acronym_list(scene)}
