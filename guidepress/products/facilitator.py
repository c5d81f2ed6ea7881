"""Turns facilitators' views of modules into the typst source of the guide (A4, read standing)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from guidepress import nodes
from guidepress.products.facilitator_run import Play, Talk, clock_at, minutes_of, run_of, slide_name, slide_span
from guidepress.products.facilitator_slides import picture_definitions, picture_name
from guidepress.products.facilitator_word import write_guide_docx
from guidepress.products.typeset import icons_in, typeset_parts
from guidepress.products.typst_values import Code, literal, look_of

__all__ = ["write_guide_docx", "write_guide_pdf_source"]

Node = dict[str, Any]
Part = str | list[Node]
_CUES = ("say", "ask", "do", "show", "expect")
_PLAN_HEAD = ("clock", "minutes-column", "step", "mode", "slides", "bring")
# Icons that guide-a4.typ draws beside those of the blocks.
_ICONS = ("book-open",)


def write_guide_pdf_source(views: list[dict[str, Any]]) -> str:
    """Write the typst source of the guide from the modules' facilitator views, in their order.

    Slides that bear pictures (see `facilitator_slides`) show them beside their talking points.
    """
    first = views[0]
    icons = {view["module"]["icon"] for view in views} | set(_ICONS) | set(icons_in(views_content(views)))
    name = first["words"]["facilitator-guide"]
    shades = [view["module"]["colour"] for view in views]
    parts: list[Part] = [
        '#import "/typst/guide-a4.typ": *\n',
        f"#let look = {look_of(first, icons=sorted(icons))}\n",
        f"#show: a4.with(look, product: {literal(name)}, wide: true)\n",
        f"#cover(look, {literal(name)}, shades: {literal(shades)})\n",
        *_how_to_use(first),
        "#contents(look)\n",
    ]
    for at, view in enumerate(views):
        parts += _module(view, at)
    # Beside what pandoc writes: it has no need to read the drawings.
    return picture_definitions(views) + typeset_parts(parts, first, shift=2)


def views_content(views: Sequence[dict[str, Any]]) -> list[Any]:
    """Give all blocks of the views."""
    return [[view["slides"], view["activities"], view["cases"], view["questions"]] for view in views]


def _how_to_use(view: dict[str, Any]) -> list[Part]:
    words = view["words"]
    parts: list[Part] = [f"#heading(level: 1, {literal(words['how-to-use'])})"]
    parts += [[nodes.para(nodes.words(words[f"how-to-use-{part}"]))] for part in ("clock", "script", "rooms")]
    for cue in _CUES:
        parts += [f"#{cue}-block(look)[", nodes.words(words[f"how-to-use-{cue}"]), "];"]
    return parts


def _module(view: dict[str, Any], at: int) -> list[Part]:
    module, words = view["module"], view["words"]
    opener = {
        "name": module["colour"],
        "number": module["number"],
        "title": module["title"],
        "short-title": module["short_title"],
        "goal": module["goal"],
        "icon-name": module["icon"],
        "at": at,
    }
    parts: list[Part] = [f"#module-part(look, {arguments(opener)})["]
    parts += [_heading(words["learning-objectives"]), _objectives(view)]
    parts += [_heading(words["session-plan"]), *_plan(view)]
    parts += [_heading(words["materials-and-preparation"]), *_preparation(view)]
    parts += [_heading(words["session"])]
    for scene in run_of(view):
        parts += _activity(scene, view) if isinstance(scene, Play) else _slide(scene, view)
    if view["cases"]:
        parts += [_heading(words["cases-with-answers"]), view["cases"]]
    if view["questions"]:
        parts += ["#whole-part[", _heading(words["check-yourself-answers"]), view["questions"], "];"]
    return [*parts, "];"]


def arguments(values: dict[str, Any]) -> str:
    """Write the named arguments of a typst call."""
    return ", ".join(f"{key}: {literal(value)}" for key, value in values.items())


def _heading(text: str) -> str:
    return f"#heading(level: 2, {literal(text)});"


def _objectives(view: dict[str, Any]) -> list[Node]:
    return [nodes.bullet_list([[nodes.plain(nodes.words(each["text"]))] for each in view["module"]["objectives"]])]


def _plan(view: dict[str, Any]) -> list[Part]:
    words = view["words"]
    total = words["total-minutes"].replace("{n}", str(view["total_minutes"]))
    head = literal([words[key] for key in _PLAN_HEAD])
    parts: list[Part] = [f"#plan-grid(look, {literal(view['module']['colour'])}, head: {head}, rows: ("]
    for row in view["plan"]:
        values = {
            "clock": row["clock"],
            "minutes": str(row["minutes"]),
            "mode": row["mode"],
            "slides": slide_span(row),
            "bring": [*row["materials"], *row["handouts"]],
            "activity": row["kind"] == "activity",
        }
        parts += [f"({arguments(values)}, title: [", row["title"], "]), "]
    return [*parts, f"), total: {literal(total)});"]


def _preparation(view: dict[str, Any]) -> Iterator[Part]:
    words = view["words"]
    if view["materials"]:
        yield f"#heading(level: 3, {literal(words['materials'])});"
        yield f"#checklist(look, {literal(view['materials'])});"
    if view["preparation"]:
        yield f"#heading(level: 3, {literal(words['before-session'])});#checklist(look, ("
        for each in view["preparation"]:
            yield "["
            yield [{"t": "Strong", "c": each["activity"]}, *nodes.words(": " + each["text"])]
            yield "], "
        yield "));"


def _slide(scene: Talk, view: dict[str, Any]) -> list[Part]:
    slide = scene.slide
    values = {
        "number": slide_name(slide),
        "clock": scene.clock,
        "minutes": slide["minutes"],
        "divides": slide["kind"] == "section",
        **_pictures(slide, view),
    }
    parts: list[Part] = [
        f"#slide-script(look, name: {literal(view['module']['colour'])}, {arguments(values)}, title: [",
        slide["title"],
        "], cues: (",
    ]
    kinds = [note["kind"] if note["kind"] in _CUES else "background" for note in slide["notes"]]
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
    facts = [
        ("clock", words["minutes-short"].replace("{n}", nodes.value_of(block, "minutes"))),
        ("users", nodes.value_of(block, "grouping-label")),
        ("show", f"{words['slide']} {slide_name(scene.slide)}" if scene.slide else ""),
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
    titles = [[nodes.plain(_title(child))] for child in scene.activity["c"][1] if nodes.is_div(child, "handout")]
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
