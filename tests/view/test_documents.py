"""Proves what the documents hold beside their blocks: clock, lists, frame, opener, numbers after a move."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from dump import inline
from example import Guide, open_guide

from guidepress.nodes import is_div, text_of
from guidepress.read.block_kinds import SLIDE_KINDS
from guidepress.view.facilitator import clock_text


def test_clock_runs_without_gaps(example: Guide) -> None:
    """Each row of the plan begins when the one before it ends, and the last ends at the total."""
    view = example.view("facilitator", "source-to-cup")
    minutes = 0
    for row in view["plan"]:
        assert row["clock"] == clock_text(minutes)
        minutes += row["minutes"]
    assert minutes == view["total_minutes"] == sum(each["minutes"] for each in view["slides"])


def test_plan_rows(example: Guide) -> None:
    """An activity has a row of its own with mode, materials and worksheets; slides of a section share one."""
    plan = example.view("facilitator", "source-to-cup")["plan"]
    row = next(each for each in plan if each["activity"] == "act-walk-the-route")
    assert row["mode"] == "Groups of 4–6"
    assert row["materials"] == ["One sheet of paper for each group", "Pens in two colours"]
    assert row["handouts"] == ["Worksheet: the way of the water"]
    numbers = [each["slides"] for each in plan]
    assert numbers[0][0] == 1
    assert all(after[0] == before[1] + 1 for before, after in pairwise(numbers))


def test_clock_text() -> None:
    """The clock is written as hours and two digits of minutes."""
    assert [clock_text(minutes) for minutes in (0, 9, 60, 605)] == ["0:00", "0:09", "1:00", "10:05"]


def test_script_follows_deck(example: Guide) -> None:
    """The facilitator's script numbers the very slides of the deck."""
    deck, guide = example.view("deck", "committee"), example.view("facilitator", "committee")
    assert [each["id"] for each in deck["slides"]] == [each["id"] for each in guide["slides"]]
    assert [each["number"] for each in guide["slides"]] == list(range(1, len(deck["slides"]) + 1))


def test_slide_ids_are_unique(example: Guide) -> None:
    """No two slides of a deck share an id."""
    for unit in ("source-to-cup", "committee"):
        ids = [each["id"] for each in example.view("deck", unit)["slides"]]
        assert len(ids) == len(set(ids))


def test_every_slide_kind_is_made(example: Guide) -> None:
    """The example guide shows each kind of slide that the contract knows."""
    kinds = {s["kind"] for unit in ("source-to-cup", "committee") for s in example.view("deck", unit)["slides"]}
    assert kinds == {
        *SLIDE_KINDS,
        *("title", "objectives", "agenda", "section", "answer", "closing", "references"),
        *("voices", "key-points", "activity", "video", "resources"),
    }


def test_chart_with_own_slide_gets_no_second(example: Guide) -> None:
    """A chart, table or case that a slide shows under its own title has no automatic slide."""
    for unit, shown in (
        ("source-to-cup", "chart-losses"),
        ("source-to-cup", "tab-barriers"),
        ("committee", "case-amberwell"),
    ):
        assert f"slide-{shown}" not in {each["id"] for each in example.view("deck", unit)["slides"]}


def test_opener_takes_the_first_voices(example: Guide) -> None:
    """The first voices of a module stand on its opener and not in its text as well."""
    view = example.view("textbook", "source-to-cup")
    assert [each["c"][0][0] for each in view["opener"]] == ["voice-caretaker"]
    assert not any(is_div(each, "voices") for section in view["sections"] for each in section["blocks"])


def test_front_matter_has_no_numbers(example: Guide) -> None:
    """A text of the front matter is no module: no number, no section number, no key resources."""
    view = example.view("textbook", "how-to-read")
    assert view["front"]
    assert view["module"]["number"] is None
    assert [each["number"] for each in view["sections"]] == [""]


def test_glossary_sorts_by_letters(example: Guide) -> None:
    """Accents do not move a word to the end of the list, and signs stand under #."""
    entries = example.lists()["glossary"]
    names = [inline(each["term"]) for each in entries]
    assert names[0].startswith("=HYPERLINK")
    assert entries[0]["letter"] == "#"
    assert names[1:4] == ["barrier", "Élan of service", "free residual chlorine"]
    assert entries[2]["letter"] == "E"


def test_arabic_glossary(example: Guide) -> None:
    """The Arabic list sorts without the article and marks what is not translated."""
    view = example.lists("ar")
    assert view["dir"] == "rtl"
    letters = {text_of(each["term"]): each["letter"] for each in view["glossary"]}
    assert letters["التعرفة"] == "ت"
    untranslated = next(each for each in view["glossary"] if each["id"] == "recontamination")
    assert inline(untranslated["term"]) == "[recontamination]{.fallback lang=en dir=ltr}"
    assert {each["acronym"]: each["expansion"] for each in view["acronyms"]}["WHO"] == "منظمة الصحة العالمية"


def test_arabic_view(example: Guide) -> None:
    """Titles, alternative texts, footnotes, cells, data and YAML texts are translated in their places."""
    view = example.view("textbook", "source-to-cup", "ar")
    raw = str(view["sections"])
    assert view["dir"] == "rtl"
    assert view["module"]["title"] == "من المنبع إلى <script>الكوب</script>"
    for words in ("لماذا", "مربعات", "تقديرات،", "الحاجز", "نبع", "صافٍ"):
        assert words in raw
    # A fuzzy translation does not count, nor does an obsolete one.
    assert "حواجز من النبع" not in raw


@pytest.mark.parametrize("language", ["en", "ar"])
def test_frame_lists(example: Guide, language: str) -> None:
    """Figures, tables and cases are listed in the order of the book, with numbers and titles."""
    frame = example.frame(language)
    assert [each["id"] for each in frame["figures"]] == [
        *("chart-collection", "fig-route", "chart-losses", "chart-chlorine", "chart-budget", "chart-payers")
    ]
    assert [each["label"].rsplit(" ", 1)[1] for each in frame["figures"]] == ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2"]
    assert [each["id"] for each in frame["cases"]] == ["case-springs", "case-arsenic", "case-amberwell", "case-filters"]
    assert "arsenic" in {each["entry"] for each in frame["index"]}


def test_a_section_moves_by_moving_its_file(copy_example: Callable[[], Path]) -> None:
    """A section that moves to another module takes its new number; references to it follow."""
    folder = copy_example()
    old = folder / "modules/committee/20-records.md"
    old.rename(folder / "modules/source-to-cup/30-records.md")
    guide = open_guide(folder, ("en",))
    assert guide.index.entries["sec-records"].number == "1.3"
    assert guide.index.entries["tab-checks"].number == "1.2"


def test_modules_move_by_a_line_in_guide(copy_example: Callable[[], Path]) -> None:
    """The order in guide.yaml is the order of the numbers."""
    folder = copy_example()
    path = folder / "guide.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("  - source-to-cup\n  - committee\n", "  - committee\n  - source-to-cup\n"), encoding="utf-8"
    )
    guide = open_guide(folder, ("en",))
    assert guide.index.modules == {"committee": 1, "source-to-cup": 2}
    assert guide.index.entries["fig-route"].number == "2.2"


def test_an_edit_of_notes_leaves_participants_views(copy_example: Callable[[], Path], example: Guide) -> None:
    """A facilitator's note changes no participants' view, so that their products are not made again."""
    folder = copy_example()
    path = folder / "modules/source-to-cup/10-why-water.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("the clear glass.", "two\nclear glasses."), encoding="utf-8"
    )
    guide = open_guide(folder, ("en",))
    for product in ("textbook", "handout"):
        assert guide.view(product, "source-to-cup") == example.view(product, "source-to-cup")
    assert guide.view("deck", "source-to-cup") != example.view("deck", "source-to-cup")
