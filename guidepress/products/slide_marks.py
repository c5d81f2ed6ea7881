"""Turns a planned slide into the shapes that stand beside its texts, icons, codes, progress, and into its footer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from guidepress.products.slide_boxes import Box, Mark
from guidepress.products.slide_text import has_fallback

if TYPE_CHECKING:
    from guidepress.products.slide_plan import PlannedSlide

View = Mapping[str, Any]

# The icon of a kind of slide whose view names none.
_ICONS = {"objectives": "bullseye", "voices": "quote-left", "key-points": "key", "case": "folder-open"}
_ICONS |= {"activity": "people-group", "video": "circle-play", "agenda": "clock", "country": "earth-africa"}
_ICONS |= {"question": "circle-question", "answer": "circle-check", "closing": "flag-checkered"}
_FACT_ICON, _FACT_GAP = 26.0, 16.0  # points: an icon beside a fact, and its distance from the words
_PROGRESS_GAP = 6.0


def marks_of(view: View, planned: PlannedSlide) -> tuple[Mark, ...]:
    """Give the marks that a slide's layout has places for, in the order in which they are drawn."""
    return (*_icons(view, planned), *_code(view, planned), *_progress(view, planned))


def foot_of(view: View, slide: View) -> str:
    """Write the footer: guide (or event, place and dates), module, version, and that a slide is not translated yet."""
    guide, module = view["guide"], view["module"]
    names = dict.fromkeys([event_line(view) or guide["short_title"], module["short_title"]])
    parts = [*names, view["words"]["version-n"].format(n=guide["version"])]
    rows = (slide["table"] or {"rows": []})["rows"]
    if has_fallback([slide[name] for name in ("title", "blocks", "columns", "options", "answer")] + [rows]):
        parts.append(view["words"]["untranslated"])
    return " · ".join(parts)


def event_line(view: View) -> str:
    """Give where and when the event of a deck is held: "Addis Ababa, 3-6 December 2018"; nothing without an event."""
    event = view.get("event")
    return view["words"]["workshop-place-dates"].format(place=event["place"], dates=event["dates"]) if event else ""


def _icons(view: View, planned: PlannedSlide) -> Iterator[Mark]:
    layout, slide = planned.layout, planned.slide
    icon = slide["icon"] or _ICONS.get(slide["kind"], view["module"]["icon"])
    if layout.icon and icon:
        yield Mark(kind="icon", name="icon", box=layout.icon, colour=layout.icon_colour, icon=icon)
    facts = slide["meta"]
    if slide["kind"] == "activity" and slide["minutes"]:
        facts = [each for each in facts if each[0] != "clock"]
    for place, (name, _) in enumerate(facts[:4], start=1):
        slot = f"fact-{place}"
        if not (layout.has(slot) and slot in planned.texts and name):
            continue
        text = planned.box(slot)
        x = text.x + text.width + _FACT_GAP if layout.mirror else text.x - _FACT_GAP - _FACT_ICON
        box = Box(x=x, y=text.y + (text.height - _FACT_ICON) / 2, width=_FACT_ICON, height=_FACT_ICON)
        yield Mark(kind="icon", name="icon", box=box, colour=layout.icon_colour, icon=name)


def _code(view: View, planned: PlannedSlide) -> Iterator[Mark]:
    box, url = planned.layout.code, planned.slide["url"]
    if box and url:
        alt = view["words"]["qr-alt"].format(url=url)
        yield Mark(kind="code", name="code", box=box, colour="tx1", url=url, alt=alt)


def _progress(view: View, planned: PlannedSlide) -> Iterator[Mark]:
    """Draw a bar of pieces, one a section, the present one filled."""
    box = planned.layout.progress
    ids = [each["id"] for each in view["sections"]]
    if not box or planned.slide["section"] not in ids or len(ids) == 1:
        return
    width = (box.width - _PROGRESS_GAP * (len(ids) - 1)) / len(ids)
    places = range(len(ids))
    for place, section in zip(reversed(places) if planned.layout.mirror else places, ids, strict=True):
        x = box.x + place * (width + _PROGRESS_GAP)
        colour = "accent1" if section == planned.slide["section"] else "accent1:25"
        piece = Box(x=x, y=box.y, width=width, height=box.height)
        yield Mark(kind="rectangle", name="progress", box=piece, colour=colour)
