"""What LibreOffice draws of a deck: damage is found, and what is in order is left alone."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from doit.exceptions import TaskFailed
from example import Guide
from lxml import etree
from pptx import Presentation
from pptx.util import Pt

from guidepress.checks.deck_frozen import frozen
from guidepress.checks.deck_rendering import Fault, faults_of_slide, find_faults
from guidepress.checks.deck_shapes import Kind, Shape, SlideShapes, read_shapes
from guidepress.checks.drawn_texts import match_texts
from guidepress.checks.page_letters import Area, Letter, Page, folded
from guidepress.kitchen import Kitchen
from guidepress.products.deck import write_deck
from guidepress.tasks import check_decks
from guidepress.tools import ToolError, pdf_of_deck

LONG = "Everybody who wants water writes the day on the door of the shed before the week begins. " * 8


def named(slide: Any, name: str) -> Any:
    """The shape of a name."""
    return next(each for each in slide.shapes if each.name == name)


def longer(slide: Any, name: str, text: str = LONG) -> None:
    """Make a text longer, in the format that it has."""
    named(slide, name).text_frame.paragraphs[0].runs[0].text = text


def moved(slide: Any, name: str, *, x: float, y: float) -> None:
    """Move a shape by points."""
    shape = named(slide, name)
    left, top, width, height = shape.left, shape.top, shape.width, shape.height
    shape.left, shape.top, shape.width, shape.height = left + Pt(x), top + Pt(y), width, height


def higher(slide: Any) -> None:
    """Write more into each row of a table than the row's height holds."""
    for row in named(slide, "Table").table.rows:
        run = row.cells[0].text_frame.paragraphs[0].runs[0]
        run.text = "Boil, filter or add chlorine to " + "all the water that is drunk " * 2


def to_the_front(slide: Any, name: str) -> None:
    """Draw a shape last."""
    element = named(slide, name).element
    element.getparent().append(element)


def untouched(*_: Any) -> None:
    """Leave a slide in order."""


DAMAGE: dict[str, tuple[Callable[[Any], Any], tuple[str, ...]]] = {
    "slide-clear": (lambda slide: longer(slide, "Text"), ("out of the slide at the bottom",)),
    "slide-statement": (
        lambda slide: longer(slide, "Title", LONG[:160]),
        ('out of the shape "Title" at the bottom',),
    ),
    "slide-share": (
        lambda slide: moved(slide, "What it means", x=330, y=-80),
        ('runs into the drawing "Dots out of a hundred"',),
    ),
    "slide-columns": (lambda slide: moved(slide, "Column 2", x=-400, y=0), ("lie over each other",)),
    "slide-chart-collection": (
        lambda slide: moved(slide, "Chart", x=0, y=-60),
        ('is covered by the chart "Chart"', '"Title"'),
    ),
    "slide-route": (
        lambda slide: (moved(slide, "Picture", x=0, y=-120), to_the_front(slide, "Picture")),
        ('is covered by the picture "Picture"',),
    ),
    "slide-barriers": (higher, ('the table "Table" is', "points too high")),
    "slide-carriers": (lambda slide: moved(slide, "Text", x=-120, y=0), ('runs into the edge of the shape "Panel"',)),
    "slide-bucket": (untouched, ()),
    "slide-dose": (untouched, ()),
    "slide-kenya": (untouched, ()),
}
"""What is done to a slide, and what must be told of it."""


def only(deck: bytes, keep: set[str], damage: Callable[[str, Any], Any] = untouched) -> bytes:
    """Write a deck with some slides of another, damaged."""
    presentation = Presentation(io.BytesIO(deck))
    listed = presentation.element.sldIdLst
    for slide, each in zip(list(presentation.slides), list(listed), strict=True):
        name = slide.element.find("{*}cSld").get("name")
        if name in keep:
            damage(name, slide)
        else:
            presentation.part.drop_rel(each.rId)
            listed.remove(each)
    held = io.BytesIO()
    presentation.save(held)
    return held.getvalue()


def drawn(deck: bytes) -> bytes:
    """The deck as PDF."""
    if not shutil.which("soffice"):
        pytest.skip("soffice is not installed (Debian: libreoffice-impress)")
    return pdf_of_deck(frozen(deck))


def deck_of(example: Guide, language: str) -> bytes:
    return write_deck(example.view("deck", "source-to-cup", language), example.folder / "media")[0]


@pytest.fixture(scope="module")
def damaged(example: Guide) -> bytes:
    """A few slides of the example guide, most of them damaged."""
    return only(deck_of(example, "en"), set(DAMAGE), lambda name, slide: DAMAGE[name][0](slide))


@pytest.fixture(scope="module")
def damaged_pdf(damaged: bytes) -> bytes:
    return drawn(damaged)


@pytest.fixture(scope="module")
def faults(damaged: bytes, damaged_pdf: bytes) -> tuple[Fault, ...]:
    return find_faults(damaged, damaged_pdf)


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_found(name: str, faults: tuple[Fault, ...]) -> None:
    """Of a damaged slide is told what was done to it; of a slide in order, nothing."""
    told = " | ".join(each.what for each in faults if each.slide_id == name)
    wanted = DAMAGE[name][1]
    assert bool(told) == bool(wanted), told
    for words in wanted:
        assert words in told


def test_a_word_that_is_not_drawn_is_found(damaged: bytes, damaged_pdf: bytes) -> None:
    """Words that a slide holds and its page does not show are told, and only these."""
    more = only(damaged, set(DAMAGE), lambda name, slide: name == "slide-dose" and longer(slide, "Label", "Turbidity"))
    assert [each.what for each in find_faults(more, damaged_pdf) if each.slide_id == "slide-dose"] == [
        '"Turbidity" in the shape "Label" cannot be seen'
    ]


def test_every_slide_needs_a_page(damaged: bytes, damaged_pdf: bytes) -> None:
    """A page more or less than slides is no comparison."""
    with pytest.raises(ValueError, match="1 slides are shown on 11 pages"):
        find_faults(only(damaged, {"slide-dose"}), damaged_pdf)


def test_arabic_is_read_where_it_is_drawn(example: Guide) -> None:
    """Arabic words are found on their page whatever the PDF makes of their letters; a text too long is told."""
    names = {"kp-why", "slide-act-walk-the-route", "divider-sec-why", "voice-caretaker"}

    def damage(name: str, slide: Any) -> None:
        if name == "divider-sec-why":
            slide.shapes.title.text_frame.paragraphs[0].runs[0].text = "لماذا قد يُمرض الماء الصافي " * 12

    deck = only(deck_of(example, "ar"), names, damage)
    assert {each.slide_id for each in find_faults(deck, drawn(deck))} == {"divider-sec-why"}


def shape(kind: Kind, area: tuple[float, float, float, float], *texts: str, name: str = "") -> Shape:
    left, top, right, bottom = area
    return Shape(
        name=name or kind, kind=kind, area=Area(left=left, top=top, right=right, bottom=bottom), paragraphs=texts
    )


def page(*lines: tuple[float, float, str]) -> Page:
    """A page of lines at a place, each letter ten points wide and high."""
    letters: list[Letter] = []
    for piece, (left, top, text) in enumerate(lines):
        for place, sign in enumerate(folded(text)):
            x = left + 10 * place
            area = Area(left=x, top=top, right=x + 10, bottom=top + 10)
            letters.append(Letter(sign=sign, area=area, size=12, piece=piece))
    return Page(width=960, height=540, letters=tuple(letters), pieces=tuple(each[2] for each in lines), paths=())


def told(shown: Page, *shapes: Shape) -> list[str]:
    return list(faults_of_slide(SlideShapes(id="slide", number=1, master=0, shapes=shapes), shown))


def test_a_figure_belongs_to_the_shape_that_it_stands_in() -> None:
    """Of places with the same letters, a text takes the one in its own shape, and long texts choose first."""
    shown = page((100, 100, "1"), (500, 100, "about 1 of 2"), (700, 100, "1"))
    shapes = [shape("text", (690, 90, 760, 120), "1"), shape("text", (490, 90, 650, 120), "about 1", "of 2")]
    assert [[line.area.left for line in each.lines] for each in match_texts(shapes, shown)] == [[700], [500]]


def test_letters_in_another_order_are_the_same_text() -> None:
    """A line in two directions is found in the order in which it was drawn, with a letter that the PDF misnames."""
    shown = page((100, 100, "committee"), (200, 100, "لعلاماء آمن ل"))
    shapes = [shape("text", (90, 90, 400, 120), "ماء آمن للجلا committee")]
    assert match_texts(shapes, shown)[0].missing == ()


def test_a_latin_word_with_another_letter_is_another_word() -> None:
    """What is forgiven in Arabic is not forgiven elsewhere."""
    shapes = [shape("text", (90, 90, 400, 120), "chlorine in water")]
    assert match_texts(shapes, page((100, 100, "chlorate in water")))[0].missing == ("chlorine",)


def test_text_may_stand_on_a_ground_and_not_across_its_edge() -> None:
    """A panel behind a text is its ground if it holds the whole line, and hides what lies behind it."""
    panel, text = shape("ground", (90, 90, 300, 200)), shape("text", (90, 90, 600, 200), "water")
    picture = shape("picture", (0, 0, 960, 540))
    inside, across = page((100, 100, "water")), page((270, 100, "water"))
    assert told(inside, panel, text) == []
    assert told(inside, picture, panel, text) == []
    assert told(across, panel, text) == ['"water" in the shape "text" runs into the edge of the shape "ground"']
    assert told(inside, panel, picture, text) == ['"water" in the shape "text" runs into the picture "picture"']
    assert told(inside, text, panel) == ['"water" in the shape "text" is covered by the shape "ground"']


def test_the_corner_of_an_ellipse_is_empty() -> None:
    """A text beside a circle may lie in the corner of the circle's frame."""
    circle = shape("ellipse", (100, 100, 200, 200))
    text = shape("text", (0, 0, 900, 500), "water")
    assert told(page((190, 100, "water")), circle, text) == []
    assert told(page((190, 145, "water")), circle, text) == [
        '"water" in the shape "text" runs into the edge of the shape "ellipse"'
    ]


def test_a_scaled_text_keeps_its_size_in_every_program(example: Guide) -> None:
    """What shrinks on opening is written in the size that PowerPoint shows; the deck itself stays as it is."""
    deck = only(deck_of(example, "en"), {"kp-why"})
    presentation = Presentation(io.BytesIO(deck))
    properties = named(presentation.slides[0], "Text").element.find(".//{*}bodyPr")
    for each in list(properties):
        properties.remove(each)
    etree.SubElement(properties, properties.tag.replace("bodyPr", "normAutofit"), fontScale="80000")
    held = io.BytesIO()
    presentation.save(held)
    made = Presentation(io.BytesIO(frozen(held.getvalue())))
    text = named(made.slides[0], "Text")
    base = named(made.slides[0].slide_layout, "Text").element.find(".//{*}lvl1pPr/{*}defRPr")
    stated = text.element.find(".//{*}lstStyle/{*}lvl1pPr/{*}defRPr")
    assert int(stated.get("sz")) == round(int(base.get("sz")) * 0.8)
    assert [each.tag.rpartition("}")[2] for each in text.element.find(".//{*}bodyPr")] == ["noAutofit"]


def test_shapes_of_layout_and_master_lie_behind(example: Guide) -> None:
    """A slide's shapes begin with those of its master and layout; the slide's number is the one that is shown."""
    slides = read_shapes(deck_of(example, "en"))
    activity = next(each for each in slides if each.id == "slide-act-walk-the-route")
    assert [each.kind for each in activity.shapes[:2]] == ["ground", "ground"]
    foot = next(each for each in activity.shapes if each.name == "Slide number")
    assert foot.is_foot
    assert foot.paragraphs == (str(activity.number),)


def test_check_decks_says_what_is_missing(
    tmp_path: Path, example: Guide, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without LibreOffice, check-decks fails with a sentence and not with a traceback."""
    deck = tmp_path / "source-to-cup.pptx"
    deck.write_bytes(only(deck_of(example, "en"), {"slide-dose"}))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ToolError, match="LibreOffice is not installed"):
        pdf_of_deck(deck.read_bytes())
    finished = check_decks(Kitchen(source=example.folder, build=tmp_path), [(deck, ("source-to-cup",))])
    assert isinstance(finished, TaskFailed)
    assert "source-to-cup.pptx: error[deck-can-be-drawn]: the deck could not be checked: LibreOffice" in (
        capsys.readouterr().err
    )
