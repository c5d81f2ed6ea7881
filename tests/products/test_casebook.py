"""The case book: indexes with pages, cases in full, and an edition that says on every page for whom it is."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from book_views import casebook_view
from example import Guide
from lxml import etree
from openxml_audit import OpenXmlValidator
from pypdf import PdfReader
from test_handout import tags

import guidepress
from guidepress.products.casebook import write_casebook_docx, write_casebook_source
from guidepress.products.typst_values import font_families
from guidepress.tools import compile_typst

PACKAGE = Path(guidepress.__file__).parent
WORDS = yaml.safe_load((PACKAGE / "locale/en.yaml").read_text(encoding="utf-8"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def docx(lang: str = "en", *, teaches: bool = False) -> bytes:
    """The case book as Word document."""
    return write_casebook_docx(casebook_view(WORDS, lang, teaches=teaches), PACKAGE)


def member(document: bytes, name: str) -> etree._Element:
    """A part of a Word document."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return etree.fromstring(archive.read(name))


def folded(text: str) -> str:
    """Words without the white space that typst sets by moving."""
    return "".join(text.split())


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, bool], PdfReader]:
    """Both editions in both languages, held to the standards of all products."""
    root = tmp_path_factory.mktemp("cases")
    shutil.copytree(PACKAGE.parent / "templates/typst", root / "typst")
    made = {}
    for lang in ("en", "ar"):
        for teaches in (False, True):
            view = casebook_view(WORDS, lang, teaches=teaches)
            main = root / "main.typ"
            main.write_text(write_casebook_source(view), encoding="utf-8")
            fonts = font_families(view)
            written = compile_typst(main, root, standards=["ua-1", "a-2a"], timestamp=0, fonts=fonts)
            made[lang, teaches] = PdfReader(io.BytesIO(written))
    return made


def test_pdf_is_universally_accessible(pdfs: dict[tuple[str, bool], PdfReader]) -> None:
    """Each edition passes PDF/UA-1 and A-2a, states its language, and every table has header cells."""
    for (lang, _), reader in pdfs.items():
        root: Any = reader.trailer["/Root"]
        assert root["/Lang"] == lang
        found = tags(root["/StructTreeRoot"])
        assert found.count("/Table") == 4
        assert found.count("/TH") == 6 + 3 * 2


def test_facilitators_edition_says_so_on_every_page(pdfs: dict[tuple[str, bool], PdfReader]) -> None:
    """Cover, indexes, cases and references bear the mark; no page of the participants' edition does."""
    mark = folded(WORDS["facilitators-only"])
    assert [page for page in pdfs["en", True].pages if mark not in folded(page.extract_text())] == []
    assert [page for page in pdfs["en", False].pages if mark in folded(page.extract_text())] == []


def test_answers_and_notes_are_for_facilitators_alone(pdfs: dict[tuple[str, bool], PdfReader]) -> None:
    """Model answers and teaching notes stand in one edition under their words, and nowhere in the other."""
    text = {
        teaches: folded(" ".join(page.extract_text() for page in pdfs["en", teaches].pages))
        for teaches in (True, False)
    }
    for word in ("secret-plan", "secret-ask", folded(WORDS["model-answer"]), folded(WORDS["teaching-notes"])):
        assert word in text[True]
        assert word not in text[False]
    participants, facilitators = (
        " ".join(str(member(docx(teaches=teaches), "word/document.xml").xpath("string()")).split())
        for teaches in (False, True)
    )
    assert "secret-" not in participants
    assert {"secret-plan.", "secret-ask."} <= set(facilitators.split())


def test_teaching_notes_keep_their_kinds(example: Guide) -> None:
    """What to say, to leave out and to add bear their own signs and words, for facilitators alone."""
    source = write_casebook_source(example.cases("cases-facilitator"))
    part = source[source.index("#teaching-part(") :]
    found = re.findall(r'#([a-z-]+)-block\(look, label: "([^"]+)"', part)[:3]
    assert found == [(kind, WORDS[kind]) for kind in ("say", "if-short", "if-long")]
    assert "secret-case" not in write_casebook_source(example.cases("cases"))


def test_indexes_tell_the_pages_on_which_cases_stand(pdfs: dict[tuple[str, bool], PdfReader]) -> None:
    """The page number beside a case in the index is the page that begins with its title."""
    pages = [folded(page.extract_text()) for page in pdfs["en", False].pages]
    index = next(text for text in pages if folded(WORDS["find-a-case"]) in text)
    for number in ("2.1", "2.2"):
        label = folded(f"Case {number} · ")
        at = next(at for at, text in enumerate(pages, start=1) if label in text)
        assert folded(f"nobody owned, {number} ({at})") in index


def test_participants_have_room_to_write() -> None:
    """Each question of the participants' edition has lines, and the rest of the page is ruled; answers need none."""
    source = write_casebook_source(casebook_view(WORDS))
    assert source.count("#write-block(look, lines: 4)") == source.count("#rest-of-page(look);") == 2
    taught = write_casebook_source(casebook_view(WORDS, teaches=True))
    assert "#write-block" not in taught
    assert "#rest-of-page" not in taught


def test_kind_is_told_by_icon_and_word() -> None:
    """A case bears the icon and the word of its kind in the indexes and on its page."""
    source = write_casebook_source(casebook_view(WORDS))
    for icon, word in (("triangle-exclamation", "Gap"), ("circle-check", "Good-practice")):
        assert source.count(f'icon-name: "{icon}", kind-label: "{word}"') == 1


def test_text_that_looks_like_typst_stays_text(pdfs: dict[tuple[str, bool], PdfReader]) -> None:
    """A corridor with a hash sign is printed as it is."""
    assert "#panic()" in "".join(page.extract_text() for page in pdfs["en", False].pages)


def test_word_indexes_count_pages_by_fields() -> None:
    """Every case has a bookmark, and each number in the indexes is a field on one of them."""
    body = member(docx(), "word/document.xml")
    names = {each.get(W + "name") for each in body.iter(W + "bookmarkStart")}
    fields = [each.get(W + "instr", "").split() for each in body.iter(W + "fldSimple")]
    assert len(fields) == 2 + 2 + 2 + 2
    assert {field[1] for field in fields if field[0] == "PAGEREF"} == {"case-2-1", "case-2-2"} <= names


def test_word_edition_says_so_on_every_page() -> None:
    """The running head of the facilitators' document warns; the participants' does not."""
    heads = ["".join(member(docx(teaches=teaches), "word/header.xml").itertext()) for teaches in (True, False)]
    assert [WORDS["facilitators-only"] in head for head in heads] == [True, False]


def test_word_document_is_valid_and_the_same_twice(tmp_path: Path) -> None:
    """The DOCX passes the schema check in both directions of writing, and a second run gives the same bytes."""
    for lang in ("en", "ar"):
        path = tmp_path / f"{lang}.docx"
        path.write_bytes(docx(lang, teaches=True))
        assert [str(each) for each in OpenXmlValidator().validate(str(path)).errors] == []
        assert docx(lang, teaches=True) == path.read_bytes()
