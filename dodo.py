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
CHOSEN = OUTLINE.chosen_editions(get_var("editions", ""))
EVERY_SHELF = [
    (f"{lang}@{edition}" if edition else lang, lang, KITCHEN.of(edition))
    for lang in LANGUAGES
    for edition in ("", *OUTLINE.editions)
]
"""The languages of the guide (`en`) and of its further editions (`en@senior`), each with the kitchen of its files."""
SHELVES = [each for each in EVERY_SHELF if each[2].edition in CHOSEN]
HELD = {lang: KITCHEN.workshops([lang]) if "" in CHOSEN else () for lang in LANGUAGES}
"""The workshops of each language; their packs take from the guide itself."""
WORKSHOPS = KITCHEN.workshops()
TIMED = dict.fromkeys(WORKSHOPS, OUTLINE.language if OUTLINE.language in LANGUAGES else next(iter(LANGUAGES), ""))
"""The language in which the hours of each workshop are told: they are those of every language."""
OPTIONAL = (
    *(f"{book}.{ending}" for book in CASEBOOKS for ending in ("pdf", "docx")),
    *(f"toolbox.{ending}" for ending in ("pdf", "docx", "xlsx")),
    *LISTS,
)
"""What a further edition may have nothing for."""
ENGINE = config_changed(engine_digest())
READINGS = [KITCHEN.reading(unit) for unit in ("shared", *OUTLINE.parts)]

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


def task_source() -> Iterator[Task]:
    """Check the whole source and tell every problem at once; then check the hours of each workshop."""
    catalogues = [name for folder in ("*",) for name in KITCHEN.catalogue_files(folder)]
    action = (tasks.check_source, [KITCHEN, tuple(OUTLINE.parts), WORKSHOPS])
    workshops = [KITCHEN.reading(f"workshop-{name}") for name in WORKSHOPS]
    yield stage("guide", action, [*READINGS, *workshops, *catalogues], [KITCHEN.index(), KITCHEN.cites()])
    for name, lang in TIMED.items():
        check = (tasks.check_timetable, [KITCHEN, lang, name, OUTLINE.modules])
        yield stage(f"timetable-{name}", check, workshop_needs(lang, name), [KITCHEN.timetable(name)])


def workshop_needs(lang: str, name: str) -> list[Path | str]:
    """List what a workshop is planned from: its reading, the modules, and their decks with their minutes."""
    held = [KITCHEN.reading(each) for each in ("shared", f"workshop-{name}", *OUTLINE.modules)]
    parts = ("deck", "deck-short", "facilitator")
    used = [KITCHEN.view(lang, module, part) for module in OUTLINE.modules for part in parts]
    return [KITCHEN.index(), KITCHEN.citations(lang), *KITCHEN.catalogue_files(lang), *held, *used]


def task_cite() -> Iterator[Task]:
    """Render the citations of each language."""
    for lang in LANGUAGES:
        needs = [KITCHEN.reading("shared"), KITCHEN.cites()]
        yield stage(lang, (tasks.cite, [KITCHEN, lang]), needs, [KITCHEN.citations(lang)])


def task_edition() -> Iterator[Task]:
    """List what each further edition holds, so that its texts refer to nothing else."""
    for edition in OUTLINE.editions:
        kitchen = KITCHEN.of(edition)
        action = (tasks.list_held, [kitchen, tuple(OUTLINE.parts)])
        yield stage(edition, action, [KITCHEN.index(), *READINGS], [kitchen.held()])


def task_view() -> Iterator[Task]:
    """Write what each product's audience sees of each module, in each language and edition."""
    for shelf, lang, kitchen in EVERY_SHELF:
        common: list[Path | str] = [KITCHEN.index(), KITCHEN.citations(lang), *KITCHEN.catalogue_files(lang)]
        common += [kitchen.held()] if kitchen.edition else []
        kinds = tuple(name for name in VIEWS if name != "deck-short" or not kitchen.edition)
        for unit in OUTLINE.units:
            views = kinds if unit in OUTLINE.modules else kinds[:1]
            needs = [*common, KITCHEN.reading("shared"), KITCHEN.reading(unit)]
            action = (tasks.view_unit, [kitchen, lang, unit])
            yield stage(f"{shelf}:{unit}", action, needs, [kitchen.view(lang, unit, name) for name in views])
        for unit in OUTLINE.facilitator:
            needs = [*common, KITCHEN.reading("shared"), KITCHEN.reading(unit)]
            action = (tasks.view_guidance, [kitchen, lang, unit])
            yield stage(f"{shelf}:{unit}", action, needs, [kitchen.view(lang, unit, "facilitator")])
        frame = (tasks.view_guide, [kitchen, lang, OUTLINE.units])
        targets = [kitchen.view(lang, "guide", name) for name in ("textbook", "deck", "lists", "toolbox", *CASEBOOKS)]
        # What the lists of an edition hold is told by the texts of its units.
        texts = [kitchen.view(lang, unit, "textbook") for unit in OUTLINE.units] if kitchen.edition else []
        yield stage(f"{shelf}:guide", frame, [*common, *READINGS, *texts], targets)
        for name in () if kitchen.edition else HELD[lang]:
            unit, given = f"workshop-{name}", [KITCHEN, lang, name, OUTLINE.modules]
            own, needs = KITCHEN.view(lang, unit, "workshop"), workshop_needs(lang, name)
            timed = [*needs, KITCHEN.timetable(name)]
            yield stage(f"{lang}:{unit}", (tasks.view_workshop, given), timed, [own])
            books = [KITCHEN.view(lang, unit, book) for book in tasks.WORKSHOP_BOOKS]
            yield stage(f"{lang}:{unit}-books", (tasks.view_workshop_books, given), [own, *needs], books)


def task_lay_out() -> Iterator[Task]:
    """Copy templates and pictures to where typst may read them."""
    for path in sorted((TEMPLATES / "typst").glob("*.typ")):
        yield copy(path, KITCHEN.work / "typst" / path.name)
    for path in KITCHEN.media_files():
        yield copy(path, KITCHEN.work / path.relative_to(KITCHEN.source))


def task_typeset() -> Iterator[Task]:
    """Write texts for typst: the textbook's, one of each module and one for each edition, and the slides' pages."""
    for shelf, lang, kitchen in SHELVES:
        for edition in EDITIONS:
            target = kitchen.typst(lang, f"book-{edition}")
            frame = (tasks.typeset_frame, [kitchen, lang, OUTLINE.units, edition])
            yield stage(f"{shelf}:{edition}-edition", frame, [kitchen.view(lang, "guide", "textbook")], [target])
        for unit in OUTLINE.units:
            target = kitchen.typst(lang, f"textbook-{unit}")
            action = (tasks.typeset, [kitchen, lang, unit])
            yield stage(f"{shelf}:{unit}", action, [kitchen.view(lang, unit, "textbook")], [target])
        for module in OUTLINE.modules:
            # The pages of the handout; then what books show of the slides, without what stands in their notes.
            made = [kitchen.typst(lang, f"slides-{module}"), *shown_slides(kitchen, lang, module)]
            pages = (tasks.typeset_slides, [kitchen, lang, module])
            yield stage(f"{shelf}:{module}-slides", pages, [kitchen.view(lang, module, "deck")], made)
            # What the short depths of the facilitator guide show; an edited note leaves it as it is.
            sources = [kitchen.view(lang, module, name) for name in ("facilitator", "deck")]
            outline = (tasks.outline_module, [kitchen, lang, module])
            yield stage(f"{shelf}:{module}-outline", outline, sources, [kitchen.view(lang, module, "outline")])


def task_textbook() -> Iterator[Task]:
    """Make the textbook: textbook.pdf for the screen, textbook-print.pdf for the printer."""
    for shelf, lang, kitchen in SHELVES:
        needs = [
            kitchen.view(lang, "guide", "textbook"),
            *(kitchen.typst(lang, f"textbook-{unit}") for unit in OUTLINE.units),
        ]
        for edition in EDITIONS:
            target = kitchen.product(lang, "textbook.pdf" if edition == "screen" else "textbook-print.pdf")
            action = (tasks.make_textbook, [kitchen, lang, edition, target])
            texts = [*needs, kitchen.typst(lang, f"book-{edition}")]
            made = product(f"{shelf}:{edition}", action, [*texts, *laid_out()], [target])
            if edition == "screen":
                made["targets"].append(str(kitchen.pages(lang, "textbook")))
            yield made
        yield shelf_group("textbook", shelf, EDITIONS)


def task_decks() -> Iterator[Task]:
    """Make PowerPoint decks: of each module, in full and in short, and of all modules together."""
    for shelf, lang, kitchen in SHELVES:
        # The longest comes first, so that it is not what everything waits for.
        whole = (tasks.make_deck_of_all, [kitchen, lang, OUTLINE.modules])
        views = [kitchen.view(lang, each, "deck") for each in ("guide", *OUTLINE.modules)]
        yield deck(shelf, kitchen, "all", whole, views)
        for module in OUTLINE.modules:
            for name, edition in deck_names(kitchen, module).items():
                make = (tasks.make_deck, [kitchen, lang, module, edition])
                yield deck(shelf, kitchen, name, make, [kitchen.view(lang, module, edition)])
        yield shelf_group(
            "decks", shelf, ("all", *(name for each in OUTLINE.modules for name in deck_names(kitchen, each)))
        )


def deck(shelf: str, kitchen: Kitchen, name: str, make: Action, views: Iterable[Path]) -> Task:
    """Describe the task of one deck, which shows `views`; its file is the last argument of the action `make`."""
    target = kitchen.product(make[1][1], f"decks/{name}.pptx")
    needs = [*views, *KITCHEN.media_files()]
    return product(f"{shelf}:{name}", (make[0], [*make[1], target]), needs, [target])


def deck_names(kitchen: Kitchen, module: str) -> dict[str, str]:
    """Give the decks of a module with the views they show: in full and in short; a further edition has one."""
    return {module: "deck"} if kitchen.edition else {module: "deck", f"{module}-short": "deck-short"}


def task_facilitator() -> Iterator[Task]:
    """Make the facilitator guide in three depths, overview, plan and guide, as PDF and DOCX."""
    for shelf, lang, kitchen in SHELVES:
        # The deck's view says which numbers the slides have, the finished books on which pages their parts stand.
        script = [kitchen.view(lang, module, name) for module in OUTLINE.modules for name in ("facilitator", "deck")]
        outline = [kitchen.view(lang, module, "outline") for module in OUTLINE.modules]
        common = [kitchen.view(lang, text, "facilitator") for text in OUTLINE.facilitator]
        common += [*(kitchen.pages(lang, book) for book in ("textbook", "workbook")), *laid_out()]
        for depth in tasks.DEPTHS:
            needs = [*(script if depth == "guide" else outline), *common]
            for ending, make in (("pdf", tasks.make_facilitator_pdf), ("docx", tasks.make_facilitator_docx)):
                target = kitchen.product(lang, f"facilitator/{depth}.{ending}")
                action = (make, [kitchen, lang, depth, target])
                yield product(f"{shelf}:{depth}:{ending}", action, needs, [target])
            yield group("facilitator", f"{shelf}:{depth}", ("pdf", "docx"))
        yield shelf_group("facilitator", shelf, tasks.DEPTHS)


def task_handouts() -> Iterator[Task]:
    """Make the participants' handouts of each module as PDF and DOCX, and its slides with lines for notes."""
    for shelf, lang, kitchen in SHELVES:
        for module in OUTLINE.modules:
            needs = [kitchen.view(lang, module, "handout"), *laid_out()]
            for ending, make in (("pdf", tasks.make_handout_pdf), ("docx", tasks.make_handout_docx)):
                target = kitchen.product(lang, f"handouts/{module}.{ending}")
                yield product(f"{shelf}:{module}:{ending}", (make, [kitchen, lang, module, target]), needs, [target])
            target = kitchen.product(lang, f"handouts/{module}-slides.pdf")
            pages = (tasks.make_slide_handout, [kitchen, lang, module, target])
            needs.append(kitchen.typst(lang, f"slides-{module}"))
            yield product(f"{shelf}:{module}:slides", pages, needs, [target])
            yield group("handouts", f"{shelf}:{module}", ("pdf", "docx", "slides"))
        yield shelf_group("handouts", shelf, OUTLINE.modules)


def task_workbook() -> Iterator[Task]:
    """Make the participant workbook of all modules as PDF and DOCX."""
    for shelf, lang, kitchen in SHELVES:
        views = [kitchen.view(lang, module, "workbook") for module in OUTLINE.modules]
        slides = [path for module in OUTLINE.modules for path in shown_slides(kitchen, lang, module)]
        for ending, make in (("pdf", tasks.make_workbook_pdf), ("docx", tasks.make_workbook_docx)):
            target = kitchen.product(lang, f"workbook.{ending}")
            action = (make, [kitchen, lang, OUTLINE.modules, target])
            made = product(f"{shelf}:{ending}", action, [*views, *slides, *laid_out()], [target])
            if ending == "pdf":
                made["targets"].append(str(kitchen.pages(lang, "workbook")))
            yield made
        yield shelf_group("workbook", shelf, ("pdf", "docx"))


def task_cases() -> Iterator[Task]:
    """Make the case book as PDF and DOCX, for participants and, with model answers, for facilitators."""
    for shelf, lang, kitchen in SHELVES:
        for edition, folder in zip(CASEBOOKS, ("", "facilitator/"), strict=True):
            view = kitchen.view(lang, "guide", edition)
            needs = [view, *laid_out()]
            for ending, make in (("pdf", tasks.make_casebook_pdf), ("docx", tasks.make_casebook_docx)):
                target = kitchen.product(lang, f"{folder}cases.{ending}")
                action = (make, [kitchen, lang, edition, target])
                made = product(f"{shelf}:{edition}:{ending}", action, needs, [target])
                yield if_any(kitchen, lang, made, f"{edition}.{ending}", (view, "cases"))
            yield group("cases", f"{shelf}:{edition}", ("pdf", "docx"))
        yield shelf_group("cases", shelf, CASEBOOKS)


def task_toolbox() -> Iterator[Task]:
    """Make the tool box of activities as PDF and DOCX, and its index as a table with filters (XLSX)."""
    makers = {"pdf": tasks.make_toolbox_pdf, "docx": tasks.make_toolbox_docx, "xlsx": tasks.make_toolbox_table}
    for shelf, lang, kitchen in SHELVES:
        frame = kitchen.view(lang, "guide", "toolbox")
        needs = [frame, *(kitchen.view(lang, module, "toolbox") for module in OUTLINE.modules), *laid_out()]
        for ending, make in makers.items():
            target = kitchen.product(lang, f"toolbox.{ending}")
            action = (make, [kitchen, lang, OUTLINE.modules, target])
            made = product(f"{shelf}:{ending}", action, [frame] if ending == "xlsx" else needs, [target])
            yield if_any(kitchen, lang, made, f"toolbox.{ending}", (frame, "rows"))
        yield shelf_group("toolbox", shelf, makers)


def task_lists() -> Iterator[Task]:
    """Make glossary and acronyms as PDF, DOCX and CSV."""
    for shelf, lang, kitchen in SHELVES:
        for which in LISTS:
            made = {ending: kitchen.product(lang, f"lists/{which}.{ending}") for ending in ("pdf", "docx", "csv")}
            action = (tasks.make_list, [kitchen, lang, which, made])
            needs = [kitchen.view(lang, "guide", "lists"), *laid_out()]
            task = product(f"{shelf}:{which}", action, needs, list(made.values()))
            yield if_any(kitchen, lang, task, which, (kitchen.view(lang, "guide", "lists"), which))
        yield shelf_group("lists", shelf, LISTS)


def task_workshops() -> Iterator[Task]:
    """Make the pack of each workshop: papers, forms, decks in order, books of what it teaches, one ZIP of it all."""
    for lang in LANGUAGES:
        decks = [KITCHEN.view(lang, module, name) for module in OUTLINE.modules for name in ("deck", "deck-short")]
        for name in HELD[lang]:
            listings = {part: KITCHEN.pack_listing(lang, name, part) for part in tasks.PACK_PARTS}
            common = [KITCHEN.view(lang, f"workshop-{name}", "workshop"), *decks]
            counted = [path for part, path in listings.items() if part not in ("decks", "lists")]
            makers: dict[str, tuple[Any, Any, list[Path]]] = {
                "papers": (tasks.make_workshop_papers, OUTLINE.modules, laid_out()),
                "decks": (tasks.make_workshop_decks, OUTLINE.modules, KITCHEN.media_files()),
                "lists": (tasks.make_workshop_lists, OUTLINE.modules, [*laid_out(), *counted]),
            }
            for part, (make, given, needs) in makers.items():
                targets = [listings[part], *(KITCHEN.pack(lang, name) / file for file in tasks.pack_files(part))]
                yield stage(f"{name}:{lang}:{part}", (make, [KITCHEN, lang, name, given]), [*common, *needs], targets)
            for book in tasks.WORKSHOP_BOOKS:
                pages = KITCHEN.pages(lang, f"workshop-{name}-workbook")
                needs = [KITCHEN.view(lang, f"workshop-{name}", book), *book_needs(lang, book, pages), *decks]
                bound = (tasks.make_workshop_book, [KITCHEN, lang, name, book, OUTLINE.facilitator])
                targets = [listings[book], *([pages] if book == "workbook" else [])]
                yield stage(f"{name}:{lang}:{book}", bound, [*needs, *laid_out()], targets)
            target = KITCHEN.pack(lang, name) / f"{name}.zip"
            action = (tasks.make_workshop_pack, [KITCHEN, lang, name, OUTLINE.modules, target])
            made = [target, *(KITCHEN.pack(lang, name) / file for file in tasks.pack_files("pack"))]
            yield product(f"{name}:{lang}:pack", action, [*common, *listings.values()], made)
            yield group("workshops", f"{name}:{lang}", ("pack",))
    for name in WORKSHOPS:
        yield group("workshops", name, [lang for lang in LANGUAGES if name in HELD[lang]])


def book_needs(lang: str, book: str, pages: Path) -> list[Path]:
    """List what a workshop's book shows beside what is taught: the script has guidance, and pages of other books."""
    texts = [KITCHEN.view(lang, text, "facilitator") for text in OUTLINE.facilitator]
    return [KITCHEN.pages(lang, "textbook"), pages, *texts] if book == "facilitator" else []


def task_ebox() -> Iterator[Task]:
    """Make the website that also runs from a disc: `ebox/index.html`, pages in each language, downloads."""
    units = OUTLINE.units
    for lang in LANGUAGES:
        views = [KITCHEN.view(lang, unit, "site") for unit in ("guide", *units)]
        needs: list[Path | str] = [KITCHEN.index(), KITCHEN.citations(lang), *READINGS, *KITCHEN.catalogue_files(lang)]
        yield stage(f"{lang}:views", (tasks.view_site, [KITCHEN, lang, units]), needs, views)
        downloads = tasks.site_downloads(OUTLINE.modules)
        for module in OUTLINE.modules:
            shown_deck = KITCHEN.view(lang, module, "deck")
            taken = KITCHEN.site_download(lang, f"decks/{module}.pptx")
            make = (tasks.make_public_deck, [KITCHEN, lang, module, taken])
            yield stage(f"{lang}:deck-{module}", make, [shown_deck, *KITCHEN.media_files()], [taken])
        files = [tasks.download_source(KITCHEN, lang, name) for name in downloads]
        held = [KITCHEN.view(lang, f"workshop-{name}", "workshop") for name in HELD[lang]]
        listing = KITCHEN.site_listing(lang)
        pages = (tasks.make_site_pages, [KITCHEN, lang, units, HELD[lang], downloads, LANGUAGES, listing])
        yield stage(f"{lang}:pages", pages, [*views, *held, *files, *laid_out()], [listing])
        yield group("ebox", lang, ("views", "pages"))
    shown = [KITCHEN.view(lang, unit, "site") for lang in LANGUAGES for unit in ("guide", *units)]
    target = [KITCHEN.site / "index.html", KITCHEN.site / "assets" / "brand.css"]
    yield stage("assets", (tasks.make_site_assets, [KITCHEN, LANGUAGES, units]), [*shown, *laid_out()], target)


def task_epub() -> Iterator[Task]:
    """Make the guide as EPUB for reading programs and phones; its page list names the pages of the textbook."""
    for lang in LANGUAGES:
        views = [KITCHEN.view(lang, unit, "site") for unit in ("guide", *OUTLINE.units)]
        needs = [*views, KITCHEN.view(lang, "guide", "textbook"), KITCHEN.pages(lang, "textbook"), *laid_out()]
        target = KITCHEN.product(lang, "guide.epub")
        yield product(lang, (tasks.make_epub, [KITCHEN, lang, OUTLINE.units, target]), needs, [target])


def task_disc_files() -> Task:
    """List the files of the finished website, of which the disc and the archive for a stick are made."""
    listed = {"actions": [(tasks.list_disc_files, [KITCHEN])], "task_dep": ["ebox"], "uptodate": [False]}
    return {"basename": "disc-files", **listed}


def task_iso() -> Iterator[Task]:
    """Make the website as a disc to burn, ebox.iso, and as an archive for a stick, ebox.zip."""
    views = [KITCHEN.view(lang, "guide", "site") for lang in LANGUAGES]
    for name, make in (("ebox.iso", tasks.make_disc), ("ebox.zip", tasks.make_stick)):
        made = product(name, (make, [KITCHEN, LANGUAGES, KITCHEN.build / name]), views, [KITCHEN.build / name])
        yield made | {"calc_dep": ["disc-files"]}


def task_ebox_trainer() -> Task:
    """Make the trainers' edition of the website in ebox-trainer/: the same, and guides, decks with notes, packs."""
    files = {lang: tasks.trainers_files(OUTLINE.modules, HELD[lang]) for lang in LANGUAGES}
    site = [KITCHEN.view(lang, unit, "site") for lang in LANGUAGES for unit in ("guide", *OUTLINE.units)]
    site += [KITCHEN.view(lang, f"workshop-{name}", "workshop") for lang in LANGUAGES for name in HELD[lang]]
    site += [KITCHEN.site_listing(lang) for lang in LANGUAGES] + [KITCHEN.site / "assets" / "brand.css", *laid_out()]
    held = [tasks.trainers_source(KITCHEN, lang, path) for lang, found in files.items() for path in found]
    public = [
        tasks.download_source(KITCHEN, lang, n) for lang in LANGUAGES for n in tasks.site_downloads(OUTLINE.modules)
    ]
    room = [KITCHEN.trainers_site / lang / "trainers.html" for lang in LANGUAGES]
    made = stage(None, (tasks.make_trainers_site, [KITCHEN, files]), [*site, *held, *public], room)
    return made | {"basename": "ebox-trainer"}


def task_check_site() -> Task:
    """Look through every page of the website, and of its trainers' edition: links, ids, headings, titles, pictures."""
    check = (tasks.check_site, [KITCHEN, [KITCHEN.site, KITCHEN.trainers_site]])
    return {"basename": "check-site", "actions": [check], "task_dep": ["ebox", "ebox-trainer"], "uptodate": [False]}


def task_serve() -> Task:
    """Serve the website on this machine for a look, until it is stopped: `doit serve`, `doit port=8080 serve`."""
    serve = (tasks.serve_site, [KITCHEN, get_var("port", "8000")])
    return {"actions": [serve], "task_dep": ["ebox"], "uptodate": [False]}


def product_names(kitchen: Kitchen = KITCHEN) -> list[str]:
    """List the products of a language, by their paths below its folder; of an edition, those that it surely has."""
    sure = [
        *("textbook.pdf", "textbook-print.pdf"),
        *(f"facilitator/{depth}.{ending}" for depth in tasks.DEPTHS for ending in ("pdf", "docx")),
        *(f"decks/{name}.pptx" for module in OUTLINE.modules for name in deck_names(kitchen, module)),
        "decks/all.pptx",
        *(f"handouts/{module}{end}" for module in OUTLINE.modules for end in (".pdf", ".docx", "-slides.pdf")),
        *(f"workbook.{ending}" for ending in ("pdf", "docx")),
    ]
    if kitchen.edition:
        return sure
    return [
        *sure,
        *(f"{book}.{ending}" for book in ("cases", "facilitator/cases") for ending in ("pdf", "docx")),
        *(f"toolbox.{ending}" for ending in ("pdf", "docx", "xlsx")),
        *(f"lists/{which}.{ending}" for which in LISTS for ending in ("pdf", "docx", "csv")),
    ]


def task_manifest() -> Task:
    """List every product with size and digest in manifest.json, and remove what is no longer made."""
    files = [kitchen.product(lang, name) for _, lang, kitchen in SHELVES for name in product_names(kitchen)]
    products = tuple(each.relative_to(KITCHEN.build).as_posix() for each in files)
    packs = [(lang, name) for lang in LANGUAGES for name in HELD[lang]]
    made = [KITCHEN.pack(lang, name) / f"{name}.zip" for lang, name in packs]
    listings = [kitchen.made(lang, name) for _, lang, kitchen in SHELVES if kitchen.edition for name in OPTIONAL]
    action = (tasks.write_manifest, [KITCHEN, products, packs, listings])
    return stage(None, action, [*files, *made, *listings], [KITCHEN.build / "manifest.json"])


def task_check_decks() -> Iterator[Task]:
    """Let LibreOffice draw every deck; tell texts that run out of their shapes or over something else."""
    for lang in LANGUAGES:
        parts = [(f"{module}{part}", (module,)) for part in ("", "-short") for module in OUTLINE.modules]
        named = [*parts, ("all", ("guide", *OUTLINE.modules))]
        decks = [(KITCHEN.product(lang, f"decks/{name}.pptx"), units) for name, units in named]
        readings = [KITCHEN.reading(module) for module in OUTLINE.modules]
        check = stage(lang, (tasks.check_decks, [KITCHEN, decks]), [*(path for path, _ in decks), *readings], [])
        yield check | {"basename": "check-decks"}


def task_check() -> Iterator[Task]:
    """Compare all finished products with each other and with the source; tell every contradiction with both places."""
    for lang in (lang for _, lang, kitchen in SHELVES if not kitchen.edition):
        names, held = product_names(), HELD[lang]
        needs = [*READINGS, *(KITCHEN.product(lang, name) for name in names)]
        needs += [KITCHEN.pack(lang, name) / f"{name}.zip" for name in held]
        yield stage(lang, (tasks.check_consistency, [KITCHEN, lang, names, held]), needs, [])


def task_check_pdf() -> Iterator[Task]:
    """Hold every PDF against PDF/UA-1 (veraPDF), and tell headings that are parted from their text."""
    for lang in LANGUAGES:
        packs = [(lang, name) for name in KITCHEN.workshops([lang])]
        files = [KITCHEN.product(lang, name) for name in product_names() if name.endswith(".pdf")]
        check = (tasks.check_pdfs, [KITCHEN, files, packs])
        needs = [*files, *(KITCHEN.pack(*pack) / f"{pack[1]}.zip" for pack in packs)]
        yield stage(lang, check, needs, []) | {"basename": "check-pdf"}


def task_check_leaks() -> Task:
    """Search all that participants get for every sentence that only facilitators may read."""
    catalogues = [name for lang in LANGUAGES for name in KITCHEN.catalogue_files(lang)]
    check = stage(None, (tasks.check_leaks, [KITCHEN, LANGUAGES]), [KITCHEN.build / "manifest.json", *READINGS], [])
    return check | {"basename": "check-leaks", "file_dep": [*check["file_dep"], *catalogues]}


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


def if_any(kitchen: Kitchen, lang: str, task: Task, name: str, listed: tuple[Path, str]) -> Task:
    """Let a product of a further edition be made only if a list of a view has entries; a listing tells what is made."""
    if not kitchen.edition:
        return task
    listing, targets = kitchen.made(lang, name), [Path(path) for path in task["targets"]]
    action = (tasks.make_if_any, [kitchen, listed, task["actions"][0], listing, targets])
    stands = (tasks.all_stand, [kitchen, listing])
    return task | {"actions": [action], "targets": [str(listing)], "uptodate": [ENGINE, stands]}


def copy(path: Path, target: Path) -> Task:
    """Describe a task that copies a file."""
    return stage(str(path.name), (tasks.lay_out, [path, target]), [path], [target])


def group(stage_name: str, prefix: str, names: Iterable[str]) -> Task:
    """Describe a name for several tasks, so that `doit decks:en` makes all decks in English."""
    return {"name": prefix, "actions": None, "task_dep": [f"{stage_name}:{prefix}:{name}" for name in names]}


def shelf_group(stage_name: str, shelf: str, names: Iterable[str]) -> Task:
    """Describe a name for all tasks of a shelf; that of a language alone stands for its further editions too."""
    made = group(stage_name, shelf, names)
    editions = [f"{stage_name}:{each}" for each, lang, kitchen in SHELVES if kitchen.edition and lang == shelf]
    return made | {"task_dep": [*made["task_dep"], *editions]}


def shown_slides(kitchen: Kitchen, lang: str, module: str) -> list[Path]:
    """Give what books take from a module's slides: their drawings for typst, and their titles."""
    return [kitchen.typst(lang, f"shown-slides-{module}"), kitchen.view(lang, module, "shown-slides")]


def laid_out() -> list[Path]:
    """Give the templates and pictures where typst reads them."""
    templates = [KITCHEN.work / "typst" / path.name for path in sorted((TEMPLATES / "typst").glob("*.typ"))]
    return [*templates, *(KITCHEN.work / path.relative_to(KITCHEN.source) for path in KITCHEN.media_files())]


def task_docs() -> Task:
    """Renew the generated pages of docs/: rules.md and the JSON Schemas that editors' programs use."""
    return {"actions": [(tasks.renew_docs, [Path("docs")])], "uptodate": [False]}
