"""Turns the views of workshops into pages for those who take part: what for, when, where, and the agenda."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from guidepress.nodes import plain
from guidepress.products.site_pages import Fragments, Site
from guidepress.products.workshop_agenda import where
from guidepress.products.workshop_paper import day_name, place_and_dates, sessions_of, span_of
from guidepress.view.addresses import relative

View = Mapping[str, Any]


def workshop_path(name: str) -> str:
    """Name the page of a workshop."""
    return f"workshops/{name}.html"


def workshop_pages(site: Site, views: Iterable[View], address_of: Mapping[str, str]) -> dict[str, str]:
    """Write a page for each workshop, and the list of them; `address_of` says where ids of the guide stand."""
    given = list(views)
    made = {workshop_path(each["workshop"]["id"]): _page(site, each, address_of) for each in given}
    path = site.frame["pages"]["workshops"]
    title = site.title_of("workshops")
    entries = [
        {
            "id": "",
            "kind": "workshop",
            "told": place_and_dates(each),
            "title": each["workshop"]["title"],
            "href": relative(workshop_path(each["workshop"]["id"]), path),
            "text": each["workshop"]["subtitle"],
            "outside": False,
        }
        for each in given
    ]
    none = {"lead": "" if entries else site.say("site-no-workshop")}
    groups = [{"title": "", "entries": entries}] if entries else []
    return made | {path: site.page(path, "list", title, title=title, letters=[], groups=groups, **none)}


def _page(site: Site, view: View, address_of: Mapping[str, str]) -> str:
    """Write a page; of its sessions participants learn time, title, form and who leads, and nothing of how."""
    workshop = view["workshop"]
    path = workshop_path(workshop["id"])
    dresser = site.dresser(path)
    fragments = Fragments(site.frame["lang"], [], [])
    texts = {key: fragments.add(dresser.blocks(workshop[key])) for key in ("purpose", "audience", "outputs")}
    objectives = [fragments.add([plain(dresser.inlines(each["text"]))]) for each in view["objectives"]]
    days = [(day, [(each, _title(fragments, dresser, each)) for each in sessions_of(day)]) for day in view["days"]]
    themes = [fragments.add([plain(dresser.inlines(day["title"]))]) for day, _ in days]
    fragments.write()
    shown = [
        {
            "name": day_name(view, day),
            "theme": fragments[theme],
            "is_led": any(each["facilitator"] for each, _ in items),
            "items": [
                {
                    "time": span_of(each),
                    "title": fragments[title],
                    "pause": each["kind"] == "break",
                    "colour": each["colour"],
                    "where": where(view, each),
                    "href": _href(each, path, address_of),
                    "mode": each["mode"],
                    "who": each["facilitator"],
                }
                for each, title in items
            ],
        }
        for theme, (day, items) in zip(themes, days, strict=True)
    ]
    return site.page(
        path,
        "workshop",
        workshop["title"],
        title=workshop["title"],
        subtitle=workshop["subtitle"],
        told=place_and_dates(view),
        host=workshop["host"],
        parts=[
            {"title": site.say(f"workshop-{key}"), "text": fragments[number]}
            for key, number in texts.items()
            if workshop[key]
        ],
        objectives=[fragments[number] for number in objectives],
        days=shown,
        trail=[
            {"href": relative("index.html", path), "title": site.say("site-home")},
            {"href": relative(site.frame["pages"]["workshops"], path), "title": site.title_of("workshops")},
        ],
        held_in=workshop["languages"],
    )


def _title(fragments: Fragments, dresser: Any, item: View) -> int:
    return fragments.add([plain(dresser.inlines(item["title"]))])


def _href(item: View, path: str, address_of: Mapping[str, str]) -> str:
    """Give where the guide tells of an item: its activity, its section, or its module."""
    named = next((item[key] for key in ("activity", "section", "module") if item[key]), "")
    return relative(address_of[named], path) if named in address_of else ""
