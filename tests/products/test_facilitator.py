"""The facilitator guide: clocks, slide numbers, talking points, answers."""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from training_views import facilitator_view

import guidepress
from guidepress.products.facilitator import write_guide_pdf_source
from guidepress.products.facilitator_run import Play, Talk, clock_at, run_of, slide_span

PACKAGE = Path(guidepress.__file__).parent
WORDS = yaml.safe_load((PACKAGE / "locale/en.yaml").read_text(encoding="utf-8"))


def test_scenes_follow_the_plan_with_their_clocks() -> None:
    """Slides begin when the slides before them have ended; the slide of an activity stands with it."""
    scenes = run_of(facilitator_view(WORDS))
    assert [(scene.clock, type(scene)) for scene in scenes] == [
        ("0:00", Talk),
        ("0:05", Talk),
        ("0:15", Play),
    ]
    assert isinstance(scenes[2], Play)
    assert scenes[2].slide is not None
    assert scenes[2].slide["number"] == 3


def test_what_the_plan_forgets_comes_at_the_end() -> None:
    """A slide and an activity that no row of the plan names are not lost."""
    view = facilitator_view(WORDS)
    view["plan"] = view["plan"][:1]
    assert [(scene.clock, type(scene)) for scene in run_of(view)][2:] == [("0:15", Talk), ("0:15", Play)]


def test_clock_counts_hours() -> None:
    """75 minutes are an hour and a quarter."""
    assert [clock_at(minutes) for minutes in (0, 9, 75, 600)] == ["0:00", "0:09", "1:15", "10:00"]


def test_slide_span_is_short_for_one_slide() -> None:
    """One slide shows its number alone, none shows nothing."""
    assert [slide_span({"slides": each}) for each in ([4, 9], [4, 4], None)] == ["4\u20139", "4", ""]


def test_talking_points_keep_their_kinds_and_order() -> None:
    """Each talking point calls the function of its kind, in the order of the view."""
    source = write_guide_pdf_source([facilitator_view(WORDS)])
    scene = source[source.index('#slide-script(look, name: "module-2", number: "2"') :]
    found = re.findall(r"#(say|ask|do|show|expect|background)-block", scene)
    assert found[:6] == ["say", "ask", "do", "show", "expect", "background"]


def test_steps_carry_the_running_clock() -> None:
    """The second step of the activity begins when the first has ended."""
    source = write_guide_pdf_source([facilitator_view(WORDS)])
    steps = re.findall(r'#step-block\(look, id: none, label: "([^"]*)"', source)
    assert steps == ["0:15", "0:20"]


def test_text_that_looks_like_typst_stays_text() -> None:
    """A hash sign in the text is escaped."""
    assert r"\#set text(red) stays text" in write_guide_pdf_source([facilitator_view(WORDS)])
