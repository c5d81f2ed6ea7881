"""Replaces the texts of nouns from a language's PO catalogues; what has no translation is marked as such."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import polib

from guidepress.model import Inlines, Node, Shared, Unit
from guidepress.model_workshop import Workshop
from guidepress.nodes import classes_of, id_of, is_div, span
from guidepress.problems import Problem, problem
from guidepress.read.files import Source, read_text
from guidepress.translate.segments import TagError, has_words, inlines_of, segment_of, tag_fault
from guidepress.translate.workshop_texts import translate_workshop, workshop_texts
from guidepress.translate.yaml_texts import shared_texts, translate_shared, translate_unit_texts, unit_texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The translations of one language; for the language of the source it changes nothing."""

    language: str
    source_language: str
    by_context: dict[tuple[str, str], str]
    by_text: dict[str, str]

    @property
    def is_source(self) -> bool:
        """Say whether this is the language that the guide is written in."""
        return self.language == self.source_language

    def find(self, context: str, text: str) -> str | None:
        """Give the translation of a text: of this place, or of the same text elsewhere."""
        return self.by_context.get((context, text)) or self.by_text.get(text)

    # --- YAML texts ---

    def shared(self, shared: Shared) -> Shared:
        """Translate the shared lists."""
        return shared if self.is_source else translate_shared(shared, self.find)

    def workshop(self, workshop: Workshop) -> Workshop:
        """Translate a workshop and the shared forms."""
        return workshop if self.is_source else translate_workshop(workshop, self.find)

    def missing_words(self, noun: Shared | Unit | Workshop) -> frozenset[str]:
        """Give the texts of YAML files that have no translation."""
        if self.is_source:
            return frozenset()
        if isinstance(noun, Workshop):
            pairs = workshop_texts(noun)
        else:
            pairs = shared_texts(noun) if isinstance(noun, Shared) else unit_texts(noun)
        return frozenset(text for context, text in pairs if self.find(context, text) is None)

    # --- Markdown texts ---

    def unit(self, unit: Unit) -> Unit:
        """Translate a unit: its YAML texts, titles and blocks."""
        if self.is_source:
            return unit
        made = translate_unit_texts(unit, self.find)
        return replace(
            made,
            sections=tuple(
                replace(
                    each,
                    title=self.title(each.id, each.title),
                    blocks=tuple(self.blocks(each.id, each.blocks)),
                )
                for each in made.sections
            ),
            cases=tuple(self._placed(each) for each in made.cases),
            activities=tuple(self._placed(each) for each in made.activities),
            data={path: self._rows(rows) for path, rows in made.data.items()},
        )

    def _placed(self, noun: Any) -> Any:
        identifier = noun.meta.id
        return replace(
            noun, title=self.title(identifier, noun.title), blocks=tuple(self.blocks(identifier, noun.blocks))
        )

    def _rows(self, rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(self.find("data", cell) or cell for cell in row) for row in rows)

    def title(self, identifier: str, title: Inlines) -> Inlines:
        """Translate the title of what has this id."""
        return title if self.is_source else tuple(self.inlines(f"{identifier}/title", list(title)))

    def inlines(self, context: str, inlines: list[Node]) -> list[Node]:
        """Translate one segment, or mark it as not translated."""
        # The mark of a right option is no text; facilitators and participants part ways by it, so it stays in front.
        mark = [each for each in inlines[:1] if "correct" in classes_of(each)]
        rest = inlines[len(mark) :]
        text, slots = segment_of(rest)
        owner = context.rsplit("/", 1)[0]
        # Asked for in any case, so that who records the questions sees every segment.
        inner = {name: self._slot(owner, node) for name, node in slots.items()}
        found = self.find(context, text) if has_words(text) else text
        if found is not None:
            try:
                return [*mark, *inlines_of(found, inner)]
            except TagError:
                pass  # told by catalogue_problems; the source stands in for it
        return [*mark, span("fallback", rest, pairs=[("lang", self.source_language)])]

    def _slot(self, owner: str, node: Node) -> Node:
        """Translate what stands behind a tag and is a segment of its own: footnotes and alternative texts."""
        if node["t"] == "Note":
            return {"t": "Note", "c": self.blocks(owner, node["c"])}
        if node["t"] == "Image" and node["c"][1]:
            return {
                "t": "Image",
                "c": [node["c"][0], self.inlines(f"{owner}/alt", node["c"][1]), node["c"][2]],
            }
        return node

    def blocks(self, owner: str, blocks: Any) -> list[Node]:
        """Translate blocks; `owner` is the id of what they stand in: the nearest block that has one."""
        return [self._block(owner, block) for block in blocks]

    def _block(self, owner: str, block: Node) -> Node:
        kind, content = block["t"], block.get("c")
        if kind in ("Para", "Plain"):
            return {"t": kind, "c": self.inlines(f"{owner}/text", content or [])}
        if kind == "Header":
            context = f"{id_of(block) or owner}/heading"
            return {"t": kind, "c": [*block["c"][:2], self.inlines(context, block["c"][2])]}
        if kind == "BlockQuote":
            return {"t": kind, "c": self.blocks(owner, content)}
        if kind == "BulletList":
            return {"t": kind, "c": [self.blocks(owner, item) for item in content or []]}
        if kind == "OrderedList":
            return {"t": kind, "c": [block["c"][0], [self.blocks(owner, item) for item in block["c"][1]]]}
        if kind == "DefinitionList":
            pairs = [
                [self.inlines(f"{owner}/term", term), [self.blocks(owner, each) for each in texts]]
                for term, texts in content or []
            ]
            return {"t": kind, "c": pairs}
        if kind == "Table":
            return self._table(owner, block)
        if kind == "Div":
            inner = id_of(block) or owner
            if is_div(block, "block-title"):
                plain = block["c"][1][0]
                made = [{"t": "Plain", "c": self.inlines(f"{owner}/title", plain["c"])}]
                return {"t": kind, "c": [block["c"][0], made]}
            return {"t": kind, "c": [block["c"][0], self.blocks(inner, block["c"][1])]}
        return block

    def _table(self, owner: str, block: Node) -> Node:
        identifier, caption, columns, head, bodies, foot = block["c"]

        def rows(given: list[Any]) -> list[Any]:
            return [[row[0], [[*cell[:4], self.blocks(owner, cell[4])] for cell in row[1]]] for row in given]

        made = [[body[0], body[1], rows(body[2]), rows(body[3])] for body in bodies]
        head, foot = [head[0], rows(head[1])], [foot[0], rows(foot[1])]
        return {"t": "Table", "c": [identifier, caption, columns, head, made, foot]}


def read_catalogues(source: Path, language: str, source_language: str) -> Catalogue:
    """Read all catalogues of a language; fuzzy and empty entries do not count, broken files count as empty."""
    by_context: dict[tuple[str, str], str] = {}
    by_text: dict[str, str] = {}
    if language != source_language:
        for path in sorted((source / "locale" / language).glob("*.po")):
            try:
                entries = polib.pofile(path.read_text(encoding="utf-8-sig") + "\n", wrapwidth=78)
            except (OSError, ValueError):
                continue  # told by catalogue_problems
            for entry in entries:
                if entry.msgstr and not entry.obsolete and "fuzzy" not in entry.flags:
                    by_context[entry.msgctxt or "", entry.msgid] = entry.msgstr
                    by_text.setdefault(entry.msgid, entry.msgstr)
    return Catalogue(language=language, source_language=source_language, by_context=by_context, by_text=by_text)


def catalogue_problems(source: Source, language: str) -> list[Problem]:
    """Tell which catalogues cannot be read, and which translations have other tags than their source."""
    found: list[Problem] = []
    for path in source.files(f"locale/{language}/*.po"):
        text, problems = read_text(source, path)
        found += problems
        if text is None:
            continue
        try:
            # A text without a line break could be taken for the name of a file.
            entries = polib.pofile(f"{text}\n", wrapwidth=78)
        except (OSError, ValueError) as error:
            hint = "open the file in a PO editor such as Poedit, which shows the line that is wrong"
            line = re.search(r"line (\d+)", str(error))
            at = source.place(path, int(line[1]) if line else 1)
            found.append(problem("catalogue-is-valid", at, why="it is no PO file from here on", hint=hint))
            continue
        for entry in entries:
            fault = tag_fault(entry.msgid, entry.msgstr) if entry.msgstr and not entry.obsolete else ""
            if fault:
                why = f'{fault}: "{entry.msgid}"'
                hint = "every tag such as <b>, <a1> or <note1/> stands in the translation as often as in the source"
                found.append(problem("catalogue-is-valid", source.place(path, entry.linenum or 1), why=why, hint=hint))
    return found
