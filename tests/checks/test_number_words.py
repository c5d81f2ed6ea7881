"""What English sentences count, and what they only seem to count."""

from __future__ import annotations

import pytest

from guidepress.checks.number_words import claims_in


def told(text: str) -> list[tuple[int, str, bool]]:
    """Give number, noun and whether the set is known, of each claim."""
    return [(each.number, each.noun, each.known) for each in claims_in(text)]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Five principles carry a right across the border", [(5, "principles", False)]),
        ("Write the five principles beside the losses.", [(5, "principles", True)]),
        ("The right fails at ten points, in three groups", [(10, "points", False), (3, "groups", False)]),
        ("Which of the 12 basic questions is hard?", [(12, "questions", True)]),
        ("There are four main customer needs.", [(4, "needs", False)]),
    ],
)
def test_counts_of_lists_are_found(text: str, claims: list[tuple[int, str, bool]]) -> None:
    """Number, noun, up to two words between them, and whether the words mean a set that stands somewhere."""
    assert told(text) == claims


@pytest.mark.parametrize(
    "text",
    [
        "Two countries agreed in three months.",
        "Choose two measures and begin.",
        "Ask two or three questions.",
        "The first three steps take a day.",
        "At least four groups are needed.",
        "A room with 2.5 points or 1,002 points",
        "Article 12 of the treaty names conditions.",
        "They need two to four steps.",
        "Two more measures followed.",
    ],
)
def test_parts_and_chances_are_passed_over(text: str) -> None:
    """What is no list, is a part of one, or is open, is not counted."""
    assert told(text) == []
