"""Finished products, opened as their readers' programs do: no facilitator text, no markup from text, no waste."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation
from pypdf import PageObject, PdfReader
from real_build import Place

from guidepress.tasks.products import pages_in

pytestmark = pytest.mark.slow

PARTICIPANT = ("textbook*.pdf", "handouts/*", "lists/*", "workbook.*", "cases.*")
MODULES = ("source-to-cup", "committee")
SECRET = re.compile(r"secret-[a-z]+")


def text_of(file: Path) -> str:
    """Give all text that a product holds, with attributes and metadata, white space folded."""
    if file.suffix == ".pdf":
        reader = PdfReader(file)
        pages = [page.extract_text() for page in reader.pages]
        return " ".join(" ".join([*pages, str(reader.metadata)]).split())
    if file.suffix == ".csv":
        return file.read_text(encoding="utf-8-sig")
    texts = []
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                root = etree.fromstring(archive.read(name))
                texts += [
                    "".join(root.itertext()),
                    *(str(value) for each in root.iter() for value in each.attrib.values()),
                ]
            elif name.endswith(".xlsx"):
                texts.append(archive.read(name).decode("latin-1"))
    return " ".join(texts)


def products(place: Place, *patterns: str) -> list[Path]:
    return sorted(file for lang in ("en", "ar") for pattern in patterns for file in (place.build / lang).glob(pattern))


def test_facilitator_products_hold_the_notes(built: Place) -> None:
    """The marks that participants never see are in the guide and in the decks' notes."""
    for pattern in ("facilitator/guide.*", "facilitator/cases.*", "toolbox.pdf", "toolbox.docx", "decks/*.pptx"):
        for file in products(built, pattern):
            assert SECRET.search(text_of(file)), file


def slides_with(deck: Path, words: str) -> list[int]:
    """Give the numbers of the slides that show words."""
    slides = enumerate(Presentation(str(deck)).slides, start=1)
    return [
        number
        for number, slide in slides
        if any(words in shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    ]


def test_answer_of_a_question_slide_is_for_facilitators(built: Place) -> None:
    """A deck asks, and answers on the next slide; pages for participants hold the question and not the answer."""
    asked, answered = "Which one would you give to a child?", "The test costs less than the doctor."
    for name in ("source-to-cup", "source-to-cup-short", "all"):
        deck = built.build / "en" / "decks" / f"{name}.pptx"
        (answer,) = slides_with(deck, answered)
        assert slides_with(deck, asked) == [answer - 1, answer], name
    assert asked in text_of(built.build / "en" / "handouts" / "source-to-cup-slides.pdf")
    for file in products(built, *PARTICIPANT):
        assert answered not in text_of(file), file


def test_decks_come_in_full_in_short_and_together(built: Place) -> None:
    """Each module has a full and a short deck, and the deck of all holds the slides of all full ones after its own."""
    for lang in ("en", "ar"):
        folder = built.build / lang / "decks"
        counts = {file.stem: len(Presentation(str(file)).slides) for file in folder.glob("*.pptx")}
        assert set(counts) == {"all", *(f"{name}{end}" for name in MODULES for end in ("", "-short"))}
        assert counts["all"] == 2 + sum(counts[name] for name in MODULES)
        assert all(counts[f"{name}-short"] < counts[name] / 1.5 for name in MODULES)


def test_short_decks_say_that_they_are_short(built: Place) -> None:
    """The title slide of a short deck says so; that of the full deck says nothing of it."""
    for lang, words in (("en", "Short edition"), ("ar", "النسخة المختصرة")):
        for name in MODULES:
            folder = built.build / lang / "decks"
            assert slides_with(folder / f"{name}-short.pptx", words) == [1]
            assert slides_with(folder / f"{name}.pptx", words) == []


def test_signs_of_other_languages_stay_text(built: Place) -> None:
    """#set, <script>, {{ }} and = at the start of a cell come out as the text that they are."""
    book = text_of(built.build / "en" / "textbook.pdf")
    for sign in ("#set", "<script>", "{{ committees }}", "=HYPERLINK("):
        assert sign in book
    for name in ("decks/source-to-cup.pptx", "handouts/source-to-cup.docx", "facilitator/guide.docx"):
        assert "<script>" in text_of(built.build / "en" / name), name
    with (built.build / "en" / "lists" / "glossary.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(io.StringIO(file.read())) for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "-"))]


def test_pages_are_counted_right(built: Place) -> None:
    """The quick count of pages in the build's report is the one that a PDF reader makes."""
    for file in products(built, "*.pdf", "*/*.pdf"):
        assert pages_in(file.read_bytes()) == len(PdfReader(file).pages), file


def test_numbers_can_be_searched_for(built: Place) -> None:
    """No digit of a PDF carries a sign that nobody sees and that a search for the number stumbles over."""
    files = products(built, "*.pdf", "*/*.pdf")
    assert [file.name for file in files if "\u2060" in text_of(file)] == []


def is_ruled(page: PageObject) -> bool:
    """Say whether lines to write on are drawn on a page."""
    drawn = page.get_contents()
    return drawn is not None and len(re.findall(rb"\sl\s", drawn.get_data())) >= 10


def test_books_have_no_empty_pages(built: Place) -> None:
    """A page holds at least a line of text, or is a ruled page for notes, which lets modules open on the right."""
    for file in products(built, "textbook.pdf", "facilitator/guide.pdf", "handouts/*.pdf"):
        pages = enumerate(PdfReader(file).pages, start=1)
        empty = [number for number, page in pages if len(page.extract_text().strip()) < 15 and not is_ruled(page)]
        assert not empty, (file, empty)


def test_print_edition_is_ready_for_the_printer(built: Place) -> None:
    """Bleed of 3 mm round the trim box on every page; page count a multiple of four; modules on right-hand pages."""
    for lang in ("en", "ar"):
        reader = PdfReader(built.build / lang / "textbook-print.pdf")
        assert len(reader.pages) % 4 == 0
        for page in reader.pages:
            left = float(page.trimbox.left) - float(page.bleedbox.left)
            top = float(page.bleedbox.top) - float(page.trimbox.top)
            assert left == pytest.approx(3 / 25.4 * 72, abs=0.1)
            assert top == pytest.approx(3 / 25.4 * 72, abs=0.1)


def test_pdfs_are_tagged_and_say_their_language(built: Place) -> None:
    """Every PDF is tagged, has a title and names its language."""
    for file in products(built, "*.pdf", "*/*.pdf"):
        root = PdfReader(file).trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert str(root["/Lang"]).startswith(file.relative_to(built.build).parts[0])
        assert PdfReader(file).metadata.title
