"""Turns a finished file into all text that can be found in it: pages, notes, names, properties, files within files."""

from __future__ import annotations

import gzip
import html
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import pycdlib
import pypdfium2
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject, TextStringObject

_DEEPEST = 6
"""How many files may lie within each other: a workbook of a chart of a deck of a pack are four."""

_DISC = slice(0x8001, 0x8006)
"""Where the image of a disc says that it is one."""


def texts_of(name: str, raw: bytes, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Give texts with the path at which each stands: "pack.zip/deck.pptx/ppt/notesSlides/notesSlide1.xml"."""
    yield name, name
    if depth > _DEEPEST:
        return
    if raw.startswith(b"%PDF"):
        yield from _pdf(name, raw, depth)
    elif raw.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            yield name, archive.comment.decode("utf-8", "replace")
            for member in archive.namelist():
                yield from texts_of(f"{name}/{member}", archive.read(member), depth + 1)
    elif raw[_DISC] == b"CD001":
        for member, content in _disc(raw):
            yield from texts_of(f"{name}/{member}", content, depth + 1)
    elif raw.startswith(b"\x1f\x8b"):
        yield from texts_of(f"{name}/content", gzip.decompress(raw), depth + 1)
    else:
        yield from ((name, text) for text in _plain(raw))


def _disc(raw: bytes) -> Iterator[tuple[str, bytes]]:
    """Give the files of a disc by their paths."""
    disc = pycdlib.PyCdlib()
    disc.open_fp(io.BytesIO(raw))
    try:
        for folder, _, names in disc.walk(udf_path="/"):
            for each in names:
                path, out = f"{folder.rstrip('/')}/{each}", io.BytesIO()
                disc.get_file_from_iso_fp(out, udf_path=path)
                yield path.lstrip("/"), out.getvalue()
    finally:
        disc.close()


def _plain(raw: bytes) -> Iterator[str]:
    """Read text, markup and what programs keep in pictures: as it is, and without tags and escapes."""
    encoding = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    text = raw.decode(encoding, "ignore")
    yield text
    if "<" in text:
        # Words may be parted by tags, as in Word, which parts even letters.
        yield html.unescape(re.sub(r"<[^>]*>", "", text))
        yield html.unescape(text)
    if "\\u" in text:
        yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)


def _pdf(name: str, raw: bytes, depth: int) -> Iterator[tuple[str, str]]:
    document = pypdfium2.PdfDocument(raw)
    try:
        # A sentence may run on over the page, so the pages are one text.
        yield name, "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
    reader = PdfReader(io.BytesIO(raw))
    # The first one sorts words as they stand on the page, this one as they were written: of texts in two directions
    # each keeps some whole that the other takes apart.
    yield name, "".join(page.extract_text() for page in reader.pages)
    said: list[str] = []
    for stream in _walk(reader.trailer, said):
        if stream.get("/Type") in ("/EmbeddedFile", "/Metadata"):
            yield from texts_of(f"{name}{stream['/Type']}", stream.get_data(), depth + 1)
    yield name, "\n".join(said)


def _walk(root: Any, said: list[str]) -> Iterator[StreamObject]:
    """Give the streams of a PDF, and note in `said` each text that stands in an object: alternatives, titles, notes."""
    waiting, seen = [root], set()
    while waiting:
        each = waiting.pop()
        if isinstance(each, IndirectObject):
            if each.idnum in seen:
                continue
            seen.add(each.idnum)
            each = each.get_object()
        if isinstance(each, TextStringObject):
            said.append(str(each))
        elif isinstance(each, DictionaryObject):
            if isinstance(each, StreamObject):
                yield each
            waiting += each.values()
        elif isinstance(each, ArrayObject):
            waiting += each
