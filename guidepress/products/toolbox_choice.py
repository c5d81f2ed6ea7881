"""Turns the frame of the tool box into its first pages in typst: how to choose, and the tables to look up by."""

from __future__ import annotations

from typing import Any

from guidepress import nodes
from guidepress.products.facilitator_parts import arguments
from guidepress.products.toolbox_facts import GET_ICONS, SIZES, fits, how_to_choose, people_of
from guidepress.products.typst_values import literal

Node = dict[str, Any]
View = dict[str, Any]
Part = str | list[Node]
_GLANCE_HEAD = ("toolbox-number", "kind-activity", "toolbox-kind", "minutes-column")
_SIGNS = (("print", GET_ICONS["print"]), ("buy", GET_ICONS["buy"]), ("have", GET_ICONS["have"]))


def choice_parts(frame: View) -> list[Part]:
    """Write how to choose an activity, the table of all of them, and a table for each way to look one up."""
    words = frame["words"]
    parts: list[Part] = [f"#heading(level: 1, {literal(words['toolbox-choose'])});"]
    told = [words[key] for key in how_to_choose(frame, "aim", "spread", "print", "filter")]
    parts += [[nodes.para(nodes.words(each.replace("{people}", str(people_of(frame)))))] for each in told]
    signs = [[icon, words[f"get-{key}"], words[f"toolbox-sign-{key}"]] for key, icon in _SIGNS]
    parts += [f"#signs(look, {literal(signs)});", _glance(frame)]
    return [*parts, *(_lookup(frame, table) for table in frame["tables"]), '#close-spread(look, "choice");']


def printed_rows(frame: View) -> dict[str, dict[str, Any]]:
    """Give for each activity's id what a table prints of it."""
    colours = {each["id"]: each["colour"] for each in frame["modules"]}
    return {
        row["id"]: {
            "id": row["id"],
            "number": row["number"],
            "title": row["title"],
            "colour": colours[row["module"]],
            "minutes": row["minutes"],
        }
        for row in frame["rows"]
    }


def size_heads(words: dict[str, str]) -> list[str]:
    """Name the columns of group sizes: 1 to 10 and more, then the whole room."""
    return [*(str(size) for size in SIZES[:-1]), f"{SIZES[-1]}+", words["toolbox-room"]]


def size_dots(row: View) -> list[bool]:
    """Say for each column of group sizes whether the activity fits it."""
    sizes = row["group_sizes"]
    return [*(fits(sizes, size) for size in SIZES), sizes is None]


def _glance(frame: View) -> str:
    words, printed = frame["words"], printed_rows(frame)
    rows = [{**printed[row["id"]], "kind": row["kind_label"], "dots": size_dots(row)} for row in frame["rows"]]
    head = {"head": [words[key] for key in _GLANCE_HEAD], "sizes": size_heads(words), "rows": rows}
    title = f"#heading(level: 2, {literal(words['toolbox-glance'])});"
    lead = f"#block(sans(look, size: 11pt, {literal(words['toolbox-glance-lead'])}));"
    return f"{title}{lead}#glance(look, {arguments(head)});"


def _lookup(frame: View, table: View) -> str:
    words, printed = frame["words"], printed_rows(frame)
    entries = [
        {"title": each["title"], "group": each["group"], "rows": [printed[name] for name in each["activities"]]}
        for each in table["entries"]
    ]
    head = [
        words[f"toolbox-{table['key']}"],
        *(words[key] for key in ("kind-activity", "minutes-column", "toolbox-page")),
    ]
    note = words["toolbox-facet-note"] if table["key"] == "facet" else None
    return f"#lookup(look, {literal(table['title'])}, {arguments({'head': head, 'entries': entries, 'note': note})});"
