"""Turns a reading direction into the layouts of a deck: named boxes on a grid of 960 by 540 points.

The template draws them, the plan measures against them: geometry and type sizes are stated here alone.
Everything is written for left-to-right and mirrored as a whole.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from guidepress.products.fit import Level
from guidepress.products.slide_boxes import Box, Layout, Panel, Slot

_LEFT, _RIGHT = 54.0, 888.0  # the tab stands right of it
_MEASURE = _RIGHT - _LEFT
_TITLE_LEVEL = Level(size=30, bold=True, pitch=0.95)
_BODY = (
    Level(size=26, bullet="square", indent=30, hang=30, before=16),
    Level(size=22, bullet="dash", indent=56, hang=24, before=6),
)
_COLUMN = (
    Level(size=22, bullet="square", indent=24, hang=24, before=14),
    Level(size=20, bullet="dash", indent=46, hang=22, before=4),
)
_LISTED = (
    Level(size=24, bullet="number", indent=48, hang=48, before=18),
    Level(size=20, bullet="dash", indent=68, hang=20, before=5),
)
_CHECKED = (replace(_LISTED[0], bullet="square", indent=30, hang=30), _LISTED[1])
_READING = (
    Level(size=20, before=13),
    Level(size=18, indent=0, before=2, colour="tx2"),
)


def layouts(direction: str) -> dict[str, Layout]:
    """Return all layouts by name, mirrored where `direction` is "rtl"."""
    made = (*_openers(), *_texts(), *_objects(), *_panels())
    if direction == "rtl":
        made = tuple(layout.mirrored() for layout in made)
    return {layout.name: layout for layout in made}


def _title(box: Box, *, level: Level = _TITLE_LEVEL, anchor: Literal["t", "ctr", "b"] = "t") -> Slot:
    return Slot(name="title", index=0, kind="title", box=box, levels=(level,), anchor=anchor)


def _kicker(x: float = _LEFT, width: float = _MEASURE, *, colour: str = "accent1", y: float = 34) -> Slot:
    level = Level(size=18, bold=True, colour=colour)
    return Slot(name="kicker", index=10, box=Box(x=x, y=y, width=width, height=26), levels=(level,), anchor="ctr")


def _source(x: float = _LEFT, width: float = _MEASURE) -> Slot:
    level = Level(size=18, colour="tx2")
    return Slot(name="source", index=19, box=Box(x=x, y=446, width=width, height=46), levels=(level,), anchor="b")


def _small(name: str, index: int, box: Box, colour: str, *, bold: bool = False) -> Slot:
    return Slot(name=name, index=index, box=box, levels=(Level(size=18, bold=bold, colour=colour),), anchor="ctr")


_HEAD = _title(Box(x=_LEFT, y=64, width=_MEASURE, height=76))
_FOOT = Box(x=_LEFT, y=506, width=640, height=18)


def _openers() -> tuple[Layout, ...]:
    """Title, section divider and statement: slides that carry one thing."""
    number = Level(size=230, bold=True, colour="bg1", pitch=0.9)
    title = Layout(
        name="title",
        background="accent1",
        panels=(Panel(box=Box(x=660, y=0, width=300, height=540), colour="accent1:dark"),),
        slots=(
            _title(
                Box(x=_LEFT, y=120, width=560, height=170),
                level=Level(size=44, bold=True, colour="bg1", pitch=0.95),
                anchor="b",
            ),
            _small("guide", 11, Box(x=_LEFT, y=46, width=560, height=52), "bg1", bold=True),
            Slot(
                name="lead",
                index=12,
                box=Box(x=_LEFT, y=308, width=560, height=128),
                levels=(Level(size=24, colour="bg1", before=8),),
            ),
            _small("edition", 13, Box(x=_LEFT, y=468, width=560, height=28), "bg1"),
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
            _title(
                Box(x=_LEFT, y=252, width=760, height=170),
                level=Level(size=44, bold=True, pitch=0.95),
            ),
            _kicker(width=720, colour="accent1", y=46),
            Slot(
                name="number",
                index=14,
                box=Box(x=_LEFT, y=148, width=400, height=92),
                levels=(Level(size=80, bold=True, colour="accent1", pitch=0.9),),
                anchor="b",
            ),
        ),
        tab=False,
        icon=Box(x=808, y=46, width=80, height=80),
        progress=Box(x=_LEFT, y=484, width=_MEASURE, height=8),
    )
    statement = Layout(
        name="statement",
        foot=_FOOT,
        panels=(Panel(box=Box(x=_LEFT, y=150, width=8, height=320), colour="accent1"),),
        slots=(
            _HEAD,
            _kicker(),
            Slot(
                name="statement",
                index=15,
                box=Box(x=92, y=150, width=740, height=320),
                levels=(Level(size=38, before=14, colour="accent1"),),
                anchor="ctr",
            ),
        ),
    )
    return (title, section, statement)


def _texts() -> tuple[Layout, ...]:
    """Make lists and columns."""
    text = Layout(
        name="text",
        foot=_FOOT,
        slots=(
            _HEAD,
            _kicker(),
            Slot(name="body", index=1, box=Box(x=_LEFT, y=160, width=780, height=330), levels=_BODY),
        ),
    )
    width = 394.0
    columns = []
    for place, x in enumerate((_LEFT, _RIGHT - width), start=1):
        head = Level(size=22, bold=True, colour="accent1")
        columns += [
            Slot(
                name=f"heading-{place}",
                index=10 + 10 * place,
                box=Box(x=x, y=172, width=width, height=60),
                levels=(head,),
            ),
            Slot(
                name=f"column-{place}",
                index=11 + 10 * place,
                box=Box(x=x, y=236, width=width, height=250),
                levels=_COLUMN,
            ),
        ]
    two = Layout(
        name="two-columns",
        foot=_FOOT,
        slots=(_HEAD, _kicker(), *columns),
        panels=tuple(
            Panel(box=Box(x=x, y=160, width=width, height=4), colour="accent1") for x in (_LEFT, _RIGHT - width)
        ),
    )
    reading = Layout(
        name="reading",
        foot=_FOOT,
        slots=(
            _HEAD,
            _kicker(),
            Slot(name="body", index=1, box=Box(x=_LEFT, y=144, width=_MEASURE, height=346), levels=_READING),
        ),
    )
    # For slides that trainers add themselves.
    free = Layout(name="title-only", foot=_FOOT, slots=(_HEAD, _kicker()))
    return (text, two, reading, free)


def _objects() -> tuple[Layout, ...]:
    """Picture, picture beside text, table and chart."""
    full = Box(x=_LEFT, y=150, width=_MEASURE, height=292)
    beside = Slot(name="body", index=1, box=Box(x=636, y=150, width=252, height=292), levels=_COLUMN, anchor="ctr")
    picture = Slot(name="picture", index=16, kind="pic", box=full)
    return (
        Layout(name="picture", foot=_FOOT, slots=(_HEAD, _kicker(), picture, _source())),
        Layout(
            name="picture-text",
            foot=_FOOT,
            slots=(_HEAD, _kicker(), replace(picture, box=replace(full, width=556)), beside, _source()),
        ),
        Layout(
            name="table",
            foot=_FOOT,
            slots=(_HEAD, _kicker(), Slot(name="table", index=17, kind="tbl", box=full), _source()),
        ),
        Layout(
            name="chart",
            foot=_FOOT,
            slots=(_HEAD, _kicker(), Slot(name="chart", index=18, kind="chart", box=full), _source()),
        ),
    )


def _panels() -> tuple[Layout, ...]:
    """Make slides with a coloured panel where reading starts, for lists, cases, activities; and voices."""
    side, tall = 312.0, 540.0
    foot = Box(x=356, y=506, width=440, height=18)
    body = Box(x=356, y=48, width=532, height=438)

    def listed(name: str, colour: str, levels: tuple[Level, ...]) -> Layout:
        return Layout(
            name=name,
            foot=foot,
            panels=(Panel(box=Box(x=0, y=0, width=side, height=tall), colour=colour),),
            slots=(
                _title(
                    Box(x=_LEFT - 14, y=130, width=side - 76, height=290),
                    level=replace(_TITLE_LEVEL, colour="bg1"),
                ),
                _kicker(_LEFT - 14, side - 76, colour="bg1", y=456),
                Slot(name="body", index=1, box=body, levels=levels, anchor="ctr"),
            ),
            icon=Box(x=40, y=52, width=56, height=56),
            icon_colour="bg1",
        )

    def told(name: str, panel: str, ink: str, facts: float, *extra: Slot) -> Layout:
        """Build the layouts of cases, activities and videos: facts on the panel, the words beside it."""
        places = [Box(x=82, y=facts + 54 * n, width=214, height=48) for n in range(4)]
        return Layout(
            name=name,
            foot=foot,
            panels=(Panel(box=Box(x=0, y=0, width=side, height=tall), colour=panel),),
            slots=(
                _title(Box(x=356, y=44, width=532, height=108), anchor="b"),
                *extra,
                *(_small(f"fact-{n}", 30 + n, box, ink) for n, box in enumerate(places, start=1)),
            ),
            icon=Box(x=40, y=52, width=56, height=56),
            icon_colour=ink,
        )

    words = Slot(name="body", index=1, box=Box(x=356, y=178, width=532, height=308), levels=_BODY)
    film = replace(words, box=replace(words.box, height=250))
    link = _small("link", 29, Box(x=356, y=436, width=532, height=50), "accent1")
    quoted = Layout(
        name="voices",
        background="accent2:tint",
        foot=_FOOT,
        slots=(
            _title(
                Box(x=140, y=46, width=700, height=64),
                level=Level(size=24, bold=True, colour="accent2", pitch=0.95),
                anchor="ctr",
            ),
            Slot(
                name="quote",
                index=24,
                box=Box(x=140, y=118, width=700, height=264),
                levels=(Level(size=34, before=12),),
                anchor="b",
            ),
            Slot(
                name="speaker",
                index=25,
                box=Box(x=140, y=402, width=700, height=52),
                levels=(Level(size=20, bold=True, colour="accent2"),),
            ),
            _small("mark", 26, Box(x=140, y=462, width=700, height=26), "tx2"),
        ),
        icon=Box(x=54, y=50, width=60, height=60),
        icon_colour="accent2",
    )
    minutes = Slot(
        name="minutes",
        index=27,
        box=Box(x=40, y=150, width=254, height=102),
        levels=(Level(size=96, bold=True, colour="bg1", pitch=0.9),),
        anchor="b",
    )
    return (
        listed("objectives", "accent1", _LISTED),
        listed("key-points", "tx1", _CHECKED),
        quoted,
        replace(
            told("case", "accent3:tint", "tx1", 176, _kicker(40, 254, colour="accent3", y=126), words),
            icon_colour="accent3",
        ),
        told(
            "activity",
            "accent4",
            "bg1",
            300,
            _kicker(40, 254, colour="bg1", y=122),
            minutes,
            _small("unit", 28, Box(x=40, y=252, width=254, height=34), "bg1", bold=True),
            words,
        ),
        replace(
            told("video", "accent5", "bg1", 160, _kicker(40, 254, colour="bg1", y=122), film, link),
            code=Box(x=40, y=290, width=200, height=200),
        ),
    )
