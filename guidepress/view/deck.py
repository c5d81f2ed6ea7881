"""Turns a module into the view of its deck: explicit slides where they stand, automatic ones for blocks between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from guidepress.model import Activity, Node, Section, Unit
from guidepress.nodes import bullet_list, id_of, is_div, para, plain, text_of, value_of, walk, words
from guidepress.read.unit import SLIDE_MINUTES
from guidepress.view.agenda import agenda_parts, section_rows
from guidepress.view.blocks import body_of, grouping_label
from guidepress.view.index import placements, title_of
from guidepress.view.notes import notes_of, transition_of
from guidepress.view.scene import Scene, common, module_head
from guidepress.view.slide_parts import MOST_FACT, SlideParts

_AUTOMATIC = ("voices", "key-points", "chart", "table", "case", "activity", "video")
_ANSWER_SHARE = 3  # the answer takes a third of a question's minutes


def deck_view(scene: Scene, unit: Unit, *, short: bool = False) -> dict[str, Any]:
    """Write the slides of a module in the order of its texts; `short`: only those marked for the short deck."""
    slides = list(DeckWriter(scene, unit, short=short).slides())
    sections = [{"id": each.id, "title": text_of(list(each.title))} for each in unit.sections]
    edition = "short" if short else "full"
    head = module_head(scene, unit)
    return {**common(scene), "edition": edition, "module": head, "sections": sections, "slides": slides}


def guide_deck(scene: Scene, units: Iterable[Unit]) -> dict[str, Any]:
    """Write the slides with which the deck of the whole guide begins: its title, and its modules with their minutes."""
    meta = scene.shared.meta
    head: dict[str, Any] = {
        "id": "guide",
        "number": None,
        "title": meta.title,
        "short_title": meta.short_title,
        "colour": "ink",
        "icon": "book-open",
        "goal": meta.subtitle,
        "objectives": [],
    }
    title = slide_of("title-guide", "title", scene.inlines(meta.title), blocks=[para(scene.inlines(meta.subtitle))])
    rows = [
        (words(f"{scene.index.modules[unit.id]}. {unit.meta.title}"), unit.meta.duration) for unit in units if unit.meta
    ]
    agenda = slide_of("agenda-guide", "agenda", words(scene.say("agenda-of-modules")), **agenda_parts(scene, rows))
    return {**common(scene), "edition": "full", "module": head, "sections": [], "slides": [title, agenda]}


def slide_of(identifier: str, kind: str, title: list[Node], **parts: Any) -> dict[str, Any]:
    """Give a slide with all the fields that a slide of a view has."""
    return {
        "id": identifier,
        "kind": kind,
        "section": "",
        "title": title,
        "label": "",
        "icon": "",
        "colour": "",
        "blocks": [],
        "columns": [],
        "options": [],
        "answer": [],
        "figure": None,
        "place": None,
        "picture": None,
        "table": None,
        "chart": None,
        "alt": "",
        "meta": [],
        "url": "",
        "source": [],
        "minutes": 1,
        "notes": [],
        **parts,
    }


class DeckWriter:
    """Writes the slides of one module."""

    def __init__(self, scene: Scene, unit: Unit, *, short: bool) -> None:
        self.scene = scene
        self.unit = unit
        self.short = short
        self.parts = SlideParts(scene, unit)
        self.resolver, self.blocks = self.parts.resolver, self.parts.blocks
        self.section = ""
        self._told: set[str] = set()
        self.activities = {each.meta.id: each for each in unit.activities}
        # A block that has a slide of its own under another title gets no automatic one.
        self.shown = {
            value_of(node, "of")
            for section in unit.sections
            for node in walk(section.blocks)
            if is_div(node, "slide") and value_of(node, "of") and self._wanted(node)
        }

    def slides(self) -> Iterator[dict[str, Any]]:
        """Give the slides in order."""
        unit, scene = self.unit, self.scene
        if unit.meta is None:
            return
        goal = [para(scene.inlines(unit.meta.goal))]
        opening = [self._slide(f"title-{unit.id}", "title", words(unit.meta.title), blocks=goal)]
        items = [[plain(scene.inlines(each.text))] for each in unit.meta.objectives]
        title = words(scene.say("this-module"))
        opening.append(self._slide(f"objectives-{unit.id}", "objectives", title, blocks=[bullet_list(items)]))
        taught = list(self._taught())
        closing = list(self._closing())
        agenda = self._slide(f"agenda-{unit.id}", "agenda", words(scene.say("agenda-title")))
        titles = {each.id: self.resolver.inlines(each.title, bare=True) for each in unit.sections}
        rows = section_rows(scene, [*opening, agenda], taught, closing, titles)
        yield from (*opening, agenda | agenda_parts(scene, rows), *taught, *closing)

    def _taught(self) -> Iterator[dict[str, Any]]:
        closing: tuple[Node, ...] = ()
        for section in self.unit.sections:
            self.section = section.id
            if not self.short:
                yield self._divider(section)
            last = section is self.unit.sections[-1]
            blocks, closing = _without_closing(section.blocks) if last else (section.blocks, ())
            yield from self._of_blocks(blocks)
        yield from self._of_blocks(tuple(placements(self.unit)))
        yield from self._of_blocks(closing)

    def _closing(self) -> Iterator[dict[str, Any]]:
        """Give what follows the last section: what to read, what to do next, and what was cited."""
        unit, scene = self.unit, self.scene
        self.section = ""
        if unit.meta and unit.meta.resources and not self.short:
            items = [[plain(self._short_reference(each.cite, each.why))] for each in unit.meta.resources]
            title = words(scene.say("kind-resources"))
            yield self._slide(f"resources-{unit.id}", "resources", title, blocks=[bullet_list(items)])
        prompts = [[plain(words(scene.say(f"closing-{each}")))] for each in ("begin", "stop", "ask")]
        title = words(scene.say("closing-title"))
        yield self._slide(f"closing-{unit.id}", "closing", title, blocks=[bullet_list(prompts)], minutes=SLIDE_MINUTES)
        references = [] if self.short else self._references()
        if references:
            title = words(scene.say("references"))
            yield self._slide(f"references-{unit.id}", "references", title, blocks=[bullet_list(references)], minutes=0)

    def _wanted(self, node: Node) -> bool:
        return not self.short or value_of(node, "depth") == "short" or is_div(node, "key-points")

    def _of_blocks(self, blocks: tuple[Node, ...] | list[Node]) -> Iterator[dict[str, Any]]:
        for node in blocks:
            if not is_div(node) or not self.blocks.selected(node):
                continue
            name = node["c"][0][1][0] if node["c"][0][1] else ""
            if name in ("short", "full"):
                yield from self._of_blocks(node["c"][1])
            elif name == "slide" and self._wanted(node):
                yield from self._explicit(node)
            elif name in _AUTOMATIC and value_of(node, "slide") != "no" and self._wanted(node):
                if (id_of(node) or value_of(node, "of")) in self.shown:
                    continue
                made = self._automatic(node, name)
                if made:
                    yield made

    # --- one slide ---

    def _slide(self, identifier: str, kind: str, title: list[Node], **parts: Any) -> dict[str, Any]:
        colour = self.unit.meta.colour if self.unit.meta else "grey"
        made = slide_of(identifier, kind, title, **{"section": self.section, "colour": colour, **parts})
        return made | {"notes": made["notes"] + self._acronym_notes()}

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
        leads = transition_of(self.blocks, section)
        return self._slide(f"divider-{section.id}", "section", title, label=number, notes=leads)

    def _explicit(self, node: Node) -> Iterator[dict[str, Any]]:
        kind = value_of(node, "kind")
        facts_before = len(self.resolver.facts_shown)
        parts = self.parts.of(node)
        title = self.resolver.inlines(title_of(node), bare=True)
        own = self.parts.source_of(node)
        source = own or parts.pop("source", []) or self.parts.fact_sources(facts_before)
        parts |= {"source": source, "icon": value_of(node, "icon") or parts.get("icon", "")}
        minutes = int(value_of(node, "minutes") or SLIDE_MINUTES)
        answering = minutes // _ANSWER_SHARE if kind == "question" else 0
        yield self._slide(
            id_of(node),
            kind,
            title,
            **parts,
            minutes=minutes - answering,
            notes=notes_of(self.blocks, node),
        )
        if kind == "question":
            heading = [*words(self.scene.say("answer-to")), {"t": "Space"}, *title]
            parts |= {"label": "", "icon": ""}
            yield self._slide(f"{id_of(node)}-answer", "answer", heading, **parts, minutes=answering)

    # --- slides that come by themselves ---

    def _automatic(self, node: Node, name: str) -> dict[str, Any] | None:
        notes = notes_of(self.blocks, node)
        of, identifier = value_of(node, "of"), id_of(node)
        if name in ("voices", "key-points"):
            return self._told_block(node, name, notes)
        if name in ("chart", "table"):
            parts = self.parts.chart(node) if name == "chart" else self.parts.table(node)
            title = self.resolver.inlines(title_of(node), bare=True)
            return self._slide(f"slide-{identifier}", name, title, **parts, notes=notes, minutes=SLIDE_MINUTES)
        if name == "case" and (case := self.parts.cases.get(of)):
            title = self.resolver.inlines(case.title, bare=True)
            return self._slide(f"slide-{of}", name, title, **self.parts.case(case), notes=notes, minutes=3)
        if name == "activity" and (activity := self.activities.get(of)):
            return self._activity(activity, notes)
        if name == "video":
            return self._video(of, notes)
        return None

    def _told_block(self, node: Node, name: str, notes: list[dict[str, Any]]) -> dict[str, Any]:
        """Show voices or key points."""
        label = self.scene.say(f"kind-{name}")
        mark = self.scene.say("illustrative") if value_of(node, "kind") == "illustrative" else ""
        shown = next((each["c"][1] for each in node["c"][1] if is_div(each, "short")), None)
        blocks = self.parts.shown(body_of(node)) if shown is None else self._voices_short(node, shown)
        title = self.resolver.inlines(title_of(node), bare=True) or words(label)
        return self._slide(
            id_of(node) or f"{name}-{self.section}",
            name,
            title,
            label=label,
            blocks=blocks,
            meta=[["circle-info", mark]] if mark else [],
            notes=notes,
            minutes=SLIDE_MINUTES,
        )

    def _voices_short(self, node: Node, shown: list[Node]) -> list[Node]:
        """Show the short words, then who speaks, which the block says once for both depths."""
        blocks = self.blocks.blocks(shown)
        if any(each["t"] == "BlockQuote" for each in blocks) and any(each["t"] == "Para" for each in blocks):
            return blocks
        if not any(each["t"] == "BlockQuote" for each in blocks):
            blocks = [{"t": "BlockQuote", "c": blocks}]
        speakers = [each for each in body_of(node) if each["t"] == "Para"]
        return blocks + self.blocks.blocks(speakers[-1:])

    def _activity(self, activity: Activity, notes: list[dict[str, Any]]) -> dict[str, Any]:
        meta = activity.meta
        short = [each for node in activity.blocks if is_div(node, "short") for each in node["c"][1]]
        rows = [
            ["clock", self.scene.say("n-minutes", n=meta.minutes)],
            ["users", grouping_label(self.scene, activity)],
            *([["box-open", each.item] for each in meta.materials if len(each.item) <= MOST_FACT][:2]),
        ]
        return self._slide(
            f"slide-{meta.id}",
            "activity",
            self.resolver.inlines(activity.title, bare=True),
            label=self.scene.label(meta.id),
            icon="people-group",
            blocks=self.parts.shown(short),
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
