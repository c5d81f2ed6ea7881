"""Turns the workbook views of all modules into the editable workbook: boxes to tick, lines and tables to write in."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from guidepress import nodes
from guidepress.products import word_shapes
from guidepress.products.handout_word import questions_with_room, worksheet
from guidepress.products.typst_values import ICONS
from guidepress.products.word import heading, marked, styled, table, write_word
from guidepress.products.word_blocks import Dress, case_section, dress, dress_for, dress_inlines, write_lines
from guidepress.products.word_cover import cover_page

Node = dict[str, Any]
View = dict[str, Any]

HOW_TO = {
    "objectives": "square-check",
    "worksheets": ICONS["handout"],
    "cases": ICONS["case"],
    "check": ICONS["question"],
    "words": ICONS["definition"],
    "slides": ICONS["show"],
    "plan": "signs-post",
}
"""The parts of the book that its first page explains, each with its icon."""
CASE_LINES = 6
"""Ruled lines below each question of a case."""
SHOWN_PARTS = ("key_points", "worksheets", "cases", "questions", "resources")
"""The parts of a view that hold blocks."""
_SPACE: Node = {"t": "Space"}


def write_workbook_docx(views: Sequence[View], slides: Sequence[Sequence[View]], media: Path) -> bytes:
    """Write the workbook of the modules' workbook views, in their order, and give its bytes.

    `slides` are, for each module, the slides that participants' pages show (see `slide_handout.shown_titles`), each
    with its `picture`, the bytes of a PNG.
    """
    first = views[0]
    words = first["words"]
    anchors = dress_for(first, [[view[part] for part in SHOWN_PARTS] for view in views]).anchors
    name = words["workbook"]
    blocks = [*cover(views, name), *_how_to_use(first), contents(first, _entries(views))]
    for view, shown in zip(views, slides, strict=True):
        blocks += _module(view, shown, Dress(view=view, anchors=anchors))
    blocks += _plan(first)
    return write_word(first, blocks, media, product=name, title=f"{first['guide']['title']}: {name}", cover=True)


def cover(views: Sequence[View], name: str, *more: str) -> list[Node]:
    """Dress the first page of a book of several modules; `more` are lines below its name."""
    return cover_page(views[0], [each["module"]["colour"] for each in views], name, *more)


def contents(view: View, entries: Sequence[tuple[int, str, str]]) -> Node:
    """Dress the contents: entries are (level from 1, text, id)."""
    title = styled("TOC Heading", nodes.para(nodes.words(view["words"]["contents"])))
    return {"t": "Div", "c": [nodes.attr(), [title, word_shapes.contents(entries, rtl=view["dir"] == "rtl")]]}


def explained(view: View, items: Sequence[tuple[str, str]]) -> list[Node]:
    """Dress pairs of an icon's name and a sentence, one below the other."""
    ink = view["brand"]["colours"]["ink"]
    lines = [nodes.para([word_shapes.icon(icon, ink), word_shapes.tab(), *nodes.words(said)]) for icon, said in items]
    return [styled("Checklist", *lines)]


def with_room(case: Node, lines: int) -> Node:
    """Give a case whose questions are followed by `lines` ruled lines each."""

    def change(node: Node) -> list[Node] | None:
        if not nodes.is_div(node, "question"):
            return None
        return [nodes.div("write", [node], pairs=[("lines", str(lines))])]

    changed: Node = nodes.transform([case], change)[0]
    return changed


def _how_to_use(view: View) -> list[Node]:
    words = view["words"]
    items = [(icon, words[f"how-to-workbook-{part}"]) for part, icon in HOW_TO.items()]
    return [heading(1, nodes.words(words["how-to-use-workbook"]), "how-to-use"), *explained(view, items)]


def _anchor(view: View, part: str = "") -> str:
    # Word cuts the names of bookmarks at 40 characters.
    return f"w-{view['module']['id'][:24]}-{part}".rstrip("-")


def _entries(views: Sequence[View]) -> list[tuple[int, str, str]]:
    words = views[0]["words"]
    found = [(1, words["how-to-use-workbook"], "how-to-use")]
    for view in views:
        module = view["module"]
        found.append((1, f"{module['number'] or ''} {module['title']}".strip(), _anchor(view)))
        named = {"cases": "case-studies", "questions": "check-yourself", "glossary": "words-of-module"}
        found += [(2, words[key], _anchor(view, part)) for part, key in named.items() if view[part]]
        found.append((2, words["slide-pages"], _anchor(view, "slides")))
    return [*found, (1, words["my-plan"], "my-plan")]


def _module(view: View, slides: Sequence[View], style: Dress) -> list[Node]:
    words = view["words"]
    made = _opener(view)
    made += dress(view["key_points"], style)
    for sheet in view["worksheets"]:
        made += worksheet(sheet, style)
    if view["cases"]:
        made += [_fresh(view), heading(2, nodes.words(words["case-studies"]), _anchor(view, "cases"))]
        for case in view["cases"]:
            told = words["case-in-full"].replace("{label}", nodes.value_of(case, "label"))
            title, *box = case_section(with_room(case, CASE_LINES), style)
            made += [title, styled("Heading meta", nodes.para(nodes.words(told))), *box]
    if view["questions"]:
        made += [_fresh(view), heading(2, nodes.words(words["check-yourself"]), _anchor(view, "questions"))]
        made += [styled("Meta", nodes.para(nodes.words(words["self-check-where"])))]
        made += questions_with_room(view["questions"], style)
    if view["glossary"]:
        made += [_fresh(view), heading(2, nodes.words(words["words-of-module"]), _anchor(view, "glossary"))]
        made += [_words(view, style)]
    made += dress(view["resources"], style)
    made += [_fresh(view), heading(2, nodes.words(words["slide-pages"]), _anchor(view, "slides"))]
    head = [[nodes.plain(nodes.words(words[key]))] for key in ("slide", "notes")]
    return [*made, table(head, [_slide(each) for each in slides], widths=(0.55, 0.45), name="Worksheet")]


def _slide(slide: View) -> list[list[Node]]:
    """Make the row of a slide: its picture above number and title, and room for notes."""
    source = "data:image/png;base64," + base64.b64encode(slide["picture"]).decode("ascii")
    size = nodes.attr(pairs=[("width", "8.6cm")])
    picture = {"t": "Image", "c": [size, nodes.words(slide["alt"]), [source, ""]]}
    title = {"t": "Span", "c": [nodes.attr(pairs=[("lang", slide["lang"])]), nodes.words(slide["title"])]}
    number = {"t": "Strong", "c": nodes.words(str(slide["number"]))}
    return [[nodes.plain([picture]), nodes.plain([number, _SPACE, title])], []]


def _fresh(view: View) -> Node:
    """Begin a page, which bears the module's title above its first heading."""
    return styled("Sheet start", nodes.para(nodes.words(view["module"]["title"])))


def _opener(view: View) -> list[Node]:
    module, words = view["module"], view["words"]
    number = [marked(f"Number {module['colour']}", str(module["number"])), _SPACE] if module["number"] else []
    box = [[word_shapes.checkbox(words[key], rtl=view["dir"] == "rtl")] for key in ("before", "after")]
    head = [[nodes.plain(nodes.words(words[key]))] for key in ("objective", "before", "after")]
    rows = [
        [[nodes.plain(nodes.words(each["text"]))], *([nodes.plain(tick)] for tick in box)]
        for each in module["objectives"]
    ]
    align = ("AlignDefault", "AlignCenter", "AlignCenter")
    return [
        heading(1, [*number, *nodes.words(module["title"])], _anchor(view)),
        styled("Lead", nodes.para(nodes.words(module["goal"]))),
        heading(2, nodes.words(words["this-module"])),
        styled("Meta", nodes.para(nodes.words(words["tick-objectives"]))),
        table(head, rows, widths=(0.76, 0.12, 0.12), align=align),
        nodes.para([{"t": "Strong", "c": nodes.words(words["my-question"])}]),
        write_lines(3),
    ]


def _words(view: View, style: Dress) -> Node:
    """Make the table of the module's words, with a column to say them again."""
    words = view["words"]
    head = [[nodes.plain(nodes.words(words[key]))] for key in ("term", "meaning", "in-my-words")]
    rows = []
    for entry in view["glossary"]:
        meaning = [nodes.plain(dress_inlines(entry["definition"], style))]
        if entry["see"]:
            named = "; ".join(each["term"] for each in entry["see"])
            meaning.append(nodes.plain(nodes.words(f"{words['see-also']} {named}")))
        rows.append([[nodes.plain([{"t": "Strong", "c": dress_inlines(entry["term"], style)}])], meaning, []])
    return table(head, rows, widths=(0.24, 0.46, 0.3), name="Worksheet")


def _plan(view: View) -> list[Node]:
    words = view["words"]
    head = [[nodes.plain(nodes.words(words[f"my-plan-{key}"]))] for key in ("step", "with", "by", "know")]
    rows: list[list[list[Node]]] = [[[], [], [], []] for _ in range(3)]
    made = [
        heading(1, nodes.words(words["my-plan"]), "my-plan"),
        styled("Lead", nodes.para(nodes.words(words["my-plan-lead"]))),
        table(head, rows, widths=(0.36, 0.2, 0.16, 0.28), name="Worksheet"),
    ]
    for key in ("begin", "stop", "ask"):
        made += [nodes.para([{"t": "Strong", "c": nodes.words(words[f"closing-{key}"])}]), write_lines(2)]
    asked = ("handout-name", "handout-date", "my-plan-witness")
    return [*made, styled("Fill in", *(nodes.para(nodes.words(words[key] + ":")) for key in asked))]
