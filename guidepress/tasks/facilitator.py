"""The actions of the facilitator guide: each loads views, writes one of its three depths, as PDF or DOCX."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from guidepress.kitchen import Kitchen, write_file
from guidepress.tasks.products import compile_pdf
from guidepress.tasks.telling import action, load_view, save_view

DEPTHS = ("overview", "plan", "guide")
"""The three depths of the guide: annotated contents, grids and checklists, full script."""


@action
def outline_module(kitchen: Kitchen, language: str, module: str) -> None:
    """Write what the shorter depths show of a module: the plan with the deck's numbers, without script and answers."""
    from guidepress.products.facilitator_numbers import outline_of, with_deck_numbers

    view, deck = (load_view(kitchen.view(language, module, name)) for name in ("facilitator", "deck"))
    save_view(kitchen.view(language, module, "outline"), outline_of(with_deck_numbers(view, deck)))


@action
def make_facilitator_pdf(kitchen: Kitchen, language: str, depth: str, target: Path) -> dict[str, Any]:
    """Write one depth of the facilitator guide as PDF."""
    from guidepress.products.facilitator import write_guide_pdf_source
    from guidepress.products.facilitator_outline import write_overview_source, write_plan_source
    from guidepress.products.typst_slides import slide_families

    views = _modules(kitchen, language, depth, pictures=True)
    write = {"overview": write_overview_source, "plan": write_plan_source, "guide": write_guide_pdf_source}[depth]
    main = kitchen.typst(language, f"facilitator-{depth}")
    write_file(main, write(views, _texts(kitchen, language)))
    return compile_pdf(kitchen, main, views[0], target, slide_families(views[0]) if depth == "guide" else ())


@action
def make_facilitator_docx(kitchen: Kitchen, language: str, depth: str, target: Path) -> None:
    """Write one depth of the facilitator guide as DOCX."""
    from guidepress.products.facilitator_outline_word import write_overview_docx, write_plan_docx
    from guidepress.products.facilitator_word import write_guide_docx

    views = _modules(kitchen, language, depth)
    write = {"overview": write_overview_docx, "plan": write_plan_docx, "guide": write_guide_docx}[depth]
    write_file(target, write(views, kitchen.source / "media", _texts(kitchen, language)))


def _texts(kitchen: Kitchen, language: str) -> list[dict[str, Any]]:
    return [load_view(kitchen.view(language, text, "facilitator")) for text in kitchen.outline().facilitator]


def _modules(kitchen: Kitchen, language: str, depth: str, *, pictures: bool = False) -> list[dict[str, Any]]:
    """Load what one depth shows of each module.

    Slides are numbered as in its deck, which may split some; pages are those of the finished books. `pictures` adds
    those of the slides to the script.
    """
    from guidepress.products.facilitator_numbers import with_deck_numbers
    from guidepress.products.facilitator_pages import with_textbook_pages, with_workbook_pages
    from guidepress.products.facilitator_slides import with_slide_pictures

    textbook, workbook = (json.loads(kitchen.pages(language, book).read_bytes()) for book in ("textbook", "workbook"))
    found = []
    for module in kitchen.outline().modules:
        if depth != "guide":
            view = load_view(kitchen.view(language, module, "outline"))
            found.append(with_workbook_pages(with_textbook_pages(view, textbook), workbook))
            continue
        view, deck = (load_view(kitchen.view(language, module, name)) for name in ("facilitator", "deck"))
        told = with_workbook_pages(with_textbook_pages(with_deck_numbers(view, deck), textbook), workbook)
        found.append(with_slide_pictures(told, deck) if pictures else told)
    return found
