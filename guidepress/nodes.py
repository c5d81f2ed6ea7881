"""Builds and reads nodes of pandoc's JSON (pandoc-types 1.23): the small vocabulary that every stage shares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from guidepress.model import Node

Attr = list[Any]
_SEQUENCE = (list, tuple)
_PARTS = (dict, list, tuple)
_INNER_AT_1 = frozenset({"Div", "Span", "Link", "Image", "Cite"})
"""Nodes whose content stands behind their attributes, where no text is."""


def attr(identifier: str = "", classes: Sequence[str] = (), pairs: Iterable[tuple[str, str]] = ()) -> Attr:
    """Make pandoc's attribute triple; pairs without a value are left out."""
    return [identifier, list(classes), [[key, value] for key, value in pairs if value != ""]]


def div(name: str, blocks: Iterable[Node], *, identifier: str = "", pairs: Iterable[tuple[str, str]] = ()) -> Node:
    """Make a Div of one class."""
    return {"t": "Div", "c": [attr(identifier, [name] if name else [], pairs), list(blocks)]}


def span(name: str, inlines: Iterable[Node], *, identifier: str = "", pairs: Iterable[tuple[str, str]] = ()) -> Node:
    """Make a Span of one class."""
    return {"t": "Span", "c": [attr(identifier, [name] if name else [], pairs), list(inlines)]}


def plain(inlines: Iterable[Node]) -> Node:
    """Make a Plain block."""
    return {"t": "Plain", "c": list(inlines)}


def para(inlines: Iterable[Node]) -> Node:
    """Make a Para block."""
    return {"t": "Para", "c": list(inlines)}


def bullet_list(items: Iterable[Sequence[Node]]) -> Node:
    """Make a bullet list of items, each a list of blocks."""
    return {"t": "BulletList", "c": [list(item) for item in items]}


def words(text: str) -> list[Node]:
    """Make inlines of plain text: words joined by spaces; other white space counts as a space."""
    made: list[Node] = []
    for number, word in enumerate(text.split(" ")):
        if number:
            made.append({"t": "Space"})
        if word:
            made.append({"t": "Str", "c": word})
    return made


def link(inlines: Iterable[Node], target: str, *, name: str = "", pairs: Iterable[tuple[str, str]] = ()) -> Node:
    """Make a Link."""
    return {"t": "Link", "c": [attr("", [name] if name else [], pairs), list(inlines), [target, ""]]}


_ATTR_AT = {
    "Div": 0,
    "Span": 0,
    "Link": 0,
    "Image": 0,
    "Code": 0,
    "CodeBlock": 0,
    "Header": 1,
    "Table": 0,
    "Figure": 0,
}


def attr_of(node: Node) -> Attr | None:
    """Give the attribute triple of a node, or None if its type has none."""
    at = _ATTR_AT.get(node["t"])
    return None if at is None else node["c"][at]


def id_of(node: Node) -> str:
    """Give a node's id, or an empty text."""
    found = attr_of(node)
    return str(found[0]) if found else ""


def classes_of(node: Node) -> list[str]:
    """Give a node's classes."""
    found = attr_of(node)
    return list(found[1]) if found else []


def value_of(node: Node, key: str, default: str = "") -> str:
    """Give the value of a node's attribute."""
    found = attr_of(node)
    return next((str(value) for name, value in found[2] if name == key), default) if found else default


def is_div(node: Node, *names: str) -> bool:
    """Say whether a node is a Div of one of these classes (of any class, if none is named)."""
    if node["t"] != "Div":
        return False
    return not names or any(name in node["c"][0][1] for name in names)


def walk(node: Any) -> Iterator[Node]:
    """Give every node below (and with) `node`, in reading order."""
    # A stack, not recursion: each node would otherwise pass through a generator for every level above it.
    pending = [node]
    while pending:
        each = pending.pop()
        if isinstance(each, dict):
            if "t" in each:
                yield each
            each = each.get("c")
        if isinstance(each, _SEQUENCE):
            pending.extend(reversed(each))
        elif isinstance(each, dict):
            pending.append(each)


def transform(content: Any, change: Callable[[Node], list[Node] | None]) -> Any:
    """Rebuild content bottom-up: `change` gives the nodes that replace a node, or None to keep it."""
    if isinstance(content, dict):
        if "c" not in content:
            return content
        return {**content, "c": transform(content["c"], change)}
    if isinstance(content, list | tuple):
        made: list[Any] = []
        for each in content:
            new = transform(each, change)
            if isinstance(new, dict) and "t" in new:
                changed = change(new)
                if changed is None:
                    made.append(new)
                else:
                    made.extend(changed)
            else:
                made.append(new)
        return made
    return content


def text_of(content: Any) -> str:
    """Give the plain text of nodes; footnotes are left out, blocks are parted by a space."""
    parts: list[str] = []

    def gather(each: Any) -> None:
        if isinstance(each, _SEQUENCE):
            for item in each:
                if isinstance(item, _PARTS):
                    gather(item)
            return
        if not isinstance(each, dict):
            return
        kind = each.get("t")
        if kind == "Str":
            parts.append(each["c"])
        elif kind in ("Space", "SoftBreak", "LineBreak"):
            parts.append(" ")
        elif kind in ("Code", "Math", "CodeBlock"):
            parts.append(each["c"][1])
        elif kind in _INNER_AT_1:
            gather(each["c"][1])
        elif "c" in each and kind not in ("Note", "RawInline", "RawBlock"):
            gather(each["c"])
            if kind in ("Para", "Plain", "Header", "BlockQuote"):
                parts.append(" ")

    gather(content)
    return " ".join("".join(parts).split())


def merged(inlines: Iterable[Node]) -> list[Node]:
    """Join neighbouring Str nodes and turn soft breaks into spaces, so that line breaks in a source never matter."""
    made: list[Node] = []
    for each in inlines:
        node = {"t": "Space"} if each["t"] == "SoftBreak" else each
        if made and node["t"] == "Str" == made[-1]["t"]:
            made[-1] = {"t": "Str", "c": made[-1]["c"] + node["c"]}
        elif made and node["t"] == "Space" == made[-1]["t"]:
            continue
        else:
            made.append(node)
    return made
