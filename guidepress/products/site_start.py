"""Turns the frames of all languages into the first page of the E-box, which leads to each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from guidepress.products.html_templates import environment


def start_page(frames: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> str:
    """Write the page; with one language it goes there by itself, with several the reader chooses."""
    entries = [
        {
            "lang": frame["lang"],
            "dir": frame["dir"],
            "name": names[frame["lang"]],
            "title": frame["guide"]["title"],
            "href": f"{frame['lang']}/index.html",
        }
        for frame in frames
    ]
    first = frames[0]
    return (
        environment("site")
        .get_template("start.html")
        .render(lang=first["lang"], dir=first["dir"], guide=first["guide"], entries=entries)
    )
