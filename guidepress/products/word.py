"""Turns pandoc blocks in named styles into a Word document, and makes the parts of such blocks."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from guidepress import nodes
from guidepress.products import word_shapes
from guidepress.products.pictures import picture_from
from guidepress.products.word_finish import finish_word
from guidepress.products.word_template import write_word_template
from guidepress.tools import pandoc_bytes

Node = dict[str, Any]


def write_word(  # noqa: PLR0913 - what a document is told about itself
    view: dict[str, Any],
    blocks: list[Node],
    media: Path,
    *,
    product: str,
    title: str,
    wide: bool = False,
    cover: bool = False,
) -> bytes:
    """Write dressed `blocks` as a Word document and give its bytes.

    `product` names the product in the running head, `title` the file in its properties; `cover` gives the
    document a first page without running head and chapters that begin a page, `wide` a cover and a start margin for
    clocks and slide numbers. Pictures are read below `media`.
    """
    template = base64.b64encode(write_word_template(view, product, outdent=wide, cover=wide or cover)).decode("ascii")
    meta = {key: {"t": "MetaString", "c": view[key]} for key in ("lang", "dir")}
    held = nodes.transform(blocks, lambda node: [_held(node, media)] if node["t"] == "Image" else None)
    document = json.dumps({"pandoc-api-version": [1, 23, 1], "meta": meta, "blocks": held}, ensure_ascii=False)
    arguments = ["-f", "json", "-t", "docx", "-o", "-", f"--reference-doc=data:;base64,{template}"]
    # Any fixed time: the edition's date replaces it afterwards.
    written = pandoc_bytes(arguments, document, folder=media, timestamp=0)
    return finish_word(written, view, title)


def _held(image: Node, media: Path) -> Node:
    """Put a drawing into the document as PNG: pandoc cannot embed SVG without another program."""
    attributes, alt, (path, title) = image["c"]
    if not path.lower().endswith(".svg"):
        return image
    pixels = base64.b64encode(picture_from(media / path).pixels).decode("ascii")
    attributes = [*attributes[:2], [*attributes[2], ["width", "100%"]]]
    return {"t": "Image", "c": [attributes, alt, [f"data:image/png;base64,{pixels}", title]]}


def styled(name: str, *blocks: Node) -> Node:
    """Give `blocks` the paragraph style called `name`."""
    return {"t": "Div", "c": [nodes.attr(pairs=[("custom-style", name)]), list(blocks)]}


def marked(name: str, text: str | Sequence[Node]) -> Node:
    """Give a text or inlines the character style called `name`."""
    inlines = nodes.words(text) if isinstance(text, str) else list(text)
    return {"t": "Span", "c": [nodes.attr(pairs=[("custom-style", name)]), inlines]}


def heading(level: int, inlines: Iterable[Node], identifier: str = "") -> Node:
    """Make a heading."""
    return {"t": "Header", "c": [level, nodes.attr(identifier), list(inlines)]}


def hung(style: str, mark: str, inlines: Iterable[Node]) -> list[Node]:
    """Make inlines that begin with a clock or number in character style `style` and go on after a tab."""
    return [marked(style, mark), word_shapes.tab(), *inlines]


def table(
    head: Sequence[list[Node]],
    rows: Iterable[Sequence[list[Node]]],
    *,
    widths: Sequence[float] = (),
    align: Sequence[str] = (),
    name: str = "Table",
) -> Node:
    """Make a table with a header row; cells are lists of blocks, `widths` are shares of the text's width."""

    def row(cells: Sequence[list[Node]]) -> list[Any]:
        return [nodes.attr(), [[nodes.attr(), {"t": "AlignDefault"}, 1, 1, cell] for cell in cells]]

    columns = [
        [
            {"t": align[at] if align else "AlignDefault"},
            {"t": "ColWidth", "c": widths[at]} if widths else {"t": "ColWidthDefault"},
        ]
        for at in range(len(head))
    ]
    body = [[nodes.attr(), 0, [], [row(cells) for cells in rows]]]
    attributes = nodes.attr(pairs=[("custom-style", name)])
    return {
        "t": "Table",
        "c": [attributes, [None, []], columns, [nodes.attr(), [row(head)]], body, [nodes.attr(), []]],
    }
