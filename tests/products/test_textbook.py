"""Tests of the textbook's typst text and of both editions' pages."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from textbook_views import ROOT, frame, front, unit

from guidepress.nodes import para, words
from guidepress.products.textbook import typeset_unit, write_textbook
from guidepress.products.typst_values import font_families
from guidepress.tools import compile_typst

MM = 72 / 25.4


def make_book(folder: Path, edition: str, direction: str = "ltr") -> bytes:
    """Compile the small book of two modules."""
    shutil.copytree(ROOT / "templates/typst", folder / "typst", dirs_exist_ok=True)
    views = {"thanks": front(direction), "one": unit(1, direction), "two": unit(2, direction)}
    for name, view in views.items():
        (folder / f"{name}.typ").write_text(typeset_unit(view), encoding="utf-8")
    whole = frame(direction)
    main = folder / f"{edition}.typ"
    main.write_text(write_textbook(whole, [f"/{name}.typ" for name in views], edition), encoding="utf-8")
    standards = ["ua-1", "a-2a"] if edition == "screen" else []
    return compile_typst(main, folder, standards=standards, timestamp=0, fonts=font_families(whole))


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, PdfReader]:
    """Both editions, made once; the screen's passes PDF/UA-1 and PDF/A-2a or is not written."""
    folder = tmp_path_factory.mktemp("books")
    return {edition: PdfReader(BytesIO(make_book(folder, edition))) for edition in ("screen", "print")}


def pages_with(book: PdfReader, text: str) -> list[int]:
    """Give the physical pages (from 1) that hold a text."""
    return [number for number, page in enumerate(book.pages, 1) if text in page.extract_text()]


def test_printers_boxes(books: dict[str, PdfReader]) -> None:
    """The printer's pages are 170 x 240 mm trimmed, with 3 mm bleed on each side."""
    for page in books["print"].pages:
        trim, bleed = page.trimbox, page.bleedbox
        assert [round(float(side) / MM) for side in (trim.width, trim.height)] == [170, 240]
        assert [round(float(trim.left - bleed.left) / MM), round(float(bleed.top - trim.top) / MM)] == [3, 3]


def test_printers_page_count_and_right_hand_modules(books: dict[str, PdfReader]) -> None:
    """The printer's edition has a multiple of four pages, and each module opens on a right-hand page."""
    book = books["print"]
    assert len(book.pages) % 4 == 0
    openers = pages_with(book, "By the end of this module")
    assert len(openers) == 2
    assert all(number % 2 == 1 for number in openers)


def test_screen_has_no_blank_page(books: dict[str, PdfReader]) -> None:
    """The screen's edition holds no page without text; one that would be blank has lines for notes."""
    assert [number for number, page in enumerate(books["screen"].pages, 1) if not page.extract_text().strip()] == []


def test_same_numbers_in_both_editions(books: dict[str, PdfReader]) -> None:
    """A page carries the same number on the screen and in print, so that no tab changes its side."""

    def numbered(book: PdfReader, entries: list[Any]) -> list[tuple[str, str]]:
        flat: list[tuple[str, str]] = []
        for entry in entries:
            if isinstance(entry, list):
                flat += numbered(book, entry)
            else:
                flat.append((entry.title, book.page_labels[book.get_destination_page_number(entry)]))
        return flat

    screen, printed = (numbered(book, book.outline) for book in books.values())
    assert len(screen) > 8
    assert screen == printed


def test_glossary_and_index_know_their_pages(books: dict[str, PdfReader]) -> None:
    """Glossary and index give the pages of terms and countries; what stands nowhere is left out."""
    text = " ".join(page.extract_text() for page in books["print"].pages[-8:])
    case = pages_with(books["print"], "Case 1.1 · Gap")
    assert f"Lesotho, {case[0]}" in text
    assert "Pages: " in text
    assert "nowhere" not in text


def test_outline_names_modules_and_sections(books: dict[str, PdfReader]) -> None:
    """The PDF's outline leads to modules and their sections, and the document has title and language."""
    flat = str(books["screen"].outline)
    assert "Rights that cross borders" in flat
    assert "What a floor guarantees" in flat
    assert books["screen"].metadata.title == "Rights that travel"
    assert books["screen"].trailer["/Root"]["/Lang"] == "en"


def tab_side(book: PdfReader, number: int, text: str) -> str:
    """Say on which side of a page a tab's words stand."""
    found: list[float] = []

    def visit(said: str, page_matrix: list[float], matrix: list[float], _font: Any, _size: Any) -> None:
        if text in said:
            found.append(matrix[4] * page_matrix[0] + matrix[5] * page_matrix[2] + page_matrix[4])

    page = book.pages[number - 1]
    page.extract_text(visitor_text=visit)
    return "right" if max(found) > float(page.mediabox.width) / 2 else "left"


def test_tabs_stand_at_the_outer_edge(books: dict[str, PdfReader]) -> None:
    """Tabs stand on the right of right-hand pages and on the left of left-hand pages."""
    opener = pages_with(books["print"], "By the end of this module")[0]
    assert [tab_side(books["print"], opener + step, "Tab A") for step in (0, 1)] == ["right", "left"]


def test_right_to_left_book_is_mirrored(tmp_path: Path) -> None:
    """In a right-to-left book the tabs stand on the other side, and it compiles with the Arabic face."""
    book = PdfReader(BytesIO(make_book(tmp_path, "print", "rtl")))
    opener = pages_with(book, "By the end of this module")[0]
    assert [tab_side(book, opener + step, "Tab A") for step in (0, 1)] == ["left", "right"]
    assert len(book.pages) % 4 == 0


def test_same_bytes(tmp_path: Path) -> None:
    """The same views give the same bytes in another folder."""
    first, second = tmp_path / "a", tmp_path / "other"
    assert make_book(first, "print") == make_book(second, "print")


def test_imprint_says_how_to_cite(books: dict[str, PdfReader]) -> None:
    """The imprint gives version, date, status, licence, credits and how to cite the guide."""
    imprint = " ".join(books["screen"].pages[1].extract_text().split())
    view = frame()
    wanted = [view["guide"][key] for key in ("title", "version", "date", "licence", "publisher", "notice")]
    wanted += [view["words"]["status-" + view["guide"]["status"]], "Font Awesome", "Suggested citation:"]
    assert [each for each in wanted if each not in imprint] == []


def test_footnotes_start_again_in_each_module(books: dict[str, PdfReader]) -> None:
    """Each module counts its footnotes from one."""
    noted = pages_with(books["screen"], "As of 2022, data")
    assert len(noted) == 2
    for number in noted:
        notes = books["screen"].pages[number - 1].extract_text().split("As of 2022, data")[0].split()
        assert notes[-1] in {"¹", "1", "²", "2"}


def test_footnote_in_title_is_left_out() -> None:
    """A footnote in a section's title is left out: contents and running heads would repeat it."""
    view = unit(1)
    view["sections"][0]["title"] = [*words("Floors"), {"t": "Note", "c": [para(words("secret"))]}]
    assert "secret" not in typeset_unit(view)


def test_unknown_edition_is_refused() -> None:
    """Only the two editions exist."""
    with pytest.raises(ValueError, match="no edition"):
        write_textbook(frame(), [], "poster")
