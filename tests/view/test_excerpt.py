"""The part of the guide that a workshop teaches: its sections, activities, cases and objectives, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dump import inline
from example import EXAMPLE, Guide, workshops_of

from guidepress.model import Unit
from guidepress.model_workshop import Session, Workshop
from guidepress.view.excerpt import chapters_of, excerpt_of, taught_of
from guidepress.view.workshop_books import book_views

UNITS = ("source-to-cup", "committee")


def held(*sessions: Session, edition: Any = "full") -> Workshop:
    """Give the example's workshop with other sessions on its first day, and nothing else."""
    found: Workshop | None = workshops_of(EXAMPLE)["village-days"].workshop
    assert found
    day = replace(found.meta.days[0], sessions=sessions, edition=edition)
    return replace(found, meta=replace(found.meta, days=(day,), sessions=()), dates=found.dates[:1])


def decks_of(example: Guide) -> dict[str, Any]:
    """Give the decks by the names that items give them."""
    decks = example.plan("village-days").taught.decks
    return {name + "-short" * (edition == "short"): deck for (name, edition), deck in decks.items()}


def books(example: Guide, workshop: Workshop) -> dict[str, dict[str, Any]]:
    """Give the views of a workshop's books."""
    view = example.workshop("village-days", workshop=workshop)
    return book_views(example.scene("workshop"), view, [example.unit(name) for name in UNITS], decks_of(example))


def part_taught(example: Guide, section: str) -> Unit:
    """Give the part of the first module that a session on one of its sections teaches."""
    decks, unit = decks_of(example), example.unit("source-to-cup")
    workshop = held(Session(sections=(section,), objectives=("a",)))
    chapters = chapters_of(example.workshop("village-days", workshop=workshop), decks)
    return excerpt_of(unit, taught_of(unit, chapters, decks))


def test_a_section_is_taught_with_its_cases_and_without_activities(example: Guide) -> None:
    """A session on a section takes the cases along that stand in it; an activity that stands in it is left out."""
    why, barriers = part_taught(example, "sec-why"), part_taught(example, "sec-barriers")
    assert [each.id for part in (why, barriers) for each in part.sections] == ["sec-why", "sec-barriers"]
    assert not why.activities + barriers.activities
    assert not why.cases
    assert "case-springs" in {each.meta.id for each in barriers.cases}


def test_the_tool_box_counts_for_those_who_come(example: Guide) -> None:
    """Thirteen people in groups of four at the least need four worksheets; activities that are not held are gone."""
    made = books(example, held(Session(activity="act-walk-the-route", objectives=("a",))))["toolbox"]
    (module,) = made["modules"]
    (activity,) = module["activities"]
    totals = {inline(each["item"]): each["total"] for each in activity["materials"]}
    assert "4" in totals.values()
    assert made["frame"]["people"] == 13
    assert [row["id"] for row in made["frame"]["rows"]] == ["act-walk-the-route"]
    assert all(set(entry["activities"]) == {activity["id"]} for t in made["frame"]["tables"] for entry in t["entries"])


def test_the_workbook_shows_the_slides_that_are_shown(example: Guide) -> None:
    """Its slides are those of the sessions, deck by deck, and worksheets those of the activities."""
    short = Session(module="committee", objectives=("b",), edition="short")
    walk = Session(activity="act-walk-the-route", objectives=("a",))
    made = books(example, held(walk, short))["workbook"]
    assert [view["module"]["id"] for view in made["modules"]] == list(UNITS)
    assert [[each["deck"] for each in shown] for shown in made["slides"]] == [["source-to-cup"], ["committee-short"]]
    assert len(made["modules"][0]["worksheets"]) == 1
    assert made["modules"][0]["event"]["place"] == "Amberwell (an invented village)"


def test_the_script_has_no_slide_that_its_deck_lacks(example: Guide) -> None:
    """An activity that the short deck does not show stands in the script with its clock and without a slide."""
    decks = decks_of(example)
    workshop = held(Session(activity="act-tariff", objectives=("b",)), edition="short")
    view = example.workshop("village-days", workshop=workshop)
    item = next(each for each in view["days"][0]["items"] if each["activity"])
    item |= {"slide_ids": [], "deck": ""}
    units = [example.unit(name) for name in UNITS]
    (chapter,) = book_views(example.scene("workshop"), view, units, decks)["facilitator"]["chapters"]
    (row,) = chapter["plan"]
    assert (row["activity"], row["clock"], row["slides"]) == ("act-tariff", "9:00", None)
    assert chapter["slides"] == []
    assert len(chapter["activities"]) == 1


def test_a_workshop_without_modules_has_empty_books(example: Guide) -> None:
    """Own sessions alone: no book holds anything, so none is made."""
    made = books(example, held(Session(session="Songs", minutes=60, objectives=("a",))))
    assert (made["workbook"]["modules"], made["toolbox"]["frame"]["rows"]) == ([], [])
    assert (made["cases"]["cases"], made["facilitator"]["chapters"]) == ([], [])
