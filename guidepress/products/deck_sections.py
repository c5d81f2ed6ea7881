"""Turns the sections of two decks into the sections of the refreshed one: each slide in one, none without slides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from typing import Any

from guidepress.products.pptx_xml import make, qualified

Element = Any

_SECTION = qualified("p14:section")
_MEMBER = qualified("p14:sldId")


def sections_of(presentation: Element) -> list[Element]:
    """List a presentation's sections in order."""
    return list(presentation.iter(_SECTION))


def section_of_slides(presentation: Element) -> dict[str, Element]:
    """Give the section of each slide, by the slide's number in the presentation's list (an id, not a place)."""
    return {each.get("id"): section for section in sections_of(presentation) for each in section.iter(_MEMBER)}


def mend_sections(presentation: Element, order: Sequence[str], wanted: Mapping[str, Element]) -> None:
    """Put every slide of `order` (slide ids) into a section of the presentation, if it has any.

    A new slide goes where its neighbours are; a section of `wanted` that is new comes along where it divides two.
    """
    listed = presentation.find(f".//{qualified('p14:sectionLst')}")
    if listed is None:
        return
    own = section_of_slides(presentation)
    empty = [each for each in sections_of(presentation) if not list(each.iter(_MEMBER))]
    before = {each.get("id"): list(listed).index(each) for each in empty}
    groups: list[tuple[Element, list[str]]] = []
    closed: set[str] = set()
    for place, number in enumerate(order):
        current = groups[-1][0] if groups else None
        following = next((own[each] for each in order[place + 1 :] if each in own), None)
        section = own.get(number)
        if section is None:
            section = _chosen(wanted.get(number), current, following, {each.get("id") for each in own.values()})
        if section is None or section.get("id") in closed:
            section = current if current is not None else section
        if section is None:
            section = sections_of(presentation)[0]
        if current is not None and current.get("id") == section.get("id"):
            groups[-1][1].append(number)
        else:
            closed |= {current.get("id")} if current is not None else set()
            groups.append((section, [number]))
    made = []
    for section, members in groups:
        each = deepcopy(section)
        for old in each.findall(qualified("p14:sldIdLst")):
            each.remove(old)
        each.insert(0, make("p14:sldIdLst", *(make("p14:sldId", id=number) for number in members)))
        made.append(each)
    for each in empty:
        made.insert(min(before[each.get("id")], len(made)), each)
    listed[:] = made


def rename_sections(presentation: Element, base: Mapping[str, str], today: Iterable[Element]) -> None:
    """Give sections the names that they have today, where the trainer has not renamed them; `base` is id to name."""
    names = {each.get("id"): each.get("name", "") for each in today}
    for each in sections_of(presentation):
        if each.get("id") in names and each.get("name") == base.get(each.get("id")):
            each.set("name", names[each.get("id")])


def _chosen(
    wanted: Element | None, current: Element | None, following: Element | None, known: set[str]
) -> Element | None:
    """Choose the section of a new slide: the source's if it is beside it or begins here, else that before it."""
    name = wanted.get("id") if wanted is not None else ""
    for each in (current, following):
        if each is not None and each.get("id") == name:
            return each
    divides = current is None or following is None or current.get("id") != following.get("id")
    if wanted is not None and divides and name not in known:
        return wanted
    return current if current is not None else following
