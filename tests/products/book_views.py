"""Hand-made views of a workbook and of a case book in two languages, of the parts of training_views.py."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image
from training_views import common, div, handout_view, lists_view, module, para, text


def workbook_view(words: dict[str, str], lang: str = "en") -> dict[str, Any]:
    """A module's part of the workbook."""
    return {**handout_view(words, lang), "product": "workbook", "glossary": lists_view(words, lang)["glossary"]}


def shown_slides() -> list[dict[str, Any]]:
    """The slides that participants' pages show, with their pictures."""
    drawn = io.BytesIO()
    Image.new("RGB", (32, 18), "#1F5FA8").save(drawn, format="PNG")
    titles = ((1, "Clean water"), (4, "Three ways"))
    return [
        {"number": number, "title": title, "lang": "en", "alt": f"{title}. Drawn.", "picture": drawn.getvalue()}
        for number, title in titles
    ]


def _case(number: str, kind: str, country: str, *, teaches: bool, lang: str) -> dict[str, Any]:
    asked = [para("What was missing after the flood?")]
    if teaches:
        asked.append(div("answer", para("A dated plan: secret-plan."), label="Model answer"))
    made: dict[str, Any] = {
        "id": f"case-{number.replace('.', '-')}-wells",
        "module": module(lang)["id"],
        "number": number,
        "label": f"Case {number}",
        "title": text("بئر لم يملكها أحد" if lang == "ar" else f"The well that nobody owned, {number}"),
        "kind": kind,
        "kind_label": kind.capitalize(),
        "countries": [country],
        "corridor": "Up #panic() hill" if kind == "gap" else "",
        "facets": [{"title": "Source of water", "values": ["Spring", "Well"]}],
        "blocks": [para("The well was dug in 1998."), div("question", *asked, id=f"q-{number}", label="Question 1")],
        "projects": [
            {
                "title": text("Buckets for all"),
                "organisations": ["Water committee", "School"],
                "years": "2020–",
                "summary": text("Gives every home a bucket with a lid."),
                "url": "https://example.org/buckets",
                "source": [],
            }
        ],
    }
    if teaches:
        made["objectives"] = ["Plan a year of care with the water committee."]
        made["notes"] = [{"kind": "ask", "label": "Ask", "blocks": [para("Who paid? secret-ask.")]}]
    return made


def casebook_view(words: dict[str, str], lang: str = "en", *, teaches: bool = False) -> dict[str, Any]:
    """A case book of two cases; `teaches` gives the facilitators' edition."""
    cases = [
        _case("2.1", "gap", "Lesotho", teaches=teaches, lang=lang),
        _case("2.2", "good-practice", "Kenya", teaches=teaches, lang=lang),
    ]
    first, second = (each["id"] for each in cases)
    return {
        **common("cases-facilitator" if teaches else "cases", words, lang),
        "modules": [module(lang)],
        "cases": cases,
        "indexes": [
            {
                "key": "kind",
                "title": "By kind",
                "entries": [
                    {"name": "Good practice", "kind": "good-practice", "cases": [second]},
                    {"name": "Protection gap", "kind": "gap", "cases": [first]},
                ],
            },
            {
                "key": "country",
                "title": "By country",
                "entries": [
                    {"name": "Kenya", "kind": "", "cases": [second]},
                    {"name": "Lesotho", "kind": "", "cases": [first]},
                ],
            },
            {
                "key": "facet",
                "title": "Source of water",
                "entries": [{"name": "Spring", "kind": "", "cases": [first, second]}],
            },
        ],
        "references": [{"id": "handbook-2020", "inlines": text("Water committee handbook, 2020.")}],
    }
