"""Collects what reading one file finds beside its nouns: problems, ids that are given, mentions of others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from guidepress.model import Anchor, Node, Use
from guidepress.problems import Place, Problem, problem
from guidepress.read.files import Source
from guidepress.values import ID_PATTERN


@dataclass(slots=True, kw_only=True)
class Findings:
    """The growing lists of one file; `path` is relative to the source."""

    source: Source
    path: str
    problems: list[Problem] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)

    def place(self, position: str) -> Place:
        """Turn pandoc's source position ("14:5-14:9") into a place of this file."""
        start = position.split("-", 1)[0]
        line, _, column = start.partition(":")
        return self.source.place(self.path, int(line or 0), int(column or 0))

    def tell(self, rule: str, at: Place | str, **words: object) -> None:
        """Add a problem at a place or at one of pandoc's positions."""
        self.problems.append(problem(rule, self.place(at) if isinstance(at, str) else at, **words))

    def use(self, kind: str, key: str, at: Place | str) -> None:
        """Note that something is mentioned that must exist."""
        self.uses.append(Use(kind=kind, key=key, place=self.place(at) if isinstance(at, str) else at))

    def give_id(self, identifier: str, kind: str, at: Place | str) -> None:
        """Note that an id is given in Markdown, if it is one; pandoc keeps `refs` for itself."""
        if not re.match(ID_PATTERN, identifier) or identifier == "refs":
            self.tell("id-is-well-formed", at, id=identifier)
        else:
            self.anchor(identifier, kind, at)

    def bare(self, node: Node, at: Place | str, what: str, *, classes: tuple[str, ...] = ()) -> None:
        """Tell of classes and attributes that would be dropped without a word."""
        _, given, pairs = node["c"][0]
        self.unclassed(given, at, what, classes)
        for key, _ in pairs:
            if key not in ("data-pos", "wrapper"):
                self.tell("attribute-is-known", at, key=key, what=what, known="none")

    def unclassed(self, given: Iterable[str], at: Place | str, what: str, classes: tuple[str, ...] = ()) -> None:
        """Tell of classes that would be dropped without a word."""
        for name in given:
            if name not in classes:
                hint = f"classes of {what}: {', '.join(classes) or 'none'}"
                self.tell("block-is-known", at, name=name, hint=hint)

    def characters(self, text: str, first_line: int = 1) -> None:
        """Note where each character beyond ASCII first stands, so that its fonts can be looked at."""
        seen: set[str] = set()
        for number, line in enumerate(text.split("\n"), start=first_line):
            if line.isascii():
                continue
            for column, char in enumerate(line, start=1):
                if not char.isascii() and char not in seen:
                    seen.add(char)
                    self.use("character", char, self.source.place(self.path, number, column))

    def anchor(self, identifier: str, kind: str, at: Place | str) -> None:
        """Note that an id is given."""
        place = self.place(at) if isinstance(at, str) else at
        self.anchors.append(Anchor(id=identifier, kind=kind, place=place))
