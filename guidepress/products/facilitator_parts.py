"""Turns facilitators' views into the typst parts that overview, plan and script share: front, grid, what to bring."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from guidepress import nodes
from guidepress.products.facilitator_pages import module_pages
from guidepress.products.facilitator_run import slide_span
from guidepress.products.typeset import icons_in
from guidepress.products.typst_values import literal, look_of

Node = dict[str, Any]
Part = str | list[Node]
View = dict[str, Any]
CUES = ("say", "ask", "do", "show", "expect", "if-short", "if-long", "transition")
"""The kinds of talking points, in the order in which the guide explains them."""
PLAN_HEAD = ("clock", "minutes-column", "step", "mode", "slides", "handouts", "materials")
"""The words of the columns of a session plan."""
# Icons that guide-a4.typ draws beside those of the blocks.
_ICONS = ("book-open",)


def opening(views: Sequence[View], product: str, blocks: Iterable[Any] = ()) -> list[Part]:
    """Give the head of a document and its cover; `product` is the key of its name, `blocks` what it shows."""
    first = views[0]
    icons = {view["module"]["icon"] for view in views} | set(_ICONS) | set(icons_in(list(blocks)))
    name = first["words"][product]
    shades = list(dict.fromkeys(view["module"]["colour"] for view in views))
    return [
        '#import "/typst/guide-a4.typ": *\n',
        f"#let look = {look_of(first, icons=sorted(icons))}\n",
        f"#show: a4.with(look, product: {literal(name)}, wide: true)\n",
        f"#cover(look, {literal(name)}, shades: {literal(shades)})\n",
    ]


def explained_of(view: View) -> tuple[str, ...]:
    """Name what the first page explains; the script of a workshop runs by its clock and has one depth."""
    return ("clock-workshop", "script", "rooms") if "event" in view else ("clock", "script", "rooms", "depths")


def how_to_use(view: View) -> list[Part]:
    """Explain clock, numbers and every kind of talking point."""
    words = view["words"]
    parts: list[Part] = [f"#heading(level: 1, {literal(words['how-to-use'])})"]
    parts += [[nodes.para(nodes.words(words[f"how-to-use-{part}"]))] for part in explained_of(view)]
    for kind in CUES:
        parts += [f"#{kind}-block(look)[", nodes.words(words[f"how-to-use-{kind}"]), "];"]
    return parts


def guidance(texts: Sequence[View]) -> list[Part]:
    """Give the texts for facilitators, each from a new page, and behind the last one all works that they cite."""
    parts: list[Part] = []
    for text in texts:
        for section in text["sections"]:
            parts += ["#front-text(look, title: [", section["title"], "])[", raised(section["blocks"]), "];"]
    if works := works_of(texts):
        parts += [f"#cited-works({literal(texts[0]['words']['references'])}, ("]
        for work in works:
            parts += ["[", work, "], "]
        parts += ["));"]
    return parts


def works_of(texts: Iterable[View]) -> list[list[Node]]:
    """Give the entries of all works that texts for facilitators cite, each once, in the order of the texts."""
    found = {each["id"]: each["inlines"] for text in texts for each in text["references"]}
    return list(found.values())


def raised(blocks: list[Node]) -> list[Node]:
    """Lift the headings of a text for facilitators: no module stands above them."""

    def change(node: Node) -> list[Node] | None:
        return [{"t": "Header", "c": [node["c"][0] - 2, *node["c"][1:]]}] if node["t"] == "Header" else None

    lifted: list[Node] = nodes.transform(blocks, change)
    return lifted


def blocks_of(text: View) -> list[list[Node]]:
    """Give the blocks of each section of a text for facilitators."""
    return [section["blocks"] for section in text["sections"]]


def checklists_of(texts: Iterable[View]) -> list[Node]:
    """Give the checklists of the texts for facilitators, in their order."""
    return [node for text in texts for node in nodes.walk(blocks_of(text)) if nodes.is_div(node, "checklist")]


def module_call(view: View, at: int, product: str) -> str:
    """Begin the call that opens a module's pages.

    `at` is its place among the modules, from 0; `product` is the key of the document's name.
    """
    module = view["module"]
    opener = {
        "name": module["colour"],
        "number": module["number"],
        "title": module["title"],
        "short-title": module["short_title"],
        "goal": module["goal"],
        "icon-name": module["icon"],
        "at": at,
        "product": view["words"][product],
        "pages": module_pages(view),
    }
    return f"#module-part(look, {arguments(opener)})["


def arguments(values: dict[str, Any]) -> str:
    """Write the named arguments of a typst call."""
    return ", ".join(f"{key}: {literal(value)}" for key, value in values.items())


def part_heading(text: str) -> str:
    """Write the heading of a part of a module."""
    return f"#heading(level: 2, {literal(text)});"


def objectives(view: View) -> list[Node]:
    """Give what participants will be able to do, as a list."""
    return [nodes.bullet_list([[nodes.plain(nodes.words(each["text"]))] for each in view["module"]["objectives"]])]


def plan_grid(view: View) -> list[Part]:
    """Give the session plan: a row for each run of slides and each activity, with its page in the textbook."""
    words = view["words"]
    total = words["total-minutes"].replace("{n}", str(view["total_minutes"]))
    head = literal([words[key] for key in PLAN_HEAD])
    parts: list[Part] = [f"#plan-grid(look, {literal(view['module']['colour'])}, head: {head}, rows: ("]
    for row in view["plan"]:
        values = {
            "clock": row["clock"],
            "minutes": str(row["minutes"]),
            "mode": row["mode"],
            "slides": slide_span(row),
            "handouts": [[name, told] for name, told in handouts_of(row, words)],
            "materials": row["materials"],
            "activity": row["kind"] == "activity",
            "page": row.get("page"),
        }
        parts += [f"({arguments(values)}, title: [", row["title"], "]), "]
    return [*parts, f"), total: {literal(total)});"]


def handouts_of(row: View, words: View) -> list[tuple[str, str]]:
    """Give the worksheets of a row of the plan, each with where it stands in the workbook, or ""."""
    pages = row.get("handout_pages") or [None] * len(row["handouts"])
    told = [words["workbook-page"].replace("{n}", str(page)) if page else "" for page in pages]
    return list(zip(row["handouts"], told, strict=True))


def preparation(view: View) -> Iterator[Part]:
    """Give what to bring and what to do before the session, to tick off."""
    words = view["words"]
    if view["materials"]:
        yield f"#heading(level: 3, {literal(words['materials'])});"
        yield f"#checklist(look, {literal(view['materials'])}, columns: 2);"
    if view["preparation"]:
        yield f"#heading(level: 3, {literal(words['before-session'])});#checklist(look, ("
        for each in view["preparation"]:
            yield "["
            yield [{"t": "Strong", "c": each["activity"]}, *nodes.words(": " + each["text"])]
            yield "], "
        yield "));"


def page_of(view: View, identifier: str) -> int | None:
    """Give the page of the textbook on which something stands; None where the book does not hold it."""
    found: int | None = view.get("pages", {}).get(identifier)
    return found
