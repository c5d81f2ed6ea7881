"""Turns the talking points of a slide into the paragraphs of its speaker notes: time, say, ask, source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from guidepress.products.slide_text import (
    Paragraph,
    Run,
    footnotes_in,
    paragraphs_of,
    plain_paragraph,
    runs_of,
)

View = Mapping[str, Any]


def notes_of(view: View, slide: View) -> tuple[Paragraph, ...]:
    """Give the notes of one slide, each part under its label, and what a slide cannot show (footnotes)."""
    return tuple(_notes(view["words"], slide))


def _notes(words: Mapping[str, str], slide: View) -> Iterator[Paragraph]:
    if slide["minutes"]:
        yield from _labelled(words["time"], plain_paragraph(words["n-minutes"].format(n=slide["minutes"])))
    for note in slide["notes"]:
        yield from _labelled(note["label"], paragraphs_of(note["blocks"]))
    table = slide["table"] or {"rows": []}
    footnotes = footnotes_in([slide["title"], slide["blocks"], slide["columns"], table["rows"]])
    sources = [paragraph for note in footnotes for paragraph in note]
    if slide["source"]:
        sources.insert(0, Paragraph(runs=runs_of(slide["source"])))
    sources += plain_paragraph(slide["url"])
    yield from _labelled(words["source"], tuple(sources))


def _labelled(label: str, paragraphs: tuple[Paragraph, ...]) -> Iterator[Paragraph]:
    if not paragraphs:
        return
    if label:
        yield Paragraph(runs=(Run(text=label.upper() if label.isascii() else label, bold=True),))
    for paragraph in paragraphs:
        # In the notes pane a list is told by its mark alone.
        mark = {"bullet": "• ", "number": f"{paragraph.number}. "}.get(paragraph.kind, "")
        runs = (Run(text=mark), *paragraph.runs) if mark else paragraph.runs
        yield replace(paragraph, runs=runs, kind="text", level=0)
