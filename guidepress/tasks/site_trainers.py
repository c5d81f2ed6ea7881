"""The actions of the trainers' edition of the E-box: the participants' website, and a room of what is for them."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from guidepress.kitchen import Kitchen, write_file
from guidepress.tasks.site import language_names
from guidepress.tasks.site_downloads import size_of
from guidepress.tasks.telling import action, load_view

Shelf = tuple[str, str, str]
"""Where a file stands in the room, the key of its title, and the name that the title holds."""


def trainers_files(modules: Iterable[str], packs: Iterable[str]) -> dict[str, Shelf]:
    """Give what trainers get: the path in their room to its shelf, title and name; a pack is named by its workshop."""
    depths = ("guide", "plan", "overview")
    guides = {f"facilitator/{name}.{end}": f"facilitator-{name}" for name in depths for end in ("pdf", "docx")}
    guides |= {f"facilitator/cases.{end}": "site-cases-trainers" for end in ("pdf", "docx")}
    guides |= {f"toolbox.{end}": "toolbox" for end in ("pdf", "docx", "xlsx")}
    decks = {"decks/all.pptx": "site-deck-all"}
    for module in modules:
        decks |= {f"decks/{module}.pptx": "site-deck-of", f"decks/{module}-short.pptx": "site-deck-short-of"}
    return {
        **{path: ("site-guides", title, "") for path, title in guides.items()},
        **{path: ("site-decks", title, "") for path, title in decks.items()},
        **{f"packs/{name}.zip": ("site-packs", "site-pack-of", name) for name in packs},
    }


def trainers_source(kitchen: Kitchen, language: str, path: str) -> Path:
    """Name the product that a file of the room is a copy of."""
    if path.startswith("packs/"):
        name = Path(path).stem
        return kitchen.pack(language, name) / f"{name}.zip"
    return kitchen.product(language, path)


@action
def make_trainers_site(kitchen: Kitchen, files: Mapping[str, Mapping[str, Shelf]]) -> None:
    """Write the trainers' edition anew; `files` are, by language, those of the room. What it no longer has goes."""
    from guidepress.products.site_pages import Site
    from guidepress.products.site_trainers import ROOM, for_trainers, trainers_page

    target = kitchen.trainers_site
    made: set[Path] = set()
    names = language_names(files)
    frames = {code: load_view(kitchen.view(code, "guide", "site")) for code in files}
    for path in sorted(each for each in kitchen.site.rglob("*") if each.is_file()):
        inner = path.relative_to(kitchen.site)
        code = inner.parts[0]
        if path.suffix == ".html" and code in frames:
            below = inner.relative_to(code).as_posix()
            room = frames[code]["words"]["site-trainers"]
            write_file(target / inner, for_trainers(path.read_text(encoding="utf-8"), below, room))
        else:
            (target / inner).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target / inner)
        made.add(target / inner)
    for code, shelf in files.items():
        frame = frames[code]
        site = Site(frame=frame, names=names, sizes={}, drawings={})
        listed = []
        for held, (where, title, name) in shelf.items():
            source, copied = trainers_source(kitchen, code, held), target / "downloads" / code / "trainers" / held
            copied.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, copied)
            made.add(copied)
            size = size_of(source, code, frame["words"])
            shown = _workshop_title(kitchen, code, name) if name else ""
            listed.append({"shelf": where, "file": held, "title": title, "name": shown, "size": size})
        write_file(target / code / ROOM, trainers_page(site, listed))
        made.add(target / code / ROOM)
    for path in target.rglob("*"):
        if path.is_file() and path not in made:
            path.unlink()


def _workshop_title(kitchen: Kitchen, language: str, name: str) -> str:
    title: str = load_view(kitchen.view(language, f"workshop-{name}", "workshop"))["workshop"]["title"]
    return title
