"""Editions of the example guide: what is in, what is out, in every view, in English and Arabic."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from example import EXAMPLE, Guide, workshops_of

from guidepress import tasks
from guidepress.kitchen import CASEBOOKS, VIEWS, Kitchen
from guidepress.model import Edition, ModuleMeta, Objective, Section, Unit
from guidepress.nodes import id_of, is_div, text_of, value_of, walk
from guidepress.tasks.editions import listed_products
from guidepress.view.audience import AUDIENCE_OF
from guidepress.view.edition import chosen_unit, unit_in_edition

MODULES = ("source-to-cup", "committee")
FULL = {"en": "full edition", "ar": "الطبعة الكاملة"}
SHORT = Edition(id="brief", title="In brief", depth="short")
View = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def kitchen(tmp_path_factory: pytest.TempPathFactory) -> Kitchen:
    """Build the views of the edition `leaders` in both languages, as the tasks do."""
    whole = Kitchen(source=EXAMPLE, build=tmp_path_factory.mktemp("editions"))
    outline = whole.outline()
    tasks.read_lists(whole)
    for unit, folder in outline.parts.items():
        tasks.read_unit(whole, unit, folder)
    tasks.check_source(whole, tuple(outline.parts))
    own = whole.of("leaders")
    tasks.list_held(own, tuple(outline.parts))
    for language in outline.languages:
        tasks.cite(whole, language)
        for unit in outline.units:
            tasks.view_unit(own, language, unit)
        tasks.view_guide(own, language, outline.units)
    return own


@pytest.fixture
def view(kitchen: Kitchen) -> View:
    """Give a function that opens a view of the edition."""

    def opened(unit: str, product: str, language: str = "en") -> dict[str, Any]:
        made: dict[str, Any] = json.loads(kitchen.view(language, unit, product).read_bytes())
        return made

    return opened


def ids(blocks: Any) -> set[str]:
    return {id_of(node) for node in walk(blocks) if is_div(node)} - {""}


def blocks_of(book: dict[str, Any]) -> list[Any]:
    return [book["opener"], [[each["title"], each["blocks"]] for each in book["sections"]]]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_book_holds_what_is_short_or_marked(view: View, language: str) -> None:
    """Summaries, marked blocks, what short slides show, advice and key points are in; all else is out."""
    blocks = blocks_of(view("source-to-cup", "textbook", language))
    shown = {"voice-caretaker", "chart-collection", "chart-losses", "case-springs", "act-walk-the-route", "kp-barriers"}
    assert shown <= ids(blocks)
    assert not ids(blocks) & {"chart-chlorine", "tab-barriers", "gp-lids", "q-open", "fig-route", "case-arsenic"}
    assert any(is_div(node, "recommendation") for node in walk(blocks))
    assert not any(is_div(node, "gap", "lens", "definition") for _, section in blocks[1] for node in section)
    if language == "en":
        assert "two weak barriers beat a strong one" in text_of(blocks)
        assert "each barrier is weak alone" not in text_of(blocks)


def test_numbers_stay_those_of_the_full_edition(view: View, example: Guide) -> None:
    """A section, a chart and a case have the number that they have in the guide itself."""
    whole, own = example.view("textbook", "source-to-cup"), view("source-to-cup", "textbook")
    numbers = {each["id"]: each["number"] for each in whole["sections"]}
    assert [numbers[each["id"]] for each in own["sections"]] == [each["number"] for each in own["sections"]]
    labels = {id_of(node): value_of(node, "label") for node in walk(blocks_of(whole)) if is_div(node)}
    for node in walk(blocks_of(own)):
        if is_div(node, "chart", "case", "activity"):
            assert value_of(node, "label") == labels[id_of(node)]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_reference_to_what_is_left_out_says_so(view: View, language: str) -> None:
    """It is plain text with its number and the words for the full edition; what is in is still linked."""
    blocks = blocks_of(view("committee", "textbook", language))
    links = {node["c"][2][0] for node in walk(blocks) if node["t"] == "Link"}
    assert "#case-springs" in links
    assert not links & {"#chart-budget", "#tab-checks", "#sec-why-eye"}
    assert text_of(blocks).count(FULL[language]) == 3
    if language == "en":
        assert "Figure 2.1 (full edition), the records of the tap (Table 2.1, full edition)" in text_of(blocks)
        assert "What the eye does not see (full edition)" in text_of(blocks)


def test_section_that_is_left_empty_is_gone() -> None:
    """A section that holds text and slides alone does not stand in a short edition."""
    header = {"t": "Para", "c": [{"t": "Str", "c": "Text"}]}
    slide = {"t": "Div", "c": [["s", ["slide"], [["depth", "short"]]], [header]]}
    unit = _unit_of([header, slide])
    assert unit_in_edition(unit, SHORT).sections == ()
    summary = {"t": "Div", "c": [["", ["short"], []], [header]]}
    assert unit_in_edition(_unit_of([header, slide, summary]), SHORT).sections[0].blocks == (header,)


def test_voices_open_the_first_section_that_is_left() -> None:
    """A section of which only the opening voices are left is gone; the voices still open the module."""
    voices = {"t": "Div", "c": [["v", ["voices"], [["depth", "short"]]], []]}
    points = {"t": "Div", "c": [["k", ["key-points"], []], []]}
    whole = _unit_of([voices])
    other = replace(whole.sections[0], id="s2", blocks=(points,))
    left = unit_in_edition(replace(whole, sections=(*whole.sections, other)), SHORT)
    assert [(each.id, each.blocks) for each in left.sections] == [("s2", (voices, points))]
    assert unit_in_edition(whole, SHORT).sections[0].blocks == (voices,)


def _unit_of(blocks: list[Any]) -> Unit:
    meta = ModuleMeta(
        title="M",
        short_title="M",
        colour="module-1",
        icon="book",
        goal="g",
        duration=10,
        objectives=(Objective(id="o", verb="do", text="do"),),
    )
    return Unit(id="m", meta=meta, sections=(Section(id="s1", title=(), blocks=tuple(blocks)),))


def test_facets_leave_out_what_states_other_values(example: Guide) -> None:
    """Blocks, cases and activities that state other values are gone, with what shows them; what states none stays."""
    unit = example.unit("source-to-cup")
    wells = chosen_unit(unit, Edition(id="wells", title="Wells", facets={"water-source": ("well",)}))
    assert "case-springs" not in {each.meta.id for each in wells.cases}
    blocks = [each.blocks for each in wells.sections]
    assert not any(value_of(node, "of") == "case-springs" for node in walk(blocks))
    assert {"gp-lids", "chart-chlorine"} <= ids(blocks)
    assert not any(is_div(node, "gap") for node in walk(blocks))
    rain = chosen_unit(unit, Edition(id="rain", title="Rain", facets={"water-source": ("rain",)}))
    assert "sec-barriers" not in {each.id for each in rain.sections}


def test_case_stands_in_its_short_wording_with_its_questions(view: View) -> None:
    """Case book and textbook have the wording of the slide; only facilitators see answers."""
    own = view("guide", "cases")
    assert [each["id"] for each in own["cases"]] == ["case-springs"]
    case = own["cases"][0]["blocks"]
    short = next(each for each in view("source-to-cup", "deck")["slides"] if each.get("label", "").startswith("Case"))
    assert text_of(short["blocks"]) in text_of(case)
    assert any(is_div(node, "question") for node in walk(case))
    assert not any(is_div(node, "answer") for node in walk(case))
    assert any(is_div(node, "answer") for node in walk(view("guide", "cases-facilitator")["cases"][0]["blocks"]))


def test_deck_is_the_short_deck_of_its_readers(view: View, example: Guide) -> None:
    """Its slides are those of the short deck, and it has the name of the edition."""
    deck = view("source-to-cup", "deck")
    whole = example.view("deck", "source-to-cup")
    assert deck["edition"] == "short"
    assert {each["id"] for each in deck["slides"]} < {each["id"] for each in whole["slides"]}
    assert deck["guide"]["edition"] == "Edition for {{ leaders }}"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_lists_hold_what_the_edition_uses(view: View, example: Guide, language: str) -> None:
    """Glossary, acronyms, references, index and the lists of figures and cases fit the filtered text."""
    frame, whole = view("guide", "textbook", language), example.frame(language)
    texts = [blocks_of(view(unit, "textbook", language)) for unit in ("preface", "how-to-read", *MODULES)]
    spans = [node for node in walk(texts) if node["t"] == "Span"]
    terms = {value_of(node, "of") for node in spans if "term" in node["c"][0][1]}
    assert {each["id"] for each in frame["glossary"]} == terms
    assert len(frame["glossary"]) < len(whole["glossary"])
    assert {"WSP", "WHO"} <= {each["acronym"] for each in frame["acronyms"]}
    assert len(frame["references"]) < len(whole["references"])
    cited = {key for node in spans if "citation" in node["c"][0][1] for key in value_of(node, "keys").split()}
    assert cited <= {each["id"] for each in frame["references"]}
    assert {each["id"] for each in frame["figures"]} == {"chart-collection", "chart-losses"}
    assert [each["id"] for each in frame["cases"]] == ["case-springs"]
    assert view("guide", "lists", language)["glossary"] == frame["glossary"]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_view_names_the_edition(kitchen: Kitchen, language: str) -> None:
    """Where the version stands, the edition stands too; the guide's own number stays as it is."""
    named = "Edition for {{ leaders }}" if language == "en" else "طبعة إلى {{ leaders }}"
    for path in kitchen.view(language, "", "").parent.glob("*/*.json"):
        guide = json.loads(path.read_bytes())["guide"]
        assert (guide["release"], guide["version"], guide["edition"]) == ("1.0", f"1.0 · {named}", named)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_of_facilitators_leaks(kitchen: Kitchen, language: str) -> None:
    """No view of participants has a secret; those of facilitators have some, so that the test can fail."""
    found = dict.fromkeys((*VIEWS, *CASEBOOKS, "lists"), "")
    for path in sorted(kitchen.view(language, "", "").parent.glob("*/*.json")):
        found[path.stem] += path.read_text(encoding="utf-8")
    assert "secret-" in found["deck"]
    assert "secret-" in found["facilitator"]
    participants = [product for product, text in found.items() if text and AUDIENCE_OF.get(product) == "participant"]
    assert len(participants) == 5
    for product in participants:
        assert "secret-" not in found[product], product


def test_products_lie_below_their_edition(tmp_path: Path) -> None:
    """The guide's own paths stay; those of an edition lie in a folder of its name, its intermediates too."""
    whole = Kitchen(source=EXAMPLE, build=tmp_path)
    own = whole.of("leaders")
    assert whole.product("en", "textbook.pdf") == tmp_path / "en/textbook.pdf"
    assert own.product("en", "textbook.pdf") == tmp_path / "en/editions/leaders/textbook.pdf"
    assert own.reading("committee") == whole.reading("committee")
    assert own.view("en", "guide", "deck") != whole.view("en", "guide", "deck")
    assert own.import_path("en", "book") == "/editions/leaders/typ/en/book.typ"
    outline = whole.outline()
    assert outline.editions == ("leaders",)
    wishes = {"": ("", "leaders"), "leaders": ("leaders",), "full": ("",), "full,leaders": ("", "leaders")}
    assert {wish: outline.chosen_editions(wish) for wish in wishes} == wishes


def test_product_of_an_edition_is_made_only_if_there_is_something(tmp_path: Path) -> None:
    """An empty list makes no file, takes away an earlier one, and the listing says so."""
    kitchen = Kitchen(source=EXAMPLE, build=tmp_path).of("leaders")
    listing, target, frame = kitchen.made("en", "toolbox"), kitchen.product("en", "toolbox.pdf"), tmp_path / "view.json"
    target.parent.mkdir(parents=True)
    for rows, made in (([1], ("en/editions/leaders/toolbox.pdf",)), ([], ())):
        frame.write_text(json.dumps({"rows": rows}))
        tasks.make_if_any(kitchen, (frame, "rows"), (lambda: {"n": target.write_bytes(b"x")}, []), listing, [target])
        assert listed_products([listing]) == made
        assert target.exists() is bool(rows)
        assert tasks.all_stand(kitchen, listing)


def test_workshop_may_name_an_edition(example: Guide) -> None:
    """A day of the edition has the short decks: its timetable is the one that `short` gives."""
    workshop = workshops_of(EXAMPLE)["village-days"].workshop
    assert workshop
    meta = workshop.meta
    usual = replace(meta.every_day, edition="leaders")
    days = tuple(replace(day, edition="leaders" if day.edition == "short" else day.edition) for day in meta.days)
    named = replace(workshop, meta=replace(meta, every_day=usual, days=days))
    brief = replace(workshop, meta=replace(meta, every_day=replace(usual, edition="short")))
    assert (
        example.workshop("village-days", workshop=named)["days"]
        == example.workshop("village-days", workshop=brief)["days"]
    )
