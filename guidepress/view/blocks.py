"""Turns a unit's blocks into view blocks for one product: what is not shown is gone, the rest is in normal form."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from guidepress.model import Activity, Case, Node, Unit
from guidepress.nodes import attr, bullet_list, div, id_of, is_div, plain, value_of, words
from guidepress.read.media import as_number
from guidepress.view.audience import is_shown
from guidepress.view.citations import note_cite
from guidepress.view.resolve import Resolver
from guidepress.view.scene import Scene

_LABELLED = ("voices", "key-points", "good-practice", "gap", "recommendation", "resources")
_PARTS = (
    "options",
    "alt",
    "write",
    "task",
    "answer",
    "step",
    "debrief",
    "say",
    "ask",
    "do",
    "show",
    "expect",
    "if-short",
    "if-long",
    "checklist",
    "notes",
)


@dataclass(slots=True, kw_only=True)
class BlockView:
    """Writes the blocks of one unit for one product."""

    scene: Scene
    unit: Unit
    resolver: Resolver
    section: str = ""
    _headings: int = field(default=0, init=False)

    def blocks(self, nodes: Iterable[Node]) -> list[Node]:
        """Write blocks; those that the product does not show, or that the selection leaves out, are gone."""
        return [made for node in nodes for made in self._one(node)]

    def _one(self, node: Node) -> list[Node]:
        kind, content = node["t"], node.get("c")
        if kind in ("Para", "Plain"):
            self.resolver.sources_told.clear()
            return [self._paragraph({"t": kind, "c": self.resolver.inlines(content)})]
        if kind == "Header":
            return [self._header(node)]
        if kind == "BlockQuote":
            return [{"t": kind, "c": self.blocks(content or [])}]
        if kind == "BulletList":
            return [{"t": kind, "c": [self.blocks(item) for item in content or []]}]
        if kind == "OrderedList":
            return [{"t": kind, "c": [node["c"][0], [self.blocks(item) for item in node["c"][1]]]}]
        if kind == "DefinitionList":
            pairs = [
                [self.resolver.inlines(term, bare=True), [self.blocks(each) for each in texts]]
                for term, texts in content or []
            ]
            return [{"t": kind, "c": pairs}]
        if kind == "Table":
            return [self._table(node)]
        if kind == "Div":
            return self._div(node)
        return [node]

    def _paragraph(self, made: Node) -> Node:
        """Let a paragraph that is not translated be a block of its own, so that it is set in its own direction."""
        inlines = made["c"]
        only = inlines[0] if len(inlines) == 1 else None
        if self.scene.product == "deck" or made["t"] == "Plain" or not only or only["t"] != "Span":
            return made
        if only["c"][0][1] != ["fallback"]:
            return made
        return {"t": "Div", "c": [only["c"][0], [{"t": "Para", "c": only["c"][1]}]]}

    def _header(self, node: Node) -> Node:
        level, (identifier, _, _), content = node["c"]
        if not identifier:
            self._headings += 1
            identifier = f"{self.section or self.unit.id}-h{self._headings}"
        return {"t": "Header", "c": [level, attr(identifier), self.resolver.inlines(content, bare=True)]}

    def _table(self, node: Node) -> Node:
        _, caption, columns, head, bodies, foot = node["c"]

        def rows(given: list[Any]) -> list[Any]:
            return [[row[0], [[*cell[:4], self._cell(cell[4])] for cell in row[1]]] for row in given]

        made = [[body[0], body[1], rows(body[2]), rows(body[3])] for body in bodies]
        return {
            "t": "Table",
            "c": [attr(), caption, columns, [head[0], rows(head[1])], made, [foot[0], rows(foot[1])]],
        }

    def _cell(self, blocks: list[Node]) -> list[Node]:
        return [
            {"t": each["t"], "c": self.resolver.inlines(each["c"], bare=True)}
            if each["t"] in ("Para", "Plain")
            else each
            for each in blocks
        ]

    # --- semantic blocks ---

    def selected(self, node: Node) -> bool:
        """Say whether a block's facets fit the selection; a block without a facet fits every choice of it."""
        for facet, wanted in self.scene.selection.items():
            given = value_of(node, facet).split()
            if given and wanted and not set(given) & set(wanted):
                return False
        return True

    def _div(self, node: Node) -> list[Node]:
        name = node["c"][0][1][0] if node["c"][0][1] else ""
        if not is_shown(name, self.scene.product) or not self.selected(node):
            return []
        if name in ("short", "full"):
            return self.blocks(node["c"][1])
        if name in _LABELLED:
            return [self._labelled(node, name)]
        if name == "block-title":
            return [div(name, [plain(self.resolver.inlines(node["c"][1][0]["c"], bare=True))])]
        if name == "fallback":
            return [{"t": "Div", "c": [node["c"][0], self.blocks(node["c"][1])]}]
        if name in _PARTS:
            keep = [(key, value_of(node, key)) for key in ("minutes", "lines")]
            return [div(name, self._options(node) if name == "options" else self.blocks(node["c"][1]), pairs=keep)]
        made = {
            "lens": self._lens,
            "definition": self._definition,
            "case": self._case_here,
            "activity": self._activity_here,
            "video": self._video_here,
            "figure": self._numbered,
            "chart": self._chart,
            "table": self._table_block,
            "question": self._question,
            "handout": self._handout,
            "cards": self._cards,
            "source": self._source,
        }.get(name)
        return made(node) if made else self.blocks(node["c"][1])

    def _labelled(self, node: Node, name: str) -> Node:
        pairs = [("label", self.scene.say(f"kind-{name}"))]
        if name == "voices":
            kind = value_of(node, "kind")
            mark = self.scene.say("illustrative") if kind == "illustrative" else ""
            pairs += [("kind", kind), ("mark", mark)]
        children = self.blocks(node["c"][1])
        if name == "resources" and not any(child["t"] == "BulletList" for child in children):
            children += [self.resource_list()]
        return div(name, children, identifier=id_of(node), pairs=pairs)

    def resource_list(self) -> Node:
        """List the module's key resources: the full reference, and why it is worth reading."""
        resources = self.unit.meta.resources if self.unit.meta else ()
        items = []
        for each in resources:
            reference = self.scene.citations.entries.get(each.cite, words(each.cite))
            items.append([plain(reference), plain(self.scene.inlines(each.why))])
        return bullet_list(items)

    def resources(self) -> list[Node]:
        """Give the block of key resources, if the module has any."""
        if not self.unit.meta or not self.unit.meta.resources:
            return []
        pairs = [("label", self.scene.say("kind-resources"))]
        return [div("resources", [self.resource_list()], identifier=f"resources-{self.unit.id}", pairs=pairs)]

    def _lens(self, node: Node) -> list[Node]:
        lens = next(each for each in self.scene.shared.meta.lenses if each.id == value_of(node, "of"))
        pairs = [("label", lens.title), ("icon", lens.icon), ("of", lens.id)]
        return [div("lens", self.blocks(node["c"][1]), identifier=id_of(node), pairs=pairs)]

    def _definition(self, node: Node) -> list[Node]:
        term = self.scene.term(value_of(node, "of"))
        children = [
            div("block-title", [plain(self.scene.inlines(term.term))]),
            div("definition-text", [plain(self.scene.inlines(term.definition))]),
        ]
        if term.source:
            children.append(div("source", [plain(self.resolver.bare_cite(note_cite(term.source)))]))
        pairs = [("label", self.scene.say("kind-definition")), ("of", term.id)]
        children += self.blocks(node["c"][1])
        return [div("definition", children, identifier=id_of(node), pairs=pairs)]

    def _video_here(self, node: Node) -> list[Node]:
        videos = self.unit.meta.videos if self.unit.meta else ()
        video = next((each for each in videos if each.id == value_of(node, "of")), None)
        if video is None:
            return []
        pairs = [
            ("label", self.scene.say("kind-video-planned" if video.planned else "kind-video")),
            ("url", video.url or ""),
            ("publisher", video.publisher),
            ("length", video.length),
            ("planned", "true" if video.planned else ""),
        ]
        children = [
            div("block-title", [plain(self.scene.inlines(video.title))]),
            plain(self.scene.inlines(video.summary)),
            *self.blocks(node["c"][1]),
        ]
        return [div("video", children, identifier=video.id, pairs=pairs)]

    # --- figures, charts, tables ---

    def _numbered(self, node: Node) -> list[Node]:
        name = node["c"][0][1][0]
        pairs = [("label", self.scene.label(id_of(node)))]
        return [div(name, self.blocks(node["c"][1]), identifier=id_of(node), pairs=pairs)]

    def _source(self, node: Node) -> list[Node]:
        inlines = [each for block in node["c"][1] if block["t"] in ("Para", "Plain") for each in block["c"]]
        return [div("source", [plain(self.resolver.inlines(inlines, bare=True))])]

    def _chart(self, node: Node) -> list[Node]:
        data = chart_data(self.unit.data[value_of(node, "data")])
        pairs = [
            ("label", self.scene.label(id_of(node))),
            ("kind", value_of(node, "kind")),
            ("data", json.dumps(data, ensure_ascii=False, separators=(",", ":"))),
        ]
        return [div("chart", self.blocks(node["c"][1]), identifier=id_of(node), pairs=pairs)]

    def _table_block(self, node: Node) -> list[Node]:
        made = self._numbered(node)[0]
        if path := value_of(node, "data"):
            children = made["c"][1]
            at = 1 if children and is_div(children[0], "block-title") else 0
            children.insert(at, table_of(self.unit.data[path]))
        return [made]

    # --- questions, cases, activities ---

    def _question(self, node: Node) -> list[Node]:
        number = self.scene.index.entries[id_of(node)].number
        pairs = [("label", self.scene.say("numbered", kind=self.scene.say("kind-question"), number=number))]
        pairs.append(("number", number))
        return [div("question", self.blocks(node["c"][1]), identifier=id_of(node), pairs=pairs)]

    def _options(self, node: Node) -> list[Node]:
        """Write the options of a question; which of them are right is for facilitators only."""
        tells = is_shown("answer", self.scene.product)
        items = []
        for item in node["c"][1][0]["c"]:
            inlines = item[0]["c"]
            is_right = bool(inlines) and inlines[0]["t"] == "Span" and "correct" in inlines[0]["c"][0][1]
            rest = self.resolver.inlines(inlines[1:] if is_right else inlines)
            items.append([plain([inlines[0], *rest] if is_right and tells else rest)])
        return [bullet_list(items)]

    def _handout(self, node: Node) -> list[Node]:
        pairs = [("label", self.scene.say("kind-handout"))]
        return [div("handout", self.blocks(node["c"][1]), identifier=id_of(node), pairs=pairs)]

    def _cards(self, node: Node) -> list[Node]:
        pairs = [("label", self.scene.say("kind-cards"))]
        pairs += [(key, value_of(node, key)) for key in ("per", "columns")]
        return [div("cards", self.blocks(node["c"][1]), identifier=id_of(node), pairs=pairs)]

    def _case_here(self, node: Node) -> list[Node]:
        case = next((each for each in self.unit.cases if each.meta.id == value_of(node, "of")), None)
        return [self.case(case)] if case else []

    def _activity_here(self, node: Node) -> list[Node]:
        found = next((each for each in self.unit.activities if each.meta.id == value_of(node, "of")), None)
        return [self.activity(found)] if found else []

    def case(self, case: Case) -> Node:
        """Write a case study with its number, countries and questions."""
        pairs = [
            ("label", self.scene.label(case.meta.id)),
            ("kind", case.meta.kind),
            ("kind-label", self.scene.say(f"case-{case.meta.kind}")),
            ("countries", self.scene.say("list-comma").join(self.scene.territory(code) for code in case.meta.country)),
            ("corridor", case.meta.corridor),
        ]
        title = div("block-title", [plain(self.resolver.inlines(case.title, bare=True))])
        return div("case", [title, *self.blocks(case.blocks)], identifier=case.meta.id, pairs=pairs)

    def activity(self, activity: Activity) -> Node:
        """Write an activity; only facilitators' products get its steps, debrief, answers and preparation."""
        meta = activity.meta
        pairs = [
            ("label", self.scene.label(meta.id)),
            ("kind", meta.kind),
            ("kind-label", self.scene.say(f"activity-{meta.kind}")),
            ("minutes", str(meta.minutes)),
            ("grouping-label", grouping_label(self.scene, activity)),
        ]
        title = div("block-title", [plain(self.resolver.inlines(activity.title, bare=True))])
        children = [title, *self._meta_list(activity), *self.blocks(activity.blocks)]
        return div("activity", children, identifier=meta.id, pairs=pairs)

    def _meta_list(self, activity: Activity) -> list[Node]:
        if not is_shown("step", self.scene.product):
            return []
        meta = activity.meta
        objectives = [text for text in (self._objective(each) for each in meta.objectives) if text]
        rows: list[tuple[str, list[str]]] = [
            ("objectives", objectives),
            ("materials", [each.item for each in meta.materials]),
            ("preparation", [meta.preparation]),
            ("variations", [meta.variations]),
            ("online", [meta.online]),
            ("cautions", [meta.cautions]),
        ]
        pairs = [
            [words(self.scene.say(key)), [[plain(self.scene.inlines(text))] for text in texts if text]]
            for key, texts in rows
            if any(texts)
        ]
        return [div("meta-list", [{"t": "DefinitionList", "c": pairs}])]

    def _objective(self, identifier: str) -> str:
        own = self.unit.meta.objectives if self.unit.meta else ()
        return next((each.text for each in own if each.id == identifier), "")


def grouping_label(scene: Scene, activity: Activity) -> str:
    """Say how people work in an activity: Plenary, Pairs, Groups of 4–6."""
    meta = activity.meta
    if meta.grouping == "groups" and meta.group_size:
        least, most = meta.group_size
        size = str(least) if least == most else f"{least}–{most}"
        return scene.say("grouping-groups-of", size=size)
    return scene.say(f"grouping-{meta.grouping}")


def chart_data(rows: tuple[tuple[str, ...], ...]) -> dict[str, Any]:
    """Turn a CSV's rows into a chart's categories and series; an empty cell is no value."""
    header, *body = rows
    series = [
        {"name": name, "values": [as_number(row[number]) if row[number] else None for row in body]}
        for number, name in enumerate(header[1:], start=1)
    ]
    return {"categories": [row[0] for row in body], "series": series, "label": header[0]}


def table_of(rows: tuple[tuple[str, ...], ...]) -> Node:
    """Make a table of a CSV's rows: the first is the header; columns of numbers stand to the right."""
    header, *body = rows

    def row(cells: tuple[str, ...]) -> list[Any]:
        return [attr(), [[attr(), {"t": "AlignDefault"}, 1, 1, [plain(words(cell))]] for cell in cells]]

    def align(number: int) -> Node:
        figures = all(as_number(cells[number]) is not None for cells in body if cells[number])
        return {"t": "AlignRight" if figures and number else "AlignLeft"}

    columns = [[align(number), {"t": "ColWidthDefault"}] for number in range(len(header))]
    bodies = [[attr(), 0, [], [row(cells) for cells in body]]]
    return {"t": "Table", "c": [attr(), [None, []], columns, [attr(), [row(header)]], bodies, [attr(), []]]}


def body_of(node: Node) -> list[Node]:
    """Give the blocks of a div without its title."""
    return [each for each in node["c"][1] if not is_div(each, "block-title")]
