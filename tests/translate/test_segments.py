"""Proves that segments survive the way to the translator and back, and that broken tags are caught."""

from __future__ import annotations

import json

import pytest
from example import EXAMPLE, Guide, readings_of

from guidepress.nodes import merged, walk
from guidepress.translate.segments import TagError, has_words, inlines_of, segment_of, tag_fault
from guidepress.translate.yaml_texts import unit_texts


def test_round_trip_of_every_segment() -> None:
    """Every run of inlines of the example guide is the same after text and back."""
    for reading in readings_of(EXAMPLE)[1].values():
        assert reading.unit
        for node in walk(
            [part.blocks for part in (*reading.unit.sections, *reading.unit.cases, *reading.unit.activities)]
        ):
            if node["t"] in ("Para", "Plain"):
                text, slots = segment_of(node["c"])
                back = inlines_of(text, slots)
                assert json.dumps(back) == json.dumps(merged(node["c"]))


def test_signs_are_escaped() -> None:
    """Signs that look like tags are text to the translator, and come back as text."""
    inlines = [{"t": "Str", "c": "<b>&lt;"}, {"t": "Strong", "c": [{"t": "Str", "c": "x"}]}]
    text, slots = segment_of(inlines)
    assert text == "&lt;b&gt;&amp;lt;<b>x</b>"
    assert inlines_of(text, slots) == inlines


@pytest.mark.parametrize(
    "translation", ["x", "<a1>x", "</a1>x<a1>", "<a1>x</a1><a1>y</a1>", "<a2>x</a2>", "<a1>x</a1><z1/>", "<q>x</q>"]
)
def test_broken_tags_are_refused(translation: str) -> None:
    """A translation that loses, doubles, crosses or invents tags is an error, never a half link."""
    source = [{"t": "Link", "c": [["", [], []], [{"t": "Str", "c": "x"}], ["#y", ""]]}]
    with pytest.raises(TagError):
        inlines_of(translation, segment_of(source)[1])


def test_tag_fault() -> None:
    """Tags must be the same and well nested; signs of a YAML text that only look like tags may stand as they are."""
    assert tag_fault("<b>a</b>", "<b>b</b>") == ""
    assert tag_fault("<b>a</b>", "b")
    assert tag_fault("<b>a</b>", "</b>b<b>")
    assert tag_fault("<i> without end", "بلا نهاية <i>") == ""


def test_has_words() -> None:
    """Tags, figures and signs alone are nothing to translate."""
    assert not has_words("<z1/> 12 % <note1/>")
    assert has_words("<z1/> per cent")


def test_another_place_of_the_same_text(example: Guide) -> None:
    """A text that was translated in one place is used in another one, exact place first."""
    catalogue = example.catalogue("ar")
    assert catalogue.find("elsewhere/text", "Clear is not clean.") == "الصافي ليس نظيفًا."
    assert catalogue.find("elsewhere/text", "Never heard.") is None


def test_fuzzy_empty_and_obsolete_do_not_count(example: Guide) -> None:
    """Only finished translations are used."""
    catalogue = example.catalogue("ar")
    for text in ("Barriers from the source to the cup", "Records that others can read"):
        assert catalogue.find("x", text) is None
    assert "A sentence that is no longer in the guide." not in catalogue.by_text


def test_source_language_changes_nothing(example: Guide) -> None:
    """The catalogue of the source's own language gives the very same unit."""
    noun = example.units["committee"].unit
    assert noun
    assert example.catalogue("en").unit(noun) is noun


def test_a_corridor_is_translated(example: Guide) -> None:
    """Where a case plays is a text of its front matter; it is read and replaced like the others."""
    noun = example.units["source-to-cup"].unit
    assert noun
    assert ("case-springs/corridor", "Busia and Butere-Mumias") in set(unit_texts(noun))
    made = {each.meta.id: each.meta.corridor for each in example.catalogue("ar").unit(noun).cases}
    assert made["case-springs"] == "بوسيا وبوتيري موميّاس"
