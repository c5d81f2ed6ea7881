"""Turns brand.yml into colours and fonts by name, and checks that text in each colour can be read."""

from __future__ import annotations

import re
from typing import Any

import fontpkg

from guidepress.colours import LEAST_CONTRAST, contrast, tint
from guidepress.model import Brand
from guidepress.read.files import Source, read_text
from guidepress.read.findings import Findings
from guidepress.read.yaml_file import YamlText

NEEDED_COLOURS = (
    "ink",
    "grey",
    "paper",
    "voices",
    "case",
    "good-practice",
    "gap",
    "activity",
    "key-points",
    "definition",
    "recommendation",
    "lens",
    "resources",
    "video",
)
_PACKAGED = ("base", "headings", "arabic")
_HEX = re.compile(r"^#[0-9A-Fa-f]{6}$")


def read_brand(source: Source, findings: Findings) -> Brand | None:
    """Read brand.yml; None if it cannot be used."""
    text, problems = read_text(source, findings.path)
    findings.problems += problems
    if text is None:
        return None
    yaml = YamlText(source, findings.path, text)
    findings.problems += yaml.problems
    if yaml.problems:
        return None
    from brand_yml import Brand as BrandFile  # noqa: PLC0415 (slow to import, and needed only here)

    try:
        given = BrandFile.from_yaml_str(text)
    except Exception as error:  # noqa: BLE001 (brand_yml raises errors of several libraries)
        why = str(error).split("\n", 1)[0]
        hint = "see https://posit-dev.github.io/brand-yml/"
        findings.tell("value-has-type", yaml.place(), key="brand.yml", why=why, hint=hint)
        return None
    colours = _colours(given, yaml, findings)
    fonts = _fonts(given, yaml, findings)
    if any(each.severity == "error" for each in findings.problems):
        return None
    return Brand(name=_name(given), colours=colours, fonts=fonts)


def _name(given: Any) -> str:
    name = getattr(given.meta, "name", None) if given.meta else None
    return str(getattr(name, "short", None) or name or "")


def _colours(given: Any, yaml: YamlText, findings: Findings) -> dict[str, str]:
    palette = dict(given.color.palette or {}) if given.color else {}
    found: dict[str, str] = {}
    for name, value in palette.items():
        at = yaml.place("color", "palette", name)
        if not _HEX.match(str(value)):
            hint = 'write it as "#1F5FA8", in quotes'
            findings.tell("value-has-type", at, key=name, why=f'"{value}" is no colour', hint=hint)
            continue
        found[name] = str(value).upper()
    for name in NEEDED_COLOURS:
        if name not in palette:
            findings.tell("key-is-present", yaml.place("color", "palette"), key=name)
    paper = found.get("paper", "#FFFFFF")
    for name, colour in found.items():
        grounds = {"paper": paper, "its own tint": tint(colour)}
        for ground, behind in grounds.items():
            ratio = contrast(colour, behind)
            if name != "paper" and ratio < LEAST_CONTRAST:
                words = {"name": name, "hex": colour, "ratio": f"{ratio:.1f}", "ground": ground}
                findings.tell("colour-has-contrast", yaml.place("color", "palette", name), **words)
    return found


def _fonts(given: Any, yaml: YamlText, findings: Findings) -> dict[str, str]:
    own = ((given.defaults or {}).get("guidepress") or {}).get("fonts") or {}
    typography = given.typography
    fonts = {
        "base": getattr(getattr(typography, "base", None), "family", None) or "IBM Plex Serif",
        "headings": getattr(getattr(typography, "headings", None), "family", None) or "IBM Plex Sans",
        "arabic": "IBM Plex Sans Arabic",
        "office": "Arial",
        **{str(key): str(value) for key, value in own.items()},
    }
    for use in _PACKAGED:
        try:
            fontpkg.family(fonts[use])
        except fontpkg.FontpkgError:
            path = ("defaults", "guidepress", "fonts", use) if use in own else ("typography", use, "family")
            why = f'the font "{fonts[use]}" is not installed'
            hint = "install its fontpkg-… package from PyPI, or name another font"
            findings.tell("value-has-type", yaml.place(*path), key=use, why=why, hint=hint)
    return fonts
