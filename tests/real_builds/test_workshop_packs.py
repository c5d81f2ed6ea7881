"""The pack of the example's workshop, built in both languages and opened: valid files, excerpts, no secret, one ZIP."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from pypdf import PdfReader
from real_build import Place

from guidepress.nodes import text_of

pytestmark = pytest.mark.slow
SECRET = re.compile(r"secret-[a-z]+")


def pack_of(built: Place, lang: str) -> Path:
    return built.build / "workshops" / "village-days" / lang


def words_of(path: Path) -> str:
    """Give all text of a file of the pack."""
    if path.suffix == ".pdf":
        reader = PdfReader(path)
        return " ".join([*(page.extract_text() for page in reader.pages), str(reader.metadata)])
    if path.suffix in (".docx", ".pptx", ".xlsx"):
        with zipfile.ZipFile(path) as archive:
            parts = [archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return " ".join(str(etree.fromstring(part).xpath("string()")) for part in parts)
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_file_of_a_pack_is_valid(built: Place, lang: str) -> None:
    """Word and PowerPoint files keep their schema; PDFs open, are tagged and name their language."""
    files = [path for path in sorted(pack_of(built, lang).rglob("*")) if path.is_file()]
    assert {path.suffix for path in files} == {".docx", ".html", ".ics", ".pdf", ".pptx", ".xlsx", ".zip"}
    for path in files:
        if path.suffix in (".docx", ".pptx"):
            assert not OpenXmlValidator().validate(path).errors, path
        elif path.suffix == ".pdf":
            root: Any = PdfReader(path).trailer["/Root"]
            assert root["/MarkInfo"]["/Marked"], path
            assert str(root["/Lang"]).startswith(lang), path


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_zip_holds_the_folder(built: Place, lang: str) -> None:
    """The ZIP's members are the folder's files, byte for byte; no list of participants is among them."""
    folder = pack_of(built, lang)
    there = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    packed = there.pop("village-days.zip")
    with zipfile.ZipFile(packed) as archive:
        assert set(archive.namelist()) == set(there)
        assert all(archive.read(name) == path.read_bytes() for name, path in there.items())
    assert not [name for name in there if name.endswith(".csv")]
    page = there["readme.html"].read_text(encoding="utf-8")
    assert set(re.findall(r'href="([^"]+)"', page)) == set(there) - {"readme.html"}


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_participants_of_a_pack_read_no_secret(built: Place, lang: str) -> None:
    """Marks of notes, steps, debriefs and answers stand in files for facilitators, and in none for participants."""
    folder = pack_of(built, lang)
    found = {
        path.relative_to(folder).as_posix(): SECRET.findall(words_of(path).replace("\u00ad", ""))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".zip"
    }
    assert not {name: marks for name, marks in found.items() if marks and not name.startswith("facilitators/")}
    for name in ("facilitator-guide.pdf", "facilitator-guide.docx", "toolbox.pdf", "toolbox.docx"):
        assert found[f"facilitators/{name}"], name


def test_books_of_a_pack_hold_what_is_taught(built: Place) -> None:
    """An activity that the workshop does not hold is in no book; the one it holds is; covers name place and dates."""
    folder = pack_of(built, "en")
    view = json.loads((built.build / ".work/view/en/workshop-village-days/workshop.json").read_bytes())
    held = {item["activity"] for day in view["days"] for item in day["items"] if item["activity"]}
    frame = json.loads((built.build / ".work/view/en/guide/toolbox.json").read_bytes())
    boxed = words_of(folder / "facilitators" / "toolbox.docx")
    for row in frame["rows"]:
        assert (row["title"] in boxed) == (row["id"] in held), row["title"]
    assert {row["id"] in held for row in frame["rows"]} == {True, False}
    for path in ("participants/workbook", "facilitators/facilitator-guide", "facilitators/toolbox"):
        first = " ".join(PdfReader(folder / f"{path}.pdf").pages[0].extract_text().split())
        assert "Two days of water" in first, path
        assert "30 March – 1 April 2026" in first, path


def test_script_runs_by_the_clock_of_the_workshop(built: Place) -> None:
    """The rows of the script begin when the agenda says so, day by day."""
    work = built.build / ".work/view/en/workshop-village-days"
    view, script = (json.loads((work / f"{name}.json").read_bytes()) for name in ("workshop", "facilitator"))
    for chapter in script["chapters"]:
        number = int(re.search(r"Day (\d)", chapter["module"]["title"])[1])  # type: ignore[index]
        items = [each for each in view["days"][number - 1]["items"] if each["deck"] == chapter["deck"]]
        first, last = chapter["plan"][0], chapter["plan"][-1]
        assert first["clock"] == items[0]["start"].lstrip("0")
        hours, minutes = last["clock"].split(":")
        end = int(hours) * 60 + int(minutes) + last["minutes"]
        assert f"{end // 60:02d}:{end % 60:02d}" == items[-1]["end"]
        assert chapter["total_minutes"] == sum(each["minutes"] for each in items)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_calendar_is_the_agenda(built: Place, lang: str) -> None:
    """A library for iCalendar reads the agenda's titles at the times of the place, in its order, without breaks."""
    raw = (pack_of(built, lang) / "participants" / "agenda.ics").read_bytes()
    view = json.loads((built.build / f".work/view/{lang}/workshop-village-days/workshop.json").read_bytes())
    zone = ZoneInfo(view["workshop"]["timezone"])
    events = [
        (each.decoded("dtstart").astimezone(zone), each.decoded("dtend").astimezone(zone), str(each["summary"]))
        for each in icalendar.Calendar.from_ical(raw).walk("VEVENT")
    ]
    agenda = [
        *(
            (at(day["date"], item["start"], zone), at(day["date"], item["end"], zone), text_of(item["title"]))
            for day in view["days"]
            for item in day["items"]
            if item["kind"] != "break" and not item["id"].startswith("spare-")
        )
    ]
    assert events == agenda


def at(date: str, clock: str, zone: ZoneInfo) -> datetime:
    return datetime.fromisoformat(f"{date}T{clock}:00").replace(tzinfo=zone)


def test_members_open(built: Place) -> None:
    """Every Office file inside the ZIP opens as a ZIP of its own: none was cut short."""
    with zipfile.ZipFile(pack_of(built, "en") / "village-days.zip") as archive:
        names = [name for name in archive.namelist() if name.endswith((".docx", ".pptx", ".xlsx"))]
        assert names
        assert not [name for name in names if zipfile.ZipFile(io.BytesIO(archive.read(name))).testzip()]
