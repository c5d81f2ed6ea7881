"""Turns the XML of slides, notes and charts into shapes with keys, and into lines of text that can be compared."""

from __future__ import annotations

import contextlib
import hashlib
import unicodedata
from collections.abc import Iterator, Sequence

from guidepress.products.pptx_xml import Element, qualified

KINDS = {"sp": "text", "pic": "picture", "graphicFrame": "frame", "grpSp": "group", "cxnSp": "line"}
"""What the elements of a slide's tree are, by their names."""
_FURNITURE = ("ftr", "sldNum", "dt", "hdr")
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Zero-width characters and marks of direction: programs add and drop them.
_UNSEEN = dict.fromkeys(
    map(ord, "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad")
)
_UNSEEN |= {ord("\u00a0"): " ", ord("\u202f"): " ", ord("\u000b"): " "}


def plain(text: str) -> str:
    """Write a text as it is compared: one form of each letter, one space, no character that nobody sees."""
    return " ".join(unicodedata.normalize("NFC", text.translate(_UNSEEN)).split())


def digest(*texts: str) -> str:
    """Give a short digest of texts; none for nothing."""
    joined = "\x1f".join(texts)
    return hashlib.sha256(joined.encode()).hexdigest()[:12] if joined.strip("\x1f") else ""


def shapes_of(tree: Element) -> Iterator[Element]:
    """Yield the shapes of a slide's tree, in place of alternatives the one that new programs show."""
    for child in tree:
        if child.tag == f"{_MARKUP}AlternateContent":
            yield from (each for each in child.iterfind(f"{_MARKUP}Choice/*") if local_name(each) in KINDS)
        elif local_name(child) in KINDS:
            yield child


def local_name(shape: Element) -> str:
    """Give an element's name without its namespace."""
    return shape.tag.partition("}")[2] if isinstance(shape.tag, str) else ""


def shape_name(shape: Element) -> str:
    """Give the name that a shape has in the selection pane."""
    named = shape.find(".//{*}cNvPr")
    return "" if named is None else str(named.get("name", ""))


def keyed(shapes: Sequence[Element]) -> list[tuple[str, Element]]:
    """Give each shape a key: its name, with a number where a name comes again."""
    counts: dict[str, int] = {}
    found = []
    for shape in shapes:
        name = shape_name(shape)
        counts[name] = counts.get(name, 0) + 1
        found.append((f"{name}#{counts[name]}" if counts[name] > 1 else name, shape))
    return found


def placeholder_of(shape: Element) -> Element | None:
    """Give the mark that makes a shape a placeholder."""
    return shape.find("./*/{*}nvPr/{*}ph")


def is_furniture(shape: Element) -> bool:
    """Say whether a shape is footer, date or slide number."""
    holder = placeholder_of(shape)
    return holder is not None and holder.get("type", "") in _FURNITURE


def is_footer(shape: Element) -> bool:
    """Say whether a shape is the footer."""
    holder = placeholder_of(shape)
    return holder is not None and holder.get("type") == "ftr"


def lines_of(body: Element | None) -> tuple[str, ...]:
    """Give the paragraphs of a text body as they are compared, without empty ones."""
    if body is None:
        return ()
    lines = (plain(_raw(paragraph)) for paragraph in body.iterfind(qualified("a:p")))
    return tuple(line for line in lines if line)


def _raw(paragraph: Element) -> str:
    texts = []
    for child in paragraph:
        tag = local_name(child)
        if tag == "br":
            texts.append(" ")
        elif tag == "fld" and child.get("type", "").startswith(("slidenum", "datetime")):
            texts.append("#")
        elif tag in ("r", "fld"):
            texts.append(child.findtext(qualified("a:t")) or "")
    return "".join(texts)


def notes_body(notes: Element) -> Element | None:
    """Find the text body of a notes page."""
    for shape in shapes_of(notes.find(f".//{qualified('p:spTree')}")):
        holder = placeholder_of(shape)
        if holder is not None and holder.get("type") == "body":
            return shape.find(qualified("p:txBody"))
    return None


def chart_lines(chart: Element) -> tuple[str, ...]:
    """Give a chart's data as rows: the names of the series, then each category with its values."""
    series = list(chart.iter(f"{_CHART}ser"))
    if not series:
        return ()
    categories = _points(series[0].find(f"{_CHART}cat"))
    values = [_points(each.find(f"{_CHART}val")) for each in series]
    names = [plain(" ".join(_points(each.find(f"{_CHART}tx")).values())) for each in series]
    rows = [" | ".join(["", *names]).strip()]
    for number in sorted({*categories, *(key for each in values for key in each)}):
        cells = [categories.get(number, ""), *(each.get(number, "") for each in values)]
        rows.append(" | ".join(cells))
    return tuple(rows)


def _points(holder: Element | None) -> dict[int, str]:
    found = {}
    if holder is not None:
        for point in holder.iter(f"{_CHART}pt"):
            text = plain(point.findtext(f"{_CHART}v") or "")
            with contextlib.suppress(ValueError):
                text = f"{float(text):.10g}"
            if text and text != "nan":
                found[int(point.get("idx", 0))] = text
        if not found and (single := holder.find(f"{_CHART}v")) is not None:
            found[0] = plain(single.text or "")
    return found
