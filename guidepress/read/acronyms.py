"""Finds acronyms in text, so that each of them can be looked for in acronyms.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guidepress.read.findings import Findings
from guidepress.read.yaml_file import YamlText

_CAPITALS = re.compile(r"(?<![\w-])[A-Z]{2,}(?=s?(?!\w))")
# Numerals up to 39, as chapters and treaty parts have them; ILC or CD are no numbers.
_ROMAN = re.compile(r"^X{0,3}(?:IX|IV|V?I{0,3})$")
_READ = frozenset(
    {
        *("title", "subtitle", "short_title", "notice", "goal", "text", "questions", "why", "summary", "definition"),
        *("item", "materials", "preparation", "variations", "online", "cautions", "unit", "corridor"),
    }
)
"""Keys of YAML whose values people read as text; names of bodies and of works stay as they are."""


def acronyms_in(text: str) -> Iterator[tuple[str, int]]:
    """Give each acronym with the number of the character at which it begins."""
    for match in _CAPITALS.finditer(text):
        if not _ROMAN.match(match[0]):
            yield match[0], match.start()


def note_acronyms(yaml: YamlText, findings: Findings) -> None:
    """Note the acronyms in the texts of a valid YAML file; titles of works stay as they are."""
    if yaml.problems or findings.path == "references.yaml":
        return
    for path, text in _texts(yaml.value, ()):
        for acronym, _ in acronyms_in(text):
            findings.use("acronym", acronym, yaml.place(*path))


def _texts(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, str(key)))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, (*path, number))
    elif isinstance(value, str) and next((step for step in reversed(path) if isinstance(step, str)), "") in _READ:
        yield path, value
