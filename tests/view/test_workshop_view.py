"""The view of a workshop: minutes from the decks, clock times that add up, what serves what, what is printed."""

from __future__ import annotations

import datetime
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from dump import inline
from example import EXAMPLE, LANGUAGES, Guide, open_guide, workshops_of

from guidepress.model_workshop import Participant, Session, Workshop
from guidepress.nodes import text_of
from guidepress.products.workshop_numbers import with_slide_numbers
from guidepress.translate.workshop_texts import workshop_texts
from guidepress.view.workshop import interval

SOURCE = EXAMPLE.parents[1] / "source"
REAL = ("addis-ababa-2018", "practitioners-five-days", "senior-briefing")


def village() -> Workshop:
    """Read the example's workshop."""
    held = workshops_of(EXAMPLE)["village-days"].workshop
    assert held
    return held


def changed(day: int, *sessions: Session, **values: Any) -> Workshop:
    """Give the example's workshop with other sessions on a day."""
    held = village()
    days = list(held.meta.days)
    days[day - 1] = replace(days[day - 1], sessions=sessions or days[day - 1].sessions, **values)
    return replace(held, meta=replace(held.meta, days=tuple(days)))


def minutes_of(clock: str) -> int:
    """Give a time of the day in minutes."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def titles(view: dict[str, Any], day: int) -> list[str]:
    """Write a day's agenda."""
    return [f"{each['start']} {text_of(each['title'])}" for each in view["days"][day - 1]["items"]]


def test_agenda_of_a_full_day(example: Guide) -> None:
    """Sections and activities are rows of their own; a section that goes on after an activity says so."""
    assert titles(example.workshop("village-days"), 1) == [
        "09:00 Welcome and tea with the elders",
        "09:30 Why clear water can make ill",
        "09:57 Barriers from the source to the cup",
        "10:26 Tea break",
        "10:41 Walk the way of the water",
        "11:26 Barriers from the source to the cup (continued)",
        "11:32 Sort the barriers",
        "11:47 What to take along, and what to read",
        "11:52 Questions of the day",
        "12:22 Time in reserve",
        "12:30 Lunch",
        "13:00 Prayer break",
        "13:20 Time in reserve",
    ]


def test_agenda_of_a_short_day(example: Guide) -> None:
    """The short edition of a module is one row; sessions of the list flow in before form and closing."""
    view = example.workshop("village-days")
    assert titles(view, 2) == [
        "09:00 A committee that lasts",
        "09:40 Agree on a #set tariff",
        "10:20 Records that others can read",
        "10:35 What we think of the days",
        "10:45 Certificates",
        "11:05 A meal together",
        "11:35 Time in reserve",
    ]
    assert [(text_of(each["title"]), each["priority"]) for each in view["left_out"]] == [
        ("A walk to the spring", "could")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_clock_has_no_gaps(example: Guide, language: str) -> None:
    """Each item begins when the one before it ends, and lasts as long as its times say."""
    for day in example.workshop("village-days", language)["days"]:
        assert day["items"][0]["start"] == day["start"]
        assert all(one["end"] == two["start"] for one, two in pairwise(day["items"]))
        for each in day["items"]:
            assert minutes_of(each["end"]) - minutes_of(each["start"]) == each["minutes"]


def test_minutes_are_those_of_the_decks(example: Guide) -> None:
    """All slides of the module are taught, each once, and with the activities they take the deck's minutes."""
    view, deck = example.workshop("village-days"), example.view("deck", "source-to-cup")
    taught = [each for each in view["days"][0]["items"] if each["module"]]
    assert [name for each in taught for name in each["slide_ids"]] == [each["id"] for each in deck["slides"]]
    assert sum(each["minutes"] for each in taught) == sum(each["minutes"] for each in deck["slides"])
    assert {each["deck"] for each in taught} == {"source-to-cup"}


def test_minutes_beyond_the_slides_are_for_discussion(example: Guide) -> None:
    """A session that is given more minutes than its slides take says how many are left for questions."""
    item = example.workshop("village-days")["days"][1]["items"][0]
    assert (item["deck"], item["minutes"]) == ("committee-short", 40)
    assert text_of(item["note"]) == "23 min of it for questions"


def test_discussion_rounds_sections_up(example: Guide) -> None:
    """Minutes for discussion let each section end on a multiple of five; the last has what is left."""
    held = changed(1, Session(module="source-to-cup", leave_out=("act-sort-barriers",), minutes=130, objectives=("a",)))
    items = example.workshop("village-days", workshop=held)["days"][0]["items"]
    assert [each["minutes"] for each in items if each["module"]] == [30, 30, 45, 25]


def test_an_activity_that_may_be_split_goes_on_after_lunch(example: Guide) -> None:
    """Its second part says that it continues; what it needs is listed once, and its slide comes up once."""
    walk = Session(activity="act-walk-the-route", may_split=True, objectives=("a",))
    before = Session(session="Songs", minutes=190, objectives=("a",))
    view = example.workshop("village-days", workshop=changed(1, before, walk))
    parts = [each for each in view["days"][0]["items"] if each["activity"]]
    assert [(each["continues"], each["start"]) for each in parts] == [(False, "12:25"), (True, "13:20")]
    assert sum(each["minutes"] for each in parts) == 45
    assert text_of(parts[1]["title"]).endswith("(continued)")
    assert len([each for each in view["print_list"] if each["for"] == "Activity 1.1"]) == 1


def test_an_activity_knows_how_short_it_can_be(example: Guide) -> None:
    """The activity's own `least` holds where the session says none; the session's goes first."""
    plan = example.plan("village-days")
    programme = plan.programme
    activity = programme.activities["act-walk-the-route"]
    programme.activities["act-walk-the-route"] = replace(activity, meta=replace(activity.meta, least=30))
    own, _ = programme.steps("day-1-1", Session(activity="act-walk-the-route"), "full")
    said, _ = programme.steps("day-1-1", Session(activity="act-walk-the-route", least=20), "full")
    programme.activities["act-walk-the-route"] = activity
    assert [each.least for each in (*own, *said)] == [30, 20]


def test_sections_alone_have_no_activities(example: Guide) -> None:
    """A session on a section shows its slides before and after the activity, and leaves the activity out."""
    held = changed(1, Session(sections=("sec-barriers",), objectives=("a",), title="Barriers & more"))
    item = example.workshop("village-days", workshop=held)["days"][0]["items"][0]
    deck = example.view("deck", "source-to-cup")["slides"]
    wanted = [each for each in deck if each["section"] == "sec-barriers" and not each.get("activity")]
    assert item["slide_ids"] == [each["id"] for each in wanted]
    assert item["minutes"] == sum(each["minutes"] for each in wanted)
    assert (text_of(item["title"]), item["section"], item["activity"]) == ("Barriers & more", "sec-barriers", "")


def test_sections_of_the_short_edition_are_one_row(example: Guide) -> None:
    """Sections of one module that are taught in short are held in one go, under the module's title."""
    held = changed(2, Session(sections=("sec-roles", "sec-records"), objectives=("b",)))
    items = [each for each in example.workshop("village-days", workshop=held)["days"][1]["items"] if each["module"]]
    assert [(text_of(each["title"]), each["section"]) for each in items] == [("A committee that lasts", "")]


def test_items_say_what_an_activity_needs(example: Guide) -> None:
    """An activity bears number, mode, materials, worksheets, role and the objectives that it serves."""
    items = example.workshop("village-days")["days"][0]["items"]
    item = next(each for each in items if each["activity"] == "act-walk-the-route")
    assert (item["activity_label"], item["mode"], item["facilitator"]) == ("Activity 1.1", "Groups of 4–6", "Nurse")
    assert item["handouts"] == [{"id": "handout-route", "title": "Worksheet: the way of the water"}]
    assert (item["module_number"], item["colour"], item["objectives"]) == (1, "module-1", ["a"])


def test_every_item_has_all_fields(example: Guide) -> None:
    """Sessions, breaks and spare time have the same keys, so that products need not ask."""
    view = example.workshop("village-days")
    keys = {tuple(sorted(set(each))) for day in view["days"] for each in day["items"]}
    assert len(keys) == 1
    assert {each["kind"] for day in view["days"] for each in day["items"]} == {
        *("opening", "session", "break", "form", "closing"),
    }


def test_objectives_point_at_their_sessions(example: Guide) -> None:
    """Each objective lists the sessions that serve it; one that breaks part stands there once, from start to end."""
    found = {each["id"]: each["sessions"] for each in example.workshop("village-days")["objective_map"]}
    assert [(text_of(each["title"]), each["day"], each["start"], each["end"]) for each in found["a"]] == [
        ("From the source to the <script>cup</script>", 1, "09:30", "11:52"),
        ("Questions of the day", 1, "11:52", "12:22"),
    ]
    assert [each["day"] for each in found["b"]] == [2, 2, 2]


def test_print_list_counts(example: Guide) -> None:
    """Thirteen people are seven pairs and, where an activity wants groups of four at the least, four groups."""
    rows = [(each["item"], each["per"], each["total"]) for each in example.workshop("village-days")["print_list"]]
    assert rows == [
        ("Worksheet: the way of the water", "group", 4),
        ("Cards: nine barriers", "pair", 7),
        ("Role cards: the meeting", "room", 1),
    ]


def test_lost_time_is_told_for_each_day(example: Guide) -> None:
    """A day says what to cut for 10, 20, 40 and 60 minutes, by items of that day, and how much that wins."""
    for day in example.workshop("village-days")["days"]:
        assert [each["win"] for each in day["cuts"]] == [10, 20, 40, 60]
        known = {each["id"] for each in day["items"] if each["kind"] != "break"}
        for cut in day["cuts"]:
            assert {step["item"] for step in cut["steps"]} <= known
            assert cut["won"] == sum(step["minutes"] for step in cut["steps"]) >= cut["win"]


def test_questions_of_the_test_hold_their_key(example: Guide) -> None:
    """The test asks the questions with options of the modules that are taught; the answers are marked."""
    (question,) = example.workshop("village-days")["questions"]
    assert (question["id"], question["label"]) == ("q-clear", "Question 1")
    assert [each["right"] for each in question["options"]].count(True) == 1
    assert question["answer"]
    assert question["objective"] == "Trace the way of the water from the source to the cup."


def test_test_asks_what_the_workshop_names(example: Guide) -> None:
    """A workshop may name its questions, open ones too."""
    held = village()
    held = replace(held, meta=replace(held.meta, test=("q-open", "q-clear")))
    assert [each["id"] for each in example.workshop("village-days", workshop=held)["questions"]] == [
        "q-open",
        "q-clear",
    ]


def test_evaluation_has_its_answers(example: Guide) -> None:
    """Questions on the scale carry the scale, choices their own options, open ones none."""
    asked = example.workshop("village-days")["evaluation"]
    assert [(each["kind"], [text_of(option) for option in each["options"]]) for each in asked] == [
        ("scale", ["No", "Partly", "Yes"]),
        ("choice", ["too short", "right", "too long"]),
        ("text", []),
    ]


def test_arabic_workshop(example: Guide) -> None:
    """Dates and breaks are Arabic; what is translated is so, what is not is marked."""
    view = example.workshop("village-days", "ar")
    assert view["dir"] == "rtl"
    assert view["workshop"]["title"] == "يومان للماء: #set {{ معًا }}"
    assert view["workshop"]["dates"] == "30 مارس – 1 أبريل 2026"
    assert view["days"][0]["date_label"] == "الاثنين، 30 مارس 2026"
    shown = [inline(each["title"]) for each in view["days"][0]["items"]]
    assert shown[0] == "ترحيب وشاي مع كبار القرية"
    assert "استراحة الصلاة" in shown
    assert "[Questions of the day]{.fallback lang=en dir=ltr}" in shown
    assert text_of(view["evaluation"][0]["options"][2]) == "نعم"


def test_every_text_of_a_workshop_can_be_translated() -> None:
    """Titles, notes, objectives, roles and forms are segments; names of people and addresses are not."""
    texts = {text for _, text in workshop_texts(village())}
    assert {"Sit in a circle.", "Nurse", "A meal together", "too long", "A walk to the spring"} <= texts
    assert not texts & {"Example Name", "@nobody", "Asia/Amman"}


def test_intervals_of_dates(example: Guide) -> None:
    """Days of one month share month and year; months of one year share the year."""
    scene, day = example.scene("workshop"), datetime.date
    assert interval(scene, day(2018, 12, 3), day(2018, 12, 6)) == "3–6 December 2018"
    assert interval(scene, day(2018, 11, 30), day(2018, 12, 1)) == "30 November – 1 December 2018"
    assert interval(scene, day(2018, 12, 31), day(2019, 1, 1)) == "31 December 2018 – 1 January 2019"
    assert interval(scene, day(2018, 12, 3), day(2018, 12, 3)) == "3 December 2018"


def test_people_are_in_the_view(example: Guide) -> None:
    """The participants' list reaches badges and certificates; without one the list is empty."""
    assert example.workshop("village-days")["workshop"]["participants"] == {
        "count": 13,
        "group_size": 3,
        "groups": 5,
        "names": [],
    }
    held = replace(village(), people=(Participant(name="بدر", country="JO"),))
    names = example.workshop("village-days", workshop=held)["workshop"]["participants"]["names"]
    assert names == [{"name": "بدر", "organisation": "", "country": "JO", "language": ""}]


def told(example: Guide, held: Workshop) -> list[tuple[str, str, dict[str, Any]]]:
    """Give what a plan tells: key, rule and words."""
    return [(each.key, each.rule, dict(each.words)) for each in example.plan("village-days", "en", held).faults_found()]


def test_a_day_that_is_too_long_says_what_to_drop(example: Guide) -> None:
    """workshop-fits says by how many minutes, and which could or should session to drop."""
    (fault,) = told(example, changed(1, end="11:40"))
    assert fault[:2] == ("day-1", "workshop-fits")
    assert fault[2]["what"] == "day 1"
    assert fault[2]["over"] > 0
    long = Session(session="Songs", minutes=200, priority="could", objectives=("a",))
    (fault,) = told(example, changed(1, *village().meta.days[0].sessions, long))
    assert (fault[1], fault[2]["over"]) == ("workshop-fits", 70)
    assert fault[2]["hint"] == 'drop "Songs" (200 minutes, could), or let the day end at 16:40'


def test_a_must_without_room_is_told(example: Guide) -> None:
    """workshop-fits is told of a session with priority must that no day can take in."""
    held = village()
    long = Session(session="Songs", minutes=200, priority="must", objectives=("a",))
    held = replace(held, meta=replace(held.meta, sessions=(*held.meta.sessions, long)))
    (fault,) = told(example, held)
    assert fault[:2] == ("pool-4", "workshop-fits")
    assert "Songs" in fault[2]["what"]


def test_too_few_minutes_are_told(example: Guide) -> None:
    """session-minutes-are-enough: what is given must hold the slides and activities."""
    faults = told(example, changed(1, Session(module="source-to-cup", minutes=100, objectives=("a",))))
    assert ("day-1-1", "session-minutes-are-enough", {"minutes": 100, "sum": 127}) in faults


def test_what_the_short_deck_lacks_is_told(example: Guide) -> None:
    """session-has-slides: a section without a slide in the edition of the day is told, not silently skipped."""
    held = changed(1, Session(sections=("sec-why",), objectives=("a",)), edition="short")
    assert not told(example, held)
    decks = example.plan("village-days").taught.decks
    bare = {
        key: {**deck, "slides": [s for s in deck["slides"] if s["section"] != "sec-why"]} for key, deck in decks.items()
    }
    plan = example.plan("village-days", "en", held)
    plan.programme.decks = bare
    _, faults = plan.programme.steps("day-1-1", held.meta.days[0].sessions[0], "short")
    assert [(each.rule, each.words["id"]) for each in faults] == [("session-has-slides", "sec-why")]


def test_an_objective_whose_sessions_are_left_out_is_told(example: Guide) -> None:
    """workshop-objective-is-served is told again when the timetable leaves out all that serves an objective."""
    held = changed(1, Session(session="x", minutes=5))
    assert ("workshop", "workshop-objective-is-served", {"id": "a"}) in told(example, held)


def test_slides_get_the_numbers_of_the_decks(example: Guide) -> None:
    """Items span the numbers that their slides bear in the deck; what has no slides has no numbers."""
    view = example.workshop("village-days")
    plan = example.plan("village-days")
    decks = {name + ("-short" * (edition == "short")): deck for (name, edition), deck in plan.taught.decks.items()}
    items = [each for day in with_slide_numbers(view, decks)["days"] for each in day["items"]]
    spans = [each["slides"] for each in items if each["deck"] == "source-to-cup"]
    assert spans[0][0] == 1
    assert all(two[0] == one[1] + 1 for one, two in pairwise(spans))
    assert all(each["slides"] is None for each in items if not each["deck"])


@pytest.fixture(scope="module")
def guide() -> Guide:
    """Give the real guide, read once."""
    return open_guide(SOURCE, ("en",))


@pytest.mark.slow
@pytest.mark.parametrize("name", REAL)
def test_real_workshops_fit(guide: Guide, name: str) -> None:
    """The workshops of the guide fit their days, serve their objectives, and say that their hours are proposed."""
    assert guide.plan(name).faults_found() == []
    view = guide.workshop(name)
    assert "proposed timetable" in view["workshop"]["subtitle"]
    assert all(each["sessions"] for each in view["objective_map"])
    for day in view["days"]:
        assert minutes_of(day["items"][-1]["end"]) <= minutes_of(day["end"])
        assert all(cut["won"] >= cut["win"] for cut in day["cuts"])


@pytest.mark.slow
def test_addis_ababa_is_the_concept_notes_workshop(guide: Guide) -> None:
    """Four days in December 2018, two compressed and two full, with objectives a to g."""
    view = guide.workshop("addis-ababa-2018")
    assert view["workshop"]["dates"] == "3–6 December 2018"
    assert [day["edition"] for day in view["days"]] == ["short", "short", "full", "full"]
    assert "".join(each["id"] for each in view["objectives"]) == "abcdefg"
    assert 8 <= len(view["evaluation"]) <= 10
