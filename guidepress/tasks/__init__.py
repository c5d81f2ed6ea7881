"""The thin actions that dodo.py calls, by the name of what they do."""

from guidepress.tasks.checking import check_decks
from guidepress.tasks.copies import compare_deck, refresh_deck
from guidepress.tasks.products import (
    lay_out,
    make_deck,
    make_deck_of_all,
    make_facilitator_docx,
    make_facilitator_pdf,
    make_handout_docx,
    make_handout_pdf,
    make_list,
    make_textbook,
    renew_docs,
    typeset,
    typeset_frame,
    write_manifest,
)
from guidepress.tasks.slides import make_slide_handout, typeset_slides
from guidepress.tasks.stages import (
    check_source,
    cite,
    languages_with_words,
    read_lists,
    read_unit,
    view_guide,
    view_unit,
)

__all__ = [
    "check_decks",
    "check_source",
    "cite",
    "compare_deck",
    "languages_with_words",
    "lay_out",
    "make_deck",
    "make_deck_of_all",
    "make_facilitator_docx",
    "make_facilitator_pdf",
    "make_handout_docx",
    "make_handout_pdf",
    "make_list",
    "make_slide_handout",
    "make_textbook",
    "read_lists",
    "read_unit",
    "refresh_deck",
    "renew_docs",
    "typeset",
    "typeset_frame",
    "typeset_slides",
    "view_guide",
    "view_unit",
    "write_manifest",
]
