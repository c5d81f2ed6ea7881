"""Turns the frame of the website into the pages that it has once: home, lists, works, downloads, about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

import segno
from markupsafe import Markup

from guidepress.nodes import plain
from guidepress.products.site_about import about_page, downloads_page
from guidepress.products.site_pages import Fragments, Site
from guidepress.view.addresses import relative

View = dict[str, Any]


def frame_pages(
    site: Site,
    views: Iterable[View],
    downloads: Iterable[Mapping[str, str]],
    thirds: Sequence[str] = (),
) -> dict[str, str]:
    """Write the pages; `downloads` have a file, the key of its title, and its size in words.

    `thirds` says whose fonts and programs the pages use.
    """
    given = list(views)
    pages = site.frame["pages"]
    return {
        pages["home"]: _home(site, given),
        pages["glossary"]: _glossary(site),
        pages["acronyms"]: _acronyms(site),
        pages["references"]: _references(site),
        pages["cases"]: _listing(site, given, "cases"),
        pages["activities"]: _listing(site, given, "activities"),
        pages["resources"]: _resources(site, given),
        pages["videos"]: _videos(site, given),
        pages["downloads"]: downloads_page(site, list(downloads)),
        pages["about"]: about_page(site, thirds),
    }


def _home(site: Site, views: list[View]) -> str:
    frame = site.frame
    modules = [{**unit, "href": unit["path"]} for unit in frame["units"] if not unit["front"]]
    front = [{"href": unit["path"], "title": unit["title"], "note": ""} for unit in frame["units"] if unit["front"]]
    counts = {"cases": sum(len(view["cases"]) for view in views)}
    counts["activities"] = sum(len(view["activities"]) for view in views)
    counts |= {key: len(frame[key]) for key in ("glossary", "acronyms", "references")}
    counts["videos"] = sum(len(view["videos"]) for view in views)
    keys = (
        "cases",
        "activities",
        "workshops",
        "glossary",
        "acronyms",
        "resources",
        "videos",
        "references",
        "downloads",
        "about",
    )
    more = [
        {"href": frame["pages"][key], "title": site.title_of(key), "note": str(counts.get(key, "") or "")}
        for key in keys
    ]
    shelves = [
        {"title": site.say("site-begin"), "entries": front},
        {"title": site.say("site-find"), "entries": more},
    ]
    return site.page(frame["pages"]["home"], "home", "", modules=modules, shelves=shelves)


def _letters(entries: Iterable[View]) -> list[View]:
    return [
        {"letter": letter, "entries": list(found)}
        for letter, found in groupby(entries, key=lambda each: each["letter"])
    ]


def _list(site: Site, key: str, *, letters: Any = (), groups: Any = ()) -> str:
    title = site.title_of(key)
    return site.page(site.frame["pages"][key], "list", title, title=title, lead="", letters=letters, groups=groups)


def _glossary(site: Site) -> str:
    dresser = site.dresser(site.frame["pages"]["glossary"])
    fragments = Fragments(site.frame["lang"], [], [])
    parts = [
        tuple(fragments.add([plain(dresser.inlines(each[key]))]) for key in ("term", "definition", "source"))
        for each in site.frame["glossary"]
    ]
    fragments.write()
    entries = [
        {
            "id": f"term-{each['id']}",
            "letter": each["letter"],
            "term": fragments[term],
            "text": fragments[definition],
            "source": fragments[source],
            "see": [{"id": f"term-{other['id']}", "term": other["term"]} for other in each["see"]],
        }
        for each, (term, definition, source) in zip(site.frame["glossary"], parts, strict=True)
    ]
    return _list(site, "glossary", letters=_letters(entries))


def _acronyms(site: Site) -> str:
    entries = [
        {
            "id": "",
            "letter": each["letter"],
            "term": each["acronym"],
            "text": each["expansion"],
            "source": "",
            "see": [],
        }
        for each in site.frame["acronyms"]
    ]
    return _list(site, "acronyms", letters=_letters(entries))


def _references(site: Site) -> str:
    dresser = site.dresser(site.frame["pages"]["references"])
    fragments = Fragments(site.frame["lang"], [], [])
    works = site.frame["references"]
    numbers = [fragments.add([plain(dresser.inlines(each["inlines"]))]) for each in works]
    fragments.write()
    entries = [
        _entry(identifier=f"ref-{each['id']}", text=fragments[number])
        for each, number in zip(works, numbers, strict=True)
    ]
    return _list(site, "references", groups=[{"title": "", "entries": entries}])


def _entry(  # noqa: PLR0913 - what an entry of a list shows
    *, identifier: str = "", kind: str = "", told: str = "", title: Any = "", href: str = "", text: Any = ""
) -> View:
    outside = href.startswith(("http://", "https://"))
    return {
        "id": identifier,
        "kind": kind,
        "told": told,
        "title": title,
        "href": href,
        "text": text,
        "outside": outside,
    }


def _groups(views: Iterable[View], found: Mapping[str, list[View]]) -> list[View]:
    return [
        {"title": f"{view['module']['number']} {view['module']['title']}", "entries": found[view["module"]["id"]]}
        for view in views
        if found.get(view["module"]["id"])
    ]


def _listing(site: Site, views: list[View], name: str) -> str:
    path = site.frame["pages"][name]
    dresser = site.dresser(path)
    fragments = Fragments(site.frame["lang"], [], [])
    held = [(view, page) for view in views for page in view[name]]
    numbers = [
        (fragments.add([plain(dresser.inlines(page["title"]))]), fragments.add(dresser.blocks(page["short"])))
        for _, page in held
    ]
    fragments.write()
    found: dict[str, list[View]] = {}
    for (view, page), (title, short) in zip(held, numbers, strict=True):
        told = [page["label"], page["kind_label"], page.get("grouping", ""), *page.get("countries", ())]
        entry = _entry(
            kind=page["kind"],
            told=" · ".join(each for each in told if each),
            title=fragments[title],
            href=relative(page["path"], path),
            text=fragments[short],
        )
        found.setdefault(view["module"]["id"], []).append(entry)
    return _list(site, name, groups=_groups(views, found))


def _resources(site: Site, views: list[View]) -> str:
    dresser = site.dresser(site.frame["pages"]["resources"])
    fragments = Fragments(site.frame["lang"], [], [])
    held = [(view, each) for view in views for each in view["resources"]]
    numbers = [fragments.add([plain(dresser.inlines(each["reference"]))]) for _, each in held]
    fragments.write()
    found: dict[str, list[View]] = {}
    for (view, each), number in zip(held, numbers, strict=True):
        text = Markup('<p>{}</p><p class="why">{}</p>').format(fragments[number], each["why"])
        found.setdefault(view["module"]["id"], []).append(_entry(text=text))
    return _list(site, "resources", groups=_groups(views, found))


def _videos(site: Site, views: list[View]) -> str:
    found: dict[str, list[View]] = {}
    for view in views:
        for each in view["videos"]:
            told = [
                site.say("kind-video-planned" if each["planned"] else "kind-video"),
                each["publisher"],
                each["length"],
            ]
            entry = _entry(
                identifier=each["id"],
                kind="video",
                told=" · ".join(part for part in told if part),
                title=each["title"],
                href=each["url"],
                text=_video_text(site, each),
            )
            found.setdefault(view["module"]["id"], []).append(entry)
    return _list(site, "videos", groups=_groups(views, found))


def _video_text(site: Site, video: View) -> Markup:
    """Tell what a video shows, with its address to read and as a code for a phone: nothing is loaded from there."""
    told = Markup("<p>{}</p>").format(video["summary"])
    if not video["url"]:
        return told
    name = site.say("site-scan", title=video["title"])
    drawn = segno.make(video["url"], error="m", micro=False).svg_inline(
        border=2, omitsize=True, dark="#000", light="#fff"
    )
    # segno draws squares; the address itself is not in it as text.
    code = Markup(drawn.replace("<svg", '<svg role="img" aria-label="{}"', 1)).format(name)  # noqa: S704
    told += Markup('<p class="address" dir="ltr">{}</p>').format(video["url"])
    return told + Markup('<div class="code">{}</div>').format(code)
