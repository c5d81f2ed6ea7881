"""Turns the files of the website into a disc that every computer reads, and says which files it could not hold."""

from __future__ import annotations

import datetime
import random
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import pycdlib
from pycdlib import dates, headervd, udf
from pycdlib import pycdlib as writer

MOST_BYTES = 650_000_000
"""What every disc holds; some hold a little more."""
_MOST_NAME = 64
"""The longest name that Joliet knows, by which Windows reads a disc."""
_MOST_PATH = 200
"""The longest path: a computer puts its own folders before it, and many know no more than 260 letters."""
_MOST_FOLDERS = 7
_BLOCK = 2048
_SHORT = 24
"""The letters of a name in the oldest catalogue of the disc, without its number and ending."""
_LABEL = 16


def unfit_names(paths: Mapping[str, object]) -> dict[str, str]:
    """Say of paths that a disc cannot hold which limit they break, as the key of a word: long, deep, sign or twin."""
    found: dict[str, str] = {}
    seen: dict[str, str] = {}
    for path in sorted(paths):
        parts = path.split("/")
        if any(len(part) > _MOST_NAME for part in parts) or len(path) > _MOST_PATH:
            found[path] = "long"
        elif len(parts) > _MOST_FOLDERS:
            found[path] = "deep"
        elif not all(sign.isascii() and (sign.isalnum() or sign in "-_./") for sign in path):
            found[path] = "sign"
        elif path.lower() in seen:
            found[path] = "twin"
        seen[path.lower()] = path
    return found


def room_needed(sizes: Mapping[str, int]) -> int:
    """Add up what files of these sizes take on the disc."""
    return sum(-(-size // _BLOCK) * _BLOCK for size in sizes.values())


def write_disc(files: Mapping[str, Path], target: Path, *, name: str, date: str) -> None:
    """Write the image of a disc; `files` are named by their paths on it, `date` is what it bears: "2026-03-22".

    The same files give the same bytes. All names are in four catalogues: ISO 9660, Joliet, Rock Ridge and UDF.
    """
    day = datetime.datetime.fromisoformat(date).replace(tzinfo=datetime.UTC)
    label = "".join(sign if sign.isascii() and sign.isalnum() else "_" for sign in name.upper())[:_LABEL].strip("_")
    with _frozen(day.timestamp()):
        disc = pycdlib.PyCdlib()
        disc.new(interchange_level=3, vol_ident=label or "EBOX", joliet=3, rock_ridge="1.09", udf="2.60")
        old: dict[str, str] = {"": ""}
        for path in sorted(files):
            for folder in _folders(path):
                if folder not in old:
                    old[folder] = _old_name(folder, old, ending=False)
                    own = folder.rpartition("/")[2]
                    disc.add_directory(old[folder], rr_name=own, joliet_path=f"/{folder}", udf_path=f"/{folder}")
            old[path] = _old_name(path, old, ending=True)
            own = path.rpartition("/")[2]
            disc.add_file(str(files[path]), old[path], rr_name=own, joliet_path=f"/{path}", udf_path=f"/{path}")
        disc.write(str(target))
        disc.close()


def _folders(path: str) -> Iterator[str]:
    parts = path.split("/")[:-1]
    return ("/".join(parts[: at + 1]) for at in range(len(parts)))


def _old_name(path: str, old: Mapping[str, str], *, ending: bool) -> str:
    """Name a file or folder for the oldest catalogue: capitals, and a number so that no two are alike."""
    folder, _, own = path.rpartition("/")
    stem, _, suffix = own.rpartition(".") if ending and "." in own else (own, "", "")
    short = "".join(sign if sign.isalnum() else "_" for sign in stem.upper())[: _SHORT - 6]
    tail = f".{suffix.upper()[:5]};1" if ending else ""
    return f"{old[folder]}/{short}_{len(old):04d}{tail}"


@contextmanager
def _frozen(seconds: float) -> Iterator[None]:
    """Let the writer of discs take its time and its random numbers from here, so that bytes do not change."""
    clock = SimpleNamespace(
        time=lambda: seconds,
        localtime=time.gmtime,
        gmtime=time.gmtime,
        strftime=time.strftime,
        strptime=time.strptime,
        struct_time=time.struct_time,
    )
    with ExitStack() as stack:
        for module in (dates, headervd, udf, writer):
            stack.enter_context(patch.object(module, "time", clock))
        # Not for secrets: the number tells one set of discs from another.
        stack.enter_context(patch.object(udf, "random", random.Random(int(seconds))))  # noqa: S311
        yield
