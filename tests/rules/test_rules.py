"""Runs tests/rules/*.yaml: each case changes the example guide and states exactly which problems that makes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from example import Guide, problems_of

from guidepress.model import Reading
from guidepress.rules import RULES

CASES = [case for path in sorted(Path(__file__).parent.glob("*.yaml")) for case in yaml.safe_load(path.read_text())]
LATE = {
    "markdown-is-readable": "pandoc reads any text; tests/read proves what is told if it ever refuses one",
    "slide-fits": "told by the decks task, which measures text: tests/products",
    "deck-renders": "told by check-decks, which lets LibreOffice draw the decks: tests/checks/test_deck_rendering.py",
    "deck-can-be-drawn": "the same",
    "pdf-is-accessible": "told by check-pdf, which lets veraPDF read the PDFs: tests/checks/test_pdfs.py",
    "heading-keeps-with-text": "the same",
    "pdf-can-be-checked": "the same",
    "page-is-sound": "told by check-site, which reads the finished website: tests/checks/test_site_links.py",
    "name-fits-disc": "told by iso, which has the finished website: tests/products/test_disc.py",
    "disc-holds-all": "the same",
    "notes-stay-with-facilitators": "told by check-leaks, which reads finished products: tests/checks/test_leaks.py",
    "product-has-audience": "the same",
    "session-has-slides": "told by source:timetable-<id>, which has the decks: tests/view/test_workshop_view.py",
    "session-minutes-are-enough": "the same",
    "workshop-fits": "the same",
    "deck-is-readable": "told by compare-deck and refresh-deck of a trainer's file: tests/products/test_deck_copies.py",
    "deck-has-origin": "the same",
    "deck-is-still-made": "the same",
    "products-are-readable": "told by check, which compares finished products: tests/checks, tests/real_builds",
    "minutes-agree": "the same",
    "duration-agrees": "the same",
    "timetable-agrees": "the same",
    "slide-numbers-agree": "the same",
    "page-references-agree": "the same",
    "lists-agree": "the same",
    "pack-is-complete": "the same",
    "counts-agree": "the same",
    "sets-agree": "the same",
    "counts-are-one": "the same",
    "objective-is-checked": "the same",
    "question-has-objective": "the same",
    "objectives-agree": "the same",
    "facts-agree": "the same",
    "figure-is-a-fact": "the same",
    "figure-contradicts-fact": "the same",
    "years-agree": "the same",
    "handout-is-there": "the same",
    "handout-is-named": "the same",
    "handout-is-printed": "the same",
    "print-is-there": "the same",
    "document-compiles": "told when typst refuses a document, a fault of the engine: tests/products",
}
"""Rules that no reading of the source can tell."""


def apply(folder: Path, file: str, change: dict[str, Any]) -> None:
    """Change one file of a copy of the example guide."""
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    if "replace" in change:
        text = path.read_text(encoding="utf-8")
        assert text.count(change["replace"]) >= 1, f"{file} does not hold {change['replace']!r}"
        path.write_text(text.replace(change["replace"], change["by"], 1), encoding="utf-8")
    elif "content" in change:
        path.write_text(change["content"], encoding="utf-8")
    elif "append" in change:
        path.write_text(path.read_text(encoding="utf-8") + change["append"], encoding="utf-8")
    elif "hex" in change:
        path.write_bytes(bytes.fromhex(change["hex"]))
    elif "megabytes" in change:
        with path.open("wb") as stream:
            stream.truncate(int(change["megabytes"] * 1_000_000))
    else:
        path.unlink()


def told(folder: Path, expected: dict[str, Any], rule: str) -> tuple[str, int, str, str]:
    """Give file, line, rule and piece of the sentence of an expected problem; `line_of` finds the line by its text."""
    line = expected.get("line", 0)
    if "line_of" in expected:
        lines = (folder / expected["at"]).read_text(encoding="utf-8").split("\n")
        line = next(number for number, text in enumerate(lines, start=1) if expected["line_of"] in text)
    return f"{folder.name}/{expected['at']}", line, expected.get("rule", rule), expected.get("says", "")


def unchanged(case: dict[str, Any], units: Mapping[str, Reading]) -> dict[str, Reading]:
    """Give the readings of the units that a case does not touch, which saves reading them again."""
    files = [change["file"] for change in case["change"]]
    own = {name: (f"modules/{name}/", f"front/{name}.md", f"facilitator/{name}.md", "media/") for name in units}
    return {name: units[name] for name in units if not any(file.startswith(own[name]) for file in files)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: re.sub(r"\W+", "-", f"{case['rule']}: {case['title']}"))
def test_rule(case: dict[str, Any], copy_example: Callable[[], Path], example: Guide) -> None:
    """A changed guide gives exactly the problems that its case states, each in its place."""
    folder = copy_example()
    for change in case["change"]:
        apply(folder, change["file"], change)
    found = problems_of(folder, unchanged(case, example.units))
    wanted = sorted(told(folder, each, case["rule"]) for each in case["expect"])
    shown = "\n".join(str(each) for each in found)
    assert sorted((e.place.file, e.place.line, e.rule) for e in found) == [each[:3] for each in wanted], shown
    for file, line, rule, says in wanted:
        texts = [f"{e.message} {e.hint}" for e in found if (e.place.file, e.place.line, e.rule) == (file, line, rule)]
        assert any(says in text for text in texts), shown


def test_every_rule_has_a_case() -> None:
    """A rule without a case is an untested rule."""
    assert set(RULES) - {case["rule"] for case in CASES} == set(LATE)
