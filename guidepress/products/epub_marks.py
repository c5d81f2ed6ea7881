"""Turns a chapter of XHTML into one with the book's marks: page breaks of the printed book, and notes that open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree, html

XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB = "{http://www.idpf.org/2007/ops}"
_HOLDS_TEXT = frozenset({"li", "dt", "section", "td"})
"""What takes the mark of its page into itself, since nothing may stand before it or a link would pass by it."""
_FLOW = frozenset({"body", "section", "div", "aside", "figure", "blockquote", "article", "header"})


def tree_of(text: str) -> etree._Element:
    """Read a chapter; it must be well-formed."""
    return etree.fromstring(text.encode("utf-8"), etree.XMLParser(resolve_entities=False, no_network=True))


def as_xhtml(fragment: str) -> str:
    """Write a piece of HTML as XML."""
    whole = html.fragment_fromstring(fragment, create_parent="div")
    return etree.tostring(whole, encoding="unicode").removeprefix("<div>").removesuffix("</div>").removesuffix("<div/>")


def text_of_tree(tree: etree._Element) -> str:
    """Write a chapter."""
    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
    return declaration + etree.tostring(tree, encoding="unicode") + "\n"


def ids_in(tree: etree._Element) -> list[str]:
    """List the ids of a chapter in the order of the text."""
    return [name for node in tree.iter(f"{XHTML}*") if (name := node.get("id"))]


def page_starts(named: Sequence[tuple[int, str]], pages: Mapping[str, int]) -> dict[tuple[int, str], int]:
    """Say which ids begin a printed page: the first of each. `named` are chapter and id in the order of the text.

    A figure may be printed on a later page than the text behind it; the page does not begin with it.
    """
    found = [(place, pages[place[1]]) for place in named if place[1] in pages]
    least = max((page for _, page in found), default=0)
    kept: list[tuple[tuple[int, str], int]] = []
    for place, page in reversed(found):
        if page <= least:
            least = page
            kept.append((place, page))
    # Of several places on a page the first stays, which is the last that is seen from behind.
    first = {page: place for place, page in kept}
    return {place: page for page, place in first.items()}


def mark_page(tree: etree._Element, identifier: str, page: int, word: str) -> None:
    """Put the mark of a printed page before what has the id; `word` says what the number is."""
    node = next(each for each in tree.iter(f"{XHTML}*") if each.get("id") == identifier)
    mark = etree.Element(f"{XHTML}span")
    mark.set(f"{EPUB}type", "pagebreak")
    mark.set("role", "doc-pagebreak")
    mark.set("id", f"page-{page}")
    mark.set("aria-label", f"{word} {page}")
    if _name(node) in _HOLDS_TEXT:
        mark.tail, node.text = node.text, None
        node.insert(0, mark)
        return
    parent = node.getparent()
    while parent is not None and _name(parent) not in _FLOW:
        node, parent = parent, parent.getparent()
    if parent is not None:
        parent.insert(parent.index(node), mark)


def open_notes(tree: etree._Element) -> None:
    """Let notes be what reading programs open above the text."""
    for mark in tree.iter(f"{XHTML}a"):
        if mark.get("class") == "note-mark":
            mark.set(f"{EPUB}type", "noteref")
            mark.set("role", "doc-noteref")
    for node in tree.iter(f"{XHTML}div"):
        if node.get("class") == "notes":
            node.attrib.pop("role", "")
        if node.get("class") == "note":
            node.tag = f"{XHTML}aside"
            node.set(f"{EPUB}type", "footnote")
            node.set("role", "doc-footnote")


def tidy_figures(tree: etree._Element) -> None:
    """Put what names a figure before it, as in the book, and let nothing wait for a key in what has no keyboard."""
    for caption in tree.iter(f"{XHTML}figcaption"):
        figure = caption.getparent()
        if figure is not None and figure.index(caption):
            figure.insert(0, caption)
    for node in tree.iter(f"{XHTML}*"):
        node.attrib.pop("tabindex", "")


def headings_in(tree: etree._Element) -> list[tuple[str, str]]:
    """List what a chapter's entry in the contents has below it: sub-headings, cases and activities, with their ids."""
    found = []
    for node in tree.iter(f"{XHTML}h2", f"{XHTML}div"):
        identifier = node.get("id")
        if not identifier:
            continue
        if _name(node) == "h2":
            found.append((identifier, _text(node)))
        elif (node.get("class") or "").split()[:1] == ["box"] and {"case", "activity"} & set(
            (node.get("class") or "").split()
        ):
            title = node.find(f"{XHTML}div[@class='box-head']/{XHTML}div[@class='box-title']")
            if title is not None:
                found.append((identifier, _text(title)))
    return found


def pictures_in(tree: etree._Element) -> list[str]:
    """List the addresses of a chapter's pictures."""
    return [node.get("src") or "" for node in tree.iter(f"{XHTML}img")]


def _name(node: etree._Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _text(node: etree._Element) -> str:
    return " ".join("".join(str(each) for each in node.itertext()).split())
