"""The actions of the tool box of activities: PDF, DOCX and the table with filters."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from guidepress.kitchen import Kitchen, write_file
from guidepress.tasks.products import compile_pdf
from guidepress.tasks.telling import action, load_view


def _views(kitchen: Kitchen, language: str, modules: Iterable[str]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Load the frame of the tool box and the part of each module."""
    frame = load_view(kitchen.view(language, "guide", "toolbox"))
    return frame, [load_view(kitchen.view(language, each, "toolbox")) for each in modules]


@action
def make_toolbox_pdf(kitchen: Kitchen, language: str, modules: Iterable[str], target: Path) -> dict[str, Any]:
    """Write the tool box as PDF."""
    from guidepress.products.toolbox import write_toolbox_source

    frame, views = _views(kitchen, language, modules)
    main = kitchen.typst(language, "toolbox")
    write_file(main, write_toolbox_source(frame, views))
    return compile_pdf(kitchen, main, frame, target)


@action
def make_toolbox_docx(kitchen: Kitchen, language: str, modules: Iterable[str], target: Path) -> None:
    """Write the tool box as DOCX."""
    from guidepress.products.toolbox import write_toolbox_docx

    frame, views = _views(kitchen, language, modules)
    write_file(target, write_toolbox_docx(frame, views, kitchen.source / "media"))


@action
def make_toolbox_table(kitchen: Kitchen, language: str, modules: Iterable[str], target: Path) -> None:
    """Write the table of all activities, with filters, as XLSX."""
    from guidepress.products.toolbox import write_toolbox_table

    frame, _ = _views(kitchen, language, modules)
    write_file(target, write_toolbox_table(frame))
