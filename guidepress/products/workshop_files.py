"""Names the files of a workshop's pack, and whom they are for; no file is made here."""

from __future__ import annotations

from dataclasses import dataclass

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
EDITED = ("facilitators/certificate", "facilitators/name-badges")
"""What is DOCX beside what is drawn, or alone."""
CALENDAR = "participants/agenda.ics"
LISTS = ("facilitators/print-list", "facilitators/shopping-list")
WORKBOOK = "facilitators/lists.xlsx"
README = "readme.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A book of the guide that the pack has as an excerpt: for whom, from which view, and its name (a key of words).

    `copies` says for how many it is printed: "person", "facilitator" or "" (not at all).
    """

    file: str
    view: str
    name: str
    copies: str = ""


BOOKS = (
    Book(file="participants/workbook", view="workbook", name="workbook", copies="person"),
    Book(file="participants/cases", view="cases", name="case-book"),
    Book(file="facilitators/facilitator-guide", view="facilitator", name="facilitator-guide", copies="facilitator"),
    Book(file="facilitators/facilitator-cases", view="cases-facilitator", name="cases-with-answers"),
    Book(file="facilitators/toolbox", view="toolbox", name="toolbox", copies="facilitator"),
)
"""The books of a pack, as PDF and DOCX; one that would hold nothing is not made."""


def paper_files() -> list[str]:
    """List the files of the papers that every pack has."""
    both = [f"{name}.{ending}" for name in PAPERS for ending in ("pdf", "docx")]
    return [*both, *(f"{name}.pdf" for name in DRAWN), *(f"{name}.docx" for name in EDITED), CALENDAR]


def list_files() -> list[str]:
    """List the files of the print list and the shopping list."""
    return [*(f"{name}.{ending}" for name in LISTS for ending in ("pdf", "docx")), WORKBOOK]
