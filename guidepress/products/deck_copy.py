"""Turns a slide of one presentation into the same slide of another: layout by name, with all that hangs on it.

Charts bring their workbooks, pictures their SVG, notes their links. Where the other presentation has no such layout,
layout or master and theme come along.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TARGET_MODE, RELATIONSHIP_TYPE
from pptx.opc.package import _Relationship
from pptx.opc.packuri import PackURI

from guidepress.products.deck_shapes import placeholder_of, shapes_of
from guidepress.products.pptx_xml import NAMESPACES, qualified

Element = Any
Part = Any  # python-pptx's parts of a package

_FIRST_MASTER = 2147483648  # ECMA-376 part 1, 19.7.13: ids of masters and layouts share one range
_LINKS = f"{{{NAMESPACES['r']}}}"


class DeckCopy:
    """Copies slides from `source` to `target`; `pairs` are slides of both that show the same."""

    def __init__(self, source: Any, target: Any, pairs: Iterable[tuple[Any, Any]]) -> None:
        self.source, self.target = source, target
        self.package = target.part.package
        self.pairs = list(pairs)
        self.copied: dict[Part, Part] = {}
        self.used: set[str] = set()
        self.media: dict[str, Part] = {}
        for part in self.package.iter_parts():
            self.used.add(str(part.partname))
            if part.content_type.startswith("image/"):
                self.media.setdefault(hashlib.sha256(part.blob).hexdigest(), part)

    def slide(self, slide: Any) -> Part:
        """Copy a slide with its notes and give its part, which is related to nothing yet."""
        part = self._twin(slide.part)
        for identifier, relation in slide.part.rels.items():
            if relation.reltype == RELATIONSHIP_TYPE.SLIDE_LAYOUT:
                self._relate(part, identifier, relation, self.layout(slide))
            elif relation.reltype == RELATIONSHIP_TYPE.NOTES_SLIDE:
                self._relate(part, identifier, relation, self.notes(slide, part))
            else:
                self.relation(part, identifier, relation)
        return part

    def notes(self, slide: Any, owner: Part) -> Part:
        """Copy a slide's notes page for the slide part `owner`."""
        old = slide.notes_slide.part
        part = self._twin(old)
        for identifier, relation in old.rels.items():
            if relation.reltype == RELATIONSHIP_TYPE.SLIDE:
                self._relate(part, identifier, relation, owner)
            elif relation.reltype == RELATIONSHIP_TYPE.NOTES_MASTER:
                self._relate(part, identifier, relation, self.target.part.notes_master_part)
            else:
                self.relation(part, identifier, relation)
        return part

    def shape(self, shape: Element, old: Part, new: Part, number: int) -> Element:
        """Copy a shape from one slide part to another, with what it refers to; `number` is its new id."""
        made = deepcopy(shape)
        self.rewire(made, old, new)
        for each in made.iter(qualified("p:cNvPr")):
            each.set("id", str(number))
            number += 1
        return made

    def rewire(self, element: Element, old: Part, new: Part) -> None:
        """Let the relation ids in an element copied from `old` mean the same in `new`."""
        for each in element.iter():
            for name, value in each.attrib.items():
                if name.startswith(_LINKS) and value in old.rels:
                    identifier = self._free_id(new)
                    self.relation(new, identifier, old.rels[value])
                    each.set(name, identifier)

    def relation(self, owner: Part, identifier: str, relation: Any) -> None:
        """Give a part the copy of a relation, and of the part behind it."""
        if relation.is_external:
            owner.rels._rels[identifier] = _Relationship(  # noqa: SLF001 - ids of copied XML must stay
                owner.partname.baseURI,
                identifier,
                relation.reltype,
                RELATIONSHIP_TARGET_MODE.EXTERNAL,
                relation.target_ref,
            )
        elif relation.reltype == RELATIONSHIP_TYPE.SLIDE:
            # A link to a slide that the trainer has taken out leads nowhere: it stays where it is.
            there = next((b.part for a, b in self.pairs if a.part is relation.target_part), owner)
            self._relate(owner, identifier, relation, there)
        else:
            self._relate(owner, identifier, relation, self._part(relation.target_part))

    def layout(self, slide: Any) -> Part:
        """Find the layout of a slide in the target by its name, under the right master; else bring it along."""
        layout = slide.slide_layout
        master = self._master(layout.slide_master)
        if master is None:
            return self._part_of_new_master(layout)
        needed = {_index(each) for each in shapes_of(slide.element.find(f".//{qualified('p:spTree')}"))} - {None}
        for each in master.slide_layouts:
            there = {_index(shape) for shape in shapes_of(each.element.find(f".//{qualified('p:spTree')}"))}
            if each.name == layout.name and needed <= there:
                return each.part
        return self._added_layout(layout, master)

    def _master(self, master: Any) -> Any:
        """Find the master that shows the same module: the one of slides that are known in both decks."""
        votes: Counter[Part] = Counter()
        known = {each.part: each for each in self.target.slide_masters}
        for old, new in self.pairs:
            if old.slide_layout.slide_master.part is master.part and new.slide_layout.name == old.slide_layout.name:
                votes[new.slide_layout.slide_master.part] += 1
        if votes:
            return known[votes.most_common(1)[0][0]]
        names = {each.name for each in master.slide_layouts}
        like = [
            each
            for each in known.values()
            if len(names & {other.name for other in each.slide_layouts}) * 2 > len(names)
        ]
        same = [each for each in like if _accent(each) == _accent(master)]
        return next(iter(same or like[: len(self.source.slide_masters) == 1]), None)

    def _added_layout(self, layout: Any, master: Any) -> Part:
        if layout.part in self.copied:
            return self.copied[layout.part]
        part = self.copied[layout.part] = self._twin(layout.part)
        for identifier, relation in layout.part.rels.items():
            if relation.reltype == RELATIONSHIP_TYPE.SLIDE_MASTER:
                self._relate(part, identifier, relation, master.part)
            else:
                self.relation(part, identifier, relation)
        listed = master.element.find(qualified("p:sldLayoutIdLst"))
        listed.append(self._listed("p:sldLayoutId", master.part.relate_to(part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)))
        return part

    def _part_of_new_master(self, layout: Any) -> Part:
        master = layout.slide_master.part
        if master not in self.copied:
            part = self._part(master)
            listed = self.target.part._element.get_or_add_sldMasterIdLst()  # noqa: SLF001 - no other way to the XML
            listed.append(
                self._listed("p:sldMasterId", self.target.part.relate_to(part, RELATIONSHIP_TYPE.SLIDE_MASTER))
            )
            for each in part._element.iter(qualified("p:sldLayoutId")):  # noqa: SLF001
                each.set("id", str(self._next_id()))
        return self.copied[layout.part]

    def _listed(self, tag: str, identifier: str) -> Element:
        made = deepcopy(self.target.part._element.find(f".//{qualified('p:sldMasterId')}"))  # noqa: SLF001
        made.tag = qualified(tag)
        made.set("id", str(self._next_id()))
        made.set(qualified("r:id"), identifier)
        return made

    def _next_id(self) -> int:
        roots = [self.target.part._element, *(each.element for each in self.target.slide_masters)]  # noqa: SLF001
        tags = (qualified("p:sldMasterId"), qualified("p:sldLayoutId"))
        return max(_FIRST_MASTER, *(int(each.get("id", 0)) for root in roots for each in root.iter(*tags))) + 1

    def _part(self, old: Part) -> Part:
        """Copy a part with all that it relates to, once; pictures that are there already are used again."""
        if old in self.copied:
            return self.copied[old]
        key = hashlib.sha256(old.blob).hexdigest() if old.content_type.startswith("image/") else ""
        if key in self.media:
            return self.media[key]
        part = self.copied[old] = self._twin(old)
        if key:
            self.media[key] = part
        for identifier, relation in old.rels.items():
            self.relation(part, identifier, relation)
        return part

    def _twin(self, old: Part) -> Part:
        name = self._free_name(str(old.partname))
        return type(old).load(name, old.content_type, self.package, old.blob)

    def _free_name(self, name: str) -> PackURI:
        stem, ending = re.fullmatch(r"(.*?)\d*(\.\w+)", name).groups()  # type: ignore[union-attr]
        number = 1
        while f"{stem}{number}{ending}" in self.used:
            number += 1
        self.used.add(f"{stem}{number}{ending}")
        return PackURI(f"{stem}{number}{ending}")

    def _free_id(self, part: Part) -> str:
        number = 1
        while f"rId{number}" in part.rels:
            number += 1
        return f"rId{number}"

    def _relate(self, owner: Part, identifier: str, relation: Any, target: Part) -> None:
        relate(owner, identifier, relation.reltype, target)


def relate(owner: Part, identifier: str, kind: str, target: Part) -> None:
    """Set the relation of a part that has the given id."""
    owner.rels._rels[identifier] = _Relationship(  # noqa: SLF001 - ids in the XML must stay what they are
        owner.partname.baseURI, identifier, kind, RELATIONSHIP_TARGET_MODE.INTERNAL, target
    )


def unlink(owner: Part, gone: Part) -> None:
    """Take the links to a slide that is gone off another slide; the words that bore them stay."""
    lost = [each for each, relation in owner.rels.items() if not relation.is_external and relation.target_part is gone]
    for identifier in lost:
        for link in list(owner._element.iter(qualified("a:hlinkClick"), qualified("a:hlinkHover"))):  # noqa: SLF001
            if link.get(qualified("r:id")) == identifier:
                link.getparent().remove(link)
        owner.rels.pop(identifier)


def _index(shape: Element) -> tuple[str, str] | None:
    """Give what ties a placeholder to its layout; footers and numbers bring their own place."""
    holder = placeholder_of(shape)
    if holder is None or holder.get("type", "obj") in ("ftr", "sldNum", "dt", "hdr"):
        return None
    kind = holder.get("type", "obj")
    return ("title", "") if kind in ("title", "ctrTitle") else (kind, holder.get("idx", "0"))


def _accent(master: Any) -> bytes:
    """Give the first accent colour of a master's theme as XML."""
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob
    found = re.search(rb"<a:accent1>.*?</a:accent1>", theme, re.DOTALL)
    return found.group() if found else b""
