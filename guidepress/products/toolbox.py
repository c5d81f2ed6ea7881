"""Turns the views of the tool box into typst source: how to choose, a spread an activity, sheets, cards (A4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from guidepress import nodes
from guidepress.products.facilitator_parts import arguments
from guidepress.products.toolbox_choice import choice_parts
from guidepress.products.toolbox_facts import GET_ICONS, KIND_ICONS, facets_of, needed, objectives_of, people_of
from guidepress.products.toolbox_table import write_toolbox_table
from guidepress.products.toolbox_word import write_toolbox_docx
from guidepress.products.typeset import icons_in, typeset_parts
from guidepress.products.typst_values import literal, look_of

__all__ = ["write_toolbox_docx", "write_toolbox_source", "write_toolbox_table"]

Node = dict[str, Any]
View = dict[str, Any]
Part = str | list[Node]
_NEEDS_HEAD = ("get", "toolbox-what", "toolbox-for-n", "toolbox-sheet-page")
_MORE_ICONS = ("book-open", "print", "scissors", "tag")


def write_toolbox_source(frame: View, views: Sequence[View]) -> str:
    """Write the typst source of the tool box of a guide from its frame and its modules' views, in their order."""
    words = frame["words"]
    taught = [view for view in views if view["activities"]]
    content = [[view["activities"]] for view in taught]
    icons = {view["module"]["icon"] for view in taught} | set(icons_in(content))
    icons |= {*GET_ICONS.values(), *KIND_ICONS.values(), *_MORE_ICONS}
    name = words["toolbox"]
    parts: list[Part] = [
        '#import "/typst/toolbox.typ": *\n',
        f"#let look = {look_of(frame, icons=sorted(icons))}\n",
        f"#show: a4.with(look, product: {literal(name)}, wide: true)\n",
        f"#cover(look, {literal(name)}, shades: {literal([view['module']['colour'] for view in taught])})\n",
        *choice_parts(frame),
    ]
    for at, view in enumerate(taught):
        for number, each in enumerate(view["activities"]):
            parts += _activity(frame, view, each, at, is_first=number == 0)
    return typeset_parts([*parts, *_sheets(frame, taught), *_cards(frame, taught)], frame, shift=3)


def _activity(frame: View, view: View, activity: View, at: int, *, is_first: bool) -> list[Part]:
    module, words = view["module"], frame["words"]
    head = {
        "id": activity["id"],
        "number": activity["number"],
        "minutes": activity["minutes"],
        "sign": KIND_ICONS[activity["kind"]],
        "kind": activity["kind_label"],
        "grouping": activity["grouping_label"],
        "objectives": objectives_of(frame, activity),
        "facets": facets_of(frame, activity),
        "module": {
            "colour": module["colour"],
            "number": module["number"],
            "icon": module["icon"],
            "label": f"{words['module']} {module['number']} · {module['short_title']}",
            "first": is_first,
        },
    }
    parts: list[Part] = [
        f"#activity(look, at: {at}, head: ({arguments(head)}, title: [",
        activity["title"],
        "]), left: [",
    ]
    parts += [activity["purpose"], activity["task"], *_materials(frame, activity)]
    if activity["preparation"]:
        parts += [_heading("preparation", words), [nodes.para(activity["preparation"])]]
    parts += ["], steps: [", _heading("toolbox-steps", words)]
    for step in activity["steps"]:
        parts.append([_told_at(step)])
    parts += ["], end: [", activity["debrief"], activity["answers"], "], asides: ("]
    for variant in activity["variants"]:
        name = next(iter(nodes.classes_of(variant)))
        parts += [f"({literal(words[name])}, [", variant["c"][1], "]), "]
    for key in ("cautions", "variations", "online"):
        if activity[key]:
            parts += [f"({literal(words[key])}, [", activity[key], "]), "]
    return [part for part in [*parts, "));"] if part]


def _heading(key: str, words: dict[str, str]) -> str:
    return f"#small-heading(look, {literal(words[key])});"


def _told_at(step: View) -> Node:
    """Put the clock of a step where a block's label stands: guide-a4.typ prints it in the margin."""
    (identifier, classes, pairs), children = step["block"]["c"]
    return {"t": "Div", "c": [[identifier, classes, [*pairs, ["label", step["clock"]]]], children]}


def _materials(frame: View, activity: View) -> list[Part]:
    words = frame["words"]
    if not activity["materials"]:
        return []
    head = [words[key].replace("{n}", str(people_of(frame))) for key in _NEEDS_HEAD]
    parts: list[Part] = [_heading("materials", words), f"#needs(look, head: {literal(head)}, rows: ("]
    for each in activity["materials"]:
        facts = {
            "get": words[f"get-{each['get']}"],
            "sign": GET_ICONS[each["get"]],
            "count": needed(each, activity["group_sizes"]),
            "sheet": each["handout"],
        }
        parts += [f"({arguments(facts)}, item: [", each["item"], "]), "]
    return [*parts, "));"]


def _part(frame: View, views: Sequence[View], key: str, of: str) -> list[Part]:
    """Open the part of the sheets or of the cards with a list of all that is printed there."""
    words = frame["words"]
    head = [words[each] for each in ("toolbox-number", "toolbox-what", "get-print", "toolbox-page")]
    parts: list[Part] = [f"#print-part(look, {literal(words[key])}, {literal(words[key + '-use'])}, "]
    parts.append(f"head: {literal(head)}, rows: (")
    for view in views:
        for activity in view["activities"]:
            for each in activity[of]:
                facts = {"id": each["id"], "number": activity["number"], "print": each["print"]}
                facts["colour"] = view["module"]["colour"]
                parts += [f"({arguments(facts)}, title: [", each["title"], "]), "]
    return [*parts, "));"]


def _sheets(frame: View, views: Sequence[View]) -> list[Part]:
    parts: list[Part] = []
    for view in views:
        for activity in view["activities"]:
            for sheet in activity["sheets"]:
                parts += [f"#print-sheet(look, [{_inline(activity['label'])} · ", activity["title"]]
                parts += [f"], {literal(sheet['print'])})[", [sheet["block"]], "];"]
    return [*_part(frame, views, "toolbox-sheets", "sheets"), *parts] if parts else []


def _cards(frame: View, views: Sequence[View]) -> list[Part]:
    parts: list[Part] = []
    for view in views:
        for activity in view["activities"]:
            for cards in activity["cards"]:
                parts += _card_set(view["module"]["colour"], activity, cards)
    return [*_part(frame, views, "toolbox-cards", "cards"), *parts] if parts else []


def _card_set(colour: str, activity: View, cards: View) -> list[Part]:
    facts = {
        "id": cards["id"],
        "name": colour,
        "label": activity["label"],
        "number": activity["number"],
        "print": cards["print"],
        "columns": cards["columns"],
    }
    parts: list[Part] = [
        f"#card-pages(look, {arguments(facts)}, title: [",
        cards["title"],
        "], intro: [",
        cards["intro"],
    ]
    parts.append("], cards: (")
    for item in cards["items"]:
        parts += ["(title: [", item["title"], "], body: [", item["blocks"], "]), "]
    return [part for part in [*parts, "));"] if part]


def _inline(text: str) -> str:
    return f"#{literal(text)};"
