"""Turns the model into JSON Schemas of the YAML files, so that editors' programs complete keys and mark mistakes."""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter

from guidepress.model import (
    Acronym,
    ActivityMeta,
    CaseMeta,
    Fact,
    GuideMeta,
    ModuleMeta,
    Project,
    Term,
)
from guidepress.model_workshop import Forms, WorkshopMeta
from guidepress.reference import Reference

FILES: MappingProxyType[str, Any] = MappingProxyType(
    {
        "guide": GuideMeta,
        "module": ModuleMeta,
        "glossary": tuple[Term, ...],
        "acronyms": tuple[Acronym, ...],
        "facts": tuple[Fact, ...],
        "references": tuple[Reference, ...],
        "projects": tuple[Project, ...],
        "case": CaseMeta,
        "activity": ActivityMeta,
        "workshop": WorkshopMeta,
        "forms": Forms,
    }
)
"""The YAML files (and the front matter of cases and activities), and the noun that each becomes."""


def write_schema(name: str) -> str:
    """Write the JSON Schema (draft 2020-12) of one kind of file."""
    schema = TypeAdapter(FILES[name]).json_schema(by_alias=True)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"{name}.yaml of a guide"}
    return json.dumps(head | schema, indent=2, ensure_ascii=False) + "\n"
