"""Turns a session of a workshop into the steps that are held: sections with their slides, activities, own items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from guidepress.model import Activity, Node, Unit
from guidepress.model_workshop import Session
from guidepress.nodes import is_div, text_of, value_of, walk, words
from guidepress.values import DeckEdition
from guidepress.view.blocks import grouping_label
from guidepress.view.index import title_of
from guidepress.view.resolve import Resolver
from guidepress.view.scene import Scene

Slide = Mapping[str, Any]
_ROUND = 5  # minutes: what follows then begins at a time that one can remember
Decks = Mapping[tuple[str, DeckEdition], Mapping[str, Any]]
"""The deck views of all modules in both editions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What is held in one go; `slides` are ids of the deck's slides, `taught` their minutes and the activity's.

    `pieces` are the minutes of the steps between which a break may part it.
    """

    id: str
    session: str
    kind: str
    title: list[Node]
    minutes: int
    taught: int = 0
    least: int = 0
    module: str = ""
    section: str = ""
    activity: str = ""
    edition: DeckEdition = "full"
    slides: tuple[str, ...] = ()
    mode: str = ""
    pieces: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a session or a day of this key: the rule and the words of its sentence."""

    key: str
    rule: str
    words: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """Slides that follow each other and belong to one section (`opening`, `closing`: to none) or activity."""

    kind: str
    id: str
    slides: tuple[Slide, ...]

    @property
    def minutes(self) -> int:
        return sum(each["minutes"] for each in self.slides)


class Programme:
    """Knows what each session of a workshop holds."""

    def __init__(self, scene: Scene, units: Iterable[Unit], decks: Decks) -> None:
        self.scene = scene
        self.decks = decks
        self.resolver = Resolver(scene=scene, expands=False, notes=False)
        modules = [unit for unit in units if unit.meta]
        self.titles = {each.id: each.title for unit in modules for each in unit.sections}
        self.activities: dict[str, Activity] = {each.meta.id: each for unit in modules for each in unit.activities}
        self.module_of = {
            **{each.id: unit.id for unit in modules for each in unit.sections},
            **{each.meta.id: unit.id for unit in modules for each in unit.activities},
        }

    def steps(self, key: str, session: Session, edition: DeckEdition) -> tuple[tuple[Held, ...], tuple[Fault, ...]]:
        """Give the steps of a session with their minutes, and what is wrong with it."""
        edition = session.edition or edition
        if session.own_kind:
            return (self._own(key, session),), ()
        faults: list[Fault] = []
        if session.activity:
            made = [self._activity(session.activity, edition)]
        elif session.module:
            made = self._module(session.module, edition, session.leave_out)
        else:
            made = self._sections(session.sections or (), edition)
        asked = (session.module,) if session.module else session.sections or ()
        faults += [
            Fault(key=key, rule="session-has-slides", words={"id": name, "edition": edition})
            for name in asked
            if not any(name in (each.module, *_sections_of(each, self.decks)) for each in made)
        ]
        made = [replace(each, id=f"{key}-{number}", session=key) for number, each in enumerate(made, start=1)]
        total = sum(each.minutes for each in made)
        if made and session.minutes is not None and session.minutes < total:
            told = {"minutes": session.minutes, "sum": total}
            faults.append(Fault(key=key, rule="session-minutes-are-enough", words=told))
        if made and session.minutes is not None and session.minutes > total:
            made = _with_talk(made, session.minutes - total)
        if len(made) == 1 and session.title:
            made[0] = replace(made[0], title=self.scene.inlines(session.title))
        if session.may_split and session.activity and made:
            made[0] = replace(made[0], pieces=_pieces(self.activities[session.activity], made[0].minutes))
        return tuple(_shortenable(made, session.least)), tuple(faults)

    def title(self, session: Session, steps: Sequence[Held]) -> list[Node]:
        """Give the title of a whole session."""
        if session.title:
            return self.scene.inlines(session.title)
        if session.module:
            return self._module_title(session.module)
        return steps[0].title if steps else []

    def handouts(self, activity: str) -> list[dict[str, str]]:
        """List the worksheets of an activity, with id and title."""
        found = self.activities.get(activity)
        blocks = [node for node in walk(found.blocks) if is_div(node, "handout", "cards")] if found else []
        return [{"id": node["c"][0][0], "title": text_of(title_of(node))} for node in blocks]

    # --- kinds of sessions ---

    def _own(self, key: str, session: Session) -> Held:
        title = getattr(session, session.own_kind)
        return Held(
            id=key,
            session=key,
            kind=session.own_kind,
            title=self.scene.inlines(title),
            minutes=session.minutes or 0,
            least=session.least or 0,
            mode=self.scene.say(f"grouping-{session.grouping or 'plenary'}"),
        )

    def _activity(self, name: str, edition: DeckEdition) -> Held:
        activity = self.activities[name]
        module = self.module_of[name]
        slides = [each for each in self.decks[module, edition]["slides"] if each.get("activity") == name]
        return Held(
            id=name,
            session="",
            kind="session",
            title=self.resolver.inlines(activity.title, bare=True),
            minutes=activity.meta.minutes,
            taught=activity.meta.minutes,
            least=activity.meta.least or 0,
            module=module,
            activity=name,
            edition=edition,
            slides=tuple(each["id"] for each in slides),
            mode=grouping_label(self.scene, activity),
        )

    def _slides(self, module: str, section: str, title: list[Node], slides: Sequence[Slide], edition: Any) -> Held:
        minutes = sum(each["minutes"] for each in slides)
        return Held(
            id=section or module,
            session="",
            kind="session",
            title=title,
            minutes=minutes,
            taught=minutes,
            module=module,
            section=section,
            edition=edition,
            slides=tuple(each["id"] for each in slides),
            mode=self.scene.say("grouping-plenary"),
        )

    def _sections(self, names: Sequence[str], edition: DeckEdition) -> list[Held]:
        """Teach sections without their activities; in the short edition those of one module in one go."""
        parts = []
        for name in names:
            module = self.module_of[name]
            every = self.decks[module, edition]["slides"]
            slides = [each for each in every if each["section"] == name and not each.get("activity")]
            if slides:
                parts.append(self._slides(module, name, self._section_title(name), slides, edition))
        if edition == "full":
            return parts
        made: list[Held] = []
        for part in parts:
            made[-1:] = (
                [self._joined(made[-1], part)] if made and made[-1].module == part.module else [*made[-1:], part]
            )
        return made

    def _joined(self, first: Held, second: Held) -> Held:
        return replace(
            first,
            title=self._module_title(first.module),
            section="",
            minutes=first.minutes + second.minutes,
            taught=first.taught + second.taught,
            slides=(*first.slides, *second.slides),
        )

    def _module(self, name: str, edition: DeckEdition, leave_out: Sequence[str]) -> list[Held]:
        """Teach all of a module: a step for each section (in the short edition: for the whole) and each activity."""
        runs = _runs(self.decks[name, edition]["slides"], leave_out)
        made: list[Held] = []
        opening: tuple[Slide, ...] = ()
        for run in runs:
            if run.kind == "opening":
                opening = run.slides
            elif run.kind == "activity":
                made.append(self._activity(run.id, edition))
            elif run.kind == "closing":
                made = self._closed(made, name, run, edition)
            else:
                title = self._module_title(name) if edition == "short" else self._section_title(run.id)
                if any(each.section == run.id or (edition == "short" and each.slides) for each in made):
                    title = [*title, {"t": "Space"}, *words(f"({self.scene.say('continued')})")]
                section = run.id if edition == "full" else ""
                part = self._slides(name, section, title, (*opening, *run.slides), edition)
                if edition == "short" and made and not made[-1].activity:
                    part = replace(self._joined(made[-1], part), title=made.pop().title)
                made.append(part)
                opening = ()
        return made

    def _closed(self, made: list[Held], name: str, run: _Run, edition: DeckEdition) -> list[Held]:
        """Let the closing slides end the last section, or be a step of their own after an activity."""
        closing = self._slides(name, "", words(self.scene.say("agenda-closing")), run.slides, edition)
        if not made or made[-1].activity:
            return [*made, closing]
        last = made[-1]
        goes_on = edition == "full" and sum(each.section == last.section for each in made) > 1
        title = closing.title if goes_on else last.title
        return [*made[:-1], replace(self._joined(last, closing), title=title, section=last.section)]

    def _module_title(self, name: str) -> list[Node]:
        return words(self.decks[name, "full"]["module"]["title"])

    def _section_title(self, name: str) -> list[Node]:
        return self.resolver.inlines(self.titles[name], bare=True)


def _runs(slides: Sequence[Slide], leave_out: Sequence[str]) -> list[_Run]:
    made: list[_Run] = []
    taught = False
    for slide in slides:
        activity = slide.get("activity", "")
        taught = taught or bool(slide["section"] or activity)
        kind = "activity" if activity else "section" if slide["section"] else "closing" if taught else "opening"
        name = activity or slide["section"]
        if name in leave_out:
            continue
        if made and (made[-1].kind, made[-1].id) == (kind, name):
            made[-1] = replace(made[-1], slides=(*made[-1].slides, slide))
        else:
            made.append(_Run(kind=kind, id=name, slides=(slide,)))
    return made


def _sections_of(held: Held, decks: Decks) -> set[str]:
    """Give the sections whose slides a step shows."""
    if not held.module:
        return set()
    shown = set(held.slides)
    return {each["section"] for each in decks[held.module, held.edition]["slides"] if each["id"] in shown}


def _pieces(activity: Activity, minutes: int) -> tuple[int, ...]:
    """Give the minutes of an activity's steps; what the session has beyond them goes to the last."""
    steps = [int(value_of(node, "minutes", "0")) for node in activity.blocks if is_div(node, "step")]
    return (*steps[:-1], minutes - sum(steps[:-1])) if steps else ()


def _with_talk(steps: list[Held], extra: int) -> list[Held]:
    """Share out minutes for discussion: they round steps up to multiples of five, and the last has the rest."""
    made = []
    for step in steps:
        more = min(extra, -step.minutes % _ROUND)
        extra -= more
        made.append(replace(step, minutes=step.minutes + more))
    return [*made[:-1], replace(made[-1], minutes=made[-1].minutes + extra)]


def _shortenable(steps: list[Held], least: int | None) -> list[Held]:
    """Take what a session can be shortened by from its longest step; without a word on it, activities know it."""
    if not least or not steps:
        return steps
    saving = sum(each.minutes for each in steps) - least
    longest = max(steps, key=lambda each: each.minutes)
    return [
        replace(each, least=max(1, each.minutes - saving) if each is longest and saving > 0 else 0) for each in steps
    ]
