"""What check-site tells of a website: links that lead nowhere, pages that are not sound; and how `serve` serves it."""

from __future__ import annotations

import threading
from http.client import HTTPConnection
from pathlib import Path

import pytest
from doit.exceptions import TaskFailed

from guidepress.checks.site_links import PageFault, find_page_faults
from guidepress.kitchen import Kitchen, write_file
from guidepress.tasks import check_site
from guidepress.tasks.site_serving import serve_site, site_server

PAGE = (
    '<!doctype html><html lang="en" dir="ltr"><head><title>Wells</title>'
    '<link rel="stylesheet" href="a.css"></head><body><main class="page"><h1>Wells</h1>{}</main></body></html>'
)


def faults(body: str, **more: bytes) -> list[str]:
    """Tell what is wrong with a page that holds `body`."""
    files = {"index.html": PAGE.format(body).encode(), "a.css": b"", "b.html": PAGE.format('<p id="x">').encode()}
    return [each.what for each in find_page_faults(files | more) if each.path == "index.html"]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('<a href="b.html#x">x</a><a href="#top" id="top">t</a><a href="https://example.org/">o</a>', []),
        ('<a href="c.html">c</a>', ["the link c.html leads nowhere"]),
        ('<a href="b.html#y">y</a>', ["the link b.html#y leads to no place of that page"]),
        ('<a href="b.html"></a>', ["a link has no words: b.html"]),
        ('<p id="x"></p><p id="x"></p>', ['the id "x" stands 2 times']),
        ("<h3>Ropes</h3>", ["a heading of level 3 follows one of level 1"]),
        ("<h1>Ropes</h1>", ["it has 2 main headings"]),
        ('<img src="b.html">', ["the picture b.html has no alternative text"]),
        ('<img alt="" src="//example.org/a.png">', ["it loads //example.org/a.png from outside"]),
        ('<script src="gone.js"></script>', ["the file gone.js does not exist"]),
    ],
)
def test_each_fault_is_told_once(body: str, told: list[str]) -> None:
    """Every kind of fault is found, and a sound page has none."""
    assert faults(body) == told


def test_a_page_with_its_style_may_not_be_heavy() -> None:
    """A page of text weighs at most 250 kB with style sheet and scripts."""
    assert faults("", **{"a.css": b" " * 260_000}) == [
        "it weighs 260 kB with styles and scripts; at most 250 kB are wanted"
    ]


def test_a_page_says_its_language_and_its_title() -> None:
    """Without them a screen reader does not know how to read it, nor what it is."""
    found = find_page_faults({"index.html": b"<html><head></head><body><h1>Wells</h1></body></html>"})
    assert [each.what for each in found] == ["it does not say its language and direction", "it has no title"]
    assert found[0] == PageFault(path="index.html", what="it does not say its language and direction")


def test_check_site_names_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The problem stands at the page; a sound site is counted."""
    kitchen = Kitchen(source=tmp_path / "source", build=tmp_path / "build")
    write_file(kitchen.site / "index.html", PAGE.format('<a href="c.html">c</a>'))
    write_file(kitchen.site / "a.css", "")
    outcome = check_site(kitchen, [kitchen.site])
    assert isinstance(outcome, TaskFailed)
    said = capsys.readouterr()
    assert "ebox/index.html: error[page-is-sound]" in said.out + said.err + str(outcome)


def test_serve_answers_this_machine_alone(tmp_path: Path) -> None:
    """`serve` gives the pages on the loopback address; serve_site is what the task calls."""
    assert serve_site.__doc__
    write_file(tmp_path / "index.html", "Wells")
    with site_server(tmp_path, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host, port = server.server_address[:2]
        assert host == "127.0.0.1"
        connection = HTTPConnection("127.0.0.1", int(port), timeout=5)
        connection.request("GET", "/index.html")
        assert connection.getresponse().read() == b"Wells"
        server.shutdown()
