"""Proves what the decks of the example guide hold: the agenda's clock, the short edition, answers, the guide's own."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest
from dump import inline
from example import LANGUAGES, Guide

from guidepress.nodes import bullet_list, div, para, plain, words
from guidepress.view.agenda import clock_text
from guidepress.view.deck import deck_view, guide_deck
from guidepress.view.slide_parts import SlideParts

MODULES = ("source-to-cup", "committee")
Deck = dict[str, Any]


def short_deck(example: Guide, module: str, language: str = "en") -> Deck:
    """Give a module's short deck, as it is after a round trip through JSON."""
    made = deck_view(example.scene("deck", language), example.unit(module, language), short=True)
    loaded: Deck = json.loads(json.dumps(made))
    return loaded


def whole_deck(example: Guide, language: str = "en") -> Deck:
    """Give the slides with which the deck of the whole guide begins."""
    made = guide_deck(example.scene("deck", language), [example.unit(each, language) for each in MODULES])
    loaded: Deck = json.loads(json.dumps(made))
    return loaded


def slide_of(deck: Deck, identifier: str) -> Deck:
    """Give a slide by its id."""
    return next(each for each in deck["slides"] if each["id"] == identifier)


def rows_of(slide: Deck) -> list[list[str]]:
    """Give a slide's table without its header row, as plain text."""
    return [[inline(cell) for cell in row] for row in slide["table"]["rows"][1:]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("module", MODULES)
def test_agenda_tells_the_minutes_of_all_slides(example: Guide, module: str, language: str) -> None:
    """The agenda's clock runs without gaps, and ends at the minutes of all slides, in both editions."""
    for deck in (example.view("deck", module, language), short_deck(example, module, language)):
        agenda = slide_of(deck, f"agenda-{module}")
        clock = 0
        for told, _, minutes in rows_of(agenda):
            assert told == clock_text(clock)
            clock += int(minutes)
        assert agenda["figure"]["value"] == str(clock)
        assert clock == sum(each["minutes"] for each in deck["slides"])


def test_agenda_lists_sections_in_their_order(example: Guide) -> None:
    """Between opening and closing stand the sections that take time, by the titles of the text."""
    rows = rows_of(slide_of(example.view("deck", "committee"), "agenda-committee"))
    words = example.view("deck", "committee")["words"]
    assert [title for _, title, _ in rows] == [
        *(words["agenda-opening"], "Who does what", "Records that others can read", words["agenda-closing"])
    ]


def test_agenda_of_a_module_keeps_within_its_duration(example: Guide) -> None:
    """What the agenda announces is not more than the module's minutes."""
    for module in MODULES:
        view = example.view("deck", module)
        assert int(slide_of(view, f"agenda-{module}")["figure"]["value"]) <= view["module"]["duration"]


def test_a_deck_opens_and_closes_by_itself(example: Guide) -> None:
    """Title, objectives and agenda come first; resources, closing and references come last, in this order."""
    kinds = [each["kind"] for each in example.view("deck", "source-to-cup")["slides"]]
    assert kinds[:4] == ["title", "objectives", "agenda", "section"]
    assert kinds[-4:] == ["key-points", "resources", "closing", "references"]


@pytest.mark.parametrize("module", MODULES)
def test_short_deck_is_a_choice_of_the_full_one(example: Guide, module: str) -> None:
    """The short deck has slides of the full one in the same order; dividers, resources and references stay away."""
    full, short = example.view("deck", module), short_deck(example, module)
    ids = [each["id"] for each in full["slides"]]
    chosen = [each["id"] for each in short["slides"]]
    assert [each for each in ids if each in chosen] == chosen
    assert (full["edition"], short["edition"]) == ("full", "short")
    left = {each["kind"] for each in full["slides"]} - {each["kind"] for each in short["slides"]}
    assert left >= {"section", "resources", "references"}
    for each in short["slides"]:
        assert each["kind"] == "agenda" or each["minutes"] == slide_of(full, each["id"])["minutes"]


def test_short_deck_holds_what_is_marked(example: Guide) -> None:
    """Marked slides, voices, charts, cases and activities are in the short deck, unmarked ones of the same kind not."""
    first, second = (short_deck(example, module) for module in MODULES)
    ids = {each["id"] for deck in (first, second) for each in deck["slides"]}
    marked = {"slide-share", "slide-losses", "slide-case-springs", "slide-act-walk-the-route", "voice-assembly"}
    assert ids >= marked
    unmarked = {"slide-without", "slide-chart-chlorine", "slide-case-arsenic", "slide-act-tariff", "voice-caretaker"}
    assert not ids & unmarked


def test_short_deck_ends_each_question_with_its_answer(example: Guide) -> None:
    """A question of the short deck brings its answer along."""
    ids = [each["id"] for each in short_deck(example, "source-to-cup")["slides"]]
    assert ("slide-glasses", "slide-glasses-answer") in list(pairwise(ids))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_follows_its_question_and_says_what_is_right(example: Guide, language: str) -> None:
    """After each question comes its answer, under its own title: the same options, and words for facilitators."""
    slides = [slide for module in MODULES for slide in example.view("deck", module, language)["slides"]]
    pairs = [pair for pair in pairwise(slides) if pair[0]["kind"] == "question"]
    assert [answer["id"] for _, answer in pairs] == [
        *("slide-glasses-answer", "slide-tap-answer", "slide-missing-answer")
    ]
    for question, answer in pairs:
        assert answer["kind"] == "answer"
        assert inline(answer["title"]).endswith(inline(question["title"]))
        assert len(answer["title"]) > len(question["title"])
        assert answer["options"] == question["options"]
        assert "secret-" in json.dumps(answer["answer"])


def test_a_question_of_the_text_keeps_its_options(example: Guide) -> None:
    """A slide of a question shows the question of the text: the same words, the same right option."""
    slide = slide_of(example.view("deck", "source-to-cup"), "slide-tap")
    assert [(inline(each["text"]), each["right"]) for each in slide["options"]] == [
        ("Water that is clear", False),
        ("Water that was tested and kept covered", True),
        ("Water that runs fast", False),
    ]


def test_slides_with_an_icon_name_it(example: Guide) -> None:
    """An icon of the source reaches the slide; without one a kind has its own, or none."""
    view = example.view("deck", "source-to-cup")
    icons = {name: slide_of(view, name)["icon"] for name in ("slide-clear", "slide-without", "slide-share")}
    assert icons == {"slide-clear": "eye-slash", "slide-without": "bucket", "slide-share": ""}


def test_the_deck_of_the_guide_names_its_modules(example: Guide) -> None:
    """It begins with the guide's title and subtitle, then the modules with their numbers, minutes and clock."""
    view = whole_deck(example)
    title, agenda = view["slides"]
    assert (title["kind"], inline(title["title"])) == ("title", view["guide"]["title"])
    assert inline(title["blocks"][0]["c"]) == "An example guide for testing guidepress"
    assert rows_of(agenda) == [
        ["0:00", "1. From the source to the <script>cup</script>", "150"],
        ["2:30", "2. A committee that lasts", "120"],
    ]
    assert agenda["figure"]["value"] == "270"
    assert (view["sections"], view["module"]["number"]) == ([], None)


def test_the_deck_of_the_guide_is_translated(example: Guide) -> None:
    """In another language title, subtitle and module titles are translated, and the head of the table too."""
    view = whole_deck(example, "ar")
    title, agenda = view["slides"]
    assert inline(title["blocks"][0]["c"]) == "دليل مثال لاختبار guidepress"
    assert [row[1] for row in rows_of(agenda)] == ["1. من المنبع إلى <script>الكوب</script>", "2. لجنة تدوم"]
    assert not any(cell.isascii() for cell in map(inline, agenda["table"]["rows"][0]))


@pytest.mark.parametrize("name", ["slide-kenya", "slide-bucket", "slide-glasses", "slide-village", "slide-carriers"])
def test_new_slides_are_translated(example: Guide, name: str) -> None:
    """Every text of a translated slide is translated: titles, columns, options, labels, alternative text."""
    slide = slide_of(example.view("deck", "source-to-cup", "ar"), name)
    assert "fallback" not in json.dumps({**slide, "source": []})
    if slide["picture"]:
        assert slide["picture"]["alt"].startswith("رسم لتلال خضراء")


@pytest.mark.parametrize("depths", [("full",), ("full", "short")])
def test_a_question_keeps_the_options_of_its_wordings(example: Guide, depths: tuple[str, ...]) -> None:
    """Options that stand in the full wording are on the slide; where there is a short one too, its options are."""
    asked: list[Any] = [para(words("Which water?"))]
    for depth in depths:
        options = div("options", [bullet_list([[plain(words(f"{depth} water"))], [plain(words("Tea"))]])])
        asked.append(div(depth, [options, div("answer", [para(words(f"It is {depth}."))])]))
    parts = SlideParts(example.scene("deck"), example.unit("committee"))
    made = parts.of(div("slide", asked, pairs=[("kind", "question")]))
    assert [inline(each["text"]) for each in made["options"]] == [f"{depths[-1]} water", "Tea"]
    assert [inline(each["c"]) for each in made["answer"]] == [f"It is {depths[-1]}."]
    assert [inline(each["c"]) for each in made["blocks"]] == ["Which water?"]
