"""Turns a command into what it cost: wall time, CPU time and peak memory, its child processes included."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

_PAUSE = 0.05
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Measure:
    """Seconds of wall time and of CPU (user and system), and megabytes of memory at the peak; ordered by time."""

    wall: float
    cpu: float
    memory: float


def measure(command: list[str], folder: Path) -> Measure:
    """Run a command in a folder; a command that fails ends the benchmark with its own words."""
    with subprocess.Popen(  # noqa: S603 (the benchmark's own command)
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    ) as process:
        begun, peak = time.perf_counter(), 0
        found, status, usage = 0, 0, None
        while not found:
            peak = max(peak, _memory(process.pid))
            found, status, usage = os.wait4(process.pid, os.WNOHANG)
            if not found:
                time.sleep(_PAUSE)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        said = process.stdout.read().decode("utf-8", "replace") if process.stdout else ""
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{said}")
    cpu = usage.ru_utime + usage.ru_stime if usage else 0.0
    largest = usage.ru_maxrss * 1024 if usage else 0
    return Measure(wall=wall, cpu=cpu, memory=max(peak, largest) / 1e6)


def _memory(session: int) -> int:
    """Add up the memory of a session's processes, in bytes; shared pages count once (PSS of Linux's smaps_rollup)."""
    total = 0
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdigit() and os.getsid(int(folder.name)) == session:
                lines = (folder / "smaps_rollup").read_text(encoding="ascii").splitlines()
                total += sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
        except (OSError, ValueError):
            continue  # the process ended while we looked
    return total
