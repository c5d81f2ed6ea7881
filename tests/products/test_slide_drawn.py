"""Slides whose texts stand in a drawing: which slot holds what, which marks stand where, and their mirror image."""

from __future__ import annotations

import io
import zipfile
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from deck_views import FLOWER, bullets, deck_view, slide
from lxml import etree

from guidepress.nodes import para, plain, words
from guidepress.products.deck import write_deck
from guidepress.products.slide_boxes import HEIGHT, WIDTH, Box, Mark
from guidepress.products.slide_layouts_drawn import AXIS
from guidepress.products.slide_plan import PlannedSlide, plan_deck, plan_slides
from guidepress.products.slide_text import Paragraph

DIRECTIONS = ("ltr", "rtl")
SOURCE = words("Garden diary, 2026.")
STEPS = ("Dig", "Sow", "Water", "Weed", "Pick", "Cook")
LONG = "Everybody who wants water writes the day on the door of the shed before the week begins"


def columns(*names: str, text: str = "What happens then") -> list[dict[str, Any]]:
    """Columns, steps or events of a view, each with a name and a line of text."""
    return [{"title": words(name), "blocks": [plain(words(f"{text} {place}"))]} for place, name in enumerate(names, 1)]


def options(*texts: str, right: str) -> list[dict[str, Any]]:
    """Options of a question; `right` holds the letters of the right ones."""
    return [{"text": words(text), "right": letter in right} for letter, text in zip("ABCD", texts, strict=False)]


def figure(value: str, unit: str, percent: int | None = None) -> dict[str, Any]:
    """The figure of a slide."""
    return {"value": value, "unit": unit, "percent": percent}


def stepped(kind: str, count: int, **more: Any) -> dict[str, Any]:
    """A process, timeline or country card of so many steps."""
    return slide(kind, f"{count} steps", columns=columns(*STEPS[:count]), source=SOURCE, **more)


def asked(count: int, kind: str = "question", **more: Any) -> dict[str, Any]:
    """A question with so many options, or its answer."""
    texts = ("At dawn", "At noon", "At dusk", "Never")[:count]
    return slide(
        kind,
        "When does the tap run dry?",
        para(words("Think of July.")),
        label="Question to the room",
        options=options(*texts, right="BC"),
        answer=[para(words("It runs dry when all come at once."))],
        minutes=4,
        **more,
    )


TABLE = {
    "rows": [[words(cell) for cell in row] for row in (("Clock", "Topic"), ("0:00", "Taps"))],
    "align": ["right", "left"],
}
KENYA = {"code": "KE", "name": "Kenya"}
DRAWN: tuple[dict[str, Any], ...] = (
    slide("three-columns", "Three soils", columns=columns("Clay", "Sand", "Loam")),
    slide("comparison", "Two soils", columns=columns("Clay", "Sand")),
    slide("big-number", "A share", para(words("Most of it.")), figure=figure("73%", "", 73), source=SOURCE),
    slide("big-number", "A count", para(words("So many.")), figure=figure("2.2", "billion"), source=SOURCE),
    *(stepped(kind, count) for kind in ("process", "timeline") for count in (3, 4, 5, 6)),
    *(stepped("country", count, place=KENYA, label="Country card") for count in (2, 3, 4, 6)),
    *(asked(count) for count in (0, 2, 3, 4)),
    asked(3, kind="answer"),
    slide("lens", "Who carries the water", bullets("Women", "Girls"), label="Gender lens", source=SOURCE),
    slide("bullets", "A list beside an icon", bullets("One", "Two"), icon="droplet"),
    slide("statement", "Words beside an icon", para(words("Water first.")), icon="droplet"),
    slide("agenda", "What we do", table=TABLE, figure=figure("127", "minutes")),
    slide("closing", "Before you leave", bullets("Begin?", "Stop?", "Ask?")),
)
CASES = [pytest.param(each, id=f"{each['kind']}-{len(each['columns']) or len(each['options'])}") for each in DRAWN]


def planned(made: dict[str, Any], direction: str = "ltr") -> PlannedSlide:
    """Plan one slide, which must fit."""
    plan = plan_deck(deck_view(made, direction=direction))
    assert plan.unfit == ()
    (only,) = plan.slides
    return only


def told(paragraphs: tuple[Paragraph, ...]) -> str:
    """Write the paragraphs of a slot on one line."""
    return " / ".join(each.text for each in paragraphs)


def texts(shown: PlannedSlide) -> dict[str, str]:
    """What each slot of a slide says."""
    return {name: told(text.paragraphs) for name, text in shown.texts.items()}


def marks(shown: PlannedSlide, *kinds: str) -> list[Mark]:
    """The marks of some kinds, in the order of drawing."""
    return [mark for mark in shown.marks if mark.kind in kinds]


def centre(box: Box) -> float:
    """The middle of a box from the left."""
    return box.x + box.width / 2


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share more than an edge."""
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return across > 0.01 and down > 0.01


@pytest.fixture
def media(tmp_path: Path) -> Path:
    """A folder with a picture."""
    (tmp_path / "beds.svg").write_text(FLOWER, encoding="utf-8")
    return tmp_path


def part(made: dict[str, Any], media: Path, name: str = "ppt/slides/slide1.xml", direction: str = "ltr") -> Any:
    """An XML part of the deck of one slide."""
    deck, _ = write_deck(deck_view(made, direction=direction), media)
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        return etree.fromstring(archive.read(name))


def shapes(root: Any, name: str) -> list[Any]:
    """The shapes of a slide that bear a name."""
    return [each for each in root.iter("{*}sp") if each.find(".//{*}cNvPr").get("name") == name]


# --- properties of all of them ---


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("made", CASES)
def test_texts_stand_apart_and_inside(made: dict[str, Any], direction: str) -> None:
    """No text of a slide covers another or an icon, all stand inside the slide and above its footer."""
    shown = planned(made, direction)
    boxes = {name: shown.box(name) for name in shown.texts}
    icons = {f"icon {n}": each.box for n, each in enumerate(marks(shown, "icon", "dots", "ellipse"))}
    if made["kind"] == "comparison":
        icons = {}  # the sign between the cards stands on the inner ends of their headings' bands
    pairs = [*combinations(boxes.items(), 2), *((one, other) for one in boxes.items() for other in icons.items())]
    assert [f"{a} and {b}" for (a, one), (b, other) in pairs if overlap(one, other)] == []
    foot = shown.layout.foot.y if shown.layout.foot else HEIGHT
    for name, box in boxes.items():
        assert 0 <= box.x <= box.x + box.width <= WIDTH, name
        assert 0 <= box.y <= box.y + box.height <= foot, name


@pytest.mark.parametrize("made", CASES)
def test_a_slide_from_right_to_left_is_the_mirror_image(made: dict[str, Any]) -> None:
    """Every text and every mark of a right-to-left slide stands where the mirror puts it, with the same words."""
    one, other = planned(made), planned(made, "rtl")
    assert texts(one) == texts(other)
    for name in one.texts:
        assert other.box(name).x == pytest.approx(one.box(name).mirrored().x), name
    assert [each.box.x for each in other.marks] == pytest.approx([each.mirrored().box.x for each in one.marks])
    assert [(each.kind, each.text, each.filled) for each in other.marks] == [
        (each.kind, each.text, each.filled) for each in one.marks
    ]


@pytest.mark.parametrize("made", CASES)
def test_marks_stand_on_the_slide(made: dict[str, Any]) -> None:
    """No drawing runs off the slide or under the module's tab."""
    edge = WIDTH - 36
    for mark in planned(made).marks:
        assert mark.box.x >= 0, mark
        assert mark.box.y >= 0, mark
        assert mark.box.x + mark.box.width <= edge, mark
        assert mark.box.y + mark.box.height <= HEIGHT, mark


# --- columns ---


def test_three_columns_fill_their_slots_in_order() -> None:
    """Headings and texts stand in their columns, the first where reading starts, all headings in one line."""
    shown = planned(DRAWN[0])
    said = texts(shown)
    assert [said[f"heading-{n}"] for n in (1, 2, 3)] == ["Clay", "Sand", "Loam"]
    assert [said[f"column-{n}"] for n in (1, 2, 3)] == [f"What happens then {n}" for n in (1, 2, 3)]
    places = [shown.box(f"column-{n}") for n in (1, 2, 3)]
    assert places[0].x < places[1].x < places[2].x
    assert len({each.width for each in places}) == 1
    assert {shown.box(f"heading-{n}").x for n in (1, 2, 3)} == {each.x for each in places}


def test_columns_shrink_together() -> None:
    """If one column is set smaller, the others are as well."""
    full = [{"title": words("Full"), "blocks": [bullets(*["A line of words that fills it"] * 5)]}]
    shown = planned(slide("three-columns", "Unlike", columns=[*columns("Clay", "Sand"), *full]))
    scales = [shown.texts[f"column-{n}"].scale for n in (1, 2, 3)]
    assert scales[0] == scales[1] == scales[2] < 1


@pytest.mark.parametrize(("direction", "order"), [("ltr", [1, 2]), ("rtl", [2, 1])])
def test_a_comparison_begins_where_reading_starts(direction: str, order: list[int]) -> None:
    """What is compared first stands left in English, right in Arabic; the sign between them is in the middle."""
    shown = planned(DRAWN[1], direction)
    left_to_right = sorted((1, 2), key=lambda place: shown.box(f"heading-{place}").x)
    assert left_to_right == order
    assert texts(shown)["heading-1"] == "Clay"
    first, second = (centre(shown.layout.slot(f"column-{n}").box) for n in (1, 2))
    ring, sign = marks(shown, "ellipse", "icon")
    assert centre(ring.box) == centre(sign.box) == pytest.approx((first + second) / 2, abs=1)
    assert sign.icon == "right-left"


def test_the_cards_of_a_comparison_differ_in_colour() -> None:
    """Two cards have two colours, and each heading stands on the ground of its own card."""
    layout = planned(DRAWN[1]).layout
    bands = {panel.colour: panel.box for panel in layout.panels if ":" not in panel.colour}
    assert len(bands) == 2
    for place, band in enumerate(bands.values(), start=1):
        assert overlap(layout.slot(f"heading-{place}").box, band)


# --- big number ---


def test_a_percentage_is_drawn_as_dots() -> None:
    """The figure stands in the largest type, its meaning below; as many dots are filled as the percentage says."""
    shown = planned(DRAWN[2])
    assert {name: text for name, text in texts(shown).items() if name != "kicker"} == {
        "title": "A share",
        "number": "73%",
        "meaning": "Most of it.",
        "source": "Garden diary, 2026.",
    }
    assert [each.filled for each in marks(shown, "dots")] == [73]
    assert marks(shown, "icon") == []
    sizes = {slot.name: slot.levels[0].size for slot in shown.layout.slots}
    assert max(sizes, key=sizes.__getitem__) == "number"


@pytest.mark.parametrize("percent", [0, 1, 73, 100])
def test_a_hundred_dots_are_drawn(percent: int, media: Path) -> None:
    """Filled and pale dots are a hundred together, for a screen reader they are decoration."""
    made = slide("big-number", "A share", figure=figure(f"{percent}%", "", percent))
    drawn = shapes(part(made, media), "Dots out of a hundred")
    counts = [len(list(each.iter("{*}moveTo"))) for each in drawn]
    assert counts == [count for count in (percent, 100 - percent) if count]
    assert all(each.find(".//{*}decorative") is not None for each in drawn)


def test_a_figure_with_a_unit_has_an_icon() -> None:
    """A figure that is no percentage has its unit below it and an icon beside it: the slide's, or the module's."""
    own, other = planned({**DRAWN[3], "icon": "people-group"}), planned(DRAWN[3])
    assert texts(own)["unit"] == "billion"
    assert own.box("unit").y >= own.box("number").y + own.box("number").height
    assert [each.icon for each in marks(own, "icon")] == ["people-group"]
    assert [each.icon for each in marks(other, "icon")] == [deck_view()["module"]["icon"]]


def test_without_a_unit_the_meaning_moves_up() -> None:
    """The place of the unit is not left empty."""
    assert planned(DRAWN[2]).box("meaning").y < planned(DRAWN[3]).box("meaning").y


# --- process and timeline ---


@pytest.mark.parametrize(("count", "kind"), [(3, "arrow"), (4, "arrow"), (5, "ellipse"), (6, "ellipse")])
def test_steps_are_numbered(count: int, kind: str) -> None:
    """Up to four steps stand under arrows, more beside numbered circles; each step has its name and its text."""
    shown = planned(stepped("process", count))
    assert [(each.kind, each.text) for each in marks(shown, "arrow", "ellipse")] == [
        (kind, str(n)) for n in range(1, count + 1)
    ]
    said = texts(shown)
    assert [said[f"step-{n}"] for n in range(1, count + 1)] == [
        f"{name} / What happens then {n}" for n, name in enumerate(STEPS[:count], start=1)
    ]
    assert f"step-{count + 1}" not in said


def test_three_steps_stand_in_a_row_below_their_arrows() -> None:
    """Arrows and texts begin at the same edge, side by side over the whole measure."""
    shown = planned(stepped("process", 3))
    arrows = marks(shown, "arrow")
    for number, arrow in enumerate(arrows, start=1):
        box = shown.box(f"step-{number}")
        assert box.x == pytest.approx(arrow.box.x)
        assert box.y >= arrow.box.y + arrow.box.height
    assert len({arrow.box.y for arrow in arrows}) == 1
    assert arrows[-1].box.x + arrows[-1].box.width == pytest.approx(888, abs=8)


def test_six_steps_stand_in_two_columns() -> None:
    """The first three go down the first column, the next three down the second, each beside its number."""
    shown = planned(stepped("process", 6))
    boxes = [shown.box(f"step-{n}") for n in range(1, 7)]
    assert len({each.x for each in boxes[:3]}) == len({each.x for each in boxes[3:]}) == 1
    assert boxes[0].x < boxes[3].x
    assert [each.y for each in boxes[:3]] == [each.y for each in boxes[3:]] == sorted(each.y for each in boxes[:3])
    for box, number in zip(boxes, marks(shown, "ellipse"), strict=True):
        assert number.box.y == box.y
        assert number.box.x + number.box.width < box.x


@pytest.mark.parametrize(("direction", "flips"), [("ltr", None), ("rtl", "1")])
def test_arrows_point_on_in_the_direction_of_reading(direction: str, flips: str | None, media: Path) -> None:
    """In a right-to-left deck the arrows point left, and their numbers are not turned round."""
    root = part(stepped("process", 3), media, direction=direction)
    arrows = [each for each in root.iter("{*}sp") if each.find(".//{*}prstGeom[@prst='homePlate']") is not None]
    assert [each.find(".//{*}xfrm").get("flipH") for each in arrows] == [flips] * 3
    assert ["".join(each.itertext("{*}t")) for each in arrows] == ["1", "2", "3"]


@pytest.mark.parametrize("count", [3, 4, 5, 6])
def test_events_stand_above_and_below_their_line_by_turns(count: int) -> None:
    """The first event stands above the line, the second below; each dot is on the line, in the order of time."""
    shown = planned(stepped("timeline", count))
    boxes = [shown.box(f"step-{n}") for n in range(1, count + 1)]
    assert [box.y + box.height < AXIS for box in boxes] == [n % 2 == 0 for n in range(count)]
    dots = marks(shown, "ellipse")
    assert [dot.box.y + dot.box.height / 2 for dot in dots] == [AXIS] * count
    assert [dot.box.x for dot in dots] == sorted(dot.box.x for dot in dots)
    assert texts(shown)["source"] == "Garden diary, 2026."


@pytest.mark.parametrize("count", [3, 6])
def test_a_stem_leads_from_the_line_to_its_event(count: int) -> None:
    """Each stem begins at the line, on the side of its event, under its dot and beside its text."""
    shown = planned(stepped("timeline", count))
    stems = [each.box for each in marks(shown, "rectangle") if each.box.width < 4]
    for number, (stem, dot) in enumerate(zip(stems, marks(shown, "ellipse"), strict=True), start=1):
        text = shown.box(f"step-{number}")
        assert stem.y + stem.height == AXIS if text.y < AXIS else stem.y == AXIS
        assert centre(stem) == pytest.approx(centre(dot.box), abs=1)
        assert stem.x + stem.width <= text.x


def test_steps_shrink_together() -> None:
    """One long step sets all steps smaller, not itself alone."""
    steps = [*columns("Dig", "Sow"), *columns("Water", text=f"{LONG} and {LONG}")]
    shown = planned(slide("process", "Unlike", columns=steps))
    scales = {shown.texts[f"step-{n}"].scale for n in (1, 2, 3)}
    assert len(scales) == 1
    assert scales.pop() < 1


# --- country ---


def test_a_country_card_names_the_country_and_its_facts() -> None:
    """Code and name stand on the panel, the facts beside it, each under its label; the source at the foot."""
    made = stepped("country", 4, place=KENYA, label="Country card")
    shown = planned(made)
    said = texts(shown)
    assert (said["number"], said["country"], said["kicker"]) == ("KE", "Kenya", "Country card")
    assert said["step-1"] == "Dig / What happens then 1"
    assert said["source"] == "Garden diary, 2026."
    panel = shown.layout.panels[0].box
    for name in ("number", "country", "kicker"):
        assert shown.box(name).x + shown.box(name).width <= panel.x + panel.width
    assert all(shown.box(f"step-{n}").x > panel.x + panel.width for n in (1, 2, 3, 4))


@pytest.mark.parametrize(("count", "across"), [(2, 1), (3, 1), (4, 2), (6, 2)])
def test_facts_of_a_country_use_one_column_or_two(count: int, across: int) -> None:
    """Up to three facts stand below each other, more of them in two columns, read line by line."""
    shown = planned(stepped("country", count, place=KENYA))
    boxes = [shown.box(f"step-{n}") for n in range(1, count + 1)]
    assert len({each.x for each in boxes}) == across
    assert boxes == sorted(boxes, key=lambda each: (each.y, each.x))


# --- question and answer ---


def test_a_question_without_options_fills_the_slide() -> None:
    """An open question stands alone in large letters, with the minutes for it."""
    shown = planned(asked(0))
    assert texts(shown) == {
        "kicker": "Question to the room",
        "title": "When does the tap run dry?",
        "statement": "Think of July.",
        "mark": "4 minutes",
    }
    assert marks(shown, "rectangle", "ellipse") == []


@pytest.mark.parametrize(("count", "across"), [(2, 1), (3, 1), (4, 2)])
def test_options_bear_letters(count: int, across: int) -> None:
    """Each option has its letter before it, below each other, or two beside two in the order of reading."""
    shown = planned(asked(count))
    said = texts(shown)
    assert [said[f"option-{n}"] for n in range(1, count + 1)] == ["At dawn", "At noon", "At dusk", "Never"][:count]
    letters = marks(shown, "ellipse")
    assert [each.text for each in letters] == list("ABCD"[:count])
    boxes = [shown.box(f"option-{n}") for n in range(1, count + 1)]
    assert len({each.x for each in boxes}) == across
    assert boxes == sorted(boxes, key=lambda each: (each.y, each.x))
    for letter, box in zip(letters, boxes, strict=True):
        assert letter.box.x + letter.box.width <= box.x
        assert letter.box.y + letter.box.height / 2 == pytest.approx(box.y + box.height / 2)
    assert shown.box("statement").y + shown.box("statement").height <= min(box.y for box in boxes)


def test_a_question_does_not_show_what_is_right(media: Path) -> None:
    """Nothing on the question's slide tells the right options from the others: not a word, not a colour."""
    made = asked(4)
    wrong = {**made, "options": [{**each, "right": False} for each in made["options"]], "answer": []}
    one, other = (etree.tostring(part(each, media)) for each in (made, wrong))
    assert one == other
    assert b"all come at once" not in one


def test_an_answer_shows_the_right_options_first() -> None:
    """The right options come with their letters, then why; the question stands above, small."""
    shown = planned(asked(4, kind="answer"))
    assert [(each.kind, each.text) for each in shown.texts["body"].paragraphs] == [
        ("heading", "B. At noon"),
        ("heading", "C. At dusk"),
        ("text", "It runs dry when all come at once."),
    ]
    assert texts(shown)["question"] == "Think of July."
    assert shown.box("question").y < shown.box("body").y


def test_an_answer_to_an_open_question_says_why() -> None:
    """Without options the answer is its text alone."""
    assert texts(planned(asked(0, kind="answer")))["body"] == "It runs dry when all come at once."


def test_a_long_answer_goes_on_on_a_second_slide() -> None:
    """An answer is divided as a list is, and no part of it is lost."""
    made = asked(2, kind="answer") | {"answer": [para(words(f"{LONG} {n}.")) for n in range(8)]}
    slides = plan_slides(deck_view(made))
    assert len(slides) > 1
    said = [each.text for shown in slides for each in shown.texts["body"].paragraphs]
    assert said == ["B. At noon", *(f"{LONG} {n}." for n in range(8))]


# --- icons beside texts ---


@pytest.mark.parametrize(("kind", "slot"), [("bullets", "body"), ("statement", "statement")])
def test_a_short_text_stands_beside_its_icon(kind: str, slot: str) -> None:
    """The icon takes the side where reading ends, and the text keeps clear of it."""
    block = bullets("One", "Two") if kind == "bullets" else para(words("Water first."))
    shown = planned(slide(kind, "Beside", block, icon="droplet"))
    (icon,) = [each for each in marks(shown, "icon") if each.icon == "droplet"]
    assert shown.box(slot).x + shown.box(slot).width < icon.box.x


@pytest.mark.parametrize(("kind", "slot"), [("bullets", "body"), ("statement", "statement")])
def test_a_long_text_has_no_icon(kind: str, slot: str) -> None:
    """If the text would have to shrink beside the icon, the slide is drawn as if it named none."""
    block = bullets(*[LONG] * 4) if kind == "bullets" else para(words(f"{LONG}. {LONG}. {LONG}."))
    one, other = (planned(slide(kind, "Beside", block, icon=icon)) for icon in ("droplet", ""))
    assert marks(one, "icon", "rectangle") == marks(other, "icon", "rectangle") == []
    assert one.box(slot) == other.box(slot)
    assert one.texts[slot].scale == other.texts[slot].scale


# --- pictures, lenses, agenda, closing ---


def test_a_lens_has_its_own_colour_and_label() -> None:
    """A lens stands on the panel of lenses, whatever the module's colour is."""
    made = slide("lens", "Who carries", bullets("Women"), label="Gender lens", icon="venus-mars", source=SOURCE)
    shown = planned(made)
    assert shown.layout.panels[0].colour == "accent6"
    assert texts(shown)["kicker"] == "Gender lens"
    assert texts(shown)["source"] == "Garden diary, 2026."
    assert [each.icon for each in marks(shown, "icon")] == ["venus-mars"]


def test_a_picture_fills_the_slide_to_the_band(media: Path) -> None:
    """The picture reaches from edge to edge and is cropped at its lower edge alone; the title stands below it."""
    picture = {"path": "beds.svg", "alt": "Two round beds.", "decorative": False}
    made = slide("picture-full", "Two beds", para(words("One tap.")), picture=picture)
    shown = planned(made)
    box = shown.layout.slot("picture").box
    assert (box.x, box.y, box.width) == (0, 0, WIDTH)
    assert shown.box("title").y >= box.height
    assert texts(shown) == {"lead": "One tap.", "title": "Two beds"}
    crop = part(made, media).find(".//{*}srcRect")
    assert int(crop.get("b")) > 0
    assert crop.get("t", "0") == "0"


def test_an_agenda_shows_its_rows_and_all_minutes() -> None:
    """The table stands beside the panel that says how many minutes it takes in all."""
    shown = planned(slide("agenda", "What we do", table=TABLE, figure=figure("127", "minutes")))
    assert texts(shown) == {"title": "What we do", "total": "127", "unit": "minutes"}
    assert shown.table
    assert ["".join(run.text for run in cell) for row in shown.table.rows for cell in row] == [
        *("Clock", "Topic", "0:00", "Taps")
    ]


def test_closing_prompts_are_numbered_in_white(media: Path) -> None:
    """On the coloured ground of the closing slide numbers are as white as the words."""
    made = slide("closing", "Before you leave", bullets("Begin?", "Stop?", "Ask?"))
    shown = planned(made)
    assert [(each.kind, each.number) for each in shown.texts["body"].paragraphs] == [
        ("number", 1),
        ("number", 2),
        ("number", 3),
    ]
    slide_part = part(made, media)
    layouts = [part(made, media, f"ppt/slideLayouts/{name}") for name in layout_names(made, media)]
    (layout,) = [each for each in layouts if each.find("{*}cSld").get("name") == "Closing"]
    body = next(each for each in layout.iter("{*}sp") if each.find(".//{*}ph[@idx='1']") is not None)
    inks = [each.get("val") for root in (body, slide_part) for each in root.iterfind(".//{*}buClr/{*}schemeClr")]
    assert inks
    assert set(inks) == {"bg1"}


def layout_names(made: dict[str, Any], media: Path) -> list[str]:
    """The file names of a deck's layouts."""
    with zipfile.ZipFile(io.BytesIO(write_deck(deck_view(made), media)[0])) as archive:
        return [Path(name).name for name in archive.namelist() if name.startswith("ppt/slideLayouts/slideLayout")]


@pytest.mark.parametrize("made", CASES)
def test_drawings_are_decoration_for_a_screen_reader(made: dict[str, Any], media: Path) -> None:
    """Shapes that hold no text are decorative or described; numbers and letters of steps are text."""
    for shape in part(made, media).iter("{*}sp"):
        if shape.find(".//{*}ph") is not None or "".join(shape.itertext("{*}t")):
            continue
        named = shape.find(".//{*}cNvPr")
        assert named.get("descr") or named.find(".//{*}decorative") is not None, named.get("name")
