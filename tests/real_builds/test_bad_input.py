"""Bad input in a real build: exit status 1, no traceback, the last good products untouched."""

from __future__ import annotations

import pytest
from real_build import Place

pytestmark = pytest.mark.slow


def failed(place: Place, *words: str) -> str:
    """Run a build that must fail as an editor expects; give what it says."""
    before = place.products()
    finished = place.doit(*words)
    assert finished.returncode == 1
    assert "Traceback" not in finished.stdout + finished.stderr
    assert place.products() == before
    return finished.stderr


def test_broken_yaml_tells_its_line_and_keeps_products(place: Place) -> None:
    """A broken module.yaml is told with its line; no product is touched."""
    place.edit("modules/committee/module.yaml", "goal: ", "goal: : ")
    said = failed(place)
    assert "source/modules/committee/module.yaml:" in said
    assert "error[yaml-is-valid]" in said
    assert "hint:" in said


def test_broken_guide_yaml_is_told_too(place: Place) -> None:
    """Even guide.yaml, of which the graph is made, is told of with its line; `doit list` still works."""
    (place.source / "guide.yaml").write_text("title: [\n", encoding="utf-8")
    said = failed(place)
    assert "source/guide.yaml:" in said
    assert "yaml-is-valid" in said


def test_problems_of_all_modules_are_told_at_once(place: Place) -> None:
    """Two mistakes in two modules are told in one run."""
    place.edit("modules/committee/10-roles.md", "# Who does what", "# Who does what [x]{.nostyle}")
    place.edit("modules/source-to-cup/20-barriers.md", "# ", "# [y]{.nostyle} ")
    said = failed(place)
    assert said.count("block-is-known") == 2


def test_slide_that_cannot_fit_is_told_at_its_line(place: Place) -> None:
    """A slide whose text cannot be shrunk or split is an error at the slide's own line; other decks stay."""
    path = "modules/committee/10-roles.md"
    word = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
    place.edit(path, "## Each task has one name beside it", f"## {word}")
    text = (place.source / path).read_text(encoding="utf-8").split("\n")
    line = next(number for number, each in enumerate(text, start=1) if "slide-roles" in each)
    before = place.products()
    finished = place.doit("decks:en")
    assert finished.returncode == 1
    assert f"source/{path}:{line}:" in finished.stderr
    assert "error[slide-fits]" in finished.stderr
    assert place.products() == before


def test_picture_that_typst_refuses_is_told_without_traceback(place: Place) -> None:
    """What only typst finds wrong is one sentence with a hint, and its details go to a file."""
    svg = next((place.source / "media").glob("*.svg"))
    svg.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>', encoding="utf-8")
    finished = place.doit("textbook:en")
    if finished.returncode:
        assert "error[document-compiles]" in finished.stderr
    assert "Traceback" not in finished.stdout + finished.stderr


def test_a_day_that_is_too_long_is_told_once_by_source(place: Place) -> None:
    """`doit source` tells it at the day's line, once and not once a language; what is no workshop's is still made."""
    place.edit("workshops/village-days.yaml", "{module: committee, minutes: 40", "{module: committee, minutes: 300")
    said = failed(place, "source")
    text = (place.source / "workshops/village-days.yaml").read_text(encoding="utf-8").split("\n")
    line = next(number for number, each in enumerate(text, start=1) if "A committee that lasts" in each)
    assert said.count("error[workshop-fits]") == 1
    assert f"source/workshops/village-days.yaml:{line}:" in said
    assert failed(place, "workshops").count("error[workshop-fits]") == 1
    place.made("handouts:en")
