"""A whole build with both editions of the E-box: sound pages, nothing for trainers alone in the participants' one."""

from __future__ import annotations

import re
import zipfile

import pytest
from lxml import html
from real_build import Place

from guidepress.checks.product_texts import texts_of

pytestmark = pytest.mark.slow

SECRET = re.compile(r"secret-[a-z]+")


def marks(place: Place, folder: str) -> set[str]:
    """Give the marks of facilitators' texts in every byte of an edition, files within files too."""
    files = [each for each in (place.build / folder).rglob("*") if each.is_file()]
    assert len(files) > 50
    found = (texts_of(each.as_posix(), each.read_bytes()) for each in files)
    return {mark for texts in found for _, text in texts for mark in SECRET.findall(text)}


def test_both_editions(place: Place) -> None:
    """`doit check-site` makes ebox and ebox-trainer and finds all pages sound; only the trainers' one holds secrets."""
    place.made("ebox-trainer")
    checked = place.doit("check-site", "check-leaks")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert marks(place, "ebox") == set()
    assert len(marks(place, "ebox-trainer")) >= 10
    room = place.build / "ebox-trainer" / "en" / "trainers.html"
    hrefs = html.fromstring(room.read_bytes()).xpath("//main//li//a/@href")
    assert {"../downloads/en/trainers/facilitator/guide.pdf", "../downloads/en/trainers/decks/all.pptx"} <= set(hrefs)
    pack = room.parent / "../downloads/en/trainers/packs/village-days.zip"
    assert any(name.startswith("facilitators/") for name in zipfile.ZipFile(pack).namelist())
    assert not (place.build / "ebox" / "en" / "trainers.html").exists()
    # Nothing is made again if nothing has changed.
    before = place.times()
    place.made("ebox-trainer")
    assert place.times() == before
