"""What is built again after an edit, and what is not: proved by content and by the time of writing."""

from __future__ import annotations

import re
import shutil

import pytest
from real_build import Place, changed

pytestmark = pytest.mark.slow

MODULES = ("source-to-cup", "committee")


def outside_packs(paths: set[str]) -> set[str]:
    """Leave out the workshops' packs: a pack is made as a whole, since its parts are counted and numbered together."""
    return {path for path in paths if not path.startswith("workshops/")}


def test_second_run_does_nothing(place: Place) -> None:
    """Nothing is written when nothing changed, not even with the same content."""
    before = place.times()
    finished = place.doit()
    assert (finished.returncode, finished.stdout, finished.stderr) == (0, "", "")
    assert place.times() == before


def test_facilitator_note_leaves_participants_products_alone(place: Place) -> None:
    """An edited note rebuilds the decks that hold its slide and the script of the guide: no other depth or product."""
    before, held = place.times(), place.products()
    place.edit("modules/committee/10-roles.md", "secret-roles: names, not offices.", "secret-roles: names and faces.")
    place.made()
    touched = outside_packs(changed(before, place.times()))
    # In a workshop's pack too, no participant's paper is another one now.
    assert not {path for path in changed(held, place.products()) if "/participants/" in path}
    assert touched == {
        f"{lang}/{name}"
        for lang in ("en", "ar")
        for name in (
            *("decks/committee.pptx", "decks/all.pptx"),
            *(f"facilitator/guide.{ending}" for ending in ("pdf", "docx")),
        )
    }


def test_model_answer_of_a_case_leaves_participants_books_alone(place: Place) -> None:
    """An edited model answer rebuilds the facilitators' case book; workbook and participants' case book stay."""
    before = place.times()
    place.edit("modules/committee/cases/filters.md", "a shop must sell new ones", "a shop must sell spare parts")
    place.made("languages=en", "workbook", "cases")
    touched = changed(before, place.times())
    assert touched == {"en/facilitator/cases.pdf", "en/facilitator/cases.docx"}


def test_note_of_a_marked_slide_reaches_the_short_deck(place: Place) -> None:
    """An edited note of a slide that is in the short deck rebuilds that deck too, of its own module alone."""
    before = place.products()
    place.edit("modules/committee/10-roles.md", "secret-plan: the six tasks", "secret-plan: all six tasks")
    place.made("languages=en")
    decks = {path for path in outside_packs(changed(before, place.products())) if "/decks/" in path}
    own = {f"en/decks/{name}.pptx" for name in ("committee", "committee-short", "all")}
    assert decks == own | {f"en/editions/leaders/decks/{name}.pptx" for name in ("committee", "all")}


def test_edit_in_one_module_leaves_the_others_alone(place: Place) -> None:
    """A changed sentence reaches its book; no deck, no guide and no other module's handout is written again."""
    before = place.times()
    place.edit("modules/committee/10-roles.md", "and one committee.", "and a single committee.")
    place.made("languages=en")
    assert changed(before, place.times()) == {"en/textbook.pdf", "en/textbook-print.pdf"}


def test_new_title_of_a_module_reaches_no_other_deck(place: Place) -> None:
    """Decks and handouts hold nothing of other modules."""
    before = place.times()
    place.edit("modules/committee/module.yaml", "title: ", "title: Our ")
    place.made("languages=en")
    other = MODULES[0]
    assert not {path for path in outside_packs(changed(before, place.times())) if other in path}


def test_a_fact_changes_wherever_it_is_shown(place: Place) -> None:
    """One figure in facts.yaml changes the products that show it, and only these."""
    before = place.products()
    place.edit("facts.yaml", "value: 0.5", "value: 0.7")
    place.made("languages=en")
    touched = changed(before, place.products())
    assert "en/decks/source-to-cup.pptx" in touched
    assert not {path for path in touched if "committee" in path or path.startswith(("ar/", "en/lists"))}


def test_removed_module_leaves_no_product_behind(place: Place) -> None:
    """Products of a module that is no longer in the guide are removed; nothing else in the folder is."""
    kept = place.build / "en" / "decks" / "trainers-own.pptx"
    kept.write_bytes(b"mine")
    place.edit("guide.yaml", "  - committee\n", "")
    shutil.rmtree(place.source / "modules" / "committee")
    shutil.rmtree(place.source / "workshops")  # the workshop teaches that module
    gone = re.compile(r"\[[^\]]*\]\(#(?:act-own-promise|tab-checks|sec-roles)\)")
    for path in place.source.rglob("*.md"):
        path.write_text(gone.sub("the other module", path.read_text(encoding="utf-8")), encoding="utf-8")
    finished = place.doit("languages=en")
    # What only that module used is told; it stops nothing.
    told = [line for line in finished.stderr.splitlines() if not line.startswith("  hint:")]
    assert (finished.returncode, [line for line in told if "warning[entry-is-used]" not in line]) == (0, [])
    left = {path.name for path in (place.build / "en" / "decks").iterdir()}
    assert left == {"all.pptx", "source-to-cup.pptx", "source-to-cup-short.pptx", kept.name}
