"""Turns trees of XML into the zip of a Word document whose bytes depend on nothing but its content."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from lxml import etree

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "pr": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
# The earliest time a zip can hold.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16


def name_of(prefixed: str) -> str:
    """Full name of an element or attribute written as "w:p"; a name without prefix stays as it is."""
    prefix, _, local = prefixed.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local


def element(name: str, parent: etree._Element | None = None, /, **attributes: Any) -> etree._Element:
    """Make the element `name` ("w:p"), as the last child of `parent` if one is given."""
    values = {name_of(key): str(value) for key, value in attributes.items()}
    prefix = name.partition(":")[0]
    known = {prefix: NAMESPACES[prefix]} | {
        each: NAMESPACES[each] for key in attributes if (each := key.rpartition(":")[0]) not in ("", "xml")
    }
    if prefix in ("pr", "ct"):
        # Relationships and content types are read by strict readers that expect the default namespace.
        known = {None: NAMESPACES[prefix]}  # type: ignore[dict-item]
    if parent is None:
        return etree.Element(name_of(name), values, nsmap=known)
    return etree.SubElement(parent, name_of(name), values, nsmap=known)


def decorated(about: etree._Element) -> None:
    """Mark a drawing (its wp:docPr) as decorative: screen readers pass it over."""
    extension = element("a:ext", element("a:extLst", about), uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}")
    element("adec:decorative", extension, val=1)


def find(tree: etree._Element, path: str) -> list[etree._Element]:
    """Give the elements below `tree` that the path with prefixes ("w:pPr/w:numPr") names."""
    return tree.findall(path, NAMESPACES)


def serialised(tree: etree._Element) -> bytes:
    """Write an XML part."""
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Zip the parts, content types first (ECMA-376 part 2 wants them found early), with one fixed time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda each: (each != "[Content_Types].xml", each)):
            member = zipfile.ZipInfo(name, _ZIP_TIME)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = _READABLE
            member.create_system = 3  # the same on every platform
            archive.writestr(member, parts[name])
    return out.getvalue()


def unpack(document: bytes) -> dict[str, bytes]:
    """Give the parts of a zipped document by name."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
