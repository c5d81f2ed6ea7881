"""Compares every figure that a product shows for a fact with the fact, and figures written by hand with the facts."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from guidepress.checks.finished_files import folded
from guidepress.checks.package import Package
from guidepress.model import Fact
from guidepress.nodes import classes_of, text_of, value_of, walk
from guidepress.problems import Place, Problem, problem

_SHOWN_IN = {
    "textbook": ("textbook.pdf", "textbook-print.pdf"),
    "facilitator": ("facilitator/guide.docx", "facilitator/guide.pdf"),
    "handout": ("handouts/{unit}.docx", "handouts/{unit}.pdf"),
    "workbook": ("workbook.docx", "workbook.pdf"),
    "toolbox": ("toolbox.docx", "toolbox.pdf"),
}
"""The products that show a view of a module."""
_FIGURE = re.compile(r"(?<![\w.,\u2013-])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?![\d\w])")
_YEAR = re.compile(r"(19|20)\d\d")
_THOUSAND = 3
"""How many digits a sign parts off that means thousands, not decimals."""
_SMALL = 20
"""Whole numbers below this are common, and seldom a fact."""
_WORD = re.compile(r"[a-z]{4,}")
_COMMON = frozenset(
    {
        *("about", "above", "after", "also", "among", "been", "before", "from", "have", "into", "more", "most", "only"),
        *("over", "share", "since", "some", "such", "than", "that", "their", "them", "these", "they", "this", "were"),
        *("which", "with"),
    }
)
"""Words that say nothing of what a sentence is about."""
_SAME, _ALIKE = 0.3, 0.7
"""Which part of a fact's words a sentence holds that tells the same figure, or another figure of the same thing."""
_ROUNDED = 20
"""A figure that differs by less than this part is the fact, rounded."""


def fact_problems(package: Package) -> Iterator[Problem]:
    """Tell facts that a product does not show as they are, and figures by hand that are, or contradict, a fact."""
    facts = {each.id: each for each in package.shared.facts}
    yield from _rendered(package, facts)
    if package.language == package.source_language:
        yield from _by_hand(package)


# --- as products show them ---


def _rendered(package: Package, facts: Mapping[str, Fact]) -> Iterator[Problem]:
    said: dict[str, str] = {}
    for unit in package.modules:
        for slide in package.views[unit.id, "deck"]["slides"]:
            yield from _on_slide(package, facts, unit.id, slide)
        for view, files in _SHOWN_IN.items():
            spans = dict(_spans(package.views[unit.id, view]))
            for file in (each.format(unit=unit.id) for each in files):
                if file not in said and file in package.documents:
                    said[file] = package.documents[file].text()
                elif file not in said and file in package.books and package.views[unit.id, view]["dir"] == "ltr":
                    said[file] = package.books[file].text
                for key, figure in spans.items() if file in said else ():
                    if facts[key].value not in _values(figure) or figure not in said[file]:
                        yield _wrong(package, facts[key], package.product(file), figure)


def _on_slide(package: Package, facts: Mapping[str, Fact], unit: str, slide: dict[str, Any]) -> Iterator[Problem]:
    deck = package.deck(unit)
    numbers = deck.numbers_of(slide["id"])
    shown = [deck.slides[number - 1] for number in numbers]
    lines = [line for each in shown for piece in each.pieces for line in piece.lines]
    lines += [line for each in shown for line in (each.title, *each.notes)]
    text = folded(" ".join(lines))
    # A question is asked on one slide and answered on the next.
    said = slide if slide["kind"] == "answer" else {**slide, "answer": []}
    for key, figure in _spans(said):
        if facts[key].value not in _values(figure) or figure not in text:
            yield _wrong(package, facts[key], deck.place(numbers[0] if numbers else 0), figure)


def _wrong(package: Package, fact: Fact, there: Place, figure: str) -> Problem:
    return problem("facts-agree", package.sources.of(fact.id), there, id=fact.id, value=fact.value, figure=figure)


def _spans(content: Any) -> Iterator[tuple[str, str]]:
    """Give every fact that a view shows, with the figure as it is written there, without its unit."""
    values = content.values() if isinstance(content, dict) and "t" not in content else [content]
    for value in values:
        if isinstance(value, dict) and "t" not in value:
            yield from _spans(value)
        elif isinstance(value, list | dict):
            if isinstance(value, list) and value and isinstance(value[0], dict) and "t" not in value[0]:
                for each in value:
                    yield from _spans(each)
                continue
            for node in walk(value):
                if "fact" in classes_of(node) and value_of(node, "of"):
                    yield value_of(node, "of"), folded(text_of(node)).split(" ")[0]


def _values(figure: str) -> set[Decimal]:
    """Read a figure of any language: before three digits, a sign may part thousands or decimals."""
    digits = re.sub(r"[^\d.,\u066b\u066c\u202f-]", "", figure)
    whole = re.sub(r"[^\d-]", "", digits)
    parted = re.fullmatch(r"(-?[\d.,\u066c\u202f]*?)[.,\u066b](\d+)", digits)
    readings = [] if parted and len(parted[2]) != _THOUSAND else [whole]
    if parted:
        before = re.sub(r"[^\d-]", "", parted[1]) or "0"
        readings.append(f"{before}.{parted[2]}")
    found = set()
    for each in readings:
        with contextlib.suppress(InvalidOperation):
            found.add(Decimal(each))
    return found


# --- as people write them by hand ---


def _by_hand(package: Package) -> Iterator[Problem]:
    for file, lines in package.sources.lines.items():
        is_text = file.endswith(".md") and "/modules/" in file
        for number, line in enumerate(lines if is_text else (), start=1):
            for sentence in re.split(r"(?<=[.!?])\s", line):
                plain = re.sub(r"\[@[^\]]*\]|\{[^}]*\}|\]\([^)]*\)", " ", sentence)
                for match in _FIGURE.finditer(plain):
                    if told := _figure(package, Place(file=file, line=number), plain, match):
                        yield told


def _figure(package: Package, place: Place, sentence: str, match: re.Match[str]) -> Problem | None:
    value = Decimal(match[0].replace(",", ""))
    behind = folded(sentence[match.end() :]).casefold()
    around = set(_WORD.findall(sentence.casefold())) - _COMMON
    near = [
        (_alike(fact, around), fact)
        for fact in package.shared.facts
        if any(behind.startswith(each) for each in _unit(fact))
    ]
    if not near:
        return None
    same = [(alike, fact) for alike, fact in near if fact.value == value]
    alike, fact = max(same or near, key=lambda each: (each[0], each[1].id))
    figure = f"{match[0]} {_unit(fact)[0]}"
    if same and alike >= _SAME and (value >= _SMALL or value % 1):
        return problem("figure-is-a-fact", place, package.sources.of(fact.id), figure=figure, id=fact.id)
    if (
        not same
        and alike >= _ALIKE
        and not _YEAR.fullmatch(match[0])
        and abs(fact.value - value) > fact.value / _ROUNDED
    ):
        words = {"figure": figure, "id": fact.id, "value": fact.value}
        return problem("figure-contradicts-fact", place, package.sources.of(fact.id), **words)
    return None


def _alike(fact: Fact, around: set[str]) -> float:
    """Say which part of a fact's words a sentence holds."""
    about = set(_WORD.findall(f"{fact.text} {fact.unit}".casefold())) - _COMMON
    return len(about & around) / max(len(about), 1)


def _unit(fact: Fact) -> tuple[str, ...]:
    """Give how the unit of a fact is written behind its figure."""
    if fact.unit == "percent":
        return ("per cent", "percent", "%")
    return (fact.unit.casefold(),)
