"""The noun for a rule: what every problem of a source, or between finished products, is told by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule with its texts; `{names}` in them are filled when a problem is told."""

    id: str
    sentence: str
    hint: str
    severity: Severity = "error"
