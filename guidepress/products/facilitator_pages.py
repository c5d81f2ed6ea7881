"""Turns a facilitator's view and the pages of the finished books into the same view that can tell the pages."""

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
    cases = [_with_page(case, "kind-label", pages, view["words"]["textbook-page"]) for case in view["cases"]]
    return {**view, "plan": plan, "cases": cases, "pages": {name: pages[name] for name in shown if name in pages}}


def with_workbook_pages(view: Mapping[str, Any], pages: Mapping[str, int]) -> dict[str, Any]:
    """Give the view `workbook_pages`: the page on which its module begins and that of each worksheet, by id.

    Rows of the plan get those of their worksheets; cases and self-check questions say theirs in their labels.
    """
    said = view["words"]["workbook-page"]
    plan = [{**row, "handout_pages": [pages.get(name) for name in row.get("handout_ids", ())]} for row in view["plan"]]
    sheets = [nodes.id_of(each) for each in nodes.walk(view["activities"]) if nodes.is_div(each, "handout")]
    return {
        **view,
        "plan": plan,
        "cases": [_with_page(case, "kind-label", pages, said) for case in view["cases"]],
        "questions": [_with_page(question, "label", pages, said) for question in view["questions"]],
        "workbook_pages": {name: pages[name] for name in (view["module"]["id"], *sheets) if name in pages},
    }


def module_pages(view: Mapping[str, Any]) -> str:
    """Say where a module begins in the textbook and in the workbook; "" where no book holds it."""
    name, words = view["module"]["id"], view["words"]
    told = [
        words[key].replace("{n}", str(view[held][name]))
        for key, held in (("textbook-page", "pages"), ("workbook-page", "workbook_pages"))
        if name in view.get(held, {})
    ]
    return " \N{MIDDLE DOT} ".join(told)


def sheet_page(view: Mapping[str, Any], identifier: str) -> str:
    """Say where in the workbook a worksheet stands; "" where it does not hold it."""
    page = view.get("workbook_pages", {}).get(identifier)
    return str(view["words"]["workbook-page"]).replace("{n}", str(page)) if page else ""


def _places(plan: list[dict[str, Any]]) -> list[str]:
    """Name what each row of the plan is about: its activity, or its section where that begins."""
    begun = [row["section"] if row["kind"] == "slides" else "" for row in plan]
    return [row["activity"] or (begun[at] if begun[at] not in begun[:at] else "") for at, row in enumerate(plan)]


def section_of(slide: Mapping[str, Any]) -> str:
    """Give the id of the section that a slide opens; "" for any other slide."""
    return slide["id"].removeprefix(_DIVIDER) if slide["kind"] == "section" else ""


def _with_page(block: dict[str, Any], key: str, pages: Mapping[str, int], said: str) -> dict[str, Any]:
    """Let a block say behind one of its labels, `key`, on which page of a book it stands; `said` says so of {n}."""
    identifier, classes, pairs = block["c"][0]
    if identifier not in pages:
        return block
    told = said.replace("{n}", str(pages[identifier]))
    paired = [[name, f"{value} \N{MIDDLE DOT} {told}" if name == key else value] for name, value in pairs]
    return {"t": "Div", "c": [[identifier, classes, paired], block["c"][1]]}
