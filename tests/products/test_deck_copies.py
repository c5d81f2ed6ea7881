"""The actions on a trainer's copy: what they print, what they write, and what they refuse."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import deck_edits as trainer
import pytest
from deck_edits import changed, deck, edited, small_view, titles
from deck_views import FLOWER, bullets
from doit.exceptions import TaskFailed
from PIL import Image
from pptx import Presentation

from guidepress.kitchen import Kitchen
from guidepress.nodes import words
from guidepress.products.deck_package import open_deck, repacked
from guidepress.tasks import compare_deck, refresh_deck
from guidepress.tasks.copies import free_name


@pytest.fixture
def kitchen(tmp_path: Path) -> Kitchen:
    """A kitchen whose guide has one module, with the deck's view as it is today: one title changed."""
    kitchen = Kitchen(source=tmp_path / "source", build=tmp_path / "build")
    media = kitchen.source / "media"
    media.mkdir(parents=True)
    (media / "beds.svg").write_text(FLOWER, encoding="utf-8")
    Image.new("RGB", (40, 30), "#88aa66").save(media / "beds.png")
    (kitchen.source / "guide.yaml").write_text("language: en\nlanguages: [en]\nmodules: [garden]\n", encoding="utf-8")
    view = changed(small_view(), "slide-turn", title=words("Whose day it is"))
    for name, shown in (("deck", view), ("deck-short", {**view, "edition": "short"})):
        path = kitchen.view("en", "garden", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(shown), encoding="utf-8")
    return kitchen


@pytest.fixture
def copy(kitchen: Kitchen, tmp_path: Path) -> Path:
    """A trainer's copy of the deck of yesterday, with one edit."""
    path = tmp_path / "My course.pptx"
    base = deck(small_view(), kitchen.source / "media")
    path.write_bytes(edited(base, trainer.writes("slide-points", "Title", "My points")))
    return path


def told(action: Any, kitchen: Kitchen, file: object, capsys: pytest.CaptureFixture[str]) -> str:
    """What an action that fails says."""
    assert isinstance(action(kitchen, str(file)), TaskFailed)
    return capsys.readouterr().err


def test_compare_deck_prints_and_writes_nothing(
    kitchen: Kitchen, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The report goes to the terminal, differences are no failure, and no file changes."""
    before = copy.read_bytes()
    assert compare_deck(kitchen, str(copy)) == {}
    printed = capsys.readouterr().out
    assert "Title: Whose [turn] → [day] it is" in printed
    assert "Title: [Key] → [My] points" in printed
    assert copy.read_bytes() == before
    assert [each.name for each in copy.parent.glob("*.pptx")] == [copy.name]


def test_refresh_deck_writes_beside_and_never_over(
    kitchen: Kitchen, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each refresh gets a name of its own; the trainer's file stays as it is."""
    before = copy.read_bytes()
    for _ in range(2):
        assert refresh_deck(kitchen, str(copy)) == {}
    made = [copy.with_name(f"My course-refreshed{end}.pptx") for end in ("", "-2")]
    assert copy.read_bytes() == before
    assert made[0].read_bytes() == made[1].read_bytes()
    assert [titles(made[0].read_bytes())[number] for number in (1, -1)] == ["Whose day it is", "My points"]
    assert f"Written: {made[1]}" in capsys.readouterr().out
    refresh_deck(kitchen, str(made[0]))
    assert copy.with_name("My course-refreshed-3.pptx").exists()


def test_free_names(tmp_path: Path) -> None:
    """A refreshed deck's name does not grow with each refresh."""
    names = [free_name(tmp_path / name).name for name in ("a.pptx", "a-refreshed.pptx", "a-refreshed-7.PPTX")]
    assert names == ["a-refreshed.pptx"] * 3


def test_a_short_deck_is_compared_with_the_short_deck(
    kitchen: Kitchen, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The origin's kind decides which deck the source gives today."""
    path = tmp_path / "short.pptx"
    path.write_bytes(deck({**small_view(), "edition": "short"}, kitchen.source / "media"))
    kitchen.view("en", "garden", "deck").unlink()
    compare_deck(kitchen, str(path))
    assert "Whose [turn] → [day] it is" in capsys.readouterr().out


@pytest.mark.parametrize("action", [compare_deck, refresh_deck])
def test_files_that_cannot_be_used(
    action: Any, kitchen: Kitchen, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No file, no such file, no PowerPoint file, and a deck of somebody else each have their sentence and hint."""
    other, text = tmp_path / "other.pptx", tmp_path / "text.pptx"
    held = io.BytesIO()
    Presentation().save(held)
    other.write_bytes(held.getvalue())
    text.write_text("no deck", encoding="utf-8")
    assert "error[deck-is-readable]: this cannot be used as a trainer's deck: no file is named" in told(
        action, kitchen, "", capsys
    )
    assert "none.pptx: error[file-exists]" in told(action, kitchen, tmp_path / "none.pptx", capsys)
    assert "error[file-exists]" in told(action, kitchen, tmp_path, capsys)
    assert "text.pptx: error[deck-is-readable]" in told(action, kitchen, text, capsys)
    assert "other.pptx: error[deck-has-origin]" in told(action, kitchen, other, capsys)
    assert "hint: " in told(action, kitchen, other, capsys)
    assert not list(tmp_path.glob("*refreshed*"))


def test_a_deck_that_the_guide_no_longer_makes(
    kitchen: Kitchen, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A module that is no longer in guide.yaml, or a language, is named."""
    guide = kitchen.source / "guide.yaml"
    guide.write_text("language: en\nlanguages: [en]\nmodules: [wells]\n", encoding="utf-8")
    assert 'error[deck-is-still-made]: this deck comes from "garden"' in told(compare_deck, kitchen, copy, capsys)
    guide.write_text("language: fr\nlanguages: [fr]\nmodules: [garden]\n", encoding="utf-8")
    assert "error[deck-is-still-made]" in told(refresh_deck, kitchen, copy, capsys)


def test_a_template_is_refused(kitchen: Kitchen, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A copy saved as a PowerPoint show or template is told to be saved as a presentation."""
    content = copy.read_bytes()
    with open_deck(content) as packed:
        types = packed.raw("[Content_Types].xml")
    shows = types.replace(b"presentation.main+xml", b"slideshow.main+xml")
    copy.write_bytes(repacked(content, {"[Content_Types].xml": shows}))
    assert "error[deck-is-readable]" in told(refresh_deck, kitchen, copy, capsys)


@pytest.mark.parametrize("action", [compare_deck, refresh_deck])
@pytest.mark.parametrize("damage", [b"<p:sld", b"<x/>"], ids=["no-xml", "no-slide"])
def test_a_damaged_slide_is_refused(
    action: Any, damage: bytes, kitchen: Kitchen, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A deck of ours with a broken slide is told as a file that cannot be used, and nothing is written."""
    copy.write_bytes(repacked(copy.read_bytes(), {"ppt/slides/slide2.xml": damage}))
    assert "My course.pptx: error[deck-is-readable]" in told(action, kitchen, copy, capsys)
    assert not list(copy.parent.glob("*refreshed*"))


def test_a_bomb_is_refused(
    kitchen: Kitchen, copy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that unpacks to more than a deck can hold is not unpacked."""
    monkeypatch.setattr("guidepress.products.deck_package.MOST_BYTES", 100_000)
    assert "it unpacks to more than" in told(compare_deck, kitchen, copy, capsys)


def test_what_is_new_in_the_source_comes_without_a_word_of_error(
    kitchen: Kitchen, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A refresh says what it added, on standard output alone."""
    path = kitchen.view("en", "garden", "deck")
    view = json.loads(path.read_bytes())
    view["slides"].append({**view["slides"][1], "id": "slide-last", "title": words("Last"), "blocks": [bullets("End")]})
    path.write_text(json.dumps(view), encoding="utf-8")
    refresh_deck(kitchen, str(copy))
    printed = capsys.readouterr()
    assert '– "Last"\n  Added: it is new in the guide (after your slide 7)' in printed.out
    assert printed.err == ""
