"""Turns a deck view into planned slides: which layout, which text in which box at which scale.

The plan is what a slide shows, before any file format: the deck writes it, guides read its numbers.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from guidepress.products.fit import (
    LEAST_SIZE,
    LINE_PITCH,
    RESERVE,
    SCALES,
    Unfit,
    fitting_scale,
    line_count,
    text_height,
)
from guidepress.products.slide_boxes import Box, Layout, Mark, Slot
from guidepress.products.slide_content import SPLIT_SLOT, content_of
from guidepress.products.slide_layouts import layouts
from guidepress.products.slide_marks import foot_of, marks_of
from guidepress.products.slide_shown import Content
from guidepress.products.slide_table import PlannedTable, plan_table
from guidepress.products.slide_text import Paragraph, Run, runs_of, text_of

View = Mapping[str, Any]

_HYPHENED = re.compile(r"-[^\s-]+")
_NEAR = 12.0  # points between a text and the place of the source below it
_NARROW = 400.0  # points: titles in columns narrower than this break where they must


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedText:
    """The text of one slot; `scale` (0.8 to 1) is the share of the slot's type sizes at which it fits.

    `box` is its own place where that is not the slot's: a step among steps, a title with lines of like length.
    """

    paragraphs: tuple[Paragraph, ...]
    scale: float = 1.0
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSlide:
    """One real slide: `number` counts from 1, `part` from 1 among the slides made of one of the view.

    `marks` are drawn in their order, before the texts; `foot` is the footer's text.
    """

    number: int
    id: str
    part: int
    layout: Layout
    title: str
    texts: Mapping[str, PlannedText]
    table: PlannedTable | None
    marks: tuple[Mark, ...]
    foot: str
    slide: View  # the view's slide that it shows

    def box(self, name: str) -> Box:
        """Give the place of a slot's text on this slide; KeyError if the layout has no such slot."""
        text = self.texts.get(name)
        return (text.box if text else None) or self.layout.slot(name).box


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All slides of a deck, and those that do not fit (they are drawn all the same, at the smallest size)."""

    slides: tuple[PlannedSlide, ...]
    unfit: tuple[Unfit, ...]


def plan_deck(view: View) -> Plan:
    """Plan a deck view: choose layouts, measure, shrink or split."""
    return plan_decks([view])[0]


def plan_decks(views: Sequence[View]) -> list[Plan]:
    """Plan several decks that are one file: slides are numbered on, and no title stands twice."""
    counted = Counter(title for view in views for title in {_title_text(slide) for slide in view["slides"]})
    shared = {title for title, count in counted.items() if count > 1}
    titles: set[str] = set()
    plans: list[Plan] = []
    for view in views:
        before = sum(len(plan.slides) for plan in plans)
        plans.append(_planned(view, before, titles, shared))
    return plans


def _title_text(slide: View) -> str:
    return text_of(runs_of(slide["title"])).casefold()


def _planned(view: View, before: int, titles: set[str], shared: set[str]) -> Plan:
    """Plan one deck; `before` slides come first, titles that are `shared` with other modules bear the module's name."""
    known = layouts(view["dir"])
    slides: list[PlannedSlide] = []
    unfit: list[Unfit] = []
    for slide in view["slides"]:
        content = _chosen(content_of(view, slide), known, rtl=view["dir"] == "rtl")
        layout = known[content.layout]
        report = functools.partial(_note, unfit, slide["id"])
        parts = list(_parts(content, layout, report))
        for part, (shown, table) in enumerate(parts, start=1):
            again = _part_mark(part, len(parts), view["words"]["continued"])
            name = view["module"]["short_title"] if _title_text(slide) in shared else ""
            title = _title(content.texts["title"], f" ({name}){again}" if name else again, titles)
            slot = layout.slot("title")
            texts = {**shown, "title": _headline(title, slot, report, rtl=view["dir"] == "rtl")}
            planned = PlannedSlide(
                number=before + len(slides) + 1,
                id=slide["id"],
                part=part,
                layout=layout,
                title=title[0].text,
                texts=texts,
                table=table,
                marks=content.marks,
                foot=foot_of(view, slide),
                # The notes tell a slide's minutes once, not on each of its parts.
                slide=slide if part == 1 else {**slide, "minutes": 0},
            )
            slides.append(replace(planned, marks=(*planned.marks, *marks_of(view, planned))))
    return Plan(slides=tuple(slides), unfit=tuple(unfit))


def plan_slides(view: View) -> tuple[PlannedSlide, ...]:
    """Give the real slides of a deck view with number and id, in order (some milliseconds for a deck)."""
    return plan_deck(view).slides


def slide_numbers(view: View) -> dict[str, tuple[int, ...]]:
    """Give the numbers that each slide of the view has in the deck: more than one where it was split."""
    numbers: dict[str, tuple[int, ...]] = {}
    for planned in plan_slides(view):
        numbers[planned.id] = (*numbers.get(planned.id, ()), planned.number)
    return numbers


Report = Callable[[str], None]


def _chosen(content: Content, known: Mapping[str, Layout], *, rtl: bool) -> Content:
    """Take the first way to show a slide whose moved texts fit at full size, or else the last."""
    while content.otherwise:
        layout = known[content.layout]
        slots = [(content.texts[name], replace(layout.slot(name), box=box)) for name, box in content.boxes.items()]
        if all(_scale(paragraphs, slot) == 1 for paragraphs, slot in slots):
            break
        content = content.otherwise
    return _placed(content, rtl=rtl)


def _placed(content: Content, *, rtl: bool) -> Content:
    """Mirror what a slide places itself, as its layout is mirrored."""
    if not rtl:
        return content
    boxes = {name: box.mirrored() for name, box in content.boxes.items()}
    return replace(content, boxes=boxes, marks=tuple(mark.mirrored() for mark in content.marks))


def _note(unfit: list[Unfit], slide_id: str, message: str) -> None:
    found = Unfit(slide_id=slide_id, message=message)
    if found not in unfit:
        unfit.append(found)


def _parts(
    content: Content, layout: Layout, report: Report
) -> Iterator[tuple[dict[str, PlannedText], PlannedTable | None]]:
    """Yield what each slide shows; everything but the divided text or table stands on all of them."""
    common = {}
    for name, paragraphs in content.texts.items():
        if not paragraphs or name in ("title", SPLIT_SLOT):
            continue
        slot = layout.slot(name)
        slot = replace(slot, box=content.boxes.get(name, slot.box))
        slot = _with_room(paragraphs, slot, content, layout)
        own = slot.box if slot.box != layout.slot(name).box else None
        if name in content.spare and _scale(paragraphs, slot) is None:
            continue  # a repeat of what stands elsewhere: better gone than crowded
        shown = (_clipped(paragraphs, slot),) if name == "source" else paragraphs
        alone = name == "statement" and len(shown) == 1
        rtl = layout.mirror
        fitted = _headline(shown, slot, report, rtl=rtl) if alone else _fitted(shown, slot, report)
        common[name] = replace(fitted, box=fitted.box or own)
    for names in content.same_scale:
        scale = min((common[name].scale for name in names if name in common), default=1.0)
        common |= {name: replace(common[name], scale=scale) for name in names if name in common}
    if content.rows:
        for table in plan_table(content.rows, content.align, layout.slot("table").box, report):
            yield common, table
        return
    paragraphs = content.texts.get(SPLIT_SLOT, ())
    if not paragraphs:
        yield common, None
        return
    slot = layout.slot(SPLIT_SLOT)
    slot = replace(slot, box=content.boxes.get(SPLIT_SLOT, slot.box))
    slot = _with_room(paragraphs, slot, content, layout)
    own = slot.box if slot.box != layout.slot(SPLIT_SLOT).box else None
    for group in _divided(paragraphs, slot, report, dense=content.dense):
        yield {**common, SPLIT_SLOT: replace(group, box=own)}, None


def _with_room(paragraphs: Sequence[Paragraph], slot: Slot, content: Content, layout: Layout) -> Slot:
    """Let a text that does not fit above the place of the source take that too, where no source stands."""
    if content.texts.get("source") or not layout.has("source") or slot.name == "source":
        return slot
    foot = layout.slot("source").box
    between = foot.y - slot.box.y - slot.box.height
    held = any(panel.box.holds(slot.box) for panel in layout.panels)  # a card ends where it ends
    if held or not 0 <= between <= _NEAR or _scale(paragraphs, slot) == 1:
        return slot
    return replace(slot, box=replace(slot.box, height=foot.y + foot.height - slot.box.y))


def _scale(paragraphs: Sequence[Paragraph], slot: Slot) -> float | None:
    return fitting_scale(paragraphs, slot.levels, slot.box.width, slot.box.height, whole_words=slot.kind == "title")


def _fitted(paragraphs: tuple[Paragraph, ...], slot: Slot, report: Report) -> PlannedText:
    scale = _scale(paragraphs, slot)
    if scale is None:
        scale = _least_scale(paragraphs, slot)
        report(_why(paragraphs, slot, scale))
    return PlannedText(paragraphs=paragraphs, scale=scale)


def _headline(title: tuple[Paragraph, ...], slot: Slot, report: Report, *, rtl: bool) -> PlannedText:
    """Fit what stands in large letters, its lines of like length: no word alone on the last."""
    fitted = _fitted(title, slot, report)
    level, full = slot.levels[0], slot.box.width

    def lines(width: float, runs: Sequence[Run] = title[0].runs) -> int:
        return line_count(runs, width, level.size * fitted.scale, bold=level.bold)

    def parts_a_word(width: float) -> bool:
        """Say whether a line would end at a hyphen."""
        starts = [(text[: found.start() + 1], text[: found.end()]) for found in _HYPHENED.finditer(text)]
        return any(lines(width, [Run(text=a)]) < lines(width, [Run(text=b)]) for a, b in starts)

    text = title[0].text

    most = lines(full)
    if most == 1 or full < _NARROW:
        return fitted
    tried = [full * share / 100 for share in range(50, 101, 2)]
    width = next((wide for wide in tried if lines(wide) <= most and not parts_a_word(wide)), full)
    x = slot.box.x + (full - width if rtl else 0.0)
    return replace(fitted, box=replace(slot.box, x=x, width=width) if width < full else None)


def _least_scale(paragraphs: Sequence[Paragraph], slot: Slot) -> float:
    """Give the smallest scale at which no paragraph is under 18 points, or its own size if that is less."""
    used = {min(each.level, len(slot.levels) - 1) for each in paragraphs}
    floor = max(min(1.0, LEAST_SIZE / slot.levels[level].size) for level in used)
    return min(scale for scale in SCALES if scale >= floor)


def _why(paragraphs: Sequence[Paragraph], slot: Slot, scale: float) -> str:
    level = slot.levels[0]
    size = level.size * scale
    pitch = size * LINE_PITCH * level.pitch
    needed = text_height(paragraphs, slot.levels, slot.box.width, scale)
    start = paragraphs[0].text[:40].strip()
    return (
        f'"{start}…" ({slot.name}) needs {round(needed / pitch + 0.5)} lines of {size:.0f} pt '
        f"where {int(slot.box.height // pitch)} fit"
    )


def _clipped(paragraphs: Sequence[Paragraph], slot: Slot) -> Paragraph:
    """Cut a source to its box at a word's end; the notes carry it in full."""
    paragraph = Paragraph(runs=tuple(run for each in paragraphs for run in each.runs))
    level = slot.levels[0]
    most = int(slot.box.height // (level.size * LINE_PITCH))
    while line_count(paragraph.runs, slot.box.width, level.size) > most:
        *kept, last = paragraph.runs
        words = last.text.removesuffix("…").split(" ")
        tail = (replace(last, text=" ".join(words[:-1]).rstrip(" .,;:") + "…"),) if len(words) > 1 else ()
        if not tail and not kept:
            break
        paragraph = replace(paragraph, runs=(*kept, *tail))
    return paragraph


def _divided(paragraphs: tuple[Paragraph, ...], slot: Slot, report: Report, *, dense: bool) -> list[PlannedText]:
    """Fit paragraphs into a slot: as they are, shrunk, or divided between items into like groups."""
    scale = _scale(paragraphs, slot)
    if scale is not None:
        return [PlannedText(paragraphs=paragraphs, scale=scale)]
    units = _units(paragraphs)
    scale = _least_scale(paragraphs, slot) if dense else 1.0

    def packed(limit: float) -> list[tuple[Paragraph, ...]]:
        groups: list[tuple[Paragraph, ...]] = []
        for unit in units:
            joined = (*groups[-1], *unit) if groups else unit
            if groups and text_height(joined, slot.levels, slot.box.width, scale) <= limit:
                groups[-1] = joined
            else:
                groups.append(unit)
        return groups

    full = slot.box.height * (1 - RESERVE)
    fewest = len(packed(full))
    balanced = next(
        groups for share in range(50, 105, 5) if len(groups := packed(full * min(share, 100) / 100)) == fewest
    )
    texts = [_fitted(group, slot, report) for group in balanced]
    least = min(text.scale for text in texts)
    return [replace(text, scale=least) for text in texts]


def _units(paragraphs: Iterable[Paragraph]) -> list[tuple[Paragraph, ...]]:
    """Group paragraphs that stay together: an item with what is below it, a heading with what follows."""
    units: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        heading_before = bool(units) and units[-1][-1].kind == "heading"
        if units and (paragraph.level > 0 or heading_before):
            units[-1].append(paragraph)
        else:
            units.append([paragraph])
    return [tuple(unit) for unit in units]


def _part_mark(part: int, parts: int, continued: str) -> str:
    """Mark the title of a slide that goes on: with its number, unless it is the second of two."""
    if part == 1:
        return ""
    return f" ({continued} {part})" if parts > 2 else f" ({continued})"  # noqa: PLR2004 - as the docstring says


def _title(title: Sequence[Paragraph], mark: str, titles: set[str]) -> tuple[Paragraph, ...]:
    """Give a slide a title that no other slide of the file has: marked, and counted if need be."""
    text = title[0].text + mark
    tried = itertools.chain([text], (f"{text} ({n})" for n in itertools.count(2)))
    unique = next(each for each in tried if each.casefold() not in titles)
    titles.add(unique.casefold())
    added = unique.removeprefix(title[0].text)
    return (replace(title[0], runs=(*title[0].runs, Run(text=added))) if added else title[0],)
