"""Turns a finished deck into one that knows where it came from, and reads that origin out of a trainer's copy.

The origin says, invisible to the audience, which deck this is and, for each slide, the source's id and all that was
generated. It travels twice, with the same content:

- as a custom XML part of the presentation: PowerPoint and LibreOffice (7.4, measured) keep it as it is, but LibreOffice
  hangs it on the package instead of the presentation, where another program may drop it;
- packed, in document properties of at most 255 characters, which is what office programs allow: all keep those.

Tags (p:custDataLst) and the slides' names would be nearer at hand, but LibreOffice drops both.
"""

from __future__ import annotations

import base64
import re
import uuid
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree
from pydantic import TypeAdapter, ValidationError

from guidepress.products.deck_content import SlideContent, read_deck
from guidepress.products.deck_package import MOST_BYTES, UnreadableDeckError, open_deck, repacked
from guidepress.products.deck_shapes import digest
from guidepress.products.pptx_xml import as_bytes, qualified

YOURS = "~yours"
"""Ends the name of a slide that is a trainer's version of the generated slide whose name stands before it."""

_SPACE = "urn:guidepress:deck-origin:1"
_PROPERTY = "guide-origin-"
_PIECE = 255  # characters that every office program keeps in a property
_MOST_ORIGIN = 50_000_000
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # [MS-OSHARED] names custom properties by it
_TYPES = "[Content_Types].xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginSlide:
    """One generated slide: the source's id, its part from 1, a digest and all of what it held."""

    id: str
    part: int
    digest: str
    content: SlideContent


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a deck came from: `kind` is module, short or all; `exact` if formats are as they were generated.

    `event` is the workshop that the deck was branded for, if any (title, place, dates). `sections` are ids and names of
    PowerPoint's sections; `mark` is the name of the shapes by which an earlier
    refresh marked slides.
    """

    lang: str
    kind: str
    modules: tuple[str, ...]
    version: str
    slides: tuple[OriginSlide, ...]
    sections: tuple[tuple[str, str], ...] = ()
    exact: bool = True
    mark: str = ""
    event: Mapping[str, str] = field(default_factory=dict)


def with_origin(deck: bytes, views: Sequence[Mapping[str, Any]]) -> bytes:
    """Write into the deck of some views what it holds and where it came from; the same deck gives the same bytes."""
    first = views[0]
    short = "short" if first.get("edition") == "short" else "module"
    origin = Origin(
        lang=first["lang"],
        kind="all" if len(views) > 1 else short,
        modules=tuple(each["module"]["id"] for each in views),
        version=str(first["guide"]["version"]),
        slides=origin_slides(read_deck(deck).slides),
        sections=_sections(deck),
        event=dict(first.get("event") or {}),
    )
    return write_origin(deck, origin)


def _sections(deck: bytes) -> tuple[tuple[str, str], ...]:
    with open_deck(deck) as packed:
        found = packed.xml(packed.main).iter(qualified("p14:section"))
        return tuple((each.get("id", ""), each.get("name", "")) for each in found)


def renew_origin(deck: bytes, theirs: bytes, today: bytes, *, exact: bool, mark: str) -> bytes:
    """Make today's deck the base of a refreshed one, beside the versions that the trainer of `theirs` has kept."""
    old, origin = read_origin(theirs), read_origin(today)
    if old is None or origin is None:
        raise UnreadableDeckError("it does not say from which guide it comes")
    parts = {each.content.name: each for each in (*old.slides, *origin.slides)}
    kept = []
    for each in read_deck(deck, mark=mark).slides:
        if each.name.endswith(YOURS):
            name = each.name.removesuffix(YOURS)
            known = parts.get(name) or parts.get(each.name)
            identifier, part = (known.id, known.part) if known else (name, 1)
            kept.append(OriginSlide(id=identifier, part=part, digest=content_digest(each), content=each))
    return write_origin(deck, replace(origin, slides=(*origin.slides, *kept), exact=exact, mark=mark))


def origin_slides(slides: Iterable[SlideContent]) -> tuple[OriginSlide, ...]:
    """Note what was generated; the names of slides are ids, and "-2" the second part of a divided one."""
    found = []
    names: set[str] = set()
    for each in slides:
        stem, _, number = each.name.rpartition("-")
        part = int(number) if number.isdigit() and stem in names else 1
        names.add(each.name)
        identifier = stem if part > 1 else each.name
        found.append(OriginSlide(id=identifier, part=part, digest=content_digest(each), content=each))
    return tuple(found)


def content_digest(slide: SlideContent) -> str:
    """Give a digest of all that a slide holds."""
    return digest(_SLIDES.dump_json(slide).decode())


def read_origin(deck: bytes) -> Origin | None:
    """Read the origin of a deck; None if it has none. Raises UnreadableDeckError if it is no presentation."""
    with open_deck(deck) as packed:
        for name in sorted(each for each in packed.names if re.fullmatch(r"customXml/item\d+\.xml", each)):
            root = packed.xml(name)
            if root.tag == f"{{{_SPACE}}}deck" and (found := _parsed((root.text or "").encode())):
                return found
        part = packed.related("", "custom-properties")
        return _unpacked(packed.xml(part)) if part in packed.names else None


def write_origin(deck: bytes, origin: Origin) -> bytes:
    """Write an origin into a deck in place of the one that it has; properties of other programs stay."""
    text = _ORIGINS.dump_json(origin)
    spaces: Any = {None: _SPACE}
    root = etree.Element(f"{{{_SPACE}}}deck", nsmap=spaces)
    root.text = text.decode()
    changed: dict[str, bytes] = {}
    with open_deck(deck) as packed:
        numbers = [0]
        place = ""
        for name in sorted(packed.names):
            if found := re.fullmatch(r"customXml/item(\d+)\.xml", name):
                numbers.append(int(found[1]))
                place = name if packed.xml(name).tag == f"{{{_SPACE}}}deck" else place
        types = packed.xml(_TYPES)
        if not place:
            number = max(numbers) + 1
            place, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
            changed[properties] = _item_properties()
            changed[f"customXml/_rels/item{number}.xml.rels"] = _related(
                None, f"{_RELATIONS}/customXmlProps", f"itemProps{number}.xml"
            )
            folder, _, file = packed.main.rpartition("/")
            relations = f"{folder}/_rels/{file}.rels"
            changed[relations] = _related(packed.xml(relations), f"{_RELATIONS}/customXml", f"../{place}")
            _declare(types, properties, "application/vnd.openxmlformats-officedocument.customXmlProperties+xml")
            _declare(types, place, "application/xml")
        changed[place] = as_bytes(root)
        kept = packed.related("", "custom-properties")
        if kept not in packed.names:
            kept = "docProps/custom.xml"
            changed["_rels/.rels"] = _related(packed.xml("_rels/.rels"), f"{_RELATIONS}/custom-properties", kept)
            _declare(types, kept, "application/vnd.openxmlformats-officedocument.custom-properties+xml")
            changed[kept] = _packed(text, None)
        else:
            changed[kept] = _packed(text, packed.xml(kept))
        changed[_TYPES] = etree.tostring(types, xml_declaration=True, encoding="UTF-8", standalone=True)
    return repacked(deck, changed)


def _parsed(text: bytes) -> Origin | None:
    try:
        return _ORIGINS.validate_json(text)
    except ValidationError:
        return None


def _packed(text: bytes, old: Any) -> bytes:
    """Write the document properties: those of other programs, then the origin in pieces."""
    spaces: Any = {None: _PROPERTIES, "vt": _VALUES}
    root = etree.Element(f"{{{_PROPERTIES}}}Properties", nsmap=spaces)
    others = [each for each in (old if old is not None else ()) if not each.get("name", "").startswith(_PROPERTY)]
    packed = base64.b64encode(zlib.compress(text, 9)).decode()
    pieces = [packed[start : start + _PIECE] for start in range(0, len(packed), _PIECE)]
    for each in others:
        root.append(each)
    for number, piece in enumerate(pieces, start=1):
        each = etree.SubElement(root, f"{{{_PROPERTIES}}}property", fmtid=_FORMAT, name=f"{_PROPERTY}{number:04}")
        etree.SubElement(each, f"{{{_VALUES}}}lpwstr").text = piece
    # Numbers of properties begin at 2 and must be each another.
    for number, each in enumerate(root, start=2):
        each.set("pid", str(number))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _unpacked(properties: Any) -> Origin | None:
    pieces = {each.get("name", ""): "".join(each.itertext()).strip() for each in properties}
    packed = "".join(pieces[name] for name in sorted(pieces) if name.startswith(_PROPERTY))
    if not packed:
        return None
    try:
        # A few bytes can unpack to more than the machine holds.
        return _parsed(zlib.decompressobj().decompress(base64.b64decode(packed), min(_MOST_ORIGIN, MOST_BYTES)))
    except (ValueError, zlib.error):
        return None


def _item_properties() -> bytes:
    unique = str(uuid.uuid5(uuid.NAMESPACE_URL, _SPACE)).upper()
    root = etree.Element(f"{{{_CUSTOM}}}datastoreItem", nsmap={"ds": _CUSTOM})
    root.set(f"{{{_CUSTOM}}}itemID", f"{{{unique}}}")
    schemas = etree.SubElement(root, f"{{{_CUSTOM}}}schemaRefs")
    etree.SubElement(schemas, f"{{{_CUSTOM}}}schemaRef").set(f"{{{_CUSTOM}}}uri", _SPACE)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _related(old: Any, kind: str, target: str) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    spaces: Any = {None: space}
    root = old if old is not None else etree.Element(f"{{{space}}}Relationships", nsmap=spaces)
    used = {each.get("Id") for each in root}
    identifier = next(name for number in range(1, len(used) + 2) if (name := f"rId{number}") not in used)
    etree.SubElement(root, f"{{{space}}}Relationship", Id=identifier, Type=kind, Target=target)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _declare(types: Any, part: str, kind: str) -> None:
    space = types.tag.partition("}")[0] + "}"
    if not any(each.get("PartName") == f"/{part}" for each in types):
        etree.SubElement(types, f"{space}Override", PartName=f"/{part}", ContentType=kind)


_ORIGINS = TypeAdapter(Origin)
_SLIDES = TypeAdapter(SlideContent)
