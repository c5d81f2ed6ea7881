"""Turns brand, words, direction and module of a view into an empty presentation: theme, master, layouts.

A package written by code (ECMA-376 part 1): python-pptx can neither make layouts nor change theme colours.
"""

from __future__ import annotations

import io
import uuid
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree

from guidepress.products.fit import Level
from guidepress.products.pptx_theme import table_styles, theme
from guidepress.products.pptx_xml import (
    Element,
    as_bytes,
    body_properties,
    emu,
    fill,
    frame,
    level_properties,
    make,
    office_language,
)
from guidepress.products.slide_layouts import HEIGHT, TAB_STEP, WIDTH, Box, Layout, Slot, layouts

View = Mapping[str, Any]

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.presentationml"
_FOOT_LEVEL = Level(size=12, colour="tx2")
_TABS_IN_A_COLUMN = 7


def template(view: View) -> bytes:
    """Build the empty presentation of a deck view; the same view gives the same bytes."""
    words, rtl = view["words"], view["dir"] == "rtl"
    known = layouts(view["dir"])
    parts: dict[str, tuple[str, bytes]] = {
        "ppt/presentation.xml": (f"{_MAIN}.presentation.main+xml", _presentation()),
        "ppt/presProps.xml": (f"{_MAIN}.presProps+xml", as_bytes(make("p:presentationPr"))),
        "ppt/viewProps.xml": (f"{_MAIN}.viewProps+xml", as_bytes(make("p:viewPr"))),
        "ppt/tableStyles.xml": (f"{_MAIN}.tableStyles+xml", table_styles(words["table-style"])),
        "ppt/theme/theme1.xml": (_theme_type(), theme(view)),
        "ppt/theme/theme2.xml": (_theme_type(), theme(view)),
        "ppt/slideMasters/slideMaster1.xml": (f"{_MAIN}.slideMaster+xml", _master(view, len(known), rtl=rtl)),
        "ppt/notesMasters/notesMaster1.xml": (f"{_MAIN}.notesMaster+xml", _notes_master(words, rtl=rtl)),
        "docProps/core.xml": ("application/vnd.openxmlformats-package.core-properties+xml", _core(view)),
    }
    relations: dict[str, Sequence[tuple[str, str]]] = {
        "": (("officeDocument", "ppt/presentation.xml"), ("core", "docProps/core.xml")),
        "ppt/presentation.xml": (
            ("slideMaster", "slideMasters/slideMaster1.xml"),
            ("notesMaster", "notesMasters/notesMaster1.xml"),
            ("presProps", "presProps.xml"),
            ("viewProps", "viewProps.xml"),
            ("theme", "theme/theme1.xml"),
            ("tableStyles", "tableStyles.xml"),
        ),
        "ppt/slideMasters/slideMaster1.xml": (
            ("theme", "../theme/theme1.xml"),
            *(("slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, len(known) + 1)),
        ),
        "ppt/notesMasters/notesMaster1.xml": (("theme", "../theme/theme2.xml"),),
    }
    for number, layout in enumerate(known.values(), start=1):
        name = f"ppt/slideLayouts/slideLayout{number}.xml"
        parts[name] = (f"{_MAIN}.slideLayout+xml", _layout(layout, view, rtl=rtl))
        relations[name] = (("slideMaster", "../slideMasters/slideMaster1.xml"),)
    return _package(parts, relations)


def named(words: Mapping[str, str], slot: str) -> str:
    """Give the name of a placeholder in the selection pane; "column-2" is the word of "column" and 2."""
    stem, _, number = slot.rpartition("-")
    return f"{words[f'slot-{stem}']} {number}" if number.isdigit() else words[f"slot-{slot}"]


def footer_elements(layout: Layout, view: View, text: str, first_id: int) -> list[Element]:
    """Make the footer and slide-number placeholders of a layout, or of a slide that follows it."""
    if layout.foot is None:
        return []
    lang = office_language(view["lang"])
    shown = make("a:r", make("a:rPr", lang=lang), make("a:t", text)) if text else None
    # The id marks the field, the same in every file: PowerPoint takes any.
    unique = str(uuid.uuid5(uuid.NAMESPACE_URL, "guidepress:slide-number")).upper()
    count = make(
        "a:fld",
        make("a:rPr", lang=lang),
        make("a:t", "\u2039#\u203a"),
        id=f"{{{unique}}}",
        type="slidenum",
    )
    return [
        _furniture(first_id, "footer", layout.foot, shown, view),
        _furniture(first_id + 1, "slide-number", layout.page, count, view),
    ]


def _theme_type() -> str:
    return "application/vnd.openxmlformats-officedocument.theme+xml"


def _presentation() -> bytes:
    return as_bytes(
        make(
            "p:presentation",
            make("p:sldMasterIdLst", make("p:sldMasterId", id=2147483648, r__id="rId1")),
            # Keynote refuses a file without it.
            make("p:notesMasterIdLst", make("p:notesMasterId", r__id="rId2")),
            make("p:sldSz", cx=emu(WIDTH), cy=emu(HEIGHT)),
            make("p:notesSz", cx=6858000, cy=9144000),
            saveSubsetFonts="1",
        )
    )


def _layout(layout: Layout, view: View, *, rtl: bool) -> bytes:
    words = view["words"]
    tree = _tree()
    for number, panel in enumerate(layout.panels, start=2):
        tree.append(_rectangle(number, words["slot-panel"], panel.box, panel.colour))
    first = len(layout.panels) + 2
    for number, slot in enumerate(layout.slots, start=first):
        tree.append(_placeholder(number, slot, words, view["lang"], rtl=rtl))
    tree.extend(footer_elements(layout, view, "", first + len(layout.slots)))
    data = make("p:cSld", name=words[f"layout-{layout.name}"])
    if layout.background != "bg1":
        data.append(make("p:bg", make("p:bgPr", fill(layout.background), make("a:effectLst"))))
    data.append(tree)
    return as_bytes(
        make(
            "p:sldLayout",
            data,
            make("p:clrMapOvr", make("a:masterClrMapping")),
            preserve="1",
            userDrawn="1",
            showMasterSp=int(layout.tab),
        )
    )


def _placeholder(number: int, slot: Slot, words: Mapping[str, str], lang: str, *, rtl: bool) -> Element:
    name = named(words, slot.name)
    holder = make("p:ph", type=slot.kind)
    if slot.kind != "title":
        holder.set("idx", str(slot.index))
        holder.set("sz", "quarter")
    # A number or label of fixed size must not shrink or grow with what somebody types.
    shrinks = slot.kind in ("title", "body") and 18 < slot.levels[0].size < 60  # noqa: PLR2004 - points
    styles = make("a:lstStyle")
    for place in range(9):
        level = slot.levels[min(place, len(slot.levels) - 1)]
        styles.append(
            level_properties(
                f"a:lvl{place + 1}pPr", level, align=slot.align, rtl=rtl, heading=slot.kind == "title"
            )
        )
    return make(
        "p:sp",
        make(
            "p:nvSpPr",
            make("p:cNvPr", id=number, name=name),
            make("p:cNvSpPr", make("a:spLocks", noGrp=1)),
            make("p:nvPr", holder),
        ),
        make("p:spPr", frame(slot.box), make("a:prstGeom", make("a:avLst"), prst="rect")),
        make("p:txBody", body_properties(slot.anchor, shrinks=shrinks, rtl=rtl), styles, _prompt(name, lang)),
    )


def _prompt(text: str, lang: str) -> Element:
    return make("a:p", make("a:r", make("a:rPr", lang=office_language(lang)), make("a:t", text)))


def _rectangle(number: int, name: str, box: Box, colour: str) -> Element:
    return make(
        "p:sp",
        make(
            "p:nvSpPr", make("p:cNvPr", id=number, name=name), make("p:cNvSpPr"), make("p:nvPr", userDrawn=1)
        ),
        make(
            "p:spPr",
            frame(box),
            make("a:prstGeom", make("a:avLst"), prst="rect"),
            fill(colour),
            make("a:ln", make("a:noFill")),
        ),
        make("p:txBody", make("a:bodyPr"), make("a:lstStyle"), make("a:p")),
    )


def _furniture(number: int, name: str, box: Box, content: Element | None, view: View) -> Element:
    """Make a footer or a slide number."""
    rtl, is_footer = view["dir"] == "rtl", name == "footer"
    level = level_properties("a:lvl1pPr", _FOOT_LEVEL, align="start" if is_footer else "end", rtl=rtl)
    holder = make("p:ph", type="ftr" if is_footer else "sldNum", sz="quarter", idx=91 if is_footer else 92)
    return make(
        "p:sp",
        make(
            "p:nvSpPr",
            make("p:cNvPr", id=number, name=view["words"][f"slot-{name}"]),
            make("p:cNvSpPr", make("a:spLocks", noGrp=1)),
            make("p:nvPr", holder),
        ),
        make("p:spPr", frame(box), make("a:prstGeom", make("a:avLst"), prst="rect")),
        make(
            "p:txBody",
            body_properties("ctr", shrinks=False, rtl=rtl),
            make("a:lstStyle", level),
            make("a:p", *([] if content is None else [content])),
        ),
    )


def _master(view: View, count: int, *, rtl: bool) -> bytes:
    words, lang = view["words"], view["lang"]
    text = layouts(view["dir"])["text"]
    tree = _tree()
    tree.append(_tab(view, rtl=rtl))
    tree.append(_placeholder(3, text.slot("title"), words, lang, rtl=rtl))
    tree.append(_placeholder(4, text.slot("body"), words, lang, rtl=rtl))
    tree.extend(footer_elements(text, view, "", 5))
    title, body = text.slot("title").levels[0], text.slot("body").levels
    other = Level(size=18)
    styles = make(
        "p:txStyles",
        make("p:titleStyle", level_properties("a:lvl1pPr", title, align="start", rtl=rtl, heading=True)),
        _nine("p:bodyStyle", body, rtl=rtl),
        _nine("p:otherStyle", (other,), rtl=rtl),
    )
    listed = (
        make("p:sldLayoutId", id=2147483649 + number, r__id=f"rId{number + 2}") for number in range(count)
    )
    return as_bytes(
        make(
            "p:sldMaster",
            make("p:cSld", make("p:bg", make("p:bgPr", fill("bg1"), make("a:effectLst"))), tree),
            _colour_map(),
            make("p:sldLayoutIdLst", *listed),
            styles,
        )
    )


def _nine(tag: str, levels: Sequence[Level], *, rtl: bool) -> Element:
    return make(
        tag,
        *(
            level_properties(f"a:lvl{n + 1}pPr", levels[min(n, len(levels) - 1)], align="start", rtl=rtl)
            for n in range(9)
        ),
    )


def _tab(view: View, *, rtl: bool) -> Element:
    """Make the module's tab: at the outer edge, a step lower for each module, as in the book."""
    number = view["module"]["number"]
    step = ((number or 1) - 1) % _TABS_IN_A_COLUMN
    box = Box(x=WIDTH - 36, y=58 + step * TAB_STEP, width=36, height=TAB_STEP - 8)
    tab = _rectangle(2, view["words"]["slot-panel"], box.mirrored() if rtl else box, "accent1")
    body = tab.find("{*}txBody")
    body.clear()
    level = level_properties("a:lvl1pPr", Level(size=18, bold=True, colour="bg1"), align="centre", rtl=rtl)
    body.extend(
        [
            body_properties("ctr", shrinks=False, rtl=rtl),
            make("a:lstStyle", level),
            _prompt("" if number is None else str(number), view["lang"]),
        ]
    )
    return tab


def _notes_master(words: Mapping[str, str], *, rtl: bool) -> bytes:
    picture = make(
        "p:sp",
        make(
            "p:nvSpPr",
            make("p:cNvPr", id=2, name=words["slot-slide"]),
            make("p:cNvSpPr", make("a:spLocks", noGrp=1, noRot=1, noChangeAspect=1)),
            make("p:nvPr", make("p:ph", type="sldImg", idx=2)),
        ),
        make(
            "p:spPr",
            frame(Box(x=54, y=50, width=432, height=243)),
            make("a:prstGeom", make("a:avLst"), prst="rect"),
            make("a:noFill"),
            make("a:ln", fill("tx2"), w=9525),
        ),
    )
    notes = make(
        "p:sp",
        make(
            "p:nvSpPr",
            make("p:cNvPr", id=3, name=words["slot-notes"]),
            make("p:cNvSpPr", make("a:spLocks", noGrp=1)),
            make("p:nvPr", make("p:ph", type="body", sz="quarter", idx=3)),
        ),
        make(
            "p:spPr",
            frame(Box(x=54, y=312, width=432, height=370)),
            make("a:prstGeom", make("a:avLst"), prst="rect"),
        ),
        make("p:txBody", make("a:bodyPr", lIns=0, rIns=0), make("a:lstStyle"), make("a:p")),
    )
    tree = _tree()
    tree.extend([picture, notes])
    return as_bytes(
        make(
            "p:notesMaster",
            make("p:cSld", make("p:bg", make("p:bgRef", make("a:schemeClr", val="bg1"), idx=1001)), tree),
            _colour_map(),
            _nine("p:notesStyle", (Level(size=12, before=4),), rtl=rtl),
        )
    )


def _tree() -> Element:
    zero = {"x": 0, "y": 0}
    return make(
        "p:spTree",
        make("p:nvGrpSpPr", make("p:cNvPr", id=1, name=""), make("p:cNvGrpSpPr"), make("p:nvPr")),
        make(
            "p:grpSpPr",
            make(
                "a:xfrm",
                make("a:off", **zero),
                make("a:ext", cx=0, cy=0),
                make("a:chOff", **zero),
                make("a:chExt", cx=0, cy=0),
            ),
        ),
    )


def _colour_map() -> Element:
    same = {name: name for name in (*(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")}
    return make("p:clrMap", bg1="lt1", tx1="dk1", bg2="lt2", tx2="dk2", **same)


def _core(view: View) -> bytes:
    guide = view["guide"]
    spaces = {
        "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }
    root = etree.Element(f"{{{spaces['cp']}}}coreProperties", nsmap=spaces)

    def add(space: str, name: str, text: str) -> etree._Element:
        child = etree.SubElement(root, f"{{{spaces[space]}}}{name}")
        child.text = text
        return child

    add("dc", "title", view["module"]["title"])
    add("dc", "subject", guide["title"])
    add("dc", "creator", guide["publisher"])
    add("dc", "language", view["lang"])
    add("cp", "version", str(guide["version"]))
    for name in ("created", "modified"):
        moment = add("dcterms", name, f"{guide['iso_date']}T00:00:00Z")
        moment.set(f"{{{spaces['xsi']}}}type", "dcterms:W3CDTF")
    return as_bytes(root)


def _package(
    parts: Mapping[str, tuple[str, bytes]], relations: Mapping[str, Sequence[tuple[str, str]]]
) -> bytes:
    types = etree.Element("Types", xmlns="http://schemas.openxmlformats.org/package/2006/content-types")
    for extension, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(types, "Default", Extension=extension, ContentType=kind)
    for name, (kind, _) in parts.items():
        etree.SubElement(types, "Override", PartName=f"/{name}", ContentType=kind)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("[Content_Types].xml", as_bytes(types))
        for source, targets in relations.items():
            folder, _, file = source.rpartition("/")
            archive.writestr(f"{folder}/_rels/{file}.rels".lstrip("/"), _relationships(targets))
        for name, (_, content) in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


def _relationships(targets: Sequence[tuple[str, str]]) -> bytes:
    root = etree.Element(
        "Relationships", xmlns="http://schemas.openxmlformats.org/package/2006/relationships"
    )
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    for number, (kind, target) in enumerate(targets, start=1):
        meaning = core if kind == "core" else f"{_RELATIONS}/{kind}"
        etree.SubElement(root, "Relationship", Id=f"rId{number}", Type=meaning, Target=target)
    return as_bytes(root)
