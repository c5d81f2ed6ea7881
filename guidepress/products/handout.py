"""Turns a handout view into the typst source of a module's handout (A4, safe to copy in black and white)."""

from __future__ import annotations

from typing import Any

from guidepress import nodes
from guidepress.products.facilitator_parts import arguments
from guidepress.products.handout_word import write_handout_docx
from guidepress.products.typeset import icons_in, typeset_parts
from guidepress.products.typst_values import literal, look_of

__all__ = ["write_handout_docx", "write_handout_source"]

Node = dict[str, Any]
Part = str | list[Node]
_OPEN_LINES = 3


def write_handout_source(view: dict[str, Any]) -> str:
    """Write the typst source of the handout of one module."""
    words, module = view["words"], view["module"]
    content = [view[part] for part in ("key_points", "worksheets", "cases", "questions", "resources")]
    icons = {module["icon"], *icons_in(content)}
    number = [] if module["number"] is None else [f"{words['module']} {module['number']}"]
    head = {
        "name": module["colour"],
        "kicker-text": " · ".join([*number, words["handout"]]),
        "title": module["title"],
        "goal": module["goal"],
        "icon-name": module["icon"],
    }
    product = f"{words['handout']}: {module['short_title']}"
    aims = nodes.bullet_list([[nodes.plain(nodes.words(each["text"]))] for each in module["objectives"]])
    parts: list[Part] = [
        '#import "/typst/guide-a4.typ": *\n',
        f"#let look = {look_of(view, icons=sorted(icons))}\n",
        f"#show: a4.with(look, product: {literal(product)})\n",
        f"#handout-head(look, {arguments(head)});",
        _heading(words["this-module"]),
        [aims],
        view["key_points"],
    ]
    parts += write_sheets(view)
    if view["cases"]:
        parts += ["#pagebreak(weak: true);", _heading(words["case-studies"]), view["cases"]]
    if view["questions"]:
        parts += [_heading(words["check-yourself"]), *questions_with_room(view)]
    parts += [view["resources"], _heading(words["notes"]), "#notes-page(look);"]
    return typeset_parts([part for part in parts if part], view, shift=2)


def _inline(text: str) -> str:
    return f"#{literal(text)};"


def _heading(text: str) -> str:
    return f"#heading(level: 2, {literal(text)});"


def write_sheets(view: dict[str, Any]) -> list[Part]:
    """Give the parts of the worksheets, each on a page of its own below the name of its activity."""
    parts: list[Part] = []
    for sheet in view["worksheets"]:
        label = f"#sheet(look, [{_inline(sheet['label'])} · "
        parts += [label, sheet["activity"], "])[", [sheet["block"]], "];"]
    return parts


def questions_with_room(view: dict[str, Any]) -> list[Part]:
    """Give the self-check questions; one without options gets lines for an answer."""
    parts: list[Part] = []
    for block in view["questions"]:
        if any(nodes.is_div(child, "options") for child in block["c"][1]):
            parts.append([block])
        else:
            parts += [f"#answered(look, {_OPEN_LINES})[", [block], "];"]
    return parts
