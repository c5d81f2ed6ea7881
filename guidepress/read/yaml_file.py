"""Turns YAML text into validated nouns of the model; every error gets the line of its key."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from guidepress.problems import Place, Problem, problem
from guidepress.read.files import Source
from guidepress.values import ID_PATTERN

T = TypeVar("T")


class _Loader(yaml.SafeLoader):
    """YAML with the scalars of YAML 1.2: NO and 10:30 stay texts; a date is read where its place is known."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.rpartition(":")[2] not in ("bool", "int", "timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:int",
    re.compile(r"^[-+]?(?:0|[1-9][0-9]*|0x[0-9a-fA-F]+)$"),
    list("-+0123456789"),
)
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool",
    re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"),
    list("tTfF"),
)


class YamlText:
    """A YAML text with its places: composed once, for the values and for the line of each of them."""

    def __init__(self, source: Source, path: str, text: str, *, first_line: int = 1) -> None:
        self.source = source
        self.path = path
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.value: Any = None
        self.root: yaml.Node | None = None
        loader = _Loader(text)
        try:
            self.root = loader.get_single_node()
            self.value = loader.construct_document(self.root) if self.root else None
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            why = " ".join(part for part in (error.context, error.problem) if part)
            self.problems.append(self._invalid(why or "it cannot be read", mark))
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            self.problems.append(self._invalid(str(error).split("\n", 1)[0], None))
        finally:
            loader.dispose()
        if self.root is not None:
            self._find_twins(self.root, set())

    def _invalid(self, why: str, mark: Any) -> Problem:
        place = self.place_of(mark) if mark else self.source.place(self.path, self.first_line)
        hint = "quote values that hold a colon or a #, and indent with spaces only"
        return problem("yaml-is-valid", place, why=why, hint=hint)

    def place_of(self, mark: Any) -> Place:
        """Give the place of a mark in the file."""
        return self.source.place(self.path, mark.line + self.first_line, mark.column + 1)

    def _find_twins(self, node: yaml.Node, seen: set[int]) -> None:
        """Find keys that are given twice (YAML would silently take the last) and anchors that are used again."""
        if id(node) in seen:
            why = "anchors and aliases (&name, *name) are not used here"
            self.problems.append(self._invalid(why, node.start_mark))
            return
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            keys: set[str] = set()
            for key, value in node.value:
                if not isinstance(key, yaml.ScalarNode):
                    continue  # told already: such a key cannot be constructed
                if key.value in keys:
                    self.problems.append(self._invalid(f'the key "{key.value}" is given twice', key.start_mark))
                keys.add(str(key.value))
                self._find_twins(value, seen)
        elif isinstance(node, yaml.SequenceNode):
            for value in node.value:
                self._find_twins(value, seen)

    def place(self, *path: str | int) -> Place:
        """Give the place of the value at `path`; of the nearest one above it, if there is none."""
        node, mark = self.root, self.root.start_mark if self.root else None
        for step in path:
            if isinstance(node, yaml.MappingNode):
                found = next(((k, v) for k, v in node.value if k.value == str(step)), None)
                if found is None:
                    continue
                mark, node = found[0].start_mark, found[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                mark = node.start_mark
        return self.place_of(mark) if mark else self.source.place(self.path, self.first_line)

    def as_noun(self, adapter: TypeAdapter[T]) -> T | None:
        """Validate the value; all that is wrong is added to `problems`."""
        if self.problems:
            return None
        try:
            return adapter.validate_python(self.value)
        except ValidationError as error:
            for each in error.errors(include_url=False):
                self.problems.append(self._told(each, adapter))
        return None

    def _told(self, error: Any, adapter: TypeAdapter[Any]) -> Problem:
        loc: Sequence[str | int] = error["loc"]
        key = next((str(step) for step in reversed(loc) if isinstance(step, str)), self.path)
        place = self.place(*loc)
        if error["type"] in ("extra_forbidden", "unexpected_keyword_argument"):
            close = get_close_matches(str(loc[-1]), sorted(_keys_of(adapter.json_schema())), n=1)
            hint = f"perhaps {close[0]} is meant" if close else "docs/source-format.md lists the keys of each file"
            return problem("key-is-known", place, key=loc[-1], hint=hint)
        if error["type"] in ("missing", "missing_keyword_only_argument", "missing_argument"):
            return problem("key-is-present", place, key=key)
        why, hint = _in_plain_words(error)
        return problem("value-has-type", place, key=key, why=why, hint=hint)


def _keys_of(schema: Any) -> set[str]:
    found: set[str] = set()
    if isinstance(schema, dict):
        found |= set(schema.get("properties", {}))
        for each in schema.values():
            found |= _keys_of(each)
    elif isinstance(schema, list):
        for each in schema:
            found |= _keys_of(each)
    return found


_WHY = {
    "string_type": ("a text is expected", 'put it in quotes: "…"'),
    "int_type": ("a whole number is expected", "write digits only, without quotes"),
    "int_parsing": ("a whole number is expected", "write digits only, without quotes"),
    "bool_type": ("true or false is expected", "write true or false"),
    "bool_parsing": ("true or false is expected", "write true or false"),
    "tuple_type": ("a list is expected", "write [one, two], or one item a line, each behind a dash"),
    "list_type": ("a list is expected", "write [one, two], or one item a line, each behind a dash"),
    "dict_type": ("keys with values are expected", "write key: value, one a line, indented"),
    "dataclass_type": ("keys with values are expected", "write key: value, one a line, indented"),
    "greater_than": ("it must be more than 0", "write 1 or more"),
    "string_too_short": ("it is empty", "write something, or delete the line"),
    "too_short": ("the list is empty", "add at least one item"),
    "date_type": ("a date is expected", "write it as 2026-11-22"),
    "date_from_datetime_parsing": ("a date is expected", "write it as 2026-11-22"),
    "date_parsing": ("a date is expected", "write it as 2026-11-22"),
    "decimal_type": ("a number is expected", "write digits with a point, without quotes and spaces"),
    "decimal_parsing": ("a number is expected", "write digits with a point, without quotes and spaces"),
}


def _in_plain_words(error: Any) -> tuple[str, str]:
    """Give the sentence and the hint for one of pydantic's errors."""
    kind, context = error["type"], error.get("ctx", {})
    if kind == "literal_error":
        return f'"{error["input"]}" is not one of the values', f"write one of {context['expected']}"
    if kind == "string_pattern_mismatch":
        if context["pattern"] == ID_PATTERN:
            return f'"{error["input"]}" is no id', "use lower-case letters, digits and hyphens"
        return f'"{error["input"]}" does not have the right form', f"the form is {context['pattern']}"
    if kind == "value_error":
        return str(context.get("error", error["msg"])), "see docs/source-format.md"
    return _WHY.get(kind, (str(error["msg"]).lower(), "see docs/source-format.md"))
