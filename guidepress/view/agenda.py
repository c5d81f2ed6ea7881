"""Turns slides with their minutes into an agenda: a table of what is taught when, and the minutes in all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from guidepress.model import Node
from guidepress.nodes import words
from guidepress.view.scene import Scene

Slide = dict[str, Any]
_BY_HOURS = 300  # minutes: what takes longer is counted in hours and minutes


def clock_text(minutes: int) -> str:
    """Write minutes since the beginning as hours:minutes."""
    return f"{minutes // 60}:{minutes % 60:02d}"


def agenda_parts(scene: Scene, rows: Iterable[tuple[Sequence[Node], int]]) -> dict[str, Any]:
    """Give the table of an agenda slide, a row for each (title, minutes), and all minutes as its figure."""
    clock = 0
    head = [words(scene.say(each)) for each in ("clock", "agenda-topic", "minutes-column")]
    cells: list[list[list[Node]]] = [head]
    for title, minutes in rows:
        if minutes:
            cells.append([words(clock_text(clock)), list(title), words(str(minutes))])
        clock += minutes
    by_hours = clock >= _BY_HOURS
    value, unit = (clock_text(clock), "hours") if by_hours else (str(clock), "minutes")
    figure = {"value": value, "unit": scene.say(unit), "percent": None}
    return {"table": {"rows": cells, "align": ["right", "left", "right"]}, "figure": figure}


def section_rows(
    scene: Scene, opening: Sequence[Slide], taught: Sequence[Slide], closing: Sequence[Slide], titles: dict[str, Any]
) -> list[tuple[list[Node], int]]:
    """Add up the minutes of a module's opening, of each section and of its closing."""
    minutes = dict.fromkeys(titles, 0)
    for slide in taught:
        minutes[slide["section"]] += slide["minutes"]
    return [
        (words(scene.say("agenda-opening")), sum(each["minutes"] for each in opening)),
        *((titles[each], spent) for each, spent in minutes.items()),
        (words(scene.say("agenda-closing")), sum(each["minutes"] for each in closing)),
    ]
