"""Hand-made views of a small textbook, for the tests of its typst text and of its PDF."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml
from palette import COLOURS

from guidepress.nodes import bullet_list, div, link, para, plain, span, words

ROOT = Path(__file__).resolve().parents[2]
PROSE = (
    "A worker who crosses a border keeps paying, yet what she has paid for stays behind. An agreement "
    "between the two countries adds up her years and sends the pension after her. "
)


def common(direction: str = "ltr") -> dict[str, Any]:
    """Make the part that every view holds, left-to-right in English or right-to-left in Arabic."""
    interface = yaml.safe_load((ROOT / "guidepress/locale/en.yaml").read_text(encoding="utf-8"))
    return {
        "product": "textbook",
        "lang": "ar" if direction == "rtl" else "en",
        "dir": direction,
        "words": interface,
        "guide": {
            "title": "Rights that travel",
            "subtitle": "A small guide",
            "short_title": "Rights that travel",
            "version": "1.0",
            "date": "1 March 2026",
            "iso_date": "2026-03-01",
            "status": "draft",
            "publisher": "The example",
            "licence": "CC BY 4.0",
            "notice": "An example.",
            "copyright_year": 2026,
        },
        "brand": {
            "name": "example",
            "colours": COLOURS,
            "tints": dict.fromkeys(COLOURS, "#EEF1F5"),
            "fonts": {
                "base": "IBM Plex Serif",
                "headings": "IBM Plex Sans",
                "arabic": "IBM Plex Sans Arabic",
                "office": "Arial",
            },
        },
    }


def module(number: int, title: str = "Rights that cross borders") -> dict[str, Any]:
    """Make the head of a module."""
    return {
        "id": f"module-{number}",
        "number": number,
        "title": title,
        "short_title": f"Tab {'ABCDEF'[number - 1]}",
        "colour": f"module-{number}",
        "icon": "compass",
        "goal": "Know which rights travel.",
        "duration": 60,
        "objectives": [{"id": "o", "text": "Compare two agreements."}],
        "questions": [],
    }


def titled(text: str) -> dict[str, Any]:
    """Make the title of a block."""
    return div("block-title", [plain(words(text))])


def voices() -> dict[str, Any]:
    """Make a Voices block."""
    quoted = {"t": "BlockQuote", "c": [para(words("I kept every payslip in a biscuit tin."))]}
    pairs = [("label", "Voices"), ("kind", "illustrative"), ("mark", "Illustrative voice")]
    return div("voices", [quoted, para(words("A cook, 52"))], pairs=pairs)


def chart(kind: str, identifier: str) -> dict[str, Any]:
    """Make a chart of a kind."""
    series = [{"name": "Workers (million)", "values": [63.3, None, 24]}]
    if kind != "doughnut":
        series.append({"name": "Women (million)", "values": [30, 4, 5]})
    data = json.dumps({"categories": ["North", "South", "East"], "series": series, "label": "Place"})
    alt = div("alt", [para(words("North 63.3, east 24 million."))])
    source = div("source", [plain(words("Own figures."))])
    pairs = [("label", "Figure 1.1"), ("kind", kind), ("data", data)]
    return div("chart", [titled("The north hosts most"), alt, source], identifier=identifier, pairs=pairs)


def table(rows: list[list[str]]) -> dict[str, Any]:
    """Make a pandoc Table; the first row is its head, numbers stand on the right."""
    blank: list[Any] = ["", [], []]

    def row(cells: list[str]) -> list[Any]:
        return [
            blank,
            [[blank, {"t": "AlignDefault"}, 1, 1, [plain(words(cell))] if cell else []] for cell in cells],
        ]

    columns = [[{"t": "AlignRight" if cell.isdigit() else "AlignLeft"}, {"t": "ColWidthDefault"}] for cell in rows[-1]]
    body = [blank, 0, [], [row(each) for each in rows[1:]]]
    content = [blank, [None, []], columns, [blank, [row(rows[0])]], [body], [blank, []]]
    return {"t": "Table", "c": content}


def every_block(prefix: str) -> list[dict[str, Any]]:
    """Make one block of every kind that a participant sees."""
    term = span("term", words("floor"), pairs=[("of", "floor")])
    see = link(words("Table 1.1"), f"#{prefix}-table", name="xref", pairs=[("kind", "table"), ("page", "true")])
    away = link(words("portal"), "https://example.org/portal")
    note = {
        "t": "Note",
        "c": [para([*words("As of 2022, "), link(words("data"), "https://example.org/data")])],
    }
    task = div("task", [para(words("Draw the journey."))])
    options = div("options", [bullet_list([[plain(words("Yes"))], [plain(words("No"))]])])
    text = [para(words(PROSE * 3))]
    return [
        para([*words(PROSE), term, *words(" and "), see, *words(" and "), away, note]),
        *text,
        {"t": "Header", "c": [2, [f"{prefix}-head", [], []], words("What she paid")]},
        div(
            "key-points",
            [bullet_list([[plain(words("Rights can travel."))]])],
            pairs=[("label", "Key points")],
        ),
        div("good-practice", [titled("A fund"), *text], pairs=[("label", "Good practice")]),
        div("gap", text, pairs=[("label", "Gap")]),
        div("recommendation", text, pairs=[("label", "Recommendation")]),
        div("lens", text, pairs=[("label", "Gender lens"), ("icon", "venus-mars"), ("of", "gender")]),
        div(
            "definition",
            [titled("floor"), div("definition-text", [plain(words("A set of guarantees."))])],
            pairs=[("label", "Definition"), ("of", "floor")],
        ),
        div(
            "case",
            [
                titled("Miners"),
                *text,
                div("question", [para(words("Why?")), options], pairs=[("label", "Question 1")]),
            ],
            identifier=f"{prefix}-case",
            pairs=[("label", "Case 1.1"), ("kind-label", "Gap"), ("countries", "Lesotho, South Africa")],
        ),
        div(
            "activity",
            [titled("Map it"), *text, task],
            identifier=f"{prefix}-activity",
            pairs=[("label", "Activity 1.1"), ("minutes", "45"), ("grouping-label", "Pairs")],
        ),
        *(chart(kind, f"{prefix}-{kind}") for kind in ("bar", "column", "stacked", "line", "doughnut")),
        div(
            "table",
            [titled("Few have ratified"), table([["Text", "Number"], ["C97", "53"]])],
            identifier=f"{prefix}-table",
            pairs=[("label", "Table 1.1")],
        ),
        div(
            "video",
            [titled("A film"), plain(words("What it shows."))],
            identifier=f"{prefix}-video",
            pairs=[("label", "Video"), ("url", "https://example.org/v"), ("length", "3:20")],
        ),
        div("fallback", [para(words("Not in your language."))], pairs=[("lang", "fr"), ("dir", "ltr")]),
        div(
            "resources",
            [bullet_list([[plain(words("A book.")), plain(words("Short and clear."))]])],
            pairs=[("label", "Key resources")],
        ),
    ]


def unit(number: int, direction: str = "ltr") -> dict[str, Any]:
    """Make the view of a module with one section that holds every kind of block."""
    section = {
        "id": f"sec-{number}",
        "number": f"{number}.1",
        "title": words("What a floor guarantees"),
        "blocks": every_block(f"m{number}"),
    }
    head = module(number)
    return {**common(direction), "module": head, "front": False, "opener": [voices()], "sections": [section]}


def front(direction: str = "ltr") -> dict[str, Any]:
    """Make the view of a front-matter file."""
    section = {"id": "sec-thanks", "number": "", "title": words("Thanks"), "blocks": [para(words(PROSE))]}
    head = {
        **module(1, "Thanks"),
        "id": "thanks",
        "number": None,
        "goal": "",
        "objectives": [],
        "colour": "grey",
    }
    return {**common(direction), "module": head, "front": True, "opener": [], "sections": [section]}


def frame(direction: str = "ltr") -> dict[str, Any]:
    """Make the view of what stands round two modules and one front-matter file."""
    floor = {
        "id": "floor",
        "term": words("floor"),
        "definition": words("A set of guarantees."),
        "source": words("R202"),
        "see": [],
    }
    return {
        **common(direction),
        "modules": [module(1), module(2)],
        "front": ["thanks"],
        "glossary": [floor],
        "acronyms": [{"acronym": "ILO", "expansion": "International Labour Organization", "letter": "I"}],
        "references": [{"id": "r202", "inlines": words("R202. 2012. Floors.")}],
        "figures": [{"id": "m1-bar", "label": "Figure 1.1", "title": words("The north hosts most")}],
        "tables": [{"id": "m1-table", "label": "Table 1.1", "title": words("Few have ratified")}],
        "cases": [{"id": "m1-case", "label": "Case 1.1", "title": words("Miners")}],
        "index": [
            {"entry": "floor", "kind": "term", "of": "floor"},
            {"entry": "Lesotho", "kind": "country", "of": "LS"},
            {"entry": "nowhere", "kind": "index", "of": "nowhere"},
        ],
    }
