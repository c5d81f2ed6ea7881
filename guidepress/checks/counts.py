"""Compares what texts count in words with the lists that they head: titles of slides, notes, lead-ins, headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from guidepress.checks.finished_files import folded
from guidepress.checks.number_words import Claim, claims_in
from guidepress.checks.package import Deck, Package
from guidepress.model import Node, Section, TextNoun
from guidepress.nodes import id_of, is_div, text_of
from guidepress.problems import Place, Problem, problem
from guidepress.products.deck_content import SlideContent

_LISTS = ("BulletList", "OrderedList", "DefinitionList")
_NO_LISTS = ("activity", "case", "section", "video", "voices")
"""Kinds of slides whose lines are no list that a title could count."""
_LONGEST_LEAD = 12
"""How many words may stand between a count and the list that it introduces."""
_LONGEST_PART = 6
_HARD = re.compile(r"[()\u2013\u201c:?]")
"""Signs of a list that commas alone do not part."""
_OWN = re.compile(r"(Step|Column|Option|Heading|Fact|Quotation|Branch|Card|Item|Stage|Point|Row) \d+(#\d+)?$")


def count_problems(package: Package) -> Iterator[Problem]:
    """Tell every count in English words that contradicts the list it speaks of, or another count of the same thing."""
    if package.language != "en":
        return
    for unit in package.modules:
        deck = package.deck(unit.id)
        for slide in package.views[unit.id, "deck"]["slides"]:
            if numbers := deck.numbers_of(slide["id"]):
                yield from _slide(package, deck, numbers, slide)
        for text in unit.texts:
            yield from _text(package, text)


# --- slides: the title counts what stands below it, the notes count the same ---


def _slide(package: Package, deck: Deck, numbers: Sequence[int], view: dict[str, Any]) -> Iterator[Problem]:
    shown = [deck.slides[number - 1] for number in numbers]
    source, here = package.sources.of(view["id"]), deck.place(numbers[0])
    counts = _counts(shown) | _counts_of_blocks(view["blocks"]) | {len(view["options"]), len(view["columns"])}
    counts -= {0, 1}
    title = list(claims_in(folded(shown[0].title)))
    body = " ".join(line for slide in shown for piece in slide.pieces if piece.kind != "title" for line in piece.lines)
    notes = [claim for slide in shown for line in slide.notes for claim in claims_in(folded(line))]
    if title and counts and view["kind"] not in _NO_LISTS and not any(claim.number in counts for claim in title):
        listed = ", ".join(str(each) for each in sorted(counts))
        yield problem("counts-agree", source, here, words=title[0].words, where="the title", listed=listed)
    said = [*title, *claims_in(folded(body))]
    for claim in notes:
        if claim.first in ("these", "those"):  # what was named just before, not what the slide lists
            continue
        other = next((each for each in said if each.noun == claim.noun and _same_kind(each, claim)), None)
        if other and all(each.number != claim.number for each in said if each.noun == claim.noun):
            place = package.sources.words(source, claim.words)
            yield problem("counts-are-one", place, here, words=claim.words, other=other.words)
        elif claim.known and not other and counts and claim.number not in counts and _is_listed(claim, shown):
            place = package.sources.words(source, claim.words)
            listed = ", ".join(str(each) for each in sorted(counts))
            yield problem("counts-agree", place, here, words=claim.words, where="the notes", listed=listed)


def _same_kind(first: Claim, second: Claim) -> bool:
    return not first.kind or not second.kind or first.kind == second.kind


def _is_listed(claim: Claim, shown: Iterable[SlideContent]) -> bool:
    """Say whether a slide names what the notes count: its title or label holds the noun."""
    singular = claim.noun.removesuffix("s")
    return any(singular in folded(slide.title).casefold() for slide in shown)


def _counts(shown: Iterable[SlideContent]) -> set[int]:
    """Give every number of things that finished slides show: lines, columns, steps, rows."""
    lines: dict[str, int] = {}
    found: set[int] = set()
    for slide in shown:
        for piece in slide.pieces:
            if piece.kind == "table":
                cells = piece.lines[0].count(" | ") + 1 if piece.lines else 0
                found |= {len(piece.lines), len(piece.lines) - 1, cells, cells - 1}
            elif match := _OWN.match(piece.key):
                lines[match[1]] = lines.get(match[1], 0) + 1
                lines[f"lines of {match[1]}"] = lines.get(f"lines of {match[1]}", 0) + len(piece.lines)
                found.add(len(piece.lines))
            elif piece.kind == "text" and piece.key.startswith("Text"):
                lines["Text"] = lines.get("Text", 0) + len(piece.lines)
    found |= set(lines.values())
    return found


def _counts_of_blocks(blocks: Any) -> set[int]:
    found: set[int] = set()
    for each in blocks:
        if each["t"] == "BulletList":
            found.add(len(each["c"]))
        elif each["t"] == "OrderedList":
            found.add(len(each["c"][1]))
        elif each["t"] == "Div":
            found |= _counts_of_blocks(each["c"][1])
    return found


# --- running text: a lead-in counts its list, a heading counts what stands below it ---


def _text(package: Package, text: TextNoun) -> Iterator[Problem]:
    identifier = text.id if isinstance(text, Section) else text.meta.id
    yield from _blocks(package, Place(file=package.sources.of(identifier).file, line=1), text.blocks)


def _blocks(package: Package, start: Place, blocks: Iterable[Node]) -> Iterator[Problem]:
    held = list(blocks)
    for at, block in enumerate(held):
        following = held[at + 1] if at + 1 < len(held) else None
        if block["t"] == "Div":
            if not is_div(block, "slide"):
                inner = package.sources.of(id_of(block)) if id_of(block) else start
                yield from _blocks(package, inner if inner.file == start.file else start, block["c"][1])
        elif block["t"] in ("Para", "Plain") and following and following["t"] in _LISTS:
            yield from _lead(package, start, text_of(block), following)
        elif block["t"] in ("Para", "Plain"):
            yield from _enumeration(package, start, text_of(block))
        elif block["t"] == "Header":
            yield from _heading(package, start, block, held[at + 1 :])


def _lead(package: Package, start: Place, words: str, following: Node) -> Iterator[Problem]:
    """Count the list behind a paragraph that ends with a colon, if its last sentence counts anything."""
    if not words.endswith(":"):
        return
    sentence = re.split(r"(?<=[.!?])\s", words)[-1]
    claims = list(claims_in(sentence))
    length = len(_items(following))
    near = [each for each in claims if len(sentence.rpartition(each.words)[2].split()) <= _LONGEST_LEAD]
    if near and all(each.number != length for each in claims):
        place = package.sources.words(start, sentence[-60:])
        there = package.sources.words(place, text_of(_items(following)[0])[:50])
        yield problem("counts-agree", place, there, words=near[-1].words, where="the sentence", listed=length)


def _enumeration(package: Package, start: Place, words: str) -> Iterator[Problem]:
    """Count what a sentence names behind a count and a colon: "three things: air, light and time"."""
    for sentence in re.split(r"(?<=[.!?])\s", words):
        head, colon, tail = sentence.partition(": ")
        claims = [each for each in claims_in(head) if head.endswith(each.words)]
        if not colon or not claims or _HARD.search(tail):
            continue
        parts = re.split(r"; " if ";" in tail else r", (?:and |or )?|\s(?:and|or)\s", tail.rstrip(".!?"))
        said = claims[-1]
        # Long parts may hold commas of their own.
        is_plain = all(0 < len(each.split()) <= _LONGEST_PART for each in parts)
        if len(parts) > 1 and is_plain and said.number not in (len(parts), len(parts) - 1):
            place = package.sources.words(start, said.words)
            yield problem("counts-agree", place, words=said.words, where="the sentence", listed=len(parts))


def _items(block: Node) -> list[Any]:
    return list(block["c"][1] if block["t"] == "OrderedList" else block["c"])


def _heading(package: Package, start: Place, heading: Node, behind: Sequence[Node]) -> Iterator[Problem]:
    """Count the list, the rows of a table, or the headings that stand below a heading."""
    claims = list(claims_in(text_of(heading)))
    if not claims:
        return
    level = heading["c"][0]
    own: list[Node] = []
    for block in behind:
        if block["t"] == "Header" and block["c"][0] <= level:
            break
        own.append(block)
    counts = {len(_items(each)) for each in own if each["t"] in _LISTS}
    counts |= {number for each in own if each["t"] == "Table" for number in _table(each)}
    counts |= {sum(each["t"] == "Header" for each in own), *_tables_in(own)} - {0}
    # The paragraphs below may count them too: "Three pairs … A second difference …".
    said = {claim.number for each in own for claim in claims_in(text_of(each)) if claim.noun == claims[0].noun}
    if counts and not any(claim.number in counts | said for claim in claims):
        place = package.sources.words(start, text_of(heading))
        listed = ", ".join(str(each) for each in sorted(counts))
        yield problem("counts-agree", place, words=claims[0].words, where="the heading", listed=listed)


def _tables_in(blocks: Iterable[Node]) -> Iterator[int]:
    for each in blocks:
        if is_div(each, "table"):
            for inner in each["c"][1]:
                if inner["t"] == "Table":
                    yield from _table(inner)


def _table(table: Node) -> tuple[int, int, int]:
    rows = sum(len(body[3]) for body in table["c"][4])
    columns = len(table["c"][2])
    return rows, columns, columns - 1
