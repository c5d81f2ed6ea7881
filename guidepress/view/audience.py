"""States which blocks each product shows: the one table that keeps facilitator text from participants."""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal

Product = Literal[
    "textbook", "deck", "facilitator", "handout", "lists", "workbook", "cases", "cases-facilitator", "toolbox", "site"
]
Audience = Literal["participant", "facilitator"]

AUDIENCE_OF: MappingProxyType[str, Audience] = MappingProxyType(
    {
        "textbook": "participant",
        "handout": "participant",
        "workbook": "participant",
        "cases": "participant",
        "lists": "participant",
        "site": "participant",
        "deck": "facilitator",
        "facilitator": "facilitator",
        "toolbox": "facilitator",
        "cases-facilitator": "facilitator",
    }
)

FACILITATOR_ONLY = frozenset(
    {
        *("notes", "answer", "step", "debrief", "say", "ask", "do", "show", "expect"),
        *("if-short", "if-long", "transition", "checklist"),
    }
)
"""Blocks that never reach a participant, and the only ones (deck notes are a facilitator's)."""

_T, _D, _F, _H = "textbook", "deck", "facilitator", "handout"
_W, _C, _CF = "workbook", "cases", "cases-facilitator"
_B, _S = "toolbox", "site"

SHOWN: MappingProxyType[str, frozenset[str]] = MappingProxyType(
    {
        "voices": frozenset({_T, _S, _D}),
        "key-points": frozenset({_T, _S, _D, _F, _H, _W}),
        "good-practice": frozenset({_T, _S, _F, _H, _W, _C, _CF, _B}),
        "gap": frozenset({_T, _S, _F, _H, _W, _C, _CF, _B}),
        "recommendation": frozenset({_T, _S, _F, _H, _W, _C, _CF, _B}),
        "lens": frozenset({_T, _S, _F, _H, _W, _C, _CF, _B}),
        "definition": frozenset({_T, _S, _F, _H, _W, _C, _CF, _B}),
        "case": frozenset({_T, _S, _D, _F, _H, _W, _C, _CF}),
        "activity": frozenset({_T, _S, _D, _F, _B}),
        "video": frozenset({_T, _S, _D}),
        "resources": frozenset({_T, _S, _D, _H, _W}),
        "figure": frozenset({_T, _S, _F, _H, _W, _C, _CF, _B}),
        "chart": frozenset({_T, _S, _D, _F, _H, _W, _C, _CF, _B}),
        "table": frozenset({_T, _S, _D, _F, _H, _W, _C, _CF, _B}),
        "question": frozenset({_T, _S, _F, _H, _W, _C, _CF, _B}),
        "slide": frozenset({_D}),
        "column": frozenset({_D}),
        "notes": frozenset({_D, _F, _CF, _B}),
        "say": frozenset({_D, _F, _CF, _B}),
        "ask": frozenset({_D, _F, _CF, _B}),
        "do": frozenset({_D, _F, _CF, _B}),
        "show": frozenset({_D, _F, _CF, _B}),
        "expect": frozenset({_D, _F, _CF, _B}),
        "if-short": frozenset({_D, _F, _CF, _B}),
        "if-long": frozenset({_D, _F, _CF, _B}),
        "transition": frozenset({_D, _F}),
        "checklist": frozenset({_F}),
        "answer": frozenset({_F, _CF, _B}),
        "step": frozenset({_F, _B}),
        "debrief": frozenset({_F, _B}),
        "task": frozenset({_T, _S, _D, _F, _H, _W, _B}),
        "handout": frozenset({_F, _H, _W, _C, _CF, _B}),
        "cards": frozenset({_F, _B}),
        "write": frozenset({_F, _H, _W, _C, _CF, _B}),
        "short": frozenset({_D}),
        "full": frozenset({_T, _S, _F, _H, _W, _C, _CF, _B}),
        "alt": frozenset({_T, _S, _D, _F, _H, _W, _C, _CF, _B}),
        "source": frozenset({_T, _S, _D, _F, _H, _W, _C, _CF, _B}),
    }
)
"""Every kind of block of the source, and the products that show it."""


def is_shown(kind: str, product: str) -> bool:
    """Say whether a product shows blocks of a kind; what is no kind of the source (a title, say) is shown."""
    return kind not in SHOWN or product in SHOWN[kind]
