"""Every finished file is checked by a program that did not write it: PDF/UA-1 and Open XML schemas."""

from __future__ import annotations

import pytest
from openxml_audit import OpenXmlValidator
from page import ValidationProfile, validate_pdf
from real_build import Place

pytestmark = pytest.mark.slow


def test_pdfs_are_accessible(built: Place) -> None:
    """Each PDF, in both languages and directions, keeps PDF/UA-1."""
    files = sorted((built.build).glob("[a-z]*/**/*.pdf"))
    assert len(files) >= 14
    reports = {file: validate_pdf(file, profile=ValidationProfile.PDF_UA_1) for file in files}
    assert {
        file: [each.message for each in report.failures] for file, report in reports.items() if report.failures
    } == {}


def test_pdfs_pass_verapdf_and_keep_headings_with_text(built: Place) -> None:
    """check-pdf finds nothing in any PDF of both languages, those of the workshops too."""
    checked = built.doit("check-pdf")
    if "pdf-can-be-checked" in checked.stderr:
        pytest.skip(checked.stderr.strip())
    assert (checked.returncode, checked.stderr) == (0, "")


def test_office_files_keep_their_schemas(built: Place) -> None:
    """Each deck and document is valid Open XML."""
    files = sorted(file for ending in ("pptx", "docx") for file in built.build.glob(f"[a-z]*/**/*.{ending}"))
    assert len(files) >= 14
    found = {file: [str(each) for each in OpenXmlValidator().validate(file).errors] for file in files}
    assert {file: errors for file, errors in found.items() if errors} == {}
