"""The view of the tool box: activities in parts, what is printed for them, and the tables to look them up by."""

from __future__ import annotations

import json
from typing import Any

import pytest
from example import Guide

from guidepress.nodes import text_of


def activity_of(example: Guide, unit: str, name: str, language: str = "en") -> dict[str, Any]:
    found: dict[str, Any] = next(
        each for each in example.view("toolbox", unit, language)["activities"] if each["id"] == name
    )
    return found


def test_activity_is_parted(example: Guide) -> None:
    """Purpose, task, steps with their clock, debrief and answers have each their place; nothing is lost."""
    activity = activity_of(example, "source-to-cup", "act-walk-the-route")
    assert text_of(activity["purpose"]).startswith("You walk from the source")
    assert "Walk the route without talking" in text_of(activity["task"])
    assert [(step["clock"], step["minutes"]) for step in activity["steps"]] == [("0:00", 5), ("0:05", 40)]
    assert "secret-debrief" in text_of(activity["debrief"])
    assert "secret-walk" in text_of(activity["answers"])
    for key in ("preparation", "variations", "online", "cautions"):
        assert text_of(activity[key]).startswith("secret-")


def test_short_form_stays_on_the_slide(example: Guide) -> None:
    """The words written for the slide do not stand beside the task that they shorten."""
    raw = json.dumps(activity_of(example, "committee", "act-tariff")["task"])
    assert "Play" not in raw


def test_materials_are_counted(example: Guide) -> None:
    """A material in full keeps its count and its sheet; a text alone is one thing that stands ready."""
    given = activity_of(example, "source-to-cup", "act-walk-the-route")["materials"]
    assert [(text_of(each["item"]), each["per"], each["get"], each["handout"]) for each in given] == [
        ("One sheet of paper for each group", "group", "print", "handout-route"),
        ("Pens in two colours", "room", "have", ""),
    ]


def test_sheets_and_cards_say_how_often_they_are_printed(example: Guide) -> None:
    """What the materials count stands on the sheet; a set of cards says it of itself."""
    walk, sort = (activity_of(example, "source-to-cup", each) for each in ("act-walk-the-route", "act-sort-barriers"))
    assert [each["print"] for each in walk["sheets"]] == ["Print for each group: 1"]
    assert [each["print"] for each in sort["cards"]] == ["Sets to print for each pair: 1"]
    promise = activity_of(example, "committee", "act-own-promise")["sheets"]
    assert [each["print"] for each in promise] == [""]  # no material counts it


def test_cards_are_parted_into_title_and_text(example: Guide) -> None:
    """Bold words at the start are a card's title; a card of few words is all title."""
    roles = activity_of(example, "committee", "act-tariff")["cards"][0]["items"]
    assert next((text_of(each["title"]), text_of(each["blocks"])) for each in roles) == (
        "Treasurer",
        "You count the coins.",
    )
    names = activity_of(example, "source-to-cup", "act-sort-barriers")["cards"][0]
    assert names["columns"] == 3
    assert text_of(names["intro"]) == "Cut along the lines."
    assert [text_of(each["title"]) for each in names["items"]][:2] == ["Fence", "Filter"]
    assert not any(each["blocks"] for each in names["items"])


def test_untranslated_card_keeps_its_mark(example: Guide) -> None:
    """A card without translation is parted too, and both parts are marked as not translated."""
    cards = activity_of(example, "committee", "act-tariff", "ar")["cards"][0]["items"]
    assert text_of(cards[0]["title"]) == "أمين الصندوق"
    assert [part[0]["c"][0][1] for part in (cards[1]["title"], cards[1]["blocks"][0]["c"])] == [["fallback"]] * 2


@pytest.mark.parametrize("product", ["textbook", "deck", "handout"])
def test_cards_reach_no_page_of_participants(example: Guide, product: str) -> None:
    """Cards are cut out and handed over: no book, slide or handout shows what stands on them."""
    assert "You count the coins" not in json.dumps(example.view(product, "committee"))


def test_facilitator_guide_holds_the_cards(example: Guide) -> None:
    """The facilitator reads every card in the guide."""
    assert "count the coins." in text_of(example.view("facilitator", "committee")["activities"])


def test_frame_looks_up_by_every_key(example: Guide) -> None:
    """Each table names the activities that fit its entries; entries that fit none are left out."""
    frame, _ = example.toolbox()
    found = {
        each["key"]: [(entry["group"], entry["title"], entry["activities"]) for entry in each["entries"]]
        for each in frame["tables"]
    }
    assert ("", "Quiz", ["act-sort-barriers"]) in found["kind"]
    assert [(title, names) for _, title, names in found["minutes"]] == [
        ("Up to 15 minutes", ["act-sort-barriers", "act-own-promise"]),
        ("31–45 minutes", ["act-walk-the-route", "act-tariff"]),
    ]
    assert all(names for entries in found.values() for _, _, names in entries)
    served = {name for _, _, names in found["objective"] for name in names}
    assert served == {row["id"] for row in frame["rows"]}
    assert [names for _, _, names in found["facet"]] == [["act-walk-the-route"]]


def test_frame_knows_the_sizes_of_groups(example: Guide) -> None:
    """Alone is one, pairs are two, groups as the source says; a plenary has no size."""
    frame, _ = example.toolbox()
    assert {row["id"]: row["group_sizes"] for row in frame["rows"]} == {
        "act-walk-the-route": [4, 6],
        "act-sort-barriers": [2, 2],
        "act-tariff": None,
        "act-own-promise": [1, 1],
    }
