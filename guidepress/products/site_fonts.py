"""Turns a font family of the brand into the small file that the website carries: one weight axis, letters in use."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from lxml import etree

_ALWAYS = "".join(chr(code) for code in range(0x20, 0x7F)) + "\u00a0–—‘’“”…·×†•→←›‹′″"
_WEIGHTS = (400, 700)
_SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A face that pages use: its file beside the style sheet, the weights that it draws, and where it comes from."""

    family: str
    style: str
    weights: str
    file: str
    source: Path


def faces_of(family: str, styles: Iterable[str], find: Callable[[str, int, str], Path]) -> list[Face]:
    """List the faces of a family: one a style if its file is variable, else regular and bold."""
    found: list[Face] = []
    for style in styles:
        files = {find(family, weight, style): weight for weight in reversed(_WEIGHTS)}
        name = "-".join([*family.lower().split(), *([style] if style != "normal" else [])])
        for source, weight in sorted(files.items(), key=lambda each: each[1]):
            weights = " ".join(map(str, _WEIGHTS)) if len(files) == 1 else str(weight)
            ending = "-bold" if weight == _WEIGHTS[-1] else ""
            face = Face(family=family, style=style, weights=weights, file=f"{name}{ending}.woff2", source=source)
            found.append(face)
    return found


def web_font(raw: bytes, characters: Iterable[str], *, always: str = _ALWAYS) -> bytes:
    """Cut a TrueType font to `characters` and give it as WOFF2; of a variable font only the weight stays variable."""
    font = _read(raw)
    if "fvar" in font:
        limits: dict[str, object] = {
            axis.axisTag: _WEIGHTS if axis.axisTag == "wght" else axis.defaultValue for axis in font["fvar"].axes
        }
        # Read anew: the parts of what was just fixed to one width know only some of the letters.
        font = _read(_bytes(instantiateVariableFont(font, limits)))
    options = Options(layout_features=["*"], notdef_outline=True, flavor="woff2")
    options.drop_tables += ["meta"]
    subsetter = Subsetter(options)
    subsetter.populate(text=always + "".join(sorted(set(characters))))
    subsetter.subset(font)
    font.flavor = "woff2"
    return _bytes(font)


def credit_of(raw: bytes) -> str:
    """Give who made a font and its licence, as its names say."""
    names = _read(raw)["name"]
    told = [names.getDebugName(number) for number in (0, 13)]
    return " ".join(each.strip() for each in told if each)


def with_font(drawing: bytes, family: str, font: bytes) -> bytes:
    """Put into an SVG the letters that its texts need: a picture on a page sees none of the page's fonts."""
    root = etree.fromstring(drawing, etree.XMLParser(resolve_entities=False, no_network=True))
    words = "".join(str(text) for node in root.iter(f"{_SVG}text") for text in node.itertext())
    if not words:
        return drawing
    data = base64.b64encode(web_font(font, words, always="")).decode("ascii")
    style = etree.Element(f"{_SVG}style")
    style.text = f'@font-face{{font-family:"{family}";src:url(data:font/woff2;base64,{data})}}'
    root.insert(0, style)
    return etree.tostring(root)


def _read(raw: bytes) -> TTFont:
    return TTFont(io.BytesIO(raw), recalcTimestamp=False)


def _bytes(font: TTFont) -> bytes:
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
