"""Turns the frame of the website into its pages on itself: downloads on their shelves, and what this edition is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from markupsafe import Markup

from guidepress.products.site_pages import Site
from guidepress.view.addresses import relative

Download = Mapping[str, str]
_SHELVES = {"": "site-books", "handouts": "handouts", "decks": "site-decks-public", "lists": "site-lists"}
"""What files of a folder stand under."""


def downloads_page(site: Site, downloads: Iterable[Download]) -> str:
    """Write the page of the downloads; each has a file, the key of its title, and its size in words."""
    path, title = site.frame["pages"]["downloads"], site.title_of("downloads")
    groups = [
        {"title": site.say(key), "entries": [_entry(site, each) for each in found]}
        for folder, key in _SHELVES.items()
        if (found := [each for each in list(downloads) if each["file"].rpartition("/")[0] == folder])
    ]
    return site.page(path, "list", title, title=title, lead="", letters=[], groups=groups)


def _entry(site: Site, download: Download) -> dict[str, Any]:
    return {
        "id": "",
        "kind": "",
        "told": download["size"],
        "title": site.say(download["title"], module=module_of(site.frame, download["file"])),
        "href": f"../downloads/{site.frame['lang']}/{download['file']}",
        "text": "",
        "outside": False,
    }


def module_of(frame: Mapping[str, Any], file: str) -> str:
    """Give the title of the module that a file is of: its name is the module's id, and what kind it is."""
    stem = PurePosixPath(file).stem
    found = [unit for unit in frame["units"] if stem in (unit["id"], f"{unit['id']}-slides", f"{unit['id']}-short")]
    return f"{found[0]['number']}. {found[0]['title']}" if found and found[0]["number"] else ""


def about_page(site: Site, credits_: Sequence[str]) -> str:
    """Write "about this edition": version, licence, notice, sources, how it was made, and whose work it uses."""
    frame = site.frame
    guide, path, title = frame["guide"], frame["pages"]["about"], site.title_of("about")
    works = Markup('<a href="{}">{}</a>').format(
        relative(frame["pages"]["references"], path), site.say("site-works-text", n=len(frame["references"]))
    )
    parts = [
        (guide["title"], [guide["subtitle"], _version(site), guide["publisher"], _licence(site), guide["notice"]]),
        (site.title_of("references"), [works]),
        (site.say("site-made"), [site.say("site-made-text")]),
        (site.say("site-private"), [site.say("site-private-text")]),
        (site.say("site-thirds"), [*credits_, site.say("site-icons-text")]),
    ]
    shown = [{"title": head, "lines": [each for each in lines if each]} for head, lines in parts]
    return site.page(path, "about", title, title=title, parts=shown)


def _version(site: Site) -> str:
    guide = site.frame["guide"]
    return f"{site.say('version-n', n=guide['version'])} · {guide['date']}"


def _licence(site: Site) -> str:
    return site.say("licence-line", licence=site.frame["guide"]["licence"])
