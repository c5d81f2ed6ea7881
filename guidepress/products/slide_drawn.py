"""Turns slides whose texts stand in a drawing into their layout, texts, places and marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from guidepress.products.slide_boxes import Box, Mark
from guidepress.products.slide_grid import LEFT, MEASURE, RIGHT
from guidepress.products.slide_layouts_drawn import (
    AXIS,
    OPTION_LETTER,
    card_boxes,
    event_boxes,
    option_boxes,
    step_boxes,
)
from guidepress.products.slide_shown import Content, Paragraphs, View, body_of, inline, kicker_of, source_of, title_of
from guidepress.products.slide_text import Paragraph, paragraphs_of, plain_paragraph, runs_of

_ARROWS_AT_MOST = 4
_PANEL = Box(x=648, y=160, width=240, height=278)
_STEM = 68.0  # points: from a timeline's line as far as a date and one line of text


def beside_icon(plain: Content, slide: View, slot: str) -> Content:
    """Set a text beside a large icon, if the slide names one and the text leaves the room."""
    if not slide["icon"]:
        return plain
    box = Box(x=LEFT if slot == "body" else 92.0, y=160, width=548 if slot == "body" else 516, height=278)
    panel = Mark(kind="rectangle", name="panel", box=_PANEL, colour="accent1:tint")
    place = Box(x=_PANEL.x + 60, y=_PANEL.y + 79, width=120, height=120)
    icon = Mark(kind="icon", name="icon", box=place, colour="accent1", icon=slide["icon"])
    return replace(plain, boxes={slot: box}, marks=(panel, icon), otherwise=plain)


def columns(view: View, slide: View) -> Content:
    """Fill two or three columns, or the two cards of a comparison."""
    count = 3 if slide["kind"] == "three-columns" else 2
    texts = {"title": title_of(slide), "kicker": kicker_of(view, slide), "source": source_of(slide)}
    for place, column in enumerate(slide["columns"][:count], start=1):
        texts[f"heading-{place}"] = inline(column["title"])
        texts[f"column-{place}"] = paragraphs_of(column["blocks"])
    groups = tuple(tuple(f"{name}-{n}" for n in range(1, count + 1)) for name in ("heading", "column"))
    return Content(layout=slide["kind"], texts=texts, same_scale=groups, marks=_versus(slide))


def big_number(view: View, slide: View) -> Content:
    """Set a figure very large, with dots out of a hundred for a percentage, or the slide's icon."""
    figure = slide["figure"]
    meaning = body_of(slide)
    texts = {
        "title": title_of(slide),
        "kicker": kicker_of(view, slide),
        "number": plain_paragraph(figure["value"]),
        "unit": plain_paragraph(figure["unit"]),
        "meaning": meaning,
        "source": source_of(slide),
    }
    field = Box(x=RIGHT - 270, y=160, width=270, height=270)
    if figure["percent"] is not None:
        # The slide says the percentage in its text already: for a screen reader the dots are decoration.
        marks: tuple[Mark, ...] = (
            Mark(kind="dots", name="dots", box=field, colour="accent1", filled=figure["percent"]),
        )
    else:
        icon = replace(field, x=field.x + 70, y=field.y + 70, width=130, height=130)
        name = slide["icon"] or view["module"]["icon"]
        marks = (
            Mark(kind="rectangle", name="panel", box=field, colour="accent1:tint"),
            Mark(kind="icon", name="icon", box=icon, colour="accent1", icon=name),
        )
    # Without a unit the meaning moves up to the figure.
    boxes = {} if figure["unit"] else {"meaning": Box(x=LEFT, y=296, width=534, height=144)}
    return Content(layout="big-number", texts=texts, boxes=boxes, marks=marks)


def process(view: View, slide: View) -> Content:
    """Set steps beside each other under numbered arrows, or, if there are many, in two columns of numbers."""
    steps = slide["columns"]
    boxes = step_boxes(len(steps))
    marks = []
    for number, box in enumerate(boxes, start=1):
        if len(steps) <= _ARROWS_AT_MOST:
            place, kind, size = Box(x=box.x, y=192, width=MEASURE / len(steps) - 6, height=70), "arrow", 30.0
        else:
            place, kind, size = Box(x=box.x - 64, y=box.y, width=46, height=46), "ellipse", 22.0
        marks.append(
            Mark(kind=kind, name="step-number", box=place, colour="accent1", text=str(number), size=size)  # type: ignore[arg-type]
        )
    return _stepped(view, slide, "process", boxes, marks)


def timeline(view: View, slide: View) -> Content:
    """Set events above and below a line by turns, each with its date."""
    boxes = event_boxes(len(slide["columns"]))
    marks = []
    for number, box in enumerate(boxes):
        stem = Box(x=box.x - 12, y=AXIS - _STEM if number % 2 == 0 else AXIS, width=2, height=_STEM)
        marks.append(Mark(kind="rectangle", name="shape", box=stem, colour="accent1:50"))
    for box in boxes:
        dot = Box(x=box.x - 19, y=AXIS - 8, width=16, height=16)
        marks.append(Mark(kind="ellipse", name="shape", box=dot, colour="accent1"))
    return _stepped(view, slide, "timeline", boxes, marks)


def country(view: View, slide: View) -> Content:
    """Set the facts of a country beside its name."""
    made = _stepped(view, slide, "country", card_boxes(len(slide["columns"])), [])
    place = slide["place"]
    texts = {
        "kicker": plain_paragraph(slide["label"]),
        "number": plain_paragraph(place["code"]),
        "country": plain_paragraph(place["name"]),
    }
    return replace(made, texts={**made.texts, **texts})


def question(view: View, slide: View) -> Content:
    """Ask the room: the question, its options, and the minutes for it."""
    options = slide["options"][:4]
    boxes = {f"option-{n}": box for n, box in enumerate(option_boxes(len(options)), start=1)}
    marks = []
    for letter, box in zip(view["words"]["option-letters"], boxes.values(), strict=False):
        card = Box(x=box.x - OPTION_LETTER, y=box.y, width=box.width + OPTION_LETTER + 12, height=box.height)
        marks.append(Mark(kind="rectangle", name="panel", box=card, colour="accent1:dark"))
        badge = Box(x=box.x - 50, y=box.y + box.height / 2 - 19, width=38, height=38)
        marks.append(Mark(kind="ellipse", name="option", box=badge, colour="bg1", ink="accent1", text=letter, size=20))
    texts = {
        "title": title_of(slide),
        "kicker": plain_paragraph(slide["label"]),
        "statement": body_of(slide),
        "mark": plain_paragraph(view["words"]["n-minutes"].format(n=slide["minutes"])),
        **{f"option-{n}": inline(each["text"]) for n, each in enumerate(options, start=1)},
    }
    if options:
        boxes["statement"] = Box(x=LEFT, y=156, width=MEASURE, height=110)
    groups = (tuple(f"option-{n}" for n in range(1, len(options) + 1)),) if options else ()
    return Content(layout="question", texts=texts, boxes=boxes, marks=tuple(marks), same_scale=groups)


def answer(view: View, slide: View) -> Content:
    """Answer the question of the slide before: the right options, then why."""
    right = [
        replace(paragraph, kind="heading")
        for letter, option in zip(view["words"]["option-letters"], slide["options"], strict=False)
        if option["right"]
        for paragraph in (Paragraph(runs=(*plain_paragraph(f"{letter}. ")[0].runs, *runs_of(option["text"]))),)
    ]
    texts = {
        "title": title_of(slide),
        "kicker": plain_paragraph(slide["label"]) or kicker_of(view, slide),
        "question": body_of(slide),
        "body": (*right, *paragraphs_of(slide["answer"])),
        "source": source_of(slide),
    }
    return Content(layout="answer", texts=texts, spare=("kicker", "question"))


def _stepped(view: View, slide: View, layout: str, boxes: Sequence[Box], marks: Sequence[Mark]) -> Content:
    """Fill the slots of steps: a name, and below it what happens."""
    names = [f"step-{n}" for n in range(1, len(boxes) + 1)]
    texts = {
        "title": title_of(slide),
        "kicker": kicker_of(view, slide),
        "source": source_of(slide) if layout != "process" else (),
        **{name: _step(each) for name, each in zip(names, slide["columns"], strict=True)},
    }
    return Content(
        layout=layout,
        texts=texts,
        boxes=dict(zip(names, boxes, strict=True)),
        marks=tuple(marks),
        same_scale=(tuple(names),),
    )


def _step(step: Any) -> Paragraphs:
    told = tuple(replace(each, kind="text", level=1) for each in paragraphs_of(step["blocks"]))
    return (*inline(step["title"]), *told)


def _versus(slide: View) -> tuple[Mark, ...]:
    """Put a sign between the two cards of a comparison."""
    if slide["kind"] != "comparison":
        return ()
    ring = Box(x=LEFT + MEASURE / 2 - 24, y=158, width=48, height=48)
    icon = Box(x=ring.x + 12, y=ring.y + 12, width=24, height=24)
    return (
        Mark(kind="ellipse", name="shape", box=ring, colour="bg1"),
        Mark(kind="icon", name="icon", box=icon, colour="tx1", icon="right-left"),
    )
