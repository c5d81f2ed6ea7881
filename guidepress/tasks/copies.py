"""The actions on a trainer's copy of a deck: tell what changed on both sides, and write a fresh deck beside it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from guidepress.kitchen import Kitchen, write_file
from guidepress.tasks.telling import action, load_view

if TYPE_CHECKING:
    from guidepress.problems import SourceError
    from guidepress.products.deck_origin import Origin


@action
def compare_deck(kitchen: Kitchen, deck: str) -> None:
    """Print what a trainer changed in a copy of a deck, what the source did since, and what conflicts."""
    from guidepress.products.deck_compare import compare_decks
    from guidepress.products.deck_report import comparison_report
    from guidepress.translate.words import read_words

    with _readable(deck):
        theirs, origin = _read_copy(deck)
        comparison = compare_decks(theirs, today_deck(kitchen, deck, origin))
    sys.stdout.write(comparison_report(comparison, read_words(origin.lang)))


@action
def refresh_deck(kitchen: Kitchen, deck: str) -> None:
    """Write a trainer's deck anew beside the old one, with what the source changed and they did not."""
    from guidepress.products import deck_refresh
    from guidepress.products.deck_report import refresh_report
    from guidepress.translate.words import read_words

    with _readable(deck):
        theirs, origin = _read_copy(deck)
        words = read_words(origin.lang)
        written, comparison = deck_refresh.refresh_deck(theirs, today_deck(kitchen, deck, origin), words)
    target = free_name(Path(deck))
    write_file(target, written)
    sys.stdout.write(refresh_report(comparison, words))
    sys.stdout.write("\n" + words["copy-written"].format(file=target) + "\n")


def today_deck(kitchen: Kitchen, deck: str, origin: Origin) -> bytes:
    """Generate what the source gives today for the deck that a copy comes from; `deck` is named in problems."""
    from guidepress.products.deck import write_combined_deck

    outline = kitchen.outline()
    # The deck of the whole guide has the modules of today, whichever it had then.
    units = ("guide", *outline.modules) if origin.kind == "all" else origin.modules
    paths = [kitchen.view(origin.lang, each, "deck-short" if origin.kind == "short" else "deck") for each in units]
    is_known = origin.lang in outline.languages and set(units) <= {"guide", *outline.modules}
    if not units or not is_known or not all(each.exists() for each in paths):
        raise _refused(deck, "deck-is-still-made", module=", ".join(origin.modules), lang=origin.lang)
    # A copy of a workshop's deck keeps the event's name, place and dates.
    branded = {"event": origin.event} if origin.event else {}
    written, _ = write_combined_deck([load_view(each) | branded for each in paths], kitchen.source / "media")
    return written


def free_name(deck: Path) -> Path:
    """Name the refreshed deck: NAME-refreshed.pptx beside the old one, with a number if that exists already."""
    stem = re.sub(r"-refreshed(-\d+)?$", "", deck.stem)
    # A presentation with macros must keep its ending, or PowerPoint does not open it.
    ending = ".pptm" if deck.suffix.lower() == ".pptm" else ".pptx"
    number = 1
    while True:
        name = f"{stem}-refreshed{f'-{number}' if number > 1 else ''}{ending}"
        if not (path := deck.with_name(name)).exists():
            return path
        number += 1


@contextmanager
def _readable(deck: str) -> Iterator[None]:
    """Tell what is wrong with a file that cannot be read, as an editor reads it."""
    from guidepress.products.deck_package import UnreadableDeckError

    try:
        yield
    except UnreadableDeckError as error:
        hint = "give a deck in PowerPoint's format (.pptx); open it in PowerPoint or LibreOffice and save it again"
        raise _refused(deck, "deck-is-readable", why=error, hint=hint) from error


def _read_copy(deck: str) -> tuple[bytes, Origin]:
    """Read a trainer's file and where it comes from."""
    from guidepress.products.deck_origin import read_origin

    if not deck:
        raise _refused("deck=", "deck-is-readable", why="no file is named", hint="write deck=FILE.pptx after the task")
    path = Path(deck)
    if not path.is_file():
        raise _refused(deck, "file-exists", path=deck, hint="write the path of your deck after deck=")
    theirs = path.read_bytes()
    origin = read_origin(theirs)
    if origin is None:
        raise _refused(deck, "deck-has-origin")
    return theirs, origin


def _refused(deck: str, rule: str, **words: object) -> SourceError:
    from guidepress.problems import Place, SourceError, problem

    return SourceError([problem(rule, Place(file=deck), **words)])
