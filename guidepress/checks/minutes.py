"""Compares the minutes and clocks that finished products tell: slides, agendas, session plans, tool box, timetable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from guidepress.checks.finished_files import Grid, folded, numbers_in
from guidepress.checks.package import Deck, Package, clock_minutes, minutes_told, not_found, shown
from guidepress.model import Activity
from guidepress.nodes import text_of
from guidepress.problems import Place, Problem, problem

_SLACK = 5
"""By how many minutes a module's duration may be rounded up."""
_HEAD = ("clock", "minutes-column", "step", "mode", "slides")


def minutes_problems(package: Package) -> Iterator[Problem]:
    """Tell every place where two products, or a product and the source, do not tell the same minutes."""
    for deck in package.decks:
        yield from _agendas(package, deck)
        yield from _activity_slides(package, deck)
    for pack in package.packs:
        for deck in pack.decks:
            yield from _agendas(package, deck)
            yield from _activity_slides(package, deck)
    yield from _durations(package)
    for name, document in package.documents.items():
        yield from _activity_tables(package, name, document.grids)
    for name, sheets in package.sheets.items():
        yield from _activity_tables(package, name, sheets.values())
    yield from _plans(package)


def differ(first: Place, second: Place, what: str, here: object, there: object) -> Problem:
    """Tell that one product says other minutes, or another clock, than another one or the source."""
    return problem("minutes-agree", first, second, what=what, here=here, there=there)


def _agendas(package: Package, deck: Deck) -> Iterator[Problem]:
    """Compare each agenda slide with the minutes that the notes of the slides behind it tell."""
    spent = dict.fromkeys(deck.units, 0)
    for unit, slides in _by_unit(deck).items():
        spent[unit] = sum(minutes_told(slide, package.words) for _, slide in slides)
        agenda = next(((number, each) for number, each in slides if each.name == f"agenda-{unit}"), None)
        if agenda is None:
            yield not_found(deck.place(), f"the agenda of {unit}")
            continue
        number, slide = agenda
        # A long agenda goes on over several slides, each with its own head.
        parts = [deck.slides[each - 1] for each in deck.numbers_of(slide.name)]
        tables = [piece.lines[1:] for part in parts for piece in part.pieces if piece.kind == "table"]
        rows = [line.split(" | ") for lines in tables for line in lines]
        whole = _whole(shown(slide, package.words["slot-total"]))
        told = sum(int(row[-1]) for row in rows if row[-1].isdigit())
        where = deck.place(number)
        if whole != told:
            yield differ(where, where, "the agenda in all, against the sum of its rows,", whole, told)
        clock = 0
        for row in rows:
            if clock_minutes(row[0]) != clock:
                yield differ(where, where, f'the clock of "{row[1]}", against the rows above,', row[0], _clock(clock))
            clock += int(row[-1]) if row[-1].isdigit() else 0
        if unit != "guide" and whole != spent[unit]:
            what = "the agenda, against the notes of the module's slides together,"
            yield differ(where, deck.place(slides[0][0]), what, whole, spent[unit])


def _by_unit(deck: Deck) -> dict[str, list[tuple[int, Any]]]:
    """Give the numbered slides of each unit of a deck; each unit begins with its title slide."""
    found: dict[str, list[tuple[int, Any]]] = {}
    unit = deck.units[0]
    for number, slide in enumerate(deck.slides, start=1):
        begun = slide.name.removeprefix("title-")
        unit = begun if slide.name.startswith("title-") and begun in deck.units else unit
        found.setdefault(unit, []).append((number, slide))
    return found


def _whole(text: str) -> int | None:
    """Read the minutes in all: a number of minutes, or hours:minutes."""
    clock = clock_minutes(text)
    numbers = numbers_in(text)
    return clock if clock is not None or not numbers else numbers[0]


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"


def _activity_slides(package: Package, deck: Deck) -> Iterator[Problem]:
    """Compare the minutes on each activity's slide, and in its notes, with the activity's own."""
    activities = activities_of(package)
    for number, slide in enumerate(deck.slides, start=1):
        activity = activities.get(slide.name.removeprefix("slide-"))
        if activity is None or not shown(slide, package.words["slot-minutes"]):
            continue
        own = package.sources.key(package.sources.of(activity.meta.id), "minutes")
        for what, told in (
            ("slide", _whole(shown(slide, package.words["slot-minutes"]))),
            ("notes", minutes_told(slide, package.words)),
        ):
            if told != activity.meta.minutes:
                title = text_of(list(activity.title))
                yield differ(own, deck.place(number), f'"{title}" on its {what}', activity.meta.minutes, told)


def activities_of(package: Package) -> dict[str, Activity]:
    """Give every activity by its id."""
    return {each.meta.id: each for unit in package.modules for each in unit.activities}


def _durations(package: Package) -> Iterator[Problem]:
    """Compare the duration that module.yaml states, and the guide's agenda shows, with the module's own agenda."""
    for unit in package.modules:
        deck = package.deck(unit.id)
        for number in deck.numbers_of(f"agenda-{unit.id}")[:1]:
            whole = _whole(shown(deck.slides[number - 1], package.words["slot-total"]))
            if unit.meta and whole is not None and not 0 <= unit.meta.duration - whole <= _SLACK:
                where = package.sources.module(unit.id, "duration")
                words = {"duration": unit.meta.duration, "whole": whole}
                yield problem("duration-agrees", where, deck.place(number), **words)


def _activity_tables(package: Package, name: str, grids: Iterable[Grid]) -> Iterator[Problem]:
    """Compare every table with a column of minutes that has a row for an activity."""
    rows = package.views["guide", "toolbox"]["rows"]
    named = {key: row for row in rows for key in (row["title"], f"{row['number']} {row['title']}")}
    activities = activities_of(package)
    columns = [package.words["minutes-column"], package.words["toolbox-minutes"]]
    for number, grid in enumerate(grids, start=1):
        head = list(grid[0]) if grid else []
        # Where a table has both, the one that is not short names the bands that its rows are sorted by.
        at = next((head.index(each) for each in columns if each in head), len(head))
        for row in grid[1:] if at < len(head) else ():
            found = next((named[key] for cell in row[:4] if (key := folded(cell.split("\n")[0])) in named), None)
            if found is None or len(row) <= at or not (told := numbers_in(row[at])):
                continue
            minutes = activities[found["id"]].meta.minutes
            if told[0] != minutes:
                own = package.sources.key(package.sources.of(found["id"]), "minutes")
                what = f'"{found["title"]}" in table {number}'
                yield differ(own, package.product(name), what, minutes, told[0])


# --- session plans ---


def plan_grids(package: Package, name: str) -> list[Grid]:
    """Give the session plans of a facilitator's document, one a module in the order of the guide."""
    head = tuple(package.words[key] for key in _HEAD)
    return [grid for grid in package.documents[name].grids if grid and grid[0][: len(head)] == head]


PLANS = ("facilitator/plan.docx", "facilitator/guide.docx")
"""The facilitator's documents that hold session plans."""


def _plans(package: Package) -> Iterator[Problem]:
    """Compare each row of a session plan with the slides that it names, and the clock with the rows above."""
    modules = list(package.modules)
    for name in PLANS:
        grids = plan_grids(package, name)
        if len(grids) != len(modules):
            yield not_found(package.product(name), f"a session plan for each of {len(modules)} modules")
        for unit, grid in zip(modules, grids, strict=False):
            yield from _plan(package, package.product(name), package.deck(unit.id), grid)


def _plan(package: Package, here: Place, deck: Deck, grid: Grid) -> Iterator[Problem]:
    clock = 0
    for row in grid[1:]:
        title, minutes = folded(row[2].split("\n")[0]), sum(numbers_in(row[1])[:1])
        span = numbers_in(row[4])
        if clock_minutes(row[0]) != clock:
            yield differ(here, here, f'the clock of "{title}", against the rows above,', row[0], _clock(clock))
        if span:
            slides = deck.slides[span[0] - 1 : span[-1]]
            told = sum(minutes_told(each, package.words) for each in slides)
            if told != minutes:
                what = f'"{title}", against the notes of slides {row[4]},'
                yield differ(here, deck.place(span[0]), what, minutes, told)
        clock += minutes
    number = deck.numbers_of(f"agenda-{deck.units[0]}")
    whole = _whole(shown(deck.slides[number[0] - 1], package.words["slot-total"])) if number else clock
    if whole != clock:
        yield differ(here, deck.place(number[0]), "the session plan in all, against the agenda slide,", clock, whole)
