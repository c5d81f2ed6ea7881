"""The participant workbook: boxes to tick, room to write, no answers, true tags and a valid Word document."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from book_views import shown_slides, workbook_view
from deck_views import arabic_deck, english_deck
from lxml import etree
from openxml_audit import OpenXmlValidator
from pypdf import PdfReader
from test_handout import tags

import guidepress
from guidepress.products.slide_handout import handout_slides, shown_titles, write_shown_slides
from guidepress.products.typst_slides import slide_families
from guidepress.products.workbook import write_workbook_docx, write_workbook_source
from guidepress.tools import compile_typst

PACKAGE = Path(guidepress.__file__).parent
WORDS = yaml.safe_load((PACKAGE / "locale/en.yaml").read_text(encoding="utf-8"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NO_SLIDES = "/typ/none.typ"


def source(lang: str = "en") -> str:
    """The typst source of a workbook of one module."""
    return write_workbook_source([workbook_view(WORDS, lang)], [NO_SLIDES])


def docx(lang: str = "en") -> bytes:
    """The workbook of one module as Word document."""
    return write_workbook_docx([workbook_view(WORDS, lang)], [shown_slides()], PACKAGE)


def body(document: bytes) -> etree._Element:
    """The main part of a Word document."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


@pytest.fixture(scope="module", params=["en", "ar"])
def pdf(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, PdfReader]:
    """The finished PDF, held to the standards of all products, with the slides of a sample deck."""
    lang: str = request.param
    root = tmp_path_factory.mktemp(lang)
    shutil.copytree(PACKAGE.parent / "templates/typst", root / "typst")
    shutil.copytree(PACKAGE.parent / "tests/example_guide/media", root / "media")
    deck: dict[str, Any] = {"en": english_deck, "ar": arabic_deck}[lang]()
    deck = {**deck, "slides": [each for each in deck["slides"] if each["kind"] in ("bullets", "statement")]}
    (root / "slides.typ").write_text(write_shown_slides(deck), encoding="utf-8")
    view = workbook_view(WORDS, lang)
    (root / "main.typ").write_text(write_workbook_source([view], ["/slides.typ"]), encoding="utf-8")
    fonts = slide_families(view)
    written = compile_typst(root / "main.typ", root, standards=["ua-1", "a-2a"], timestamp=0, fonts=fonts)
    return lang, PdfReader(io.BytesIO(written))


def test_pdf_is_universally_accessible(pdf: tuple[str, PdfReader]) -> None:
    """It passes PDF/UA-1 and A-2a, states its language, and every table has header cells."""
    lang, reader = pdf
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == lang
    found = tags(root["/StructTreeRoot"])
    assert found.count("/Table") >= 4
    assert found.count("/TH") >= 3 * found.count("/Table")


def test_book_ends_with_the_plan_and_its_slides_stand_before(pdf: tuple[str, PdfReader]) -> None:
    """The last bookmark is the participant's plan; slides are below their module, a level under its parts."""
    lang, reader = pdf
    titles = [str(each["/Title"]) for each in reader.outline if not isinstance(each, list)]
    assert titles[-1] == WORDS["my-plan"]
    text = " ".join(reader.pages[-1].extract_text().split())
    assert lang == "ar" or all(WORDS[f"closing-{key}"] in text for key in ("begin", "stop", "ask"))


def test_each_objective_can_be_ticked_before_and_after() -> None:
    """All objectives reach the opener; in Word each has two boxes, named for screen readers."""
    for each in workbook_view(WORDS)["module"]["objectives"]:
        assert each["text"] in source()
    names = [each.get(W + "val") for each in body(docx()).iter(W + "alias")]
    assert names.count(WORDS["before"]) == names.count(WORDS["after"]) == 2


def test_questions_of_cases_have_lines_to_write_on() -> None:
    """A case's question is followed by six ruled lines, a question without options by three."""
    assert source().count("#write-block(look, lines: 6)") == 1
    assert source().count("#answered(look, 3)") == 1


def test_words_of_the_module_have_a_column_of_their_own() -> None:
    """Each word stands in a row with its definition and room to say it again; text stays text."""
    made = source()
    assert "Rock or sand that holds water." in made
    assert r"=HYPERLINK(\"x\")" not in made
    assert "glossary-aquifer" not in made  # the word may stand in several modules: it is no anchor
    cells = [row.findall(W + "tc") for row in body(docx()).iter(W + "tr")]
    rows = [["".join(cell.itertext()).strip() for cell in row] for row in cells]
    assert [row[2] for row in rows if row[0] in ("aquifer", "well")] == ["", ""]


def test_nothing_of_the_facilitator_is_in_the_book() -> None:
    """No answer, no right option and no talking point is written; the reader is told where answers are."""
    for written in (source(), etree.tostring(body(docx()), encoding="unicode")):
        assert "A dated plan with a name beside each task." not in written
        assert "Most dirt falls in from above." not in written
        assert "#correct" not in written
    assert "#answer-block" not in source()
    assert WORDS["self-check-where"] in source()


def test_slides_leave_out_answers_and_references() -> None:
    """What books show of a deck is what the slide pages show: neither answers nor references nor notes."""
    deck = english_deck()
    titles = shown_titles(deck)
    assert [each["number"] for each in titles] == [each.number for each in handout_slides(deck)]
    assert write_shown_slides(deck).startswith("#let slides = (")
    for slide in deck["slides"]:
        for note in slide.get("notes", []):
            assert str(note["blocks"]) not in write_shown_slides(deck)


def test_word_document_shows_slides_beside_room_for_notes() -> None:
    """Each slide is a picture that a screen reader says in words, with an empty cell beside it."""
    tree = body(docx())
    said = [each.get("descr") for each in tree.iter() if each.tag.endswith("}docPr") and each.get("descr")]
    assert [each for each in said if each and each.endswith("Drawn.")] == ["Clean water. Drawn.", "Three ways. Drawn."]
    rows = [["".join(cell.itertext()).strip() for cell in row.findall(W + "tc")] for row in tree.iter(W + "tr")]
    assert [row[1] for row in rows if row[0] in ("1 Clean water", "4 Three ways")] == ["", ""]


def test_word_document_is_valid_and_the_same_twice(tmp_path: Path) -> None:
    """The DOCX passes the schema check in both directions of writing, and a second run gives the same bytes."""
    for lang in ("en", "ar"):
        path = tmp_path / f"{lang}.docx"
        path.write_bytes(docx(lang))
        assert [str(each) for each in OpenXmlValidator().validate(str(path)).errors] == []
        assert docx(lang) == path.read_bytes()


def test_headings_of_the_word_document_are_in_order() -> None:
    """No level is skipped from the cover to the plan."""
    levels = [
        int(found[1])
        for style in body(docx()).iter(W + "pStyle")
        if (found := re.fullmatch(r"Heading(\d)", style.get(W + "val", "")))
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
