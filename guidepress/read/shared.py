"""Turns guide.yaml, brand.yml and the shared lists into the nouns that all modules share."""

from __future__ import annotations

from typing import TypeVar

from pydantic import TypeAdapter

from guidepress.model import (
    Acronym,
    Fact,
    GuideMeta,
    Project,
    Reading,
    Shared,
    SourceNote,
    Term,
)
from guidepress.problems import Place
from guidepress.read.acronyms import note_acronyms
from guidepress.read.brand import read_brand
from guidepress.read.files import Source, read_text
from guidepress.read.findings import Findings
from guidepress.read.yaml_file import YamlText
from guidepress.reference import Reference

T = TypeVar("T")
SHARED_FILES = (
    "guide.yaml",
    "brand.yml",
    "glossary.yaml",
    "acronyms.yaml",
    "facts.yaml",
    "references.yaml",
    "projects.yaml",
)
_FILE_OF = {
    "term": "glossary",
    "acronym": "acronyms",
    "fact": "facts",
    "citation": "references",
    "project": "projects",
    "lens": "guide",
    "facet": "guide",
}
_OPTIONAL = frozenset(SHARED_FILES[2:])


def read_shared(source: Source) -> Reading:
    """Read all that is shared; `shared` is None if guide.yaml or brand.yml cannot be used."""
    every: list[Findings] = []

    def load(path: str, adapter: TypeAdapter[T]) -> tuple[T | None, YamlText | None, Findings]:
        findings = Findings(source=source, path=path)
        every.append(findings)
        if path in _OPTIONAL and not (source.folder / path).exists():
            return None, None, findings
        text, problems = read_text(source, path)
        findings.problems += problems
        if text is None:
            return None, None, findings
        findings.characters(text)
        yaml = YamlText(source, path, text)
        noun = yaml.as_noun(adapter) if yaml.value is not None or path not in _OPTIONAL else None
        findings.problems += yaml.problems
        note_acronyms(yaml, findings)
        return noun, yaml, findings

    meta, meta_yaml, meta_findings = load("guide.yaml", TypeAdapter(GuideMeta))
    if meta and meta_yaml:
        _check_meta(meta, meta_yaml, meta_findings)
    brand_findings = Findings(source=source, path="brand.yml")
    every.append(brand_findings)
    brand = read_brand(source, brand_findings)

    glossary, yaml, findings = load("glossary.yaml", TypeAdapter(tuple[Term, ...]))
    for number, term in enumerate(glossary or ()):
        _note(findings, yaml, number, term.id, "term")
        for place, other in enumerate(term.see):
            findings.use("term", other, _at(yaml, number, "see", place))
        _cited(findings, yaml, number, term.source)
    _check_spellings(glossary or (), yaml, findings)
    acronyms, yaml, findings = load("acronyms.yaml", TypeAdapter(tuple[Acronym, ...]))
    for number, acronym in enumerate(acronyms or ()):
        findings.anchor(acronym.acronym, "acronym", _at(yaml, number, "acronym"))
    facts, yaml, findings = load("facts.yaml", TypeAdapter(tuple[Fact, ...]))
    for number, fact in enumerate(facts or ()):
        _note(findings, yaml, number, fact.id, "fact")
        _cited(findings, yaml, number, fact.source)
    references, yaml, findings = load("references.yaml", TypeAdapter(tuple[Reference, ...]))
    for number, reference in enumerate(references or ()):
        _note(findings, yaml, number, reference.id, "citation")
    projects, yaml, findings = load("projects.yaml", TypeAdapter(tuple[Project, ...]))
    for number, project in enumerate(projects or ()):
        _note(findings, yaml, number, project.id, "project")
        _cited(findings, yaml, number, project.source)

    lists = {
        "term": glossary,
        "acronym": acronyms,
        "fact": facts,
        "citation": references,
        "project": projects,
        "lens": meta,
        "facet": meta,
    }
    broken = {found.path.split(".")[0] for found in every if found.problems}
    unread = [kind for kind, noun in lists.items() if noun is None and _FILE_OF[kind] in broken]
    shared = None
    if meta and brand:
        shared = Shared(
            meta=meta,
            brand=brand,
            glossary=glossary or (),
            acronyms=acronyms or (),
            facts=facts or (),
            references=references or (),
            projects=projects or (),
        )
    return Reading(
        shared=shared,
        anchors=tuple(each for found in every for each in found.anchors),
        uses=tuple(each for found in every for each in found.uses),
        problems=tuple(each for found in every for each in found.problems),
        unread=tuple(unread),
    )


def _check_meta(meta: GuideMeta, yaml: YamlText, findings: Findings) -> None:
    lists = {"modules": meta.modules, "front": meta.front, "facilitator": meta.facilitator, "languages": meta.languages}
    for key, names in lists.items():
        for number, name in enumerate(names):
            if name in names[:number]:
                first = yaml.place(key, names.index(name))
                findings.tell("id-is-unique", yaml.place(key, number), id=name, first=first)
    for key, other in (("front", "modules"), ("facilitator", "modules"), ("facilitator", "front")):
        for name in sorted(set(lists[key]) & set(lists[other])):
            findings.tell("id-is-unique", yaml.place(key), id=name, first=yaml.place(other))
    for name, facet in meta.facets.items():
        values = [value.id for value in facet.values]
        for number, value in enumerate(values):
            if value in values[:number]:
                first = yaml.place("facets", name, "values", values.index(value))
                at = yaml.place("facets", name, "values", number)
                findings.tell("id-is-unique", at, id=value, first=first)
    _check_editions(meta, yaml, findings)
    for number, lens in enumerate(meta.lenses):
        findings.anchor(lens.id, "lens", yaml.place("lenses", number, "id"))
        findings.use("icon", lens.icon, yaml.place("lenses", number, "icon"))
    for language in meta.languages:
        findings.use("language", language, yaml.place("languages", meta.languages.index(language)))
    if meta.language not in meta.languages:
        why = "the language of the source is not in languages"
        findings.tell("value-has-type", yaml.place("languages"), key="languages", why=why, hint=f"add {meta.language}")


def _check_editions(meta: GuideMeta, yaml: YamlText, findings: Findings) -> None:
    """Tell of editions that would be the guide itself, and of facets and values that guide.yaml does not list."""
    ids = [each.id for each in meta.editions]
    for number, edition in enumerate(meta.editions):
        if edition.id in ids[:number]:
            first = yaml.place("editions", ids.index(edition.id), "id")
            findings.tell("id-is-unique", yaml.place("editions", number, "id"), id=edition.id, first=first)
        if number and edition.is_whole:
            findings.tell("edition-filters", yaml.place("editions", number), id=edition.id)
        if not number and not edition.is_whole:
            findings.tell("first-edition-is-whole", yaml.place("editions", number), id=edition.id)
        for facet, values in edition.facets.items():
            known = meta.facets.get(facet)
            if known is None:
                hint = f"facets are: {', '.join(sorted(meta.facets))}"
                at = yaml.place("editions", number, "facets", facet)
                findings.tell("reference-is-known", at, kind="facet", id=facet, hint=hint)
                continue
            allowed = [each.id for each in known.values]
            for place, value in enumerate(values):
                if value not in allowed:
                    at = yaml.place("editions", number, "facets", facet, place)
                    findings.tell("facet-is-known", at, value=value, facet=facet, known=", ".join(allowed))


def _check_spellings(glossary: tuple[Term, ...], yaml: YamlText | None, findings: Findings) -> None:
    """Tell of a spelling that belongs to two terms: nobody could say which of them a link means."""
    owners: dict[str, str] = {}
    for number, term in enumerate(glossary):
        for spelling in (term.term, *term.forms):
            owner = owners.setdefault(spelling.casefold(), term.id)
            if owner != term.id:
                key = "term" if spelling == term.term else "forms"
                why = f'"{spelling}" is a spelling of the term {owner} already'
                hint = "delete it from one of the two"
                findings.tell("value-has-type", _at(yaml, number, key), key=key, why=why, hint=hint)


def _at(yaml: YamlText | None, *path: str | int) -> Place:
    if yaml is None:
        raise LookupError("a noun without its text")
    return yaml.place(*path)


def _note(findings: Findings, yaml: YamlText | None, number: int, identifier: str, kind: str) -> None:
    findings.anchor(identifier, kind, _at(yaml, number, "id"))


def _cited(findings: Findings, yaml: YamlText | None, number: int, note: SourceNote | None) -> None:
    if note:
        findings.use("citation", note.cite, _at(yaml, number, "source"))
