"""Turns the view of a workshop into its forms: evaluation, tests before and after, their key, the attendance list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from guidepress import nodes
from guidepress.products.workshop_paper import (
    FillIn,
    Grid,
    Kept,
    Lines,
    Paper,
    Part,
    Text,
    Ticks,
    below,
    cell,
    heading,
    heads,
    people,
    row,
    strong,
    text,
)

View = Mapping[str, Any]
_OPEN_LINES = 4
_ROW_HEIGHT = 9
"""The height in mm of a row to sign in."""
_BOX = "☐"


def evaluation_form(view: View) -> Paper:
    """Give the evaluation form: nobody has to give a name."""
    words = view["words"]
    parts: list[Part] = [text(words["workshop-evaluation-how"])]
    for (kind, _), group in groupby(view["evaluation"], key=_like):
        asked = list(group)
        parts += [_scales(view, asked)] if kind == "scale" else [part for each in asked for part in _asked(each)]
    name = words["workshop-evaluation-form"]
    return Paper(name=name, title=name, parts=tuple(parts))


def knowledge_test(view: View, which: str) -> Paper:
    """Give the test before or after the workshop (`which` is "pre" or "post"); it holds no answer."""
    words = view["words"]
    parts: list[Part] = [FillIn(names=(words["workshop-name-or-code"], words["handout-date"]))]
    parts.append(text(words[f"workshop-{which}-test-how"]))
    for number, each in enumerate(view["questions"], start=1):
        choices = tuple(tuple(option["text"]) for option in each["options"])
        room: Part = Ticks(choices=choices) if choices else Lines(count=_OPEN_LINES)
        parts.append(Kept(parts=(*_question(view, each, number), room), asked=True))
    name = words[f"workshop-{which}-test"]
    return Paper(name=name, title=name, parts=tuple(parts))


def key_to_test(view: View) -> Paper:
    """Give the key to both tests, for facilitators alone."""
    words = view["words"]
    parts: list[Part] = [text(words["workshop-test-key-how"])]
    for number, each in enumerate(view["questions"], start=1):
        ticked = frozenset(at for at, option in enumerate(each["options"]) if option["right"])
        found: list[Part] = [*_question(view, each, number)]
        if each["options"]:
            found.append(Ticks(choices=tuple(tuple(option["text"]) for option in each["options"]), ticked=ticked))
        if each["answer"]:
            found += [Text(blocks=tuple(_answered(words["answer-to"], each["answer"])))]
        if each["objective"]:
            told = [strong(f"{words['objective']}:"), {"t": "Space"}, *nodes.words(each["objective"])]
            found.append(Text(blocks=(nodes.para(told),)))
        parts.append(Kept(parts=tuple(found), asked=True))
    name = words["workshop-test-key"]
    return Paper(name=name, title=name, parts=tuple(parts))


def attendance_list(view: View) -> Paper:
    """Give the attendance list: a row a participant, a column a day; languages are told if the list names them."""
    words, listed = view["words"], people(view)
    speak = any(each.language for each in listed)
    keys = ("workshop-number", "handout-name", "workshop-organisation", "country", *(("workshop-language",) * speak))
    head = heads(view, *keys)
    days = tuple(
        cell(below(words["workshop-day-n"].format(n=day["number"]), day["date_label"])) for day in view["days"]
    )
    rows = tuple(
        row(
            str(number),
            each.name,
            each.organisation,
            each.country,
            *((each.language,) * speak),
            *("" for _ in days),
        )
        for number, each in enumerate(listed, start=1)
    )
    widths = (0.8, 4, 3.6, 2, *((1.8,) * speak), *(2.3 for _ in days))
    name = words["workshop-attendance-list"]
    grid = Grid(head=(*head, *days), rows=rows, widths=widths, ruled=True, height=_ROW_HEIGHT)
    return Paper(name=name, title=name, parts=(text(words["workshop-attendance-how"]), grid), turned=True)


def _answered(said: str, blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Let the word "Answer:" begin the first paragraph of an answer."""
    first = blocks[0]
    if first["t"] not in ("Para", "Plain"):
        return [nodes.para([strong(said)]), *blocks]
    return [nodes.para([strong(said), {"t": "Space"}, *first["c"]]), *blocks[1:]]


def _question(view: View, question: View, number: int) -> Iterator[Part]:
    yield heading(2, view["words"]["numbered"].format(kind=view["words"]["kind-question"], number=number))
    yield Text(blocks=tuple(question["text"]))


def _like(asked: View) -> tuple[str, str]:
    """Give what scales that stand in one table have in common."""
    return asked["kind"], "|".join(nodes.text_of(each) for each in asked["options"])


def _scales(view: View, asked: list[View]) -> Grid:
    options = [tuple(each) for each in asked[0]["options"]]
    rows = tuple(row(each["text"], *(_BOX for _ in options)) for each in asked)
    return Grid(
        head=(*heads(view, "workshop-statement"), *(cell(each) for each in options)),
        rows=rows,
        widths=(6, *(1.3 for _ in options)),
        ruled=True,
        height=_ROW_HEIGHT,
    )


def _asked(asked: View) -> Iterator[Part]:
    room: Part = (
        Ticks(choices=tuple(tuple(each) for each in asked["options"])) if asked["options"] else Lines(count=_OPEN_LINES)
    )
    yield Kept(parts=(heading(2, asked["text"]), room), asked=True)
