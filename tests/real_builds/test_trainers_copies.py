"""Trainers' copies of really built decks, opened and saved by an office program, compared and refreshed by doit."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from pptx import Presentation
from real_build import Place

pytestmark = [pytest.mark.slow, pytest.mark.outside]

MODULE = "source-to-cup"


def saved_by_office(files: list[Path], folder: Path) -> list[Path]:
    """Let LibreOffice open and save presentations; the copies bear the same names."""
    if not shutil.which("soffice"):
        pytest.skip("soffice is not installed (Debian: libreoffice-impress)")
    folder.mkdir(exist_ok=True)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pptx", "--outdir", str(folder)]
    subprocess.run([*command, *(str(each) for each in files)], check=True, capture_output=True, timeout=240)
    return [folder / each.name for each in files]


def edit(file: Path, old: str, new: str) -> None:
    """Change a text in a deck, as LibreOffice left its runs."""
    deck = Presentation(str(file))
    runs = [
        run
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    ]
    run = next(each for each in runs if old in each.text)
    run.text = run.text.replace(old, new)
    deck.save(str(file))


def texts(file: Path) -> list[str]:
    """All paragraphs of a deck, slide by slide."""
    deck = Presentation(io.BytesIO(file.read_bytes()))
    shapes = [shape for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    return [paragraph.text for shape in shapes for paragraph in shape.text_frame.paragraphs]


def test_a_save_by_an_office_program_is_no_change(place: Place, tmp_path: Path) -> None:
    """Every deck of the example guide, in both languages and directions, is the same after LibreOffice saved it."""
    decks = []
    for each in sorted(place.build.glob("*/decks/*.pptx")):
        decks.append(tmp_path / f"{each.parts[-3]}-{each.name}")
        shutil.copy(each, decks[-1])
    for copy in saved_by_office(decks, tmp_path / "saved"):
        finished = place.doit("compare-deck", f"deck={copy}")
        assert (finished.returncode, finished.stderr) == (0, ""), copy.name
        lines = finished.stdout.splitlines()
        assert lines[1] in ("Nothing differs.", "لا فرق."), finished.stdout


def test_a_copy_saved_by_an_office_program_is_refreshed(place: Place, tmp_path: Path) -> None:
    """Edits on both sides meet in one valid deck; a second refresh, after another save, has nothing to do."""
    mine = tmp_path / "mine.pptx"
    shutil.copy(place.build / "en" / "decks" / f"{MODULE}.pptx", mine)
    deck = Presentation(str(mine))
    titles = [each.shapes.title.text for each in deck.slides]
    (copy,) = saved_by_office([mine], tmp_path / "saved")
    edit(copy, titles[3], "A title of mine")
    place.edit("guide.yaml", 'version: "1.0"', 'version: "9.0"')
    place.made("compare-deck", f"deck={copy}")
    finished = place.doit("refresh-deck", f"deck={copy}")
    assert (finished.returncode, finished.stderr) == (0, "")
    made = copy.with_name("mine-refreshed.pptx")
    assert "A title of mine" in texts(made)
    assert any("9.0" in text for text in texts(made))
    assert len(Presentation(str(made)).slides) == len(titles)
    assert [str(each) for each in OpenXmlValidator().validate(made).errors] == []
    (again,) = saved_by_office([made], tmp_path / "again")
    finished = place.doit("refresh-deck", f"deck={again}")
    assert "Nothing to renew" in finished.stdout, finished.stdout
