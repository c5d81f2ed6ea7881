"""What an editor watches during a build: progress and a table on a terminal, silence elsewhere."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from guidepress.progress import ProgressReporter


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def task(name: str, *files: Path, **values: int) -> Any:
    """Make what a reporter sees of a doit task."""
    meta = {"product": [str(file) for file in files]} if files else None
    return SimpleNamespace(name=name, meta=meta, values=values, task_dep=[], actions=[1])


def run(stream: io.StringIO, tmp_path: Path) -> str:
    """Report a build of one stage and two products, of which one was up to date."""
    book, deck = tmp_path / "textbook.pdf", tmp_path / "deck.pptx"
    book.write_bytes(b"x" * 12_345)
    deck.write_bytes(b"x" * 2_000)
    tasks = [task("view:en"), task("textbook:en:screen", book, pages=160), task("decks:en:one", deck, slides=28)]
    reporter = ProgressReporter(stream, {})
    reporter.initialize({each.name: each for each in tasks}, [each.name for each in tasks])
    for each in tasks[:2]:
        reporter.execute_task(each)
        reporter.add_success(each)
    reporter.skip_uptodate(tasks[2])
    reporter.complete_run()
    return stream.getvalue()


def test_terminal_shows_which_of_how_many_and_a_table(tmp_path: Path) -> None:
    """Products are counted, stages are not; the table holds size, pages or slides and what was done."""
    shown = run(Terminal(), tmp_path)
    assert "[  1/2] textbook:en:screen …" in shown
    assert "view:en" not in shown
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    assert f"{tmp_path}/textbook.pdf 160 pages 12 kB built in 0.0 s" in lines
    assert f"{tmp_path}/deck.pptx 28 slides 2 kB up to date" in lines
    assert lines[-1].startswith("2 files, 1 built, 1 up to date")


def test_elsewhere_nothing_is_printed(tmp_path: Path) -> None:
    """A log file or another program gets problems only."""
    assert run(io.StringIO(), tmp_path) == ""
