"""Turns the pages of the website's views into chapters of a book: cases and activities stand in the text again."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guidepress.nodes import attr, classes_of, id_of, is_div, plain, transform, walk, words
from guidepress.view.addresses import relative

View = dict[str, Any]
Node = dict[str, Any]

_OUTSIDE, _HELD = "outside", "held"
_LISTS = ("glossary", "references", "videos")
"""The lists that the texts link to; the book has them at its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where in the book the pages of the website stand: `moved` gives the book's address of each page."""

    pages: Mapping[str, View]
    moved: Mapping[str, str]

    def chapter(self, pages: Iterable[View]) -> list[Node]:
        """Give the blocks of pages that make one file of the book, with the cases and activities they name."""
        return [block for page in pages for block in self.blocks(page)]

    def blocks(self, page: View) -> list[Node]:
        """Give the blocks of a page: what it names as an entry stands in its place, all links lead into the book."""
        home = self.moved[page["path"]].partition("#")[0]

        def part(node: Node) -> list[Node] | None:
            if not is_div(node, "entry"):
                return None
            held = self._held(node, page["path"])
            if held:
                return [_div([_HELD], [], held["path"])]
            (_, classes, pairs), children = node["c"]
            # The printed book has a video here: its id finds the page.
            return [{"t": "Div", "c": [[_target(node).partition("#")[2], classes, pairs], children]}]

        def join(node: Node) -> list[Node] | None:
            held = self.pages.get(id_of(node)) if is_div(node, _HELD) else None
            return [_boxed(held, self.blocks(held))] if held else None

        # What stands in its place has links of its own page, so it comes when this page's links are done.
        parted = transform(page["blocks"], part)
        made: list[Node] = transform(self.linked(parted, page["path"], home), join)
        return made

    def linked(self, blocks: Any, page: str, home: str) -> list[Node]:
        """Let the links of blocks or inlines of the website's `page` lead from the book's file `home`."""
        made: list[Node] = transform(blocks, lambda node: self._link(node, page, home))
        return made

    def _held(self, entry: Node, page: str) -> View | None:
        """Find the case or activity that an entry names, if the book has it here."""
        held = self.pages.get(_absolute(_target(entry), page).partition("#")[0])
        here = self.moved[page].partition("#")[0]
        return held if held and self.moved[held["path"]].partition("#")[0] == here else None

    def _link(self, node: Node, page: str, home: str) -> list[Node] | None:
        if node["t"] != "Link" or _OUTSIDE in classes_of(node):
            return None
        path, _, fragment = _absolute(node["c"][2][0], page).partition("#")
        inner: list[Node] = node["c"][1]
        place, _, own = self.moved.get(path, "").partition("#")
        if not place:
            return inner
        at = fragment or own
        target = relative(f"{place}#{at}" if at else place, home)
        return [{"t": "Link", "c": [node["c"][0], inner, [target, ""]]}]


def places_of(frame: View, views: Sequence[View]) -> Places:
    """Say where each page of the website stands in the book: a case in the file of the section that names it."""
    pages = {page["path"]: page for view in views for page in (*view["cases"], *view["activities"])}
    moved = {frame["pages"][key]: _book_path(frame["pages"][key]) for key in _LISTS}
    for view in views:
        moved[view["path"]] = _book_path(view["path"])
        for page in view["sections"]:
            moved[page["path"]] = _book_path(page["path"])
    for view in views:
        for page in view["sections"]:
            for node in walk(page["blocks"]):
                if is_div(node, "entry"):
                    path = _absolute(_target(node), page["path"]).partition("#")[0]
                    if path in pages:
                        moved.setdefault(path, f"{moved[page['path']]}#{pages[path]['id']}")
    for path, page in pages.items():
        # What no section names has a file of its own.
        moved.setdefault(path, f"{_book_path(path)}#{page['id']}")
    return Places(pages=pages, moved=moved)


def _boxed(page: View, blocks: list[Node]) -> Node:
    """Let a case or an activity be a box in the text; its headings are none of the section's."""
    told = [page["label"], page["kind_label"], page.get("grouping", ""), *page.get("countries", ())]
    label = plain(words(" · ".join(each for each in told if each)))
    head = [_div(["box-label"], [label]), _div(["box-title"], [plain(page["title"])])]
    return _div(["box", page["kind"]], [_div(["box-head"], head), *map(_unheaded, blocks)], page["id"])


def _unheaded(block: Node) -> Node:
    if block["t"] == "Header":
        _, (identifier, _, _), inlines = block["c"]
        return _div(["box-heading"], [plain(inlines)], identifier)
    return block


def _div(classes: list[str], blocks: list[Node], identifier: str = "") -> Node:
    return {"t": "Div", "c": [attr(identifier, classes), blocks]}


def _target(entry: Node) -> str:
    """Give the address that an entry leads to."""
    return next((each["c"][2][0] for each in walk(entry["c"][1]) if each["t"] == "Link"), "")


def _absolute(target: str, page: str) -> str:
    """Write a relative address as it is from the folder of the language."""
    path, sign, fragment = target.partition("#")
    there = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    return there + sign + fragment


def _book_path(path: str) -> str:
    return f"{path.removesuffix('.html')}.xhtml"
