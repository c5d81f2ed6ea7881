"""The noun for a work that the guide cites: a CSL item, as references.yaml holds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field

from guidepress.values import Key, NumberText, Strict, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Strict):
    """An author: a body (`literal`) or a person."""

    literal: str = ""
    family: str = ""
    given: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CslDate:
    """A CSL date; only date-parts are used. Source: CSL-JSON 1.0.2."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid", populate_by_name=True)
    date_parts: Annotated[tuple[tuple[int, ...], ...], Field(alias="date-parts")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A work, as a CSL item. Source: CSL-JSON 1.0.2."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid", populate_by_name=True)
    id: Key
    type: Literal[
        "article",
        "article-journal",
        "article-newspaper",
        "bill",
        "book",
        "chapter",
        "dataset",
        "document",
        "legislation",
        "manuscript",
        "motion_picture",
        "paper-conference",
        "post-weblog",
        "report",
        "standard",
        "treaty",
        "webpage",
    ]
    title: Text
    title_short: Annotated[str, Field(alias="title-short")] = ""
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    issued: CslDate | None = None
    accessed: CslDate | None = None
    publisher: str = ""
    publisher_place: Annotated[str, Field(alias="publisher-place")] = ""
    container_title: Annotated[str, Field(alias="container-title")] = ""
    collection_title: Annotated[str, Field(alias="collection-title")] = ""
    collection_number: Annotated[NumberText, Field(alias="collection-number")] = ""
    event_place: Annotated[str, Field(alias="event-place")] = ""
    genre: str = ""
    edition: NumberText = ""
    volume: NumberText = ""
    issue: NumberText = ""
    page: NumberText = ""
    number: NumberText = ""
    note: str = ""
    language: str = ""
    ISBN: str = ""
    URL: str = ""
    DOI: str = ""
