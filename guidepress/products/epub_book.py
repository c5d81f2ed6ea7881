"""Turns the views of the website and the pages of the printed book into the chapters of the EPUB, as XHTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from markupsafe import Markup

from guidepress.nodes import plain, text_of
from guidepress.products import epub_marks as marks
from guidepress.products.epub_places import Places, places_of
from guidepress.products.html_templates import environment
from guidepress.products.site_html import Dresser
from guidepress.products.site_pages import Fragments

View = dict[str, Any]
MEDIA = "media"
"""The folder of the book in which its pictures lie."""


@dataclass(slots=True, kw_only=True)
class Chapter:
    """A file of the book; `unit` is the module whose part of the contents it stands in, `names` where pages begin."""

    path: str
    title: str
    tree: etree._Element
    unit: str = ""
    names: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """What every chapter of a language shows."""

    frame: View
    places: Places
    sizes: Mapping[str, tuple[int, int]]
    drawings: Mapping[str, str]

    def dresser(self, path: str) -> Dresser:
        """Give what dresses the blocks of a file."""
        acronyms = {each["acronym"]: each["expansion"] for each in self.frame["acronyms"]}
        return Dresser(
            words=self.frame["words"],
            acronyms=acronyms,
            media="../" * path.count("/") + MEDIA,
            sizes=self.sizes,
            drawings=self.drawings,
        )

    def chapter(self, path: str, template: str, name: str, *, unit: str = "", colour: str = "", **own: Any) -> Chapter:
        """Write a file of the book from its template."""
        text = (
            environment("epub")
            .get_template(f"{template}.xhtml")
            .render(
                {
                    "lang": self.frame["lang"],
                    "dir": self.frame["dir"],
                    "words": self.frame["words"],
                    "guide": self.frame["guide"],
                    "top": "../" * path.count("/"),
                    "name": name,
                    "layout": template,
                    "colour": colour,
                    "kind": "",
                    **own,
                }
            )
        )
        tree = marks.tree_of(text)
        marks.open_notes(tree)
        marks.tidy_figures(tree)
        return Chapter(path=path, title=name, tree=tree, unit=unit, names=marks.ids_in(tree))


def chapters_of(
    frame: View, views: Sequence[View], sizes: Mapping[str, tuple[int, int]], drawings: Mapping[str, str]
) -> list[Chapter]:
    """Write the chapters in reading order: cover, title, texts, lists."""
    book = Book(frame=frame, places=places_of(frame, views), sizes=sizes, drawings=drawings)
    made = [
        book.chapter("cover.xhtml", "cover", frame["words"]["epub-cover"]),
        book.chapter("title.xhtml", "title", frame["guide"]["title"], kind="frontmatter"),
    ]
    for view in views:
        made += _unit(book, view)
    return [*made, *_lists(book, views)]


def mark_pages(chapters: Sequence[Chapter], pages: Mapping[str, int], word: str) -> list[tuple[int, str]]:
    """Mark in the chapters where each printed page begins; give the pages with their addresses, in order."""
    # The book calls an entry of the glossary by another name, since the word itself may stand in the text.
    pages = {**pages, **{f"term-{name[9:]}": page for name, page in pages.items() if name.startswith("glossary-")}}
    named = [(at, name) for at, chapter in enumerate(chapters) for name in chapter.names]
    found = marks.page_starts(named, pages)
    for (at, name), page in found.items():
        marks.mark_page(chapters[at].tree, name, page, word)
    return sorted((page, f"{chapters[at].path}#page-{page}") for (at, _), page in found.items())


def _unit(book: Book, view: View) -> list[Chapter]:
    """Write a unit: a front text, or a module with its opener, its sections, and what no section names."""
    places, fragments = book.places, Fragments(book.frame["lang"], [], [])
    unit = "" if view["front"] else view["module"]["id"]
    files: dict[str, list[View]] = {}
    for page in (*view["sections"], *view["cases"], *view["activities"]):
        path, _, at = places.moved[page["path"]].partition("#")
        if not at or path not in {places.moved[each["path"]] for each in view["sections"]}:
            files.setdefault(path, []).append(page)
    numbers: dict[str, tuple[int, int]] = {}
    for path, pages in files.items():
        dresser = book.dresser(path)
        for page in pages:
            title = fragments.add([plain(dresser.inlines(places.linked(page["title"], page["path"], path)))])
            numbers[page["id"]] = (title, fragments.add(dresser.blocks(places.blocks(page))))
    home = places.moved[view["path"]].partition("#")[0]
    opener = fragments.add(book.dresser(home).blocks(places.linked(view["opener"], view["path"], home)))
    works = [fragments.add([plain(book.dresser(home).inlines(each["reference"]))]) for each in view["resources"]]
    _write(fragments)
    made: list[Chapter] = []
    colour = "" if view["front"] else view["module"]["colour"]
    if unit:
        shown = {"module": view["module"], "opener": fragments[opener]}
        name = f"{view['module']['number']} {view['module']['title']}"
        made.append(book.chapter(home, "module", name, unit=unit, colour=colour, kind="bodymatter", **shown))
    for path, pages in files.items():
        parts = [
            {"id": page["id"], "number": _number(page), "title": fragments[title], "text": fragments[text]}
            for page in pages
            for title, text in (numbers[page["id"]],)
        ]
        name = " ".join(each for each in (_number(pages[0]), text_of(pages[0]["title"])) if each)
        kind = "bodymatter" if unit else "frontmatter"
        made.append(book.chapter(path, "section", name, unit=unit, colour=colour, kind=kind, parts=parts))
    if works:
        reasons = (each["why"] for each in view["resources"])
        item = Markup("<li>{}<br/>{}</li>")
        items = Markup("\n").join(item.format(fragments[work], why) for work, why in zip(works, reasons, strict=True))
        title = book.frame["words"]["kind-resources"]
        text = Markup('<ul class="works">\n{}\n</ul>').format(items)
        parts = [{"id": f"resources-{unit}", "number": "", "title": title, "text": text}]
        path = f"{unit}/resources.xhtml"
        made.append(book.chapter(path, "section", title, unit=unit, colour=colour, kind="bodymatter", parts=parts))
    return made


def _write(fragments: Fragments) -> None:
    """Let pandoc write what was gathered, as XML."""
    fragments.write()
    # What was HTML with escaped texts is now XML with escaped texts.
    fragments.written = [Markup(marks.as_xhtml(part)) for part in fragments.written]  # noqa: S704


def _number(page: View) -> str:
    """Give a section's number; a case or an activity is told by its label."""
    number: str = page["number"] if page["kind"] == "section" else page["label"]
    return number


def _lists(book: Book, views: Sequence[View]) -> list[Chapter]:
    """Write the lists at the end: glossary, acronyms, works, videos."""
    frame, words, moved = book.frame, book.frame["words"], book.places.moved
    fragments = Fragments(frame["lang"], [], [])
    dresser = book.dresser("glossary.xhtml")

    def part(inlines: list[Any]) -> int:
        return fragments.add([plain(dresser.inlines(inlines))])

    terms = [(each, *(part(each[key]) for key in ("term", "definition", "source"))) for each in frame["glossary"]]
    works = [(f"ref-{each['id']}", part(each["inlines"])) for each in frame["references"]]
    _write(fragments)
    glossary = [
        {
            "id": f"term-{each['id']}",
            "term": fragments[term],
            "text": fragments[text],
            "source": fragments[source],
            "see": [{"id": f"term-{other['id']}", "term": other["term"]} for other in each["see"]],
        }
        for each, term, text, source in terms
    ]
    acronyms = [
        {"id": f"acronym-{at}", "term": each["acronym"], "text": each["expansion"], "source": "", "see": []}
        for at, each in enumerate(frame["acronyms"], 1)
    ]
    videos = [{"id": each["id"], "text": _video(words, each)} for view in views for each in view["videos"]]
    given: Iterable[tuple[str, str, str, str, list[Any]]] = (
        ("glossary", moved[frame["pages"]["glossary"]], "glossary", "doc-glossary", glossary),
        ("acronyms", "acronyms.xhtml", "appendix", "doc-appendix", acronyms),
        (
            *("references", moved[frame["pages"]["references"]], "bibliography", "doc-bibliography"),
            [{"id": identifier, "text": fragments[number]} for identifier, number in works],
        ),
        ("videos", moved[frame["pages"]["videos"]], "appendix", "doc-appendix", videos),
    )
    made = [
        book.chapter(
            path,
            "list",
            words[f"site-{key}"],
            kind="backmatter",
            id=f"back-{key}",
            part=part_kind,
            role=role,
            entries=entries,
            words_list=key in ("glossary", "acronyms"),
        )
        for key, path, part_kind, role, entries in given
        if entries or key != "videos"
    ]
    for chapter in made:
        # In print, videos stand where the text names them: the list has no page.
        if chapter.path == moved[frame["pages"]["videos"]]:
            chapter.names.clear()
    return made


def _video(words: Mapping[str, str], video: View) -> Markup:
    told = [words["kind-video-planned" if video["planned"] else "kind-video"], video["publisher"], video["length"]]
    title = Markup('<a href="{}">{}</a>').format(video["url"], video["title"]) if video["url"] else video["title"]
    line = Markup('<p class="box-label">{}</p><p class="box-title">{}</p><p>{}</p>')
    return line.format(" · ".join(each for each in told if each), title, video["summary"])
