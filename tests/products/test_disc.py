"""The disc: read back as it was written, the same bytes each time, and names that no disc can bear are told."""

from __future__ import annotations

import shutil
import subprocess
import time
import zipfile
from pathlib import Path

import pytest
from example import LANGUAGES, Guide

from guidepress.checks.product_texts import texts_of
from guidepress.kitchen import Kitchen
from guidepress.products import disc
from guidepress.products.disc import room_needed, unfit_names, write_disc
from guidepress.products.disc_texts import disc_texts
from guidepress.tasks import list_disc_files, make_disc, make_stick
from guidepress.tasks.telling import save_view

FILES = {
    "index.html": "<p>start</p>",
    "en/source-to-cup/index.html": "<p>one</p>",
    "en/source-to-cup/a-section-with-a-rather-long-name-that-has-60-letters.html": "two",
    "en/source-to-cup/a-section-with-a-rather-long-name-that-has-other-ones.html": "three",
    "ar/empty.html": "",
    "downloads/en/decks/one.pptx": "x" * 5000,
}


@pytest.fixture
def given(tmp_path: Path) -> dict[str, Path]:
    """Write the files of a small site; give them by their paths on the disc."""
    for name, text in FILES.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return {name: tmp_path / "site" / name for name in FILES}


@pytest.mark.outside
@pytest.mark.parametrize(
    "command",
    [
        ("7z", "x", "-y", "-tudf", "-o{to}", "{disc}"),
        ("7z", "x", "-y", "-tiso", "-o{to}", "{disc}"),
        ("xorriso", "-osirrox", "on", "-indev", "{disc}", "-extract", "/", "{to}"),
    ],
    ids=["udf", "joliet", "rock-ridge"],
)
def test_disc_reads_back_as_written(given: dict[str, Path], tmp_path: Path, command: tuple[str, ...]) -> None:
    """Each catalogue of the disc gives all files under their own names with their own bytes."""
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    image, back = tmp_path / "ebox.iso", tmp_path / "back"
    write_disc(given, image, name="Safe water", date="2026-03-22")
    subprocess.run([each.format(to=back, disc=image) for each in command], check=True, capture_output=True, timeout=60)
    read = {path.relative_to(back).as_posix(): path.read_text(encoding="utf-8") for path in back.rglob("*.*")}
    subprocess.run(["chmod", "-R", "u+w", str(back)], check=True)
    assert read == FILES


def test_leak_test_reads_every_file_of_a_disc(given: dict[str, Path], tmp_path: Path) -> None:
    """The texts of a disc are found at the paths of their files, those within archives too."""
    with zipfile.ZipFile(given["downloads/en/decks/one.pptx"], "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("notes.xml", "<a>say this aloud</a>")
    image = tmp_path / "ebox.iso"
    write_disc(given, image, name="Safe water", date="2026-03-22")
    found = set(texts_of("ebox.iso", image.read_bytes()))
    assert ("ebox.iso/en/source-to-cup/index.html", "<p>one</p>") in found
    assert ("ebox.iso/downloads/en/decks/one.pptx/notes.xml", "say this aloud") in found


def test_same_files_give_the_same_bytes(
    given: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the clock nor the zone of the computer is in the disc."""
    first, second = tmp_path / "one.iso", tmp_path / "two.iso"
    write_disc(given, first, name="Safe water", date="2026-03-22")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        for path in given.values():
            path.touch()
        write_disc(dict(reversed(given.items())), second, name="Safe water", date="2026-03-22")
    finally:
        monkeypatch.undo()
        time.tzset()
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("path", "why"),
    [
        (f"en/{'a' * 60}.html", "long"),
        ("/".join(["a"] * 8), "deep"),
        ("en/what?.html", "sign"),
        ("en/été.html", "sign"),
    ],
)
def test_names_that_no_disc_bears_are_found(path: str, why: str) -> None:
    """Long, deep and strange names are found, and good ones are not."""
    assert unfit_names({path: None, "en/index.html": None}) == {path: why}


def test_names_that_differ_only_in_capitals_are_told() -> None:
    """Windows would show one of two such files."""
    assert unfit_names({"en/Map.svg": None, "en/map.svg": None}) == {"en/map.svg": "twin"}


def test_room_counts_whole_blocks() -> None:
    """A file of one byte takes a block; an empty one takes none."""
    assert room_needed({"a": 1, "b": 2048, "c": 2049, "d": 0}) == 2048 * 4


def test_disc_says_how_to_open_it_in_each_language(example: Guide) -> None:
    """A readme a language, with the name of the file to open, and what Windows starts."""
    texts = disc_texts([example.site(language)[0] for language in LANGUAGES])
    assert sorted(texts) == ["autorun.inf", "readme-ar.txt", "readme-en.txt"]
    assert b"shellexecute=index.html\r\n" in texts["autorun.inf"]
    for language in LANGUAGES:
        told = texts[f"readme-{language}.txt"].decode("utf-8-sig")
        assert "index.html" in told
        assert f"downloads/{language}/guide.epub" in told


def test_iso_task_tells_bad_names_and_the_largest_files(
    example: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The task iso: a bad name, and too much for a disc, are told with the file, and nothing is written."""
    kitchen = Kitchen(source=example.folder, build=tmp_path)
    save_view(kitchen.view("en", "guide", "site"), example.site("en")[0])
    for name, size in (("index.html", 10), ("en/what?.html", 10), ("en/big.pdf", 3_000_000)):
        (kitchen.site / name).parent.mkdir(parents=True, exist_ok=True)
        (kitchen.site / name).write_bytes(b"x" * size)
    monkeypatch.setattr(disc, "MOST_BYTES", 2_000_000)
    for make, target in ((make_disc, "ebox.iso"), (make_stick, "ebox.zip")):
        make(kitchen, ["en"], tmp_path / target)
        told = capsys.readouterr().err
        assert "ebox/en/what?.html: error[name-fits-disc]" in told
        # A stick holds more than a disc.
        assert ("error[disc-holds-all]: the disc would hold 3 MB, and at most 2 MB fit" in told) == (make is make_disc)
        assert ("en/big.pdf (3 MB)" in told) == (make is make_disc)
        assert not (tmp_path / target).exists()


def test_iso_has_every_file_and_texts_of_its_own(example: Guide, tmp_path: Path) -> None:
    """The tasks disc-files and iso put the whole website on the disc, with a readme; a stick does not start."""
    kitchen = Kitchen(source=example.folder, build=tmp_path)
    save_view(kitchen.view("en", "guide", "site"), example.site("en")[0])
    (kitchen.site / "en").mkdir(parents=True)
    (kitchen.site / "en" / "index.html").write_text("<p>home</p>", encoding="utf-8")
    assert list_disc_files(kitchen) == {"file_dep": [str(kitchen.site / "en" / "index.html")]}
    assert make_disc(kitchen, ["en"], tmp_path / "ebox.iso") == {"files": 3}
    assert make_stick(kitchen, ["en"], tmp_path / "ebox.zip") == {"files": 2}
    with zipfile.ZipFile(tmp_path / "ebox.zip") as archive:
        assert sorted(archive.namelist()) == ["en/index.html", "readme-en.txt"]
