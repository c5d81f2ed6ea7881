"""Turns a picture file into the PNG or JPEG that a slide holds, and for SVG the drawing itself beside it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typst
from PIL import Image

from guidepress.tools import font_folders

_PIXELS_WIDE = 1600  # of a drawing's stand-in: sharp on a full-HD projector


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture: `pixels` is PNG or JPEG, `drawing` the SVG it was made from or empty; sizes in pixels."""

    pixels: bytes
    drawing: bytes
    width: int
    height: int


def picture_from(path: Path) -> Picture:
    """Read a PNG, JPEG or SVG; SVG is drawn to PNG for the programs that do not know it."""
    content = path.read_bytes()
    drawing = content if path.suffix.lower() == ".svg" else b""
    pixels = svg_to_png(path) if drawing else content
    with Image.open(io.BytesIO(pixels)) as image:
        width, height = image.size
    return Picture(pixels=pixels, drawing=drawing, width=width, height=height)


def svg_to_png(path: Path) -> bytes:
    """Draw an SVG file as PNG, 1600 pixels wide, with typst."""
    points = 800
    page = f"#set page(width: {points}pt, height: auto, margin: 0pt, fill: none)\n"
    # The name goes in as a value, never as typst's own text.
    page += '#image("/" + sys.inputs.picture, width: 100%)\n'
    fonts = [str(folder) for folder in font_folders(())]
    # typst's stubs want one type for page and root; the program takes both.
    compile_page: Any = typst.compile
    drawn = compile_page(
        page.encode("utf-8"),
        root=str(path.parent),
        font_paths=fonts,
        ignore_system_fonts=True,
        format="png",
        ppi=72.0 * _PIXELS_WIDE / points,
        sys_inputs={"picture": path.name},
    )
    if not isinstance(drawn, bytes):
        raise TypeError(f"{path.name}: typst drew more than one page")
    return drawn
