"""Turns two versions of one slide into one: the trainer's, with the parts that only the source has changed."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE

from guidepress.products.deck_compare import Edit, SlideChange
from guidepress.products.deck_copy import DeckCopy, relate
from guidepress.products.deck_shapes import keyed, lines_of, placeholder_of, shapes_of
from guidepress.products.pptx_xml import Element, qualified

_TRANSFORMS = (qualified("a:xfrm"), qualified("p:xfrm"))


class SlideMerge:
    """Brings parts of today's slide into the trainer's; `exact` if theirs still follows our layouts' formats."""

    def __init__(self, copier: DeckCopy, theirs: Any, today: Any, *, exact: bool) -> None:
        self.copier, self.theirs, self.today, self.exact = copier, theirs, today, exact
        self.tree = theirs.element.find(f".//{qualified('p:spTree')}")
        self.shapes = dict(keyed(list(shapes_of(self.tree))))
        self.fresh = dict(keyed(list(shapes_of(today.element.find(f".//{qualified('p:spTree')}")))))

    def take(self, change: SlideChange) -> None:
        """Take every part that the source changed and the trainer did not."""
        moved = {each.part for each in change.mine if each.part.startswith("frame:")}
        own, now = dict(change.pairs), dict(change.today_pairs)
        for edit in change.source:
            kind, _, key = edit.part.partition(":")
            if edit.part in change.agreed:
                continue
            theirs, today = self.shapes.get(own.get(key, "")), self.fresh.get(now.get(key, ""))
            if kind == "notes":
                self._take_notes()
            elif kind == "new":
                self._add(self.fresh[key])
            elif theirs is not None and today is None:
                theirs.getparent().remove(theirs)
            elif theirs is not None and today is not None:
                self._take_shape(edit, theirs, today, is_placed=f"frame:{key}" in moved)

    def _take_notes(self) -> None:
        owner = self.theirs.part
        identifier = next(
            (each for each, relation in owner.rels.items() if relation.reltype == RELATIONSHIP_TYPE.NOTES_SLIDE),
            "",
        )
        notes = self.copier.notes(self.today, owner)
        if identifier:
            relate(owner, identifier, RELATIONSHIP_TYPE.NOTES_SLIDE, notes)
        else:
            owner.relate_to(notes, RELATIONSHIP_TYPE.NOTES_SLIDE)

    def _add(self, shape: Element) -> None:
        number = max(int(each.get("id", 0)) for each in self.tree.iter(qualified("p:cNvPr"))) + 1
        self.tree.append(self.copier.shape(shape, self.today.part, self.theirs.part, number))

    def _take_shape(self, edit: Edit, theirs: Element, today: Element, *, is_placed: bool) -> None:
        body, fresh = (each.find(qualified("p:txBody")) for each in (theirs, today))
        if edit.part.startswith("frame:"):
            self._take_fill(theirs, today)
        elif body is not None and fresh is not None:
            self._take_text(body, fresh)
        else:
            number = int(theirs.find(".//{*}cNvPr").get("id", "0"))
            made = self.copier.shape(today, self.today.part, self.theirs.part, number)
            if is_placed:
                _place_like(made, theirs)
            theirs.getparent().replace(theirs, made)

    def _take_fill(self, theirs: Element, today: Element) -> None:
        own, new = (each.find(qualified("p:spPr")) for each in (theirs, today))
        old, fresh = (each.find(qualified("a:solidFill")) if each is not None else None for each in (own, new))
        if old is not None and fresh is not None:
            own.replace(old, deepcopy(fresh))

    def _take_text(self, body: Element, fresh: Element) -> None:
        """Replace the paragraphs; where a program wrote out all formats, each takes those of one that stood there."""
        old = body.findall(qualified("a:p"))
        for each in old:
            body.remove(each)
        for place, paragraph in enumerate(fresh.findall(qualified("a:p"))):
            made = deepcopy(paragraph)
            self.copier.rewire(made, self.today.part, self.theirs.part)
            if not self.exact and old:
                _format_like(made, old[min(place, len(old) - 1)])
            body.append(made)
        own, new = body.find(qualified("a:bodyPr")), fresh.find(qualified("a:bodyPr"))
        if self.exact and own is not None and new is not None:
            # The size at which today's text fits was measured.
            own[:] = [deepcopy(each) for each in new]


def set_foot(slide: Any, feet: Mapping[str, Any]) -> None:
    """Renew a footer that stands as it was generated; `feet` gives, for a text, a slide with today's footer."""
    foot = _foot(slide)
    text = " ".join(lines_of(foot)) if foot is not None else ""
    fresh = _foot(feet[text]) if text in feet else None
    runs = list(foot.iter(qualified("a:r"))) if foot is not None else []
    new = "".join(each.text or "" for each in fresh.iter(qualified("a:t"))) if fresh is not None else ""
    if runs and new and " ".join(lines_of(fresh)) != text:
        runs[0].find(qualified("a:t")).text = new
        for each in runs[1:]:
            each.getparent().remove(each)


def _foot(slide: Any) -> Element | None:
    for each in shapes_of(slide.element.find(f".//{qualified('p:spTree')}")):
        holder = placeholder_of(each)
        if holder is not None and holder.get("type") == "ftr":
            return each.find(qualified("p:txBody"))
    return None


def _place_like(made: Element, theirs: Element) -> None:
    own, old = (next((each for each in shape.iter(*_TRANSFORMS)), None) for shape in (made, theirs))
    if own is not None and old is not None:
        own[:] = [deepcopy(each) for each in old]


def _format_like(made: Element, old: Element) -> None:
    """Give a paragraph the formats of another; what is bold, italic or a link in it stays so."""
    for each in made.findall(qualified("a:pPr")):
        made.remove(each)
    if (properties := old.find(qualified("a:pPr"))) is not None:
        made.insert(0, deepcopy(properties))
    given = next(old.iter(qualified("a:rPr")), None)
    for run in made.iter(qualified("a:rPr")):
        if given is None:
            return
        own = dict(run.attrib)
        links = [each for each in run if each.tag == qualified("a:hlinkClick")]
        run[:] = [*(deepcopy(each) for each in given if each.tag != qualified("a:hlinkClick")), *links]
        for name, value in {**given.attrib, **own}.items():
            run.set(name, value)
