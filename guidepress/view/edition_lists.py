"""Turns the lists behind the text into those of an edition: only the words, works and names that its textbook uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from guidepress.model import Unit
from guidepress.nodes import is_div, text_of, value_of, walk

View = dict[str, Any]


def with_used_entries(view: Mapping[str, Any], texts: Iterable[Mapping[str, Any]], units: Iterable[Unit]) -> View:
    """Give a view whose glossary, acronyms, references and index hold only what the edition uses.

    `texts` are the textbook views of the edition's units, `units` the units themselves.
    """
    views = list(texts)
    spans = [node for each in views for node in walk(_blocks(each)) if node["t"] == "Span" or is_div(node)]
    terms = {value_of(node, "of") for node in spans if is_div(node, "definition") or _is(node, "term")}
    glossary = [
        {**each, "see": [other for other in each["see"] if other["id"] in terms]}
        for each in view["glossary"]
        if each["id"] in terms
    ]
    told = " ".join([*map(_head, views), *(text_of([each["term"], each["definition"]]) for each in glossary)])
    acronyms = {value_of(node, "of") for node in spans if _is(node, "acronym")}
    acronyms |= {each["acronym"] for each in view["acronyms"] if _is_word(each["acronym"], told)}
    found: View = {
        **view,
        "glossary": glossary,
        "acronyms": [each for each in view["acronyms"] if each["acronym"] in acronyms],
    }
    if "references" in view:
        sources = [node for each in glossary for node in walk(each["source"]) if _is(node, "citation")]
        works = {key for node in (*spans, *sources) for key in value_of(node, "keys").split()} | _works_of(units)
        found["references"] = [each for each in view["references"] if each["id"] in works]
    if "index" in view:
        marked = {value_of(node, "entry") for node in spans if _is(node, "index")}
        used = {"term": terms, "acronym": acronyms, "index": marked}
        found["index"] = [each for each in view["index"] if each["of"] in used.get(each["kind"], (each["of"],))]
    return found


def _blocks(view: Mapping[str, Any]) -> list[Any]:
    sections = [[each["title"], each["blocks"]] for each in view["sections"]]
    return [view["opener"], sections]


def _head(view: Mapping[str, Any]) -> str:
    head = view["module"]
    return " ".join([head["title"], head["goal"], *head["questions"], *(each["text"] for each in head["objectives"])])


def _is(node: Mapping[str, Any], name: str) -> bool:
    return node["t"] == "Span" and name in node["c"][0][1]


def _is_word(acronym: str, text: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(acronym)}s?(?!\w)", text) is not None


def _works_of(units: Iterable[Unit]) -> set[str]:
    """Name the works that the units list beside their texts: key resources, and the sources of cases."""
    found: set[str] = set()
    for unit in units:
        found |= {each.cite for each in unit.meta.resources} if unit.meta else set()
        found |= {key for case in unit.cases for key in case.meta.sources}
    return found
