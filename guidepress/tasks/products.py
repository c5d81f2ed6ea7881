"""The actions of products: each loads views, calls a product, and writes its file whole or not at all."""

from __future__ import annotations

import io
import json
import os
import re
import zipfile
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
    paths = [kitchen.import_path(language, f"textbook-{unit}") for unit in units]
    write_file(kitchen.typst(language, f"book-{edition}"), write_textbook(frame, paths, edition))


@action
def make_textbook(kitchen: Kitchen, language: str, edition: str, target: Path) -> dict[str, Any]:
    """Write the textbook's PDF, for the screen or for the printer; of the former, the list of its pages too."""
    from guidepress.products.typst_values import font_families
    from guidepress.tools import query_typst

    frame = load_view(kitchen.view(language, "guide", "textbook"))
    main = kitchen.typst(language, f"book-{edition}")
    made = compile_pdf(kitchen, main, frame, target)
    if edition == "screen":
        pages = query_typst(main, kitchen.work, "gp-pages", fonts=font_families(frame))
        write_file(kitchen.pages(language, "textbook"), json.dumps(pages, indent=0, sort_keys=True))
    return made


def compile_pdf(
    kitchen: Kitchen, main: Path, view: dict[str, Any], target: Path, fonts: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Compile a typst text; `fonts` are the families that it uses where these are more than the guide's own."""
    from guidepress.products.typst_values import font_families
    from guidepress.tools import compile_typst

    families = fonts or font_families(view)
    written = compile_typst(main, kitchen.work, standards=["ua-1", "a-2a"], timestamp=timestamp(view), fonts=families)
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
def make_deck(kitchen: Kitchen, language: str, module: str, edition: str, target: Path) -> dict[str, Any]:
    """Write a module's deck, or its short edition; a slide that does not fit is told at its place in the source."""
    return _write_deck(kitchen, language, [kitchen.view(language, module, edition)], target)


@action
def make_deck_of_all(kitchen: Kitchen, language: str, modules: Iterable[str], target: Path) -> dict[str, Any]:
    """Write the deck of the whole guide: its modules one after the other, each in its colours."""
    return _write_deck(
        kitchen, language, [kitchen.view(language, each, "deck") for each in ("guide", *modules)], target
    )


def _write_deck(kitchen: Kitchen, language: str, views: Iterable[Path], target: Path) -> dict[str, Any]:
    from guidepress.problems import SourceError
    from guidepress.products.deck import write_combined_deck

    loaded = [load_view(path) for path in views]
    written, unfit = write_combined_deck(loaded, kitchen.source / "media")
    if unfit:
        raise SourceError(_unfit_slides(kitchen, language))
    write_file(target, written)
    return {"slides": slides_in(written)}


def slides_in(pptx: bytes) -> int:
    """Count the slides of a deck."""
    names = zipfile.ZipFile(io.BytesIO(pptx)).namelist()
    return sum(bool(re.fullmatch(r"ppt/slides/slide\d+\.xml", name)) for name in names)


def _unfit_slides(kitchen: Kitchen, language: str) -> list[Problem]:
    """Plan every deck of a language, so that all slides that do not fit are told at once."""
    from guidepress.problems import problem
    from guidepress.products.slide_plan import plan_deck

    found = []
    for path in sorted(kitchen.view(language, "", "").parent.glob("*/deck*.json")):
        module = path.parent.name
        if module in kitchen.outline().modules and (unfit := plan_deck(load_view(path)).unfit):
            reading = load_reading(kitchen, module)
            found += [problem("slide-fits", place_of(reading, each.slide_id), why=each.message) for each in unfit]
    return found


def place_of(reading: Any, identifier: str) -> Any:
    """Look up where a slide's source stands; an automatic slide is named after its block."""
    from guidepress.problems import Place

    places = {each.id: each.place for each in reading.anchors}
    names = (identifier, identifier.partition("-")[2])
    found = next((places[name] for name in names if name in places), None)
    return found or Place(file=f"source/modules/{reading.unit.id}/module.yaml")


@action
def make_handout_pdf(kitchen: Kitchen, language: str, module: str, target: Path) -> dict[str, Any]:
    """Write a module's handout as PDF."""
    from guidepress.products.handout import write_handout_source

    view = load_view(kitchen.view(language, module, "handout"))
    main = kitchen.typst(language, f"handout-{module}")
    write_file(main, write_handout_source(view))
    return compile_pdf(kitchen, main, view, target)


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
    pages = compile_pdf(kitchen, main, view, targets["pdf"])
    write_file(targets["docx"], write_list_docx(view, which))
    write_file(targets["csv"], write_list_csv(view, which))
    return pages


@action
def write_manifest(
    kitchen: Kitchen,
    products: tuple[str, ...],
    packs: Iterable[tuple[str, str]] = (),
    listings: Iterable[Path] = (),
) -> None:
    """List every product with its digest and size; what an earlier build made and this one does not is removed.

    `packs` are the languages and ids of workshops: their files are listed too, as is what the `listings` of editions
    name.
    """
    import hashlib

    from guidepress.tasks.editions import listed_products

    path = kitchen.build / "manifest.json"
    before = json.loads(path.read_bytes())["products"] if path.exists() else {}
    # A build of some languages or editions leaves the products of the guide's others as they are.
    outline = kitchen.outline()
    every = {(language, edition) for language in outline.languages for edition in ("", *outline.editions)}
    others = every - {shelf_of(name) for name in products}
    kept = {name: each for name, each in before.items() if shelf_of(name) in others}
    products += listed_products(listings)
    for language, workshop in packs:
        products += tuple(sorted(kitchen.pack_products(language, workshop)))
    found = {name: each for name, each in kept.items() if (kitchen.build / name).exists()}
    for name in products:
        raw = (kitchen.build / name).read_bytes()
        found[name] = {"sha256": hashlib.sha256(raw).hexdigest(), "bytes": len(raw)}
    for name in sorted(set(before) - set(found)):
        gone = kitchen.build / name
        if gone.resolve().is_relative_to(kitchen.build.resolve()):
            gone.unlink(missing_ok=True)
    write_file(path, json.dumps({"products": found}, indent=1, ensure_ascii=False, sort_keys=True) + "\n")


def shelf_of(product: str) -> tuple[str, str]:
    """Give language and edition of a product: of en/… as of en/editions/<id>/… or workshops/<id>/en/…."""
    first, *rest = product.split("/")
    if first == "workshops" and len(rest) > 1:
        return rest[1], ""
    return first, rest[1] if rest[:1] == ["editions"] and len(rest) > 1 else ""


@action
def renew_docs(folder: Path) -> None:
    """Write the pages of docs/ that are made from the model and the rules."""
    from guidepress.checks.rule_docs import write_rule_docs
    from guidepress.checks.schemas import FILES, write_schema

    write_file(folder / "rules.md", write_rule_docs())
    for name in FILES:
        write_file(folder / "schemas" / f"{name}.schema.json", write_schema(name))
