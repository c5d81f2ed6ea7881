"""Turns the view of the case book into the editable book: indexes with page numbers, then the cases."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from guidepress import nodes
from guidepress.products import word_shapes
from guidepress.products.typst_values import ICONS
from guidepress.products.word import heading, styled, table, write_word
from guidepress.products.word_blocks import Dress, dress, dress_for, dress_inlines, labelled
from guidepress.products.word_styles import BOXES, style_name
from guidepress.products.workbook_word import cover, explained

Node = dict[str, Any]
View = dict[str, Any]

KIND_ICONS = {
    "good-practice": ICONS["good-practice"],
    "gap": ICONS["gap"],
    "country-experience": "globe",
    "scenario": "masks-theater",
}
"""The icon of each kind of case, always beside its word."""
HOW_TO = {"find": ICONS["case"], "work": ICONS["handout"], "notes": "chalkboard-user", "answers": ICONS["correct"]}
"""What the first page explains, each with its icon; the last two are for facilitators."""
LINES = 4
"""Ruled lines that a question has at the least."""
_MODULE_WIDTHS = (0.17, 0.09, 0.31, 0.17, 0.15, 0.11)
_SPACE: Node = {"t": "Space"}


def write_casebook_docx(view: View, media: Path) -> bytes:
    """Write the case book and give its bytes; the facilitators' edition is the view of product "cases-facilitator"."""
    words, teaches = view["words"], view["product"] == "cases-facilitator"
    name = f"{words['case-book']}: {words['facilitators-edition']}" if teaches else words["case-book"]
    warning = [words["facilitators-only"]] if teaches else []
    style = dress_for(view, [nodes.div("", [], identifier=each["id"]) for each in view["cases"]])
    how_to = [(icon, words[f"how-to-cases-{part}"]) for part, icon in explanations(teaches=teaches)]
    fronts = [{**view, "module": module} for module in view["modules"]]
    blocks = [
        *cover(fronts, name, *warning),
        heading(1, nodes.words(words["how-to-use-cases"])),
        *explained(view, how_to),
        *explained(view, [(icon, _kind_says(kind, words)) for kind, icon in KIND_ICONS.items()]),
        heading(1, nodes.words(words["find-a-case"])),
        *_indexes(view),
    ]
    for module in view["modules"]:
        own = [each for each in view["cases"] if each["module"] == module["id"]]
        if own:
            number = f"{module['number']} " if module["number"] else ""
            blocks.append(heading(1, nodes.words(number + module["title"]), f"cases-{module['id'][:24]}"))
        for at, case in enumerate(own):
            blocks += _case(case, view, style, first=not at)
    if view["references"]:
        works = [nodes.para(dress_inlines(each["inlines"], style)) for each in view["references"]]
        blocks += [heading(1, nodes.words(words["references"])), styled("Source", *works)]
    # The head of every page says which edition it is.
    head = " ".join([name + ".", *warning]) if teaches else name
    return write_word(view, blocks, media, product=head, title=f"{view['guide']['title']}: {name}", cover=True)


def explanations(*, teaches: bool) -> list[tuple[str, str]]:
    """Give what the first page explains, each with its icon; participants learn nothing of answers."""
    return [(part, icon) for part, icon in HOW_TO.items() if teaches or part not in ("notes", "answers")]


def _kind_says(kind: str, words: View) -> str:
    return f"{words[f'case-{kind}']}: {words[f'kind-says-{kind}']}"


def place_of(case: View) -> str:
    """Say where a case plays: its corridor, or its countries."""
    return str(case["corridor"]) or ", ".join(case["countries"])


def with_lines(questions: Iterable[Node]) -> list[Node]:
    """Give each question lines to write on."""
    return [nodes.div("write", [each], pairs=[("lines", str(LINES))]) for each in questions]


def _bookmark(case: View) -> str:
    # Word cuts the names of bookmarks at 40 characters: the case's own id may be longer.
    return "case-" + str(case["number"]).replace(".", "-")


def _page(case: View, view: View) -> Node:
    return word_shapes.page_of(_bookmark(case), rtl=view["dir"] == "rtl")


def _indexes(view: View) -> list[Node]:
    words = view["words"]
    cases = {each["id"]: each for each in view["cases"]}
    names = {each["id"]: each["short_title"] for each in view["modules"]}
    head = [[nodes.plain(nodes.words(words[key]))] for key in ("module", "kind-case", "title", "kind", "place", "page")]
    rows = [
        [
            [nodes.plain(inlines)]
            for inlines in (
                nodes.words(names[each["module"]]),
                nodes.words(each["number"]),
                [nodes.link(each["title"], f"#{_bookmark(each)}")],
                _kind(each["kind"], each["kind_label"], view),
                nodes.words(place_of(each)),
                [_page(each, view)],
            )
        ]
        for each in view["cases"]
    ]
    made = [heading(2, nodes.words(words["index-module"])), table(head, rows, widths=_MODULE_WIDTHS)]
    for index in view["indexes"]:
        full = index["key"] != "facet"
        made.append(heading(2, nodes.words(index["title"])))
        head_of_names = words[index["key"]] if full else index["title"]
        titles = [[nodes.plain(nodes.words(text))] for text in (head_of_names, words["case-and-page"])]
        lines = [_entry(each, [cases[name] for name in each["cases"]], view, full=full) for each in index["entries"]]
        made.append(table(titles, lines, widths=(0.34, 0.66)))
    return made


def _kind(kind: str, said: str, view: View) -> list[Node]:
    return [word_shapes.icon(KIND_ICONS[kind], view["brand"]["colours"]["ink"]), _SPACE, *nodes.words(said)]


def _entry(entry: View, cases: list[View], view: View, *, full: bool) -> list[list[Node]]:
    name = _kind(entry["kind"], entry["name"], view) if entry["kind"] else nodes.words(entry["name"])
    told = []
    for case in cases:
        shown = [{"t": "Strong", "c": nodes.words(case["number"])}]
        shown += [_SPACE, *case["title"]] if full else []
        page = [{"t": "Str", "c": "("}, _page(case, view), {"t": "Str", "c": ")"}]
        told.append([nodes.link(shown, f"#{_bookmark(case)}"), _SPACE, *page])
    if full:
        return [[nodes.plain(name)], [nodes.plain(each) for each in told]]
    joined = [node for each in told for node in (*each, {"t": "Str", "c": "\N{NO-BREAK SPACE}"}, _SPACE)]
    return [[nodes.plain(name)], [nodes.plain(joined[:-2])]]


def _case(case: View, view: View, style: Dress, *, first: bool) -> list[Node]:
    words = view["words"]
    told = " · ".join(each for each in (case["label"], case["kind_label"], place_of(case)) if each)
    label = nodes.para([word_shapes.icon(KIND_ICONS[case["kind"]], style.colour("ink")), _SPACE, *nodes.words(told)])
    title = [*nodes.words(case["number"]), _SPACE, *dress_inlines(case["title"], style)]
    made = [
        styled("Kicker" if first else "Sheet start", label),
        heading(2, title, _bookmark(case)),
        *(_theme(each, words) for each in case["facets"]),
    ]
    asked = [each for each in case["blocks"] if nodes.is_div(each, "question")]
    text = dress([each for each in case["blocks"] if each not in asked], style)
    made.append({"t": "Div", "c": [nodes.attr(case["id"]), text]})
    if case["projects"]:
        made.append(heading(3, nodes.words(words["linked-projects"])))
        made += [node for each in case["projects"] for node in _project(each, words)]
    if "notes" in case:
        made += _teaching(case, view, style)
    if asked:
        made.append(heading(3, nodes.words(words["questions"])))
        made += dress(asked if "notes" in case else with_lines(asked), style)
    return made


def _theme(facet: View, words: View) -> Node:
    name = {"t": "Strong", "c": nodes.words(facet["title"] + ":")}
    return styled("Meta", nodes.para([name, _SPACE, *nodes.words(words["list-comma"].join(facet["values"]))]))


def _project(project: View, words: View) -> list[Node]:
    organisations = words["list-comma"].join(project["organisations"])
    head = [{"t": "Strong", "c": project["title"]}, _SPACE, *nodes.words(f"({project['years']})")]
    link = [nodes.para([nodes.link(nodes.words(project["url"]), project["url"])])] if project["url"] else []
    meta = styled("Meta", nodes.para(nodes.words(organisations)), *link)
    return [nodes.para(head), nodes.para(project["summary"]), meta]


def _teaching(case: View, view: View, style: Dress) -> list[Node]:
    words = view["words"]
    if not case["notes"] and not case["objectives"]:
        return []
    sign = word_shapes.icon("chalkboard-user", style.colour("ink"), height=12.0)
    made = [heading(3, [sign, _SPACE, *nodes.words(words["teaching-notes"])])]
    if case["objectives"]:
        aims = nodes.bullet_list([[nodes.plain(nodes.words(each))] for each in case["objectives"]])
        made += [nodes.para(nodes.words(words["questions-serve"])), aims]
    for note in case["notes"]:
        name = note["kind"] if note["kind"] in BOXES else "background"
        made += [labelled(name, note["label"], style)]
        made += [styled(style_name(name), *dress(note["blocks"], style, style_name(name)))]
    return made
