"""Turns a workshop and what it takes from the guide into its timetable, and tells what does not fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guidepress.model import Node, Unit
from guidepress.model_workshop import Break, Session, Workshop, sessions_of
from guidepress.nodes import text_of
from guidepress.view import timetable
from guidepress.view.edition import with_decks_of_editions
from guidepress.view.programme import Decks, Fault, Held, Programme
from guidepress.view.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """What the workshop takes from the guide: its units, the decks in both editions and the facilitators' views."""

    units: tuple[Unit, ...]
    decks: Decks
    guides: Mapping[str, Mapping[str, Any]]


class WorkshopPlan:
    """Holds the timetable of one workshop: frames of the days, fitted sessions, and the days laid out."""

    def __init__(self, scene: Scene, workshop: Workshop, taught: Taught) -> None:
        workshop = with_decks_of_editions(workshop, scene.shared.meta.editions)
        self.scene, self.workshop, self.meta, self.taught = scene, workshop, workshop.meta, taught
        self.programme = Programme(scene, taught.units, taught.decks)
        self.sessions = dict(sessions_of(self.meta))
        self.held: dict[str, Held] = {}
        self.titles: dict[str, list[Node]] = {}
        self.faults: list[Fault] = []
        self.frames = [self._frame(number) for number in range(len(self.meta.days))]
        pool = [self._timed(f"pool-{n}", each) for n, each in enumerate(self.meta.sessions, start=1)]
        self.fitted = timetable.fit_days(self.frames, pool)
        self.plans = [timetable.lay_out_day(*each) for each in zip(self.frames, self.fitted.days, strict=True)]

    # --- the timetable ---

    def _frame(self, number: int) -> timetable.Frame:
        day, usual = self.meta.days[number], self.meta.every_day
        parts: list[list[timetable.Session]] = [[], []]
        takes = False
        for place, session in enumerate(day.sessions, start=1):
            if session.fit:
                takes = True
            else:
                parts[takes].append(self._timed(f"day-{number + 1}-{place}", session))
        return timetable.Frame(
            start=_minutes(day.start or usual.start),
            end=_minutes(day.end or usual.end),
            pauses=tuple(
                _pause(f"break-{number + 1}-{place}", each) for place, each in enumerate(self.pauses(number), start=1)
            ),
            before=tuple(parts[0]),
            after=tuple(parts[1]),
            takes=takes,
        )

    def _timed(self, key: str, session: Session) -> timetable.Session:
        day = int(key.split("-")[1]) - 1 if key.startswith("day-") else None
        own = self.meta.days[day].edition if day is not None else None
        steps, faults = self.programme.steps(key, session, own or self.meta.every_day.edition)
        self.faults += faults
        self.held |= {each.id: each for each in steps}
        self.titles[key] = self.programme.title(session, steps)
        timed = tuple(
            timetable.Step(
                id=each.id,
                minutes=each.minutes,
                least=each.least,
                priority=session.rank,
                fixed=each.kind in ("opening", "closing"),
                pieces=each.pieces,
            )
            for each in steps
        )
        return timetable.Session(id=key, steps=timed, priority=session.rank)

    def faults_found(self) -> list[Fault]:
        """Tell what does not fit, by how many minutes, and what to drop; and which objectives nobody serves then."""
        made = list(self.faults)
        for number, (frame, plan) in enumerate(zip(self.frames, self.plans, strict=True), start=1):
            if plan.over:
                sessions = self.fitted.days[number - 1]
                hint = self._advice(timetable.to_drop(frame, sessions), plan.over, frame.end)
                told = {"what": f"day {number}", "over": plan.over, "hint": hint}
                made.append(Fault(key=f"day-{number}", rule="workshop-fits", words=told))
        # What is left out of a day that is too long by itself is not told as well.
        for session in self.fitted.left_out if not any(plan.over for plan in self.plans) else ():
            if session.priority == "must":
                what = f'the list of sessions with priority must: for "{text_of(self.titles[session.id])}" it'
                hint = "let a day end later, take fit: auto into another day, or give it the priority should"
                told = {"what": what, "over": session.minutes, "hint": hint}
                made.append(Fault(key=session.id, rule="workshop-fits", words=told))
        left = {each.id for each in self.fitted.left_out}
        served = {key for name, each in self.sessions.items() if name not in left for key in each.objectives}
        return made + [
            Fault(key="workshop", rule="workshop-objective-is-served", words={"id": each.id})
            for each in self.meta.objectives
            if each.id not in served
        ]

    def pauses(self, number: int) -> tuple[Break, ...]:
        """Give the breaks of a day, counted from 0."""
        own = self.meta.days[number].breaks
        return self.meta.every_day.breaks if own is None else own

    def _advice(self, dropped: Sequence[timetable.Session], over: int, end: int) -> str:
        later = f"let the day end at {clock(end + over)}"
        if not dropped:
            return f"no should or could session is long enough to drop: {later}, or move a session to another day"
        named = [f'"{text_of(self.titles[each.id])}" ({each.minutes} minutes, {each.priority})' for each in dropped]
        return f"drop {' and '.join(named)}, or {later}"


def _pause(identifier: str, given: Break) -> timetable.Pause:
    return timetable.Pause(
        id=identifier,
        minutes=given.minutes,
        start=_minutes(given.start) if given.start else None,
        about=_minutes(given.about) if given.about else None,
    )


def _minutes(text: str) -> int:
    hours, _, minutes = text.partition(":")
    return int(hours) * 60 + int(minutes)


def clock(minutes: int) -> str:
    """Write minutes since midnight as a time of the day: 09:30."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
