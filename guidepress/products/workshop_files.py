"""Names the files of a workshop's pack, whom they are for, and what is copied into it; no file is made here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from guidepress.products.workshop_paper import modules_taught

View = Mapping[str, Any]
PARTICIPANTS, FACILITATORS = "participants", "facilitators"
FOLDERS = (PARTICIPANTS, FACILITATORS)
PAPERS = (
    "participants/agenda",
    "participants/concept-note",
    "participants/pre-test",
    "participants/post-test",
    "participants/evaluation-form",
    "facilitators/run-of-show",
    "facilitators/test-key",
    "facilitators/attendance-list",
)
"""The papers that are PDF and DOCX, by their files' names without ending."""
DRAWN = ("facilitators/name-badges", "facilitators/certificates")
"""The papers that are drawn as PDF alone."""
EDITED = ("facilitators/certificate",)
"""What is DOCX alone."""
CALENDAR = "participants/agenda.ics"
LISTS = ("facilitators/print-list", "facilitators/shopping-list")
WORKBOOK = "facilitators/lists.xlsx"
README = "readme.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A product of the guide that the pack takes along: for whom, and the name (a key of words) that it bears there.

    `of` is its path below the language's folder; where it holds {module}, there is one of each module taught.
    `copies` says for how many it is printed: "person", "facilitator" or "" (not at all).
    """

    folder: str
    of: str
    name: str
    copies: str = ""


COPIED = (
    Copied(folder=PARTICIPANTS, of="workbook.pdf", name="workbook", copies="person"),
    Copied(folder=PARTICIPANTS, of="workbook.docx", name="workbook"),
    Copied(folder=PARTICIPANTS, of="handouts/{module}.pdf", name="workshop-handout-of", copies="person"),
    Copied(folder=PARTICIPANTS, of="handouts/{module}.docx", name="workshop-handout-of"),
    Copied(folder=PARTICIPANTS, of="handouts/{module}-slides.pdf", name="slide-pages"),
    Copied(folder=FACILITATORS, of="facilitator/guide.pdf", name="facilitator-guide", copies="facilitator"),
    Copied(folder=FACILITATORS, of="facilitator/guide.docx", name="facilitator-guide"),
    Copied(folder=PARTICIPANTS, of="cases.pdf", name="case-book"),
    Copied(folder=FACILITATORS, of="facilitator/cases.pdf", name="cases-with-answers"),
    Copied(folder=FACILITATORS, of="toolbox.pdf", name="toolbox", copies="facilitator"),
    Copied(folder=FACILITATORS, of="toolbox.docx", name="toolbox"),
)
"""What a pack takes along of the guide's products, as far as the build makes them."""


def paper_files() -> list[str]:
    """List the files of the papers that every pack has."""
    both = [f"{name}.{ending}" for name in PAPERS for ending in ("pdf", "docx")]
    return [*both, *(f"{name}.pdf" for name in DRAWN), *(f"{name}.docx" for name in EDITED), CALENDAR]


def list_files() -> list[str]:
    """List the files of the print list and the shopping list."""
    return [*(f"{name}.{ending}" for name in LISTS for ending in ("pdf", "docx")), WORKBOOK]


def possible_copies(modules: Iterable[str], made: Iterable[str]) -> list[str]:
    """List the products, of those that a build has `made`, that a pack on any of `modules` may take along."""
    there, every = set(made), list(modules)
    wanted = [each.of.format(module=module) for each in COPIED for module in every]
    return [path for path in dict.fromkeys(wanted) if path in there]


def copies_of(view: View, made: Iterable[str]) -> dict[str, str]:
    """Give what a pack takes along: its path in the pack to the product's path; modules are numbered as taught."""
    there = set(made)
    found: dict[str, str] = {}
    for each in COPIED:
        if "{module}" not in each.of:
            if each.of in there:
                found[f"{each.folder}/{each.of.replace('/', '-')}"] = each.of
            continue
        for number, module in enumerate(modules_taught(view), start=1):
            path = each.of.format(module=module)
            if path in there:
                folder, _, file = path.rpartition("/")
                found[f"{each.folder}/{folder}/{number}-{file}"] = path
    return found
