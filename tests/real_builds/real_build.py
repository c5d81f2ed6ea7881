"""A folder in which doit really builds a guide, and what changed in it."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "tests" / "example_guide"


@dataclass(frozen=True, kw_only=True)
class Place:
    """A folder with `source` and `build` in it."""

    folder: Path

    @property
    def source(self) -> Path:
        return self.folder / "source"

    @property
    def build(self) -> Path:
        return self.folder / "build"

    def doit(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run doit as an editor does; paths are relative, so that a copied folder keeps its state."""
        return subprocess.run(
            self.command(*words),
            cwd=self.folder,
            env=os.environ | environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    def command(self, *words: str) -> list[str]:
        graph = ["-f", str(ROOT / "dodo.py"), "-d", str(self.folder)]
        own, tasks = [], []
        for word in words:
            (own if word.startswith("-") or (own and own[-1] == "-n") else tasks).append(word)
        return [sys.executable, "-m", "doit", "run", *graph, *own, "source=source", "build=build", *tasks]

    def made(self, *words: str, **environment: str) -> None:
        """Run doit and expect success without a word of error."""
        finished = self.doit(*words, **environment)
        assert (finished.returncode, finished.stderr) == (0, "")

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace one text in a source file."""
        file = self.source / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{path} has no {old!r}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def products(self) -> dict[str, str]:
        """Give the SHA-256 of every product by path; intermediates and the manifest are none."""
        found = sorted(self.build.glob("[a-z]*/**/*"))
        return {
            each.relative_to(self.build).as_posix(): hashlib.sha256(each.read_bytes()).hexdigest()
            for each in found
            if each.is_file()
        }

    def times(self) -> dict[str, int]:
        """Give the time of writing of every product by path."""
        return {path: (self.build / path).stat().st_mtime_ns for path in self.products()}

    def copy(self, folder: Path) -> Place:
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return Place(folder=folder)


def changed(before: dict[str, object], after: dict[str, object]) -> set[str]:
    """Name the products that differ."""
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
