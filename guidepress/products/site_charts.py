"""Turns the charts of a unit's pages into one typst text, a page a chart: the drawings that the book has, as files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from guidepress.nodes import id_of, is_div, value_of, walk
from guidepress.products.typst_values import Code, dictionary, literal, look_of

_WIDTH = "140mm"
_SIZE = re.compile(rb'width="([\d.]+)pt" height="([\d.]+)pt"')


def charts_of(pages: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """List the charts of pages: id, kind, categories and series."""
    return [
        {"id": id_of(node), "kind": value_of(node, "kind"), **json.loads(value_of(node, "data"))}
        for page in pages
        for node in walk(page["blocks"])
        if is_div(node, "chart")
    ]


def charts_text(view: dict[str, Any], charts: Iterable[dict[str, Any]]) -> str:
    """Write the typst text: it imports charts.typ, which draws for the textbook too."""
    module = dictionary((key, literal(value)) for key, value in view["module"].items() if isinstance(value, str | int))
    parts = [
        '#import "/typst/charts.typ": draw-chart',
        f"#let look = {look_of(view)}",
        f"#let look = (..look, module: {module})",
        f"#set page(width: {_WIDTH}, height: auto, margin: 4pt, fill: none)",
        f"#set text(font: look.fonts.headings, size: 9pt, lang: {literal(view['lang'])}, dir: {Code(view['dir'])})",
    ]
    drawn = [
        f"#draw-chart(look, {literal(each['kind'])}, {literal(each['categories'])}, {literal(each['series'])})"
        for each in charts
    ]
    return "\n".join([*parts, "\n#pagebreak()\n".join(drawn), ""])


def size_of(drawing: bytes) -> tuple[int, int]:
    """Give width and height of a drawing in CSS pixels."""
    found = _SIZE.search(drawing)
    if found is None:
        return 0, 0
    return round(float(found[1]) * 4 / 3), round(float(found[2]) * 4 / 3)
