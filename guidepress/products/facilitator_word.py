"""Turns facilitators' views of modules into the editable guide: clock and numbers hang in the margin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from guidepress import nodes
from guidepress.products import word_shapes
from guidepress.products.facilitator_pages import module_pages, section_of, sheet_page
from guidepress.products.facilitator_parts import (
    CUES,
    PLAN_HEAD,
    blocks_of,
    explained_of,
    handouts_of,
    page_of,
    works_of,
)
from guidepress.products.facilitator_run import Play, Talk, run_of, slide_name, slide_span
from guidepress.products.word import heading, hung, marked, styled, table, write_word
from guidepress.products.word_blocks import (
    Dress,
    case_section,
    dress,
    dress_for,
    dress_inlines,
    labelled,
    text_blocks,
    ticked_line,
    title_of,
)
from guidepress.products.word_cover import cover_page
from guidepress.products.word_styles import BOXES, style_name

Node = dict[str, Any]
_PLAN_WIDTHS = (0.09, 0.06, 0.28, 0.13, 0.08, 0.18, 0.18)
_SPACE: Node = {"t": "Space"}
_DOT: Node = {"t": "Str", "c": "\N{MIDDLE DOT}"}


def write_guide_docx(views: list[dict[str, Any]], media: Path, texts: Sequence[dict[str, Any]] = ()) -> bytes:
    """Write the guide of the modules' facilitator views and the texts for facilitators, and give its bytes."""
    first = views[0]
    shown = [[view["activities"], view["cases"], view["questions"]] for view in views]
    style = dress_for(first, [shown, [blocks_of(text) for text in texts]])
    name = first["words"]["facilitator-guide"]
    blocks = [*cover(views, "facilitator-guide"), *_how_to_use(first, style), *_contents(views, texts)]
    blocks += [node for text in texts for node in _guidance(text, style)]
    if works := works_of(texts):
        blocks += [heading(2, nodes.words(first["words"]["references"])), *(nodes.para(work) for work in works)]
    for view in views:
        blocks += _module(view, Dress(view=view, anchors=style.anchors))
    return write_word(first, blocks, media, product=name, title=f"{first['guide']['title']}: {name}", wide=True)


def cover(views: list[dict[str, Any]], product: str) -> list[Node]:
    """Make the cover; `product` is the key of the document's name."""
    return cover_page(views[0], [each["module"]["colour"] for each in views], views[0]["words"][product])


def _how_to_use(view: dict[str, Any], style: Dress) -> list[Node]:
    words = view["words"]
    made = [heading(1, nodes.words(words["how-to-use"]), "how-to-use")]
    made += [nodes.para(nodes.words(words[f"how-to-use-{part}"])) for part in explained_of(view)]
    for mark in CUES:
        made += [labelled(mark, words[mark], style)]
        made += [styled(style_name(mark), nodes.para(nodes.words(words[f"how-to-use-{mark}"])))]
    return made


def _guidance(text: dict[str, Any], style: Dress) -> list[Node]:
    """Dress a text for facilitators: how to prepare and lead."""
    made: list[Node] = []
    for section in text["sections"]:
        made += [heading(1, section["title"], section["id"])]
        for block in section["blocks"]:
            if nodes.is_div(block, "checklist"):
                made += checklist_blocks([block], 2, style)
            else:
                made += dress([block], style)
    return made


def checklist_blocks(checklists: Iterable[Node], level: int, style: Dress) -> list[Node]:
    """Dress checklists: a heading, then lines that begin with a box to tick."""
    made: list[Node] = []
    for block in checklists:
        items = [item for child in block["c"][1] if child["t"] == "BulletList" for item in child["c"]]
        told = [[inline for part in item for inline in part.get("c", [])] for item in items]
        lines = [ticked_line(nodes.text_of(each), dress_inlines(each, style), style) for each in told]
        made += [heading(level, title_of(block, style)), styled("Checklist", *lines)]
    return made


def _contents(views: list[dict[str, Any]], texts: Iterable[dict[str, Any]]) -> list[Node]:
    words = views[0]["words"]
    entries = [(1, words["how-to-use"], "how-to-use")]
    entries += [(1, nodes.text_of(each["title"]), each["id"]) for text in texts for each in text["sections"]]
    for view in views:
        module = view["module"]
        entries.append((1, f"{_number(view)} {module['title']}".strip(), _anchor(view, "")))
        entries += [(2, words[key], _anchor(view, key)) for key in _parts(view)]
    title = styled("TOC Heading", nodes.para(nodes.words(words["contents"])))
    return [title, word_shapes.contents(entries, rtl=views[0]["dir"] == "rtl")]


def _parts(view: dict[str, Any]) -> list[str]:
    """Give the keys of the parts that this module has, in their order; each is the word of its heading."""
    optional = {"cases-with-answers": view["cases"], "check-yourself-answers": view["questions"]}
    return [
        "session-plan",
        "materials-and-preparation",
        "session",
        *(key for key, found in optional.items() if found),
    ]


def _anchor(view: dict[str, Any], part: str) -> str:
    # Word cuts the names of bookmarks at 40 characters.
    return f"m-{view['module']['id'][:20]}-{part}".rstrip("-")


def _number(view: dict[str, Any]) -> str:
    return str(view["module"]["number"] or "")


def _module(view: dict[str, Any], style: Dress) -> list[Node]:
    words = view["words"]
    made = module_heading(view)
    made += [heading(2, nodes.words(words["learning-objectives"])), *objectives(view)]
    made += [heading(2, nodes.words(words["session-plan"]), _anchor(view, "session-plan")), *plan(view)]
    made += [heading(2, nodes.words(words["materials-and-preparation"]), _anchor(view, "materials-and-preparation"))]
    made += to_prepare(view, style)
    made += [heading(2, nodes.words(words["session"]), _anchor(view, "session"))]
    for scene in run_of(view):
        made += _scene(scene, view, style)
    if view["cases"]:
        made += [heading(2, nodes.words(words["cases-with-answers"]), _anchor(view, "cases-with-answers"))]
        made += [node for case in view["cases"] for node in case_section(case, style)]
    if view["questions"]:
        made += [heading(2, nodes.words(words["check-yourself-answers"]), _anchor(view, "check-yourself-answers"))]
        made += dress(view["questions"], style)
    return made


def module_heading(view: dict[str, Any]) -> list[Node]:
    """Make the heading of a module with its number, its goal and its pages in the books."""
    module = view["module"]
    title = nodes.words(module["title"])
    opener = hung(f"Number {module['colour']}", _number(view), title) if _number(view) else title
    made = [heading(1, opener, _anchor(view, "")), styled("Lead", nodes.para(nodes.words(module["goal"])))]
    pages = module_pages(view)
    return [*made, styled("Meta", nodes.para(nodes.words(pages)))] if pages else made


def objectives(view: dict[str, Any]) -> list[Node]:
    """Make the list of what participants will be able to do."""
    return [nodes.bullet_list([[nodes.plain(nodes.words(each["text"]))] for each in view["module"]["objectives"]])]


def _page(view: dict[str, Any], identifier: str) -> str:
    """Say where in the textbook something stands; "" where the book does not hold it."""
    return _told_page(view, page_of(view, identifier))


def _told_page(view: dict[str, Any], page: int | None) -> str:
    return str(view["words"]["textbook-page"].replace("{n}", str(page))) if page else ""


def plan(view: dict[str, Any]) -> list[Node]:
    """Make the session plan: one grid, and the minutes in all."""
    words = view["words"]
    head = [[nodes.plain(nodes.words(words[key]))] for key in PLAN_HEAD]
    rows = []
    for row in view["plan"]:
        sheets = [
            nodes.plain([*nodes.words(name), *([{"t": "LineBreak"}, *nodes.words(told)] if told else [])])
            for name, told in handouts_of(row, words)
        ]
        bring = [nodes.plain(nodes.words(each)) for each in row["materials"]]
        clock = [nodes.plain([marked("Minutes", row["clock"])])]
        minutes, mode, numbers = (
            [nodes.plain(nodes.words(text))] for text in (str(row["minutes"]), row["mode"], slide_span(row))
        )
        what = [{"t": "Strong", "c": row["title"]}] if row["kind"] == "activity" else row["title"]
        page = _told_page(view, row.get("page"))
        step = [nodes.plain([*what, *([{"t": "LineBreak"}, *nodes.words(page)] if page else [])])]
        rows.append([clock, minutes, step, mode, numbers, sheets, bring])
    total = words["total-minutes"].replace("{n}", str(view["total_minutes"]))
    grid = table(head, rows, widths=_PLAN_WIDTHS, name="Plan")
    return [grid, styled("Meta", nodes.para(nodes.words(total)))]


def to_prepare(view: dict[str, Any], style: Dress) -> list[Node]:
    """Make the lists of what to bring and what to do before the session."""
    words = view["words"]
    made: list[Node] = []
    if view["materials"]:
        lines = [ticked_line(each, nodes.words(each), style) for each in view["materials"]]
        made += [heading(3, nodes.words(words["materials"])), styled("Checklist", *lines)]
    if view["preparation"]:
        lines = [
            ticked_line(
                each["text"],
                [
                    {"t": "Strong", "c": each["activity"]},
                    {"t": "Str", "c": ":"},
                    {"t": "Space"},
                    *nodes.words(each["text"]),
                ],
                style,
            )
            for each in view["preparation"]
        ]
        made += [heading(3, nodes.words(words["before-session"])), styled("Checklist", *lines)]
    return made


def _scene(scene: Talk | Play, view: dict[str, Any], style: Dress) -> list[Node]:
    """Dress one stretch of the session: a slide with its talking points, or an activity in full."""
    if isinstance(scene, Play):
        return _activity(scene, view, style)
    slide = scene.slide
    minutes = view["words"]["minutes-short"].replace("{n}", str(slide["minutes"])) if slide["minutes"] else ""
    told = " \N{MIDDLE DOT} ".join(each for each in (minutes, _page(view, section_of(slide))) if each)
    shade = f"Number {view['module']['colour']}"
    if not slide["notes"]:  # nothing to say: a line is enough
        when = [item for each in (scene.clock, told) if each for item in (_SPACE, _DOT, _SPACE, *nodes.words(each))]
        return [styled("Heading end", nodes.para(hung(shade, slide_name(slide), [*slide["title"], *when])))]
    made = [heading(3, hung(shade, slide_name(slide), slide["title"]))]
    made += [styled("Heading meta", nodes.para(hung("Clock", scene.clock, nodes.words(told))))]
    for note in slide["notes"]:
        name = note["kind"] if note["kind"] in BOXES else "background"
        made += [labelled(name, note["label"], style)]
        made += [styled(style_name(name), *dress(note["blocks"], style, style_name(name)))]
    return made


def _activity(scene: Play, view: dict[str, Any], style: Dress) -> list[Node]:
    block = scene.activity
    title = title_of(block, style)
    made = [heading(3, hung("Clock", scene.clock, title), nodes.id_of(block))]
    minutes = view["words"]["minutes-short"].replace("{n}", nodes.value_of(block, "minutes"))
    told = [nodes.value_of(block, key) for key in ("label", "kind-label", "grouping-label")]
    told.append(_page(view, nodes.id_of(block)))
    if scene.slide:
        told.append(f"{view['words']['slide']} {slide_name(scene.slide)}")
    made += [labelled("activity", " · ".join(each for each in [*told, minutes] if each), style)]
    for child in text_blocks(block):
        if nodes.is_div(child, "step"):
            made += _step(child, style)
        elif nodes.is_div(child, "handout"):
            page = sheet_page(view, nodes.id_of(child))
            named = [*title_of(child, style), *([_SPACE, *nodes.words(f"({page})")] if page else [])]
            made += [styled("Meta", nodes.para([*nodes.words(view["words"]["handout"] + ":"), _SPACE, *named]))]
        else:
            made += dress([child], style)
    return made


def _step(block: Node, style: Dress) -> list[Node]:
    minutes = style.view["words"]["minutes-short"].replace("{n}", nodes.value_of(block, "minutes"))
    made = [heading(4, hung("Minutes", minutes, title_of(block, style)))]
    return made + dress(text_blocks(block), style)
