"""The kinds of blocks: what each may carry, what it must hold and where it may stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

CHART_KINDS = ("bar", "column", "stacked", "line", "doughnut")
SLIDE_KINDS = (
    "bullets",
    "statement",
    "two-columns",
    "three-columns",
    "comparison",
    "big-number",
    "picture",
    "picture-full",
    "table",
    "chart",
    "process",
    "timeline",
    "country",
    "case",
    "question",
    "lens",
)
VOICES_KINDS = ("illustrative", "testimony")
PER = ("person", "pair", "group", "room")
"""For whom a set of cards is cut out: the values of a material's `per`."""

TEXT = "text"
"""The place of blocks in running text."""

GUIDANCE = "facilitator"
"""The place of blocks in a text of the folder facilitator/."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockKind:
    """One kind: its attributes (with the values they may have, or none for free ones), and its limits."""

    name: str
    attributes: Mapping[str, tuple[str, ...]]
    required: tuple[str, ...] = ()
    needs_id: bool = False
    titled: bool = False
    inside: tuple[str, ...] = (TEXT, "case", "activity")
    facilitator: bool = False


_DEPTH = {"depth": ("short",)}  # in editions of depth short too, and slides in the short deck
_SLIDE_OFF = {"slide": ("no",), **_DEPTH}
_PARTS_OF_NOTES = ("notes", "step", "debrief", GUIDANCE)
_ADVICE = (TEXT, "case", "activity", GUIDANCE)
_VARIANT_OF = ("notes", "step", "activity")
_HOLDERS = (TEXT, "case", "activity", "step", "debrief", "answer", "notes", "handout", "task")

_ALL = (
    BlockKind(name="voices", attributes={"kind": VOICES_KINDS, **_SLIDE_OFF}, inside=(TEXT,)),
    BlockKind(name="key-points", attributes=_SLIDE_OFF, inside=(TEXT,)),
    BlockKind(name="good-practice", attributes=_DEPTH, inside=_ADVICE),
    BlockKind(name="gap", attributes=_DEPTH, inside=_ADVICE),
    BlockKind(name="recommendation", attributes=_DEPTH, inside=_ADVICE),
    BlockKind(name="lens", attributes={"of": (), **_DEPTH}, required=("of",)),
    BlockKind(name="definition", attributes={"of": (), **_DEPTH}, required=("of",)),
    BlockKind(name="case", attributes={"of": (), **_SLIDE_OFF}, required=("of",), inside=(TEXT,)),
    BlockKind(name="activity", attributes={"of": (), **_SLIDE_OFF}, required=("of",), inside=(TEXT,)),
    BlockKind(name="video", attributes={"of": (), **_SLIDE_OFF}, required=("of",), inside=(TEXT,)),
    BlockKind(name="resources", attributes=_SLIDE_OFF, inside=(TEXT,)),
    BlockKind(name="figure", attributes=_DEPTH, needs_id=True, titled=True),
    BlockKind(
        name="chart",
        attributes={"kind": CHART_KINDS, "data": (), **_SLIDE_OFF},
        required=("kind", "data"),
        needs_id=True,
        titled=True,
    ),
    BlockKind(name="table", attributes={"data": (), **_SLIDE_OFF}, needs_id=True, titled=True),
    BlockKind(name="question", attributes={"objective": (), **_DEPTH}, needs_id=True),
    BlockKind(
        name="slide",
        attributes={"kind": SLIDE_KINDS, "of": (), "minutes": (), "icon": (), "country": (), **_DEPTH},
        required=("kind",),
        needs_id=True,
        titled=True,
    ),
    BlockKind(name="column", attributes={}, inside=("slide",)),
    BlockKind(name="notes", attributes={}, inside=("*",), facilitator=True),
    BlockKind(name="say", attributes={}, inside=_PARTS_OF_NOTES, facilitator=True),
    BlockKind(name="ask", attributes={}, inside=_PARTS_OF_NOTES, facilitator=True),
    BlockKind(name="do", attributes={}, inside=_PARTS_OF_NOTES, facilitator=True),
    BlockKind(name="show", attributes={}, inside=_PARTS_OF_NOTES, facilitator=True),
    BlockKind(name="expect", attributes={}, inside=_PARTS_OF_NOTES, facilitator=True),
    BlockKind(name="if-short", attributes={}, inside=_VARIANT_OF, facilitator=True),
    BlockKind(name="if-long", attributes={}, inside=_VARIANT_OF, facilitator=True),
    BlockKind(name="transition", attributes={}, inside=(TEXT,), facilitator=True),
    BlockKind(name="checklist", attributes={}, inside=(GUIDANCE,), titled=True, facilitator=True),
    BlockKind(name="answer", attributes={}, inside=("question", "activity", "case", "slide"), facilitator=True),
    BlockKind(name="step", attributes={"minutes": ()}, required=("minutes",), inside=("activity",), facilitator=True),
    BlockKind(name="debrief", attributes={}, inside=("activity",), facilitator=True),
    BlockKind(name="task", attributes={}, inside=("activity",)),
    BlockKind(name="handout", attributes={}, inside=("activity", "case", TEXT), needs_id=True, titled=True),
    BlockKind(
        name="cards",
        attributes={"per": PER, "columns": ("1", "2", "3")},
        required=("per",),
        needs_id=True,
        titled=True,
        inside=("activity",),
    ),
    BlockKind(name="write", attributes={"lines": ()}, required=("lines",), inside=("handout",)),
    BlockKind(name="short", attributes={}, inside=("*",)),
    BlockKind(name="full", attributes={}, inside=("*",)),
    BlockKind(name="alt", attributes={}, inside=("figure", "chart", "table")),
    BlockKind(name="source", attributes={}, inside=("figure", "chart", "table", "slide")),
)

BLOCK_KINDS = MappingProxyType({kind.name: kind for kind in _ALL})

PARTS = (
    *("column", "alt", "source", "write", "task", "step", "debrief", "answer", "notes", "short", "full"),
    *("if-short", "if-long", "transition"),
)
"""Blocks that are parts of others and are never referred to."""

NUMBERS = ("minutes", "lines")
"""Attributes that hold a whole number."""

REFERENCES = MappingProxyType(
    {
        ("lens", "of"): "lens",
        ("definition", "of"): "term",
        ("case", "of"): "case",
        ("activity", "of"): "activity",
        ("video", "of"): "video",
        ("question", "objective"): "objective",
        ("chart", "data"): "data",
        ("table", "data"): "data",
        ("slide", "icon"): "icon",
        ("slide", "country"): "country",
    }
)
"""Attributes that name something else, with the kind of thing they name."""

SLIDE_ATTRIBUTES = MappingProxyType(
    {
        "of": ("big-number", "case", "chart", "lens", "question", "table"),
        "icon": ("big-number", "bullets", "question", "statement"),
        "country": ("country",),
    }
)
"""The kinds of slides that show what these attributes name; all other kinds would pass over them."""

SLIDES_OF = MappingProxyType({"big-number": "fact"})
"""What a slide of a kind is `of`, where that is not what the kind is called."""
