"""Knows which fields of the YAML nouns a person reads, under which context a translator finds them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from guidepress.model import Activity, GuideMeta, ModuleMeta, Shared, Unit

Find = Callable[[str, str], str | None]
Pair = tuple[str, str]
_ACTIVITY_FIELDS = ("preparation", "variations", "online", "cautions")
_GUIDE_FIELDS = ("title", "subtitle", "short_title", "notice")


def shared_texts(shared: Shared) -> Iterator[Pair]:
    """Give (context, text) for every text of the shared lists."""
    yield from _recorded(lambda find: translate_shared(shared, find))


def unit_texts(unit: Unit) -> Iterator[Pair]:
    """Give (context, text) for every YAML text of a unit."""
    yield from _recorded(lambda find: translate_unit_texts(unit, find))


def _recorded(run: Callable[[Find], object]) -> Iterator[Pair]:
    """Run a translation that only notes what it is asked for, so that reading and replacing can never differ."""
    asked: dict[Pair, None] = {}

    def note(context: str, text: str) -> None:
        asked[context, text] = None

    run(note)
    yield from asked


def translate_shared(shared: Shared, find: Find) -> Shared:
    """Translate the shared lists; a text without translation stays."""

    def told(context: str, text: str) -> str:
        return (find(context, text) or text) if text else text

    return replace(
        shared,
        meta=_guide(shared.meta, told),
        glossary=tuple(
            replace(
                each,
                term=told(f"{each.id}/term", each.term),
                definition=told(f"{each.id}/definition", each.definition),
                # Every accepted spelling of the source still finds its term.
                forms=tuple(dict.fromkeys((each.term, *each.forms))),
            )
            for each in shared.glossary
        ),
        acronyms=tuple(
            replace(each, expansion=told(f"{each.acronym}/expansion", each.expansion)) for each in shared.acronyms
        ),
        facts=tuple(
            replace(each, unit=each.unit if each.unit == "percent" else told("fact/unit", each.unit))
            for each in shared.facts
        ),
    )


def _guide(meta: GuideMeta, told: Callable[[str, str], str]) -> GuideMeta:
    changed = {name: told(f"guide/{name}", getattr(meta, name)) for name in _GUIDE_FIELDS}
    lenses = tuple(replace(each, title=told(f"{each.id}/title", each.title)) for each in meta.lenses)
    facets = {
        key: replace(
            facet,
            title=told(f"{key}/title", facet.title),
            values=tuple(replace(each, title=told(f"{key}-{each.id}/title", each.title)) for each in facet.values),
        )
        for key, facet in meta.facets.items()
    }
    editions = tuple(replace(each, title=told(f"{each.id}/edition", each.title)) for each in meta.editions)
    return replace(meta, **changed, lenses=lenses, facets=facets, editions=editions)  # type: ignore[arg-type]


def translate_unit_texts(unit: Unit, find: Find) -> Unit:
    """Translate the YAML texts of a unit: module.yaml, the front matter of activities and of cases."""

    def told(context: str, text: str) -> str:
        return (find(context, text) or text) if text else text

    activities = tuple(_activity(each, told) for each in unit.activities)
    # Without a corridor there is nothing to ask for.
    cases = tuple(
        replace(each, meta=replace(each.meta, corridor=told(f"{each.meta.id}/corridor", each.meta.corridor)))
        for each in unit.cases
    )
    return replace(unit, meta=_module(unit, told), activities=activities, cases=cases)


def _module(unit: Unit, told: Callable[[str, str], str]) -> ModuleMeta | None:
    meta = unit.meta
    if meta is None:
        return None
    return replace(
        meta,
        title=told(f"{unit.id}/title", meta.title),
        short_title=told(f"{unit.id}/short-title", meta.short_title),
        goal=told(f"{unit.id}/goal", meta.goal),
        objectives=tuple(replace(each, text=told(f"{each.id}/text", each.text)) for each in meta.objectives),
        questions=tuple(told(f"{unit.id}/question", each) for each in meta.questions),
        resources=tuple(replace(each, why=told(f"{each.cite}/why", each.why)) for each in meta.resources),
        videos=tuple(
            replace(
                each,
                title=told(f"{each.id}/title", each.title),
                summary=told(f"{each.id}/summary", each.summary),
            )
            for each in meta.videos
        ),
    )


def _activity(activity: Activity, told: Callable[[str, str], str]) -> Activity:
    meta = activity.meta
    changed = {name: told(f"{meta.id}/{name}", getattr(meta, name)) for name in _ACTIVITY_FIELDS}
    materials = tuple(replace(each, item=told(f"{meta.id}/material", each.item)) for each in meta.materials)
    return replace(activity, meta=replace(meta, **changed, materials=materials))  # type: ignore[arg-type]
