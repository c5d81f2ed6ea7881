"""Turns facilitators' views of modules into the typst source of the guide (A4, read standing)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from guidepress import nodes
from guidepress.products.facilitator_pages import section_of, sheet_page
from guidepress.products.facilitator_parts import (
    CUES,
    Node,
    Part,
    arguments,
    blocks_of,
    guidance,
    how_to_use,
    module_call,
    objectives,
    opening,
    page_of,
    part_heading,
    plan_grid,
    preparation,
)
from guidepress.products.facilitator_run import Play, Talk, clock_at, minutes_of, run_of, slide_name
from guidepress.products.facilitator_slides import picture_definitions, picture_name
from guidepress.products.facilitator_word import write_guide_docx
from guidepress.products.typeset import typeset_parts
from guidepress.products.typst_values import Code, literal

__all__ = ["write_guide_docx", "write_guide_pdf_source"]


def write_guide_pdf_source(views: list[dict[str, Any]], texts: Sequence[dict[str, Any]] = ()) -> str:
    """Write the typst source of the guide from the modules' facilitator views and the texts for facilitators.

    Slides that bear pictures (see `facilitator_slides`) show them beside their talking points; views that know the
    textbook's pages (see `facilitator_pages`) tell them.
    """
    first = views[0]
    parts: list[Part] = [
        *opening(views, "facilitator-guide", [*views_content(views), [blocks_of(text) for text in texts]]),
        *how_to_use(first),
        "#contents(look)\n",
        *guidance(texts),
    ]
    for at, view in enumerate(views):
        parts += _module(view, at)
    # Beside what pandoc writes: it has no need to read the drawings.
    return picture_definitions(views) + typeset_parts(parts, first, shift=2)


def views_content(views: Sequence[dict[str, Any]]) -> list[Any]:
    """Give all blocks of the views."""
    return [[view["slides"], view["activities"], view["cases"], view["questions"]] for view in views]


def _module(view: dict[str, Any], at: int) -> list[Part]:
    words = view["words"]
    parts: list[Part] = [module_call(view, at, "facilitator-guide")]
    parts += [part_heading(words["learning-objectives"]), objectives(view)]
    parts += [part_heading(words["session-plan"]), *plan_grid(view)]
    parts += [part_heading(words["materials-and-preparation"]), *preparation(view)]
    parts += [part_heading(words["session"])]
    for scene in run_of(view):
        parts += _activity(scene, view) if isinstance(scene, Play) else _slide(scene, view)
    if view["cases"]:
        parts += [part_heading(words["cases-with-answers"]), view["cases"]]
    if view["questions"]:
        parts += ["#whole-part[", part_heading(words["check-yourself-answers"]), view["questions"], "];"]
    return [*parts, "];"]


def _slide(scene: Talk, view: dict[str, Any]) -> list[Part]:
    slide = scene.slide
    values = {
        "number": slide_name(slide),
        "clock": scene.clock,
        "minutes": slide["minutes"],
        "divides": slide["kind"] == "section",
        "book-page": page_of(view, section_of(slide)),
        **_pictures(slide, view),
    }
    parts: list[Part] = [
        f"#slide-script(look, name: {literal(view['module']['colour'])}, {arguments(values)}, title: [",
        slide["title"],
        "], cues: (",
    ]
    kinds = [note["kind"] if note["kind"] in CUES else "background" for note in slide["notes"]]
    for note, kind, follows in zip(slide["notes"], kinds, [*kinds[1:], ""], strict=False):
        # A list of acronyms must not begin a page by itself.
        kept = ", keep: true" if follows == "background" else ""
        parts += [f"[#{kind}-block(look, label: {literal(note['label'])}{kept})[", note["blocks"], "];], "]
    return [*parts, "));"]


def _pictures(slide: dict[str, Any] | None, view: dict[str, Any]) -> dict[str, Code]:
    name = picture_name(view, slide) if slide else ""
    return {"pictures": Code(f"slide-pictures.at({literal(name)})")} if name else {}


def _activity(scene: Play, view: dict[str, Any]) -> list[Part]:
    block, words = scene.activity, view["words"]
    page = page_of(view, nodes.id_of(block))
    facts = [
        ("clock", words["minutes-short"].replace("{n}", nodes.value_of(block, "minutes"))),
        ("users", nodes.value_of(block, "grouping-label")),
        ("show", f"{words['slide']} {slide_name(scene.slide)}" if scene.slide else ""),
        ("resources", words["textbook-page"].replace("{n}", str(page)) if page else ""),
    ]
    label = " · ".join(each for key in ("label", "kind-label") if (each := nodes.value_of(block, key)))
    values = {
        "id": nodes.id_of(block) or None,
        "clock": scene.clock,
        "label": label,
        "facts": [[icon, said] for icon, said in facts if said],
        **_pictures(scene.slide, view),
    }
    return [
        f"#activity-script(look, {arguments(values)}, title: [",
        _title(block),
        "])[",
        *_script(scene, view),
        "];",
    ]


def _script(scene: Play, view: dict[str, Any]) -> list[Part]:
    """Give the parts of an activity: steps told when they begin, worksheets named among the facts."""
    now = minutes_of(scene.clock)
    made: list[Part] = []
    titles = [
        [nodes.plain(_named_sheet(child, view))] for child in scene.activity["c"][1] if nodes.is_div(child, "handout")
    ]
    sheets = [(nodes.words(view["words"]["handout"]), titles)] if titles else []
    if sheets and not any(nodes.is_div(child, "meta-list") for child in scene.activity["c"][1]):
        made += _facts({"c": [[], []]}, sheets)
    for child in scene.activity["c"][1]:
        if nodes.is_div(child, "block-title", "handout"):
            continue
        if nodes.is_div(child, "step"):
            identifier, classes, pairs = child["c"][0]
            # The clock goes where a block's label stands: guide-a4.typ prints it in the margin.
            told_at: list[Any] = [*(pair for pair in pairs if pair[0] != "label"), ["label", clock_at(now)]]
            made.append([{"t": "Div", "c": [[identifier, classes, told_at], child["c"][1]]}])
            now += int(nodes.value_of(child, "minutes", "0"))
        elif nodes.is_div(child, "meta-list"):
            made += _facts(child, sheets)
        else:
            made.append([child])
    return made


def _named_sheet(sheet: Node, view: dict[str, Any]) -> list[Node]:
    """Name a worksheet and its page in the workbook."""
    page = sheet_page(view, nodes.id_of(sheet))
    return [*_title(sheet), *(nodes.words(f" ({page})") if page else [])]


def _facts(block: Node, more: list[tuple[list[Node], list[list[Node]]]]) -> list[Part]:
    """Give the facts of a meta-list, and `more` of their kind: pairs of a word and what it means."""
    parts: list[Part] = ["#fact-list(look, ("]
    told = [pair for each in block["c"][1] if each["t"] == "DefinitionList" for pair in each["c"]]
    for term, meanings in [*told, *more]:
        parts += ["([", term, "], [", _in_a_row(meanings), "]), "]
    return [*parts, "));"]


def _in_a_row(meanings: list[list[Node]]) -> list[Node]:
    """Join what a word of a fact list means into one line where all of it is plain text; things take a dot between."""
    said = [block for meaning in meanings for block in meaning]
    if not all(block["t"] in ("Plain", "Para") for block in said):
        return said
    joined: list[Node] = []
    for block in said:
        if joined:
            ended = nodes.text_of(joined).endswith((".", "?", "!", "\N{ARABIC QUESTION MARK}"))
            joined += [{"t": "Space"}] if ended else nodes.words(" \N{MIDDLE DOT} ")
        joined += block["c"]
    return [nodes.plain(joined)]


def _title(block: Node) -> list[Node]:
    """Give the inlines of a block's title; none if it has no title."""
    titles = [child["c"][1] for child in block["c"][1] if nodes.is_div(child, "block-title")]
    return [inline for plain in titles[:1] for part in plain for inline in part["c"]]
