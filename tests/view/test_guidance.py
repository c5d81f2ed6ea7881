"""Texts for facilitators: what their view holds, and that the book knows nothing of it."""

from __future__ import annotations

from typing import Any

import pytest
from example import LANGUAGES, Guide

from guidepress.nodes import id_of, is_div, text_of, walk


def checklists(view: dict[str, Any]) -> list[str]:
    """Give the titles of the checklists of a view."""
    found = [node for node in walk([each["blocks"] for each in view["sections"]]) if is_div(node, "checklist")]
    return [text_of(node["c"][1][0]) for node in found]


def test_guidance_holds_its_checklists_and_headings(example: Guide) -> None:
    """Checklists keep their titles, headings their ids, talking points their kind."""
    view = example.guidance("before-you-begin")
    blocks = view["sections"][0]["blocks"]
    assert checklists(view) == ["Two weeks before", "The day"]
    assert [id_of(node) for node in blocks if node["t"] == "Header"] == ["fac-room"]
    assert [text_of(node) for node in blocks if is_div(node, "say")] == [
        "secret-welcome: you may always leave the room."
    ]


def test_guidance_is_translated(example: Guide) -> None:
    """Title, heading and a line of a checklist come from the catalogue; what has no translation is marked."""
    view = example.guidance("before-you-begin", "ar")
    assert text_of(view["sections"][0]["title"]) == "قبل أن تبدأ"
    assert "احجز المدرسة." in text_of(view["sections"][0]["blocks"])
    assert checklists(view)[0] == "قبل أسبوعين"


def test_guidance_names_the_works_that_it_cites(example: Guide) -> None:
    """Its list of references holds its own works only, one of which the book does not cite."""
    assert [each["id"] for each in example.guidance("before-you-begin")["references"]] == [
        "freire-1970-pedagogy",
        "kremer-2011-spring",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_book_lists_no_work_that_only_facilitators_read(example: Guide, language: str) -> None:
    """A work that no participant's text cites is not among the book's references."""
    listed = [each["id"] for each in example.frame(language)["references"]]
    assert "freire-1970-pedagogy" not in listed
    assert "kremer-2011-spring" in listed


def test_transition_stands_in_the_notes_of_its_section(example: Guide) -> None:
    """The divider of a section with a transition bears it as its notes; a section without one has none."""
    slides = {each["id"]: each for each in example.view("deck", "committee")["slides"]}
    told = slides["divider-sec-records"]["notes"]
    assert [(each["kind"], each["label"], text_of(each["blocks"])) for each in told] == [
        ("transition", "Lead over", "secret-transition: so everybody has a task. Now, who can prove it?")
    ]
    assert slides["divider-sec-roles"]["notes"] == []


def test_variants_stand_in_notes_and_activities(example: Guide) -> None:
    """What to leave out and what to add keep their kinds in the notes of a slide and in the script of an activity."""
    view = example.view("facilitator", "committee")
    notes = next(each["notes"] for each in view["slides"] if each["id"] == "slide-missing")
    assert [each["kind"] for each in notes] == ["expect", "if-short", "if-long"]
    activity = next(each for each in view["activities"] if id_of(each) == "act-own-promise")
    assert [text_of(node) for node in walk(activity) if is_div(node, "if-short", "if-long")] == [
        "secret-hurry: say it aloud.",
        "secret-leisure: read some of them out.",
    ]
