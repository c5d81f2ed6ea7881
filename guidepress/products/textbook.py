"""Turns the views of the frame and of the units into the typst texts of the textbook, for screen and print.

A unit's text is a typst module that gives `unit(book)`; the main text of an edition imports the units, so
that an edit in one of them leaves the others' texts as they are, and both editions share them.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from guidepress.model import Node
from guidepress.nodes import is_div, text_of, walk
from guidepress.products.typeset import icons_in, typeset_parts
from guidepress.products.typeset_divs import Part
from guidepress.products.typst_tables import is_short
from guidepress.products.typst_values import Code, array, dictionary, literal, look_of

EDITIONS = ("screen", "print")
_HEAD = '#import "/typst/blocks.typ": *\n#import "/typst/book.typ": *\n'
_FRAME = '#import "/typst/covers.typ": *\n#import "/typst/book-lists.typ": *\n'


def typeset_unit(view: Mapping[str, Any]) -> str:
    """Write the text of a front-matter file or a module: a typst module that gives `unit(book)`.

    Raises tools.ToolError if pandoc refuses the content.
    """
    look = look_of(view, icons=_unit_icons(view))
    head = f"{_HEAD}#let look = {look}\n"
    if not view["front"]:
        head += f"#let look = look + (module: {_module(view['module'])})\n"
    parts: list[Part] = ["#let unit(book) = ["]
    parts += _front_parts(view) if view["front"] else _module_parts(view)
    parts.append("]")
    return head + typeset_parts(parts, view, shift=0 if view["front"] else 1)


def write_textbook(frame: Mapping[str, Any], unit_paths: Sequence[str], edition: str) -> str:
    """Write the main text of an edition ("screen" or "print").

    `unit_paths` are the units' texts in the book's order, front matter first, as paths from the typst root
    ("/typ/en/access.typ").
    """
    if edition not in EDITIONS:
        raise ValueError(f"no edition {edition}")
    imports = "".join(f"#import {literal(path)}: unit as unit-{number}\n" for number, path in enumerate(unit_paths))
    head = f"{_HEAD}{_FRAME}{imports}{_bound(frame, edition)}"
    return head + typeset_parts(_frame_parts(frame, len(unit_paths)), frame)


def write_cover(frame: Mapping[str, Any]) -> str:
    """Write the text of the front cover alone."""
    return f"{_HEAD}{_FRAME}{_bound(frame, 'screen')}#cover(look, book)\n"


def _bound(frame: Mapping[str, Any], edition: str) -> str:
    icons = [module["icon"] for module in frame["modules"]]
    book = dictionary(
        [
            ("edition", literal(edition)),
            ("slots", str(len(frame["modules"]) + 2)),
            ("modules", array(_module(module) for module in frame["modules"])),
        ]
    )
    return f"#let look = {look_of(frame, icons=icons)}\n#let book = {book}\n#show: bound.with(look, book)\n"


def _frame_parts(frame: Mapping[str, Any], units: int) -> list[Part]:
    first_module = len(frame["front"])
    opening = "#cover(look, book)\n#imprint(look, book)\n#tab-index(look, book)\n"
    parts: list[Part] = [f"{opening}#front-part(look, book, {_word('contents')})[#contents(look, book)\n"]
    for key in ("figures", "tables", "cases"):
        parts.append(f"#list-of(look, {_word('list-of-' + key)}, ")
        parts += _entries(frame[key], ("id", "label"), ("title",))
        parts.append(")\n")
    parts.append("]\n#metadata(none)<gp-main>\n")
    parts += [f"#unit-{number}(book)\n" for number in range(first_module)]
    parts.append("#metadata(none)<gp-modules>\n")
    parts += [f"#unit-{number}(book)\n" for number in range(first_module, units)]
    parts.append("#metadata(none)<gp-back>\n")
    parts.append(f"#back-part(look, book, {_back('glossary')})[#glossary(look, ")
    parts += _entries(frame["glossary"], ("id",), ("term", "definition", "source"), see=True)
    parts.append(f")]\n#back-part(look, book, {_back('acronyms')})[#acronym-list(look, ")
    parts.append(literal(list(frame["acronyms"])))
    parts.append(f")]\n#back-part(look, book, {_back('references')})[#reference-list(look, (")
    for each in frame["references"]:
        parts += [f"(id: {literal('ref-' + each['id'])}, body: [", each["inlines"], "]), "]
    parts.append(f"))]\n#back-part(look, book, {_back('index')})[#index-list(look, ")
    entries = [{key: str(each.get(key, "")) for key in ("entry", "kind", "of")} for each in frame["index"]]
    parts.append(f"{literal(entries)})]\n#page-register()\n#back-cover(look, book)")
    return parts


def _entries(
    entries: Iterable[Mapping[str, Any]], texts: Sequence[str], contents: Sequence[str], *, see: bool = False
) -> list[Part]:
    """Write entries as an array of dictionaries: plain texts, content for pandoc, see-also."""
    parts: list[Part] = ["("]
    for entry in entries:
        parts.append("(" + "".join(f"{key}: {literal(entry[key])}, " for key in texts))
        for key in contents:
            content = without_notes(entry.get(key) or [])
            parts += [f"{key}: [", content, "], "] if content else [f"{key}: none, "]
        if see:
            parts.append(f"see: {literal([{'id': e['id'], 'term': e['term']} for e in entry['see']])}, ")
        parts.append("), ")
    return [*parts, ")"]


def _module_parts(view: Mapping[str, Any]) -> list[Part]:
    parts: list[Part] = ["#module(look, book"]
    if view["opener"]:
        parts += [", voices: {let voices-block = voices-block.with(inverse: true); [", view["opener"], "]}"]
    parts.append(")[")
    for section in view["sections"]:
        title = without_notes(section["title"])
        parts += [_section_call(section), title, "]);", floating(section["blocks"])]
    return [*parts, "]"]


def _front_parts(view: Mapping[str, Any]) -> list[Part]:
    parts: list[Part] = []
    for section in view["sections"]:
        title = without_notes(section["title"])
        parts += [f"#front-part(look, book, {literal(text_of(title))})[#part-title(look, id: "]
        parts += [f"{literal(section['id'] or None)}, [", title, "]);", section["blocks"], "]"]
    return parts


def _section_call(section: Mapping[str, Any]) -> str:
    plain = literal(text_of(section["title"]))
    number = literal(section["number"])
    return f"#section(look, id: {literal(section['id'])}, number: {number}, plain: {plain}, title: ["


def _module(module: Mapping[str, Any]) -> str:
    values = {key: module[key] for key in ("id", "number", "title", "colour", "icon")}
    values["short-title"] = module["short_title"]
    values["goal"] = module["goal"] or ""
    values["objectives"] = [objective["text"] for objective in module["objectives"]]
    return literal(values)


def _unit_icons(view: Mapping[str, Any]) -> list[str]:
    blocks = [section["blocks"] for section in view["sections"]]
    return [*icons_in([view["opener"], blocks]), *([] if view["front"] else [view["module"]["icon"]])]


def without_notes(inlines: Sequence[Node]) -> list[Node]:
    """Leave footnotes out of a title: contents and running heads would print them again."""
    return [inline for inline in inlines if inline["t"] != "Note"]


def floating(blocks: Sequence[Node]) -> list[Node]:
    """Let figures, charts and short tables in no box move to the top or foot of a page, as in any book."""
    return [
        {
            "t": "Div",
            "c": [[each["c"][0][0], each["c"][0][1], [*each["c"][0][2], ["float", "true"]]], each["c"][1]],
        }
        if is_div(each, "figure", "chart") or _is_short_table(each)
        else each
        for each in blocks
    ]


def _is_short_table(block: Node) -> bool:
    tables = [node for node in walk(block) if node["t"] == "Table"] if is_div(block, "table") else []
    return len(tables) == 1 and is_short(tables[0])


def _back(key: str) -> str:
    return f"id: {literal('back-' + key)}, {_word(key)}"


def _word(key: str) -> Code:
    return Code(f'word(look, "{key}")')
