"""Compares what a module says of a set that it knows ("the five principles") with other counts of the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guidepress.checks.number_words import Claim, claims_in
from guidepress.checks.package import Package
from guidepress.model import Node, Section, Unit
from guidepress.nodes import id_of, is_div, text_of
from guidepress.problems import Place, Problem, problem

_SENTENCES = ("Para", "Plain", "Header")
_LISTS = {"BulletList": lambda block: len(block["c"]), "OrderedList": lambda block: len(block["c"][1])}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A claim, where it stands, whether in a title, and the numbers of items of the lists of its slide or block."""

    claim: Claim
    place: Place
    titled: bool
    counts: frozenset[int]


def counted_set_problems(package: Package) -> Iterator[Problem]:
    """Tell "the five needs" where the guide lists no five needs, and counts them otherwise in the same module."""
    if package.language != "en":
        return
    said = {unit.id: list(_of_unit(package, unit)) for unit in package.modules}
    every = {(each.claim.number, each.claim.noun) for held in said.values() for each in held if not each.claim.known}
    for held in said.values():
        for each in held:
            claim = each.claim
            if not claim.known or (claim.number, claim.noun) in every or claim.number in each.counts:
                continue
            # A title of the same file names the set; elsewhere the same noun may well be another set.
            titles = [other for other in held if other.titled and other.place.file == each.place.file]
            others = [other for other in titles if other.claim.noun == claim.noun and not other.claim.known]
            if others:
                near = min(others, key=lambda other: other.place)
                words = {"words": claim.words, "other": near.claim.words}
                yield problem("sets-agree", each.place, near.place, **words)


def _of_unit(package: Package, unit: Unit) -> Iterator[Said]:
    for text in unit.texts:
        identifier = text.id if isinstance(text, Section) else text.meta.id
        start = Place(file=package.sources.of(identifier).file, line=1)
        yield from _of_blocks(package, start, text.blocks, frozenset())


def _of_blocks(
    package: Package, start: Place, blocks: Iterable[Node], around: frozenset[int], *, titled: bool = False
) -> Iterator[Said]:
    held = list(blocks)
    counts = around | frozenset(_counts(held))
    for block in held:
        if block["t"] == "Div":
            inner = package.sources.of(id_of(block)) if id_of(block) else start
            near = inner if inner.file == start.file else start
            own = counts if is_div(block, "slide", "notes", "say", "ask", "expect", "show", "do") else around
            yield from _of_blocks(package, near, block["c"][1], own, titled=is_div(block, "block-title"))
        elif block["t"] in _LISTS:
            items = block["c"] if block["t"] == "BulletList" else block["c"][1]
            for item in items:
                yield from _of_blocks(package, start, item, counts)
        elif block["t"] in _SENTENCES:
            for claim in claims_in(text_of(block)):
                place = package.sources.words(start, claim.words)
                yield Said(claim=claim, place=place, titled=titled or block["t"] == "Header", counts=counts)


def _counts(blocks: Iterable[Node]) -> Iterator[int]:
    columns = 0
    for block in blocks:
        if block["t"] in _LISTS:
            yield _LISTS[block["t"]](block)
        elif block["t"] == "Table":
            yield from (len(block["c"][2]), len(block["c"][2]) - 1, sum(len(body[3]) for body in block["c"][4]))
        elif is_div(block, "column"):
            columns += 1
            yield from _counts(block["c"][1])
        elif block["t"] == "Div":
            yield from _counts(block["c"][1])
    yield columns
