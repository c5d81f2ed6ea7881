"""Names every file of a build: where sources are listed from, where intermediates and products go. No parsing here."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

PACKAGE = Path(__file__).parent
TEMPLATES = PACKAGE.parent / "templates"
VIEWS = ("textbook", "deck", "deck-short", "facilitator", "handout", "workbook", "toolbox")
"""The views of a unit, each for one product."""
EDITIONS = ("screen", "print")
LISTS = ("glossary", "acronyms")
CASEBOOKS = ("cases", "cases-facilitator")
"""The editions of the case book, as their views are called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What guide.yaml says of the build's shape; read loosely, since the source stage tells what is wrong with it."""

    modules: tuple[str, ...]
    front: tuple[str, ...]
    facilitator: tuple[str, ...]
    languages: tuple[str, ...]
    language: str
    editions: tuple[str, ...] = ()
    """The editions beside the guide itself, which is the first of guide.yaml."""

    def chosen(self, wish: str) -> tuple[str, ...]:
        """Give the languages that a wish such as "en,fr" names; `source` is the guide's own, nothing means all."""
        wanted = [self.language if name == "source" else name for name in wish.split(",") if name]
        return tuple(name for name in self.languages if not wanted or name in wanted)

    def chosen_editions(self, wish: str) -> tuple[str, ...]:
        """Give the editions that a wish such as "senior" names, the guide itself as ""; nothing means all."""
        wanted = [name for name in wish.split(",") if name]
        further = tuple(name for name in self.editions if not wanted or name in wanted)
        return further if wanted and set(wanted) <= set(self.editions) else ("", *further)

    @property
    def units(self) -> tuple[str, ...]:
        """Give the units of the textbook in its order."""
        return self.front + self.modules

    @property
    def parts(self) -> dict[str, str]:
        """Give every unit that is read, with the folder of the source that it lies in."""
        folders = {"front": self.front, "modules": self.modules, "facilitator": self.facilitator}
        return {name: folder for folder, names in folders.items() for name in names}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kitchen:
    """The folders of one build."""

    source: Path
    build: Path
    edition: str = ""
    """The edition whose views and products are named; empty for the guide itself."""

    def of(self, edition: str) -> Kitchen:
        """Give the same kitchen for an edition."""
        return replace(self, edition=edition)

    @property
    def work(self) -> Path:
        """Give the folder of the intermediates."""
        return self.build / ".work"

    def outline(self) -> Outline:
        """Read the lists of modules, front texts and languages; what cannot be read is empty."""
        try:
            given = yaml.safe_load((self.source / "guide.yaml").read_bytes())
        except (OSError, ValueError, RecursionError, yaml.YAMLError):
            given = None
        found = given if isinstance(given, dict) else {}

        def names(key: str) -> tuple[str, ...]:
            value = found.get(key)
            items = value if isinstance(value, list) else []
            safe = [item for item in items if isinstance(item, str) and item.replace("-", "").isalnum()]
            return tuple(dict.fromkeys(safe))

        front = tuple(name for name in names("front") if name not in names("modules"))
        facilitator = tuple(name for name in names("facilitator") if name not in (*names("modules"), *front))
        listed = found.get("editions")
        ids = [each.get("id") for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
        further = [each for each in ids[1:] if isinstance(each, str) and each.replace("-", "").isalnum()]
        return Outline(
            editions=tuple(dict.fromkeys(further)),
            modules=names("modules"),
            front=front,
            facilitator=facilitator,
            languages=names("languages"),
            language=str(found.get("language", "")),
        )

    # --- source files, as doit's dependencies ---

    def shared_files(self) -> list[str]:
        """List the files of the shared lists."""
        return self._existing(*(self.source.glob("*.y*ml")))

    def unit_files(self, unit: str, folder: str) -> list[str]:
        """List the files that reading a unit may open; `folder` is where it lies: modules, front or facilitator."""
        is_module = folder == "modules"
        own = (self.source / folder / unit).rglob("*") if is_module else [self.source / folder / f"{unit}.md"]
        return self._existing(*own, *(self.source / "media").rglob("*"))

    def workshops(self, languages: Iterable[str] = ()) -> tuple[str, ...]:
        """List the workshops by id; with `languages`, those that are held in one of them (all, if they name none)."""
        names = sorted(each.stem for each in (self.source / "workshops").glob("*.yaml") if each.stem != "forms")
        wanted = set(languages)
        return tuple(name for name in names if not wanted or wanted & set(self._languages_of(name) or wanted))

    def _languages_of(self, workshop: str) -> list[str]:
        """Read in which languages a workshop is held; loosely, since the source stage tells what is wrong with it."""
        try:
            given = yaml.safe_load((self.source / "workshops" / f"{workshop}.yaml").read_bytes())
        except (OSError, ValueError, RecursionError, yaml.YAMLError):
            given = None
        found = given.get("languages") if isinstance(given, dict) else None
        return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []

    def workshop_files(self, workshop: str) -> list[str]:
        """List the files that reading a workshop may open."""
        folder = self.source / "workshops"
        names = (f"{workshop}.yaml", "forms.yaml", f"{workshop}-participants.csv")
        return self._existing(*(folder / name for name in names))

    def media_files(self) -> list[Path]:
        """List the pictures that products may show."""
        endings = (".png", ".jpg", ".jpeg", ".svg")
        found = (each for each in (self.source / "media").rglob("*") if each.suffix.lower() in endings)
        return sorted(each for each in found if each.is_file())

    def catalogue_files(self, language: str) -> list[str]:
        """List a language's catalogues."""
        return self._existing(*(self.source / "locale" / language).glob("*.po"))

    def _existing(self, *paths: Path) -> list[str]:
        return sorted(str(each) for each in paths if each.is_file())

    # --- intermediates ---

    def reading(self, unit: str) -> Path:
        """Name the reading of a unit, or of the shared lists (`shared`)."""
        return self.work / "read" / f"{unit}.json"

    def index(self) -> Path:
        """Name the index of the whole guide; it exists only for a source without errors."""
        return self.work / "model" / "index.json"

    def cites(self) -> Path:
        """Name the list of all that the guide cites; it stands beside the index."""
        return self.work / "model" / "cites.json"

    def timetable(self, workshop: str) -> Path:
        """Name the listing of a workshop's hours; it exists only if all that it holds fits its days."""
        return self.work / "model" / f"timetable-{workshop}.json"

    def citations(self, language: str) -> Path:
        """Name a language's rendered citations."""
        return self.work / "view" / language / "citations.json"

    def view(self, language: str, unit: str, product: str) -> Path:
        """Name a view; the guide's own are under the unit `guide`."""
        return self._own / "view" / language / unit / f"{product}.json"

    def typst(self, language: str, name: str) -> Path:
        """Name a typst text."""
        return self._own / "typ" / language / f"{name}.typ"

    def import_path(self, language: str, name: str) -> str:
        """Name a typst text as other typst texts import it."""
        return f"/{self.typst(language, name).relative_to(self.work).as_posix()}"

    def held(self) -> Path:
        """Name the list of the ids that the edition holds."""
        return self._own / "model" / "held.json"

    def made(self, language: str, product: str) -> Path:
        """Name the list of what an edition made of a product: nothing, if the edition has nothing for it."""
        return self._own / "made" / language / f"{product}.json"

    @property
    def _own(self) -> Path:
        """Give the folder of what differs between editions."""
        return self.work / "editions" / self.edition if self.edition else self.work

    def pages(self, language: str, book: str) -> Path:
        """Name the list of the pages on which the parts of a finished book stand, by id."""
        return self._own / "pages" / language / f"{book}.json"

    # --- products ---

    def product(self, language: str, path: str) -> Path:
        """Name a product."""
        folder = self.build / language / "editions" / self.edition if self.edition else self.build / language
        return folder / path

    @property
    def site(self) -> Path:
        """Name the folder of the website."""
        return self.build / "ebox"

    def site_download(self, language: str, name: str) -> Path:
        """Name a file that the website gives to take along."""
        return self.site / "downloads" / language / name

    @property
    def trainers_site(self) -> Path:
        """Name the folder of the website for trainers."""
        return self.build / "ebox-trainer"

    def site_listing(self, language: str) -> Path:
        """Name the list of the website's files of a language."""
        return self.work / "site" / f"{language}.json"

    def pack(self, language: str, workshop: str) -> Path:
        """Name the folder of a workshop's pack."""
        return self.build / "workshops" / workshop / language

    def pack_listing(self, language: str, workshop: str, part: str) -> Path:
        """Name the list of the files that make up a part of a pack: papers, decks, copies or lists."""
        return self.work / "workshops" / workshop / language / f"{part}.json"

    def pack_products(self, language: str, workshop: str) -> list[str]:
        """List the files of a pack that was made, by their paths below the build's folder."""
        listings = sorted((self.work / "workshops" / workshop / language).glob("*.json"))
        files = [name for path in listings for name in json.loads(path.read_bytes())]
        folder = self.pack(language, workshop).relative_to(self.build).as_posix()
        return [f"{folder}/{name}" for name in (*files, "readme.html", f"{workshop}.zip")]


def engine_digest() -> str:
    """Give a digest of the engine's own files, so that a changed engine rebuilds."""
    found = [
        *PACKAGE.rglob("*.py"),
        *PACKAGE.rglob("*.lua"),
        *PACKAGE.rglob("*.yaml"),
        *TEMPLATES.rglob("*.*"),
    ]
    digest = hashlib.sha256()
    for path in sorted(found):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def write_file(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all: under a temporary name first, then renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    raw = content.encode("utf-8") if isinstance(content, str) else content
    try:
        temporary.write_bytes(raw)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
