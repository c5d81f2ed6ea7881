"""Turns the formats of shapes into short digests, and finds where shapes stand."""

from __future__ import annotations

from guidepress.products.deck_shapes import digest, local_name
from guidepress.products.pptx_xml import NAMESPACES, Element, qualified


def text_look(body: Element | None) -> str:
    """Give a digest of the formats that somebody sets by hand: level, bold, italic, size, colour."""
    found = []
    for number, paragraph in enumerate(body.iterfind(qualified("a:p")) if body is not None else ()):
        properties = paragraph.find(qualified("a:pPr"))
        level = properties.get("lvl", "0") if properties is not None else "0"
        if level != "0":
            found.append(f"{number}:level {level}")
        place = 0
        for run in paragraph.iterfind(qualified("a:r")):
            length = len(run.findtext(qualified("a:t")) or "")
            look = _run_look(run.find(qualified("a:rPr")))
            if look and found and found[-1].startswith(f"{number}:") and found[-1].endswith(f"-{place} {look}"):
                found[-1] = f"{found[-1].partition('-')[0]}-{place + length} {look}"
            elif look:
                found.append(f"{number}:{place}-{place + length} {look}")
            place += length
    return digest(*found)


def _run_look(properties: Element | None) -> str:
    if properties is None:
        return ""
    plain_values = ("0", "none", "noStrike")
    marks = [
        f"{name}={properties.get(name)}"
        for name in ("b", "i", "u", "strike", "sz", "baseline")
        if properties.get(name, "0") not in plain_values
    ]
    marks += [colours(properties.find(qualified(f"a:{name}"))) for name in ("solidFill", "highlight")]
    return " ".join(each for each in marks if each)


def colours(filled: Element | None) -> str:
    """Give a digest of the colours of a fill; "" for none of its own."""
    if filled is None:
        return ""
    return digest(*(f"{local_name(each)} {each.get('val', '')}" for each in filled.iter() if each is not filled))


def transform(shape: Element) -> Element | None:
    """Find where a shape says that it stands."""
    for path in ("p:spPr/a:xfrm", "p:grpSpPr/a:xfrm", "p:xfrm"):
        found = shape.find(path, NAMESPACES)
        if found is not None and found.find(qualified("a:off")) is not None:
            return found
    return None


def same_holder(other: Element | None, holder: Element) -> bool:
    """Say whether two marks name the same placeholder."""
    if other is None:
        return False
    titles = ("title", "ctrTitle")
    if holder.get("type") in titles:
        return other.get("type") in titles
    return all(other.get(name, "") == holder.get(name, "") for name in ("idx", "type"))
