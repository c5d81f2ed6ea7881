"""Turns a handout view into the editable handout: objectives, worksheets, cases, room to write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from guidepress import nodes
from guidepress.products.word import heading, styled, write_word
from guidepress.products.word_blocks import (
    Dress,
    case_section,
    dress,
    dress_for,
    sheet_blocks,
    text_blocks,
    title_of,
    write_lines,
)

Node = dict[str, Any]
_NOTE_LINES = 12


def write_handout_docx(view: dict[str, Any], media: Path) -> bytes:
    """Write the handout of one module and give the bytes of the Word document; pictures lie below `media`."""
    words, module = view["words"], view["module"]
    parts = ("key_points", "worksheets", "cases", "questions", "resources")
    style = dress_for(view, [view[part] for part in parts])
    blocks = [*_head(view), *dress(view["key_points"], style)]
    for sheet in view["worksheets"]:
        blocks += worksheet(sheet, style)
    if view["cases"]:
        # The last sheet is handed out by itself too: cases begin a page.
        blocks.append(styled("Sheet start", nodes.para(nodes.words(module["title"]))))
        blocks.append(heading(2, nodes.words(words["case-studies"])))
        blocks += [node for case in view["cases"] for node in case_section(case, style)]
    if view["questions"]:
        blocks += [heading(2, nodes.words(words["check-yourself"])), *questions_with_room(view["questions"], style)]
    blocks += dress(view["resources"], style)
    blocks += [heading(2, nodes.words(words["notes"])), write_lines(_NOTE_LINES)]
    title = f"{module['title']}: {words['handout']}"
    return write_word(view, blocks, media, product=words["handout"], title=title)


def _head(view: dict[str, Any]) -> list[Node]:
    words, module = view["words"], view["module"]
    number = [] if module["number"] is None else [f"{words['module']} {module['number']}"]
    kicker = " · ".join([*number, words["handout"]])
    # One line to fill in: name at its start, date and place behind the tab.
    name, place = (nodes.words(words[key] + ":") for key in ("handout-name", "handout-date"))
    aims = [[nodes.plain(nodes.words(each["text"]))] for each in module["objectives"]]
    return [
        styled("Kicker", nodes.para(nodes.words(kicker))),
        heading(1, nodes.words(module["title"])),
        styled("Fill in", nodes.para(name), nodes.para(place)),
        styled("Lead", nodes.para(nodes.words(module["goal"]))),
        heading(2, nodes.words(words["this-module"])),
        nodes.bullet_list(aims),
    ]


def worksheet(sheet: dict[str, Any], style: Dress) -> list[Node]:
    """Dress a worksheet: on a page of its own, below the name of its activity."""
    block = sheet["block"]
    told = [*nodes.words(sheet["label"]), *nodes.words(" · "), *sheet["activity"]]
    title = title_of(block, style)
    # A sheet is handed out by itself: it begins a page of its own.
    made = [styled("Sheet start", nodes.para(told)), heading(2, title, nodes.id_of(block))] if title else []
    return made + sheet_blocks(text_blocks(block), style)


def questions_with_room(blocks: list[Node], style: Dress) -> list[Node]:
    """Dress self-check questions; one without options gets room for an answer."""
    made: list[Node] = []
    for block in blocks:
        made += dress([block], style)
        if not any(nodes.is_div(child, "options") for child in block["c"][1]):
            made.append(write_lines(3))
    return made
