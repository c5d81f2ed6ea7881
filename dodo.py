"""The task graph of a guide's build, one stage a function, in the order of the pipeline. `doit list` is the manual."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from doit import get_var
from doit.tools import config_changed

from guidepress import tasks
from guidepress.kitchen import CASEBOOKS, EDITIONS, LISTS, TEMPLATES, VIEWS, Kitchen, engine_digest
from guidepress.progress import ProgressReporter

Task = dict[str, Any]
Action = tuple[Any, ...]

KITCHEN = Kitchen(source=Path(get_var("source", "source")), build=Path(get_var("build", "build")))
OUTLINE = KITCHEN.outline()
LANGUAGES = OUTLINE.chosen(get_var("languages", ""))
ENGINE = config_changed(engine_digest())
READINGS = [KITCHEN.reading(unit) for unit in ("shared", *OUTLINE.parts)]
WORKSHOPS = KITCHEN.workshops()

KITCHEN.work.mkdir(parents=True, exist_ok=True)
DOIT_CONFIG = {
    "backend": "sqlite3",
    "dep_file": str(KITCHEN.work / "doit.db"),
    "default_tasks": [
        *(
            "source",
            "textbook",
            "decks",
            "facilitator",
            "handouts",
            "workbook",
            "toolbox",
            "cases",
            "lists",
            "workshops",
            "manifest",
        ),
    ],
    "reporter": ProgressReporter,
    "verbosity": 2,
}


def task_read() -> Iterator[Task]:
    """Read the source files, module by module."""
    shared = (tasks.read_lists, [KITCHEN])
    yield stage("shared", shared, KITCHEN.shared_files(), [KITCHEN.reading("shared")])
    for unit, folder in OUTLINE.parts.items():
        action = (tasks.read_unit, [KITCHEN, unit, folder])
        yield stage(unit, action, KITCHEN.unit_files(unit, folder), [KITCHEN.reading(unit)])
    for name in WORKSHOPS:
        target = KITCHEN.reading(f"workshop-{name}")
        yield stage(target.stem, (tasks.read_workshop, [KITCHEN, name]), KITCHEN.workshop_files(name), [target])


def task_source() -> Task:
    """Check the whole source and tell every problem at once."""
    catalogues = [name for folder in ("*",) for name in KITCHEN.catalogue_files(folder)]
    action = (tasks.check_source, [KITCHEN, tuple(OUTLINE.parts), WORKSHOPS])
    workshops = [KITCHEN.reading(f"workshop-{name}") for name in WORKSHOPS]
    return stage(None, action, [*READINGS, *workshops, *catalogues], [KITCHEN.index(), KITCHEN.cites()])


def task_cite() -> Iterator[Task]:
    """Render the citations of each language."""
    for lang in LANGUAGES:
        needs = [KITCHEN.reading("shared"), KITCHEN.cites()]
        yield stage(lang, (tasks.cite, [KITCHEN, lang]), needs, [KITCHEN.citations(lang)])


def task_view() -> Iterator[Task]:
    """Write what each product's audience sees of each module, in each language."""
    for lang in LANGUAGES:
        common: list[Path | str] = [KITCHEN.index(), KITCHEN.citations(lang), *KITCHEN.catalogue_files(lang)]
        for unit in OUTLINE.units:
            views = VIEWS if unit in OUTLINE.modules else VIEWS[:1]
            needs = [*common, KITCHEN.reading("shared"), KITCHEN.reading(unit)]
            action = (tasks.view_unit, [KITCHEN, lang, unit])
            yield stage(f"{lang}:{unit}", action, needs, [KITCHEN.view(lang, unit, name) for name in views])
        for unit in OUTLINE.facilitator:
            needs = [*common, KITCHEN.reading("shared"), KITCHEN.reading(unit)]
            action = (tasks.view_guidance, [KITCHEN, lang, unit])
            yield stage(f"{lang}:{unit}", action, needs, [KITCHEN.view(lang, unit, "facilitator")])
        frame = (tasks.view_guide, [KITCHEN, lang, OUTLINE.units])
        targets = [KITCHEN.view(lang, "guide", name) for name in ("textbook", "deck", "lists", "toolbox", *CASEBOOKS)]
        yield stage(f"{lang}:guide", frame, [*common, *READINGS], targets)
        for name in KITCHEN.workshops([lang]):
            unit, parts = f"workshop-{name}", ("deck", "deck-short", "facilitator")
            used = [KITCHEN.view(lang, module, part) for module in OUTLINE.modules for part in parts]
            held = [KITCHEN.reading(each) for each in ("shared", unit, *OUTLINE.modules)]
            planned = (tasks.view_workshop, [KITCHEN, lang, name, OUTLINE.modules])
            yield stage(f"{lang}:{unit}", planned, [*common, *held, *used], [KITCHEN.view(lang, unit, "workshop")])


def task_lay_out() -> Iterator[Task]:
    """Copy templates and pictures to where typst may read them."""
    for path in sorted((TEMPLATES / "typst").glob("*.typ")):
        yield copy(path, KITCHEN.work / "typst" / path.name)
    for path in KITCHEN.media_files():
        yield copy(path, KITCHEN.work / path.relative_to(KITCHEN.source))


def task_typeset() -> Iterator[Task]:
    """Write texts for typst: the textbook's, one of each module and one for each edition, and the slides' pages."""
    for lang in LANGUAGES:
        for edition in EDITIONS:
            target = KITCHEN.typst(lang, f"book-{edition}")
            frame = (tasks.typeset_frame, [KITCHEN, lang, OUTLINE.units, edition])
            yield stage(f"{lang}:{edition}-edition", frame, [KITCHEN.view(lang, "guide", "textbook")], [target])
        for unit in OUTLINE.units:
            target = KITCHEN.typst(lang, f"textbook-{unit}")
            action = (tasks.typeset, [KITCHEN, lang, unit])
            yield stage(f"{lang}:{unit}", action, [KITCHEN.view(lang, unit, "textbook")], [target])
        for module in OUTLINE.modules:
            # The pages of the handout; then what books show of the slides, without what stands in their notes.
            made = [KITCHEN.typst(lang, f"slides-{module}"), *shown_slides(lang, module)]
            pages = (tasks.typeset_slides, [KITCHEN, lang, module])
            yield stage(f"{lang}:{module}-slides", pages, [KITCHEN.view(lang, module, "deck")], made)


def task_textbook() -> Iterator[Task]:
    """Make the textbook: textbook.pdf for the screen, textbook-print.pdf for the printer."""
    for lang in LANGUAGES:
        needs = [
            KITCHEN.view(lang, "guide", "textbook"),
            *(KITCHEN.typst(lang, f"textbook-{unit}") for unit in OUTLINE.units),
        ]
        for edition in EDITIONS:
            target = KITCHEN.product(lang, "textbook.pdf" if edition == "screen" else "textbook-print.pdf")
            action = (tasks.make_textbook, [KITCHEN, lang, edition, target])
            texts = [*needs, KITCHEN.typst(lang, f"book-{edition}")]
            made = product(f"{lang}:{edition}", action, [*texts, *laid_out()], [target])
            if edition == "screen":
                made["targets"].append(str(KITCHEN.pages(lang, "textbook")))
            yield made
        yield group("textbook", lang, EDITIONS)


def task_decks() -> Iterator[Task]:
    """Make PowerPoint decks: of each module, in full and in short, and of all modules together."""
    for lang in LANGUAGES:
        # The longest comes first, so that it is not what everything waits for.
        yield deck(lang, "all", (tasks.make_deck_of_all, [KITCHEN, lang, OUTLINE.modules]), ("guide", *OUTLINE.modules))
        for module in OUTLINE.modules:
            for name, edition in ((module, "deck"), (f"{module}-short", "deck-short")):
                yield deck(lang, name, (tasks.make_deck, [KITCHEN, lang, module, edition]), (module,), edition)
        yield group("decks", lang, ("all", *(f"{each}{part}" for each in OUTLINE.modules for part in ("", "-short"))))


def deck(lang: str, name: str, make: Action, units: Iterable[str], edition: str = "deck") -> Task:
    """Describe the task of one deck, which shows `units` in an edition; the action's last argument is its file."""
    target = KITCHEN.product(lang, f"decks/{name}.pptx")
    needs = [*(KITCHEN.view(lang, unit, edition) for unit in units), *KITCHEN.media_files()]
    return product(f"{lang}:{name}", (make[0], [*make[1], target]), needs, [target])


def task_facilitator() -> Iterator[Task]:
    """Make the facilitator guide in three depths, overview, plan and guide, as PDF and DOCX."""
    for lang in LANGUAGES:
        # The deck's view says which numbers the slides have, the finished textbook on which pages its parts stand.
        needs = [KITCHEN.view(lang, module, name) for module in OUTLINE.modules for name in ("facilitator", "deck")]
        needs += [KITCHEN.view(lang, text, "facilitator") for text in OUTLINE.facilitator]
        needs += [KITCHEN.pages(lang, "textbook"), *laid_out()]
        for depth in tasks.DEPTHS:
            for ending, make in (("pdf", tasks.make_facilitator_pdf), ("docx", tasks.make_facilitator_docx)):
                target = KITCHEN.product(lang, f"facilitator/{depth}.{ending}")
                action = (make, [KITCHEN, lang, depth, target])
                yield product(f"{lang}:{depth}:{ending}", action, needs, [target])
            yield group("facilitator", f"{lang}:{depth}", ("pdf", "docx"))
        yield group("facilitator", lang, tasks.DEPTHS)


def task_handouts() -> Iterator[Task]:
    """Make the participants' handouts of each module as PDF and DOCX, and its slides with lines for notes."""
    for lang in LANGUAGES:
        for module in OUTLINE.modules:
            needs = [KITCHEN.view(lang, module, "handout"), *laid_out()]
            for ending, make in (("pdf", tasks.make_handout_pdf), ("docx", tasks.make_handout_docx)):
                target = KITCHEN.product(lang, f"handouts/{module}.{ending}")
                yield product(f"{lang}:{module}:{ending}", (make, [KITCHEN, lang, module, target]), needs, [target])
            target = KITCHEN.product(lang, f"handouts/{module}-slides.pdf")
            pages = (tasks.make_slide_handout, [KITCHEN, lang, module, target])
            yield product(f"{lang}:{module}:slides", pages, [*needs, KITCHEN.typst(lang, f"slides-{module}")], [target])
            yield group("handouts", f"{lang}:{module}", ("pdf", "docx", "slides"))
        yield group("handouts", lang, OUTLINE.modules)


def task_workbook() -> Iterator[Task]:
    """Make the participant workbook of all modules as PDF and DOCX."""
    for lang in LANGUAGES:
        views = [KITCHEN.view(lang, module, "workbook") for module in OUTLINE.modules]
        slides = [path for module in OUTLINE.modules for path in shown_slides(lang, module)]
        for ending, make in (("pdf", tasks.make_workbook_pdf), ("docx", tasks.make_workbook_docx)):
            target = KITCHEN.product(lang, f"workbook.{ending}")
            action = (make, [KITCHEN, lang, OUTLINE.modules, target])
            yield product(f"{lang}:{ending}", action, [*views, *slides, *laid_out()], [target])
        yield group("workbook", lang, ("pdf", "docx"))


def task_cases() -> Iterator[Task]:
    """Make the case book as PDF and DOCX, for participants and, with model answers, for facilitators."""
    for lang in LANGUAGES:
        for edition, folder in zip(CASEBOOKS, ("", "facilitator/"), strict=True):
            needs = [KITCHEN.view(lang, "guide", edition), *laid_out()]
            for ending, make in (("pdf", tasks.make_casebook_pdf), ("docx", tasks.make_casebook_docx)):
                target = KITCHEN.product(lang, f"{folder}cases.{ending}")
                action = (make, [KITCHEN, lang, edition, target])
                yield product(f"{lang}:{edition}:{ending}", action, needs, [target])
            yield group("cases", f"{lang}:{edition}", ("pdf", "docx"))
        yield group("cases", lang, CASEBOOKS)


def task_toolbox() -> Iterator[Task]:
    """Make the tool box of activities as PDF and DOCX, and its index as a table with filters (XLSX)."""
    makers = {"pdf": tasks.make_toolbox_pdf, "docx": tasks.make_toolbox_docx, "xlsx": tasks.make_toolbox_table}
    for lang in LANGUAGES:
        frame = KITCHEN.view(lang, "guide", "toolbox")
        needs = [frame, *(KITCHEN.view(lang, module, "toolbox") for module in OUTLINE.modules), *laid_out()]
        for ending, make in makers.items():
            target = KITCHEN.product(lang, f"toolbox.{ending}")
            action = (make, [KITCHEN, lang, OUTLINE.modules, target])
            yield product(f"{lang}:{ending}", action, [frame] if ending == "xlsx" else needs, [target])
        yield group("toolbox", lang, makers)


def task_lists() -> Iterator[Task]:
    """Make glossary and acronyms as PDF, DOCX and CSV."""
    for lang in LANGUAGES:
        for which in LISTS:
            made = {ending: KITCHEN.product(lang, f"lists/{which}.{ending}") for ending in ("pdf", "docx", "csv")}
            action = (tasks.make_list, [KITCHEN, lang, which, made])
            needs = [KITCHEN.view(lang, "guide", "lists"), *laid_out()]
            yield product(f"{lang}:{which}", action, needs, list(made.values()))
        yield group("lists", lang, LISTS)


def task_workshops() -> Iterator[Task]:
    """Make the pack of each workshop: papers, forms, decks in order, copies of what it uses, and one ZIP of it all."""
    copied = tasks.pack_copies(OUTLINE.modules, product_names())
    for lang in LANGUAGES:
        decks = [KITCHEN.view(lang, module, name) for module in OUTLINE.modules for name in ("deck", "deck-short")]
        for name in KITCHEN.workshops([lang]):
            listings = {part: KITCHEN.pack_listing(lang, name, part) for part in tasks.PACK_PARTS}
            common = [KITCHEN.view(lang, f"workshop-{name}", "workshop"), *decks]
            counted = [listings["papers"], listings["copies"]]
            makers: dict[str, tuple[Any, Any, list[Path]]] = {
                "papers": (tasks.make_workshop_papers, OUTLINE.modules, laid_out()),
                "decks": (tasks.make_workshop_decks, OUTLINE.modules, KITCHEN.media_files()),
                "copies": (tasks.copy_to_workshop, copied, [KITCHEN.product(lang, path) for path in copied]),
                "lists": (tasks.make_workshop_lists, OUTLINE.modules, [*laid_out(), *counted]),
            }
            for part, (make, given, needs) in makers.items():
                targets = [listings[part], *(KITCHEN.pack(lang, name) / file for file in tasks.pack_files(part))]
                yield stage(f"{name}:{lang}:{part}", (make, [KITCHEN, lang, name, given]), [*common, *needs], targets)
            target = KITCHEN.pack(lang, name) / f"{name}.zip"
            action = (tasks.make_workshop_pack, [KITCHEN, lang, name, OUTLINE.modules, target])
            made = [target, *(KITCHEN.pack(lang, name) / file for file in tasks.pack_files("pack"))]
            yield product(f"{name}:{lang}:pack", action, [*common, *listings.values()], made)
            yield group("workshops", f"{name}:{lang}", ("pack",))
    for name in WORKSHOPS:
        yield group("workshops", name, [lang for lang in LANGUAGES if name in KITCHEN.workshops([lang])])


def product_names() -> list[str]:
    """List the products of a language, by their paths below its folder."""
    endings = ("textbook.pdf", "textbook-print.pdf")
    return [
        *endings,
        *(f"facilitator/{depth}.{ending}" for depth in tasks.DEPTHS for ending in ("pdf", "docx")),
        *(f"decks/{module}{part}.pptx" for module in OUTLINE.modules for part in ("", "-short")),
        "decks/all.pptx",
        *(f"handouts/{module}{end}" for module in OUTLINE.modules for end in (".pdf", ".docx", "-slides.pdf")),
        *(f"{book}.{ending}" for book in ("workbook", "cases", "facilitator/cases") for ending in ("pdf", "docx")),
        *(f"toolbox.{ending}" for ending in ("pdf", "docx", "xlsx")),
        *(f"lists/{which}.{ending}" for which in LISTS for ending in ("pdf", "docx", "csv")),
    ]


def task_manifest() -> Task:
    """List every product with size and digest in manifest.json, and remove what is no longer made."""
    products = tuple(f"{lang}/{name}" for lang in LANGUAGES for name in product_names())
    packs = [(lang, name) for lang in LANGUAGES for name in KITCHEN.workshops([lang])]
    made = [KITCHEN.pack(lang, name) / f"{name}.zip" for lang, name in packs]
    action = (tasks.write_manifest, [KITCHEN, products, packs])
    needs = [*(KITCHEN.build / name for name in products), *made]
    return stage(None, action, needs, [KITCHEN.build / "manifest.json"])


def task_check_decks() -> Iterator[Task]:
    """Let LibreOffice draw every deck; tell texts that run out of their shapes or over something else."""
    for lang in LANGUAGES:
        parts = [(f"{module}{part}", (module,)) for part in ("", "-short") for module in OUTLINE.modules]
        named = [*parts, ("all", ("guide", *OUTLINE.modules))]
        decks = [(KITCHEN.product(lang, f"decks/{name}.pptx"), units) for name, units in named]
        readings = [KITCHEN.reading(module) for module in OUTLINE.modules]
        check = stage(lang, (tasks.check_decks, [KITCHEN, decks]), [*(path for path, _ in decks), *readings], [])
        yield check | {"basename": "check-decks"}


def task_compare_deck() -> Task:
    """Tell what differs in a trainer's copy of a deck: `doit compare-deck deck=FILE`."""
    return copy_task("compare-deck", tasks.compare_deck)


def task_refresh_deck() -> Task:
    """Write a trainer's copy of a deck anew, with what changed in the guide: `doit refresh-deck deck=FILE`."""
    return copy_task("refresh-deck", tasks.refresh_deck)


def copy_task(name: str, make: Any) -> Task:
    """Describe a task on the file that `deck=` names; it runs each time that it is asked for."""
    action = (make, [KITCHEN, get_var("deck", "")])
    return {"basename": name, "actions": [action], "task_dep": ["view"], "uptodate": [False]}


def stage(name: str | None, action: Action, needs: Iterable[Path | str], targets: Iterable[Path]) -> Task:
    """Describe a task that makes `targets` of `needs`."""
    task: Task = {
        "actions": [action],
        "file_dep": [str(path) for path in needs],
        "targets": [str(path) for path in targets],
    }
    task |= {"uptodate": [ENGINE], "clean": True}
    return task | ({"name": name} if name else {})


def product(name: str, action: Action, needs: Iterable[Path | str], targets: list[Path]) -> Task:
    """Describe a task that makes what people take away; the report at the end lists it."""
    return stage(name, action, needs, targets) | {"meta": {"product": [str(path) for path in targets]}}


def copy(path: Path, target: Path) -> Task:
    """Describe a task that copies a file."""
    return stage(str(path.name), (tasks.lay_out, [path, target]), [path], [target])


def group(stage_name: str, prefix: str, names: Iterable[str]) -> Task:
    """Describe a name for several tasks, so that `doit decks:en` makes all decks in English."""
    return {"name": prefix, "actions": None, "task_dep": [f"{stage_name}:{prefix}:{name}" for name in names]}


def shown_slides(lang: str, module: str) -> list[Path]:
    """Give what books take from a module's slides: their drawings for typst, and their titles."""
    return [KITCHEN.typst(lang, f"shown-slides-{module}"), KITCHEN.view(lang, module, "shown-slides")]


def laid_out() -> list[Path]:
    """Give the templates and pictures where typst reads them."""
    templates = [KITCHEN.work / "typst" / path.name for path in sorted((TEMPLATES / "typst").glob("*.typ"))]
    return [*templates, *(KITCHEN.work / path.relative_to(KITCHEN.source) for path in KITCHEN.media_files())]


def task_docs() -> Task:
    """Renew the generated pages of docs/: rules.md and the JSON Schemas that editors' programs use."""
    return {"actions": [(tasks.renew_docs, [Path("docs")])], "uptodate": [False]}
