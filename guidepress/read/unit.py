"""Turns a module's folder, or a text of the front matter, into a Unit with all that was found on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from pydantic import TypeAdapter

from guidepress.model import (
    Activity,
    ActivityMeta,
    Case,
    CaseMeta,
    Inlines,
    ModuleMeta,
    Node,
    Reading,
    Section,
    Unit,
    Use,
)
from guidepress.nodes import is_div, value_of, walk
from guidepress.problems import Place
from guidepress.read.acronyms import note_acronyms
from guidepress.read.block_kinds import GUIDANCE, TEXT
from guidepress.read.blocks import BlockReader
from guidepress.read.fences import check_fences
from guidepress.read.files import Source, read_text
from guidepress.read.findings import Findings
from guidepress.read.markdown import TOO_DEEP, parse_markdown, split_front
from guidepress.read.materials import check_materials
from guidepress.read.media import check_chart_data, read_data, read_pictures
from guidepress.read.yaml_file import YamlText

T = TypeVar("T")
MOST_TAB_CHARACTERS = 22
SLIDE_MINUTES = 2
"""Minutes of a slide whose source gives none."""
_MODULE_META = TypeAdapter(ModuleMeta)
_CASE_META = TypeAdapter(CaseMeta)
_ACTIVITY_META = TypeAdapter(ActivityMeta)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A Markdown file before it is parsed."""

    findings: Findings
    front: str | None
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parsed:
    """A Markdown file's title line and clean blocks."""

    title: Inlines
    identifier: str
    pairs: list[tuple[str, str]]
    place: Place
    blocks: tuple[Node, ...]


def module_files(source: Source, module: str) -> list[str]:
    """List the files of a module that reading it opens."""
    folder = f"modules/{module}"
    texts = [name for part in ("", "cases/", "activities/") for name in source.files(f"{folder}/{part}*.md")]
    return [f"{folder}/module.yaml", *texts]


def read_module(source: Source, module: str) -> Reading:
    """Read a module's folder."""
    own = Findings(source=source, path=f"modules/{module}/module.yaml")
    found = _read_meta(own)
    meta = found[0] if found else None
    paths = [path for path in module_files(source, module) if path.endswith(".md")]
    texts = [_open(source, path) for path in paths]
    parsed = _parse(texts)
    sections: list[Section] = []
    cases: list[Case] = []
    activities: list[Activity] = []
    for text, each in zip(texts, parsed, strict=True):
        if each is None:
            continue
        if "/cases/" in text.findings.path:
            cases += _case(text, each)
        elif "/activities/" in text.findings.path:
            activities += _activity(text, each)
        else:
            sections.append(_section(text, each))
    unit = Unit(id=module, meta=meta, sections=tuple(sections), cases=tuple(cases), activities=tuple(activities))
    if found:
        _check_duration(own, *found, unit)
    return _finish(own, texts, unit)


def _check_duration(own: Findings, meta: ModuleMeta, yaml: YamlText, unit: Unit) -> None:
    """Warn if the slides that are written and the activities alone take longer than the module."""
    given = [value_of(node, "minutes") for each in unit.sections for node in walk(each.blocks) if is_div(node, "slide")]
    slides = sum(int(minutes) if minutes.isdigit() else SLIDE_MINUTES for minutes in given)
    total = slides + sum(each.meta.minutes for each in unit.activities)
    if total > meta.duration:
        own.tell("duration-is-enough", yaml.place("duration"), sum=total, duration=meta.duration)


def read_front(source: Source, name: str, folder: str = "front") -> Reading:
    """Read a text of the front matter, or one that only facilitators see (in the folder `facilitator`)."""
    own = Findings(source=source, path=f"{folder}/{name}.md")
    text = _open(source, own.path)
    parsed = _parse([text])[0]
    sections = (_section(text, parsed),) if parsed else ()
    return _finish(own, [text], Unit(id=name, meta=None, sections=sections))


def _finish(own: Findings, texts: list[_Text], unit: Unit) -> Reading:
    """Read data and pictures that the texts name, and put all findings together."""
    every = [own, *(text.findings for text in texts)]
    uses = tuple(use for findings in every for use in findings.uses)
    data, media = read_data(own, uses), read_pictures(own, uses)
    blocks = [each.blocks for each in unit.texts]
    for node in walk(blocks):
        if is_div(node, "chart") and (rows := data.get(value_of(node, "data"))):
            _check_chart(own, uses, node, rows)
    made = Unit(
        id=unit.id,
        meta=unit.meta,
        sections=unit.sections,
        cases=unit.cases,
        activities=unit.activities,
        data=data,
        media=media,
    )
    return Reading(
        unit=made,
        anchors=tuple(each for findings in every for each in findings.anchors),
        uses=tuple(use for findings in every for use in findings.uses),
        problems=tuple(each for findings in every for each in findings.problems),
        # A file without its nouns cannot give the ids that others refer to.
        unread=_unread(own, texts),
    )


_TEXT_KINDS = (
    *("reference", "case", "activity", "chart", "table", "objective", "objective-served", "video"),
    *("section", "taught", "taught-activity", "asked"),  # what workshops name
)


def _unread(own: Findings, texts: list[_Text]) -> tuple[str, ...]:
    return _TEXT_KINDS if any(each.problems for each in (own, *(text.findings for text in texts))) else ()


def _check_chart(own: Findings, uses: tuple[Use, ...], node: Node, rows: tuple[tuple[str, ...], ...]) -> None:
    path = value_of(node, "data")
    if why := check_chart_data(rows, value_of(node, "kind")):
        place = next(use.place for use in uses if use.kind == "data" and use.key == path)
        own.tell("csv-is-a-table", place, path=path, why=why)


# --- YAML parts ---


def _read_meta(findings: Findings) -> tuple[ModuleMeta, YamlText] | None:
    text, problems = read_text(findings.source, findings.path)
    findings.problems += problems
    if text is None:
        return None
    findings.characters(text)
    yaml = YamlText(findings.source, findings.path, text)
    meta = yaml.as_noun(_MODULE_META)
    findings.problems += yaml.problems
    if meta is None:
        return None
    note_acronyms(yaml, findings)
    for number, objective in enumerate(meta.objectives):
        findings.anchor(objective.id, "objective", yaml.place("objectives", number, "id"))
    for number, video in enumerate(meta.videos):
        findings.anchor(video.id, "video", yaml.place("videos", number, "id"))
        if video.url is None and not video.planned:
            hint = "add url:, or planned: true if the video does not exist yet"
            at = yaml.place("videos", number)
            findings.tell("block-is-complete", at, what="video", part="its address", hint=hint)
    for number, resource in enumerate(meta.resources):
        findings.use("citation", resource.cite, yaml.place("resources", number, "cite"))
    findings.use("colour", meta.colour, yaml.place("colour"))
    findings.use("icon", meta.icon, yaml.place("icon"))
    if len(meta.short_title) > MOST_TAB_CHARACTERS:
        length = len(meta.short_title)
        at = yaml.place("short_title")
        findings.tell("tab-title-fits", at, title=meta.short_title, length=length, most=MOST_TAB_CHARACTERS)
    return meta, yaml


def _front_matter(text: _Text, adapter: TypeAdapter[T], what: str) -> tuple[T, YamlText] | None:
    findings = text.findings
    if text.front is None:
        hint = "begin the file with --- and the keys of docs/source-format.md"
        at = findings.source.place(findings.path, 1)
        findings.tell("block-is-complete", at, what=what, part="its front matter", hint=hint)
        return None
    yaml = YamlText(findings.source, findings.path, text.front, first_line=2)
    noun = yaml.as_noun(adapter)
    findings.problems += yaml.problems
    if noun is None:
        return None
    note_acronyms(yaml, findings)
    return noun, yaml


# --- Markdown parts ---


def _open(source: Source, path: str) -> _Text:
    findings = Findings(source=source, path=path)
    text, problems = read_text(source, path)
    findings.problems += problems
    findings.characters(text or "")
    front, body = split_front(text or "")
    check_fences(body, findings)
    return _Text(findings=findings, front=front, body=body)


def _parse(texts: list[_Text]) -> list[_Parsed | None]:
    answers = parse_markdown([text.body for text in texts])
    return [_clean_safely(text, answer) for text, answer in zip(texts, answers, strict=True)]


def _clean_safely(text: _Text, answer: list[Node] | str) -> _Parsed | None:
    try:
        return _clean(text, answer)
    except RecursionError:
        return _clean(text, TOO_DEEP)


def _clean(text: _Text, answer: list[Node] | str) -> _Parsed | None:
    findings = text.findings
    if isinstance(answer, str):
        findings.tell("markdown-is-readable", findings.source.place(findings.path, 1), why=answer.split("\n", 1)[0])
        return None
    base = _base(findings.path)
    reader = BlockReader(findings=findings, base=base)
    if not answer or answer[0]["t"] != "Header" or answer[0]["c"][0] != 1:
        if not findings.problems:
            what = "the text does not begin with its title"
            at = findings.place(value_of(answer[0], "data-pos") if answer else "1:1")
            example = "# Title" if base in ("case", "activity") else "# Title {#sec-…}"
            findings.tell("section-has-title", at, what=what, example=example)
        return None
    heading = answer[0]
    position = value_of(heading, "data-pos")
    _, (identifier, classes, pairs), content = heading["c"]
    for name in classes:
        findings.tell("block-is-known", position, name=name, hint="a title has no classes")
    title = reader.inlines.read(content, position)
    if not title:
        findings.tell("heading-has-text", position)
    blocks = reader.read(answer[1:], position)
    return _Parsed(
        title=tuple(title),
        identifier=identifier,
        pairs=[(key, value) for key, value in pairs if key != "data-pos"],
        place=findings.place(position),
        blocks=tuple(blocks),
    )


def _base(path: str) -> str:
    """Say what a file is: text, case, activity or a text for facilitators."""
    if path.startswith("facilitator/"):
        return GUIDANCE
    return "case" if "/cases/" in path else "activity" if "/activities/" in path else TEXT


def _section(text: _Text, parsed: _Parsed) -> Section:
    findings = text.findings
    if not parsed.identifier:
        findings.tell("id-is-given", parsed.place, what="section", example="sec-…")
    else:
        findings.give_id(parsed.identifier, "section", parsed.place)
    objectives: tuple[str, ...] = ()
    facets: dict[str, tuple[str, ...]] = {}
    for key, value in parsed.pairs:
        if key == "objectives":
            objectives = tuple(value.split())
            for each in objectives:
                findings.use("objective", each, parsed.place)
                findings.use("objective-served", each, parsed.place)
        else:
            findings.use("facet", f"{key}={value}", parsed.place)
            facets[key] = tuple(value.split())
    return Section(id=parsed.identifier, title=parsed.title, blocks=parsed.blocks, objectives=objectives, facets=facets)


def _use_facets(findings: Findings, yaml: YamlText, facets: dict[str, tuple[str, ...]]) -> None:
    for key, values in facets.items():
        findings.use("facet", f"{key}={' '.join(values)}", yaml.place("facets", key))


def _case(text: _Text, parsed: _Parsed) -> list[Case]:
    found = _front_matter(text, _CASE_META, "case")
    if found is None:
        return []
    meta, yaml = found
    findings = text.findings
    findings.anchor(meta.id, "case", yaml.place("id"))
    for number, key in enumerate(meta.sources):
        findings.use("citation", key, yaml.place("sources", number))
    for number, key in enumerate(meta.projects):
        findings.use("project", key, yaml.place("projects", number))
    for number, code in enumerate(meta.country):
        findings.use("country", code, yaml.place("country", number))
    _use_facets(findings, yaml, meta.facets)
    if not any(is_div(each, "short") for each in parsed.blocks):
        hint = "add a block ::: short with two or three sentences"
        findings.tell("block-is-complete", parsed.place, what="case", part="its short form", hint=hint)
    return [Case(meta=meta, title=parsed.title, blocks=parsed.blocks)]


def _activity(text: _Text, parsed: _Parsed) -> list[Activity]:
    found = _front_matter(text, _ACTIVITY_META, "activity")
    if found is None:
        return []
    meta, yaml = found
    findings = text.findings
    findings.anchor(meta.id, "activity", yaml.place("id"))
    for number, key in enumerate(meta.objectives):
        at = yaml.place("objectives", number)
        findings.use("objective", key, at)
        findings.use("objective-served", key, at)
    _use_facets(findings, yaml, meta.facets)
    if meta.grouping == "groups" and meta.group_size is None:
        hint = "add group_size: [4, 6]"
        at = yaml.place("grouping")
        findings.tell("block-is-complete", at, what="activity", part="group_size", hint=hint)
    if meta.least and meta.least > meta.minutes:
        why = f"it is more than minutes, which is {meta.minutes}"
        hint = "least is to how many minutes the activity can be shortened"
        findings.tell("value-has-type", yaml.place("least"), key="least", why=why, hint=hint)
    if meta.group_size and meta.group_size[0] > meta.group_size[1]:
        why = "the first number is greater than the second"
        hint = "write the least people in a group, then the most: [4, 6]"
        findings.tell("value-has-type", yaml.place("group_size"), key="group_size", why=why, hint=hint)
    check_materials(meta, yaml, parsed.blocks, findings)
    for name, what in (
        ("task", "what the participants do"),
        ("step", "its steps"),
        ("short", "its short form"),
    ):
        if not any(is_div(each, name) for each in parsed.blocks):
            hint = f"add a block ::: {name}"
            findings.tell("block-is-complete", parsed.place, what="activity", part=what, hint=hint)
    steps = [value_of(each, "minutes") for each in parsed.blocks if is_div(each, "step")]
    total = sum(int(minutes) for minutes in steps if minutes.isdigit())
    if steps and total != meta.minutes:
        findings.tell("minutes-add-up", yaml.place("minutes"), sum=total, minutes=meta.minutes)
    return [Activity(meta=meta, title=parsed.title, blocks=parsed.blocks)]
