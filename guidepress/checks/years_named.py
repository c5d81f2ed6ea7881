"""Compares the years that texts give to conventions, recommendations and protocols with those of the references."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from guidepress.checks.package import Package
from guidepress.problems import Place, Problem, problem

_SERIES = {"C": "Convention", "R": "Recommendation"}
_NUMBERED = re.compile(r"(Convention|Recommendation)[^.()\n]{0,80}?, (\d{4}) \(No\. ?(\d+)\)")
_SHORT = re.compile(r"\b([CR])(\d{1,3}) (?:\((\d{4})\)|of (\d{4})\b)")
_NAMED = re.compile(
    r"\b((?:[A-Z][\w\u2019-]+ (?:of |on |for |the )?){2,5}(?:Protocol|Covenant|Compact)) (?:of |\()(\d{4})\b"
)
Named: TypeAlias = dict[str, dict[int, Place]]


def year_problems(package: Package) -> Iterator[Problem]:
    """Tell each instrument that bears two years; of several places, the first with each year."""
    named: Named = {}
    order = sorted(package.sources.lines, key=lambda file: (not file.endswith("references.yaml"), file))
    for file in order:
        if file.endswith((".md", ".yaml")):
            for name, year, line in _years(package.sources.lines[file]):
                named.setdefault(name, {}).setdefault(year, Place(file=file, line=line))
    yield from _differing(named)


def _differing(named: Mapping[str, Mapping[int, Place]]) -> Iterator[Problem]:
    for name, years in named.items():
        # What the references say comes first, so the others are compared with it.
        (first, there), *others = years.items()
        for year, place in others:
            yield problem("years-agree", place, there, name=name, year=year, other=first)


def _years(lines: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Give every instrument with its year and line; a name may go on in the next line of a folded text."""
    for number, line in enumerate(lines, start=1):
        following = lines[number].strip() if number < len(lines) else ""
        text = f"{line} {following}"
        for match in _NUMBERED.finditer(text):
            if match.start() < len(line):
                yield f"{match[1]} No. {match[3]}", int(match[2]), number
        for match in _SHORT.finditer(line):
            yield f"{_SERIES[match[1]]} No. {match[2]}", int(match[3] or match[4]), number
        for match in _NAMED.finditer(line):
            yield match[1].removeprefix("The ").removeprefix("This "), int(match[2]), number
