"""The nouns of a workshop, data only: what the read stage makes of `source/workshops/`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field

from guidepress.model import Reading
from guidepress.problems import Place
from guidepress.values import (
    BreakKind,
    Clock,
    Day,
    DeckEdition,
    Grouping,
    Id,
    Language,
    Priority,
    Strict,
    Text,
    Zone,
)

Minutes = Annotated[int, Field(gt=0, le=960)]
OWN_KINDS = ("opening", "closing", "form", "session")
"""Sessions that the workshop names itself; the key says the kind, its value is the title."""
SUBJECTS = ("module", "sections", "activity", *OWN_KINDS, "fit")
"""What a session can be about: exactly one of these keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Break(Strict):
    """A pause: at `start` to the minute, or `about` a time, when the nearest session ends."""

    kind: BreakKind
    minutes: Minutes
    start: Clock | None = None
    about: Clock | None = None
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Strict):
    """One thing that is held: all of a module, sections, an activity, or an own item; see SUBJECTS.

    `minutes` are those of its slides and activity if none are given; what is given beyond them is for discussion.
    `least` is to how many minutes it can be shortened. `fit: auto` is the place where the workshop's own list goes.
    `may_split` lets an activity be interrupted by a break, between two of its steps.
    """

    module: Id | None = None
    sections: Annotated[tuple[Id, ...], Field(min_length=1)] | None = None
    activity: Id | None = None
    opening: Text | None = None
    closing: Text | None = None
    form: Text | None = None
    session: Text | None = None
    fit: Literal["auto"] | None = None
    leave_out: tuple[Id, ...] = ()
    title: str = ""
    minutes: Minutes | None = None
    least: Minutes | None = None
    may_split: bool = False
    priority: Priority | None = None
    objectives: tuple[Id, ...] = ()
    facilitator: Id | None = None
    grouping: Grouping | None = None
    edition: DeckEdition | None = None
    note: str = ""

    @property
    def subjects(self) -> tuple[str, ...]:
        """Give the keys that say what the session is about; there should be one."""
        return tuple(key for key in SUBJECTS if getattr(self, key) is not None)

    @property
    def own_kind(self) -> str:
        """Give the kind of an own item, or an empty text."""
        return next((key for key in OWN_KINDS if getattr(self, key) is not None), "")

    @property
    def rank(self) -> Priority:
        """Give the priority; opening, closing and forms are musts if nothing is said, all else is a should."""
        return self.priority or ("must" if self.own_kind in ("opening", "closing", "form") else "should")


@dataclass(frozen=True, slots=True, kw_only=True)
class EveryDay(Strict):
    """What holds for each day that does not say otherwise."""

    start: Clock = "09:00"
    end: Clock = "17:00"
    edition: DeckEdition = "full"
    breaks: tuple[Break, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopDay(Strict):
    """One day; its date is the day after the one before if none is given."""

    title: Text
    sessions: Annotated[tuple[Session, ...], Field(min_length=1)]
    date: Day | None = None
    start: Clock | None = None
    end: Clock | None = None
    edition: DeckEdition | None = None
    breaks: tuple[Break, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopObjective(Strict):
    """What the workshop is to bring about."""

    id: Id
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Facilitator(Strict):
    """A role; the name may be empty until somebody is found."""

    role: Id
    title: Text
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participants(Strict):
    """How many people come, and how many sit at a table."""

    count: Annotated[int, Field(gt=0, le=1000)]
    group_size: Annotated[int, Field(gt=0, le=100)]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopMeta(Strict):
    """A file of source/workshops/; `date` is the first day's."""

    title: Text
    place: Text
    timezone: Zone
    audience: Text
    purpose: Text
    participants: Participants
    objectives: Annotated[tuple[WorkshopObjective, ...], Field(min_length=1)]
    days: Annotated[tuple[WorkshopDay, ...], Field(min_length=1)]
    date: Day | None = None
    subtitle: str = ""
    host: str = ""
    contact: str = ""
    languages: tuple[Language, ...] = ()
    outputs: tuple[Text, ...] = ()
    facilitators: tuple[Facilitator, ...] = ()
    every_day: EveryDay = field(default_factory=EveryDay)
    sessions: tuple[Session, ...] = ()
    test: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormQuestion(Strict):
    """A question of the evaluation: on the scale, with own options, or with room to write."""

    kind: Literal["scale", "choice", "text"]
    text: Text
    options: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms(Strict):
    """forms.yaml: what all workshops ask; `scale` are the answers to questions of the kind scale."""

    scale: tuple[Text, ...] = ()
    evaluation: tuple[FormQuestion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """A row of the participants' list."""

    name: str
    organisation: str = ""
    country: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """A workshop with its id, the date of each day, the shared forms and the people who come."""

    id: str
    meta: WorkshopMeta
    dates: tuple[Day, ...]
    forms: Forms = field(default_factory=Forms)
    people: tuple[Participant, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopReading:
    """What reading a workshop gives: the noun if it could be made, what was found, and where its parts stand.

    `places` are keyed by `day-2` and by a session's key (`day-2-3`, or `pool-4` in the workshop's own list).
    """

    found: Reading
    workshop: Workshop | None = None
    places: dict[str, Place] = field(default_factory=dict)


def sessions_of(meta: WorkshopMeta) -> tuple[tuple[str, Session], ...]:
    """Give every session with its key: those of each day, then those of the workshop's own list."""
    own = [
        (f"day-{number}-{place}", session)
        for number, day in enumerate(meta.days, start=1)
        for place, session in enumerate(day.sessions, start=1)
    ]
    return (*own, *((f"pool-{place}", session) for place, session in enumerate(meta.sessions, start=1)))
