"""The actions of what an edition may have nothing for: such a product is made only if there is something in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from doit.exceptions import TaskFailed

from guidepress.kitchen import Kitchen, write_file
from guidepress.tasks.telling import Said, load_view


def make_if_any(
    kitchen: Kitchen, listed: tuple[Path, str], make: tuple[Any, ...], listing: Path, targets: list[Path]
) -> Said:
    """Run the action `make` if a list has entries; else take away what an earlier build made.

    `listed` is a view and the key of the list in it. `listing` tells what was made: the digest of each file by its path
    below the build's folder.
    """
    said: Said = {}
    view, key = listed
    if load_view(view)[key]:
        action: Callable[..., Said] = make[0]
        said = action(*make[1])
        if isinstance(said, TaskFailed):
            return said
    else:
        for path in targets:
            path.unlink(missing_ok=True)
    found = {path.relative_to(kitchen.build).as_posix(): _digest(path) for path in targets if path.exists()}
    write_file(listing, json.dumps(found, indent=1, sort_keys=True) + "\n")
    return said


def all_stand(kitchen: Kitchen, listing: Path) -> bool:
    """Say whether every file of a listing is still where it was made."""
    return listing.exists() and all((kitchen.build / name).exists() for name in json.loads(listing.read_bytes()))


def listed_products(listings: Iterable[Path]) -> tuple[str, ...]:
    """Give the products that listings name, by their paths below the build's folder."""
    return tuple(sorted(name for path in listings for name in json.loads(path.read_bytes())))


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
