"""The geometry of slides: boxes of a layout stand apart, inside the slide, and hold what the plan puts into them."""

from __future__ import annotations

from itertools import combinations

import pytest
from deck_views import arabic_deck, deck_view, english_deck, slide

from guidepress.products.fit import line_count, text_height
from guidepress.products.slide_boxes import HEIGHT, WIDTH, Box, Layout
from guidepress.products.slide_layouts import layouts
from guidepress.products.slide_plan import plan_slides
from guidepress.products.slide_table import gutters
from guidepress.products.slide_text import Run

DIRECTIONS = ("ltr", "rtl")


def boxes(layout: Layout) -> dict[str, Box]:
    """Everything of a layout that text or a drawing fills, by name; panels are ground to stand on."""
    drawn = {"icon": layout.icon, "code": layout.code, "progress": layout.progress, "footer": layout.foot}
    drawn["page"] = layout.page if layout.foot else None
    return {slot.name: slot.box for slot in layout.slots} | {name: box for name, box in drawn.items() if box}


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share more than an edge."""
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return across > 0 and down > 0


def takes_turns(one: str, other: str) -> bool:
    """Whether two slots never stand on one slide in the places of the layout.

    A video has two facts at most: the QR code stands where the third would be. A question with options moves up.
    """
    pair = {one.rpartition("-")[0] or one, other.rpartition("-")[0] or other}
    return pair in ({"fact", "code"}, {"statement", "option"})


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_no_two_boxes_of_a_layout_overlap(direction: str) -> None:
    """What is written into one placeholder never covers another, an icon, the QR code or the footer."""
    found = [
        f"{layout.name}: {a} and {b}"
        for layout in layouts(direction).values()
        for (a, one), (b, other) in combinations(boxes(layout).items(), 2)
        if overlap(one, other) and not takes_turns(a, b)
    ]
    assert found == []


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_every_box_lies_inside_the_slide(direction: str) -> None:
    """No box crosses the slide's edge, and none stands under the module's tab."""
    for layout in layouts(direction).values():
        for name, box in boxes(layout).items():
            assert box.x >= 0, (layout.name, name)
            assert box.y >= 0, (layout.name, name)
            assert box.x + box.width <= WIDTH, (layout.name, name)
            assert box.y + box.height <= HEIGHT, (layout.name, name)


@pytest.mark.parametrize("view", [english_deck(), arabic_deck()], ids=["en", "ar"])
def test_planned_text_is_no_higher_than_its_box(view: dict[str, object]) -> None:
    """Measured at the scale and width of the plan, each text ends before its box does."""
    for planned in plan_slides(view):
        for name, text in planned.texts.items():
            slot = planned.layout.slot(name)
            box = planned.box(name)
            height = text_height(text.paragraphs, slot.levels, box.width, text.scale)
            assert height <= box.height, (planned.number, name)


def test_a_title_of_two_lines_leaves_no_word_alone() -> None:
    """A title a little longer than a line is narrowed until its lines are alike; a short one keeps its box."""
    long, short = "A country can repair much of its own law without a partner", "A floor holds"
    planned = plan_slides(deck_view(slide("statement", long), slide("statement", short)))
    assert planned[0].box("title").width < 0.7 * planned[0].layout.slot("title").box.width
    assert planned[1].texts["title"].box is None


def test_a_title_is_not_parted_at_a_hyphen() -> None:
    """Narrowing a title does not bring a break into a compound."""
    title = "About one worker in twenty-one is an international migrant"
    (planned,) = plan_slides(deck_view(slide("statement", title)))
    slot, width = planned.layout.slot("title"), planned.box("title").width
    assert width < slot.box.width

    def lines(text: str) -> int:
        return line_count([Run(text=text)], width, slot.levels[0].size, bold=True)

    assert lines("About one worker in twenty-") == lines("About one worker in twenty-one")


def test_a_column_after_figures_keeps_its_distance() -> None:
    """Where a column of figures ends at its right edge, the next one begins further in; others do not."""
    assert gutters(["left", "right", "left", "left"]) == (0.0, 0.0, 26.0, 0.0)
