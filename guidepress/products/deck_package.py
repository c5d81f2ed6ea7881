"""Turns the bytes of a PPTX into its parts, their relations and the order of its slides; writes a part into them."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from lxml import etree

from guidepress.products.pptx_xml import qualified

Element = Any

MOST_BYTES = 500_000_000
"""A deck that unpacks to more is refused: it is no deck, or it would fill the machine's memory."""
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest a zip knows
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    KeyError,
    AttributeError,
    ValueError,
    EOFError,
    NotImplementedError,  # compression that zipfile does not know
    RuntimeError,  # encryption
)


class UnreadableDeckError(ValueError):
    """The file is no presentation that can be read."""


@contextmanager
def open_deck(deck: bytes) -> Iterator[PackedDeck]:
    """Open a deck for reading; whatever is wrong with the file inside the block is told as UnreadableDeckError."""
    try:
        with zipfile.ZipFile(io.BytesIO(deck)) as archive:
            size = sum(each.file_size for each in archive.infolist())
            packed = PackedDeck(archive) if size <= MOST_BYTES else None
            why = "it holds no presentation" if packed else f"it unpacks to more than {MOST_BYTES // 1_000_000} MB"
            if packed and packed.main:
                yield packed
                return
    except UnreadableDeckError:
        raise
    except _FAULTS as error:
        raise UnreadableDeckError("it is no PowerPoint file, or it is damaged") from error
    raise UnreadableDeckError(why)


class PackedDeck:
    """The parts of a deck, each parsed once."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive, self.names = archive, set(archive.namelist())
        self.parsed: dict[str, Element] = {}
        self.read_relations: dict[str, dict[str, tuple[str, str]]] = {}
        main = self.related("", "officeDocument")
        self.main = main if main in self.names and self.xml(main).tag == qualified("p:presentation") else ""

    def raw(self, part: str) -> bytes:
        """Give a part's bytes."""
        return self.archive.read(part)

    def xml(self, part: str) -> Element:
        """Give a part's root element."""
        if part not in self.parsed:
            # A trainer's file comes from anywhere: no entities, nothing from the network.
            safe = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
            self.parsed[part] = etree.fromstring(self.raw(part), safe)
        return self.parsed[part]

    def relations(self, part: str) -> Mapping[str, tuple[str, str]]:
        """Give a part's inner relations: id to kind (the last word of its type) and target part."""
        if part not in self.read_relations:
            folder, _, file = part.rpartition("/")
            name = f"{folder}/_rels/{file}.rels".lstrip("/")
            found = {}
            for each in self.xml(name) if name in self.names else ():
                if each.get("TargetMode") != "External":
                    target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
                    found[each.get("Id", "")] = (each.get("Type", "").rpartition("/")[2], target)
            self.read_relations[part] = found
        return self.read_relations[part]

    def related(self, part: str, kind: str) -> str:
        """Give the first part of a kind that a part relates to; "" for none."""
        return next((target for each, target in self.relations(part).values() if each == kind), "")

    def target(self, part: str, identifier: str) -> str:
        """Give the part behind a relation's id; "" if there is none in the file."""
        target = self.relations(part).get(identifier, ("", ""))[1]
        return target if target in self.names else ""

    def slides(self) -> list[str]:
        """List the slides' parts in the order in which they are shown."""
        listed = self.xml(self.main).iterfind(f"{qualified('p:sldIdLst')}/{qualified('p:sldId')}")
        return [self.relations(self.main)[each.get(qualified("r:id"))][1] for each in listed]

    def program(self) -> str:
        """Name the program that saved the file last; "" where it does not say."""
        part = self.related("", "extended-properties")
        return (self.xml(part).findtext("{*}Application") or "") if part in self.names else ""


def repacked(deck: bytes, changed: Mapping[str, bytes]) -> bytes:
    """Pack a zip again with parts changed or added, at one fixed time: the clock is not in the file."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(deck)) as old, zipfile.ZipFile(held, "w") as new:
        names = [*old.namelist(), *(name for name in changed if name not in old.namelist())]
        for name in names:
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            new.writestr(info, changed[name] if name in changed else old.read(name))
    return held.getvalue()
