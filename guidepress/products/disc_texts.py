"""Turns the frames of the website into the texts that only a disc has: what starts by itself, and how to open it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

_BYTE_ORDER = "\ufeff"
"""Tells the oldest editors that the text is Unicode."""


def disc_texts(frames: Iterable[Mapping[str, Any]]) -> dict[str, bytes]:
    """Write autorun.inf and a readme in each language, by their paths on the disc."""
    given = list(frames)
    name = given[0]["guide"]["short_title"]
    start = [
        "[autorun]",
        "shellexecute=index.html",
        "label=" + "".join(s for s in name if s.isascii() and s.isprintable()),
    ]
    return {"autorun.inf": _lines(start), **{f"readme-{each['lang']}.txt": _readme(each) for each in given}}


def _readme(frame: Mapping[str, Any]) -> bytes:
    guide, words = frame["guide"], frame["words"]
    lines = [
        guide["title"],
        words["list-comma"].join((words["version-n"].format(n=guide["version"]), guide["date"])),
        "",
        words["disc-open"],
        words["disc-copy"],
        words["disc-book"].format(file=f"downloads/{frame['lang']}/guide.epub"),
        "",
        words["licence-line"].format(licence=guide["licence"]),
        guide["notice"],
    ]
    return _BYTE_ORDER.encode("utf-8") + _lines(lines)


def _lines(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8")
