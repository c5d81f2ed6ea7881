"""What a slide shows unmeasured: its layout and the paragraphs of its slots, and the texts that many kinds share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from guidepress.products.slide_boxes import Box, Mark
from guidepress.products.slide_table import Row
from guidepress.products.slide_text import Paragraph, paragraphs_of, plain_paragraph, runs_of

View = Mapping[str, Any]
Paragraphs = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a slide shows unmeasured; `spare` slots may go, each group of `same_scale` shrinks together."""

    layout: str
    texts: Mapping[str, Paragraphs]
    rows: tuple[Row, ...] = ()
    align: tuple[str, ...] = ()
    spare: tuple[str, ...] = ("kicker",)
    same_scale: tuple[tuple[str, ...], ...] = ()
    boxes: Mapping[str, Box] = field(default_factory=dict)  # slots that stand elsewhere on this slide
    marks: tuple[Mark, ...] = ()
    otherwise: Content | None = None  # what to show if this does not fit at full size on one slide
    dense: bool = False  # many small items: rather set small than on many slides


def title_of(slide: View) -> Paragraphs:
    """Give a slide's title as its one paragraph."""
    return inline(slide["title"])


def inline(inlines: Any) -> Paragraphs:
    """Give inlines as one paragraph; none of nothing."""
    return (Paragraph(runs=runs_of(inlines)),) if inlines else ()


def source_of(slide: View) -> Paragraphs:
    """Give the source for a slide's foot; brackets round the whole of it say nothing there."""
    made = inline(slide["source"])
    text = made[0].text if made else ""
    if not (text.startswith("(") and text.endswith(")") and "(" not in text[1:]):
        return made
    first, *rest = made[0].runs
    runs = [replace(first, text=first.text[1:]), *rest]
    runs[-1] = replace(runs[-1], text=runs[-1].text[:-1])
    return (replace(made[0], runs=tuple(runs)),)


def kicker_of(view: View, slide: View) -> Paragraphs:
    """Give the block's own label, or the section's title, so that the room knows where it is."""
    section = next((each["title"] for each in view["sections"] if each["id"] == slide["section"]), "")
    return plain_paragraph(slide["label"] or section)


def module_name(view: View) -> str:
    """Give the short name of the deck's module."""
    return str(view["module"]["short_title"])


def with_rows(slide: View) -> Content:
    """Give the rows of a slide's table; its layout and texts are the caller's."""
    table = slide["table"]
    rows = tuple(tuple(runs_of(cell) for cell in row) for row in table["rows"])
    return Content(layout="", texts={}, rows=rows, align=tuple(table["align"]))


def body_of(slide: View) -> Paragraphs:
    """Give a slide's blocks as paragraphs."""
    return paragraphs_of(slide["blocks"])
