"""Compares the slide numbers that facilitators' papers tell with the slides that the finished decks really hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from guidepress.checks.finished_files import Grid, folded, numbers_in
from guidepress.checks.minutes import PLANS, plan_grids
from guidepress.checks.package import Deck, Pack, Package, not_found
from guidepress.checks.timetables import day_grids
from guidepress.problems import Place, Problem, problem

_LEAD = re.compile(r"(\d+)(?:\N{EN DASH}(\d+))?")
_SCRIPT = "facilitator/guide.docx"


def slide_reference_problems(package: Package) -> Iterator[Problem]:
    """Tell every number of a slide in a facilitator's paper under which the deck shows something else."""
    for name in PLANS:
        for unit, grid in zip(package.modules, plan_grids(package, name), strict=False):
            plan = package.views[unit.id, "facilitator"]["plan"]
            yield from _plan(package.product(name), package.deck(unit.id), plan, grid)
    yield from _script(package)
    for pack in package.packs:
        yield from _run_of_show(package, pack)


def _wrong(here: Place, deck: Deck, number: int, what: str, told: str) -> Problem:
    seen = deck.slides[number - 1].title if 0 < number <= len(deck.slides) else "no slide"
    return problem("slide-numbers-agree", here, deck.place(number), what=what, told=told, seen=seen)


def _plan(here: Place, deck: Deck, plan: Sequence[Mapping[str, Any]], grid: Grid) -> Iterator[Problem]:
    """Each row begins behind the row above, and with the slide of its own section or activity; no slide is left out."""
    following = 1
    begun: set[str] = set()
    for row, told in zip(plan, grid[1:], strict=False):
        span = numbers_in(told[4])
        if not span:
            continue
        title = folded(told[2].split("\n")[0])
        own = f"slide-{row['activity']}" if row["activity"] else f"divider-{row['section']}"
        wanted = deck.numbers_of(own) if row["activity"] or row["section"] not in begun else []
        begun.add(row["section"])
        if span[0] != following or (wanted and wanted[0] != span[0]):
            yield _wrong(here, deck, span[0], title, told[4])
        following = span[-1] + 1
    if following != len(deck.slides) + 1:
        yield _wrong(here, deck, following, "the end of the session plan", str(following - 1))


def _script(package: Package) -> Iterator[Problem]:
    """Look for each slide's title behind its number; the same title behind other numbers only is a contradiction."""
    said = [folded(each) for each in package.documents[_SCRIPT].paragraphs]
    for unit in package.modules:
        deck = package.deck(unit.id)
        heard = 0
        for slide in package.views[unit.id, "facilitator"]["slides"]:
            real = deck.numbers_of(slide["id"])
            if not real:
                yield _wrong(package.product(_SCRIPT), deck, 0, slide["id"], str(slide["number"]))
                continue
            title = folded(deck.slides[real[0] - 1].title)
            found = [
                match
                for each in said
                if (match := _LEAD.match(each)) and each[match.end() :].lstrip().startswith(title)
            ]
            heard += bool(found)
            spans = {(int(each[1]), int(each[2] or each[1])) for each in found}
            if spans and (real[0], real[-1]) not in spans:
                told = ", ".join(str(first) for first, _ in sorted(spans))
                yield _wrong(package.product(_SCRIPT), deck, real[0], title, told)
        if heard * 2 < len(deck.slides):
            yield not_found(package.product(_SCRIPT), f"the script of {unit.id}")


def _run_of_show(package: Package, pack: Pack) -> Iterator[Problem]:
    """Compare the deck and the slides of each row with the slides that the session is to show."""
    here = pack.place("facilitators/run-of-show.docx")
    for day, grid in zip(pack.view["days"], day_grids(package, pack, "facilitators/run-of-show.docx"), strict=False):
        for item, row in zip(day["items"], grid[1:], strict=False):
            told = numbers_in(row[4])
            if not item["slide_ids"]:
                continue
            deck = next((each for each in pack.decks if told and each.file.endswith(_deck_end(item, told[0]))), None)
            if deck is None:
                what = folded(row[2])
                yield problem("slide-numbers-agree", here, what=what, told=row[4].replace("\n", " "), seen="no deck")
                continue
            wanted = [number for each in item["slide_ids"] for number in deck.numbers_of(each)]
            if told[1:] and (told[1], told[-1]) != (min(wanted, default=0), max(wanted, default=0)):
                yield _wrong(here, deck, told[1], folded(row[2]), row[4].replace("\n", " "))


def _deck_end(item: Mapping[str, Any], number: int) -> str:
    return f"/{number}-{item['deck']}.pptx"
