"""Turns a deck view (JSON) and its pictures into the bytes of a PowerPoint file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from guidepress.products.fit import Level, Unfit
from guidepress.products.pictures import picture_from
from guidepress.products.pptx_chart import insert_chart
from guidepress.products.pptx_placeholders import footer_elements, named
from guidepress.products.pptx_shapes import code_shapes, contained, icon_shape, progress_shapes
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
from guidepress.products.slide_plan import PlannedSlide, plan_deck, plan_slides, slide_numbers
from guidepress.products.slide_text import has_fallback, plain_paragraph

__all__ = ["Unfit", "plan_slides", "slide_numbers", "write_deck"]

View = Mapping[str, Any]

# The icon of a kind of slide whose view names none.
_ICONS = {"objectives": "bullseye", "voices": "quote-left", "key-points": "key", "case": "folder-open"}
_ICONS |= {"activity": "people-group", "video": "circle-play"}
_BODY = PP_PLACEHOLDER.BODY
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest a zip knows


def write_deck(view: View, media: Path) -> tuple[bytes, list[Unfit]]:
    """Write the deck of a view; pictures come from below `media`. The same view gives the same bytes.

    The list names the slides whose text does not fit: they are in the file, in the smallest size, overfull.
    """
    plan = plan_deck(view)
    presentation = Presentation(io.BytesIO(template(view)))
    by_name = {layout.name: layout for layout in presentation.slide_layouts}
    for planned in plan.slides:
        slide = presentation.slides.add_slide(by_name[view["words"][f"layout-{planned.layout.name}"]])
        _Draw(view, media, planned, slide).everything()
    ids = [each.slide_id for each in presentation.slides]
    add_sections(presentation.element, _sections(view, plan.slides, ids))
    held = io.BytesIO()
    presentation.save(held)
    return _repacked(held.getvalue()), list(plan.unfit)


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
                if text.width:
                    x = slot.box.x + (slot.box.width - text.width if self.rtl else 0)
                    shape.left, shape.top = emu(x), emu(slot.box.y)
                    shape.width, shape.height = emu(text.width), emu(slot.box.height)
            else:
                shape._element.getparent().remove(shape._element)  # noqa: SLF001
        self._icons()
        self._code()
        self._progress()
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
        placed = contained(box, picture.width, picture.height, rtl=self.rtl)
        made = shape.insert_picture(io.BytesIO(picture.pixels))
        # The placeholder would crop to fill; a figure must be seen whole.
        made.crop_left = made.crop_right = made.crop_top = made.crop_bottom = 0
        made.left, made.top, made.width, made.height = (
            emu(each) for each in (placed.x, placed.y, placed.width, placed.height)
        )
        describe(made._element, "" if shown["decorative"] else shown["alt"])  # noqa: SLF001
        if picture.drawing:
            name = PackURI(f"/ppt/media/drawing{self.planned.number}.svg")
            part = Part(name, "image/svg+xml", self.slide.part.package, picture.drawing)
            embed_svg(made._element, self.slide.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))  # noqa: SLF001

    def _icons(self) -> None:
        layout, slide = self.planned.layout, self.planned.slide
        icon = slide["icon"] or _ICONS.get(slide["kind"], self.view["module"]["icon"])
        if layout.icon and icon:
            name = self.words["slot-icon"]
            self._add(icon_shape(self._next_id(), name, icon, layout.icon, layout.icon_colour))
        facts = slide["meta"]
        if slide["kind"] == "activity" and slide["minutes"]:
            facts = [each for each in facts if each[0] != "clock"]
        for place, (name, _) in enumerate(facts[:4], start=1):
            if layout.has(f"fact-{place}") and f"fact-{place}" in self.planned.texts and name:
                text = layout.slot(f"fact-{place}").box
                x = text.x + text.width + 16 if self.rtl else text.x - 42
                box = Box(x=x, y=text.y + text.height / 2 - 13, width=26, height=26)
                self._add(icon_shape(self._next_id(), self.words["slot-icon"], name, box, layout.icon_colour))

    def _add(self, shape: Any, alternative: str = "") -> None:
        describe(shape, alternative)
        self.tree.append(shape)

    def _code(self) -> None:
        box, url = self.planned.layout.code, self.planned.slide["url"]
        if box and url:
            ground, code = code_shapes(self._next_id(), self.words["slot-code"], url, box)
            self._add(ground)
            self._add(code, self.words["qr-alt"].format(url=url))

    def _progress(self) -> None:
        box = self.planned.layout.progress
        ids = [each["id"] for each in self.view["sections"]]
        if box and self.planned.slide["section"] in ids and len(ids) > 1:
            current = ids.index(self.planned.slide["section"])
            filled = [place == current for place in range(len(ids))]
            pieces = filled[::-1] if self.rtl else filled
            for shape in progress_shapes(self._next_id(), self.words["slot-progress"], box, pieces):
                self._add(shape)

    def _foot(self) -> None:
        guide, module = self.view["guide"], self.view["module"]
        version = self.words["version-n"].format(n=guide["version"])
        parts = [guide["short_title"], module["short_title"], version]
        if has_fallback([self.planned.slide["title"], self.planned.slide["blocks"]]):
            parts.append(self.words["untranslated"])
        text = " · ".join(parts)
        self.tree.extend(footer_elements(self.planned.layout, self.view, text, self._next_id()))

    def _notes(self) -> None:
        paragraphs = notes_of(self.view, self.planned.slide)
        notes = self.slide.notes_slide
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


def _sections(view: View, slides: Sequence[PlannedSlide], ids: Sequence[int]) -> list[tuple[str, str, list[int]]]:
    """Group slide ids by section in the order of the slides; slides of no section bear the module's name."""
    titles = {each["id"]: each["title"] for each in view["sections"]}
    groups: list[tuple[str, str, list[int]]] = []
    for planned, number in zip(slides, ids, strict=True):
        section = planned.slide["section"]
        if not groups or groups[-1][0] != section:
            groups.append((section, titles.get(section, view["module"]["short_title"]), []))
        groups[-1][2].append(number)
    seen: dict[str, int] = {}
    unique = []
    for section, title, members in groups:
        seen[section] = seen.get(section, 0) + 1
        again = f"#{seen[section]}" if seen[section] > 1 else ""
        unique.append((f"{view['module']['id']}/{section}{again}", title, members))
    return unique


def _repacked(content: bytes) -> bytes:
    """Pack a zip again with one fixed time, so that the clock is not in the file."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            new.writestr(info, old.read(name))
    return held.getvalue()
