"""Turns the grid into layouts whose texts stand in a drawing: numbers, steps, times, countries, questions."""

from __future__ import annotations

from dataclasses import replace

from guidepress.products.fit import Level
from guidepress.products.slide_boxes import HEIGHT, Box, Layout, Panel, Slot
from guidepress.products.slide_grid import (
    BESIDE,
    COLUMN,
    FOOT,
    HEAD,
    LEFT,
    MEASURE,
    PANEL_FOOT,
    RIGHT,
    SIDE,
    STEP,
    kicker,
    small,
    source,
    title_slot,
)

MOST_STEPS = 6
AXIS = 294.0  # points from the top: the line of a timeline
_AXIS_START = 20.0  # points from the margin to the text of the first event
_STEP_INDEX = 40
_INSET = 18.0
OPTION_LETTER = 62.0  # points from an option's card to its text


def drawn_layouts() -> tuple[Layout, ...]:
    """Make the layouts; the slots of steps stand as for six of them, a slide with fewer moves its own."""
    return (_big_number(), _comparison(), _process(), _timeline(), _country(), *_questions())


def step_boxes(count: int) -> list[Box]:
    """Give the places of the texts of a process: columns for up to four steps, two columns of rows for more."""
    if count <= 4:  # noqa: PLR2004 - more columns would be narrower than a long word
        width = MEASURE / count
        return [Box(x=LEFT + n * width, y=284, width=width - 22, height=206) for n in range(count)]
    rows = -(-count // 2)
    height = 330.0 / rows
    return [
        Box(x=LEFT + (n // rows) * 428 + 64, y=160 + (n % rows) * height, width=342, height=height - 12)
        for n in range(count)
    ]


def event_boxes(count: int) -> list[Box]:
    """Give the places of the texts of a timeline: above and below its line by turns, each as wide as two."""
    pitch = (MEASURE - _AXIS_START) / (count + 1)
    return [
        Box(
            x=LEFT + _AXIS_START + n * pitch,
            y=AXIS - 18 - 126 if n % 2 == 0 else AXIS + 18,
            width=2 * pitch - 20,
            height=126,
        )
        for n in range(count)
    ]


def card_boxes(count: int) -> list[Box]:
    """Give the places of a country's facts: one column for up to three, two for more."""
    columns = 1 if count <= 3 else 2  # noqa: PLR2004 - as the docstring says
    width = (RIGHT - BESIDE - 24 * (columns - 1)) / columns
    pitch = min(120.0, 270.0 / -(-count // columns))
    return [
        Box(x=BESIDE + (n % columns) * (width + 24), y=172 + (n // columns) * pitch, width=width, height=pitch - 8)
        for n in range(count)
    ]


def option_boxes(count: int) -> list[Box]:
    """Give the places of the options of a question: below each other, four of them two beside two."""
    columns = 2 if count > 3 else 1  # noqa: PLR2004 - as the docstring says
    height = 204.0 / max(-(-count // columns), 1)
    pitch = (MEASURE + 14) / columns
    return [
        Box(
            x=LEFT + (n % columns) * pitch + OPTION_LETTER,
            y=278 + (n // columns) * height,
            width=pitch - 14 - OPTION_LETTER - 12,
            height=height - 14,
        )
        for n in range(count)
    ]


def _steps(boxes: list[Box], levels: tuple[Level, ...]) -> list[Slot]:
    return [Slot(name=f"step-{n + 1}", index=_STEP_INDEX + n, box=box, levels=levels) for n, box in enumerate(boxes)]


def _big_number() -> Layout:
    return Layout(
        name="big-number",
        foot=FOOT,
        slots=(
            HEAD,
            kicker(),
            Slot(
                name="number",
                index=14,
                box=Box(x=LEFT, y=146, width=534, height=138),
                levels=(Level(size=120, bold=True, colour="accent1", pitch=0.9),),
                anchor="b",
            ),
            Slot(
                name="unit",
                index=28,
                box=Box(x=LEFT, y=286, width=534, height=38),
                levels=(Level(size=26, bold=True),),
                anchor="ctr",
            ),
            Slot(name="meaning", index=15, box=Box(x=LEFT, y=332, width=534, height=108), levels=(Level(size=24),)),
            source(),
        ),
    )


def _comparison() -> Layout:
    """Make two cards side by side, each under a band with its heading."""
    width, gap = 402.0, 30.0
    slots, panels = [], []
    for place, (x, colour) in enumerate(((LEFT, "accent1"), (LEFT + width + gap, "tx2")), start=1):
        head = Level(size=22, bold=True, colour="bg1")
        panels += [
            Panel(box=Box(x=x, y=156, width=width, height=52), colour=colour),
            Panel(box=Box(x=x, y=208, width=width, height=230), colour=f"{colour}:tint"),
        ]
        slots += [
            Slot(
                name=f"heading-{place}",
                index=10 + 10 * place,
                box=Box(x=x + _INSET, y=156, width=width - 2 * _INSET - 8, height=52),
                levels=(head,),
                anchor="ctr",
            ),
            Slot(
                name=f"column-{place}",
                index=11 + 10 * place,
                box=Box(x=x + _INSET, y=224, width=width - 2 * _INSET, height=204),
                levels=COLUMN,
            ),
        ]
    return Layout(name="comparison", foot=FOOT, slots=(HEAD, kicker(), *slots, source()), panels=tuple(panels))


def _process() -> Layout:
    return Layout(name="process", foot=FOOT, slots=(HEAD, kicker(), *_steps(step_boxes(MOST_STEPS), STEP)))


def _timeline() -> Layout:
    """Make slots above and below the line; those above stand on it."""
    levels = (STEP[0], replace(STEP[1], size=20, before=2))
    slots = [
        replace(slot, anchor="t" if n % 2 else "b") for n, slot in enumerate(_steps(event_boxes(MOST_STEPS), levels))
    ]
    panel = Panel(box=Box(x=LEFT, y=AXIS - 2, width=MEASURE, height=4), colour="accent1")
    return Layout(name="timeline", foot=FOOT, slots=(HEAD, kicker(), *slots, source()), panels=(panel,))


def _country() -> Layout:
    levels = (replace(STEP[0], size=20), replace(STEP[1], before=2))
    return Layout(
        name="country",
        foot=PANEL_FOOT,
        panels=(Panel(box=Box(x=0, y=0, width=SIDE, height=HEIGHT), colour="accent1"),),
        slots=(
            title_slot(Box(x=BESIDE, y=44, width=RIGHT - BESIDE, height=108), anchor="b"),
            kicker(40, 254, colour="bg1", y=122),
            Slot(
                name="number",
                index=14,
                box=Box(x=40, y=160, width=254, height=104),
                levels=(Level(size=96, bold=True, colour="bg1", pitch=0.9),),
                anchor="b",
            ),
            Slot(
                name="country",
                index=28,
                box=Box(x=40, y=276, width=240, height=100),
                levels=(Level(size=26, bold=True, colour="bg1"),),
            ),
            *_steps(card_boxes(MOST_STEPS), levels),
            source(BESIDE, RIGHT - BESIDE),
        ),
        icon=Box(x=40, y=52, width=56, height=56),
        icon_colour="bg1",
    )


def _questions() -> tuple[Layout, ...]:
    """Make the question to the room, in the module's colour, and its answer."""
    options = [
        Slot(
            name=f"option-{n + 1}",
            index=_STEP_INDEX + n,
            box=box,
            levels=(Level(size=22, colour="bg1"),),
            anchor="ctr",
        )
        for n, box in enumerate(option_boxes(4))
    ]
    question = Layout(
        name="question",
        background="accent1",
        slots=(
            title_slot(
                Box(x=LEFT, y=70, width=660, height=70), level=Level(size=26, bold=True, colour="bg1", pitch=0.95)
            ),
            kicker(width=660, colour="bg1", y=36),
            Slot(
                name="statement",
                index=15,
                box=Box(x=LEFT, y=150, width=660, height=300),
                levels=(Level(size=36, before=14, colour="bg1"),),
                anchor="ctr",
            ),
            *options,
            small("mark", 26, Box(x=LEFT, y=488, width=660, height=28), "bg1", bold=True),
        ),
        tab=False,
        icon=Box(x=780, y=40, width=108, height=108),
        icon_colour="bg1",
    )
    answer = Layout(
        name="answer",
        foot=FOOT,
        panels=(Panel(box=Box(x=LEFT, y=160, width=MEASURE, height=3), colour="accent1"),),
        slots=(
            HEAD,
            kicker(),
            Slot(
                name="question",
                index=15,
                box=Box(x=LEFT, y=176, width=MEASURE, height=60),
                levels=(Level(size=20, colour="tx2"),),
            ),
            Slot(
                name="body",
                index=1,
                box=Box(x=130, y=250, width=RIGHT - 130, height=190),
                levels=(Level(size=26, before=12), Level(size=22, bullet="dash", indent=24, hang=24, before=6)),
            ),
            source(),
        ),
        icon=Box(x=LEFT, y=252, width=52, height=52),
    )
    return (question, answer)
