"""Turns finished files and the sentences for facilitators into the sentences that participants would get to read."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any, Literal

from guidepress.checks.page_letters import folded
from guidepress.checks.product_texts import texts_of
from guidepress.model import Node, Unit
from guidepress.nodes import is_div
from guidepress.view.audience import FACILITATOR_ONLY

Audience = Literal["participant", "facilitator", "parted"]

# The first pattern that fits counts; * stands for folders too. What is "parted" is an archive with a folder for each.
AUDIENCES: tuple[tuple[str, Audience], ...] = (
    ("manifest.json", "participant"),
    ("ebox/*", "participant"),
    ("ebox.*", "participant"),
    ("ebox-trainer/*", "facilitator"),
    ("ebox-trainer.*", "facilitator"),
    ("lms/*", "participant"),
    ("translation/*", "facilitator"),
    ("workshops/*/facilitators/*", "facilitator"),
    ("workshops/*/participants/*", "participant"),
    ("workshops/*/readme.html", "participant"),
    ("workshops/*.zip", "parted"),
    ("*/facilitator/*", "facilitator"),
    ("*/decks/*.pptx", "facilitator"),
    ("*/toolbox.*", "facilitator"),
    ("*/textbook.pdf", "participant"),
    ("*/textbook-print.pdf", "participant"),
    ("*/handouts/*", "participant"),
    ("*/workbook.*", "participant"),
    ("*/cases.*", "participant"),
    ("*/lists/*", "participant"),
    ("*/guide.epub", "participant"),
)

_LETTERS = 24
"""The fewest letters of a sentence that is looked for: shorter ones stand in other texts by chance."""
_TEXT_BLOCKS = ("Para", "Plain")


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """A facilitators' sentence in a file for participants; `path` leads into archives."""

    path: str
    sentence: str


def audience_of(path: str) -> Audience | None:
    """Say for whom a product is, by its path below the build's folder; None if the table does not know it."""
    return next((audience for pattern, audience in AUDIENCES if fnmatchcase(path, pattern)), None)


def sentences_for_facilitators(units: Iterable[Unit], guidance: Iterable[Unit] = ()) -> dict[str, str]:
    """Give every sentence that only facilitators may read, by its folded letters; `guidance` is for them as a whole.

    What participants' text says as well is left out, and what is filled in later (figures, citations) parts sentences.
    """
    held = [_told(list(part.blocks)) for unit in guidance for part in unit.texts]
    shown: list[str] = []
    for unit in units:
        for part in unit.texts:
            for blocks, secret in _parted(part.blocks, secret=False):
                (held if secret else shown).append(_told(blocks))
        held += [each.meta.preparation for each in unit.activities]
    open_text = folded("\n".join(shown))
    found = {
        folded(each): each.strip() for text in held for each in re.split(r"[.!?:\n\N{ARABIC QUESTION MARK}]", text)
    }
    return {letters: text for letters, text in found.items() if len(letters) >= _LETTERS and letters not in open_text}


def find_leaks(files: Mapping[str, bytes], sentences: Mapping[str, str]) -> tuple[Leak, ...]:
    """Search all files for participants, each content once; files are named by their paths below the build's folder."""
    by_start: dict[str, list[str]] = {}
    for letters in sentences:
        by_start.setdefault(letters[:_LETTERS], []).append(letters)
    found: dict[Leak, None] = {}
    searched: set[str] = set()
    for path, raw in _participants(files):
        digest = hashlib.sha256(raw).hexdigest()
        if digest in searched:
            continue
        searched.add(digest)
        for inner, text in texts_of(path, raw):
            found |= {Leak(path=inner, sentence=sentences[letters]): None for letters in _held(folded(text), by_start)}
    return tuple(found)


def unclassed(files: Iterable[str], archives: Mapping[str, bytes]) -> list[str]:
    """Name the files, and the members of parted archives, of which the table does not say for whom they are."""
    inside = [member for path, raw in archives.items() for member, _ in _members(path, raw)]
    return [path for path in (*files, *inside) if audience_of(path) is None]


def _participants(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for path, raw in files.items():
        audience = audience_of(path)
        if audience == "participant":
            yield path, raw
        elif audience == "parted":
            yield from ((name, inner) for name, inner in _members(path, raw) if audience_of(name) == "participant")


def _members(path: str, raw: bytes) -> Iterator[tuple[str, bytes]]:
    """Give the members of a parted archive, named as if they lay beside it."""
    folder = path.rpartition("/")[0]
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for name in archive.namelist():
            yield f"{folder}/{name}", archive.read(name)


def _held(text: str, by_start: Mapping[str, list[str]]) -> Iterator[str]:
    for at in range(len(text) - _LETTERS + 1):
        for letters in by_start.get(text[at : at + _LETTERS], ()):
            if text.startswith(letters, at):
                yield letters


def _parted(blocks: Iterable[Node], *, secret: bool) -> Iterator[tuple[list[Node], bool]]:
    """Give blocks of text with whether they stand in a facilitators' block."""
    for block in blocks:
        if is_div(block):
            yield from _parted(block["c"][1], secret=secret or is_div(block, *FACILITATOR_ONLY))
        else:
            yield [block], secret


def _told(node: object) -> str:
    """Give the text of nodes; a line break stands for what is filled in later, and between blocks."""
    if isinstance(node, list):
        return "".join(_told(each) for each in node)
    if not isinstance(node, dict):
        return ""
    kind: str = node.get("t", "")
    content: Any = node.get("c")
    if kind == "Str":
        return str(content)
    if kind in ("Space", "SoftBreak"):
        return " "
    if kind in ("Note", "Cite", "Image", "Code") or (
        kind == "Span" and content and set(content[0][1]) & {"fact", "citation", "acronym"}
    ):
        return "\n"
    if kind == "Link" and not content[1]:
        return "\n"  # it becomes the label of what it leads to
    if kind == "Link":
        return _told(content[1])
    told = _told(content[-1] if kind in ("Span", "Quoted", "Header", "OrderedList") and content else content)
    return f"{told}\n" if kind in (*_TEXT_BLOCKS, "Header") else told
