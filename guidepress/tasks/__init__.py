"""The thin actions that dodo.py calls, by the name of what they do."""

from guidepress.tasks.books import (
    make_casebook_docx,
    make_casebook_pdf,
    make_workbook_docx,
    make_workbook_pdf,
)
from guidepress.tasks.checking import check_decks
from guidepress.tasks.copies import compare_deck, refresh_deck
from guidepress.tasks.facilitator import DEPTHS, make_facilitator_docx, make_facilitator_pdf
from guidepress.tasks.products import (
    lay_out,
    make_deck,
    make_deck_of_all,
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
    view_guidance,
    view_guide,
    view_unit,
)
from guidepress.tasks.toolbox import make_toolbox_docx, make_toolbox_pdf, make_toolbox_table
from guidepress.tasks.workshop_stages import read_workshop, view_workshop
from guidepress.tasks.workshops import (
    PACK_PARTS,
    copy_to_workshop,
    make_workshop_decks,
    make_workshop_lists,
    make_workshop_pack,
    make_workshop_papers,
    pack_copies,
    pack_files,
)

__all__ = [
    "DEPTHS",
    "PACK_PARTS",
    "check_decks",
    "check_source",
    "cite",
    "compare_deck",
    "copy_to_workshop",
    "languages_with_words",
    "lay_out",
    "make_casebook_docx",
    "make_casebook_pdf",
    "make_deck",
    "make_deck_of_all",
    "make_facilitator_docx",
    "make_facilitator_pdf",
    "make_handout_docx",
    "make_handout_pdf",
    "make_list",
    "make_slide_handout",
    "make_textbook",
    "make_toolbox_docx",
    "make_toolbox_pdf",
    "make_toolbox_table",
    "make_workbook_docx",
    "make_workbook_pdf",
    "make_workshop_decks",
    "make_workshop_lists",
    "make_workshop_pack",
    "make_workshop_papers",
    "pack_copies",
    "pack_files",
    "read_lists",
    "read_unit",
    "read_workshop",
    "refresh_deck",
    "renew_docs",
    "typeset",
    "typeset_frame",
    "typeset_slides",
    "view_guidance",
    "view_guide",
    "view_unit",
    "view_workshop",
    "write_manifest",
]
