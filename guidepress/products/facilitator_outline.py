"""Turns facilitators' views into the typst source of the guide's two shorter depths: overview and plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from guidepress import nodes
from guidepress.products.facilitator_parts import (
    Part,
    checklists_of,
    handouts_of,
    module_call,
    objectives,
    opening,
    page_of,
    part_heading,
    plan_grid,
    preparation,
)
from guidepress.products.typeset import typeset_parts
from guidepress.products.typst_values import literal

View = dict[str, Any]


def write_overview_source(views: list[View], texts: Sequence[View] = ()) -> str:
    """Write the annotated contents: of each module goal, objectives, clock and what it needs, on two pages at most."""
    del texts  # the other two depths hold them
    first = views[0]
    parts: list[Part] = [*opening(views, "facilitator-overview"), *_at_a_glance(views)]
    for at, view in enumerate(views):
        words = view["words"]
        parts += ["#pagebreak(weak: true)\n", module_call(view, at, "facilitator-overview")]
        parts += [part_heading(words["learning-objectives"]), objectives(view)]
        parts += [part_heading(words["session-plan"]), *_clock(view)]
        if view["materials"]:
            parts += [part_heading(words["what-you-need"]), f"#need-list(look, {literal(view['materials'])});"]
        parts.append("];")
    return typeset_parts(parts, first, shift=2)


def write_plan_source(views: list[View], texts: Sequence[View] = ()) -> str:
    """Write the grids and the checklists: what hangs on the wall of those who prepare and lead a workshop."""
    first = views[0]
    parts: list[Part] = [*opening(views, "facilitator-plan"), "#contents(look)\n"]
    if checklists := checklists_of(texts):
        parts += [f"#front-text(look, listed: true, title: [{_word('checklists')}])[", checklists, "];"]
    for at, view in enumerate(views):
        words = view["words"]
        parts += ["#pagebreak(weak: true)\n", module_call(view, at, "facilitator-plan")]
        parts += [part_heading(words["session-plan"]), *plan_grid(view)]
        parts += [part_heading(words["materials-and-preparation"]), *preparation(view), "];"]
    return typeset_parts(parts, first, shift=2)


def _word(key: str) -> str:
    return f"#word(look, {literal(key)})"


def _at_a_glance(views: Sequence[View]) -> list[Part]:
    """Give the table of the modules with their minutes and pages."""
    words = views[0]["words"]
    rows = [
        {
            "name": view["module"]["colour"],
            "number": str(view["module"]["number"] or ""),
            "title": view["module"]["title"],
            "goal": view["module"]["goal"],
            "minutes": str(view["total_minutes"]),
            "page": str(page_of(view, view["module"]["id"]) or ""),
        }
        for view in views
    ]
    head = [words[key] for key in ("module", "minutes-column", "textbook")]
    depths: Part = [nodes.para(nodes.words(words["how-to-use-depths"]))]
    return [
        f"#modules-grid(look, {literal(words['at-a-glance'])}, head: {literal(head)}, rows: {literal(rows)})\n",
        depths,
    ]


def _clock(view: View) -> list[Part]:
    """Give the clock of a module: its sections and activities, in their order."""
    parts: list[Part] = [f"#clock-list(look, {literal(view['module']['colour'])}, rows: ("]
    for row in view["plan"]:
        is_activity = row["kind"] == "activity"
        if not is_activity and not row["section"] and row is not view["plan"][0]:
            continue  # closing slides of a few minutes say nothing here
        page = row.get("page")
        told = [view["words"]["minutes-short"].replace("{n}", str(row["minutes"]))]
        told += [row["mode"]] if is_activity else []
        told += [view["words"]["textbook-page"].replace("{n}", str(page))] if page else []
        told += [said for _, said in handouts_of(row, view["words"]) if said]
        title = nodes.words(view["words"]["agenda-opening"]) if row is view["plan"][0] else row["title"]
        parts += [f"(clock: {literal(row['clock'])}, told: {literal(told)}, activity: {literal(is_activity)}, title: ["]
        parts += [title, "]), "]
    return [*parts, "));"]
