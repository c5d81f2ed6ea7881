"""Turns a deck view (JSON) and its pictures into the bytes of a PowerPoint file."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from guidepress.products.deck_origin import with_origin
from guidepress.products.fit import Level, Unfit
from guidepress.products.pictures import picture_from
from guidepress.products.pptx_chart import insert_chart
from guidepress.products.pptx_notes import add_notes
from guidepress.products.pptx_placeholders import footer_elements, named
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
from guidepress.products.slide_boxes import Box
from guidepress.products.slide_notes import notes_of
from guidepress.products.slide_plan import PlannedSlide, plan_decks, plan_slides, slide_numbers
from guidepress.products.slide_text import plain_paragraph

__all__ = ["Unfit", "plan_slides", "slide_numbers", "write_combined_deck", "write_deck"]

View = Mapping[str, Any]

_BODY = PP_PLACEHOLDER.BODY


def write_deck(view: View, media: Path) -> tuple[bytes, list[Unfit]]:
    """Write the deck of a view; pictures come from below `media`. The same view gives the same bytes.

    The list names the slides whose text does not fit: they are in the file, in the smallest size, overfull.
    """
    return write_combined_deck([view], media)


def write_combined_deck(views: Sequence[View], media: Path) -> tuple[bytes, list[Unfit]]:
    """Write the decks of several views as one, each with a master in its own colours; see `write_deck`."""
    plans = plan_decks(views)
    presentation = Presentation(io.BytesIO(template(views)))
    sections: list[tuple[str, str, list[int]]] = []
    for view, plan, master in zip(views, plans, presentation.slide_masters, strict=True):
        by_name = {layout.name: layout for layout in master.slide_layouts}
        ids = []
        for planned in plan.slides:
            slide = presentation.slides.add_slide(by_name[view["words"][f"layout-{planned.layout.name}"]])
            _Draw(view, media, planned, slide).everything()
            ids.append(slide.slide_id)
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

    def everything(self) -> None:
        """Fill the placeholders, add what they cannot hold, then footer and notes."""
        # The source id, for whoever compares a trainer's copy with the source; nobody sees it.
        part = f"-{self.planned.part}" if self.planned.part > 1 else ""
        self.slide.element.find(qualified("p:cSld")).set("name", f"{self.planned.id}{part}")
        shapes = {shape.placeholder_format.idx: shape for shape in self.slide.placeholders}
        for slot in self.planned.layout.slots:
            shape = shapes[slot.index]
            shape.name = named(self.words, slot.name)
            if slot.kind == "tbl" and self.planned.table:
                describe(insert_table(shape, self.planned.table, self.view)._element, self.planned.title)  # noqa: SLF001
            elif slot.kind == "chart" and self.planned.slide["chart"]:
                frame = insert_chart(shape, self.planned.slide["chart"], self.view)
                describe(frame._element, self.planned.slide["alt"] or self.planned.title)  # noqa: SLF001
            elif slot.kind == "pic" and self.planned.slide["picture"]:
                self._picture(shape, slot.box)
            elif slot.name in self.planned.texts:
                text = self.planned.texts[slot.name]
                write_text(
                    shape.text_frame._txBody,  # noqa: SLF001
                    text.paragraphs,
                    slot.levels,
                    self._setting(self.slide.part),
                    text.scale,
                )
                if text.box:
                    shape.left, shape.top = emu(text.box.x), emu(text.box.y)
                    shape.width, shape.height = emu(text.box.width), emu(text.box.height)
            else:
                shape._element.getparent().remove(shape._element)  # noqa: SLF001
        self._marks()
        self._foot()
        self._notes()

    def _setting(self, part: Any) -> Setting:
        return Setting(
            lang=self.lang,
            rtl=self.rtl,
            link=lambda url: str(part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)),
        )

    def _next_id(self) -> int:
        return max(int(each.get("id")) for each in self.tree.iter(qualified("p:cNvPr"))) + 1

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
        after = self.slide.shapes.title._element if self.slide.shapes.title is not None else None  # noqa: SLF001
        number = max(int(each.get("id")) for each in self.tree.iter(qualified("p:cNvPr"))) + 1
        for mark in self.planned.marks:
            for shape in mark_shapes(number, mark, self.words, self._setting(self.slide.part)):
                number += 1
                if after is None:
                    self.tree.append(shape)
                else:
                    after.addnext(shape)
                after = shape

    def _foot(self) -> None:
        self.tree.extend(footer_elements(self.planned.layout, self.view, self.planned.foot, self._next_id()))

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
