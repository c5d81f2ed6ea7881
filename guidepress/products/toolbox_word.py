"""Turns the views of the tool box into the editable tool box: tables to choose by, activities, sheets, cards."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from guidepress import nodes
from guidepress.products import word_cards
from guidepress.products.toolbox_choice import size_dots, size_heads
from guidepress.products.toolbox_facts import SIZES, facets_of, how_to_choose, needed, objectives_of, people_of
from guidepress.products.word import heading, hung, styled, table, write_word
from guidepress.products.word_blocks import Dress, dress, dress_for, sheet_blocks, text_blocks, ticked_line, title_of
from guidepress.products.word_cover import cover_page

Node = dict[str, Any]
View = dict[str, Any]
_DOT, _MARK = "\N{MIDDLE DOT}", "\N{BULLET}"
_ASIDES = ("cautions", "variations", "online")
_NARROW, _LAST = 0.034, 0.06
"""The shares of the width that a column of group sizes has, and each of the last two, whose heads are longer."""


def write_toolbox_docx(frame: View, views: Sequence[View], media: Path) -> bytes:
    """Write the tool box of a guide from its frame and its modules' views; pictures lie below `media`."""
    words = frame["words"]
    taught = [view for view in views if view["activities"]]
    own = {each["id"] for view in taught for each in view["activities"]}
    # Links of the tables lead to the activities' headings.
    style = Dress(view=frame, anchors=dress_for(frame, [view["activities"] for view in taught]).anchors | own)
    blocks = [*_cover(frame, taught), *_choice(frame), *_glance(frame), *_lookups(frame)]
    for view in taught:
        blocks += _module(frame, view, style)
    blocks += [*_sheets(frame, taught, style), *_cards(frame, taught, style)]
    name = words["toolbox"]
    return write_word(frame, blocks, media, product=name, title=f"{frame['guide']['title']}: {name}", wide=True)


def _cover(frame: View, views: Sequence[View]) -> list[Node]:
    return cover_page(frame, [each["module"]["colour"] for each in views], frame["words"]["toolbox"])


def _choice(frame: View) -> list[Node]:
    words = frame["words"]
    people = str(people_of(frame))
    told = [words[key].replace("{people}", people) for key in how_to_choose(frame, "aim", "print", "filter")]
    return [heading(1, nodes.words(words["toolbox-choose"])), *(nodes.para(nodes.words(each)) for each in told)]


def _cell(text: str) -> list[Node]:
    return [nodes.plain(nodes.words(text))] if text else []


def _linked(row: View, inlines: list[Node]) -> list[Node]:
    return [nodes.plain([nodes.link(inlines, f"#{row['id']}")])]


def _glance(frame: View) -> list[Node]:
    """Write the table of all activities; in Word it names an activity's number, not its page."""
    words = frame["words"]
    head = [words[key] for key in ("toolbox-number", "kind-activity", "toolbox-kind", "minutes-column")]
    head += size_heads(words)
    rows = [
        [
            _cell(row["number"]),
            _linked(row, nodes.words(row["title"])),
            _cell(row["kind_label"]),
            _cell(str(row["minutes"])),
            *(_cell(_MARK if fits else "") for fits in size_dots(row)),
        ]
        for row in frame["rows"]
    ]
    sizes = [*([_NARROW] * (len(SIZES) - 1)), _LAST, _LAST]
    widths = (0.07, 0.72 - sum(sizes), 0.14, 0.07, *sizes)
    return [
        heading(2, nodes.words(words["toolbox-glance"])),
        nodes.para(nodes.words(words["toolbox-glance-lead"])),
        table([_cell(each) for each in head], rows, widths=widths, name="Plan"),
    ]


def _lookups(frame: View) -> list[Node]:
    words, rows = frame["words"], {row["id"]: row for row in frame["rows"]}
    made: list[Node] = []
    for each in frame["tables"]:
        made += [heading(2, nodes.words(each["title"])), _lookup(words, each, rows)]
        if each["key"] == "facet":
            made.append(styled("Meta", nodes.para(nodes.words(words["toolbox-facet-note"]))))
    return made


def _lookup(words: dict[str, str], given: View, rows: dict[str, View]) -> Node:
    cells = []
    for entry in given["entries"]:
        group = f"{entry['group']}: " if entry["group"] else ""
        for at, name in enumerate(entry["activities"]):
            row = rows[name]
            told: list[Node] = [
                {"t": "Strong", "c": nodes.words(row["number"])},
                {"t": "Space"},
                *nodes.words(row["title"]),
            ]
            first = f"{group}{entry['title']}" if at == 0 else ""
            cells.append([_cell(first), _linked(row, told), _cell(str(row["minutes"]))])
    head = [_cell(words[key]) for key in (f"toolbox-{given['key']}", "kind-activity", "minutes-column")]
    return table(head, cells, widths=(0.38, 0.52, 0.1), name="Plan")


# --- activities ---


def _module(frame: View, view: View, style: Dress) -> list[Node]:
    module = view["module"]
    made = [heading(1, hung(f"Number {module['colour']}", str(module["number"]), nodes.words(module["title"])))]
    for activity in view["activities"]:
        made += _activity(frame, module, activity, style)
    return made


def _activity(frame: View, module: View, activity: View, style: Dress) -> list[Node]:
    words = frame["words"]
    number = hung(f"Number {module['colour']}", activity["number"], activity["title"])
    minutes = words["n-minutes"].replace("{n}", str(activity["minutes"]))
    told = f" {_DOT} ".join((minutes, activity["kind_label"], activity["grouping_label"]))
    made = [heading(2, number, activity["id"]), styled("Heading meta", nodes.para(nodes.words(told)))]
    aims = [[nodes.plain(nodes.words(each))] for each in objectives_of(frame, activity)]
    if aims:
        made += [heading(3, nodes.words(words["objectives"])), nodes.bullet_list(aims)]
    facets = facets_of(frame, activity)
    made += [styled("Meta", nodes.para(nodes.words(f"{name}: {values}"))) for name, values in facets]
    made += dress([*activity["purpose"], *activity["task"]], style)
    if activity["materials"]:
        made += [heading(3, nodes.words(words["materials"])), _needs(frame, activity, style)]
    if activity["preparation"]:
        made += [heading(3, nodes.words(words["preparation"])), nodes.para(activity["preparation"])]
    made.append(heading(3, nodes.words(words["toolbox-steps"])))
    for step in activity["steps"]:
        told = f"{step['clock']} {_DOT} {words['minutes-short'].replace('{n}', str(step['minutes']))}"
        made.append(heading(4, title_of(step["block"], style) or nodes.words(told)))
        made += [styled("Heading meta", nodes.para(nodes.words(told))), *dress(text_blocks(step["block"]), style)]
    made += dress([*activity["variants"], *activity["debrief"], *activity["answers"]], style)
    pairs = [[nodes.words(words[key]), [[nodes.plain(activity[key])]]] for key in _ASIDES if activity[key]]
    return [*made, {"t": "DefinitionList", "c": pairs}] if pairs else made


def _needs(frame: View, activity: View, style: Dress) -> Node:
    words = frame["words"]
    keys = ("toolbox-what", "get", "toolbox-for-n")
    head = [_cell(words[key].replace("{n}", str(people_of(frame)))) for key in keys]
    rows = []
    for each in activity["materials"]:
        item = ticked_line(nodes.text_of(each["item"]), each["item"], style)
        rows.append([[item], _cell(words[f"get-{each['get']}"]), _cell(needed(each, activity["group_sizes"]))])
    return table(head, rows, widths=(0.6, 0.2, 0.2), name="Plan")


# --- what is printed ---


def _opened(words: dict[str, str], key: str, made: list[Node]) -> list[Node]:
    """Put the title of a part that is printed, and how to use it, before it; nothing before nothing."""
    told = words.get(f"{key}-use-word") or words[f"{key}-use"]  # other than the PDF, Word has no backs
    opening = [heading(1, nodes.words(words[key])), nodes.para(nodes.words(told))]
    return [*opening, *made] if made else []


def _sheet_start(activity: View, print_note: str) -> Node:
    told = f" {_DOT} ".join(each for each in (activity["label"], print_note) if each)
    return styled("Sheet start", nodes.para(nodes.words(told)))


def _sheets(frame: View, views: Sequence[View], style: Dress) -> list[Node]:
    made: list[Node] = []
    for activity in (each for view in views for each in view["activities"]):
        for sheet in activity["sheets"]:
            title = title_of(sheet["block"], style)
            made += [_sheet_start(activity, sheet["print"]), heading(2, title, sheet["id"])]
            made += sheet_blocks(text_blocks(sheet["block"]), style)
    return _opened(frame["words"], "toolbox-sheets", made)


def _cards(frame: View, views: Sequence[View], style: Dress) -> list[Node]:
    """Write each set of cards as a table to cut along its lines; the activity's number stands on every card."""
    made: list[Node] = []
    for activity in (each for view in views for each in view["activities"]):
        for cards in activity["cards"]:
            made += [_sheet_start(activity, cards["print"]), heading(2, cards["title"], cards["id"])]
            made += [nodes.para(cards["intro"])] if cards["intro"] else []
            made.append(_card_table(activity, cards, style))
    return _opened(frame["words"], "toolbox-cards", made)


def _card_table(activity: View, cards: View, style: Dress) -> Node:
    columns = cards["columns"]
    cells = [_card(activity, each, style) for each in cards["items"]]
    cells += [[] for _ in range(-len(cells) % columns)]
    rows = [cells[at : at + columns] for at in range(0, len(cells), columns)]
    head = [_cell(activity["label"]) for _ in range(columns)]
    return table(head, rows, widths=[1 / columns] * columns, name=word_cards.STYLE)


def _card(activity: View, card: View, style: Dress) -> list[Node]:
    title = [nodes.para([{"t": "Strong", "c": card["title"]}])] if card["title"] else []
    body = dress([nodes.para(each["c"]) if each["t"] == "Plain" else each for each in card["blocks"]], style)
    return [*title, *body, styled("Meta", nodes.para(nodes.words(activity["number"])))]
