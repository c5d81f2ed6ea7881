"""Turns a command into what it cost: wall time, CPU time and peak memory, its child processes included."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_PAUSE = 0.005
"""Seconds between two looks at whether the command has ended."""
_LOOK = 0.2
"""Seconds between two looks at the memory; a look halts the processes for a moment."""


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Measure:
    """Seconds of wall time and of CPU (user and system), and megabytes of memory at the peak; ordered by time."""

    wall: float
    cpu: float
    memory: float


def measure(command: list[str], folder: Path) -> Measure:
    """Run a command in a folder; a command that fails ends the benchmark with its own words."""
    with (
        tempfile.TemporaryFile() as output,
        subprocess.Popen(command, cwd=folder, stdout=output, stderr=output, start_new_session=True) as process,  # noqa: S603 (the benchmark's own command)
    ):
        begun, peak, looked = time.perf_counter(), 0, 0.0
        found = 0
        while not found:
            time.sleep(_PAUSE)
            if time.perf_counter() - looked > _LOOK:
                peak, looked = max(peak, _memory(process.pid)), time.perf_counter()
            found, status, usage = os.wait4(process.pid, os.WNOHANG)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read().decode("utf-8", "replace")
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{said}")
    cpu = usage.ru_utime + usage.ru_stime
    return Measure(wall=wall, cpu=cpu, memory=max(peak, usage.ru_maxrss * 1024) / 1e6)


def measure_call(call: Callable[[], object]) -> Measure:
    """Call something in this process; its memory is the whole process's at its peak."""
    begun, used = time.perf_counter(), time.process_time()
    call()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Measure(wall=time.perf_counter() - begun, cpu=time.process_time() - used, memory=peak * 1024 / 1e6)


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
