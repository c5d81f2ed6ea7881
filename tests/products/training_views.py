"""Hand-made views of a small training module in two languages, for the tests of guide, handouts and lists."""

from __future__ import annotations

from typing import Any

from palette import COLOURS

from guidepress.colours import tint
from guidepress.nodes import words as text


def para(words: str) -> dict[str, Any]:
    """A paragraph."""
    return {"t": "Para", "c": text(words)}


def bullets(*items: str) -> dict[str, Any]:
    """A tight bullet list."""
    return {"t": "BulletList", "c": [[{"t": "Plain", "c": text(item)}] for item in items]}


def numbered(*items: str) -> dict[str, Any]:
    """A tight numbered list."""
    return {
        "t": "OrderedList",
        "c": [[1, {"t": "Decimal"}, {"t": "Period"}], [[{"t": "Plain", "c": text(item)}] for item in items]],
    }


def div(name: str, *children: Any, id: str = "", **attributes: str) -> dict[str, Any]:  # noqa: A002 (pandoc's word)
    """A Div of class `name`; underscores in attribute names stand for hyphens."""
    pairs = [[key.replace("_", "-"), value] for key, value in attributes.items()]
    return {"t": "Div", "c": [[id, [name], pairs], list(children)]}


def title(words: str) -> dict[str, Any]:
    """The title of a block."""
    return div("block-title", {"t": "Plain", "c": text(words)})


def table(rows: list[list[str]], *, empty_body: bool = False) -> dict[str, Any]:
    """A pipe table whose first row is the header; `empty_body` keeps the first column's words only."""

    def cell(words: str) -> list[Any]:
        return [
            ["", [], []],
            {"t": "AlignDefault"},
            1,
            1,
            [{"t": "Plain", "c": text(words)}] if words else [],
        ]

    def row(cells: list[str], *, body: bool) -> list[Any]:
        kept = [words if not (body and empty_body and n) else "" for n, words in enumerate(cells)]
        return [["", [], []], [cell(words) for words in kept]]

    return {
        "t": "Table",
        "c": [
            ["", [], []],
            [None, []],
            [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}] for _ in rows[0]],
            [["", [], []], [row(rows[0], body=False)]],
            [[["", [], []], 0, [], [row(cells, body=True) for cells in rows[1:]]]],
            [["", [], []], []],
        ],
    }


def common(product: str, words: dict[str, str], lang: str = "en") -> dict[str, Any]:
    """What every view document carries."""
    return {
        "product": product,
        "lang": lang,
        "dir": "rtl" if lang == "ar" else "ltr",
        "words": words,
        "guide": {
            "title": "Keeping wells safe" if lang == "en" else "الحفاظ على سلامة الآبار",
            "subtitle": "A how-to guide" if lang == "en" else "دليل عملي",
            "short_title": "Safe wells" if lang == "en" else "آبار آمنة",
            "version": "0.1",
            "date": "22 November 2026" if lang == "en" else "22 نوفمبر 2026",
            "iso_date": "2026-11-22",
            "status": "draft",
            "publisher": "The guidepress project",
            "licence": "CC BY 4.0",
            "notice": "Draft for review. Not endorsed by any organisation." if lang == "en" else "مسودة للمراجعة.",
            "copyright_year": 2026,
        },
        "brand": {
            "name": "guidepress",
            "colours": dict(COLOURS),
            "tints": {name: tint(colour) for name, colour in COLOURS.items()},
            "fonts": {
                "base": "IBM Plex Serif",
                "headings": "IBM Plex Sans",
                "arabic": "IBM Plex Sans Arabic",
                "office": "Arial",
            },
        },
    }


def module(lang: str = "en") -> dict[str, Any]:
    """The module's own data."""
    arabic = lang == "ar"
    return {
        "id": "wells",
        "number": 2,
        "title": "ماء نظيف من بئر محمية" if arabic else "Clean water from a well that is looked after",
        "short_title": "آبار آمنة" if arabic else "Wells",
        "colour": "module-2",
        "icon": "droplet",
        "goal": "يعرف كل مشارك كيف يحمي بئراً."
        if arabic
        else "Everyone can say who looks after the well, when, and with what.",
        "duration": 75,
        "objectives": [
            {
                "id": "obj-name",
                "text": "تسمية الأسباب الثلاثة لتلوث الماء."
                if arabic
                else "Name the three ways in which a well gets dirty.",
            },
            {
                "id": "obj-plan",
                "text": "وضع خطة للصيانة." if arabic else "Plan a year of care with the water committee.",
            },
        ],
        "questions": ["Who pays for a new rope?"],
        "status": "draft",
        "review_by": "2027-11-30",
        "authors": ["guidepress editors"],
    }


def note(kind: str, label: str, *blocks: Any) -> dict[str, Any]:
    """One talking point of a slide."""
    return {"kind": kind, "label": label, "blocks": list(blocks)}


def activity(lang: str = "en") -> dict[str, Any]:
    """An activity in full, as the facilitator's view carries it."""
    arabic = lang == "ar"
    say = (
        "لنمش إلى البئر معاً."
        if arabic
        else "We walk the way of the water, from the ground to the cup. #set text(red) stays text."
    )
    return div(
        "activity",
        title("المشي مع الماء" if arabic else "Walk the way of the water"),
        para(
            "يرى المشاركون أين يتلوث الماء."
            if arabic
            else "Participants see with their own eyes where water gets dirty."
        ),
        div(
            "meta-list",
            {
                "t": "DefinitionList",
                "c": [
                    [
                        text("المواد" if arabic else "Materials"),
                        [
                            [
                                bullets(
                                    "حبل" if arabic else "One rope of 10 metres",
                                    "أقلام" if arabic else "Chalk",
                                )
                            ]
                        ],
                    ],
                    [
                        text("التحضير" if arabic else "Preparation"),
                        [[para("اطلب الإذن." if arabic else "Ask the owner of the well.")]],
                    ],
                ],
            },
        ),
        div(
            "task",
            numbered("ارسم الطريق." if arabic else "Draw the way.", "ضع علامة." if arabic else "Mark each danger."),
        ),
        div(
            "step",
            title("الافتتاح" if arabic else "Set the scene"),
            div("say", para(say), label="قل" if arabic else "Say"),
            div(
                "do",
                bullets(
                    "قسّم المجموعات" if arabic else "Form groups of four",
                    "وزّع الأوراق" if arabic else "Hand out the sheets",
                ),
                label="افعل" if arabic else "Do",
            ),
            minutes="5",
        ),
        div(
            "step",
            title("العمل" if arabic else "Work and report"),
            para("نص" if arabic else "Walk from group to group."),
            minutes="25",
        ),
        div(
            "debrief",
            bullets("ما الذي فاجأك؟" if arabic else "What surprised you?"),
            label="استخلاص" if arabic else "Debrief",
        ),
        div(
            "answer",
            para("إجابة نموذجية" if arabic else "Good maps show the latrine within 30 metres."),
            label="إجابة" if arabic else "Answer",
        ),
        div(
            "handout",
            title("ورقة" if arabic else "Worksheet: the way of the water"),
            label="ورقة عمل" if arabic else "Worksheet",
            id="handout-way",
        ),
        id="act-way",
        label="نشاط 2.1" if arabic else "Activity 2.1",
        kind="group-work",
        kind_label="عمل جماعي" if arabic else "Group work",
        minutes="30",
        grouping_label="مجموعات" if arabic else "Groups of 4 to 6",
    )


def case(lang: str = "en", *, answers: bool = True) -> dict[str, Any]:
    """A case study, with or without its model answer."""
    arabic = lang == "ar"
    question = [para("ما الذي نقص؟" if arabic else "What was missing after the flood?")]
    if answers:
        question.append(
            div(
                "answer",
                para("جدول زمني" if arabic else "A dated plan with a name beside each task."),
                label="إجابة نموذجية" if arabic else "Model answer",
            )
        )
    return div(
        "case",
        title("بئر لم يملكها أحد" if arabic else "The well that nobody owned"),
        para("بُنيت البئر عام 1998." if arabic else "The well was dug in 1998 and cleaned twice in twenty years."),
        div("question", *question, id="q-case", label="سؤال" if arabic else "Question", number="1"),
        id="case-nobody",
        label="حالة 2.1" if arabic else "Case 2.1",
        kind="gap",
        kind_label="ثغرة" if arabic else "Gap",
        countries="Lesotho, South Africa",
        corridor="",
    )


def question(lang: str = "en", *, answers: bool = True) -> dict[str, Any]:
    """A self-check question with options."""
    arabic = lang == "ar"
    correct = text("غطاء" if arabic else "A lid that fits")
    first = [{"t": "Span", "c": [["", ["correct"], []], correct]}] if answers else correct
    children = [
        para("ما الذي يحمي البئر؟" if arabic else "Which one thing protects a well most?"),
        div(
            "options",
            {
                "t": "BulletList",
                "c": [
                    [{"t": "Plain", "c": first}],
                    [{"t": "Plain", "c": text("طلاء" if arabic else "A coat of paint")}],
                ],
            },
        ),
    ]
    if answers:
        children.append(
            div(
                "answer",
                para("شرح" if arabic else "Most dirt falls in from above."),
                label="إجابة" if arabic else "Answer",
            )
        )
    return div("question", *children, id="q-lid", label="سؤال" if arabic else "Question", number="2.1")


def facilitator_view(words: dict[str, str], lang: str = "en") -> dict[str, Any]:
    """The facilitator's view of the module."""
    arabic = lang == "ar"
    say, ask, do, show, expect, background = (
        ("قل", "اسأل", "افعل", "اعرض", "توقّع", "خلفية")
        if arabic
        else ("Say", "Ask", "Do", "Show", "Expect", "Background")
    )
    return {
        **common("facilitator", words, lang),
        "module": module(lang),
        "plan": [
            {
                "clock": "0:00",
                "minutes": 15,
                "kind": "slides",
                "title": text("الأخطار الثلاثة" if arabic else "Three ways in which a well gets dirty"),
                "slides": [1, 2],
                "activity": None,
                "mode": "جلسة عامة" if arabic else "Plenary",
                "materials": [],
                "handouts": [],
            },
            {
                "clock": "0:15",
                "minutes": 30,
                "kind": "activity",
                "title": text("المشي مع الماء" if arabic else "Walk the way of the water"),
                "slides": [3, 3],
                "activity": "act-way",
                "mode": "مجموعات" if arabic else "Groups of 4 to 6",
                "materials": ["حبل"] if arabic else ["One rope of 10 metres", "Chalk"],
                "handouts": ["ورقة"] if arabic else ["Worksheet: the way of the water"],
            },
        ],
        "total_minutes": 45,
        "materials": ["حبل", "أقلام"]
        if arabic
        else ["One rope of 10 metres", "Chalk", "One flip chart for each group"],
        "preparation": [
            {
                "activity": text("المشي مع الماء" if arabic else "Walk the way of the water"),
                "text": "اطلب الإذن." if arabic else "Ask the owner of the well the day before.",
            }
        ],
        "slides": [
            {
                "number": 1,
                "id": "slide-title",
                "title": text("ماء نظيف" if arabic else "Clean water from a well that is looked after"),
                "kind": "title",
                "minutes": 5,
                "notes": [],
            },
            {
                "number": 2,
                "id": "slide-three-ways",
                "title": text(
                    "التلوث له ثلاثة طرق" if arabic else "Dirt comes from above, from the side and from below"
                ),
                "kind": "bullets",
                "minutes": 10,
                "notes": [
                    note(
                        "say",
                        say,
                        para(
                            "الماء يأتي من ثلاث جهات."
                            if arabic
                            else "Dirt comes from above with a bucket, and from below with a flood."
                        ),
                    ),
                    note(
                        "ask",
                        ask,
                        para("من ينظف البئر؟" if arabic else "Who cleaned the well last, and how do you know?"),
                    ),
                    note("do", do, para("اكتب الإجابات." if arabic else "Write the answers on the board.")),
                    note("show", show, para("الصورة" if arabic else "Point at the picture on the left.")),
                    note(
                        "expect",
                        expect,
                        bullets(
                            "لا أحد" if arabic else "Nobody knows",
                            "اللجنة" if arabic else "The committee, in theory",
                        ),
                    ),
                    note(
                        "background",
                        background,
                        para("معلومة" if arabic else "Surveys find the bucket to be the most common way."),
                    ),
                ],
            },
            {
                "number": 3,
                "id": "slide-act-way",
                "title": text("المشي مع الماء" if arabic else "Walk the way of the water"),
                "kind": "activity",
                "minutes": 30,
                "notes": [],
            },
        ],
        "activities": [activity(lang)],
        "cases": [case(lang)],
        "questions": [question(lang)],
    }


def handout_view(words: dict[str, str], lang: str = "en") -> dict[str, Any]:
    """The participants' handout of the module."""
    arabic = lang == "ar"
    return {
        **common("handout", words, lang),
        "module": module(lang),
        "key_points": [
            div(
                "key-points",
                bullets(
                    *(
                        ["الغطاء أولاً", "المسؤولية للجميع"]
                        if arabic
                        else ["A lid comes first.", "What nobody owns, nobody cleans."]
                    )
                ),
                label="نقاط رئيسية" if arabic else "Key points",
            )
        ],
        "worksheets": [
            {
                "activity": text("المشي مع الماء" if arabic else "Walk the way of the water"),
                "label": "نشاط 2.1" if arabic else "Activity 2.1",
                "block": div(
                    "handout",
                    title("ورقة" if arabic else "Worksheet: the way of the water"),
                    para("امش" if arabic else "Walk from the well to the cup and write down what you see."),
                    div(
                        "write",
                        numbered(
                            "أين؟" if arabic else "Where can dirt get in?",
                            "من؟" if arabic else "Who could stop it?",
                        ),
                        lines="4",
                    ),
                    table(
                        [["المرحلة", "الخطر", "من"], ["البئر", "", ""], ["الكوب", "", ""]]
                        if arabic
                        else [
                            ["Stage", "Danger", "Who acts"],
                            ["At the well", "", ""],
                            ["In the cup", "", ""],
                        ],
                        empty_body=True,
                    ),
                    id="handout-way",
                    label="ورقة عمل" if arabic else "Worksheet",
                ),
            }
        ],
        "cases": [case(lang, answers=False)],
        "questions": [
            question(lang, answers=False),
            div(
                "question",
                para("كيف؟" if arabic else "How would you start tomorrow?"),
                id="q-open",
                label="سؤال" if arabic else "Question",
                number="2.2",
            ),
        ],
        "resources": [
            div(
                "resources",
                {
                    "t": "BulletList",
                    "c": [
                        [
                            {"t": "Plain", "c": text("Water committee handbook, 2020.")},
                            {"t": "Plain", "c": text("السبب" if arabic else "Why: it has a plan to copy.")},
                        ]
                    ],
                },
                label="مصادر" if arabic else "Key resources",
            )
        ],
    }


def lists_view(words: dict[str, str], lang: str = "en") -> dict[str, Any]:
    """The word lists of the guide."""
    arabic = lang == "ar"
    return {
        **common("lists", words, lang),
        "glossary": [
            {
                "id": "aquifer",
                "letter": "ط" if arabic else "A",
                "term": text("طبقة مائية" if arabic else "aquifer"),
                "definition": text("صخر يحمل الماء" if arabic else "Rock or sand that holds water."),
                "source": text("قاموس 2020" if arabic else "Handbook 2020, p. 4"),
                "see": [{"id": "well", "term": "بئر" if arabic else "well"}],
            },
            {
                "id": "well",
                "letter": "ب" if arabic else "W",
                "term": text("بئر" if arabic else "well"),
                "definition": text("حفرة" if arabic else '=HYPERLINK("x") is text, and a well is a hole with water.'),
                "source": [],
                "see": [],
            },
        ],
        "acronyms": [
            {"acronym": "UN", "expansion": "الأمم المتحدة" if arabic else "United Nations", "letter": "U"},
            {
                "acronym": "WHO",
                "expansion": "منظمة الصحة" if arabic else "World Health Organization",
                "letter": "W",
            },
        ],
    }
