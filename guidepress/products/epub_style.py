"""Turns the colours and fonts of a brand into the style sheet of the EPUB: plain values, which old readers know too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from guidepress.products.html_templates import TEMPLATES
from guidepress.products.site_fonts import Face

FONTS = "fonts"
"""The folder of the book in which its fonts lie."""
_LETTERED = "h1,h2,h3,.box-label,.box-title,figcaption,.number,.big-number,th"
"""What is set in the brand's own letters; the text itself is in those that the reader chose."""


def book_style(view: Mapping[str, Any], fonts: Sequence[Face]) -> str:
    """Write the style sheet; `fonts` are the faces whose files the book has."""
    faces = [
        f'@font-face{{font-family:"{each.family}";src:url("{FONTS}/{each.file}") format("woff2");'
        f"font-weight:{each.weights};font-style:{each.style}}}"
        for each in fonts
    ]
    families = ",".join(dict.fromkeys(f'"{each.family}"' for each in fonts))
    colours, tints = view["brand"]["colours"], view["brand"]["tints"]
    ink = f"color:{colours['ink']}"
    rules = [f"{_LETTERED}{{font-family:{families},sans-serif}}"]
    for name, value in colours.items():
        if not name.startswith("module-"):
            continue
        own = f".{name}"
        rules += [
            f"{own} h1,{own} h2,{own} .number,{own} .box-label,{own} .figure-label,{own} .note-mark{{color:{value}}}",
            f"{own} .box,{own} figure,{own} aside.note{{border-color:{value}}}",
            f"{own} .opener{{background-color:{value};color:#fff}}",
            f"{own} .opener h1,{own} .opener p{{color:#fff}}",
            f"{own} .box.case,{own} .box.activity{{background-color:{tints[name]};{ink};padding-inline-end:0.8em}}",
        ]
    text = (TEMPLATES / "epub" / "book.css").read_text(encoding="utf-8")
    return "\n".join([*faces, text.strip(), *rules, ""])
