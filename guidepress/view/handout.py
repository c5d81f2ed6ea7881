"""Turns a module into the view of its handout: what participants hold, without any answer."""

from __future__ import annotations

from typing import Any

from guidepress.model import Node, Unit
from guidepress.nodes import is_div, walk
from guidepress.view.blocks import BlockView
from guidepress.view.index import as_numbered
from guidepress.view.resolve import Resolver
from guidepress.view.scene import Scene, common, module_head


def handout_view(scene: Scene, unit: Unit) -> dict[str, Any]:
    """Write key points, worksheets, cases, self-check questions and key resources of a module."""
    resolver = Resolver(scene=scene)
    writer = BlockView(scene=scene, unit=unit, resolver=resolver)

    def found(name: str) -> list[Node]:
        nodes = [node for section in unit.sections for node in _own(section.blocks) if is_div(node, name)]
        return writer.blocks(nodes)

    key_points = found("key-points")
    worksheets = [
        {
            "activity": resolver.inlines(activity.title, bare=True),
            "label": scene.label(activity.meta.id),
            "block": made,
        }
        for activity in as_numbered(unit.activities, scene.index)
        for node in walk(activity.blocks)
        if is_div(node, "handout")
        for made in writer.blocks([node])
    ]
    return {
        **common(scene),
        "module": module_head(scene, unit),
        "key_points": key_points,
        "worksheets": worksheets,
        "cases": [writer.case(case) for case in as_numbered(unit.cases, scene.index)],
        "questions": found("question"),
        "resources": writer.resources(),
    }


def _own(blocks: tuple[Node, ...]) -> list[Node]:
    """Give the divs of running text, those inside short and full too."""
    made: list[Node] = []
    for node in blocks:
        if is_div(node, "short", "full"):
            made += _own(tuple(node["c"][1]))
        elif is_div(node):
            made.append(node)
    return made
