"""Turns prose into the files of one module: sections with a block of each kind, slides, cases, activities, media."""

from __future__ import annotations

from dataclasses import dataclass

from prose import Prose

_SECTION_WORDS = 1050
_CASE_WORDS = 220
_SLIDE_KINDS = ("bullets", "statement", "two-columns", "picture", "table", "chart", "case")
_CHART_KINDS = ("bar", "column", "stacked", "line", "doughnut")
_ICONS = ("compass", "route", "scale-balanced", "key", "people-group", "seedling")
_ACTIVITY_KINDS = ("group-work", "role-play", "quiz", "reflection", "case-study")

_NOTES = """::: notes

::: say
{say}
:::

::: ask
What does this change for your own office?
:::

::: expect
{expect}
:::

:::
"""


@dataclass(slots=True, kw_only=True)
class _Module:
    """What the parts of a module need of each other."""

    prose: Prose
    name: str
    number: int
    sections: int
    pairs: int
    """How many cases, and how many activities."""

    def anchors(self) -> list[str]:
        sections = [f"sec-{self.name}-{at}" for at in range(1, self.sections + 1)]
        return [*sections, *(f"fig-{self.name}-{at}" for at in range(1, self.sections + 1))]


def write_module(prose: Prose, name: str, number: int, words: int) -> dict[str, str]:
    """Give the files of a module by path: about `words` words of Markdown, case studies and activities included."""
    pairs = max(2, words // 2500)
    left = words - pairs * (_CASE_WORDS + 250)
    module = _Module(prose=prose, name=name, number=number, sections=max(1, round(left / _SECTION_WORDS)), pairs=pairs)
    folder = f"modules/{name}"
    files = {f"{folder}/module.yaml": _meta(module)}
    for at in range(1, module.sections + 1):
        files[f"{folder}/{at:03}-part.md"] = _section(module, at)
        files[f"media/data/{name}-{at}.csv"] = _data(module, at)
        files[f"media/{name}-{at}.svg"] = _picture(at)
    for at in range(1, pairs + 1):
        files[f"{folder}/cases/case-{at}.md"] = _case(module, at)
        files[f"{folder}/activities/activity-{at}.md"] = _activity(module, at)
    return files


def _meta(module: _Module) -> str:
    prose, name = module.prose, module.name
    works = prose.names.works[:3]
    resources = "".join(f"  - cite: {work}\n    why: {prose.sentence()}\n" for work in works)
    return f"""title: {prose.title()}
short_title: Part {module.number}
colour: module-{(module.number - 1) % 6 + 1}
icon: {_ICONS[(module.number - 1) % len(_ICONS)]}
goal: {prose.sentence()}
objectives:
  - id: obj-{name}-explain
    verb: explain
    text: Explain how the register works.
  - id: obj-{name}-compare
    verb: compare
    text: Compare two schemes.
questions:
  - What does the register keep?
  - Who may read it?
duration: 180
resources:
{resources}videos:
  - id: video-{name}
    title: {prose.title()}
    publisher: Ledger board
    url: https://example.org/video/{name}
    length: "3:20"
    summary: {prose.sentence()}
  - id: video-{name}-planned
    title: {prose.title()}
    summary: {prose.sentence()}
    planned: true
status: draft
review_by: 2030-12-31
authors: [A generator]
"""


def _section(module: _Module, at: int) -> str:
    """Write a section: running text between blocks; which blocks come depends on its number, so that all kinds do."""
    prose, name = module.prose, module.name
    anchors = module.anchors()
    key = f"{name}-{at}"
    blocks = [_voices(module, key)] if at == 1 else []
    blocks += [_figure(key, prose), _chart(key, at, prose)] if at % 2 else [_figure(key, prose), _table(key, prose)]
    blocks += [_boxes(module, at)[at % 6], _boxes(module, at)[(at + 3) % 6], _question(key, name, prose)]
    if at <= module.pairs:
        blocks += [f"::: {{.case of=case-{name}-{at}}}\n:::\n", f"::: {{.activity of=act-{name}-{at}}}\n:::\n"]
    if at == module.sections:
        blocks += [f"::: {{.video of=video-{name}}}\n:::\n", "::: {.resources}\n:::\n"]
    slides = [_slide(module, at, order) for order in (1, 2)]
    points = "\n".join(f"- {prose.phrase(9)}." for _ in range(4))
    head = f'# {prose.title()} {{#sec-{key} objectives="obj-{name}-explain" place="origin"}}\n'
    subs = [f"## {prose.title()} {{#sec-{key}-{part}}}\n" for part in ("a", "b")]
    texts = [prose.marked(75, anchors) if number % 2 else prose.plain(75) for number in range(5)]
    return "\n".join(
        [
            head,
            f"{texts[0]}\n",
            *blocks[:2],
            subs[0],
            f"{texts[1]}\n",
            slides[0],
            f"{texts[2]}\n",
            *blocks[2:4],
            subs[1],
            f"{texts[3]}\n",
            f"1. {prose.sentence()}\n2. {prose.sentence()}\n",
            *blocks[4:],
            f"{texts[4]}\n",
            slides[1],
            f"::: {{.key-points #kp-{key}}}\n\n{points}\n:::\n",
        ]
    )


def _voices(module: _Module, key: str) -> str:
    prose = module.prose
    return (
        f"::: {{.voices #voice-{key} kind=illustrative}}\n\n> {prose.sentence()} {prose.sentence()}\n\n"
        "A worker, 41, who left home in a dry year.\n:::\n"
    )


def _boxes(module: _Module, at: int) -> list[str]:
    prose, name = module.prose, module.name
    term = prose.names.terms[(module.number * 7 + at) % len(prose.names.terms)][0]
    cite = prose.chance.choice(prose.names.works)
    text = f"{prose.plain(40)}\n\n{prose.sentence()} [@{cite}]\n"
    return [
        f"::: {{.good-practice #gp-{name}-{at} place=origin}}\n\n## {prose.title()}\n\n{text}:::\n",
        f"::: {{.gap place=destination}}\n\n## {prose.title()}\n\n{text}:::\n",
        f"::: recommendation\n\n{text}:::\n",
        f"::: {{.lens of=gender}}\n\n{text}:::\n",
        f"::: {{.definition of={term}}}\n:::\n",
        f"::: recommendation\n\n::: short\n{prose.sentence()}\n:::\n\n::: full\n{text}:::\n\n:::\n",
    ]


def _figure(key: str, prose: Prose) -> str:
    return (
        f"::: {{.figure #fig-{key}}}\n\n## {prose.title()}\n\n![Three boxes joined by arrows.](media/{key}.svg)\n\n"
        f"::: source\nOwn drawing after @{prose.chance.choice(prose.names.works)}.\n:::\n\n:::\n"
    )


def _chart(key: str, at: int, prose: Prose) -> str:
    kind = _CHART_KINDS[at // 2 % len(_CHART_KINDS)]
    return (
        f"::: {{.chart #chart-{key} kind={kind} data=media/data/{key}.csv slide=no}}\n\n## {prose.title()}\n\n"
        f"::: alt\nChart of five districts; the figures stand in the table of the source.\n:::\n\n"
        f"::: source\n@{prose.chance.choice(prose.names.works)}, table 3; as of 2022.\n:::\n\n:::\n"
    )


def _table(key: str, prose: Prose) -> str:
    rows = "\n".join(
        f"| {prose.phrase(3)} | {prose.chance.randint(1, 99)} | {prose.chance.randint(1, 99)} |" for _ in range(5)
    )
    return (
        f"::: {{.table #tab-{key}}}\n\n## {prose.title()}\n\n"
        f"| Scheme | Members | Claims |\n| --- | ---: | ---: |\n{rows}\n\n"
        f"::: source\n@{prose.chance.choice(prose.names.works)}, table 1.\n:::\n\n:::\n"
    )


def _data(module: _Module, at: int) -> str:
    series = 1 if at // 2 % len(_CHART_KINDS) == len(_CHART_KINDS) - 1 else 2
    header = ",".join(["District", *(f"Members {2020 + year} (million)" for year in range(series))])
    rows = [
        ",".join([f"District {row}", *(str(module.prose.chance.randint(1, 900) / 10) for _ in range(series))])
        for row in range(1, 6)
    ]
    return "\n".join([header, *rows]) + "\n"


def _picture(at: int) -> str:
    boxes = "".join(
        f'<rect x="{20 + 260 * box}" y="40" width="200" height="{100 + at % 7 * 5}" rx="8" fill="#1F5FA8"/>'
        for box in range(3)
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 220" width="800" height="220">{boxes}</svg>\n'


def _question(key: str, name: str, prose: Prose) -> str:
    return (
        f"::: {{.question #q-{key} objective=obj-{name}-compare}}\n\n{prose.title()}: which is right?\n\n"
        f"- [ ] {prose.phrase(6)}\n- [x] {prose.phrase(6)}\n- [ ] {prose.phrase(6)}\n\n"
        f"::: answer\n{prose.sentence()}\n:::\n\n:::\n"
    )


def _slide(module: _Module, at: int, order: int) -> str:
    prose, key = module.prose, f"{module.name}-{at}"
    kind = _SLIDE_KINDS[(at * 2 + order) % len(_SLIDE_KINDS)]
    of = ""
    if kind == "chart":
        kind, of = ("chart", f" of=chart-{key}") if at % 2 else ("table", f" of=tab-{key}")
    elif kind == "case":
        of = f" of=case-{module.name}-{at % module.pairs + 1}"
    body = {
        "bullets": "\n".join(f"- {prose.phrase(8)}" for _ in range(4)),
        "statement": prose.sentence(),
        "two-columns": "\n\n".join(
            f"::: column\n## {side}\n\n- {prose.phrase(5)}\n- {prose.phrase(5)}\n:::" for side in ("Before", "After")
        ),
        "picture": f"![Three boxes joined by arrows.](media/{key}.svg)\n\n- {prose.phrase(5)}",
        "table": ""
        if of
        else f"| Side | Share |\n| --- | ---: |\n| {prose.phrase(2)} | 12 |\n| {prose.phrase(2)} | 88 |",
    }.get(kind, "")
    notes = _NOTES.format(say=f"{prose.sentence()} {prose.sentence()}", expect=prose.sentence())
    head = f"::: {{.slide #slide-{key}-{order} kind={kind} minutes=3{of}}}\n\n## {prose.title()}\n\n"
    return f"{head}{body}\n\n{notes}\n:::\n" if body else f"{head}{notes}\n:::\n"


def _case(module: _Module, at: int) -> str:
    prose, name = module.prose, module.name
    countries = ", ".join(prose.chance.sample(prose.names.countries, 2))
    works = ", ".join(prose.chance.sample(prose.names.works, 2))
    return f"""---
id: case-{name}-{at}
kind: {("good-practice", "gap", "country-experience")[at % 3]}
country: [{countries}]
corridor: From one bank to the other
facets: {{place: [destination]}}
projects: [project-ledger]
sources: [{works}]
---
# {prose.title()}

{prose.marked(_CASE_WORDS // 2, module.anchors())}

{prose.plain(_CASE_WORDS // 2)}

::: short

{prose.sentence()} {prose.sentence()}
:::

::: {{.question #q-{name}-case-{at}}}

What would have had to be in place?

::: answer
{prose.sentence()}
:::

:::
"""


def _activity(module: _Module, at: int) -> str:
    prose, name = module.prose, module.name
    return f"""---
id: act-{name}-{at}
kind: {_ACTIVITY_KINDS[at % len(_ACTIVITY_KINDS)]}
minutes: 45
grouping: groups
group_size: [4, 6]
materials:
  - One flip-chart sheet for each group
objectives: [obj-{name}-compare]
preparation: {prose.sentence()}
online: {prose.sentence()}
---
# {prose.title()}

{prose.plain(30)}

::: task

- {prose.sentence()}
- {prose.sentence()}
:::

::: short

{prose.sentence()}
:::

::: {{.step minutes=10}}

## Set the scene

::: say
{prose.sentence()}
:::

::: do
{prose.sentence()}
:::

:::

::: {{.step minutes=35}}

## Work and report

::: ask
{prose.sentence()}
:::

:::

::: debrief

- {prose.sentence()}
- {prose.sentence()}
:::

::: answer

{prose.plain(30)}
:::

::: {{.handout #handout-{name}-{at}}}

## Worksheet {at}

{prose.sentence()}

::: {{.write lines=4}}

1. Which claims were paid, and where?
:::

| Stage | Kept | Lost |
| --- | --- | --- |
| Before | | |
| After | | |

:::
"""
