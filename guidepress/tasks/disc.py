"""The actions of disc and stick: all files of the website as ebox.iso and ebox.zip."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from guidepress.kitchen import Kitchen, write_file
from guidepress.tasks.telling import action, load_view

_LARGEST = 5


@action
def list_disc_files(kitchen: Kitchen) -> dict[str, Any]:
    """Tell doit of which files the disc is made, when the website stands."""
    return {"file_dep": [str(path) for path in _site_files(kitchen).values()]}


@action
def make_disc(kitchen: Kitchen, languages: Iterable[str], target: Path) -> dict[str, Any]:
    """Write the image of the disc."""
    from guidepress.products.disc import MOST_BYTES, write_disc
    from guidepress.products.disc_texts import disc_texts

    frames = [load_view(kitchen.view(code, "guide", "site")) for code in languages]
    files = _site_files(kitchen)
    for name, content in disc_texts(frames).items():
        files[name] = kitchen.work / "disc" / name
        write_file(files[name], content)
    _check(kitchen, files, MOST_BYTES)
    guide = frames[0]["guide"]
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        write_disc(files, part, name=guide["short_title"], date=guide["iso_date"])
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return {"files": len(files)}


@action
def make_stick(kitchen: Kitchen, languages: Iterable[str], target: Path) -> dict[str, Any]:
    """Write the archive that is unpacked on a stick: the same files as on the disc, without what starts a disc."""
    from guidepress.products.disc_texts import disc_texts
    from guidepress.products.workshop_pack import pack_zip

    frames = [load_view(kitchen.view(code, "guide", "site")) for code in languages]
    files = _site_files(kitchen)
    _check(kitchen, files)
    content = {name: path.read_bytes() for name, path in files.items()}
    content |= {name: raw for name, raw in disc_texts(frames).items() if name != "autorun.inf"}
    write_file(target, pack_zip(content))
    return {"files": len(content)}


def _site_files(kitchen: Kitchen) -> dict[str, Path]:
    """List the files of the website, by their paths on the disc."""
    paths = sorted(path for path in kitchen.site.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(kitchen.site).as_posix(): path for path in paths}


def _check(kitchen: Kitchen, files: dict[str, Path], most: int = 0) -> None:
    """Tell every file whose name no disc can bear, and which are the largest if they take more than `most` bytes."""
    from guidepress.problems import Place, SourceError, problem
    from guidepress.products.disc import room_needed, unfit_names

    found = [
        problem("name-fits-disc", Place(file=f"{kitchen.site.name}/{path}"), why=_WHY[why])
        for path, why in unfit_names(files).items()
    ]
    sizes = {path: file.stat().st_size for path, file in files.items()}
    needed = room_needed(sizes)
    if most and needed > most:
        largest = sorted(sizes, key=lambda path: (-sizes[path], path))[:_LARGEST]
        named = ", ".join(f"{path} ({sizes[path] / 1e6:.0f} MB)" for path in largest)
        place = Place(file=kitchen.site.name)
        found.append(problem("disc-holds-all", place, size=f"{needed / 1e6:.0f}", most=most // 10**6, files=named))
    if found:
        raise SourceError(found)


_WHY = {
    "long": "its name is longer than 64 letters, or its path longer than 200",
    "deep": "it lies in more than six folders within each other",
    "sign": "its name holds other signs than letters a to z, digits, - _ and .",
    "twin": "another file differs from it only in capitals",
}
