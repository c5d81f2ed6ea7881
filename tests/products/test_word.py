"""Word documents: styles, direction, tables, room to write, bytes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree
from openxml_audit import OpenXmlValidator
from training_views import (
    case,
    common,
    div,
    facilitator_view,
    handout_view,
    lists_view,
    para,
    text,
)

import guidepress
from guidepress.products.facilitator import write_guide_docx
from guidepress.products.handout import write_handout_docx
from guidepress.products.lists import write_list_docx
from guidepress.products.word import write_word
from guidepress.products.word_blocks import dress, dress_for

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MEDIA = Path(guidepress.__file__).parent
WORDS: dict[str, str] = yaml.safe_load((MEDIA / "locale/en.yaml").read_text(encoding="utf-8"))


def part(document: bytes, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return etree.fromstring(archive.read(name))


def words_of(tree: etree._Element) -> str:
    return " ".join("".join(p.itertext(W + "t")) for p in tree.iter(W + "p"))


def written(*blocks: Any, lang: str = "en") -> etree._Element:
    view = common("handout", WORDS, lang)
    dressed = dress(list(blocks), dress_for(view, list(blocks)))
    return part(write_word(view, dressed, MEDIA, product="Handout", title="Handout"))


DOCUMENTS = {
    "guide": lambda lang: write_guide_docx([facilitator_view(WORDS, lang)], MEDIA),
    "handout": lambda lang: write_handout_docx(handout_view(WORDS, lang), MEDIA),
    "glossary": lambda lang: write_list_docx(lists_view(WORDS, lang), "glossary"),
    "acronyms": lambda lang: write_list_docx(lists_view(WORDS, lang), "acronyms"),
}


@pytest.fixture(scope="module", params=[(name, lang) for name in DOCUMENTS for lang in ("en", "ar")], ids="-".join)
def document(request: pytest.FixtureRequest) -> tuple[str, str, bytes]:
    name, lang = request.param
    return name, lang, DOCUMENTS[name](lang)


def test_document_is_valid(document: tuple[str, str, bytes], tmp_path: Path) -> None:
    """Every document holds to the Open XML schema and its semantic rules."""
    path = tmp_path / "document.docx"
    path.write_bytes(document[2])
    result = OpenXmlValidator().validate(path)
    assert not result.errors


def test_document_has_the_same_bytes_twice(document: tuple[str, str, bytes]) -> None:
    """The same view gives the same bytes."""
    name, lang, first = document
    assert DOCUMENTS[name](lang) == first


def test_document_says_what_it_is(document: tuple[str, str, bytes]) -> None:
    """Title, language and date of the edition stand in the file's properties."""
    _, lang, written_bytes = document
    told = " ".join(part(written_bytes, "docProps/core.xml").itertext())
    assert lang in told.split()
    assert "2026-11-22T00:00:00Z" in told


def test_tables_have_a_header_row_and_run_the_right_way(document: tuple[str, str, bytes]) -> None:
    """Each table repeats its header row; in Arabic its columns run from right to left."""
    _, lang, written_bytes = document
    for table in part(written_bytes).iter(W + "tbl"):
        rows = table.findall(W + "tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert (table.find(f"{W}tblPr/{W}bidiVisual") is not None) == (lang == "ar")


def test_running_foot_holds_version_and_page_numbers(document: tuple[str, str, bytes]) -> None:
    """The foot of a page says the version, the page and how many there are."""
    with zipfile.ZipFile(io.BytesIO(document[2])) as archive:
        foot = next(archive.read(name) for name in archive.namelist() if "footer" in name and "rels" not in name)
    tree = etree.fromstring(foot)
    assert "Version 0.1" in "".join(tree.itertext())
    assert [field.get(W + "instr") for field in tree.iter(W + "fldSimple")] == [" PAGE ", " NUMPAGES "]


def test_arabic_paragraphs_keep_direction_and_style() -> None:
    """In a right-to-left document each paragraph is right-to-left and has a style."""
    tree = written(para("ماء"), lang="ar")
    properties = next(p for p in tree.iter(W + "p")).find(W + "pPr")
    assert properties is not None
    assert properties.find(W + "bidi") is not None
    assert properties.find(W + "pStyle") is not None


def test_untranslated_block_is_marked_and_runs_its_own_way() -> None:
    """A block in the source language inside an Arabic document says so and runs from left to right."""
    tree = written(div("fallback", para("Still English"), lang="en", dir="ltr"), lang="ar")
    told, english = list(tree.iter(W + "p"))[:2]
    assert "".join(told.itertext()).strip() == WORDS["untranslated"]
    direction = english.find(f"{W}pPr/{W}bidi")
    assert direction is not None
    assert direction.get(W + "val") == "0"


def test_list_in_a_box_keeps_the_style_of_the_box() -> None:
    """Items of a tight list in a box carry the box's style: rule and tint go on through the list."""
    view = facilitator_view(WORDS)
    tree = written(*view["activities"][0]["c"][1])
    boxed = [p for p in tree.iter(W + "p") if "Form groups" in "".join(p.itertext())]
    style = boxed[0].find(f"{W}pPr/{W}pStyle")
    assert style is not None
    assert style.get(W + "val") == "DoText"


def test_write_in_room_is_left_in_full() -> None:
    """A prompt for four lines is followed by four lines; cells without words are high enough to write in."""
    tree = part(write_handout_docx(handout_view(WORDS), MEDIA))
    after = [p.find(f"{W}pPr/{W}pStyle") for p in tree.iter(W + "p")]
    styles = [style.get(W + "val") for style in after if style is not None]
    first = styles.index("WriteLine")
    assert styles[first : first + 4] == ["WriteLine"] * 4
    assert len(list(tree.iter(W + "trHeight"))) == 2


def test_text_that_looks_like_markup_stays_text() -> None:
    """Text with XML, typst or formula signs comes out as text."""
    nasty = '<w:br/> #set {{x}} =HYPERLINK("a") ]]> &amp;'
    assert nasty in words_of(written({"t": "Para", "c": text(nasty)}))


def test_link_to_a_place_elsewhere_becomes_words() -> None:
    """A cross-reference to what this document does not hold leaves its words and no dead link."""
    link = {"t": "Link", "c": [["", ["xref"], []], text("Figure 1.1"), ["#fig-elsewhere", ""]]}
    tree = written({"t": "Para", "c": [link]})
    assert "Figure 1.1" in words_of(tree)
    assert not list(tree.iter(W + "hyperlink"))


def test_chart_becomes_its_table_of_data() -> None:
    """A chart is written as a table with its numbers; its alternative text is not printed."""
    data = '{"categories": ["North"], "series": [{"name": "Wells", "values": [12.5]}], "label": "Region"}'
    chart = div(
        "chart",
        div("block-title", {"t": "Plain", "c": text("Most wells are in the north")}),
        div("alt", para("Bar chart of wells.")),
        label="Figure 2.1",
        kind="bar",
        data=data,
        id="chart-wells",
    )
    tree = written(chart)
    assert [" ".join(cell.itertext(W + "t")) for cell in tree.iter(W + "tc")] == [
        "Region",
        "Wells",
        "North",
        "12.5",
    ]
    assert "Bar chart" not in words_of(tree)


def test_case_without_answers_shows_none() -> None:
    """What the view leaves out does not come back."""
    assert "dated plan" not in words_of(written(case(answers=False)))
    assert "dated plan" in words_of(written(case()))
