"""Turns a workshop into its view: days with clock times, what to cut when time is lost, what to print and to ask."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from babel.dates import format_date

from guidepress.model import Node
from guidepress.model_workshop import Break
from guidepress.nodes import bullet_list, para, plain, words
from guidepress.view import timetable
from guidepress.view.programme import Held
from guidepress.view.scene import Scene, common
from guidepress.view.workshop_lists import (
    evaluation_of,
    objective_map,
    print_list,
    questions_of,
    shares,
    shopping_list,
)
from guidepress.view.workshop_plan import WorkshopPlan, clock

WINS = (10, 20, 40, 60)
"""Minutes that a day may have lost."""


class WorkshopWriter:
    """Writes the view of a workshop that was planned."""

    def __init__(self, plan: WorkshopPlan) -> None:
        self.plan, self.scene, self.workshop, self.meta = plan, plan.scene, plan.workshop, plan.meta
        self.programme = plan.programme

    def view(self) -> dict[str, Any]:
        """Write the view; see docs/architecture.md for its shape."""
        scene, meta = self.scene, self.meta
        days = [self._day(number) for number in range(len(meta.days))]
        objectives = [{"id": o.id, "label": f"{o.id})", "text": scene.inlines(o.text)} for o in meta.objectives]
        activities = self.programme.activities
        decks = self.plan.taught.decks
        return {
            **common(scene),
            "workshop": self._head(),
            "objectives": objectives,
            "days": days,
            "modules": {unit.id: decks[unit.id, "full"]["module"]["title"] for unit in self.plan.taught.units},
            "left_out": [
                {"title": self.plan.titles[each.id], "minutes": each.minutes, "priority": each.priority}
                for each in self.plan.fitted.left_out
            ],
            "objective_map": objective_map(objectives, days, self.plan.titles),
            "print_list": print_list(days, activities, meta.participants),
            "shopping_list": shopping_list(days, activities, meta.participants),
            "questions": questions_of(
                scene, meta, self._sections(days), self.plan.taught.units, self.plan.taught.guides
            ),
            "evaluation": evaluation_of(scene, self.workshop.forms),
        }

    def _head(self) -> dict[str, Any]:
        scene, meta, dates = self.scene, self.meta, self.workshop.dates
        people = self.workshop.people
        return {
            "id": self.workshop.id,
            "title": meta.title,
            "subtitle": meta.subtitle,
            "place": meta.place,
            "dates": interval(scene, dates[0], dates[-1]),
            "start": dates[0].isoformat(),
            "end": dates[-1].isoformat(),
            "timezone": meta.timezone,
            "audience": _paragraphs(scene, meta.audience),
            "purpose": _paragraphs(scene, meta.purpose),
            "outputs": [bullet_list([[plain(scene.inlines(each))] for each in meta.outputs])] if meta.outputs else [],
            "languages": list(meta.languages),
            "host": meta.host,
            "contact": meta.contact,
            "facilitators": [{"role": f.role, "label": f.title, "name": f.name} for f in meta.facilitators],
            "participants": {
                "count": meta.participants.count,
                "group_size": meta.participants.group_size,
                "groups": shares(meta.participants.count, meta.participants.group_size),
                "names": [
                    {"name": p.name, "organisation": p.organisation, "country": p.country, "language": p.language}
                    for p in people
                ],
            },
        }

    def _sections(self, days: Sequence[Mapping[str, Any]]) -> set[str]:
        """Give the sections of which slides are shown that are not an activity's."""
        shown = {name for day in days for item in day["items"] for name in item["slide_ids"]}
        return {
            each["section"]
            for deck in self.plan.taught.decks.values()
            for each in deck["slides"]
            if each["id"] in shown and not each.get("activity")
        }

    def _day(self, number: int) -> dict[str, Any]:
        scene, day = self.scene, self.meta.days[number]
        frame, plan = self.plan.frames[number], self.plan.plans[number]
        date = self.workshop.dates[number]
        named = {f"break-{number + 1}-{place}": each for place, each in enumerate(self.plan.pauses(number), start=1)}
        items = [self._item(slot, named) for slot in plan.slots]
        steps = [step for session in self.plan.fitted.days[number] for step in session.steps]
        spare = [slot for slot in plan.slots if slot.kind == "spare"]
        titles = {item["id"]: item["title"] for item in reversed(items)}
        return {
            "number": number + 1,
            "date": date.isoformat(),
            "date_label": format_date(date, format="full", locale=scene.locale),
            "title": scene.inlines(day.title),
            "edition": day.edition or self.meta.every_day.edition,
            "start": clock(frame.start),
            "end": clock(frame.end),
            "minutes": frame.end - frame.start,
            "items": items,
            "cuts": [_cut(win, timetable.cuts([*_spared(spare, win), *steps], win), titles) for win in WINS],
        }

    def _item(self, slot: timetable.Slot, pauses: Mapping[str, Break]) -> dict[str, Any]:
        scene = self.scene
        times = {"start": clock(slot.start), "end": clock(slot.start + slot.minutes), "minutes": slot.minutes}
        if slot.kind == "step":
            held = self._held(self.plan.held[slot.id]) | times
            if not slot.continues:
                return held
            title = [*held["title"], {"t": "Space"}, *words(f"({scene.say('continued')})")]
            return held | {"title": title, "continues": True, "talk": 0, "note": []}
        if slot.kind == "spare":
            empty = _blank(slot.id, "session", words(scene.say("timetable-spare")))
            return empty | times | {"priority": "could", "mode": scene.say("grouping-plenary")}
        pause = pauses[slot.id]
        title = scene.inlines(pause.title) if pause.title else words(scene.say(f"timetable-break-{pause.kind}"))
        return _blank(slot.id, "break", title) | times | {"break": pause.kind}

    def _held(self, held: Held) -> dict[str, Any]:
        scene, session = self.scene, self.plan.sessions[held.session]
        found = self.programme.activities.get(held.activity)
        deck = self.plan.taught.decks[held.module, held.edition] if held.module else None
        talk = held.minutes - held.taught if held.taught else 0
        note = scene.inlines(session.note) if session.note else []
        if talk:
            note += [*([{"t": "Space"}] if note else []), *words(scene.say("timetable-discussion", n=talk))]
        roles = {each.role: each.title for each in self.meta.facilitators}
        return _blank(held.id, held.kind, held.title) | {
            "session": held.session,
            "priority": session.rank,
            "module": held.module,
            "module_number": deck["module"]["number"] if deck else None,
            "colour": deck["module"]["colour"] if deck else "",
            "section": held.section,
            "activity": held.activity,
            "activity_label": scene.label(held.activity) if held.activity else "",
            "mode": held.mode,
            "objectives": list(session.objectives),
            "deck": f"{held.module}{'-short' * (held.edition == 'short')}" if held.slides else "",
            "slide_ids": list(held.slides),
            # What is printed is named by its worksheet or set of cards.
            "materials": [each.item for each in found.meta.materials if not each.handout] if found else [],
            "handouts": self.programme.handouts(held.activity),
            "facilitator": roles.get(session.facilitator or "", ""),
            "note": note,
            "talk": talk,
        }


def _blank(identifier: str, kind: str, title: list[Node]) -> dict[str, Any]:
    """Give an item of the agenda with all the fields that items have."""
    keys = ("session", "break", "priority", "module", "colour", "section", "activity", "activity_label", "mode", "deck")
    texts = dict.fromkeys((*keys, "facilitator"), "")
    lists: dict[str, Any] = {key: [] for key in ("objectives", "slide_ids", "materials", "handouts", "note")}
    rest: dict[str, Any] = {"module_number": None, "slides": None, "talk": 0, "continues": False}
    return {"id": identifier, "kind": kind, "title": title, **texts, **lists, **rest}


def _paragraphs(scene: Scene, text: str) -> list[Node]:
    """Give a text of several lines as paragraphs; a text that is not translated is marked as a whole."""
    if text in scene.untranslated:
        return [para(scene.inlines(text))]
    return [para(words(line)) for line in text.split("\n") if line]


def _spared(slots: Sequence[timetable.Slot], win: int) -> list[timetable.Step]:
    """Let spare minutes go first, as many as are needed: nobody misses them."""
    return [timetable.Step(id=each.id, minutes=min(each.minutes, win), priority="could") for each in slots]


def _cut(win: int, cuts: Sequence[timetable.Cut], titles: Mapping[str, list[Node]]) -> dict[str, Any]:
    steps = [{"item": c.id, "title": titles[c.id], "minutes": c.minutes, "how": c.how} for c in cuts]
    return {"win": win, "steps": steps, "won": sum(cut.minutes for cut in cuts)}


def interval(scene: Scene, first: datetime.date, last: datetime.date) -> str:
    """Write the days from first to last as the language does: 3–6 December 2018."""
    if first == last:
        return scene.date(first)
    differs = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    parts = scene.locale.interval_formats["yMMMd"][differs]
    whole = [part.replace("MMM", "MMMM").replace("\u2009", " ") for part in parts]
    return "".join(
        format_date(day, format=part, locale=scene.locale) for day, part in zip((first, last), whole, strict=True)
    )
