"""The actions of the participant workbook and the case book, which span all modules."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from guidepress.kitchen import Kitchen, write_file
from guidepress.tasks.products import compile_pdf
from guidepress.tasks.telling import action, load_view

_PICTURE_PPI = 140.0
"""Enough for print at the size of the page's half, and small enough to mail the book."""


@action
def make_workbook_pdf(kitchen: Kitchen, language: str, modules: Iterable[str], target: Path) -> dict[str, Any]:
    """Write the participant workbook as PDF, and the list of its pages."""
    from guidepress.products.typst_slides import slide_families
    from guidepress.products.workbook import write_workbook_source
    from guidepress.tools import query_typst

    names = list(modules)
    views = [load_view(kitchen.view(language, module, "workbook")) for module in names]
    slides = [kitchen.import_path(language, f"shown-slides-{module}") for module in names]
    main = kitchen.typst(language, "workbook")
    write_file(main, write_workbook_source(views, slides))
    made = compile_pdf(kitchen, main, views[0], target, slide_families(views[0]))
    pages = query_typst(main, kitchen.work, "gp-pages", fonts=slide_families(views[0]))
    write_file(kitchen.pages(language, "workbook"), json.dumps(pages, indent=0, sort_keys=True))
    return made


@action
def make_workbook_docx(kitchen: Kitchen, language: str, modules: Iterable[str], target: Path) -> None:
    """Write the participant workbook as DOCX; the slides are pictures in it."""
    from guidepress.products.pictures import small_picture
    from guidepress.products.typst_slides import slide_families
    from guidepress.products.workbook import write_slide_pictures, write_workbook_docx
    from guidepress.tools import draw_pages

    names = list(modules)
    views = [load_view(kitchen.view(language, module, "workbook")) for module in names]
    main = kitchen.typst(language, "workbook-slides")
    paths = [kitchen.import_path(language, f"shown-slides-{module}") for module in names]
    write_file(main, write_slide_pictures(views[0], paths))
    pictures = iter(draw_pages(main, kitchen.work, ppi=_PICTURE_PPI, fonts=slide_families(views[0])))
    shown = [load_view(kitchen.view(language, module, "shown-slides"))["slides"] for module in names]
    slides = [[{**each, "picture": small_picture(next(pictures))} for each in listed] for listed in shown]
    write_file(target, write_workbook_docx(views, slides, kitchen.source / "media"))


@action
def make_casebook_pdf(kitchen: Kitchen, language: str, edition: str, target: Path) -> dict[str, Any]:
    """Write the case book as PDF; `edition` is "cases" or "cases-facilitator"."""
    from guidepress.products.casebook import write_casebook_source

    view = load_view(kitchen.view(language, "guide", edition))
    main = kitchen.typst(language, edition)
    write_file(main, write_casebook_source(view))
    return compile_pdf(kitchen, main, view, target)


@action
def make_casebook_docx(kitchen: Kitchen, language: str, edition: str, target: Path) -> None:
    """Write the case book as DOCX; `edition` is "cases" or "cases-facilitator"."""
    from guidepress.products.casebook import write_casebook_docx

    view = load_view(kitchen.view(language, "guide", edition))
    write_file(target, write_casebook_docx(view, kitchen.source / "media"))
