"""Turns a brand into the style sheet of Word documents: text, headings, blocks told apart, tables.

WordprocessingML is described in ECMA-376 part 1, chapter 17: lengths are twentieths of a point, font sizes
half points, border widths eighths of a point. Children of a style stand in the schema's order.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from lxml import etree

from guidepress.products.word_package import element

TWIPS_PER_MM = 1440 / 25.4
LIST_STEP = 340
BOX_INSET = 227
# Room in the start margin for what is looked for while standing: the clock, a slide's number.
OUTDENT = 1134
_WRITE_LINE = round(8.5 * TWIPS_PER_MM)
# Word's own styles; Word translates their names, so they must not be marked as somebody's own.
_BUILT_IN = frozenset(
    (
        "Normal", "Body Text", "Title", "Subtitle", "Date", "Block Text", "footnote text", "caption",
        "header", "footer", "Hyperlink", "footnote reference", "TOC Heading", "toc 1", "toc 2",
        "Normal Table", "Default Paragraph Font", *(f"heading {level}" for level in range(1, 7)),
    )
)  # fmt: skip

# Block class → (palette key, border style, border width). The rules differ by pattern as well as by colour:
# a black-and-white copy still tells the blocks apart.
BOXES: dict[str, tuple[str, str, int]] = {
    "say": ("definition", "single", 36),
    "ask": ("voices", "double", 12),
    "do": ("activity", "thickThinSmallGap", 24),
    "show": ("case", "dotted", 24),
    "expect": ("good-practice", "dashed", 18),
    "if-short": ("grey", "dotDash", 12),
    "if-long": ("grey", "dotDotDash", 12),
    "transition": ("ink", "double", 8),
    "background": ("grey", "single", 6),
    "voices": ("voices", "double", 12),
    "key-points": ("key-points", "single", 24),
    "good-practice": ("good-practice", "single", 24),
    "gap": ("gap", "dashed", 24),
    "recommendation": ("recommendation", "single", 24),
    "lens": ("lens", "dotted", 24),
    "definition": ("definition", "single", 12),
    "case": ("case", "thinThickSmallGap", 24),
    "activity": ("activity", "single", 24),
    "task": ("activity", "single", 24),
    "debrief": ("voices", "double", 12),
    "cards": ("activity", "dashed", 12),
    "answer": ("good-practice", "triple", 12),
    "resources": ("resources", "single", 12),
    "video": ("video", "single", 12),
}
# What is read aloud is read standing, at arm's length (half points).
_READ_ALOUD = {"say": 26, "ask": 26, "transition": 26}


def style_name(block: str) -> str:
    """Name in Word of the style of text in blocks of class `block`."""
    return f"{_plain_name(block)} text"


def label_style(block: str) -> str:
    """Name in Word of the style of the line that says what a block of class `block` is."""
    return f"{_plain_name(block)} label"


def title_style(inside: str) -> str:
    """Name the style of a title in a box whose text has the style `inside`, or outside of boxes."""
    return f"{inside.removesuffix(' text')} title" if inside else "caption"


def _plain_name(block: str) -> str:
    return block.replace("-", " ").capitalize()


def style_id(name: str) -> str:
    """Give the id of the style called `name`: its words joined, each with a capital, as Word makes them."""
    return "".join(word[0].upper() + word[1:] for word in name.replace("-", " ").split())


def write_styles(  # noqa: PLR0915 - the list of styles, one statement each
    view: dict[str, Any], width: int, *, break_before: bool
) -> etree._Element:
    """Make the style sheet for `view`.

    `width` is the width of the text in twips (for tabs at its end); `break_before` begins each heading of
    level 1 on a page of its own.
    """
    colours, tints = view["brand"]["colours"], view["brand"]["tints"]
    ink, grey, accent = colours["ink"], colours["grey"], colours.get("module-1", colours["ink"])
    rtl = view["dir"] == "rtl"
    styles = element("w:styles")
    _defaults(styles, view)
    add = partial(_style, styles)
    add("Normal", based="", default=True)
    add("Body Text", after=120)
    add("First Paragraph", based="Body Text")
    add("Compact", based="Body Text", before=20, after=20)
    add("Title", size=72, bold=True, before=400, after=200, line=230)
    add("Subtitle", size=34, colour=grey, after=360)
    add("Author", size=22, colour=grey, after=40)
    add("Date", based="Author")
    add("Lead", size=28, before=200, after=240)
    add("Meta", size=20, colour=grey, after=60)
    add("Heading meta", based="Meta", keep=True)
    add("Heading end", size=22, before=60, after=60, colour=ink)
    add("Swatches", before=2600, after=400)
    add("Kicker", size=22, bold=True, colour=grey, after=40, keep=True)
    add("Sheet start", based="Kicker", page_break=True, keep=True)
    sizes = ((48, 0, 240), (30, 420, 140), (26, 340, 100), (24, 260, 80), (22, 200, 60), (22, 160, 60))
    for level, (size, before, after) in enumerate(sizes):
        add(
            f"heading {level + 1}", size=size, bold=True, colour=ink, before=before, after=after, line=250,
            keep=True, level=level, page_break=level == 0 and break_before, following="Body Text",
        )  # fmt: skip
    add("TOC Heading", size=48, bold=True, after=240, keep=True, page_break=True)
    add("toc 1", bold=True, before=140, after=40, tab=width)
    add("toc 2", after=20, indent=LIST_STEP, tab=width)
    add("Block Text", after=100, indent=LIST_STEP)
    add("footnote text", size=18, after=40)
    add("caption", size=20, bold=True, before=160, after=80, keep=True)
    add("Table Caption", based="caption")
    add("Image Caption", based="caption")
    add("Figure", after=80)
    add("Captioned Figure", based="Figure", keep=True)
    add("Definition Term", bold=True, before=80, after=0, keep=True)
    add("Definition", after=80, indent=LIST_STEP)
    add("Source", size=18, colour=grey, after=160)
    add("Definition source", based="Source", indent=LIST_STEP)
    add("Untranslated", size=18, italic=True, colour=grey, before=60, after=40, keep=True)
    add("Checklist", after=60, indent=454, hanging=454)
    add("Letter", size=36, bold=True, colour=accent, before=320, after=80, keep=True, level=1)
    add("header", size=17, colour=grey, after=0, tab=width)
    add("footer", size=17, colour=grey, after=0, tab=width)
    # Neighbours with the same borders melt into one frame; the rule between them must be asked for by name.
    line: dict[str, Any] = {
        "line": _WRITE_LINE,
        "exact": True,
        "sides": ("bottom", "between"),
        "rule": (grey, "single", 4),
    }
    add("Write line", after=0, **line)
    add("Fill in", colour=grey, size=20, after=0, **line)
    for block, (key, pattern, thickness) in BOXES.items():
        colour, name = colours.get(key, ink), style_name(block)
        # A paragraph's side borders are physical: in right-to-left text the rule belongs on the right.
        box: dict[str, Any] = {
            "rule": (colour, pattern, thickness), "sides": ("right" if rtl else "left",),
            "shade": tints.get(key, tints["ink"]), "indent": BOX_INSET, "end": 113,
        }  # fmt: skip
        add(name, size=_READ_ALOUD.get(block, 22), after=80, **box)
        label: dict[str, Any] = {"bold": True, "keep": True, "following": name, **box}
        add(label_style(block), size=20, colour=colour, before=160, after=20, **label)
        add(title_style(name), size=25, colour=ink, before=20, after=60, **label)
    character = partial(_style, styles, kind="character", based="")
    character("Default Paragraph Font", default=True)
    character("Hyperlink", colour=accent, underline=True)
    character("footnote reference", superscript=True)
    character("Clock", size=28, bold=True)
    character("Minutes", size=24, bold=True, colour=colours.get("activity", ink))
    for key, colour in sorted(colours.items()):
        character(f"Number {key}", size=44, bold=True, colour=colour)
    _tables(styles, view)
    return styles


def _defaults(styles: etree._Element, view: dict[str, Any]) -> None:
    font, lang = view["brand"]["fonts"]["office"], view["lang"]
    defaults = element("w:docDefaults", styles)
    run = element("w:rPr", element("w:rPrDefault", defaults))
    element("w:rFonts", run, **{f"w:{script}": font for script in ("ascii", "hAnsi", "eastAsia", "cs")})
    element("w:color", run, **{"w:val": view["brand"]["colours"]["ink"].removeprefix("#")})
    _size(run, 22)
    element("w:lang", run, **{"w:val": lang, "w:eastAsia": lang, "w:bidi": lang})
    paragraph = element("w:pPr", element("w:pPrDefault", defaults))
    if view["dir"] == "rtl":
        element("w:bidi", paragraph)
    element("w:spacing", paragraph, **{"w:after": 120, "w:line": 276, "w:lineRule": "auto"})


def _style(  # noqa: PLR0913 - each is one property of a style
    styles: etree._Element,
    name: str,
    *,
    kind: str = "paragraph",
    based: str = "Normal",
    default: bool = False,
    following: str = "",
    size: int = 0,
    bold: bool = False,
    italic: bool = False,
    underline: bool = False,
    superscript: bool = False,
    colour: str = "",
    **paragraph: Any,
) -> None:
    attributes = {"w:type": kind, "w:styleId": style_id(name)}
    if default:
        attributes["w:default"] = "1"
    if name not in _BUILT_IN:
        attributes["w:customStyle"] = "1"
    style = element("w:style", styles, **attributes)
    element("w:name", style, **{"w:val": name})
    for tag, other in (("basedOn", based), ("next", following)):
        if other:
            element(f"w:{tag}", style, **{"w:val": style_id(other)})
    element("w:qFormat", style)
    if kind == "paragraph":
        _paragraph(element("w:pPr", style), **paragraph)
    run = element("w:rPr", style)
    for tag in [each for each, wanted in (("b", bold), ("i", italic)) if wanted]:
        element(f"w:{tag}", run)
        element(f"w:{tag}Cs", run)
    if colour:
        element("w:color", run, **{"w:val": colour.removeprefix("#")})
    if size:
        _size(run, size)
    if underline:
        element("w:u", run, **{"w:val": "single"})
    if superscript:
        element("w:vertAlign", run, **{"w:val": "superscript"})


def _paragraph(  # noqa: PLR0913 - each is one property of a paragraph
    properties: etree._Element,
    *,
    before: int | None = None,
    after: int | None = None,
    line: int = 0,
    exact: bool = False,
    indent: int = 0,
    end: int = 0,
    hanging: int = 0,
    tab: int = 0,
    level: int | None = None,
    keep: bool = False,
    page_break: bool = False,
    sides: tuple[str, ...] = (),
    rule: tuple[str, str, int] = ("", "", 0),
    shade: str = "",
) -> None:
    for tag, wanted in (("keepNext", keep), ("keepLines", keep), ("pageBreakBefore", page_break)):
        if wanted:
            element(f"w:{tag}", properties)
    if sides:
        borders = element("w:pBdr", properties)
        for side in sides:
            colour, pattern, thickness = rule
            room = {"w:space": 0 if side in ("bottom", "between") else 8}
            look = {"w:val": pattern, "w:sz": thickness, **room, "w:color": colour.removeprefix("#")}
            element(f"w:{side}", borders, **look)
    if shade:
        element("w:shd", properties, **{"w:val": "clear", "w:color": "auto", "w:fill": shade.removeprefix("#")})
    if tab:
        element("w:tab", element("w:tabs", properties), **{"w:val": "right", "w:pos": tab})
    spacing = {"w:before": before, "w:after": after, "w:line": line or None}
    spacing["w:lineRule"] = None if not line else "exact" if exact else "auto"  # type: ignore[assignment]
    if any(value is not None for value in spacing.values()):
        element("w:spacing", properties, **{key: value for key, value in spacing.items() if value is not None})
    if indent or end or hanging:
        ends = {"w:left": indent, "w:right": end, "w:hanging": hanging}
        element("w:ind", properties, **{key: value for key, value in ends.items() if value})
    if level is not None:
        element("w:outlineLvl", properties, **{"w:val": level})


def _size(run: etree._Element, size: int) -> None:
    """Set the size; complex scripts (Arabic in the office font) need a point more to look as large."""
    element("w:sz", run, **{"w:val": size})
    element("w:szCs", run, **{"w:val": size + 2})


def _tables(styles: etree._Element, view: dict[str, Any]) -> None:
    """Add the table styles: rules between rows, and a grid for tables that are written into."""
    grey, tint = (
        view["brand"]["colours"]["grey"].removeprefix("#"),
        view["brand"]["tints"]["grey"].removeprefix("#"),
    )
    ink = view["brand"]["colours"]["ink"].removeprefix("#")
    for name, sides in (
        ("Normal Table", ()),
        ("Table", ("top", "bottom", "insideH")),
        ("Plan", ("top", "bottom", "insideH")),
        ("Worksheet", ("top", "left", "bottom", "right", "insideH", "insideV")),
        ("Cards", ("top", "left", "bottom", "right", "insideH", "insideV")),
    ):
        plain = name == "Normal Table"
        attributes = {"w:type": "table", "w:styleId": style_id(name)}
        attributes |= {"w:default": "1"} if plain else {"w:customStyle": "1"}
        style = element("w:style", styles, **attributes)
        element("w:name", style, **{"w:val": name})
        if not plain:
            element("w:basedOn", style, **{"w:val": style_id("Normal Table")})
        element("w:qFormat", style)
        table = element("w:tblPr", style)
        element("w:tblInd", table, **{"w:w": 0, "w:type": "dxa"})
        if sides:
            borders = element("w:tblBorders", table)
            for side in sides:
                element(f"w:{side}", borders, **{"w:val": "single", "w:sz": 4, "w:space": 0, "w:color": grey})
        cells = element("w:tblCellMar", table)
        for side, room in (("top", 45), ("left", 85), ("bottom", 45), ("right", 85)):
            element(f"w:{side}", cells, **{"w:w": 0 if plain else room, "w:type": "dxa"})
        if plain:
            continue
        head = element("w:tblStylePr", style, **{"w:type": "firstRow"})
        run = element("w:rPr", head)
        element("w:b", run)
        element("w:bCs", run)
        cell = element("w:tcPr", head)
        edge = {"w:val": "single", "w:sz": 12, "w:space": 0, "w:color": ink}
        element("w:bottom", element("w:tcBorders", cell), **edge)
        element("w:shd", cell, **{"w:val": "clear", "w:color": "auto", "w:fill": tint})
        element("w:vAlign", cell, **{"w:val": "bottom"})
