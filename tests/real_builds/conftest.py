"""Real builds of copies of the example guide: one built once, from which each test takes its own copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from real_build import EXAMPLE, Place


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Build the example guide in all its languages, once."""
    place = Place(folder=tmp_path_factory.mktemp("guide"))
    shutil.copytree(EXAMPLE, place.source)
    place.made()
    return place


@pytest.fixture
def place(built: Place, tmp_path: Path) -> Place:
    """Give a copy of the built guide, with its state."""
    return built.copy(tmp_path / "guide")


@pytest.fixture
def fresh(tmp_path: Path) -> Place:
    """Give a copy of the source that was never built."""
    place = Place(folder=tmp_path / "fresh")
    shutil.copytree(EXAMPLE, place.source)
    return place
