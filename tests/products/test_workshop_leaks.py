"""A whole pack is made from sample views; then all that participants get is searched for facilitators' text."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from deck_views import english_deck
from pypdf import PdfReader
from workshop_views import ANSWER, NOTE, workshop_view

import guidepress
from guidepress import tasks
from guidepress.kitchen import Kitchen, write_file
from guidepress.products.workshop_files import BOOKS
from guidepress.tasks.workshops import keep_part

PACKAGE = Path(guidepress.__file__).parent
WORDS = yaml.safe_load((PACKAGE / "locale/en.yaml").read_text(encoding="utf-8"))
SECRETS = (NOTE, ANSWER, "A named person, whom everybody knows.", "Leave out", "Rope of 10 metres", "Still missing")
SPEAKER_NOTES = "Only the speaker reads this."


@pytest.fixture(scope="module")
def kitchen(tmp_path_factory: pytest.TempPathFactory) -> Kitchen:
    """A build in which the pack of the sample workshop was made."""
    folder = tmp_path_factory.mktemp("pack")
    made = Kitchen(source=folder / "source", build=folder / "build")
    (made.source / "media").mkdir(parents=True)
    (made.source / "guide.yaml").write_text("languages: [en]\nmodules: [wells]\n", encoding="utf-8")
    shutil.copytree(PACKAGE.parent / "templates/typst", made.work / "typst")
    view = workshop_view(WORDS)
    write_file(made.view("en", "workshop-wells-2018", "workshop"), json.dumps(view))
    deck = english_deck() | {"words": WORDS}
    deck["slides"] = [each | {"notes": speaker_notes()} for each in deck["slides"] if not each["picture"]]
    for name in ("deck", "deck-short"):
        write_file(made.view("en", "wells", name), json.dumps(deck))
    given = (made, "en", "wells-2018")
    assert tasks.make_workshop_papers(*given, ["wells"]) == {}
    assert tasks.make_workshop_decks(*given, ["wells"]) == {}
    for book in BOOKS:
        # Whatever a book holds, the pack takes it as it is; the whole build is searched for leaks elsewhere.
        keep_part(*given, book.view, {f"{book.file}.pdf": b"%PDF-1.7 /Type /Page " + book.file.encode()})
    assert tasks.make_workshop_lists(*given, ["wells"]) == {}
    assert tasks.make_workshop_pack(*given, ["wells"], made.pack("en", "wells-2018") / "wells-2018.zip") == {}
    return made


def speaker_notes() -> list[dict[str, Any]]:
    """The notes of a slide."""
    said = {"t": "Para", "c": [{"t": "Str", "c": SPEAKER_NOTES}]}
    return [{"kind": "say", "label": "Say", "blocks": [said]}]


def text_of(name: str, raw: bytes) -> str:
    """All that can be read in a file: text, metadata and names; of a ZIP, of all its members."""
    if name.endswith(".pdf"):
        if b"startxref" not in raw:
            return raw.decode("latin-1")
        reader = PdfReader(io.BytesIO(raw))
        return " ".join([*(page.extract_text() for page in reader.pages), str(reader.metadata)])
    if name.endswith((".docx", ".xlsx", ".pptx")):
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = [archive.read(each).decode("utf-8", "replace") for each in archive.namelist()]
        return " ".join(re.sub(r"<[^>]+>", "", each) for each in members)
    return raw.decode("utf-8")


def found_in(files: dict[str, bytes]) -> list[tuple[str, str]]:
    """Name every file that holds a secret, with the secret; white space does not hide one."""
    told = {name: re.sub(r"\s+", "", text_of(name, raw)) for name, raw in files.items()}
    secrets = {each: re.sub(r"\s+", "", each) for each in (*SECRETS, SPEAKER_NOTES)}
    return [(name, secret) for name, text in told.items() for secret, bare in secrets.items() if bare in text]


def test_participants_folder_holds_nothing_of_the_facilitators(kitchen: Kitchen) -> None:
    """No file for participants holds a note, an answer or a shortcut, in text or metadata."""
    folder = kitchen.pack("en", "wells-2018") / "participants"
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert len(files) > 10
    assert found_in(files) == []


def test_zip_keeps_the_folders_apart(kitchen: Kitchen) -> None:
    """The same holds for the ZIP's members; what facilitators need is in theirs, and the search finds it."""
    with zipfile.ZipFile(kitchen.pack("en", "wells-2018") / "wells-2018.zip") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    own = {name: raw for name, raw in members.items() if not name.startswith("facilitators/")}
    assert found_in(own) == []
    assert {secret for _, secret in found_in(members)} == {*SECRETS, SPEAKER_NOTES}
    assert {"facilitators/decks/1-wells-short.pptx", "participants/workbook.pdf"} <= set(members)
    assert not any("test-key" in name for name in own)


def test_a_deck_that_is_no_longer_shown_goes_away(kitchen: Kitchen) -> None:
    """When the second day shows no deck any more, its file and its place in the listing go."""
    path = kitchen.view("en", "workshop-wells-2018", "workshop")
    before = path.read_bytes()
    view = json.loads(before)
    view["days"][1]["items"][0]["deck"] = ""
    path.write_text(json.dumps(view), encoding="utf-8")
    gone = kitchen.pack("en", "wells-2018") / "facilitators/decks/2-wells.pptx"
    assert gone.exists()
    assert tasks.make_workshop_decks(kitchen, "en", "wells-2018", ["wells"]) == {}
    assert not gone.exists()
    assert list(json.loads(kitchen.pack_listing("en", "wells-2018", "decks").read_bytes())) == [
        "facilitators/decks/1-wells-short.pptx"
    ]
    path.write_bytes(before)
