"""The action of the EPUB: the website's views and the printed book's pages become one file for reading programs."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guidepress.kitchen import Kitchen, write_file
from guidepress.tasks.site import chart_drawings, picture_sizes
from guidepress.tasks.telling import action, load_view

if TYPE_CHECKING:
    from guidepress.products.site_fonts import Face

_COVER_DOTS = 220
"""Dots to the inch: the cover is about 1,500 dots wide, which is sharp on a telephone and in a shop's list."""


@action
def make_epub(kitchen: Kitchen, language: str, units: Sequence[str], target: Path) -> dict[str, Any]:
    """Write the EPUB of a language."""
    from guidepress.products.epub_book import MEDIA, chapters_of, mark_pages
    from guidepress.products.epub_marks import pictures_in
    from guidepress.products.epub_package import write_epub
    from guidepress.products.epub_style import book_style

    frame = load_view(kitchen.view(language, "guide", "site"))
    views = [load_view(kitchen.view(language, unit, "site")) for unit in units]
    sizes = picture_sizes(kitchen)
    drawn: dict[str, tuple[bytes, tuple[int, int]]] = {}
    for view in views:
        drawn |= chart_drawings(kitchen, language, view)
    drawings = {name: f"charts/{name}.svg" for name in drawn}
    sizes |= {drawings[name]: size for name, (_, size) in drawn.items()}
    chapters = chapters_of(frame, views, sizes, drawings)
    pages = mark_pages(chapters, json.loads(kitchen.pages(language, "textbook").read_bytes()), frame["words"]["page"])
    fonts, files = _fonts(kitchen, frame, units)
    files |= {"cover.png": _cover(kitchen, language), "book.css": book_style(frame, fonts).encode("utf-8")}
    charts = {f"{MEDIA}/{drawings[name]}": drawing for name, (drawing, _) in drawn.items()}
    for chapter in chapters:
        for name in pictures_in(chapter.tree):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(chapter.path), name))
            if path not in files:
                files[path] = charts.get(path) or _picture(kitchen, frame, path.removeprefix(f"{MEDIA}/"))
    write_file(target, write_epub(frame, chapters, pages, files))
    return {"pages": len(pages)}


def _picture(kitchen: Kitchen, frame: dict[str, Any], name: str) -> bytes:
    """Give a picture of the source; a drawing brings the letters of its words."""
    from guidepress.products.site_fonts import with_font
    from guidepress.tools import font_file

    raw = (kitchen.source / "media" / name).read_bytes()
    family = frame["brand"]["fonts"]["headings"]
    return with_font(raw, family, font_file(family).read_bytes()) if name.lower().endswith(".svg") else raw


def _fonts(kitchen: Kitchen, frame: dict[str, Any], units: Iterable[str]) -> tuple[list[Face], dict[str, bytes]]:
    """Cut the faces of the headings to the letters of the book; give their files too, by their paths in the book."""
    from guidepress.products.epub_style import FONTS
    from guidepress.products.site_fonts import faces_of, web_font
    from guidepress.tools import font_file

    views = (kitchen.view(frame["lang"], unit, "site") for unit in ("guide", *units))
    letters = "".join(sorted(set("".join(view.read_text(encoding="utf-8") for view in views))))
    fonts = frame["brand"]["fonts"]
    families = [fonts["arabic"], fonts["headings"]] if frame["dir"] == "rtl" else [fonts["headings"]]
    faces = [face for family in families for face in faces_of(family, ("normal",), font_file)]
    return faces, {f"{FONTS}/{face.file}": web_font(face.source.read_bytes(), letters) for face in faces}


def _cover(kitchen: Kitchen, language: str) -> bytes:
    """Draw the cover of the textbook."""
    from guidepress.products.textbook import write_cover
    from guidepress.products.typst_values import font_families
    from guidepress.tools import draw_pages

    frame = load_view(kitchen.view(language, "guide", "textbook"))
    main = kitchen.typst(language, "cover")
    write_file(main, write_cover(frame))
    return draw_pages(main, kitchen.work, ppi=_COVER_DOTS, fonts=font_families(frame))[0]
