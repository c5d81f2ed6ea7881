"""Cleans inlines as pandoc reads them: positions off, quotes set, citations found, every mention noted."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from babel import Locale, UnknownLocaleError

from guidepress.model import Node
from guidepress.nodes import attr, merged, text_of, value_of, words
from guidepress.read.acronyms import acronyms_in
from guidepress.read.findings import Findings

_QUOTES = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}
_STYLED = ("Emph", "Strong", "Strikeout", "Superscript", "Subscript")
SPAN_CLASSES = ("term", "fact", "index", "literal")
_KEY = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_CITED = re.compile(rf"\[(?P<many>[^\[\]@]*@{_KEY}(?![\w@])[^\[\]]*)\]|(?<![\w.@/])@(?P<one>{_KEY})(?!\w)")
_ONE_OF_MANY = re.compile(rf"^(?P<prefix>[^@]*)@(?P<key>{_KEY})\s*(?P<suffix>.*)$", re.DOTALL)
_LINK_TARGETS = ("https://", "http://", "mailto:", "#")

Atom = tuple[Node, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineReader:
    """Reads the inlines of one file; `read_blocks` reads what stands in footnotes."""

    findings: Findings
    read_blocks: Callable[[list[Node], str], list[Node]]

    def read(self, inlines: list[Node], position: str, *, literal: bool = False) -> list[Node]:
        """Give clean inlines; `position` is where they begin, `literal` text is not searched for mentions."""
        atoms = self._atoms(inlines, position, literal=literal)
        made: list[Node] = []
        run: list[Atom] = []
        for atom in atoms:
            if atom[0]["t"] in ("Str", "Space"):
                run.append(atom)
                continue
            made += self._read_run(run, literal=literal)
            run = []
            made.append(atom[0])
        return merged(made + self._read_run(run, literal=literal))

    def _atoms(self, inlines: list[Node], position: str, *, literal: bool) -> list[Atom]:
        """Flatten wrappers and quotes, clean what has content of its own."""
        made: list[Atom] = []
        for node in inlines:
            kind, content = node["t"], node.get("c")
            if kind == "Span" and value_of(node, "wrapper"):
                inner: list[Node] = content[1]  # type: ignore[index]
                made += self._atoms(inner, value_of(node, "data-pos", position), literal=literal)
            elif kind == "Str":
                made.append((node, position))
            elif kind in ("Space", "SoftBreak"):
                made.append(({"t": "Space"}, position))
            elif kind == "Quoted":
                opening, closing = _QUOTES[content[0]["t"]]  # type: ignore[index]
                made.append(({"t": "Str", "c": opening}, position))
                made += self._atoms(content[1], position, literal=literal)  # type: ignore[index]
                made.append(({"t": "Str", "c": closing}, position))
            else:
                made += [(each, position) for each in self._one(node, position, literal=literal)]
        return made

    def _one(self, node: Node, position: str, *, literal: bool) -> list[Node]:
        kind, content = node["t"], node.get("c")
        where = value_of(node, "data-pos", position)
        if kind in _STYLED:
            return [{"t": kind, "c": self.read(content, where, literal=literal)}]  # type: ignore[arg-type]
        if kind == "LineBreak":
            return [node]
        if kind == "Code":
            return [{"t": "Code", "c": [attr(), content[1]]}]  # type: ignore[index]
        if kind == "Note":
            return [{"t": "Note", "c": self.read_blocks(content, where)}]  # type: ignore[arg-type]
        if kind == "Span":
            return self._span(node, where, literal=literal)
        if kind == "Link":
            return self._link(node, where)
        if kind == "Image":
            return self._image(node, where)
        raw = content[-1] if isinstance(content, list) else kind
        self.findings.tell("html-is-absent", where, text=raw)
        return []

    def _span(self, node: Node, where: str, *, literal: bool) -> list[Node]:
        (identifier, classes, pairs), content = node["c"]
        name = classes[0] if len(classes) == 1 else " ".join(classes)
        given = {key: value for key, value in pairs if key != "data-pos"}
        if name and name not in SPAN_CLASSES:
            hint = f"text styles are {', '.join(SPAN_CLASSES)} and lang=…"
            self.findings.tell("block-is-known", where, name=name, hint=hint)
        for key in sorted(set(given) - {"lang", "of"}):
            self.findings.tell("attribute-is-known", where, key=key, what="a text style", known="of, lang")
        if "lang" in given and not _is_language(given["lang"]):
            hint = "write the code of a language, such as fr or pt-BR"
            self.findings.tell("attribute-has-value", where, key="lang", value=given["lang"], what="a text", hint=hint)
        if identifier:
            self.findings.give_id(identifier, "place", where)
        inner = self.read(content, where, literal=literal or name in ("literal", "fact") or "lang" in given)
        if name == "fact":
            self.findings.use("fact", text_of(inner), where)
        elif name == "term":
            self.findings.use("term" if "of" in given else "term-form", given.get("of", text_of(inner)), where)
        kept = [(key, given[key]) for key in ("of", "lang") if key in given]
        return [{"t": "Span", "c": [attr(identifier, classes, kept), inner]}]

    def _link(self, node: Node, where: str) -> list[Node]:
        _, content, (target, _) = node["c"]
        self.findings.bare(node, where, "a link")
        if not target.startswith(_LINK_TARGETS):
            self.findings.tell("link-is-safe", where, url=target)
        elif target.startswith("#"):
            self.findings.use("reference", target[1:], where)
        return [{"t": "Link", "c": [attr(), self.read(content, where), [target, ""]]}]

    def _image(self, node: Node, where: str) -> list[Node]:
        (_, classes, _), content, (path, _) = node["c"]
        self.findings.bare(node, where, "a picture", classes=("decorative",))
        alt = self.read(content, where, literal=True)
        decorative = "decorative" in classes
        if not alt and not decorative:
            self.findings.tell("picture-has-alt", where, path=path)
        self.findings.use("media", path, where)
        name = ["decorative"] if decorative else []
        return [{"t": "Image", "c": [attr("", name), [] if decorative else alt, [path, ""]]}]

    # --- runs of plain text: citations and acronyms ---

    def _read_run(self, run: list[Atom], *, literal: bool) -> list[Node]:
        if literal or not run:
            return [node for node, _ in run]
        text = "".join(node.get("c", " ") for node, _ in run)
        starts: list[tuple[int, str]] = []
        length = 0
        for node, position in run:
            starts.append((length, position))
            length += len(node.get("c", " "))

        def position_at(offset: int) -> str:
            return next(position for start, position in reversed(starts) if start <= offset)

        made: list[Node] = []
        done = 0
        for match in _CITED.finditer(text):
            made += self._plain_run(text[done : match.start()], done, position_at)
            done = match.end()
            where = position_at(match.start())
            if match["one"]:
                made.append(self._cite([("", match["one"], "")], match[0], where, in_text=True))
            else:
                parts = [_ONE_OF_MANY.match(part.strip()) for part in match["many"].split(";")]
                found = [(each["prefix"], each["key"], each["suffix"]) for each in parts if each]
                made.append(self._cite(found, match[0], where, in_text=False))
        return made + self._plain_run(text[done:], done, position_at)

    def _plain_run(self, text: str, offset: int, position_at: Callable[[int], str]) -> list[Node]:
        for acronym, start in acronyms_in(text):
            self.findings.use("acronym", acronym, position_at(offset + start))
        return words(text)

    def _cite(self, parts: list[tuple[str, str, str]], text: str, where: str, *, in_text: bool) -> Node:
        cited: list[dict[str, Any]] = []
        for prefix, key, suffix in parts:
            self.findings.use("citation", key, where)
            mode = "AuthorInText" if in_text else "NormalCitation"
            cited.append(
                {
                    "citationId": key,
                    "citationPrefix": words(prefix.strip()),
                    "citationSuffix": words(suffix),
                    "citationMode": {"t": mode},
                    "citationNoteNum": 0,
                    "citationHash": 0,
                }
            )
        return {"t": "Cite", "c": [cited, words(text)]}


def _is_language(code: str) -> bool:
    try:
        Locale.parse(code, sep="-")
    except (ValueError, UnknownLocaleError):
        return False
    return True
