"""The actions that read workshops and write their views: each loads what a stage needs, runs it, and writes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from guidepress.kitchen import Kitchen, write_file
from guidepress.tasks.stages import load_scene
from guidepress.tasks.telling import action, load_unit, load_view, save_view
from guidepress.values import DeckEdition

if TYPE_CHECKING:
    from guidepress.problems import Place
    from guidepress.view.workshop_plan import WorkshopPlan


@action
def read_workshop(kitchen: Kitchen, name: str) -> None:
    """Read one workshop; its problems are kept, and told when all of the source is read."""
    from guidepress.read import workshop
    from guidepress.read.files import Source

    reading = workshop.read_workshop(Source(folder=kitchen.source), name)
    write_file(kitchen.reading(f"workshop-{name}"), workshop.dump_workshop(reading))


@action
def check_timetable(kitchen: Kitchen, language: str, name: str, modules: Iterable[str]) -> None:
    """Tell what does not fit the days of a workshop, with its line: once, since minutes are those of every language.

    A listing of what was held is written only if all fits.
    """
    from guidepress.problems import SourceError, problem
    from guidepress.read.files import Source

    plan, places = _plan(kitchen, language, name, modules)
    first = Source(folder=kitchen.source).place(f"workshops/{name}.yaml", 1)
    target = kitchen.timetable(name)
    if faults := plan.faults_found():
        target.unlink(missing_ok=True)
        raise SourceError(problem(each.rule, places.get(each.key, first), **each.words) for each in faults)
    held = [[[slot.id, slot.start, slot.minutes] for slot in day.slots] for day in plan.plans]
    write_file(target, json.dumps(held, indent=0) + "\n")


@action
def view_workshop(kitchen: Kitchen, language: str, name: str, modules: Iterable[str]) -> None:
    """Write the view of a workshop in one language; its timetable was checked before."""
    from guidepress.view.workshop import WorkshopWriter

    plan, _ = _plan(kitchen, language, name, modules)
    save_view(kitchen.view(language, f"workshop-{name}", "workshop"), WorkshopWriter(plan).view())


@action
def view_workshop_books(kitchen: Kitchen, language: str, name: str, modules: Iterable[str]) -> None:
    """Write the views of a workshop's books: what it teaches of the guide's own."""
    from dataclasses import replace

    from guidepress.view.workshop_books import book_views

    scene, catalogue = load_scene(kitchen, language)
    own = f"workshop-{name}"
    units = [load_unit(kitchen, module) for module in modules]
    missing = scene.untranslated.union(*(catalogue.missing_words(each) for each in units))
    editions = (("", "deck"), ("-short", "deck-short"))
    decks = {
        f"{each}{end}": load_view(kitchen.view(language, each, deck)) for each in modules for end, deck in editions
    }
    view = load_view(kitchen.view(language, own, "workshop"))
    translated = [catalogue.unit(unit) for unit in units]
    for book, made in book_views(replace(scene, untranslated=missing), view, translated, decks).items():
        save_view(kitchen.view(language, own, book), made)


def _plan(
    kitchen: Kitchen, language: str, name: str, modules: Iterable[str]
) -> tuple[WorkshopPlan, Mapping[str, Place]]:
    """Lay out the days of a workshop in a language; give also where its sessions stand in the source."""
    from dataclasses import replace

    from guidepress.read.workshop import load_workshop
    from guidepress.view.workshop_plan import Taught, WorkshopPlan

    scene, catalogue = load_scene(kitchen, language)
    reading = load_workshop(kitchen.reading(f"workshop-{name}").read_bytes())
    if reading.workshop is None:
        raise LookupError(f"{name} was not read")
    units = [load_unit(kitchen, module) for module in modules]
    missing = scene.untranslated.union(*(catalogue.missing_words(each) for each in (reading.workshop, *units)))
    decks: dict[tuple[str, DeckEdition], dict[str, Any]] = {}
    for unit in units:
        decks[unit.id, "full"] = load_view(kitchen.view(language, unit.id, "deck"))
        decks[unit.id, "short"] = load_view(kitchen.view(language, unit.id, "deck-short"))
    taught = Taught(
        units=tuple(catalogue.unit(unit) for unit in units),
        decks=decks,
        guides={unit.id: load_view(kitchen.view(language, unit.id, "facilitator")) for unit in units},
    )
    scene = replace(scene, product="workshop", untranslated=missing)
    return WorkshopPlan(scene, catalogue.workshop(reading.workshop), taught), reading.places
