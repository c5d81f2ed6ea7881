"""Proves that the script bears the numbers of the deck as it is written."""

from __future__ import annotations

from example import Guide

from guidepress.products.facilitator_numbers import with_deck_numbers
from guidepress.products.slide_plan import slide_numbers


def test_numbers_are_those_of_the_deck(example: Guide) -> None:
    """Slides count on without a gap over split ones, and the plan spans them from the first to the last."""
    deck = example.view("deck", "source-to-cup")
    made = with_deck_numbers(example.view("facilitator", "source-to-cup"), deck)
    last = 0
    for slide in made["slides"]:
        assert slide["number"] == last + 1
        last = slide["last"]
    assert last == max(number for numbers in slide_numbers(deck).values() for number in numbers)
    assert made["plan"][0]["slides"][0] == 1
    assert made["plan"][-1]["slides"][1] == last
