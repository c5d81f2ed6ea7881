"""Compares what a workshop's pack says it holds with what it holds: readme, ZIP and folder."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from guidepress.checks.package import Pack, Package
from guidepress.problems import Problem, problem

_README = "readme.html"


def pack_file_problems(package: Package) -> Iterator[Problem]:
    """Tell every file that the readme names and the ZIP lacks, or the other way round, and what differs."""
    for pack in package.packs:
        yield from _named(pack)
        yield from _same(pack)


def _named(pack: Pack) -> Iterator[Problem]:
    listed = {html.unescape(each) for each in re.findall(r'href="([^":#]+)"', pack.readme)}
    held = set(pack.zipped)
    readme, archive = pack.place(_README), pack.place(f"{pack.id}.zip")
    for file in sorted(listed - held):
        yield problem("pack-is-complete", readme, archive, file=file, what="is named, and is not in the ZIP")
    for file in sorted(held - listed - {_README}):
        yield problem(
            "pack-is-complete", archive, readme, file=file, what="is in the ZIP, and the readme does not name it"
        )
    if _README not in held:
        yield problem("pack-is-complete", archive, readme, file=_README, what="is not in the ZIP")


def _same(pack: Pack) -> Iterator[Problem]:
    archive = pack.place(f"{pack.id}.zip")
    for file, raw in sorted(pack.unzipped.items()):
        if pack.zipped.get(file, raw) != raw:
            yield problem("pack-is-complete", pack.place(file), archive, file=file, what="is another one in the ZIP")
