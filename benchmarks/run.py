"""Turns a guide into a table of measured builds: wall time, CPU time and peak memory; and growth over three sizes.

python benchmarks/run.py                      a generated guide of six modules
python benchmarks/run.py --source source      the real one
python benchmarks/run.py --growth             1×, 4×, 16×, with the exponent that fits
All work is done in a temporary folder on a copy.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import yaml
from generate import write_guide
from measured import Measure, measure, measure_call
from pypdf import PdfReader

from guidepress.products.deck import write_deck

ROOT = Path(__file__).parents[1]
_GROWTH = (1, 4, 16)
_SLIDES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """A copy of a guide in a temporary folder; `goals` are doit's task names, none for everything."""

    folder: Path
    goals: tuple[str, ...]

    @property
    def source(self) -> Path:
        """Give the copied source."""
        return self.folder / "source"

    def doit(self, build: str, *goals: str, jobs: int = 0) -> Measure:
        """Run doit with `jobs` processes beside its own (0: none) and measure it."""
        many = ("-n", str(jobs)) if jobs else ()
        paths = (f"source={self.source}", f"build={self.folder / build}")
        return measure([sys.executable, "-m", "doit", *many, *paths, *(goals or self.goals)], ROOT)

    def guide(self) -> tuple[list[str], str]:
        """Give the modules and the first language, as guide.yaml states them."""
        found = yaml.safe_load((self.source / "guide.yaml").read_bytes())
        return found["modules"], found["languages"][0]

    def words(self) -> int:
        """Count the words of all Markdown files."""
        return sum(len(each.read_text(encoding="utf-8").split()) for each in self.source.rglob("*.md"))


def edit_paragraph(source: Path, module: str, word: str) -> None:
    """Add a word to the first paragraph of running text of a module."""
    path = min((source / "modules" / module).glob("*.md"))
    lines = path.read_text(encoding="utf-8").split("\n")
    depth = 0
    for number, line in enumerate(lines):
        if line.startswith(":::"):
            depth += 1 if line.strip(": ") else -1
        elif depth == 0 and len(line) > 80 and line[0].isalpha():  # noqa: PLR2004 (a line of text, not of a list)
            lines[number] = f"{line} It was {word}."
            path.write_text("\n".join(lines), encoding="utf-8")
            return
    raise LookupError(f"{path.name} has no paragraph to edit")


def edit_slide(source: Path, module: str, word: str) -> None:
    """Add a word to what is said at the first slide of a module."""
    for path in sorted((source / "modules" / module).glob("*.md")):
        head, mark, rest = path.read_text(encoding="utf-8").partition("::: {.slide")
        before, say, after = rest.partition("::: say\n")
        if mark and say:
            text = after.lstrip("\n")
            path.write_text(f"{head}{mark}{before}{say}It was {word}. {text}", encoding="utf-8")
            return
    raise LookupError(f"module {module} has no slide to edit")


def measure_edits(bench: Bench, repeat: int) -> Iterator[tuple[str, Measure]]:
    """Measure cold builds, a second run, and edits."""
    modules, language = bench.guide()
    module, done = modules[0], "build"
    words = (f"edit{number}" for number in range(10_000))

    def clear() -> None:
        shutil.rmtree(bench.folder / done, ignore_errors=True)

    for jobs in (2, 0):
        yield _named("cold", jobs), quickest(repeat, partial(bench.doit, done, jobs=jobs), clear)
    yield "second run", quickest(repeat, partial(bench.doit, done))
    screen, both, deck = f"textbook:{language}:screen", f"textbook:{language}", f"decks:{language}:{module}"
    for goal, jobs in ((screen, 0), (both, 0), (both, 2)):
        run = partial(bench.doit, done, goal, jobs=jobs)
        yield (
            _named(f"a paragraph → {goal}", jobs),
            quickest(repeat, run, lambda: edit_paragraph(bench.source, module, next(words))),
        )
    run = partial(bench.doit, done, deck)
    yield f"a slide → {deck}", quickest(repeat, run, lambda: edit_slide(bench.source, module, next(words)))
    decks = bench.folder / done / language / "decks"
    run = partial(bench.doit, done, f"decks:{language}", jobs=2)
    count = len(list(decks.glob("*.pptx")))
    yield _named(f"all {count} decks from ready views", 2), quickest(repeat, run, partial(shutil.rmtree, decks))
    view = json.loads((bench.folder / done / ".work/view" / language / module / "deck.json").read_bytes())
    view["slides"] = view["slides"][:_SLIDES]
    write = partial(write_deck, view, bench.source / "media")
    yield f"a deck of {_SLIDES} slides, written", quickest(repeat, partial(measure_call, write))
    book = bench.folder / done / language / "textbook.pdf"
    pages = len(PdfReader(book).pages)
    run = partial(bench.doit, done, screen)
    yield f"{screen} of {pages} pages from ready views", quickest(repeat, run, book.unlink)


def _named(what: str, jobs: int) -> str:
    return f"{what} -n {jobs}" if jobs else what


def quickest(repeat: int, run: Callable[[], Measure], before: Callable[[], None] = lambda: None) -> Measure:
    """Give the quickest of `repeat` runs: what makes a run slower is mostly other work on the machine."""
    found = []
    for _ in range(repeat):
        before()
        found.append(run())
    return min(found)


def measure_growth(folder: Path, goals: tuple[str, ...], given: argparse.Namespace) -> None:
    """Print cold builds and second runs of guides of 1×, 4× and 16× the modules, and the exponents that fit."""
    sizes: list[tuple[int, Measure, Measure]] = []
    print("\n| size | modules | words | cold -n 2 | CPU | memory | second run |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for size in _GROWTH:
        bench = Bench(folder=folder / f"x{size}", goals=goals)
        languages = tuple(given.languages.split(","))
        write_guide(bench.source, modules=2 * size, words=given.words, languages=languages, seed=given.seed)
        cold, again = bench.doit("build", jobs=2), bench.doit("build")
        sizes.append((bench.words(), cold, again))
        row = f"| {size}× | {2 * size} | {bench.words():,} | {cold.wall:.1f} s | {cold.cpu:.1f} s "
        print(f"{row}| {cold.memory:,.0f} MB | {again.wall:.2f} s |", flush=True)
        shutil.rmtree(bench.folder)
    for name, values in (("wall", [each.wall for _, each, _ in sizes]), ("CPU", [each.cpu for _, each, _ in sizes])):
        fitted = exponent([words for words, _, _ in sizes], values)
        late = exponent([words for words, _, _ in sizes[1:]], values[1:])
        print(f"\n{name} of a cold build grows as words^{fitted:.2f} (from 4× to 16×: {late:.2f}); 1.00 is linear.")


def exponent(sizes: list[int], values: list[float]) -> float:
    """Fit value = a · size^exponent by least squares on logarithms."""
    xs, ys = [math.log(each) for each in sizes], [math.log(each) for each in values]
    middle, height = sum(xs) / len(xs), sum(ys) / len(ys)
    over = sum((x - middle) * (y - height) for x, y in zip(xs, ys, strict=True))
    return over / sum((x - middle) ** 2 for x in xs)


def main() -> None:
    """Measure as the command line says, and print tables in Markdown."""
    parser = argparse.ArgumentParser(description="Measure builds of a guide.")
    parser.add_argument("--source", type=Path, help="a guide to measure instead of a generated one")
    parser.add_argument("--modules", type=int, default=6)
    parser.add_argument("--words", type=int, default=4700, help="words a module")
    parser.add_argument("--languages", default="en", help="separated by commas, en first")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repeat", type=int, default=3, help="the quickest of so many runs counts")
    parser.add_argument("--goals", nargs="*", default=[], help="tasks to measure instead of everything")
    parser.add_argument("--growth", action="store_true", help="measure three sizes instead of one guide")
    given = parser.parse_args()
    goals = tuple(given.goals)
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    print(
        f"{os.cpu_count()} cores, {memory:.0f} GiB, Python {sys.version.split()[0]}, {' '.join(goals) or 'everything'}"
    )
    with tempfile.TemporaryDirectory(prefix="guidepress-benchmark-") as name:
        if given.growth:
            measure_growth(Path(name), goals, given)
            return
        bench = Bench(folder=Path(name), goals=goals)
        if given.source:
            shutil.copytree(given.source, bench.source)
        else:
            languages = tuple(given.languages.split(","))
            write_guide(bench.source, modules=given.modules, words=given.words, languages=languages, seed=given.seed)
        print(f"{len(bench.guide()[0])} modules, {bench.words():,} words\n")
        print("| what | wall | CPU | peak memory |\n| --- | ---: | ---: | ---: |")
        for what, found in measure_edits(bench, given.repeat):
            print(f"| {what} | {found.wall:.2f} s | {found.cpu:.2f} s | {found.memory:,.0f} MB |", flush=True)


if __name__ == "__main__":
    main()
