"""Turns a block's notes into their parts: what to say, ask, do, show, expect, leave out, in the order of the source."""

from __future__ import annotations

from typing import Any

from guidepress.model import Node, Section
from guidepress.nodes import is_div
from guidepress.view.blocks import BlockView

PARTS = ("say", "ask", "do", "show", "expect", "if-short", "if-long")


def notes_of(writer: BlockView, node: Node) -> list[dict[str, Any]]:
    """Give the parts of all notes inside a block; text outside a part is background for the trainer."""
    parts: list[dict[str, Any]] = []
    for child in node["c"][1]:
        if is_div(child, "notes"):
            for block in child["c"][1]:
                _add(writer, block, parts)
    return [part for part in parts if part["blocks"]]


def transition_of(writer: BlockView, section: Section) -> list[dict[str, Any]]:
    """Give what leads over to a section, as the one part of its notes; nothing if the section has no transition."""
    told = [each for node in section.blocks if is_div(node, "transition") for each in node["c"][1]]
    blocks = writer.blocks(told)
    return [{"kind": "transition", "label": writer.scene.say("transition"), "blocks": blocks}] if blocks else []


def _add(writer: BlockView, block: Node, parts: list[dict[str, Any]]) -> None:
    name = next((each for each in PARTS if is_div(block, each)), "")
    blocks = writer.blocks(block["c"][1] if name else [block])
    kind = name or "background"
    if not name and parts and parts[-1]["kind"] == "background":
        parts[-1]["blocks"] += blocks
        return
    parts.append({"kind": kind, "label": writer.scene.say(kind), "blocks": blocks})
