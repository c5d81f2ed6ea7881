"""Reads the interface words of a language; what it lacks stands in English."""

from __future__ import annotations

from importlib.resources import files

import yaml


def read_words(language: str) -> dict[str, str]:
    """Give every interface word in a language (`pt-AO` falls back on `pt`, then on `en`)."""
    # A loader that makes texts only; the one in C where PyYAML has it, since every view reads the words.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    found: dict[str, str] = {}
    for name in ("en", language.split("-", 1)[0], language):
        path = files("guidepress") / "locale" / f"{name}.yaml"
        if path.is_file():
            found |= yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 (see above)
    return found
