"""Turns the view of a workshop into its name badges and its certificates of attendance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from guidepress.products.facilitator_parts import arguments
from guidepress.products.typst_values import literal
from guidepress.products.workshop_paper import FillIn, Paper, Ticks, inlines, modules_of, modules_taught, people, text
from guidepress.products.workshop_typst import frame

View = Mapping[str, Any]
BADGES_A_SHEET = 8


def write_badges_source(view: View) -> str:
    """Write the typst source of the badges: participants, then facilitators; who is not known gets a line."""
    shown = [{"name": each.name, "role": each.role, "more": each.more} for each in worn(view)]
    return f"{frame(view, view['words']['workshop-name-badges'])}#badge-sheets(look, event, {literal(shown)})\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """What a badge says of a person: the name, below it the organisation or the role, then country and language."""

    name: str
    role: str
    more: str = ""


def worn(view: View) -> list[Badge]:
    """Give the badges: participants, then facilitators."""
    words = view["words"]
    made = [
        Badge(
            name=each.name,
            role=each.organisation or words["workshop-participant"],
            more=" \N{MIDDLE DOT} ".join(part for part in (each.country, each.language) if part),
        )
        for each in people(view)
    ]
    return made + [Badge(name=each["name"], role=each["label"]) for each in view["workshop"]["facilitators"]]


def write_certificates_source(view: View) -> str:
    """Write the typst source of the certificates, one a participant; without a list of names, one with a line."""
    names = [each.name for each in people(view) if each.name] or [""]
    values = {"days": _days(view), "subjects": _subjects(view)}
    call = f"#certificates(look, event, {literal(_texts(view))}, {literal(names)}, {arguments(values)})\n"
    return frame(view, view["words"]["workshop-certificates"], turned=True) + call


def certificate(view: View) -> Paper:
    """Give the certificate to edit: one, with a line for the name."""
    words, texts = view["words"], _texts(view)
    subjects = view["words"]["list-comma"].join(_subjects(view))
    return Paper(
        name=words["workshop-certificate"],
        title=words["workshop-certificate"],
        parts=(
            text(texts["says"]),
            FillIn(names=(words["handout-name"],)),
            text(f"{texts['took-part']} {view['workshop']['title']}"),
            text(texts["days"]),
            Ticks(choices=tuple(inlines(each) for each in _days(view))),
            *((text(f"{texts['subjects']} {subjects}"),) if subjects else ()),
            FillIn(names=(texts["date"], texts["signature"])),
        ),
        turned=True,
    )


def _texts(view: View) -> dict[str, str]:
    keys = ("says", "took-part", "days", "subjects", "date", "signature")
    return {
        "title": view["words"]["workshop-certificate"],
        **{key: view["words"][f"workshop-certificate-{key}"] for key in keys},
    }


def _days(view: View) -> list[str]:
    """Give the days: boxes to tick by the attendance list, since a certificate says only what was so."""
    return [day["date_label"] for day in view["days"]] if len(view["days"]) > 1 else []


def _subjects(view: View) -> list[str]:
    """Give the modules by their numbers; their titles are the days' own to tell."""
    numbers = {each["module"]: each["module_number"] for day in view["days"] for each in day["items"]}
    titles = modules_of(view)
    found = []
    for module in modules_taught(view):
        number = numbers[module]
        found.append(titles.get(module) or ("" if number is None else view["words"]["module-n"].format(n=number)))
    return [each for each in found if each]
