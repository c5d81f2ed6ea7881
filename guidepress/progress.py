"""Turns what doit does into what an editor watches: which product of how many, how long each took, and a table."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from doit.exceptions import UnmetDependency
from doit.reporter import ConsoleReporter


class ProgressReporter(ConsoleReporter):  # type: ignore[misc]
    """Shows progress on a terminal; elsewhere only problems are printed."""

    desc = "progress of the products, and a table of them at the end"

    def __init__(self, outstream: Any, options: dict[str, Any]) -> None:
        super().__init__(outstream, options)
        self.shows = bool(getattr(outstream, "isatty", lambda: False)())
        self.total = 0
        self.seen = 0
        self.begun: dict[str, float] = {}
        self.rows: list[tuple[str, str, str, str, str]] = []
        self.started = time.monotonic()

    def initialize(self, tasks: dict[str, Any], selected_tasks: list[str]) -> None:
        """Count the products that the chosen tasks make."""
        wanted: set[str] = set()
        pending = list(selected_tasks)
        while pending:
            name = pending.pop()
            if name in wanted or name not in tasks:
                continue
            wanted.add(name)
            pending += tasks[name].task_dep
        self.total = sum(bool(_files(tasks[name])) for name in wanted)

    def add_failure(self, task: Any, fail: Any) -> None:
        """Pass on what doit itself found; that a task waits in vain for another needs no word of its own."""
        if not isinstance(fail, UnmetDependency):
            super().add_failure(task, fail)

    def execute_task(self, task: Any) -> None:
        """Note when a task begins; name it if it makes a product."""
        self.begun[task.name] = time.monotonic()
        if self.shows and _files(task):
            self.seen += 1
            self.write(f"[{self.seen:>3}/{self.total}] {task.name} …\n")

    def add_success(self, task: Any) -> None:
        """Note what was built."""
        seconds = time.monotonic() - self.begun.get(task.name, time.monotonic())
        if self.shows and _files(task):
            self.write(f"{'':>{len(str(self.total)) + 6}}{task.name} took {seconds:.1f} s\n")
        self._note(task, f"built in {seconds:.1f} s")

    def skip_uptodate(self, task: Any) -> None:
        """Note what needed nothing."""
        self.seen += bool(_files(task))
        self._note(task, "up to date")

    def _note(self, task: Any, state: str) -> None:
        for file in _files(task):
            path = Path(file)
            size = f"{path.stat().st_size / 1000:,.0f} kB" if path.exists() else ""
            values = task.values or {}
            count = values.get("pages") if path.suffix == ".pdf" else values.get("slides")
            unit = "pages" if path.suffix == ".pdf" else "slides"
            self.rows.append((file, f"{count} {unit}" if count else "", size, state, task.name))

    def complete_run(self) -> None:
        """Print the table of products."""
        super().complete_run()
        if not self.shows or not self.rows:
            return
        rows = sorted(self.rows)
        widths = [max(len(row[column]) for row in rows) for column in range(4)]
        self.write("\n")
        for file, count, size, state, _ in rows:
            cells = f"{file:<{widths[0]}}  {count:>{widths[1]}}  {size:>{widths[2]}}  {state:<{widths[3]}}"
            self.write(cells.rstrip() + "\n")
        made = sum("built" in row[3] for row in rows)
        seconds = time.monotonic() - self.started
        self.write(f"\n{len(rows)} files, {made} built, {len(rows) - made} up to date, {seconds:.1f} s\n")


def _files(task: Any) -> list[str]:
    return list((task.meta or {}).get("product", ()))
