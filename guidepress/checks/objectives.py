"""Compares objectives with what serves and checks them, and their words in every product with those of the guide."""

from __future__ import annotations

from collections.abc import Iterator

from guidepress.checks.finished_files import folded
from guidepress.checks.package import Package
from guidepress.model import Unit
from guidepress.nodes import id_of, is_div, text_of, value_of, walk
from guidepress.problems import Problem, problem

_BOOKS = ("facilitator/overview.docx", "facilitator/guide.docx", "workbook.docx")
_PARTS = ("debrief", "answer")


def objective_problems(package: Package) -> Iterator[Problem]:
    """Tell objectives that nothing checks, questions that serve none, and products that word an objective otherwise."""
    for unit in package.modules:
        yield from _checked(package, unit)
        yield from _worded(package, unit)
    yield from _tool_box(package)


def _checked(package: Package, unit: Unit) -> Iterator[Problem]:
    """Each objective is checked by a question, or by an activity that is talked over or has answers."""
    questions = [node for text in unit.texts for node in walk(text.blocks) if is_div(node, "question")]
    own = {each.id for each in unit.meta.objectives} if unit.meta else set()
    checked = {value_of(node, "objective") for node in questions}
    for other in package.modules:
        for activity in other.activities:
            if any(is_div(node, *_PARTS) for node in activity.blocks):
                checked |= set(activity.meta.objectives)
    for each in sorted(own - checked):
        yield problem("objective-is-checked", package.sources.of(each), id=each)
    # The questions of a case are for talking it over; those in the text are the self-check.
    for node in (node for section in unit.sections for node in walk(section.blocks)):
        if is_div(node, "question") and not value_of(node, "objective"):
            yield problem("question-has-objective", package.sources.of(id_of(node)), id=id_of(node))


def _worded(package: Package, unit: Unit) -> Iterator[Problem]:
    """Look for each objective, in the words of the view, on the slide of objectives and in the books."""
    wanted = [folded(each["text"]) for each in package.views[unit.id, "deck"]["module"]["objectives"]]
    ids = [each.id for each in unit.meta.objectives] if unit.meta else []
    places = [package.sources.of(each) for each in ids]
    deck = package.deck(unit.id)
    numbers = deck.numbers_of(f"objectives-{unit.id}")
    pieces = [piece for number in numbers for piece in deck.slides[number - 1].pieces]
    shown = [folded(line) for piece in pieces for line in piece.lines]
    told = {f"handouts/{unit.id}.docx": package.documents.get(f"handouts/{unit.id}.docx")}
    told |= {name: package.documents.get(name) for name in _BOOKS}
    for text, place in zip(wanted, places, strict=True):
        if numbers and text not in shown:
            yield problem("objectives-agree", place, deck.place(numbers[0]), text=text)
        for name, document in told.items():
            if document and text not in document.text():
                yield problem("objectives-agree", place, package.product(name), text=text)


def _tool_box(package: Package) -> Iterator[Problem]:
    """Compare the objectives that the table of the tool box names for each activity with those that it serves."""
    name = "toolbox.xlsx"
    words = package.words
    texts = {
        each["id"]: folded(each["text"])
        for unit in package.modules
        for each in package.views[unit.id, "deck"]["module"]["objectives"]
    }
    for grid in package.sheets.get(name, {}).values():
        head = list(grid[0]) if grid else []
        if words["toolbox-objective"] not in head or words["toolbox-number"] not in head:
            continue
        at, first = head.index(words["toolbox-objective"]), head.index(words["toolbox-number"])
        rows = {row[first]: row for row in grid[1:]}
        for unit in package.modules:
            for activity in package.views[unit.id, "toolbox"]["activities"]:
                row = rows.get(activity["number"], ())
                cell = folded(row[at]) if len(row) > at else ""
                named = {key for key, text in texts.items() if text in cell}
                for each in sorted(set(activity["objectives"]) ^ named):
                    place = package.sources.of(activity["id"])
                    text = f"{text_of(activity['title'])}: {texts.get(each, each)}"
                    yield problem("objectives-agree", place, package.product(name), text=text)
