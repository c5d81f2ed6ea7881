"""Handouts and word lists: what participants hold, and PDFs that everybody can read."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from pypdf import PdfReader
from training_views import facilitator_view, handout_view, lists_view

import guidepress
from guidepress.products.facilitator import write_guide_pdf_source
from guidepress.products.handout import write_handout_source
from guidepress.products.lists import write_list_csv, write_list_source
from guidepress.products.typst_values import font_families
from guidepress.tools import compile_typst

PACKAGE = Path(guidepress.__file__).parent
WORDS = yaml.safe_load((PACKAGE / "locale/en.yaml").read_text(encoding="utf-8"))
SOURCES = {
    "guide": lambda lang: write_guide_pdf_source([facilitator_view(WORDS, lang)]),
    "handout": lambda lang: write_handout_source(handout_view(WORDS, lang)),
    "glossary": lambda lang: write_list_source(lists_view(WORDS, lang), "glossary"),
    "acronyms": lambda lang: write_list_source(lists_view(WORDS, lang), "acronyms"),
}


def tags(node: Any) -> list[str]:
    """The tags of a PDF's structure tree, in reading order."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [tag for each in node for tag in tags(each)]
    if not isinstance(node, dict):
        return []
    own = [str(node["/S"])] if "/S" in node else []
    return own + (tags(node["/K"]) if "/K" in node else [])


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("name", sorted(SOURCES))
def test_pdf_is_universally_accessible(name: str, lang: str, tmp_path: Path) -> None:
    """Each document passes typst's PDF/UA-1, states its language, and its tables have header cells."""
    shutil.copytree(PACKAGE.parent / "templates/typst", tmp_path / "typst")
    main = tmp_path / "main.typ"
    main.write_text(SOURCES[name](lang), encoding="utf-8")
    families = font_families(handout_view(WORDS, lang))
    pdf = compile_typst(main, tmp_path, standards=["ua-1"], timestamp=0, fonts=families)
    root = PdfReader(io.BytesIO(pdf)).trailer["/Root"].get_object()
    assert root["/Lang"] == lang
    found = tags(root["/StructTreeRoot"])
    assert found.count("/H1") >= 1
    assert found.count("/Table") <= found.count("/TH")


def test_handout_gives_open_questions_room() -> None:
    """A question with options gets none, one without gets lines to write on."""
    source = write_handout_source(handout_view(WORDS))
    assert source.count("#answered(") == 1


def test_handout_holds_nothing_of_the_facilitator() -> None:
    """No answer and no talking point is written for participants."""
    source = write_handout_source(handout_view(WORDS))
    assert "#answer-block" not in source
    assert "#say-block" not in source


def test_csv_is_read_as_text() -> None:
    """A cell that a spreadsheet would run as a formula gets an apostrophe; all else comes back unchanged."""
    view = lists_view(WORDS)
    cells = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", 'safe, "quoted"\nline']
    view["acronyms"] = [{"acronym": "X", "expansion": cell, "letter": "X"} for cell in cells]
    written = write_list_csv(view, "acronyms")
    assert written.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline="")))
    assert rows[0] == [WORDS["acronym"], WORDS["expansion"]]
    assert [row[1] for row in rows[1:]] == [*("'" + cell for cell in cells[:-1]), cells[-1]]


def test_glossary_csv_holds_what_the_glossary_says() -> None:
    """Term, definition, source and related terms stand in columns of their own."""
    rows = list(csv.reader(io.StringIO(write_list_csv(lists_view(WORDS), "glossary"), newline="")))
    assert rows[1] == ["aquifer", "Rock or sand that holds water.", "Handbook 2020, p. 4", "well"]
    assert rows[2][1].startswith("'=HYPERLINK")
