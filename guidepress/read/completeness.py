"""Checks that a block holds all that its kind needs; parts that are missing become problems."""

from __future__ import annotations

from collections.abc import Callable

from guidepress.model import Node
from guidepress.nodes import is_div, text_of, value_of, walk
from guidepress.read.block_kinds import BlockKind
from guidepress.read.findings import Findings

Tell = Callable[[str, str], None]


def check_complete(block: Node, kind: BlockKind, position: str, findings: Findings) -> None:
    """Tell which parts a cleaned block lacks."""

    def lacks(part: str, hint: str) -> None:
        findings.tell("block-is-complete", position, what=kind.name, part=part, hint=hint)

    children: list[Node] = block["c"][1]
    if kind.titled and not any(is_div(each, "block-title") for each in children):
        lacks("a title", "begin the block with a line: ## Title")
    check = _CHECKS.get(kind.name)
    if check:
        check(block, children, lacks)
    if kind.name == "voices" and value_of(block, "kind") == "testimony" and not _has(children, "Cite"):
        lacks("the citation of the testimony", "add [@key] to the paragraph that says who speaks")
    if kind.name == "voices" and value_of(block, "kind") == "":
        findings.tell("voices-are-marked", position)


def _has(children: list[Node], kind: str) -> bool:
    return any(each["t"] == kind for each in walk(children))


def _parts(children: list[Node], name: str) -> list[Node]:
    return [each for each in children if is_div(each, name)]


def _voices(_: Node, children: list[Node], lacks: Tell) -> None:
    if not _has(children, "BlockQuote"):
        lacks("the words that are said", "write them as a quotation: > …")
    quotes = [number for number, each in enumerate(children) if each["t"] == "BlockQuote"]
    if quotes and not any(each["t"] in ("Para", "Plain") for each in children[quotes[0] :]):
        lacks("the paragraph that says who speaks", "add it after the quotation")


def _key_points(_: Node, children: list[Node], lacks: Tell) -> None:
    if not _has(children, "BulletList"):
        lacks("a list", "write one point a line, each behind a dash")


def _figure(_: Node, children: list[Node], lacks: Tell) -> None:
    if sum(each["t"] == "Image" for each in walk(children)) != 1:
        lacks("its one picture", "write ![what it shows](media/name.svg)")


def _chart(_: Node, children: list[Node], lacks: Tell) -> None:
    for name, what in (("alt", "its figures in words"), ("source", "its source")):
        if not any(text_of(each) for each in _parts(children, name)):
            lacks(what, f"add a block ::: {name}")


def _table(block: Node, children: list[Node], lacks: Tell) -> None:
    if not value_of(block, "data") and not _has(children, "Table"):
        lacks("its rows", "write a pipe table, or name a CSV file: data=media/data/name.csv")
    if not any(text_of(each) for each in _parts(children, "source")):
        lacks("its source", "add a block ::: source")


def _question(_: Node, children: list[Node], lacks: Tell) -> None:
    if not _parts(children, "answer"):
        lacks("its answer", "add a block ::: answer (only facilitators see it)")
    options = _parts(children, "options")
    if options and not any("correct" in each["c"][0][1] for each in walk(options) if each["t"] == "Span"):
        lacks("a right option", "mark it: - [x] …")


def _slide(block: Node, children: list[Node], lacks: Tell) -> None:
    kind, of = value_of(block, "kind"), value_of(block, "of")
    if not _parts(children, "notes"):
        lacks("speaker notes", "add a block ::: notes with ::: say inside")
    if kind == "bullets" and not any(each["t"] in ("BulletList", "OrderedList") for each in children):
        lacks("a list", "write one point a line, each behind a dash")
    if kind == "statement" and not any(each["t"] == "Para" for each in children):
        lacks("its statement", "write one paragraph")
    if kind == "two-columns" and len(_parts(children, "column")) != 2:  # noqa: PLR2004 (two is in its name)
        lacks("two columns", "write two blocks ::: column")
    if kind == "picture" and not _has(children, "Image"):
        lacks("a picture", "write ![what it shows](media/name.svg)")
    if kind == "table" and not of and not _has(children, "Table"):
        lacks("a table", "write a pipe table, or of=tab-…")
    if kind in ("chart", "case") and not of:
        lacks("of=", f"name the {kind} that it shows")


def _handout(_: Node, children: list[Node], lacks: Tell) -> None:
    if not any(is_div(each, "write") or each["t"] == "Table" for each in walk(children)):
        lacks("room to write", "add ::: {.write lines=4} or a table with empty cells")


_CHECKS: dict[str, Callable[[Node, list[Node], Tell], None]] = {
    "voices": _voices,
    "key-points": _key_points,
    "figure": _figure,
    "chart": _chart,
    "table": _table,
    "question": _question,
    "slide": _slide,
    "handout": _handout,
}
