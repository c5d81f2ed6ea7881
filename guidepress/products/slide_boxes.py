"""Turns measures into the nouns of a slide's geometry: boxes, slots, panels, layouts, and their mirror images.

Lengths are points on a slide of 960 by 540, from its top left corner.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from guidepress.products.fit import Level

WIDTH, HEIGHT = 960.0, 540.0  # points: 16:9
TAB_STEP = 62.0  # points from one module's tab to the next, as on the book's edge
SlotKind = Literal["title", "body", "pic", "tbl", "chart"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in points from the slide's top left corner."""

    x: float
    y: float
    width: float
    height: float

    def holds(self, other: Box) -> bool:
        """Say whether the other box lies inside this one."""
        across = self.x <= other.x and other.x + other.width <= self.x + self.width
        return across and self.y <= other.y and other.y + other.height <= self.y + self.height

    def mirrored(self) -> Box:
        """Return the same box on a slide that runs from right to left."""
        return replace(self, x=WIDTH - self.x - self.width)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A placeholder: `name` is its key in `words` after "slot-", `index` its idx in the file."""

    name: str
    index: int
    box: Box
    levels: tuple[Level, ...] = (Level(size=24),)
    kind: SlotKind = "body"
    anchor: Literal["t", "ctr", "b"] = "t"
    align: Literal["start", "centre", "end"] = "start"


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A plain rectangle of a layout; `colour` as in `pptx_xml.colour_xml`."""

    box: Box
    colour: str


MarkKind = Literal["rectangle", "ellipse", "arrow", "icon", "code", "dots"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A shape that stands beside the placeholders: `name` is its key in `words` after "slot-".

    rectangle, ellipse: filled, maybe with a text of `size` points and an address; arrow: a box that points on in the
    direction of reading; icon: a Font Awesome icon, as large as fits; code: the QR code of `url`; dots: a hundred
    dots, ten in a row, the first `filled` of them in `colour`, the others pale.
    """

    kind: MarkKind
    name: str
    box: Box
    colour: str  # as in `pptx_xml.fill`
    ink: str = "bg1"  # the text's colour
    text: str = ""
    size: float = 18.0
    icon: str = ""
    url: str = ""
    filled: int = 0
    alt: str = ""  # alternative text; without one the mark is decorative

    def mirrored(self) -> Mark:
        """Return the same mark on a slide that runs from right to left."""
        return replace(self, box=self.box.mirrored())


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A kind of slide: `name` is its key in `words` after "layout-"; `foot` is the footer's place."""

    name: str
    slots: tuple[Slot, ...]
    panels: tuple[Panel, ...] = ()
    background: str = "bg1"
    foot: Box | None = None
    page: Box = Box(x=828, y=506, width=60, height=18)  # the slide number's place
    tab: bool = True
    icon: Box | None = None  # where the slide's icon stands, and in which colour
    icon_colour: str = "accent1"
    code: Box | None = None  # where a QR code stands
    progress: Box | None = None  # where a bar shows how many sections there are and which one begins
    crops: bool = False  # its picture fills the slot, cropped at its lower edge or at its sides
    mirror: bool = False  # it runs from right to left

    def slot(self, name: str) -> Slot:
        """Find a slot by its name; KeyError if the layout has none."""
        for slot in self.slots:
            if slot.name == name:
                return slot
        raise KeyError(name)

    def has(self, name: str) -> bool:
        """Say whether there is a slot of that name."""
        return any(slot.name == name for slot in self.slots)

    def mirrored(self) -> Layout:
        """Return the same layout for a language that is written from right to left."""
        return replace(
            self,
            mirror=not self.mirror,
            slots=tuple(replace(slot, box=slot.box.mirrored()) for slot in self.slots),
            panels=tuple(replace(panel, box=panel.box.mirrored()) for panel in self.panels),
            foot=self.foot.mirrored() if self.foot else None,
            page=self.page.mirrored(),
            icon=self.icon.mirrored() if self.icon else None,
            progress=self.progress.mirrored() if self.progress else None,
            code=self.code.mirrored() if self.code else None,
        )
