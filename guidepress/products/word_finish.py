"""Turns the Word document that pandoc wrote into the finished one: direction, tables, lists, properties.

Each function mends one thing that pandoc's writer has no word for; they run in the order of `finish_word`.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from guidepress.products import word_cards
from guidepress.products.word_package import (
    NAMESPACES,
    decorated,
    element,
    find,
    name_of,
    pack,
    serialised,
    unpack,
)
from guidepress.products.word_styles import BOX_INSET, BOXES, LIST_STEP, OUTDENT, style_id, style_name

_AFTER_RULE = 200
_WRITE_ROW = 964  # 17 mm: two lines of handwriting in a cell
_BOX_STYLES = frozenset(style_id(style_name(block)) for block in BOXES)
# What may stand before w:bidi in w:pPr (ECMA-376 part 1, CT_PPrBase).
_BEFORE_BIDI = frozenset(
    (
        "pStyle",
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "framePr",
        "widowControl",
        "numPr",
        "pBdr",
        "shd",
        "tabs",
    )
)


def finish_word(document: bytes, view: dict[str, Any], title: str) -> bytes:
    """Finish pandoc's `document` for `view`; `title` is the title in the file's properties."""
    parts = unpack(document)
    rtl = view["dir"] == "rtl"
    body = etree.fromstring(parts["word/document.xml"])
    for tree in (body, notes := etree.fromstring(parts["word/footnotes.xml"])):
        _direct_paragraphs(tree, rtl=rtl)
    _indent_lists(body)
    _hang_numbers(body)
    _finish_tables(body, rtl=rtl)
    _part_from_rules(body)
    _number_drawings(body)
    parts["word/document.xml"] = serialised(_declared(body))
    parts["word/footnotes.xml"] = serialised(notes)
    parts["word/styles.xml"] = serialised(_without_code_styles(etree.fromstring(parts["word/styles.xml"])))
    parts["docProps/core.xml"] = serialised(_properties(view, title))
    return pack(parts)


def _direct_paragraphs(tree: etree._Element, *, rtl: bool) -> None:
    """State each direction that differs from the style sheet's, and the body style that pandoc forgets."""
    if not rtl:
        return
    for paragraph in tree.iter(name_of("w:p")):
        properties = paragraph.find("w:pPr", NAMESPACES)
        if properties is None:
            properties = element("w:pPr")
            paragraph.insert(0, properties)
        if properties.find("w:pStyle", NAMESPACES) is None:
            # pandoc leaves the body style out of right-to-left paragraphs.
            style = element("w:pStyle", **{"w:val": "BodyText"})
            properties.insert(0, style)
        if properties.find("w:bidi", NAMESPACES) is None and not _is_raw(paragraph):
            direction = element("w:bidi", **{"w:val": 0})
            properties.insert(_place(properties), direction)


def _is_raw(paragraph: etree._Element) -> bool:
    """Say whether a paragraph has no words of its own: an empty line goes the way of its style."""
    return not any(True for _ in paragraph.iter(name_of("w:t")))


def _place(properties: etree._Element) -> int:
    names = [etree.QName(child).localname for child in properties]
    return next((at for at, name in enumerate(names) if name not in _BEFORE_BIDI), len(names))


def _indent_lists(tree: etree._Element) -> None:
    """Give list items one step of indent a level, hanging from the edge of the box they stand in.

    Word and LibreOffice join the rules of neighbouring paragraphs only where their outer edges are the same.
    """
    for numbering in tree.iter(name_of("w:numPr")):
        properties = numbering.getparent()
        level = numbering.find("w:ilvl", NAMESPACES)
        if properties is None or level is None:
            continue
        style = properties.find("w:pStyle", NAMESPACES)
        boxed = style is not None and style.get(name_of("w:val")) in _BOX_STYLES
        left = (BOX_INSET if boxed else 0) + LIST_STEP * (int(level.get(name_of("w:val"), "0")) + 1)
        for old in find(properties, "w:ind"):
            properties.remove(old)
        element("w:ind", properties, **{"w:left": left, "w:hanging": LIST_STEP})


def _hang_numbers(tree: etree._Element) -> None:
    """Let headings that begin with a clock or number hang by as much as the start margin holds."""
    for paragraph in tree.iter(name_of("w:p")):
        properties = paragraph.find("w:pPr", NAMESPACES)
        if properties is None or not find(paragraph, "w:r/w:tab"):
            continue
        if _style_of(paragraph).startswith("Heading"):
            element("w:ind", properties, **{"w:left": 0, "w:hanging": OUTDENT})


def _finish_tables(tree: etree._Element, *, rtl: bool) -> None:
    for table in tree.iter(name_of("w:tbl")):
        properties = find(table, "w:tblPr")[0]
        style = find(properties, "w:tblStyle")[0]
        if rtl:
            # Without it the columns of a right-to-left table run from left to right.
            style.addnext(element("w:bidiVisual"))
        for width in find(properties, "w:tblW"):
            width.set(name_of("w:type"), "pct")
            width.set(name_of("w:w"), "5000")
        for row in find(table, "w:tr"):
            look = row.find("w:trPr", NAMESPACES)
            if look is None:
                look = element("w:trPr")
                row.insert(0, look)
            look.insert(0, element("w:cantSplit"))
            if style.get(name_of("w:val")) == "Worksheet" and _has_room(row):
                element("w:trHeight", look, **{"w:val": _WRITE_ROW, "w:hRule": "atLeast"})
        if style.get(name_of("w:val")) == word_cards.STYLE:
            word_cards.level_cards(table)


def _has_room(row: etree._Element) -> bool:
    """Say whether a row has a cell without words: room to write."""
    return any(not str(etree.tostring(cell, method="text", encoding="unicode")).strip() for cell in find(row, "w:tc"))


def _part_from_rules(tree: etree._Element) -> None:
    """Leave room between a table or lines to write on and the paragraph that follows."""
    for paragraph in tree.iter(name_of("w:p")):
        properties, before = paragraph.find("w:pPr", NAMESPACES), paragraph.getprevious()
        if properties is None or before is None or find(properties, "w:spacing"):
            continue
        lined = _style_of(before) == "WriteLine" and _style_of(paragraph) != "WriteLine"
        if before.tag == name_of("w:tbl") or lined:
            after = ("ind", "jc", "outlineLvl", "rPr", "sectPr")
            names = [etree.QName(child).localname for child in properties]
            place = next((at for at, name in enumerate(names) if name in after), len(names))
            properties.insert(place, element("w:spacing", None, **{"w:before": _AFTER_RULE}))


def _style_of(paragraph: etree._Element) -> str:
    style = paragraph.find("w:pPr/w:pStyle", NAMESPACES)
    return "" if style is None else style.get(name_of("w:val"), "")


def _number_drawings(tree: etree._Element) -> None:
    """Give drawings unique ids, and mark pictures without words as decorative."""
    for number, about in enumerate(tree.iter(name_of("wp:docPr")), start=1):
        about.set("id", str(number))
        if not about.get("descr") and not len(about):
            decorated(about)


def _declared(tree: etree._Element) -> etree._Element:
    """Declare the later namespaces at the root, where older readers look for what they may skip."""
    wanted = ("mc", "w14", "wps", "adec", "wp", "a")
    known: dict[Any, str] = {**tree.nsmap, **{prefix: NAMESPACES[prefix] for prefix in wanted}}
    root = etree.Element(tree.tag, nsmap=known)
    root.set(name_of("mc:Ignorable"), "w14")
    root.extend(list(tree))
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r", *wanted])
    return root


def _without_code_styles(styles: etree._Element) -> etree._Element:
    """Drop the styles for program code that pandoc adds to every document."""
    for style in list(styles):
        if re.fullmatch(r"[A-Za-z]+Tok|SourceCode", style.get(name_of("w:styleId"), "")):
            styles.remove(style)
    return styles


def _properties(view: dict[str, Any], title: str) -> etree._Element:
    guide = view["guide"]
    root = element("cp:coreProperties")
    element("dc:title", root).text = title
    element("dc:creator", root).text = guide["publisher"]
    element("dc:language", root).text = view["lang"]
    for kind in ("created", "modified"):
        moment = element(f"dcterms:{kind}", root, **{"xsi:type": "dcterms:W3CDTF"})
        moment.text = f"{guide['iso_date']}T00:00:00Z"
    element("cp:version", root).text = guide["version"]
    return root
