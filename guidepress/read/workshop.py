"""Turns a file of source/workshops/, the shared forms and the participants' list into a Workshop with all findings."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from pydantic import TypeAdapter

from guidepress.model import Reading
from guidepress.model_workshop import (
    OWN_KINDS,
    SUBJECTS,
    Break,
    Forms,
    Session,
    Workshop,
    WorkshopMeta,
    WorkshopReading,
    sessions_of,
)
from guidepress.problems import Place
from guidepress.read.files import Source
from guidepress.read.findings import Findings
from guidepress.read.workshop_papers import FORMS, load_noun, read_forms, read_people
from guidepress.read.yaml_file import YamlText
from guidepress.values import ID_PATTERN

_META = TypeAdapter(WorkshopMeta)
_READING = TypeAdapter(WorkshopReading)


def dump_workshop(reading: WorkshopReading) -> bytes:
    """Give a workshop's reading as JSON."""
    return _READING.dump_json(reading)


def load_workshop(raw: bytes) -> WorkshopReading:
    """Give the reading that `dump_workshop` wrote."""
    return _READING.validate_json(raw)


def read_workshop(source: Source, name: str) -> WorkshopReading:
    """Read source/workshops/<name>.yaml and what belongs to it."""
    own = Findings(source=source, path=f"workshops/{name}.yaml")
    forms_found = Findings(source=source, path=FORMS)
    forms = Forms()
    if (source.folder / FORMS).exists():
        forms = read_forms(forms_found)
    if not re.match(ID_PATTERN, name):
        own.tell("id-is-well-formed", own.source.place(own.path, 1), id=name)
    people_found = Findings(source=source, path=f"workshops/{name}-participants.csv")
    people = read_people(people_found)
    loaded = load_noun(own, _META)
    workshop, places = None, {}
    if loaded:
        meta, yaml = loaded
        dates = _check_days(own, yaml, meta)
        _check_lists(own, yaml, meta)
        if len(people) > meta.participants.count:
            expected, head = meta.participants.count, people_found.source.place(people_found.path, 1)
            people_found.tell("participants-are-counted", head, count=expected, listed=len(people), path=own.path)
        places = {f"day-{number}": yaml.place("days", number - 1) for number in range(1, len(meta.days) + 1)}
        for key, session in sessions_of(meta):
            at = _path_of(key)
            places[key] = yaml.place(*at)
            _check_session(own, yaml, meta, session, at)
        workshop = Workshop(id=name, meta=meta, dates=dates, forms=forms, people=people)
    every = (own, forms_found, people_found)
    found = Reading(
        uses=tuple(use for each in every for use in each.uses),
        problems=tuple(told for each in every for told in each.problems),
    )
    return WorkshopReading(found=found, workshop=workshop, places=places)


def _path_of(key: str) -> tuple[str | int, ...]:
    """Give the place in the YAML file of a session's key."""
    kind, *numbers = key.split("-")
    at = [int(each) - 1 for each in numbers]
    return ("sessions", at[0]) if kind == "pool" else ("days", at[0], "sessions", at[1])


# --- days and breaks ---


def _check_days(own: Findings, yaml: YamlText, meta: WorkshopMeta) -> tuple[datetime.date, ...]:
    dates: list[datetime.date] = []
    following = meta.date
    own.use("edition", meta.every_day.edition, yaml.place("every_day", "edition"))
    for number, day in enumerate(meta.days):
        if day.edition:
            own.use("edition", day.edition, yaml.place("days", number, "edition"))
        date = day.date or following
        if date is None:
            own.tell("day-has-date", yaml.place("days", number), number=number + 1)
            date = datetime.date.min
        elif dates and date <= dates[-1]:
            why = f"the day before it is {dates[-1].isoformat()}"
            hint = "put the days in the order of their dates"
            own.tell("value-has-type", yaml.place("days", number, "date"), key="date", why=why, hint=hint)
        dates.append(date)
        following = date + datetime.timedelta(days=1) if date > datetime.date.min else None
        start, end = day.start or meta.every_day.start, day.end or meta.every_day.end
        if start >= end:
            why = f"the day ends at {end} and begins at {start}"
            own.tell("value-has-type", yaml.place("days", number), key="end", why=why, hint="give start and end")
            continue
        breaks = meta.every_day.breaks if day.breaks is None else day.breaks
        for place, each in enumerate(breaks):
            at = ("every_day", "breaks", place) if day.breaks is None else ("days", number, "breaks", place)
            _check_break(own, yaml.place(*at), each, start, end)
    slots = sum(session.fit is not None for day in meta.days for session in day.sessions)
    if meta.sessions and not slots:
        own.tell("session-has-day", yaml.place("sessions"))
    return tuple(dates)


def _check_break(own: Findings, at: Place, pause: Break, start: str, end: str) -> None:
    when = pause.start or pause.about
    if when is None or (pause.start and pause.about):
        hint = "give it start: 12:30 (to the minute) or about: 10:30 (when the nearest session ends), not both"
        own.tell("block-is-complete", at, what="break", part="one time", hint=hint)
        return
    if when < start or minutes_of(when) + pause.minutes > minutes_of(end):
        what = f"the break at {when} of {pause.minutes} minutes"
        own.tell("time-is-in-day", at, what=what, start=start, end=end)


def minutes_of(clock: str) -> int:
    """Give a time of the day (09:30) as minutes since midnight."""
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)


# --- sessions ---


def _check_session(
    own: Findings, yaml: YamlText, meta: WorkshopMeta, session: Session, at: tuple[str | int, ...]
) -> None:
    subjects = session.subjects
    if len(subjects) != 1:
        found = " and ".join(subjects) or "none of them"
        own.tell("session-is-one-thing", yaml.place(*at), known=", ".join(SUBJECTS), found=found)
    if session.fit and at[0] == "sessions":
        own.tell("session-is-one-thing", yaml.place(*at), known=", ".join(SUBJECTS[:-1]), found="fit, here of no use")
    if session.own_kind in OWN_KINDS and session.minutes is None:
        hint = "add minutes: only slides and activities have minutes of their own"
        own.tell("block-is-complete", yaml.place(*at), what=f"session ({session.own_kind})", part="minutes", hint=hint)
    if session.may_split and not session.activity:
        why = "only an activity has steps between which a break may stand"
        hint = "take it out: breaks stand between sections anyway"
        own.tell("value-has-type", yaml.place(*at, "may_split"), key="may_split", why=why, hint=hint)
    if session.least and session.minutes and session.least > session.minutes:
        why = f"it is more than minutes, which is {session.minutes}"
        hint = "least is to how many minutes the session can be shortened"
        own.tell("value-has-type", yaml.place(*at, "least"), key="least", why=why, hint=hint)
    for kind, key, path in _mentions(session):
        own.use(kind, key, yaml.place(*at, *path))
    known = [each.id for each in meta.objectives]
    for place, key in enumerate(session.objectives):
        _check_listed(own, yaml.place(*at, "objectives", place), "objective of this workshop", key, known)
    if session.facilitator:
        roles = [each.role for each in meta.facilitators]
        _check_listed(own, yaml.place(*at, "facilitator"), "role", session.facilitator, roles)


def _mentions(session: Session) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    """Give what a session takes from the guide: kind, id, and where in the session it stands."""
    if session.edition:
        yield "edition", session.edition, ("edition",)
    if session.module:
        yield "module", session.module, ("module",)
    for place, key in enumerate(session.sections or ()):
        yield "section", key, ("sections", place)
    if session.activity:
        yield "taught-activity", session.activity, ("activity",)
    for place, key in enumerate(session.leave_out):
        yield "taught", key, ("leave_out", place)


def _check_listed(own: Findings, at: Place, kind: str, key: str, known: list[str]) -> None:
    if key not in known:
        hint = f"the workshop lists: {', '.join(known) or 'none'}"
        own.tell("reference-is-known", at, kind=kind, id=key, hint=hint)


def _check_lists(own: Findings, yaml: YamlText, meta: WorkshopMeta) -> None:
    objectives = [each.id for each in meta.objectives]
    served = {key for _, session in sessions_of(meta) for key in session.objectives}
    for number, key in enumerate(objectives):
        at = yaml.place("objectives", number)
        if key in objectives[:number]:
            first = yaml.place("objectives", objectives.index(key))
            own.tell("id-is-unique", at, id=key, first=first)
        elif key not in served:
            own.tell("workshop-objective-is-served", at, id=key)
    roles = [each.role for each in meta.facilitators]
    for number, key in enumerate(roles):
        if key in roles[:number]:
            first = yaml.place("facilitators", roles.index(key))
            own.tell("id-is-unique", yaml.place("facilitators", number), id=key, first=first)
    for number, key in enumerate(meta.languages):
        own.use("language", key, yaml.place("languages", number))
    for number, key in enumerate(meta.test):
        own.use("asked", key, yaml.place("test", number))
