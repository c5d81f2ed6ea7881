"""Proves that the generated guides are valid and the same every time."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from guidepress.kitchen import Kitchen
from guidepress.problems import Problem
from guidepress.read.files import Source
from guidepress.read.join import join_problems
from guidepress.read.shared import read_shared
from guidepress.read.unit import read_front, read_module
from guidepress.tasks import languages_with_words

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of the smallest generated guide; the benchmarks are scripts, no package."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    from generate import write_guide  # type: ignore[import-not-found] # noqa: PLC0415

    for name in ("one", "two"):
        write_guide(tmp_path / name, modules=1, words=1500, languages=("en", "ar"), seed=7)
    for name in ("generate", "module_text", "prose"):
        sys.modules.pop(name, None)
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    """Give every file of a folder by its path."""
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_one_seed_gives_one_guide(guide: Path) -> None:
    """Two runs with the same seed write the same files with the same bytes."""
    assert contents(guide / "one") == contents(guide / "two")


def test_the_smallest_guide_has_no_problems(guide: Path) -> None:
    """The read stage finds nothing wrong, so a benchmark measures a build; the prose need not use every term."""
    source = Source(folder=guide / "one")
    outline = Kitchen(source=source.folder, build=guide).outline()
    shared = read_shared(source)
    units = [
        read_module(source, name) if name in outline.modules else read_front(source, name) for name in outline.units
    ]
    found: tuple[Problem, ...] = join_problems(shared, units, source, languages_with_words())
    assert [str(each) for each in found if each.rule != "entry-is-used"] == []
