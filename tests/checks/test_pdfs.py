"""What check-pdf tells of PDFs: broken rules of PDF/UA-1, and headings that lost their text; it leaves others alone."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from doit.exceptions import TaskFailed
from pypdf import PdfReader, PdfWriter

from guidepress import tools
from guidepress.checks.pdf_headings import LoneHeading, lone_headings
from guidepress.kitchen import Kitchen
from guidepress.tasks import check_pdfs
from guidepress.tools import ToolError, check_pdf_files, compile_typst

HEAD = (
    '#set document(title: "Wells")\n#set text(font: "IBM Plex Sans", lang: "en")\n#set page(height: 8cm, width: 12cm)\n'
)
RULED = "#for _ in range(4) { block(height: 8mm, pdf.artifact(line(length: 9cm))) }\n"


def pdf(folder: Path, text: str, *, standards: tuple[str, ...] = ("ua-1",)) -> bytes:
    """Typeset a text on small pages."""
    (folder / "text.typ").write_text(HEAD + text, encoding="utf-8")
    return compile_typst(folder / "text.typ", folder, standards=standards, timestamp=0, fonts=("IBM Plex Sans",))


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("= Wells\nClean water.\n#v(1fr)\n== Ropes\n#pagebreak()\nA rope.", [LoneHeading(page=1, text="Ropes")]),
        ("= Wells\n#v(1fr)\n== Ropes\n=== New ones\n#pagebreak()\nA rope.", [LoneHeading(page=1, text="New ones")]),
        # A footnote at the foot of the page is not the text of the heading.
        (
            "= Wells\nWater#footnote[Or tea.].\n#v(1fr)\n== Ropes\n#pagebreak()\nA rope.",
            [LoneHeading(page=1, text="Ropes")],
        ),
        ("= Wells\nClean water.\n#v(1fr)\n== Ropes\nA rope.", []),
        ("= Wells\nClean water.\n== Notes\n" + RULED + "#pagebreak()\nMore.", []),
        ("Clean water.\n#pagebreak()\nA rope.", []),
    ],
)
def test_headings_at_the_foot_of_a_page_are_found(tmp_path: Path, text: str, alone: list[LoneHeading]) -> None:
    """A heading after which a page ends is told, with its page; one with text or with lines to write on is not."""
    assert list(lone_headings(pdf(tmp_path, text))) == alone


def test_what_is_no_pdf_is_refused() -> None:
    """A file of another kind raises a ValueError, which the task tells."""
    with pytest.raises(ValueError, match="cannot be read"):
        lone_headings(b"PK no PDF")


def untagged(raw: bytes) -> bytes:
    """Take the tags out of a PDF."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(raw)))
    for key in ("/StructTreeRoot", "/MarkInfo"):
        del writer.root_object[key]
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_verapdf_tells_tags_that_lack(tmp_path: Path) -> None:
    """A tagged PDF passes all rules; without its tags the clause on logical structure is told."""
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    good.write_bytes(pdf(tmp_path, "= Wells\nClean water."))
    bad.write_bytes(untagged(good.read_bytes()))
    try:
        found = check_pdf_files([good, bad])
    except ToolError as error:
        pytest.skip(f"veraPDF: {error}")
    assert found[str(good)] == []
    assert {clause for clause, _, _ in found[str(bad)]} >= {"7.1-11"}


@pytest.fixture
def kitchen(tmp_path: Path) -> Kitchen:
    """Give a build that holds one PDF twice, with a heading that was parted from its text."""
    made = Kitchen(source=tmp_path / "source", build=tmp_path / "build")
    made.build.mkdir()
    for name in ("book.pdf", "copy.pdf"):
        (made.build / name).write_bytes(pdf(tmp_path, "= Wells\nWater.\n#v(1fr)\n== Ropes\n#pagebreak()\nA rope."))
    return made


def test_the_task_tells_each_file_once(
    kitchen: Kitchen, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Findings name file, clause and page; a copy of a file is not told again."""
    monkeypatch.setattr(
        tools, "check_pdf_files", lambda files: {str(each): [("7.1-3", "untagged", 2)] for each in files}
    )
    told = check_pdfs(kitchen, [kitchen.build / "book.pdf", kitchen.build / "copy.pdf"])
    assert isinstance(told, TaskFailed)
    said = capsys.readouterr().err
    assert "book.pdf: error[pdf-is-accessible]: PDF/UA-1, clause 7.1-3, 2 times: untagged" in said
    assert 'book.pdf: error[heading-keeps-with-text]: page 1: the heading "Ropes"' in said
    assert "copy.pdf" not in said


def test_what_is_not_installed_is_said(
    kitchen: Kitchen, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without Java the task fails with a sentence and what to install."""

    def refuse(_files: list[Path]) -> dict[str, list[tuple[str, str, int]]]:
        raise ToolError("Java is not installed")

    monkeypatch.setattr(tools, "check_pdf_files", refuse)
    assert isinstance(check_pdfs(kitchen, [kitchen.build / "book.pdf"]), TaskFailed)
    said = capsys.readouterr().err
    assert "error[pdf-can-be-checked]: the PDFs could not be checked: Java is not installed" in said
    assert "guidepress[validate]" in said
