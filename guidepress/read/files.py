"""Opens source files safely: path inside the source, small enough, UTF-8, no invisible characters."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from guidepress.problems import Place, Problem, problem

MOST_TEXT_MB = 2
MOST_MEDIA_MB = 20
_MEGABYTE = 1_000_000
# Bidirectional overrides and embeddings can make a text read otherwise than it is stored:
# https://www.unicode.org/reports/tr9/ and CVE-2021-42574. LRM, RLM, ZWJ and ZWNJ are part of normal spelling.
# Control characters are all of the category Cc but the tab; lines are parted before they are searched.
_INVISIBLE = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source folder; files are named by their path relative to it, with `/` between folders."""

    folder: Path

    def place(self, path: str, line: int = 0, column: int = 0) -> Place:
        """Name a place as an editor sees it: with the source folder's own name in front."""
        return Place(file=f"{self.folder.name}/{path}", line=line, column=column)

    def files(self, pattern: str) -> list[str]:
        """List files by a glob pattern, sorted by name."""
        found = (each.relative_to(self.folder).as_posix() for each in self.folder.glob(pattern))
        return sorted(found)


def read_text(source: Source, path: str) -> tuple[str | None, list[Problem]]:
    """Read a text file; the text is None if it cannot be used at all."""
    raw, problems = read_bytes(source, path, most_mb=MOST_TEXT_MB)
    if raw is None:
        return None, problems
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        place = source.place(path, line)
        return None, [problem("file-is-utf8", place, byte=f"{raw[error.start]:#04x}")]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = [
        problem(
            "characters-are-plain",
            source.place(path, number, match.start() + 1),
            code=f"U+{ord(match[0]):04X}",
            name=unicodedata.name(match[0], "control character"),
        )
        for number, line_text in enumerate(text.split("\n"), start=1)
        for match in _INVISIBLE.finditer(line_text)
    ]
    return (None if found else text), found


def read_bytes(
    source: Source, path: str, *, most_mb: int = MOST_MEDIA_MB, at: Place | None = None, below: str = "."
) -> tuple[bytes | None, list[Problem]]:
    """Read a file of at most `most_mb` megabytes that lies in the source's folder `below`.

    Problems are told `at` the place that names the file.
    """
    place = at or source.place(path)
    target = source.folder / path
    if not _is_inside(target, source.folder / below):
        return None, [problem("path-stays-inside", place, path=path)]
    if not os.path.isfile(target):  # noqa: PTH113 (unlike Path.is_file it takes names of any length)
        return None, [problem("file-exists", place, path=path, hint=_nearest(target, source.folder))]
    size = target.stat().st_size
    if size > most_mb * _MEGABYTE:
        return None, [problem("file-is-small", place, size=f"{size / _MEGABYTE:.1f}", most=most_mb)]
    return target.read_bytes(), []


def digest(raw: bytes) -> str:
    """Give the SHA-256 of a file's bytes."""
    return hashlib.sha256(raw).hexdigest()


def _is_inside(target: Path, folder: Path) -> bool:
    return target.resolve().is_relative_to(folder.resolve())


def _nearest(target: Path, folder: Path) -> str:
    """Say which file may be meant."""
    from difflib import get_close_matches  # noqa: PLC0415 (needed only when something is wrong)

    if target.parent.is_dir() and _is_inside(target.parent, folder):
        names = sorted(each.name for each in target.parent.iterdir())
        if close := get_close_matches(target.name, names, n=1):
            found = (target.parent / close[0]).resolve().relative_to(folder.resolve()).as_posix()
            return f"there is a file {found}"
    return "check the spelling of the path, which starts at the source folder"
