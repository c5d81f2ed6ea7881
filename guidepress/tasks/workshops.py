"""The actions of a workshop's pack: its papers, decks, lists, and the ZIP of it all (its books: workshop_books.py).

Each action writes a listing of the files it made (path in the pack to digest, pages or slides), so that the next one
runs again when a file has changed, and so that files of an earlier build go away.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from guidepress.kitchen import Kitchen, write_file
from guidepress.products.workshop_files import (
    BOOKS,
    CALENDAR,
    DRAWN,
    EDITED,
    LISTS,
    PAPERS,
    README,
    WORKBOOK,
    list_files,
    paper_files,
)
from guidepress.tasks.products import pages_in, place_of, slides_in, timestamp
from guidepress.tasks.telling import action, load_reading, load_view

View = dict[str, Any]
Listing = dict[str, dict[str, Any]]
PACK_PARTS = ("papers", "decks", *(each.view for each in BOOKS), "lists")
"""The parts of a pack, each with a listing of its files."""


def pack_files(part: str) -> list[str]:
    """List the files of a part of a pack that every workshop has."""
    return {"papers": paper_files(), "lists": list_files(), "pack": [README]}.get(part, [])


@action
def make_workshop_papers(kitchen: Kitchen, language: str, workshop: str, modules: Iterable[str]) -> None:
    """Write agenda, concept note, run of show, forms, badges and certificates as PDF and DOCX, and the calendar."""
    from guidepress.products.workshop_ics import write_agenda_ics
    from guidepress.products.workshop_pack import DRAWINGS, EDITABLE, WRITERS
    from guidepress.products.workshop_typst import write_paper_source
    from guidepress.products.workshop_word import write_paper_docx

    view = _load(kitchen, language, workshop, modules)
    made: dict[str, bytes] = {CALENDAR: write_agenda_ics(view).encode()}
    for name in PAPERS:
        paper = WRITERS[name](view)
        made[f"{name}.pdf"] = _pdf(kitchen, view, name, write_paper_source(view, paper))
        made[f"{name}.docx"] = write_paper_docx(view, paper)
    for name in DRAWN:
        made[f"{name}.pdf"] = _pdf(kitchen, view, name, DRAWINGS[name](view))
    for name in EDITED:
        made[f"{name}.docx"] = EDITABLE[name](view)
    keep_part(kitchen, language, workshop, "papers", made)


@action
def make_workshop_decks(kitchen: Kitchen, language: str, workshop: str, modules: Iterable[str]) -> None:
    """Write the decks in the order of use, with the event on the title slide and at the foot of every slide."""
    from guidepress.problems import SourceError, problem
    from guidepress.products.deck import write_deck
    from guidepress.products.workshop_pack import deck_files
    from guidepress.products.workshop_paper import event_of

    view = load_view(kitchen.view(language, f"workshop-{workshop}", "workshop"))
    paths = _deck_paths(kitchen, language, modules)
    made, problems = {}, []
    for file, deck in deck_files(view).items():
        made[file], unfit = write_deck({**load_view(paths[deck]), "event": event_of(view)}, kitchen.source / "media")
        if unfit:
            reading = load_reading(kitchen, paths[deck].parent.name)
            problems += [problem("slide-fits", place_of(reading, each.slide_id), why=each.message) for each in unfit]
    if problems:
        raise SourceError(problems)
    keep_part(kitchen, language, workshop, "decks", made)


@action
def make_workshop_lists(kitchen: Kitchen, language: str, workshop: str, modules: Iterable[str]) -> None:
    """Write print list and shopping list as PDF and DOCX, and both as a workbook; pages are counted in the PDFs."""
    from guidepress.products.workshop_lists import print_list, shopping_list, write_lists_xlsx
    from guidepress.products.workshop_pack import printed_papers
    from guidepress.products.workshop_typst import write_paper_source
    from guidepress.products.workshop_word import write_paper_docx

    view = _load(kitchen, language, workshop, modules)
    listings = _listings(kitchen, language, workshop, *(part for part in PACK_PARTS if part not in ("decks", "lists")))
    pages = {path: each["pages"] for path, each in listings.items() if "pages" in each}
    printed = printed_papers(view, pages)
    made = {WORKBOOK: write_lists_xlsx(view, printed)}
    for name, paper in zip(LISTS, (print_list(view, printed), shopping_list(view)), strict=True):
        made[f"{name}.pdf"] = _pdf(kitchen, view, name, write_paper_source(view, paper))
        made[f"{name}.docx"] = write_paper_docx(view, paper)
    keep_part(kitchen, language, workshop, "lists", made)


@action
def make_workshop_pack(kitchen: Kitchen, language: str, workshop: str, modules: Iterable[str], target: Path) -> None:
    """Write the page that says what is for whom, and the ZIP of the whole pack."""
    from guidepress.products.workshop_pack import pack_zip
    from guidepress.products.workshop_readme import write_readme

    view = _load(kitchen, language, workshop, modules)
    files = sorted(_listings(kitchen, language, workshop, *PACK_PARTS))
    folder = kitchen.pack(language, workshop)
    members = {path: (folder / path).read_bytes() for path in files}
    members[README] = write_readme(view, files).encode()
    _remove_other_parts(kitchen, language, workshop, {*files, README})
    write_file(folder / README, members[README])
    write_file(target, pack_zip(members))


def _load(kitchen: Kitchen, language: str, workshop: str, modules: Iterable[str]) -> View:
    """Load a workshop's view with what its decks say: the numbers of slides."""
    from guidepress.products.workshop_numbers import with_slide_numbers

    view = load_view(kitchen.view(language, f"workshop-{workshop}", "workshop"))
    shown = {each["deck"] for day in view["days"] for each in day["items"]}
    decks = {name: load_view(path) for name, path in _deck_paths(kitchen, language, modules).items()}
    return with_slide_numbers(view, {name: decks[name] for name in shown & set(decks)})


def _deck_paths(kitchen: Kitchen, language: str, modules: Iterable[str]) -> dict[str, Path]:
    """Give the views of the modules' decks by the names that a workshop's items give them."""
    editions = (("", "deck"), ("-short", "deck-short"))
    return {f"{each}{end}": kitchen.view(language, each, name) for each in modules for end, name in editions}


def _pdf(kitchen: Kitchen, view: View, name: str, source: str) -> bytes:
    from guidepress.products.typst_values import font_families
    from guidepress.tools import compile_typst

    main = kitchen.typst(view["lang"], f"workshop-{view['workshop']['id']}-{Path(name).name}")
    write_file(main, source)
    fonts = font_families(view)
    return compile_typst(main, kitchen.work, standards=["ua-1", "a-2a"], timestamp=timestamp(view), fonts=fonts)


def keep_part(kitchen: Kitchen, language: str, workshop: str, part: str, made: Mapping[str, bytes]) -> None:
    """Write the files of a part of the pack and their listing; what an earlier listing names beyond them goes away."""
    folder, listing = kitchen.pack(language, workshop), kitchen.pack_listing(language, workshop, part)
    before: Listing = json.loads(listing.read_bytes()) if listing.exists() else {}
    found: Listing = {}
    for path, raw in made.items():
        write_file(folder / path, raw)
        found[path] = {"sha256": hashlib.sha256(raw).hexdigest(), **_size_of(path, raw)}
    for path in sorted(set(before) - set(made)):
        gone = folder / path
        if gone.resolve().is_relative_to(folder.resolve()):
            gone.unlink(missing_ok=True)
    write_file(listing, json.dumps(found, indent=1, sort_keys=True) + "\n")


def _remove_other_parts(kitchen: Kitchen, language: str, workshop: str, kept: set[str]) -> None:
    """Remove what an earlier guidepress made as a part that packs no longer have."""
    listings = kitchen.pack_listing(language, workshop, "papers").parent.glob("*.json")
    folder = kitchen.pack(language, workshop).resolve()
    for listing in listings:
        if listing.stem in PACK_PARTS:
            continue
        for path in set(json.loads(listing.read_bytes())) - kept:
            if (folder / path).resolve().is_relative_to(folder):
                (folder / path).unlink(missing_ok=True)
        listing.unlink()


def _size_of(path: str, raw: bytes) -> dict[str, int]:
    if path.endswith(".pdf"):
        return {"pages": pages_in(raw)}
    return {"slides": slides_in(raw)} if path.endswith(".pptx") else {}


def _listings(kitchen: Kitchen, language: str, workshop: str, *parts: str) -> Listing:
    found: Listing = {}
    for part in parts:
        found |= json.loads(kitchen.pack_listing(language, workshop, part).read_bytes())
    return found
