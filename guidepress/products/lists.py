"""Turns the view of the word lists into typst source and into CSV that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
from itertools import groupby
from typing import Any

from guidepress import nodes
from guidepress.products.lists_word import write_list_docx
from guidepress.products.typeset import typeset_parts
from guidepress.products.typst_values import literal, look_of

__all__ = ["write_list_csv", "write_list_docx", "write_list_source"]

Node = dict[str, Any]
Part = str | list[Node]
# With it spreadsheets read the file as UTF-8.
_BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
# Cells that begin so are run as formulas, also in a file of text: https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_list_source(view: dict[str, Any], which: str) -> str:
    """Write the typst source of the list `which`: "glossary" or "acronyms"."""
    words = view["words"]
    parts: list[Part] = [
        '#import "/typst/guide-a4.typ": *\n',
        f"#let look = {look_of(view)}\n",
        f"#show: a4.with(look, product: {literal(words[which])})\n",
        f"#list-head(look, {literal(view['guide']['title'])}, {literal(words[which])});",
    ]
    parts += _glossary(view) if which == "glossary" else [_acronyms(view)]
    return typeset_parts(parts, view, shift=2)


def write_list_csv(view: dict[str, Any], which: str) -> str:
    """Write the list `which` as CSV (RFC 4180: commas, CRLF), behind a byte-order mark, with a head row."""
    words = view["words"]
    head: tuple[str, ...] = ("acronym", "expansion")
    if which == "glossary":
        head = ("term", "definition", "source", "see-also")
        rows = [
            [
                *(nodes.text_of(entry[key]) for key in ("term", "definition", "source")),
                "; ".join(each["term"] for each in entry["see"]),
            ]
            for entry in view["glossary"]
        ]
    else:
        rows = [[entry["acronym"], entry["expansion"]] for entry in view["acronyms"]]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for row in [[words[key].rstrip(":") for key in head], *rows]:
        writer.writerow([_safe(cell) for cell in row])
    return _BYTE_ORDER_MARK + out.getvalue()


def _safe(cell: str) -> str:
    return "'" + cell if cell.startswith(_FORMULA) else cell


def _glossary(view: dict[str, Any]) -> list[Part]:
    known = {entry["id"] for entry in view["glossary"]}
    parts: list[Part] = []
    for letter, entries in groupby(view["glossary"], key=lambda entry: entry["letter"]):
        parts.append(f"#letter(look, {literal(letter)});")
        for entry in entries:
            parts += _entry(entry, known)
    return parts


def _entry(entry: dict[str, Any], known: set[str]) -> list[Part]:
    parts: list[Part] = [f"#glossary-entry(look, id: {literal(entry['id'])}, term: [", entry["term"], "], "]
    parts += ["definition: [", entry["definition"], "], "]
    if entry["source"]:
        parts += ["source: [", entry["source"], "], "]
    see = [[each["id"], each["term"]] for each in entry["see"] if each["id"] in known]
    return [*parts, f"see: {literal(see)});"]


def _acronyms(view: dict[str, Any]) -> str:
    words = view["words"]
    head = literal([words[key] for key in ("acronym", "expansion")])
    rows = literal([[entry["acronym"], entry["expansion"]] for entry in view["acronyms"]])
    return f"#acronym-table(look, {head}, {rows});"
