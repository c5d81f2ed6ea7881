"""Comparing a trainer's copy of a deck with where it comes from and with what the source gives today."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import deck_edits as trainer
import pytest
from deck_edits import changed, deck, edited, small_view, with_new, without
from deck_views import FLOWER, bullets, interface_words, slide
from openxml_audit import OpenXmlValidator
from PIL import Image
from pptx import Presentation

from guidepress.nodes import words
from guidepress.products.deck_compare import compare_decks, diff
from guidepress.products.deck_content import DeckContent, read_deck
from guidepress.products.deck_match import likeness, match_slides, out_of_order
from guidepress.products.deck_origin import Origin, read_origin, with_origin
from guidepress.products.deck_package import UnreadableDeckError, repacked
from guidepress.products.deck_report import comparison_report, word_changes
from guidepress.products.deck_shapes import plain

WORDS = interface_words()


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("media")
    (folder / "beds.svg").write_text(FLOWER, encoding="utf-8")
    Image.new("RGB", (40, 30), "#88aa66").save(folder / "beds.png")
    return folder


@pytest.fixture(scope="module")
def base(media: Path) -> bytes:
    return deck(small_view(), media)


def outcomes(theirs: bytes, today: bytes) -> list[str]:
    """Each slide that is not the same everywhere, as `key: outcome`."""
    slides = compare_decks(theirs, today).slides
    return [f"{each.key or each.title}: {each.outcome}" for each in slides if each.outcome != "same"]


def edits(theirs: bytes, today: bytes) -> list[str]:
    """The trainer's changes, as `part what`."""
    return [f"{edit.part} {edit.what}" for each in compare_decks(theirs, today).slides for edit in each.mine]


def carriers(content: bytes, *, keep: str) -> bytes:
    """A deck that has lost one of the two carriers of its origin."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        name = "docProps/custom.xml" if keep == "part" else "customXml/item1.xml"
        root = b"<Properties xmlns='http://schemas.openxmlformats.org/officeDocument/2006/custom-properties'/>"
        assert name in archive.namelist()
    return repacked(content, {name: root})


def test_a_deck_says_where_it_comes_from(base: bytes) -> None:
    """Language, kind, module and version stand in the deck, and each slide's id with what was generated."""
    origin = read_origin(base)
    assert isinstance(origin, Origin)
    assert (origin.lang, origin.kind, origin.modules, origin.version) == ("en", "module", ("garden",), "0.3")
    assert [each.id for each in origin.slides][:3] == ["slide-title", "slide-turn", "slide-clay"]
    turn = origin.slides[1]
    assert turn.content.piece("Text").lines == ("A rota on the door", "Three can share")  # type: ignore[union-attr]
    assert turn.content.notes == ("SAY", "A garden is a rota first.")
    assert len({each.digest for each in origin.slides}) == len(origin.slides)


@pytest.mark.parametrize("keep", ["part", "properties"])
def test_each_carrier_alone_is_enough(base: bytes, keep: str) -> None:
    """The origin can be read from the custom XML part alone, and from the document properties alone."""
    assert read_origin(carriers(base, keep=keep)) == read_origin(base)


def test_properties_stay_within_what_programs_keep(base: bytes) -> None:
    """No document property is longer than 255 characters, and no audience sees any of it: slides do not hold it."""
    with zipfile.ZipFile(io.BytesIO(base)) as archive:
        properties = archive.read("docProps/custom.xml").decode()
        slides = [archive.read(name).decode() for name in archive.namelist() if name.startswith("ppt/slides/")]
    values = [part.partition("<")[0] for part in properties.split("<vt:lpwstr>")[1:]]
    assert max(len(value) for value in values) <= 255
    assert not any("guide-origin" in text for text in slides)


def test_a_deck_with_origin_is_valid_and_the_same_each_time(base: bytes, media: Path, tmp_path: Path) -> None:
    """The origin keeps the schemas, and the same view gives the same bytes."""
    (tmp_path / "deck.pptx").write_bytes(base)
    assert [str(each) for each in OpenXmlValidator().validate(tmp_path / "deck.pptx").errors] == []
    assert deck(small_view(), media) == base


def test_parts_of_a_divided_slide_are_told_apart(media: Path) -> None:
    """The parts of a divided slide have one id and count from 1."""
    long = bullets(*["Everybody who wants water writes the day on the door of the shed before the week begins"] * 9)
    origin = read_origin(deck(changed(small_view(), "slide-turn", blocks=[long]), media))
    assert origin
    assert [(each.id, each.part) for each in origin.slides][1:4] == [
        ("slide-turn", 1),
        ("slide-turn", 2),
        ("slide-turn", 3),
    ]


def test_a_copy_that_was_only_saved_has_no_change(base: bytes) -> None:
    """A copy that a program has read and written again is the same."""
    assert outcomes(edited(base), base) == []
    assert comparison_report(compare_decks(edited(base), base), WORDS).splitlines()[1] == WORDS["copy-nothing"]


def test_runs_fields_and_spaces_do_not_count(base: bytes) -> None:
    """Text that is divided into other runs, with other spaces of the same width, is the same text."""

    def split(presentation: Any) -> None:
        frame = trainer.shape_named(trainer.slide_named(presentation, "slide-turn"), "Text").text_frame
        first = frame.paragraphs[0]
        first.runs[0].text = "A rota\u00a0on "
        first.add_run().text = "the  door\u200b"

    assert outcomes(edited(base, split), base) == []
    assert plain("e\u0301t\u00ad\u200fe  x") == "éte x"


def test_what_powerpoint_writes_on_its_own_does_not_count(base: bytes) -> None:
    """Marks of spelling, ends of paragraphs, empty time lines, the scale of text, heights of rows, ids of creation."""
    timing = (
        '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"/></p:par>'
        "</p:tnLst></p:timing></p:sld>"
    )
    created = (
        '<p:cNvPr id="2" name="Title"><a:extLst><a:ext uri="{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}"><a16:creationId '
        'xmlns:a16="http://schemas.microsoft.com/office/drawing/2014/main" id="{1}"/></a:ext></a:extLst></p:cNvPr>'
    )
    ways = [
        (r'<a:rPr lang="en-GB" dirty="0"/>', '<a:rPr lang="en-US" dirty="0" err="1"/>'),
        (r"</a:p>", '<a:endParaRPr lang="en-US" dirty="0"/></a:p>'),
        (r"<a:bodyPr/>", '<a:bodyPr><a:normAutofit fontScale="92500" lnSpcReduction="10000"/></a:bodyPr>'),
        (r'<a:tr h="\d+">', '<a:tr h="999999">'),
        (r'(<p:xfrm><a:off[^>]*/><a:ext cx="\d+" cy=)"\d+"', r'\1"1999998"'),
        (r'<p:cNvPr id="2" name="Title"/>', created),
        (r"</p:sld>", timing),
    ]
    parts = {}
    with zipfile.ZipFile(io.BytesIO(base)) as archive:
        for name in archive.namelist():
            if name.startswith("ppt/slides/slide"):
                text = archive.read(name).decode()
                for old, new in ways[: 4 if b"chart" in archive.read(name) else None]:
                    text = re.sub(old, new, text)
                parts[name] = text.encode()
    theirs = repacked(base, parts)
    comparison = compare_decks(theirs, base)
    assert comparison.exact
    assert [(each.key, each.mine) for each in comparison.slides if each.mine] == []


@pytest.mark.parametrize(
    ("edit", "part"),
    [
        (trainer.writes("slide-turn", "Title", "Whose turn"), "text:Title text"),
        (trainer.writes("slide-turn", "Text", "My rota"), "text:Text text"),
        (trainer.notes("slide-turn", "Mine"), "notes notes"),
        (trainer.hides("slide-turn"), "hidden hidden"),
        (trainer.bold("slide-turn", "Text"), "text:Text look"),
        (trainer.shifts("slide-turn", "Text"), "frame:Text place"),
        (trainer.writes_beside("slide-turn", "Mind the step"), "added"),
    ],
    ids=lambda value: value.replace(" ", "-") if isinstance(value, str) else "",
)
def test_each_edit_is_found(base: bytes, edit: Any, part: str) -> None:
    """One edit of a slide is told as just that edit."""
    theirs = edited(base, edit)
    assert outcomes(theirs, base) == ["slide-turn: edited"]
    found = edits(theirs, base)
    assert [each.partition(":")[0] if "added" in each else each for each in found] == [part]


def test_a_cell_of_a_table_and_a_value_of_a_chart_are_edits(base: bytes) -> None:
    """Tables are compared by cell, charts by category and value."""

    def cell(presentation: Any) -> None:
        table = trainer.shape_named(trainer.slide_named(presentation, "slide-crops"), "Table").table
        table.cell(1, 1).text_frame.paragraphs[0].runs[0].text = "45"

    def value(presentation: Any) -> None:
        chart = trainer.shape_named(trainer.slide_named(presentation, "slide-chart"), "Chart").chart
        next(chart._chartSpace.iter("{*}val")).find(".//{*}v").text = "43.0"  # noqa: SLF001

    theirs = edited(base, cell, value)
    assert outcomes(theirs, base) == ["slide-crops: edited", "slide-chart: edited"]
    found = {edit.label: (edit.old, edit.new) for each in compare_decks(theirs, base).slides for edit in each.mine}
    assert found["Table"][1] == ("Crop | Litres", "Tomatoes | 45", "Lettuce | 20")
    assert found["Chart"] == (
        ("| Litres a week", "Tomatoes | 42", "Lettuce | 20"),
        ("| Litres a week", "Tomatoes | 43", "Lettuce | 20"),
    )


def test_a_picture_put_in_place_of_another_is_an_edit(base: bytes, media: Path) -> None:
    """A slide's picture that is another file now was replaced."""

    def replace(presentation: Any) -> None:
        picture = trainer.shape_named(trainer.slide_named(presentation, "slide-beds"), "Picture")
        _, identifier = picture.part.get_or_add_image_part(str(media / "beds.png"))
        blip = picture._element.find(".//{*}blip")  # noqa: SLF001
        blip.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed", identifier)

    assert edits(edited(base, replace), base) == ["text:Picture picture"]


def test_own_removed_and_moved_slides(base: bytes) -> None:
    """Slides added, deleted and dragged are told apart; of two that changed places, one has moved."""
    theirs = edited(
        base, trainer.adds("My village", 2), trainer.removes("slide-crops"), trainer.moves("slide-points", 1)
    )
    assert outcomes(theirs, base) == ["My village: own", "slide-crops: removed"]
    assert [each.key for each in compare_decks(theirs, base).slides if each.moved] == ["slide-points"]


def test_a_duplicate_is_the_trainers_own(base: bytes) -> None:
    """Of two slides with the same name the likest is the generated one."""

    def duplicate(presentation: Any) -> None:
        made = presentation.slides.add_slide(presentation.slide_layouts[3])
        made.shapes.title.text = "Whose turn it is, once more"
        made.element.find("{*}cSld").set("name", "slide-turn")
        trainer.moves("slide-turn", 6)

    assert outcomes(edited(base, duplicate), base) == ["Whose turn it is, once more: own"]


def test_what_only_the_source_changed(base: bytes, media: Path) -> None:
    """Changed, new and gone in the source."""
    view = changed(small_view(), "slide-turn", title=words("Whose turn is it"))
    view = with_new(
        without(view, "slide-points"), "slide-clay", slide("bullets", "Loam", bullets("Best"), id="slide-loam")
    )
    today = deck(view, media)
    assert outcomes(base, today) == ["slide-turn: renewed", "slide-points: gone", "slide-loam: new"]
    (new,) = [each for each in compare_decks(base, today).slides if each.outcome == "new"]
    assert (new.after, new.today) == (3, 4)


def test_both_sides(base: bytes, media: Path) -> None:
    """Different parts go together, the same part in different ways conflicts, in the same way agrees."""
    view = changed(small_view(), "slide-turn", title=words("Whose turn is it"))
    view = changed(view, "slide-points", blocks=[bullets("Agree on the tap", "Guide's")])
    view = changed(view, "slide-title", title=words("Water"))
    theirs = edited(
        base,
        trainer.notes("slide-turn", "Mine"),
        trainer.writes("slide-points", "Text", "Mine", 1),
        trainer.writes("slide-title", "Title", "Water"),
    )
    assert outcomes(theirs, deck(view, media)) == [
        "slide-title: agreed",
        "slide-turn: merged",
        "slide-points: conflict",
    ]


def test_removed_by_one_side_and_changed_or_gone_on_the_other(base: bytes, media: Path) -> None:
    """A slide that the trainer took out is told with what the source did since; so is an edited one that is gone."""
    view = changed(small_view(), "slide-turn", title=words("Whose turn is it"))
    theirs = edited(base, trainer.removes("slide-turn"), trainer.writes("slide-points", "Title", "My points"))
    today = deck(without(view, "slide-points"), media)
    assert outcomes(theirs, today) == ["slide-points: gone-edited", "slide-turn: removed"]
    removed = compare_decks(theirs, today).slides[-1]
    assert [edit.part for edit in removed.source] == ["text:Title"]


def test_an_edit_on_a_slide_whose_layout_changed_conflicts(base: bytes, media: Path) -> None:
    """What stands on a slide cannot move to a layout that is made otherwise; notes can."""
    today = deck(changed(small_view(), "slide-turn", kind="statement"), media)
    assert outcomes(edited(base, trainer.writes("slide-turn", "Title", "Mine")), today) == ["slide-turn: conflict"]
    assert outcomes(edited(base, trainer.notes("slide-turn", "Mine")), today) == ["slide-turn: merged"]


def test_a_new_order_in_the_source_is_told(base: bytes, media: Path) -> None:
    """Slides that changed places in the source are no change of the slides."""
    view = small_view()
    view["slides"].insert(1, view["slides"].pop(4))
    comparison = compare_decks(base, deck(view, media))
    assert comparison.reordered
    assert {each.outcome for each in comparison.slides} == {"same"}


def test_slides_without_names_are_known_by_their_words(base: bytes) -> None:
    """Where a program has dropped names, the likest slides are pairs, edited ones too; the trainer's own is none."""

    def nameless(presentation: Any) -> None:
        for each in presentation.slides:
            each.element.find("{*}cSld").attrib.pop("name", None)

    theirs = edited(
        base,
        trainer.writes("slide-turn", "Text", "A rota on the barn"),
        trainer.adds("My village in the hills", 1),
        nameless,
    )
    comparison = compare_decks(theirs, base)
    assert [each.key for each in comparison.slides][:4] == ["slide-title", "", "slide-turn", "slide-clay"]
    assert outcomes(theirs, base) == ["My village in the hills: own", "slide-turn: edited"]
    assert not comparison.exact


def test_the_likest_pair_is_taken_first(base: bytes) -> None:
    """A slide like two others goes to the one that it is likest."""
    slides = read_deck(base).slides
    generated = {each.name: each for each in slides[:3]}
    assert match_slides([slides[2], slides[0]], generated) == ["slide-clay", "slide-title"]
    assert likeness(slides[1], slides[1]) == 1
    assert likeness(slides[1], slides[5]) < 0.5


def test_fewest_moves() -> None:
    """Of numbers out of order the fewest that disturb are named."""
    assert out_of_order([0, 1, 5, 2, 3, 4]) == {5}
    assert out_of_order([2, 0, 1]) == {2}
    assert out_of_order([]) == set()


def test_the_report_reads_as_plain_text(base: bytes, media: Path) -> None:
    """A summary, then each slide that differs in the trainer's order, with what changed as old and new words."""
    view = changed(small_view(), "slide-turn", title=words("Whose day it is"))
    view["guide"]["version"] = "0.4"
    theirs = edited(base, trainer.writes("slide-turn", "Title", "Whose turn it was"), trainer.adds("My village", 1))
    report = comparison_report(compare_decks(theirs, deck(view, media)), WORDS)
    assert report.split("\n\n") == [
        (
            "Your copy comes from version 0.3; the guide is now at version 0.4.\n"
            "    1  CONFLICT: changed by you and by the guide, differently\n"
            "    1  Your own slide\n"
            "    1  Changed in the guide"
        ),
        'Slide 1 "Water and soil"\n  Changed in the guide\n    Edition: Version [0.3] → [0.4] · Draft · …',
        'Slide 2 "My village"\n  Your own slide',
        (
            'Slide 3 "Whose turn it was"\n'
            "  CONFLICT: changed by you and by the guide, differently\n"
            "    you: Title: Whose turn it [is] → [was]\n"
            "    guide: Title: Whose [turn] → [day] it is\n"
        ),
    ]


def test_word_changes_are_short() -> None:
    """Only the words that differ are shown, with a little of what stands around them, and at most four places."""
    old = "one two three four five six seven eight nine ten"
    assert word_changes([old], [old.replace("five", "5")]) == ["… two three four [five] → [5] six seven eight …"]
    assert word_changes(["a b c"], ["a b c d"]) == ["a b c +[d]"]
    assert word_changes(["a b"], ["a"]) == ["a −[b]"]
    far = " ".join(f"{n} a b c d" for n in range(6))
    assert word_changes([far], [far.replace(" a b", " x b")])[-1] == "…"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"\xd0\xcf\x11\xe0 an old format"])
def test_what_is_no_presentation_is_refused(content: bytes) -> None:
    """A file that is no PPTX is told as such, whatever is in it."""
    with pytest.raises(UnreadableDeckError, match=r"PowerPoint|presentation"):
        read_origin(content)


def test_other_presentations_have_no_origin(base: bytes) -> None:
    """A presentation that somebody else made is readable, but comes from nowhere; so does a broken origin."""
    held = io.BytesIO()
    Presentation().save(held)
    assert read_origin(held.getvalue()) is None
    with pytest.raises(UnreadableDeckError, match="guide"):
        compare_decks(held.getvalue(), base)
    broken = carriers(repacked(base, {"customXml/item1.xml": b"<x/>"}), keep="part")
    assert read_origin(broken) is None


def test_a_deck_of_several_modules_says_so(media: Path) -> None:
    """The origin of a combined deck names its kind and its modules; a short deck's its kind."""
    view = small_view()
    other = {**view, "module": {**view["module"], "id": "wells"}}
    plainly = edited(deck(view, media))
    both, short = (
        read_origin(with_origin(plainly, [view, other])),
        read_origin(with_origin(plainly, [{**view, "edition": "short"}])),
    )
    assert both
    assert short
    assert (both.kind, both.modules, short.kind) == ("all", ("garden", "wells"), "short")


def test_a_diff_of_a_slide_with_itself_is_empty(base: bytes) -> None:
    """Nothing differs between a slide and itself."""
    content: DeckContent = read_deck(base)
    assert [diff(each, each, places=True) for each in content.slides] == [()] * len(content.slides)
