"""Turns the theme colours of planned slides ("accent1:tint", "tx2") into the #RRGGBB that a presentation shows."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from typing import Any

from guidepress.colours import channels
from guidepress.products.pptx_theme import theme_colours

View = Mapping[str, Any]

_MAPPED = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}  # as the master's colour map says
_FULL = 255


def shown_colour(view: View, name: str) -> str:
    """Give a colour as `pptx_xml.fill` writes it; its shares are of hue, saturation, luminance (ECMA-376, 20.1.2.3)."""
    if name.startswith("#"):
        return name
    base, _, variant = name.partition(":")
    found = theme_colours(view)[_MAPPED.get(base, base)]
    if not variant:
        return found
    red, green, blue = (each / _FULL for each in channels(found))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    if variant == "dark":
        light *= 0.75
    else:
        share = 0.1 if variant == "tint" else int(variant) / 100
        saturation *= 0.6
        light = light * share + 1 - share
    mixed = colorsys.hls_to_rgb(hue, light, saturation)
    return "#" + "".join(f"{round(each * _FULL):02X}" for each in mixed)
