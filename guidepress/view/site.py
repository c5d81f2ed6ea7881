"""Turns a unit into the pages of the website: its sections, cases and activities, every link with its address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guidepress.model import Activity, Case, Node, Section, Unit
from guidepress.nodes import div, id_of, is_div, link, plain, text_of, transform, value_of, walk
from guidepress.view.addresses import citation_address, relative, resolved
from guidepress.view.blocks import BlockView, body_of, grouping_label
from guidepress.view.index import as_numbered
from guidepress.view.resolve import Resolver
from guidepress.view.scene import Scene, common, module_head

Page = dict[str, Any]


def site_unit(scene: Scene, unit: Unit, address_of: Mapping[str, str]) -> dict[str, Any]:
    """Write the pages of one unit; `address_of` says where every id of the guide stands."""
    pages = PageWriter(scene=scene, unit=unit, address_of=address_of)
    cases = [pages.case(each) for each in as_numbered(unit.cases, scene.index)]
    activities = [pages.activity(each) for each in as_numbered(unit.activities, scene.index)]
    sections = [pages.section(each) for each in unit.sections]
    return {
        **common(scene),
        "module": module_head(scene, unit),
        "front": unit.meta is None,
        "path": address_of[unit.id],
        "opener": pages.opener() if unit.meta else [],
        "sections": sections,
        "cases": cases,
        "activities": activities,
        "videos": pages.videos(),
        "resources": pages.resources(),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWriter:
    """Writes the pages of one unit; each page expands acronyms anew, since a search leads to any of them."""

    scene: Scene
    unit: Unit
    address_of: Mapping[str, str]

    def _writer(self, section: str = "") -> BlockView:
        return BlockView(scene=self.scene, unit=self.unit, resolver=Resolver(scene=self.scene), section=section)

    def section(self, section: Section) -> Page:
        """Write the page of a section; cases, activities and videos stand in it as entries that lead to their own."""
        page = self.address_of[section.id]
        writer = self._writer(section.id)
        blocks = writer.blocks([each for each in section.blocks if each is not self._first_voices()])
        title = writer.resolver.inlines(section.title, bare=True)
        made = self._page(page, title, self._entries(blocks), section.facets)
        return made | {
            "kind": "section",
            "id": section.id,
            "objectives": list(section.objectives),
            "number": self.scene.index.entries[section.id].number,
        }

    def case(self, case: Case) -> Page:
        """Write the page of a case."""
        meta = case.meta
        writer = self._writer()
        title = writer.resolver.inlines(case.title, bare=True)
        blocks = body_of(writer.case(case))
        made = self._page(self.address_of[meta.id], title, blocks, meta.facets)
        return made | {
            "kind": "case",
            "id": meta.id,
            "label": self.scene.label(meta.id),
            "number": self.scene.index.entries[meta.id].number,
            "short": self._short(case.blocks, made["path"]),
            "case_kind": meta.kind,
            "kind_label": self.scene.say(f"case-{meta.kind}"),
            "countries": [self.scene.territory(code) for code in meta.country],
            "corridor": meta.corridor,
            "projects": [
                {"title": each.title, "years": each.years, "summary": each.summary, "url": each.url or ""}
                for each in self.scene.shared.projects
                if each.id in meta.projects
            ],
        }

    def activity(self, activity: Activity) -> Page:
        """Write the page of an activity: what participants are told of it."""
        meta = activity.meta
        writer = self._writer()
        title = writer.resolver.inlines(activity.title, bare=True)
        blocks = body_of(writer.activity(activity))
        made = self._page(self.address_of[meta.id], title, blocks, meta.facets)
        return made | {
            "kind": "activity",
            "id": meta.id,
            "label": self.scene.label(meta.id),
            "number": self.scene.index.entries[meta.id].number,
            "short": self._short(activity.blocks, made["path"]),
            "kind_label": self.scene.say(f"activity-{meta.kind}"),
            "minutes": meta.minutes,
            "grouping": grouping_label(self.scene, activity),
        }

    def opener(self) -> list[Node]:
        """Give the module's first voices, which introduce it on its page."""
        voices = self._first_voices()
        return self._linked(self._writer().blocks([voices]), self.address_of[self.unit.id]) if voices else []

    def _first_voices(self) -> Node | None:
        if not self.unit.meta:
            return None
        blocks = (node for section in self.unit.sections for node in section.blocks)
        return next((node for node in blocks if is_div(node, "voices")), None)

    def videos(self) -> list[dict[str, Any]]:
        """List the module's videos as cards."""
        return [
            {
                "id": each.id,
                "title": each.title,
                "publisher": each.publisher,
                "length": each.length,
                "url": each.url or "",
                "planned": each.planned,
                "summary": each.summary,
            }
            for each in (self.unit.meta.videos if self.unit.meta else ())
        ]

    def resources(self) -> list[dict[str, Any]]:
        """List the module's key resources: the reference, and why it is worth reading."""
        entries = self.scene.citations.entries
        return [
            {"reference": entries.get(each.cite, [{"t": "Str", "c": each.cite}]), "why": each.why}
            for each in (self.unit.meta.resources if self.unit.meta else ())
        ]

    # --- parts ---

    def _page(self, path: str, title: Sequence[Node], blocks: list[Node], facets: Mapping[str, Sequence[str]]) -> Page:
        linked = self._linked(blocks, path)
        return {
            "path": path,
            "title": list(title),
            "blocks": linked,
            "facets": {key: list(values) for key, values in facets.items()},
            "terms": self._terms(linked),
        }

    def _terms(self, blocks: list[Node]) -> list[dict[str, str]]:
        """List the terms that a page links to, with their definitions, which it shows beside the word."""
        used = {value_of(node, "of") for node in walk(blocks) if node["t"] == "Link" and "term" in node["c"][0][1]}
        return [
            {"id": each.id, "term": each.term, "definition": each.definition}
            for each in self.scene.shared.glossary
            if each.id in used
        ]

    def _short(self, blocks: Sequence[Node], page: str) -> list[Node]:
        writer = BlockView(
            scene=self.scene, unit=self.unit, resolver=Resolver(scene=self.scene, expands=False, notes=False)
        )
        short = [inner for node in blocks if is_div(node, "short") for inner in node["c"][1]]
        return self._linked(writer.blocks(short), page)

    def _entries(self, blocks: list[Node]) -> list[Node]:
        """Let a case, an activity or a video in the text be an entry: its label, its title, and its link."""

        def change(node: Node) -> list[Node] | None:
            if not is_div(node, "case", "activity", "video"):
                return None
            name = node["c"][0][1][0]
            title = [inner for each in node["c"][1] if is_div(each, "block-title") for inner in each["c"][1][0]["c"]]
            told = [value_of(node, key) for key in ("label", "kind-label", "countries", "grouping-label", "length")]
            pairs = [("kind", name), ("told", " · ".join(each for each in told if each))]
            return [div("entry", [plain([link(title, f"#{id_of(node)}", name="xref")])], pairs=pairs)]

        changed: list[Node] = transform(blocks, change)
        return changed

    def _linked(self, blocks: list[Node], page: str) -> list[Node]:
        """Give every reference, term and citation the address that it has from `page`."""

        def change(node: Node) -> list[Node] | None:
            if node["t"] == "Link":
                return self._address(node, page)
            if node["t"] != "Span" or not node["c"][0][1]:
                return None
            name, inner = node["c"][0][1][0], node["c"][1]
            if name == "term":
                of = value_of(node, "of")
                return [link(inner, relative(self.address_of[f"term-{of}"], page), name="term", pairs=[("of", of)])]
            if name == "citation" and text_of(inner):
                target = relative(citation_address(value_of(node, "keys")), page)
                return [link(inner, target, name="citation")]
            return None

        changed: list[Node] = transform(blocks, change)
        return changed

    def _address(self, node: Node, page: str) -> list[Node] | None:
        # A link holds no other: what it says is only words.
        inner = transform(node["c"][1], lambda each: list(each["c"][1]) if each["t"] == "Link" else None)
        target = node["c"][2][0]
        if not target.startswith("#"):
            return [link(inner, target, name="outside")]
        address = resolved(self.address_of, target[1:], page)
        return [link(inner, address, name="xref")] if address else inner
