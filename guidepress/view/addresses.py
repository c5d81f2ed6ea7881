"""Turns the units into addresses: on which page of the website each id stands, and where on it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from guidepress.model import Shared, Unit
from guidepress.nodes import id_of, walk

PAGES = MappingProxyType(
    {
        "home": "index.html",
        "glossary": "glossary.html",
        "acronyms": "acronyms.html",
        "references": "references.html",
        "resources": "resources.html",
        "videos": "videos.html",
        "downloads": "downloads.html",
        "about": "about.html",
        "cases": "cases/index.html",
        "activities": "activities/index.html",
        "workshops": "workshops/index.html",
    }
)
"""The pages that a site has once, below the folder of its language."""


def addresses(shared: Shared, units: Iterable[Unit]) -> dict[str, str]:
    """Give the address of every id, below the folder of a language: "access/sec-access-barriers.html#tab-access".

    Modules and front texts are found by their own ids; a page's own id has no fragment.
    """
    found: dict[str, str] = {}
    for unit in units:
        found[unit.id] = f"{unit.id}/index.html" if unit.meta else f"front/{unit.id}.html"
        for section in unit.sections:
            page = f"{unit.id}/{section.id}.html" if unit.meta else found[unit.id]
            _add(found, page, section.id, section.blocks)
        for case in unit.cases:
            _add(found, f"cases/{case.meta.id}.html", case.meta.id, case.blocks)
        for activity in unit.activities:
            _add(found, f"activities/{activity.meta.id}.html", activity.meta.id, activity.blocks)
        for video in unit.meta.videos if unit.meta else ():
            found[video.id] = f"{PAGES['videos']}#{video.id}"
    for term in shared.glossary:
        found[f"term-{term.id}"] = f"{PAGES['glossary']}#term-{term.id}"
    return found


def _add(found: dict[str, str], page: str, own: str, blocks: object) -> None:
    found[own] = page
    for node in walk(blocks):
        if (identifier := id_of(node)) and identifier not in found:
            found[identifier] = f"{page}#{identifier}"


def relative(address: str, page: str) -> str:
    """Write an address as it is reached from `page`; both lie below the same folder."""
    path, sign, fragment = address.partition("#")
    if path == page and sign:
        return f"#{fragment}"
    return posixpath.relpath(path, posixpath.dirname(page) or ".") + sign + fragment


def citation_address(keys: str) -> str:
    """Give the address of the first work that a citation names."""
    return f"{PAGES['references']}#ref-{keys.partition(' ')[0]}"


def resolved(address_of: Mapping[str, str], identifier: str, page: str) -> str:
    """Give the relative address of an id, or nothing if the site does not show it."""
    address = address_of.get(identifier)
    return relative(address, page) if address else ""
