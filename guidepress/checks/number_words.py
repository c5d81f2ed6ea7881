"""Turns an English sentence into what it counts: "the five principles" is five, of principles, a set that is known.

Only nouns that name the items of a list are looked for (principles, steps, questions …): two countries may be any two,
but five principles are a list that somebody can count. What says itself that it is not the whole set is passed over:
"the first three steps", "two or three questions", "choose two measures".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

_NAMES = (
    *(
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
    ),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
NUMBERS = MappingProxyType({name: number for number, name in enumerate(_NAMES, start=2)})
"""The number words that are counted; the same numbers in digits are too."""
_NOUNS = (
    "actors|answers|areas|arguments|aspects|barriers|branches|categories|causes|challenges|checks|choices|columns"
    "|conclusions|conditions|consequences|criteria|decisions|differences|dimensions|doors|duties|elements|errors|examples"
    "|exceptions|factors|features|fields|forms|functions|gaps|goals|groups|guarantees|horizons|ideas|indicators"
    "|instruments|keys|kinds|layers|lessons|levels|limits|lines|locks|measures|messages|methods|mistakes|modules|needs"
    "|objectives|obstacles|options|parts|paths|patterns|phases|pieces|pillars|places|points|principles|priorities|promises"
    "|questions|reasons|recommendations|remedies|requirements|rights|risks|roads|roles|routes|rules|signs|solutions"
    "|sources|stages|standards|statements|steps|stops|targets|tasks|tests|themes|things|tips|tools|topics|traps|types"
    "|variants|ways|wishes"
)
_FIRST = r"the|these|those|all|all the|all of the|our|its|of the|of these|its own|following"
_STOP = re.compile(
    r"an?|and|are|as|at|be|been|but|by|can|could|did|do|does|each|for|from|had|has|have|how|if|in|into|is|it|may|more"
    r"|must|nor|not|of|on|one|or|other|out|should|so|such|than|that|the|them|then|their|they|this|those|to|under|up|was"
    r"|were|what|when|where|which|who|will|with|would|years|months|weeks|days|hours|minutes|people|persons|countries"
    r"|states"
)
"""What cannot stand between a number and the noun that it counts."""
_NUMBER = "|".join((*NUMBERS, *(str(number) for number in NUMBERS.values())))
_CLAIM = re.compile(
    rf"(?:\b(?P<first>{_FIRST})\s+)?(?<![\w.,:-])(?P<number>{_NUMBER})\s+(?P<between>(?:[a-z][a-z-]*\s+){{0,2}}?)"
    rf"(?P<noun>{_NOUNS})\b(?![-'’])",
    re.IGNORECASE,
)
_PART = re.compile(
    r"about|add|after|allow|and|another|any|ask|before|between|bring|choose|chose|draw|find|first|give|gives|hand|have"
    r"|hear|last|least|make|mark|most|name|next|note|only|or|other|pick|put|read|show|take|than|to|under|up|with|within"
    r"|without|work|write|wrote"
)
"""A word before a number that asks for a part of a set, or for so many of any."""
_AFTER = re.compile(r"\s+(?:or|to|more|at a time|each|from each|per|a day|a month|a year)\b|\s*[–-]\s*\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a text counts: how many, of what; `first` is the word before that says of which set (the, all, these)."""

    number: int
    noun: str
    kind: str
    first: str
    words: str

    @property
    def known(self) -> bool:
        """Say whether the words speak of a whole set that stands somewhere."""
        return bool(self.first) and self.first not in ("following", "its own")


def claims_in(text: str) -> Iterator[Claim]:
    """Give everything that an English text counts, in its order."""
    for match in _CLAIM.finditer(text):
        between = match["between"].lower().split()
        if any(_STOP.fullmatch(each) for each in between):
            continue
        before = re.findall(r"[\w-]+|[.;:!?]", text[: match.start()])[-1:]
        first = (match["first"] or "").lower()
        if _AFTER.match(text, match.end()) or (not first and before and _PART.fullmatch(before[0].lower())):
            continue
        number = match["number"].lower()
        yield Claim(
            number=NUMBERS.get(number) or int(number),
            noun=match["noun"].lower(),
            kind=" ".join(between),
            first=" ".join(first.split()),
            words=" ".join(match[0].split()),
        )
