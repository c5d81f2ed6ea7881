"""Turns the view of the word lists into editable documents: glossary and acronyms under their letters."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Any

from guidepress import nodes
from guidepress.products.word import heading, styled, table, write_word
from guidepress.products.word_blocks import Dress, dress_for, dress_inlines

Node = dict[str, Any]


def write_list_docx(view: dict[str, Any], which: str) -> bytes:
    """Write the list `which` ("glossary" or "acronyms") and give the bytes of the Word document."""
    words, guide = view["words"], view["guide"]
    style = dress_for(view, [])
    blocks = [
        styled("Kicker", nodes.para(nodes.words(guide["title"]))),
        heading(1, nodes.words(words[which])),
        *(_glossary(view, style) if which == "glossary" else [_acronyms(view)]),
    ]
    # A word list shows no pictures; any folder does.
    return write_word(view, blocks, Path(), product=words[which], title=f"{guide['title']}: {words[which]}")


def _glossary(view: dict[str, Any], style: Dress) -> list[Node]:
    made: list[Node] = []
    for letter, entries in groupby(view["glossary"], key=lambda entry: entry["letter"]):
        made.append(heading(2, nodes.words(letter)))
        made.append({"t": "DefinitionList", "c": [_entry(each, view, style) for each in entries]})
    return made


def _entry(entry: dict[str, Any], view: dict[str, Any], style: Dress) -> list[Any]:
    meaning = [nodes.para(dress_inlines(entry["definition"], style))]
    if entry["see"]:
        named = "; ".join(each["term"] for each in entry["see"])
        meaning.append(nodes.para(nodes.words(f"{view['words']['see-also']} {named}")))
    if entry["source"]:
        meaning.append(styled("Definition source", nodes.para(dress_inlines(entry["source"], style))))
    return [dress_inlines(entry["term"], style), [meaning]]


def _acronyms(view: dict[str, Any]) -> Node:
    words = view["words"]
    head = [[nodes.plain(nodes.words(words[key]))] for key in ("acronym", "expansion")]
    rows = [
        [
            [nodes.plain([{"t": "Strong", "c": nodes.words(each["acronym"])}])],
            [nodes.plain(nodes.words(each["expansion"]))],
        ]
        for each in view["acronyms"]
    ]
    return table(head, rows, widths=(0.22, 0.78))
