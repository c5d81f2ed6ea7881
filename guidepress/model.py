"""The nouns of a guide, data only: what the read stage makes of `source/` and every later stage looks at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, Field, StringConstraints

from guidepress.problems import Place, Problem
from guidepress.reference import Reference
from guidepress.values import (
    ActivityKind,
    CaseKind,
    DateText,
    Day,
    Depth,
    Figure,
    Get,
    Grouping,
    Id,
    Key,
    Language,
    OrText,
    Per,
    Status,
    Strict,
    Text,
    Url,
)

Node: TypeAlias = dict[str, Any]
"""A node of pandoc's JSON: {"t": type, "c": content}."""
Blocks: TypeAlias = tuple[Node, ...]
Inlines: TypeAlias = tuple[Node, ...]

# --- guide.yaml ---


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue(Strict):
    """One value of a facet."""

    id: Id
    title: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet(Strict):
    """A dimension by which blocks are chosen, with its closed list of values."""

    title: Text
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lens(Strict):
    """A cross-cutting theme."""

    id: Id
    title: Text
    icon: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(Strict):
    """A choice of the guide for some readers; the first of a guide has no filter and is the guide itself."""

    id: Id
    title: Text
    depth: Depth = "full"
    facets: dict[Id, tuple[Id, ...]] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Say whether it leaves nothing out."""
        return self.depth == "full" and not any(self.facets.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideMeta(Strict):
    """guide.yaml: what the guide is, its parts in order and its closed lists."""

    title: Text
    short_title: Text
    version: Text
    date: Day
    language: Language
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    licence: Text
    publisher: Text
    modules: Annotated[tuple[Id, ...], Field(min_length=1)]
    subtitle: str = ""
    status: Status = "draft"
    notice: str = ""
    front: tuple[Id, ...] = ()
    facilitator: tuple[Id, ...] = ()
    lenses: tuple[Lens, ...] = ()
    facets: dict[Id, Facet] = field(default_factory=dict)
    editions: tuple[Edition, ...] = ()


# --- the shared lists ---


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNote(Strict):
    """Where a definition or figure stands: a work in references.yaml and the place in it."""

    cite: Key
    locator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Strict):
    """An entry of glossary.yaml; `forms` are other spellings that link to it."""

    id: Id
    term: Text
    definition: Text
    source: SourceNote | None = None
    forms: tuple[Text, ...] = ()
    see: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Acronym(Strict):
    """An entry of acronyms.yaml."""

    acronym: Text
    expansion: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Strict):
    """A figure: `value` in `unit`, true as of `as_of`, to be looked at again by `review_by`."""

    id: Id
    value: Figure
    unit: Text
    text: Text
    as_of: DateText
    source: SourceNote
    review_by: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Strict):
    """Technical cooperation that cases link to."""

    id: Id
    title: Text
    organisations: tuple[Text, ...]
    years: Text
    summary: Text
    countries: tuple[Text, ...] = ()
    url: Url | None = None
    source: SourceNote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What all modules share: guide.yaml, the brand and the lists."""

    meta: GuideMeta
    brand: Brand
    glossary: tuple[Term, ...] = ()
    acronyms: tuple[Acronym, ...] = ()
    facts: tuple[Fact, ...] = ()
    references: tuple[Reference, ...] = ()
    projects: tuple[Project, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """brand.yml, resolved: colours by name as #RRGGBB, fonts by use (base, headings, arabic, office)."""

    name: str
    colours: dict[str, str]
    fonts: dict[str, str]


# --- module.yaml and front matter ---


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective(Strict):
    """What a participant can do afterwards; `verb` is the act that can be observed."""

    id: Id
    verb: Text
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource(Strict):
    """A work worth reading, and why."""

    cite: Key
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Video(Strict):
    """A published video, or the script of a planned one; `length` is minutes:seconds."""

    id: Id
    title: Text
    summary: Text
    publisher: str = ""
    url: Url | None = None
    length: Annotated[str, StringConstraints(pattern=r"^(\d+:)?\d{1,2}:\d{2}$|^$")] = ""
    planned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleMeta(Strict):
    """module.yaml; `duration` is minutes of training time."""

    title: Text
    short_title: Text
    colour: Id
    icon: Id
    goal: Text
    objectives: Annotated[tuple[Objective, ...], Field(min_length=1)]
    duration: Annotated[int, Field(gt=0, le=3000)]
    questions: tuple[Text, ...] = ()
    resources: tuple[Resource, ...] = ()
    videos: tuple[Video, ...] = ()
    status: Status = "draft"
    review_by: Day | None = None
    authors: tuple[Text, ...] = ()


FacetChoice = dict[Id, tuple[Id, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMeta(Strict):
    """Front matter of a case study; countries are ISO 3166 codes."""

    id: Id
    kind: CaseKind
    country: tuple[Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")], ...] = ()
    corridor: str = ""
    facets: FacetChoice = field(default_factory=dict)
    projects: tuple[Id, ...] = ()
    sources: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Material(Strict):
    """A thing that an activity needs: `count` of it `per` person, pair, group or room; `item` says so in words.

    `handout` is the id of the worksheet or the set of cards in the same activity that is printed.
    """

    item: Text
    per: Per = "room"
    count: Annotated[int, Field(gt=0, le=1000)] = 1
    handout: str = ""
    get: Get = "have"


_IN_SHORT = OrText("item")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityMeta(Strict):
    """Front matter of an activity; `group_size` is the least and the most people in a group.

    `least` is to how many minutes it can be shortened when a workshop has lost time.
    """

    id: Id
    kind: ActivityKind
    minutes: Annotated[int, Field(gt=0, le=960)]
    grouping: Grouping
    objectives: tuple[Id, ...]
    group_size: tuple[Annotated[int, Field(gt=0)], Annotated[int, Field(gt=0)]] | None = None
    least: Annotated[int, Field(gt=0)] | None = None
    materials: tuple[Annotated[Material, BeforeValidator(_IN_SHORT.as_mapping), _IN_SHORT], ...] = ()
    facets: FacetChoice = field(default_factory=dict)
    preparation: str = ""
    variations: str = ""
    online: str = ""
    cautions: str = ""


# --- texts ---


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A Markdown file of running text; its number and module follow from where it stands."""

    id: str
    title: Inlines
    blocks: Blocks
    objectives: tuple[str, ...] = ()
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case study or scenario."""

    meta: CaseMeta
    title: Inlines
    blocks: Blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """An exercise with its steps, debrief, answers and worksheets."""

    meta: ActivityMeta
    title: Inlines
    blocks: Blocks


TextNoun: TypeAlias = Section | Case | Activity
"""What holds running text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A module, or a text of the front matter or for facilitators (then `meta` is None and there is one section)."""

    id: str
    meta: ModuleMeta | None
    sections: tuple[Section, ...] = ()
    cases: tuple[Case, ...] = ()
    activities: tuple[Activity, ...] = ()
    data: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """CSV tables by path, as rows of cells."""
    media: dict[str, str] = field(default_factory=dict)
    """Pictures by path: SHA-256 of the file, so that a changed picture changes the view."""

    @property
    def texts(self) -> tuple[TextNoun, ...]:
        """Give all that holds running text, sections first."""
        return (*self.sections, *self.cases, *self.activities)


# --- what reading finds beside the nouns ---


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """An id that others may refer to, and what it is."""

    id: str
    kind: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A mention of something that must exist: kind (term, fact, citation, …), its key, and where."""

    kind: str
    key: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What reading one unit, or the shared lists, gives: nouns if they could be made, and all that was found."""

    unit: Unit | None = None
    shared: Shared | None = None
    anchors: tuple[Anchor, ...] = ()
    uses: tuple[Use, ...] = ()
    problems: tuple[Problem, ...] = ()
    unread: tuple[str, ...] = ()
    """Kinds whose list could not be read: their absence is told once, not at every mention."""
