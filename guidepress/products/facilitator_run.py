"""Turns a facilitator's view into the run of the session: slides and activities, each with its clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from guidepress import nodes

Node = dict[str, Any]
_HOUR = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A slide with its talking points, and the clock at which it comes up."""

    clock: str
    slide: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """An activity, the clock at which it begins, and the slide that stands on the wall meanwhile, if any."""

    clock: str
    activity: Node
    slide: dict[str, Any] | None


def run_of(view: dict[str, Any]) -> list[Talk | Play]:
    """Give the module's scenes in the order of its plan; what the plan leaves out comes at the end."""
    slides = {slide["number"]: slide for slide in view["slides"]}
    activities = {nodes.id_of(each): each for each in view["activities"]}
    scenes = [scene for row in view["plan"] for scene in _scenes(row, slides, activities)]
    end = clock_at(sum(row["minutes"] for row in view["plan"]))
    shown = {scene.slide["number"] for scene in scenes if scene.slide}
    played = {nodes.id_of(scene.activity) for scene in scenes if isinstance(scene, Play)}
    scenes += [Talk(clock=end, slide=slide) for number, slide in slides.items() if number not in shown]
    rest = [each for name, each in activities.items() if name not in played]
    return scenes + [Play(clock=end, activity=each, slide=None) for each in rest]


def clock_at(minutes: int) -> str:
    """Write minutes since the beginning as hours and minutes: 75 is "1:15"."""
    return f"{minutes // _HOUR}:{minutes % _HOUR:02d}"


def minutes_of(clock: str) -> int:
    """Read a clock: "1:15" is 75 minutes."""
    hours, _, minutes = clock.partition(":")
    return int(hours) * _HOUR + int(minutes)


def slide_span(row: dict[str, Any]) -> str:
    """Write the numbers of the slides of a row of the plan: "4", "4-9", or nothing."""
    first, last = row["slides"] or (0, 0)
    return _span(first, last)


def slide_name(slide: dict[str, Any]) -> str:
    """Write the number of a slide; one that the deck splits has several: "12-13"."""
    return _span(slide["number"], slide.get("last", slide["number"]))


def _span(first: int, last: int) -> str:
    return f"{first}\N{EN DASH}{last}" if first != last else str(first or "")


def _scenes(row: dict[str, Any], slides: dict[int, Any], activities: dict[str, Node]) -> Iterator[Talk | Play]:
    first, last = row["slides"] or (1, 0)
    shown = [slides[number] for number in range(first, last + 1) if number in slides]
    activity = activities.get(row["activity"] or "")
    # The activity's own slide stands on the wall while it runs: one scene. Other slides lead up to it.
    own = next((slide for slide in shown if activity and slide["kind"] == "activity"), None)
    now = minutes_of(row["clock"])
    for slide in shown:
        if slide is not own:
            yield Talk(clock=clock_at(now), slide=slide)
            now += 0 if activity else slide["minutes"]
    if activity:
        yield Play(clock=row["clock"], activity=activity, slide=own)
