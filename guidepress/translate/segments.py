"""Turns inlines into a translator's text with short tags, and such a text back into inlines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from guidepress.model import Node
from guidepress.nodes import merged, words

_PAIRED = {"Emph": "i", "Strong": "b", "Superscript": "sup", "Subscript": "sub", "Strikeout": "s"}
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-z]+)(?P<number>\d*)(?P<empty>/?)>")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}


class TagError(ValueError):
    """A translation's tags do not fit its source."""


def segment_of(inlines: Iterable[Node]) -> tuple[str, dict[str, Node]]:
    """Give the text with tags, and the node that each numbered tag stands for."""
    slots: dict[str, Node] = {}
    counts: Counter[str] = Counter()

    def slot(name: str, node: Node) -> str:
        counts[name] += 1
        slots[f"{name}{counts[name]}"] = node
        return f"{name}{counts[name]}"

    def write(nodes: Iterable[Node]) -> str:
        return "".join(one(node) for node in nodes)

    def one(node: Node) -> str:
        kind, content = node["t"], node.get("c")
        if kind == "Str":
            return _escaped(node["c"])
        if kind in ("Space", "SoftBreak"):
            return " "
        if kind in _PAIRED:
            return f"<{_PAIRED[kind]}>{write(content or [])}</{_PAIRED[kind]}>"
        if kind == "Span" and node["c"][0][1] != ["fact"] and node["c"][1]:
            name = slot("x", node)
            return f"<{name}>{write(node['c'][1])}</{name}>"
        if kind == "Link" and node["c"][1]:
            name = slot("a", node)
            return f"<{name}>{write(node['c'][1])}</{name}>"
        name = {"Note": "note", "Cite": "c", "Image": "img", "Code": "code", "LineBreak": "br"}.get(kind, "z")
        return f"<{slot(name, node)}/>"

    return write(inlines).strip(), slots


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def has_words(text: str) -> bool:
    """Say whether a text holds anything to translate beside its tags."""
    return any(char.isalpha() for char in _TAG.sub("", text))


def tags_of(text: str) -> Counter[str]:
    """Count the tags of a text."""
    return Counter(match[0] for match in _TAG.finditer(text))


def tag_fault(source: str, translation: str) -> str:
    """Say how a translation's tags differ from those of its source, or give an empty text."""
    if tags_of(source) != tags_of(translation):
        return "its tags are not those of the source"
    # What looks like tags in a YAML text is text, and need not be nested.
    if _is_nested(source) and not _is_nested(translation):
        return "its tags are not closed in the order in which they are opened"
    return ""


def _is_nested(text: str) -> bool:
    opened: list[str] = []
    for match in _TAG.finditer(text):
        name = match["name"] + match["number"]
        if match["close"]:
            if not opened or opened.pop() != name:
                return False
        elif not match["empty"]:
            opened.append(name)
    return not opened


def inlines_of(text: str, slots: dict[str, Node]) -> list[Node]:
    """Read a translation: every tag of the source once, well nested; TagError says what is wrong."""
    stack: list[tuple[str, list[Node]]] = [("", [])]
    used: Counter[str] = Counter()
    done = 0
    for match in _TAG.finditer(text):
        stack[-1][1].extend(words(_plain(text[done : match.start()])))
        done = match.end()
        name = match["name"] + match["number"]
        if match["empty"]:
            if name not in slots:
                raise TagError(f"there is no tag <{name}/> in the source")
            used[name] += 1
            stack[-1][1].append(slots[name])
        elif not match["close"]:
            if match["number"] and name not in slots:
                raise TagError(f"there is no tag <{name}> in the source")
            used[name] += bool(match["number"])
            stack.append((name, []))
        else:
            opened, content = stack.pop()
            if opened != name or not stack:
                raise TagError(f"</{name}> closes nothing")
            stack[-1][1].append(_wrapped(opened, merged(content), slots))
    if len(stack) != 1:
        raise TagError(f"<{stack[-1][0]}> is not closed")
    if missing := [name for name in slots if used[name] != 1]:
        raise TagError(f"<{missing[0]}> must stand in the translation once")
    return merged([*stack[0][1], *words(_plain(text[done:]))])


def _plain(text: str) -> str:
    return re.sub("|".join(_ENTITIES), lambda match: _ENTITIES[match[0]], text)


def _wrapped(name: str, content: list[Node], slots: dict[str, Node]) -> Node:
    if name in slots:
        node = slots[name]
        return {"t": node["t"], "c": [node["c"][0], content, *node["c"][2:]]}
    kind = next((kind for kind, tag in _PAIRED.items() if tag == name), None)
    if kind is None:
        raise TagError(f"<{name}> is not a tag")
    return {"t": kind, "c": content}
