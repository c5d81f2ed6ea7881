"""Turns blocks of the source into what a slide of each kind shows: the parts of a slide of a deck's view."""

from __future__ import annotations

from typing import Any

from guidepress.model import Case, Node, Unit
from guidepress.nodes import classes_of, id_of, is_div, plain, text_of, value_of, walk, words
from guidepress.view.blocks import BlockView, body_of, chart_data, table_of
from guidepress.view.index import title_of
from guidepress.view.resolve import Resolver
from guidepress.view.scene import Scene

MOST_FACT = 34
"""How many characters of a material or a place stand beside a task; longer ones are elsewhere, or left out."""
_CASE_ICONS = {
    "good-practice": "circle-check",
    "gap": "triangle-exclamation",
    "country-experience": "earth-africa",
    "scenario": "user-pen",
}
_HUNDRED = 100

Parts = dict[str, Any]


class SlideParts:
    """Gives the parts of the slides of one module."""

    def __init__(self, scene: Scene, unit: Unit) -> None:
        self.scene = scene
        self.unit = unit
        self.resolver = Resolver(scene=scene, expands=False, notes=False)
        self.blocks = BlockView(scene=scene, unit=unit, resolver=self.resolver)
        self.cases = {each.meta.id: each for each in unit.cases}
        self.marked = {
            id_of(node): node
            for part in unit.texts
            for node in walk(part.blocks)
            if is_div(node, "chart", "table", "question") and id_of(node)
        }

    def of(self, node: Node) -> Parts:
        """Give the parts of a slide that the source writes out."""
        kind, of = value_of(node, "kind"), value_of(node, "of")
        if kind == "chart":
            return self.chart(self.marked[of])
        if kind == "table":
            return self.table(self.marked[of] if of else node)
        if kind == "case":
            return self.case(self.cases.get(of))
        if kind in ("picture", "picture-full"):
            return self._picture(node)
        if kind in ("two-columns", "three-columns", "comparison"):
            return {"columns": [self._column(each) for each in node["c"][1] if is_div(each, "column")]}
        if kind in ("process", "timeline", "country"):
            return self._steps(node)
        if kind == "big-number":
            return self._figure(node)
        if kind == "question":
            return self._question(self.marked[of] if of else node)
        if kind == "lens":
            return self._lens(node)
        return {"blocks": self.shown(body_of(node))}

    def shown(self, nodes: list[Node]) -> list[Node]:
        """Write blocks for a slide, which has no boxes within."""
        return [each for each in self.blocks.blocks(nodes) if not is_div(each)]

    def source_of(self, node: Node) -> list[Node]:
        """Give the source that a block names, on one line."""
        for child in node["c"][1]:
            if is_div(child, "source"):
                inlines = [each for block in child["c"][1] if block["t"] in ("Para", "Plain") for each in block["c"]]
                return self.resolver.inlines(inlines, bare=True)
        return []

    def fact_sources(self, since: int) -> list[Node]:
        """Give the sources of the figures shown since the `since`th, which stand in a slide's foot."""
        made: list[Node] = []
        seen: list[str] = []
        for key in self.resolver.facts_shown[since:]:
            source = self.resolver.source_of(self.scene.fact(key))
            if text_of(source) in seen:
                continue
            seen.append(text_of(source))
            made += [*(words(". ") if made else []), *source]
        return made

    def chart(self, node: Node) -> Parts:
        """Give a chart of the text."""
        data = chart_data(self.unit.data[value_of(node, "data")])
        alt = next((text_of(each["c"][1]) for each in node["c"][1] if is_div(each, "alt")), "")
        chart = {"kind": value_of(node, "kind"), **data}
        return {"chart": chart, "alt": alt, "source": self.source_of(node), "icon": "chart-column"}

    def table(self, node: Node) -> Parts:
        """Give a table of the text, or the one that the slide holds."""
        path = value_of(node, "data")
        table = table_of(self.unit.data[path]) if path else next(n for n in walk(node) if n["t"] == "Table")
        rows = [*table["c"][3][1], *(row for body in table["c"][4] for row in body[3])]
        cells = [
            [self.resolver.inlines([n for block in cell[4] for n in block["c"]], bare=True) for cell in row[1]]
            for row in rows
        ]
        sides = {"AlignRight": "right", "AlignCenter": "center"}
        align = [sides.get(column[0]["t"], "left") for column in table["c"][2]]
        return {"table": {"rows": cells, "align": align}, "source": self.source_of(node), "icon": "table"}

    def case(self, case: Case | None) -> Parts:
        """Give a case in its short form, with its kind and where it plays."""
        if case is None:
            return {}
        countries = self.scene.say("list-comma").join(self.scene.territory(code) for code in case.meta.country)
        short = [each for node in case.blocks if is_div(node, "short") for each in node["c"][1]]
        if len(countries) > MOST_FACT:
            countries = case.meta.corridor
        meta = [["tag", self.scene.say(f"case-{case.meta.kind}")]]
        if 0 < len(countries) <= MOST_FACT * 2:
            meta.append(["location-dot", countries])
        return {
            "label": self.scene.label(case.meta.id),
            "blocks": self.shown(short),
            "meta": meta,
            "icon": _CASE_ICONS[case.meta.kind],
        }

    def _picture(self, node: Node) -> Parts:
        image = next(each for each in walk(node) if each["t"] == "Image")
        picture = {
            "path": image["c"][2][0].removeprefix("media/"),
            "alt": text_of(image["c"][1]),
            "decorative": "decorative" in image["c"][0][1],
        }
        rest = [each for each in body_of(node) if not any(inner["t"] == "Image" for inner in walk(each))]
        return {"picture": picture, "blocks": self.shown(rest)}

    def _column(self, node: Node) -> Parts:
        return {
            "title": self.resolver.inlines(title_of(node), bare=True),
            "blocks": self.shown(body_of(node)),
        }

    def _steps(self, node: Node) -> Parts:
        """Part the items of a list: what stands in bold at the beginning is the name, the rest says what happens."""
        found = next(each for each in body_of(node) if each["t"] in ("BulletList", "OrderedList"))
        items = found["c"] if found["t"] == "BulletList" else found["c"][1]
        parts: Parts = {"columns": [self._step(item) for item in items]}
        if code := value_of(node, "country"):
            parts["place"] = {"code": code, "name": self.scene.territory(code)}
            parts["label"] = self.scene.say("kind-country")
        return parts

    def _step(self, item: list[Node]) -> Parts:
        first, *others = self.shown(item)
        inlines = first["c"]
        # A text that is not translated yet is one span: its bold beginning stands inside of it.
        around = inlines[0] if len(inlines) == 1 and "fallback" in classes_of(inlines[0]) else None
        inner = around["c"][1] if around else inlines
        named = bool(inner) and inner[0]["t"] == "Strong"
        name, rest = (inner[0]["c"], inner[1:]) if named else ([], inner)
        while rest and rest[0]["t"] == "Space":
            rest = rest[1:]

        def again(part: list[Node]) -> list[Node]:
            return [{"t": "Span", "c": [around["c"][0], part]}] if around and part else part

        blocks = [plain(again(rest))] if rest else []
        return {"title": again(_without_stop(name)), "blocks": blocks + others}

    def _figure(self, node: Node) -> Parts:
        key = value_of(node, "of")
        fact = self.scene.fact(key)
        figure, unit = self.scene.figure(fact)
        if key not in self.resolver.facts_shown:
            self.resolver.facts_shown.append(key)
        share = round(float(fact.value)) if fact.unit == "percent" and 0 < fact.value <= _HUNDRED else None
        shown = {"value": figure, "unit": unit, "percent": share}
        return {"figure": shown, "blocks": self.shown(body_of(node)), "source": self.resolver.source_of(fact)}

    def _question(self, node: Node) -> Parts:
        """Give a question and its answer, which stands on a slide of its own."""
        parts = _in_one_depth(body_of(node))
        answer = next((each for each in parts if is_div(each, "answer")), None)
        asked = [each for each in parts if not is_div(each)]
        options: list[list[Node]] = next((each["c"][1][0]["c"] for each in parts if is_div(each, "options")), [])
        return {
            "blocks": self.shown(asked),
            "options": [self._option(item) for item in options],
            "answer": self.shown(answer["c"][1]) if answer else [],
            "label": self.scene.say("kind-question-to-room"),
        }

    def _option(self, item: list[Node]) -> Parts:
        inlines = item[0]["c"]
        is_right = bool(inlines) and "correct" in classes_of(inlines[0])
        return {"text": self.resolver.inlines(inlines[1:] if is_right else inlines), "right": is_right}

    def _lens(self, node: Node) -> Parts:
        lens = next(each for each in self.scene.shared.meta.lenses if each.id == value_of(node, "of"))
        return {"label": lens.title, "icon": lens.icon, "blocks": self.shown(body_of(node))}


def _in_one_depth(blocks: list[Node]) -> list[Node]:
    """Take blocks out of `short` and `full`: a slide shows the short wording, and the full one only for want of it."""
    shown = "short" if any(is_div(each, "short") for each in blocks) else "full"
    return [
        inner
        for each in blocks
        if not is_div(each, "short", "full") or is_div(each, shown)
        for inner in (each["c"][1] if is_div(each, shown) else [each])
    ]


def _without_stop(name: list[Node]) -> list[Node]:
    """Leave out the full stop or colon after a name that stands on a line of its own."""
    if name and name[-1]["t"] == "Str" and name[-1]["c"].endswith((".", ":")):
        return [*name[:-1], {"t": "Str", "c": name[-1]["c"][:-1]}]
    return name
