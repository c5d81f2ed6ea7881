"""Checks that a block holds all that its kind needs; parts that are missing become problems."""

from __future__ import annotations

from collections.abc import Callable

from guidepress.model import Node
from guidepress.nodes import is_div, text_of, value_of, walk
from guidepress.read.block_kinds import BlockKind
from guidepress.read.findings import Findings

Tell = Callable[[str, str], None]

FEWEST_STEPS, MOST_STEPS = 3, 6
"""How many steps a process or a timeline shows on one slide."""
MOST_OPTIONS = 4
"""How many options a question to the room shows on one slide."""


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


def _checklist(_: Node, children: list[Node], lacks: Tell) -> None:
    if not _has(children, "BulletList"):
        lacks("a list", "write one thing to do a line, each behind a dash")


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
    _right_option(children, lacks)


def _right_option(children: list[Node], lacks: Tell) -> None:
    options = [each for each in walk(children) if is_div(each, "options")]
    if options and not any("correct" in each["c"][0][1] for each in walk(options) if each["t"] == "Span"):
        lacks("a right option", "mark it: - [x] …")


def _slide(block: Node, children: list[Node], lacks: Tell) -> None:
    kind, of = value_of(block, "kind"), value_of(block, "of")
    if not _parts(children, "notes"):
        lacks("speaker notes", "add a block ::: notes with ::: say inside")
    if kind in _SLIDES_OF_SOMETHING and not of:
        lacks("of=", f"name the {_SLIDES_OF_SOMETHING[kind]} that it shows")
    if kind in _COLUMNS and len(_parts(children, "column")) != _COLUMNS[kind]:
        lacks(f"{_COLUMNS[kind]} columns", f"write {_COLUMNS[kind]} blocks ::: column")
    if kind in ("process", "timeline"):
        _steps(kind, children, lacks)
    if kind in _PARTS_OF_SLIDES:
        has, part, hint = _PARTS_OF_SLIDES[kind]
        if not of and not has(children):
            lacks(part, hint)
    if kind == "country":
        _country(block, children, lacks)
    if kind == "question" and not of and not any(text_of(each) for each in _parts(children, "answer")):
        lacks("its answer", "add a block ::: answer: the slide after this one shows it")
    if kind == "question":
        _right_option(children, lacks)
        _few_options(children, lacks)


def _few_options(children: list[Node], lacks: Tell) -> None:
    options = [each for each in walk(children) if is_div(each, "options")]
    if any(len(each["c"][1][0]["c"]) > MOST_OPTIONS for each in options):
        lacks(f"room for more than {MOST_OPTIONS} options", "leave the weakest ones out, or ask two questions")


def _has_list(children: list[Node]) -> bool:
    return any(each["t"] in ("BulletList", "OrderedList") for each in children)


def _steps(kind: str, children: list[Node], lacks: Tell) -> None:
    wanted = "OrderedList" if kind == "process" else "BulletList"
    # The slide shows the first list, whatever its form.
    shown = next((each for each in children if each["t"] in ("BulletList", "OrderedList")), None)
    items = (shown["c"][1] if kind == "process" else shown["c"]) if shown and shown["t"] == wanted else []
    if not FEWEST_STEPS <= len(items) <= MOST_STEPS:
        form = "1. **Name.** What happens" if kind == "process" else "- **1949** What happened"
        lacks(f"{FEWEST_STEPS} to {MOST_STEPS} steps", f"write a list, an item a step: {form}")
    if not all(_starts_with_words(item) for item in items):
        lacks("words in each step", "begin each item with a line of text; nothing else, such as a list, may come first")
    elif kind == "timeline" and not all(_starts_bold(item) for item in items):
        lacks("a date in each item", "begin each item with its date in bold: - **1949** What happened")


def _country(block: Node, children: list[Node], lacks: Tell) -> None:
    if not value_of(block, "country"):
        lacks("country=", "name the country by the two letters of ISO 3166: country=KE")
    items: list[list[Node]] = next((each["c"] for each in children if each["t"] == "BulletList"), [])
    if not FEWEST_STEPS - 1 <= len(items) <= MOST_STEPS or not all(_starts_bold(item) for item in items):
        most = f"{FEWEST_STEPS - 1} to {MOST_STEPS}"
        lacks(f"{most} facts", f"write {most} items, each beginning with its label in bold: - **In force** 2010")
    if not any(text_of(each) for each in _parts(children, "source")):
        lacks("its source", "add a block ::: source")


def _starts_with_words(item: list[Node]) -> bool:
    return bool(item and item[0]["t"] in ("Plain", "Para") and item[0]["c"])


def _starts_bold(item: list[Node]) -> bool:
    return _starts_with_words(item) and bool(item[0]["c"][0]["t"] == "Strong")


def _handout(_: Node, children: list[Node], lacks: Tell) -> None:
    if not any(is_div(each, "write") or each["t"] == "Table" for each in walk(children)):
        lacks("room to write", "add ::: {.write lines=4} or a table with empty cells")


def _cards(_: Node, children: list[Node], lacks: Tell) -> None:
    if sum(each["t"] == "BulletList" for each in children) != 1:
        lacks("its one list", "write one card an item, each behind a dash: - **Name.** What stands on the card")


_SLIDES_OF_SOMETHING = {"chart": "chart", "case": "case", "big-number": "fact", "lens": "lens"}
_COLUMNS = {"two-columns": 2, "comparison": 2, "three-columns": 3}
# What slides of a kind hold themselves, unless they are `of` something that has it.
_PARTS_OF_SLIDES: dict[str, tuple[Callable[[list[Node]], bool], str, str]] = {
    "bullets": (_has_list, "a list", "write one point a line, each behind a dash"),
    "statement": (
        lambda children: any(each["t"] == "Para" for each in children),
        "its statement",
        "write one paragraph",
    ),
    "picture": (lambda children: _has(children, "Image"), "a picture", "write ![what it shows](media/name.svg)"),
    "picture-full": (lambda children: _has(children, "Image"), "a picture", "write ![what it shows](media/name.svg)"),
    "table": (lambda children: _has(children, "Table"), "a table", "write a pipe table, or of=tab-…"),
    "question": (
        lambda children: any(each["t"] == "Para" for each in children),
        "its question",
        "write one paragraph, or of=q-…",
    ),
}

_CHECKS: dict[str, Callable[[Node, list[Node], Tell], None]] = {
    "voices": _voices,
    "key-points": _key_points,
    "checklist": _checklist,
    "figure": _figure,
    "chart": _chart,
    "table": _table,
    "question": _question,
    "slide": _slide,
    "handout": _handout,
    "cards": _cards,
}
