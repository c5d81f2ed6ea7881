"""What trainers do to a copy of a deck, by python-pptx, and decks of views that differ in one thing."""

from __future__ import annotations

import copy
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from deck_views import bullets, deck_view, slide
from pptx import Presentation
from pptx.util import Pt

from guidepress.nodes import para, words
from guidepress.products.deck import write_deck

CHART = {
    "kind": "bar",
    "label": "Crop",
    "categories": ["Tomatoes", "Lettuce"],
    "series": [{"name": "Litres a week", "values": [42, 20]}],
}
SAY = [{"kind": "say", "label": "Say", "blocks": [para(words("A garden is a rota first."))]}]


def small_view() -> dict[str, Any]:
    """A deck of seven slides: two of text, columns, a picture with SVG, a table, a chart, key points."""
    rows = [[words(cell) for cell in row] for row in (("Crop", "Litres"), ("Tomatoes", "42"), ("Lettuce", "20"))]
    return deck_view(
        slide("title", "Water and soil", id="slide-title", section="sec-start", notes=SAY),
        slide(
            "bullets", "Whose turn it is", bullets("A rota on the door", "Three can share"), id="slide-turn", notes=SAY
        ),
        slide(
            "two-columns",
            "Clay holds, sand lets go",
            id="slide-clay",
            columns=[
                {"title": words("Clay"), "blocks": [bullets("Water twice")]},
                {"title": words("Sand"), "blocks": [bullets("Water daily")]},
            ],
        ),
        slide(
            "picture",
            "Two beds drink",
            id="slide-beds",
            picture={"path": "beds.svg", "alt": "Two beds.", "decorative": False},
        ),
        slide("table", "Crops want little", id="slide-crops", table={"rows": rows, "align": ["left", "right"]}),
        slide("chart", "Tomatoes drink most", id="slide-chart", chart=copy.deepcopy(CHART), alt="Bars."),
        slide("key-points", "Key points", bullets("Agree on the tap", "Write it down"), id="slide-points"),
    )


def changed(view: dict[str, Any], identifier: str, **fields: Any) -> dict[str, Any]:
    """A view in which one slide has other fields."""
    made = copy.deepcopy(view)
    next(each for each in made["slides"] if each["id"] == identifier).update(fields)
    return made


def without(view: dict[str, Any], identifier: str) -> dict[str, Any]:
    """A view without one slide."""
    return {**copy.deepcopy(view), "slides": [each for each in view["slides"] if each["id"] != identifier]}


def with_new(view: dict[str, Any], after: str, new: dict[str, Any]) -> dict[str, Any]:
    """A view with a slide more, after another."""
    slides = []
    for each in copy.deepcopy(view["slides"]):
        slides += [each, new] if each["id"] == after else [each]
    return {**view, "slides": slides}


def deck(view: dict[str, Any], media: Path) -> bytes:
    """The deck of a view."""
    return write_deck(view, media)[0]


def edited(content: bytes, *edits: Callable[[Any], None]) -> bytes:
    """A deck after a trainer's edits."""
    presentation = Presentation(io.BytesIO(content))
    for edit in edits:
        edit(presentation)
    held = io.BytesIO()
    presentation.save(held)
    return held.getvalue()


def slide_named(presentation: Any, name: str) -> Any:
    """The slide whose invisible name is the source's id."""
    return next(each for each in presentation.slides if name_of(each) == name)


def name_of(shown: Any) -> str:
    """The invisible name of a slide."""
    return str(shown.element.find("{*}cSld").get("name", ""))


def shape_named(shown: Any, name: str) -> Any:
    """A shape by its name in the selection pane."""
    return next(each for each in shown.shapes if each.name == name)


def writes(slide_name: str, shape: str, text: str, paragraph: int = 0) -> Callable[[Any], None]:
    """Overwrite a paragraph."""

    def edit(presentation: Any) -> None:
        frame = shape_named(slide_named(presentation, slide_name), shape).text_frame
        frame.paragraphs[paragraph].runs[0].text = text

    return edit


def notes(slide_name: str, text: str) -> Callable[[Any], None]:
    """Overwrite the speaker notes."""

    def edit(presentation: Any) -> None:
        slide_named(presentation, slide_name).notes_slide.notes_text_frame.text = text

    return edit


def removes(slide_name: str) -> Callable[[Any], None]:
    """Delete a slide."""

    def edit(presentation: Any) -> None:
        listed = presentation.part._element.sldIdLst  # noqa: SLF001
        place = [name_of(each) for each in presentation.slides].index(slide_name)
        presentation.part.drop_rel(listed[place].rId)
        listed.remove(listed[place])

    return edit


def moves(slide_name: str, place: int) -> Callable[[Any], None]:
    """Drag a slide to another place, counted from 0."""

    def edit(presentation: Any) -> None:
        listed = presentation.part._element.sldIdLst  # noqa: SLF001
        item = listed[[name_of(each) for each in presentation.slides].index(slide_name)]
        listed.remove(item)
        listed.insert(place, item)

    return edit


def hides(slide_name: str) -> Callable[[Any], None]:
    """Hide a slide."""

    def edit(presentation: Any) -> None:
        slide_named(presentation, slide_name).element.set("show", "0")

    return edit


def adds(title: str, place: int) -> Callable[[Any], None]:
    """Add a slide of their own, on the layout for text."""

    def edit(presentation: Any) -> None:
        layout = next(each for each in presentation.slide_layouts if each.name == "Text")
        made = presentation.slides.add_slide(layout)
        made.shapes.title.text = title
        listed = presentation.part._element.sldIdLst  # noqa: SLF001
        item = listed[-1]
        listed.remove(item)
        listed.insert(place, item)

    return edit


def writes_beside(slide_name: str, text: str) -> Callable[[Any], None]:
    """Add a text box."""

    def edit(presentation: Any) -> None:
        box = slide_named(presentation, slide_name).shapes.add_textbox(Pt(100), Pt(400), Pt(300), Pt(40))
        box.text_frame.text = text

    return edit


def bold(slide_name: str, shape: str) -> Callable[[Any], None]:
    """Make the first run of a text bold."""

    def edit(presentation: Any) -> None:
        frame = shape_named(slide_named(presentation, slide_name), shape).text_frame
        frame.paragraphs[0].runs[0].font.bold = True

    return edit


def shifts(slide_name: str, shape: str) -> Callable[[Any], None]:
    """Move a shape down a little, with its size as it is."""

    def edit(presentation: Any) -> None:
        moved = shape_named(slide_named(presentation, slide_name), shape)
        moved.left, moved.top, moved.width, moved.height = moved.left, moved.top + Pt(30), moved.width, moved.height

    return edit


def shown(content: bytes) -> list[str]:
    """What a deck holds, slide by slide: title, `|`, texts of the other shapes."""
    found = []
    for each in Presentation(io.BytesIO(content)).slides:
        title = each.shapes.title
        texts = [
            shape.text_frame.text.replace("\n", " / ")
            for shape in each.shapes
            if shape.has_text_frame and shape.name not in ("Footer", "Slide number", "Label", "Title")
        ]
        found.append(" | ".join([title.text if title is not None else "", *(text for text in texts if text)]))
    return found


def titles(content: bytes) -> list[str]:
    """The titles of a deck in order."""
    return [each.partition(" | ")[0] for each in shown(content)]
