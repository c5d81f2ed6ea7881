"""The pages of the website: every link leads somewhere, nothing is loaded from outside, untrusted text stays text."""

from __future__ import annotations

import posixpath
import re
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from example import LANGUAGES, Guide
from lxml import html

from guidepress.products.site_charts import charts_of, charts_text
from guidepress.products.site_lists import frame_pages
from guidepress.products.site_pages import Site, unit_pages

DOWNLOADS = [{"file": "textbook.pdf", "title": "site-textbook", "size": "PDF · 2.1 MB"}]


@pytest.fixture(scope="module")
def site(example: Guide) -> Any:
    """Give the pages of a language, each as HTML; made once."""

    @cache
    def pages(language: str) -> dict[str, str]:
        frame, views = example.site(language)
        drawings = {
            each["id"]: f"charts/{each['id']}.svg"
            for view in views
            for each in charts_of([*view["sections"], *view["cases"], *view["activities"]])
        }
        site = Site(frame=frame, names={"en": "English", "ar": "العربية"}, sizes={}, drawings=drawings)
        made = frame_pages(site, views, DOWNLOADS)
        for view in views:
            made |= unit_pages(site, view)
        return made

    return pages


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_inside_leads_to_a_place(site: Any, language: str) -> None:
    """Each relative link names a page of the site, and its fragment an id of that page; ids are unique."""
    trees = {path: html.fromstring(text) for path, text in site(language).items()}
    ids = {path: [each.get("id") for each in tree.iter() if each.get("id")] for path, tree in trees.items()}
    assert {path: each for path, each in ids.items() if len(each) != len(set(each))} == {}
    lost = []
    for path, tree in trees.items():
        for node in tree.iter("a"):
            target, _, fragment = node.get("href").partition("#")
            if target.startswith(("http", "mailto:")):
                continue
            page = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            if page.startswith(("../ar/", "../en/", "../downloads/")):
                continue
            if page not in ids or (fragment and fragment not in ids[page]):
                lost.append((path, node.get("href")))
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_say_what_they_are(site: Any, language: str) -> None:
    """Language, direction, a title, one main heading and headings in order; the same pages exist in every language."""
    assert set(site(language)) == set(site("en"))
    for path, text in site(language).items():
        tree = html.document_fromstring(text)
        assert tree.get("lang") == language
        assert tree.get("dir") == ("rtl" if language == "ar" else "ltr")
        assert tree.findtext(".//title")
        levels = [int(node.tag[1]) for node in tree.iter("h1", "h2", "h3", "h4")]
        assert levels.count(1) == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), (path, levels)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_loaded_from_outside(site: Any, language: str) -> None:
    """Style, scripts and pictures are files of the site; only links lead outside."""
    for path, text in site(language).items():
        tree = html.fromstring(text)
        loaded = [
            node.get("src") or node.get("href") for node in tree.iter("img", "script", "link", "iframe", "source")
        ]
        assert [each for each in loaded if re.match(r"[a-z]+:|//", each)] == [], path


@pytest.mark.parametrize("language", LANGUAGES)
def test_untrusted_text_stays_text(site: Any, language: str) -> None:
    """What looks like markup in the source is words on the page."""
    pages = site(language)
    whole = "".join(pages.values())
    assert "<script>cup" not in whole
    assert "<script>alert" not in whole
    assert "&lt;script&gt;alert" in whole
    for text in pages.values():
        scripts = list(html.fromstring(text).iter("script"))
        assert [node.get("src") for node in scripts if not (node.get("src") or "").endswith(".js")] == []


def test_cases_and_activities_are_pages_of_their_own(site: Any) -> None:
    """A section names its cases as entries with links; the case's text stands on its own page only."""
    pages = site("en")
    section = html.fromstring(pages["source-to-cup/sec-barriers.html"])
    entries = {node.get("href") for node in section.iterfind(".//div[@class='box entry case']//a")}
    assert "../cases/case-springs.html" in entries
    case = html.fromstring(pages["cases/case-springs.html"])
    assert "western Kenya" in case.find(".//h1").text_content()
    assert case.xpath("//nav[@class='trail']//a/@href") == ["../index.html", "../source-to-cup/index.html"]


def test_a_term_has_its_definition_on_the_page(site: Any) -> None:
    """Each term that a page links to is defined at its end, where the script finds it."""
    page = html.fromstring(site("en")["source-to-cup/sec-why.html"])
    linked = {node.get("href").split("#term-")[1] for node in page.iterfind(".//a[@class='term']")}
    defined = {node.get("id").removeprefix("define-") for node in page.iterfind(".//dt[@id]")}
    assert linked
    assert linked == defined


def test_charts_are_drawn_by_the_book_s_own_code(example: Guide) -> None:
    """The text for typst imports the textbook's charts and holds the figures of each chart."""
    view = example.view("site", "source-to-cup")
    charts = charts_of([*view["sections"], *view["cases"], *view["activities"]])
    assert charts
    text = charts_text(view, charts)
    assert '#import "/typst/charts.typ": draw-chart' in text
    assert text.count("#draw-chart(") == len(charts)
