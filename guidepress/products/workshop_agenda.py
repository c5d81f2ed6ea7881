"""Turns the view of a workshop into its agenda and its concept note, both for everybody who takes part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from babel import Locale

from guidepress import nodes
from guidepress.products.workshop_paper import (
    Facts,
    Grid,
    Kept,
    Paper,
    Part,
    Row,
    Text,
    below,
    break_cell,
    cell,
    day_name,
    heading,
    heads,
    inlines,
    place_and_dates,
    row,
    sessions_of,
    span_of,
    strong,
)

View = Mapping[str, Any]


def agenda(view: View) -> Paper:
    """Give the agenda: each day with its clock times; what facilitators alone need is not in it."""
    parts = [
        Kept(parts=(heading(2, day_name(view, day)), *_day_lead(day), _day_grid(view, day))) for day in view["days"]
    ]
    workshop = view["workshop"]
    return Paper(
        name=view["words"]["workshop-agenda"],
        title=workshop["title"],
        lead=workshop["subtitle"],
        parts=tuple(parts),
    )


def concept_note(view: View) -> Paper:
    """Give the concept note: why, what for, for whom, when, and which session serves which objective."""
    words, workshop = view["words"], view["workshop"]
    parts: list[Part] = [_practical(view)]
    for key in ("purpose", "objectives", "audience", "outputs"):
        blocks = _objectives(view) if key == "objectives" else workshop[key]
        if blocks:
            parts += [heading(2, words[f"workshop-{key}"]), Text(blocks=tuple(blocks))]
    parts += [Kept(parts=(heading(2, words["workshop-at-a-glance"]), _glance(view)))]
    if view["objectives"]:
        parts += [heading(2, words["workshop-objective-map"], opens=True), *_matrix(view), *_served(view)]
    return Paper(
        name=words["workshop-concept-note"],
        title=workshop["title"],
        lead=workshop["subtitle"],
        parts=tuple(parts),
    )


def _day_lead(day: View) -> Iterator[Part]:
    if day["title"]:
        yield Text(blocks=(nodes.para(day["title"]),), lead=True)


def _day_grid(view: View, day: View) -> Grid:
    is_led = any(each.get("facilitator") for other in view["days"] for each in other["items"])
    keys = ("time", "step", "mode", *(("workshop-who",) if is_led else ()))
    rows = []
    for each in sessions_of(day):
        quiet = each["kind"] == "break"
        told = (
            span_of(each),
            break_cell(each) if quiet else below([strong(each["title"])], where(view, each)),
            each["mode"],
        )
        rows.append(row(*told, *((each.get("facilitator", ""),) if is_led else ()), quiet=quiet, colour=each["colour"]))
    widths = (2.1, 5.6, 1.8, 2.6) if is_led else (2.1, 6.6, 2.6)
    return Grid(head=heads(view, *keys), rows=tuple(rows), widths=widths, clocks=True)


def where(view: View, entry: View) -> str:
    """Give the module and the activity of an item: "Module 2 · Activity 2.1"."""
    number = entry["module_number"]
    told = ["" if number is None else view["words"]["module-n"].format(n=number), entry["activity_label"]]
    return " \N{MIDDLE DOT} ".join(each for each in told if each)


def _objectives(view: View) -> list[dict[str, Any]]:
    return [nodes.para([strong(each["label"]), {"t": "Space"}, *each["text"]]) for each in view["objectives"]]


def _glance(view: View) -> Grid:
    """Name of each day what it is held for: sessions that must be; if none must be, all that serve an objective."""
    rows = []
    for day in view["days"]:
        held = _serving(view, day)
        main = [each for each in held if each["priority"] == "must"] or held
        dots = nodes.words(" \N{MIDDLE DOT} ")
        told = [node for at, each in enumerate(main) for node in ([*dots, *each["title"]] if at else each["title"])]
        what = below([strong(day["title"])] if day["title"] else "", told)
        rows.append(row(below([strong(_day(view, day["number"]))], day["date_label"]), span_of(day), what))
    return Grid(head=heads(view, "workshop-day", "time", "step"), rows=tuple(rows), widths=(2.6, 2, 7))


def _serving(view: View, day: View) -> list[dict[str, Any]]:
    """Give the sessions of a day that serve an objective, each once, with their priority and their objectives."""
    items = {each["id"]: each for each in reversed(day["items"])}
    found: dict[str, dict[str, Any]] = {}
    for served in view["objective_map"]:
        for each in served["sessions"]:
            if each["day"] == day["number"] and each["item"] in items:
                own = items[each["item"]]
                new = {**each, "priority": own["priority"], "colour": own["colour"], "objectives": []}
                found.setdefault(each["item"], new)["objectives"].append(served["id"])
    return sorted(found.values(), key=lambda each: str(each["start"]))


def _day(view: View, number: int) -> str:
    said: str = view["words"]["workshop-day-n"]
    return said.format(n=number)


def _practical(view: View) -> Facts:
    words, workshop = view["words"], view["workshop"]
    spoken = [Locale.parse(code, sep="-").get_display_name(view["lang"]) or code for code in workshop["languages"]]
    people = workshop["participants"]
    comma = words["list-comma"]
    leaders = [
        f"{each['label']} ({each['name']})" if each["name"] else str(each["label"]) for each in workshop["facilitators"]
    ]
    told = {
        "workshop-when-and-where": place_and_dates(view),
        "workshop-languages": comma.join(spoken),
        "workshop-participants": words["workshop-people-n"].format(n=people["count"]) if people["count"] else "",
        "workshop-facilitators": comma.join(leaders),
        "workshop-host": workshop["host"],
        "workshop-contact": workshop["contact"],
        "workshop-time-zone": workshop["timezone"],
    }
    return Facts(pairs=tuple((words[key], inlines(said)) for key, said in told.items() if said))


def _served(view: View) -> Iterator[Part]:
    """Tell in words which sessions serve each objective."""
    words = view["words"]
    served = {each["id"]: each["sessions"] for each in view["objective_map"]}
    rows = []
    for each in view["objectives"]:
        sessions = served.get(each["id"], [])
        lines = [_session(view, session) for session in sessions] or [nodes.words(words["workshop-no-session"])]
        rows.append(row(below([strong([*nodes.words(f"{each['label']} "), *each["text"]])]), below(*lines)))
    yield Grid(head=heads(view, "objective", "workshop-session"), rows=tuple(rows), widths=(3.4, 6.6), dense=True)


def _session(view: View, session: View) -> list[dict[str, Any]]:
    when = view["words"]["workshop-day-time"].format(n=session["day"], time=span_of(session))
    return [*session["title"], *nodes.words(f" ({when})")]


def _matrix(view: View) -> Iterator[Part]:
    """Draw the same as a table: a session a row, an objective a column; its letter stands where they meet."""
    objectives = view["objectives"]
    rows: list[Row] = []
    for day in view["days"]:
        for each in _serving(view, day):
            marks = [[strong(one["label"])] if one["id"] in each["objectives"] else "" for one in objectives]
            rows.append(row(_day_clock(view, day, each), each["title"], *marks, colour=each["colour"]))
    if rows:
        head = (*heads(view, "time", "workshop-session"), *(cell(one["label"]) for one in objectives))
        widths = (3.2, 7.4, *(0.3 + 0.16 * len(one["label"]) for one in objectives))
        yield Grid(head=head, rows=tuple(rows), widths=widths, dense=True)
        yield heading(3, view["words"]["workshop-matrix"])


def _day_clock(view: View, day: View, entry: View) -> str:
    said: str = view["words"]["workshop-day-time"]
    return said.format(n=day["number"], time=span_of(entry))
