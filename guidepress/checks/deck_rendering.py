"""Turns a PPTX and the PDF that an office program drew of it into faults: lost words, overflow, overlap, high tables.

Only ink counts: a box that is larger than its text may lie over another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from guidepress.checks.deck_shapes import Shape, SlideShapes, read_shapes
from guidepress.checks.drawn_texts import DrawnText, Match, match_texts
from guidepress.checks.page_letters import Area, Page, around, read_pages

_SIDE = 2.0  # points that ink may stand out of its shape at the sides: letters lean over their advance
_RISE = 0.15  # of the size: what marks over letters may stand above a shape
_DESCENT = 0.25  # of the size: what may hang below a shape, as below a line
_TOUCH = 1.0  # points that two inks may lie in each other: the edges of strokes
_EDGE = 4.0  # points from its frame within which a table's rules are drawn
_NEXT_RULE = 60.0  # points below a table's last word within which its last rule is looked for
_MOST_WORDS = 60  # characters of a text that a fault names
_GROUNDS = ("ground", "ellipse")

_KINDS = {"picture": "the picture", "chart": "the chart", "table": "the table", "drawing": "the drawing"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that is drawn wrongly: the slide's id and number, the place of its master, a plain sentence."""

    slide_id: str
    number: int
    master: int
    what: str


def find_faults(deck: bytes, pdf: bytes) -> tuple[Fault, ...]:
    """Compare a deck with its PDF, one page a slide, in the order of the slides. Raises ValueError if pages lack."""
    slides, pages = read_shapes(deck), read_pages(pdf)
    if len(slides) != len(pages):
        raise ValueError(f"{len(slides)} slides are shown on {len(pages)} pages")
    return tuple(
        Fault(slide_id=slide.id, number=slide.number, master=slide.master, what=what)
        for slide, page in zip(slides, pages, strict=True)
        for what in dict.fromkeys(faults_of_slide(slide, page))
    )


def faults_of_slide(slide: SlideShapes, page: Page) -> Iterator[str]:
    """Compare a slide with its page: one plain sentence for each fault."""
    matches = match_texts(slide.shapes, page)
    shapes = [
        replace(shape, area=_drawn_table(shape, match, page)) if shape.kind == "table" else shape
        for shape, match in zip(slide.shapes, matches, strict=True)
    ]
    high = {place: told for place in range(len(shapes)) if (told := _too_high(place, shapes, matches))}
    for place, (shape, match) in enumerate(zip(shapes, matches, strict=True)):
        yield from _lost(shape, match)
        if place in high:
            # All else that is wrong with this table and what it reaches comes of its height.
            yield high[place]
            continue
        yield from _overflow(shape, match, page)
        for other in range(place + 1, len(shapes)):
            if other not in high:
                yield from _overlaid(shape, match, shapes[other], matches[other])
        for other in range(len(shapes)):
            if other not in high:
                yield from _run_into(place, other, shapes, match)


def _lost(shape: Shape, match: Match) -> Iterator[str]:
    if match.missing:
        yield f"{_quoted(' '.join(match.missing))} in {_named(shape)} cannot be seen"


def _overflow(shape: Shape, match: Match, page: Page) -> Iterator[str]:
    """Find the edge at which a shape's text runs out furthest; the slide's own edges are graver."""
    whole = Area(left=0, top=0, right=page.width, bottom=page.height)
    for ground, slack, name in ((whole, 0.0, "the slide"), (shape.area, _SIDE, _named(shape))):
        worst, told = 0.0, ""
        for line in match.lines:
            out = ground.excess(line.area)
            if name != "the slide":
                out["top"] -= max(line.size * _RISE - slack, 0)
                out["bottom"] -= max(line.size * _DESCENT - slack, 0)
            edge = max(out, key=out.__getitem__)
            if out[edge] > max(worst, slack):
                worst = out[edge]
                side = {"top": "at the top", "bottom": "at the bottom"}.get(edge, f"on the {edge}")
                told = f"{_quoted(line.words)} runs {worst:.0f} points out of {name} {side}"
        if told:
            yield told
            return


def _overlaid(shape: Shape, match: Match, other: Shape, others: Match) -> Iterator[str]:
    """Find the first two lines of two shapes that lie over each other."""
    for line in match.lines:
        for second in others.lines:
            if line.area.overlap(second.area) > _TOUCH:
                yield (
                    f"{_quoted(line.words)} in {_named(shape)} and {_quoted(second.words)} in {_named(other)}"
                    " lie over each other"
                )
                return


def _run_into(place: int, other: int, shapes: Sequence[Shape], match: Match) -> Iterator[str]:
    """Find the first line of a text that another shape covers, or that runs into a shape behind it."""
    own, shape = shapes[place], shapes[other]
    if shape.kind == "text" or place == other:
        return
    for line in match.lines:
        if not _meets(line.area, shape):
            continue
        if other > place:
            yield f"{_quoted(line.words)} in {_named(own)} is covered by {_named(shape)}"
            return
        if not _has_ground(line, own, shapes[other:place]):
            edge = "the edge of " if shape.kind in _GROUNDS else ""
            yield f"{_quoted(line.words)} in {_named(own)} runs into {edge}{_named(shape)}"
            return


def _has_ground(line: DrawnText, own: Shape, behind: Sequence[Shape]) -> bool:
    """Say whether a line stands on a ground: the first of what lies behind it, or one that hides that."""
    return any(each.kind in _GROUNDS and each.area.holds(line.area, _SIDE) for each in (own, *behind))


def _meets(ink: Area, shape: Shape) -> bool:
    area = shape.area
    thin = min(area.right - area.left, area.bottom - area.top)
    if ink.overlap(area) <= min(_TOUCH, thin / 2):
        return False
    if shape.kind != "ellipse":
        return True
    # The corners of an ellipse's frame are empty.
    across, along = (area.right - area.left) / 2, (area.bottom - area.top) / 2
    x, y = area.left + across, area.top + along
    beside = (min(max(x, ink.left), ink.right) - x) / max(across - _TOUCH, 0.1)
    above = (min(max(y, ink.top), ink.bottom) - y) / max(along - _TOUCH, 0.1)
    return beside**2 + above**2 < 1


def _drawn_table(shape: Shape, match: Match, page: Page) -> Area:
    """Give the area of a table as it was drawn: rows grow with their texts, whatever height the file states."""
    if not match.lines:
        return shape.area
    ink = around(each.area for each in match.lines)
    rules = [
        each.bottom
        for each in page.paths
        if abs(each.left - shape.area.left) < _EDGE
        and abs(each.right - shape.area.right) < _EDGE
        and shape.area.top - _EDGE < each.top
        and each.bottom < ink.bottom + _NEXT_RULE
    ]
    return replace(shape.area, bottom=max([ink.bottom, *rules]))


def _too_high(place: int, shapes: Sequence[Shape], matches: Sequence[Match]) -> str:
    """Say which text below it a table reaches, the slide's foot among them; "" for none or if it is no table."""
    table = shapes[place]
    if table.kind != "table":
        return ""
    for shape, match in zip(shapes, matches, strict=True):
        if shape is table or not match.lines:
            continue
        top = min(each.area.top for each in match.lines)
        beside = min(shape.area.right, table.area.right) - max(shape.area.left, table.area.left) <= 0
        is_below = shape.is_foot or (shape.area.top > table.area.top and not beside)
        if is_below and top + _TOUCH < table.area.bottom:
            over = table.area.bottom - top
            return f"{_named(table)} is {over:.0f} points too high: it reaches {_quoted(match.lines[0].words)}"
    return ""


def _named(shape: Shape) -> str:
    return f'{_KINDS.get(shape.kind, "the shape")} "{shape.name}"'


def _quoted(words: str) -> str:
    short = words if len(words) <= _MOST_WORDS else words[: _MOST_WORDS - 1].rstrip() + "…"
    return f'"{short}"'
