"""Turns a workshop's view and the decks into the same view with the numbers that slides bear in the decks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guidepress.products.slide_plan import slide_numbers

View = Mapping[str, Any]


def with_slide_numbers(view: View, decks: Mapping[str, View]) -> dict[str, Any]:
    """Give each item of the agenda the first and the last number of its slides, where long slides are split.

    `decks` are deck views by the name of the deck that an item bears: `access`, `access-short`.
    """
    used = {item["deck"] for day in view["days"] for item in day["items"] if item["deck"]}
    numbers = {name: slide_numbers(decks[name]) for name in sorted(used)}
    return {
        **view,
        "days": [
            {**day, "items": [_numbered(item, numbers.get(item["deck"], {})) for item in day["items"]]}
            for day in view["days"]
        ],
    }


def _numbered(item: View, numbers: Mapping[str, tuple[int, ...]]) -> dict[str, Any]:
    found = [number for name in item["slide_ids"] for number in numbers[name]]
    return {**item, "slides": [min(found), max(found)] if found else None}
