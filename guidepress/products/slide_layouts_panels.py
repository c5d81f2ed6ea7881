"""Turns the grid into the layouts with a coloured panel where reading starts, and those of voices and closing."""

from __future__ import annotations

from dataclasses import replace

from guidepress.products.fit import Level
from guidepress.products.slide_boxes import Box, Layout, Panel, Slot
from guidepress.products.slide_grid import (
    BESIDE,
    BODY,
    CHECKED,
    FOOT,
    LEFT,
    LISTED,
    PANEL_FOOT,
    RIGHT,
    SIDE,
    TITLE,
    kicker,
    small,
    source,
    title_slot,
)


def panel_layouts() -> tuple[Layout, ...]:
    """Make slides with a coloured panel where reading starts, for lists, cases, activities; and voices."""
    tall = 540.0
    foot = PANEL_FOOT
    body = Box(x=356, y=48, width=532, height=438)

    def listed(name: str, colour: str, levels: tuple[Level, ...], *extra: Slot, body: Box = body) -> Layout:
        return Layout(
            name=name,
            foot=foot,
            panels=(Panel(box=Box(x=0, y=0, width=SIDE, height=tall), colour=colour),),
            slots=(
                title_slot(
                    Box(x=LEFT - 14, y=130, width=SIDE - 76, height=290),
                    level=replace(TITLE, colour="bg1"),
                ),
                kicker(LEFT - 14, SIDE - 76, colour="bg1", y=456),
                Slot(name="body", index=1, box=body, levels=levels, anchor="ctr"),
                *extra,
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
            panels=(Panel(box=Box(x=0, y=0, width=SIDE, height=tall), colour=panel),),
            slots=(
                title_slot(Box(x=356, y=44, width=532, height=108), anchor="b"),
                *extra,
                *(small(f"fact-{n}", 30 + n, box, ink) for n, box in enumerate(places, start=1)),
            ),
            icon=Box(x=40, y=52, width=56, height=56),
            icon_colour=ink,
        )

    words = Slot(name="body", index=1, box=Box(x=356, y=178, width=532, height=308), levels=BODY)
    film = replace(words, box=replace(words.box, y=168, height=150))
    link = small("link", 29, Box(x=590, y=334, width=298, height=122), "accent1")
    quoted = Layout(
        name="voices",
        background="accent2:tint",
        foot=FOOT,
        slots=(
            title_slot(
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
            small("mark", 26, Box(x=140, y=462, width=700, height=26), "tx2"),
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
    agenda = Layout(
        name="agenda",
        foot=foot,
        panels=(Panel(box=Box(x=0, y=0, width=SIDE, height=tall), colour="tx1"),),
        slots=(
            title_slot(Box(x=40, y=130, width=SIDE - 76, height=190), level=replace(TITLE, colour="bg1")),
            Slot(
                name="total",
                index=27,
                box=Box(x=40, y=350, width=254, height=88),
                levels=(Level(size=72, bold=True, colour="bg1", pitch=0.9),),
                anchor="b",
            ),
            small("unit", 28, Box(x=40, y=444, width=254, height=28), "bg1", bold=True),
            Slot(name="table", index=17, kind="tbl", box=Box(x=BESIDE, y=52, width=532, height=438)),
        ),
        icon=Box(x=40, y=52, width=56, height=56),
        icon_colour="bg1",
    )
    closing = Layout(
        name="closing",
        background="accent1",
        panels=(Panel(box=Box(x=660, y=0, width=300, height=540), colour="accent1:dark"),),
        slots=(
            title_slot(
                Box(x=LEFT, y=60, width=560, height=132), level=Level(size=36, bold=True, colour="bg1", pitch=0.95)
            ),
            Slot(
                name="body",
                index=1,
                box=Box(x=LEFT, y=210, width=560, height=232),
                levels=(replace(LISTED[0], size=26, colour="bg1", bullet_colour="bg1"),),
            ),
            small("edition", 13, Box(x=LEFT, y=456, width=560, height=48), "bg1"),
        ),
        tab=False,
        icon=Box(x=745, y=205, width=130, height=130),
        icon_colour="bg1",
    )
    seen = tuple(replace(each, bullet_colour="accent6") for each in BODY)
    return (
        listed("objectives", "accent1", LISTED),
        listed("key-points", "tx1", CHECKED),
        listed("lens", "accent6", seen, source(BESIDE, RIGHT - BESIDE), body=replace(body, height=388)),
        agenda,
        closing,
        quoted,
        replace(
            told("case", "accent3:tint", "tx1", 176, kicker(40, 254, colour="accent3", y=126), words),
            icon_colour="accent3",
        ),
        told(
            "activity",
            "accent4",
            "bg1",
            300,
            kicker(40, 254, colour="bg1", y=122),
            minutes,
            small("unit", 28, Box(x=40, y=252, width=254, height=34), "bg1", bold=True),
            words,
        ),
        replace(
            told("video", "accent5", "bg1", 160, kicker(40, 254, colour="bg1", y=122), film, link),
            code=Box(x=40, y=290, width=200, height=200),
        ),
    )
