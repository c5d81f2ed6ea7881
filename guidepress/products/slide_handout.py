"""Turns a deck view into the typst source of its slide handout: three slides a page with lines beside them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from guidepress.products.facilitator_parts import arguments
from guidepress.products.slide_plan import PlannedSlide, plan_slides
from guidepress.products.typst_slides import slide_literal, told
from guidepress.products.typst_values import Code, literal, look_of

View = Mapping[str, Any]

_KEPT_BACK = ("answer", "references", "title", "section", "closing")
"""Kinds of slides that participants' pages leave out: what is still to be found, and what nobody writes beside."""


def write_slide_handout_source(view: View) -> str:
    """Write the typst source of the pages; what only the facilitator sees (notes, answers) is not in it."""
    words, module = view["words"], view["module"]
    number = [] if module["number"] is None else [words["module-n"].format(n=module["number"])]
    head = {
        "name": module["colour"],
        "number": module["number"],
        "kicker-text": " · ".join([*number, words["slide-pages"]]),
        "title": module["title"],
        "icon-name": module["icon"],
    }
    product = f"{words['slide-pages']}: {module['short_title']}"
    return "\n".join(
        [
            '#import "/typst/slide-handout.typ": *',
            f"#let look = {look_of(view, icons=[module['icon']])}",
            f"#show: a4.with(look, product: {literal(product)})",
            f"#slide-pages(look, {arguments(head)}, slides: {literal(_all_shown(view))})",
            "",
        ]
    )


def write_shown_slides(view: View) -> str:
    """Write the same slides as the typst variable `slides`, for books that hold them among other pages."""
    return f"#let slides = {literal(_all_shown(view))}\n"


def shown_titles(view: View) -> list[dict[str, Any]]:
    """Give number, title, language and all words (`alt`) of these slides, for books that show pictures of them."""
    return [{key: each[key] for key in ("number", "title", "lang", "alt")} for each in _all_shown(view)]


def write_chosen_slides(decks: Sequence[tuple[View, Collection[str]]]) -> str:
    """Write slides of several decks, of each those with the given ids, as `write_shown_slides` does."""
    return f"#let slides = {literal(_chosen(decks))}\n"


def chosen_titles(decks: Sequence[tuple[View, Collection[str]]]) -> list[dict[str, Any]]:
    """Give of the same slides what `shown_titles` gives."""
    return [{key: each[key] for key in ("number", "title", "lang", "alt")} for each in _chosen(decks)]


def handout_slides(view: View) -> tuple[PlannedSlide, ...]:
    """Give the slides of a deck view that participants' pages show."""
    return tuple(each for each in plan_slides(view) if each.slide["kind"] not in _KEPT_BACK)


def _all_shown(view: View) -> list[dict[str, Any]]:
    return [_shown(each, view) for each in handout_slides(view)]


def _chosen(decks: Sequence[tuple[View, Collection[str]]]) -> list[dict[str, Any]]:
    return [_shown(each, view) for view, names in decks for each in handout_slides(view) if each.id in names]


def _shown(planned: PlannedSlide, view: View) -> dict[str, Any]:
    title = planned.texts["title"].paragraphs[0]
    lang = next((run.lang for run in title.runs if run.text.strip()), "")
    return {
        "number": planned.number,
        "title": title.text,
        "lang": lang or view["lang"],
        "alt": told(planned),
        "drawn": Code(slide_literal(planned, view)),
    }
