"""Turns a font family of the brand into the small file that the website carries: one weight axis, letters in use."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from lxml import etree

_ALWAYS = "".join(chr(code) for code in range(0x20, 0x7F)) + "\u00a0–—‘’“”…·×†•→←›‹′″"
_WEIGHTS = (400, 700)
_SVG = "{http://www.w3.org/2000/svg}"


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
    subsetter = Subsetter(options)
    subsetter.populate(text=always + "".join(sorted(set(characters))))
    subsetter.subset(font)
    font.flavor = "woff2"
    return _bytes(font)


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
