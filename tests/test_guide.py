"""The real guide: it reads without a problem, and each module holds what a trainer needs."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from example import problems_of, readings_of

from guidepress.model import Reading, Section, Unit
from guidepress.nodes import classes_of, is_div, text_of, value_of, walk
from guidepress.view.audience import is_shown

SOURCE = Path(__file__).parents[1] / "source"
MODULES = ("introduction", "patterns", "legal-framework", "access", "groups", "way-forward")
COVERAGE = SOURCE.parent / "docs" / "outline-coverage.md"
OUTLINE_POINTS = {
    *("front", "1a", "1b", "1c", "1d", "1e", "1f", "2a", "2b", "3a", "3b", "3c", "4a", "4b", "4c", "4d"),
    *("5a", "5b", "5c", "5d", "5e", "5f", "5+", "6a"),
}
"""The lettered points of the outline's six modules; `5+` are its other options, `front` what stands before them."""


@pytest.fixture(scope="module")
def guide() -> tuple[Reading, dict[str, Reading]]:
    """Read the real guide once."""
    return readings_of(SOURCE)


def module(guide: tuple[Reading, dict[str, Reading]], name: str) -> Unit:
    unit = guide[1][name].unit
    assert unit is not None
    return unit


def words_in(blocks: object) -> int:
    """Count the words that the textbook prints."""
    total = 0
    for block in blocks:  # type: ignore[attr-defined]
        if is_div(block) and not all(is_shown(name, "textbook") for name in classes_of(block)):
            continue
        total += words_in(block["c"][1]) if is_div(block) else len(text_of([block]).split())
    return total


def test_reads_without_a_problem() -> None:
    """No error and no warning: what the source task would print is nothing."""
    assert problems_of(SOURCE) == []


@pytest.mark.parametrize("name", MODULES)
def test_module_is_whole(guide: tuple[Reading, dict[str, Reading]], name: str) -> None:
    """Text, voices, cases, activities, data and slides with notes, as many as the issue of the whole guide asks."""
    unit = module(guide, name)
    blocks = [section.blocks for section in unit.sections]
    kinds = Counter(classes_of(node)[0] for node in walk(blocks) if is_div(node) and classes_of(node))
    cases = Counter(each.meta.kind for each in unit.cases)
    assert cases["good-practice"] + cases["country-experience"] >= 4
    assert cases["gap"] >= 2
    assert len({each.meta.kind for each in unit.activities}) >= 4
    least = {"voices": 1, "chart": 1, "table": 1, "key-points": 1, "lens": 1, "recommendation": 1, "question": 3}
    assert {kind: kinds[kind] for kind in least if kinds[kind] < least[kind]} == {}
    assert unit.meta is not None
    assert len(unit.meta.videos) >= 2
    assert len(unit.meta.resources) >= 5
    slides = [node for node in walk(blocks) if is_div(node, "slide")]
    assert 15 <= len(slides) <= 25
    assert all(any(is_div(each, "say") for each in walk(slide)) for slide in slides)


def test_shared_lists_are_long_enough(guide: tuple[Reading, dict[str, Reading]]) -> None:
    """As many terms, acronyms, facts and works as promised; that all are used is a rule of the source."""
    shared = guide[0].shared
    assert shared is not None
    assert len(shared.glossary) >= 120
    assert len(shared.acronyms) >= 120
    assert len(shared.facts) >= 80
    assert len(shared.references) >= 120
    assert [each.id for each in shared.glossary if each.source is None] == []


def test_definitions_are_taught_where_the_outline_says(guide: tuple[Reading, dict[str, Reading]]) -> None:
    """Points 1d and 1e teach social protection and migration with the glossary's own definitions."""
    for section in module(guide, "introduction").sections:
        if section.id in ("sec-intro-protection", "sec-intro-migration"):
            taught = [value_of(node, "of") for node in walk(section.blocks) if is_div(node, "definition")]
            assert len(taught) >= 3, section.id


@pytest.mark.parametrize("facet", ["migrant-type", "pattern", "place"])
def test_every_group_is_served_by_three_blocks(guide: tuple[Reading, dict[str, Reading]], facet: str) -> None:
    """In access and groups together, sections, headings, blocks, cases and activities serve each value of the facet."""
    shared = guide[0].shared
    assert shared is not None
    served: Counter[str] = Counter()
    for name in ("access", "groups"):
        unit = module(guide, name)
        for text in unit.texts:
            held = text.facets if isinstance(text, Section) else text.meta.facets
            served.update(held.get(facet, ()))
            served.update(value for node in walk(text.blocks) for value in value_of(node, facet).split())
    wanted = [value.id for value in shared.meta.facets[facet].values]
    assert {value: served[value] for value in wanted if served[value] < 3} == {}


def test_length_of_the_book(guide: tuple[Reading, dict[str, Reading]]) -> None:
    """45,000 to 60,000 words that participants read: running text, boxes, tables, cases and tasks, without slides."""
    total = sum(words_in(text.blocks) for reading in guide[1].values() if reading.unit for text in reading.unit.texts)
    assert 45_000 <= total <= 60_000


def points_of_the_outline() -> list[tuple[str, str, str]]:
    """Read docs/outline-coverage.md: (point, file, id) of each row that names a place."""
    rows = [line.split("|") for line in COVERAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    cells = [[cell.strip().strip("`") for cell in row[1:-1]] for row in rows]
    return [(point, file, id_) for point, _, file, id_ in cells if "/" in file]


def test_outline_is_covered() -> None:
    """Every point of the outline has a place, its file exists, and the id stands in it."""
    points = points_of_the_outline()
    assert {point.split()[0] for point, _, _ in points} >= OUTLINE_POINTS
    missing = [
        (point, file, id_)
        for point, file, id_ in points
        if not (SOURCE.parent / file).is_file() or id_ not in (SOURCE.parent / file).read_text(encoding="utf-8")
    ]
    assert missing == []
