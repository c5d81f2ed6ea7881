"""The thin actions that dodo.py calls, by the name of what they do."""

from guidepress.tasks.books import (
    make_casebook_docx,
    make_casebook_pdf,
    make_workbook_docx,
    make_workbook_pdf,
)
from guidepress.tasks.checking import check_decks, check_leaks, check_pdfs
from guidepress.tasks.consistency import check_consistency
from guidepress.tasks.copies import compare_deck, refresh_deck
from guidepress.tasks.disc import list_disc_files, make_disc, make_stick
from guidepress.tasks.editions import all_stand, make_if_any
from guidepress.tasks.epub import make_epub
from guidepress.tasks.facilitator import DEPTHS, make_facilitator_docx, make_facilitator_pdf, outline_module
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
from guidepress.tasks.site import make_site_assets, make_site_pages, view_site
from guidepress.tasks.site_downloads import download_source, make_public_deck, site_downloads
from guidepress.tasks.site_serving import check_site, serve_site
from guidepress.tasks.site_trainers import make_trainers_site, trainers_files, trainers_source
from guidepress.tasks.slides import make_slide_handout, typeset_slides
from guidepress.tasks.stages import (
    check_source,
    cite,
    languages_with_words,
    list_held,
    read_lists,
    read_unit,
    view_guidance,
    view_guide,
    view_unit,
)
from guidepress.tasks.toolbox import make_toolbox_docx, make_toolbox_pdf, make_toolbox_table
from guidepress.tasks.workshop_books import WORKSHOP_BOOKS, make_workshop_book
from guidepress.tasks.workshop_stages import check_timetable, read_workshop, view_workshop, view_workshop_books
from guidepress.tasks.workshops import (
    PACK_PARTS,
    make_workshop_decks,
    make_workshop_lists,
    make_workshop_pack,
    make_workshop_papers,
    pack_files,
)

__all__ = [
    "DEPTHS",
    "PACK_PARTS",
    "WORKSHOP_BOOKS",
    "all_stand",
    "check_consistency",
    "check_decks",
    "check_leaks",
    "check_pdfs",
    "check_site",
    "check_source",
    "check_timetable",
    "cite",
    "compare_deck",
    "download_source",
    "languages_with_words",
    "lay_out",
    "list_disc_files",
    "list_held",
    "make_casebook_docx",
    "make_casebook_pdf",
    "make_deck",
    "make_deck_of_all",
    "make_disc",
    "make_epub",
    "make_facilitator_docx",
    "make_facilitator_pdf",
    "make_handout_docx",
    "make_handout_pdf",
    "make_if_any",
    "make_list",
    "make_public_deck",
    "make_site_assets",
    "make_site_pages",
    "make_slide_handout",
    "make_stick",
    "make_textbook",
    "make_toolbox_docx",
    "make_toolbox_pdf",
    "make_toolbox_table",
    "make_trainers_site",
    "make_workbook_docx",
    "make_workbook_pdf",
    "make_workshop_book",
    "make_workshop_decks",
    "make_workshop_lists",
    "make_workshop_pack",
    "make_workshop_papers",
    "outline_module",
    "pack_files",
    "read_lists",
    "read_unit",
    "read_workshop",
    "refresh_deck",
    "renew_docs",
    "serve_site",
    "site_downloads",
    "trainers_files",
    "trainers_source",
    "typeset",
    "typeset_frame",
    "typeset_slides",
    "view_guidance",
    "view_guide",
    "view_site",
    "view_unit",
    "view_workshop",
    "view_workshop_books",
    "write_manifest",
]
