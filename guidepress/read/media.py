"""Reads what texts name by path: CSV tables as rows of cells, pictures as a digest."""

from __future__ import annotations

import csv
import io
import re

from lxml import etree

from guidepress.model import Use
from guidepress.problems import problem
from guidepress.read.files import digest, read_bytes, read_text
from guidepress.read.findings import Findings

Rows = tuple[tuple[str, ...], ...]
MOST_CATEGORIES = 12
MOST_SERIES = 6
_NUMBER = re.compile(r"^[+-]?[0-9]{1,15}(\.[0-9]+)?\Z")
_ACTIVE = ("script", "foreignObject", "iframe")
_OWN = ("#", "data:image/")
_OUTSIDE = re.compile(r"@import|url\(\s*[\"']?\s*(?!#|data:image/)[^\"'\s]")
_SIGNATURES = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}


def read_data(findings: Findings, uses: tuple[Use, ...]) -> dict[str, Rows]:
    """Read each CSV file that is named; give its rows, the header first, by path."""
    found: dict[str, Rows] = {}
    for use in _each_once(uses, "data"):
        # A path that leaves the source is told at the place that names it, before anything is opened.
        raw, problems = read_bytes(findings.source, use.key, at=use.place, below="media")
        if raw is None:
            findings.problems += problems
            continue
        text, problems = read_text(findings.source, use.key)
        findings.problems += problems
        if text is None:
            continue
        rows, why = _rows(text)
        if why:
            findings.problems.append(problem("csv-is-a-table", use.place, path=use.key, why=why))
            continue
        found[use.key] = rows
    return found


def _each_once(uses: tuple[Use, ...], kind: str) -> list[Use]:
    """Give the first mention of each file, so that what is wrong with it is told once."""
    first: dict[str, Use] = {}
    for use in uses:
        if use.kind == kind:
            first.setdefault(use.key, use)
    return list(first.values())


def _rows(text: str) -> tuple[Rows, str]:
    try:
        rows = [tuple(cell.strip() for cell in row) for row in csv.reader(io.StringIO(text), strict=True) if any(row)]
    except csv.Error as error:
        return (), str(error)
    if len(rows) < 2 or len(rows[0]) < 2:  # noqa: PLR2004
        return tuple(rows), "it needs a header row, one more row, and two columns"
    for number, row in enumerate(rows, start=1):
        if len(row) != len(rows[0]):
            return tuple(rows), f"row {number} has {len(row)} cells, the header has {len(rows[0])}"
    return tuple(rows), ""


def check_chart_data(rows: Rows, kind: str) -> str:
    """Say why rows cannot be drawn as a chart, or give an empty text."""
    if len(rows) - 1 > MOST_CATEGORIES or len(rows[0]) - 1 > MOST_SERIES:
        return f"a chart holds at most {MOST_CATEGORIES} categories and {MOST_SERIES} series"
    if kind == "doughnut" and len(rows[0]) != 2:  # noqa: PLR2004
        return "a doughnut shows one series"
    for number, row in enumerate(rows[1:], start=2):
        for cell in row[1:]:
            if cell and as_number(cell) is None:
                return f'"{cell}" in row {number} is not a number'
    return ""


def as_number(cell: str) -> float | None:
    """Read a number with a point; None for anything else."""
    return float(cell) if _NUMBER.match(cell) else None


def read_pictures(findings: Findings, uses: tuple[Use, ...]) -> dict[str, str]:
    """Look at each picture that is named; give the SHA-256 of each by path."""
    found: dict[str, str] = {}
    for use in _each_once(uses, "media"):
        raw, problems = read_bytes(findings.source, use.key, at=use.place, below="media")
        findings.problems += problems
        if raw is None:
            continue
        if why := _unreadable(use.key, raw):
            findings.problems.append(problem("picture-is-readable", use.place, path=use.key, why=why))
        found[use.key] = digest(raw)
    return found


def _unreadable(path: str, raw: bytes) -> str:
    ending = "." + path.rsplit(".", 1)[-1].lower()
    if ending in _SIGNATURES:
        return "" if raw.startswith(_SIGNATURES[ending]) else f"it is not a {ending[1:].upper()} file"
    if ending != ".svg":
        return "its kind is not known"
    try:
        root = etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        return f"it is not valid SVG ({error.msg})"
    if etree.QName(root).localname != "svg":
        return "it is not an SVG file"
    return next((why for each in root.iter() if (why := _unsafe(each))), "")


def _unsafe(element: etree._Element) -> str:
    """Say what in an element of SVG acts by itself or calls for other files, or give an empty text."""
    if not isinstance(element.tag, str):
        return ""
    names = {etree.QName(name).localname: str(value) for name, value in element.attrib.items()}
    if etree.QName(element).localname in _ACTIVE or any(name.startswith("on") for name in names):
        return "it holds a script or foreign content"
    link = names.get("href", "#")
    texts = (*names.values(), element.text or "")
    if not link.startswith(_OWN) or any(_OUTSIDE.search(text) for text in texts):
        return "it calls for a file outside itself"
    return ""
