"""Turns a Reading into the JSON text that is kept in build/.work/read, and back."""

from __future__ import annotations

from pydantic import TypeAdapter

from guidepress.model import Reading

# Made once, as a pattern is compiled once: making it takes longer than reading a module's file with it.
_READING = TypeAdapter(Reading)


def dump_reading(reading: Reading) -> bytes:
    """Give a reading as JSON."""
    return _READING.dump_json(reading, by_alias=True)


def load_reading(raw: bytes) -> Reading:
    """Give the reading that `dump_reading` wrote."""
    return _READING.validate_json(raw)
