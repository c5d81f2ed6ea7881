"""The actions of a workshop's books: excerpts of workbook, tool box, case book and script, as PDF and DOCX."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from guidepress.kitchen import Kitchen, write_file
from guidepress.products.workshop_files import BOOKS
from guidepress.tasks.products import timestamp
from guidepress.tasks.telling import action, load_view
from guidepress.tasks.workshops import keep_part

View = dict[str, Any]
WORKSHOP_BOOKS = tuple(each.view for each in BOOKS)
_PICTURE_PPI = 140.0


@action
def make_workshop_book(kitchen: Kitchen, language: str, workshop: str, book: str, texts: Iterable[str]) -> None:
    """Write a book of a workshop as PDF and DOCX, if it holds anything; `texts` are those for facilitators."""
    view = load_view(kitchen.view(language, f"workshop-{workshop}", book))
    write = {"workbook": _workbook, "toolbox": _toolbox, "facilitator": _script}.get(book, _cases)
    name = f"workshop-{workshop}-{book}"
    made = write(kitchen, language, name, view, tuple(texts))
    file = next(each.file for each in BOOKS if each.view == book)
    keep_part(kitchen, language, workshop, book, {f"{file}.{ending}": raw for ending, raw in made.items()})


def _workbook(kitchen: Kitchen, language: str, name: str, view: View, _: tuple[str, ...]) -> dict[str, bytes]:
    from guidepress.products.pictures import small_picture
    from guidepress.products.slide_handout import chosen_titles, write_chosen_slides
    from guidepress.products.typst_slides import slide_families
    from guidepress.products.workbook import write_slide_pictures, write_workbook_docx, write_workbook_source
    from guidepress.tools import draw_pages, query_typst

    modules = view["modules"]
    if not modules:
        write_file(kitchen.pages(language, name), "{}")
        return {}
    paths, titles = [], []
    for module, shown in zip(modules, view["slides"], strict=True):
        decks = [(load_view(_deck(kitchen, language, each["deck"])), each["slides"]) for each in shown]
        target = kitchen.typst(language, f"{name}-slides-{module['module']['id']}")
        write_file(target, write_chosen_slides(decks))
        paths.append(f"/{target.relative_to(kitchen.work).as_posix()}")
        titles.append(chosen_titles(decks))
    families = slide_families(modules[0])
    # The script names the pages of this book.
    pdf = _pdf(kitchen, language, name, modules[0], write_workbook_source(modules, paths), families)
    pages = query_typst(kitchen.typst(language, name), kitchen.work, "gp-pages", fonts=families)
    write_file(kitchen.pages(language, name), json.dumps(pages, indent=0, sort_keys=True))
    drawn = kitchen.typst(language, f"{name}-pictures")
    write_file(drawn, write_slide_pictures(modules[0], paths))
    pictures = iter(draw_pages(drawn, kitchen.work, ppi=_PICTURE_PPI, fonts=families) if any(titles) else ())
    slides = [[{**each, "picture": small_picture(next(pictures))} for each in listed] for listed in titles]
    return {"pdf": pdf, "docx": write_workbook_docx(modules, slides, kitchen.source / "media")}


def _toolbox(kitchen: Kitchen, language: str, name: str, view: View, _: tuple[str, ...]) -> dict[str, bytes]:
    from guidepress.products.toolbox import write_toolbox_docx, write_toolbox_source

    frame, modules = view["frame"], view["modules"]
    if not frame["rows"]:
        return {}
    pdf = _pdf(kitchen, language, name, frame, write_toolbox_source(frame, modules))
    return {"pdf": pdf, "docx": write_toolbox_docx(frame, modules, kitchen.source / "media")}


def _cases(kitchen: Kitchen, language: str, name: str, view: View, _: tuple[str, ...]) -> dict[str, bytes]:
    from guidepress.products.casebook import write_casebook_docx, write_casebook_source

    if not view["cases"]:
        return {}
    pdf = _pdf(kitchen, language, name, view, write_casebook_source(view))
    return {"pdf": pdf, "docx": write_casebook_docx(view, kitchen.source / "media")}


def _script(kitchen: Kitchen, language: str, name: str, view: View, texts: tuple[str, ...]) -> dict[str, bytes]:
    from guidepress.products.facilitator import write_guide_docx, write_guide_pdf_source
    from guidepress.products.facilitator_numbers import with_deck_numbers
    from guidepress.products.facilitator_pages import with_textbook_pages, with_workbook_pages
    from guidepress.products.facilitator_slides import with_slide_pictures
    from guidepress.products.typst_slides import slide_families

    if not view["chapters"]:
        return {}
    books = ("textbook", name.replace("-facilitator", "-workbook"))
    textbook, workbook = (json.loads(kitchen.pages(language, book).read_bytes()) for book in books)
    plain, drawn = [], []
    for chapter in view["chapters"]:
        deck = load_view(_deck(kitchen, language, chapter["deck"]))
        told = with_workbook_pages(with_textbook_pages(with_deck_numbers(chapter, deck), textbook), workbook)
        plain.append(told)
        drawn.append(with_slide_pictures(told, deck))
    guidance = [load_view(kitchen.view(language, text, "facilitator")) for text in texts]
    source = write_guide_pdf_source(drawn, guidance)
    pdf = _pdf(kitchen, language, name, plain[0], source, slide_families(plain[0]))
    return {"pdf": pdf, "docx": write_guide_docx(plain, kitchen.source / "media", guidance)}


def _deck(kitchen: Kitchen, language: str, deck: str) -> Path:
    """Name the view of a deck: "access" is the module's own, "access-short" its short edition."""
    own = kitchen.view(language, deck, "deck")
    return own if own.exists() else kitchen.view(language, deck.removesuffix("-short"), "deck-short")


def _pdf(  # noqa: PLR0913, PLR0917 - what a document is compiled from
    kitchen: Kitchen, language: str, name: str, view: View, source: str, fonts: tuple[str, ...] = ()
) -> bytes:
    from guidepress.products.typst_values import font_families
    from guidepress.tools import compile_typst

    main = kitchen.typst(language, name)
    write_file(main, source)
    families = fonts or font_families(view)
    return compile_typst(main, kitchen.work, standards=["ua-1", "a-2a"], timestamp=timestamp(view), fonts=families)
