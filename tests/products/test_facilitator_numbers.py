"""Proves that the script bears the numbers of the deck as it is written."""

from __future__ import annotations

from typing import Any

from deck_views import bullets, deck_view, interface_words, slide
from example import Guide
from training_views import facilitator_view

from guidepress.products.facilitator import write_guide_pdf_source
from guidepress.products.facilitator_numbers import with_deck_numbers
from guidepress.products.facilitator_run import run_of, slide_name
from guidepress.products.slide_plan import slide_numbers

LONG = "Everybody who wants water writes the day on the door of the shed before the week begins " * 2


def split_guide() -> dict[str, Any]:
    """The sample guide, numbered after a deck that shows its first slide on two."""
    view = facilitator_view(interface_words())
    first, *others = (each["id"] for each in view["slides"])
    shown = [{**slide("bullets", "Rules", bullets(*[LONG] * 6)), "id": first}]
    shown += [{**slide("statement", f"Slide {name}"), "id": name} for name in others]
    return with_deck_numbers(view, deck_view(*shown))


def test_numbers_are_those_of_the_deck(example: Guide) -> None:
    """Slides count on without a gap over split ones, and the plan spans them from the first to the last."""
    deck = example.view("deck", "source-to-cup")
    made = with_deck_numbers(example.view("facilitator", "source-to-cup"), deck)
    last = 0
    for each in made["slides"]:
        assert each["number"] == last + 1
        last = each["last"]
    assert last == max(number for numbers in slide_numbers(deck).values() for number in numbers)
    assert made["plan"][0]["slides"][0] == 1
    assert made["plan"][-1]["slides"][1] == last


def test_a_split_slide_bears_all_its_numbers() -> None:
    """What the deck shows on two slides is one entry with both numbers; the next slide counts on."""
    view = split_guide()
    assert [slide_name(each) for each in view["slides"]] == ["1\u20132", "3", "4"]
    assert view["plan"][0]["slides"] == [1, 3]
    assert view["plan"][-1]["slides"] == [4, 4]


def test_the_run_finds_renumbered_slides() -> None:
    """No scene is lost or doubled when numbers have gaps."""
    before = [scene.slide["id"] for scene in run_of(facilitator_view(interface_words())) if scene.slide]
    assert [scene.slide["id"] for scene in run_of(split_guide()) if scene.slide] == before


def test_the_guide_prints_the_numbers_of_the_deck() -> None:
    """The script names a split slide from its first to its last number."""
    assert 'number: "1\u20132"' in write_guide_pdf_source([split_guide()])
