"""The papers of a workshop: what each tells and keeps back, their PDF and DOCX in both directions of writing."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree
from openxml_audit import OpenXmlValidator
from page import ValidationProfile, validate_pdf
from pypdf import PdfReader
from workshop_views import ANSWER, NOTE, workshop_view

import guidepress
from guidepress.products.typst_values import font_families
from guidepress.products.workshop_files import DRAWN, EDITED, PAPERS
from guidepress.products.workshop_lists import Printed, print_list, shopping_list, write_lists_xlsx
from guidepress.products.workshop_pack import DRAWINGS, EDITABLE, WRITERS
from guidepress.products.workshop_typst import write_paper_source
from guidepress.products.workshop_word import write_paper_docx
from guidepress.tools import compile_typst

PACKAGE = Path(guidepress.__file__).parent
WORDS = {lang: yaml.safe_load((PACKAGE / f"locale/{lang}.yaml").read_text(encoding="utf-8")) for lang in ("en", "ar")}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PRINTED = [Printed(name="Agenda", file="participants/agenda.pdf", pages=2, copies=4)]
OF_LISTS = {
    "facilitators/print-list": lambda view: print_list(view, PRINTED),
    "facilitators/shopping-list": shopping_list,
}
WRITTEN = {**WRITERS, **OF_LISTS}


def view_in(lang: str, *, names: bool = True) -> dict[str, Any]:
    """The sample workshop with the words of its language."""
    return workshop_view(WORDS[lang], lang, names=names)


def source_of(name: str, lang: str = "en") -> str:
    """The typst source of a paper."""
    view = view_in(lang)
    return DRAWINGS[name](view) if name in DRAWINGS else write_paper_source(view, WRITTEN[name](view))


def body_of(name: str) -> str:
    """What a paper says: its source without the look, which holds all words of the language."""
    return "\n".join(line for line in source_of(name).split("\n") if not line.startswith("#let look"))


@pytest.fixture(scope="module", params=["en", "ar"])
def pdfs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every paper of the sample workshop as PDF, by its name."""
    folder = tmp_path_factory.mktemp(request.param)
    shutil.copytree(PACKAGE.parent / "templates/typst", folder / "typst")
    fonts = font_families(view_in(request.param))
    made = {}
    for name in (*PAPERS, *DRAWN, *OF_LISTS):
        main = folder / "main.typ"
        main.write_text(source_of(name, request.param), encoding="utf-8")
        made[name] = folder / f"{name.replace('/', '-')}.pdf"
        made[name].write_bytes(compile_typst(main, folder, standards=["ua-1", "a-2a"], timestamp=0, fonts=fonts))
    return made


def test_pdfs_are_accessible(pdfs: dict[str, Path]) -> None:
    """Each paper keeps PDF/UA-1, as a program says that did not write it."""
    reports = {name: validate_pdf(path, profile=ValidationProfile.PDF_UA_1) for name, path in pdfs.items()}
    assert {name: [each.message for each in r.failures] for name, r in reports.items() if r.failures} == {}


def test_run_of_show_begins_a_page_for_each_day(pdfs: dict[str, Path]) -> None:
    """The first page says how to read it, then each day has its page."""
    assert len(PdfReader(pdfs["facilitators/run-of-show"]).pages) == 3


def test_badges_are_eight_a_sheet_and_certificates_one_a_person(pdfs: dict[str, Path]) -> None:
    """Three people and a facilitator share a sheet of badges; three certificates lie across their pages."""
    assert len(PdfReader(pdfs["facilitators/name-badges"]).pages) == 1
    pages = PdfReader(pdfs["facilitators/certificates"]).pages
    assert [page.mediabox.width > page.mediabox.height for page in pages] == [True] * 3


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("name", sorted({*PAPERS, *EDITED, *OF_LISTS}))
def test_docx_is_valid_and_the_same_twice(name: str, lang: str, tmp_path: Path) -> None:
    """Each paper that people edit keeps the Open XML schema; the same view gives the same bytes."""
    view = view_in(lang)
    write = EDITABLE.get(name) or (lambda given: write_paper_docx(given, WRITTEN[name](given)))
    written = write(view)
    path = tmp_path / "paper.docx"
    path.write_bytes(written)
    assert not OpenXmlValidator().validate(path).errors
    assert write(view) == written


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_attendance_list_lies_across_the_page_in_word(lang: str) -> None:
    """The page is wider than high; in Arabic the columns run from right to left."""
    view = view_in(lang)
    with zipfile.ZipFile(io.BytesIO(write_paper_docx(view, WRITERS["facilitators/attendance-list"](view)))) as archive:
        tree = etree.fromstring(archive.read("word/document.xml"))
    size = next(tree.iter(f"{W}pgSz"))
    assert int(size.get(f"{W}w", "0")) > int(size.get(f"{W}h", "0"))
    mirrored = [table.find(f"{W}tblPr/{W}bidiVisual") is not None for table in tree.iter(f"{W}tbl")]
    assert set(mirrored) == {lang == "ar"}


def test_run_of_show_tells_clock_slides_and_priority() -> None:
    """A line has its times, minutes, deck and slides, what to bring, its priority with an icon, and its note."""
    source = body_of("facilitators/run-of-show")
    line = source[source.index("11:00–11:45") : source.index("If time was lost")]
    for said in ("45", "Activity 2.1", "Deck 1", "Rope of 10 metres", "scissors", "could", NOTE):
        assert said in line, said


def test_what_cannot_be_won_is_said() -> None:
    """Where cutting wins less than was lost, the table says by how much the day ends later."""
    source = body_of("facilitators/run-of-show")
    assert "Still missing: 10 min" in source
    assert "#strong[Leave out:]; Walk to the well (45 min)" in source


@pytest.mark.parametrize("name", [name for name in PAPERS if name.startswith("participants/")])
def test_participants_read_nothing_of_the_facilitators(name: str) -> None:
    """No note, answer, right option, priority or shortcut stands in a paper for participants."""
    source = body_of(name)
    for secret in (NOTE, ANSWER, "(true, [", "scissors", "Leave out", "Rope of 10 metres"):
        assert secret not in source, secret


def test_key_ticks_what_is_right() -> None:
    """The key ticks the right option and tells the model answer; the test ticks nothing."""
    key = body_of("facilitators/test-key")
    assert re.search(r"\(true, \[Germs travel on it\]\)", key)
    assert ANSWER in key
    assert key.count("(true, [") == 1


def test_concept_note_says_which_session_serves_an_objective() -> None:
    """Each objective names its sessions in words and in a table; one that no session serves is told."""
    source = body_of("participants/concept-note")
    assert "A plan of care (Day 2, 09:00–10:30)" in source
    assert WORDS["en"]["workshop-no-session"] in source
    matrix = source[source.index("Which session serves") : source.index("The same in words")]
    assert matrix.count("#strong[a)]") == 1
    assert matrix.count("#strong[b)]") == 1
    assert "#strong[c)]" not in matrix


def test_text_that_looks_like_typst_stays_text() -> None:
    """A hash sign in a session's title is escaped."""
    assert r"\#set text(red)" in body_of("participants/agenda")


def test_without_names_forms_have_lines() -> None:
    """Nobody on the list: the attendance list has empty rows, and there is one certificate with a line."""
    view = view_in("en", names=False)
    grid = WRITERS["facilitators/attendance-list"](view).parts[1]
    assert [len(row.cells) for row in grid.rows] == [6, 6, 6]  # type: ignore[union-attr]
    assert '("",)' in DRAWINGS["facilitators/certificates"](view)


def test_badges_can_be_edited_in_word() -> None:
    """Each badge is a cell of one height, with name, organisation, country by its name, and where; all are there."""
    with zipfile.ZipFile(io.BytesIO(EDITABLE["facilitators/name-badges"](view_in("en")))) as archive:
        tree = etree.fromstring(archive.read("word/document.xml"))
    cells = ["".join(cell.itertext()) for cell in tree.iter(f"{W}tc")]
    assert [text for text in cells if "Amina Tesfaye" in text and "Water office" in text and "Ethiopia" in text]
    assert len([text for text in cells if text]) == 4
    assert {each.get(f"{W}hRule") for each in tree.iter(f"{W}trHeight")} == {"exact"}


def test_attendance_list_tells_country_and_language() -> None:
    """Codes of countries and languages are written in full; a list that names no language has no column for it."""
    told = WRITERS["facilitators/attendance-list"](view_in("en"))
    assert "Ethiopia" in str(told)
    assert "Amharic" in str(told)
    assert WORDS["en"]["workshop-language"] not in str(
        WRITERS["facilitators/attendance-list"](view_in("en", names=False))
    )


def test_what_is_not_counted_is_bought_as_needed() -> None:
    """Markers are bought as needed: no number stands beside them."""
    view = view_in("en")
    view["shopping_list"] = [{"item": "Markers", "total": 1, "counted": False, "for": ["Activity 2.1"]}]
    assert "'needed'" in str(shopping_list(view))


def test_shopping_list_runs_no_formula() -> None:
    """What begins with an equals sign stays text in the workbook, and numbers are numbers."""
    written = write_lists_xlsx(view_in("en"), PRINTED)
    assert written == write_lists_xlsx(view_in("en"), PRINTED)
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        sheets = [archive.read(f"xl/worksheets/sheet{number}.xml").decode() for number in (1, 2, 3)]
        shared = archive.read("xl/sharedStrings.xml").decode()
    assert not any("<f>" in sheet for sheet in sheets)
    assert "=Chalk" in shared
    assert '<c r="F2"><v>8</v></c>' in sheets[0]
