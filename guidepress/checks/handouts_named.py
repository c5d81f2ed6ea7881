"""Compares the handouts and cards that exist with what names them: materials, steps, texts, and the printed books."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidepress.checks.finished_files import folded
from guidepress.checks.package import Package
from guidepress.model import Activity, Unit
from guidepress.nodes import id_of, is_div, text_of, walk
from guidepress.problems import Place, Problem, problem

_THINGS = ("handout", "worksheet", "cards", "card", "sheet", "form", "checklist")
_QUOTED = re.compile(r"\b(?:handout|worksheet|work sheet|set of cards|cards) [\u201c\"]([^\u201d\"]+)[\u201d\"]")


def handout_problems(package: Package) -> Iterator[Problem]:
    """Tell handouts that nothing names or prints, and names of handouts that do not exist."""
    titles = {folded(text_of(_title(node))) for unit in package.modules for node in _printables(unit)}
    plain = {each.casefold().partition(": ")[2] or each.casefold() for each in titles}
    plain |= {each.casefold() for each in titles}
    for unit in package.modules:
        for activity in unit.activities:
            yield from _named(package, activity)
        yield from _printed(package, unit)
    if package.language == package.source_language:
        for file, lines in package.sources.lines.items():
            for number, line in enumerate(lines if file.endswith(".md") else (), start=1):
                for name in _QUOTED.findall(line):
                    if folded(name).casefold() not in plain:
                        yield problem("handout-is-there", Place(file=file, line=number), name=name)


def _printables(unit: Unit) -> Iterator[dict]:  # type: ignore[type-arg]
    for text in unit.texts:
        yield from (node for node in walk(text.blocks) if is_div(node, "handout", "cards"))


def _title(node: dict) -> list:  # type: ignore[type-arg]
    return [each for each in node["c"][1] if is_div(each, "block-title")]


def _named(package: Package, activity: Activity) -> Iterator[Problem]:
    """Each handout stands in the materials or in a step; each thing to print says which handout it is."""
    own = [node for node in walk(activity.blocks) if is_div(node, "handout", "cards")]
    materials = {each.handout for each in activity.meta.materials}
    steps = folded(text_of([node for node in activity.blocks if not is_div(node, "handout", "cards")])).casefold()
    for node in own:
        title = folded(text_of(_title(node)))
        words = {title.casefold(), title.casefold().partition(": ")[2] or title.casefold()}
        if id_of(node) not in materials and not any(each in steps for each in words):
            yield problem("handout-is-named", package.sources.of(id_of(node)), title=title)
    for each in activity.meta.materials:
        if each.get == "print" and not each.handout:
            place = package.sources.words(package.sources.of(activity.meta.id), each.item)
            yield problem("print-is-there", place, item=each.item)


def _printed(package: Package, unit: Unit) -> Iterator[Problem]:
    """Each handout stands in the handouts of its module and in the tool box; each set of cards in the tool box."""
    for activity in package.views[unit.id, "toolbox"]["activities"]:
        for kind, files in (("sheets", (f"handouts/{unit.id}.docx", "toolbox.docx")), ("cards", ("toolbox.docx",))):
            for each in activity[kind]:
                title = folded(text_of(each["title"]))
                for file in files:
                    document = package.documents.get(file)
                    if document and title not in document.text():
                        yield problem(
                            "handout-is-printed", package.sources.of(each["id"]), package.product(file), title=title
                        )
