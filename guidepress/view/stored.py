"""Turns the index, the cites and the rendered citations into the JSON texts that are kept in build/.work, and back."""

from __future__ import annotations

from pydantic import TypeAdapter

from guidepress.view.citations import Citations, Cites
from guidepress.view.index import Index

# Made once, as a pattern is compiled once.
_INDEX = TypeAdapter(Index)
_CITES = TypeAdapter(Cites)
_CITATIONS = TypeAdapter(Citations)


def dump_index(index: Index) -> bytes:
    """Give an index as JSON."""
    return _INDEX.dump_json(index)


def load_index(raw: bytes) -> Index:
    """Give the index that `dump_index` wrote."""
    return _INDEX.validate_json(raw)


def dump_cites(cites: Cites) -> bytes:
    """Give cites as JSON."""
    return _CITES.dump_json(cites)


def load_cites(raw: bytes) -> Cites:
    """Give the cites that `dump_cites` wrote."""
    return _CITES.validate_json(raw)


def dump_citations(citations: Citations) -> bytes:
    """Give rendered citations as JSON."""
    return _CITATIONS.dump_json(citations)


def load_citations(raw: bytes) -> Citations:
    """Give the rendered citations that `dump_citations` wrote."""
    return _CITATIONS.validate_json(raw)
