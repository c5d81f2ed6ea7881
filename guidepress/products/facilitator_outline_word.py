"""Turns facilitators' views into the editable forms of the guide's two shorter depths: overview and plan."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from guidepress import nodes
from guidepress.products.facilitator_parts import checklists_of, page_of
from guidepress.products.facilitator_word import (
    checklist_blocks,
    cover,
    module_heading,
    objectives,
    plan,
    to_prepare,
)
from guidepress.products.word import heading, marked, table, write_word
from guidepress.products.word_blocks import Dress, dress_for

Node = dict[str, Any]
View = dict[str, Any]
_GLANCE = (0.74, 0.12, 0.14)
_CLOCK = (0.12, 0.56, 0.12, 0.2)


def write_overview_docx(views: list[View], media: Path, texts: Sequence[View] = ()) -> bytes:
    """Write the annotated contents of the modules and give the document's bytes."""
    del texts  # the other two depths hold them
    first = views[0]
    words = first["words"]
    blocks = [*cover(views, "facilitator-overview"), heading(1, nodes.words(words["at-a-glance"])), _at_a_glance(views)]
    blocks += [nodes.para(nodes.words(words["how-to-use-depths"]))]
    for view in views:
        blocks += [*module_heading(view), heading(2, nodes.words(words["learning-objectives"])), *objectives(view)]
        blocks += [heading(2, nodes.words(words["session-plan"])), _clock(view)]
        if view["materials"]:
            # In one paragraph, so that a module stays on its page.
            needs = nodes.words(" \N{MIDDLE DOT} ".join(view["materials"]))
            blocks += [heading(2, nodes.words(words["what-you-need"])), nodes.para(needs)]
    name = words["facilitator-overview"]
    return write_word(first, blocks, media, product=name, title=f"{first['guide']['title']}: {name}", wide=True)


def write_plan_docx(views: list[View], media: Path, texts: Sequence[View] = ()) -> bytes:
    """Write the grids and checklists and give the document's bytes."""
    first = views[0]
    words = first["words"]
    style = dress_for(first, [])
    blocks = cover(views, "facilitator-plan")
    if checklists := checklists_of(texts):
        blocks += [heading(1, nodes.words(words["checklists"])), *checklist_blocks(checklists, 2, style)]
    for view in views:
        blocks += [*module_heading(view), heading(2, nodes.words(words["session-plan"])), *plan(view)]
        blocks += [heading(2, nodes.words(words["materials-and-preparation"]))]
        blocks += to_prepare(view, Dress(view=view, anchors=style.anchors))
    name = words["facilitator-plan"]
    return write_word(first, blocks, media, product=name, title=f"{first['guide']['title']}: {name}", wide=True)


def _at_a_glance(views: Sequence[View]) -> Node:
    words = views[0]["words"]
    head = [_cell(words[key]) for key in ("module", "minutes-column", "textbook")]
    rows = []
    for view in views:
        module = view["module"]
        title = nodes.words(f"{module['number'] or ''} {module['title']}".strip())
        told = [nodes.plain([{"t": "Strong", "c": title}]), nodes.plain(nodes.words(module["goal"]))]
        rows.append([told, _cell(str(view["total_minutes"])), _cell(str(page_of(view, module["id"]) or ""))])
    return table(head, rows, widths=_GLANCE)


def _clock(view: View) -> Node:
    words = view["words"]
    head = [_cell(words[key]) for key in ("clock", "step", "minutes-column", "textbook")]
    rows = []
    for row in view["plan"]:
        is_activity = row["kind"] == "activity"
        title = [{"t": "Strong", "c": row["title"]}] if is_activity else row["title"]
        page = row.get("page")
        clock = [nodes.plain([marked("Minutes", row["clock"])])]
        rows.append([clock, [nodes.plain(title)], _cell(str(row["minutes"])), _cell(str(page or ""))])
    return table(head, rows, widths=_CLOCK, name="Plan")


def _cell(text: str) -> list[Node]:
    return [nodes.plain(nodes.words(text))]
