"""Turns the view of the case book into its typst source (A4): indexes, then each case on a page of its own."""

from __future__ import annotations

from typing import Any

from guidepress import nodes
from guidepress.products.casebook_word import (
    HOW_TO,
    KIND_ICONS,
    explanations,
    place_of,
    with_lines,
    write_casebook_docx,
)
from guidepress.products.facilitator_parts import CUES, arguments
from guidepress.products.typeset import icons_in, typeset_parts
from guidepress.products.typst_values import literal, look_of

__all__ = ["write_casebook_docx", "write_casebook_source"]

Node = dict[str, Any]
Part = str | list[Node]
View = dict[str, Any]
_MORE_ICONS = ("lock", "chalkboard-user", "book-open")


def write_casebook_source(view: View) -> str:
    """Write the typst source of the case book; the facilitators' edition is the view of product "cases-facilitator"."""
    words, teaches = view["words"], view["product"] == "cases-facilitator"
    name = f"{words['case-book']}: {words['facilitators-edition']}" if teaches else words["case-book"]
    band = f"{words['facilitators-edition']}. {words['facilitators-only']}" if teaches else None
    how_to = [[icon, words[f"how-to-cases-{part}"]] for part, icon in explanations(teaches=teaches)]
    kinds = [[icon, words[f"case-{kind}"], words[f"kind-says-{kind}"]] for kind, icon in KIND_ICONS.items()]
    icons = {*_MORE_ICONS, *KIND_ICONS.values(), *HOW_TO.values(), *icons_in(_blocks(view))}
    parts: list[Part] = [
        '#import "/typst/casebook.typ": *\n',
        f"#let look = {look_of(view, icons=sorted(icons))}\n",
        f"#show: casebook.with(look, product: {literal(name)}, band: {literal(band)})\n",
        f"#cover(look, {literal(name)}, shades: {literal([each['colour'] for each in view['modules']])})\n",
        f"#how-to(look, {literal(words['how-to-use-cases'])}, {literal(how_to)}, {literal(kinds)})\n",
        *_indexes(view),
    ]
    for at, module in enumerate(view["modules"]):
        cases = [each for each in view["cases"] if each["module"] == module["id"]]
        if cases:
            head = {
                "name": module["colour"],
                "number": module["number"],
                "title": module["title"],
                "short-title": module["short_title"],
                "product": name,
                "at": at,
                "band": band,
            }
            parts.append(f"#pagebreak(weak: true);#case-module(look, {arguments(head)})[")
            for number, case in enumerate(cases):
                parts += [*(["#pagebreak(weak: true);"] if number else []), *_case(case, module, view)]
            parts.append("];")
    if view["references"]:
        parts.append(f"#source-list(look, {literal(words['references'])}, (")
        parts += [part for each in view["references"] for part in ("[", each["inlines"], "], ")]
        parts.append("));")
    return typeset_parts([part for part in parts if part], view, shift=2)


def _blocks(view: View) -> list[Any]:
    return [[case["blocks"], [note["blocks"] for note in case.get("notes", [])]] for case in view["cases"]]


def _indexes(view: View) -> list[Part]:
    words = view["words"]
    cases = {each["id"]: each for each in view["cases"]}
    parts: list[Part] = [
        f"#pagebreak(weak: true);#heading(level: 1, {literal(words['find-a-case'])});",
        f"#module-index(look, {literal(words['index-module'])}, (",
    ]
    for module in view["modules"]:
        own = [each for each in view["cases"] if each["module"] == module["id"]]
        if own:
            head = {"number": module["number"], "title": module["short_title"], "name": module["colour"]}
            parts.append(f"({arguments(head)}, cases: (")
            parts += [part for each in own for part in _listed(each)]
            parts.append(")), ")
    parts.append("));")
    for index in view["indexes"]:
        full = index["key"] != "facet"
        head = words[index["key"]] if full else index["title"]
        parts.append(f"#value-index(look, {literal(index['title'])}, {literal(head)}, full: {literal(full)}, (")
        for entry in index["entries"]:
            icon = KIND_ICONS.get(entry["kind"])
            parts.append(f"({arguments({'name': entry['name'], 'icon': icon})}, cases: (")
            parts += [part for name in entry["cases"] for part in _listed(cases[name])]
            parts.append(")), ")
        parts.append("));")
    return parts


def _listed(case: View) -> list[Part]:
    values = {
        "id": case["id"],
        "number": case["number"],
        "kind": case["kind"],
        "icon": KIND_ICONS[case["kind"]],
        "kind-label": case["kind_label"],
        "place": place_of(case),
    }
    return [f"({arguments(values)}, title: [", case["title"], "]), "]


def _case(case: View, module: View, view: View) -> list[Part]:
    words = view["words"]
    head = {
        "name": module["colour"],
        "id": case["id"],
        "number": case["number"],
        "label": f"{case['label']} · {case['kind_label']}",
        "icon-name": KIND_ICONS[case["kind"]],
        "kind-label": case["kind_label"],
        "place": place_of(case),
        "themes": [[each["title"], each["values"]] for each in case["facets"]],
    }
    parts: list[Part] = [f"#case-page(look, {arguments(head)}, title: [", case["title"], "])["]
    asked = [each for each in case["blocks"] if nodes.is_div(each, "question")]
    parts.append([each for each in case["blocks"] if each not in asked])
    if case["projects"]:
        parts += _projects(case, words)
    if "notes" in case:
        parts += _teaching(case, words)
    if asked:
        parts.append(f"#question-part(look, {literal(words['questions'])})[")
        parts += [asked if "notes" in case else with_lines(asked), "];"]
    if "notes" not in case:
        parts.append("#rest-of-page(look);")
    return [*[part for part in parts if part], "];"]


def _projects(case: View, words: View) -> list[Part]:
    parts: list[Part] = [f"#project-list(look, {literal(words['linked-projects'])}, ("]
    for each in case["projects"]:
        organisations = words["list-comma"].join(each["organisations"])
        parts += ["([", each["title"], f"], {literal(each['years'])}, {literal(organisations)}, [", each["summary"]]
        parts.append(f"], {literal(each['url'])}), ")
    return [*parts, "));"]


def _teaching(case: View, words: View) -> list[Part]:
    """Give the parts of the teaching notes: objectives that the questions serve, then what to say, ask, do, expect."""
    if not case["notes"] and not case["objectives"]:
        return []
    parts: list[Part] = [f"#teaching-part(look, {literal(words['teaching-notes'])})["]
    if case["objectives"]:
        aims = nodes.bullet_list([[nodes.plain(nodes.words(each))] for each in case["objectives"]])
        parts.append([nodes.para(nodes.words(words["questions-serve"])), aims])
    for note in case["notes"]:
        kind = note["kind"] if note["kind"] in CUES else "background"
        parts += [f"#{kind}-block(look, label: {literal(note['label'])})[", note["blocks"], "];"]
    return [*parts, "];"]
