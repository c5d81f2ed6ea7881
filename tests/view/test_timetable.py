"""The timetable's properties, on plain values: nothing overlaps, nothing is lost, fixed breaks keep their time."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from guidepress.values import Priority
from guidepress.view.timetable import (
    Cut,
    Frame,
    Pause,
    Session,
    Slot,
    Step,
    cuts,
    fit_days,
    lay_out_day,
    to_drop,
)

NINE, FIVE = 9 * 60, 17 * 60
SEEDS = range(60)


def session(name: str, *minutes: int, priority: Priority = "should") -> Session:
    """Make a session of steps of so many minutes."""
    steps = tuple(Step(id=f"{name}{n}", minutes=each, priority=priority) for n, each in enumerate(minutes))
    return Session(id=name, steps=steps, priority=priority)


def shown(slots: tuple[Slot, ...]) -> list[str]:
    """Write slots as hours and names."""
    return [f"{each.start // 60}:{each.start % 60:02d} {each.id}" for each in slots]


def drawn(seed: int) -> tuple[Frame, list[Session]]:
    """Draw a day and sessions; the same for the same seed."""
    draw = random.Random(seed)  # noqa: S311 (examples, no secrets)
    kinds = [(630, 20, draw.random() < 0.5), (750, 60, draw.random() < 0.5), (915, 15, draw.random() < 0.5)]
    pauses = tuple(
        Pause(id=f"break-{n}", minutes=length, start=at if fixed else None, about=None if fixed else at)
        for n, (at, length, fixed) in enumerate(kinds)
    )
    ranks: tuple[Priority, ...] = ("must", "should", "could")
    sessions = [
        session(f"s{n}", *(draw.randint(1, 90) for _ in range(draw.randint(1, 3))), priority=draw.choice(ranks))
        for n in range(draw.randint(1, 8))
    ]
    return Frame(start=NINE, end=FIVE, pauses=pauses, takes=True), sessions


@pytest.mark.parametrize("seed", SEEDS)
def test_a_day_has_no_gaps_and_loses_nothing(seed: int) -> None:
    """Slots follow each other from the day's start; every step is held once, whole and in its order."""
    frame, sessions = drawn(seed)
    plan = lay_out_day(frame, sessions)
    assert plan.slots[0].start == frame.start
    assert all(one.start + one.minutes == two.start for one, two in pairwise(plan.slots))
    held = [(each.id, each.minutes) for each in plan.slots if each.kind == "step"]
    assert held == [(step.id, step.minutes) for each in sessions for step in each.steps]
    last = plan.slots[-1]
    assert plan.over == max(0, last.start + last.minutes - frame.end)


@pytest.mark.parametrize("seed", SEEDS)
def test_fixed_breaks_keep_their_time(seed: int) -> None:
    """A break with a start ends when it should, and begins at most a few minutes early."""
    frame, sessions = drawn(seed)
    slots = {each.id: each for each in lay_out_day(frame, sessions).slots}
    for pause in frame.pauses:
        if pause.start is not None:
            slot = slots[pause.id]
            assert slot.start <= pause.start < slot.start + 5
            assert slot.start + slot.minutes == pause.start + pause.minutes


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_chosen_fits_and_musts_come_first(seed: int) -> None:
    """Days that were filled are never too long; a must is left out only if it finds no room beside the other musts."""
    frame, pool = drawn(seed)
    fitted = fit_days([frame, frame], pool)
    assert all(lay_out_day(frame, day).over == 0 for day in fitted.days)
    held = [each for day in fitted.days for each in day]
    assert sorted(held + list(fitted.left_out), key=lambda each: each.id) == sorted(pool, key=lambda each: each.id)
    assert held == [each for each in pool if each in held]
    for left in fitted.left_out:
        heavier = [each for each in pool if each.priority == "must" and (each in held or each is left)]
        if left.priority == "must":
            assert fit_days([frame, frame], heavier).left_out


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("win", [10, 20, 40, 60])
def test_cuts_win_what_is_asked_and_no_step_in_vain(seed: int, win: int) -> None:
    """What is cut wins the minutes if anything can; without any one of the cuts it would not."""
    steps = [step for each in drawn(seed)[1] for step in each.steps]
    found = cuts(steps, win)
    won = sum(each.minutes for each in found)
    assert len({each.id for each in found}) == len(found)
    if sum(step.minutes for step in steps) >= win:
        assert won >= win
        assert all(won - each.minutes < win for each in found)


def test_sessions_flow_round_breaks() -> None:
    """Tea waits for the nearest end of a step; lunch keeps its time, and what would run into it comes after it."""
    pauses = (Pause(id="tea", minutes=20, about=630), Pause(id="lunch", minutes=60, start=750))
    plan = lay_out_day(
        Frame(start=NINE, end=FIVE, pauses=pauses), [session("a", 30, 50), session("b", 60), session("c", 90)]
    )
    assert shown(plan.slots) == [
        *("9:00 a0", "9:30 a1", "10:20 tea", "10:40 b0"),
        *("11:40 spare-lunch", "12:30 lunch", "13:30 c0", "15:00 spare-end"),
    ]


def test_a_break_parts_a_session_between_its_steps() -> None:
    """A session of two steps goes on after lunch; a single step is never interrupted."""
    frame = Frame(start=NINE, end=FIVE, pauses=(Pause(id="lunch", minutes=60, start=720),))
    assert shown(lay_out_day(frame, [session("a", 180, 60)]).slots)[:3] == ["9:00 a0", "12:00 lunch", "13:00 a1"]
    assert shown(lay_out_day(frame, [session("a", 240)]).slots) == ["9:00 spare-lunch", "12:00 lunch", "13:00 a0"]


def test_a_step_with_pieces_goes_on_after_a_break() -> None:
    """An activity that may be split is held up to the break, and goes on after it; its pieces stay one slot else."""
    step = Step(id="a", minutes=90, pieces=(30, 30, 30))
    held = [Session(id="a", steps=(step,))]
    lunch = (Pause(id="lunch", minutes=60, start=NINE + 60),)
    split = lay_out_day(Frame(start=NINE, end=FIVE, pauses=lunch), held).slots
    assert [(each.id, each.minutes, each.continues) for each in split[:3]] == [
        ("a", 60, False),
        ("lunch", 60, False),
        ("a", 30, True),
    ]
    whole = lay_out_day(Frame(start=NINE, end=NINE + 90), held).slots
    assert [(each.id, each.minutes, each.continues) for each in whole] == [("a", 90, False)]


def test_what_is_left_of_a_day_is_spare() -> None:
    """A quarter of an hour at the end of a day is time in reserve; three minutes are not worth a line."""
    end = NINE + 60
    assert shown(lay_out_day(Frame(start=NINE, end=end), [session("a", 45)]).slots) == ["9:00 a0", "9:45 spare-end"]
    assert shown(lay_out_day(Frame(start=NINE, end=end), [session("a", 57)]).slots) == ["9:00 a0"]


def test_few_minutes_before_a_break_are_no_time_of_their_own() -> None:
    """Three minutes before lunch make lunch longer; five are spare."""
    frame = Frame(start=NINE, end=FIVE, pauses=(Pause(id="lunch", minutes=60, start=720),))
    early = lay_out_day(frame, [session("a", 177, 60)]).slots[1]
    assert (early.start, early.minutes) == (717, 63)
    assert lay_out_day(frame, [session("a", 175, 60)]).slots[1].kind == "spare"


def test_breaks_with_nothing_after_them() -> None:
    """Lunch at a fixed time ends a half day; tea about three is not held when the day ends at two."""
    pauses = (Pause(id="lunch", minutes=60, start=720), Pause(id="tea", minutes=20, about=900))
    plan = lay_out_day(Frame(start=NINE, end=780, pauses=pauses), [session("a", 180)])
    assert shown(plan.slots) == ["9:00 a0", "12:00 lunch"]
    assert plan.over == 0


def test_a_meal_that_is_due_is_held_at_the_end() -> None:
    """A break about eleven is held when the last session ends at five past, if the day has room for it."""
    meal = (Pause(id="meal", minutes=30, about=660),)
    assert shown(lay_out_day(Frame(start=NINE, end=780, pauses=meal), [session("a", 125)]).slots)[1] == "11:05 meal"
    assert lay_out_day(Frame(start=NINE, end=670, pauses=meal), [session("a", 125)]).over == 0


def test_over_says_by_how_many_minutes() -> None:
    """The minutes beyond the day's end, breaks included."""
    frame = Frame(start=NINE, end=NINE + 120, pauses=(Pause(id="tea", minutes=20, about=NINE + 60),))
    assert lay_out_day(frame, [session("a", 60), session("b", 75)]).over == 35


def test_could_is_dropped_before_should() -> None:
    """The advice names the least that makes the day fit, could before should, and never a must."""
    frame = Frame(start=NINE, end=NINE + 100)
    day = [session("a", 60, priority="must"), session("b", 20), session("c", 30, priority="could")]
    assert [each.id for each in to_drop(frame, day)] == ["c"]
    day = [session("a", 100, priority="must"), session("b", 20), session("c", 30, priority="could")]
    assert [each.id for each in to_drop(frame, day)] == ["b", "c"]
    assert to_drop(frame, [session("a", 101, priority="must")]) == ()


def test_fitting_prefers_musts_and_keeps_the_order() -> None:
    """A must late in the list is held before a could at its head, which is left out; the order stays."""
    frame = Frame(start=NINE, end=NINE + 100, takes=True)
    pool = [session("a", 60, priority="could"), session("b", 30), session("c", 70, priority="must")]
    fitted = fit_days([frame], pool)
    assert [each.id for each in fitted.days[0]] == ["b", "c"]
    assert [each.id for each in fitted.left_out] == ["a"]


def test_nights_do_not_part_a_session() -> None:
    """A session that does not end today is held tomorrow; days that take nothing are passed over."""
    first, closed, last = (Frame(start=NINE, end=NINE + 100, takes=takes) for takes in (True, False, True))
    fitted = fit_days([first, closed, last], [session("a", 60), session("b", 30, 30)])
    assert [[each.id for each in day] for day in fitted.days] == [["a"], [], ["b"]]


def test_sessions_of_the_day_stand_round_those_that_are_fitted() -> None:
    """An opening comes first and a closing last, and their minutes count."""
    frame = Frame(start=NINE, end=NINE + 100, before=(session("open", 20),), after=(session("close", 20),), takes=True)
    fitted = fit_days([frame], [session("a", 60), session("b", 1)])
    assert [each.id for each in fitted.days[0]] == ["open", "a", "close"]
    assert [each.id for each in fitted.left_out] == ["b"]


def test_lost_time_shortens_before_it_drops_a_must() -> None:
    """Could before should; a must is shortened to its least before any must is dropped; what is fixed stays."""
    steps = [
        Step(id="opening", minutes=30, priority="must", fixed=True),
        Step(id="must", minutes=60, least=45, priority="must"),
        Step(id="should", minutes=45, least=35, priority="should"),
        Step(id="could", minutes=30, priority="could"),
    ]
    assert cuts(steps, 20) == (Cut(id="could", minutes=30, how="drop"),)
    assert cuts(steps, 40) == (Cut(id="could", minutes=30, how="drop"), Cut(id="should", minutes=10, how="shorten"))
    assert cuts(steps, 80) == (
        Cut(id="could", minutes=30, how="drop"),
        Cut(id="should", minutes=45, how="drop"),
        Cut(id="must", minutes=15, how="shorten"),
    )
    assert sum(each.minutes for each in cuts(steps, 600)) == 75 + 15
    assert cuts([steps[0]], 10) == ()
