"""Turns a facilitator's view and its deck into the same view with the numbers that slides bear in the deck."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guidepress.products.slide_plan import slide_numbers

View = Mapping[str, Any]
_SCRIPT = ("slides", "activities", "cases", "questions")
"""The parts of a facilitator's view that only the full script shows."""


def with_deck_numbers(view: View, deck: View) -> dict[str, Any]:
    """Give slides the numbers of `deck`, where a long slide is split: "number" is its first, "last" its last.

    `deck` is the deck view of the same module; the rows of the plan span the real numbers too.
    """
    found = slide_numbers(deck)
    slides = [{**each, "number": found[each["id"]][0], "last": found[each["id"]][-1]} for each in view["slides"]]
    spans = {old["number"]: (new["number"], new["last"]) for old, new in zip(view["slides"], slides, strict=True)}
    plan = [
        {**row, "slides": [spans[row["slides"][0]][0], spans[row["slides"][1]][1]] if row["slides"] else None}
        for row in view["plan"]
    ]
    return {**view, "slides": slides, "plan": plan}


def outline_of(view: View) -> dict[str, Any]:
    """Give the view without what only the full script shows, so that edits of it leave the shorter depths alone."""
    return {**view, **{part: [] for part in _SCRIPT}}
