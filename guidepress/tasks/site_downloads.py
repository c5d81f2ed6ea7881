"""The actions of what the website gives to take along: which files, their sizes, and decks without notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from guidepress.kitchen import LISTS, Kitchen, write_file
from guidepress.tasks.products import pages_in, slides_in
from guidepress.tasks.telling import action, load_view


def site_downloads(modules: Iterable[str]) -> dict[str, str]:
    """Give what participants may take along: the path below the language's folder, and the title's key."""
    named = list(modules)
    return {
        "textbook.pdf": "site-textbook",
        "guide.epub": "site-epub",
        "workbook.pdf": "workbook",
        "workbook.docx": "workbook",
        "cases.pdf": "case-book",
        **{f"decks/{module}.pptx": "site-slides-of" for module in named},
        **{f"handouts/{module}.pdf": "site-handout-of" for module in named},
        **{f"handouts/{module}-slides.pdf": "site-slide-pages-of" for module in named},
        **{f"lists/{which}.pdf": which for which in LISTS},
    }


def download_source(kitchen: Kitchen, language: str, name: str) -> Path:
    """Name the file that is offered: decks are made for the site, all else is a product."""
    return kitchen.site_download(language, name) if name.startswith("decks/") else kitchen.product(language, name)


@action
def make_public_deck(kitchen: Kitchen, language: str, module: str, target: Path) -> None:
    """Write a module's deck for participants: no notes, no answers. What does not fit was told with the deck itself."""
    from guidepress.products.deck import write_deck
    from guidepress.view.public_deck import public_deck

    written, _ = write_deck(public_deck(load_view(kitchen.view(language, module, "deck"))), kitchen.source / "media")
    write_file(target, written)


def sized(kitchen: Kitchen, language: str, downloads: Mapping[str, str]) -> list[dict[str, str]]:
    """Say of each file what it is: format, size as the language writes it, pages or slides."""
    words = load_view(kitchen.view(language, "guide", "site"))["words"]
    found = []
    for name, title in downloads.items():
        told = size_of(download_source(kitchen, language, name), language, words)
        found.append({"file": name, "title": title, "size": told})
    return found


def size_of(path: Path, language: str, words: Mapping[str, str]) -> str:
    """Say what a file is: "PDF - 2.1 MB - Pages: 212"."""
    from babel import Locale
    from babel.numbers import format_decimal

    locale, raw = Locale.parse(language, sep="-"), path.read_bytes()
    size = format_decimal(max(len(raw) / 1e6, 0.1), format="#,##0.0", locale=locale)
    told = [path.suffix[1:].upper(), f"{size}\N{NO-BREAK SPACE}MB"]
    if path.suffix == ".pdf":
        told.append(words["site-pages-n"].format(n=pages_in(raw)))
    elif path.suffix == ".pptx":
        told.append(words["site-slides-n"].format(n=slides_in(raw)))
    return " \N{MIDDLE DOT} ".join(told)
