"""Puts the readings of all files together: every mention must have its target, every id is given once."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from types import MappingProxyType

from babel import Locale

from guidepress.model import Anchor, Brand, Reading, Shared, Use
from guidepress.problems import Place, Problem, errors_in, problem
from guidepress.read.files import Source
from guidepress.tools import ToolError, characters_of, icon_svg

_OWN_NAMESPACE = frozenset({"term", "fact", "citation", "acronym", "lens", "project"})
"""Kinds whose ids need to be unique among themselves only; all others share the document's ids."""

_LOCAL = ("case", "activity", "video", "chart", "table", "question")
"""Kinds that a block can show only in the module that they belong to."""

_KIND_NAMES = MappingProxyType(
    {
        "term": ("term", "add it to glossary.yaml, or name a term: [words]{.term of=…}"),
        "fact": ("fact", "add it to facts.yaml with value, unit, as-of date and source"),
        "citation": ("work", "add it to references.yaml"),
        "project": ("project", "add it to projects.yaml"),
        "lens": ("lens", "add it to lenses in guide.yaml"),
        "case": ("case", "write it as a file in a module's cases/ folder"),
        "activity": ("activity", "write it as a file in a module's activities/ folder"),
        "video": ("video", "add it to videos in module.yaml"),
        "objective": ("objective", "add it to objectives in module.yaml"),
        "chart": ("chart", "write it in the text: ::: {.chart #…}"),
        "table": ("table", "write it in the text: ::: {.table #…}"),
        "question": ("question", "write it in the text: ::: {.question #q-…}"),
        "module": ("module", "guide.yaml lists the modules"),
        "section": ("section", "name the id in the title of a module's section, {#sec-…}"),
        "taught": ("section or activity", "name the id of a section or of an activity"),
        "taught-activity": ("activity", "name the id in the front matter of an activity"),
        "edition": ("edition", "write full, short, or the id of an edition in guide.yaml"),
        "asked": ("question", "name the id of a self-check question, {.question #q-…}"),
        "reference": ("place", "give the heading or block that is meant an id: {#…}"),
        "colour": ("colour", "add it to the palette in brand.yml"),
        "icon": ("icon", "use the name of a Font Awesome Free solid icon, such as scale-balanced"),
        "country": ("country code", "use the two letters of ISO 3166, such as KE"),
        "language": ("set of interface words for the language", "add guidepress/locale/<language>.yaml"),
    }
)


def join_problems(
    shared: Reading, units: Iterable[Reading], source: Source, languages: Iterable[str]
) -> tuple[Problem, ...]:
    """Give all problems: those found in each file, and those that only show when all files are seen together."""
    readings = [shared, *units]
    problems = [each for reading in readings for each in reading.problems]
    anchors = [each for reading in readings for each in reading.anchors]
    uses = [each for reading in readings for each in reading.uses]
    problems += _twins(anchors)
    if shared.shared is None:
        return tuple(problems)
    unread = {kind for reading in readings for kind in reading.unread}
    certain = [use for use in uses if use.kind.removesuffix("-form") not in unread]
    problems += _unknown(shared.shared, anchors, certain, frozenset(languages))
    problems += _out_of_hand(anchors, certain)
    problems += _undrawn(shared.shared.brand, uses)
    if "objective-served" not in unread:
        problems += _unserved(anchors, uses)
    listed = set(shared.shared.meta.modules)
    for path in source.files("modules/*/module.yaml"):
        name = path.split("/")[1]
        if name not in listed:
            problems.append(problem("module-is-listed", source.place(path, 1), id=name))
    # What is named wrongly is also missed where it is meant: only a guide without errors is tidied up.
    if not errors_in(problems):
        problems += _unused(shared.shared, anchors, uses)
    return tuple(problems)


def _twins(anchors: list[Anchor]) -> list[Problem]:
    first: dict[tuple[str, str], Anchor] = {}
    found: list[Problem] = []
    for anchor in anchors:
        space = anchor.kind if anchor.kind in _OWN_NAMESPACE else "document"
        before = first.setdefault((space, anchor.id), anchor)
        if before is not anchor:
            found.append(problem("id-is-unique", anchor.place, id=anchor.id, first=before.place))
    return found


def _undrawn(brand: Brand, uses: list[Use]) -> list[Problem]:
    """Tell of characters that a font of running text or of headings lacks; the Arabic font helps both out."""
    used = {use.key for use in uses if use.kind == "character" and unicodedata.category(use.key) not in ("Cf", "Zs")}
    arabic = characters_of(brand.fonts["arabic"]) if used else frozenset()
    missing = {
        char
        for name in ("base", "headings")
        for char in used - arabic - (characters_of(brand.fonts[name]) if used else frozenset())
    }
    return [
        problem("character-is-drawn", use.place, char=use.key, code=f"U+{ord(use.key):04X}")
        for use in uses
        if use.kind == "character" and use.key in missing
    ]


def _unserved(anchors: list[Anchor], uses: list[Use]) -> list[Problem]:
    served = {use.key for use in uses if use.kind == "objective-served"}
    return [
        problem("objective-is-served", anchor.place, id=anchor.id)
        for anchor in anchors
        if anchor.kind == "objective" and anchor.id not in served
    ]


_LISTED = MappingProxyType(
    {
        "term": ("term", "glossary.yaml"),
        "acronym": ("acronym", "acronyms.yaml"),
        "fact": ("fact", "facts.yaml"),
        "citation": ("work", "references.yaml"),
        "project": ("project", "projects.yaml"),
    }
)
"""What stands in a shared list because some text needs it, by kind: its name and its file."""


def _unused(shared: Shared, anchors: list[Anchor], uses: list[Use]) -> list[Problem]:
    """Tell of entries of the shared lists that nothing mentions; a term's `see` of another is no mention."""
    forms = term_forms(shared)
    mentions = [use for use in uses if not (use.kind == "term" and use.place.file.endswith("glossary.yaml"))]
    used = {(use.kind, use.key) for use in mentions}
    used |= {("term", forms[use.key.casefold()]) for use in uses if use.kind == "term-form"}
    found: list[Problem] = []
    for anchor in anchors:
        if anchor.kind in _LISTED and (anchor.kind, anchor.id) not in used:
            name, file = _LISTED[anchor.kind]
            found.append(problem("entry-is-used", anchor.place, kind=name, id=anchor.id, file=file))
    return found


def term_forms(shared: Shared) -> dict[str, str]:
    """Map every spelling of every term, case folded, to the term's id."""
    return {spelling.casefold(): term.id for term in shared.glossary for spelling in (term.term, *term.forms)}


def _unknown(shared: Shared, anchors: list[Anchor], uses: list[Use], languages: frozenset[str]) -> list[Problem]:
    by_kind: dict[str, set[str]] = {}
    for anchor in anchors:
        by_kind.setdefault(anchor.kind, set()).add(anchor.id)
    referable = {a.id for a in anchors if a.kind not in _OWN_NAMESPACE and a.kind not in ("objective", "slide")}
    known: Mapping[str, set[str]] = {
        **{kind: by_kind.get(kind, set()) for kind in _KIND_NAMES},
        "reference": referable,
        "module": set(shared.meta.modules),
        "edition": {"full", "short", *(each.id for each in shared.meta.editions)},
        "taught": by_kind.get("section", set()) | by_kind.get("activity", set()),
        "taught-activity": by_kind.get("activity", set()),
        "asked": by_kind.get("question", set()),
        "colour": set(shared.brand.colours),
        "country": set(Locale("en").territories),
        "language": set(languages),
    }
    places = {(anchor.kind, anchor.id): anchor.place for anchor in anchors}
    forms = term_forms(shared)
    acronyms = {each.acronym for each in shared.acronyms}
    found: list[Problem] = []
    for use in uses:
        if use.kind == "facet":
            found += _facet(shared, use)
        elif use.kind == "acronym":
            if use.key not in acronyms:
                found.append(problem("acronym-is-defined", use.place, acronym=use.key))
        elif use.kind == "term-form":
            if use.key.casefold() not in forms:
                found.append(_missing("term", use, sorted(forms)))
        elif use.kind == "icon":
            if not _is_icon(use.key):
                found.append(_missing("icon", use, []))
        elif use.kind in known and use.key not in known[use.kind]:
            found.append(_missing(use.kind, use, sorted(known[use.kind])))
        elif use.kind in _LOCAL and _unit_of(use.place) != _unit_of(places[use.kind, use.key]):
            hint = f"it stands in {places[use.kind, use.key]}: refer to it with [](#{use.key}), or move its file"
            name = f"{_KIND_NAMES[use.kind][0]} of this module"
            found.append(problem("reference-is-known", use.place, kind=name, id=use.key, hint=hint))
    return found


def _out_of_hand(anchors: list[Anchor], uses: list[Use]) -> list[Problem]:
    """Tell where other texts refer to texts for facilitators: participants do not hold these."""
    hidden = {anchor.id for anchor in anchors if _is_guidance(anchor.place)}
    hint = "it stands in a text for facilitators, which participants do not hold: take the reference out"
    return [
        problem("reference-is-known", use.place, kind="place for participants", id=use.key, hint=hint)
        for use in uses
        if use.kind == "reference" and use.key in hidden and not _is_guidance(use.place)
    ]


def _is_guidance(place: Place) -> bool:
    """Say whether a place lies in a text for facilitators."""
    return place.file.partition("/")[2].startswith("facilitator/")


def _unit_of(place: Place) -> str:
    """Name the module's folder, or the file, that a place belongs to."""
    folder, found, rest = place.file.partition("/modules/")
    return rest.split("/", 1)[0] if found else folder


def _missing(kind: str, use: Use, known: list[str]) -> Problem:
    name, hint = _KIND_NAMES[kind]
    close = get_close_matches(use.key, known, n=1)
    told = f"perhaps {close[0]} is meant; or {hint}" if close else hint
    return problem("reference-is-known", use.place, kind=name, id=use.key, hint=told)


def _facet(shared: Shared, use: Use) -> list[Problem]:
    key, _, values = use.key.partition("=")
    facet = shared.meta.facets.get(key)
    if facet is None:
        known = ", ".join(sorted(shared.meta.facets))
        return [problem("attribute-is-known", use.place, key=key, what="this block", known=f"facets {known}")]
    allowed = [value.id for value in facet.values]
    return [
        problem("facet-is-known", use.place, value=value, facet=key, known=", ".join(allowed))
        for value in values.split()
        if value not in allowed
    ]


def _is_icon(name: str) -> bool:
    try:
        icon_svg(name)
    except ToolError:
        return False
    return True
