"""Hand-made views of a small workshop in two languages, as the view stage writes them, for the tests of its papers."""

from __future__ import annotations

from typing import Any

from training_views import bullets, common, para, text

PEOPLE = [
    {"name": "Amina Tesfaye", "organisation": "Water office", "country": "ET", "language": "am"},
    {"name": "Brook Alemu", "organisation": "", "country": "", "language": ""},
    {"name": "Chaltu Bekele", "organisation": "", "country": "KE", "language": ""},
]
NOTE = "Keep the window open: the room gets warm."
"""What only a facilitator reads on the run of show."""
ANSWER = "A rope that is dirty carries germs into the water."
"""A model answer: it stands in the key alone."""


def item(  # noqa: PLR0913, PLR0917 - a line of a day
    identifier: str, kind: str, start: str, end: str, minutes: int, title: str, **more: Any
) -> dict[str, Any]:
    """One line of a day; `more` are the fields that differ from an empty line."""
    return {
        "id": identifier,
        "kind": kind,
        "start": start,
        "end": end,
        "minutes": minutes,
        "title": text(title),
        "priority": "",
        "module": "",
        "module_number": None,
        "colour": "",
        "section": "",
        "activity": "",
        "activity_label": "",
        "mode": "",
        "objectives": [],
        "deck": "",
        "slides": None,
        "materials": [],
        "handouts": [],
        "facilitator": "",
        "note": [],
        "slide_ids": [],
        "talk": 0,
        "continues": False,
        **more,
    }


def days(lang: str) -> list[dict[str, Any]]:
    """Two days: one from the short deck, one from the full deck."""
    arabic = lang == "ar"
    wells = {"module": "wells", "module_number": 2, "colour": "module-2"}
    lead = "الميسّر الرئيسي" if arabic else "Lead facilitator"
    plenary = "جلسة عامة" if arabic else "Plenary"
    first = [
        item("opening-1", "opening", "09:00", "09:30", 30, "الافتتاح" if arabic else "Opening", mode=plenary),
        item("pre-test", "form", "09:30", "09:45", 15, "اختبار أولي" if arabic else "What we know already"),
        item(
            "water-way", "session", "09:45", "10:30", 45,
            "كيف يتلوث الماء" if arabic else "How water gets dirty: #set text(red)",
            priority="must", mode=plenary, objectives=["a"], deck="wells-short", slides=[2, 6], facilitator=lead,
            materials=["Projector"], **wells,
        ),
        item("break-1", "break", "10:30", "11:00", 30, "استراحة شاي" if arabic else "Tea"),
        item(
            "walk", "session", "11:00", "11:45", 45, "المشي إلى البئر" if arabic else "Walk to the well",
            priority="could", mode="مجموعات" if arabic else "Groups of 5", objectives=["a", "b"], activity="act-walk",
            activity_label="نشاط 2.1" if arabic else "Activity 2.1", deck="wells-short", slides=[7, 7],
            materials=["Rope of 10 metres", "Chalk"], handouts=[{"id": "handout-way", "title": "The way"}],
            facilitator=lead, note=text(NOTE), **wells,
        ),
    ]  # fmt: skip
    second = [
        item(
            "plan", "session", "09:00", "10:30", 90, "خطة الصيانة" if arabic else "A plan of care",
            priority="should", mode=plenary, objectives=["b"], deck="wells", slides=[4, 19], **wells,
        ),
        item("break-2", "break", "10:30", "10:45", 15, "استراحة شاي" if arabic else "Tea"),
        item("closing-2", "closing", "10:45", "11:15", 30, "الاختتام" if arabic else "Closing", mode=plenary),
    ]  # fmt: skip
    cuts = [
        {"win": 10, "steps": [], "won": 0},
        {
            "win": 20,
            "steps": [{"item": "walk", "title": text("Walk to the well"), "minutes": 20, "how": "shorten"}],
            "won": 20,
        },
        {
            "win": 40,
            "steps": [{"item": "walk", "title": text("Walk to the well"), "minutes": 45, "how": "drop"}],
            "won": 45,
        },
    ]
    labels = (
        ("الاثنين، 3 ديسمبر 2018", "الثلاثاء، 4 ديسمبر 2018")
        if arabic
        else ("Monday, 3 December 2018", "Tuesday, 4 December 2018")
    )
    return [
        {
            "number": 1, "date": "2018-12-03", "date_label": labels[0], "edition": "short", "start": "09:00",
            "end": "11:45", "minutes": 165, "items": first, "cuts": cuts,
            "title": text("الماء" if arabic else "Water and its ways"),
        },
        {
            "number": 2, "date": "2018-12-04", "date_label": labels[1], "edition": "full", "start": "09:00",
            "end": "11:15", "minutes": 135, "items": second, "cuts": [],
            "title": text("العناية" if arabic else "Care of a well"),
        },
    ]  # fmt: skip


def questions() -> list[dict[str, Any]]:
    """A question with options and an open one."""
    return [
        {
            "id": "q-rope",
            "label": "Question 2.1",
            "text": [para("Why must the rope be clean?")],
            "options": [
                {"text": text("It lasts longer"), "right": False},
                {"text": text("Germs travel on it"), "right": True},
            ],
            "answer": [para(ANSWER)],
            "objective": "Name the three ways in which a well gets dirty.",
        },
        {
            "id": "q-who",
            "label": "Question 2.2",
            "text": [para("Who looks after your well?")],
            "options": [],
            "answer": [para("A named person, whom everybody knows.")],
            "objective": "",
        },
    ]


def session(identifier: str, title: str, day: int, start: str, end: str) -> dict[str, Any]:
    """A session that serves an objective."""
    return {"item": identifier, "title": text(title), "day": day, "start": start, "end": end}


def asked(kind: str, said: str, *options: str) -> dict[str, Any]:
    """A question of the evaluation form."""
    return {"kind": kind, "text": text(said), "options": [text(each) for each in options]}


def workshop_view(words: dict[str, str], lang: str = "en", *, names: bool = True) -> dict[str, Any]:
    """The view of a workshop of two days; `names` says whether the participants' list is there."""
    arabic = lang == "ar"
    return {
        **common("workshop", words, lang),
        "workshop": {
            "id": "wells-2018",
            "title": "من أجل آبار آمنة" if arabic else "Safe wells for every village; a workshop, in two days",
            "subtitle": "ورشة عمل" if arabic else "For water committees",
            "place": "أديس أبابا" if arabic else "Addis Ababa",
            "dates": "3–4 ديسمبر 2018" if arabic else "3–4 December 2018",
            "start": "2018-12-03",
            "end": "2018-12-04",
            "timezone": "Africa/Addis_Ababa",
            "audience": [para("لجان المياه." if arabic else "Members of water committees.")],
            "purpose": [para("نتعلم معاً." if arabic else "People learn to look after their well.")],
            "outputs": [bullets("خطة" if arabic else "A plan of care for each village")],
            "languages": ["en"],
            "host": "The water office",
            "contact": "wells@example.org",
            "facilitators": [{"role": "lead", "label": "Lead facilitator", "name": ""}],
            "participants": {"count": 3, "group_size": 3, "groups": 1, "names": PEOPLE if names else []},
        },
        "objectives": [
            {"id": "a", "label": "a)", "text": text("معرفة طرق التلوث." if arabic else "Know how water gets dirty.")},
            {"id": "b", "label": "b)", "text": text("وضع خطة." if arabic else "Make a plan of care.")},
            {"id": "c", "label": "c)", "text": text("تبادل الخبرات." if arabic else "Share experience.")},
        ],
        "days": days(lang),
        "modules": {"wells": "Clean water", "pumps": "Pumps"},
        "left_out": [{"title": text("The pump"), "minutes": 30, "priority": "could"}],
        "objective_map": [
            {"id": "a", "sessions": [session("water-way", "How water gets dirty", 1, "09:45", "10:30")]},
            {"id": "b", "sessions": [session("plan", "A plan of care", 2, "09:00", "10:30")]},
            {"id": "c", "sessions": []},
        ],
        "print_list": [
            {"item": "Worksheet: the way", "per": "person", "each": 1, "total": 3, "day": 1, "for": "Activity 2.1"},
            {"item": "Role cards", "per": "group", "each": 2, "total": 2, "day": 1, "for": "Activity 2.1"},
        ],
        "shopping_list": [{"item": "=Chalk", "total": 4, "counted": True, "for": ["Activity 2.1"]}],
        "questions": questions(),
        "evaluation": [
            asked("scale", "The days were well prepared.", *"12345"),
            asked("scale", "I can use what I learnt.", *"12345"),
            asked("choice", "How long was it?", "Too short", "Right", "Too long"),
            asked("text", "What will you do first?"),
        ],
    }
