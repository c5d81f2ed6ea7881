"""Turns a view's brand and guide data into the reference document that pandoc takes Word's styles from."""

from __future__ import annotations

from typing import Any

from lxml import etree

from guidepress.products.word_package import element, pack, serialised
from guidepress.products.word_styles import OUTDENT, TWIPS_PER_MM, write_styles

_PAGE = (11906, 16838)  # A4, in twentieths of a point
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_PACKAGE = "application/vnd.openxmlformats-package."


def write_word_template(view: dict[str, Any], product: str, *, outdent: bool = False, cover: bool = False) -> bytes:
    """Write the reference document (A4) for `view` and give its bytes.

    `product` is the product's name in the view's language, for the running head; `outdent` widens the start
    margin for clocks and slide numbers; `cover` leaves the first page without running head and foot.
    """
    start = round(16 * TWIPS_PER_MM) + OUTDENT if outdent else round(20 * TWIPS_PER_MM)
    end = round((18 if outdent else 20) * TWIPS_PER_MM)
    parts = {
        "document": _document(view, start, end, cover=cover),
        "styles": write_styles(view, _PAGE[0] - start - end, break_before=cover),
        "settings": _settings(view),
        "fontTable": element("w:fonts"),
        "footnotes": _footnotes(),
        "header": _header(view, product),
        "footer": _footer(view),
    }
    types, relations, root = element("ct:Types"), element("pr:Relationships"), element("pr:Relationships")
    element("ct:Default", types, Extension="rels", ContentType=_PACKAGE + "relationships+xml")
    element("ct:Default", types, Extension="xml", ContentType="application/xml")
    for name in parts:
        kind = "document.main" if name == "document" else name
        element("ct:Override", types, PartName=f"/word/{name}.xml", ContentType=f"{_KIND}{kind}+xml")
        if name != "document":
            element("pr:Relationship", relations, Id=f"rId-{name}", Type=_OFFICE + name, Target=f"{name}.xml")
    element("pr:Relationship", root, Id="rId1", Type=_OFFICE + "officeDocument", Target="word/document.xml")
    trees = {"[Content_Types].xml": types, "_rels/.rels": root, "word/_rels/document.xml.rels": relations}
    trees |= {f"word/{name}.xml": tree for name, tree in parts.items()}
    return pack({name: serialised(tree) for name, tree in trees.items()})


def _document(view: dict[str, Any], start: int, end: int, *, cover: bool) -> etree._Element:
    document = element("w:document")
    section = element("w:sectPr", element("w:body", document))
    for name in ("header", "footer"):
        element(f"w:{name}Reference", section, **{"w:type": "default", "r:id": f"rId-{name}"})
    element("w:pgSz", section, **{"w:w": _PAGE[0], "w:h": _PAGE[1]})
    # Margins stay physical in a right-to-left section: its start margin is the right one.
    left, right = (end, start) if view["dir"] == "rtl" else (start, end)
    margins = {
        "top": 1361,
        "right": right,
        "bottom": 1247,
        "left": left,
        "header": 624,
        "footer": 567,
        "gutter": 0,
    }
    element("w:pgMar", section, **{f"w:{side}": size for side, size in margins.items()})
    if cover:
        element("w:titlePg", section)
    if view["dir"] == "rtl":
        element("w:bidi", section)
    return document


def _settings(view: dict[str, Any]) -> etree._Element:
    settings = element("w:settings")
    element("w:zoom", settings, **{"w:percent": 100})
    element("w:defaultTabStop", settings, **{"w:val": 720})
    element("w:characterSpacingControl", settings, **{"w:val": "doNotCompress"})
    notes = element("w:footnotePr", settings)
    for number in (-1, 0):
        element("w:footnote", notes, **{"w:id": number})
    # Without it Word opens the file in the compatibility mode of Word 2007.
    mode = {"w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word", "w:val": 15}
    element("w:compatSetting", element("w:compat", settings), **mode)
    language = {"w:val": view["lang"]} | ({"w:bidi": view["lang"]} if view["dir"] == "rtl" else {})
    element("w:themeFontLang", settings, **language)
    element("w:decimalSymbol", settings, **{"w:val": "."})
    element("w:listSeparator", settings, **{"w:val": ","})
    return settings


def _footnotes() -> etree._Element:
    notes = element("w:footnotes")
    for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
        note = element("w:footnote", notes, **{"w:type": kind, "w:id": number})
        paragraph = element("w:p", note)
        spacing = {"w:after": 0, "w:line": 240, "w:lineRule": "auto"}
        element("w:spacing", element("w:pPr", paragraph), **spacing)
        element(f"w:{kind}", element("w:r", paragraph))
    return notes


def _header(view: dict[str, Any], product: str) -> etree._Element:
    header = element("w:hdr")
    paragraph = _paragraph(header, "Header")
    _text(paragraph, view, view["guide"]["short_title"])
    _run(paragraph, view, "w:tab")
    _text(paragraph, view, product)
    return header


def _footer(view: dict[str, Any]) -> etree._Element:
    guide, words = view["guide"], view["words"]
    footer = element("w:ftr")
    paragraph = _paragraph(footer, "Footer")
    _text(
        paragraph,
        view,
        " · ".join((words["version-n"].replace("{n}", guide["version"]), guide["date"], guide["publisher"])),
    )
    _run(paragraph, view, "w:tab")
    before, _, after = words["page-of"].partition("{page}")
    middle, _, after = after.partition("{pages}")
    for text, field in ((before, "PAGE"), (middle, "NUMPAGES"), (after, "")):
        if text:
            _text(paragraph, view, text)
        if field:
            simple = element("w:fldSimple", paragraph, **{"w:instr": f" {field} "})
            _text(simple, view, "1")
    return footer


def _paragraph(parent: etree._Element, style: str) -> etree._Element:
    paragraph = element("w:p", parent)
    element("w:pStyle", element("w:pPr", paragraph), **{"w:val": style})
    return paragraph


def _run(parent: etree._Element, view: dict[str, Any], content: str) -> etree._Element:
    run = element("w:r", parent)
    if view["dir"] == "rtl":
        element("w:rtl", element("w:rPr", run))
    return element(content, run)


def _text(parent: etree._Element, view: dict[str, Any], text: str) -> None:
    holder = _run(parent, view, "w:t")
    holder.text = text
    holder.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
