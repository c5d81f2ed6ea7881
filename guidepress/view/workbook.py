"""Turns a module into the view of its part of the workbook: the handout's, with cases in short and its terms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guidepress.model import Case, Node, Unit
from guidepress.nodes import div, is_div, value_of, walk
from guidepress.view.blocks import BlockView, body_of
from guidepress.view.handout import handout_view
from guidepress.view.index import as_numbered
from guidepress.view.lists import glossary_list
from guidepress.view.resolve import Resolver
from guidepress.view.scene import Scene


def workbook_view(scene: Scene, unit: Unit, textbook: Mapping[str, Any]) -> dict[str, Any]:
    """Write a module's part of the workbook; `textbook` is its textbook view, which says what terms it uses."""
    writer = BlockView(scene=scene, unit=unit, resolver=Resolver(scene=scene))
    return {
        **handout_view(scene, unit),
        "cases": [_in_short(writer, case) for case in as_numbered(unit.cases, scene.index)],
        "glossary": _terms_of(scene, textbook),
    }


def _in_short(writer: BlockView, case: Case) -> Node:
    """Write a case in its short wording, with its questions; a case that has none keeps its text in full."""
    short = [inner for node in case.blocks if is_div(node, "short") for inner in node["c"][1]]
    whole = writer.case(case)
    if not short:
        return whole
    identifier, classes, pairs = whole["c"][0]
    title = [each for each in whole["c"][1] if is_div(each, "block-title")]
    questions = [each for each in body_of(whole) if is_div(each, "question")]
    return div(classes[0], [*title, *writer.blocks(short), *questions], identifier=identifier, pairs=pairs)


def _terms_of(scene: Scene, textbook: Mapping[str, Any]) -> list[dict[str, Any]]:
    """List the terms that the module's text links to or defines; what they refer to is named only if it is listed."""
    shown = [textbook["opener"], *(section["blocks"] for section in textbook["sections"])]
    used = {
        value_of(node, "of")
        for node in walk(shown)
        if is_div(node, "definition") or (node["t"] == "Span" and "term" in node["c"][0][1])
    }
    listed = [each for each in glossary_list(scene) if each["id"] in used]
    return [{**each, "see": [other for other in each["see"] if other["id"] in used]} for each in listed]
