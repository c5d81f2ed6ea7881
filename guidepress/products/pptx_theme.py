"""Turns brand and module into the theme of a presentation (colours, fonts) and its table style."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from guidepress.products.pptx_xml import Element, as_bytes, fill, make

View = Mapping[str, Any]

# accent1 is the module's colour; the others mean the same in every deck: slides can move between decks.
_ACCENTS = {
    "accent2": "voices",
    "accent3": "case",
    "accent4": "activity",
    "accent5": "video",
    "accent6": "lens",
}


def theme_colours(view: View) -> dict[str, str]:
    """Give the colours of a view's theme as #RRGGBB by their names in the theme part (dk1, lt1, accent1 and so on)."""
    brand, module = view["brand"], view["module"]
    palette = brand["colours"]
    own = palette[module["colour"]]
    return {
        "dk1": palette["ink"],
        "lt1": palette.get("paper", "#FFFFFF"),
        "dk2": palette.get("grey", palette["ink"]),
        "lt2": brand["tints"][module["colour"]],
        "accent1": own,
        **{name: palette.get(block, own) for name, block in _ACCENTS.items()},
        "hlink": own,
        "folHlink": palette.get("grey", own),
    }


def theme(view: View) -> bytes:
    """Write the theme part of a view: brand colours, the office font for Latin and for complex scripts."""
    brand = view["brand"]
    scheme = make("a:clrScheme", name=brand["name"])
    for name, value in theme_colours(view).items():
        scheme.append(make(f"a:{name}", make("a:srgbClr", val=value[1:].upper())))
    font = brand["fonts"]["office"]
    fonts = make("a:fontScheme", name=brand["name"])
    for part in ("majorFont", "minorFont"):
        fonts.append(
            make(
                f"a:{part}",
                make("a:latin", typeface=font),
                make("a:ea", typeface=""),
                make("a:cs", typeface=font),
                make("a:font", script="Arab", typeface=font),
            )
        )
    elements = make("a:themeElements", scheme, fonts, _formats(brand["name"]))
    # The theme's name tells the masters of a deck of several modules apart.
    return as_bytes(make("a:theme", elements, name=f"{brand['name']}: {view['module']['short_title']}"))


def _formats(name: str) -> Element:
    """Make the format scheme, which must hold three of each: all of them flat."""
    placeholder = "phClr"
    lines = (
        make(
            "a:ln",
            fill(placeholder),
            make("a:prstDash", val="solid"),
            w=width,
            cap="flat",
            cmpd="sng",
            algn="ctr",
        )
        for width in (6350, 12700, 19050)
    )
    return make(
        "a:fmtScheme",
        make("a:fillStyleLst", *(fill(placeholder) for _ in range(3))),
        make("a:lnStyleLst", *lines),
        make("a:effectStyleLst", *(make("a:effectStyle", make("a:effectLst")) for _ in range(3))),
        make("a:bgFillStyleLst", *(fill(placeholder) for _ in range(3))),
        name=name,
    )


def table_style_id() -> str:
    """Give the id of the deck's table style, the same in every deck."""
    return f"{{{str(uuid.uuid5(uuid.NAMESPACE_URL, 'guidepress:table-style')).upper()}}}"


def table_styles(name: str) -> bytes:
    """Write the part with the one table style: a coloured header on a rule, hair lines between rows."""

    def edge(side: str, colour: str, width: int) -> Element:
        return make(f"a:{side}", make("a:ln", fill(colour), w=width, cmpd="sng"))

    def text(colour: str, *, bold: bool) -> Element:
        style = make("a:tcTxStyle", make("a:fontRef", make("a:prstClr", val="black"), idx="minor"))
        style.append(make("a:schemeClr", val=colour))
        if bold:
            style.set("b", "on")
        return style

    whole = make(
        "a:wholeTbl",
        text("tx1", bold=False),
        make("a:tcStyle", make("a:tcBdr", edge("bottom", "tx2", 12700), edge("insideH", "tx2:50", 6350))),
    )
    head = make(
        "a:firstRow",
        text("accent1", bold=True),
        make("a:tcStyle", make("a:tcBdr", edge("bottom", "accent1", 28575))),
    )
    style = make("a:tblStyle", whole, head, styleId=table_style_id(), styleName=name)
    root = make("a:tblStyleLst", style)
    root.set("def", table_style_id())
    return as_bytes(root)
