"""Tests of the typst text of blocks and inlines."""

from __future__ import annotations

import re
import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from textbook_views import ROOT, common, table, titled, voices

from guidepress.nodes import bullet_list, div, link, para, plain, span, words
from guidepress.products.typeset import icons_in, typeset_blocks, typeset_parts
from guidepress.products.typst_tables import is_short
from guidepress.products.typst_values import fonts_for, literal, look_of
from guidepress.tools import ToolError, compile_typst, icon_svg, pandoc

IMAGE = {"t": "Image", "c": [["", [], []], words('A "wheel" with #nine spokes'), ["wheel.svg", ""]]}


def compiled(folder: Path, blocks: list[dict[str, Any]]) -> str:
    """Compile blocks on plain pages and give the text of the PDF with single spaces."""
    view = common()
    shutil.copytree(ROOT / "templates/typst", folder / "typst")
    main = folder / "main.typ"
    head = f'#import "/typst/blocks.typ": *\n#let look = {look_of(view, icons=icons_in(blocks))}\n'
    body = typeset_blocks(blocks, view)
    main.write_text(f'{head}#set document(title: "x")\n#show: prose.with(look)\n{body}', encoding="utf-8")
    written = compile_typst(main, folder, standards=["ua-1"], timestamp=0)
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(written)).pages)
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (
            voices(),
            r'#voices-block\(look, id: none, label: "Voices", mark: "Illus.*", speaker: \[\s*A cook',
        ),
        (
            div("lens", [para(words("x"))], pairs=[("label", "Lens"), ("icon", "venus-mars")]),
            r'#lens-block\(look, id: none, label: "Lens", icon: "venus-mars"\)\[',
        ),
        (
            div(
                "case",
                [titled("A: b")],
                identifier="case-a",
                pairs=[("label", "Case 1"), ("kind-label", "Gap")],
            ),
            r'#case-block\(look, id: "case-a", label: "Case 1", .*kind-label: "Gap".*title: \[A: b\]\)\[',
        ),
        (
            div("figure", [titled("T"), para([IMAGE])], identifier="f", pairs=[("label", "Figure 1")]),
            r'#picture\(look, "wheel.svg", alt: "A \\"wheel\\" with #nine spokes"\);',
        ),
        (
            div("write", [para(words("Which?"))], pairs=[("lines", "4")]),
            r"#write-block\(look, lines: 4\)\[",
        ),
        (
            para([span("", words("oui"), pairs=[("lang", "fr")])]),
            r'#foreign\(look, lang: "fr", dir: none\)\[oui\];',
        ),
        (
            para([link(words("Figure 1"), "#fig", name="xref", pairs=[("page", "true")])]),
            r'#xref\(look, "fig", page: true\)\[Figure 1\];',
        ),
        ({"t": "Header", "c": [2, ["sec-x-y", [], []], words("T")]}, r"#heading\(level: 3\)\[T\] <sec-x-y>"),
    ],
)
def test_block_becomes_call(block: dict[str, Any], expected: str) -> None:
    """A semantic block becomes the call of its function, with its attributes as literals."""
    assert re.search(expected, typeset_blocks([block], common()))


def test_decorative_picture_has_no_alternative() -> None:
    """A decorative picture is passed without alternative text, so that it becomes an artifact."""
    image = {"t": "Image", "c": [["", ["decorative"], []], [], ["x.svg", ""]]}
    assert '#picture(look, "x.svg", alt: none);' in typeset_blocks([para([image])], common())


@pytest.mark.parametrize(
    ("where", "address"),
    [
        (para, "note"),
        (lambda content: para([{"t": "Note", "c": [para(content)]}]), "inline"),
    ],
)
def test_address_of_outside_link(where: Any, address: str) -> None:
    """An outside link prints its address as a footnote, in a footnote in brackets."""
    content = [link(words("the portal"), "https://example.org/a")]
    assert f'address: "{address}")[the portal];' in typeset_blocks([where(content)], common())


def test_bare_address_is_printed_once() -> None:
    """A link whose words are its address prints no second one."""
    content = [link(words("https://example.org/a"), "https://example.org/a")]
    assert 'address: "none"' in typeset_blocks([para(content)], common())


NASTY = [
    "#set page(width: 1pt)",
    "- not a list",
    "= not a heading",
    "1. not a number",
    "/ not: a term",
    "a--b...c -? d",
    "$x$ `code` *bold* _it_",
    "<label> @key ~ \\ [b] ]]",
    '"quoted" and it\'s',
    "// no comment /* none */",
    "{{ x }} =HYPERLINK(1) <script>",
    "https://example.org/#x",
]


def test_text_stays_text(tmp_path: Path) -> None:
    """Text that looks like typst comes out as text in paragraphs, titles, cells, items and after markup."""
    places: list[dict[str, Any]] = []
    for text in NASTY:
        places += [
            para(words(text)),
            bullet_list([[plain(words(text))]]),
            div("gap", [titled(text), plain(words(text))], pairs=[("label", text)]),
            para([{"t": "Emph", "c": words(text)}, *words(".at(0)")]),
            para([*words("a"), {"t": "LineBreak"}, *words(text)]),
            table([["Head", "B"], [text, "1"]]),
            div("options", [bullet_list([[plain(words(text))]])]),
        ]
    found = compiled(tmp_path, places).replace("\u00ad", "").replace(" ", "")
    for text in NASTY:
        # Nine times: each place above, the block's label and title among them.
        assert found.count(text.replace(" ", "")) >= 8, text


def test_reference_to_nothing_is_words(tmp_path: Path) -> None:
    """A reference to an id that this document does not hold is set as words, without a page."""
    reference = link(words("Figure 9"), "#nowhere", name="xref", pairs=[("page", "true")])
    assert compiled(tmp_path, [para([*words("See"), {"t": "Space"}, reference])]) == "See Figure 9"


def widths_of(rows: list[list[str]]) -> list[int]:
    """Give the shares of the width that a table's columns get."""
    found = re.search(r"columns: \(([^)]*)\)", typeset_blocks([table(rows)], common()))
    assert found
    return [int(share) for share in re.findall(r"(\d+)fr", found[1])]


def test_columns_get_width_by_content() -> None:
    """A column of short cells takes little more than they need; the rest goes where it saves most lines."""
    says = "Equality of treatment in every branch that the state accepts"
    code, text = widths_of([["Code", "Says"], ["C97", says]])
    assert code <= 9
    assert text >= len(says)


def test_no_column_is_narrower_than_its_longest_word() -> None:
    """A word in a narrow column is not broken, however long the text of its neighbour is."""
    kind, _ = widths_of([["Kind", "Says"], ["Recommendation", "many words of a text " * 12]])
    assert kind > len("Recommendation")


def test_column_to_write_in_has_room() -> None:
    """A column of empty cells, as on a worksheet, is wide enough to write in."""
    _, own = widths_of([["Question", "You"], ["What do you see at the counter of your own office?", ""]])
    assert own >= 18


def test_question_stays_with_the_end_of_its_case() -> None:
    """The questions that close a case are kept with its last paragraph."""
    asked = div("question", [para(words("Why?"))], pairs=[("label", "Question 1")])
    case = div("case", [para(words("First")), para(words("Last")), asked], pairs=[("label", "Case 1.1")])
    text = typeset_blocks([case], common())
    assert text.index("First") < text.index("#together") < text.index("Last") < text.index("#question-block")


def test_definition_runs_on_from_its_term(tmp_path: Path) -> None:
    """A meaning of one paragraph stands on the line of its term."""
    pair = [words("Floor"), [[para(words("A set of guarantees"))]]]
    assert compiled(tmp_path, [{"t": "DefinitionList", "c": [pair]}]) == "Floor A set of guarantees"


def test_long_table_is_not_short() -> None:
    """Only a table that surely fits a page may float."""
    assert is_short(table([["A", "B"], ["C97", "53"]]))
    assert not is_short(table([["A", "B"]] + [["A long text " * 6, "53"]] * 30))


def test_table_in_handout_has_room_to_write() -> None:
    """An empty cell of a worksheet's table is kept high enough to write in."""
    sheet = div("handout", [titled("Sheet"), table([["A", "B"], ["x", ""]])], pairs=[("label", "Worksheet")])
    assert "roomy: true" in typeset_blocks([sheet], common())


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ('a "b" \\ c', '"a \\"b\\" \\\\ c"'),
        ("line\nbreak", '"line\\u{a}break"'),
        (["one"], '("one",)'),
        ([], "()"),
        ({}, "(:)"),
        ({"a b": None}, '("a b": none)'),
        (-1.5, "(-1.5)"),
        (True, "true"),
    ],
)
def test_literal(value: Any, expected: str) -> None:
    """A value becomes a typst literal that no text can break out of."""
    assert literal(value) == expected


def test_script_leads_in_right_to_left() -> None:
    """In a right-to-left language the script's own face leads, so that digits match; else it follows."""
    assert fonts_for(common("rtl"), "base") == ["IBM Plex Sans Arabic", "IBM Plex Serif"]
    assert fonts_for(common(), "base") == ["IBM Plex Serif", "IBM Plex Sans Arabic"]


def test_code_and_content_in_one_call() -> None:
    """Parts of code and content are written in their order, inline content on the line of its code."""
    assert (
        typeset_parts(["#f([", words("- a"), "], [", [plain(words("b"))], "])"], common()) == "#f([#none;- a], [b])\n"
    )


def test_tool_errors_are_values() -> None:
    """A program that refuses its input raises ToolError with its words."""
    with pytest.raises(ToolError, match="pandoc"):
        pandoc(["--from=json"], "{")
    with pytest.raises(ToolError, match="icon"):
        icon_svg("../secret")


def test_unknown_font_is_an_error(tmp_path: Path) -> None:
    """A face that is not installed stops the product instead of being replaced."""
    main = tmp_path / "main.typ"
    main.write_text('#set text(font: "No Such Face")\nx', encoding="utf-8")
    with pytest.raises(ToolError, match=r"(?i)no such face"):
        compile_typst(main, tmp_path, timestamp=0)
