"""Reads the example guide in this process: its problems, and its views for every product and language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from guidepress.kitchen import Kitchen
from guidepress.model import Reading
from guidepress.model_workshop import Workshop, WorkshopReading
from guidepress.problems import Problem
from guidepress.read.files import Source
from guidepress.read.join import join_problems
from guidepress.read.shared import read_shared
from guidepress.read.unit import read_front, read_module
from guidepress.read.workshop import dump_workshop, load_workshop, read_workshop
from guidepress.tasks import languages_with_words
from guidepress.translate.catalogue import Catalogue, catalogue_problems, read_catalogues
from guidepress.translate.words import read_words
from guidepress.values import DeckEdition
from guidepress.view.addresses import addresses
from guidepress.view.casebook import casebook_view
from guidepress.view.citations import Citations, gather_cites, render_citations
from guidepress.view.deck import deck_view
from guidepress.view.facilitator import facilitator_view
from guidepress.view.guidance import guidance_view
from guidepress.view.handout import handout_view
from guidepress.view.index import Index, make_index, translate_index
from guidepress.view.lists import lists_view
from guidepress.view.scene import Scene
from guidepress.view.site import site_unit
from guidepress.view.site_frame import site_frame
from guidepress.view.textbook import textbook_frame, textbook_unit
from guidepress.view.toolbox import toolbox_view
from guidepress.view.toolbox_index import toolbox_frame
from guidepress.view.workbook import workbook_view
from guidepress.view.workshop import WorkshopWriter
from guidepress.view.workshop_plan import Taught, WorkshopPlan

EXAMPLE = Path(__file__).parent / "example_guide"
LANGUAGES = ("en", "ar")


def readings_of(folder: Path, kept: Mapping[str, Reading] | None = None) -> tuple[Reading, dict[str, Reading]]:
    """Read a source folder as the tasks do: the shared lists, then each unit that guide.yaml names.

    `kept` are readings of units that did not change, as the build keeps them.
    """
    source, outline = Source(folder=folder), Kitchen(source=folder, build=folder / "build").outline()
    units = dict(kept or {})
    for name, part in outline.parts.items():
        if name not in units:
            units[name] = read_module(source, name) if part == "modules" else read_front(source, name, part)
    return read_shared(source), {name: units[name] for name in outline.parts}


def workshops_of(folder: Path) -> dict[str, WorkshopReading]:
    """Read the workshops of a source folder, as they are after a round trip through JSON."""
    source, names = Source(folder=folder), Kitchen(source=folder, build=folder / "build").workshops()
    return {name: load_workshop(dump_workshop(read_workshop(source, name))) for name in names}


def problems_of(folder: Path, kept: Mapping[str, Reading] | None = None) -> list[Problem]:
    """Give all problems of a source folder, sorted, each once: what the source task prints."""
    source = Source(folder=folder)
    shared, units = readings_of(folder, kept)
    held = [each.found for each in workshops_of(folder).values()]
    found = list(join_problems(shared, [*units.values(), *held], source, languages_with_words()))
    for path in sorted((folder / "locale").glob("*/")):
        found += catalogue_problems(source, path.name)
    return sorted(set(found))


@dataclass(frozen=True, kw_only=True)
class Guide:
    """A guide that was read without a problem; gives its views in any language."""

    folder: Path
    shared: Reading
    units: Mapping[str, Reading]
    citations: Mapping[str, Citations]
    index: Index
    kept: dict[str, Taught] = field(default_factory=dict, repr=False, compare=False)

    def catalogue(self, language: str) -> Catalogue:
        """Give the translations of a language."""
        return read_catalogues(self.folder, language, "en")

    def scene(self, product: str, language: str = "en", **selection: tuple[str, ...]) -> Scene:
        """Give what a view is made from; the selection's facets are written with _ for -."""
        catalogue = self.catalogue(language)
        shared = self.shared.shared
        assert shared
        missing = catalogue.missing_words(shared)
        for reading in self.units.values():
            assert reading.unit
            missing |= catalogue.missing_words(reading.unit)
        return Scene(
            product=product,
            language=language,
            texts=read_words(language),
            shared=catalogue.shared(shared),
            index=translate_index(self.index, catalogue.title),
            citations=self.citations[language],
            selection={key.replace("_", "-"): values for key, values in selection.items()},
            untranslated=missing,
        )

    def unit(self, name: str, language: str = "en") -> Any:
        """Give a translated unit."""
        return self.catalogue(language).unit(self.units[name].unit)  # type: ignore[arg-type]

    def view(self, product: str, unit: str, language: str = "en", **selection: tuple[str, ...]) -> dict[str, Any]:
        """Give a unit's view for a product, as it is after a round trip through JSON."""
        scene, noun = self.scene(product, language, **selection), self.unit(unit, language)
        if product == "facilitator":
            deck = deck_view(self.scene("deck", language, **selection), noun)
            made = facilitator_view(scene, noun, deck)
        elif product == "workbook":
            textbook = textbook_unit(self.scene("textbook", language, **selection), noun)
            made = workbook_view(scene, noun, textbook)
        elif product == "site":
            made = site_unit(scene, noun, self.addresses(language))
        else:
            makers = {
                "textbook": textbook_unit,
                "deck": deck_view,
                "handout": handout_view,
                "toolbox": toolbox_view,
            }
            made = makers[product](scene, noun)
        return _as_json(made)

    def addresses(self, language: str = "en") -> dict[str, str]:
        """Say where every id of the guide stands on the website."""
        return addresses(self.scene("site", language).shared, [self.unit(name, language) for name in self.shown])

    @property
    def shown(self) -> list[str]:
        """Name the units that participants see."""
        hidden = self.shared.shared.meta.facilitator if self.shared.shared else ()
        return [name for name in self.units if name not in hidden]

    def site(self, language: str = "en") -> tuple[dict[str, Any], list[dict[str, Any]]]:
        """Give the frame of the website and the views of its units."""
        units = [self.unit(name, language) for name in self.shown]
        frame = site_frame(self.scene("site", language), units, self.addresses(language))
        return _as_json(frame), [self.view("site", name, language) for name in self.shown]

    def guidance(self, name: str, language: str = "en") -> dict[str, Any]:
        """Give what facilitators see of a text for them."""
        return _as_json(guidance_view(self.scene("facilitator", language), self.unit(name, language)))

    def plan(self, name: str, language: str = "en", workshop: Workshop | None = None) -> WorkshopPlan:
        """Plan a workshop of the guide, or another one that is given."""
        catalogue = self.catalogue(language)
        held = workshop or workshops_of(self.folder)[name].workshop
        assert held
        scene = self.scene("workshop", language)
        scene = replace(scene, untranslated=scene.untranslated | catalogue.missing_words(held))
        taught = self.kept.get(language) or self.kept.setdefault(language, self.taught(language))
        return WorkshopPlan(scene, catalogue.workshop(held), taught)

    def taught(self, language: str) -> Taught:
        """Give what workshops take from the guide."""
        names = [each for each, reading in self.units.items() if reading.unit and reading.unit.meta]
        decks: dict[tuple[str, DeckEdition], Any] = {}
        for each in names:
            scene, noun = self.scene("deck", language), self.unit(each, language)
            decks[each, "full"] = _as_json(deck_view(scene, noun))
            decks[each, "short"] = _as_json(deck_view(scene, noun, short=True))
        guides = {each: self.view("facilitator", each, language) for each in names}
        return Taught(units=tuple(self.unit(each, language) for each in names), decks=decks, guides=guides)

    def workshop(self, name: str, language: str = "en", workshop: Workshop | None = None) -> dict[str, Any]:
        """Give the view of a workshop."""
        return _as_json(WorkshopWriter(self.plan(name, language, workshop)).view())

    def frame(self, language: str = "en") -> dict[str, Any]:
        """Give the textbook's frame."""
        units = [self.unit(name, language) for name in self.shown]
        return _as_json(textbook_frame(self.scene("textbook", language), units))

    def cases(self, edition: str = "cases", language: str = "en") -> dict[str, Any]:
        """Give the case book, for participants ("cases") or for facilitators ("cases-facilitator")."""
        units = [self.unit(name, language) for name in self.units]
        return _as_json(casebook_view(self.scene(edition, language), units))

    def toolbox(self, language: str = "en") -> tuple[dict[str, Any], list[dict[str, Any]]]:
        """Give the frame of the tool box and the views of its modules."""
        modules = [name for name, each in self.units.items() if each.unit and each.unit.meta]
        frame = toolbox_frame(self.scene("toolbox", language), [self.unit(name, language) for name in modules])
        return _as_json(frame), [self.view("toolbox", name, language) for name in modules]

    def lists(self, language: str = "en") -> dict[str, Any]:
        """Give the view of the word lists."""
        return _as_json(lists_view(self.scene("lists", language)))


def _as_json(view: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(json.dumps(view))
    return made


def open_guide(folder: Path, languages: tuple[str, ...] = LANGUAGES) -> Guide:
    """Read a guide that must have no errors."""
    told = [each for each in problems_of(folder) if each.severity == "error"]
    assert not told, "\n".join(str(each) for each in told)
    shared, units = readings_of(folder)
    nouns = [each.unit for each in units.values() if each.unit]
    assert shared.shared
    cites = gather_cites(shared.shared, nouns)
    citations = {name: render_citations(shared.shared, cites, name) for name in languages}
    index = make_index(shared.shared, nouns)
    return Guide(folder=folder, shared=shared, units=units, citations=citations, index=index)
