"""The three depths of the facilitator guide: what each holds, and the pages of the book that they tell."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from example import Guide
from lxml import etree

from guidepress.products.facilitator import write_guide_docx, write_guide_pdf_source
from guidepress.products.facilitator_numbers import outline_of, with_deck_numbers
from guidepress.products.facilitator_outline import write_overview_source, write_plan_source
from guidepress.products.facilitator_outline_word import write_overview_docx, write_plan_docx
from guidepress.products.facilitator_pages import section_of, with_textbook_pages, with_workbook_pages
from guidepress.products.facilitator_parts import works_of

PAGES = {"source-to-cup": 7, "sec-why": 8, "sec-barriers": 10, "act-walk-the-route": 13, "case-springs": 12, "x": 99}
WORKBOOK = {"source-to-cup": 4, "handout-route": 5, "case-springs": 6, "q-clear": 7, "q-springs": 6, "kp-why": 4}
MEDIA = Path(__file__).parents[1] / "example_guide" / "media"
Views = list[dict[str, Any]]


@pytest.fixture(scope="module")
def views(example: Guide) -> Views:
    """Give the view of one module with the pages of an imagined book."""
    view = with_deck_numbers(example.view("facilitator", "source-to-cup"), example.view("deck", "source-to-cup"))
    return [with_workbook_pages(with_textbook_pages(view, PAGES), WORKBOOK)]


@pytest.fixture(scope="module")
def texts(example: Guide) -> Views:
    """Give the texts for facilitators."""
    return [example.guidance("before-you-begin")]


def test_pages_are_told_of_what_the_module_holds(views: Views) -> None:
    """Sections, activities, cases and the module itself have pages; other ids of the book are left out."""
    assert views[0]["pages"] == {key: value for key, value in PAGES.items() if key != "x"}


def test_plan_tells_each_page_once(views: Views) -> None:
    """A section that goes on after an activity does not send anybody back to its first page."""
    rows = [(row["section"], row["kind"], row["page"]) for row in views[0]["plan"] if row["page"]]
    assert rows == [
        ("sec-why", "slides", 8),
        ("sec-barriers", "slides", 10),
        ("sec-barriers", "activity", 13),
    ]


def test_only_dividers_open_sections() -> None:
    """A slide that opens no section has no page."""
    assert section_of({"id": "divider-sec-why", "kind": "section"}) == "sec-why"
    assert section_of({"id": "divider-sec-why", "kind": "bullets"}) == ""


def test_script_tells_the_pages(views: Views, texts: Views) -> None:
    """Module, sections, activities and cases of the script say where they stand in the textbook."""
    source = write_guide_pdf_source(views, texts)
    assert re.findall(r"book-page: (\d+)", source) == ["8", "10"]
    assert 'pages: "Textbook p. 7 \N{MIDDLE DOT} Workbook p. 4"' in source
    assert '"resources", "Textbook p. 13"' in source
    assert "Textbook p. 12" in source


def test_script_tells_the_pages_of_the_workbook(views: Views) -> None:
    """Worksheets, cases and self-check questions say where participants find them; the grid has the worksheets' too."""
    assert views[0]["workbook_pages"] == {"source-to-cup": 4, "handout-route": 5}
    source = write_guide_pdf_source(views)
    assert '"Workbook p. 5"' in source[source.index("#plan-grid(") : source.index("#checklist(")]
    assert re.search(r"\(Workbook p\. 5\)", source[source.index("#fact-list(") :])
    assert "Textbook p. 12 \N{MIDDLE DOT} Workbook p. 6" in source
    assert "Workbook p. 7" in source


def test_short_depths_need_no_script(views: Views) -> None:
    """What remains when script and answers are left out makes the same overview and plan."""
    bare = [with_workbook_pages(with_textbook_pages(outline_of(view), PAGES), WORKBOOK) for view in views]
    assert [each["slides"] for each in bare] == [[]]
    assert write_overview_source(bare) == write_overview_source(views)
    assert write_plan_source(bare) == write_plan_source(views)


def test_each_depth_bears_its_own_name_at_the_head(views: Views, texts: Views) -> None:
    """The running head of a module's pages names the document that one holds."""
    for write, name in (
        (write_overview_source, "Facilitator guide: overview"),
        (write_plan_source, "Facilitator guide: plans and checklists"),
        (write_guide_pdf_source, "Facilitator guide"),
    ):
        call = re.search(r"#module-part\(.*", write(views, texts))
        assert call
        assert f'product: "{name}"' in call[0]


def test_script_holds_the_texts_for_facilitators(views: Views, texts: Views) -> None:
    """Texts stand before the modules, their checklists as lists to tick, their works behind them."""
    source = write_guide_pdf_source(views, texts)
    at = [source.index(sign) for sign in ("#front-text(", "#checklist-block(", "#cited-works(", "#module-part(")]
    assert at == sorted(at)
    assert "secret-welcome" in source
    assert "So \\#let them speak first" in source


def test_plan_holds_checklists_and_grids_and_no_script(views: Views, texts: Views) -> None:
    """The plan has every checklist and grid, and not a word of what is said."""
    source = write_plan_source(views, texts)
    assert source.count("#checklist-block(") == 2
    assert source.count("#plan-grid(") == 1
    assert "secret-welcome" not in source
    assert "secret-say" not in source
    assert "secret-preparation" in source


def test_overview_holds_clock_and_needs(views: Views, texts: Views) -> None:
    """The overview has goal, objectives, clock and materials of each module, and neither grid nor script."""
    source = write_overview_source(views, texts)
    assert source.count("#clock-list(") == 1
    assert source.count("#need-list(") == 1
    assert "#plan-grid(" not in source
    assert "secret-" not in source


def test_works_are_listed_once(texts: Views) -> None:
    """A work that two texts cite stands once in the list."""
    assert len(works_of([*texts, *texts])) == len(texts[0]["references"]) == 2


@pytest.mark.parametrize(
    ("write", "holds", "lacks"),
    [
        (write_overview_docx, "Textbook, page", "secret-"),
        (write_plan_docx, "secret-letter", "secret-welcome"),
        (write_guide_docx, "Textbook p. 13", "x-nothing"),
    ],
)
def test_word_documents(views: Views, texts: Views, write: Callable[..., bytes], holds: str, lacks: str) -> None:
    """Each depth has an editable twin with headings in order, tables with header rows, and the same pages."""
    made = write(views, MEDIA, texts)
    assert made == write(views, MEDIA, texts)
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml"))
    space = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    text = "".join(root.itertext())
    assert holds in text
    assert lacks not in text
    styles = [str(value) for value in root.xpath("//w:pStyle/@w:val", namespaces=space)]
    levels = [int(name[-1]) for name in styles if re.fullmatch(r"Heading\d", name)]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert root.xpath("//w:tbl//w:tr[1]//w:tblHeader", namespaces=space)
