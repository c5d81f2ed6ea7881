"""Turns one slide of a deck view into its layout and the paragraphs of each of the layout's slots."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from unicodedata import bidirectional
from urllib.parse import urlsplit

from guidepress.products.slide_boxes import Box, Mark
from guidepress.products.slide_drawn import (
    answer,
    beside_icon,
    big_number,
    columns,
    country,
    process,
    question,
    timeline,
)
from guidepress.products.slide_marks import event_line
from guidepress.products.slide_shown import (
    Content,
    Paragraphs,
    View,
    body_of,
    kicker_of,
    module_name,
    source_of,
    title_of,
    with_rows,
)
from guidepress.products.slide_text import Paragraph, Run, paragraphs_of, plain_paragraph, runs_of, text_of

SPLIT_SLOT = "body"  # the slot whose text may go on on another slide
_SHORT = 40  # characters of an address among others
_TYPED = 90  # characters: nobody types a longer address, the QR code and the link lead there


def content_of(view: View, slide: View) -> Content:
    """Choose the layout of a slide and fill its slots; an unknown kind is a KeyError."""
    return _KINDS[slide["kind"]](view, slide)


def _title_slide(view: View, slide: View) -> Content:
    guide, module, words = view["guide"], view["module"], view["words"]
    edition = [words["version-n"].format(n=guide["version"]), guide["date"]]
    if view.get("edition") == "short" and not guide.get("edition"):
        edition.insert(0, words["short-edition"])
    if guide["status"] != "released":
        edition.insert(1, words[f"status-{guide['status']}"])
    name = plain_paragraph("" if guide["title"] == module["title"] else guide["title"])
    if event := view.get("event"):
        name = (*plain_paragraph(event["title"]), *plain_paragraph(event_line(view)))
    number = module["number"]
    return Content(
        layout="title",
        texts={
            "title": title_of(slide),
            "guide": name,
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
        texts={"title": title_of(slide), "kicker": plain_paragraph(module_name(view)), "body": counted},
    )


def _section(view: View, slide: View) -> Content:
    return Content(
        layout="section",
        texts={
            "title": title_of(slide),
            "kicker": plain_paragraph(module_name(view)),
            "number": plain_paragraph(slide["label"]),
        },
        spare=("kicker", "number"),
    )


def _bullets(view: View, slide: View) -> Content:
    texts = {"title": title_of(slide), "kicker": kicker_of(view, slide), "body": body_of(slide)}
    texts["source"] = source_of(slide)
    return beside_icon(Content(layout="text", texts=texts), slide, "body")


def _statement(view: View, slide: View) -> Content:
    texts = {"title": title_of(slide), "kicker": kicker_of(view, slide), "statement": body_of(slide)}
    texts["source"] = source_of(slide)
    return beside_icon(Content(layout="statement", texts=texts), slide, "statement")


def _picture(view: View, slide: View) -> Content:
    body = paragraphs_of(slide["blocks"])
    return Content(
        layout="picture-text" if body else "picture",
        texts={
            "title": title_of(slide),
            "kicker": kicker_of(view, slide),
            "source": source_of(slide),
            "body": body,
        },
    )


def _table(view: View, slide: View) -> Content:
    texts = {"title": title_of(slide), "kicker": kicker_of(view, slide), "source": source_of(slide)}
    return replace(with_rows(slide), layout="table", texts=texts)


def _chart(view: View, slide: View) -> Content:
    return Content(
        layout="chart",
        texts={"title": title_of(slide), "kicker": kicker_of(view, slide), "source": source_of(slide)},
    )


def _voices(_view: View, slide: View) -> Content:
    quoted = [block for block in slide["blocks"] if block["t"] == "BlockQuote"]
    told = [block for block in slide["blocks"] if block["t"] != "BlockQuote"]
    if not quoted:
        quoted, told = told, []
    return Content(
        layout="voices",
        texts={
            "title": title_of(slide),
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
            "title": title_of(slide),
            "kicker": plain_paragraph(module_name(view)),
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
    address = _shown_address(slide["url"], _TYPED)
    poster, play = Box(x=356, y=334, width=214, height=122), Box(x=433, y=365, width=60, height=60)
    sign = Box(x=454, y=382, width=26, height=26)
    return Content(
        layout="video",
        marks=(
            Mark(kind="rectangle", name="poster", box=poster, colour="tx1", url=slide["url"], alt=_play(view, slide)),
            Mark(kind="ellipse", name="shape", box=play, colour="bg1"),
            Mark(kind="icon", name="icon", box=sign, colour="tx1", icon="play"),
        ),
        texts={
            **_told(slide, slide["meta"][:2]),
            # An address runs from the left also on a slide that runs from the right.
            "link": (Paragraph(runs=(Run(text=address, url=slide["url"]),), direction="ltr"),) if slide["url"] else (),
        },
    )


def _play(view: View, slide: View) -> str:
    return str(view["words"]["play-video"].format(title=text_of(runs_of(slide["title"]))))


def _resources(view: View, slide: View) -> Content:
    """Fill the key resources: an item each, with the line that says why below it."""
    made: list[Paragraph] = []
    for each in paragraphs_of(slide["blocks"]):
        follows = each.kind == "text" and bool(made)
        made.append(replace(each, kind="text", level=int(follows)))
    texts = {"title": title_of(slide), "kicker": _unrepeated(view, slide), "body": tuple(made)}
    return Content(layout="reading", texts=texts, dense=True)


def _references(view: View, slide: View) -> Content:
    """Fill the references: paragraphs without bullets, as small as can be read."""
    body = tuple(
        replace(each, kind="text", level=0, runs=tuple(_shortened(run) for run in each.runs))
        for each in paragraphs_of(slide["blocks"])
    )
    if view["dir"] == "rtl":
        body = tuple(_kept_together(each) for each in body)
    texts = {"title": title_of(slide), "kicker": _unrepeated(view, slide), "body": body}
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
    return plain_paragraph(module_name(view) if slide["label"].casefold() in ("", title) else slide["label"])


def _told(slide: View, facts: list[Any]) -> dict[str, Paragraphs]:
    texts = {
        "title": title_of(slide),
        "kicker": plain_paragraph(slide["label"]),
        "body": paragraphs_of(slide["blocks"]),
    }
    for place, (_, text) in enumerate(facts[:4], start=1):
        texts[f"fact-{place}"] = plain_paragraph(text)
    return texts


def _agenda(_view: View, slide: View) -> Content:
    figure = slide["figure"]
    return replace(
        with_rows(slide),
        layout="agenda",
        texts={
            "title": title_of(slide),
            "total": plain_paragraph(figure["value"]),
            "unit": plain_paragraph(figure["unit"]),
        },
    )


def _closing(view: View, slide: View) -> Content:
    guide = view["guide"]
    edition = f"{guide['title']} · {view['words']['version-n'].format(n=guide['version'])} · {guide['licence']}"
    prompts = tuple(replace(each, kind="number", number=n) for n, each in enumerate(body_of(slide), start=1))
    return Content(
        layout="closing",
        texts={"title": title_of(slide), "body": prompts, "edition": plain_paragraph(edition)},
        spare=("edition",),
    )


def _lens(_view: View, slide: View) -> Content:
    return Content(
        layout="lens",
        texts={
            "title": title_of(slide),
            "kicker": plain_paragraph(slide["label"]),
            "body": body_of(slide),
            "source": source_of(slide),
        },
    )


def _picture_full(_view: View, slide: View) -> Content:
    return Content(layout="picture-full", texts={"title": title_of(slide), "lead": body_of(slide)})


_KINDS: Mapping[str, Callable[[View, View], Content]] = {
    "agenda": _agenda,
    "answer": answer,
    "big-number": big_number,
    "closing": _closing,
    "comparison": columns,
    "country": country,
    "lens": _lens,
    "picture-full": _picture_full,
    "process": process,
    "question": question,
    "three-columns": columns,
    "timeline": timeline,
    "title": _title_slide,
    "objectives": _objectives,
    "section": _section,
    "bullets": _bullets,
    "statement": _statement,
    "two-columns": columns,
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
