"""Turns the brand of a view into brand.css: colours, fonts and icons as the site's style sheet uses them."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from typing import Any

from guidepress.colours import mixed
from guidepress.products.site_fonts import Face
from guidepress.products.typst_values import ICONS
from guidepress.tools import icon_svg

_DARK_PAPER = "#14181E"
"""The ground of the dark site; the colours are lightened towards white until they stand out on it."""
_LIGHTEN = 0.5


def brand_style(view: Mapping[str, Any], fonts: Sequence[Face]) -> str:
    """Write the style sheet; `fonts` are the faces whose files lie beside it."""
    brand = view["brand"]
    faces = [
        f'@font-face{{font-family:"{each.family}";src:url("{each.file}") format("woff2");'
        f"font-weight:{each.weights};font-style:{each.style};font-display:swap}}"
        for each in fonts
    ]
    families = [*dict.fromkeys(each.family for each in fonts)]
    families = families if view["dir"] == "ltr" else [*reversed(families)]
    names = ",".join(f'"{family}"' for family in families)
    light = [f"--{name}:{value}" for name, value in brand["colours"].items()]
    light += [f"--tint-{name}:{value}" for name, value in brand["tints"].items()]
    dark = [f"--{name}:{_on_dark(name, value)}" for name, value in brand["colours"].items()]
    dark += [f"--tint-{name}:{mixed(value, _DARK_PAPER, 0.18)}" for name, value in brand["colours"].items()]
    icons = [
        f'.box.{name}>.box-head>.box-label::before{{--icon:url("{_data(icon)}")}}'
        for name, icon in sorted(ICONS.items())
    ]
    modules = [
        f".{name}{{--own:var(--{name});--own-tint:var(--tint-{name});--own-fill:{value}}}"
        for name, value in brand["colours"].items()
    ]
    lines = [
        *faces,
        f":root{{{';'.join(light)};--font:{names},sans-serif}}",
        f"@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{';'.join(dark)}}}}}",
        f":root[data-theme=dark]{{{';'.join(dark)}}}",
        *modules,
        *icons,
    ]
    return "\n".join(lines) + "\n"


def _on_dark(name: str, value: str) -> str:
    if name == "paper":
        return _DARK_PAPER
    if name == "ink":
        return "#EEF1F5"
    return mixed("#FFFFFF", value, _LIGHTEN)


def _data(icon: str) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(icon_svg(icon).encode("utf-8")).decode("ascii")
