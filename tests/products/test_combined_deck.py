"""Decks of several modules in one file: a master for each, titles and ids that stand once, sections, valid bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from deck_views import FLOWER, arabic_deck, bullets, deck_view, english_deck, slide
from lxml import etree
from openxml_audit import OpenXmlValidator
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from guidepress.nodes import words
from guidepress.products.deck import write_combined_deck, write_deck
from guidepress.products.slide_plan import plan_deck, plan_decks

COLOURS = {"garden": "#6A3D9A", "soil": "#7A3B0B", "guide": "#1D2530"}
PRESENTATION = "ppt/presentation.xml"


def module_view(view: dict[str, Any], name: str, number: int | None) -> dict[str, Any]:
    """The deck of another module: the same slides in another colour, under another name."""
    module = {**view["module"], "id": name, "number": number, "colour": name, "short_title": name.title()}
    colours = {**view["brand"]["colours"], **COLOURS}
    brand = {
        **view["brand"],
        "colours": colours,
        "tints": {**view["brand"]["tints"], **dict.fromkeys(COLOURS, "#F0ECF5")},
    }
    return {**view, "module": module, "brand": brand}


def three_views() -> list[dict[str, Any]]:
    """The deck of a guide of two modules: its own beginning, then a module after the other."""
    head = deck_view(slide("title", "Growing food together", section=""), slide("bullets", "Two parts", bullets("x")))
    head["sections"] = []
    return [
        module_view(head, "guide", None),
        module_view(english_deck(), "garden", 1),
        module_view(english_deck(), "soil", 2),
    ]


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the pictures of the sample decks."""
    folder = tmp_path_factory.mktemp("media")
    (folder / "beds.svg").write_text(FLOWER, encoding="utf-8")
    Image.new("RGB", (40, 30), "#88aa66").save(folder / "beds.png")
    return folder


@pytest.fixture(scope="module")
def combined(media: Path) -> bytes:
    """A deck of three views."""
    return write_combined_deck(three_views(), media)[0]


def parts(deck: bytes, pattern: str) -> dict[str, Any]:
    """The XML parts of a deck whose names match, in the order of their numbers."""
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        names = [name for name in archive.namelist() if re.fullmatch(pattern, name)]
        names.sort(key=lambda name: int("0" + "".join(re.findall(r"\d+", name))))
        return {name: etree.fromstring(archive.read(name)) for name in names}


def sections(deck: bytes) -> list[tuple[str, int]]:
    """The names of a deck's sections, and how many slides each has."""
    root = parts(deck, re.escape(PRESENTATION))[PRESENTATION]
    return [(each.get("name"), len(list(each.iter("{*}sldId")))) for each in root.iter("{*}section")]


def test_each_module_has_a_master_in_its_colour(combined: bytes) -> None:
    """There are as many masters and themes as modules; the first accent of each theme is the module's colour."""
    themes = parts(combined, r"ppt/theme/theme\d+\.xml")
    assert len(parts(combined, r"ppt/slideMasters/slideMaster\d+\.xml")) == 3
    accents = [root.find(".//{*}accent1/{*}srgbClr").get("val") for root in themes.values()]
    assert [f"#{each}" for each in accents[:3]] == [COLOURS[name] for name in ("guide", "garden", "soil")]


def test_each_slide_stands_on_a_layout_of_its_own_master(combined: bytes) -> None:
    """Slides of a module use the layouts of its master, so that pasting or recolouring one leaves the others alone."""
    deck = Presentation(io.BytesIO(combined))
    masters = list(deck.slide_masters)
    used = [masters.index(each.slide_layout.slide_master) for each in deck.slides]
    plans = plan_decks(three_views())
    assert used == [number for number, plan in enumerate(plans) for _ in plan.slides]


def test_every_master_offers_the_same_layouts(combined: bytes) -> None:
    """A trainer finds each layout by the same name under each master."""
    masters = Presentation(io.BytesIO(combined)).slide_masters
    names = [[layout.name for layout in master.slide_layouts] for master in masters]
    assert names[0] == names[1] == names[2]
    assert len(set(names[0])) == len(names[0])


def test_the_tab_of_each_master_bears_its_module_number(combined: bytes) -> None:
    """The number on the tab is the module's, and it moves down from module to module."""
    tabs = []
    for master in list(Presentation(io.BytesIO(combined)).slide_masters)[1:]:
        tab = next(each for each in master.shapes if each.has_text_frame and each.text_frame.text in ("1", "2"))
        tabs.append((tab.text_frame.text, tab.top))
    assert [number for number, _ in tabs] == ["1", "2"]
    assert tabs[0][1] < tabs[1][1]


def test_no_title_stands_twice(combined: bytes) -> None:
    """Two modules with the same titles are told apart by the modules' names; what stands once bears none."""
    titles = [each.shapes.title.text for each in Presentation(io.BytesIO(combined)).slides]
    assert [title for title, count in Counter(each.casefold() for each in titles).items() if count > 1] == []
    assert "Key resources (Soil)" in titles
    assert "Two parts" in titles


def test_a_module_alone_does_not_bear_its_name() -> None:
    """In the deck of one module nothing is added to titles that stand once."""
    titles = [each.title for each in plan_deck(three_views()[2]).slides]
    assert not [each for each in titles if "(Soil)" in each]


def test_ids_are_unique(combined: bytes) -> None:
    """Ids of slides, of masters and layouts together, and of shapes on a slide stand once, as PowerPoint wants it."""
    root = parts(combined, re.escape(PRESENTATION))[PRESENTATION]
    slides = [each.get("id") for each in root.find("{*}sldIdLst")]
    assert len(set(slides)) == len(slides) > 40
    masters = [each.get("id") for each in root.find("{*}sldMasterIdLst")]
    layouts = [
        each.get("id")
        for master in parts(combined, r"ppt/slideMasters/slideMaster\d+\.xml").values()
        for each in master.find("{*}sldLayoutIdLst")
    ]
    assert len({*masters, *layouts}) == len(masters) + len(layouts)
    for name, shown in parts(combined, r"ppt/slides/slide\d+\.xml").items():
        shapes = [each.get("id") for each in shown.iter("{*}cNvPr")]
        assert len(set(shapes)) == len(shapes), name


def test_sections_are_the_modules(combined: bytes) -> None:
    """All slides of a module are one section with its name; every slide is in one."""
    counts = [len(plan.slides) for plan in plan_decks(three_views())]
    assert sections(combined) == list(zip(["Guide", "Garden", "Soil"], counts, strict=True))


def test_a_deck_of_one_view_keeps_its_own_sections(media: Path) -> None:
    """A deck of one module is the same file, whichever function writes it, with the sections of its text."""
    one = write_deck(english_deck(), media)[0]
    assert one == write_combined_deck([english_deck()], media)[0]
    assert [name for name, _ in sections(one)] == ["Opening", "Who waters whose beds"]


def test_slides_are_numbered_on(combined: bytes) -> None:
    """The first slide of a module has the number after the last slide of the module before."""
    numbers = [each.number for plan in plan_decks(three_views()) for each in plan.slides]
    assert numbers == list(range(1, len(Presentation(io.BytesIO(combined)).slides) + 1))
    # PowerPoint writes the number itself: what is proved is that each slide with a footer asks for it, once.
    asked = [
        [each.get("type") for each in root.iter("{*}fld")]
        for root in parts(combined, r"ppt/slides/slide\d+\.xml").values()
    ]
    planned = [each for plan in plan_decks(three_views()) for each in plan.slides]
    assert asked == [["slidenum"] if each.layout.foot else [] for each in planned]


def test_footers_name_the_module(combined: bytes) -> None:
    """Each slide's footer names its own module, not the first one."""
    deck = Presentation(io.BytesIO(combined))
    modules = [name for name, count in sections(combined) for _ in range(count)]
    told = 0
    for shown, module in zip(deck.slides, modules, strict=True):
        feet = [each for each in shown.placeholders if each.placeholder_format.type == PP_PLACEHOLDER.FOOTER]
        told += len(feet)
        assert all(f"· {module} ·" in foot.text_frame.text for foot in feet)
    assert told > len(modules) / 2


def test_what_does_not_fit_is_told_of_every_view(media: Path) -> None:
    """An overfull slide is reported whichever module it stands in."""
    long = slide("bullets", "Much " * 60, bullets("x"), id="slide-much")
    views = [*three_views()[:2], module_view(deck_view(long), "soil", 2)]
    assert [each.slide_id for each in write_combined_deck(views, media)[1]] == ["slide-much"]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_combined_deck_is_valid_open_xml(language: str, media: Path, tmp_path: Path) -> None:
    """The file keeps the schemas, in both directions of reading."""
    views = three_views()
    if language == "ar":
        views = [module_view(arabic_deck(), name, n) for n, name in enumerate(("garden", "soil"), start=1)]
    file = tmp_path / "all.pptx"
    file.write_bytes(write_combined_deck(views, media)[0])
    assert [str(each) for each in OpenXmlValidator().validate(file).errors] == []


def test_the_same_views_give_the_same_bytes(combined: bytes, media: Path) -> None:
    """A second run writes the same file, and a change in one module changes it."""
    assert write_combined_deck(three_views(), media)[0] == combined
    views = three_views()
    views[2]["slides"][3] = {**views[2]["slides"][3], "title": words("Another title")}
    assert write_combined_deck(views, media)[0] != combined
