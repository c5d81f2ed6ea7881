"""Turns the semantic blocks of a view into pandoc blocks in named Word styles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from guidepress import nodes
from guidepress.products import word_shapes
from guidepress.products.typst_values import ICONS
from guidepress.products.word import heading, styled, table
from guidepress.products.word_styles import BOXES, label_style, style_name, title_style

# In characters: a column to write in, and the longest text that widens its column.
_TO_WRITE = 24
_LONG = 44

Node = dict[str, Any]

# The icons of what only a facilitator's document holds.
_MORE_ICONS = {
    "background": "book-open",
    "task": "list-check",
    "debrief": "comments",
    "answer": "circle-check",
}
# The word for a box without a label, where its key is not the class.
_WORDS = {"task": "your-task"}
# What a box says of itself in its first line.
_TOLD = ("label", "kind-label", "countries", "grouping-label", "mark")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dress:
    """What is needed to dress the blocks of one document: its view and the ids that exist in it."""

    view: dict[str, Any]
    anchors: frozenset[str]

    @property
    def rtl(self) -> bool:
        """Whether the document runs from right to left."""
        return bool(self.view["dir"] == "rtl")

    def colour(self, key: str) -> str:
        """Give a colour of the palette, or ink where a palette lacks it."""
        colours: dict[str, str] = self.view["brand"]["colours"]
        return colours.get(key, colours["ink"])


def dress_for(view: dict[str, Any], shown: Any) -> Dress:
    """Give the dress for a document of `view` that holds the nodes `shown` and whatever they link to."""
    anchors = frozenset(found for node in nodes.walk(shown) if (found := nodes.id_of(node)))
    return Dress(view=view, anchors=anchors)


def dress(blocks: Iterable[Node], style: Dress, inside: str = "") -> list[Node]:
    """Dress view blocks; `inside` is the name of the paragraph style of the box around them, if any."""
    return [node for block in blocks for node in _dressed(block, style, inside)]


def dress_inlines(inlines: Any, style: Dress) -> Any:
    """Leave only the words of links to places outside this document."""

    def change(node: Node) -> list[Node] | None:
        if node["t"] == "Link" and node["c"][2][0].startswith("#"):
            return None if node["c"][2][0][1:] in style.anchors else list(node["c"][1])
        return None

    return nodes.transform(inlines, change)


def labelled(name: str, words: str, style: Dress, icon: str = "") -> Node:
    """Make the line that says what a block of class `name` is: icon and words, in the block's colour."""
    icon = icon or ICONS.get(name) or _MORE_ICONS.get(name, "")
    drawn = [word_shapes.icon(icon, style.colour(BOXES[name][0])), {"t": "Space"}] if icon else []
    return styled(label_style(name), nodes.para([*drawn, *nodes.words(words)]))


def box(block: Node, style: Dress, name: str, *, titled: bool = True) -> list[Node]:
    """Dress a block as a box of class `name`: icon and label, title (unless it stands above), text."""
    told = " · ".join(each for key in _TOLD if (each := nodes.value_of(block, key)))
    told = told or str(style.view["words"].get(_WORDS.get(name, name), ""))
    children = [child for child in block["c"][1] if titled or not nodes.is_div(child, "block-title")]
    if name == "video" and (url := nodes.value_of(block, "url")):
        children.append(nodes.para([nodes.link(nodes.words(url), url)]))
    body = styled(style_name(name), *dress(children, style, style_name(name)))
    label = [labelled(name, told, style, nodes.value_of(block, "icon"))] if told else []
    return [{"t": "Div", "c": [nodes.attr(nodes.id_of(block)), [*label, body]]}]


def case_section(block: Node, style: Dress) -> list[Node]:
    """Dress a case study under a heading of level 3: what can be found in the navigation pane."""
    inner = {"t": "Div", "c": [nodes.attr("", ["case"], block["c"][0][2]), block["c"][1]]}
    head = heading(3, title_of(block, style), nodes.id_of(block))
    return [head, *box(inner, style, "case", titled=False)]


def title_of(block: Node, style: Dress) -> list[Node]:
    """Give the inlines of a block's title; none if it has no title."""
    titles = [child["c"][1] for child in block["c"][1] if nodes.is_div(child, "block-title")]
    return [inline for plain in titles[:1] for part in plain for inline in dress_inlines(part["c"], style)]


def text_blocks(block: Node) -> list[Node]:
    """Give the children of a block below its title."""
    return [child for child in block["c"][1] if not nodes.is_div(child, "block-title")]


def sheet_blocks(blocks: Sequence[Node], style: Dress) -> list[Node]:
    """Dress what stands on a worksheet: its tables get the grid and the height that handwriting needs."""

    def change(node: Node) -> list[Node] | None:
        if node["t"] != "Table":
            return None
        gridded = nodes.attr(nodes.id_of(node), pairs=[("custom-style", "Worksheet")])
        _, caption, columns, *rows = node["c"]
        sized = [
            [column[0], {"t": "ColWidth", "c": share}] for column, share in zip(columns, _shares(node), strict=True)
        ]
        return [{"t": "Table", "c": [gridded, caption, sized, *rows]}]

    return dress(nodes.transform(list(blocks), change), style)


def _shares(table: Node) -> list[float]:
    """Give each column's share of the width, guessed from its characters; who writes by hand needs room."""
    _, _, columns, head, bodies, _ = table["c"]
    rows = [row[1] for row in head[1]] + [row[1] for body in bodies for row in body[3]]
    wishes = []
    for at in range(len(columns)):
        texts = [nodes.text_of(row[at][4]) for row in rows]
        word = max(len(word) for text in texts for word in text.split(" "))
        is_open = texts.count("") * 2 > len(texts) - 1
        wishes.append(max(_TO_WRITE if is_open else 0, word + 2, min(_LONG, max(map(len, texts)))))
    return [wish / sum(wishes) for wish in wishes]


def _dressed(block: Node, style: Dress, inside: str) -> list[Node]:
    kind: str = block["t"]
    content: Any = block.get("c")
    if kind == "Div":
        return _dressed_div(block, style, inside)
    if kind == "BulletList":
        return [{"t": kind, "c": [dress(item, style, inside) for item in content]}]
    if kind == "OrderedList":
        return [{"t": kind, "c": [content[0], [dress(item, style, inside) for item in content[1]]]}]
    if kind == "DefinitionList":
        return [{"t": kind, "c": [_defined(each, style) for each in content]}]
    if kind == "BlockQuote":
        # Inside a box the box's own style says that somebody speaks.
        quoted = dress(content, style, inside)
        return quoted if inside else [{"t": kind, "c": quoted}]
    if kind == "Plain" and inside:
        # pandoc gives a Plain a style of its own, whatever stands around it.
        return [nodes.para(dress_inlines(content, style))]
    return list(dress_inlines([block], style))


def _defined(item: list[Any], style: Dress) -> list[Any]:
    term, definitions = item
    return [dress_inlines(term, style), [dress(each, style) for each in definitions]]


def _dressed_div(block: Node, style: Dress, inside: str) -> list[Node]:
    name = next(iter(nodes.classes_of(block)), "")
    if name in BOXES:
        return box(block, style, name)
    children = block["c"][1]
    match name:
        case "alt":
            return []
        case "source":
            return [styled("Source", *dress(children, style, "Source"))]
        case "block-title":
            return [styled(title_style(inside), nodes.para(title_of(nodes.div("", [block]), style)))]
        case "fallback":
            return _fallback(block, style, inside)
        case "figure" | "table" | "chart":
            return [_display(block, name, style)]
        case "question":
            return [_question(block, style, inside)]
        case "options":
            return [_options(children, style)]
        case "write":
            return [*dress(children, style, inside), write_lines(int(nodes.value_of(block, "lines", "4")))]
        case _:
            return [{"t": "Div", "c": [nodes.attr(nodes.id_of(block)), dress(children, style, inside)]}]


def _fallback(block: Node, style: Dress, inside: str) -> list[Node]:
    told = styled("Untranslated", nodes.para(nodes.words(style.view["words"]["untranslated"])))
    pairs = [(key, nodes.value_of(block, key)) for key in ("lang", "dir")]
    return [told, {"t": "Div", "c": [nodes.attr(pairs=pairs), dress(block["c"][1], style, inside)]}]


def _display(block: Node, name: str, style: Dress) -> Node:
    """Dress a figure, table or chart; a chart becomes the table of its data: to edit, and to hear."""
    label = {"t": "Strong", "c": nodes.words(nodes.value_of(block, "label"))}
    made = [styled("caption", nodes.para([label, {"t": "Space"}, *title_of(block, style)]))]
    if name == "chart":
        made.append(_data_table(json.loads(nodes.value_of(block, "data"))))
    made += dress(text_blocks(block), style)
    return {"t": "Div", "c": [nodes.attr(nodes.id_of(block)), made]}


def _data_table(data: dict[str, Any]) -> Node:
    series = data["series"]
    head = [data["label"], *(each["name"] for each in series)]
    rows = [
        [category, *("" if each["values"][at] is None else str(each["values"][at]) for each in series)]
        for at, category in enumerate(data["categories"])
    ]
    cells = [[[nodes.plain(nodes.words(text))] for text in row] for row in [head, *rows]]
    return table(cells[0], cells[1:], align=["AlignLeft", *("AlignRight" for _ in series)])


def _question(block: Node, style: Dress, inside: str) -> Node:
    label, number = nodes.value_of(block, "label"), nodes.value_of(block, "number")
    told = label if number in label else f"{label} {number}"
    asked = nodes.para([{"t": "Strong", "c": nodes.words(told)}])
    made = [asked, *dress(block["c"][1], style, inside)]
    return {"t": "Div", "c": [nodes.attr(nodes.id_of(block)), [styled(inside, *made)] if inside else made]}


def _options(children: Sequence[Node], style: Dress) -> Node:
    items = [item for child in children if child["t"] == "BulletList" for item in child["c"]]
    made = []
    for item in items:
        inlines = [inline for block in item if block["t"] in ("Plain", "Para") for inline in block["c"]]
        ticked = any("correct" in nodes.classes_of(node) for node in nodes.walk(inlines))
        shown = dress_inlines([{"t": "Strong", "c": inlines}] if ticked else inlines, style)
        made.append(ticked_line(nodes.text_of(inlines), shown, style, ticked=ticked))
    return styled("Checklist", *made)


def ticked_line(name: str, inlines: Sequence[Node], style: Dress, *, ticked: bool = False) -> Node:
    """Make a line that begins with a box to tick; `name` is what a screen reader says of the box."""
    return nodes.para([word_shapes.checkbox(name, ticked=ticked, rtl=style.rtl), word_shapes.tab(), *inlines])


def write_lines(count: int) -> Node:
    """Leave `count` ruled lines, 8.5 mm apart, to write on."""
    # pandoc leaves empty paragraphs out: a space that does not break stands in each.
    return styled("Write line", *(nodes.para([{"t": "Str", "c": "\N{NO-BREAK SPACE}"}]) for _ in range(count)))
