"""The actions of read, translate and view: each loads what a stage needs, runs it, and writes what it gives."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from guidepress.kitchen import CASEBOOKS, Kitchen, write_file
from guidepress.tasks.telling import action, load_reading, load_shared, load_unit, load_view, save_reading, save_view

if TYPE_CHECKING:
    from guidepress.model import Edition

# --- read ---


@action
def read_unit(kitchen: Kitchen, unit: str, folder: str) -> None:
    """Read a module, a front text or a facilitators' text; its problems are told when all units are read."""
    from guidepress.read.files import Source
    from guidepress.read.unit import read_front, read_module

    source = Source(folder=kitchen.source)
    reading = read_module(source, unit) if folder == "modules" else read_front(source, unit, folder)
    save_reading(kitchen, unit, reading)


@action
def read_lists(kitchen: Kitchen) -> None:
    """Read guide.yaml, brand.yml and the shared lists."""
    from guidepress.read.files import Source
    from guidepress.read.shared import read_shared

    save_reading(kitchen, "shared", read_shared(Source(folder=kitchen.source)))


@action
def check_source(kitchen: Kitchen, units: Iterable[str], workshops: Iterable[str] = ()) -> None:
    """Put all readings together; tell every problem at once, and write index and cites only if nothing is wrong."""
    from guidepress.problems import SourceError, errors_in
    from guidepress.read.files import Source
    from guidepress.read.join import join_problems
    from guidepress.read.workshop import load_workshop
    from guidepress.translate.catalogue import catalogue_problems
    from guidepress.view.citations import gather_cites
    from guidepress.view.index import make_index
    from guidepress.view.stored import dump_cites, dump_index

    shared = load_reading(kitchen, "shared")
    readings = [load_reading(kitchen, unit) for unit in units]
    source = Source(folder=kitchen.source)
    held = [load_workshop(kitchen.reading(f"workshop-{name}").read_bytes()).found for name in workshops]
    problems = list(join_problems(shared, [*readings, *held], source, languages_with_words()))
    for folder in sorted((kitchen.source / "locale").glob("*/")):
        problems += catalogue_problems(source, folder.name)
    if errors_in(problems):
        kitchen.index().unlink(missing_ok=True)
        kitchen.cites().unlink(missing_ok=True)
        raise SourceError(problems)
    for each in sorted(set(problems)):
        sys.stderr.write(f"{each}\n")
    # Without a problem, every reading holds its nouns.
    nouns, lists = [each.unit for each in readings if each.unit], load_shared(kitchen)
    write_file(kitchen.index(), dump_index(make_index(lists, nouns)))
    write_file(kitchen.cites(), dump_cites(gather_cites(lists, nouns)))


def languages_with_words() -> list[str]:
    """List the languages that have interface words."""
    from guidepress.kitchen import PACKAGE

    return sorted(each.stem for each in (PACKAGE / "locale").glob("*.yaml"))


# --- translate and view ---


@action
def list_held(kitchen: Kitchen, units: Iterable[str]) -> None:
    """List what the kitchen's edition holds, by id, so that its texts refer to nothing else."""
    from guidepress.view.edition import held_ids

    shared = load_shared(kitchen)
    edition = next(each for each in shared.meta.editions if each.id == kitchen.edition)
    held = held_ids(shared, [load_unit(kitchen, unit) for unit in units], edition)
    write_file(kitchen.held(), json.dumps(sorted(held), indent=0) + "\n")


def load_scene(kitchen: Kitchen, language: str) -> Any:
    """Load what the views of a language are made from; the product is set by each view."""
    from guidepress.translate.catalogue import read_catalogues
    from guidepress.translate.words import read_words
    from guidepress.view.citations import Citations
    from guidepress.view.index import translate_index
    from guidepress.view.scene import Scene
    from guidepress.view.stored import load_citations, load_index

    shared = load_shared(kitchen)
    catalogue = read_catalogues(kitchen.source, language, shared.meta.language)
    index = load_index(kitchen.index().read_bytes())
    citations = Citations(cites={}, entries={})
    if kitchen.citations(language).exists():
        citations = load_citations(kitchen.citations(language).read_bytes())
    lists = catalogue.shared(shared)
    scene = Scene(
        product="",
        language=language,
        texts=read_words(language),
        shared=lists,
        edition=next((each for each in lists.meta.editions if each.id == kitchen.edition), None),
        held=frozenset(json.loads(kitchen.held().read_bytes())) if kitchen.edition else None,
        index=translate_index(index, catalogue.title),
        citations=citations,
        selection={},
        untranslated=catalogue.missing_words(shared),
    )
    return scene, catalogue


@action
def cite(kitchen: Kitchen, language: str) -> None:
    """Render every citation of the guide in a language."""
    from guidepress.view.citations import render_citations
    from guidepress.view.stored import dump_citations, load_cites

    shared = load_shared(kitchen)
    cites = load_cites(kitchen.cites().read_bytes())
    write_file(kitchen.citations(language), dump_citations(render_citations(shared, cites, language)))


@action
def view_unit(kitchen: Kitchen, language: str, unit: str) -> None:
    """Write all views of one unit in one language."""
    from dataclasses import replace

    from guidepress.view.deck import deck_view
    from guidepress.view.edition import chosen_unit, unit_in_edition
    from guidepress.view.facilitator import facilitator_view
    from guidepress.view.handout import handout_view
    from guidepress.view.textbook import textbook_unit
    from guidepress.view.toolbox import toolbox_view
    from guidepress.view.workbook import workbook_view

    scene, catalogue = load_scene(kitchen, language)
    noun = load_unit(kitchen, unit)
    edition: Edition | None = scene.edition
    translated = catalogue.unit(unit_in_edition(noun, edition) if edition else noun)
    scene = replace(scene, untranslated=scene.untranslated | catalogue.missing_words(noun))

    def save(product: str, document: dict[str, Any]) -> None:
        save_view(kitchen.view(language, unit, product), document)

    textbook = textbook_unit(replace(scene, product="textbook"), translated)
    save("textbook", textbook)
    if noun.meta is None:
        return
    shown = catalogue.unit(chosen_unit(noun, edition)) if edition else translated
    is_short = edition is not None and edition.depth == "short"
    deck = deck_view(replace(scene, product="deck"), shown, short=is_short)
    save("deck", deck)
    if not edition:
        save("deck-short", deck_view(replace(scene, product="deck"), shown, short=True))
    save("facilitator", facilitator_view(replace(scene, product="facilitator"), translated, deck))
    save("handout", handout_view(replace(scene, product="handout"), translated))
    save("workbook", workbook_view(replace(scene, product="workbook"), translated, textbook))
    save("toolbox", toolbox_view(replace(scene, product="toolbox"), translated))


@action
def view_guidance(kitchen: Kitchen, language: str, unit: str) -> None:
    """Write what facilitators see of a text for them."""
    from dataclasses import replace

    from guidepress.view.edition import unit_in_edition
    from guidepress.view.guidance import guidance_view

    scene, catalogue = load_scene(kitchen, language)
    noun = load_unit(kitchen, unit)
    translated = catalogue.unit(unit_in_edition(noun, scene.edition) if scene.edition else noun)
    save_view(
        kitchen.view(language, unit, "facilitator"), guidance_view(replace(scene, product="facilitator"), translated)
    )


@action
def view_guide(kitchen: Kitchen, language: str, units: Iterable[str]) -> None:
    """Write the views that span all units: the textbook's frame, case book, tool box and word lists.

    Those of an edition list what its textbook uses, as the finished views of its units tell.
    """
    from dataclasses import replace

    from guidepress.view.casebook import casebook_view
    from guidepress.view.deck import guide_deck
    from guidepress.view.edition import unit_in_edition
    from guidepress.view.edition_lists import with_used_entries
    from guidepress.view.lists import lists_view
    from guidepress.view.textbook import textbook_frame
    from guidepress.view.toolbox_index import toolbox_frame

    scene, catalogue = load_scene(kitchen, language)
    names = list(units)
    nouns = [load_unit(kitchen, unit) for unit in names]
    if edition := scene.edition:
        nouns = [unit_in_edition(each, edition) for each in nouns]
    loaded = [catalogue.unit(each) for each in nouns]
    frame = textbook_frame(replace(scene, product="textbook"), loaded)
    lists = lists_view(replace(scene, product="lists"))
    if edition:
        texts = [load_view(kitchen.view(language, unit, "textbook")) for unit in names]
        frame, lists = (with_used_entries(each, texts, loaded) for each in (frame, lists))
    save_view(kitchen.view(language, "guide", "textbook"), frame)
    save_view(kitchen.view(language, "guide", "lists"), lists)
    modules = [unit for unit in loaded if unit.meta]
    save_view(kitchen.view(language, "guide", "deck"), guide_deck(replace(scene, product="deck"), modules))
    for edition in CASEBOOKS:
        made = casebook_view(replace(scene, product=edition), modules)
        save_view(kitchen.view(language, "guide", edition), made)
    save_view(kitchen.view(language, "guide", "toolbox"), toolbox_frame(replace(scene, product="toolbox"), modules))
