"""Turns an activity of the tool box into the facts that every product prints of it: aims, facets, counts."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

View = dict[str, Any]

PEOPLE = 24
"""The size of a room for which materials are counted: it parts into pairs and into groups of three, four and six."""

KIND_ICONS = MappingProxyType(
    {
        "lecture-discussion": "chalkboard-user",
        "case-study": "magnifying-glass-location",
        "role-play": "masks-theater",
        "group-work": "people-group",
        "open-space": "arrows-to-circle",
        "quiz": "clipboard-question",
        "reflection": "pen",
    }
)
GET_ICONS = MappingProxyType({"print": "print", "buy": "cart-shopping", "have": "box-open"})

SIZES = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
"""The sizes of groups that have a column in the table of all activities; the last stands for all that are larger."""


def objectives_of(frame: View, activity: View) -> list[str]:
    """Give the objectives that an activity serves; one of another module is told with that module's number."""
    own = activity["number"].partition(".")[0]
    known = frame["objectives"]
    return [
        known[each]["text"]
        + (
            ""
            if str(known[each]["module_number"]) == own
            else f" ({frame['words']['module']} {known[each]['module_number']})"
        )
        for each in activity["objectives"]
        if each in known
    ]


def facets_of(frame: View, activity: View) -> list[list[str]]:
    """Give pairs of a facet's title and the titles of its values, in the order of guide.yaml."""
    comma = frame["words"]["list-comma"]
    return [
        [
            facet["title"],
            comma.join(frame["facet_titles"][facet["id"]][value] for value in activity["facets"][facet["id"]]),
        ]
        for facet in frame["facets"]
        if activity["facets"].get(facet["id"])
    ]


def how_to_choose(frame: View, *parts: str) -> list[str]:
    """Give the keys of the words that say how to choose; a workshop's excerpt has no table with filters beside it."""
    return [f"toolbox-choose-{part}" for part in parts if part != "filter" or "event" not in frame]


def people_of(frame: View) -> int:
    """Give for how many people materials are counted: a workshop's, or a room of usual size."""
    return int(frame.get("people", PEOPLE))


def needed(material: View, sizes: list[int] | None, people: int = PEOPLE) -> str:
    """Say how many of a material a room of `people` needs: "24", or "4–6" where groups may be small or large.

    Nothing is said of what the source does not count, such as markers. A workshop has counted for those who come.
    """
    if "total" in material:
        return str(material["total"])
    per, count = material["per"], material["count"]
    if per == "room":
        return str(count) if count > 1 or material["get"] == "print" else ""
    least, most = {"person": (1, 1), "pair": (2, 2)}.get(per, sizes or (people, people))
    fewest, largest = -(-people // most) * count, max(1, people // least) * count
    return str(fewest) if fewest >= largest else f"{fewest}\N{EN DASH}{largest}"


def fits(sizes: list[int] | None, size: int) -> bool:
    """Say whether an activity runs in groups of `size`; the last of SIZES stands for all that are larger."""
    if sizes is None:
        return False
    least, most = sizes
    return least <= size <= most or (size == SIZES[-1] and least > size)
