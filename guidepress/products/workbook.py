"""Turns the workbook views of all modules into the typst source of the participant workbook (A4, to write in)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from guidepress import nodes
from guidepress.products.facilitator_parts import arguments
from guidepress.products.handout import questions_with_room, write_sheets
from guidepress.products.typeset import icons_in, typeset_parts
from guidepress.products.typst_values import Code, literal, look_of
from guidepress.products.workbook_word import CASE_LINES, HOW_TO, SHOWN_PARTS, with_room, write_workbook_docx

__all__ = ["write_workbook_docx", "write_workbook_source"]

Node = dict[str, Any]
Part = str | list[Node]
View = dict[str, Any]


def write_workbook_source(views: Sequence[View], slides: Sequence[str]) -> str:
    """Write the typst source of the workbook from the modules' workbook views, in their order.

    `slides` are the typst paths of what `slide_handout.write_shown_slides` wrote of each module's deck.
    """
    first = views[0]
    words = first["words"]
    content = [[view[part] for part in SHOWN_PARTS] for view in views]
    icons = {*HOW_TO.values(), *icons_in(content), *(view["module"]["icon"] for view in views)}
    shades = [view["module"]["colour"] for view in views]
    name = words["workbook"]
    how_to = [[icon, words[f"how-to-workbook-{part}"]] for part, icon in HOW_TO.items()]
    parts: list[Part] = [
        '#import "/typst/workbook.typ": *\n',
        *(f"#import {literal(path)}: slides as slides-{at}\n" for at, path in enumerate(slides)),
        f"#let look = {look_of(first, icons=sorted(icons))}\n",
        f"#show: a4.with(look, product: {literal(name)})\n",
        f"#cover(look, {literal(name)}, shades: {literal(shades)})\n",
        f"#how-to(look, {literal(words['how-to-use-workbook'])}, {literal(how_to)})\n",
        "#contents(look)\n",
    ]
    for at, view in enumerate(views):
        parts += _module(view, at)
    prompts = [words[f"closing-{each}"] for each in ("begin", "stop", "ask")]
    parts.append(f"#plan-page(look, {literal(prompts)});#page-register()")
    return typeset_parts([part for part in parts if part], first, shift=2)


def write_slide_pictures(view: View, slides: Sequence[str]) -> str:
    """Write the typst source of pages that are the slides' pictures alone; `slides` as in `write_workbook_source`."""
    drawn = "\n".join(
        f"#import {literal(path)}: slides as slides-{at}\n#for each in slides-{at} {{ shown(each) }}"
        for at, path in enumerate(slides)
    )
    return "\n".join(
        [
            '#import "/typst/slides.typ": *',
            f"#let look = {look_of(view)}",
            "#set page(width: 92mm, height: 51.75mm, margin: 0pt)",
            "#let shown(each) = page(slide-picture(look, each.drawn, width: 92mm))",
            drawn,
            "",
        ]
    )


def _module(view: View, at: int) -> list[Part]:
    module, words = view["module"], view["words"]
    opener = {
        "id": module["id"],
        "name": module["colour"],
        "number": module["number"],
        "title": module["title"],
        "short-title": module["short_title"],
        "goal": module["goal"],
        "icon-name": module["icon"],
        "at": at,
        "objectives": [each["text"] for each in module["objectives"]],
    }
    parts: list[Part] = [f"#pagebreak(weak: true);#workbook-module(look, {arguments(opener)})["]
    if view["key_points"]:
        parts += [f"#heading(level: 2, outlined: false, {literal(words['key-points'])});", view["key_points"]]
    parts += write_sheets(view)
    if view["cases"]:
        parts += ["#pagebreak(weak: true);", _heading(words["case-studies"])]
        for case in view["cases"]:
            told = words["case-in-full"].replace("{label}", nodes.value_of(case, "label"))
            parts += [[with_room(case, CASE_LINES)], f"#case-in-full(look, {literal(told)});"]
    if view["questions"]:
        parts += ["#pagebreak(weak: true);", _heading(words["check-yourself"])]
        parts += [f"#hint(look, {literal(words['self-check-where'])});", *questions_with_room(view)]
    if view["glossary"]:
        parts += ["#pagebreak(weak: true);", _heading(words["words-of-module"]), *_words(view)]
    parts += [view["resources"], f"#slide-part(look, {literal(module['colour'])}, {Code(f'slides-{at}')});"]
    return [*parts, "];"]


def _words(view: View) -> list[Part]:
    parts: list[Part] = ["#word-table(look, ("]
    for entry in view["glossary"]:
        others = literal([each["term"] for each in entry["see"]])
        parts += ["([", entry["term"], "], [", entry["definition"], f"], {others}), "]
    return [*parts, "));"]


def _heading(text: str) -> str:
    return f"#heading(level: 2, {literal(text)});"
