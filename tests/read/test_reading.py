"""Proves what reading makes of good input, and that bad bytes never end in a traceback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from example import EXAMPLE, Guide, problems_of, readings_of

from guidepress.kitchen import Kitchen
from guidepress.model import Node, Reading
from guidepress.nodes import is_div, text_of, walk
from guidepress.read import unit
from guidepress.read.block_kinds import BLOCK_KINDS, CHART_KINDS, SLIDE_KINDS
from guidepress.read.blocks import BlockReader
from guidepress.read.files import Source
from guidepress.read.findings import Findings
from guidepress.read.markdown import parse_markdown, split_front
from guidepress.read.media import as_number


def blocks_of(text: str) -> tuple[list[Node], Findings]:
    """Read the blocks of a text."""
    findings = Findings(source=Source(folder=EXAMPLE), path="x.md")
    answer = parse_markdown([text])[0]
    assert not isinstance(answer, str)
    return BlockReader(findings=findings).read(answer, "1:1"), findings


def others_of(guide: Guide) -> dict[str, Reading]:
    """Give the readings of all units but the one that a test spoils."""
    return {name: each for name, each in guide.units.items() if name != "committee"}


def test_example_has_no_problems() -> None:
    """The example guide is without error and without warning."""
    assert problems_of(EXAMPLE) == []


def test_example_holds_every_kind() -> None:
    """The example guide uses each kind of block, of slide, of chart, of case and three kinds of activities."""
    nouns = [each.unit for each in readings_of(EXAMPLE)[1].values() if each.unit]
    parts = [part for noun in nouns for part in (*noun.sections, *noun.cases, *noun.activities)]
    divs = [node for part in parts for node in walk(part.blocks) if node["t"] == "Div"]
    assert {node["c"][0][1][0] for node in divs} >= set(BLOCK_KINDS)
    pairs = {(node["c"][0][1][0], value) for node in divs for key, value in node["c"][0][2] if key == "kind"}
    assert {value for name, value in pairs if name == "slide"} == set(SLIDE_KINDS)
    assert {value for name, value in pairs if name == "chart"} == set(CHART_KINDS)
    assert {case.meta.kind for noun in nouns for case in noun.cases} == {
        *("good-practice", "gap", "country-experience", "scenario")
    }
    assert len({activity.meta.kind for noun in nouns for activity in noun.activities}) >= 3
    assert {activity.meta.grouping for noun in nouns for activity in noun.activities} == {
        *("plenary", "individual", "pairs", "groups")
    }


def test_options_are_told_apart_from_text() -> None:
    """Boxes become options with a mark at the right one; their signs are gone from the text."""
    made, findings = blocks_of(
        "::: {.question #q}\nQ?\n\n- [ ] One\n- [x] Two\n- [X] Three\n\n::: answer\nA\n:::\n:::\n"
    )
    options = next(each for each in walk(made) if is_div(each, "options"))
    marks = ["correct" in str(item[0]["c"][0]) for item in options["c"][1][0]["c"]]
    assert marks == [False, True, True]
    assert text_of(options) == "One Two Three"
    assert findings.problems == []


def test_options_inside_a_depth() -> None:
    """Options are found inside ::: full too, where their signs would else reach participants."""
    made, _ = blocks_of("::: {.question #q}\nQ?\n\n::: full\n- [ ] One\n- [x] Two\n:::\n\n::: answer\nA\n:::\n:::\n")
    assert "[x]" not in text_of(made)


def test_last_table_row_without_line_break() -> None:
    """A file that ends with a row of a table, without a line break, keeps the row."""
    made, _ = blocks_of("| A | B |\n| --- | --- |\n| a | b |")
    assert [each["t"] for each in made] == ["Table"]
    assert text_of(made) == "A B a b"


def test_plain_signs_stay_text() -> None:
    """Dollars, emoji names, at signs and equals signs are text."""
    made, findings = blocks_of('Costs $x$ and :smile:, =HYPERLINK`s`, {{ x }}, #set, a\\<b, "quoted"...')
    assert text_of(made) == "Costs $x$ and :smile:, =HYPERLINKs, {{ x }}, #set, a<b, “quoted”…"
    assert findings.problems == []


def test_places_count_front_matter() -> None:
    """Front matter is blanked, not cut, so that a line keeps its number."""
    front, body = split_front("---\na: 1\n---\n# T\n")
    assert front == "a: 1\n"
    assert body == "\n\n\n# T\n"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1", 1.0),
        ("-2.50", -2.5),
        ("1_000", None),
        ("1e9", None),
        ("nan", None),
        ("", None),
        ("1,5", None),
        ("١", None),
    ],
)
def test_numbers_of_data(cell: str, value: float | None) -> None:
    """Only digits with a point are numbers."""
    assert as_number(cell) == value


def test_line_breaks_of_windows(copy_example: Callable[[], Path]) -> None:
    """Line breaks of Windows and a byte order mark change nothing."""
    folder = copy_example()
    for path in [*folder.rglob("*.md"), *folder.glob("*.y*ml"), *folder.rglob("*.csv"), *folder.rglob("*.po")]:
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert problems_of(folder) == []


def test_refused_markdown_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """If pandoc refuses a text, its first words are told at the file."""
    monkeypatch.setattr(unit, "parse_markdown", lambda texts: ["stack overflow\nmore"] * len(texts))
    problems = unit.read_front(Source(folder=EXAMPLE), "preface").problems
    assert [str(each).split("\n")[0] for each in problems] == [
        "example_guide/front/preface.md:1: error[markdown-is-readable]: the Markdown could not be read: stack overflow"
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"\x00",
        b"\xff" * 40,
        b"[" * 5000,
        b"- " * 5000,
        b"a: &a [*a]",
        b"{{{{",
        b"? : ?",
        b"%YAML 9\n---\n",
        b"1",
    ],
)
@pytest.mark.parametrize("file", ["guide.yaml", "brand.yml", "glossary.yaml", "modules/committee/module.yaml"])
def test_rubbish_is_told_not_thrown(
    copy_example: Callable[[], Path], example: Guide, file: str, content: bytes
) -> None:
    """Whatever stands in a YAML file, reading ends with problems that name the file, never with a traceback."""
    folder = copy_example()
    (folder / file).write_bytes(content)
    assert any(each.place.file == f"example_guide/{file}" for each in problems_of(folder, others_of(example)))


@pytest.mark.parametrize(
    "content", [b"", b"---", b"---\n---\n", b":::", b"> " * 3000, b"[^1]: x", b"![](", b"# T {#", b"|||\n|-|"]
)
def test_rubbish_in_markdown(copy_example: Callable[[], Path], example: Guide, content: bytes) -> None:
    """Whatever stands in a text, reading ends with problems that name the file, never with a traceback."""
    folder = copy_example()
    (folder / "modules/committee/10-roles.md").write_bytes(content)
    (folder / "modules/committee/cases/filters.md").write_bytes(content)
    files = {each.place.file for each in problems_of(folder, others_of(example))}
    assert files >= {"example_guide/modules/committee/10-roles.md", "example_guide/modules/committee/cases/filters.md"}


def test_outline_is_read_loosely(copy_example: Callable[[], Path]) -> None:
    """A broken guide.yaml gives an empty outline, so that even then `doit list` works."""
    folder = copy_example()
    (folder / "guide.yaml").write_text("modules: [../up, 7, ok, ok]\nfront: x\n", encoding="utf-8")
    outline = Kitchen(source=folder, build=folder / "build").outline()
    assert (outline.modules, outline.front, outline.languages) == (("ok",), (), ())
