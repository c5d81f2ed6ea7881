"""A section, case, activity or module moves by one file or one line: numbers, colours and references follow."""

from __future__ import annotations

import json
from typing import Any

import pytest
from real_build import Place

from guidepress.nodes import text_of, walk

pytestmark = pytest.mark.slow


def view(place: Place, unit: str, product: str) -> dict[str, Any]:
    """Give a finished view in English."""
    loaded: dict[str, Any] = json.loads((place.build / ".work/view/en" / unit / f"{product}.json").read_bytes())
    return loaded


def label_of(document: Any, identifier: str) -> str:
    """Give the label of the block with an id, or an empty text."""
    for node in walk(document):
        if node["t"] == "Div" and node["c"][0][0] == identifier:
            return next((value for key, value in node["c"][0][2] if key == "label"), "")
    return ""


def blocks(place: Place, unit: str) -> list[Any]:
    return [section["blocks"] for section in view(place, unit, "textbook")["sections"]]


def test_section_moves_with_its_file(place: Place) -> None:
    """A section's file in another module's folder is a section there, with its number, tables and slides."""
    old = place.source / "modules/committee/20-records.md"
    assert label_of(blocks(place, "committee"), "tab-checks") == "Table 2.1"
    old.rename(place.source / "modules/source-to-cup/30-records.md")
    place.made("languages=en")
    sections = view(place, "source-to-cup", "textbook")["sections"]
    assert [(each["id"], each["number"]) for each in sections][-1] == ("sec-records", "1.3")
    assert label_of(blocks(place, "source-to-cup"), "tab-checks").startswith("Table 1.")
    assert "sec-records" not in json.dumps(view(place, "committee", "textbook")["sections"])
    deck = view(place, "source-to-cup", "deck")
    assert "sec-records" in [section["id"] for section in deck["sections"]]


def test_case_and_activity_move_with_their_files(place: Place) -> None:
    """A case and an activity in another module's folder stand there, numbered there; a reference elsewhere follows."""
    for kind, name in (("cases", "filters"), ("activities", "own-promise")):
        old = place.source / "modules/committee" / kind / f"{name}.md"
        old.rename(place.source / "modules/source-to-cup" / kind / f"{name}.md")
    place.made("languages=en")
    found = blocks(place, "source-to-cup")
    assert label_of(found, "act-own-promise") == "Activity 1.2"
    assert label_of(found, "case-filters") == "Case 1.3"
    preface = text_of(view(place, "how-to-read", "textbook")["sections"][0]["blocks"])
    assert "Activity 1.2" in preface


def test_module_moves_by_one_line(place: Place) -> None:
    """The order in guide.yaml is the order of the book: numbers, tabs and references of both modules change."""
    guide = place.source / "guide.yaml"
    text = guide.read_text(encoding="utf-8")
    guide.write_text(
        text.replace("  - source-to-cup\n  - committee\n", "  - committee\n  - source-to-cup\n"), encoding="utf-8"
    )
    place.made("languages=en")
    assert view(place, "committee", "textbook")["module"]["number"] == 1
    assert [each["id"] for each in view(place, "guide", "textbook")["modules"]] == ["committee", "source-to-cup"]
    assert label_of(blocks(place, "committee"), "tab-checks") == "Table 1.1"
    assert "Table 1.1" in text_of(blocks(place, "source-to-cup"))
