"""Fixtures of every stage: the example guide, read once, and copies of it to change."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from example import EXAMPLE, Guide, open_guide


@pytest.fixture(scope="session")
def example() -> Guide:
    """Give the example guide, read once."""
    return open_guide(EXAMPLE)


@pytest.fixture
def copy_example(tmp_path: Path) -> Callable[[], Path]:
    """Give a function that copies the example guide to a temporary folder of the same name."""
    return lambda: Path(shutil.copytree(EXAMPLE, tmp_path / EXAMPLE.name))
