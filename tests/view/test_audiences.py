"""Proves who sees what: the design's table, kind by kind, and that no facilitator's sentence reaches participants."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from dump import texts
from example import LANGUAGES, Guide

from guidepress.model import Unit
from guidepress.nodes import is_div, text_of, walk
from guidepress.read.block_kinds import BLOCK_KINDS
from guidepress.view.audience import AUDIENCE_OF, FACILITATOR_ONLY, SHOWN, is_shown

TEXT = {"figure", "chart", "table", "definition", "good-practice", "gap", "recommendation", "lens", "question"}
DESIGN = {
    "textbook": TEXT
    | {"voices", "key-points", "case", "activity", "video", "resources", "task", "full", "alt", "source"},
    "deck": {"voices", "key-points", "case", "activity", "video", "resources", "chart", "table", "slide", "column"}
    | {"notes", "say", "ask", "do", "show", "expect", "if-short", "if-long", "transition"}
    | {"task", "short", "alt", "source"},
    "facilitator": TEXT
    | {"key-points", "case", "activity", "handout", "cards", "write", "task", "full", "alt", "source"}
    | {"notes", "say", "ask", "do", "show", "expect", "answer", "step", "debrief"}
    | {"if-short", "if-long", "transition", "checklist"},
    "toolbox": TEXT
    | {"activity", "handout", "cards", "write", "task", "full", "alt", "source"}
    | {"notes", "say", "ask", "do", "show", "expect", "answer", "step", "debrief", "if-short", "if-long"},
    "handout": TEXT | {"key-points", "case", "resources", "handout", "write", "task", "full", "alt", "source"},
    "workbook": TEXT | {"key-points", "case", "resources", "handout", "write", "task", "full", "alt", "source"},
    "cases": TEXT | {"case", "handout", "write", "full", "alt", "source"},
    "cases-facilitator": TEXT
    | {"case", "handout", "write", "full", "alt", "source"}
    | {"notes", "say", "ask", "do", "show", "expect", "answer", "if-short", "if-long"},
}
DESIGN["site"] = DESIGN["textbook"]
"""The design's table: what each product shows."""
GUIDANCE = ("before-you-begin",)
"""Texts that only facilitators see."""
PARTICIPANT_VIEWS = [
    (product, unit, language)
    for language in LANGUAGES
    for unit in ("source-to-cup", "committee", "preface", "how-to-read")
    for product in ("textbook", "site", "handout", "workbook")
    if product in ("textbook", "site") or unit in ("source-to-cup", "committee")
]


@pytest.mark.parametrize("product", sorted(DESIGN))
@pytest.mark.parametrize("kind", sorted(BLOCK_KINDS))
def test_audience_table(kind: str, product: str) -> None:
    """Each kind of block is shown by exactly the products of the design's table."""
    assert is_shown(kind, product) == (kind in DESIGN[product])


def test_every_kind_has_its_audience() -> None:
    """A new kind of block cannot be forgotten in the table, and facilitators' blocks are for facilitators only."""
    assert set(SHOWN) == set(BLOCK_KINDS)
    assert {kind.name for kind in BLOCK_KINDS.values() if kind.facilitator} == FACILITATOR_ONLY
    for kind in FACILITATOR_ONLY:
        assert {AUDIENCE_OF[product] for product in SHOWN[kind]} == {"facilitator"}


def secrets_of(unit: Unit) -> Iterator[str]:
    """Give every sentence of a unit that only facilitators may read."""
    for part in (*unit.sections, *unit.cases, *unit.activities):
        for node in walk(part.blocks):
            if is_div(node, *FACILITATOR_ONLY):
                for inner in walk(node):
                    if inner["t"] in ("Para", "Plain"):
                        yield text_of(inner)
    if unit.id in GUIDANCE:
        yield from (text_of(node) for part in unit.sections for node in walk(part.blocks) if node["t"] == "Para")
    for activity in unit.activities:
        meta = activity.meta
        yield from (text for text in (meta.preparation, meta.variations, meta.online, meta.cautions) if text)


def seen_in(view: dict[str, Any]) -> str:
    """Give all words of a view, white space made even."""
    return " ".join(" ".join(texts(view)).split())


@pytest.mark.parametrize(("product", "unit", "language"), PARTICIPANT_VIEWS)
def test_no_leak(example: Guide, product: str, unit: str, language: str) -> None:
    """No sentence for facilitators, and no mark of a right option, is in a participants' view of any language."""
    view = example.view(product, unit, language)
    seen = seen_in(view)
    for name in example.units:
        for noun in (example.unit(name, language), example.unit(name, "en")):
            assert [secret for secret in secrets_of(noun) if secret in seen] == []
    raw = json.dumps({**view, "words": {}}, ensure_ascii=False)
    assert "secret-" not in raw
    assert '"correct"' not in raw
    assert "[x]" not in raw


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_leak_in_lists_and_frame(example: Guide, language: str) -> None:
    """The word lists and the textbook's frame hold no sentence for facilitators."""
    seen = seen_in(example.lists(language)) + seen_in(example.frame(language))
    assert "secret-" not in seen


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", GUIDANCE)
def test_facilitators_see_their_texts(example: Guide, unit: str, language: str) -> None:
    """Every sentence of a text for facilitators is in its view."""
    seen = seen_in(example.guidance(unit, language))
    secrets = [" ".join(each.split()) for each in secrets_of(example.unit(unit, language))]
    assert len([each for each in secrets if each.startswith("secret-")]) >= 4
    assert [each for each in secrets if each.startswith("secret-") and each.split(" [")[0][:30] not in seen] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_leak_in_case_book(example: Guide, language: str) -> None:
    """The participants' case book holds no answer and no note of any case; the facilitators' edition holds them all."""
    view, whole = example.cases("cases", language), example.cases("cases-facilitator", language)
    assert "secret-" not in json.dumps({**view, "words": {}}, ensure_ascii=False)
    assert all("notes" not in each and "objectives" not in each for each in view["cases"])
    secrets = [
        secret
        for name in ("source-to-cup", "committee")
        for case in example.unit(name, language).cases
        for node in walk(case.blocks)
        if is_div(node, *FACILITATOR_ONLY)
        for inner in walk(node["c"][1])
        if inner["t"] in ("Para", "Plain")
        for secret in (" ".join(text_of(inner).split()),)
        if secret.startswith("secret-")
    ]
    assert secrets
    assert [secret for secret in secrets if secret not in seen_in(whole)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", ["source-to-cup", "committee"])
def test_facilitators_see_all(example: Guide, unit: str, language: str) -> None:
    """Every facilitator's sentence of a module is in the facilitator guide, so that the test above tests something."""
    seen = seen_in(example.view("facilitator", unit, language))
    secrets = [" ".join(each.split()) for each in secrets_of(example.unit(unit, language))]
    assert secrets
    assert [each for each in secrets if each.startswith("secret-") and each not in seen] == []


def test_facilitators_see_the_right_option(example: Guide) -> None:
    """The right option is marked for facilitators, in a language without translation too."""
    for language in LANGUAGES:
        raw = json.dumps(example.view("facilitator", "source-to-cup", language)["questions"])
        assert raw.count('"correct"') == 1
