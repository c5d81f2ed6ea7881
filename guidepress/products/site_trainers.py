"""Turns pages of the website into those of the trainers' edition, and what only trainers get into a page of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from guidepress.products.site_about import module_of
from guidepress.products.site_pages import Site
from guidepress.view.addresses import relative

ROOM = "trainers.html"
"""The page that lists what is for trainers, below the folder of a language."""
MARK = "<!--room-->"
"""Stands in the frame of every page where the trainers' edition has its link."""
_SHELVES = ("site-guides", "site-decks", "site-packs")


def for_trainers(text: str, path: str, name: str) -> str:
    """Give a page of a language with the link to the trainers' room."""
    here = Markup(' aria-current="page"') if path == ROOM else ""
    entry = Markup('<li class="room"><a href="{}"{}>{}</a></li>').format(relative(ROOM, path), here, name)
    return text.replace(MARK, str(entry), 1)


def trainers_page(site: Site, files: Iterable[Mapping[str, str]]) -> str:
    """Write the room; each file has a shelf, a path below the trainers' downloads, its title's key, and its size."""
    given = list(files)
    title = site.say("site-trainers")
    groups = [
        {"title": site.say(shelf), "entries": [_entry(site, each) for each in found]}
        for shelf in _SHELVES
        if (found := [each for each in given if each["shelf"] == shelf])
    ]
    text = site.page(ROOM, "list", title, title=title, lead=site.say("site-trainers-text"), letters=[], groups=groups)
    return for_trainers(text, ROOM, title)


def _entry(site: Site, file: Mapping[str, str]) -> dict[str, Any]:
    module = module_of(site.frame, file["file"])
    return {
        "id": "",
        "kind": "",
        "told": file["size"],
        "title": site.say(file["title"], module=module, title=file.get("name", "")),
        "href": f"../downloads/{site.frame['lang']}/trainers/{file['file']}",
        "text": "",
        "outside": False,
    }
