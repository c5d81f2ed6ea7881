"""Turns the view of a deck into that of the deck for participants: without notes, answers and what they hint at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

View = Mapping[str, Any]


def public_deck(view: View) -> dict[str, Any]:
    """Give the slides that anybody may take home; where each figure comes from stays in the notes."""
    slides = [_public(each) for each in view["slides"] if each["kind"] != "answer"]
    return {**view, "slides": slides}


def _public(slide: View) -> dict[str, Any]:
    options = [{**each, "right": False} for each in slide["options"]]
    return {**slide, "notes": [], "answer": [], "options": options, "minutes": 0}
