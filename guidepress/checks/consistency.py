"""Turns a package of finished products into all that contradicts itself in it: the list of what is compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import MappingProxyType

from guidepress.checks.counted_sets import counted_set_problems
from guidepress.checks.counts import count_problems
from guidepress.checks.facts_shown import fact_problems
from guidepress.checks.handouts_named import handout_problems
from guidepress.checks.minutes import minutes_problems
from guidepress.checks.objectives import objective_problems
from guidepress.checks.pack_files import pack_file_problems
from guidepress.checks.package import Package
from guidepress.checks.page_references import page_reference_problems
from guidepress.checks.print_lists import print_list_problems
from guidepress.checks.slide_references import slide_reference_problems
from guidepress.checks.timetables import timetable_problems
from guidepress.checks.years_named import year_problems
from guidepress.problems import Problem

Check = Callable[[Package], Iterator[Problem]]
CHECKS: MappingProxyType[str, Check] = MappingProxyType(
    {
        "minutes": minutes_problems,
        "timetables": timetable_problems,
        "slides": slide_reference_problems,
        "pages": page_reference_problems,
        "lists": print_list_problems,
        "packs": pack_file_problems,
        "counts": count_problems,
        "sets": counted_set_problems,
        "objectives": objective_problems,
        "facts": fact_problems,
        "years": year_problems,
        "handouts": handout_problems,
    }
)
"""What is compared, in the order in which it is told."""


def contradictions(package: Package) -> list[Problem]:
    """Run every comparison; the same problem is told once."""
    return sorted({each for check in CHECKS.values() for each in check(package)})
