"""Runs tests/view/cases.yaml: each case is a text of a section, a product, and what the product's audience sees."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from dump import blocks, inline
from example import EXAMPLE, Guide, readings_of

from guidepress.model import Node, Section, Unit
from guidepress.nodes import words
from guidepress.read.blocks import BlockReader
from guidepress.read.files import Source
from guidepress.read.findings import Findings
from guidepress.read.markdown import parse_markdown
from guidepress.view.citations import Citations, gather_cites, render_citations
from guidepress.view.deck import deck_view
from guidepress.view.index import make_index, translate_index
from guidepress.view.textbook import textbook_unit

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))
BREAK = "\n=====\n"
"""Between the sections of a case's text."""
MODULE = "source-to-cup"


@cache
def parsed() -> dict[str, tuple[Section, ...]]:
    """Parse the texts of all cases in one call of pandoc; give the sections of each by its title."""
    texts = [(case["title"], text) for case in CASES for text in case["text"].split(BREAK)]
    made: dict[str, tuple[Section, ...]] = {}
    for (title, _), answer in zip(texts, parse_markdown([text for _, text in texts]), strict=True):
        findings = Findings(source=Source(folder=EXAMPLE), path="case.md")
        read = BlockReader(findings=findings).read(list(answer), "1:1")
        assert not findings.problems, f"{title}: {findings.problems}"
        number = len(made.get(title, ())) + 1
        section = Section(id=f"sec-{number}", title=tuple(words(f"Section {number}")), blocks=tuple(read))
        made[title] = (*made.get(title, ()), section)
    return made


def unit_of(case: dict[str, Any]) -> Unit:
    """Give the unit of a case: its sections, in the example's first module (bare of all else unless `whole`)."""
    unit = readings()[MODULE].unit
    assert unit
    assert unit.meta
    if case.get("whole"):
        return replace(unit, sections=parsed()[case["title"]])
    meta = replace(unit.meta, resources=(), videos=())
    return replace(unit, meta=meta, cases=(), activities=(), sections=parsed()[case["title"]])


@cache
def readings() -> dict[str, Any]:
    """Read the example's units once."""
    return readings_of(EXAMPLE)[1]


@cache
def citations(language: str) -> Citations:
    """Render the citations of all cases in one call of citeproc."""
    shared = readings_of(EXAMPLE)[0].shared
    assert shared
    units = [*(each.unit for each in readings().values()), *(unit_of(case) for case in CASES)]
    return render_citations(shared, gather_cites(shared, units), language)


def seen(case: dict[str, Any], guide: Guide) -> list[str]:
    """Write what a case's product shows, as lines of text."""
    language, product, unit = case.get("language", "en"), case.get("product", "textbook"), unit_of(case)
    catalogue = guide.catalogue(language)
    others = [each.unit for name, each in readings().items() if name != MODULE and each.unit]
    index = make_index(guide.shared.shared, [unit, *others])  # type: ignore[arg-type]
    scene = replace(
        guide.scene(product, language, **case.get("selection", {})),
        index=translate_index(index, catalogue.title),
        citations=citations(language),
    )
    noun = catalogue.unit(unit)
    if product == "deck":
        deck = deck_view(scene, noun, short=case.get("short", False))
        slides = [each for each in deck["slides"] if each["kind"] in case["kinds"]]
        return [line for slide in slides for line in slide_lines(slide)]
    return [line for section in textbook_unit(scene, noun)["sections"] for line in blocks(section["blocks"])]


def slide_lines(slide: dict[str, Any]) -> list[str]:
    """Write a slide: its kind and title, then all that it holds."""
    lines = [f"{slide['kind']} {slide['minutes']}: {inline(slide['title'])}"]
    lines += [f"  {name}: {slide[name]}" for name in ("label", "icon", "url", "alt") if slide[name]]
    if slide["figure"]:
        percent = slide["figure"]["percent"]
        dots = "" if percent is None else f" ({percent} of 100)"
        lines.append(f"  figure: {slide['figure']['value']} | {slide['figure']['unit']}{dots}")
    lines += [f"  place: {slide['place']['code']} {slide['place']['name']}"] if slide["place"] else []
    lines += [f"  meta: {' | '.join(text for _, text in slide['meta'])}"] if slide["meta"] else []
    lines += blocks(slide["blocks"], "  ")
    for column in slide["columns"]:
        lines += [f"  column: {inline(column['title'])}", *blocks(column["blocks"], "    ")]
    lines += [f"  [{'x' if each['right'] else ' '}] {inline(each['text'])}" for each in slide["options"]]
    lines += ["  answer:", *blocks(slide["answer"], "    ")] if slide["answer"] else []
    if slide["picture"]:
        lines.append(f"  picture: {slide['picture']['path']}")
    if slide["chart"]:
        lines += [f"  {each['name']}: {each['values']}" for each in slide["chart"]["series"]]
    if slide["table"]:
        lines += [f"  | {' | '.join(inline(cell) for cell in row)} |" for row in slide["table"]["rows"]]
    lines += [f"  source: {inline(slide['source'])}"] if slide["source"] else []
    return lines + [line for note in slide["notes"] for line in note_lines(note)]


def note_lines(note: dict[str, Any]) -> list[str]:
    """Write a part of the notes."""
    written: list[Node] = note["blocks"]
    return [f"  {note['kind']}:", *blocks(written, "    ")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["title"]).replace(" ", "-"))
def test_view(case: dict[str, Any], example: Guide) -> None:
    """A text becomes what its case states."""
    assert "\n".join(seen(case, example)) == case["expect"].rstrip("\n")
