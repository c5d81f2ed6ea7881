"""States which blocks each product shows: the one table that keeps facilitator text from participants."""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal

Product = Literal["textbook", "deck", "facilitator", "handout", "lists"]
Audience = Literal["participant", "facilitator"]

AUDIENCE_OF: MappingProxyType[str, Audience] = MappingProxyType(
    {
        "textbook": "participant",
        "handout": "participant",
        "lists": "participant",
        "deck": "facilitator",
        "facilitator": "facilitator",
    }
)

FACILITATOR_ONLY = frozenset({"notes", "answer", "step", "debrief", "say", "ask", "do", "show", "expect"})
"""Blocks that never reach a participant, and the only ones (deck notes are a facilitator's)."""

_T, _D, _F, _H = "textbook", "deck", "facilitator", "handout"

SHOWN: MappingProxyType[str, frozenset[str]] = MappingProxyType(
    {
        "voices": frozenset({_T, _D}),
        "key-points": frozenset({_T, _D, _F, _H}),
        "good-practice": frozenset({_T, _F, _H}),
        "gap": frozenset({_T, _F, _H}),
        "recommendation": frozenset({_T, _F, _H}),
        "lens": frozenset({_T, _F, _H}),
        "definition": frozenset({_T, _F, _H}),
        "case": frozenset({_T, _D, _F, _H}),
        "activity": frozenset({_T, _D, _F}),
        "video": frozenset({_T, _D}),
        "resources": frozenset({_T, _D, _H}),
        "figure": frozenset({_T, _F, _H}),
        "chart": frozenset({_T, _D, _F, _H}),
        "table": frozenset({_T, _D, _F, _H}),
        "question": frozenset({_T, _F, _H}),
        "slide": frozenset({_D}),
        "column": frozenset({_D}),
        "notes": frozenset({_D, _F}),
        "say": frozenset({_D, _F}),
        "ask": frozenset({_D, _F}),
        "do": frozenset({_D, _F}),
        "show": frozenset({_D, _F}),
        "expect": frozenset({_D, _F}),
        "answer": frozenset({_F}),
        "step": frozenset({_F}),
        "debrief": frozenset({_F}),
        "task": frozenset({_T, _D, _F, _H}),
        "handout": frozenset({_F, _H}),
        "write": frozenset({_F, _H}),
        "short": frozenset({_D}),
        "full": frozenset({_T, _F, _H}),
        "alt": frozenset({_T, _D, _F, _H}),
        "source": frozenset({_T, _D, _F, _H}),
    }
)
"""Every kind of block of the source, and the products that show it."""


def is_shown(kind: str, product: str) -> bool:
    """Say whether a product shows blocks of a kind; what is no kind of the source (a title, say) is shown."""
    return kind not in SHOWN or product in SHOWN[kind]
