"""Turns a size and a seed into the source of a guide: valid, with blocks of every kind, the same bytes every time.

python benchmarks/generate.py FOLDER --modules 6 --words 5000 --languages en,ar --seed 1
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from module_text import write_module
from prose import Names, Prose, acronym_name, term_name

_COLOURS = ("#1F5FA8", "#00756A", "#6A3D9A", "#B0243A", "#8A5600", "#3D6B1E")
_BLOCK_COLOURS = {
    "voices": "#5A4A78",
    "case": "#1F5FA8",
    "good-practice": "#3D6B1E",
    "gap": "#B0243A",
    "activity": "#8A5600",
    "key-points": "#1D2530",
    "definition": "#00756A",
    "recommendation": "#14506B",
    "lens": "#8C2F6B",
    "resources": "#5A6472",
    "video": "#2F4858",
}


def write_guide(folder: Path, *, modules: int, words: int, languages: tuple[str, ...] = ("en",), seed: int = 1) -> None:
    """Write a guide of `modules` modules of about `words` words each into `folder` (which may be absent).

    English is the language of the source; for each other language about half of the paragraphs are translated.
    """
    chance = random.Random(seed)
    names = _names(modules)
    prose = Prose(chance=chance, names=names)
    ids = [f"module-{number}" for number in range(1, modules + 1)]
    files = {
        "guide.yaml": _guide(ids, languages),
        "brand.yml": _brand(),
        "glossary.yaml": _glossary(prose),
        "acronyms.yaml": _acronyms(prose),
        "facts.yaml": _facts(prose),
        "references.yaml": _references(prose),
        "projects.yaml": _projects(names),
        "front/preface.md": f"# Preface {{#sec-preface}}\n\n{prose.plain(120)}\n\n{prose.plain(90)}\n",
    }
    for number, name in enumerate(ids, start=1):
        files |= write_module(prose, name, number, words)
    for language in languages:
        if language != "en":
            files[f"locale/{language}/texts.po"] = _catalogue(prose, language)
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode("utf-8"))


def _names(modules: int) -> Names:
    return Names(
        terms=tuple((term_name(number).replace(" ", "-"), term_name(number)) for number in range(7 * modules)),
        acronyms=tuple(acronym_name(number) for number in range(7 * modules)),
        facts=tuple(f"figure-{number}" for number in range(1, 6 * modules + 1)),
        works=tuple(f"press-{2000 + number % 25}-work{number}" for number in range(1, 15 * modules + 1)),
    )


def _guide(modules: list[str], languages: tuple[str, ...]) -> str:
    return f"""title: A generated guide for measuring
subtitle: It says nothing, at length
short_title: Generated guide
version: "1.0"
date: 2026-01-31
status: draft
language: en
languages: [{", ".join(languages)}]
licence: CC BY 4.0
publisher: The guidepress project
notice: Made by benchmarks/generate.py.
modules: [{", ".join(modules)}]
front: [preface]
lenses:
  - {{id: gender, title: Gender lens, icon: venus-mars}}
facets:
  place:
    title: Place
    values:
      - {{id: origin, title: Place of origin}}
      - {{id: destination, title: Place of destination}}
"""


def _brand() -> str:
    palette = {f"module-{number}": colour for number, colour in enumerate(_COLOURS, start=1)} | _BLOCK_COLOURS
    lines = "\n".join(f'    {name}: "{colour}"' for name, colour in palette.items())
    return f"""meta:
  name: generated
color:
  palette:
    ink: "#1D2530"
    grey: "#5A6472"
    paper: "#FFFFFF"
{lines}
  foreground: ink
  background: paper
  primary: module-1
typography:
  base:
    family: IBM Plex Serif
  headings:
    family: IBM Plex Sans
defaults:
  guidepress:
    fonts:
      arabic: IBM Plex Sans Arabic
      office: Arial
"""


def _glossary(prose: Prose) -> str:
    entries = []
    for number, (identifier, term) in enumerate(prose.names.terms):
        see = prose.names.terms[number - 1][0]
        work = prose.chance.choice(prose.names.works)
        entries.append(
            f"- id: {identifier}\n  term: {term}\n  forms: [{term}s]\n  definition: {prose.sentence()}\n"
            f"  source: {{cite: {work}, locator: p. {number + 1}}}\n  see: [{see}]\n"
        )
    return "".join(entries)


def _acronyms(prose: Prose) -> str:
    return "".join(
        f"- acronym: {name}\n  expansion: {prose.phrase(3).title()}\n" for name in sorted(prose.names.acronyms)
    )


def _facts(prose: Prose) -> str:
    return "".join(
        f"- id: {name}\n  value: {prose.chance.randint(10, 9999) / 10}\n  unit: million\n"
        f"  text: {prose.sentence()}\n  as_of: {2010 + number % 15}\n"
        f"  source: {{cite: {prose.chance.choice(prose.names.works)}, locator: p. 12}}\n  review_by: 2030-12-31\n"
        for number, name in enumerate(prose.names.facts)
    )


def _references(prose: Prose) -> str:
    return "".join(
        f"- id: {name}\n  type: report\n  title: {prose.title()}\n  author:\n    - literal: {prose.phrase(2)} press\n"
        f"  issued: {{date-parts: [[{name.split('-')[1]}]]}}\n  publisher: {prose.phrase(2)} press\n"
        f"  publisher-place: Nairobi\n  URL: https://example.org/{name}\n"
        for name in prose.names.works
    )


def _projects(names: Names) -> str:
    return (
        "- id: project-ledger\n  title: Ledger programme\n  organisations: [Ledger board]\n  years: 2015–\n"
        f"  countries: [KE]\n  summary: It keeps ledgers.\n  source: {{cite: {names.works[0]}}}\n"
    )


def _catalogue(prose: Prose, language: str) -> str:
    head = f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    texts = sorted(set(prose.said))
    entries = [f'\nmsgid "{each}"\nmsgstr "{prose.translation(language, each)}"\n' for each in texts]
    return head + "".join(entries)


def main() -> None:
    """Write a guide as the command line says."""
    parser = argparse.ArgumentParser(description="Write the source of a guide of a given size.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--modules", type=int, default=6)
    parser.add_argument("--words", type=int, default=5000, help="words a module")
    parser.add_argument("--languages", default="en", help="separated by commas, en first")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    languages = tuple(given.languages.split(","))
    write_guide(given.folder, modules=given.modules, words=given.words, languages=languages, seed=given.seed)


if __name__ == "__main__":
    main()
