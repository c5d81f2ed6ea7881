"""The search for facilitators' sentences in what participants get: it finds them wherever a file can hold text."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from doit.exceptions import TaskFailed
from example import Guide
from pypdf import PdfReader, PdfWriter

from guidepress.checks import leaks
from guidepress.checks.leaks import Leak, audience_of, find_leaks, sentences_for_facilitators, unclassed
from guidepress.checks.page_letters import folded
from guidepress.checks.product_texts import texts_of
from guidepress.kitchen import Kitchen, write_file
from guidepress.tasks import check_leaks, telling
from guidepress.tools import compile_typst

NOTE = "Nobody knows who paid for the rope"
SENTENCES = {folded(NOTE): NOTE}
TEXT = '#set document(title: "Wells")\n#set text(font: "IBM Plex Sans", lang: "en")\n'


def pdf(folder: Path, text: str) -> bytes:
    """Typeset a text."""
    (folder / "text.typ").write_text(TEXT + text, encoding="utf-8")
    return compile_typst(folder / "text.typ", folder, timestamp=0, fonts=("IBM Plex Sans",))


def zipped(**members: str | bytes) -> bytes:
    """Pack members; two underscores in a name stand for a slash, one for a full stop."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()


def attached(raw: bytes, name: str, content: bytes) -> bytes:
    """Put a file into a PDF."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(raw)))
    writer.add_attachment(name, content)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def holders(folder: Path) -> dict[str, bytes]:
    """Give a file for each way in which one can hold the secret."""
    split = "<w:r><w:t>Nobody knows who</w:t></w:r><w:r><w:t> paid for</w:t></w:r><w:r><w:t> the rope</w:t></w:r>"
    return {
        "text.csv": NOTE.encode(),
        "page.pdf": pdf(folder, f"#set page(width: 5cm)\n{NOTE}."),
        "alt.pdf": pdf(folder, f'#image(bytes("<svg xmlns=\'http://www.w3.org/2000/svg\'/>"), alt: "{NOTE}")'),
        "title.pdf": pdf(folder, f'#set document(description: "{NOTE}")\nWater.'),
        "outline.pdf": pdf(folder, f"#heading(bookmarked: true, outlined: false, place(hide[{NOTE}]))\nWater."),
        "attached.pdf": attached(pdf(folder, "Water."), "more.txt", NOTE.encode()),
        "runs.docx": zipped(word__document_xml=f"<w:p>{split}</w:p>"),
        "alt.docx": zipped(word__document_xml=f'<wp:docPr descr="{NOTE}"/>'),
        "notes.pptx": zipped(ppt__notesSlides__notesSlide1_xml=f"<a:t>{NOTE}</a:t>"),
        "within.docx": zipped(word__embeddings__book_xlsx=zipped(xl__sharedStrings_xml=f"<t>{NOTE}</t>")),
        "data.json": "".join(f"\\u{ord(sign):04x}" for sign in NOTE).encode(),
    }


def test_a_sentence_is_found_wherever_a_file_holds_text(tmp_path: Path) -> None:
    """Pages across line ends, alternatives, properties, bookmarks, attachments, parted runs, notes, files in files."""
    files = {f"en/handouts/{name}": raw for name, raw in holders(tmp_path).items()}
    found = {each.path.split("/")[2] for each in find_leaks(files, SENTENCES)}
    assert found == {name.removeprefix("en/handouts/") for name in files}


def test_facilitators_may_read_it(tmp_path: Path) -> None:
    """The same files are no leak where they are for facilitators; in a parted archive the folder decides."""
    assert find_leaks({f"en/decks/{name}.pptx": raw for name, raw in holders(tmp_path).items()}, SENTENCES) == ()
    pack = zipped(facilitators__run_txt=NOTE, participants__agenda_txt=NOTE)
    leak = Leak(path="workshops/wells/en/participants/agenda.txt", sentence=NOTE)
    assert find_leaks({"workshops/wells/en/wells.zip": pack}, SENTENCES) == (leak,)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_sentences_are_those_of_notes_and_answers(example: Guide, language: str) -> None:
    """Notes, steps, answers and preparation are held back; what participants read too, and short words, are not."""
    names = ("source-to-cup", "committee")
    units, guidance = [example.unit(name, language) for name in names], [example.unit("before-you-begin", language)]
    letters = sentences_for_facilitators(units, guidance)
    assert len(letters) > 20
    assert all(len(each) >= 24 for each in letters)
    shown = folded(json.dumps([example.view("handout", name, language) for name in names], ensure_ascii=False))
    assert not [text for each, text in letters.items() if each in shown]
    assert len(sentences_for_facilitators(units)) < len(letters)


def test_every_file_is_for_somebody() -> None:
    """A product that the table does not know is named, also inside a parted archive."""
    pack = zipped(participants__agenda_pdf="", elsewhere__note_txt="")
    names = ["en/textbook.pdf", "en/new-product.pdf", "workshops/w/en/w.zip"]
    assert unclassed(names, {"workshops/w/en/w.zip": pack}) == [
        "en/new-product.pdf",
        "workshops/w/en/elsewhere/note.txt",
    ]
    assert audience_of("en/facilitator/cases.pdf") == "facilitator"
    assert audience_of("en/cases.pdf") == "participant"


def test_files_within_files_end_somewhere() -> None:
    """An archive that holds itself many times over is not followed for ever."""
    raw = b"deep"
    for _ in range(20):
        raw = zipped(inner_zip=raw)
    assert len(list(texts_of("bomb.zip", raw))) < 40


def test_the_task_tells_leaks_and_unknown_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A leak and a file without audience are problems with the file's name."""
    kitchen = Kitchen(source=tmp_path / "source", build=tmp_path / "build")
    write_file(kitchen.product("en", "handouts/wells.txt"), NOTE)
    write_file(kitchen.product("en", "surprise.txt"), "Water.")
    write_file(kitchen.work / "kept.txt", NOTE)
    monkeypatch.setattr(leaks, "sentences_for_facilitators", lambda *_: SENTENCES)
    monkeypatch.setattr(telling, "load_shared", lambda _: type("S", (), {"meta": type("M", (), {"language": "en"})}))
    assert isinstance(check_leaks(kitchen, ["en"]), TaskFailed)
    said = capsys.readouterr().err
    assert "en/handouts/wells.txt: error[notes-stay-with-facilitators]: this is for participants and holds" in said
    assert "en/surprise.txt: error[product-has-audience]" in said
    assert "kept.txt" not in said
