"""The grid of all layouts: margins, type sizes of each role, and the slots that many layouts share.

Lengths are points on a slide of 960 by 540; everything is written for left-to-right.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from guidepress.products.fit import Level
from guidepress.products.slide_boxes import Box, Slot

LEFT, RIGHT = 54.0, 888.0  # the tab stands right of it
MEASURE = RIGHT - LEFT
SIDE = 312.0  # the width of a coloured panel where reading starts
BESIDE = 356.0  # where text beside that panel begins
TITLE = Level(size=30, bold=True, pitch=0.95)
BODY = (
    Level(size=26, bullet="square", indent=30, hang=30, before=16),
    Level(size=22, bullet="dash", indent=56, hang=24, before=6),
)
COLUMN = (
    Level(size=24, bullet="square", indent=26, hang=26, before=14),
    Level(size=20, bullet="dash", indent=46, hang=22, before=4),
)
NARROW = (
    Level(size=22, bullet="square", indent=24, hang=24, before=12),
    Level(size=18, bullet="dash", indent=42, hang=20, before=4),
)
LISTED = (
    Level(size=24, bullet="number", indent=48, hang=48, before=18),
    Level(size=20, bullet="dash", indent=68, hang=20, before=5),
)
CHECKED = (replace(LISTED[0], bullet="square", indent=30, hang=30), LISTED[1])
READING = (
    Level(size=20, before=13),
    Level(size=18, indent=0, before=2, colour="tx2"),
)
STEP = (Level(size=24, bold=True, colour="accent1"), Level(size=22, before=5))
FOOT = Box(x=LEFT, y=506, width=640, height=18)
PANEL_FOOT = Box(x=BESIDE, y=506, width=440, height=18)


def title_slot(box: Box, *, level: Level = TITLE, anchor: Literal["t", "ctr", "b"] = "t") -> Slot:
    """Make the slot of a title."""
    return Slot(name="title", index=0, kind="title", box=box, levels=(level,), anchor=anchor)


HEAD = title_slot(Box(x=LEFT, y=64, width=MEASURE, height=76))


def kicker(x: float = LEFT, width: float = MEASURE, *, colour: str = "accent1", y: float = 34) -> Slot:
    """Make the slot of the short label over a title."""
    level = Level(size=18, bold=True, colour=colour)
    return Slot(name="kicker", index=10, box=Box(x=x, y=y, width=width, height=26), levels=(level,), anchor="ctr")


def source(x: float = LEFT, width: float = MEASURE) -> Slot:
    """Make the slot of the source at a slide's foot: two lines."""
    level = Level(size=18, colour="tx2")
    return Slot(name="source", index=19, box=Box(x=x, y=446, width=width, height=46), levels=(level,), anchor="b")


def small(name: str, index: int, box: Box, colour: str, *, bold: bool = False) -> Slot:
    """Make a slot for a line or two in the smallest size."""
    return Slot(name=name, index=index, box=box, levels=(Level(size=18, bold=bold, colour=colour),), anchor="ctr")
