"""Slides drawn by typst: participants' pages with lines for notes, and the pictures in the facilitator guide."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from deck_views import FLOWER, arabic_deck, bullets, deck_view, english_deck, slide
from PIL import Image
from pypdf import PdfReader
from test_handout import tags
from training_views import facilitator_view

import guidepress
from guidepress.nodes import para, words
from guidepress.products.facilitator import write_guide_pdf_source
from guidepress.products.facilitator_slides import with_slide_pictures
from guidepress.products.slide_colours import shown_colour
from guidepress.products.slide_handout import handout_slides, write_slide_handout_source
from guidepress.products.slide_plan import plan_slides
from guidepress.products.typst_slides import slide_families, slide_literal, told
from guidepress.tools import compile_typst

PACKAGE = Path(guidepress.__file__).parent
KEPT_BACK = ("answer", "references", "title", "section", "closing")
SECRETS = ("the tap is the answer", "say that quietly")
Folder = Path


def asked() -> list[dict[str, Any]]:
    """A question to the room with its answer, and talking points that only the trainer sees."""
    options = [{"text": words("The tap"), "right": True}, {"text": words("The well"), "right": False}]
    notes = [{"kind": "say", "label": "Say", "blocks": [para(words("Now say that quietly."))]}]
    given = {"options": options, "answer": [para(words("Because the tap is the answer."))], "notes": notes}
    return [
        slide("question", "Which is nearer?", para(words("Where do people go?")), **given),
        slide("answer", "Answer: Which is nearer?", para(words("Where do people go?")), **given),
    ]


def decks() -> dict[str, dict[str, Any]]:
    """The sample decks by language, the English one with a question."""
    english = english_deck()
    return {"en": {**english, "slides": [*english["slides"], *asked()]}, "ar": arabic_deck()}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    folder = tmp_path_factory.mktemp("root")
    shutil.copytree(PACKAGE.parent / "templates/typst", folder / "typst")
    media = folder / "media"
    media.mkdir()
    (media / "beds.svg").write_text(FLOWER, encoding="utf-8")
    Image.new("RGB", (40, 30), "#88aa66").save(media / "beds.png")
    return folder


def compiled(root: Folder, name: str, source: str, view: dict[str, Any]) -> bytes:
    """The PDF of a typst text, held to the standards of all products."""
    main = root / f"{name}.typ"
    main.write_text(source, encoding="utf-8")
    return compile_typst(main, root, standards=["ua-1", "a-2a"], timestamp=0, fonts=slide_families(view))


@pytest.fixture(scope="module")
def pages(root: Folder) -> dict[str, bytes]:
    return {name: compiled(root, name, write_slide_handout_source(view), view) for name, view in decks().items()}


def text_of(pdf: bytes) -> str:
    """All text of a PDF without white space, which typst sets by moving."""
    return re.sub(r"\s", "", "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def catalogue_of(pdf: bytes) -> Any:
    """The catalogue of a PDF, where its language and its structure tree hang."""
    root: Any = PdfReader(io.BytesIO(pdf)).trailer["/Root"]
    return root.get_object()


def figures(node: Any) -> list[Any]:
    """The figures of a PDF's structure tree, in reading order."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [figure for each in node for figure in figures(each)]
    if not isinstance(node, dict):
        return []
    return ([node] if node.get("/S") == "/Figure" else []) + (figures(node["/K"]) if "/K" in node else [])


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_three_slides_stand_on_a_page(pages: dict[str, bytes], lang: str) -> None:
    """All but answers and references are shown, and the last page is the only one that may hold fewer than three."""
    kinds = [each.slide["kind"] for each in handout_slides(decks()[lang])]
    assert not set(kinds) & set(KEPT_BACK)
    assert len(kinds) == sum(each.slide["kind"] not in KEPT_BACK for each in plan_slides(decks()[lang]))
    assert len(PdfReader(io.BytesIO(pages[lang])).pages) == -(-len(kinds) // 3)


def test_every_shown_title_is_a_heading_and_in_the_bookmarks(pages: dict[str, bytes]) -> None:
    """Below the module's title stand the titles of all slides that are shown, in their order."""
    outline: list[Any] = PdfReader(io.BytesIO(pages["en"])).outline
    below = next(each for each in outline if isinstance(each, list))
    wanted = [each.texts["title"].paragraphs[0].text for each in handout_slides(decks()["en"])]
    assert [re.sub(r"\s+", " ", str(each["/Title"])) for each in below] == wanted


def test_pages_hold_nothing_of_the_facilitator(pages: dict[str, bytes]) -> None:
    """No talking point and no answer is on the pages, drawn or said."""
    source = write_slide_handout_source(decks()["en"])
    for secret in SECRETS:
        assert secret not in source
        assert secret.replace(" ", "") not in text_of(pages["en"])
    assert "Wheredopeoplego?" in text_of(pages["en"])


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_slide_is_one_figure_said_in_words(pages: dict[str, bytes], lang: str) -> None:
    """A screen reader hears each slide once: as a figure's alternative text, with nothing tagged inside it."""
    catalogue = catalogue_of(pages[lang])
    assert catalogue["/Lang"] == lang
    found = figures(catalogue["/StructTreeRoot"])
    assert [each["/Alt"] for each in found] == [told(each) for each in handout_slides(decks()[lang])]
    assert [tags(each["/K"]) for each in found if "/K" in each] == [[] for each in found if "/K" in each]


def test_same_view_gives_same_bytes(root: Folder, pages: dict[str, bytes]) -> None:
    """Neither a clock nor chance is in the pages."""
    view = decks()["en"]
    assert compiled(root, "en", write_slide_handout_source(view), view) == pages["en"]


def test_a_slide_is_said_from_title_to_source() -> None:
    """The title comes first; letters stand with their options, cells of a row together, the source at the end."""
    said = {each.slide["kind"]: told(each) for each in plan_slides(decks()["en"])}
    assert said["question"].startswith("Which is nearer? ")
    assert "A The tap. B The well." in said["question"]
    assert "Crop; Litres a week; Best hour; Sign of thirst. Tomatoes; 42;" in said["table"]
    assert said["table"].endswith("Garden diary, 2026.")


def test_text_that_looks_like_typst_stays_text(root: Folder) -> None:
    """Code, quotation marks and backslashes of a title reach the page as they are."""
    title = 'A "#panic()" is \\ $no$ *trap* <here>'
    view = deck_view(slide("bullets", title, bullets("#set text(red)", "- // not a comment")))
    text = text_of(compiled(root, "hostile", write_slide_handout_source(view), view))
    for wanted in (title, "#set text(red)", "- // not a comment"):
        assert wanted.replace(" ", "") in text


def test_shapes_and_texts_stand_where_the_deck_has_them() -> None:
    """A drawing takes boxes, sizes and bullets from the plan, shrunk text with its scale."""
    view = deck_view(slide("bullets", "Beds", bullets(*["A long line about what grows in the beds and when"] * 6)))
    (planned,) = plan_slides(view)
    drawn, body = slide_literal(planned, view), planned.texts["body"]
    slot = planned.layout.slot("body")
    assert f'"x": {slot.box.x}, "y": {slot.box.y}, "width": {slot.box.width}, "height": {slot.box.height}' in drawn
    assert drawn.count('"bullet": "square"') == 6
    assert f'"size": {slot.levels[0].size * body.scale}' in drawn


def test_theme_colours_are_as_office_programs_mix_them() -> None:
    """A tint keeps a tenth of the colour and loses saturation, the dark shade three quarters of its luminance."""
    view = english_deck()
    assert shown_colour(view, "accent1") == "#6A3D9A"
    assert shown_colour(view, "#123456") == "#123456"
    assert shown_colour(view, "tx1") == "#1D2530"
    assert shown_colour(view, "accent1:dark") == "#502E73"
    assert shown_colour(view, "accent1:tint") == "#F0ECF4"


def test_guide_shows_slides_beside_their_talking_points(root: Folder) -> None:
    """Slides with talking points bear their pictures, a divided one all its parts; without pictures all stays."""
    spoken = facilitator_view(decks()["en"]["words"])
    long = bullets(*["Everybody writes the day on the door before the week begins"] * 14)
    made = [slide("bullets", f"Bed {each['number']}", long, id=each["id"]) for each in spoken["slides"]]
    shown = with_slide_pictures(spoken, deck_view(*made))
    assert all(len(each["pictures"]) > 1 for each in shown["slides"])
    source = write_guide_pdf_source([shown])
    assert source.count("pictures: slide-pictures.at(") == len(spoken["slides"])
    assert "slide-pictures.at(" not in write_guide_pdf_source([spoken])
    said = [each["/Alt"] for each in figures(catalogue_of(compiled(root, "guide", source, shown))["/StructTreeRoot"])]
    assert any(each.startswith("Bed 2.") for each in said)
