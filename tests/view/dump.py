"""Turns view blocks into short readable lines, so that expectations can be read and compared as text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Node = dict[str, Any]
_STYLES = {"Emph": "*", "Strong": "**", "Strikeout": "~~", "Superscript": "^", "Subscript": "~"}


def inline(nodes: Iterable[Node]) -> str:
    """Write inlines on one line: spans as [text]{.class key=value}, notes as ^[text]."""
    return "".join(_inline(node) for node in nodes)


def _inline(node: Node) -> str:
    kind, content = node["t"], node.get("c")
    if kind == "Str":
        return str(content)
    if kind in ("Space", "SoftBreak"):
        return " "
    if kind in _STYLES:
        return f"{_STYLES[kind]}{inline(content)}{_STYLES[kind]}"
    if kind == "Note":
        return f"^[{' / '.join(blocks(content))}]"
    if kind == "Span":
        return f"[{inline(content[1])}]{_attr(content[0])}"
    if kind == "Link":
        return f"[{inline(content[1])}]({content[2][0]}){_attr(content[0])}"
    if kind == "Image":
        return f"![{inline(content[1])}]({content[2][0]}){_attr(content[0])}"
    return f"<{kind}>"


def _attr(attr: list[Any]) -> str:
    identifier, classes, pairs = attr
    parts = [f"#{identifier}"] if identifier else []
    parts += [f".{name}" for name in classes] + [f"{key}={value}" for key, value in pairs]
    return "{" + " ".join(parts) + "}" if parts else ""


def blocks(nodes: Iterable[Node], indent: str = "") -> list[str]:
    """Write blocks, one or more lines each, what is inside indented."""
    return [line for node in nodes for line in _block(node, indent)]


def _block(node: Node, indent: str) -> list[str]:
    kind, content = node["t"], node.get("c") or []
    inner = indent + "  "
    if kind in ("Para", "Plain"):
        return [indent + inline(content)]
    if kind == "Header":
        return [f"{indent}{'#' * content[0]} {inline(content[2])} {_attr(content[1])}".rstrip()]
    if kind == "Div":
        return [f"{indent}::: {_attr(content[0])}", *blocks(content[1], inner)]
    if kind == "BlockQuote":
        return [f"{indent}>", *blocks(content, inner)]
    if kind in ("BulletList", "OrderedList"):
        items = content if kind == "BulletList" else content[1]
        sign = "-" if kind == "BulletList" else "1."
        return [line for item in items for line in _item(sign, item, indent)]
    if kind == "DefinitionList":
        return [
            line
            for term, texts in content
            for line in [indent + inline(term), *(line for each in texts for line in blocks(each, indent + ": "))]
        ]
    if kind == "Table":
        rows = [*content[3][1], *(row for body in content[4] for row in body[3])]
        return [indent + "| " + " | ".join(" ".join(blocks(cell[4])) for cell in row[1]) + " |" for row in rows]
    return [f"{indent}<{kind}>"]


def _item(sign: str, item: list[Node], indent: str) -> list[str]:
    lines = blocks(item, indent + "  ")
    return [f"{indent}{sign} {lines[0].strip()}", *lines[1:]] if lines else [f"{indent}{sign}"]


def texts(value: Any) -> list[str]:
    """Give every text that a view document holds, that of its words and brand aside: one for each run of inlines."""
    if isinstance(value, dict):
        if "t" in value:
            return [_words(value)]
        return [text for key, each in value.items() if key not in ("words", "brand") for text in texts(each)]
    if isinstance(value, list):
        if value and all(isinstance(each, dict) and "t" in each for each in value):
            return ["".join(_words(each) for each in value)]
        return [text for each in value for text in texts(each)]
    return [str(value)]


def _words(node: Any) -> str:
    if isinstance(node, list):
        return "".join(_words(each) for each in node)
    if not isinstance(node, dict):
        return str(node) if isinstance(node, str) else ""
    if node["t"] in ("Space", "SoftBreak"):
        return " "
    inside = _words(node.get("c", ""))
    return f"{inside}\n" if node["t"] in ("Para", "Plain", "Header", "Div") else inside
