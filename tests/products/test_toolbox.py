"""The tool box: spreads that lie open, page numbers that are true, cards back to back, a table with filters."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from example import EXAMPLE, Guide
from lxml import etree
from openxml_audit import OpenXmlValidator
from pypdf import PdfReader

import guidepress
from guidepress.products.toolbox import write_toolbox_docx, write_toolbox_source, write_toolbox_table
from guidepress.products.toolbox_facts import fits, needed, objectives_of
from guidepress.products.typst_values import font_families
from guidepress.tools import compile_typst

TEMPLATES = Path(guidepress.__file__).parent.parent / "templates/typst"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def compiled(frame: dict[str, Any], views: list[dict[str, Any]], folder: Path) -> PdfReader:
    shutil.copytree(TEMPLATES, folder / "typst")
    main = folder / "main.typ"
    main.write_text(write_toolbox_source(frame, views), encoding="utf-8")
    pdf = compile_typst(main, folder, standards=["ua-1", "a-2a"], timestamp=0, fonts=font_families(frame))
    return PdfReader(io.BytesIO(pdf))


@pytest.fixture(scope="module", params=["en", "ar"])
def book(request: pytest.FixtureRequest, example: Guide, tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    """The example guide's tool box as PDF, accessible as typst proves."""
    return compiled(*example.toolbox(request.param), tmp_path_factory.mktemp("toolbox"))


def page_of(book: PdfReader, title: str) -> int:
    """The page, counted from 1, that a bookmark leads to."""

    def walk(items: list[Any]) -> list[Any]:
        return [each for item in items for each in (walk(item) if isinstance(item, list) else [item])]

    found = next(each for each in walk(book.outline) if title in (each.title or ""))
    return (book.get_destination_page_number(found) or 0) + 1


TITLES = {"en": ("Walk the way", "Sort the barriers", "Agree on a", "Write one promise")}
TITLES["ar"] = ("سِر على طريق", *TITLES["en"][1:])


def language_of(book: PdfReader) -> str:
    return str(book.trailer["/Root"]["/Lang"])  # type: ignore[index]


def test_every_activity_begins_a_spread(book: PdfReader) -> None:
    """Each activity begins on a left-hand (even) page, and the next one two pages on."""
    pages = [page_of(book, title) for title in TITLES[language_of(book)]]
    assert all(page % 2 == 0 for page in pages)
    assert [after - before for before, after in pairwise(pages)] == [2, 2, 2]


def test_cards_lie_back_to_back(book: PdfReader) -> None:
    """Fronts begin on an odd page; the page behind them bears the activity's number once for each card."""
    front = page_of(book, "Cards: nine barriers")
    assert front % 2 == 1
    backs = book.pages[front].extract_text()
    assert backs.count("1.2") == 9


def test_page_numbers_are_true(example: Guide, tmp_path: Path) -> None:
    """The table of all activities names the pages on which they stand."""
    reader = compiled(*example.toolbox(), tmp_path)
    lines = reader.pages[1].extract_text().split("\n")
    told = {title: next(line for line in lines if title in line) for title in TITLES["en"][1:]}
    for title, line in told.items():
        assert line.rstrip().endswith(str(page_of(reader, title))), line


def test_source_writes_each_activity_once(example: Guide) -> None:
    """One spread an activity, the first of a module with its heading; every sheet and every set of cards."""
    source = write_toolbox_source(*example.toolbox())
    assert source.count("#activity(look") == 4
    assert source.count('"first": true') == 2
    assert source.count("#print-sheet(look") == 2
    assert source.count("#card-pages(look") == 2
    assert "secret-caution" in source


def test_text_is_no_code(example: Guide) -> None:
    """Signs of typst in a card or a title are printed as they are."""
    source = write_toolbox_source(*example.toolbox())
    assert r"\#set shelf" in source
    assert not re.search(r"(?<!\\)#set shelf", source)


def test_materials_are_counted_for_a_room() -> None:
    """Groups may be small or large; what the source does not count has no number."""

    def count(per: str, sizes: list[int] | None, number: int = 1, get: str = "print") -> str:
        return needed({"per": per, "count": number, "get": get}, sizes, 24)

    assert count("person", [4, 6]) == "24"
    assert count("pair", None, 2) == "24"
    assert count("group", [4, 6]) == "4–6"
    assert count("group", [7, 10]) == "3"
    assert count("group", None) == "1"
    assert count("room", None, 2, "have") == "2"
    assert count("room", None, 1, "buy") == ""
    assert count("room", None, 1, "print") == "1"


def test_sizes_have_their_columns() -> None:
    """An activity fits the sizes between its least and most; the last column takes all that are larger."""
    assert [size for size in range(1, 11) if fits([4, 6], size)] == [4, 5, 6]
    assert fits([12, 20], 10)
    assert not fits(None, 5)


def test_objective_of_another_module_is_named(example: Guide) -> None:
    """An activity that moved still serves its old module's objective, which is told with that module's number."""
    frame, _ = example.toolbox()
    activity = {"number": "2.1", "objectives": ["obj-water-trace", "obj-committee-share"]}
    own, other = objectives_of(frame, activity)[::-1]
    assert other.endswith("(Module 1)")
    assert "(Module" not in own


def sheet_of(raw: bytes) -> tuple[etree._Element, list[str]]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        shared = etree.fromstring(archive.read("xl/sharedStrings.xml"))
    return sheet, ["".join(each.itertext()) for each in shared.iter(S + "si")]


def test_table_can_be_filtered(example: Guide) -> None:
    """All rows stand under filters, minutes are numbers, and no text is a formula or a link."""
    frame, _ = example.toolbox()
    frame["rows"][0]["title"] = '=HYPERLINK("https://example.org")'
    raw = write_toolbox_table(frame)
    sheet, texts = sheet_of(raw)
    reach = next(sheet.iter(S + "autoFilter")).get("ref") or ""
    assert re.fullmatch(r"A1:[A-Z]+5", reach)
    assert not list(sheet.iter(S + "f"))
    assert not list(sheet.iter(S + "hyperlink"))
    assert '=HYPERLINK("https://example.org")' in texts
    minutes = {cell.findtext(S + "v") for cell in sheet.iter(S + "c") if (cell.get("r") or "").startswith("E")}
    assert {"45", "15", "40", "10"} <= minutes
    assert raw == write_toolbox_table(frame)


def test_arabic_table_runs_from_the_right(example: Guide) -> None:
    """The sheet of a right-to-left language begins at the right."""
    sheet, _ = sheet_of(write_toolbox_table(example.toolbox("ar")[0]))
    assert next(sheet.iter(S + "sheetView")).get("rightToLeft") == "1"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_word_holds_the_same(example: Guide, language: str, tmp_path: Path) -> None:
    """The document is valid, each table has a header row, and activities, sheets and cards are all there."""
    raw = write_toolbox_docx(*example.toolbox(language), EXAMPLE / "media")
    file = tmp_path / "toolbox.docx"
    file.write_bytes(raw)
    assert [str(each) for each in OpenXmlValidator().validate(file).errors] == []
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
    tables = list(document.iter(W + "tbl"))
    assert all(next(each.iter(W + "tr")).find(f"{W}trPr/{W}tblHeader") is not None for each in tables)
    said = " ".join("".join(each.itertext(W + "t")) for each in document.iter(W + "p"))
    for words in ("secret-walk", "secret-caution", "You pay for every bucket.", "#set shelf"):
        assert words in said


def test_long_activity_takes_a_further_spread(example: Guide, tmp_path: Path) -> None:
    """What does not fit two pages goes on; the next activity begins on a left-hand page again."""
    frame, views = example.toolbox()
    views[0]["activities"][0]["answers"] *= 24
    reader = compiled(frame, views, tmp_path)
    first, second = (page_of(reader, title) for title in TITLES["en"][:2])
    assert second - first == 4
    assert second % 2 == 0


def test_cards_of_a_set_are_alike_in_word(example: Guide) -> None:
    """All rows of a set of cards have one height, more where one card says more; the head row has its own."""

    def heights(factor: int) -> list[set[int]]:
        frame, views = example.toolbox()
        first = next(each["cards"][0] for view in views for each in view["activities"] if each["cards"])
        first["items"][-1]["title"] = first["items"][-1]["title"] * factor
        raw = write_toolbox_docx(frame, views, EXAMPLE / "media")
        document = etree.fromstring(zipfile.ZipFile(io.BytesIO(raw)).read("word/document.xml"))
        tables = [each for each in document.iter(W + "tbl") if each.xpath("string(*/*[1]/@*[1])") == "Cards"]
        rows = [[row.find(f"{W}trPr/{W}trHeight") for row in table.findall(W + "tr")] for table in tables]
        assert [row[0] for row in rows] == [None] * len(rows)
        return [{int(each.get(W + "val", "0")) for each in row[1:] if each is not None} for row in rows]

    usual, longer = heights(1), heights(80)
    assert len(usual) >= 2
    assert all(len(each) == 1 for each in (*usual, *longer))
    assert max(longer[0]) > max(usual[0])
