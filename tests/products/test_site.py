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

from guidepress.nodes import text_of
from guidepress.products.html_templates import environment
from guidepress.products.site_charts import charts_of, charts_text
from guidepress.products.site_fonts import faces_of
from guidepress.products.site_lists import frame_pages
from guidepress.products.site_markup import tidied
from guidepress.products.site_pages import Site, unit_pages
from guidepress.products.site_start import start_page
from guidepress.products.site_style import brand_style
from guidepress.products.site_trainers import MARK, for_trainers, trainers_page
from guidepress.products.site_workshops import workshop_pages
from guidepress.tools import font_file, font_styles

DOWNLOADS = [
    {"file": "textbook.pdf", "title": "site-textbook", "size": "PDF · 2.1 MB"},
    {"file": "decks/source-to-cup.pptx", "title": "site-slides-of", "size": "PPTX · 0.3 MB"},
    {"file": "handouts/source-to-cup.pdf", "title": "site-handout-of", "size": "PDF · 0.1 MB"},
]


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
        made = frame_pages(site, views, DOWNLOADS, ["Plex: SIL Open Font License"])
        made |= workshop_pages(site, [example.workshop("village-days", language)], example.addresses(language))
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


def test_a_workshop_tells_participants_the_agenda_and_no_more(site: Any, example: Guide) -> None:
    """Times, titles with links into the guide and who leads; no note, no list to print, no name of a participant."""
    view = example.workshop("village-days")
    page = html.fromstring(site("en")["workshops/village-days.html"])
    said = " ".join(page.find(".//main").text_content().split())
    assert "09:30–09:57Why clear water can make ill" in said
    assert "Groups of 4–6" in said
    assert "../source-to-cup/sec-why.html" in page.xpath("//table//a/@href")
    assert "../activities/act-walk-the-route.html" in page.xpath("//table//a/@href")
    notes = {text_of(each["note"]) for day in view["days"] for each in day["items"]} - {""}
    assert notes
    assert [each for each in notes if each in said] == []
    assert view["words"]["timetable-spare"] not in said


def test_from_a_workshop_each_language_leads_to_what_it_has(example: Guide) -> None:
    """Where a workshop is not held in a language, the switch leads to that language's list of workshops."""
    frame, _ = example.site("en")
    view = example.workshop("village-days")
    view["workshop"]["languages"] = ["en"]
    site = Site(frame=frame, names={"en": "English", "ar": "العربية"}, sizes={}, drawings={})
    page = html.fromstring(workshop_pages(site, [view], {})["workshops/village-days.html"])
    assert page.xpath("//nav[@class='languages']//a/@href") == [
        "../../en/workshops/village-days.html",
        "../../ar/workshops/index.html",
    ]


def test_downloads_stand_on_their_shelves(site: Any) -> None:
    """Books, handouts and slides each have a heading; what is of a module names it."""
    page = html.fromstring(site("en")["downloads.html"])
    assert [each.text_content() for each in page.iter("h2")] == ["Books", "Handouts", "Slides"]
    assert "../downloads/en/decks/source-to-cup.pptx" in page.xpath("//li//a/@href")
    assert any("Slides without notes: 1. From the source" in each.text_content() for each in page.iter("a"))


def test_a_video_is_a_card_with_its_address_as_a_code(site: Any) -> None:
    """Address to read and a code for phones; nothing of the other site is loaded."""
    page = html.fromstring(site("en")["videos.html"])
    codes = page.xpath("//div[@class='code']/svg")
    assert codes
    assert all(each.get("role") == "img" and each.get("aria-label") for each in codes)
    outside = page.xpath("//a[@class='outside']")
    assert all(each.get("rel") == "noopener noreferrer" for each in outside)
    assert all("(outside this guide)" in each.text_content() for each in outside)


def test_about_tells_licence_notice_and_whose_fonts_these_are(site: Any, example: Guide) -> None:
    """The page on the edition says what one may do with it, and thanks those whose work it uses."""
    said = html.fromstring(site("en")["about.html"]).find(".//main").text_content()
    guide = example.site("en")[0]["guide"]
    assert all(guide[key] in said for key in ("notice", "licence", "version"))
    assert "SIL Open Font License" in said
    assert "Font Awesome Free" in said


def test_only_the_trainers_edition_leads_to_their_room(site: Any, example: Guide) -> None:
    """Every page of the participants' edition lacks the link that every page of the trainers' edition has."""
    name = example.site("en")[0]["words"]["site-trainers"]
    for path, text in site("en").items():
        assert "trainers.html" not in text
        page = html.fromstring(for_trainers(text, path, name))
        assert page.xpath("//nav[@class='tools']//li[@class='room']/a/@href")[0].endswith("trainers.html"), path
        assert text.count(MARK) == 1


def test_the_room_names_each_file_by_what_it_is(example: Guide) -> None:
    """Titles name the module or the workshop; files lie in the trainers' own folder."""
    site = Site(frame=example.site("en")[0], names={"en": "English"}, sizes={}, drawings={})
    files = [
        {
            "shelf": "site-decks",
            "file": "decks/committee-short.pptx",
            "title": "site-deck-short-of",
            "size": "",
            "name": "",
        },
        {"shelf": "site-packs", "file": "packs/days.zip", "title": "site-pack-of", "size": "", "name": "Two days"},
    ]
    page = html.fromstring(trainers_page(site, files))
    found = {each.text_content(): each.get("href") for each in page.xpath("//li[contains(@class, 'entry')]//a")}
    assert found == {
        "Slides with notes, short edition: 2. A committee that lasts": (
            "../downloads/en/trainers/decks/committee-short.pptx"
        ),
        "Workshop pack: Two days": "../downloads/en/trainers/packs/days.zip",
    }


def test_faces_cover_bold_and_italic(example: Guide) -> None:
    """A variable family is one file a style, a static one has regular and bold; Arabic has no italic."""
    found = {
        family: [(each.style, each.weights) for each in faces_of(family, font_styles(family), font_file)]
        for family in ("IBM Plex Sans", "IBM Plex Sans Arabic")
    }
    assert found == {
        "IBM Plex Sans": [("normal", "400 700"), ("italic", "400 700")],
        "IBM Plex Sans Arabic": [("normal", "400"), ("normal", "700")],
    }
    faces = faces_of("IBM Plex Sans Arabic", ("normal",), font_file)
    style = brand_style(example.site("en")[0], faces)
    assert all(f'url("{each.file}") format("woff2");font-weight:{each.weights};' in style for each in faces)


def test_markup_is_plain_and_head_cells_say_of_what() -> None:
    """No style stands in the text; a head cell names its column or its row; text that looks like a tag is kept."""
    given = (
        '<table><colgroup><col style="width: 20%" /></colgroup><thead><tr><th style="text-align: right;">n</th></tr>'
        '</thead><tbody><tr><th>a &lt;th&gt;</th><td style="text-align: left;">b<br /></td></tr></tbody></table>'
    )
    assert tidied(given) == (
        '<table><thead><tr><th scope="col" class="right">n</th></tr>'
        '</thead><tbody><tr><th scope="row">a &lt;th&gt;</th><td>b<br></td></tr></tbody></table>'
    )


def test_the_first_page_leads_to_each_language(example: Guide) -> None:
    """With several languages the reader chooses; with one the page goes there by itself."""
    frames = {language: example.site(language)[0] for language in LANGUAGES}
    names = {"en": "English", "ar": "العربية"}
    page = html.document_fromstring(start_page(list(frames.values()), names))
    assert page.xpath("//li/@lang") == list(frames)
    assert page.xpath("//li//a/@href") == [f"{language}/index.html" for language in frames]
    assert not page.xpath("//meta[@http-equiv]")
    alone = html.document_fromstring(start_page([frames["en"]], names))
    assert alone.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=en/index.html"]


@pytest.mark.parametrize("folder", ["site", "epub"])
def test_templates_escape_every_text(folder: str) -> None:
    """A text that looks like markup is words in whatever the templates make."""
    assert environment(folder).from_string("{{ text }}").render(text="<b>&") == "&lt;b&gt;&amp;"
