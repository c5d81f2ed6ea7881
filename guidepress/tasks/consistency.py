"""The action that opens all finished products of a language and tells where they contradict each other."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guidepress.kitchen import VIEWS, Kitchen
from guidepress.tasks.telling import action, load_reading, load_shared, load_view

if TYPE_CHECKING:
    from guidepress.checks.package import Deck, Pack, Package, Sources
    from guidepress.model import Anchor

_GUIDE_VIEWS = ("textbook", "deck", "lists", "toolbox")


@action
def check_consistency(kitchen: Kitchen, language: str, products: Iterable[str], workshops: Iterable[str]) -> None:
    """Compare the finished products of a language; errors fail the task, warnings are told."""
    from guidepress.checks.consistency import contradictions
    from guidepress.problems import Place, SourceError, errors_in, problem

    try:
        found = contradictions(load_package(kitchen, language, tuple(products), tuple(workshops)))
    except ModuleNotFoundError as error:
        why = f"the Python package {error.name} is not installed"
        told = problem("products-are-readable", Place(file=language), why=why, hint="set up the environment: make test")
        raise SourceError([told]) from error
    if errors_in(found):
        raise SourceError(found)
    for each in found:
        sys.stderr.write(f"{each}\n")


def load_package(kitchen: Kitchen, language: str, products: tuple[str, ...], workshops: tuple[str, ...]) -> Package:
    """Open everything: `products` are paths below the language's folder, `workshops` the ids of those that are held."""
    from guidepress.checks.finished_files import read_book, read_document, read_workbook
    from guidepress.checks.package import Package

    outline = kitchen.outline()
    raws = {name: kitchen.product(language, name).read_bytes() for name in products}
    units = {name: load_reading(kitchen, name).unit for name in outline.units}
    views = {
        (unit, name): load_view(kitchen.view(language, unit, name))
        for unit, names in [("guide", _GUIDE_VIEWS), *((each, VIEWS) for each in outline.modules)]
        for name in names
    }
    views |= {(unit, "textbook"): load_view(kitchen.view(language, unit, "textbook")) for unit in outline.front}
    return Package(
        language=language,
        source_language=outline.language,
        words=views["guide", "deck"]["words"],
        shared=load_shared(kitchen),
        units={name: each for name, each in units.items() if each},
        sources=_sources(kitchen),
        views=views,
        decks=tuple(
            _deck(f"{language}/{name}", raw, outline.modules) for name, raw in raws.items() if name.endswith(".pptx")
        ),
        documents={name: read_document(raw) for name, raw in raws.items() if name.endswith(".docx")},
        books={name: read_book(raw) for name, raw in raws.items() if name.endswith(".pdf")},
        sheets={name: read_workbook(raw) for name, raw in raws.items() if name.endswith(".xlsx")},
        tables={name: raw.decode("utf-8-sig") for name, raw in raws.items() if name.endswith(".csv")},
        packs=tuple(_pack(kitchen, language, name) for name in workshops),
    )


def _deck(file: str, raw: bytes, modules: tuple[str, ...], unit: str = "") -> Deck:
    from guidepress.checks.package import Deck
    from guidepress.products.deck_content import read_deck

    name = unit or Path(file).stem
    held = ("guide", *modules) if name == "all" else (name if name in modules else name.removesuffix("-short"),)
    return Deck(file=file, units=held, slides=read_deck(raw).slides)


def _sources(kitchen: Kitchen) -> Sources:
    from guidepress.checks.package import Sources

    anchors: dict[str, Anchor] = {}
    for path in sorted((kitchen.work / "read").glob("*.json")):
        if not path.stem.startswith("workshop-"):
            anchors |= {each.id: each for each in load_reading(kitchen, path.stem).anchors}
    lines = {
        f"{kitchen.source.name}/{path.relative_to(kitchen.source).as_posix()}": tuple(
            path.read_text(encoding="utf-8-sig").splitlines()
        )
        for ending in ("md", "yaml", "csv")
        for path in sorted(kitchen.source.rglob(f"*.{ending}"))
    }
    return Sources(anchors=anchors, lines=lines, folder=kitchen.source.name)


def _pack(kitchen: Kitchen, language: str, workshop: str) -> Pack:
    from guidepress.checks.finished_files import read_book, read_calendar, read_document, read_workbook
    from guidepress.checks.package import Pack

    view: dict[str, Any] = load_view(kitchen.view(language, f"workshop-{workshop}", "workshop"))
    folder = kitchen.pack(language, workshop)
    with zipfile.ZipFile(folder / f"{workshop}.zip") as packed:
        zipped = {name: packed.read(name) for name in packed.namelist()}
    unzipped = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != f"{workshop}.zip"
    }
    shown = folder.relative_to(kitchen.build).as_posix()
    documents = [name for name in unzipped if name.endswith(".docx")]
    decks = [name for name in unzipped if name.endswith(".pptx")]
    sheets = [read_workbook(raw) for name, raw in unzipped.items() if name.endswith(".xlsx")]
    calendars = [raw for name, raw in unzipped.items() if name.endswith(".ics")]
    return Pack(
        id=workshop,
        folder=shown,
        view=view,
        decks=tuple(_deck(f"{shown}/{name}", unzipped[name], (), _after_number(name)) for name in decks),
        documents={name: read_document(unzipped[name]) for name in documents},
        books={name: read_book(raw) for name, raw in unzipped.items() if name.endswith(".pdf")},
        sheets={name: grid for each in sheets for name, grid in each.items()},
        events=tuple(event for raw in calendars for event in read_calendar(raw.decode("utf-8"))),
        zipped=zipped,
        unzipped=unzipped,
        readme=unzipped["readme.html"].decode("utf-8"),
    )


def _after_number(file: str) -> str:
    """Give the name of a deck that a pack numbers: "access" of "facilitators/decks/3-access.pptx"."""
    return Path(file).stem.partition("-")[2]
