"""Turns a reading direction into the layouts of a deck: named boxes on a grid of 960 by 540 points.

The template draws them, the plan measures against them: geometry and type sizes are stated here alone.
Everything is written for left-to-right and mirrored as a whole.
"""

from __future__ import annotations

from dataclasses import replace

from guidepress.products.fit import Level
from guidepress.products.slide_boxes import HEIGHT, WIDTH, Box, Layout, Panel, Slot
from guidepress.products.slide_grid import (
    BODY,
    COLUMN,
    FOOT,
    HEAD,
    LEFT,
    MEASURE,
    NARROW,
    READING,
    TITLE,
    kicker,
    small,
    source,
    title_slot,
)
from guidepress.products.slide_layouts_drawn import drawn_layouts
from guidepress.products.slide_layouts_panels import panel_layouts

BAND = 384.0  # points from the top: below it stands the title of a picture that fills the slide


def layouts(direction: str) -> dict[str, Layout]:
    """Return all layouts by name, mirrored where `direction` is "rtl"."""
    made = (*_openers(), *_texts(), *_objects(), *panel_layouts(), *drawn_layouts())
    if direction == "rtl":
        made = tuple(layout.mirrored() for layout in made)
    return {layout.name: layout for layout in made}


def _openers() -> tuple[Layout, ...]:
    """Title, section divider and statement: slides that carry one thing."""
    number = Level(size=230, bold=True, colour="bg1", pitch=0.9)
    title = Layout(
        name="title",
        background="accent1",
        panels=(Panel(box=Box(x=660, y=0, width=300, height=540), colour="accent1:dark"),),
        slots=(
            title_slot(
                Box(x=LEFT, y=120, width=560, height=170),
                level=Level(size=44, bold=True, colour="bg1", pitch=0.95),
                anchor="b",
            ),
            # Three lines: the name of an event may take two, before its place and dates.
            small("guide", 11, Box(x=LEFT, y=35, width=560, height=74), "bg1", bold=True),
            Slot(
                name="lead",
                index=12,
                box=Box(x=LEFT, y=308, width=560, height=128),
                levels=(Level(size=24, colour="bg1", before=8),),
            ),
            small("edition", 13, Box(x=LEFT, y=468, width=560, height=28), "bg1"),
            Slot(
                name="number",
                index=14,
                box=Box(x=660, y=60, width=300, height=270),
                levels=(number,),
                anchor="ctr",
                align="centre",
            ),
        ),
        tab=False,
        icon=Box(x=760, y=352, width=100, height=100),
        icon_colour="bg1",
    )
    section = Layout(
        name="section",
        background="accent1:tint",
        slots=(
            title_slot(
                Box(x=LEFT, y=252, width=760, height=170),
                level=Level(size=44, bold=True, pitch=0.95),
            ),
            kicker(width=720, colour="accent1", y=46),
            Slot(
                name="number",
                index=14,
                box=Box(x=LEFT, y=148, width=400, height=92),
                levels=(Level(size=80, bold=True, colour="accent1", pitch=0.9),),
                anchor="b",
            ),
        ),
        tab=False,
        icon=Box(x=808, y=46, width=80, height=80),
        progress=Box(x=LEFT, y=484, width=MEASURE, height=8),
    )
    statement = Layout(
        name="statement",
        foot=FOOT,
        panels=(Panel(box=Box(x=LEFT, y=150, width=8, height=288), colour="accent1"),),
        slots=(
            HEAD,
            kicker(),
            Slot(
                name="statement",
                index=15,
                box=Box(x=92, y=150, width=740, height=288),
                levels=(Level(size=38, before=14, colour="accent1"),),
                anchor="ctr",
            ),
            source(),
        ),
    )
    return (title, section, statement)


def _texts() -> tuple[Layout, ...]:
    """Make lists and columns."""
    text = Layout(
        name="text",
        foot=FOOT,
        slots=(
            HEAD,
            kicker(),
            Slot(name="body", index=1, box=Box(x=LEFT, y=160, width=780, height=278), levels=BODY),
            source(),
        ),
    )
    two = _columns("two-columns", 2, 46, COLUMN)
    three = _columns("three-columns", 3, 30, NARROW)
    reading = Layout(
        name="reading",
        foot=FOOT,
        slots=(
            HEAD,
            kicker(),
            Slot(name="body", index=1, box=Box(x=LEFT, y=144, width=MEASURE, height=346), levels=READING),
        ),
    )
    # For slides that trainers add themselves.
    free = Layout(name="title-only", foot=FOOT, slots=(HEAD, kicker()))
    return (text, two, three, reading, free)


def _columns(name: str, count: int, gap: float, levels: tuple[Level, ...]) -> Layout:
    """Make a layout of columns, each under a rule and a heading."""
    width = (MEASURE - gap * (count - 1)) / count
    places = [LEFT + n * (width + gap) for n in range(count)]
    slots = []
    for place, x in enumerate(places, start=1):
        head = Level(size=22, bold=True, colour="accent1")
        under = Box(x=x, y=228, width=width, height=210)
        slots += [
            Slot(
                name=f"heading-{place}",
                index=10 + 10 * place,
                box=Box(x=x, y=170, width=width, height=56),
                levels=(head,),
            ),
            Slot(name=f"column-{place}", index=11 + 10 * place, box=under, levels=levels),
        ]
    rules = tuple(Panel(box=Box(x=x, y=160, width=width, height=4), colour="accent1") for x in places)
    return Layout(name=name, foot=FOOT, slots=(HEAD, kicker(), *slots, source()), panels=rules)


def _objects() -> tuple[Layout, ...]:
    """Picture, picture beside text, table and chart."""
    full = Box(x=LEFT, y=150, width=MEASURE, height=292)
    beside = Slot(name="body", index=1, box=Box(x=636, y=150, width=252, height=292), levels=COLUMN, anchor="ctr")
    picture = Slot(name="picture", index=16, kind="pic", box=full)
    return (
        Layout(
            name="picture-full",
            crops=True,
            panels=(Panel(box=Box(x=0, y=BAND, width=WIDTH, height=HEIGHT - BAND), colour="accent1"),),
            slots=(
                title_slot(
                    Box(x=LEFT, y=BAND + 12, width=MEASURE, height=74), level=replace(TITLE, colour="bg1"), anchor="ctr"
                ),
                replace(picture, box=Box(x=0, y=0, width=WIDTH, height=BAND)),
                Slot(
                    name="lead",
                    index=12,
                    box=Box(x=LEFT, y=BAND + 90, width=MEASURE, height=54),
                    levels=(Level(size=20, colour="bg1"),),
                ),
            ),
            tab=False,
        ),
        Layout(name="picture", foot=FOOT, slots=(HEAD, kicker(), picture, source())),
        Layout(
            name="picture-text",
            foot=FOOT,
            slots=(HEAD, kicker(), replace(picture, box=replace(full, width=556)), beside, source()),
        ),
        Layout(
            name="table",
            foot=FOOT,
            slots=(HEAD, kicker(), Slot(name="table", index=17, kind="tbl", box=full), source()),
        ),
        Layout(
            name="chart",
            foot=FOOT,
            slots=(HEAD, kicker(), Slot(name="chart", index=18, kind="chart", box=full), source()),
        ),
    )
