"""A whole build in all languages: nothing that is for facilitators alone is in any file that participants get."""

from __future__ import annotations

import re
import zipfile

import pytest
from real_build import Place

from guidepress.checks.leaks import audience_of, unclassed
from guidepress.checks.product_texts import texts_of

pytestmark = pytest.mark.slow

MARK = re.compile(r"secret-[a-z]+")


def files_of(place: Place) -> dict[str, bytes]:
    """Give every finished file by its path; the intermediates are none."""
    found = sorted(each for each in place.build.rglob("*") if each.is_file())
    named = {each.relative_to(place.build).as_posix(): each.read_bytes() for each in found}
    return {name: raw for name, raw in named.items() if not name.startswith(".work/")}


def test_every_finished_file_is_for_somebody(built: Place) -> None:
    """The table of audiences knows each file of a whole build, and each member of a workshop's archive."""
    files = files_of(built)
    assert len(files) > 100
    assert unclassed(files, {name: raw for name, raw in files.items() if audience_of(name) == "parted"}) == []


def test_no_sentence_for_facilitators_reaches_participants(built: Place) -> None:
    """check-leaks finds nothing in both languages, in pages, notes, alternatives, properties and archives."""
    checked = built.doit("check-leaks")
    assert (checked.returncode, checked.stderr) == (0, "")


def test_no_mark_reaches_participants(built: Place) -> None:
    """The example guide marks each facilitators' text with a word that survives every format and both directions."""
    source = " ".join(path.read_text(encoding="utf-8") for path in built.source.rglob("*.md"))
    assert len(set(MARK.findall(source))) >= 10
    files = {name: raw for name, raw in files_of(built).items() if audience_of(name) == "participant"}
    for name in files_of(built):
        if audience_of(name) == "parted":
            with zipfile.ZipFile(built.build / name) as archive:
                shared = [each for each in archive.namelist() if not each.startswith("facilitators/")]
                files |= {f"{name}/{each}": archive.read(each) for each in shared}
        assert audience_of(name), name
    found = {
        (path, mark) for name, raw in files.items() for path, text in texts_of(name, raw) for mark in MARK.findall(text)
    }
    assert found == set()
