"""Cleans blocks as pandoc reads them: positions off, titles in place, every rule on blocks and headings checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from guidepress.model import Node
from guidepress.nodes import attr, is_div, plain, text_of, value_of
from guidepress.read.block_kinds import (
    BLOCK_KINDS,
    GUIDANCE,
    NUMBERS,
    REFERENCES,
    SLIDE_ATTRIBUTES,
    SLIDE_KINDS,
    SLIDES_OF,
    TEXT,
    BlockKind,
)
from guidepress.read.completeness import check_complete
from guidepress.read.findings import Findings
from guidepress.read.inlines import InlineReader

_TRANSPARENT = ("short", "full")
_PLACES = {TEXT: "the text", GUIDANCE: "a text for facilitators"}
DEEPEST = 3
"""The deepest level of a heading in running text."""
_BOXES = {"[x]": True, "[X]": True, "☒": True, "[ ]": False, "☐": False}
"""Signs before an option, and whether it is right; pandoc reads a task list as plain text or as ballot boxes."""


@dataclass(slots=True, kw_only=True)
class BlockReader:
    """Reads the blocks of one file; `base` is what the file is: text, case or activity."""

    findings: Findings
    base: str = TEXT
    level: int = 1
    inlines: InlineReader = field(init=False)

    def __post_init__(self) -> None:
        self.inlines = InlineReader(findings=self.findings, read_blocks=lambda each, at: self.read(each, at, ("note",)))

    def read(self, blocks: list[Node], position: str, inside: tuple[str, ...] = ()) -> list[Node]:
        """Give clean blocks; `inside` names the divs around them, from the outermost in."""
        made: list[Node] = []
        for block in blocks:
            made += self._one(block, value_of(block, "data-pos", position), inside)
        return made

    def _one(self, block: Node, position: str, inside: tuple[str, ...]) -> list[Node]:
        kind, content = block["t"], block.get("c")
        if kind == "Div" and value_of(block, "wrapper"):
            return self.read(content[1], position, inside)  # type: ignore[index]
        if kind == "Div":
            return self._div(block, position, inside)
        if kind == "Header":
            return self._header(block, position, inside)
        if kind in ("Para", "Plain"):
            return self._paragraph(block, position)
        if kind == "BlockQuote":
            return [{"t": kind, "c": self.read(content, position, inside)}]  # type: ignore[arg-type]
        if kind == "BulletList":
            return [{"t": kind, "c": [self.read(item, position, inside) for item in content]}]  # type: ignore[union-attr]
        if kind == "OrderedList":
            items = [self.read(item, position, inside) for item in content[1]]  # type: ignore[index]
            return [{"t": kind, "c": [content[0], items]}]  # type: ignore[index]
        if kind == "DefinitionList":
            pairs = [
                [self.inlines.read(term, position), [self.read(each, position, inside) for each in texts]]
                for term, texts in content  # type: ignore[union-attr]
            ]
            return [{"t": kind, "c": pairs}]
        if kind == "Table":
            return [self._table(block, position, inside)]
        if kind == "HorizontalRule":
            return []
        if kind == "CodeBlock":
            return [{"t": kind, "c": [attr(), content[1]]}]  # type: ignore[index]
        raw = content[-1] if isinstance(content, list) else kind
        self.findings.tell("html-is-absent", position, text=raw)
        return []

    def _paragraph(self, block: Node, position: str) -> list[Node]:
        text = text_of(block["c"])
        told = any(each.rule in ("div-is-closed", "div-is-separate") for each in self.findings.problems)
        if not told and any(word.startswith(":::") for word in text.split()):
            self.findings.tell("div-is-separate", position)
        return [{"t": block["t"], "c": self.inlines.read(block["c"], position)}]

    # --- headings ---

    def _header(self, block: Node, position: str, inside: tuple[str, ...]) -> list[Node]:
        level, (identifier, classes, pairs), content = block["c"]
        facets = [(key, value) for key, value in pairs if key != "data-pos"]
        if not text_of(content):
            self.findings.tell("heading-has-text", position)
        if any(name not in _TRANSPARENT for name in inside):
            hint = "a block has one title, as its first line; write other titles as **strong** text"
            self.findings.tell("block-is-in-place", position, name="title", hint=hint)
            return []
        self.findings.unclassed(classes, position, "a sub-heading")
        for key, value in facets:
            self.findings.use("facet", f"{key}={value}", position)
        if level > min(self.level + 1, DEEPEST):
            wanted = "#" * min(self.level + 1, DEEPEST)
            self.findings.tell("heading-levels-follow", position, level=level, before=self.level, wanted=wanted)
        if level == 1:
            what = "a file has one title only; this is the second heading of level 1"
            self.findings.tell("section-has-title", position, what=what, example="# Title {#sec-…}")
        self.level = level
        if identifier:
            self.findings.give_id(identifier, "heading", position)
        return [{"t": "Header", "c": [level, attr(identifier, [], facets), self.inlines.read(content, position)]}]

    # --- divs ---

    def _div(self, block: Node, position: str, inside: tuple[str, ...]) -> list[Node]:
        (identifier, classes, pairs), content = block["c"]
        known = [name for name in classes if name in BLOCK_KINDS]
        if len(classes) != 1 or not known:
            self._unknown(classes, position)
            return self.read(content, position, (*inside, "unknown"))
        kind = BLOCK_KINDS[known[0]]
        self._check_place(kind, position, inside)
        given = [(key, value) for key, value in pairs if key != "data-pos"]
        self._check_attributes(kind, given, position)
        if identifier:
            self.findings.give_id(identifier, kind.name, position)
        elif kind.needs_id:
            self.findings.tell("id-is-given", position, what=f"block {kind.name}", example=f"{kind.name}-…")
        titles: list[Node] = []
        rest = list(content)
        if kind.name not in _TRANSPARENT and rest and rest[0]["t"] == "Header":
            heading = rest.pop(0)
            inline = self.inlines.read(heading["c"][2], value_of(heading, "data-pos", position))
            if not inline:
                self.findings.tell("heading-has-text", value_of(heading, "data-pos", position))
            titles = [{"t": "Div", "c": [attr("", ["block-title"]), [plain(inline)]]}]
        body = titles + self.read(rest, position, (*inside, kind.name))
        if kind.name == "question" or dict(given).get("kind") == "question":
            body = [self._options(each, position) for each in body]
        made: Node = {"t": "Div", "c": [attr(identifier, [kind.name], given), body]}
        check_complete(made, kind, position, self.findings)
        return [made]

    def _unknown(self, classes: list[str], position: str) -> None:
        name = " ".join(classes) or "(none)"
        if len(classes) > 1:
            hint = "give a block one class only; facets are written as key=value"
        else:
            close = get_close_matches(name, sorted(BLOCK_KINDS), n=1)
            hint = f"perhaps {close[0]} is meant" if close else f"blocks are: {', '.join(sorted(BLOCK_KINDS))}"
        self.findings.tell("block-is-known", position, name=name, hint=hint)

    def _check_place(self, kind: BlockKind, position: str, inside: tuple[str, ...]) -> None:
        around = [name for name in inside if name not in _TRANSPARENT]
        holder = around[-1] if around else self.base
        if "*" in kind.inside or holder in kind.inside or "unknown" in inside:
            return
        places = " or ".join(_PLACES.get(name, name) for name in kind.inside)
        self.findings.tell("block-is-in-place", position, name=kind.name, hint=f"it stands in {places}")

    def _check_attributes(self, kind: BlockKind, given: list[tuple[str, str]], position: str) -> None:
        for key, value in given:
            if key not in kind.attributes:
                # Whether it is a facet, and one with this value, only guide.yaml can tell.
                self.findings.use("facet", f"{key}={value}", position)
                continue
            allowed = kind.attributes[key]
            if allowed and value not in allowed:
                hint = f"write one of: {', '.join(allowed)}"
                self.findings.tell("attribute-has-value", position, key=key, value=value, what=kind.name, hint=hint)
            if key in NUMBERS and not (value.isascii() and value.isdigit() and 0 < int(value) < 1000):  # noqa: PLR2004
                hint = "write a whole number from 1 to 999"
                self.findings.tell("attribute-has-value", position, key=key, value=value, what=kind.name, hint=hint)
            if wanted := REFERENCES.get((kind.name, key)):
                self.findings.use(wanted, value, position)
        if kind.name == "slide":
            self._check_slide(dict(given), position)
        for key in kind.required:
            if key not in dict(given):
                hint = f"write {{.{kind.name} {key}=…}}"
                self.findings.tell("block-is-complete", position, what=kind.name, part=f"{key}=", hint=hint)

    def _check_slide(self, given: Mapping[str, str], position: str) -> None:
        """Tell attributes that slides of a kind pass over, and note what the slide is `of`."""
        kind = given.get("kind", "case")
        for key, kinds in SLIDE_ATTRIBUTES.items():
            if key in given and kind in SLIDE_KINDS and kind not in kinds:
                wanted = ", ".join(kinds)
                self.findings.tell("slide-attribute-is-shown", position, key=key, kind=kind, kinds=wanted)
            elif key == "of" and key in given:
                self.findings.use(SLIDES_OF.get(kind, kind), given[key], position)

    def _table(self, block: Node, position: str, inside: tuple[str, ...]) -> Node:
        _, caption, columns, head, bodies, foot = block["c"]

        def rows(given: list[list[object]]) -> list[list[object]]:
            return [[attr(), [self._cell(cell, position, inside) for cell in row[1]]] for row in given]  # type: ignore[attr-defined]

        if not any(text_of(cell[4]) for row in head[1] for cell in row[1]):
            hint = "write the names of the columns into the first row; who listens to a table needs them"
            self.findings.tell("block-is-complete", position, what="table", part="its header row", hint=hint)
        bodies = [[attr(), body[1], rows(body[2]), rows(body[3])] for body in bodies]
        head, foot = [attr(), rows(head[1])], [attr(), rows(foot[1])]
        return {"t": "Table", "c": [attr(), caption, columns, head, bodies, foot]}

    def _cell(self, cell: list[object], position: str, inside: tuple[str, ...]) -> list[object]:
        _, align, row_span, column_span, blocks = cell
        return [attr(), align, row_span, column_span, self.read(blocks, position, (*inside, "cell"))]  # type: ignore[arg-type]

    def _options(self, block: Node, position: str) -> Node:
        """Turn the task list of a question into its options; the right ones begin with an empty Span `correct`."""
        if is_div(block, *_TRANSPARENT):
            return {
                "t": "Div",
                "c": [block["c"][0], [self._options(each, position) for each in block["c"][1]]],
            }
        if block["t"] != "BulletList":
            return block
        parted = [
            _parted_box(item[0]["c"] if item and item[0]["t"] in ("Plain", "Para") else []) for item in block["c"]
        ]
        if not any(box for box, _ in parted):
            return block
        items: list[list[Node]] = []
        for box, rest in parted:
            # Read as text, the sign of the right option would reach participants.
            if box not in _BOXES or not rest:
                hint = "write each option on a line of its own: - [ ] … or, if it is right, - [x] …"
                self.findings.tell(
                    "block-is-complete", position, what="question", part="a box before an option", hint=hint
                )
                continue
            mark = [{"t": "Span", "c": [attr("", ["correct"]), []]}] if _BOXES[box] else []
            items.append([plain([*mark, *rest])])
        return {"t": "Div", "c": [attr("", ["options"]), [{"t": "BulletList", "c": items}]]}


def _parted_box(inlines: list[Node]) -> tuple[str, list[Node]]:
    """Part an option into its box and its words; a list's item without a box has an empty one."""
    lead = "".join(node.get("c", " ") if node["t"] in ("Str", "Space") else "\0" for node in inlines[:4])
    box = next((each for each in _BOXES if lead.startswith(each)), "")
    if not box:
        return "", inlines
    used = 3 if box == "[ ]" else 1
    follows = inlines[used : used + 1]
    glued = bool(follows) and follows[0]["t"] != "Space"
    return ("glued", []) if glued or not lead.startswith(f"{box} ") else (box, inlines[used + 1 :])
