"""Turns the files of a finished website into what is wrong with its pages: links, ids, headings, titles, pictures."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from urllib.parse import unquote

from lxml import html

_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_LOADS = {"img": "src", "script": "src", "link": "href", "iframe": "src", "source": "src", "video": "src"}
_MOST = {"home": 150_000, "page": 250_000}
_SHARED = (".css", ".js")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFault:
    """What is wrong with a page, in words."""

    path: str
    what: str


def find_page_faults(files: Mapping[str, bytes]) -> tuple[PageFault, ...]:
    """Look at every page; files are named by their paths below the site's folder."""
    trees = {path: html.document_fromstring(raw) for path, raw in files.items() if path.endswith(".html")}
    ids = {path: Counter(node.get("id", "") for node in tree.iter() if node.get("id")) for path, tree in trees.items()}
    found: dict[PageFault, None] = {}
    for path, tree in trees.items():
        for what in (*_form(tree), *_twice(ids[path]), *_lost(path, tree, files, ids), *_heavy(path, tree, files)):
            found[PageFault(path=path, what=what)] = None
    return tuple(found)


def _form(tree: Any) -> Iterator[str]:
    if not tree.get("lang") or tree.get("dir") not in ("ltr", "rtl"):
        yield "it does not say its language and direction"
    if not (tree.findtext(".//title") or "").strip():
        yield "it has no title"
    levels = [int(node.tag[1]) for node in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    if levels.count(1) != 1:
        yield f"it has {levels.count(1)} main headings"
    yield from (f"a heading of level {b} follows one of level {a}" for a, b in pairwise(levels) if b > a + 1)
    for node in tree.iter("img"):
        if node.get("alt") is None:
            yield f"the picture {node.get('src')} has no alternative text"
    for node in tree.iter("a", "button"):
        if not (node.text_content().strip() or node.get("aria-label") or node.find(".//img") is not None):
            yield f"a {'link' if node.tag == 'a' else 'button'} has no words: {node.get('href', '')}"


def _twice(ids: Counter[str]) -> Iterator[str]:
    yield from (f'the id "{name}" stands {count} times' for name, count in ids.items() if count > 1)


def _lost(path: str, tree: Any, files: Mapping[str, bytes], ids: Mapping[str, Counter[str]]) -> Iterator[str]:
    for node in tree.iter(*_LOADS):
        address = node.get(_LOADS[node.tag]) or ""
        if node.tag == "link" and node.get("rel") not in ("stylesheet", "icon"):
            continue
        if _OUTSIDE.match(address) and not address.startswith("data:"):
            yield f"it loads {address} from outside"
        elif address and not address.startswith("data:") and _target(path, address)[0] not in files:
            yield f"the file {address} does not exist"
    for node in tree.iter("a"):
        address = node.get("href") or ""
        if not address or _OUTSIDE.match(address):
            continue
        target, fragment = _target(path, address)
        if target not in files:
            yield f"the link {address} leads nowhere"
        elif fragment and target in ids and fragment not in ids[target]:
            yield f"the link {address} leads to no place of that page"


def _target(path: str, address: str) -> tuple[str, str]:
    file, _, fragment = address.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(file))) if file else path
    return target, unquote(fragment)


def _heavy(path: str, tree: Any, files: Mapping[str, bytes]) -> Iterator[str]:
    """Weigh home and section pages with what they load, pictures apart: a slow line should bring them quickly."""
    layouts = (tree.find(".//main").get("class") or "").split() if tree.find(".//main") is not None else []
    for kind in (each for each in layouts if each in _MOST):
        shared = {_target(path, node.get("href") or node.get("src") or "")[0] for node in tree.iter("link", "script")}
        weight = len(files[path]) + sum(len(files[name]) for name in shared if name in files and name.endswith(_SHARED))
        if weight > _MOST[kind]:
            yield f"it weighs {weight // 1000} kB with styles and scripts; at most {_MOST[kind] // 1000} kB are wanted"
