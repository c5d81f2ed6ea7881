"""The calendar of a workshop, read back as RFC 5545 says."""

from __future__ import annotations

from pathlib import Path

import yaml
from workshop_views import workshop_view

import guidepress
from guidepress.products.workshop_ics import utc_of, write_agenda_ics

WORDS = yaml.safe_load((Path(guidepress.__file__).parent / "locale/en.yaml").read_text(encoding="utf-8"))


def events_of(text: str) -> list[dict[str, str]]:
    """Unfold a calendar and give the properties of its events, unescaped."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    lines = text.replace("\r\n ", "").split("\r\n")
    found: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            plain = value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
            found[-1][name.partition(";")[0]] = plain
    return found


def test_events_are_the_items_without_breaks() -> None:
    """Each session has an event at its time in UTC: nine in Addis Ababa is six."""
    events = events_of(write_agenda_ics(workshop_view(WORDS)))
    assert len(events) == 6
    assert (events[0]["DTSTART"], events[0]["DTEND"]) == ("20181203T060000Z", "20181203T063000Z")
    assert [each["SUMMARY"] for each in events][2] == "How water gets dirty: #set text(red)"
    assert {each["DTSTAMP"] for each in events} == {"20261122T000000Z"}


def test_lines_are_short_and_texts_are_escaped() -> None:
    """No line is longer than 75 octets; commas and semicolons come back."""
    view = workshop_view(WORDS, "ar")
    text = write_agenda_ics(view)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    told = events_of(write_agenda_ics(workshop_view(WORDS)))[0]["DESCRIPTION"]
    assert "Safe wells for every village; a workshop, in two days" in told


def test_a_line_cannot_be_slipped_in() -> None:
    """A title with a line break stays one property."""
    view = workshop_view(WORDS)
    view["workshop"]["place"] = "Addis Ababa\r\nATTENDEE:mailto:x@example.org"
    assert "\r\nATTENDEE" not in write_agenda_ics(view)


def test_uids_stay_when_title_and_time_change() -> None:
    """A calendar renews its events: a later agenda has the same UIDs, each once."""
    view = workshop_view(WORDS)
    before = [each["UID"] for each in events_of(write_agenda_ics(view))]
    view["days"][0]["items"][0] |= {"title": [], "start": "08:45"}
    assert [each["UID"] for each in events_of(write_agenda_ics(view))] == before
    assert len(set(before)) == len(before)


def test_summer_time_is_known() -> None:
    """The same clock time is another hour in UTC in winter and in summer."""
    assert utc_of("2026-01-15", "09:00", "Europe/Berlin") == "20260115T080000Z"
    assert utc_of("2026-07-15", "09:00", "Europe/Berlin") == "20260715T070000Z"
