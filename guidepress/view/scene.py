"""Holds what a view is made from: the guide, the index, the citations, the words of a language; for one product."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from guidepress.colours import tint
from guidepress.model import Edition, Fact, Node, Shared, Term, Unit
from guidepress.nodes import span, text_of, words
from guidepress.view.citations import Citations
from guidepress.view.index import Index
from guidepress.view.sorting import letter_of, sort_key

# Plain "en" would write dates as in the United States; en-001 is international English.
_FORMATS = MappingProxyType({"en": "en-001"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One product in one language; `texts` are the interface words, `selection` the facets that are wanted."""

    product: str
    language: str
    texts: dict[str, str]
    shared: Shared
    index: Index
    citations: Citations
    selection: dict[str, tuple[str, ...]]
    untranslated: frozenset[str] = frozenset()
    edition: Edition | None = None
    """The edition, if it is not the guide itself."""
    held: frozenset[str] | None = None
    """The ids that the edition holds; None if it holds all."""

    @property
    def direction(self) -> str:
        """Give ltr or rtl."""
        return direction_of(self.language)

    @property
    def locale(self) -> Locale:
        """Give the language's rules for dates and numbers."""
        return Locale.parse(_FORMATS.get(self.language, self.language), sep="-")

    def say(self, key: str, **values: object) -> str:
        """Give an interface word, its places filled."""
        return self.texts[key].format(**values) if values else self.texts[key]

    def holds(self, identifier: str) -> bool:
        """Say whether the edition holds what has this id."""
        return self.held is None or identifier in self.held

    def inlines(self, text: str) -> list[Node]:
        """Give a text of the YAML files as inlines, marked if it is not translated yet."""
        if text not in self.untranslated:
            return words(text)
        language = self.shared.meta.language
        return [span("fallback", words(text), pairs=[("lang", language), ("dir", direction_of(language))])]

    def term(self, identifier: str) -> Term:
        """Give a term by its id."""
        return next(each for each in self.shared.glossary if each.id == identifier)

    def fact(self, identifier: str) -> Fact:
        """Give a fact by its id."""
        return next(each for each in self.shared.facts if each.id == identifier)

    def date(self, value: datetime.date) -> str:
        """Write a date as the language does."""
        return format_date(value, format="long", locale=self.locale)

    def number(self, fact: Fact) -> str:
        """Write a figure with its unit as the language does."""
        figure, unit = self.figure(fact)
        # After a word in Latin letters (WHO 0.5 …) the figure would stand on that word's far side, away from its unit.
        mark = "\u200f" if self.direction == "rtl" else ""
        return f"{mark}{figure}\u00a0{unit}" if unit else f"{mark}{figure}"

    def figure(self, fact: Fact) -> tuple[str, str]:
        """Write a figure and its unit, with as many decimals as the source has; a percentage bears its own sign."""
        decimals = max(0, -int(fact.value.as_tuple().exponent))
        pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
        # Years and codes up to four digits stand without a group sign.
        figure = format_decimal(fact.value, format=pattern, locale=self.locale)
        if fact.unit == "percent":
            sign: str = self.locale.percent_formats[None].pattern
            return sign.replace("#,##0", figure), ""
        return figure, fact.unit

    def territory(self, code: str) -> str:
        """Give a country's name; where the United Nations and CLDR differ, as the United Nations write it."""
        own = self.texts.get(f"territory-{code}")
        return own or str(self.locale.territories[code])

    def as_of(self, text: str) -> str:
        """Write a year, a month of a year or a date as the language does."""
        if re.fullmatch(r"\d{4}", text):
            return text
        if re.fullmatch(r"\d{4}-\d{2}", text):
            day = datetime.date.fromisoformat(text + "-01")
            return format_date(day, format="MMMM y", locale=self.locale)
        return self.date(datetime.date.fromisoformat(text))

    def sort_key(self, text: str) -> tuple[str, str, str]:
        """Give the key by which the language sorts a text."""
        return sort_key(text, self.language)

    def letter(self, text: str) -> str:
        """Give the letter under which a text stands in a list."""
        return letter_of(text, self.language)

    def label(self, identifier: str) -> str:
        """Give the numbered name of an entry: Figure 2.1, Case 4.2, Section 1.3."""
        entry = self.index.entries[identifier]
        key = {"chart": "figure"}.get(entry.kind, entry.kind)
        return self.say("numbered", kind=self.say(f"kind-{key}"), number=entry.number)


def direction_of(language: str) -> str:
    """Give ltr or rtl for a language."""
    return Locale.parse(language, sep="-").text_direction


def common(scene: Scene) -> dict[str, Any]:
    """Give what every view document holds."""
    meta, brand = scene.shared.meta, scene.shared.brand
    edition = scene.edition.title if scene.edition else ""
    return {
        "product": scene.product,
        "lang": scene.language,
        "dir": scene.direction,
        "words": scene.texts,
        "guide": {
            "title": meta.title,
            "subtitle": meta.subtitle,
            "short_title": meta.short_title,
            # Wherever a product tells its version (imprint, feet, title slides), it tells its edition.
            "version": f"{meta.version} · {edition}" if edition else meta.version,
            "release": meta.version,
            "edition": edition,
            "date": scene.date(meta.date),
            "iso_date": meta.date.isoformat(),
            "status": meta.status,
            "publisher": meta.publisher,
            "licence": meta.licence,
            "notice": meta.notice,
            "copyright_year": meta.date.year,
        },
        "brand": {
            "name": brand.name,
            "colours": brand.colours,
            "tints": {name: tint(colour) for name, colour in brand.colours.items()},
            "fonts": brand.fonts,
        },
    }


def module_head(scene: Scene, unit: Unit) -> dict[str, Any]:
    """Give what a view says of the module it belongs to; front matter has no number, colour or goal of its own."""
    meta = unit.meta
    if meta is None:
        title = unit.sections[0].title if unit.sections else ()
        name = text_of(list(title))
        return {
            "id": unit.id,
            "number": None,
            "title": name,
            "short_title": name,
            "colour": "grey",
            "icon": "book-open",
            "goal": "",
            "duration": 0,
            "objectives": [],
            "questions": [],
            "status": scene.shared.meta.status,
            "review_by": "",
            "authors": [],
        }
    return {
        "id": unit.id,
        "number": scene.index.modules[unit.id],
        "title": meta.title,
        "short_title": meta.short_title,
        "colour": meta.colour,
        "icon": meta.icon,
        "goal": meta.goal,
        "duration": meta.duration,
        "objectives": [{"id": each.id, "text": each.text} for each in meta.objectives],
        "questions": list(meta.questions),
        "status": meta.status,
        "review_by": scene.date(meta.review_by) if meta.review_by else "",
        "authors": list(meta.authors),
    }
