"""Turns every citation of a guide into words, in one run of citeproc for each language."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from guidepress.model import Node, Shared, SourceNote, Unit
from guidepress.nodes import attr, plain, text_of, walk, words
from guidepress.reference import Reference
from guidepress.tools import pandoc

PANDOC_API = [1, 23, 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cites:
    """The Cite nodes of a guide by their key (see `citation_key`), and the works that it cites, sorted."""

    nodes: dict[str, Node]
    works: tuple[str, ...]
    aside: tuple[str, ...] = ()
    """Works that only texts for facilitators cite: no participant's list of references names them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citations:
    """Rendered citations by their key (see `citation_key`) and the bibliography's entries by work, in its order."""

    cites: dict[str, list[Node]]
    entries: dict[str, list[Node]]
    aside: dict[str, list[Node]] = field(default_factory=dict)
    """The entries of works that only texts for facilitators cite."""


def citation_key(node: Node) -> str:
    """Name a Cite node by all that its wording depends on."""
    return json.dumps(node["c"][0], ensure_ascii=False, sort_keys=True)


def suffix_of(locator: str) -> list[Node]:
    """Give the words after a citation. "para. 38 (c)" is kept as it stands, since citeproc would write ¶¶ 38 (c)."""
    told = locator.strip().lstrip(",").strip()
    if not told:
        return []
    # Empty braces tell pandoc that what follows is no locator: https://pandoc.org/MANUAL.html#citation-syntax
    return words(("{}, " if told.startswith("para") else ", ") + told)


def note_cite(note: SourceNote) -> Node:
    """Make the Cite node of a fact's or definition's source."""
    cited = {
        "citationId": note.cite,
        "citationPrefix": [],
        "citationSuffix": words(note.locator),
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }
    return {"t": "Cite", "c": [[cited], []]}


def gather_cites(shared: Shared, units: Iterable[Unit]) -> Cites:
    """Gather every citation of the guide; kept by a build, so that an edit that cites nothing new renders nothing."""
    found: dict[str, Node] = {}
    cited: set[str] = set()
    sources = [each.source for each in shared.glossary]
    sources += [each.source for each in shared.facts]
    sources += [each.source for each in shared.projects]
    nodes = [note_cite(note) for note in sources if note]
    advised: list[Node] = []
    for unit in units:
        if unit.id in shared.meta.facilitator:
            advised += [node for part in unit.texts for node in walk(part.blocks) if node["t"] == "Cite"]
            continue
        for part in unit.texts:
            nodes += [node for node in walk(part.blocks) if node["t"] == "Cite"]
        for case in unit.cases:
            cited |= set(case.meta.sources)
        if unit.meta:
            cited |= {resource.cite for resource in unit.meta.resources}
    for node in nodes:
        found[citation_key(node)] = node
        cited |= {each["citationId"] for each in node["c"][0]}
    found |= {citation_key(node): node for node in advised}
    aside = {each["citationId"] for node in advised for each in node["c"][0]} - cited
    return Cites(nodes=found, works=tuple(sorted(cited)), aside=tuple(sorted(aside)))


def render_citations(shared: Shared, cites: Cites, language: str) -> Citations:
    """Run citeproc (Chicago author–date, pandoc's own style) on all citations of the guide.

    All works are in the set, so that 2018a and 2018b mean the same work in every product.
    """
    found = cites.nodes
    blocks = [plain([_worded(node)]) for node in found.values()]
    refs: Node = {"t": "Div", "c": [attr("refs"), []]}
    works = [csl(each) for each in shared.references]
    meta = {
        "references": _meta(works),
        "nocite": {"t": "MetaInlines", "c": [_all_works()]},
        "lang": _meta(language),
    }
    document = {"pandoc-api-version": PANDOC_API, "meta": meta, "blocks": [*blocks, refs]}
    answer = json.loads(pandoc(["-f", "json", "-t", "json", "--citeproc"], json.dumps(document)))
    rendered = answer["blocks"]
    worded = {key: _words_of(block["c"][0]) for key, block in zip(found, rendered[: len(found)], strict=True)}
    entries: dict[str, list[Node]] = {}
    aside: dict[str, list[Node]] = {}
    for entry in rendered[len(found)]["c"][1]:
        work = entry["c"][0][0].removeprefix("ref-")
        for listed, kept in ((cites.works, entries), (cites.aside, aside)):
            if work in listed:
                kept[work] = [node for block in entry["c"][1] for node in block["c"]]
    return Citations(cites=worded, entries=entries, aside=aside)


def _worded(node: Node) -> Node:
    cited = [{**each, "citationSuffix": suffix_of(text_of(each["citationSuffix"]))} for each in node["c"][0]]
    return {"t": "Cite", "c": [cited, node["c"][1]]}


def _words_of(node: Node) -> list[Node]:
    return list(node["c"][1]) if node["t"] == "Cite" else [node]


def _all_works() -> Node:
    cited = {
        "citationId": "*",
        "citationPrefix": [],
        "citationSuffix": [],
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }
    return {"t": "Cite", "c": [[cited], []]}


def csl(reference: Reference) -> dict[str, Any]:
    """Give a work as a CSL-JSON item."""
    item: dict[str, Any] = {}
    for key, value in asdict(reference).items():
        if not value:
            continue
        name = key if key.isupper() else key.replace("_", "-")
        if key in ("author", "editor"):
            item[name] = [{part: text for part, text in each.items() if text} for each in value]
        elif key in ("issued", "accessed"):
            item[name] = {"date-parts": [list(each) for each in value["date_parts"]]}
        else:
            item[name] = value
    return item


def _meta(value: Any) -> Node:
    """Write plain data as pandoc's metadata; texts are inlines, never markup."""
    if isinstance(value, dict):
        return {"t": "MetaMap", "c": {key: _meta(each) for key, each in value.items()}}
    if isinstance(value, list):
        return {"t": "MetaList", "c": [_meta(each) for each in value]}
    return {"t": "MetaInlines", "c": words(str(value))}
