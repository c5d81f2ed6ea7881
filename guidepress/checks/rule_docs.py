"""Turns the rules into docs/rules.md, the editors' page of every error and warning."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guidepress.rule import Rule
from guidepress.rules import RULES

_HEAD = """# Rules

Every rule that a source must keep, in the order of guidepress/rules.py. The id names the wished-for state and stands
in square brackets in each message. Errors stop the build and leave the last good products as they are; warnings do not.
Words in ‹such brackets› are filled in when the message is printed. This page is generated from the rules:
`doit docs` writes it anew.

| rule | what is told | what to do |
| --- | --- | --- |
"""


def write_rule_docs(rules: Iterable[Rule] = tuple(RULES.values())) -> str:
    """Write the page: one row for each rule, with its sentence and its hint as an editor reads them."""
    return _HEAD + "".join(f"{_row(rule)}\n" for rule in rules)


def _row(rule: Rule) -> str:
    mark = "" if rule.severity == "error" else f" ({rule.severity})"
    cells = (f"`{rule.id}`{mark}", _shown(rule.sentence), _shown(rule.hint))
    return f"| {' | '.join(cells)} |"


class _Blanks(dict[str, str]):
    """Gives the name of each place that is filled in when a problem is told."""

    def __missing__(self, name: str) -> str:
        return f"‹{name}›"


def _shown(template: str) -> str:
    """Show the places that are filled in, and keep signs of Markdown from acting."""
    if template in ("{hint}", "{what}"):
        return "(it depends on what is found)"
    return re.sub(r"([\\|<\[\]*])", r"\\\1", template.format_map(_Blanks()))
