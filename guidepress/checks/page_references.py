"""Compares the pages that products tell with the pages on which things really stand in the finished books."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guidepress.checks.finished_files import Book, folded, numbers_in
from guidepress.checks.package import Package, not_found
from guidepress.nodes import id_of, text_of, value_of
from guidepress.problems import Place, Problem, problem

BOOKS = ("textbook", "workbook")
"""The books whose pages others tell; the word of a reference is "<book>-page"."""
_FACILITATOR = tuple(f"facilitator/{depth}" for depth in ("overview", "plan", "guide"))


def page_reference_problems(package: Package) -> Iterator[Problem]:
    """Tell every page of a book that another product, or its own contents, tells wrongly."""
    for each in BOOKS:
        if f"{each}-page" in package.words and f"{each}.pdf" in package.books:
            yield from _references(package, each)
    if package.views["guide", "toolbox"]["dir"] == "ltr":
        for name, book in package.books.items():
            yield from _contents(package, name, book)


def _references(package: Package, name: str) -> Iterator[Problem]:
    """Compare each told page: in Word with the thing that it is told of, in PDF with all pages that begin something."""
    targets = dict(_targets(package, name))
    pattern = re.compile(re.escape(package.words[f"{name}-page"]).replace(r"\{n\}", r"(\d+)"))
    book = package.product(f"{name}.pdf")
    for path in _FACILITATOR:
        told_in_word: set[int] = set()
        here = package.product(f"{path}.docx")
        document = package.documents.get(f"{path}.docx")
        for cell in (cell for grid in document.grids for row in grid for cell in row) if document else ():
            lines = [folded(each) for each in cell.split("\n")]
            for line, title in zip(lines[1:], lines, strict=False):
                if match := pattern.search(line):
                    told_in_word.add(int(match[1]))
                    yield from _told(here, book, title, int(match[1]), targets.get(title))
        for paragraph in document.paragraphs if document else ():
            told_here = [int(each) for each in pattern.findall(folded(paragraph))]
            told_in_word.update(told_here)
            words = folded(paragraph).lstrip("0123456789\N{EN DASH} ")
            title = max((each for each in targets if words.startswith(each)), key=len, default="")
            if told_here and title:
                yield from _told(here, book, title, told_here[0], targets[title])
        if document and not told_in_word and name == BOOKS[0]:
            yield not_found(here, f"any page of the {name}")
        pages = package.books.get(f"{path}.pdf")
        # In lines that run from right to left a PDF does not give words and numbers in the order of reading.
        if not pages or not told_in_word or package.views["guide", "toolbox"]["dir"] != "ltr":
            continue
        true = {page for found in targets.values() for page in found}
        # Of the workbook, questions and worksheets are told too, which have no bookmarks of their own.
        true |= told_in_word if name != BOOKS[0] else set()
        for number, page in enumerate(pages.pages, start=1):
            for each in pattern.findall(folded(page)):
                if int(each) not in true:
                    where = Place(file=package.product(f"{path}.pdf").file, line=number)
                    yield from _told(where, book, match_words(page, each), int(each), set())


def match_words(page: str, number: str) -> str:
    """Give the words that stand before a number on a page, to say what it is told of."""
    return folded(page.partition(number)[0])[-60:]


def _told(here: Place, book: Place, title: str, told: int, real: set[int] | None) -> Iterator[Problem]:
    if real is None or told in real:
        return
    stands = ", ".join(str(each) for each in sorted(real)) or "elsewhere"
    there = Place(file=book.file, line=min(real, default=told))
    yield problem("page-references-agree", here, there, what=title, told=told, real=stands)


def _targets(package: Package, name: str) -> Iterator[tuple[str, set[int]]]:
    """Give the titles of sections, activities and cases, and the pages on which they really begin in a book."""
    book = package.books[f"{name}.pdf"]
    for unit in package.modules:
        view = package.views[unit.id, "facilitator"]
        deck = package.views[unit.id, "deck"]
        for title in (folded(view["module"]["title"]), *(folded(each["title"]) for each in deck["sections"])):
            pages = {page for words, page in book.bookmarks if words == title or words.endswith(f" {title}")}
            if pages:
                yield title, pages
        if view["dir"] == "ltr":
            for block in (*view["activities"], *view["cases"]):
                title = _title(block)
                if pages := set(_pages_of(book, title, value_of(block, "label"))):
                    yield title, pages


def _title(block: dict[str, Any]) -> str:
    first: list[Any] = [
        each for each in block["c"][1] if "block-title" in (each["c"][0][1] if each["t"] == "Div" else ())
    ]
    return folded(text_of(first) or id_of(block))


def _pages_of(book: Book, title: str, label: str) -> Iterator[int]:
    """Find the pages that hold a thing's label and its title near each other."""
    for number, page in enumerate(book.pages, start=1):
        words = folded(page)
        at = words.find(title)
        while at >= 0:
            around = words[max(0, at - 120) : at + len(title) + 120]
            if label and label in around:
                yield number
                break
            at = words.find(title, at + 1)


def _contents(package: Package, name: str, book: Book) -> Iterator[Problem]:
    """Compare each line of a book's contents with the page of its bookmark."""
    label = package.words["contents"]
    begin = next((page for words, page in book.bookmarks if words == label), 0)
    if not begin:
        return
    following = next((page for words, page in book.bookmarks if page > begin), begin + 1)
    here = package.product(name)
    for number in range(begin, following):
        lines = [folded(each) for each in book.pages[number - 1].splitlines()]
        for words, page in book.bookmarks:
            if words == label:  # it stands at the head of each of its pages, with their number
                continue
            told = {
                numbers_in(line.removeprefix(words))[-1]
                for line in lines
                if line.startswith(words) and re.fullmatch(r"[ .\u00b7\u2026]*\d+", line.removeprefix(words))
            }
            true = {other for title, other in book.bookmarks if title == words}
            if told and not told & true:
                there = Place(file=here.file, line=page)
                where = Place(file=here.file, line=number)
                yield problem(
                    "page-references-agree",
                    where,
                    there,
                    what=words,
                    told=min(told),
                    real=", ".join(map(str, sorted(true))),
                )
