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
def make_site_pages(
    kitchen: Kitchen, language: str, units: Iterable[str], downloads: Mapping[str, str], listing: Path
) -> None:
    """Write the pages of a language, with the drawings of its charts; pages that are no longer made go."""
    from guidepress.products.site_lists import frame_pages
    from guidepress.products.site_pages import Site, unit_pages

    frame = load_view(kitchen.view(language, "guide", "site"))
    views = [load_view(kitchen.view(language, unit, "site")) for unit in units]
    sizes = _picture_sizes(kitchen)
    drawings: dict[str, str] = {}
    files: list[str] = []
    for view in views:
        for name, (drawing, size) in _drawings(kitchen, language, view).items():
            path = f"charts/{language}-{name}.svg"
            drawings[name], sizes[path] = path, size
            write_file(kitchen.site / "assets" / "media" / path, drawing)
            files.append(f"assets/media/{path}")
    site = Site(frame=frame, names=_names(frame), sizes=sizes, drawings=drawings)
    pages = frame_pages(site, views, _sized(kitchen, language, downloads))
    for view in views:
        pages |= unit_pages(site, view)
    for path, text in pages.items():
        write_file(kitchen.site / language / path, text)
        files.append(f"{language}/{path}")
    for name in downloads:
        target = kitchen.site / "downloads" / language / name
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


def _drawings(kitchen: Kitchen, language: str, view: dict[str, Any]) -> dict[str, tuple[bytes, tuple[int, int]]]:
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


def _names(frame: Mapping[str, Any]) -> dict[str, str]:
    """Give each language of the guide as it calls itself."""
    from babel import Locale

    return {code: (Locale.parse(code, sep="-").get_display_name() or code) for code in frame["languages"]}


def _picture_sizes(kitchen: Kitchen) -> dict[str, tuple[int, int]]:
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


def _sized(kitchen: Kitchen, language: str, downloads: Mapping[str, str]) -> list[dict[str, str]]:
    """Say of each file its size as the language writes it."""
    from babel import Locale
    from babel.numbers import format_decimal

    locale = Locale.parse(language, sep="-")
    return [
        {
            "file": name,
            "title": title,
            "size": f"{Path(name).suffix[1:].upper()} · "
            + format_decimal(kitchen.product(language, name).stat().st_size / 1e6, format="#,##0.0", locale=locale)
            + "\u00a0MB",
        }
        for name, title in downloads.items()
    ]


@action
def make_site_assets(kitchen: Kitchen, languages: Iterable[str], units: Iterable[str]) -> None:
    """Write what all languages share: style sheets, scripts, fonts, pictures, and the page that leads to a language."""
    from guidepress.products.site_fonts import web_font, with_font
    from guidepress.products.site_start import start_page
    from guidepress.products.site_style import brand_style
    from guidepress.tools import font_file

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
    files = {}
    for family in families:
        name = f"{family.lower().replace(' ', '-')}.woff2"
        write_file(assets / name, web_font(font_file(family).read_bytes(), texts))
        files[family] = name
    write_file(assets / "brand.css", brand_style(frames[0], files))
    for name in STYLE:
        write_file(assets / name, (TEMPLATES / "site" / name).read_text(encoding="utf-8"))
    face = font_file(fonts["headings"]).read_bytes()
    for path in kitchen.media_files():
        drawing = path.suffix.lower() == ".svg"
        shown = with_font(path.read_bytes(), fonts["headings"], face) if drawing else path.read_bytes()
        write_file(assets / "media" / path.relative_to(kitchen.source / "media"), shown)
    write_file(kitchen.site / "index.html", start_page(frames, _names(frames[0])))
