"""Turns the shared forms, and a workshop's list of participants, into nouns."""

from __future__ import annotations

import csv
from typing import TypeVar

from pydantic import TypeAdapter

from guidepress.model_workshop import Forms, Participant
from guidepress.read.files import read_text
from guidepress.read.findings import Findings
from guidepress.read.yaml_file import YamlText

T = TypeVar("T")
FORMS = "workshops/forms.yaml"
_FORMS = TypeAdapter(Forms)
_COLUMNS = ("name", "organisation", "country", "language")
_LEAST_OPTIONS = 2


def load_noun(findings: Findings, adapter: TypeAdapter[T]) -> tuple[T, YamlText] | None:
    """Read one YAML file; None if it cannot be used."""
    text, problems = read_text(findings.source, findings.path)
    findings.problems += problems
    if text is None:
        return None
    findings.characters(text)
    yaml = YamlText(findings.source, findings.path, text)
    noun = yaml.as_noun(adapter)
    findings.problems += yaml.problems
    return None if noun is None else (noun, yaml)


def read_forms(found: Findings) -> Forms:
    """Read the questions that all workshops ask; each needs answers to choose from, or is open."""
    loaded = load_noun(found, _FORMS)
    if loaded is None:
        return Forms()
    forms, yaml = loaded
    for number, question in enumerate(forms.evaluation):
        given = {"scale": forms.scale, "choice": question.options}.get(question.kind)
        if given is not None and len(given) < _LEAST_OPTIONS:
            part = "a list scale at the head of the file" if question.kind == "scale" else "its options"
            at = yaml.place("evaluation", number)
            found.tell("block-is-complete", at, what="question", part=part, hint="give at least two answers")
    return forms


def read_people(found: Findings) -> tuple[Participant, ...]:
    """Read the participants' list, if there is one: it never enters version control."""
    if not (found.source.folder / found.path).exists():
        return ()
    text, problems = read_text(found.source, found.path)
    found.problems += problems
    if text is None:
        return ()
    found.characters(text)
    rows = csv.reader(text.splitlines())
    head = [cell.strip().casefold().replace("organization", "organisation") for cell in next(rows, [])]
    if "name" not in head or set(head) - set(_COLUMNS):
        why = f"its columns are {', '.join(head) or 'missing'}"
        found.tell("participants-are-listed", found.source.place(found.path, 1), why=why)
        return ()
    people = []
    for row in rows:
        if not any(cell.strip() for cell in row):
            continue
        cells = dict(zip(head, (cell.strip() for cell in row), strict=False))
        if len(row) > len(head) or not cells.get("name"):
            why = "this row has no name" if len(row) <= len(head) else "this row has more cells than the first"
            found.tell("participants-are-listed", found.source.place(found.path, rows.line_num), why=why)
            continue
        people.append(Participant(**cells))
    return tuple(people)
