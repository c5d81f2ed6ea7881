"""The pack of a workshop: its decks, what is for whom, what is counted, and the ZIP."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from deck_views import english_deck
from pptx import Presentation
from workshop_views import workshop_view

import guidepress
from guidepress.kitchen import Kitchen
from guidepress.products.deck import write_deck
from guidepress.products.deck_origin import read_origin
from guidepress.products.workshop_files import BOOKS, FOLDERS, list_files, paper_files
from guidepress.products.workshop_pack import deck_files, name_of_file, pack_zip, printed_papers
from guidepress.products.workshop_paper import event_of
from guidepress.products.workshop_readme import write_readme
from guidepress.tasks.products import shelf_of, write_manifest

WORDS = yaml.safe_load((Path(guidepress.__file__).parent / "locale/en.yaml").read_text(encoding="utf-8"))


def view() -> dict[str, Any]:
    """The sample workshop, which knows the modules' titles."""
    return workshop_view(WORDS)


def test_decks_are_numbered_in_the_order_of_use() -> None:
    """The short deck of the first day comes before the full one of the second."""
    assert deck_files(view()) == {
        "facilitators/decks/1-wells-short.pptx": "wells-short",
        "facilitators/decks/2-wells.pptx": "wells",
    }


def test_books_with_answers_are_for_facilitators() -> None:
    """Only the books of the participants' views lie in their folder."""
    assert {each.view for each in BOOKS if each.file.startswith("participants/")} == {"workbook", "cases"}
    assert {each.file.partition("/")[0] for each in BOOKS} == set(FOLDERS)


def test_counts_are_exact() -> None:
    """Copies follow participants and facilitators; what is only read on a screen is not printed."""
    pages = {
        "participants/agenda.pdf": 2,
        "participants/workbook.pdf": 7,
        "participants/cases.pdf": 9,
        "facilitators/run-of-show.pdf": 3,
    }
    counted = {each.file: (each.copies, each.total) for each in printed_papers(view(), pages)}
    assert counted == {
        "participants/agenda.pdf": (4, 8),
        "participants/workbook.pdf": (3, 21),
        "facilitators/run-of-show.pdf": (1, 3),
    }


def test_readme_names_every_file_for_whom_it_is() -> None:
    """Each file is a link under its folder's heading, called by what it is; text is escaped."""
    shown = view()
    shown["workshop"]["title"] = "Wells <b>& pumps"
    files = [*paper_files(), *list_files(), *deck_files(shown), *(f"{each.file}.pdf" for each in BOOKS)]
    page = write_readme(shown, sorted(files))
    assert "Wells &lt;b&gt;&amp; pumps" in page
    for path in files:
        assert f'href="{path}"' in page
        assert name_of_file(shown, path) != path
    assert "Slides, short edition: Clean water" in page


def test_zip_is_sorted_fixed_and_safe() -> None:
    """The same files give the same bytes; a path that leads out of the folder is refused."""
    files = {"participants/b.pdf": b"b", "facilitators/a.pdf": b"a", "readme.html": b"r"}
    packed = pack_zip(files)
    assert packed == pack_zip(dict(reversed(files.items())))
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.namelist() == sorted(files)
        assert {member.date_time[0] for member in archive.infolist()} == {1980}
        assert {name.partition("/")[0] for name in archive.namelist()} == {*FOLDERS, "readme.html"}
    for bad in ("../x.pdf", "a//b.pdf", "a/..", "c:x.pdf", "a b.pdf"):
        with pytest.raises(ValueError, match="safe"):
            pack_zip({bad: b""})


def test_deck_bears_the_event(tmp_path: Path) -> None:
    """The title slide names the event, its place and dates; so do the footers; a refreshed copy will know it."""
    deck = english_deck()
    deck["words"] = deck["words"] | {"workshop-place-dates": WORDS["workshop-place-dates"]}
    deck["slides"] = [each for each in deck["slides"] if not each["picture"]]
    raw, unfit = write_deck(deck | {"event": event_of(view())}, tmp_path)
    assert not unfit
    slides = list(Presentation(io.BytesIO(raw)).slides)
    said = " ".join(shape.text_frame.text for shape in slides[0].shapes if shape.has_text_frame)
    assert "Safe wells for every village; a workshop, in two days" in said
    assert "Addis Ababa, 3–4 December 2018" in said
    feet = [shape.text_frame.text for shape in slides[1].shapes if shape.has_text_frame]
    assert any(text.startswith("Addis Ababa, 3–4 December 2018 · ") for text in feet)
    origin = read_origin(raw)
    assert origin
    assert origin.event == event_of(view())


def test_manifest_lists_packs_of_workshops(tmp_path: Path) -> None:
    """The files of a pack are listed by their paths below the build; a build of another language keeps them."""
    kitchen = Kitchen(source=tmp_path / "source", build=tmp_path / "build")
    kitchen.source.mkdir()
    (kitchen.source / "guide.yaml").write_text("languages: [en, ar]\n", encoding="utf-8")
    listing = kitchen.pack_listing("en", "wells", "papers")
    listing.parent.mkdir(parents=True)
    listing.write_text('{"participants/agenda.pdf": {}}', encoding="utf-8")
    pack = kitchen.pack("en", "wells")
    for name in ("participants/agenda.pdf", "readme.html", "wells.zip"):
        (pack / name).parent.mkdir(parents=True, exist_ok=True)
        (pack / name).write_bytes(b"x")
    (kitchen.build / "ar").mkdir()
    for name in ("en", "ar"):
        (kitchen.build / name).mkdir(exist_ok=True)
        (kitchen.build / name / "book.pdf").write_bytes(b"x")
    write_manifest(kitchen, ("en/book.pdf",), [("en", "wells")])
    write_manifest(kitchen, ("ar/book.pdf",))
    listed = (kitchen.build / "manifest.json").read_text(encoding="utf-8")
    for name in ("workshops/wells/en/participants/agenda.pdf", "workshops/wells/en/wells.zip", "en/book.pdf"):
        assert f'"{name}"' in listed
    assert shelf_of("workshops/wells/en/wells.zip") == ("en", "")
