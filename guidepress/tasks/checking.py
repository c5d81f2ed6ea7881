"""The actions that let another program draw finished products and tell what is wrong at its place in the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from guidepress.kitchen import Kitchen
from guidepress.tasks.products import place_of
from guidepress.tasks.telling import action, load_reading

if TYPE_CHECKING:
    from guidepress.checks.deck_rendering import Fault
    from guidepress.problems import Place, Problem


@action
def check_decks(kitchen: Kitchen, decks: Iterable[tuple[Path, tuple[str, ...]]]) -> None:
    """Let LibreOffice draw decks and tell every text that runs out of its shape or over something else.

    Each deck comes with the units whose slides it holds, one master after the other.
    """
    from guidepress.problems import SourceError, problem

    found: list[Problem] = []
    told: set[tuple[str, str, str]] = set()
    for deck, units in decks:
        for fault in _faults_of(deck):
            unit = units[fault.master]
            # The deck of all modules holds the slides of their own decks once more.
            if (unit, fault.slide_id, fault.what) not in told:
                told.add((unit, fault.slide_id, fault.what))
                words = {"deck": deck.name, "number": fault.number, "what": fault.what}
                found.append(problem("deck-renders", _place(kitchen, unit, fault.slide_id), **words))
    if found:
        raise SourceError(found)


def _faults_of(deck: Path) -> tuple[Fault, ...]:
    from guidepress.problems import Place, SourceError, problem
    from guidepress.tools import ToolError, pdf_of_deck

    try:
        from guidepress.checks.deck_frozen import frozen
        from guidepress.checks.deck_rendering import find_faults

        raw = deck.read_bytes()
        return find_faults(raw, pdf_of_deck(frozen(raw)))
    except ModuleNotFoundError as error:
        why, hint = f"the Python package {error.name} is not installed", "set up the environment for tests: make test"
    except (ToolError, ValueError) as error:
        why, hint = str(error), "install LibreOffice (its part for presentations is Impress) and start the check again"
    raise SourceError([problem("deck-can-be-drawn", Place(file=deck.name), why=why, hint=hint)])


def _place(kitchen: Kitchen, unit: str, slide_id: str) -> Place:
    """Find where a slide comes from; the second part of a divided one bears a number after its id."""
    from guidepress.problems import Place

    if unit not in kitchen.outline().modules:
        return Place(file=f"{kitchen.source.name}/guide.yaml")
    reading = load_reading(kitchen, unit)
    found: list[Place] = [place_of(reading, name) for name in _names(slide_id)]
    return next((each for each in found if each.line), found[0])


def _names(slide_id: str) -> Iterator[str]:
    yield slide_id
    stem, _, number = slide_id.rpartition("-")
    if stem and number.isdigit():
        yield stem
