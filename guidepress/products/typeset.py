"""Turns the blocks of a view into typst source that calls the functions of templates/typst/blocks.typ.

Semantic Divs and Spans become raw typst around their content, and one call of pandoc writes the whole, so
that pandoc escapes all text. A product with a layout of its own writes

    #import "/typst/blocks.typ": *
    #let look = …                  typst_values.look_of(view, icons=icons_in(blocks))
    #show: prose.with(look)
    …                              typeset_blocks(blocks, view)

The typst root is the build's `.work` folder: /typst/*.typ are copies of templates/typst, /media/ holds the
pictures under the paths that the view names, /typ/<lang>/ the texts written here.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from guidepress import tools
from guidepress.model import Node
from guidepress.nodes import classes_of, id_of, is_div, text_of, value_of, walk
from guidepress.products.typeset_divs import Part, div_parts
from guidepress.products.typst_tables import table_parts
from guidepress.products.typst_values import literal

_INLINE_NAMES = (
    "Str Space SoftBreak LineBreak Emph Strong Underline Strikeout Superscript Subscript SmallCaps Quoted "
    "Cite Code Link Image Note Span"
)
_INLINE = frozenset(_INLINE_NAMES.split())
# What typst reads as a dash, a soft hyphen or an ellipsis though pandoc (without `smart`) leaves it bare.
_SHORTHAND = re.compile(r"-(?=[-?])|\.(?=\.\.)")
# What typst takes for a list, heading or term where content starts; pandoc escapes it where a block starts.
_AT_START = re.compile(r"[-+=/0-9]")
_BOXES = {"☐": "#checkbox(look);", "☒": "#checkbox(look, ticked: true);"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where content stands: what changes how it is written.

    `address` says how the address of an outside link is printed: "note" (a footnote), "inline" or "none";
    `roomy` keeps empty table cells high enough to write in; `shift` is added to the level of headings.
    """

    address: str = "note"
    roomy: bool = False
    shift: int = 1


def typeset_blocks(blocks: Sequence[Node], view: Mapping[str, Any], *, shift: int = 1) -> str:
    """Write blocks of a view as typst markup; needs `look` and blocks.typ in scope.

    A heading of level n in the view becomes one of level n + `shift`. Raises tools.ToolError.
    """
    return typeset_parts([list(blocks)], view, shift=shift)


def typeset_parts(parts: Sequence[Part], view: Mapping[str, Any], *, shift: int = 1) -> str:
    """Write typst code (str) and view content (lists of blocks or inlines) in turn, in one call of pandoc."""
    del view  # everything that depends on it is in `look`; the parameter keeps the door open for products
    document = {
        "pandoc-api-version": [1, 23, 1],
        "meta": {},
        "blocks": _weave(parts, Setting(shift=shift)),
    }
    return tools.pandoc(
        ["--from=json", "--to=typst-citations-smart", "--wrap=none"], json.dumps(document, ensure_ascii=False)
    )


def icons_in(content: Any) -> list[str]:
    """Give the names of the icons that blocks bring along (lenses), sorted."""
    named = {value_of(node, "icon") for node in walk(content) if is_div(node, "lens")}
    return sorted(named - {""})


def _weave(parts: Iterable[Part], setting: Setting) -> list[Node]:
    """Join typst code and content into as few blocks as can be: inlines stay on the line of the code."""
    made: list[Node] = []
    line: list[Node] = []
    for part in parts:
        if isinstance(part, str):
            line.append(_raw(part))
            continue
        content = _inline_content(part)
        if content is not None:
            line += _guarded(_inlines(content, setting))
            continue
        if line:
            made.append({"t": "Plain", "c": line})
            line = []
        made += _blocks(part, setting)
    return [*made, {"t": "Plain", "c": line}] if line else made


def _inline_content(part: Sequence[Node]) -> Sequence[Node] | None:
    """Give the inlines of a part that is nothing else (a lone Plain is), or None if it holds blocks."""
    if len(part) == 1 and part[0]["t"] == "Plain":
        return list(part[0]["c"])
    return part if all(node["t"] in _INLINE for node in part) else None


def _guarded(inlines: list[Node]) -> list[Node]:
    """Keep "- a" at the start of content from becoming a list: no space first, no marker at the start."""
    while inlines and inlines[0]["t"] == "Space":
        inlines = inlines[1:]
    if inlines and inlines[0]["t"] == "Str" and _AT_START.match(inlines[0]["c"]):
        return [_raw("#none;"), *inlines]
    return inlines


def _blocks(blocks: Iterable[Node], setting: Setting) -> list[Node]:
    return [made for block in blocks for made in _block(block, setting)]


def _block(node: Node, setting: Setting) -> list[Node]:  # noqa: C901, PLR0912 - a table of node types
    kind: str = node["t"]
    content: Any = node.get("c")
    match kind:
        case "Para" | "Plain":
            return [{"t": kind, "c": _inlines(content, setting)}]
        case "Div":
            inner = setting
            if "handout" in classes_of(node):
                inner = replace(setting, roomy=True)
            if "resources" in classes_of(node):
                inner = replace(setting, address="inline")
            return _weave(div_parts(node), inner)
        case "Table":
            return _weave(table_parts(node, roomy=setting.roomy), replace(setting, address="inline"))
        case "Header":
            label = f" <{id_of(node)}>" if id_of(node) else ""
            return _weave([f"#heading(level: {content[0] + setting.shift})[", content[2], f"]{label}"], setting)
        case "BulletList":
            return [{"t": kind, "c": [_blocks(item, setting) for item in content]}]
        case "OrderedList":
            return [{"t": kind, "c": [content[0], [_blocks(item, setting) for item in content[1]]]}]
        case "DefinitionList":
            return _weave(_definition_parts(content), setting)
        case "BlockQuote":
            return [{"t": kind, "c": _blocks(content, setting)}]
        case "CodeBlock":
            return [_code_line(f"#raw(block: true, {literal(content[1])})")]
        case "HorizontalRule":
            return [_code_line("#divider(look)")]
        case "LineBlock":
            joined = [inline for line in content for inline in (*line, {"t": "LineBreak"})][:-1]
            return [{"t": "Para", "c": _inlines(joined, setting)}]
        case "Figure":
            return _blocks(content[2], setting)
    raise ValueError(f"a view holds no {kind}")


def _definition_parts(pairs: Sequence[Any]) -> list[Part]:
    """Write a definition list; a meaning of one paragraph runs on from its term."""
    parts: list[Part] = ["#terms("]
    for term, meanings in pairs:
        blocks = [block for meaning in meanings for block in meaning]
        lone = len(blocks) == 1 and blocks[0]["t"] == "Para"
        meaning = [{"t": "Plain", "c": blocks[0]["c"]}] if lone else blocks
        parts += ["terms.item([", term, "], [", meaning, "]), "]
    return [*parts, ");"]


def _inlines(inlines: Iterable[Node], setting: Setting) -> list[Node]:
    return [made for inline in inlines for made in _inline(inline, setting)]


def _inline(node: Node, setting: Setting) -> list[Node]:
    kind: str = node["t"]
    content: Any = node.get("c")
    match kind:
        case "Str":
            return _text(content)
        case "Space" | "SoftBreak":
            return [{"t": "Space"}]
        case "LineBreak":
            return [_raw("#linebreak();")]
        case "Emph" | "Strong" | "Underline" | "Strikeout" | "Superscript" | "Subscript" | "SmallCaps":
            # The semicolon ends the call: text such as ".at" after it would be read as a field of it.
            return [{"t": kind, "c": _inlines(content, setting)}, _raw(";")]
        case "Code":
            return [_raw(f"#raw({literal(content[1])});")]
        case "Note":
            return [{"t": kind, "c": _blocks(content, replace(setting, address="inline"))}, _raw(";")]
        case "Link":
            return _link(node, setting)
        case "Image":
            return [_raw(picture_call(node))]
        case "Span":
            return _span(node, setting)
        case "Quoted" | "Cite":
            return _inlines(content[1], setting)
    raise ValueError(f"a view holds no {kind}")


def _text(text: str) -> list[Node]:
    if text in _BOXES:
        return [_raw(_BOXES[text])]
    made: list[Node] = []
    end = 0
    for sign in _SHORTHAND.finditer(text):
        made += [{"t": "Str", "c": text[end : sign.start()]}, _raw("\\" + sign[0])]
        end = sign.end()
    return [each for each in [*made, {"t": "Str", "c": text[end:]}] if each["c"]]


def _link(node: Node, setting: Setting) -> list[Node]:
    _, content, (target, _) = node["c"]
    if target.startswith("#"):
        page = "true" if value_of(node, "page") == "true" else "false"
        return _wrapped(f"#xref(look, {literal(target[1:])}, page: {page})[", content, setting)
    bare = text_of(content).removesuffix("/") in {target.removesuffix("/"), re.sub(r"^\w+:/*", "", target)}
    address = "none" if bare else setting.address
    call = f"#outside(look, {literal(target)}, address: {literal(address)})["
    return _wrapped(call, content, replace(setting, address="none"))


def _span(node: Node, setting: Setting) -> list[Node]:
    (identifier, classes, pairs), content = node["c"]
    values = dict(pairs)
    anchor = [_raw(f"#anchor({literal(identifier)});")] if identifier else []
    name = classes[0] if classes else ""
    match name:
        case "term" | "acronym":
            made = _wrapped(f"#{name}(look, {literal(values.get('of', ''))})[", content, setting)
        case "index":
            made = _wrapped(
                f"#mark({literal('index')}, {literal(values.get('entry') or text_of(content))})[",
                content,
                setting,
            )
        case "correct":
            made = _wrapped("#correct(look)[", content, setting)
        case "fallback":
            made = _wrapped(f"#fallback-words(look, {language_of(values)})[", content, setting)
        case _ if "lang" in values or "dir" in values:
            made = _wrapped(f"#foreign(look, {language_of(values)})[", content, setting)
        case _:
            made = _inlines(content, setting)
    return [*anchor, *made]


def language_of(values: Mapping[str, str]) -> str:
    """Give the arguments that tell typst the language and direction of a Div or Span."""
    return f"lang: {literal(values.get('lang') or None)}, dir: {literal(values.get('dir') or None)}"


def picture_call(node: Node) -> str:
    """Write an Image as a call: decorative ones have no alternative text."""
    (_, classes, _), alt, (path, _) = node["c"]
    described = None if "decorative" in classes else text_of(alt)
    return f"#picture(look, {literal(path)}, alt: {literal(described)});"


def _wrapped(call: str, content: list[Node], setting: Setting) -> list[Node]:
    return [_raw(call), *_guarded(_inlines(content, setting)), _raw("];")]


def _raw(code: str) -> Node:
    return {"t": "RawInline", "c": ["typst", code]}


def _code_line(code: str) -> Node:
    return {"t": "Plain", "c": [_raw(code)]}
