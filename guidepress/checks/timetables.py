"""Compares a workshop's timetable in its agenda, run of show and calendar: sessions, clock times and minutes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from guidepress.checks.finished_files import Event, Grid, folded, numbers_in
from guidepress.checks.minutes import activities_of
from guidepress.checks.package import Pack, Package, clock_minutes, not_found
from guidepress.problems import Place, Problem, problem

_RUN, _AGENDA, _CALENDAR = "facilitators/run-of-show.docx", "participants/agenda.docx", "participants/agenda.ics"


def timetable_problems(package: Package) -> Iterator[Problem]:
    """Tell what agenda, run of show and calendar of a workshop do not tell alike."""
    for pack in package.packs:
        runs = day_grids(package, pack, _RUN)
        agendas = day_grids(package, pack, _AGENDA)
        for name, grids in ((_RUN, runs), (_AGENDA, agendas)):
            if len(grids) != len(pack.view["days"]):
                yield not_found(pack.place(name), "the timetable of each day")
        for number, run in enumerate(runs, start=1):
            yield from _run(package, pack, number, run)
        yield from _agenda(pack, runs, agendas)
        yield from _calendar(package, pack, agendas)


def day_grids(package: Package, pack: Pack, name: str) -> list[Grid]:
    """Give the timetable of each day in a paper of the pack."""
    head = (package.words["time"], package.words["step"])
    run = (package.words["time"], package.words["minutes-column"], package.words["step"])
    grids = pack.documents[name].grids
    return [grid for grid in grids if grid and (grid[0][:2] == head or grid[0][:3] == run)]


def _wrong(first: Place, second: Place, what: str, here: str, there: str) -> Problem:
    return problem("timetable-agrees", first, second, what=what, here=here, there=there)


def _title(cell: str) -> str:
    return folded(cell.split("\n", maxsplit=1)[0])


def _span(cell: str) -> tuple[int, int]:
    """Read "09:00-09:45" as minutes of the day."""
    times = [clock_minutes(each) or 0 for each in folded(cell).split("\N{EN DASH}")]
    return (times[0], times[-1])


def _run(package: Package, pack: Pack, number: int, grid: Grid) -> Iterator[Problem]:
    """Minutes are those between the times; each row begins where the one above ends; no activity is cut short."""
    here = pack.place(_RUN)
    items = pack.view["days"][number - 1]["items"]
    activities = activities_of(package)
    before = None
    for item, row in zip(items, grid[1:], strict=False):
        begin, end = _span(row[0])
        minutes = sum(numbers_in(row[1])[:1])
        what = f'day {number}, "{_title(row[2])}"'
        if end - begin != minutes:
            yield _wrong(here, here, what, f"{row[0]}", f"{minutes} minutes")
        if before is not None and begin != before:
            yield _wrong(here, here, what, row[0], f"the row above ends {_clock(before)}")
        before = end
        activity = activities.get(item["activity"])
        held = minutes + _other_parts(pack, item)
        if activity and held < activity.meta.minutes:
            own = package.sources.key(package.sources.of(activity.meta.id), "minutes")
            yield _wrong(here, own, what, f"{held} minutes", f"{activity.meta.minutes} minutes")


def _other_parts(pack: Pack, item: dict[str, Any]) -> int:
    """Add up the minutes of the other parts of an activity that a break interrupts."""
    items = (each for day in pack.view["days"] for each in day["items"])
    return sum(each["minutes"] for each in items if each["activity"] == item["activity"] and each is not item)


def _agenda(pack: Pack, runs: list[Grid], agendas: list[Grid]) -> Iterator[Problem]:
    """Every row of the agenda stands in the run of show, with the same times; what is more there is time in reserve."""
    here, there = pack.place(_AGENDA), pack.place(_RUN)
    for number, (run, agenda) in enumerate(zip(runs, agendas, strict=False), start=1):
        spans = {(_title(row[2]), folded(row[0])): row for row in run[1:]}
        starts = {_title(row[2]): folded(row[0]) for row in run[1:]}
        for row in agenda[1:]:
            title, span = _title(row[1]), folded(row[0])
            if (title, span) not in spans:
                yield _wrong(here, there, f'day {number}, "{title}"', span, starts.get(title, "nothing"))


def _calendar(package: Package, pack: Pack, agendas: list[Grid]) -> Iterator[Problem]:
    """Every session of the agenda is an event at the same time of the place, and no event is more."""
    del package
    zone = ZoneInfo(pack.view["workshop"]["timezone"])
    events = {_local(each, zone): each for each in pack.events}
    here, there = pack.place(_AGENDA), pack.place(_CALENDAR)
    used: set[tuple[str, int, int]] = set()
    for day, grid in zip(pack.view["days"], agendas, strict=False):
        for item, row in zip([i for i in day["items"] if not i["id"].startswith("spare-")], grid[1:], strict=False):
            key = (day["date"], *_span(row[0]))
            if item["kind"] == "break":
                continue
            used.add(key)
            event = events.get(key)
            title = _title(row[1])
            if event is None or folded(event.title) != title:
                yield _wrong(here, there, f'{day["date"]}, "{title}"', folded(row[0]), event.title if event else "none")
    for date, begin, end in sorted(set(events) - used):
        what = f'{date}, "{events[date, begin, end].title}"'
        yield _wrong(there, here, what, f"{_clock(begin)}\N{EN DASH}{_clock(end)}", "nothing")


def _local(event: Event, zone: ZoneInfo) -> tuple[str, int, int]:
    first, last = (
        dt.datetime.strptime(each, "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.UTC).astimezone(zone)
        for each in (event.start, event.end)
    )
    return (first.date().isoformat(), first.hour * 60 + first.minute, last.hour * 60 + last.minute)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
