"""Turns what a view says of its guide, or of the workshop it is made for, into the first page of a Word document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from guidepress import nodes
from guidepress.products import word_shapes
from guidepress.products.word import styled

Node = dict[str, Any]


def cover_page(view: Mapping[str, Any], shades: Sequence[str], name: str, *more: str) -> list[Node]:
    """Dress a cover: a bar for each of `shades` (palette names), title, the document's `name`, `more` lines, edition.

    A book that is made for a workshop bears its title, place and dates, and says that it is an excerpt.
    """
    guide, words, event = view["guide"], view["words"], view.get("event")
    swatches = [word_shapes.swatch(view["brand"]["colours"][shade]) for shade in dict.fromkeys(shades)]
    version = f"{words['version-n'].replace('{n}', guide['version'])} \N{MIDDLE DOT} {guide['date']}"
    where = words["workshop-place-dates"].format(**event) if event else ""
    excerpt = words["workshop-excerpt"].format(guide=guide["title"]) if event else ""
    lead = [{"t": "Strong", "c": nodes.words(each)} for each in (where, *more) if each]
    return [
        styled("Swatches", nodes.para(swatches)),
        styled("Title", nodes.para(nodes.words(event["title"] if event else guide["title"]))),
        styled("Subtitle", nodes.para(nodes.words(name))),
        *(styled("Lead", nodes.para([each])) for each in lead),
        *([styled("Lead", nodes.para(nodes.words(excerpt)))] if excerpt else []),
        styled("Author", *(nodes.para(nodes.words(line)) for line in (guide["publisher"], version))),
        styled("Meta", nodes.para(nodes.words(f"{guide['notice']} {guide['licence']}"))),
    ]
