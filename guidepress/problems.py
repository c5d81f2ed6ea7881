"""The values in which everything that is wrong with a source is told: Place, Problem, SourceError."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guidepress.rule import Severity
from guidepress.rules import RULES


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """A place in a source file, named from the source's parent; line and column count from 1, 0 is unknown."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Write the place as editors and terminals link it: file:line:column."""
        parts = [self.file, *(str(number) for number in (self.line, self.column) if number)]
        return ":".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One thing that is wrong: which rule, where, a plain sentence, and what to do.

    `others` are the places that contradict this one. Behind the name of a product, a place's line is the number of a
    slide or page.
    """

    place: Place
    rule: str
    message: str
    hint: str = ""
    others: tuple[Place, ...] = ()

    @property
    def severity(self) -> Severity:
        """Say how grave it is, as the rule states."""
        return RULES[self.rule].severity

    def __str__(self) -> str:
        """Write the problem as it is printed: one line, and below it the other places and the hint."""
        lines = [f"{self.place}: {self.severity}[{self.rule}]: {self.message}"]
        lines += [f"  also: {each}" for each in self.others]
        return "\n".join([*lines, f"  hint: {self.hint}"] if self.hint else lines)


def problem(rule: str, place: Place, *others: Place, **words: object) -> Problem:
    """Fill a rule's sentence and hint with `words`; an unknown rule is a KeyError."""
    texts = RULES[rule]
    shown = {key: visible(str(value)) for key, value in words.items()}
    sentence, hint = texts.sentence.format(**shown), texts.hint.format(**shown)
    return Problem(place=place, rule=rule, message=sentence, hint=hint, others=others)


def visible(text: str, most: int = 120) -> str:
    """Make `text` safe to print on one line of a terminal: control characters escaped, at most `most` long."""
    shown = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)
    return shown if len(shown) <= most else shown[: most - 1] + "…"


class SourceError(Exception):
    """The source has problems that stop the build; all of them are told at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(each) for each in self.problems))


def errors_in(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Keep the problems that stop a build."""
    return tuple(each for each in problems if each.severity == "error")
