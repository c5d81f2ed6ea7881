"""Pages that the facilitator guide tells are those of the finished textbook."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from pypdf import PdfReader
from real_build import Place

from guidepress.nodes import id_of, is_div, text_of, value_of

pytestmark = pytest.mark.slow

DEPTHS = ("overview", "plan", "guide")


def folded(text: str) -> str:
    """Make white space even; soft hyphens go."""
    return " ".join(text.replace("\u00ad", "").split())


def bookmarks(reader: PdfReader) -> dict[int, str]:
    """Give the words of the bookmarks of each page that has some, by its number."""
    found: dict[int, str] = {}
    for each in _flat(reader.outline):
        number = (reader.get_destination_page_number(each) or 0) + 1
        found[number] = found.get(number, "") + f" {each.title}"
    return found


def _flat(outline: Any) -> list[Any]:
    return [leaf for each in outline for leaf in (_flat(each) if isinstance(each, list) else [each])]


@pytest.mark.parametrize("unit", ["source-to-cup", "committee"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_sections_stand_on_the_pages_that_the_guide_tells(built: Place, lang: str, unit: str) -> None:
    """Whoever opens the textbook at a section's page finds the section's own bookmark there, and its number."""
    listed = json.loads((built.build / ".work" / "pages" / lang / "textbook.json").read_text())
    sections = json.loads((built.build / ".work" / "view" / lang / unit / "textbook.json").read_text())["sections"]
    book = PdfReader(built.build / lang / "textbook.pdf")
    marks = bookmarks(book)
    assert sections
    for section in sections:
        page = listed[section["id"]]
        assert folded(text_of(section["title"])) in folded(marks[page]), section["id"]
        assert section["number"] in folded(book.pages[page - 1].extract_text()), section["id"]


def test_figures_stand_on_the_pages_that_the_textbook_tells(built: Place) -> None:
    """A figure or table that floats is printed where references, and the list of the pages, say that it is."""
    listed = json.loads((built.build / ".work" / "pages" / "en" / "textbook.json").read_text())
    frame = json.loads((built.build / ".work" / "view" / "en" / "guide" / "textbook.json").read_text())
    texts = [folded(page.extract_text()) for page in PdfReader(built.build / "en" / "textbook.pdf").pages]
    named = [
        (each["id"], f"{each['label']} {text_of(each['title'])}") for each in (*frame["figures"], *frame["tables"])
    ]
    assert len(named) >= 4
    for name, caption in named:
        found = [number for number, text in enumerate(texts, start=1) if folded(caption) in text]
        assert listed[name] in found, (name, caption, found)
    labels = {each["label"]: listed[each["id"]] for each in (*frame["figures"], *frame["tables"])}
    told = {
        (each[1], int(each[2]))
        for text in texts
        for each in re.finditer(r"((?:Figure|Table) [\d.]+) \(page (\d+)\)", text)
    }
    assert told
    assert [(label, page) for label, page in sorted(told) if labels[label] != page] == []


def test_the_guide_prints_these_pages(built: Place) -> None:
    """Plan and script say "Textbook p. n" for every section of every module, with the numbers of the list."""
    listed = json.loads((built.build / ".work" / "pages" / "en" / "textbook.json").read_text())
    wanted = {listed[name] for name in ("sec-why", "sec-barriers", "sec-roles", "sec-records", "act-tariff")}
    book = PdfReader(built.build / "en" / "textbook.pdf")
    assert "Records that others can read" in folded(book.pages[listed["sec-records"] - 1].extract_text())
    assert "Why clear water can make ill" in folded(book.pages[listed["sec-why"] - 1].extract_text())
    for depth in DEPTHS:
        pages = PdfReader(built.build / "en" / "facilitator" / f"{depth}.pdf").pages
        told = {int(each) for page in pages for each in re.findall(r"Textbook p\. (\d+)", folded(page.extract_text()))}
        assert wanted <= told <= set(listed.values()), depth


@pytest.mark.parametrize(("lang", "said"), [("en", r"Workbook p\. (\d+)"), ("ar", r"الكراسة،\D{0,6}(\d+)")])
def test_the_guide_prints_pages_of_the_workbook(built: Place, lang: str, said: str) -> None:
    """Whoever opens the workbook at a page that the guide tells finds that worksheet or question there."""
    listed = json.loads((built.build / ".work" / "pages" / lang / "workbook.json").read_text())
    workbook = PdfReader(built.build / lang / "workbook.pdf")
    sheets = 0
    for unit in ("source-to-cup", "committee"):
        view = json.loads((built.build / ".work" / "view" / lang / unit / "workbook.json").read_text())
        marks = bookmarks(workbook)
        assert folded(view["module"]["title"]) in folded(marks[listed[unit]])
        for block in [each["block"] for each in view["worksheets"]]:
            sheets += 1
            title = next(child for child in block["c"][1] if is_div(child, "block-title"))
            assert folded(text_of(title["c"][1])) in folded(marks[listed[id_of(block)]]), id_of(block)
        for question in view["questions"]:
            assert value_of(question, "label") in folded(workbook.pages[listed[id_of(question)] - 1].extract_text())
        wanted = {listed[id_of(each)] for each in (*view["questions"], *(each["block"] for each in view["worksheets"]))}
        guide = PdfReader(built.build / lang / "facilitator" / "guide.pdf")
        told = {int(each) for page in guide.pages for each in re.findall(said, folded(page.extract_text()))}
        assert wanted <= told <= set(listed.values())
    assert sheets >= 2


def test_a_longer_book_moves_the_pages(place: Place) -> None:
    """Text that pushes a section to another page changes the guide, and the guide tells the new page."""
    before = place.products()
    pages = place.build / ".work" / "pages" / "en" / "textbook.json"
    old = json.loads(pages.read_text())["sec-records"]
    long = "\n\n".join(["Water runs down, and someone has to carry it up again. " * 12] * 12)
    place.edit("modules/committee/10-roles.md", "and one committee.", f"and one committee.\n\n{long}\n\nSo it is.")
    place.made("languages=en")
    new = json.loads(pages.read_text())["sec-records"]
    assert new > old
    after = place.products()
    assert not [
        depth for depth in DEPTHS if before[f"en/facilitator/{depth}.pdf"] == after[f"en/facilitator/{depth}.pdf"]
    ]
    script = PdfReader(place.build / "en" / "facilitator" / "guide.pdf")
    assert any(f"Textbook p. {new}" in folded(page.extract_text()) for page in script.pages)


def test_overview_takes_two_pages_a_module_at_most(built: Place) -> None:
    """Cover, a page at a glance, and no more than two pages for each of the two modules."""
    for lang in ("en", "ar"):
        assert len(PdfReader(built.build / lang / "facilitator" / "overview.pdf").pages) <= 2 + 2 * 2
