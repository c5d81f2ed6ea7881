"""Turns the view of a workshop into what its pack holds: writers, names and counts of papers; and files into a ZIP."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from guidepress.products.workshop_agenda import agenda, concept_note
from guidepress.products.workshop_badges import certificate, write_badges_source, write_certificates_source
from guidepress.products.workshop_badges_word import write_badges_docx
from guidepress.products.workshop_files import BOOKS, LISTS
from guidepress.products.workshop_forms import attendance_list, evaluation_form, key_to_test, knowledge_test
from guidepress.products.workshop_lists import Printed
from guidepress.products.workshop_paper import Paper, deck_names, modules_of, people
from guidepress.products.workshop_run import run_of_show
from guidepress.products.workshop_word import write_paper_docx

View = Mapping[str, Any]
WRITERS: Mapping[str, Callable[[View], Paper]] = {
    "participants/agenda": agenda,
    "participants/concept-note": concept_note,
    "participants/pre-test": lambda view: knowledge_test(view, "pre"),
    "participants/post-test": lambda view: knowledge_test(view, "post"),
    "participants/evaluation-form": evaluation_form,
    "facilitators/run-of-show": run_of_show,
    "facilitators/test-key": key_to_test,
    "facilitators/attendance-list": attendance_list,
}
"""What writes each paper of workshop_files.PAPERS."""
DRAWINGS: Mapping[str, Callable[[View], str]] = {
    "facilitators/name-badges": write_badges_source,
    "facilitators/certificates": write_certificates_source,
}
"""What draws each paper of workshop_files.DRAWN: their typst sources."""
EDITABLE: Mapping[str, Callable[[View], bytes]] = {
    "facilitators/certificate": lambda view: write_paper_docx(view, certificate(view)),
    "facilitators/name-badges": write_badges_docx,
}
"""What writes each Word document of workshop_files.EDITED."""
_COPIES = {
    "participants/agenda.pdf": "everybody",
    "participants/concept-note.pdf": "everybody",
    "participants/pre-test.pdf": "person",
    "participants/post-test.pdf": "person",
    "participants/evaluation-form.pdf": "person",
    "facilitators/run-of-show.pdf": "facilitator",
    "facilitators/test-key.pdf": "facilitator",
    "facilitators/attendance-list.pdf": "room",
    "facilitators/name-badges.pdf": "room",
    "facilitators/certificates.pdf": "room",
}
"""For whom each paper is printed."""
_NAMES = {
    **{path: f"workshop-{path.partition('/')[2]}" for path in (*WRITERS, *DRAWINGS, *EDITABLE, *LISTS)},
    "facilitators/lists": "workshop-lists",
    **{each.file: each.name for each in BOOKS},
}
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest a zip knows
_READABLE = 0o644 << 16


def deck_files(view: View) -> dict[str, str]:
    """Give the decks of a pack: the path in the pack to the deck ("introduction-short"), in the order of use."""
    return {f"facilitators/decks/{name}.pptx": deck for deck, name in deck_names(view).items()}


def name_of_file(view: View, path: str) -> str:
    """Say what a file of the pack is."""
    modules = modules_of(view)
    words = view["words"]
    stem, _, _ = path.rpartition(".")
    if stem in _NAMES:
        return str(words[_NAMES[stem]])
    if (deck := deck_files(view).get(path)) is not None:
        module = deck.removesuffix("-short") if deck not in modules else deck
        key = "workshop-slides-of" if module == deck else "workshop-slides-short-of"
        return str(words[key].format(module=modules.get(module, module)))
    return path


def printed_papers(view: View, pages: Mapping[str, int]) -> list[Printed]:
    """Count what is printed of a pack; `pages` are the pages of its PDF files."""
    wanted = {**_COPIES, **{f"{each.file}.pdf": each.copies for each in BOOKS if each.copies}}
    counts = _counts(view)
    return [
        Printed(name=name_of_file(view, path), file=path, pages=pages[path], copies=counts[who])
        for path, who in wanted.items()
        if path in pages
    ]


def _counts(view: View) -> dict[str, int]:
    persons, leaders = len(people(view)), max(1, len(view["workshop"]["facilitators"]))
    return {"person": persons, "facilitator": leaders, "everybody": persons + leaders, "room": 1}


def pack_zip(files: Mapping[str, bytes]) -> bytes:
    """Zip files by their paths: sorted, with one fixed time, so that the same files give the same bytes.

    Raises ValueError for a path that could lead out of the folder into which somebody unpacks it.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(files):
            if not all(_is_safe(part) for part in path.split("/")):
                raise ValueError(f"not a safe name for a file: {path}")
            member = zipfile.ZipInfo(path, _ZIP_TIME)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = _READABLE
            member.create_system = 3  # the same on every platform
            archive.writestr(member, files[path])
    return out.getvalue()


def _is_safe(part: str) -> bool:
    return part.strip(".") != "" and all(sign.isascii() and (sign.isalnum() or sign in "-_.") for sign in part)
