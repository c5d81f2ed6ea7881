"""Reading a workshop: times and dates as editors write them, what defaults are, the list of participants."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from example import EXAMPLE, workshops_of

from guidepress.kitchen import Kitchen
from guidepress.model_workshop import Session, Workshop, sessions_of
from guidepress.read.files import Source
from guidepress.read.workshop import read_workshop


def village(folder: Path = EXAMPLE) -> Workshop:
    """Read the example's workshop."""
    held = workshops_of(folder)["village-days"].workshop
    assert held
    return held


def test_times_need_no_quotes(copy_example: Callable[[], Path]) -> None:
    """A time is a text also where YAML 1.1 would take 10:30 for a number to the base of sixty."""
    folder = copy_example()
    path = folder / "workshops/village-days.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace('"', ""), encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace("Two days of water: #set {{ together }}", "Days"))
    path.write_text(path.read_text(encoding="utf-8").replace("contact: @nobody\n", ""), encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace("Safe water, day one", "Safe water"), encoding="utf-8")
    usual = village(folder).meta.every_day
    assert (usual.start, usual.end, usual.breaks[0].about) == ("09:00", "15:30", "10:30")


def test_days_follow_each_other_unless_they_have_a_date() -> None:
    """The first day takes the workshop's date, a day of its own date begins a new count."""
    assert village().dates == (datetime.date(2026, 3, 30), datetime.date(2026, 4, 1))


def test_own_sessions_that_nobody_ranks() -> None:
    """Opening, closing and forms are musts, other sessions shoulds, unless the editor says otherwise."""
    ranks = {session.own_kind: session.rank for _, session in sessions_of(village().meta) if session.own_kind}
    assert ranks == {"opening": "must", "closing": "must", "form": "must", "session": "could"}
    assert Session(session="x", minutes=5).rank == "should"


def test_every_session_has_a_key_and_a_place() -> None:
    """Late problems find the line of the session that they are about."""
    reading = workshops_of(EXAMPLE)["village-days"]
    assert [key for key, _ in sessions_of(village().meta)][:3] == ["day-1-1", "day-1-2", "day-1-3"]
    lines = (EXAMPLE / "workshops/village-days.yaml").read_text(encoding="utf-8").split("\n")
    assert "A walk to the spring" in lines[reading.places["pool-1"].line - 1]
    assert "Safe water, day one" in lines[reading.places["day-1"].line - 1]


def test_participants_come_from_a_list(copy_example: Callable[[], Path]) -> None:
    """Both spellings of organisation are read, empty rows are passed over, and quoted commas are part of a name."""
    folder = copy_example()
    text = 'Name,Organization,country\n"Doe, Ann",Water Board,ET\n\n,,\nبدر,,JO\n'
    (folder / "workshops/village-days-participants.csv").write_text(text, encoding="utf-8")
    people = village(folder).people
    assert [(each.name, each.organisation, each.country) for each in people] == [
        ("Doe, Ann", "Water Board", "ET"),
        ("بدر", "", "JO"),
    ]


def test_lists_of_participants_never_enter_version_control() -> None:
    """Git is told to pass over every list of participants."""
    ignored = (EXAMPLE.parents[1] / ".gitignore").read_text(encoding="utf-8").split("\n")
    assert "*-participants.csv" in ignored


def test_a_workshop_that_is_gone_is_told(tmp_path: Path) -> None:
    """A file that does not exist is a problem, not a crash."""
    reading = read_workshop(Source(folder=tmp_path), "none")
    assert reading.workshop is None
    assert [each.rule for each in reading.found.problems] == ["file-exists"]


def test_all_problems_are_told_at_once(copy_example: Callable[[], Path]) -> None:
    """Wrong days, sessions and forms are told in one go."""
    folder = copy_example()
    path = folder / "workshops/village-days.yaml"
    text = path.read_text(encoding="utf-8").replace("date: 2026-03-30\n", "").replace(", minutes: 10}", "}")
    path.write_text(text, encoding="utf-8")
    (folder / "workshops/forms.yaml").write_text("scal: []\n", encoding="utf-8")
    told = workshops_of(folder)["village-days"].found.problems
    assert {each.rule for each in told} == {"day-has-date", "block-is-complete", "key-is-known"}


@pytest.mark.parametrize(("languages", "expected"), [((), ("a", "b")), (("en",), ("a", "b")), (("fr",), ("b",))])
def test_workshops_of_a_language(tmp_path: Path, languages: tuple[str, ...], expected: tuple[str, ...]) -> None:
    """A workshop is made in the languages that it is held in; one that names none is made in all."""
    folder = tmp_path / "workshops"
    folder.mkdir()
    for name, text in (("a", "languages: [en]"), ("b", "title: x"), ("forms", "scale: []")):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    assert Kitchen(source=tmp_path, build=tmp_path).workshops(languages) == expected


def test_doit_reads_each_workshop_by_itself() -> None:
    """The reading of a workshop depends on its own files and the forms alone."""
    files = Kitchen(source=EXAMPLE, build=EXAMPLE).workshop_files("village-days")
    assert [Path(each).name for each in files] == ["forms.yaml", "village-days.yaml"]
