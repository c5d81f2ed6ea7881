"""Compares a workshop's print list and shopping list with what its activities really need, and with the papers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from guidepress.checks.finished_files import Grid, folded, numbers_in
from guidepress.checks.minutes import activities_of
from guidepress.checks.package import Pack, Package, not_found
from guidepress.model import Activity
from guidepress.nodes import id_of, is_div, text_of, value_of, walk
from guidepress.problems import Place, Problem, problem

_PRINT, _SHOP, _SHEETS = "facilitators/print-list", "facilitators/shopping-list", "facilitators/lists.xlsx"
Needs = Counter[tuple[str, int]]


def print_list_problems(package: Package) -> Iterator[Problem]:
    """Tell every row of a list that names another thing or count than the activities held need, and what is missing."""
    for pack in package.packs:
        printed, bought = needs_of(package, pack)
        heads = (package.words["workshop-item"], package.words["workshop-total"])
        # What is bought stands in the list without days.
        by_day = package.words["workshop-day"]
        for name, grids in _lists(pack):
            here = pack.place(name)
            wanted = [grid for grid in grids if grid and all(each in grid[0] for each in heads)]
            days = [grid for grid in wanted if by_day in grid[0]]
            others = [grid for grid in wanted if by_day not in grid[0]]
            if (printed and not days and not name.startswith(_SHOP)) or (
                bought and not others and name != f"{_PRINT}.docx"
            ):
                yield not_found(here, "the list of what activities need")
                continue
            if not name.startswith(_SHOP):
                yield from _compare(package, here, printed, _rows(days, *heads))
            if not name.startswith(_PRINT):
                yield from _compare(package, here, bought, _rows(others, *heads))
            yield from _papers(package, pack, here, grids)
        yield from _masters(package, pack)


def _masters(package: Package, pack: Pack) -> Iterator[Problem]:
    """Look for each worksheet and set of cards that is printed in the pack's own tool box."""
    toolbox = pack.documents.get("facilitators/toolbox.docx")
    held = {each["activity"] for day in pack.view["days"] for each in day["items"]}
    shown = [each for unit in package.modules for each in package.views[unit.id, "toolbox"]["activities"]]
    for activity in shown if toolbox else ():
        for each in (*activity["sheets"], *activity["cards"]) if activity["id"] in held else ():
            title = folded(text_of(each["title"]))
            if toolbox and title not in toolbox.text():
                there = pack.place("facilitators/toolbox.docx")
                yield problem("handout-is-printed", package.sources.of(each["id"]), there, title=title)


def _lists(pack: Pack) -> Iterator[tuple[str, list[Grid]]]:
    for name in (_PRINT, _SHOP):
        if f"{name}.docx" in pack.documents:
            yield f"{name}.docx", list(pack.documents[f"{name}.docx"].grids)
    if pack.sheets:
        yield _SHEETS, list(pack.sheets.values())


def _rows(grids: Iterable[Grid], item: str, total: str) -> Needs:
    found: Needs = Counter()
    for grid in grids:
        name, count = grid[0].index(item), grid[0].index(total)
        for row in grid[1:]:
            if len(row) > max(name, count):
                found[folded(row[name]), sum(numbers_in(row[count])[:1])] += 1
    return found


def needs_of(package: Package, pack: Pack) -> tuple[Needs, Needs]:
    """Work out from the source what the activities of a workshop print and buy: (words, how many) and how often."""
    activities = activities_of(package)
    shown = {each["id"]: each for unit in package.modules for each in package.views[unit.id, "toolbox"]["activities"]}
    people = pack.view["workshop"]["participants"]
    forms = {text_of(each["title"]) for day in pack.view["days"] for each in day["items"] if each["kind"] == "form"}
    printed: Needs = Counter()
    bought: Counter[str] = Counter()
    counted: set[str] = set()
    for item in (each for day in pack.view["days"] for each in day["items"] if each["activity"] in activities):
        activity, view = activities[item["activity"]], shown[item["activity"]]
        titles = {each["id"]: folded(text_of(each["title"])) for each in (*view["sheets"], *view["cards"])}
        named = set()
        for material, told in zip(activity.meta.materials, view["materials"], strict=True):
            count = material.count * _places(people, activity)[material.per]
            words = folded(text_of(told["item"]))
            named.add(material.handout)
            if material.get == "print":
                printed[titles.get(material.handout, words), count] += 1
            elif material.get == "buy":
                bought[words] += count
                counted |= {words} if material.per != "room" or material.count > 1 else set()
        for node in walk(activity.blocks):
            if is_div(node, "handout", "cards") and id_of(node) not in named:
                each = _places(people, activity)[value_of(node, "per", "person")]
                printed[titles[id_of(node)], each] += 1
    kept = Counter({key: count for key, count in printed.items() if key[0] not in forms})
    # What nobody counts, such as markers, is bought "as needed": the list has no number for it.
    return kept, Counter([(words, count if words in counted else 0) for words, count in bought.items()])


def _places(people: Mapping[str, int], activity: Activity) -> dict[str, int]:
    """Say how many persons, pairs, groups and rooms there are; groups are as large as the activity allows."""
    least, most = activity.meta.group_size or (1, people["count"])
    size = max(least, people["group_size"])
    return {
        "person": people["count"],
        "pair": (people["count"] + 1) // 2,
        "group": -(-people["count"] // min(size, most)),
        "room": 1,
    }


def _compare(package: Package, here: Place, wanted: Mapping[tuple[str, int], int], told: Needs) -> Iterator[Problem]:
    for (item, count), times in sorted((Counter(wanted) - told).items()):
        other = [number for name, number in told if name == item]
        seen = ", ".join(str(each) for each in sorted(other)) or "nothing"
        yield problem("lists-agree", here, _source(package, item), what=item, told=seen, real=f"{count} ({times} ×)")
    names = {name for name, _ in wanted}
    for (item, count), _ in sorted((told - Counter(wanted)).items()):
        if item not in names:
            yield problem("lists-agree", here, _source(package, item), what=item, told=count, real="nothing")


def _source(package: Package, item: str) -> Place:
    """Find the activity that a thing belongs to."""
    for activity in activities_of(package).values():
        titles = [text_of(each) for each in walk(activity.blocks) if is_div(each, "block-title")]
        if item in (*titles, *(each.item for each in activity.meta.materials)):
            return package.sources.words(package.sources.of(activity.meta.id), item)
    return Place(file=f"{package.sources.folder}/workshops")


def _papers(package: Package, pack: Pack, here: Place, grids: Iterable[Grid]) -> Iterator[Problem]:
    """Each paper is a file of the ZIP, has as many pages as the list says, and copies times pages are the total."""
    words = package.words
    keys = ("workshop-file", "workshop-pages", "workshop-copies", "workshop-sheets")
    head = [words[key] for key in keys]
    for grid in grids:
        if not grid or not all(each in grid[0] for each in head):
            continue
        at = [grid[0].index(each) for each in head]
        for row in grid[1:]:
            file, pages, copies, total = (folded(row[each]) if each < len(row) else "" for each in at)
            book = pack.books.get(file)
            if file not in pack.zipped:
                yield problem(
                    "pack-is-complete", here, pack.place(f"{pack.id}.zip"), file=file, what="is not in the ZIP"
                )
            elif book and str(len(book.pages)) != pages:
                told = {"what": file, "told": f"{pages} pages", "real": f"{len(book.pages)} pages"}
                yield problem("lists-agree", here, pack.place(file), **told)
            elif sum(numbers_in(pages)) * sum(numbers_in(copies)) != sum(numbers_in(total)):
                told = {"what": file, "told": total, "real": f"{pages} × {copies}"}
                yield problem("lists-agree", here, pack.place(file), **told)
