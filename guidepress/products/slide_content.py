"""Turns one slide of a deck view into its layout and the paragraphs of each of the layout's slots."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from unicodedata import bidirectional
from urllib.parse import urlsplit

from guidepress.products.slide_table import Row
from guidepress.products.slide_text import (
    Paragraph,
    Run,
    paragraphs_of,
    plain_paragraph,
    runs_of,
    text_of,
)

View = Mapping[str, Any]
Paragraphs = tuple[Paragraph, ...]

SPLIT_SLOT = "body"  # the slot whose text may go on on another slide
_SHORT = 40  # characters of an address among others
_TYPED = 90  # characters: nobody types a longer address, the QR code and the link lead there


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a slide shows unmeasured; `spare` slots may go, each group of `same_scale` shrinks together."""

    layout: str
    texts: Mapping[str, Paragraphs]
    rows: tuple[Row, ...] = ()
    align: tuple[str, ...] = ()
    spare: tuple[str, ...] = ("kicker",)
    same_scale: tuple[tuple[str, ...], ...] = ()
    dense: bool = False  # many small items: rather set small than on many slides


def content_of(view: View, slide: View) -> Content:
    """Choose the layout of a slide and fill its slots; an unknown kind is a KeyError."""
    return _KINDS[slide["kind"]](view, slide)


def _title_slide(view: View, slide: View) -> Content:
    guide, module, words = view["guide"], view["module"], view["words"]
    edition = [words["version-n"].format(n=guide["version"]), guide["date"]]
    if guide["status"] != "released":
        edition.insert(1, words[f"status-{guide['status']}"])
    number = module["number"]
    return Content(
        layout="title",
        texts={
            "title": _title(slide),
            "guide": plain_paragraph(guide["title"]),
            "lead": paragraphs_of(slide["blocks"]) or plain_paragraph(module["goal"]),
            "edition": plain_paragraph(" · ".join(edition)),
            "number": plain_paragraph("" if number is None else str(number)),
        },
    )


def _objectives(view: View, slide: View) -> Content:
    given = paragraphs_of(slide["blocks"]) or tuple(
        Paragraph(runs=(Run(text=each["text"]),)) for each in view["module"]["objectives"]
    )
    # The learning outcomes are counted, however the view lists them: the facilitator names them by number.
    counted = tuple(
        Paragraph(runs=each.runs, kind="number", number=n, direction=each.direction)
        for n, each in enumerate(given, start=1)
    )
    return Content(
        layout="objectives",
        texts={"title": _title(slide), "kicker": plain_paragraph(_module_name(view)), "body": counted},
    )


def _section(view: View, slide: View) -> Content:
    return Content(
        layout="section",
        texts={
            "title": _title(slide),
            "kicker": plain_paragraph(_module_name(view)),
            "number": plain_paragraph(slide["label"]),
        },
        spare=("kicker", "number"),
    )


def _bullets(view: View, slide: View) -> Content:
    return Content(
        layout="text",
        texts={
            "title": _title(slide),
            "kicker": _kicker(view, slide),
            "body": paragraphs_of(slide["blocks"]),
        },
    )


def _statement(view: View, slide: View) -> Content:
    return Content(
        layout="statement",
        texts={
            "title": _title(slide),
            "kicker": _kicker(view, slide),
            "statement": paragraphs_of(slide["blocks"]),
        },
    )


def _two_columns(view: View, slide: View) -> Content:
    texts = {"title": _title(slide), "kicker": _kicker(view, slide)}
    for place, column in enumerate(slide["columns"][:2], start=1):
        texts[f"heading-{place}"] = _inline(column["title"])
        texts[f"column-{place}"] = paragraphs_of(column["blocks"])
    groups = (("heading-1", "heading-2"), ("column-1", "column-2"))
    return Content(layout="two-columns", texts=texts, same_scale=groups)


def _picture(view: View, slide: View) -> Content:
    body = paragraphs_of(slide["blocks"])
    return Content(
        layout="picture-text" if body else "picture",
        texts={
            "title": _title(slide),
            "kicker": _kicker(view, slide),
            "source": _source(slide),
            "body": body,
        },
    )


def _table(view: View, slide: View) -> Content:
    table = slide["table"]
    return Content(
        layout="table",
        texts={"title": _title(slide), "kicker": _kicker(view, slide), "source": _source(slide)},
        rows=tuple(tuple(runs_of(cell) for cell in row) for row in table["rows"]),
        align=tuple(table["align"]),
    )


def _chart(view: View, slide: View) -> Content:
    return Content(
        layout="chart",
        texts={"title": _title(slide), "kicker": _kicker(view, slide), "source": _source(slide)},
    )


def _voices(_view: View, slide: View) -> Content:
    quoted = [block for block in slide["blocks"] if block["t"] == "BlockQuote"]
    told = [block for block in slide["blocks"] if block["t"] != "BlockQuote"]
    if not quoted:
        quoted, told = told, []
    return Content(
        layout="voices",
        texts={
            "title": _title(slide),
            "quote": paragraphs_of(quoted),
            # One paragraph says who speaks; the slide's short version comes before the full one.
            "speaker": paragraphs_of(told)[:1],
            "mark": plain_paragraph(" · ".join(text for _, text in slide["meta"])),
        },
    )


def _key_points(view: View, slide: View) -> Content:
    return Content(
        layout="key-points",
        texts={
            "title": _title(slide),
            "kicker": plain_paragraph(_module_name(view)),
            "body": paragraphs_of(slide["blocks"]),
        },
    )


def _case(_view: View, slide: View) -> Content:
    # What kind of case it is stands first among the facts: a gap must not be taken for an example to follow.
    return Content(layout="case", texts=_told(slide, slide["meta"]))


def _activity(view: View, slide: View) -> Content:
    minutes = slide["minutes"]
    # The clock is the panel's large number already.
    facts = [each for each in slide["meta"] if not (minutes and each[0] == "clock")]
    return Content(
        layout="activity",
        texts={
            **_told(slide, facts),
            "minutes": plain_paragraph(str(minutes) if minutes else ""),
            "unit": plain_paragraph(view["words"]["minutes"] if minutes else ""),
        },
    )


def _video(view: View, slide: View) -> Content:
    # In a right-to-left line an address must not lose its last slash to the other side.
    mark = "\u200e" if view["dir"] == "rtl" else ""
    address = f"{mark}{_shown_address(slide['url'], _TYPED)}{mark}"
    return Content(
        layout="video",
        texts={
            **_told(slide, slide["meta"][:2]),
            "link": (Paragraph(runs=(Run(text=address, url=slide["url"]),)),) if slide["url"] else (),
        },
    )


def _resources(view: View, slide: View) -> Content:
    """Fill the key resources: an item each, with the line that says why below it."""
    made: list[Paragraph] = []
    for each in paragraphs_of(slide["blocks"]):
        follows = each.kind == "text" and bool(made)
        made.append(replace(each, kind="text", level=int(follows)))
    texts = {"title": _title(slide), "kicker": _unrepeated(view, slide), "body": tuple(made)}
    return Content(layout="reading", texts=texts, dense=True)


def _references(view: View, slide: View) -> Content:
    """Fill the references: paragraphs without bullets, as small as can be read."""
    body = tuple(
        replace(each, kind="text", level=0, runs=tuple(_shortened(run) for run in each.runs))
        for each in paragraphs_of(slide["blocks"])
    )
    if view["dir"] == "rtl":
        body = tuple(_kept_together(each) for each in body)
    texts = {"title": _title(slide), "kicker": _unrepeated(view, slide), "body": body}
    return Content(layout="reading", texts=texts, dense=True)


def _kept_together(paragraph: Paragraph) -> Paragraph:
    """Put marks around a reference in Latin letters: in a line from the right its full stop would go to its start."""
    first = next((kind for each in paragraph.text if (kind := bidirectional(each)) in ("L", "R", "AL")), "L")
    mark = Run(text="\u200e")
    return replace(paragraph, runs=(mark, *paragraph.runs, mark)) if first == "L" else paragraph


def _shortened(run: Run) -> Run:
    """Show of a link that stands under its own address no more than a line takes; it still leads there."""
    return replace(run, text=_shown_address(run.text, _SHORT)) if run.url and "://" in run.text else run


def _shown_address(url: str, most: int) -> str:
    return url if len(url) <= most else urlsplit(url).netloc


def _unrepeated(view: View, slide: View) -> Paragraphs:
    """Give the block's label, or the module's name where the title says the label already."""
    title = text_of(runs_of(slide["title"])).casefold()
    return plain_paragraph(_module_name(view) if slide["label"].casefold() in ("", title) else slide["label"])


def _told(slide: View, facts: list[Any]) -> dict[str, Paragraphs]:
    texts = {
        "title": _title(slide),
        "kicker": plain_paragraph(slide["label"]),
        "body": paragraphs_of(slide["blocks"]),
    }
    for place, (_, text) in enumerate(facts[:4], start=1):
        texts[f"fact-{place}"] = plain_paragraph(text)
    return texts


def _title(slide: View) -> Paragraphs:
    return _inline(slide["title"])


def _inline(inlines: Any) -> Paragraphs:
    return (Paragraph(runs=runs_of(inlines)),) if inlines else ()


def _source(slide: View) -> Paragraphs:
    return _inline(slide["source"])


def _kicker(view: View, slide: View) -> Paragraphs:
    """Give the block's own label, or the section's title, so that the room knows where it is."""
    section = next((each["title"] for each in view["sections"] if each["id"] == slide["section"]), "")
    return plain_paragraph(slide["label"] or section)


def _module_name(view: View) -> str:
    return str(view["module"]["short_title"])


_KINDS: Mapping[str, Callable[[View, View], Content]] = {
    "title": _title_slide,
    "objectives": _objectives,
    "section": _section,
    "bullets": _bullets,
    "statement": _statement,
    "two-columns": _two_columns,
    "picture": _picture,
    "table": _table,
    "chart": _chart,
    "voices": _voices,
    "key-points": _key_points,
    "case": _case,
    "activity": _activity,
    "video": _video,
    "resources": _resources,
    "references": _references,
}
