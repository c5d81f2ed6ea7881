"""Turns the view of a workshop into the run of show: what facilitators follow by the clock, and what they may cut."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guidepress import nodes
from guidepress.products.workshop_agenda import where
from guidepress.products.workshop_paper import (
    Cell,
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
    deck_names,
    heading,
    heads,
    inlines,
    row,
    span_of,
    strong,
    text,
)

View = Mapping[str, Any]
_PRIORITIES = {"must": "star", "should": "star-half-stroke", "could": "scissors"}
"""The icon of each priority; its word stands beside it."""
_GRID = ("time", "minutes-column", "step", "mode", "slides", "bring", "workshop-priority")
_DOT = " \N{MIDDLE DOT} "


def run_of_show(view: View) -> Paper:
    """Give the run of show; each day begins a page."""
    words = view["words"]
    parts: list[Part] = [text(words["workshop-run-how"]), _signs(view), _decks(view), *_left_out(view)]
    for day in view["days"]:
        parts += _day(view, day)
    name = words["workshop-run-of-show"]
    return Paper(name=name, title=name, parts=tuple(parts), wide=True)


def _signs(view: View) -> Grid:
    """Tell what the signs of the priorities mean."""
    words = view["words"]
    rows = [
        row(_priority(view, key), words[f"workshop-{key}-means"]) for key in _PRIORITIES
    ]  # the order is that of importance
    return Grid(head=heads(view, "workshop-priority", "workshop-means"), rows=tuple(rows), widths=(1, 6))


def _decks(view: View) -> Facts:
    """Name the decks by their numbers."""
    names = nodes.words(_DOT.join(f"{name}.pptx" for name in deck_names(view).values()))
    # Names of files run from left to right in every language.
    pairs = [("lang", "en"), ("dir", "ltr")]
    told: tuple[dict[str, Any], ...] = ({"t": "Span", "c": [nodes.attr(pairs=pairs), names]},)
    return Facts(pairs=((view["words"]["workshop-decks"], told),) if names else ())


def _left_out(view: View) -> list[Part]:
    if not view["left_out"]:
        return []
    short = view["words"]["n-minutes-short"]
    items = [
        [nodes.plain([*each["title"], *nodes.words(f" ({short.format(n=each['minutes'])})")])]
        for each in view["left_out"]
    ]
    return [heading(2, view["words"]["workshop-left-out"]), Text(blocks=(nodes.bullet_list(items),))]


def _day(view: View, day: View) -> list[Part]:
    words = view["words"]
    edition = words["workshop-edition-short" if day["edition"] == "short" else "workshop-edition-full"]
    told = _DOT.join([span_of(day), words["n-minutes"].format(n=day["minutes"]), edition])
    lead = [strong(day["title"]), *nodes.words(_DOT)] if day["title"] else []
    return [
        heading(2, day_name(view, day), opens=True),
        Text(blocks=(nodes.para([*lead, *nodes.words(told)]),)),
        Grid(
            head=heads(view, *_GRID),
            rows=tuple(_item(view, each) for each in day["items"]),
            widths=(2.6, 0.9, 5.7, 3.5, 1.5, 4, 1.9),
            clocks=True,
            dense=True,
        ),
        *_cuts(view, day),
    ]


def _item(view: View, entry: View) -> Row:
    quiet = entry["kind"] == "break"
    note = [{"t": "Emph", "c": list(entry["note"])}] if entry["note"] else []
    told = nodes.words(where(view, entry))
    told += [*(nodes.words(_DOT) if told and note else []), *note]
    return row(
        span_of(entry),
        str(entry["minutes"]),
        break_cell(entry) if quiet else below([strong(entry["title"])], told),
        _DOT.join(each for each in (entry["mode"], entry.get("facilitator", "")) if each),
        _slides(view, entry),
        _bring(entry),
        _priority(view, entry["priority"]),
        quiet=quiet,
        colour=entry["colour"],
    )


def _slides(view: View, entry: View) -> tuple[dict[str, Any], ...]:
    if not entry["deck"]:
        return ()
    number = list(deck_names(view)).index(entry["deck"]) + 1
    first, last = entry["slides"] or (0, 0)
    span = f"{first}\N{EN DASH}{last}" if first != last else str(first or "")
    return below(view["words"]["workshop-deck-n"].format(n=number), span)


def _bring(entry: View) -> str:
    return _DOT.join([*(each["title"] for each in entry["handouts"]), *entry["materials"]])


def _priority(view: View, priority: str) -> Cell:
    if not priority:
        return cell("")
    return cell(view["words"][f"workshop-{priority}"], icon=_PRIORITIES[priority])


def _cuts(view: View, day: View) -> list[Part]:
    """Give the table of what to cut when time was lost."""
    words = view["words"]
    if not day["cuts"]:
        return []
    rows = []
    for cut in day["cuts"]:
        wanted, won = (words["n-minutes-short"].format(n=cut[key]) for key in ("win", "won"))
        lines = [_step(view, each) for each in cut["steps"]] or [inlines(words["workshop-nothing-to-cut"])]
        if cut["won"] < cut["win"]:
            # What cannot be won must be said: the day then ends later.
            missing = words["n-minutes-short"].format(n=cut["win"] - cut["won"])
            lines.append(inlines(words["workshop-still-missing"].format(minutes=missing)))
        dots = nodes.words(_DOT)
        said = tuple(node for at, line in enumerate(lines) for node in ([*dots, *line] if at else line))
        rows.append(row(wanted, said, won))
    head = heads(view, "workshop-to-win", "workshop-what-to-cut", "workshop-won")
    grid = Grid(head=head, rows=tuple(rows), widths=(1.4, 9, 1.4), clocks=True, dense=True)
    return [Kept(parts=(heading(3, words["workshop-cuts"]), grid))]


def _step(view: View, step: View) -> tuple[dict[str, Any], ...]:
    words = view["words"]
    how = words["workshop-drop" if step["how"] == "drop" else "workshop-shorten"]
    minutes = words["n-minutes-short"].format(n=step["minutes"])
    return (strong(f"{how}:"), {"t": "Space"}, *step["title"], *nodes.words(f" ({minutes})"))
