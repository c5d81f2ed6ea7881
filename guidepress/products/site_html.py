"""Turns the semantic blocks of a page's view into HTML: pandoc writes it, this module says what each block becomes."""

from __future__ import annotations

import html
import json
import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from guidepress import nodes
from guidepress.nodes import classes_of, div, is_div, plain, span, text_of, value_of
from guidepress.products.site_markup import tidied
from guidepress.tools import pandoc

Node = dict[str, Any]

BOXES = frozenset(
    {
        *("voices", "key-points", "good-practice", "gap", "recommendation", "lens", "definition", "question"),
        *("resources", "task", "entry"),
    }
)
"""Blocks that stand apart from the text, each with its label and its title."""
_FIGURES = frozenset({"figure", "chart", "table"})
_WORD_OF = {"task": "your-task"}
_TOLD = ("label", "kind-label", "told", "mark")
_BETWEEN = "<!--page-part-->"


@dataclass(slots=True, kw_only=True)
class Dresser:
    """Dresses the blocks of one page; `words` are the interface words, `media` says where pictures lie from the page.

    `sizes` gives the width and height of pictures in pixels, so that nothing jumps while they load; `drawings` the
    drawings of charts, by id.
    """

    words: Mapping[str, str]
    acronyms: Mapping[str, str]
    media: str
    sizes: Mapping[str, tuple[int, int]]
    drawings: Mapping[str, str]
    _notes: int = field(default=0, init=False)
    _names: int = field(default=0, init=False)

    def blocks(self, given: Iterable[Node]) -> list[Node]:
        """Dress blocks for pandoc."""
        return [made for block in given for made in self._block(block)]

    def _block(self, block: Node) -> list[Node]:
        kind, content = block["t"], block.get("c")
        if kind in ("Para", "Plain"):
            return self._paragraph(block)
        if kind == "BulletList":
            return [{"t": kind, "c": [self.blocks(item) for item in content or []]}]
        if kind == "OrderedList":
            return [{"t": kind, "c": [block["c"][0], [self.blocks(item) for item in block["c"][1]]]}]
        if kind == "BlockQuote":
            return [{"t": kind, "c": self.blocks(content or [])}]
        if kind == "Header":
            return [{"t": kind, "c": [*block["c"][:2], self.inlines(block["c"][2])]}]
        if kind == "Table":
            return [self._scrolling(block, self.words["kind-table"])]
        if kind == "Div":
            return self._div(block)
        return [self.inlines([block])[0]] if kind != "DefinitionList" else [self._terms(block)]

    def _terms(self, block: Node) -> Node:
        pairs = [[self.inlines(term), [self.blocks(each) for each in texts]] for term, texts in block["c"]]
        return {"t": "DefinitionList", "c": pairs}

    # --- boxes ---

    def _div(self, node: Node) -> list[Node]:
        names = classes_of(node)
        name = names[0] if names else ""
        if name in BOXES:
            return [self._box(node, name)]
        if name in _FIGURES:
            return [self._figure(node, name)]
        if name == "alt":
            return []
        (identifier, classes, pairs), children = node["c"]
        kept = [(key, value) for key, value in pairs if key in ("lang", "dir")]
        return [{"t": "Div", "c": [nodes.attr(identifier, classes, kept), self.blocks(children)]}]

    def _box(self, node: Node, name: str) -> Node:
        identifier, classes, _ = node["c"][0]
        title, body = _parted(node["c"][1])
        told = [value_of(node, key) for key in _TOLD]
        label = " · ".join(each for each in told if each) or self.words.get(_WORD_OF.get(name, ""), "")
        self._names += 1
        named = f"box-{self._names}"
        head: list[Node] = []
        if label:
            head.append({"t": "Div", "c": [nodes.attr("", ["box-label"]), [plain(nodes.words(label))]]})
        if title:
            head.append({"t": "Div", "c": [nodes.attr("", ["box-title"]), [plain(self.inlines(title))]]})
        heading = {"t": "Div", "c": [nodes.attr(named, ["box-head"]), head]}
        kinds = ["box", *classes, *([value_of(node, "kind")] if name == "entry" else [])]
        pairs = [("role", "group"), ("aria-labelledby", named)] if head else []
        children = [*([heading] if head else []), *self.blocks(body)]
        return {"t": "Div", "c": [nodes.attr(identifier, kinds, pairs), children]}

    def _figure(self, node: Node, name: str) -> Node:
        identifier = nodes.id_of(node)
        title, body = _parted(node["c"][1])
        source = [each for each in body if is_div(each, "source")]
        alt = text_of([each for each in body if is_div(each, "alt")])
        rest = [each for each in body if not is_div(each, "source", "alt")]
        label_of = span("figure-label", nodes.words(value_of(node, "label")))
        caption: list[Node] = [label_of, {"t": "Space"}, *self.inlines(title)]
        if name == "chart":
            shown = [self._drawing(identifier, alt), *self._data(node, title)]
        elif name == "table":
            label = text_of(title) or value_of(node, "label")
            shown = [self._scrolling(each, label) if each["t"] == "Table" else each for each in rest]
        else:
            shown = self.blocks([_unwrapped(each) for each in rest])
        shown += [div("source", [plain(self.inlines(each["c"][1][0]["c"]))]) for each in source]
        return {"t": "Figure", "c": [nodes.attr(identifier, [name]), [None, [plain(caption)]], shown]}

    def _drawing(self, identifier: str, alt: str) -> Node:
        image = {"t": "Image", "c": [nodes.attr(), nodes.words(alt), [self.drawings.get(identifier, ""), ""]]}
        return plain([self._image(image)])

    def _data(self, node: Node, title: Sequence[Node]) -> list[Node]:
        """Give a chart's figures as a table to unfold."""
        data = json.loads(value_of(node, "data"))
        rows = [[data["label"], *(each["name"] for each in data["series"])]]
        for at, category in enumerate(data["categories"]):
            values = [each["values"][at] for each in data["series"]]
            rows.append([category, *("" if value is None else f"{value:g}" for value in values)])
        table = self._scrolling(_table(rows), text_of(title))
        summary = html.escape(self.words["figures-as-table"])
        return [
            {"t": "RawBlock", "c": ["html", f"<details><summary>{summary}</summary>"]},
            table,
            {"t": "RawBlock", "c": ["html", "</details>"]},
        ]

    def _scrolling(self, table: Node, label: str) -> Node:
        """Let a table that is wider than a phone scroll in its own box, which the keyboard can reach."""
        _, caption, columns, head, bodies, foot = table["c"]

        def change(rows: Any) -> list[Any]:
            return [[row[0], [[*cell[:4], self.blocks(cell[4])] for cell in row[1]]] for row in rows]

        made = [[body[0], body[1], change(body[2]), change(body[3])] for body in bodies]
        inner = {"t": "Table", "c": [nodes.attr(), caption, columns, [head[0], change(head[1])], made, foot]}
        pairs = [("role", "group"), ("tabindex", "0"), ("aria-label", label)]
        return {"t": "Div", "c": [nodes.attr("", ["scroll"], pairs), [inner]]}

    # --- text ---

    def _paragraph(self, block: Node) -> list[Node]:
        """Put the notes of a paragraph behind it: beside the text on a wide screen, below it on a narrow one."""
        notes: list[Node] = []

        def change(node: Node) -> list[Node] | None:
            if node["t"] != "Note":
                return None
            self._notes += 1
            number = str(self._notes)
            inner = [each for part in node["c"] if part["t"] in ("Para", "Plain") for each in part["c"]]
            mark = {"t": "Superscript", "c": nodes.words(number)}
            note: list[Node] = [mark, {"t": "Space"}, *self._worded(inner)]
            notes.append(div("note", [plain(note)], identifier=f"note-{number}"))
            return [nodes.link([mark], f"#note-{number}", name="note-mark")]

        worded = self._worded(nodes.transform(block["c"], change))
        made = {"t": block["t"], "c": worded}
        return [made, div("notes", notes, pairs=[("role", "note")])] if notes else [made]

    def inlines(self, given: Any) -> list[Node]:
        """Dress inlines that have no notes."""
        return self._worded(list(given))

    def _worded(self, inlines: Any) -> list[Node]:
        def change(node: Node) -> list[Node] | None:
            if node["t"] == "Image":
                return [self._image(node)]
            if node["t"] == "Link" and "outside" in node["c"][0][1]:
                said = span("unseen", nodes.words(f" ({self.words['site-outside']})"))
                (identifier, names, pairs), inner, target = node["c"]
                told = [*self._worded(inner), {"t": "Space"}, said]
                kept = [identifier, names, [*pairs, ["rel", "noopener noreferrer"]]]
                return [{"t": "Link", "c": [kept, told, target]}]
            if node["t"] != "Span" or "acronym" not in node["c"][0][1]:
                return None
            title = html.escape(self.acronyms.get(value_of(node, "of"), ""))
            opening = {"t": "RawInline", "c": ["html", f'<abbr title="{title}">']}
            return [opening, *node["c"][1], {"t": "RawInline", "c": ["html", "</abbr>"]}]

        made: list[Node] = nodes.transform(inlines, change)
        return made

    def _image(self, node: Node) -> Node:
        (_, classes, _), alt, (path, _) = node["c"]
        pairs = []
        if path in self.sizes:
            width, height = self.sizes[path]
            pairs = [("width", str(width)), ("height", str(height))]
        return {"t": "Image", "c": [nodes.attr("", classes, pairs), alt, [posixpath.join(self.media, path), ""]]}


def html_parts(parts: Sequence[list[Node]], language: str) -> list[str]:
    """Write lists of dressed blocks as HTML, all in one go."""
    mark = {"t": "RawBlock", "c": ["html", _BETWEEN]}
    blocks = [block for part in parts for block in (*part, mark)]
    document = {
        "pandoc-api-version": [1, 23, 1],
        "meta": {"lang": {"t": "MetaString", "c": language}},
        "blocks": blocks,
    }
    # Ids of texts that are not referred to would repeat on a page that holds several of them.
    written = pandoc(["-f", "json", "-t", "html5", "--wrap=none"], json.dumps(document, ensure_ascii=False))
    return [tidied(part.strip()) for part in written.split(_BETWEEN)[: len(parts)]]


def _parted(children: Sequence[Node]) -> tuple[list[Node], list[Node]]:
    """Part the title's inlines from the other blocks."""
    title = [each for each in children if is_div(each, "block-title")]
    inlines = list(title[0]["c"][1][0]["c"]) if title else []
    return inlines, [each for each in children if not is_div(each, "block-title")]


def _unwrapped(block: Node) -> Node:
    """Let a lone picture stand without a paragraph."""
    lone = block["t"] == "Para" and len(block["c"]) == 1 and block["c"][0]["t"] == "Image"
    return plain(block["c"]) if lone else block


def _table(rows: list[list[str]]) -> Node:
    def row(cells: list[str]) -> list[Any]:
        shown = [[nodes.attr(), {"t": "AlignDefault"}, 1, 1, [plain(nodes.words(cell))]] for cell in cells]
        return [nodes.attr(), shown]

    columns = [[{"t": "AlignRight" if at else "AlignLeft"}, {"t": "ColWidthDefault"}] for at in range(len(rows[0]))]
    bodies = [[nodes.attr(), 1, [], [row(cells) for cells in rows[1:]]]]
    head = [nodes.attr(), [row(rows[0])]]
    return {"t": "Table", "c": [nodes.attr(), [None, []], columns, head, bodies, [nodes.attr(), []]]}
