"""Turns chapters, pictures and fonts into the EPUB file: package document, contents, landmarks, page list."""

from __future__ import annotations

import io
import posixpath
import uuid
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from guidepress.products import epub_marks as marks
from guidepress.products.epub_book import Chapter
from guidepress.products.html_templates import environment

View = dict[str, Any]

_KINDS = {
    ".xhtml": "application/xhtml+xml",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".woff2": "font/woff2",
}
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest a zip knows
_READABLE = 0o644 << 16
_COVER, _NAV = "cover.png", "nav.xhtml"


def write_epub(
    frame: View, chapters: Sequence[Chapter], pages: Sequence[tuple[int, str]], files: Mapping[str, bytes]
) -> bytes:
    """Write the book; `pages` are the printed pages with their addresses, `files` pictures, fonts and the style sheet.

    The same input gives the same bytes. The contents stand behind cover and title.
    """
    entries = _contents(chapters)
    texts = {each.path: marks.text_of_tree(each.tree) for each in chapters}
    texts[_NAV] = _nav(frame, chapters, entries, pages)
    order = [each.path for each in chapters]
    order.insert(2, _NAV)
    items = [_item(at, path) for at, path in enumerate([*order, *sorted(files)])]
    ids = {each["href"]: each["id"] for each in items}
    guide, words = frame["guide"], frame["words"]
    package = (
        environment("epub")
        .get_template("package.opf")
        .render(
            {
                "lang": frame["lang"],
                "dir": frame["dir"],
                "guide": guide,
                "words": words,
                "identifier": identifier_of(frame),
                "source": words["epub-source"].format(title=guide["title"], version=guide["version"]),
                "pages": pages,
                "items": items,
                "spine": [ids[path] for path in order],
            }
        )
    )
    raw = {f"EPUB/{path}": text.encode("utf-8") for path, text in texts.items()}
    raw |= {f"EPUB/{path}": content for path, content in files.items()}
    raw["EPUB/package.opf"] = package.encode("utf-8")
    raw["META-INF/container.xml"] = (environment("epub").get_template("container.xml").render()).encode("utf-8")
    return _zipped(raw)


def identifier_of(frame: View) -> str:
    """Name the book: the same name for each version of a guide in a language."""
    guide = frame["guide"]
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{guide['publisher']}/{guide['short_title']}/{frame['lang']}"))


def _item(at: int, path: str) -> dict[str, str]:
    properties = {_COVER: "cover-image", _NAV: "nav"}.get(path, "")
    identifier = "cover-image" if path == _COVER else f"item-{at}"
    return {
        "id": identifier,
        "href": path,
        "kind": _KINDS[posixpath.splitext(path)[1].lower()],
        "properties": properties,
    }


def _contents(chapters: Sequence[Chapter]) -> list[View]:
    """Nest chapters: sections under their module, sub-headings, cases and activities under their section."""
    top: list[View] = []
    module = ""
    for chapter in chapters:
        if chapter.path in ("cover.xhtml", "title.xhtml"):
            continue
        opens = bool(chapter.unit) and chapter.unit != module
        inner = [
            {"href": f"{chapter.path}#{name}", "title": title, "inner": []}
            for name, title in ([] if opens else marks.headings_in(chapter.tree))
        ]
        entry = {"href": chapter.path, "title": chapter.title, "inner": inner if chapter.unit else []}
        (top[-1]["inner"] if chapter.unit and not opens else top).append(entry)
        module = chapter.unit
    return top


def _nav(frame: View, chapters: Sequence[Chapter], entries: list[View], pages: Sequence[tuple[int, str]]) -> str:
    words = frame["words"]
    body = next((each for each in chapters if each.unit), chapters[-1])
    landmarks = [("cover", "cover.xhtml", words["epub-cover"]), ("toc", f"{_NAV}#toc", words["contents"])]
    landmarks.append(("bodymatter", body.path, body.title))
    last = {"glossary.xhtml": "glossary", "references.xhtml": "bibliography"}
    landmarks += [(last[each.path], each.path, each.title) for each in chapters if each.path in last]
    return (
        environment("epub")
        .get_template(_NAV)
        .render(
            {
                "lang": frame["lang"],
                "dir": frame["dir"],
                "words": words,
                "top": "",
                "name": words["contents"],
                "layout": "contents",
                "colour": "",
                "kind": "",
                "contents": entries,
                "landmarks": [{"kind": kind, "href": href, "title": title} for kind, href, title in landmarks],
                "pages": [{"page": page, "href": href} for page, href in pages],
            }
        )
    )


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """Zip the files with one fixed time; what says that this is an EPUB comes first and is not packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in (("mimetype", b"application/epub+zip"), *sorted(files.items())):
            member = zipfile.ZipInfo(path, _ZIP_TIME)
            member.compress_type = zipfile.ZIP_STORED if path == "mimetype" else zipfile.ZIP_DEFLATED
            member.external_attr = _READABLE
            member.create_system = 3  # the same on every platform
            archive.writestr(member, content)
    return out.getvalue()
