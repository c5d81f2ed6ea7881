"""Holds all that is compared: the source's nouns, the views, the finished products of a language, and their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from guidepress.checks.finished_files import Book, Document, Event, Grid, folded, numbers_in
from guidepress.model import Anchor, Shared, Unit
from guidepress.problems import Place, Problem, problem
from guidepress.products.deck_content import SlideContent

View = Mapping[str, Any]
_PART = re.compile(r"-\d+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """A finished deck: its file, the units whose slides it holds, and its slides in order."""

    file: str
    units: tuple[str, ...]
    slides: tuple[SlideContent, ...]

    def place(self, number: int = 0) -> Place:
        """Name a slide of the deck by its number from 1."""
        return Place(file=self.file, line=number)

    def numbers_of(self, identifier: str) -> list[int]:
        """Give the numbers of the slides that show one slide of the source; a long one is split into parts."""
        found: list[int] = []
        for number, slide in enumerate(self.slides, start=1):
            if slide.name == (f"{identifier}-{len(found) + 1}" if found else identifier):
                found.append(number)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """The finished pack of a workshop; files are named by their paths in the pack."""

    id: str
    folder: str
    view: View
    decks: tuple[Deck, ...]
    documents: Mapping[str, Document]
    books: Mapping[str, Book]
    sheets: Mapping[str, Grid]
    events: tuple[Event, ...]
    zipped: Mapping[str, bytes]
    unzipped: Mapping[str, bytes]
    readme: str

    def place(self, file: str, line: int = 0) -> Place:
        """Name a file of the pack, and a page or row in it."""
        return Place(file=f"{self.folder}/{file}", line=line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where things stand in the source: ids by their anchors, words by looking for them in the files' lines."""

    anchors: Mapping[str, Anchor]
    lines: Mapping[str, tuple[str, ...]]
    """The lines of each text file of the source, by the name that a place gives it."""
    folder: str

    def of(self, identifier: str) -> Place:
        """Give the place of an id; of a slide that came by itself, that of its block."""
        for name in (identifier, identifier.partition("-")[2], _PART.sub("", identifier)):
            if name in self.anchors:
                return self.anchors[name].place
        return Place(file=f"{self.folder}/guide.yaml")

    def module(self, unit: str, key: str = "") -> Place:
        """Give the place of a key of a module's module.yaml."""
        return self.key(Place(file=f"{self.folder}/modules/{unit}/module.yaml"), key)

    def key(self, place: Place, key: str) -> Place:
        """Give the line of a key of the file's front matter; the place itself if it has none."""
        for number, line in enumerate(self.lines.get(place.file, ()), start=1):
            if key and line.startswith(f"{key}:"):
                return Place(file=place.file, line=number)
        return place

    def words(self, near: Place, words: str) -> Place:
        """Give the line at which words begin, at or behind a place in the same file; else the place itself."""
        lines = self.lines.get(near.file, ())
        wanted = _plain(words)
        for number in range(max(near.line, 1), len(lines) + 1):
            following = _plain(lines[number]) if number < len(lines) else ""
            both = f"{_plain(lines[number - 1])} {following}"
            # Words may go on in the next line; what begins there is found there.
            if wanted in both and wanted not in following:
                return Place(file=near.file, line=number)
        return near


def _plain(text: str) -> str:
    return folded(re.sub(r"[*_\[\]]|\{[^}]*\}", "", text)).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The source and all finished products of a language; products are named by their paths below the build."""

    language: str
    source_language: str
    words: Mapping[str, str]
    shared: Shared
    units: Mapping[str, Unit]
    sources: Sources
    views: Mapping[tuple[str, str], View]
    decks: tuple[Deck, ...]
    documents: Mapping[str, Document]
    books: Mapping[str, Book]
    sheets: Mapping[str, Mapping[str, Grid]] = field(default_factory=dict)
    tables: Mapping[str, str] = field(default_factory=dict)
    packs: tuple[Pack, ...] = ()

    @property
    def modules(self) -> Iterator[Unit]:
        """Give the modules in the order of the guide."""
        return (self.units[name] for name in self.shared.meta.modules if name in self.units)

    def deck(self, name: str) -> Deck:
        """Give a deck of the guide: "access", "access-short", "all"."""
        return next(each for each in self.decks if each.file.endswith(f"/decks/{name}.pptx"))

    def product(self, path: str) -> Place:
        """Name a product of the language."""
        return Place(file=f"{self.language}/{path}")


def not_found(place: Place, what: str) -> Problem:
    """Tell that a product does not hold what is compared: a check that finds nothing must not pass for agreement."""
    hint = "a fault of guidepress: the check no longer finds its way in this product"
    return problem("products-are-readable", place, why=f"{what} was not found", hint=hint)


def minutes_told(slide: SlideContent, words: Mapping[str, str]) -> int:
    """Give the minutes that a slide's notes tell; 0 if they tell none."""
    labels = {words["time"], words["time"].upper()}
    for label, line in zip(slide.notes, slide.notes[1:], strict=False):
        if label in labels and (found := numbers_in(line)):
            return found[0]
    return 0


def shown(slide: SlideContent, key: str) -> str:
    """Give what a shape of a slide says; "" if there is no such shape."""
    piece = slide.piece(key)
    return " ".join(piece.lines) if piece else ""


def clock_minutes(clock: str) -> int | None:
    """Read a clock as minutes: "1:15" is 75; None for what is no clock."""
    found = re.fullmatch(r"(\d+):(\d\d)", folded(clock))
    return int(found[1]) * 60 + int(found[2]) if found else None
