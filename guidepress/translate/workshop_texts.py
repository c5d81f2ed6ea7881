"""Knows which fields of a workshop a person reads, under which context a translator finds them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from guidepress.model_workshop import OWN_KINDS, Forms, Session, Workshop

Find = Callable[[str, str], str | None]
_FIELDS = ("title", "subtitle", "place", "host", "audience", "purpose")
_SESSION_FIELDS = (*OWN_KINDS, "title", "note")


def workshop_texts(workshop: Workshop) -> Iterator[tuple[str, str]]:
    """Give (context, text) for every text of a workshop and of the shared forms."""
    asked: dict[tuple[str, str], None] = {}

    def note(context: str, text: str) -> None:
        asked[context, text] = None

    translate_workshop(workshop, note)
    yield from asked


def translate_workshop(workshop: Workshop, find: Find) -> Workshop:
    """Translate a workshop; a text without translation stays, names of people are left alone."""
    name, meta = workshop.id, workshop.meta

    def told(context: str, text: str) -> str:
        return (find(context, text) or text) if text else text

    def session(given: Session) -> Session:
        changed = {key: told(f"{name}/session-{key}", text) for key in _SESSION_FIELDS if (text := getattr(given, key))}
        return replace(given, **changed)  # type: ignore[arg-type]

    fields = {key: told(f"{name}/{key}", getattr(meta, key)) for key in _FIELDS}
    days = tuple(
        replace(
            day,
            title=told(f"{name}/day", day.title),
            sessions=tuple(session(each) for each in day.sessions),
            breaks=None
            if day.breaks is None
            else tuple(replace(each, title=told(f"{name}/break", each.title)) for each in day.breaks),
        )
        for day in meta.days
    )
    usual = tuple(replace(each, title=told(f"{name}/break", each.title)) for each in meta.every_day.breaks)
    made = replace(
        meta,
        **fields,  # type: ignore[arg-type]
        outputs=tuple(told(f"{name}/output", each) for each in meta.outputs),
        objectives=tuple(replace(each, text=told(f"{name}-{each.id}/text", each.text)) for each in meta.objectives),
        facilitators=tuple(replace(each, title=told(f"{name}/facilitator", each.title)) for each in meta.facilitators),
        every_day=replace(meta.every_day, breaks=usual),
        days=days,
        sessions=tuple(session(each) for each in meta.sessions),
    )
    return replace(workshop, meta=made, forms=_forms(workshop.forms, told))


def _forms(forms: Forms, told: Callable[[str, str], str]) -> Forms:
    return replace(
        forms,
        scale=tuple(told("forms/scale", each) for each in forms.scale),
        evaluation=tuple(
            replace(
                each,
                text=told("forms/question", each.text),
                options=tuple(told("forms/option", text) for text in each.options),
            )
            for each in forms.evaluation
        ),
    )
