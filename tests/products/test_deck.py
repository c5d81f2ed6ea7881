"""Decks: what a plan shows, and what the file written from it holds."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from deck_views import (
    FLOWER,
    arabic_deck,
    bullets,
    deck_view,
    english_deck,
    slide,
)
from lxml import etree
from openxml_audit import OpenXmlValidator
from PIL import Image
from pptx import Presentation

from guidepress.nodes import para, words
from guidepress.products.deck import plan_slides, slide_numbers, write_deck
from guidepress.products.slide_plan import plan_deck
from guidepress.products.slide_text import text_of

LONG = "Everybody who wants water writes the day on the door of the shed before the week begins"
SPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("media")
    (folder / "beds.svg").write_text(FLOWER, encoding="utf-8")
    Image.new("RGB", (40, 30), "#88aa66").save(folder / "beds.png")
    return folder


@pytest.fixture(scope="module")
def english(media: Path) -> bytes:
    return write_deck(english_deck(), media)[0]


@pytest.fixture(scope="module")
def arabic(media: Path) -> bytes:
    return write_deck(arabic_deck(), media)[0]


def parts(deck: bytes, pattern: str) -> dict[str, Any]:
    """The XML parts of a deck whose names match, in the order of their numbers."""
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        names = [name for name in archive.namelist() if re.fullmatch(pattern, name)]
        names.sort(key=lambda name: int("0" + "".join(re.findall(r"\d+", name))))
        return {name: etree.fromstring(archive.read(name)) for name in names}


def slides_of(deck: bytes) -> list[Any]:
    return list(parts(deck, r"ppt/slides/slide\d+\.xml").values())


def workbook(deck: bytes) -> zipfile.ZipFile:
    """The workbook behind the first chart of a deck."""
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        name = next(each for each in archive.namelist() if each.endswith("xlsx"))
        return zipfile.ZipFile(io.BytesIO(archive.read(name)))


def one_slide(made: dict[str, Any], media: Path) -> Any:
    return slides_of(write_deck(deck_view(made), media)[0])[0]


def texts(root: Any) -> list[str]:
    return ["".join(each.itertext("{*}t")) for each in root.iter("{*}p") if each.findall(".//{*}t")]


def dump(view: dict[str, Any]) -> list[str]:
    """A plan as text: number, layout and title of each real slide, and how often its body goes on."""
    return [f"{each.number} {each.layout.name}: {each.title}" for each in plan_slides(view)]


def test_every_kind_of_slide_has_its_layout() -> None:
    """Each kind of the view stands on the layout made for it, in the order of the view."""
    assert dump(english_deck())[:9] == [
        "1 title: Water, soil and the people who share them",
        "2 objectives: What you will be able to do",
        "3 section: Who waters whose beds",
        "4 text: Shared water fails where nobody knows whose turn it is",
        "5 statement: An agreement lives as long as it can be seen",
        "6 two-columns: Clay holds water, sand lets it go",
        "7 picture: Two beds drink from one tap",
        "8 picture-text: Beds beside each other share their edges",
        "9 table: Most crops want less water than people think",
    ]


def test_a_list_that_is_too_long_goes_on_on_numbered_slides() -> None:
    """Items are divided between slides of like height; titles say that they go on, and are numbered."""
    view = deck_view(slide("bullets", "Many rules", bullets(*[LONG + " " + LONG] * 9)), slide("statement", "Next"))
    assert dump(view) == [
        "1 text: Many rules",
        "2 text: Many rules (continued 2)",
        "3 text: Many rules (continued 3)",
        "4 statement: Next",
    ]
    assert [len(each.texts["body"].paragraphs) for each in plan_slides(view)[:3]] == [3, 3, 3]
    assert slide_numbers(view) == {"slide-many-rules": (1, 2, 3), "slide-next": (4,)}


def test_a_list_that_is_a_little_too_long_is_set_smaller() -> None:
    """Down to 80 per cent a list shrinks before it is divided, never below 18 points."""
    (planned,) = plan_slides(deck_view(slide("bullets", "Some rules", bullets(*[LONG] * 5))))
    scale = planned.texts["body"].scale
    assert 0.8 <= scale < 1
    assert scale * planned.layout.slot("body").levels[0].size >= 18


def test_what_can_neither_shrink_nor_be_divided_is_reported() -> None:
    """A paragraph higher than its slide is told with the slide's id, and the slide is drawn all the same."""
    plan = plan_deck(deck_view(slide("bullets", "One rule", para(words(f"{LONG}. " * 14)))))
    assert [each.slide_id for each in plan.unfit] == ["slide-one-rule"]
    assert re.search(r"\(body\) needs \d+ lines of 21 pt where \d+ fit", plan.unfit[0].message)
    assert len(plan.slides) == 1


def test_a_title_longer_than_its_box_is_reported() -> None:
    """Titles shrink to 80 per cent and are never divided."""
    plan = plan_deck(deck_view(slide("bullets", LONG * 3, bullets("x"))))
    assert len(plan.unfit) == 1
    assert "(title)" in plan.unfit[0].message


def test_a_long_table_goes_on_under_its_header() -> None:
    """Each part of a divided table begins with the header row, and no row is lost."""
    rows = [["Crop", "Note"], *([f"Crop {n}", f"{LONG} {LONG}"] for n in range(9))]
    table = {"rows": [[words(cell) for cell in row] for row in rows], "align": ["left", "left"]}
    planned = plan_slides(deck_view(slide("table", "Crops", table=table)))
    assert len(planned) > 1
    shown = [[text_of(row[0]) for row in each.table.rows] for each in planned if each.table]
    assert all(part[0] == "Crop" for part in shown)
    assert [name for part in shown for name in part[1:]] == [f"Crop {n}" for n in range(9)]


def test_a_table_keeps_every_word_whole() -> None:
    """However the room is shared out, no column is narrower than its longest word, and all of it is used."""
    rows = [["Convention", "Year", "What it says"], ["Totalization", "1982", f"{LONG} {LONG}"]]
    table = {"rows": [[words(cell) for cell in row] for row in rows], "align": ["left", "right", "left"]}
    (planned,) = plan_slides(deck_view(slide("table", "Conventions", table=table)))
    assert planned.table is not None
    assert sum(planned.table.widths) == pytest.approx(planned.layout.slot("table").box.width)
    assert planned.table.heights[0] < 2 * planned.table.size * 1.2  # the header stands on one line


def test_titles_are_unique_and_first_in_reading_order(english: bytes, media: Path) -> None:
    """No two slides of a deck bear the same title, whatever the view says; a screen reader meets it first."""
    twice = write_deck(deck_view(*[slide("bullets", "Twice", bullets("x"))] * 2), media)[0]
    for deck in (english, twice):
        titles = []
        for root in slides_of(deck):
            first = root.find("p:cSld/p:spTree/p:sp", SPACES)
            assert first.find("p:nvSpPr/p:nvPr/p:ph", SPACES).get("type") == "title"
            titles.append("".join(first.itertext("{*}t")))
        assert len(set(titles)) == len(titles)


def test_every_graphic_is_described_or_decorative(english: bytes, arabic: bytes) -> None:
    """Pictures, charts, tables, icons and codes have alternative text or say that they are decoration."""
    for root in (*slides_of(english), *slides_of(arabic)):
        graphics = root.xpath(".//p:pic|.//p:graphicFrame|.//p:sp[p:spPr/a:custGeom]", namespaces=SPACES)
        for graphic in graphics:
            named = next(graphic.iter("{*}cNvPr"))
            assert named.get("descr") or named.find(".//{*}decorative") is not None


def test_shape_ids_are_unique_on_each_slide(english: bytes) -> None:
    """The Open XML SDK misses doubled ids; PowerPoint repairs such a file."""
    for root in slides_of(english):
        ids = [each.get("id") for each in root.iter("{*}cNvPr")]
        assert len(set(ids)) == len(ids)


def test_nothing_in_a_template_is_english_by_itself(media: Path) -> None:
    """Names of layouts and placeholders come from the interface words alone."""
    view = english_deck()
    view["words"] = {key: f"«{key}»" for key in view["words"]}
    deck = write_deck(view, media)[0]
    seen = [
        each.get("name")
        for root in parts(deck, r"ppt/(slides|slideLayouts|notesMasters|notesSlides)/[^/]+\.xml").values()
        for each in root.iter("{*}cNvPr")
        if each.get("name")
    ]
    assert [name for name in seen if not name.startswith("«")] == []


def test_icons_and_panels_follow_the_theme(english: bytes) -> None:
    """No slide and no layout states a colour of its own: a change of the theme recolours everything."""
    for root in parts(english, r"ppt/(slides|slideLayouts|slideMasters|charts)/[^/]+\.xml").values():
        assert root.findall(".//{*}srgbClr") == []


def test_the_theme_holds_the_colour_of_the_module_and_the_office_font(english: bytes) -> None:
    """Accent 1 is the module's colour; Latin and complex scripts share the brand's office font."""
    (theme,) = parts(english, r"ppt/theme/theme1\.xml").values()
    assert theme.find(".//a:accent1/a:srgbClr", SPACES).get("val") == "6A3D9A"
    assert {each.get("typeface") for each in theme.iter("{*}latin", "{*}cs")} == {"Arial"}


def test_text_that_looks_like_a_formula_stays_text(media: Path) -> None:
    """In slides and in the workbook behind a chart, =HYPERLINK(…) and tags are words."""
    evil = '=HYPERLINK("http://x")'
    chart = {
        "kind": "column",
        "label": "=1+1",
        "categories": [evil, "<script>"],
        "series": [{"name": "@SUM(A1)", "values": [1, None]}],
    }
    deck = write_deck(deck_view(slide("chart", "#set <b> {{ x }}", chart=chart, alt=evil)), media)[0]
    book = workbook(deck)
    sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    strings = etree.fromstring(book.read("xl/sharedStrings.xml"))
    assert sheet.findall(".//{*}f") == []
    assert ["".join(each.itertext()) for each in strings] == ["=1+1", evil, "<script>", "@SUM(A1)"]
    assert "#set <b> {{ x }}" in texts(slides_of(deck)[0])


def test_charts_are_native_and_their_axes_valid(english: bytes) -> None:
    """Every chart slide holds an editable chart; axis ids are positive, as the schema wants."""
    charts = parts(english, r"ppt/charts/chart[^/]*\.xml")
    assert len(charts) == 6
    kinds = {etree.QName(each).localname for root in charts.values() for each in root.find(".//c:plotArea", SPACES)}
    assert {"barChart", "lineChart", "doughnutChart"} <= kinds
    for root in charts.values():
        assert all(int(each.get("val")) > 0 for each in root.iter("{*}axId", "{*}crossAx"))


def test_notes_stand_in_parts_under_their_labels(english: bytes) -> None:
    """Speaker notes begin with the time, then what to say and ask, lists marked."""
    notes = Presentation(io.BytesIO(english)).slides[3].notes_slide.notes_text_frame.text
    assert notes.split("\n") == [
        "TIME",
        "4 minutes",
        "SAY",
        "A garden is a rota before it is a bed of beans.",
        "ASK",
        "• Who watered last?",
        "• Who will water next?",
    ]


def test_footnotes_and_sources_go_into_the_notes(media: Path) -> None:
    """What a slide has no room for is not lost: footnotes, and the source in full."""
    note = {"t": "Note", "c": [para(words("Garden diary, page 7."))]}
    made = slide("bullets", "Water", para([*words("A litre"), note]), source=words("Own count."))
    frame = Presentation(io.BytesIO(write_deck(deck_view(made), media)[0])).slides[0].notes_slide.notes_text_frame
    assert frame.text.split("\n") == ["SOURCE", "Own count.", "Garden diary, page 7."]


def test_footers_slide_numbers_and_sections(english: bytes) -> None:
    """Content slides bear guide, module and version; sections follow the view and hold every slide."""
    root = slides_of(english)[3]
    assert "Community gardens · Water and soil · Version 0.3" in texts(root)
    assert root.find(".//a:fld[@type='slidenum']", SPACES) is not None
    (presentation,) = parts(english, r"ppt/presentation\.xml").values()
    sections = [(each.get("name"), len(each[0])) for each in presentation.iter("{*}section")]
    assert sections == [("Opening", 2), ("Who waters whose beds", len(slides_of(english)) - 2)]
    assert presentation.find("p:notesMasterIdLst/p:notesMasterId", SPACES) is not None


def test_a_split_slide_keeps_its_numbering(media: Path) -> None:
    """An ordered list that goes on on another slide counts on."""
    items = [[para(words(LONG + " " + LONG))] for _ in range(6)]
    ordered = {"t": "OrderedList", "c": [[1, {"t": "Decimal"}, {"t": "Period"}], items]}
    deck = write_deck(deck_view(slide("bullets", "Steps", ordered)), media)[0]
    starts = [each.get("startAt") for each in slides_of(deck)[1].iter("{*}buAutoNum")]
    assert starts == ["4", "4", "4"]


def test_words_in_another_language_say_so(media: Path) -> None:
    """Each run states its language, a span's own where it has one."""
    foreign = {"t": "Span", "c": [["", [], [["lang", "fr"]]], words("bonjour")]}
    root = one_slide(slide("statement", "Hello", para([*words("Say "), foreign])), media)
    spoken = [(each.find("{*}t").text, each.find("{*}rPr").get("lang")) for each in root.iter("{*}r")]
    assert ("Say ", "en-GB") in spoken
    assert ("bonjour", "fr-FR") in spoken


def test_only_addresses_of_the_web_become_links(media: Path) -> None:
    """A link to a place of the guide is plain words in a deck; a script is never a target."""
    targets = ("https://example.org/", "#sec-x", "javascript:alert(1)")
    links = [{"t": "Link", "c": [["", [], []], words(f"to {target}"), [target, ""]]} for target in targets]
    root = one_slide(slide("bullets", "Links", para(links)), media)
    assert len(root.findall(".//{*}hlinkClick")) == 1


def test_long_addresses_among_references_are_shown_short(media: Path) -> None:
    """A slide shows the host of a long address; the link still leads to the whole of it."""
    url = "https://example.org/" + "a-very-long-path-" * 5
    link = {"t": "Link", "c": [["", [], []], words(url), [url, ""]]}
    deck, _ = write_deck(deck_view(slide("references", "References", para([link]))), media)
    assert "example.org" in texts(slides_of(deck)[0])
    shape = Presentation(io.BytesIO(deck)).slides[0].placeholders[1]
    assert shape.text_frame.paragraphs[0].runs[0].hyperlink.address == url


def test_an_svg_is_embedded_beside_its_png(english: bytes) -> None:
    """New programs show the drawing, old ones the picture made from it."""
    root = slides_of(english)[6]
    assert root.find(".//{*}svgBlip") is not None
    with zipfile.ZipFile(io.BytesIO(english)) as archive:
        assert "ppt/media/drawing7.svg" in archive.namelist()


def test_right_to_left_mirrors_layouts_paragraphs_tables_and_charts(english: bytes, arabic: bytes) -> None:
    """Boxes stand at mirrored places, paragraphs and tables run from the right, bars grow to the left."""

    def boxes(deck: bytes) -> list[tuple[int, int]]:
        layouts = parts(deck, r"ppt/slideLayouts/[^/]+\.xml").values()
        frames = [each for root in layouts for each in root.iter("{*}xfrm")]
        return [(int(each[0].get("x")), int(each[1].get("cx"))) for each in frames if each[1].get("cx") != "0"]

    assert [(12192000 - x - width, width) for x, width in boxes(english)] == boxes(arabic)
    table = next(each for root in slides_of(arabic) for each in root.iter("{*}tblPr"))
    assert (table.get("rtl"), table.get("firstRow")) == ("1", "1")
    level = next(iter(parts(arabic, r"ppt/slideLayouts/[^/]+\.xml").values())).find(".//{*}lvl1pPr")
    assert (level.get("rtl"), level.get("algn")) == ("1", "r")
    bar = next(iter(parts(arabic, r"ppt/charts/chart[^/]*\.xml").values()))
    assert [each.get("val") for each in bar.iter("{*}orientation")] == ["maxMin", "maxMin"]


def test_numbers_with_units_keep_their_order_from_the_right(arabic: bytes) -> None:
    """Number and unit stand between left-to-right marks, or "20 L" would turn into "L 20"."""
    assert any("\u200e20 L\u200e" in text for text in texts(slides_of(arabic)[3]))


def test_what_is_not_translated_is_marked_and_runs_its_own_way(arabic: bytes) -> None:
    """A fallback keeps language and direction of the source, and the footer says that it waits."""
    root = slides_of(arabic)[3]
    waiting = next(each for each in root.iter("{*}p") if "This block" in "".join(each.itertext("{*}t")))
    assert (waiting.find("{*}pPr").get("rtl"), waiting.find("{*}r/{*}rPr").get("lang")) == ("0", "en-GB")
    assert any("not yet translated" in text for text in texts(root))


def test_an_untranslated_line_runs_its_own_way(media: Path) -> None:
    """Marks of its direction around an untranslated text keep its full stop at its own end."""
    waiting = {"t": "Span", "c": [["", ["fallback"], [["lang", "en"], ["dir", "ltr"]]], words("Not yet.")]}
    made = slide("statement", "عنوان", para([waiting]))
    root = slides_of(write_deck(deck_view(made, lang="ar", direction="rtl"), media)[0])[0]
    assert "\u200eNot yet.\u200e" in texts(root)


def test_the_same_view_gives_the_same_bytes(english: bytes, media: Path) -> None:
    """No clock and no chance is in a deck, nor in the workbooks within."""
    again, _ = write_deck(english_deck(), media)
    assert again == english
    with zipfile.ZipFile(io.BytesIO(english)) as archive:
        assert {each.date_time[0] for each in archive.infolist()} == {1980}
    book = workbook(english)
    assert b"2026-05-03T00:00:00Z" in book.read("docProps/core.xml")


def test_decks_are_valid(english: bytes, arabic: bytes, tmp_path: Path) -> None:
    """Schema, ids and relations of both decks satisfy openxml-audit."""
    for name, deck in (("english", english), ("arabic", arabic)):
        path = tmp_path / f"{name}.pptx"
        path.write_bytes(deck)
        result = OpenXmlValidator().validate(path)
        assert [str(each) for each in result.errors] == []
