"""Instruments that bear two years."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from guidepress.checks.years_named import year_problems
from guidepress.problems import Place


def found(**files: str) -> list[tuple[str, list[Place]]]:
    """Compare files of a source, named in the order of the alphabet; give message and places."""
    lines = {f"source/{name}.md": tuple(text.split("\n")) for name, text in files.items()}
    package = SimpleNamespace(sources=SimpleNamespace(lines=lines))
    return [(each.message, [each.place, *each.others]) for each in year_problems(cast("Any", package))]


@pytest.mark.parametrize("second", ["C102 (1953) sets", "C102 of 1953 sets", "a Convention, 1953 (No. 102)\nfor all"])
def test_another_year_is_told_with_both_places(second: str) -> None:
    """The year of a numbered convention is compared in all the ways in which texts write it."""
    ((message, places),) = found(a="Minimum Standards\nConvention, 1952 (No. 102)", b=second)
    assert "1953" in message
    assert "1952" in message
    assert places == [Place(file="source/b.md", line=1), Place(file="source/a.md", line=2)]


def test_the_same_year_is_in_order() -> None:
    """Another number, and the same year written otherwise, are no contradiction."""
    assert found(a="C102 (1952) and C118 (1962)", b="Convention, 1952 (No. 102); R102 (1955)") == []
