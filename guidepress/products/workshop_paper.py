"""Holds what a paper of a workshop consists of, before it becomes typst or Word; and what all papers tell alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from babel import Locale

from guidepress import nodes

Node = dict[str, Any]
View = Mapping[str, Any]


_BREAKS = {"lunch": "utensils", "prayer": "person-praying"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in a cell of a grid: inlines, with an icon before them if one is named."""

    content: tuple[Node, ...] = ()
    icon: str = ""
    colour: str = "ink"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a grid; a `quiet` one (a break) is tinted, `colour` names the palette colour of a rule at its start."""

    cells: tuple[Cell, ...]
    quiet: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; `opens` begins a page."""

    level: int
    content: tuple[Node, ...]
    opens: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Blocks of running text; `lead` is set larger."""

    blocks: tuple[Node, ...]
    lead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table with a header row; `widths` are shares, `clocks` sets its first column large.

    `dense` sets it small, so that a day stays on a page. `ruled` draws all lines, for a table that is written into;
    its rows are then `height` mm high at least.
    """

    head: tuple[Cell, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    clocks: bool = False
    dense: bool = False
    ruled: bool = False
    height: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Pairs of a word and what it says."""

    pairs: tuple[tuple[str, tuple[Node, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FillIn:
    """Words with a line behind each, side by side."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Ruled lines to write on."""

    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """Choices with a box each; those in `ticked` are right."""

    choices: tuple[tuple[Node, ...], ...]
    ticked: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Parts that stay on one page if one can hold them; `asked` is a question with its room to answer."""

    parts: tuple[Part, ...]
    asked: bool = False


Part: TypeAlias = Heading | Text | Grid | Facts | FillIn | Lines | Ticks | Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole paper: `name` is what it is called, `title` its first heading.

    `turned` lays it across, `wide` sets it closer to the edges of the page.
    """

    name: str
    title: str
    parts: tuple[Part, ...]
    lead: str = ""
    turned: bool = False
    wide: bool = False


def cell(said: str | Sequence[Node], *, icon: str = "", colour: str = "ink") -> Cell:
    """Make a cell of a text or of inlines."""
    return Cell(content=inlines(said), icon=icon, colour=colour)


def inlines(said: str | Sequence[Node]) -> tuple[Node, ...]:
    """Give a text or inlines as inlines."""
    return tuple(nodes.words(said) if isinstance(said, str) else said)


def strong(said: str | Sequence[Node]) -> Node:
    """Make inlines bold."""
    return {"t": "Strong", "c": list(inlines(said))}


def below(*lines: str | Sequence[Node]) -> tuple[Node, ...]:
    """Set lines below each other; empty ones are left out."""
    made: list[Node] = []
    for line in (each for each in map(inlines, lines) if each):
        made += [{"t": "LineBreak"}, *line] if made else line
    return tuple(made)


def row(*said: str | Sequence[Node] | Cell, quiet: bool = False, colour: str = "") -> Row:
    """Make a row of texts, inlines or cells."""
    cells = tuple(each if isinstance(each, Cell) else cell(each) for each in said)
    return Row(cells=cells, quiet=quiet, colour=colour)


def heads(view: View, *keys: str) -> tuple[Cell, ...]:
    """Give a header row of interface words; an empty key gives an empty cell."""
    return tuple(cell(view["words"][key] if key else "") for key in keys)


def heading(level: int, said: str | Sequence[Node], *, opens: bool = False) -> Heading:
    """Make a heading of a text or of inlines."""
    return Heading(level=level, content=inlines(said), opens=opens)


def text(said: str) -> Text:
    """Make a paragraph of a text."""
    return Text(blocks=(nodes.para(nodes.words(said)),))


def sessions_of(day: View) -> list[View]:
    """Give the items of a day that are held or are a break: time in reserve is nobody's but the facilitators'."""
    return [each for each in day["items"] if not each["id"].startswith("spare-")]


def break_cell(entry: View) -> Cell:
    """Give the title of a break with its icon."""
    return cell(entry["title"], icon=_BREAKS.get(entry.get("break", ""), "mug-saucer"), colour="grey")


def span_of(entry: View) -> str:
    """Give the clock times of an item: "09:00-09:30" with an en dash."""
    return f"{entry['start']}\N{EN DASH}{entry['end']}"


def place_and_dates(view: View) -> str:
    """Give "Addis Ababa, 3-6 December 2018", as the language joins them."""
    workshop = view["workshop"]
    said: str = view["words"]["workshop-place-dates"]
    return said.format(place=workshop["place"], dates=workshop["dates"])


def day_name(view: View, day: View) -> str:
    """Give "Day 1: Monday, 3 December 2018"."""
    said: str = view["words"]["workshop-day-date"]
    return said.format(n=day["number"], date=day["date_label"])


def event_of(view: View) -> dict[str, str]:
    """Give what brands a deck: the event's title, place and dates."""
    return {key: str(view["workshop"][key]) for key in ("title", "place", "dates")}


def deck_names(view: View) -> dict[str, str]:
    """Give the file name (without ending) of each deck that is shown, in the order of use: "1-introduction-short"."""
    shown = dict.fromkeys(each["deck"] for day in view["days"] for each in day["items"] if each["deck"])
    return {deck: f"{number}-{deck}" for number, deck in enumerate(shown, start=1)}


def modules_of(view: View) -> dict[str, str]:
    """Give the titles of the guide's modules by their ids; a view that was not told them names none."""
    return dict(view.get("modules", {}))


def modules_taught(view: View) -> list[str]:
    """Give the ids of the modules that are taught, in the order of the days."""
    return list(dict.fromkeys(each["module"] for day in view["days"] for each in day["items"] if each["module"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who takes part; who is not known yet is empty. `language` is the one that they speak best."""

    name: str = ""
    organisation: str = ""
    country: str = ""
    language: str = ""


def people(view: View) -> list[Person]:
    """Give everybody who takes part; countries and languages by their names where the list has codes."""
    locale = Locale.parse(view["lang"], sep="-")
    found = view["workshop"]["participants"]
    known = [
        Person(
            name=each["name"],
            organisation=each["organisation"],
            country=str(locale.territories.get(each["country"], each["country"])),
            language=str(locale.languages.get(each["language"], each["language"])),
        )
        for each in found["names"]
    ]
    return known + [Person()] * (found["count"] - len(known))
