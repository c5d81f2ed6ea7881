"""Resolves inlines for one product: citations, facts, terms, acronyms and cross-references become words and links."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from guidepress.model import Acronym, Fact, Node
from guidepress.nodes import link, merged, para, span, text_of, value_of, words
from guidepress.read.join import term_forms
from guidepress.view.audience import is_shown
from guidepress.view.citations import citation_key, note_cite
from guidepress.view.index import Entry
from guidepress.view.scene import Scene, direction_of

_LINKS_INSIDE = ("textbook", "site")
"""Products that hold the whole guide, so that a cross-reference can be followed inside them."""


@dataclass(slots=True, kw_only=True)
class Resolver:
    """Resolves the inlines of one document in reading order, since a first use reads otherwise than a later one."""

    scene: Scene
    expands: bool = True
    """Whether acronyms are expanded in the text at their first use."""
    notes: bool = True
    """Whether facts carry their source in a footnote."""
    acronyms_seen: list[str] = field(default_factory=list)
    facts_seen: set[str] = field(default_factory=set)
    sources_told: set[str] = field(default_factory=set)
    """Sources that the paragraph at hand has told already."""
    facts_shown: list[str] = field(default_factory=list)
    _acronyms: dict[str, Acronym] = field(init=False)
    _pattern: re.Pattern[str] | None = field(init=False)
    _forms: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self._acronyms = {each.acronym: each for each in self.scene.shared.acronyms}
        names = sorted(self._acronyms, key=lambda name: (-len(name), name))
        alternatives = "|".join(re.escape(name) for name in names)
        self._pattern = re.compile(rf"(?<![\w-])(?P<name>{alternatives})s?(?!\w)") if names else None
        self._forms = term_forms(self.scene.shared)

    def inlines(self, nodes: Any, *, bare: bool = False) -> list[Node]:
        """Resolve inlines; `bare` ones (titles, cells) get no footnotes and no expansions."""
        made: list[Node] = []
        for node in nodes:
            made += self._one(node, made, bare=bare)
        return merged(made)

    def _one(self, node: Node, before: list[Node], *, bare: bool) -> list[Node]:
        kind, content = node["t"], node.get("c")
        handler: Callable[[Node], list[Node]] | None = {
            "Cite": self._cite,
            "Image": _image,
        }.get(kind)
        if handler:
            return handler(node)
        if kind == "Str":
            return self._text(node["c"], before, bare=bare)
        if kind == "Span":
            return self._span(node, bare=bare)
        if kind == "Link":
            return self._link(node, bare=bare)
        if kind in ("Emph", "Strong", "Strikeout", "Superscript", "Subscript"):
            return [{"t": kind, "c": self.inlines(content, bare=bare)}]
        if kind == "Note":
            return [] if bare or not self.notes else [{"t": "Note", "c": [self._note(each) for each in content or []]}]
        return [node]

    def _note(self, block: Node) -> Node:
        if block["t"] in ("Para", "Plain"):
            return {"t": block["t"], "c": self.inlines(block["c"], bare=True)}
        return block

    # --- acronyms ---

    def _text(self, text: str, before: list[Node], *, bare: bool) -> list[Node]:
        made: list[Node] = []
        done = 0
        for match in self._pattern.finditer(text) if self._pattern else ():
            if match.start() > done:
                made.append({"t": "Str", "c": text[done : match.start()]})
            made.append(span("acronym", [{"t": "Str", "c": match[0]}], pairs=[("of", match["name"])]))
            # "WHO-led": there is no room for the words inside a compound; the next use gets them.
            compound = text[match.end() : match.end() + 1] == "-"
            if not compound and self._is_first(match["name"], bare=bare):
                made += self._expansion(match["name"], text_of(before) + text[: match.start()])
            done = match.end()
        if done < len(text):
            made.append({"t": "Str", "c": text[done:]})
        return made

    def _is_first(self, name: str, *, bare: bool) -> bool:
        """Say whether this is the first use in running text; a bare use does not count in products that expand."""
        if name in self.acronyms_seen or (bare and self.expands):
            return False
        self.acronyms_seen.append(name)
        return self.expands

    def _expansion(self, name: str, before: str) -> list[Node]:
        expansion = self._acronyms[name].expansion
        if expansion.casefold() in before[-160:].casefold():
            return []
        opening, closing = ("[", "]") if before.rfind("(") > before.rfind(")") else ("(", ")")
        return [{"t": "Space"}, *words(opening + expansion + closing)]

    # --- citations and facts ---

    def _cite(self, node: Node) -> list[Node]:
        keys = " ".join(each["citationId"] for each in node["c"][0])
        rendered = self.scene.citations.cites[citation_key(node)]
        return [span("citation", rendered, pairs=[("keys", keys)])]

    def source_of(self, fact: Fact) -> list[Node]:
        """Give a fact's source and date as words: "ILO 2024, p. 12; as of 2022"."""
        rendered = self.bare_cite(note_cite(fact.source))
        return [*rendered, *words("; " + self.scene.say("as-of", date=self.scene.as_of(fact.as_of)))]

    def bare_cite(self, node: Node) -> list[Node]:
        """Give a citation without its brackets, for notes and source lines."""
        rendered = [dict(each) for each in self.scene.citations.cites[citation_key(node)]]
        if rendered and rendered[0]["t"] == "Str" and rendered[0]["c"].startswith("("):
            rendered[0]["c"] = rendered[0]["c"][1:]
        if rendered and rendered[-1]["t"] == "Str" and rendered[-1]["c"].endswith(")"):
            rendered[-1]["c"] = rendered[-1]["c"][:-1]
        return [span("citation", rendered, pairs=[("keys", node["c"][0][0]["citationId"])])]

    def _span(self, node: Node, *, bare: bool) -> list[Node]:
        (identifier, classes, _), content = node["c"]
        name = classes[0] if classes else ""
        if name == "fact":
            return self._fact(text_of(content), bare=bare)
        if name == "literal":
            return [span("literal", content, identifier=identifier)]
        if name == "fallback" or value_of(node, "lang"):
            language = value_of(node, "lang")
            pairs = [("lang", language), ("dir", direction_of(language))]
            inner = content if name != "fallback" else self.inlines(content, bare=bare)
            return [span(name, inner, identifier=identifier, pairs=pairs)]
        inner = self.inlines(content, bare=bare)
        if name == "term":
            of = value_of(node, "of") or self._forms.get(text_of(content).casefold(), "")
            return [span("term", inner, identifier=identifier, pairs=[("of", of)])] if of else inner
        if name == "index":
            return [span("index", inner, identifier=identifier, pairs=[("entry", text_of(content))])]
        return [span(name, inner, identifier=identifier)] if identifier or name else inner

    def _fact(self, key: str, *, bare: bool) -> list[Node]:
        fact = self.scene.fact(key)
        figure = {"t": "Str", "c": self.scene.number(fact)}
        made = [span("fact", [figure], pairs=[("of", key)])]
        if key not in self.facts_shown:
            self.facts_shown.append(key)
        if not self.notes or bare or key in self.facts_seen:
            return made
        self.facts_seen.add(key)
        source = self.source_of(fact)
        # Figures of one paragraph that share a source share its footnote, which stands at the first of them.
        if text_of(source) in self.sources_told:
            return made
        self.sources_told.add(text_of(source))
        return [*made, {"t": "Note", "c": [para([*source, {"t": "Str", "c": "."}])]}]

    # --- links ---

    def _link(self, node: Node, *, bare: bool) -> list[Node]:
        _, content, (target, _) = node["c"]
        inner = self.inlines(content, bare=True)
        if not target.startswith("#"):
            return [link(inner or words(target), target)]
        identifier = target[1:]
        entry = self.scene.index.entries.get(identifier)
        if entry and not self.scene.holds(identifier):
            return self._left_out(entry, inner)
        if entry and not inner:
            inner = self._name_of(entry)
        # What a product does not show cannot be linked to in it.
        if self.scene.product not in _LINKS_INSIDE or entry is None or not is_shown(entry.kind, self.scene.product):
            return inner
        page = "" if bare else "true"
        return [link(inner, target, name="xref", pairs=[("kind", entry.kind), ("page", page)])]

    def _left_out(self, entry: Entry, inner: list[Node]) -> list[Node]:
        """Tell where a reader finds what this edition leaves out: "… (Figure 2.1, full edition)"."""
        name = self._name_of(entry)
        if not inner:
            return [*name, *words(" " + self.scene.say("in-full-edition"))]
        if not entry.number:
            return [*inner, *words(" " + self.scene.say("in-full-edition"))]
        return [*inner, *words(" " + self.scene.say("named-in-full-edition", name=text_of(name)))]

    def _name_of(self, entry: Entry) -> list[Node]:
        """Name what a cross-reference without words points to: its number, its title, or what it is."""
        if entry.number:
            return words(self.scene.label(entry.id))
        return list(entry.title) or words(self.scene.say(f"kind-{entry.kind}"))


def _image(node: Node) -> list[Node]:
    """Name a picture as products find it: below the folder of media."""
    attributes, alt, (path, title) = node["c"]
    return [{"t": "Image", "c": [attributes, alt, [path.removeprefix("media/"), title]]}]
