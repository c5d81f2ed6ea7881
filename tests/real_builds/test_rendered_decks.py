"""Decks of the example guide, opened by an office program: nothing runs off a slide, slides come in order to teach."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pptx import Presentation
from real_build import Place

pytestmark = pytest.mark.slow

PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">')
WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)</word>')


@pytest.fixture(scope="module")
def drawn(built: Place, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The decks of both languages as PDF."""
    for program, package in (("soffice", "libreoffice-impress"), ("pdftotext", "poppler-utils")):
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed (Debian: {package})")
    folder = tmp_path_factory.mktemp("drawn")
    for deck in sorted(built.build.glob("*/decks/*.pptx")):
        # Names are the same in each language.
        shutil.copy(deck, folder / f"{deck.parts[-3]}-{deck.name}")
    command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", "pdf"]
    decks = sorted(folder.glob("*.pptx"))
    subprocess.run([*command, "--outdir", folder, *decks], check=True, capture_output=True, timeout=240)
    made = sorted(folder.glob("*.pdf"))
    assert [each.stem for each in made] == [each.stem for each in decks]
    return made


def test_no_word_lies_outside_its_slide(drawn: list[Path]) -> None:
    """Every word that LibreOffice draws stands on the slide, a few points from its edge."""
    outside, words = [], 0
    for pdf in drawn:
        found = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True, text=True).stdout
        for number, page in enumerate(found.split("</page>")[:-1], start=1):
            measures = PAGE.search(page)
            assert measures
            width, height = (float(each) for each in measures.groups())
            for *place, word in WORD.findall(page):
                left, top, right, bottom = (float(each) for each in place)
                words += 1
                if left < 4 or top < 4 or right > width - 4 or bottom > height - 4:
                    outside.append(f"{pdf.stem} {number}: {word}")
    assert words > 500
    assert outside == []


def test_slides_are_as_many_as_planned(built: Place, drawn: list[Path]) -> None:
    """The office program shows each slide of a deck on one page: none is hidden, none is broken."""
    for pdf in drawn:
        lang, _, module = pdf.stem.partition("-")
        slides = len(Presentation(str(built.build / lang / "decks" / f"{module}.pptx")).slides)
        info = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
        assert re.search(rf"Pages:\s+{slides}\n", info), pdf.stem


def test_what_is_placed_nowhere_comes_before_the_closing_key_points(built: Place) -> None:
    """A deck ends with key points, resources and references; a film that is only planned has no slide."""
    deck = Presentation(str(built.build / "en" / "decks" / "source-to-cup.pptx"))
    layouts = [slide.slide_layout.name for slide in deck.slides]
    closing = len(layouts) - layouts[::-1].index("Key points") - 1
    assert set(layouts[closing + 1 :]) == {"References"}
    assert "Activity" in layouts[:closing]
    texts = [shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    assert not [text for text in texts if "spring box keeps the mud out" in text]


def test_right_to_left_decks_begin_at_the_right(built: Place) -> None:
    """The title of an Arabic slide stands where reading starts: its box ends where the English one begins, mirrored."""
    places = []
    for lang in ("en", "ar"):
        deck = Presentation(str(built.build / lang / "decks" / "source-to-cup.pptx"))
        title = deck.slides[0].slide_layout.placeholders[0]
        places.append((title.left, deck.slide_width - title.left - title.width))
    assert places[0] == places[1][::-1]
