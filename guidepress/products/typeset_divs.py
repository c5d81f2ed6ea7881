"""Turns each kind of semantic Div into the call of its function in blocks.typ, in parts: code and content."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import segno

from guidepress.model import Node
from guidepress.nodes import is_div, text_of
from guidepress.products.typst_values import literal

# Typst code, or blocks or inlines of the view for pandoc to write.
Part = str | list[Node]

_WITH_KIND = {
    "case": ("kind", "kind-label", "countries", "corridor"),
    "activity": ("kind", "kind-label", "minutes", "grouping-label"),
    "lens": ("icon",),
    "question": ("number",),
    "step": ("minutes",),
}
_BOX_NAMES = (
    "key-points good-practice gap recommendation case activity lens question handout cards step task debrief "
    "answer meta-list notes say ask do show expect if-short if-long transition"
)
_PLAIN_BOXES = frozenset(_BOX_NAMES.split())


def div_parts(node: Node) -> list[Part]:
    """Give the parts of a Div; one whose class has no function is replaced by its content."""
    (identifier, classes, pairs), children = node["c"]
    name = classes[0] if classes else ""
    values = dict(pairs)
    if name in _WRITERS:
        return _WRITERS[name](identifier, values, children)
    if name in _PLAIN_BOXES:
        return _box(name, identifier, values, children)
    anchor: list[Part] = [f"#anchor({literal(identifier)});"] if identifier else []
    return [*anchor, *_parted(children)]


def arguments(identifier: str, values: Mapping[str, Any], **more: Any) -> str:
    """Write the arguments that every block takes: the look, its id, its label and what is its own."""
    shown = {"id": identifier or None, "label": values.get("label") or None, **more}
    return ", ".join(["look", *(f"{key}: {literal(value)}" for key, value in shown.items())])


def split_title(children: Sequence[Node]) -> tuple[list[Node] | None, list[Node]]:
    """Part the title's inlines (None without one) from the other blocks."""
    if children and is_div(children[0], "block-title"):
        inside = children[0]["c"][1]
        return list(inside[0]["c"]) if inside else None, list(children[1:])
    return None, list(children)


def pick(children: Sequence[Node], name: str) -> tuple[Node | None, list[Node]]:
    """Take the first Div of a class out of the children."""
    found = next((child for child in children if is_div(child, name)), None)
    return found, [child for child in children if child is not found]


def _parted(blocks: list[Node]) -> list[Part]:
    """Part blocks one by one where they are mixed, so that no Plain is taken for the rest of a line."""
    return [blocks] if blocks else []


def _titled(name: str, fixed: str, title: list[Node] | None, body: list[Node]) -> list[Part]:
    head: list[Part] = [f"#{name}-block({fixed}, title: [", title, "])["] if title else [f"#{name}-block({fixed})["]
    return [*head, *_parted(body), "];"]


def _box(name: str, identifier: str, values: Mapping[str, str], children: list[Node]) -> list[Part]:
    title, body = split_title(children)
    own = {key: values.get(key) or None for key in _WITH_KIND.get(name, ())}
    if name == "case":
        body = _closed(body)
    return _titled(name, arguments(identifier, values, **own), title, body)


def _closed(body: list[Node]) -> list[Node]:
    """Keep the questions at the end of a case with its last paragraph: none stands alone on the next page."""
    first = next((at for at, block in enumerate(body) if is_div(block, "question")), len(body))
    at_end = all(is_div(block, "question") for block in body[first:])
    if not at_end or first == len(body) or not first or body[first - 1]["t"] != "Para":
        return body
    return [*body[: first - 1], {"t": "Div", "c": [["", ["together"], []], body[first - 1 :]]}]


def _together(_: str, __: Mapping[str, str], children: list[Node]) -> list[Part]:
    return ["#together[", *_parted(children), "];"]


def _voices(identifier: str, values: Mapping[str, str], children: list[Node]) -> list[Part]:
    title, body = split_title(children)
    quoted = [block for child in body if child["t"] == "BlockQuote" for block in child["c"]]
    speaker = [child for child in body if child["t"] != "BlockQuote"]
    fixed = arguments(identifier, values, mark=values.get("mark") or None)
    named: list[Part] = [", title: [", title, "]"] if title else []
    return [f"#voices-block({fixed}", *named, ", speaker: [", speaker, "])[", quoted, "];"]


def _definition(identifier: str, values: Mapping[str, str], children: list[Node]) -> list[Part]:
    title, body = split_title(children)
    text, body = pick(body, "definition-text")
    source, body = pick(body, "source")
    fixed = arguments(identifier, values, of=values.get("of", ""))
    parts: list[Part] = [f"#definition-block({fixed}, term: [", title or [], "], text: ["]
    parts += [_inside(text), "], source: "]
    parts += _optional(source)
    return [*parts, ")[", *_parted(body), "];"]


def _figure(identifier: str, values: Mapping[str, str], children: list[Node]) -> list[Part]:
    title, body = split_title(children)
    source, body = pick(body, "source")
    # A lone picture stands on its own: inside a paragraph it would be set on a line of text.
    body = [_unwrapped(child) for child in body]
    fixed = arguments(identifier, values, float=values.get("float") == "true")
    head: list[Part] = [f"#figure-block({fixed}, title: [", title or [], "], source: "]
    return [*head, *_optional(source), ")[", *_parted(body), "];"]


def _table(identifier: str, values: Mapping[str, str], children: list[Node]) -> list[Part]:
    title, body = split_title(children)
    source, body = pick(body, "source")
    fixed = arguments(identifier, values, float=values.get("float") == "true")
    head: list[Part] = [f"#table-block({fixed}, title: [", title or [], "], source: "]
    return [*head, *_optional(source), ")[", *_parted(body), "];"]


def _chart(identifier: str, values: Mapping[str, str], children: list[Node]) -> list[Part]:
    title, body = split_title(children)
    alt, body = pick(body, "alt")
    source, body = pick(body, "source")
    data = json.loads(values["data"])
    fixed = arguments(
        identifier,
        values,
        kind=values["kind"],
        categories=data["categories"],
        series=data["series"],
        heading=data.get("label", ""),
        alt=text_of(alt["c"][1] if alt else []),
        float=values.get("float") == "true",
    )
    head: list[Part] = [f"#chart-block({fixed}, title: [", title or [], "], source: "]
    return [*head, *_optional(source), ")[", *_parted(body), "];"]


def _video(identifier: str, values: Mapping[str, str], children: list[Node]) -> list[Part]:
    title, body = split_title(children)
    url = values.get("url", "")
    fixed = arguments(
        identifier,
        values,
        url=url or None,
        publisher=values.get("publisher") or None,
        length=values.get("length") or None,
        planned=values.get("planned") == "true",
        qr=segno.make(url, error="m", micro=False).svg_inline(border=0, omitsize=True) if url else None,
    )
    return _titled("video", fixed, title, body)


def _resources(identifier: str, values: Mapping[str, str], children: list[Node]) -> list[Part]:
    title, body = split_title(children)
    lists = [child for child in body if child["t"] == "BulletList"]
    parts: list[Part] = [f"#resources-block({arguments(identifier, values)}"]
    if title:
        parts += [", title: [", title, "]"]
    parts.append(", items: (")
    for item in (item for each in lists for item in each["c"]):
        reference, *why = item
        parts += ["([", [reference], "], [", *_parted(list(why)), "]), "]
    return [*parts, "))[", *_parted([child for child in body if child["t"] != "BulletList"]), "];"]


def _options(_: str, __: Mapping[str, str], children: list[Node]) -> list[Part]:
    parts: list[Part] = ["#options-block(look, ("]
    for item in (item for child in children if child["t"] == "BulletList" for item in child["c"]):
        parts += ["[", list(item), "], "]
    return [*parts, "));"]


def _checklist(_: str, __: Mapping[str, str], children: list[Node]) -> list[Part]:
    title, body = split_title(children)
    parts: list[Part] = ["#checklist-block(look, title: [", title or [], "], items: ("]
    for item in (item for child in body if child["t"] == "BulletList" for item in child["c"]):
        parts += ["[", list(item), "], "]
    return [*parts, "));", *_parted([child for child in body if child["t"] != "BulletList"])]


def _write(_: str, values: Mapping[str, str], children: list[Node]) -> list[Part]:
    lines = int(values.get("lines", "0") or 0)
    return [f"#write-block(look, lines: {lines})[", *_parted(children), "];"]


def _fallback(_: str, values: Mapping[str, str], children: list[Node]) -> list[Part]:
    language = f"lang: {literal(values.get('lang') or None)}, dir: {literal(values.get('dir') or None)}"
    return [f"#fallback-block(look, {language})[", *_parted(children), "];"]


def _inside(node: Node | None) -> list[Node]:
    return list(node["c"][1]) if node else []


def _optional(node: Node | None) -> list[Part]:
    return ["[", _inside(node), "]"] if node else ["none"]


def _unwrapped(block: Node) -> Node:
    lone = block["t"] == "Para" and len(block["c"]) == 1 and block["c"][0]["t"] == "Image"
    return {"t": "Plain", "c": block["c"]} if lone else block


_WRITERS: Mapping[str, Callable[[str, Mapping[str, str], list[Node]], list[Part]]] = {
    "voices": _voices,
    "definition": _definition,
    "figure": _figure,
    "table": _table,
    "chart": _chart,
    "video": _video,
    "resources": _resources,
    "options": _options,
    "checklist": _checklist,
    "write": _write,
    "fallback": _fallback,
    "together": _together,
}
