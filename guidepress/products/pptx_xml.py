"""Turns planned text, colours and flags into the XML of a presentation that python-pptx has no words for."""

from __future__ import annotations

import copy
import functools
import re
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from guidepress.products.fit import Level
from guidepress.products.slide_boxes import Box
from guidepress.products.slide_text import Paragraph, Run

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
}
EMU = 12700  # English metric units in a point

# [MS-ODRAWXML] and [MS-PPTX] name extensions by these ids.
_DECORATIVE_URI = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_SECTIONS_URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_SVG_URI = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# In a right-to-left paragraph "3 ml" turns into "ml 3" unless held together.
_MEASURED = re.compile(r"[+\-\u2212]?\d[\d.,\u00a0\u202f]*[\s\u00a0\u202f]?[A-Za-z%‰°]+")
_LEFT_TO_RIGHT_MARK = "\u200e"

Element = Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How a text is written: the deck's language and direction; `link` gives an address's relationship id."""

    lang: str
    rtl: bool
    link: Callable[[str], str]


def make(tag: str, *children: Element | str, **attributes: str | float) -> Element:
    """Make an element, as `make("a:off", x=0, y=0)`; `r__id` is r:id, a string child is its text."""
    named = {qualified(name.replace("__", ":")) if "__" in name else name: str(attributes[name]) for name in attributes}
    prefixes = (tag.partition(":")[0], *(name.partition("__")[0] for name in attributes if "__" in name))
    made = etree.Element(qualified(tag), named, nsmap=_spaces(prefixes))
    for child in children:
        if isinstance(child, str):
            made.text = clean(child)
        else:
            made.append(child)
    return made


@functools.cache
def _spaces(prefixes: tuple[str, ...]) -> dict[str, str]:
    return {prefix: NAMESPACES[prefix] for prefix in sorted(set(prefixes))}


@functools.cache
def qualified(tag: str) -> str:
    """Write "a:p" as lxml wants it."""
    prefix, local = tag.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def clean(text: str) -> str:
    """Leave out the characters that XML cannot hold."""
    return _CONTROL.sub("", text)


def as_bytes(root: Element) -> bytes:
    """Write a part's root element as the bytes of the part; unused namespaces are left out."""
    etree.cleanup_namespaces(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def emu(points: float) -> int:
    """Convert points to English metric units."""
    return round(points * EMU)


def frame(box: Box, tag: str = "a:xfrm") -> Element:
    """Make the transform that places something in `box`."""
    return make(
        tag,
        make("a:off", x=emu(box.x), y=emu(box.y)),
        make("a:ext", cx=emu(box.width), cy=emu(box.height)),
    )


def fill(colour: str) -> Element:
    """Make a solid fill: "accent1", "accent1:tint" (a tenth), "accent1:dark", "accent1:60" (%), "#RRGGBB".

    Theme colours stay theme colours, so that a trainer who changes the theme recolours everything.
    """
    if colour.startswith("#"):
        return make("a:solidFill", make("a:srgbClr", val=colour[1:].upper()))
    name, _, variant = colour.partition(":")
    chosen = make("a:schemeClr", val=name)
    if variant == "dark":
        chosen.append(make("a:lumMod", val=75000))
    elif variant:
        share = 10 if variant == "tint" else int(variant)
        # Lighter at full saturation is a neon colour; three fifths of it are about what white mixed in gives.
        chosen.append(make("a:satMod", val=60000))
        chosen.extend([make("a:lumMod", val=share * 1000), make("a:lumOff", val=100000 - share * 1000)])
    return make("a:solidFill", chosen)


def office_language(lang: str) -> str:
    """Give the tag with region under which office programs know a language for spelling."""
    regions = {"ar": "SA", "de": "DE", "en": "GB", "es": "ES", "fr": "FR", "pt": "PT", "ru": "RU", "sw": "KE"}
    regions["zh"] = "CN"
    return f"{lang}-{regions[lang]}" if lang in regions else lang


def body_properties(anchor: str, *, shrinks: bool, rtl: bool) -> Element:
    """Make the text frame of a placeholder: no insets, so that text stands on the grid."""
    properties = make("a:bodyPr", vert="horz", wrap="square", lIns=0, tIns=0, rIns=0, bIns=0, anchor=anchor)
    if rtl:
        properties.set("rtlCol", "1")
    properties.append(make("a:normAutofit" if shrinks else "a:noAutofit"))
    return properties


def level_properties(tag: str, level: Level, *, align: str, rtl: bool, heading: bool = False) -> Element:
    """Make a level of a list style; `align` is start, centre or end (alignment in DrawingML is physical)."""
    return copy.deepcopy(_level_properties(tag, level, align, rtl=rtl, heading=heading))


@functools.lru_cache(maxsize=1024)  # a template has thousands of levels, most of them alike
def _level_properties(tag: str, level: Level, align: str, *, rtl: bool, heading: bool) -> Element:
    start, end = ("r", "l") if rtl else ("l", "r")
    properties = make(
        tag,
        marL=emu(level.indent),
        indent=-emu(level.hang),
        algn={"start": start, "end": end, "centre": "ctr"}[align],
        rtl=int(rtl),
        eaLnBrk="1",
        latinLnBrk="0",
        hangingPunct="1",
    )
    properties.append(make("a:lnSpc", make("a:spcPct", val=round(level.pitch * 100000))))
    properties.append(make("a:spcBef", make("a:spcPts", val=round(level.before * 100))))
    properties.extend(_bullet(level.bullet, level.bullet_colour))
    family = "mj" if heading else "mn"
    properties.append(
        make(
            "a:defRPr",
            fill(level.colour),
            make("a:latin", typeface=f"+{family}-lt"),
            make("a:ea", typeface=f"+{family}-ea"),
            make("a:cs", typeface=f"+{family}-cs"),
            sz=round(level.size * 100),
            b=int(level.bold),
            kern="1200",
        )
    )
    return properties


def _bullet(kind: str, ink: str, start: int = 1) -> list[Element]:
    if kind == "":
        return [make("a:buNone")]
    colour = make("a:buClr", make("a:schemeClr", val=ink))
    if kind == "number":
        number = make("a:buAutoNum", type="arabicPlain", startAt=start) if start > 1 else None
        return [
            colour,
            make("a:buSzPct", val=120000),
            make("a:buFont", typeface="+mj-lt"),
            number if number is not None else make("a:buAutoNum", type="arabicPlain"),
        ]
    character, share = ("■", 60000) if kind == "square" else ("\u2013", 100000)
    size, font = make("a:buSzPct", val=share), make("a:buFont", typeface="Arial")
    return [colour, size, font, make("a:buChar", char=character)]


def write_text(
    text_body: Element,
    paragraphs: Sequence[Paragraph],
    levels: Sequence[Level],
    setting: Setting,
    scale: float = 1.0,
) -> None:
    """Replace the paragraphs of a text body.

    What the layout's list style says is not repeated, so that a change of the layout reaches the slide.
    """
    for old in text_body.findall(qualified("a:p")):
        text_body.remove(old)
    if scale < 1:
        properties = text_body.find(qualified("a:bodyPr"))
        for old in list(properties):
            properties.remove(old)
        properties.append(make("a:normAutofit", fontScale=round(scale * 100000)))
    begun = last = 0
    for paragraph in paragraphs:
        if paragraph.kind == "number":
            begun = begun if last and paragraph.number == last + 1 else paragraph.number
            last = paragraph.number
        text_body.append(paragraph_element(paragraph, levels, setting, begun))


def paragraph_element(paragraph: Paragraph, levels: Sequence[Level], setting: Setting, start: int = 1) -> Element:
    """Make one paragraph, stating only what differs from its level; `start` is its list's first number."""
    rtl = setting.rtl
    level = levels[min(paragraph.level, len(levels) - 1)]
    wanted = {"bullet": "dash" if paragraph.level else "square", "number": "number"}.get(paragraph.kind, "")
    properties = make("a:pPr")
    if paragraph.level:
        properties.set("lvl", str(paragraph.level))
    runs_right = paragraph.direction == "rtl" if paragraph.direction else rtl
    if runs_right != rtl:
        properties.set("algn", "r" if runs_right else "l")
        properties.set("rtl", str(int(runs_right)))
    if wanted != level.bullet:
        # What goes on below an item stands under the item's text.
        above = levels[min(paragraph.level, len(levels)) - 1].indent if paragraph.level else 0.0
        indent = (level.indent or level.size * (1 + paragraph.level)) if wanted else above
        properties.set("marL", str(emu(indent)))
        properties.set("indent", str(-emu(level.hang or level.size) if wanted else 0))
    if wanted != level.bullet or (wanted == "number" and start > 1):
        properties.extend(_bullet(wanted, level.bullet_colour, start))
    made = make("a:p")
    if properties.attrib or len(properties):
        made.append(properties)
    for run in paragraph.runs:
        made.extend(_run_elements(run, setting, rtl=runs_right, heavy=paragraph.kind == "heading"))
    return made


def held_together(text: str) -> str:
    """Hold each number and its unit in their order for a paragraph that runs from the right."""
    return _MEASURED.sub(lambda found: f"{_LEFT_TO_RIGHT_MARK}{found.group()}{_LEFT_TO_RIGHT_MARK}", text)


def _run_elements(run: Run, setting: Setting, *, rtl: bool, heavy: bool) -> Iterable[Element]:
    text = run.text
    if rtl:
        text = held_together(text)
    for place, line in enumerate(text.split("\n")):
        if place:
            yield make("a:br")
        if not line:
            continue
        properties = make("a:rPr", lang=office_language(run.lang or setting.lang))
        if run.bold or heavy:
            properties.set("b", "1")
        if run.italic:
            properties.set("i", "1")
        if run.baseline:
            properties.set("baseline", "30000" if run.baseline > 0 else "-25000")
        properties.set("dirty", "0")
        if run.url:
            properties.append(make("a:hlinkClick", r__id=setting.link(run.url)))
        yield make("a:r", properties, make("a:t", line))


def describe(shape: Element, text: str) -> None:
    """Give a shape, picture or frame its alternative text; without one it is marked as decorative."""
    named = next(shape.iter(qualified("p:cNvPr")))
    if text:
        named.set("descr", clean(text))
        return
    named.set("descr", "")
    named.append(make("a:extLst", make("a:ext", make("adec:decorative", val=1), uri=_DECORATIVE_URI)))


def embed_svg(picture: Element, relationship: str) -> None:
    """Put the SVG behind a picture whose PNG is what older programs show."""
    blip = next(picture.iter(qualified("a:blip")))
    blip.append(make("a:extLst", make("a:ext", make("asvg:svgBlip", r__embed=relationship), uri=_SVG_URI)))


def add_sections(presentation: Element, sections: Sequence[tuple[str, str, Sequence[int]]]) -> None:
    """Add PowerPoint's sections: (source id, title, slide ids) each; no slide may be in none."""
    listed = make("p14:sectionLst")
    for identifier, title, slides in sections:
        # The same source gives the same id in every build.
        unique = str(uuid.uuid5(uuid.NAMESPACE_URL, f"guidepress:section:{identifier}")).upper()
        members = make("p14:sldIdLst", *(make("p14:sldId", id=number) for number in slides))
        listed.append(make("p14:section", members, name=clean(title), id=f"{{{unique}}}"))
    presentation.append(make("p:extLst", make("p:ext", listed, uri=_SECTIONS_URI)))
