"""The deck for participants: slides as they are, and nothing that only the facilitator says or knows."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from example import EXAMPLE, LANGUAGES, Guide
from pptx import Presentation

from guidepress.checks.product_texts import texts_of
from guidepress.products.deck import write_deck
from guidepress.view.public_deck import public_deck

SECRET = re.compile(r"secret-[a-z]+")
MEDIA: Path = EXAMPLE / "media"


def marks(raw: bytes) -> set[str]:
    """Give the marks of facilitators' texts that are anywhere in a deck."""
    return {mark for _, text in texts_of("deck.pptx", raw) for mark in SECRET.findall(text)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("module", ["source-to-cup", "committee"])
def test_no_secret_is_in_the_file(example: Guide, module: str, language: str) -> None:
    """No mark is in any part of the file, where the trainers' deck of the same module has some."""
    view = example.view("deck", module, language)
    assert marks(write_deck(view, MEDIA)[0])
    assert marks(write_deck(public_deck(view), MEDIA)[0]) == set()


def test_answers_go_and_sources_stay(example: Guide) -> None:
    """Answer slides are left out, no option is marked as right, no minutes are told; a figure keeps its source."""
    view: dict[str, Any] = example.view("deck", "source-to-cup")
    public = public_deck(view)
    gone = [each["kind"] for each in view["slides"] if each["id"] not in {kept["id"] for kept in public["slides"]}]
    assert set(gone) == {"answer"}
    assert not any(option["right"] for each in public["slides"] for option in each["options"])
    deck = Presentation(io.BytesIO(write_deck(public, MEDIA)[0]))
    notes = [each.notes_slide.notes_text_frame.text for each in deck.slides if each.has_notes_slide]
    told = {line for text in notes for line in text.splitlines() if line.isupper()}
    assert told == {view["words"]["source"].upper()}
