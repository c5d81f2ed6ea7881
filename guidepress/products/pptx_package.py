"""Turns parts and their relations into the bytes of an Open Packaging file (ECMA-376 part 2)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree

from guidepress.products.pptx_xml import as_bytes

View = Mapping[str, Any]

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def core_properties(view: View) -> bytes:
    """Write the document properties of a view: title, publisher, language, version, the guide's own date."""
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


def package(parts: Mapping[str, tuple[str, bytes]], relations: Mapping[str, Sequence[tuple[str, str]]]) -> bytes:
    """Pack parts (path to content type and content) and relations (source to kind and target) into a zip."""
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
    root = etree.Element("Relationships", xmlns="http://schemas.openxmlformats.org/package/2006/relationships")
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    for number, (kind, target) in enumerate(targets, start=1):
        meaning = core if kind == "core" else f"{_RELATIONS}/{kind}"
        etree.SubElement(root, "Relationship", Id=f"rId{number}", Type=meaning, Target=target)
    return as_bytes(root)
