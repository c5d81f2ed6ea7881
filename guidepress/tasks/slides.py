"""The actions of slide handouts: pages of a module's slides with lines for notes, and what books take from them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from guidepress.kitchen import Kitchen, write_file
from guidepress.tasks.products import compile_pdf
from guidepress.tasks.telling import action, load_view, save_view


@action
def typeset_slides(kitchen: Kitchen, language: str, module: str) -> None:
    """Write the typst text of a module's slide pages, the slides alone for books, and their titles as JSON.

    None of them holds notes, so that these leave participants' PDFs alone.
    """
    from guidepress.products.slide_handout import shown_titles, write_shown_slides, write_slide_handout_source

    view = load_view(kitchen.view(language, module, "deck"))
    write_file(kitchen.typst(language, f"slides-{module}"), write_slide_handout_source(view))
    write_file(kitchen.typst(language, f"shown-slides-{module}"), write_shown_slides(view))
    save_view(kitchen.view(language, module, "shown-slides"), {"slides": shown_titles(view)})


@action
def make_slide_handout(kitchen: Kitchen, language: str, module: str, target: Path) -> dict[str, Any]:
    """Write the PDF of a module's slide pages; the handout's view says date and fonts."""
    from guidepress.products.typst_slides import slide_families

    view = load_view(kitchen.view(language, module, "handout"))
    return compile_pdf(kitchen, kitchen.typst(language, f"slides-{module}"), view, target, slide_families(view))
