"""Gives a slide its notes page under a known name: python-pptx would walk the whole file to find a free one."""

from __future__ import annotations

from typing import Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml.slide import CT_NotesSlide
from pptx.parts.slide import NotesSlidePart


def add_notes(slide: Any, number: int) -> Any:
    """Add the notes page of the `number`th slide of a file, with the placeholders of the notes master; returns it."""
    package = slide.part.package
    master = package.presentation_part.notes_master_part
    name = PackURI(f"/ppt/notesSlides/notesSlide{number}.xml")
    part = NotesSlidePart(name, CONTENT_TYPE.PML_NOTES_SLIDE, package, CT_NotesSlide.new())
    part.relate_to(master, RELATIONSHIP_TYPE.NOTES_MASTER)
    part.relate_to(slide.part, RELATIONSHIP_TYPE.SLIDE)
    part.notes_slide.clone_master_placeholders(master.notes_master)
    slide.part.relate_to(part, RELATIONSHIP_TYPE.NOTES_SLIDE)
    return part.notes_slide
