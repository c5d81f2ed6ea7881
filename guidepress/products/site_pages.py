"""Turns the views of the website into its pages: a dictionary of HTML texts by path below the language's folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from guidepress.nodes import plain, text_of
from guidepress.products.html_templates import environment
from guidepress.products.site_html import Dresser, html_parts
from guidepress.view.addresses import relative

View = dict[str, Any]
Node = dict[str, Any]

_TOOLS = ("cases", "activities", "workshops", "glossary", "acronyms", "downloads")
"""The pages that every page leads to, beside the modules."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What every page of a language shows: `frame` is its view, `names` the languages by code, as each calls itself."""

    frame: View
    names: Mapping[str, str]
    sizes: Mapping[str, tuple[int, int]]
    drawings: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """Give an interface word, its places filled."""
        text: str = self.frame["words"][key]
        return text.format(**values) if values else text

    def page(self, path: str, template: str, name: str, **own: Any) -> str:
        """Write a page from its template; `name` is what the browser calls it, after which comes the guide's name."""
        frame = self.frame
        module, held_in = own.pop("module_id", ""), own.pop("held_in", tuple(self.names))
        # A workshop is held in some languages only: from its page the others lead to their list of workshops.
        others = {code: path if code in held_in else frame["pages"]["workshops"] for code in self.names}
        shown = {
            "lang": frame["lang"],
            "dir": frame["dir"],
            "words": frame["words"],
            "guide": frame["guide"],
            "page_title": f"{name} – {frame['guide']['short_title']}" if name else frame["guide"]["title"],
            "description": frame["guide"]["subtitle"],
            "assets": self.assets(path),
            "to": lambda address: relative(address, path),
            "tools": [
                {"href": relative(frame["pages"][key], path), "title": self.title_of(key), "here": path == address}
                for key, address in frame["pages"].items()
                if key in _TOOLS
            ],
            "languages": [
                {
                    "href": f"{self.top(path)}{code}/{others[code]}",
                    "lang": code,
                    "name": name,
                    "here": code == frame["lang"],
                }
                for code, name in self.names.items()
            ],
            "tabs": [self._tab(unit, path, module) for unit in frame["units"] if not unit["front"]],
            "trail": [],
            "colour": next((each["colour"] for each in frame["units"] if each["id"] == module), ""),
            "layout": template,
            **own,
        }
        return environment("site").get_template(f"{template}.html").render(shown)

    def _tab(self, unit: View, path: str, module: str) -> View:
        here = "page" if unit["path"] == path else "true" if unit["id"] == module else ""
        return {
            "href": relative(unit["path"], path),
            "number": unit["number"],
            "title": unit["short_title"],
            "colour": unit["colour"],
            "here": here,
        }

    def title_of(self, key: str) -> str:
        """Give the title of a page that a site has once."""
        return self.say(f"site-{key}")

    def top(self, path: str) -> str:
        """Give the way from a page to the folder of all languages."""
        return "../" * (path.count("/") + 1)

    def assets(self, path: str) -> str:
        """Give the way from a page to what all languages share."""
        return f"{self.top(path)}assets/"

    def dresser(self, path: str) -> Dresser:
        """Give what dresses the blocks of a page."""
        acronyms = {each["acronym"]: each["expansion"] for each in self.frame["acronyms"]}
        return Dresser(
            words=self.frame["words"],
            acronyms=acronyms,
            media=f"{self.assets(path)}media",
            sizes=self.sizes,
            drawings=self.drawings,
        )


@dataclass(slots=True)
class Fragments:
    """Gathers lists of blocks, so that pandoc writes those of many pages in one go."""

    language: str
    parts: list[list[Node]]
    written: list[Markup]

    def add(self, blocks: list[Node]) -> int:
        """Take dressed blocks; the number finds their HTML after `write`."""
        self.parts.append(blocks)
        return len(self.parts) - 1

    def write(self) -> None:
        """Let pandoc write all that was gathered."""
        # Text is escaped by pandoc, attributes by it or by the dresser: this is HTML.
        self.written = [Markup(part) for part in html_parts(self.parts, self.language)]  # noqa: S704

    def __getitem__(self, number: int) -> Markup:
        return self.written[number]


def unit_pages(site: Site, view: View) -> dict[str, str]:
    """Write the pages of a unit: its own, and one for each section, case and activity."""
    fragments = Fragments(site.frame["lang"], [], [])
    pages = [*view["sections"], *view["cases"], *view["activities"]]
    texts = {page["id"]: fragments.add(site.dresser(page["path"]).blocks(page["blocks"])) for page in pages}
    own = site.dresser(view["path"])
    shorts = {page["id"]: fragments.add(own.blocks(page["short"])) for page in (*view["cases"], *view["activities"])}
    opener = fragments.add(own.blocks(view["opener"]))
    references = [fragments.add([plain(own.inlines(each["reference"]))]) for each in view["resources"]]
    titles = {page["id"]: fragments.add([plain(own.inlines(page["title"]))]) for page in pages}
    fragments.write()
    made: dict[str, str] = {}
    for page in pages:
        beside = view["sections"] if page["kind"] == "section" else []
        at = beside.index(page) if beside else 0
        shown = {
            "title": fragments[titles[page["id"]]],
            "number": page["number"],
            "told": _told(page),
            "chips": [*page.get("countries", ()), *_chips(site, page)],
            "text": fragments[texts[page["id"]]],
            "after": [],
            "contents": _contents(page["blocks"]),
            "projects": page.get("projects", ()),
            "terms": page["terms"],
            "before": _neighbour(beside[at - 1], page["path"]) if beside and at else None,
            "behind": _neighbour(beside[at + 1], page["path"]) if beside and at + 1 < len(beside) else None,
            "trail": _trail(site, view, page["path"]),
            "module_id": view["module"]["id"],
        }
        made[page["path"]] = site.page(page["path"], "page", text_of(page["title"]), **shown)
    if not view["front"]:
        made[view["path"]] = _module_page(site, view, fragments, titles, shorts, opener, references)
    return made


def _module_page(  # noqa: PLR0913, PLR0917 - the parts of one page
    site: Site,
    view: View,
    fragments: Fragments,
    titles: Mapping[str, int],
    shorts: Mapping[str, int],
    opener: int,
    references: Sequence[int],
) -> str:
    path, module = view["path"], view["module"]

    def entries(pages: Iterable[View]) -> list[View]:
        return [
            {
                "href": relative(page["path"], path),
                "title": fragments[titles[page["id"]]],
                "number": page["number"],
                "kind": page["kind"],
                "told": _told(page),
                "short": fragments[shorts[page["id"]]] if page["id"] in shorts else "",
            }
            for page in pages
        ]

    shelves = [
        {"title": site.say(key), "entries": entries(view[name])}
        for key, name in (("site-sections", "sections"), ("site-cases", "cases"), ("site-activities", "activities"))
        if view[name]
    ]
    after = []
    if references:
        items = Markup("").join(
            Markup('<li>{} <span class="why">{}</span></li>').format(fragments[number], each["why"])
            for number, each in zip(references, view["resources"], strict=True)
        )
        after.append({"title": site.say("kind-resources"), "text": Markup("<ul>{}</ul>").format(items)})
    return site.page(
        path,
        "module",
        module["title"],
        module=module,
        opener=fragments[opener],
        shelves=shelves,
        after=after,
        module_id=module["id"],
    )


def _told(page: View) -> str:
    """Say what a page is: its label, its kind, how long it takes."""
    parts = [page.get(key) for key in ("label", "kind_label", "grouping")]
    return " · ".join(each for each in parts if each)


def _chips(site: Site, page: View) -> list[str]:
    """Name the values of the facets that a page serves."""
    return [
        value["title"]
        for facet in site.frame["facets"]
        for value in facet["values"]
        if value["id"] in page["facets"].get(facet["id"], ())
    ]


def _contents(blocks: Iterable[Node]) -> list[View]:
    """List the headings of a text that the page leads to at its beginning: those of the highest level."""
    heads = [node["c"] for node in blocks if node["t"] == "Header" and node["c"][1][0]]
    level = min((each[0] for each in heads), default=0)
    return [{"id": each[1][0], "title": text_of(each[2])} for each in heads if each[0] == level]


def _neighbour(page: View, path: str) -> View:
    return {"href": relative(page["path"], path), "title": text_of(page["title"])}


def _trail(site: Site, view: View, path: str) -> list[View]:
    home = {"href": relative("index.html", path), "title": site.say("site-home")}
    module = view["module"]
    if view["front"]:
        return [home]
    return [home, {"href": relative(view["path"], path), "title": module["short_title"]}]
