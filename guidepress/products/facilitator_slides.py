"""Turns a facilitator's view and its deck into the same view whose slides bear their pictures, as typst."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from guidepress.products.slide_plan import plan_slides
from guidepress.products.typst_slides import slide_literal, told
from guidepress.products.typst_values import Code, dictionary, literal

View = Mapping[str, Any]


def with_slide_pictures(view: View, deck: View) -> dict[str, Any]:
    """Give each slide `pictures`: one for each slide of `deck` that it became, `alt` in words, `drawn` as typst."""
    found: dict[str, list[dict[str, Any]]] = {}
    for planned in plan_slides(deck):
        picture = {"alt": told(planned), "drawn": Code(slide_literal(planned, deck))}
        found.setdefault(planned.id, []).append(picture)
    return {**view, "slides": [{**each, "pictures": found[each["id"]]} for each in view["slides"]]}


def picture_definitions(views: Sequence[View]) -> str:
    """Write the pictures of all slides that have some as the typst dictionary `slide-pictures`."""
    # The script of a workshop may show a module on two days.
    named = {
        name: literal(slide["pictures"])
        for view in views
        for slide in view["slides"]
        if (name := picture_name(view, slide))
    }
    return f"#let slide-pictures = {dictionary(named.items())}\n"


def picture_name(view: View, slide: View) -> str:
    """Give the key of a slide in `slide-pictures`; "" for one without pictures."""
    return f"{view['module']['id']}/{slide['id']}" if slide.get("pictures") else ""
