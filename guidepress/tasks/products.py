"""The actions of products: each loads views, calls a product, and writes its file whole or not at all."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from guidepress.kitchen import Kitchen, write_file
from guidepress.problems import Problem
from guidepress.tasks.telling import action, load_reading, load_view


@action
def lay_out(source: Path, target: Path) -> None:
    """Copy a template or a picture to where typst may read it."""
    write_file(target, source.read_bytes())


@action
def typeset(kitchen: Kitchen, language: str, unit: str) -> None:
    """Write a unit's typst text for the textbook."""
    from guidepress.products.textbook import typeset_unit

    view = load_view(kitchen.view(language, unit, "textbook"))
    write_file(kitchen.typst(language, f"textbook-{unit}"), typeset_unit(view))


@action
def typeset_frame(kitchen: Kitchen, language: str, units: Iterable[str], edition: str) -> None:
    """Write the main text of an edition of the textbook, which holds the units' texts together."""
    from guidepress.products.textbook import write_textbook

    frame = load_view(kitchen.view(language, "guide", "textbook"))
    paths = [f"/typ/{language}/textbook-{unit}.typ" for unit in units]
    write_file(kitchen.typst(language, f"book-{edition}"), write_textbook(frame, paths, edition))


@action
def make_textbook(kitchen: Kitchen, language: str, edition: str, target: Path) -> dict[str, Any]:
    """Write the textbook's PDF, for the screen or for the printer."""
    frame = load_view(kitchen.view(language, "guide", "textbook"))
    return _compile(kitchen, kitchen.typst(language, f"book-{edition}"), frame, target)


def _compile(kitchen: Kitchen, main: Path, view: dict[str, Any], target: Path) -> dict[str, Any]:
    from guidepress.products.typst_values import font_families
    from guidepress.tools import compile_typst

    written = compile_typst(
        main, kitchen.work, standards=["ua-1", "a-2a"], timestamp=timestamp(view), fonts=font_families(view)
    )
    write_file(target, written)
    return {"pages": pages_in(written)}


def pages_in(pdf: bytes) -> int:
    """Count the pages of a PDF that typst wrote: it leaves page objects uncompressed, so their marks can be counted."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


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

    view = load_view(kitchen.view(language, module, "deck"))
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
        if module in kitchen.outline().modules and (unfit := plan_deck(load_view(path)).unfit):
            reading = load_reading(kitchen, module)
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
def make_facilitator_pdf(kitchen: Kitchen, language: str, modules: Iterable[str], target: Path) -> dict[str, Any]:
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
        return load_view(kitchen.view(language, module, name))

    return [with_deck_numbers(load(each, "facilitator"), load(each, "deck")) for each in modules]


@action
def make_handout_pdf(kitchen: Kitchen, language: str, module: str, target: Path) -> dict[str, Any]:
    """Write a module's handout as PDF."""
    from guidepress.products.handout import write_handout_source

    view = load_view(kitchen.view(language, module, "handout"))
    main = kitchen.typst(language, f"handout-{module}")
    write_file(main, write_handout_source(view))
    return _compile(kitchen, main, view, target)


@action
def make_handout_docx(kitchen: Kitchen, language: str, module: str, target: Path) -> None:
    """Write a module's handout as DOCX."""
    from guidepress.products.handout import write_handout_docx

    view = load_view(kitchen.view(language, module, "handout"))
    write_file(target, write_handout_docx(view, kitchen.source / "media"))


@action
def make_list(kitchen: Kitchen, language: str, which: str, targets: dict[str, Path]) -> dict[str, Any]:
    """Write glossary or acronyms as PDF, DOCX and CSV."""
    from guidepress.products.lists import write_list_csv, write_list_docx, write_list_source

    view = load_view(kitchen.view(language, "guide", "lists"))
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
