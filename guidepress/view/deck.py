"""Turns a module into the view of its deck: explicit slides where they stand, automatic ones for blocks between."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guidepress.model import Activity, Case, Node, Section, Unit
from guidepress.nodes import bullet_list, id_of, is_div, para, plain, text_of, value_of, walk, words
from guidepress.read.unit import SLIDE_MINUTES
from guidepress.view.blocks import BlockView, body_of, chart_data, grouping_label, table_of
from guidepress.view.index import placements, title_of
from guidepress.view.notes import notes_of
from guidepress.view.resolve import Resolver
from guidepress.view.scene import Scene, common, module_head

MOST_FACT = 34
"""How many characters of a material stand beside a task; longer ones are in the facilitator guide only."""
_CASE_ICONS = {
    "good-practice": "circle-check",
    "gap": "triangle-exclamation",
    "country-experience": "earth-africa",
    "scenario": "user-pen",
}
_AUTOMATIC = ("voices", "key-points", "chart", "table", "case", "activity", "video")


def deck_view(scene: Scene, unit: Unit) -> dict[str, Any]:
    """Write the slides of a module in the order of its texts."""
    slides = list(DeckWriter(scene, unit).slides())
    sections = [{"id": each.id, "title": text_of(list(each.title))} for each in unit.sections]
    return {**common(scene), "module": module_head(scene, unit), "sections": sections, "slides": slides}


class DeckWriter:
    """Writes the slides of one module."""

    def __init__(self, scene: Scene, unit: Unit) -> None:
        self.scene = scene
        self.unit = unit
        self.resolver = Resolver(scene=scene, expands=False, notes=False)
        self.blocks = BlockView(scene=scene, unit=unit, resolver=self.resolver)
        self.section = ""
        self._told: set[str] = set()
        self.cases = {each.meta.id: each for each in unit.cases}
        self.activities = {each.meta.id: each for each in unit.activities}
        self.marked = {
            id_of(node): node
            for part in unit.texts
            for node in walk(part.blocks)
            if is_div(node, "chart", "table") and id_of(node)
        }
        # A block that has a slide of its own under another title gets no automatic one.
        self.shown = {
            value_of(node, "of")
            for section in unit.sections
            for node in walk(section.blocks)
            if is_div(node, "slide") and value_of(node, "of")
        }

    def slides(self) -> Iterator[dict[str, Any]]:
        """Give the slides in order."""
        unit, scene = self.unit, self.scene
        if unit.meta is None:
            return
        yield self._slide(f"title-{unit.id}", "title", words(unit.meta.title), blocks=[para(words(unit.meta.goal))])
        objectives = [[plain(scene.inlines(each.text))] for each in unit.meta.objectives]
        yield self._slide(
            f"objectives-{unit.id}",
            "objectives",
            words(scene.say("this-module")),
            blocks=[bullet_list(objectives)],
        )
        for section in unit.sections:
            self.section = section.id
            yield self._divider(section)
            blocks, closing = _without_closing(section.blocks) if section is unit.sections[-1] else (section.blocks, ())
            yield from self._of_blocks(blocks)
        yield from self._of_blocks(tuple(placements(unit)))
        yield from self._of_blocks(closing)
        if unit.meta.resources:
            items = [[plain(self._short_reference(each.cite, each.why))] for each in unit.meta.resources]
            title = words(scene.say("kind-resources"))
            yield self._slide(f"resources-{unit.id}", "resources", title, blocks=[bullet_list(items)])
        if references := self._references():
            title = words(scene.say("references"))
            yield self._slide(f"references-{unit.id}", "references", title, blocks=[bullet_list(references)])

    def _of_blocks(self, blocks: tuple[Node, ...] | list[Node]) -> Iterator[dict[str, Any]]:
        for node in blocks:
            if not is_div(node) or not self.blocks.selected(node):
                continue
            name = node["c"][0][1][0] if node["c"][0][1] else ""
            if name == "slide":
                yield self._explicit(node)
            elif name in ("short", "full"):
                yield from self._of_blocks(node["c"][1])
            elif name in _AUTOMATIC and value_of(node, "slide") != "no":
                if (id_of(node) or value_of(node, "of")) in self.shown:
                    continue
                made = self._automatic(node, name)
                if made:
                    yield made

    # --- one slide ---

    def _slide(self, identifier: str, kind: str, title: list[Node], **parts: Any) -> dict[str, Any]:
        notes = parts.pop("notes", [])
        slide: dict[str, Any] = {
            "id": identifier,
            "kind": kind,
            "section": self.section,
            "title": title,
            "label": "",
            "icon": "",
            "colour": self.unit.meta.colour if self.unit.meta else "grey",
            "blocks": [],
            "columns": [],
            "picture": None,
            "table": None,
            "chart": None,
            "alt": "",
            "meta": [],
            "url": "",
            "source": [],
            "minutes": 1,
            **parts,
        }
        slide["notes"] = notes + self._acronym_notes()
        return slide

    def _acronym_notes(self) -> list[dict[str, Any]]:
        """Expand acronyms that were new on this slide: on the slide itself there is no room for it."""
        new = [name for name in self.resolver.acronyms_seen if name not in self._told]
        self._told.update(new)
        if not new:
            return []
        expansions = {each.acronym: each.expansion for each in self.scene.shared.acronyms}
        items = [[plain(words(f"{name}: {expansions[name]}"))] for name in new]
        return [{"kind": "background", "label": self.scene.say("acronyms"), "blocks": [bullet_list(items)]}]

    def _divider(self, section: Section) -> dict[str, Any]:
        number = self.scene.index.entries[section.id].number
        title = self.resolver.inlines(section.title, bare=True)
        return self._slide(f"divider-{section.id}", "section", title, label=number)

    def _inner(self, nodes: list[Node]) -> list[Node]:
        return [each for each in self.blocks.blocks(nodes) if not is_div(each)]

    def _source_of(self, node: Node) -> list[Node]:
        for child in node["c"][1]:
            if is_div(child, "source"):
                inlines = [each for block in child["c"][1] for each in block["c"]]
                return self.resolver.inlines(inlines, bare=True)
        return []

    def _explicit(self, node: Node) -> dict[str, Any]:
        kind, of = value_of(node, "kind"), value_of(node, "of")
        facts_before = len(self.resolver.facts_shown)
        parts: dict[str, Any] = {}
        if kind == "chart":
            parts = self._chart_parts(self.marked[of])
        elif kind == "table":
            parts = self._table_parts(self.marked[of] if of else node)
        elif kind == "case":
            parts = self._case_parts(self.cases.get(of))
        elif kind == "picture":
            parts = self._picture_parts(node)
        elif kind == "two-columns":
            parts = {"columns": [self._column(each) for each in node["c"][1] if is_div(each, "column")]}
        else:
            parts = {"blocks": self._inner(body_of(node))}
        title = self.resolver.inlines(title_of(node), bare=True)
        minutes = int(value_of(node, "minutes") or SLIDE_MINUTES)
        own = self._source_of(node)
        source = own or parts.pop("source", []) or self._fact_sources(facts_before)
        parts.pop("source", None)
        return self._slide(
            id_of(node),
            kind,
            title,
            **parts,
            source=source,
            minutes=minutes,
            notes=notes_of(self.blocks, node),
        )

    def _fact_sources(self, since: int) -> list[Node]:
        """Give the sources of the figures on a slide, which stand in its foot."""
        made: list[Node] = []
        seen: list[str] = []
        for key in self.resolver.facts_shown[since:]:
            source = self.resolver.source_of(self.scene.fact(key))
            if text_of(source) in seen:
                continue
            seen.append(text_of(source))
            made += [*(words(". ") if made else []), *source]
        return made

    def _column(self, node: Node) -> dict[str, Any]:
        return {
            "title": self.resolver.inlines(title_of(node), bare=True),
            "blocks": self._inner(body_of(node)),
        }

    def _chart_parts(self, node: Node) -> dict[str, Any]:
        data = chart_data(self.unit.data[value_of(node, "data")])
        alt = next((text_of(each["c"][1]) for each in node["c"][1] if is_div(each, "alt")), "")
        chart = {"kind": value_of(node, "kind"), **data}
        return {"chart": chart, "alt": alt, "source": self._source_of(node), "icon": "chart-column"}

    def _table_parts(self, node: Node) -> dict[str, Any]:
        path = value_of(node, "data")
        table = table_of(self.unit.data[path]) if path else next(n for n in walk(node) if n["t"] == "Table")
        rows = [*table["c"][3][1], *(row for body in table["c"][4] for row in body[3])]
        cells = [
            [self.resolver.inlines([n for block in cell[4] for n in block["c"]], bare=True) for cell in row[1]]
            for row in rows
        ]
        sides = {"AlignRight": "right", "AlignCenter": "center"}
        align = [sides.get(column[0]["t"], "left") for column in table["c"][2]]
        return {"table": {"rows": cells, "align": align}, "source": self._source_of(node), "icon": "table"}

    def _picture_parts(self, node: Node) -> dict[str, Any]:
        image = next(each for each in walk(node) if each["t"] == "Image")
        decorative = "decorative" in image["c"][0][1]
        picture = {
            "path": image["c"][2][0].removeprefix("media/"),
            "alt": text_of(image["c"][1]),
            "decorative": decorative,
        }
        rest = [each for each in body_of(node) if not any(inner["t"] == "Image" for inner in walk(each))]
        return {"picture": picture, "blocks": self._inner(rest)}

    # --- slides that come by themselves ---

    def _automatic(self, node: Node, name: str) -> dict[str, Any] | None:
        notes = notes_of(self.blocks, node)
        of, identifier = value_of(node, "of"), id_of(node)
        label = self.scene.say(f"kind-{name}") if name != "chart" else ""
        if name in ("voices", "key-points"):
            mark = self.scene.say("illustrative") if value_of(node, "kind") == "illustrative" else ""
            shown = next((each["c"][1] for each in node["c"][1] if is_div(each, "short")), None)
            blocks = self._inner(body_of(node))
            if shown is not None:
                blocks = self._voices_short(node, shown)
            title = self.resolver.inlines(title_of(node), bare=True) or words(label)
            meta = [["circle-info", mark]] if mark else []
            return self._slide(
                identifier or f"{name}-{self.section}",
                name,
                title,
                label=label,
                blocks=blocks,
                meta=meta,
                notes=notes,
                minutes=SLIDE_MINUTES,
            )
        if name in ("chart", "table"):
            parts = self._chart_parts(node) if name == "chart" else self._table_parts(node)
            title = self.resolver.inlines(title_of(node), bare=True)
            return self._slide(f"slide-{identifier}", name, title, **parts, notes=notes, minutes=SLIDE_MINUTES)
        if name == "case" and (case := self.cases.get(of)):
            title = self.resolver.inlines(case.title, bare=True)
            return self._slide(f"slide-{of}", name, title, **self._case_parts(case), notes=notes, minutes=3)
        if name == "activity" and (activity := self.activities.get(of)):
            return self._activity(activity, notes)
        if name == "video":
            return self._video(of, notes)
        return None

    def _voices_short(self, node: Node, shown: list[Node]) -> list[Node]:
        """Show the short words, then who speaks, which the block says once for both depths."""
        blocks = self.blocks.blocks(shown)
        if any(each["t"] == "BlockQuote" for each in blocks) and any(each["t"] == "Para" for each in blocks):
            return blocks
        if not any(each["t"] == "BlockQuote" for each in blocks):
            blocks = [{"t": "BlockQuote", "c": blocks}]
        speakers = [each for each in body_of(node) if each["t"] == "Para"]
        return blocks + self.blocks.blocks(speakers[-1:])

    def _case_parts(self, case: Case | None) -> dict[str, Any]:
        if case is None:
            return {}
        territories = self.scene.locale.territories
        countries = self.scene.say("list-comma").join(territories[code] for code in case.meta.country)
        short = [each for node in case.blocks if is_div(node, "short") for each in node["c"][1]]
        if len(countries) > MOST_FACT:
            countries = case.meta.corridor
        icon = _CASE_ICONS[case.meta.kind]
        meta = [["tag", self.scene.say(f"case-{case.meta.kind}")]]
        if 0 < len(countries) <= MOST_FACT * 2:
            meta.append(["location-dot", countries])
        return {
            "label": self.scene.label(case.meta.id),
            "blocks": self._inner(short),
            "meta": meta,
            "icon": icon,
        }

    def _activity(self, activity: Activity, notes: list[dict[str, Any]]) -> dict[str, Any]:
        meta = activity.meta
        short = [each for node in activity.blocks if is_div(node, "short") for each in node["c"][1]]
        rows = [
            ["clock", self.scene.say("n-minutes", n=meta.minutes)],
            ["users", grouping_label(self.scene, activity)],
            *([["box-open", item] for item in meta.materials if len(item) <= MOST_FACT][:2]),
        ]
        return self._slide(
            f"slide-{meta.id}",
            "activity",
            self.resolver.inlines(activity.title, bare=True),
            label=self.scene.label(meta.id),
            icon="people-group",
            blocks=self._inner(short),
            meta=rows,
            notes=notes,
            minutes=meta.minutes,
            activity=meta.id,
        )

    def _video(self, of: str, notes: list[dict[str, Any]]) -> dict[str, Any] | None:
        videos = self.unit.meta.videos if self.unit.meta else ()
        video = next((each for each in videos if each.id == of), None)
        if video is None or video.planned:  # a film that nobody can show yet would be an empty slide
            return None
        return self._slide(
            f"slide-{video.id}",
            "video",
            self.scene.inlines(video.title),
            label=self.scene.say("kind-video"),
            icon="circle-play",
            blocks=[para(self.scene.inlines(video.summary))],
            meta=[["clock", video.length]] if video.length else [],
            source=words(video.publisher),
            url=video.url or "",
            notes=notes,
            minutes=_minutes(video.length),
        )

    # --- references ---

    def _short_reference(self, key: str, why: str) -> list[Node]:
        work = next((each for each in self.scene.shared.references if each.id == key), None)
        title = work.title if work else key
        return [{"t": "Strong", "c": words(title)}, *words(". "), *self.scene.inlines(why)]

    def _references(self) -> list[list[Node]]:
        keys: list[str] = []
        for section in self.unit.sections:
            for node in walk(section.blocks):
                if is_div(node, "slide", "chart", "table"):
                    keys += [each["citationId"] for n in walk(node) if n["t"] == "Cite" for each in n["c"][0]]
        keys += [self.scene.fact(name).source.cite for name in self.resolver.facts_shown]
        entries = self.scene.citations.entries
        return [[plain(entries[key])] for key in entries if key in keys]


def _without_closing(blocks: tuple[Node, ...]) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """Part the key points that close a module's last section from what stands before them.

    What the module has placed nowhere is taught before its key points, not after them.
    """
    shown = [place for place, node in enumerate(blocks) if is_div(node, "slide", *_AUTOMATIC)]
    if not shown or not is_div(blocks[shown[-1]], "key-points"):
        return blocks, ()
    return blocks[: shown[-1]], blocks[shown[-1] :]


def _minutes(length: str) -> int:
    """Round a length of minutes:seconds up to minutes."""
    parts = [int(part) for part in length.split(":")] if length else [SLIDE_MINUTES, 0]
    seconds = parts[-1]
    minutes = sum(part * 60**power for power, part in enumerate(reversed(parts[:-1])))
    return max(1, int(minutes) + (seconds > 0))
