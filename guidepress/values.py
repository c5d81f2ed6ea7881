"""The types of single values in YAML files: ids, texts, dates and figures as editors write them."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, ClassVar, Literal, TypeAlias

from babel.core import get_global
from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

DATE_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?$"
ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]


def _as_date_text(value: object) -> object:
    """Take a year, a year and month, or a date as YAML reads them; give ISO text (2022, 2022-06, 2022-06-30)."""
    return str(value) if isinstance(value, int | datetime.date) and not isinstance(value, bool) else value


def _is_day(value: str) -> str:
    """Refuse a 13th month: later stages write the date out in words."""
    try:
        datetime.date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        raise ValueError(f"{value} is no date") from None
    return value


DateText = Annotated[
    str,
    BeforeValidator(_as_date_text),
    StringConstraints(pattern=DATE_PATTERN),
    WithJsonSchema({"anyOf": [{"type": "integer"}, {"type": "string", "pattern": DATE_PATTERN}]}),
    AfterValidator(_is_day),
]


def _as_decimal_text(value: object) -> object:
    """Keep the digits that the editor wrote: a float is taken by its shortest text, not by its binary value."""
    return Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _as_text(value: object) -> object:
    """Take a number as its text: volumes and issues of journals are mostly numbers."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


NumberText = Annotated[str, BeforeValidator(_as_text), WithJsonSchema({"type": ["string", "integer"]})]
Figure = Annotated[Decimal, BeforeValidator(_as_decimal_text)]


def _is_web_address(value: str) -> str:
    if not value.startswith(("https://", "http://")) or any(char.isspace() for char in value):
        raise ValueError("it must be a web address that begins with https:// or http://")
    return value


Url = Annotated[str, AfterValidator(_is_web_address)]


@dataclass(frozen=True, slots=True)
class OrText:
    """An annotation: in place of a mapping, a text alone is taken as the value of its `key`."""

    key: str

    def as_mapping(self, value: object) -> object:
        """Give the mapping that a text stands for; what is no text stays."""
        return {self.key: value} if isinstance(value, str) else value

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Tell editors' programs of both forms."""
        return {"anyOf": [{"type": "string", "minLength": 1}, handler(schema)]}


CLOCK_PATTERN = r"^([01]?\d|2[0-3]):[0-5]\d$"


def _is_clock(value: str) -> str:
    """Give a time of the day in its long form, 09:00."""
    if not re.match(CLOCK_PATTERN, value):
        raise ValueError(f"{value} is no time of a day: write 09:00 or 14:30")
    return value.zfill(5)


def _is_zone(value: str) -> str:
    if value != "UTC" and value not in get_global("zone_territories"):
        raise ValueError(f"{value} is no time zone: write its name as Africa/Nairobi or UTC")
    return value


Clock = Annotated[str, AfterValidator(_is_clock), WithJsonSchema({"type": "string", "pattern": CLOCK_PATTERN})]
Zone = Annotated[str, AfterValidator(_is_zone)]
Priority = Literal["must", "should", "could"]
DeckEdition = Id
"""Which decks a workshop shows: full, short, or the id of an edition of guide.yaml, whose depth then says which."""
Depth = Literal["full", "short"]
BreakKind = Literal["tea", "lunch", "prayer"]

CaseKind = Literal["good-practice", "gap", "country-experience", "scenario"]
ActivityKind = Literal[
    "lecture-discussion", "case-study", "role-play", "group-work", "open-space", "quiz", "reflection"
]
Grouping = Literal["plenary", "individual", "pairs", "groups"]
Per = Literal["person", "pair", "group", "room"]
"""For whom a thing is counted: one for each person, pair or group, or so many for the whole room."""
Get = Literal["print", "buy", "have"]
Day: TypeAlias = datetime.date
Status = Literal["draft", "reviewed", "released"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strict:
    """What is read from YAML: unknown keys are errors."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
