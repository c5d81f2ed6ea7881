"""Turns brand, words, direction and module of a view into an empty presentation: theme, master, layouts.

A package written by code (ECMA-376 part 1): python-pptx can neither make layouts nor change theme colours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from guidepress.products.fit import Level
from guidepress.products.pptx_package import core_properties, package
from guidepress.products.pptx_placeholders import footer_elements, placeholder, prompt, rectangle, tree_of_shapes
from guidepress.products.pptx_theme import table_styles, theme
from guidepress.products.pptx_xml import Element, as_bytes, body_properties, emu, fill, frame, level_properties, make
from guidepress.products.slide_boxes import HEIGHT, TAB_STEP, WIDTH, Box, Layout
from guidepress.products.slide_layouts import layouts

View = Mapping[str, Any]

_MAIN = "application/vnd.openxmlformats-officedocument.presentationml"
_TABS_IN_A_COLUMN = 7
_FIRST_ID = 2147483648  # masters and layouts share their ids, which begin here


def template(views: Sequence[View]) -> bytes:
    """Build the empty presentation of deck views: a master with its theme and layouts for each; the first names it.

    The same views give the same bytes.
    """
    words, rtl = views[0]["words"], views[0]["dir"] == "rtl"
    known = layouts(views[0]["dir"])
    masters = range(1, len(views) + 1)
    last = len(views) + 1  # the theme of the notes
    parts: dict[str, tuple[str, bytes]] = {
        "ppt/presentation.xml": (f"{_MAIN}.presentation.main+xml", _presentation(len(views))),
        "ppt/presProps.xml": (f"{_MAIN}.presProps+xml", as_bytes(make("p:presentationPr"))),
        "ppt/viewProps.xml": (f"{_MAIN}.viewProps+xml", as_bytes(make("p:viewPr"))),
        "ppt/tableStyles.xml": (f"{_MAIN}.tableStyles+xml", table_styles(words["table-style"])),
        f"ppt/theme/theme{last}.xml": (_theme_type(), theme(views[0])),
        "ppt/notesMasters/notesMaster1.xml": (f"{_MAIN}.notesMaster+xml", _notes_master(words, rtl=rtl)),
        "docProps/core.xml": ("application/vnd.openxmlformats-package.core-properties+xml", core_properties(views[0])),
    }
    relations: dict[str, Sequence[tuple[str, str]]] = {
        "": (("officeDocument", "ppt/presentation.xml"), ("core", "docProps/core.xml")),
        "ppt/presentation.xml": (
            *(("slideMaster", f"slideMasters/slideMaster{n}.xml") for n in masters),
            ("notesMaster", "notesMasters/notesMaster1.xml"),
            ("presProps", "presProps.xml"),
            ("viewProps", "viewProps.xml"),
            ("theme", "theme/theme1.xml"),
            ("tableStyles", "tableStyles.xml"),
        ),
        "ppt/notesMasters/notesMaster1.xml": (("theme", f"../theme/theme{last}.xml"),),
    }
    drawn = [_layout(layout, views[0], rtl=rtl) for layout in known.values()]
    for number, view in zip(masters, views, strict=True):
        first = (number - 1) * len(known) + 1
        names = [f"slideLayout{first + place}.xml" for place in range(len(known))]
        master = f"ppt/slideMasters/slideMaster{number}.xml"
        identifier = _FIRST_ID + (number - 1) * (len(known) + 1)
        parts[f"ppt/theme/theme{number}.xml"] = (_theme_type(), theme(view))
        parts[master] = (f"{_MAIN}.slideMaster+xml", _master(view, identifier, len(known), rtl=rtl))
        relations[master] = (
            ("theme", f"../theme/theme{number}.xml"),
            *(("slideLayout", f"../slideLayouts/{name}") for name in names),
        )
        for name, layout in zip(names, drawn, strict=True):
            parts[f"ppt/slideLayouts/{name}"] = (f"{_MAIN}.slideLayout+xml", layout)
            relations[f"ppt/slideLayouts/{name}"] = (("slideMaster", f"../slideMasters/slideMaster{number}.xml"),)
    return package(parts, relations)


def _theme_type() -> str:
    return "application/vnd.openxmlformats-officedocument.theme+xml"


def _presentation(masters: int) -> bytes:
    layouts_each = len(layouts("ltr"))
    listed = (make("p:sldMasterId", id=_FIRST_ID + n * (layouts_each + 1), r__id=f"rId{n + 1}") for n in range(masters))
    return as_bytes(
        make(
            "p:presentation",
            make("p:sldMasterIdLst", *listed),
            # Keynote refuses a file without it.
            make("p:notesMasterIdLst", make("p:notesMasterId", r__id=f"rId{masters + 1}")),
            make("p:sldSz", cx=emu(WIDTH), cy=emu(HEIGHT)),
            make("p:notesSz", cx=6858000, cy=9144000),
            saveSubsetFonts="1",
        )
    )


def _layout(layout: Layout, view: View, *, rtl: bool) -> bytes:
    words = view["words"]
    tree = tree_of_shapes()
    for number, panel in enumerate(layout.panels, start=2):
        tree.append(rectangle(number, words["slot-panel"], panel.box, panel.colour))
    first = len(layout.panels) + 2
    for number, slot in enumerate(layout.slots, start=first):
        tree.append(placeholder(number, slot, words, view["lang"], rtl=rtl))
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


def _master(view: View, identifier: int, count: int, *, rtl: bool) -> bytes:
    words, lang = view["words"], view["lang"]
    text = layouts(view["dir"])["text"]
    tree = tree_of_shapes()
    if view["module"]["number"] is not None:
        tree.append(_tab(view, rtl=rtl))
    tree.append(placeholder(3, text.slot("title"), words, lang, rtl=rtl))
    tree.append(placeholder(4, text.slot("body"), words, lang, rtl=rtl))
    tree.extend(footer_elements(text, view, "", 5))
    title, body = text.slot("title").levels[0], text.slot("body").levels
    other = Level(size=18)
    styles = make(
        "p:txStyles",
        make("p:titleStyle", level_properties("a:lvl1pPr", title, align="start", rtl=rtl, heading=True)),
        _nine("p:bodyStyle", body, rtl=rtl),
        _nine("p:otherStyle", (other,), rtl=rtl),
    )
    listed = (make("p:sldLayoutId", id=identifier + 1 + number, r__id=f"rId{number + 2}") for number in range(count))
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


def tab_box(number: int | None, *, rtl: bool) -> Box:
    """Give the place of the tab of a module."""
    step = ((number or 1) - 1) % _TABS_IN_A_COLUMN
    box = Box(x=WIDTH - 36, y=58 + step * TAB_STEP, width=36, height=TAB_STEP - 8)
    return box.mirrored() if rtl else box


def _tab(view: View, *, rtl: bool) -> Element:
    """Make the module's tab: at the outer edge, a step lower for each module, as in the book."""
    number = view["module"]["number"]
    tab = rectangle(2, view["words"]["slot-panel"], tab_box(number, rtl=rtl), "accent1")
    body = tab.find("{*}txBody")
    body.clear()
    level = level_properties("a:lvl1pPr", Level(size=18, bold=True, colour="bg1"), align="centre", rtl=rtl)
    body.extend(
        [
            body_properties("ctr", shrinks=False, rtl=rtl),
            make("a:lstStyle", level),
            prompt("" if number is None else str(number), view["lang"]),
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
    tree = tree_of_shapes()
    tree.extend([picture, notes])
    return as_bytes(
        make(
            "p:notesMaster",
            make("p:cSld", make("p:bg", make("p:bgRef", make("a:schemeClr", val="bg1"), idx=1001)), tree),
            _colour_map(),
            _nine("p:notesStyle", (Level(size=12, before=4),), rtl=rtl),
        )
    )


def _colour_map() -> Element:
    same = {name: name for name in (*(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")}
    return make("p:clrMap", bg1="lt1", tx1="dk1", bg2="lt2", tx2="dk2", **same)
