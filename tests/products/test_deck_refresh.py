"""Refreshing a trainer's deck: theirs stays, what only the source changed is renewed, conflicts stand together."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import deck_edits as trainer
import pytest
from deck_edits import changed, deck, edited, name_of, shown, slide_named, small_view, titles, with_new, without
from deck_views import FLOWER, arabic_deck, bullets, interface_words, slide
from lxml import etree
from openxml_audit import OpenXmlValidator
from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Pt

from guidepress.nodes import words
from guidepress.products.deck import write_combined_deck
from guidepress.products.deck_compare import compare_decks
from guidepress.products.deck_content import read_deck
from guidepress.products.deck_refresh import refresh_deck
from guidepress.products.deck_report import refresh_report

WORDS = interface_words()
SECTION = "{http://schemas.microsoft.com/office/powerpoint/2010/main}section"


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("media")
    (folder / "beds.svg").write_text(FLOWER, encoding="utf-8")
    Image.new("RGB", (40, 30), "#88aa66").save(folder / "beds.png")
    return folder


@pytest.fixture(scope="module")
def base(media: Path) -> bytes:
    return deck(small_view(), media)


@pytest.fixture(scope="module")
def schemas() -> OpenXmlValidator:
    return OpenXmlValidator()


@pytest.fixture
def valid(tmp_path: Path, schemas: OpenXmlValidator) -> Callable[[bytes], None]:
    """A check of a deck: schemas, no part twice, each slide in one section, ids that are there once."""

    def check(content: bytes) -> None:
        path = tmp_path / "checked.pptx"
        path.write_bytes(content)
        assert [str(each) for each in schemas.validate(path).errors] == []
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            presentation = etree.fromstring(archive.read("ppt/presentation.xml"))
        assert len(names) == len(set(names))
        listed = [each.get("id") for each in presentation.iter("{*}sldId") if "2010" not in each.tag]
        members = [each.get("id") for section in presentation.iter(SECTION) for each in section.iter("{*}sldId")]
        assert members in ([], listed)
        for each in Presentation(path).slides:
            numbers = [named.get("id") for named in each.element.iter("{*}cNvPr")]
            assert len(numbers) == len(set(numbers))

    return check


def refreshed(theirs: bytes, today: bytes) -> bytes:
    return refresh_deck(theirs, today, WORDS)[0]


def quiet(content: bytes, today: bytes) -> None:
    """A second refresh tells nothing and changes nothing."""
    again, comparison = refresh_deck(content, today, WORDS)
    assert WORDS["copy-up-to-date"] in refresh_report(comparison, WORDS)
    assert read_deck(again) == read_deck(content)


def marks(content: bytes) -> dict[str, str]:
    """The marks of a deck, by the names of their slides."""
    found = {}
    for each in Presentation(io.BytesIO(content)).slides:
        found |= {name_of(each): shape.text_frame.text for shape in each.shapes if shape.name == WORDS["slot-refresh"]}
    return found


def notes_of(content: bytes, name: str) -> str:
    shown_slide = slide_named(Presentation(io.BytesIO(content)), name)
    return str(shown_slide.notes_slide.notes_text_frame.text)


def test_what_only_the_source_changed_is_renewed(base: bytes, media: Path, valid: Callable[[bytes], None]) -> None:
    """An untouched slide becomes today's with its notes; it keeps its place and its layout of the trainer's package."""
    notes = [{"kind": "say", "label": "Say", "blocks": [bullets("New.")]}]
    view = changed(small_view(), "slide-turn", blocks=[bullets("A list on the door")], notes=notes)
    today = deck(view, media)
    made = refreshed(edited(base, trainer.adds("My village", 1)), today)
    assert titles(made)[:3] == ["Water and soil", "My village", "Whose turn it is"]
    assert "A list on the door" in shown(made)[2]
    assert notes_of(made, "slide-turn") == "SAY\n• New."
    assert len(Presentation(io.BytesIO(made)).slide_masters) == 1
    valid(made)
    quiet(made, today)


def test_what_only_the_trainer_changed_stays(base: bytes, valid: Callable[[bytes], None]) -> None:
    """Edited, added, hidden, moved and removed slides are as the trainer left them, with their own shapes."""
    theirs = edited(
        base,
        trainer.writes("slide-turn", "Text", "My rota"),
        trainer.writes_beside("slide-clay", "Mind the step"),
        trainer.hides("slide-beds"),
        trainer.adds("My village", 3),
        trainer.removes("slide-crops"),
        trainer.moves("slide-points", 1),
    )
    made = refreshed(theirs, base)
    assert shown(made) == shown(theirs)
    assert read_deck(made).slides == read_deck(theirs).slides
    valid(made)
    quiet(made, base)


def test_the_trainers_theme_and_pictures_stay(base: bytes, media: Path) -> None:
    """A recoloured theme and an own picture are in the new deck; renewed slides follow the recoloured theme."""

    def recolour(presentation: Any) -> None:
        master = presentation.slide_masters[0].part
        theme = next(each.target_part for each in master.rels.values() if each.reltype.endswith("/theme"))
        theme._blob = re.sub(rb'(<a:accent1><a:srgbClr val=")\w+', rb"\g<1>00AA00", theme.blob)  # noqa: SLF001

    def own_picture(presentation: Any) -> None:
        slide_named(presentation, "slide-clay").shapes.add_picture(str(media / "beds.png"), Pt(10), Pt(10))

    today = deck(changed(small_view(), "slide-turn", title=words("Whose day")), media)
    made = refreshed(edited(base, recolour, own_picture), today)
    assert "Whose day" in titles(made)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        themes = [archive.read(name) for name in archive.namelist() if "theme/theme" in name]
        pixels = [archive.read(name) for name in archive.namelist() if name.endswith(".png")]
    assert sum(b"00AA00" in each for each in themes) == 1
    assert (media / "beds.png").read_bytes() in pixels


def test_new_slides_come_after_their_predecessor(base: bytes, media: Path, valid: Callable[[bytes], None]) -> None:
    """Where the predecessor is gone, a new slide comes after the one before it; several keep their order."""
    loam = slide("bullets", "Loam", bullets("Best"), id="slide-loam")
    peat = slide("bullets", "Peat", bullets("Never"), id="slide-peat")
    view = with_new(with_new(small_view(), "slide-clay", loam), "slide-loam", peat)
    today = deck(view, media)
    theirs = edited(base, trainer.adds("My village", 3), trainer.removes("slide-clay"))
    made = refreshed(theirs, today)
    assert titles(made)[:6] == [
        "Water and soil",
        "Whose turn it is",
        "Loam",
        "Peat",
        "My village",
        "Two beds drink",
    ]
    valid(made)
    quiet(made, today)


def test_a_new_first_slide_comes_first(base: bytes, media: Path) -> None:
    """A slide that nothing stands before in the source is the first."""
    view = small_view()
    view["slides"].insert(0, slide("statement", "Before all", id="slide-before", section="sec-start"))
    assert titles(refreshed(base, deck(view, media)))[:2] == ["Before all", "Water and soil"]


def test_a_new_chart_and_picture_bring_what_they_need(base: bytes, media: Path, valid: Callable[[bytes], None]) -> None:
    """A copied chart has its own workbook, a copied picture its SVG; a picture that is there is not stored twice."""
    chart = {**trainer.CHART, "categories": ["Wells", "Taps"]}
    view = with_new(small_view(), "slide-clay", slide("chart", "Wells", chart=chart, alt="Bars.", id="slide-wells"))
    shows = {"path": "beds.svg", "alt": "Two beds.", "decorative": False}
    view = with_new(view, "slide-wells", slide("picture", "Beds again", picture=shows, id="slide-again"))
    made = refreshed(base, deck(view, media))
    presentation = Presentation(io.BytesIO(made))
    charts = [shape.chart for each in presentation.slides for shape in each.shapes if shape.has_chart]
    assert [list(each.plots[0].categories) for each in charts] == [["Wells", "Taps"], ["Tomatoes", "Lettuce"]]
    books = [each.part.chart_workbook.xlsx_part for each in charts]
    assert len({each.partname for each in books}) == 2
    with zipfile.ZipFile(io.BytesIO(books[0].blob)) as book:
        assert b"Wells" in book.read("xl/sharedStrings.xml")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert sum(name.endswith(".svg") for name in archive.namelist()) == 1
        again = next(each for each in presentation.slides if name_of(each) == "slide-again")
        assert b"svgBlip" in etree.tostring(again.element)
    valid(made)


def test_gone_slides_are_removed_unless_edited(base: bytes, media: Path, valid: Callable[[bytes], None]) -> None:
    """What the source no longer has goes if nobody touched it, and stays with a mark if the trainer did."""
    today = deck(without(without(small_view(), "slide-crops"), "slide-points"), media)
    made = refreshed(edited(base, trainer.writes("slide-points", "Text", "My point")), today)
    assert titles(made)[-2:] == ["Tomatoes drink most", "Key points"]
    assert "Crops want little" not in titles(made)
    assert marks(made) == {"slide-points~yours": WORDS["copy-mark-gone"]}
    valid(made)
    quiet(made, today)


def test_what_the_trainer_removed_stays_removed(base: bytes, media: Path) -> None:
    """A removed slide does not come back, not even when the source has changed it; the report says so."""
    today = deck(changed(small_view(), "slide-turn", title=words("Whose day")), media)
    made, comparison = refresh_deck(edited(base, trainer.removes("slide-turn")), today, WORDS)
    assert "Whose day" not in titles(made)
    assert WORDS["copy-did-removed"] in refresh_report(comparison, WORDS)
    quiet(made, today)


def test_conflicts_stand_side_by_side(base: bytes, media: Path, valid: Callable[[bytes], None]) -> None:
    """The trainer's version, then today's, each with a mark; nothing of either is lost."""
    today = deck(changed(small_view(), "slide-turn", blocks=[bullets("The guide's rota")]), media)
    made = refreshed(edited(base, trainer.writes("slide-turn", "Text", "My rota")), today)
    assert [each for each in shown(made) if "Whose turn" in each] == [
        f"Whose turn it is | My rota / Three can share | {WORDS['copy-mark-yours']}",
        f"Whose turn it is | The guide's rota | {WORDS['copy-mark-guide']}",
    ]
    assert list(marks(made)) == ["slide-turn~yours", "slide-turn"]
    valid(made)
    quiet(made, today)


def test_a_decided_conflict_is_over(base: bytes, media: Path, valid: Callable[[bytes], None]) -> None:
    """Whichever of the two the trainer deletes, the other is the slide from then on, and its mark goes."""
    today = deck(changed(small_view(), "slide-turn", blocks=[bullets("The guide's rota")]), media)
    both = refreshed(edited(base, trainer.writes("slide-turn", "Text", "My rota")), today)
    mine = refreshed(edited(both, trainer.removes("slide-turn")), today)
    guides = refreshed(edited(both, trainer.removes("slide-turn~yours")), today)
    assert "Whose turn it is | My rota / Three can share" in shown(mine)
    assert "Whose turn it is | The guide's rota" in shown(guides)
    for each in (mine, guides):
        assert marks(each) == {}
        assert "slide-turn" in [slide.name for slide in read_deck(each).slides]
        valid(each)
    assert [each.outcome for each in compare_decks(mine, today).slides].count("edited") == 1
    assert {each.outcome for each in compare_decks(guides, today).slides} == {"same"}


def test_an_open_conflict_goes_on(base: bytes, media: Path) -> None:
    """While both stand, a newer source renews its own version; the trainer's stays."""
    view = changed(small_view(), "slide-turn", blocks=[bullets("The guide's rota")])
    both = refreshed(edited(base, trainer.writes("slide-turn", "Text", "My rota")), deck(view, media))
    today = deck(changed(view, "slide-turn", blocks=[bullets("The newest rota")]), media)
    made = refreshed(both, today)
    assert [each.split(" | ")[1] for each in shown(made) if "Whose turn" in each] == [
        "My rota / Three can share",
        "The newest rota",
    ]
    assert list(marks(made)) == ["slide-turn~yours", "slide-turn"]
    quiet(made, today)


def test_a_second_conflict_on_the_same_slide_keeps_everything(base: bytes, media: Path) -> None:
    """Who edits the guide's version too, and meets a newer one, has three slides to choose from."""
    view = changed(small_view(), "slide-turn", blocks=[bullets("The guide's rota")])
    both = refreshed(edited(base, trainer.writes("slide-turn", "Text", "My rota")), deck(view, media))
    today = deck(changed(view, "slide-turn", blocks=[bullets("The newest rota")]), media)
    made = refreshed(edited(both, trainer.writes("slide-turn", "Text", "My second rota")), today)
    assert [each.split(" | ")[1] for each in shown(made) if "Whose turn" in each] == [
        "My rota / Three can share",
        "My second rota",
        "The newest rota",
    ]
    names = [each.name for each in read_deck(made).slides if each.name]
    assert len(names) == len(set(names))
    quiet(made, today)


def test_a_slide_that_comes_back_stands_beside_the_kept_one(base: bytes, media: Path) -> None:
    """A slide that was gone, was kept because it was edited, and is in the source again."""
    gone = deck(without(small_view(), "slide-points"), media)
    kept = refreshed(edited(base, trainer.writes("slide-points", "Text", "My point")), gone)
    made = refreshed(kept, base)
    assert titles(made)[-2:] == ["Key points", "Key points"]
    assert marks(made) == {"slide-points~yours": WORDS["copy-mark-yours"], "slide-points": WORDS["copy-mark-guide"]}


def test_the_trainers_notes_and_the_sources_text_go_together(
    base: bytes, media: Path, valid: Callable[[bytes], None]
) -> None:
    """Edited notes stay on a slide whose text the source changed, hidden slides stay hidden; no mark is needed."""
    today = deck(changed(small_view(), "slide-turn", title=words("Whose day")), media)
    made = refreshed(edited(base, trainer.notes("slide-turn", "Mine"), trainer.hides("slide-turn")), today)
    assert titles(made)[1] == "Whose day"
    assert notes_of(made, "slide-turn") == "Mine"
    assert read_deck(made).slides[1].hidden
    assert marks(made) == {}
    valid(made)
    quiet(made, today)


def test_the_trainers_text_and_the_sources_notes_go_together(
    base: bytes, media: Path, valid: Callable[[bytes], None]
) -> None:
    """New notes reach an edited slide, with or without notes before."""
    notes = [{"kind": "say", "label": "Say", "blocks": [bullets("New.")]}]
    view = changed(changed(small_view(), "slide-turn", notes=notes), "slide-clay", notes=notes)
    theirs = edited(
        base,
        trainer.writes("slide-turn", "Text", "My rota"),
        trainer.bold("slide-clay", "Column 1"),
    )
    made = refreshed(theirs, deck(view, media))
    assert "My rota" in shown(made)[1]
    assert [notes_of(made, name) for name in ("slide-turn", "slide-clay")] == ["SAY\n• New."] * 2
    valid(made)


def test_different_texts_of_one_slide_go_together(base: bytes, media: Path, valid: Callable[[bytes], None]) -> None:
    """Each side's text stands, and what the trainer moved stays where it is."""
    today = deck(changed(small_view(), "slide-turn", title=words("Whose day"), blocks=[bullets("A list")]), media)
    theirs = edited(base, trainer.shifts("slide-turn", "Text"), trainer.writes_beside("slide-turn", "Mind the step"))
    made = refreshed(theirs, today)
    assert shown(made)[1] == "Whose day | A list | Mind the step"
    places = [read_deck(each).slides[1].piece("Text") for each in (theirs, made)]
    assert places[0]
    assert places[1]
    assert places[0].place == places[1].place
    assert marks(made) == {}
    valid(made)
    quiet(made, today)


def test_table_chart_and_picture_go_with_the_trainers_title(
    base: bytes, media: Path, valid: Callable[[bytes], None]
) -> None:
    """What the source changed is taken whole, what the trainer wrote beside it stays."""
    rows = [[words(cell) for cell in row] for row in (("Crop", "Litres"), ("Tomatoes", "50"))]
    chart = {**trainer.CHART, "series": [{"name": "Litres a week", "values": [50, 20]}]}
    view = changed(small_view(), "slide-crops", table={"rows": rows, "align": ["left", "right"]})
    view = changed(
        changed(view, "slide-chart", chart=chart),
        "slide-beds",
        picture={"path": "beds.png", "alt": "Beds.", "decorative": False},
    )
    mine = [trainer.writes(name, "Title", f"My {name}") for name in ("slide-crops", "slide-chart", "slide-beds")]
    today = deck(view, media)
    made = refreshed(edited(base, *mine), today)
    slides = {each.name: each for each in read_deck(made).slides}
    assert slides["slide-crops"].title == "My slide-crops"
    assert "Tomatoes | 50" in slides["slide-crops"].piece("Table").lines  # type: ignore[union-attr]
    assert "Tomatoes | 50" in slides["slide-chart"].piece("Chart").lines  # type: ignore[union-attr]
    assert [slides["slide-beds"].title, len(slides["slide-beds"].pieces)] == ["My slide-beds", 3]
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert (media / "beds.png").read_bytes() in [archive.read(n) for n in archive.namelist() if n.endswith(".png")]
    valid(made)
    quiet(made, today)


def test_the_same_change_on_both_sides_needs_nothing(base: bytes, media: Path) -> None:
    """Who has corrected what the source corrected too meets no conflict."""
    today = deck(changed(small_view(), "slide-turn", title=words("Whose day")), media)
    made = refreshed(edited(base, trainer.writes("slide-turn", "Title", "Whose day")), today)
    assert titles(made).count("Whose day") == 1
    assert marks(made) == {}
    quiet(made, today)


def test_a_format_alone_is_not_lost(base: bytes, media: Path) -> None:
    """A colour set by hand on a text that the source changed is a conflict; on another text both stand."""

    def red(presentation: Any) -> None:
        frame = trainer.shape_named(slide_named(presentation, "slide-turn"), "Text").text_frame
        frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(200, 0, 0)

    theirs = edited(base, red)
    same = refreshed(theirs, deck(changed(small_view(), "slide-turn", blocks=[bullets("A list")]), media))
    assert list(marks(same)) == ["slide-turn~yours", "slide-turn"]
    other = refreshed(theirs, deck(changed(small_view(), "slide-turn", title=words("Whose day")), media))
    with zipfile.ZipFile(io.BytesIO(other)) as archive:
        assert b'C80000"' in archive.read("ppt/slides/slide2.xml")
    assert titles(other)[1] == "Whose day"


def test_order(base: bytes, media: Path) -> None:
    """A new order of the source is followed, own slides stay with their neighbours; the trainer's order goes first."""
    view = small_view()
    view["slides"].insert(1, view["slides"].pop(4))
    today = deck(view, media)
    made = refreshed(edited(base, trainer.adds("My crops", 5)), today)
    assert titles(made)[:4] == ["Water and soil", "Crops want little", "My crops", "Whose turn it is"]
    moved = refreshed(edited(base, trainer.moves("slide-points", 1)), today)
    assert titles(moved)[:3] == ["Water and soil", "Key points", "Whose turn it is"]
    quiet(made, today)


def test_sections_follow(base: bytes, media: Path, valid: Callable[[bytes], None]) -> None:
    """New slides join the section of their neighbours, a new section comes along, an empty one goes."""
    view = small_view()
    view["sections"][1]["title"] = "Whose beds are wet"
    view["sections"].append({"id": "sec-end", "title": "Closing"})
    view["slides"].append(slide("statement", "Goodbye", id="slide-bye", section="sec-end"))
    view = with_new(view, "slide-clay", slide("bullets", "Loam", bullets("Best"), id="slide-loam"))
    view = without(view, "slide-title")
    made = refreshed(base, deck(view, media))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        presentation = etree.fromstring(archive.read("ppt/presentation.xml"))
    found = [(each.get("name"), len(list(each.iter("{*}sldId")))) for each in presentation.iter(SECTION)]
    assert found == [("Whose beds are wet", 7), ("Closing", 1)]
    valid(made)


def test_links_between_slides_hold(base: bytes, media: Path, valid: Callable[[bytes], None]) -> None:
    """A trainer's link to a slide leads to its renewed form; a link to a slide that is gone goes, its words stay."""

    def link(presentation: Any) -> None:
        own = next(each for each in presentation.slides if each.shapes.title.text == "My village")
        for name in ("slide-turn", "slide-points"):
            box = own.shapes.add_textbox(Pt(100), Pt(400), Pt(300), Pt(40))
            box.text_frame.text = f"To {name}"
            box.click_action.target_slide = slide_named(presentation, name)

    view = without(changed(small_view(), "slide-turn", title=words("Whose day")), "slide-points")
    made = refreshed(edited(base, trainer.adds("My village", 1), link), deck(view, media))
    boxes = [each for each in Presentation(io.BytesIO(made)).slides[1].shapes if each.name.startswith("TextBox")]
    first, second = (each.click_action.target_slide for each in boxes)
    assert first.shapes.title.text == "Whose day"
    assert (second, boxes[1].text_frame.text) == (None, "To slide-points")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert sum(bool(re.fullmatch(r"ppt/slides/slide\d+.xml", name)) for name in archive.namelist()) == 7
    valid(made)


def test_footers_bear_todays_version(base: bytes, media: Path) -> None:
    """Footers as they were generated are renewed on all slides, the trainer's own footer stays."""
    view = small_view()
    view["guide"]["version"] = "0.4"
    theirs = edited(
        base, trainer.writes("slide-turn", "Footer", "My course"), trainer.writes("slide-clay", "Title", "Mine")
    )
    feet = {each.name: each.foot for each in read_deck(refreshed(theirs, deck(view, media))).slides}
    assert feet["slide-clay"].endswith("Version 0.4")
    assert feet["slide-turn"] == "My course"


def test_modules_of_a_combined_deck_keep_their_masters(media: Path, valid: Callable[[bytes], None]) -> None:
    """In a deck of several modules a new slide takes the master of its own module, and a new module brings one."""

    def module(identifier: str, colour: str, **more: Any) -> dict[str, Any]:
        view = {**small_view(), **more}
        view["slides"] = [{**each, "id": f"{each['id']}-{identifier}"} for each in view["slides"]]
        view["brand"] = {**view["brand"], "colours": {**view["brand"]["colours"], "module-3": colour}}
        return {**view, "module": {**view["module"], "id": identifier}}

    views = [module("garden", "#6A3D9A"), module("wells", "#1F5FA8")]
    theirs = edited(write_combined_deck(views, media)[0], trainer.writes("slide-turn-wells", "Text", "My rota"))
    views[1] = with_new(views[1], "slide-clay-wells", slide("bullets", "Loam", bullets("Best"), id="slide-loam"))
    made = refreshed(theirs, write_combined_deck(views, media)[0])
    presentation = Presentation(io.BytesIO(made))
    masters = [slide_named(presentation, name).slide_layout.slide_master for name in ("slide-loam", "slide-clay-wells")]
    assert masters[0] == masters[1]
    assert len(presentation.slide_masters) == 2
    valid(made)
    views.append(module("taps", "#8A5600"))
    more = refreshed(made, write_combined_deck(views, media)[0])
    assert len(Presentation(io.BytesIO(more)).slide_masters) == 3
    assert len(titles(more)) == 22
    valid(more)


def test_a_missing_layout_comes_along(base: bytes, media: Path, valid: Callable[[bytes], None]) -> None:
    """Where the trainer has deleted a layout that a new slide needs, it is brought, under the trainer's master."""

    def cut(presentation: Any) -> None:
        layouts = presentation.slide_layouts
        layouts.remove(next(each for each in layouts if each.name == "Statement"))

    view = with_new(small_view(), "slide-clay", slide("statement", "Loam", id="slide-loam"))
    made = refreshed(edited(base, cut), deck(view, media))
    presentation = Presentation(io.BytesIO(made))
    assert slide_named(presentation, "slide-loam").slide_layout.name == "Statement"
    assert len(presentation.slide_masters) == 1
    valid(made)


def test_a_deck_from_another_template_gets_ours(base: bytes, media: Path, valid: Callable[[bytes], None]) -> None:
    """Where no master is like ours, ours comes with the new slide, and what stood there stays."""

    def rename(presentation: Any) -> None:
        for each in presentation.slide_layouts:
            each.element.find("{*}cSld").set("name", f"Own {each.name}")

    view = changed(small_view(), "slide-turn", title=words("Whose day"))
    made = refreshed(edited(base, rename), deck(view, media))
    presentation = Presentation(io.BytesIO(made))
    assert slide_named(presentation, "slide-clay").slide_layout.name == "Own Two columns"
    assert len(presentation.slide_masters) in (1, 2)
    valid(made)


def test_a_right_to_left_deck(media: Path, valid: Callable[[bytes], None]) -> None:
    """Arabic decks are refreshed in the same way, marks run from the right."""
    view = arabic_deck()
    name = view["slides"][3]["id"]
    base = deck(view, media)
    today = deck(changed(view, name, blocks=[bullets("جدول جديد")]), media)
    made = refreshed(edited(base, trainer.writes(name, WORDS["slot-body"], "جدولي")), today)
    (mark, _) = (
        shape._element  # noqa: SLF001
        for each in Presentation(io.BytesIO(made)).slides
        for shape in each.shapes
        if shape.name == WORDS["slot-refresh"]
    )
    assert mark.find(".//{*}pPr").get("rtl") == "1"
    valid(made)


def test_the_same_decks_give_the_same_bytes(base: bytes, media: Path) -> None:
    """No clock and no chance in a refreshed deck; the trainer's own bytes are not touched."""
    view = with_new(small_view(), "slide-clay", slide("bullets", "Loam", bullets("Best"), id="slide-loam"))
    today = deck(view, media)
    theirs = edited(base, trainer.writes("slide-turn", "Text", "My rota"))
    before = bytes(theirs)
    assert refreshed(theirs, today) == refreshed(theirs, today)
    assert theirs == before
