"""The real guide: it reads without a problem, and each module holds what a trainer needs."""

from __future__ import annotations

from pathlib import Path

import pytest
from example import problems_of, readings_of

from guidepress.model import Reading, Unit
from guidepress.nodes import classes_of, is_div, text_of, walk

SOURCE = Path(__file__).parents[1] / "source"
MODULES = ("introduction", "patterns", "legal-framework", "access", "groups", "way-forward")
NOT_TEXT = ("slide", "notes", "chart", "table", "figure", "question", "short")


@pytest.fixture(scope="module")
def guide() -> tuple[Reading, dict[str, Reading]]:
    """Read the real guide once."""
    return readings_of(SOURCE)


def module(guide: tuple[Reading, dict[str, Reading]], name: str) -> Unit:
    unit = guide[1][name].unit
    assert unit is not None
    return unit


def words_in(blocks: object) -> int:
    """Count the words of running text; slides, notes, tables and questions do not count."""
    total = 0
    for block in blocks:  # type: ignore[attr-defined]
        if is_div(block, *NOT_TEXT):
            continue
        total += words_in(block["c"][1]) if is_div(block) else len(text_of([block]).split())
    return total


def test_reads_without_a_problem() -> None:
    """No error and no warning: what the source task would print is nothing."""
    assert problems_of(SOURCE) == []


@pytest.mark.parametrize("name", MODULES)
def test_module_is_whole(guide: tuple[Reading, dict[str, Reading]], name: str) -> None:
    """Text, voices, cases, activities, data and slides with notes, as many as the first edition promises."""
    unit = module(guide, name)
    blocks = [section.blocks for section in unit.sections]
    kinds = [classes_of(node)[0] for node in walk(blocks) if is_div(node) and classes_of(node)]
    assert sum(words_in(each) for each in blocks) >= 1500
    assert len(unit.cases) >= 2
    assert len(unit.activities) >= 2
    assert len({each.meta.kind for each in unit.activities}) >= 2
    for kind, least in (("voices", 1), ("chart", 1), ("table", 1), ("key-points", 1), ("lens", 1), ("slide", 10)):
        assert kinds.count(kind) >= least, kind
    slides = [node for node in walk(blocks) if is_div(node, "slide")]
    assert all(any(is_div(each, "say") for each in walk(slide)) for slide in slides)


def test_lists_are_long_enough_and_all_used(guide: tuple[Reading, dict[str, Reading]]) -> None:
    """40 terms and 40 acronyms at the least; no fact, work, project or acronym that nothing mentions."""
    shared, units = guide
    assert shared.shared is not None
    assert len(shared.shared.glossary) >= 40
    assert len(shared.shared.acronyms) >= 40
    used = {(use.kind, use.key) for reading in (shared, *units.values()) for use in reading.uses}
    for kind in ("fact", "citation", "project", "acronym"):
        given = {anchor.id for anchor in shared.anchors if anchor.kind == kind}
        assert {each for each in given if (kind, each) not in used} == set(), kind
