"""Turns the ids of sections, cases and activities into short codes: printed on paper, typed into the site's search."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, which are taken for other signs. Source: https://www.crockford.com/base32.html."""
LENGTH = 4
CODED = frozenset({"section", "case", "activity"})
"""Kinds of entries that have a code."""


def code_of(identifier: str) -> str:
    """Give the code of an id: it stays the same wherever the text moves, and in every language."""
    number = int.from_bytes(hashlib.sha256(identifier.encode("utf-8")).digest()[:8], "big")
    signs = ""
    for _ in range(LENGTH):
        number, rest = divmod(number, len(_SIGNS))
        signs += _SIGNS[rest]
    return signs


def codes_of(identifiers: Iterable[str]) -> dict[str, str]:
    """Give the ids by their codes; of two ids with one code the later is left out, which `clashes` tells."""
    found: dict[str, str] = {}
    for identifier in identifiers:
        found.setdefault(code_of(identifier), identifier)
    return found


def clashes(identifiers: Iterable[str]) -> list[tuple[str, str]]:
    """Give the pairs of ids that have the same code: the first, and the one that must be renamed."""
    first: dict[str, str] = {}
    found = []
    for identifier in identifiers:
        other = first.setdefault(code_of(identifier), identifier)
        if other != identifier:
            found.append((other, identifier))
    return found
