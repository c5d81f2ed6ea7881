"""The actions that read workshops and write their views: each loads what a stage needs, runs it, and writes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from guidepress.kitchen import Kitchen, write_file
from guidepress.tasks.stages import load_scene
from guidepress.tasks.telling import action, load_unit, load_view, save_view
from guidepress.values import DeckEdition


@action
def read_workshop(kitchen: Kitchen, name: str) -> None:
    """Read one workshop; its problems are kept, and told when all of the source is read."""
    from guidepress.read import workshop
    from guidepress.read.files import Source

    reading = workshop.read_workshop(Source(folder=kitchen.source), name)
    write_file(kitchen.reading(f"workshop-{name}"), workshop.dump_workshop(reading))


@action
def view_workshop(kitchen: Kitchen, language: str, name: str, modules: Iterable[str]) -> None:
    """Write the view of a workshop in one language; what does not fit its days is told with its line."""
    from dataclasses import replace

    from guidepress.problems import SourceError, problem
    from guidepress.read.files import Source
    from guidepress.read.workshop import load_workshop
    from guidepress.view.workshop import WorkshopWriter
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
    plan = WorkshopPlan(scene, catalogue.workshop(reading.workshop), taught)
    first = Source(folder=kitchen.source).place(f"workshops/{name}.yaml", 1)
    if faults := plan.faults_found():
        raise SourceError(problem(each.rule, reading.places.get(each.key, first), **each.words) for each in faults)
    save_view(kitchen.view(language, f"workshop-{name}", "workshop"), WorkshopWriter(plan).view())
