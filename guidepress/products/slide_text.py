"""Turns pandoc's blocks and inlines into the runs and paragraphs that a slide can hold."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from guidepress.nodes import classes_of, value_of, walk

_MARKS = {"ltr": "\u200e", "rtl": "\u200f"}
ParagraphKind = Literal["text", "bullet", "number", "heading"]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters set alike; `lang` is a BCP 47 tag, "" for the deck's; `baseline` is 1 raised, -1 lowered."""

    text: str
    bold: bool = False
    italic: bool = False
    lang: str = ""
    url: str = ""
    baseline: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph; `level` counts from 0, `number` is what it shows, `direction` "" means the deck's."""

    runs: tuple[Run, ...]
    kind: ParagraphKind = "text"
    level: int = 0
    number: int = 0
    direction: str = ""

    @property
    def text(self) -> str:
        """The paragraph's characters."""
        return "".join(run.text for run in self.runs)


def runs_of(inlines: Iterable[Any], style: Run | None = None) -> tuple[Run, ...]:
    """Flatten pandoc inlines to runs; footnotes are left out (see `footnotes_in`), pictures too."""
    groups = itertools.groupby(_runs(inlines, style or Run(text="")), key=_look)
    return tuple(Run("".join(run.text for run in alike), *look) for look, alike in groups)


def _look(run: Run) -> tuple[bool, bool, str, str, int]:
    return (run.bold, run.italic, run.lang, run.url, run.baseline)


def paragraphs_of(blocks: Iterable[Any]) -> tuple[Paragraph, ...]:
    """Flatten pandoc blocks to paragraphs; lists below the second level stay on the second."""
    return tuple(_paragraphs(blocks, _Place()))


def plain_paragraph(text: str, *, bold: bool = False) -> tuple[Paragraph, ...]:
    """Make a paragraph of an interface text; none of an empty one."""
    return (Paragraph(runs=(Run(text=text, bold=bold),)),) if text else ()


def text_of(runs: Iterable[Run]) -> str:
    """Join the characters of runs."""
    return "".join(run.text for run in runs)


def footnotes_in(content: Any) -> tuple[tuple[Paragraph, ...], ...]:
    """Find the footnotes in pandoc's JSON, each as its paragraphs, in reading order."""
    return tuple(paragraphs_of(node["c"]) for node in walk(content) if node["t"] == "Note")


def has_fallback(content: Any) -> bool:
    """Say whether something in pandoc's JSON is not yet translated."""
    return any("fallback" in classes_of(node) for node in walk(content) if node["t"] in ("Div", "Span"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a block stands: depth in lists (-1 outside of any), and what it inherits."""

    level: int = -1
    style: Run = field(default_factory=lambda: Run(text=""))
    direction: str = ""


def _runs(inlines: Iterable[Any], style: Run) -> Iterator[Run]:
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        if kind == "Str":
            yield Run(content, *_look(style))
        elif kind in ("Space", "SoftBreak", "LineBreak"):
            yield Run("\n" if kind == "LineBreak" else " ", *_look(style))
        elif kind in ("Code", "Math"):
            yield replace(style, text=content[1])
        elif kind == "Quoted":
            single = content[0]["t"] == "SingleQuote"
            yield replace(style, text="\u2018" if single else "\u201c")
            yield from _runs(content[1], style)
            yield replace(style, text="\u2019" if single else "\u201d")
        elif kind == "Span" and value_of(inline, "dir"):
            # Between two marks of its direction a text keeps its full stop at its own end.
            mark = replace(_styled(inline, style), text=_MARKS[value_of(inline, "dir")])
            yield from (mark, *_runs(content[1], _styled(inline, style)), mark)
        elif kind in ("Span", "Link"):
            yield from _runs(content[1], _styled(inline, style))
        elif kind not in ("Note", "Image", "RawInline", "Cite"):
            yield from _runs(content, _styled(inline, style))


def _styled(inline: Any, style: Run) -> Run:
    kind, content = inline["t"], inline["c"]
    if kind == "Span":
        return replace(style, lang=value_of(inline, "lang") or style.lang)
    if kind == "Link":
        # Only addresses of the web leave a deck; a place in the guide is words here.
        outside = content[2][0].startswith(("https://", "http://", "mailto:"))
        return replace(style, url=content[2][0]) if outside else style
    changes = {
        "Strong": {"bold": True},
        "Emph": {"italic": True},
        "Superscript": {"baseline": 1},
        "Subscript": {"baseline": -1},
    }
    return replace(style, **changes.get(kind, {}))  # type: ignore[arg-type]


def _paragraphs(  # noqa: C901, PLR0912 - a branch for each kind of block
    blocks: Iterable[Any], place: _Place
) -> Iterator[Paragraph]:
    for block in blocks:
        kind, content = block["t"], block.get("c")
        if kind in ("Plain", "Para", "LineBlock"):
            for line in content if kind == "LineBlock" else [content]:
                runs = runs_of(line, place.style)
                yield Paragraph(runs=runs, level=max(place.level, 0), direction=place.direction)
        elif kind == "Header":
            yield Paragraph(runs=runs_of(content[2], place.style), kind="heading", direction=place.direction)
        elif kind == "BulletList":
            for item in content:
                yield from _item(item, "bullet", 0, place)
        elif kind == "OrderedList":
            for number, item in enumerate(content[1], start=content[0][0]):
                yield from _item(item, "number", number, place)
        elif kind == "DefinitionList":
            for term, definitions in content:
                yield Paragraph(runs=runs_of(term, replace(place.style, bold=True)), direction=place.direction)
                for definition in definitions:
                    yield from _paragraphs(definition, place)
        elif kind == "BlockQuote":
            yield from _paragraphs(content, place)
        elif kind == "Div":
            lang = value_of(block, "lang") or place.style.lang
            direction = value_of(block, "dir") or place.direction
            inner = replace(place, style=replace(place.style, lang=lang), direction=direction)
            yield from _paragraphs(content[1], inner)


def _item(item: Sequence[Any], kind: ParagraphKind, number: int, place: _Place) -> Iterator[Paragraph]:
    """Yield an item's paragraphs: the first carries the bullet, those after it stand below it without one."""
    level = min(place.level + 1, 1)
    marked = False
    for paragraph in _paragraphs(item, replace(place, level=place.level + 1)):
        if not marked and paragraph.kind == "text":
            yield replace(paragraph, kind=kind, number=number, level=level)
            marked = True
        else:
            yield replace(paragraph, level=min(paragraph.level, 1))
