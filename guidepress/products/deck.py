"""Turns a deck view (JSON) and its pictures into the bytes of a PowerPoint file."""

from __future__ import annotations

import io
import itertools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.shapes.autoshape import CT_Shape

from guidepress.products.deck_origin import with_origin
from guidepress.products.fit import Level, Unfit
from guidepress.products.pictures import picture_from
from guidepress.products.pptx_chart import insert_chart
from guidepress.products.pptx_notes import add_notes
from guidepress.products.pptx_placeholders import footer_elements, named, slide_placeholder
from guidepress.products.pptx_shapes import contained, mark_shapes
from guidepress.products.pptx_table import insert_table
from guidepress.products.pptx_template import template
from guidepress.products.pptx_xml import (
    Setting,
    add_sections,
    describe,
    embed_svg,
    emu,
    qualified,
    write_text,
)
from guidepress.products.slide_boxes import Box, Slot
from guidepress.products.slide_notes import notes_of
from guidepress.products.slide_plan import PlannedSlide, PlannedText, plan_decks, plan_slides, slide_numbers
from guidepress.products.slide_text import plain_paragraph

__all__ = ["Unfit", "plan_slides", "slide_numbers", "write_combined_deck", "write_deck"]

View = Mapping[str, Any]

_BODY = PP_PLACEHOLDER.BODY
_KINDS = {"tbl": PP_PLACEHOLDER.TABLE, "chart": PP_PLACEHOLDER.CHART, "pic": PP_PLACEHOLDER.PICTURE}


def write_deck(view: View, media: Path) -> tuple[bytes, list[Unfit]]:
    """Write the deck of a view; pictures come from below `media`. The same view gives the same bytes.

    The list names the slides whose text does not fit: they are in the file, in the smallest size, overfull.
    """
    return write_combined_deck([view], media)


def write_combined_deck(views: Sequence[View], media: Path) -> tuple[bytes, list[Unfit]]:
    """Write the decks of several views as one, each with a master in its own colours; see `write_deck`."""
    plans = plan_decks(views)
    presentation = Presentation(io.BytesIO(template(views)))
    listed = presentation.element.get_or_add_sldIdLst()
    sections: list[tuple[str, str, list[int]]] = []
    for view, plan, master in zip(views, plans, presentation.slide_masters, strict=True):
        by_name = {layout.name: layout for layout in master.slide_layouts}
        ids = []
        for planned in plan.slides:
            layout = by_name[view["words"][f"layout-{planned.layout.name}"]]
            # Not `slides.add_slide`, which clones all placeholders of the layout, empty ones too.
            relation, slide = presentation.part.add_slide(layout)
            ids.append(listed.add_sldId(relation).id)
            _Draw(view, media, planned, slide).everything()
        sections += _sections(view, plan.slides, ids, whole=len(views) == 1)
    add_sections(presentation.element, sections)
    held = io.BytesIO()
    presentation.save(held)
    return with_origin(held.getvalue(), views), [each for plan in plans for each in plan.unfit]


class _Draw:
    """One slide while it is being drawn."""

    def __init__(self, view: View, media: Path, planned: PlannedSlide, slide: Any) -> None:
        self.view, self.media, self.planned, self.slide = view, media, planned, slide
        self.lang, self.rtl, self.words = view["lang"], view["dir"] == "rtl", view["words"]
        self.tree = slide.shapes._spTree  # noqa: SLF001 - shapes made here go into python-pptx's tree
        self._ids = itertools.count(2)  # the tree itself is 1

    def everything(self) -> None:
        """Fill the placeholders, add what they cannot hold, then footer and notes."""
        # The source id, for whoever compares a trainer's copy with the source; nobody sees it.
        part = f"-{self.planned.part}" if self.planned.part > 1 else ""
        self.slide.element.find(qualified("p:cSld")).set("name", f"{self.planned.id}{part}")
        for slot in self.planned.layout.slots:
            text = self.planned.texts.get(slot.name)
            if text:
                self._text(slot, text)
            elif self._holds(slot):
                self._object(slot)
        self._marks()
        self._foot()
        self._notes()

    def _text(self, slot: Slot, text: PlannedText) -> None:
        name = named(self.words, slot.name)
        shape = slide_placeholder(self._next_id(), slot, name, text.box, rtl=self.rtl)
        body = shape.find(qualified("p:txBody"))
        write_text(body, text.paragraphs, slot.levels, self._setting(self.slide.part), text.scale)
        self.tree.append(shape)

    def _holds(self, slot: Slot) -> bool:
        slide = self.planned.slide
        return bool({"tbl": self.planned.table, "chart": slide["chart"], "pic": slide["picture"]}.get(slot.kind))

    def _object(self, slot: Slot) -> None:
        """Put a table, a chart or a picture into its placeholder."""
        name = named(self.words, slot.name)
        self.tree.append(
            CT_Shape.new_placeholder_sp(self._next_id(), name, _KINDS[slot.kind], "horz", "quarter", slot.index)
        )
        shape = next(each for each in self.slide.placeholders if each.placeholder_format.idx == slot.index)
        if self.planned.table:
            describe(insert_table(shape, self.planned.table, self.view)._element, self.planned.title)  # noqa: SLF001
        elif slot.kind == "chart":
            frame = insert_chart(shape, self.planned.slide["chart"], self.view)
            describe(frame._element, self.planned.slide["alt"] or self.planned.title)  # noqa: SLF001
        else:
            self._picture(shape, slot.box)

    def _setting(self, part: Any) -> Setting:
        return Setting(
            lang=self.lang,
            rtl=self.rtl,
            link=lambda url: str(part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)),
        )

    def _next_id(self) -> int:
        return next(self._ids)

    def _picture(self, shape: Any, box: Box) -> None:
        shown = self.planned.slide["picture"]
        picture = picture_from(self.media / shown["path"])
        made = shape.insert_picture(io.BytesIO(picture.pixels))
        if self.planned.layout.crops:
            # The placeholder crops to fill, as much above as below; heads and horizons are in the upper part.
            made.crop_top, made.crop_bottom = 0, made.crop_top + made.crop_bottom
        else:
            made.crop_left = made.crop_right = made.crop_top = made.crop_bottom = 0
            box = contained(box, picture.width, picture.height, rtl=self.rtl)
        made.left, made.top, made.width, made.height = (emu(each) for each in (box.x, box.y, box.width, box.height))
        describe(made._element, "" if shown["decorative"] else shown["alt"])  # noqa: SLF001
        if picture.drawing:
            name = PackURI(f"/ppt/media/drawing{self.planned.number}.svg")
            part = Part(name, "image/svg+xml", self.slide.part.package, picture.drawing)
            embed_svg(made._element, self.slide.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))  # noqa: SLF001

    def _marks(self) -> None:
        """Draw the marks behind the texts, after the title: what is read first stands first in the tree."""
        after = self.tree.find(qualified("p:sp"))
        for mark in self.planned.marks:
            for shape in mark_shapes(self._ids, mark, self.words, self._setting(self.slide.part)):
                after.addnext(shape)
                after = shape

    def _foot(self) -> None:
        first = max(int(each.get("id")) for each in self.tree.iter(qualified("p:cNvPr"))) + 1
        self.tree.extend(footer_elements(self.planned.layout, self.view, self.planned.foot, first))

    def _notes(self) -> None:
        paragraphs = notes_of(self.view, self.planned.slide)
        notes = add_notes(self.slide, self.planned.number)
        body = notes.notes_text_frame._txBody  # noqa: SLF001
        for shape in notes.placeholders:
            kind = "notes" if shape.placeholder_format.type == _BODY else "slide"
            shape.name = self.words[f"slot-{kind}"]
        write_text(
            body,
            paragraphs or plain_paragraph(self.planned.title),
            (Level(size=12), Level(size=12)),
            self._setting(notes.part),
        )


def _sections(
    view: View, slides: Sequence[PlannedSlide], ids: Sequence[int], *, whole: bool
) -> list[tuple[str, str, list[int]]]:
    """Group slide ids by section in the order of the slides; in a deck of several modules, all of one are a section.

    What comes before the sections bears the module's name, what comes after them is the closing.
    """
    module = view["module"]
    if not whole:
        return [(module["id"], module["short_title"], list(ids))]
    titles = {each["id"]: each["title"] for each in view["sections"]}
    groups: list[tuple[str, str, list[int]]] = []
    for planned, number in zip(slides, ids, strict=True):
        section = planned.slide["section"]
        if not groups or groups[-1][0] != section:
            other = view["words"]["closing-section"] if groups else module["short_title"]
            groups.append((section, titles.get(section, other), []))
        groups[-1][2].append(number)
    seen: dict[str, int] = {}
    unique = []
    for section, title, members in groups:
        seen[section] = seen.get(section, 0) + 1
        again = f"#{seen[section]}" if seen[section] > 1 else ""
        unique.append((f"{module['id']}/{section}{again}", title, members))
    return unique
