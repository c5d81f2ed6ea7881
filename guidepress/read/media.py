"""Reads what texts name by path: CSV tables as rows of cells, pictures as a digest."""

from __future__ import annotations

import csv
import io

from lxml import etree

from guidepress.model import Use
from guidepress.problems import problem
from guidepress.read.files import digest, read_bytes, read_text
from guidepress.read.findings import Findings

Rows = tuple[tuple[str, ...], ...]
MOST_CATEGORIES = 12
MOST_SERIES = 6
_SIGNATURES = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}


def read_data(findings: Findings, uses: tuple[Use, ...]) -> dict[str, Rows]:
    """Read each CSV file that is named; give its rows, the header first, by path."""
    found: dict[str, Rows] = {}
    for use in uses:
        if use.kind != "data" or use.key in found:
            continue
        # A path that leaves the source is told at the place that names it, before anything is opened.
        raw, problems = read_bytes(findings.source, use.key, at=use.place)
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
        found[use.key] = rows
    return found


def _rows(text: str) -> tuple[Rows, str]:
    try:
        rows = [
            tuple(cell.strip() for cell in row)
            for row in csv.reader(io.StringIO(text), strict=True)
            if any(row)
        ]
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
    try:
        value = float(cell)
    except ValueError:
        return None
    return value if abs(value) < float("inf") else None


def read_pictures(findings: Findings, uses: tuple[Use, ...]) -> dict[str, str]:
    """Look at each picture that is named; give the SHA-256 of each by path."""
    found: dict[str, str] = {}
    for use in uses:
        if use.kind != "media" or use.key in found:
            continue
        raw, problems = read_bytes(findings.source, use.key, at=use.place)
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
    active = {"script", "foreignObject", "iframe"}
    if any(isinstance(each.tag, str) and etree.QName(each).localname in active for each in root.iter()):
        return "it holds a script or foreign content"
    return ""
