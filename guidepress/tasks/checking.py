"""The actions that let another program draw finished products and tell what is wrong at its place in the source."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

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


@action
def check_pdfs(kitchen: Kitchen, files: Iterable[Path], packs: Iterable[tuple[str, str]] = ()) -> dict[str, Any]:
    """Hold PDFs against PDF/UA-1, and tell each heading that was parted from its text.

    `packs` are the languages and ids of workshops; what a pack only copies is checked once.
    """
    from guidepress.problems import Place, SourceError, problem
    from guidepress.tools import ToolError, check_pdf_files

    packed = [kitchen.build / name for pack in packs for name in kitchen.pack_products(*pack) if name.endswith(".pdf")]
    read = {file: file.read_bytes() for file in [*files, *packed]}
    unlike = list({hashlib.sha256(raw).hexdigest(): file for file, raw in reversed(read.items())}.values())
    found: list[Problem] = []
    try:
        from guidepress.checks.pdf_headings import lone_headings

        told = check_pdf_files(sorted(unlike))
        for file in sorted(unlike):
            at = Place(file=file.relative_to(kitchen.build).as_posix())
            found += [
                problem("pdf-is-accessible", at, clause=clause, what=what, count=count)
                for clause, what, count in told[str(file)]
            ]
            found += [
                problem("heading-keeps-with-text", at, page=each.page, text=each.text)
                for each in lone_headings(read[file])
            ]
    except ModuleNotFoundError as error:
        found = [_unchecked(kitchen, f"the Python package {error.name} is not installed")]
    except (ToolError, ValueError) as error:
        found = [_unchecked(kitchen, str(error))]
    if found:
        raise SourceError(found)
    return {"checked": len(unlike)}


@action
def check_leaks(kitchen: Kitchen, languages: Iterable[str]) -> dict[str, Any]:
    """Search every file for participants for every sentence that only facilitators may read, in all languages.

    A file of which nobody has said for whom it is fails as well, so that a new product cannot be forgotten.
    """
    from guidepress.checks import leaks
    from guidepress.problems import Place, SourceError, problem
    from guidepress.tasks.telling import load_shared, load_unit
    from guidepress.translate.catalogue import read_catalogues

    outline, source = kitchen.outline(), load_shared(kitchen).meta.language
    sentences: dict[str, str] = {}
    for language in languages:
        catalogue = read_catalogues(kitchen.source, language, source)
        units, guidance = (
            [catalogue.unit(load_unit(kitchen, name)) for name in names]
            for names in (outline.units, outline.facilitator)
        )
        sentences |= leaks.sentences_for_facilitators(units, guidance)
    paths = sorted(each for each in kitchen.build.rglob("*") if each.is_file() and kitchen.work not in each.parents)
    files = {each.relative_to(kitchen.build).as_posix(): each.read_bytes() for each in paths}
    parted = {name: raw for name, raw in files.items() if leaks.audience_of(name) == "parted"}
    found = [problem("product-has-audience", Place(file=name)) for name in leaks.unclassed(files, parted)]
    found += [
        problem("notes-stay-with-facilitators", Place(file=each.path), text=each.sentence)
        for each in leaks.find_leaks(files, sentences)
    ]
    if found:
        raise SourceError(found)
    return {"sentences": len(sentences), "files": len(files)}


def _unchecked(kitchen: Kitchen, why: str) -> Problem:
    from guidepress.problems import Place, problem

    hint = "install Java and JAXB (Debian: libjaxb-java) and the Python packages of guidepress[validate]"
    return problem("pdf-can-be-checked", Place(file=kitchen.build.name), why=why, hint=hint)


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
