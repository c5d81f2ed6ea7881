"""Contradictions between finished products: a fresh build has none, a planted one is told with both places."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from real_build import Place

from guidepress.checks.consistency import contradictions
from guidepress.kitchen import Kitchen
from guidepress.problems import Problem, errors_in
from guidepress.tasks import make_facilitator_docx, make_facilitator_pdf
from guidepress.tasks.consistency import load_package

pytestmark = pytest.mark.slow

PACK = "workshops/village-days/en"


def told(place: Place, lang: str = "en") -> list[Problem]:
    """Compare what a build holds, as the task does."""
    kitchen = Kitchen(source=place.source, build=place.build)
    files = sorted(each for each in (place.build / lang).rglob("*") if each.suffix)
    names = tuple(each.relative_to(place.build / lang).as_posix() for each in files)
    return contradictions(load_package(kitchen, lang, names, kitchen.workshops([lang])))


def errors(place: Place) -> list[tuple[str, str, tuple[str, ...]]]:
    """Give rule, place and other places of each error; the name of the source's folder is left as it is."""
    return [(each.rule, str(each.place), tuple(map(str, each.others))) for each in errors_in(told(place))]


def edit_deck(place: Place, name: str, change: Callable[[Any], None]) -> None:
    """Change a finished deck."""
    path = place.build / name
    deck = Presentation(str(path))
    change(deck)
    deck.save(str(path))


def slide_of(deck: Any, name: str) -> Any:
    """Find a slide by its name."""
    return next(each for each in deck.slides if name_of(each) == name)


def name_of(slide: Any) -> str:
    """Give the name of a slide, which is the source's id."""
    return str(slide.element.cSld.get("name"))


def write(shape: Any, text: str) -> None:
    """Change a shape's words and keep their format."""
    shape.text_frame.paragraphs[0].runs[0].text = text


def edit_packed(path: Path, member: str, old: str, new: str) -> None:
    """Change a text in a member of a DOCX or XLSX."""
    with zipfile.ZipFile(path) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    text = members[member].decode()
    assert old in text
    members[member] = text.replace(old, new, 1).encode()
    with zipfile.ZipFile(path, "w") as packed:
        for name, raw in members.items():
            packed.writestr(name, raw)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_fresh_build_is_consistent(built: Place, lang: str) -> None:
    """The example guide has warnings only, in both languages, with its workshop."""
    found = told(built, lang)
    assert [str(each) for each in errors_in(found)] == []
    assert {each.rule for each in found} >= {"duration-agrees", "objective-is-checked"}


def test_the_task_fails_and_prints_both_places(place: Place) -> None:
    """`doit check:en` ends with status 1 and names the slide and what contradicts it."""
    edit_deck(place, "en/decks/committee.pptx", lambda deck: write(total_of(deck), "95"))
    finished = place.doit("check:en")
    assert finished.returncode == 1
    assert "en/decks/committee.pptx:3: error[minutes-agree]" in finished.stderr
    assert "  also: en/decks/committee.pptx:1\n" in finished.stderr


def total_of(deck: Any) -> Any:
    """Give the shape that shows the minutes of a module in all."""
    return next(each for each in slide_of(deck, "agenda-committee").shapes if each.name == "Minutes in all")


def test_minutes_of_an_activity_are_compared(place: Place) -> None:
    """A slide that gives an activity more time contradicts the activity's own file."""

    def longer(deck: Any) -> None:
        slide = slide_of(deck, "slide-act-tariff")
        write(next(each for each in slide.shapes if each.name == "Minutes"), "99")

    edit_deck(place, "en/decks/committee.pptx", longer)
    ((rule, where, others),) = errors(place)
    assert rule == "minutes-agree"
    assert where.startswith("source/modules/committee/activities/tariff.md:")
    assert others[0].startswith("en/decks/committee.pptx:")


def test_a_shifted_register_of_pages_is_found(place: Place) -> None:
    """A guide that was made with other pages than the textbook has tells each wrong page, in Word and in PDF."""
    register = place.build / ".work" / "pages" / "en" / "textbook.json"
    pages = json.loads(register.read_text())
    register.write_text(json.dumps({name: page + 1 for name, page in pages.items()}))
    kitchen = Kitchen(source=place.source, build=place.build)
    for ending, make in (("pdf", make_facilitator_pdf), ("docx", make_facilitator_docx)):
        assert isinstance(make(kitchen, "en", "plan", kitchen.product("en", f"facilitator/plan.{ending}")), dict)
    found = [each for each in errors(place) if each[0] == "page-references-agree"]
    assert {where.partition(":")[0] for _, where, _ in found} == {"en/facilitator/plan.docx", "en/facilitator/plan.pdf"}
    assert all(other.startswith("en/textbook.pdf:") for _, _, others in found for other in others)


def test_slides_in_another_order_are_found(place: Place) -> None:
    """A deck in which two slides changed places no longer fits the numbers of the guide and of the run of show."""

    def swapped(deck: Any) -> None:
        listed = deck.slides.element
        names = [name_of(each) for each in deck.slides]
        listed.insert(3, listed[names.index("slide-act-tariff")])

    edit_deck(place, "en/decks/committee.pptx", swapped)
    found = {(rule, where.partition(":")[0]) for rule, where, _ in errors(place)}
    assert ("slide-numbers-agree", "en/facilitator/guide.docx") in found
    assert ("slide-numbers-agree", "en/facilitator/plan.docx") in found


def test_a_title_and_notes_that_count_otherwise_are_found(place: Place) -> None:
    """The slide shows six tasks: a title that says five, and notes that still say six, are both told."""

    def miscounted(deck: Any) -> None:
        write(slide_of(deck, "slide-plan").shapes.title, "A water safety plan is made in five tasks")

    edit_deck(place, "en/decks/committee.pptx", miscounted)
    found = {rule: (where, others) for rule, where, others in errors(place)}
    assert set(found) >= {"counts-agree", "counts-are-one"}
    where, others = found["counts-are-one"]
    assert where.startswith("source/modules/committee/10-roles.md:")
    assert others[0].startswith("en/decks/committee.pptx:")


def test_notes_that_count_more_than_the_slide_lists_are_found(place: Place) -> None:
    """The slide has three steps and the notes speak of the four steps: told at the slide's place in the source."""
    place.edit(
        "modules/source-to-cup/20-barriers.md", "secret-dose: the bottle", "secret-dose: the four steps, the bottle"
    )
    place.made("decks:en", "facilitator:en", "read", "view")
    found = {rule: (where, others) for rule, where, others in errors(place)}
    where, others = found["counts-are-one"]
    lines = (place.source / "modules/source-to-cup/20-barriers.md").read_text().split("\n")
    assert "the four steps" in lines[int(where.rpartition(":")[2]) - 1]
    assert others[0].startswith("en/decks/source-to-cup.pptx:")


def test_a_wrong_count_in_a_list_is_found(place: Place) -> None:
    """A print list that prints 8 instead of 7 sets, and another file than the one in the ZIP, are told."""
    path = place.build / PACK / "facilitators" / "print-list.docx"
    edit_packed(path, "word/document.xml", ">7<", ">8<")
    found = {rule: (where, others) for rule, where, others in errors(place)}
    assert found["lists-agree"][0] == f"{PACK}/facilitators/print-list.docx"
    assert found["lists-agree"][1][0].startswith("source/modules/source-to-cup/activities/sort-the-barriers.md:")
    assert found["pack-is-complete"] == (f"{PACK}/facilitators/print-list.docx", (f"{PACK}/village-days.zip",))


def test_a_calendar_of_other_hours_is_found(place: Place) -> None:
    """An event that begins an hour later contradicts the agenda."""
    path = place.build / PACK / "participants" / "agenda.ics"
    text = path.read_text()
    begin = text.index("DTSTART:") + len("DTSTART:20260330T")
    hour = int(text[begin : begin + 2]) + 1
    path.write_text(f"{text[:begin]}{hour:02d}{text[begin + 2 :]}", newline="")
    found = [each for each in errors(place) if each[0] == "timetable-agrees"]
    assert (f"{PACK}/participants/agenda.docx", (f"{PACK}/participants/agenda.ics",)) in [each[1:] for each in found]


def test_a_file_that_the_readme_does_not_name_is_found(place: Place) -> None:
    """What lies in the ZIP beyond the readme is told, and what the readme promises in vain."""
    path = place.build / PACK / "village-days.zip"
    kept = path.with_suffix(".kept")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(kept, "w") as new:
        for name in old.namelist():
            new.writestr(name.replace("participants/agenda.pdf", "participants/programme.pdf"), old.read(name))
    shutil.move(kept, path)
    said = [str(each) for each in told(place) if each.rule == "pack-is-complete"]
    assert any("participants/agenda.pdf is named, and is not in the ZIP" in each for each in said)
    assert any("participants/programme.pdf is in the ZIP, and the readme does not name it" in each for each in said)


def test_a_fact_that_a_slide_shows_otherwise_is_found(place: Place) -> None:
    """A figure that was changed in a finished deck contradicts facts.yaml."""

    def changed(deck: Any) -> None:
        for slide in deck.slides:
            for shape in slide.shapes:
                for paragraph in shape.text_frame.paragraphs if shape.has_text_frame else ():
                    for run in paragraph.runs:
                        run.text = run.text.replace("0.5", "0.7")

    edit_deck(place, "en/decks/source-to-cup.pptx", changed)
    found = [each for each in errors(place) if each[0] == "facts-agree"]
    assert found
    assert all(where.startswith("source/facts.yaml:") for _, where, _ in found)


def test_a_figure_by_hand_is_told(place: Place) -> None:
    """A figure of facts.yaml that somebody typed, and another figure in the same words, are warnings."""
    fact = "People without safely managed drinking water"
    place.edit("modules/committee/10-roles.md", "and one committee.", f"and one committee. {fact}: 2.2 billion people.")
    place.edit("modules/committee/20-records.md", "secret-dry:", f"{fact}: 3 billion people. secret-dry:")
    place.made("read", "source")
    found = {each.rule: str(each.place) for each in told(place)}
    assert found["figure-is-a-fact"].startswith("source/modules/committee/10-roles.md:")
    assert found["figure-contradicts-fact"].startswith("source/modules/committee/20-records.md:")
