"""Turns the view of a workshop into a calendar file (iCalendar, RFC 5545) with an event for each item but breaks.

Times are written in UTC, worked out here from the time zone of the place, so that no calendar program has to know it.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from guidepress import nodes
from guidepress.products.workshop_agenda import where
from guidepress.products.workshop_paper import place_and_dates, sessions_of

View = Mapping[str, Any]
_MOST_OCTETS = 75  # RFC 5545, 3.1: a longer line is folded
_LINE = "\r\n"


def write_agenda_ics(view: View) -> str:
    """Write the calendar. The same workshop gives the same UIDs, so that a newer file renews the older events."""
    workshop, guide = view["workshop"], view["guide"]
    stamp = f"{guide['iso_date'].replace('-', '')}T000000Z"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_escaped(guide['publisher'])}//guidepress//{view['lang'].upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(workshop['title'])}",
        *(line for event in _events(view, stamp) for line in event),
        "END:VCALENDAR",
    ]
    return _LINE.join(_folded(each) for each in lines) + _LINE


def utc_of(date: str, clock: str, zone: str) -> str:
    """Give a local date and clock time as UTC in the form of RFC 5545: "20181203T060000Z"."""
    local = dt.datetime.combine(dt.date.fromisoformat(date), dt.time.fromisoformat(clock), ZoneInfo(zone))
    return local.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")


def _events(view: View, stamp: str) -> Iterator[list[str]]:
    workshop = view["workshop"]
    seen: dict[str, int] = {}
    for day in view["days"]:
        for entry in sessions_of(day):
            if entry["kind"] == "break":
                continue
            seen[entry["id"]] = seen.get(entry["id"], 0) + 1
            title = nodes.text_of(entry["title"])
            about = " \N{MIDDLE DOT} ".join(each for each in (where(view, entry), entry["mode"]) if each)
            yield [
                "BEGIN:VEVENT",
                f"UID:{_identifier(workshop['id'], entry['id'], seen[entry['id']])}",
                f"DTSTAMP:{stamp}",
                f"DTSTART:{utc_of(day['date'], entry['start'], workshop['timezone'])}",
                f"DTEND:{utc_of(day['date'], entry['end'], workshop['timezone'])}",
                f"SUMMARY;LANGUAGE={view['lang']}:{_escaped(title)}",
                f"LOCATION:{_escaped(workshop['place'])}",
                f"DESCRIPTION:{_escaped(_told(view, about))}",
                "END:VEVENT",
            ]


def _told(view: View, about: str) -> str:
    return "\n".join(each for each in (about, view["workshop"]["title"], place_and_dates(view)) if each)


def _identifier(workshop: str, entry: str, time: int) -> str:
    """Give a UID that stays when the event's title or time changes; `time` counts items of the same id."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"guidepress:workshop/{workshop}/{entry}/{time}"))


def _escaped(text: str) -> str:
    """Escape what means something in a text value (RFC 5545, 3.3.11); control characters are left out."""
    kept = "".join(each for each in text.replace("\r\n", "\n") if each >= " " or each == "\n")
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        kept = kept.replace(sign, written)
    return kept


def _folded(line: str) -> str:
    """Break a line before its 76th octet, never inside a character; a space begins what goes on."""
    pieces: list[str] = []
    held = ""
    for sign in line:
        room = _MOST_OCTETS - (1 if pieces else 0)
        if len((held + sign).encode()) > room:
            pieces.append(held)
            held = ""
        held += sign
    return f"{_LINE} ".join([*pieces, held])
