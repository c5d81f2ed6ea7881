"""Turns paragraphs and a box in points into lines, height and the scale that fits, with real font metrics."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import uharfbuzz as hb

from guidepress.products.slide_text import Paragraph, Run
from guidepress.tools import font_folders

LINE_PITCH = 1.20  # PowerPoint's single spacing, in type sizes
RESERVE = 0.03  # share of a box that stays free: renderers differ by that much
SCALES = (1.0, 0.95, 0.9, 0.85, 0.8)
LEAST_SIZE = 18.0  # points: nothing smaller can be read from the back of a room

_PIECE = re.compile(r"[^\s\u200b\u2013\u2014-]*(?:[\u2013\u2014-]+|[\s\u200b]+|$)")
_TOKEN = re.compile(r"[^\s\u200b]*[\s\u200b]*")
_ARABIC = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_WIDE = re.compile(r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]")
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_UNITS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfit:
    """A slide whose text does not fit; `message` is a clause that goes after "the slide does not fit: "."""

    slide_id: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How one level of a placeholder's text is set; lengths in points, colour as in `pptx_xml.colour`."""

    size: float
    bold: bool = False
    bullet: str = ""  # "", "square", "dash" or "number"
    bullet_colour: str = "accent1"
    indent: float = 0.0  # from the box's edge to the text; bullets hang in the last `hang` points of it
    hang: float = 0.0
    before: float = 0.0
    pitch: float = 1.0  # share of single spacing
    colour: str = "tx1"


class Metrics:
    """Advance widths in ems of text in Arial, measured on Arimo, its metric twin, and of Arabic text."""

    def __init__(self, latin: Mapping[bool, Mapping[str, float]], arabic: Mapping[bool, hb.Font]) -> None:
        self._latin = latin
        self._arabic = arabic

    def width(self, text: str, *, bold: bool = False) -> float:
        """Return the width of `text` on one line, in ems."""
        if _ARABIC.search(text):
            buffer = hb.Buffer()
            buffer.add_str(text)
            buffer.guess_segment_properties()
            hb.shape(self._arabic[bold], buffer)
            return float(sum(position.x_advance for position in buffer.glyph_positions)) / _UNITS
        known = self._latin[bold]
        # A glyph that Arial lacks comes from a face that nobody knows: take a full em.
        return sum(known.get(char, 0.0 if char in _UNSEEN else 1.0) for char in text)


@functools.cache
def load_metrics() -> Metrics:
    """Read the advances of Arimo and open IBM Plex Sans Arabic, in two weights (0.05 s, once a process)."""
    arimo = hb.Face(hb.Blob.from_file_path(str(_file("arimo", "Arimo[wght].ttf"))))
    latin = {bold: _advances(arimo, 700 if bold else 400) for bold in (False, True)}
    arabic = {}
    for bold, name in ((False, "Regular"), (True, "Bold")):
        path = _file("ibm-plex-sans-arabic", f"IBMPlexSansArabic-{name}.ttf")
        font = hb.Font(hb.Face(hb.Blob.from_file_path(str(path))))
        font.scale = (_UNITS, _UNITS)
        arabic[bold] = font
    return Metrics(latin, arabic)


def _file(family: str, name: str) -> str:
    return next(str(folder / name) for folder in font_folders((family,)) if (folder / name).is_file())


def _advances(face: hb.Face, weight: int) -> dict[str, float]:
    font = hb.Font(face)
    font.scale = (_UNITS, _UNITS)
    font.set_variations({"wght": weight})
    widths = {}
    for code in face.unicodes:
        glyph = font.get_nominal_glyph(code)
        if glyph is not None:
            widths[chr(code)] = font.get_glyph_h_advance(glyph) / _UNITS
    return widths


def line_count(runs: Sequence[Run], width: float, size: float, *, bold: bool = False) -> int:
    """Count the lines of `runs` set at `size` points in a column of `width` points, breaking greedily."""
    usable = width * (1 - RESERVE) / size
    lines, used = 1, 0.0
    for ink, full in _words(tuple(runs), bold=bold):
        if math.isinf(ink):
            lines, used = lines + 1, 0.0
            continue
        if used and used + ink > usable:
            lines, used = lines + 1, 0.0
        if ink > usable:  # breaks inside the word
            lines += math.ceil(ink / usable) - 1
        used += full
    return lines


def widest_word(runs: Sequence[Run], *, bold: bool = False) -> float:
    """Return the width in ems of the longest part that no line break can divide."""
    return max((ink for ink, _ in _words(tuple(runs), bold=bold) if not math.isinf(ink)), default=0.0)


def text_width(runs: Sequence[Run], *, bold: bool = False) -> float:
    """Return the width in ems of `runs` on one line."""
    metrics = load_metrics()
    return sum(metrics.width(run.text, bold=bold or run.bold) for run in runs)


@functools.lru_cache(maxsize=4096)  # a text is measured at several sizes and widths, its words are the same
def _words(runs: tuple[Run, ...], *, bold: bool) -> list[tuple[float, float]]:
    """Cut runs where a line may break: ems without and with the space behind; infinite: a forced break."""
    metrics = load_metrics()
    words: list[tuple[float, float]] = []
    joined = False
    for run in runs:
        heavy = bold or run.bold
        for line_number, line in enumerate(run.text.split("\n")):
            if line_number:
                words.append((math.inf, 0.0))
                joined = False
            for piece in _pieces(line):
                ink = metrics.width(piece.rstrip(), bold=heavy)
                full = metrics.width(piece, bold=heavy)
                if joined:
                    ink, full = words[-1][1] + ink, words[-1][1] + full
                    words[-1] = (ink, full)
                else:
                    words.append((ink, full))
                joined = not (piece[-1].isspace() or piece[-1] in "\u2013\u2014-\u200b" or _WIDE.match(piece[-1]))
    return words


def _pieces(text: str) -> list[str]:
    if "://" in text:  # office programs do not break an address at its hyphens
        return [piece for piece in _TOKEN.findall(text) if piece]
    spaced = _WIDE.sub(lambda found: f"{found.group()}\u200b", text)
    return [piece for piece in _PIECE.findall(spaced) if piece]


def text_height(paragraphs: Sequence[Paragraph], levels: Sequence[Level], width: float, scale: float = 1.0) -> float:
    """Return the height in points of paragraphs in a column of `width` points, sizes times `scale`."""
    height = 0.0
    for place, paragraph in enumerate(paragraphs):
        level = levels[min(paragraph.level, len(levels) - 1)]
        size = level.size * scale
        # Bullets' indents do not shrink with the text.
        column = width - (level.indent if paragraph.kind in ("bullet", "number") or paragraph.level else 0.0)
        bold = level.bold or paragraph.kind == "heading"
        height += line_count(paragraph.runs, column, size, bold=bold) * size * LINE_PITCH * level.pitch
        height += level.before * scale if place else 0.0
    return height


def fitting_scale(
    paragraphs: Sequence[Paragraph],
    levels: Sequence[Level],
    width: float,
    height: float,
    *,
    whole_words: bool = False,
) -> float | None:
    """Return the largest scale at which paragraphs fit into `width` by `height` points, or None.

    Never less than 80 %, never a size under 18 points. `whole_words`: no word may be broken.
    """
    used = [levels[min(paragraph.level, len(levels) - 1)] for paragraph in paragraphs]
    for scale in SCALES:
        if scale < 1 and any(level.size * scale < min(LEAST_SIZE, level.size) for level in used):
            return None
        if whole_words and any(
            widest_word(paragraph.runs, bold=level.bold) * level.size * scale > width * (1 - RESERVE)
            for paragraph, level in zip(paragraphs, used, strict=True)
        ):
            continue
        if text_height(paragraphs, levels, width, scale) <= height * (1 - RESERVE):
            return scale
    return None
