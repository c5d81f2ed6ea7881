"""Proves what manifest.json lists, and that products which are no longer made go away."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from guidepress.kitchen import Kitchen
from guidepress.tasks import write_manifest


def test_manifest_lists_and_clears(tmp_path: Path) -> None:
    """Each product is listed with digest and size; one that only the last manifest knew is removed."""
    kitchen = Kitchen(source=tmp_path / "source", build=tmp_path / "build")
    folder = kitchen.build / "en"
    folder.mkdir(parents=True)
    for name in ("old.pdf", "new.pdf", "stranger.txt"):
        (folder / name).write_bytes(name.encode())
    write_manifest(kitchen, ("en/old.pdf",))
    write_manifest(kitchen, ("en/new.pdf",))
    listed = json.loads((kitchen.build / "manifest.json").read_bytes())["products"]
    assert listed == {"en/new.pdf": {"sha256": hashlib.sha256(b"new.pdf").hexdigest(), "bytes": 7}}
    assert sorted(each.name for each in folder.iterdir()) == ["new.pdf", "stranger.txt"]
