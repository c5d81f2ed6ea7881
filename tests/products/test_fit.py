"""Fit: lines and scales measured with the metrics of real fonts."""

from __future__ import annotations

import pytest

from guidepress.products.fit import Level, fitting_scale, line_count, load_metrics, text_height, widest_word
from guidepress.products.slide_text import Paragraph, Run


def runs(text: str) -> tuple[Run, ...]:
    return (Run(text=text),)


def test_widths_are_those_of_arial() -> None:
    """Advances of Arial as its metrics file states them: 1139/2048 for a, 1366 for bold A is 1479."""
    metrics = load_metrics()
    assert metrics.width("a") == pytest.approx(1139 / 2048, abs=0.001)
    assert metrics.width("A", bold=True) == pytest.approx(1479 / 2048, abs=0.001)
    assert metrics.width("\u200e\u200b") == 0


def test_arabic_is_measured_as_it_joins() -> None:
    """Joined letters are narrower than the same letters apart."""
    metrics = load_metrics()
    assert metrics.width("سسسس") < 4 * metrics.width("س")


@pytest.mark.parametrize(
    ("text", "ems", "lines"),
    [
        ("", 10, 1),
        ("one two", 10, 1),
        ("aaaa aaaa", 3, 2),
        ("aaaa\naaaa", 30, 2),
        ("aaaa-aaaa", 3, 2),
        ("aaaaaaaaaaaa", 3, 3),
        ("漢字漢字", 2.1, 2),
        ("see https://a-a.org/b-b-b now", 11, 3),
    ],
)
def test_lines_break_greedily(text: str, ems: float, lines: int) -> None:
    """Breaks fall after spaces, hyphens and wide characters, never in an address that fits on a line."""
    assert line_count(runs(text), ems * 10, 10) == lines


def test_a_word_of_two_runs_is_one_word() -> None:
    """A change of weight inside a word is no place to break."""
    mixed = (Run(text="unbreak"), Run(text="able", bold=True))
    assert widest_word(mixed) > widest_word(runs("unbreak"))
    assert line_count(mixed, 60, 10) == 1


def test_height_counts_lines_and_space_between() -> None:
    """Line pitch is 1.2 type sizes; space before counts between paragraphs only."""
    two = [Paragraph(runs=runs("a"))] * 2
    assert text_height(two, (Level(size=20, before=10),), 100) == pytest.approx(2 * 24 + 10)


def test_scale_stops_at_eighty_per_cent_and_at_eighteen_points() -> None:
    """24 points shrink to 19.2, 20 points to 18: below that there is no scale."""
    text = [Paragraph(runs=runs("word " * 40))]
    big, small = (Level(size=24),), (Level(size=20),)
    lowest_big = next(height for height in range(100, 600) if fitting_scale(text, big, 300, height))
    assert fitting_scale(text, big, 300, lowest_big) == 0.8
    lowest_small = next(height for height in range(100, 600) if fitting_scale(text, small, 300, height))
    assert fitting_scale(text, small, 300, lowest_small) == 0.9
    assert fitting_scale(text, big, 300, lowest_big - 1) is None


def test_titles_never_break_inside_a_word() -> None:
    """With whole words asked for, text shrinks until its longest word fits, or does not fit at all."""
    title = [Paragraph(runs=runs("Sozialversicherungsabkommen"))]
    level = (Level(size=30, bold=True),)
    assert fitting_scale(title, level, 300, 500, whole_words=True) is None
    assert fitting_scale(title, level, 380, 500, whole_words=True) == 0.8
