"""Turns Python values into typst source: literals that no text can break out of, and the `look` of a view.

`look` is the one dictionary that every function of templates/typst/*.typ takes first. It holds lang,
dir, justify (whether typst can hyphenate the language), words, colours and tints (typst colours by palette
name), fonts (body and headings: lists of families), kinds (the icon's name for each kind of block), icons
(SVG text by name), media (where pictures lie below the typst root), guide and, in a unit, module.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from guidepress import tools

# The icon of each kind of block: always printed beside a word. Lenses and modules bring their own.
ICONS: Mapping[str, str] = {
    "voices": "quote-left",
    "key-points": "key",
    "good-practice": "circle-check",
    "gap": "triangle-exclamation",
    "recommendation": "signs-post",
    "definition": "book-open",
    "case": "magnifying-glass-location",
    "activity": "people-group",
    "video": "circle-play",
    "resources": "bookmark",
    "question": "circle-question",
    "handout": "pen-to-square",
    "cards": "scissors",
    "clock": "clock",
    "users": "users",
    "place": "location-dot",
    "correct": "check",
    "say": "comment",
    "ask": "circle-question",
    "do": "hand-point-right",
    "show": "display",
    "expect": "ear-listen",
    "if-short": "circle-minus",
    "if-long": "circle-plus",
    "transition": "bridge",
    "checklist": "list-check",
    "goal": "bullseye",
}

# The languages that typst hyphenates (the crate `hypher`); all others are set ragged, or rivers would run.
_PATTERNS = "af be bg ca cs da de el en es et fi fr hr hu is it ka la lt lv mn nb nl nn pl pt ru sk sl sq sr sv tr uk"
_HYPHENATED = frozenset(_PATTERNS.split())


class Code(str):
    """Typst code that stands in a literal as it is."""

    __slots__ = ()


def literal(value: Any) -> str:
    """Write text, numbers, None, lists and dictionaries as typst code."""
    if isinstance(value, Code):
        return str(value)
    if isinstance(value, str):
        return _text_literal(value)
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"({value})" if value < 0 else str(value)
    if isinstance(value, Mapping):
        return dictionary((key, literal(each)) for key, each in value.items())
    return array(literal(each) for each in value)


def array(items: Iterable[str]) -> str:
    """Write typst code of several values as an array."""
    made = list(items)
    # A trailing comma: without it an array of one would be a value in brackets.
    return f"({', '.join(made)},)" if made else "()"


def dictionary(items: Iterable[tuple[str, str]]) -> str:
    """Write pairs of key and typst code as a dictionary."""
    made = [f"{_text_literal(key)}: {value}" for key, value in items]
    return f"({', '.join(made)})" if made else "(:)"


def look_of(view: Mapping[str, Any], *, icons: Iterable[str] = (), media: str = "/media") -> str:
    """Write the `look` of a view as a typst dictionary; `icons` are further icons that its blocks use."""
    brand = view["brand"]
    names = sorted({*ICONS.values(), *icons})
    look: dict[str, Any] = {
        "lang": view["lang"],
        "dir": view["dir"],
        "justify": view["lang"].split("-")[0] in _HYPHENATED,
        "words": view["words"],
        "colours": _colours(brand["colours"]),
        "tints": _colours(brand["tints"]),
        "fonts": {"body": fonts_for(view, "base"), "headings": fonts_for(view, "headings")},
        "kinds": dict(ICONS),
        "icons": {name: tools.icon_svg(name) for name in names},
        "media": media,
        "guide": {key: str(value) for key, value in view["guide"].items()},
    }
    if "event" in view:
        # A book of a workshop bears it on its cover.
        look["event"] = {key: str(value) for key, value in view["event"].items()}
    return literal(look)


def fonts_for(view: Mapping[str, Any], role: str) -> list[str]:
    """Give the families for "base" or "headings", in the order in which typst looks for a glyph."""
    fonts = view["brand"]["fonts"]
    scripts = [family for name, family in sorted(fonts.items()) if name not in {"base", "headings", "office"}]
    # In Arabic the digits and brackets must come from the Arabic face too, so it leads.
    found = [*scripts, fonts[role]] if view["dir"] == "rtl" else [fonts[role], *scripts]
    return list(dict.fromkeys(found))


def font_families(view: Mapping[str, Any]) -> tuple[str, ...]:
    """Give every family that a typst product of this view uses: `fonts` of `tools.compile_typst`."""
    return tuple(dict.fromkeys([*fonts_for(view, "base"), *fonts_for(view, "headings")]))


def _colours(palette: Mapping[str, str]) -> dict[str, Code]:
    return {name: Code(f"rgb({_text_literal(value)})") for name, value in sorted(palette.items())}


def _text_literal(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " else f"\\u{{{ord(c):x}}}" for c in escaped) + '"'
