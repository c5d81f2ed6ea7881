"""A whole build with an edition: every product of it is made, names it, fits it, and leaves the guide's own alone."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation
from pypdf import PdfReader
from real_build import Place

pytestmark = pytest.mark.slow

NAMES = {"en": "Edition for {{ leaders }}", "ar": "طبعة إلى {{ leaders }}"}
MODULES = ("source-to-cup", "committee")
LEFT_OUT = "each barrier is weak alone"


def folder_of(place: Place, language: str) -> Path:
    return place.build / language / "editions" / "leaders"


def pages_of(file: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(file).pages]


def words_in(file: Path) -> str:
    """Give the text of a Word document, with its feet."""
    with zipfile.ZipFile(file) as archive:
        parts = [name for name in archive.namelist() if name.startswith("word/") and name.endswith(".xml")]
        return " ".join("".join(etree.fromstring(archive.read(name)).itertext()) for name in parts)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_edition_has_every_product(built: Place, language: str) -> None:
    """An edition has the products of the guide, one deck for each module, and the manifest lists them."""
    own = folder_of(built, language)
    made = {each.relative_to(own).as_posix() for each in own.rglob("*") if each.is_file()}
    whole = json.loads((built.build / "manifest.json").read_bytes())["products"]
    of_guide = {name.removeprefix(f"{language}/") for name in whole if name.startswith(f"{language}/")}
    of_guide = {name for name in of_guide if not name.startswith("editions/") and not name.endswith("-short.pptx")}
    assert made == of_guide
    assert {f"{language}/editions/leaders/{name}" for name in made} <= set(whole)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_products_name_their_edition(built: Place, language: str) -> None:
    """Titles of PDFs, Word documents and title slides name it; the guide's own products do not."""
    own, guide = folder_of(built, language), built.build / language
    for name in ("textbook.pdf", "workbook.pdf", "cases.pdf", "facilitator/guide.pdf", "lists/glossary.pdf"):
        assert NAMES[language] in str(PdfReader(own / name).metadata["/Title"])  # type: ignore[index]
        assert NAMES[language] not in str(PdfReader(guide / name).metadata["/Title"])  # type: ignore[index]
    for name in ("workbook.docx", "facilitator/plan.docx", "lists/acronyms.docx", "handouts/committee.docx"):
        assert NAMES[language] in words_in(own / name), name
        assert NAMES[language] not in words_in(guide / name), name
    for module in MODULES:
        first = next(iter(Presentation(str(own / "decks" / f"{module}.pptx")).slides))
        told = [shape.text_frame.text for shape in first.shapes if shape.has_text_frame]
        assert any(NAMES[language] in text for text in told)


def test_pages_name_the_edition(built: Place) -> None:
    """Cover and imprint of the textbook and the foot of every page of the workbook name it."""
    cover, imprint, *_ = pages_of(folder_of(built, "en") / "textbook.pdf")
    assert NAMES["en"] in cover
    assert NAMES["en"] in imprint
    assert all(NAMES["en"] in page for page in pages_of(folder_of(built, "en") / "workbook.pdf"))


def test_book_is_shorter_with_the_numbers_of_the_full_one(built: Place) -> None:
    """The summary stands where the full text stood; a heading keeps its number though others before it are gone."""
    own = " ".join(pages_of(folder_of(built, "en") / "textbook.pdf"))
    whole = " ".join(pages_of(built.build / "en" / "textbook.pdf"))
    assert LEFT_OUT in whole
    assert LEFT_OUT not in own
    assert "two weak barriers beat a strong one" in own
    assert "Figure 1.3" in own
    assert "Figure 1.2" not in own
    assert "(full edition)" in own
    assert "full edition" not in whole


def test_only_one_edition_can_be_made(fresh: Place) -> None:
    """`editions=leaders` makes nothing of the guide itself, and `textbook:en@leaders` names one product of it."""
    fresh.made("editions=leaders", "lists:en@leaders")
    assert (folder_of(fresh, "en") / "lists" / "glossary.csv").exists()
    assert not (fresh.build / "en" / "lists").exists()


def test_edit_that_an_edition_does_not_show_leaves_it_alone(place: Place) -> None:
    """A word in a paragraph that only the full edition has does not touch the books of the edition."""
    watched = [folder_of(place, "en") / name for name in ("textbook.pdf", "workbook.pdf", "cases.pdf")]
    before = [each.stat().st_mtime_ns for each in watched]
    place.edit("modules/source-to-cup/20-barriers.md", LEFT_OUT, "each barrier is weak by itself")
    place.made("textbook", "workbook", "cases")
    assert [each.stat().st_mtime_ns for each in watched] == before
