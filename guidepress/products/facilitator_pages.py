"""Turns a facilitator's view and the pages of the finished textbook into the same view that can tell the pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guidepress import nodes

_DIVIDER = "divider-"


def with_textbook_pages(view: Mapping[str, Any], pages: Mapping[str, int]) -> dict[str, Any]:
    """Give the view `pages`: the printed page of its module, sections, activities and cases, by id."""
    shown = [view["module"]["id"]]
    shown += [section_of(slide) for slide in view["slides"]]
    shown += [nodes.id_of(block) for key in ("activities", "cases") for block in view[key]]
    plan = [{**row, "page": pages.get(name)} for row, name in zip(view["plan"], _places(view["plan"]), strict=True)]
    cases = [_with_page(case, pages, view["words"]) for case in view["cases"]]
    return {**view, "plan": plan, "cases": cases, "pages": {name: pages[name] for name in shown if name in pages}}


def _places(plan: list[dict[str, Any]]) -> list[str]:
    """Name what each row of the plan is about: its activity, or its section where that begins."""
    begun = [row["section"] if row["kind"] == "slides" else "" for row in plan]
    return [row["activity"] or (begun[at] if begun[at] not in begun[:at] else "") for at, row in enumerate(plan)]


def section_of(slide: Mapping[str, Any]) -> str:
    """Give the id of the section that a slide opens; "" for any other slide."""
    return slide["id"].removeprefix(_DIVIDER) if slide["kind"] == "section" else ""


def _with_page(case: dict[str, Any], pages: Mapping[str, int], words: Mapping[str, str]) -> dict[str, Any]:
    """Let a case say in the line with its kind where it stands in the textbook."""
    identifier, classes, pairs = case["c"][0]
    if identifier not in pages:
        return case
    told = words["textbook-page"].replace("{n}", str(pages[identifier]))
    paired = [[key, f"{value} \N{MIDDLE DOT} {told}" if key == "kind-label" else value] for key, value in pairs]
    return {"t": "Div", "c": [[identifier, classes, paired], case["c"][1]]}
