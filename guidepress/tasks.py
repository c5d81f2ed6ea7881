"""The thin actions that dodo.py calls: each loads what a stage needs, runs it, and writes what it gives."""

from __future__ import annotations

import functools
import gc
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, ParamSpec, TypeAlias

from doit.exceptions import TaskFailed

from guidepress.kitchen import Kitchen, write_file
from guidepress.problems import Problem

P = ParamSpec("P")
MOST_MESSAGE = 240
"""How much of a program's own words an editor is shown; all of them go to fault.txt."""
Said: TypeAlias = dict[str, Any] | TaskFailed
"""What an action tells doit: values to keep (pages, slides), or that it failed."""


def action(function: Callable[P, dict[str, Any] | None]) -> Callable[P, Said]:
    """Let an action tell its problems as an editor reads them: no traceback, exit status 1."""

    @functools.wraps(function)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> Said:
        from guidepress.problems import SourceError
        from guidepress.tools import ToolError

        # Documents are trees without cycles: the collector would only walk their many nodes again and again.
        gc.disable()
        try:
            return function(*args, **kwargs) or {}
        except SourceError as error:
            sys.stderr.write(f"{error}\n")
        except ToolError as error:
            first, _, rest = str(error).partition("\n")
            _report_fault(function.__name__, first[:MOST_MESSAGE], rest, args)
        except Exception as error:  # noqa: BLE001 (an editor gets a sentence; the traceback goes to a file)
            why = f"{type(error).__name__}: {error}"[:MOST_MESSAGE]
            _report_fault(function.__name__, why, traceback.format_exc(), args)
        finally:
            gc.enable()
        return TaskFailed(f"{function.__name__} failed", report=False)

    return guarded


def _report_fault(name: str, why: str, details: str, args: tuple[Any, ...]) -> None:
    """Tell of a fault that no rule of the source foresees, and keep its details for those who mend it."""
    from guidepress.problems import Place, problem

    kitchen = next((each for each in args if isinstance(each, Kitchen)), None)
    place = Place(file=next((each.name for each in reversed(args) if isinstance(each, Path)), name))
    if kitchen:
        write_file(kitchen.work / "fault.txt", f"{why}\n{details}")
    sys.stderr.write(f"{problem('document-compiles', place, product=name, why=why)}\n")


# --- read ---


@action
def read_unit(kitchen: Kitchen, unit: str, *, is_module: bool) -> None:
    """Read one module or front text; its problems are kept, and told when all units are read."""
    from guidepress.read.files import Source
    from guidepress.read.unit import read_front, read_module

    source = Source(folder=kitchen.source)
    reading = read_module(source, unit) if is_module else read_front(source, unit)
    _save_reading(kitchen, unit, reading)


@action
def read_lists(kitchen: Kitchen) -> None:
    """Read guide.yaml, brand.yml and the shared lists."""
    from guidepress.read.files import Source
    from guidepress.read.shared import read_shared

    _save_reading(kitchen, "shared", read_shared(Source(folder=kitchen.source)))


def _save_reading(kitchen: Kitchen, unit: str, reading: Any) -> None:
    from guidepress.read.stored import dump_reading

    write_file(kitchen.reading(unit), dump_reading(reading))


def _load_reading(kitchen: Kitchen, unit: str) -> Any:
    from guidepress.read.stored import load_reading

    return load_reading(kitchen.reading(unit).read_bytes())


@action
def check_source(kitchen: Kitchen, units: Iterable[str]) -> None:
    """Put all readings together; tell every problem at once, and write index and cites only if nothing is wrong."""
    from guidepress.problems import SourceError, errors_in
    from guidepress.read.files import Source
    from guidepress.read.join import join_problems
    from guidepress.translate.catalogue import catalogue_problems
    from guidepress.view.citations import gather_cites
    from guidepress.view.index import make_index
    from guidepress.view.stored import dump_cites, dump_index

    shared = _load_reading(kitchen, "shared")
    readings = [_load_reading(kitchen, unit) for unit in units]
    source = Source(folder=kitchen.source)
    problems = list(join_problems(shared, readings, source, languages_with_words()))
    for folder in sorted((kitchen.source / "locale").glob("*/")):
        problems += catalogue_problems(source, folder.name)
    if errors_in(problems):
        kitchen.index().unlink(missing_ok=True)
        kitchen.cites().unlink(missing_ok=True)
        raise SourceError(problems)
    for each in sorted(set(problems)):
        sys.stderr.write(f"{each}\n")
    nouns = [each.unit for each in readings]
    write_file(kitchen.index(), dump_index(make_index(shared.shared, nouns)))
    write_file(kitchen.cites(), dump_cites(gather_cites(shared.shared, nouns)))


def languages_with_words() -> list[str]:
    """List the languages that have interface words."""
    from guidepress.kitchen import PACKAGE

    return sorted(each.stem for each in (PACKAGE / "locale").glob("*.yaml"))


# --- translate and view ---


def _load_scene(kitchen: Kitchen, language: str) -> Any:
    """Load what the views of a language are made from; the product is set by each view."""
    from guidepress.translate.catalogue import read_catalogues
    from guidepress.translate.words import read_words
    from guidepress.view.citations import Citations
    from guidepress.view.index import translate_index
    from guidepress.view.scene import Scene
    from guidepress.view.stored import load_citations, load_index

    shared = _load_reading(kitchen, "shared").shared
    catalogue = read_catalogues(kitchen.source, language, shared.meta.language)
    index = load_index(kitchen.index().read_bytes())
    citations = Citations(cites={}, entries={})
    if kitchen.citations(language).exists():
        citations = load_citations(kitchen.citations(language).read_bytes())
    scene = Scene(
        product="",
        language=language,
        texts=read_words(language),
        shared=catalogue.shared(shared),
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

    shared = _load_reading(kitchen, "shared").shared
    cites = load_cites(kitchen.cites().read_bytes())
    write_file(kitchen.citations(language), dump_citations(render_citations(shared, cites, language)))


@action
def view_unit(kitchen: Kitchen, language: str, unit: str) -> None:
    """Write all views of one unit in one language."""
    from dataclasses import replace

    from guidepress.view.deck import deck_view
    from guidepress.view.facilitator import facilitator_view
    from guidepress.view.handout import handout_view
    from guidepress.view.textbook import textbook_unit

    scene, catalogue = _load_scene(kitchen, language)
    noun = _load_reading(kitchen, unit).unit
    translated = catalogue.unit(noun)
    scene = replace(scene, untranslated=scene.untranslated | catalogue.missing_words(noun))

    def save(product: str, document: dict[str, Any]) -> None:
        _save_view(kitchen.view(language, unit, product), document)

    save("textbook", textbook_unit(replace(scene, product="textbook"), translated))
    if noun.meta is None:
        return
    deck = deck_view(replace(scene, product="deck"), translated)
    save("deck", deck)
    save("facilitator", facilitator_view(replace(scene, product="facilitator"), translated, deck))
    save("handout", handout_view(replace(scene, product="handout"), translated))


@action
def view_guide(kitchen: Kitchen, language: str, units: Iterable[str]) -> None:
    """Write the views that span all units: the textbook's frame and the word lists."""
    from dataclasses import replace

    from guidepress.view.lists import lists_view
    from guidepress.view.textbook import textbook_frame

    scene, catalogue = _load_scene(kitchen, language)
    loaded = [catalogue.unit(_load_reading(kitchen, unit).unit) for unit in units]
    frame = textbook_frame(replace(scene, product="textbook"), loaded)
    _save_view(kitchen.view(language, "guide", "textbook"), frame)
    _save_view(kitchen.view(language, "guide", "lists"), lists_view(replace(scene, product="lists")))


def _save_view(path: Path, document: dict[str, Any]) -> None:
    write_file(path, json.dumps(document, ensure_ascii=False, separators=(",", ":")))


def _load_view(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_bytes())
    return loaded


# --- products ---


@action
def lay_out(source: Path, target: Path) -> None:
    """Copy a template or a picture to where typst may read it."""
    write_file(target, source.read_bytes())


@action
def typeset(kitchen: Kitchen, language: str, unit: str) -> None:
    """Write a unit's typst text for the textbook."""
    from guidepress.products.textbook import typeset_unit

    view = _load_view(kitchen.view(language, unit, "textbook"))
    write_file(kitchen.typst(language, f"textbook-{unit}"), typeset_unit(view))


@action
def make_textbook(
    kitchen: Kitchen, language: str, units: Iterable[str], edition: str, target: Path
) -> dict[str, Any]:
    """Write the textbook's PDF, for the screen or for the printer."""
    from guidepress.products.textbook import write_textbook

    frame = _load_view(kitchen.view(language, "guide", "textbook"))
    paths = [f"/typ/{language}/textbook-{unit}.typ" for unit in units]
    main = kitchen.typst(language, f"textbook-{edition}")
    write_file(main, write_textbook(frame, paths, edition))
    return _compile(kitchen, main, frame, target)


def _compile(kitchen: Kitchen, main: Path, view: dict[str, Any], target: Path) -> dict[str, Any]:
    from guidepress.products.typst_values import font_families
    from guidepress.tools import compile_typst

    written = compile_typst(
        main, kitchen.work, standards=["ua-1", "a-2a"], timestamp=timestamp(view), fonts=font_families(view)
    )
    write_file(target, written)
    return {"pages": _pages(written)}


def _pages(pdf: bytes) -> int:
    from io import BytesIO

    from pypdf import PdfReader

    # The tree's own count: listing the pages would read every one of them.
    tree: Any = PdfReader(BytesIO(pdf)).root_object["/Pages"].get_object()
    return int(tree["/Count"])


def timestamp(view: dict[str, Any]) -> int:
    """Give the time that products carry: SOURCE_DATE_EPOCH, or the guide's own date (midnight, UTC)."""
    import datetime

    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdigit():
        return int(given)
    day = datetime.datetime.fromisoformat(view["guide"]["iso_date"]).replace(tzinfo=datetime.UTC)
    return int(day.timestamp())


@action
def make_deck(kitchen: Kitchen, language: str, module: str, target: Path) -> dict[str, Any]:
    """Write a module's deck; a slide that does not fit is told at its place in the source."""
    from guidepress.problems import SourceError
    from guidepress.products.deck import write_deck
    from guidepress.products.slide_plan import plan_slides

    view = _load_view(kitchen.view(language, module, "deck"))
    written, unfit = write_deck(view, kitchen.source / "media")
    if unfit:
        raise SourceError(_unfit_slides(kitchen, language))
    write_file(target, written)
    return {"slides": len(plan_slides(view))}


def _unfit_slides(kitchen: Kitchen, language: str) -> list[Problem]:
    """Plan every deck of a language, so that all slides that do not fit are told at once."""
    from guidepress.problems import problem
    from guidepress.products.slide_plan import plan_deck

    found = []
    for path in sorted((kitchen.work / "view" / language).glob("*/deck.json")):
        module = path.parent.name
        if module in kitchen.outline().modules and (unfit := plan_deck(_load_view(path)).unfit):
            reading = _load_reading(kitchen, module)
            found += [problem("slide-fits", _place_of(reading, each.slide_id), why=each.message) for each in unfit]
    return found


def _place_of(reading: Any, identifier: str) -> Any:
    """Look up where a slide's source stands; an automatic slide is named after its block."""
    from guidepress.problems import Place

    places = {each.id: each.place for each in reading.anchors}
    names = (identifier, identifier.partition("-")[2])
    found = next((places[name] for name in names if name in places), None)
    return found or Place(file=f"source/modules/{reading.unit.id}/module.yaml")


@action
def make_facilitator_pdf(
    kitchen: Kitchen, language: str, modules: Iterable[str], target: Path
) -> dict[str, Any]:
    """Write the facilitator guide as PDF."""
    from guidepress.products.facilitator import write_guide_pdf_source

    views = _facilitator_views(kitchen, language, modules)
    main = kitchen.typst(language, "facilitator")
    write_file(main, write_guide_pdf_source(views))
    return _compile(kitchen, main, views[0], target)


@action
def make_facilitator_docx(kitchen: Kitchen, language: str, modules: Iterable[str], target: Path) -> None:
    """Write the facilitator guide as DOCX."""
    from guidepress.products.facilitator import write_guide_docx

    views = _facilitator_views(kitchen, language, modules)
    write_file(target, write_guide_docx(views, kitchen.source / "media"))


def _facilitator_views(kitchen: Kitchen, language: str, modules: Iterable[str]) -> list[dict[str, Any]]:
    """Load what facilitators see of each module; slides are numbered as in its deck, which may split some."""
    from guidepress.products.facilitator_numbers import with_deck_numbers

    def load(module: str, name: str) -> dict[str, Any]:
        return _load_view(kitchen.view(language, module, name))

    return [with_deck_numbers(load(each, "facilitator"), load(each, "deck")) for each in modules]


@action
def make_handout_pdf(kitchen: Kitchen, language: str, module: str, target: Path) -> dict[str, Any]:
    """Write a module's handout as PDF."""
    from guidepress.products.handout import write_handout_source

    view = _load_view(kitchen.view(language, module, "handout"))
    main = kitchen.typst(language, f"handout-{module}")
    write_file(main, write_handout_source(view))
    return _compile(kitchen, main, view, target)


@action
def make_handout_docx(kitchen: Kitchen, language: str, module: str, target: Path) -> None:
    """Write a module's handout as DOCX."""
    from guidepress.products.handout import write_handout_docx

    view = _load_view(kitchen.view(language, module, "handout"))
    write_file(target, write_handout_docx(view, kitchen.source / "media"))


@action
def make_list(kitchen: Kitchen, language: str, which: str, targets: dict[str, Path]) -> dict[str, Any]:
    """Write glossary or acronyms as PDF, DOCX and CSV."""
    from guidepress.products.lists import write_list_csv, write_list_docx, write_list_source

    view = _load_view(kitchen.view(language, "guide", "lists"))
    main = kitchen.typst(language, f"list-{which}")
    write_file(main, write_list_source(view, which))
    pages = _compile(kitchen, main, view, targets["pdf"])
    write_file(targets["docx"], write_list_docx(view, which))
    write_file(targets["csv"], write_list_csv(view, which))
    return pages


@action
def write_manifest(kitchen: Kitchen, products: tuple[str, ...]) -> None:
    """List every product with its digest and size; what an earlier build made and this one does not is removed."""
    import hashlib

    path = kitchen.build / "manifest.json"
    before = json.loads(path.read_bytes())["products"] if path.exists() else {}
    # A build of some languages leaves the products of the guide's other languages as they are.
    others = set(kitchen.outline().languages) - {name.partition("/")[0] for name in products}
    kept = {name: each for name, each in before.items() if name.partition("/")[0] in others}
    found = {name: each for name, each in kept.items() if (kitchen.build / name).exists()}
    for name in products:
        raw = (kitchen.build / name).read_bytes()
        found[name] = {"sha256": hashlib.sha256(raw).hexdigest(), "bytes": len(raw)}
    for name in sorted(set(before) - set(found)):
        gone = kitchen.build / name
        if gone.resolve().is_relative_to(kitchen.build.resolve()):
            gone.unlink(missing_ok=True)
    write_file(path, json.dumps({"products": found}, indent=1, ensure_ascii=False, sort_keys=True) + "\n")


@action
def renew_docs(folder: Path) -> None:
    """Write the pages of docs/ that are made from the model and the rules."""
    from guidepress.checks.rule_docs import write_rule_docs
    from guidepress.checks.schemas import FILES, write_schema

    write_file(folder / "rules.md", write_rule_docs())
    for name in FILES:
        write_file(folder / "schemas" / f"{name}.schema.json", write_schema(name))
