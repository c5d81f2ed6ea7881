"""Turns a trainer's deck and today's into a new deck: theirs, with what the source changed and they did not.

The trainer's own package is the ground, so that their slides, order, theme and pictures stay as they are.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from lxml.etree import XMLSyntaxError
from pptx import Presentation
from pptx.exc import PythonPptxError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from guidepress.products.deck_compare import Comparison, SlideChange, compare_decks
from guidepress.products.deck_copy import DeckCopy, relate, unlink
from guidepress.products.deck_mark import add_mark, remove_marks
from guidepress.products.deck_merge import SlideMerge, set_foot
from guidepress.products.deck_origin import YOURS, renew_origin
from guidepress.products.deck_package import UnreadableDeckError
from guidepress.products.deck_sections import mend_sections, rename_sections, section_of_slides
from guidepress.products.pptx_xml import as_bytes, make, qualified

Element = Any
Words = Mapping[str, str]


def refresh_deck(theirs: bytes, today: bytes, words: Words) -> tuple[bytes, Comparison]:
    """Write the refreshed deck and say what was compared; the same two decks give the same bytes.

    `words` are the interface words of the deck's language, for the marks. Raises UnreadableDeckError as
    `compare_decks` does, and for what is no presentation (a template or a show).
    """
    comparison = compare_decks(theirs, today)
    try:
        target = Presentation(io.BytesIO(theirs))
    except (ValueError, KeyError, AttributeError, PythonPptxError, XMLSyntaxError) as error:
        raise UnreadableDeckError("it is not saved as a presentation (.pptx)") from error
    work = _Refresh(comparison, target, Presentation(io.BytesIO(today)), words)
    work.everything()
    held = io.BytesIO()
    target.save(held)
    mark = words["slot-refresh"]
    return renew_origin(held.getvalue(), theirs, today, exact=comparison.exact, mark=mark), comparison


class _Refresh:
    """One refresh while it is being done; slides of both decks are looked up by their number from 1."""

    def __init__(self, comparison: Comparison, target: Any, source: Any, words: Words) -> None:
        self.comparison, self.target, self.words = comparison, target, words
        self.theirs, self.today = list(target.slides), list(source.slides)
        pairs = [
            (self.today[each.today - 1], self.theirs[each.number - 1])
            for each in comparison.slides
            if each.number and each.today
        ]
        self.copier = DeckCopy(source, target, pairs)
        self.listed = target.part._element.get_or_add_sldIdLst()  # noqa: SLF001 - no other way to the order of slides
        self.items = dict(enumerate(self.listed, start=1))
        self.sections = section_of_slides(source.part._element)  # noqa: SLF001
        self.today_ids = [each.get("id") for each in source.part._element.iter(qualified("p:sldId"))]  # noqa: SLF001
        self.wanted: dict[str, Element] = {}
        self.base = {each.content.name: each.content for each in comparison.origin.slides}
        self.new = {each.key for each in comparison.slides if each.outcome == "new"}
        self.open = {each.key.removesuffix(YOURS) for each in comparison.slides if each.outcome == "open"}

    def everything(self) -> None:
        """Do what each slide's outcome asks for, then mend what spans slides."""
        self._feet()
        for each in self.comparison.slides:
            if each.outcome == "renewed":
                self._renew(each)
            elif each.outcome == "merged":
                self._merge(each)
            elif each.outcome == "gone":
                self._remove(self.items[each.number])
            self._mark(each)
        self._name()
        self._insert()
        if self.comparison.reordered and not any(each.moved for each in self.comparison.slides):
            self._reorder()
        order = [each.get("id") for each in self.listed]
        mend_sections(self.target.part._element, order, self.wanted)  # noqa: SLF001
        rename_sections(self.target.part._element, dict(self.comparison.origin.sections), self.sections.values())  # noqa: SLF001
        self._complete()
        if self.target.core_properties.version == self.comparison.origin.version:
            self.target.core_properties.version = self.comparison.version
        # Only now, since it numbers the slides' parts in the order of the list.
        self.target.part.rename_slide_parts([each.rId for each in self.listed])

    def _part(self, number: int) -> Any:
        return self.target.part.related_part(self.items[number].rId)

    def _feet(self) -> None:
        """Renew the footers that stand as they were generated: they bear the version."""
        feet: dict[str, Any] = {}
        for each in self.comparison.slides:
            if each.number and each.today and each.key in self.base:
                feet.setdefault(self.base[each.key].foot, self.today[each.today - 1])
        for slide in self.theirs:
            set_foot(slide, feet)

    def _renew(self, change: SlideChange) -> None:
        """Put today's slide in the place of theirs: the same entry in the list, so that sections and links hold."""
        old, item = self._part(change.number), self.items[change.number]
        part = self.copier.slide(self.today[change.today - 1])
        for each in self.theirs:
            for identifier, relation in list(each.part.rels.items()):
                if not relation.is_external and relation.target_part is old:
                    relate(each.part, identifier, relation.reltype, part)
        relate(self.target.part, item.rId, RELATIONSHIP_TYPE.SLIDE, part)

    def _merge(self, change: SlideChange) -> None:
        """Take each side's part of a slide that both have changed."""
        theirs, today = self.theirs[change.number - 1], self.today[change.today - 1]
        mine = {each.part for each in change.mine} - set(change.agreed)
        if mine <= {"notes", "hidden"}:
            self._renew(change)
            part = self._part(change.number)
            if "notes" in mine:
                self._keep_notes(theirs, part)
            if "hidden" in mine:
                part._element.set("show", theirs.element.get("show", "1"))  # noqa: SLF001
            return
        SlideMerge(self.copier, theirs, today, exact=self.comparison.exact).take(change)

    def _keep_notes(self, theirs: Any, part: Any) -> None:
        """Hang the trainer's notes page on a renewed slide."""
        identifier = next(
            (each for each, relation in part.rels.items() if relation.reltype == RELATIONSHIP_TYPE.NOTES_SLIDE), ""
        )
        if not theirs.has_notes_slide:
            part.rels.pop(identifier)
            return
        notes = theirs.notes_slide.part
        relate(part, identifier, RELATIONSHIP_TYPE.NOTES_SLIDE, notes)
        for each, relation in list(notes.rels.items()):
            if relation.reltype == RELATIONSHIP_TYPE.SLIDE:
                relate(notes, each, RELATIONSHIP_TYPE.SLIDE, part)

    def _remove(self, item: Element) -> None:
        presentation = self.target.part
        for each in self.theirs:
            unlink(each.part, presentation.related_part(item.rId))
        for shown in list(presentation._element.iter(qualified("p:sld"))):  # noqa: SLF001 - custom shows name slides too
            if shown.get(qualified("r:id")) == item.rId:
                shown.getparent().remove(shown)
        presentation.rels.pop(item.rId)
        self.listed.remove(item)

    def _mark(self, change: SlideChange) -> None:
        """Put marks where a trainer has to decide, and take them off where that is done."""
        if not change.number or change.outcome == "gone":
            return
        slide = self._part(change.number)._element  # noqa: SLF001
        pending = change.outcome == "open" or change.key in self.open or change.key.endswith(YOURS)
        returned = change.key.removesuffix(YOURS) in self.new
        stays = change.outcome == "own" or (pending and change.outcome not in ("renewed", "conflict"))
        if stays and not returned:
            return
        remove_marks(slide, self.comparison.origin.mark)
        if change.outcome == "conflict" or returned:
            self._add_mark(slide, "copy-mark-yours")
        elif change.outcome == "gone-edited":
            self._add_mark(slide, "copy-mark-gone")
        elif change.key in self.open:
            self._add_mark(slide, "copy-mark-guide")

    def _add_mark(self, slide: Element, word: str) -> None:
        rtl = self.comparison.origin.lang in ("ar", "fa", "he", "ur")
        add_mark(
            slide,
            self.words[word],
            name=self.words["slot-refresh"],
            lang=self.comparison.origin.lang,
            rtl=rtl,
            width=self.target.slide_width,
        )

    def _name(self) -> None:
        """Give slides the source's ids, which a program may have dropped; a version kept beside them has its own."""
        for each in self.comparison.slides:
            if not each.number or each.outcome == "gone" or not each.key:
                continue
            data = self._part(each.number)._element.find(qualified("p:cSld"))  # noqa: SLF001
            if each.outcome in ("conflict", "gone-edited"):
                data.set("name", f"{each.key}{YOURS}")
            elif each.outcome == "open" and any(
                other.key == each.key.removesuffix(YOURS) and other.outcome == "conflict"
                for other in self.comparison.slides
            ):
                # A second version of the same slide is to be kept: the first becomes a slide of the trainer's own.
                data.attrib.pop("name", None)
            else:
                data.set("name", each.key)

    def _insert(self) -> None:
        """Add what is new after its predecessor, and today's version after the trainer's where both stand."""
        present = {number: item for number, item in self.items.items() if item.getparent() is not None}
        last: dict[int, Element] = {}
        for each in self.comparison.slides:
            if each.outcome not in ("new", "conflict"):
                continue
            after = each.number if each.outcome == "conflict" else self._near(each.after, present)
            part = self.copier.slide(self.today[each.today - 1])
            if each.outcome == "conflict" or f"{each.key}{YOURS}" in self._kept():
                self._add_mark(part._element, "copy-mark-guide")  # noqa: SLF001
            item = self.listed._add_sldId(  # noqa: SLF001
                id=self.listed._next_id,  # noqa: SLF001
                rId=self.target.part.relate_to(part, RELATIONSHIP_TYPE.SLIDE),
            )
            before = present[after] if each.outcome == "conflict" else last.get(after, present.get(after))
            self.listed.remove(item)
            self.listed.insert(0 if before is None else list(self.listed).index(before) + 1, item)
            last[after] = item
            section = self.sections.get(self.today_ids[each.today - 1])
            if section is not None:
                self.wanted[item.get("id")] = section

    def _kept(self) -> set[str]:
        return {each.key for each in self.comparison.slides if each.number and each.key.endswith(YOURS)}

    def _near(self, after: int, present: Mapping[int, Element]) -> int:
        """Give the number of the nearest slide before that is still there; 0 is the beginning."""
        return max((number for number in present if number <= after), default=0)

    def _reorder(self) -> None:
        """Follow the source's new order; what is the trainer's own stays after the slide that it followed."""
        places = {
            self.items[each.number].get("id"): each.today
            for each in self.comparison.slides
            if each.number and each.today
        }
        groups: list[tuple[int, list[Element]]] = [(0, [])]
        for item in list(self.listed):
            place = places.get(item.get("id"))
            if place:
                groups.append((place, [item]))
            else:
                groups[-1][1].append(item)
        for item in [each for _, group in sorted(groups, key=lambda found: found[0]) for each in group]:
            self.listed.append(item)

    def _complete(self) -> None:
        """Add the part on views that LibreOffice leaves out: PowerPoint offers to repair a file without it."""
        kinds = {each.reltype for each in self.target.part.rels.values()}
        if RELATIONSHIP_TYPE.VIEW_PROPS not in kinds:
            kind = "application/vnd.openxmlformats-officedocument.presentationml.viewProps+xml"
            part = Part(PackURI("/ppt/viewProps.xml"), kind, self.target.part.package, as_bytes(make("p:viewPr")))
            self.target.part.relate_to(part, RELATIONSHIP_TYPE.VIEW_PROPS)
