"""The actions of the E-box, the website that also runs from a disc: views, pages, drawings, fonts, downloads."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from guidepress.kitchen import TEMPLATES, Kitchen, write_file
from guidepress.tasks.stages import load_scene
from guidepress.tasks.telling import action, load_unit, load_view, save_view

STYLE = ("site.css", "site.js")
_SVG_SIZE = re.compile(rb'viewBox="[\d.]+ [\d.]+ ([\d.]+) ([\d.]+)"')


@action
def view_site(kitchen: Kitchen, language: str, units: Iterable[str]) -> None:
    """Write what the website shows: of each unit, and what it shows once."""
    from dataclasses import replace

    from guidepress.view.addresses import addresses
    from guidepress.view.site import site_unit
    from guidepress.view.site_frame import site_frame

    scene, catalogue = load_scene(kitchen, language)
    found = [load_unit(kitchen, unit) for unit in units]
    nouns = [catalogue.unit(unit) for unit in found]
    missing = scene.untranslated.union(*(catalogue.missing_words(unit) for unit in found))
    scene = replace(scene, product="site", untranslated=missing)
    address_of = addresses(scene.shared, nouns)
    for unit in nouns:
        save_view(kitchen.view(language, unit.id, "site"), site_unit(scene, unit, address_of))
    save_view(kitchen.view(language, "guide", "site"), site_frame(scene, nouns, address_of))


@action
def make_site_pages(  # noqa: PLR0913, PLR0917 - the parts of a site
    kitchen: Kitchen,
    language: str,
    units: Iterable[str],
    workshops: Iterable[str],
    downloads: Mapping[str, str],
    languages: Iterable[str],
    listing: Path,
) -> None:
    """Write the pages of a language, with the drawings of its charts; pages that are no longer made go.

    `languages` are those that the site has: each page leads to the same page in the others.
    """
    from guidepress.products.site_lists import frame_pages
    from guidepress.products.site_pages import Site, unit_pages
    from guidepress.products.site_workshops import workshop_pages
    from guidepress.tasks.site_downloads import sized

    frame = load_view(kitchen.view(language, "guide", "site"))
    views = [load_view(kitchen.view(language, unit, "site")) for unit in units]
    sizes = picture_sizes(kitchen)
    drawings: dict[str, str] = {}
    files: list[str] = []
    for view in views:
        for name, (drawing, size) in chart_drawings(kitchen, language, view).items():
            path = f"charts/{language}-{name}.svg"
            drawings[name], sizes[path] = path, size
            write_file(kitchen.site / "assets" / "media" / path, drawing)
            files.append(f"assets/media/{path}")
    site = Site(frame=frame, names=language_names(languages), sizes=sizes, drawings=drawings)
    held = [load_view(kitchen.view(language, f"workshop-{name}", "workshop")) for name in workshops]
    pages = frame_pages(site, views, sized(kitchen, language, downloads), _thirds(frame))
    pages |= workshop_pages(site, held, _addresses(views))
    for view in views:
        pages |= unit_pages(site, view)
    for path, text in pages.items():
        write_file(kitchen.site / language / path, text)
        files.append(f"{language}/{path}")
    for name in downloads:
        target = kitchen.site_download(language, name)
        if not name.startswith("decks/"):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(kitchen.product(language, name), target)
        files.append(f"downloads/{language}/{name}")
    _sweep(kitchen.site, listing, files)


def _sweep(folder: Path, listing: Path, files: Iterable[str]) -> None:
    """Keep the list of what was made, and remove what the list before had and this one has not."""
    made = sorted(files)
    before = json.loads(listing.read_bytes()) if listing.exists() else []
    for name in set(before) - set(made):
        (folder / name).unlink(missing_ok=True)
    write_file(listing, json.dumps(made, indent=0) + "\n")


def chart_drawings(kitchen: Kitchen, language: str, view: dict[str, Any]) -> dict[str, tuple[bytes, tuple[int, int]]]:
    """Draw the charts of a unit's pages: each drawing by the chart's id, with its width and height."""
    from guidepress.products.site_charts import charts_of, charts_text, size_of
    from guidepress.products.typst_values import font_families
    from guidepress.tools import draw_drawings

    charts = charts_of([*view["sections"], *view["cases"], *view["activities"]])
    if not charts:
        return {}
    main = kitchen.typst(language, f"site-charts-{view['module']['id']}")
    write_file(main, charts_text(view, charts))
    drawn = draw_drawings(main, kitchen.work, fonts=font_families(view))
    return {each["id"]: (drawing, size_of(drawing)) for each, drawing in zip(charts, drawn, strict=True)}


def language_names(languages: Iterable[str]) -> dict[str, str]:
    """Give each language as it calls itself."""
    from babel import Locale

    return {code: (Locale.parse(code, sep="-").get_display_name() or code) for code in languages}


def _addresses(views: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Give the pages that the views of units name, by id."""
    found: dict[str, str] = {}
    for view in views:
        found[view["module"]["id"]] = view["path"]
        found |= {page["id"]: page["path"] for key in ("sections", "cases", "activities") for page in view[key]}
    return found


def _thirds(frame: Mapping[str, Any]) -> list[str]:
    """Say whose fonts the pages carry, in the words of the fonts themselves."""
    from guidepress.products.site_fonts import credit_of
    from guidepress.tools import font_file

    fonts = frame["brand"]["fonts"]
    families = dict.fromkeys((fonts["headings"], fonts["arabic"]))
    return [f"{family}: {credit_of(font_file(family).read_bytes())}" for family in families]


def picture_sizes(kitchen: Kitchen) -> dict[str, tuple[int, int]]:
    """Give width and height of each picture of the source."""
    from PIL import Image

    sizes: dict[str, tuple[int, int]] = {}
    for path in kitchen.media_files():
        name = path.relative_to(kitchen.source / "media").as_posix()
        if path.suffix.lower() == ".svg":
            found = _SVG_SIZE.search(path.read_bytes())
            if found:
                sizes[name] = (round(float(found[1])), round(float(found[2])))
        else:
            with Image.open(path) as image:
                sizes[name] = image.size
    return sizes


@action
def make_site_assets(kitchen: Kitchen, languages: Iterable[str], units: Iterable[str]) -> None:
    """Write what all languages share: style sheets, scripts, fonts, pictures, and the page that leads to a language."""
    from guidepress.products.site_fonts import faces_of, web_font, with_font
    from guidepress.products.site_start import start_page
    from guidepress.products.site_style import brand_style
    from guidepress.tools import font_file, font_styles

    codes, names = list(languages), list(units)
    frames = [load_view(kitchen.view(code, "guide", "site")) for code in codes]
    fonts = frames[0]["brand"]["fonts"]
    texts = "".join(
        kitchen.view(code, unit, "site").read_text(encoding="utf-8") for code in codes for unit in ("guide", *names)
    )
    assets = kitchen.site / "assets"
    families = [fonts["headings"]]
    if any(frame["dir"] == "rtl" for frame in frames):
        families.append(fonts["arabic"])
    faces = [face for family in families for face in faces_of(family, font_styles(family), font_file)]
    for face in faces:
        write_file(assets / face.file, web_font(face.source.read_bytes(), texts))
    write_file(assets / "brand.css", brand_style(frames[0], faces))
    for name in STYLE:
        write_file(assets / name, (TEMPLATES / "site" / name).read_text(encoding="utf-8"))
    drawn = font_file(fonts["headings"]).read_bytes()
    for path in kitchen.media_files():
        drawing = path.suffix.lower() == ".svg"
        shown = with_font(path.read_bytes(), fonts["headings"], drawn) if drawing else path.read_bytes()
        write_file(assets / "media" / path.relative_to(kitchen.source / "media"), shown)
    write_file(kitchen.site / "index.html", start_page(frames, language_names(codes)))
