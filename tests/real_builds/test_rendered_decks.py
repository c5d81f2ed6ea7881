"""Decks of the example guide, opened by an office program: nothing runs off a slide, slides come in order to teach."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from pptx import Presentation
from real_build import Place

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def checked(built: Place) -> subprocess.CompletedProcess[str]:
    """What check-decks said of the decks of both languages."""
    if not shutil.which("soffice"):
        pytest.skip("soffice is not installed (Debian: libreoffice-impress)")
    return built.doit("check-decks")


def test_every_slide_is_drawn_on_a_page(checked: subprocess.CompletedProcess[str]) -> None:
    """The office program opens each deck and shows each slide on one page: none is hidden, none is broken."""
    assert "deck-can-be-drawn" not in checked.stderr
    assert "document-compiles" not in checked.stderr


def test_no_text_runs_out_or_lies_over_another(checked: subprocess.CompletedProcess[str]) -> None:
    """Every word that a slide holds is drawn in its own shape, on the slide, and over nothing else."""
    assert (checked.returncode, checked.stderr) == (0, "")


def test_what_is_placed_nowhere_comes_before_the_closing_key_points(built: Place) -> None:
    """After key points come resources, closing and references alone; a film that is only planned has no slide."""
    deck = Presentation(str(built.build / "en" / "decks" / "source-to-cup.pptx"))
    layouts = [slide.slide_layout.name for slide in deck.slides]
    closing = len(layouts) - layouts[::-1].index("Key points") - 1
    assert layouts[closing + 1 :] == ["References", "Closing", "References"]
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
