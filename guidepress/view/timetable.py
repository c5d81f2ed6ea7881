"""Turns sessions with their minutes into days with clock times: plain values in, plain values out.

A day is laid out as it is held: steps follow each other, and none is interrupted that has no pieces. A break with a
start keeps it: what would run into it comes after it, and the minutes before it are spare. A break about a time is held
when the step that ends nearest to that time is over. What is left of a day is spare too. All times are minutes since
midnight.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from guidepress.values import Priority

LEAST_SPARE = 5
"""Fewer minutes before a break are no time of their own: the break begins so much earlier."""
SPARE_END = "spare-end"
"""The id of what is left at the end of a day."""
RANKS: tuple[Priority, ...] = ("must", "should", "could")
_MOST_DROPPED = 3  # more than three sessions to drop are no longer a hint


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What is held in one go; `least` is to how many minutes it can be shortened, `fixed` that it is never cut.

    `pieces` are minutes between which a break may part it; without them it is never interrupted.
    """

    id: str
    minutes: int
    priority: Priority = "should"
    least: int = 0
    fixed: bool = False
    pieces: tuple[int, ...] = ()

    @property
    def saving(self) -> int:
        """Give the minutes that shortening wins."""
        return self.minutes - self.least if 0 < self.least < self.minutes else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Steps that belong together; breaks may part them, nights do not."""

    id: str
    steps: tuple[Step, ...]
    priority: Priority = "should"

    @property
    def minutes(self) -> int:
        """Give the minutes of all steps."""
        return sum(step.minutes for step in self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """A break: at `start` to the minute, or `about` a time."""

    id: str
    minutes: int
    start: int | None = None
    about: int | None = None

    @property
    def time(self) -> int:
        """Give the time that is wished for."""
        return self.start if self.start is not None else self.about or 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The hours of a day and its breaks; sessions of the common list are held between `before` and `after`."""

    start: int
    end: int
    pauses: tuple[Pause, ...] = ()
    before: tuple[Session, ...] = ()
    after: tuple[Session, ...] = ()
    takes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A stretch of a day: a step, a break, or spare minutes; one that `continues` goes on with a step after a break."""

    id: str
    kind: str
    start: int
    minutes: int
    continues: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPlan:
    """A day laid out; `over` is by how many minutes it is too long."""

    slots: tuple[Slot, ...]
    over: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """The sessions of each day in order, and those of the common list that found no room."""

    days: tuple[tuple[Session, ...], ...]
    left_out: tuple[Session, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A way to win minutes: drop a step, or shorten it."""

    id: str
    minutes: int
    how: str


# --- one day ---


def lay_out_day(frame: Frame, sessions: Iterable[Session]) -> DayPlan:
    """Give every step and break its time."""
    slots: list[Slot] = []
    clock = frame.start
    pauses = sorted(frame.pauses, key=lambda pause: pause.time)

    def hold(pause: Pause) -> None:
        nonlocal clock
        gap = max(0, pause.start - clock) if pause.start is not None else 0
        if gap >= LEAST_SPARE:
            slots.append(Slot(id=f"spare-{pause.id}", kind="spare", start=clock, minutes=gap))
            clock, gap = clock + gap, 0
        slots.append(Slot(id=pause.id, kind="break", start=clock, minutes=pause.minutes + gap))
        clock += pause.minutes + gap

    for session in sessions:
        for step in session.steps:
            for at, piece in enumerate(step.pieces or (step.minutes,)):
                while pause := _due(pauses, clock, piece):
                    pauses.remove(pause)
                    hold(pause)
                if at and slots[-1].id == step.id:
                    slots[-1] = replace(slots[-1], minutes=slots[-1].minutes + piece)
                else:
                    slots.append(Slot(id=step.id, kind="step", start=clock, minutes=piece, continues=at > 0))
                clock += piece
    # A fixed break is held even if nothing follows it; another one only if it is due by then and there is room for it.
    for pause in pauses:
        if pause.start is not None or (clock >= pause.time and clock + pause.minutes <= frame.end):
            hold(pause)
    if frame.end - clock >= LEAST_SPARE:
        slots.append(Slot(id=SPARE_END, kind="spare", start=clock, minutes=frame.end - clock))
    return DayPlan(slots=tuple(slots), over=max(0, clock - frame.end))


def _due(pauses: Sequence[Pause], clock: int, minutes: int) -> Pause | None:
    """Give the break to hold before the next step of so many minutes, if any."""
    if not pauses:
        return None
    first = pauses[0]
    fixed = next((each for each in pauses if each.start is not None), None)
    runs_into = fixed is not None and clock + minutes > fixed.time
    if first is fixed:
        return first if runs_into else None
    if not runs_into and abs(clock - first.time) > abs(clock + minutes - first.time):
        return None
    # The fixed one keeps its time: what would run into it comes after it.
    return fixed if fixed and clock + first.minutes > fixed.time else first


def to_drop(frame: Frame, sessions: Sequence[Session]) -> tuple[Session, ...]:
    """Give the sessions to drop so that a day fits: could before should, as few as possible; nothing if none do."""
    for ranks in (("could",), ("could", "should")):
        candidates = [each for each in sessions if each.priority in ranks]
        for count in range(1, min(_MOST_DROPPED, len(candidates)) + 1):
            found = [
                some
                for some in combinations(candidates, count)
                if lay_out_day(frame, [each for each in sessions if each not in some]).over == 0
            ]
            if found:
                return min(found, key=lambda some: sum(each.minutes for each in some))
    return ()


# --- all days ---


def fit_days(frames: Sequence[Frame], pool: Sequence[Session]) -> Fitted:
    """Choose from the common list what the days can hold: must before should before could, in the list's order."""
    chosen: list[Session] = []
    for rank in RANKS:
        for session in pool:
            if session.priority == rank:
                wished = [each for each in pool if each in chosen or each is session]
                if _fill(frames, wished) is not None:
                    chosen.append(session)
    held = _fill(frames, [each for each in pool if each in chosen]) or tuple(() for _ in frames)
    days = tuple((*frame.before, *middle, *frame.after) for frame, middle in zip(frames, held, strict=True))
    return Fitted(days=days, left_out=tuple(each for each in pool if each not in chosen))


def _fill(frames: Sequence[Frame], sessions: Sequence[Session]) -> tuple[tuple[Session, ...], ...] | None:
    """Fill the days one after the other, or give None if not all sessions find room."""
    waiting = list(sessions)
    days: list[tuple[Session, ...]] = []
    for frame in frames:
        held: tuple[Session, ...] = ()
        while frame.takes and waiting:
            tried = (*frame.before, *held, waiting[0], *frame.after)
            if lay_out_day(frame, tried).over:
                break
            held = (*held, waiting.pop(0))
        days.append(held)
    return None if waiting else tuple(days)


# --- lost time ---


def cuts(steps: Sequence[Step], win: int) -> tuple[Cut, ...]:
    """Say what to cut to win minutes: could before should, and musts only if nothing else is left.

    Of each priority as little as possible is lost: the fewest minutes beyond those that are needed, then the fewest
    steps. If even all of it is not enough, all of it is given.
    """
    made: list[Cut] = []
    for rank in reversed(RANKS):
        still = win - sum(cut.minutes for cut in made)
        if still <= 0:
            break
        # A must is shortened before any must is dropped.
        for drops in (False, True) if rank == "must" else (True,):
            done = {cut.id for cut in made}
            ways = [tuple(_ways(step, drops=drops)) for step in steps if step.priority == rank and not step.fixed]
            ways = [some for some in ways if some and (some[0].id not in done)]
            made += _cheapest(ways, win - sum(cut.minutes for cut in made))
    # What had to go in the end may win so much that a step of less weight need not go.
    for cut in tuple(made):
        if sum(each.minutes for each in made) - cut.minutes >= win:
            made.remove(cut)
    return tuple(made)


def _ways(step: Step, *, drops: bool) -> Iterator[Cut]:
    if step.saving:
        yield Cut(id=step.id, minutes=step.saving, how="shorten")
    if drops:
        yield Cut(id=step.id, minutes=step.minutes, how="drop")


def _cheapest(ways: Sequence[tuple[Cut, ...]], need: int) -> list[Cut]:
    """Give the cuts, at most one of each step, that win what is needed with the least loss."""
    if need <= 0:
        return []
    best: dict[int, tuple[Cut, ...]] = {0: ()}
    for some in ways:
        for won, taken in sorted(best.items()):
            if won >= need:
                continue
            for cut in some:
                total = won + cut.minutes
                if total not in best or len(best[total]) > len(taken) + 1:
                    best[total] = (*taken, cut)
    enough = [won for won in best if won >= need]
    return list(best[min(enough) if enough else max(best)])
