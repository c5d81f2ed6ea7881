"""Sample deck views after the contract, with every kind of slide: English and, mirrored, Arabic."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from guidepress.nodes import bullet_list, para, plain, words
from guidepress.view.deck import slide_of

PALETTE = {
    "ink": "#1D2530",
    "grey": "#5A6472",
    "paper": "#FFFFFF",
    "module-3": "#6A3D9A",
    "voices": "#5A4A78",
    "case": "#1F5FA8",
    "activity": "#8A5600",
    "key-points": "#1D2530",
    "lens": "#8C2F6B",
    "resources": "#5A6472",
    "video": "#2F4858",
}
FLOWER = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200">'
    '<rect width="300" height="200" fill="#EAF2F8"/>'
    '<circle cx="90" cy="100" r="50" fill="#1F5FA8"/><circle cx="210" cy="100" r="50" fill="#00756A"/></svg>'
)


def interface_words() -> dict[str, str]:
    """The interface words of English, as the engine hands them to every view."""
    path = Path(__file__).parents[2] / "guidepress/locale/en.yaml"
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


def bullets(*items: str) -> dict[str, Any]:
    """A bullet list of plain texts."""
    return bullet_list([plain(words(item))] for item in items)


def slide(kind: str, title: str, *blocks: Any, **more: Any) -> dict[str, Any]:
    """One slide of a view; what is not given is empty."""
    identifier = "slide-" + "-".join(title.lower().split()[:4])
    given = {"section": "sec-garden", "colour": "module-3", "minutes": 0, "blocks": list(blocks), **more}
    return slide_of(identifier, kind, words(title), **given)


def deck_view(*slides: dict[str, Any], lang: str = "en", direction: str = "ltr") -> dict[str, Any]:
    """A deck of the slides given."""
    return {
        "product": "deck",
        "lang": lang,
        "dir": direction,
        "words": interface_words(),
        "guide": {
            "title": "Growing food together",
            "subtitle": "A guide for community gardens",
            "short_title": "Community gardens",
            "version": "0.3",
            "date": "3 May 2026",
            "iso_date": "2026-05-03",
            "status": "draft",
            "publisher": "The garden press",
            "licence": "CC BY 4.0",
            "notice": "Draft.",
            "copyright_year": 2026,
        },
        "brand": {
            "name": "garden",
            "colours": PALETTE,
            "tints": dict.fromkeys(PALETTE, "#F0ECF5"),
            "fonts": {
                "base": "IBM Plex Serif",
                "headings": "IBM Plex Sans",
                "arabic": "IBM Plex Sans Arabic",
                "office": "Arial",
            },
        },
        "module": {
            "id": "garden",
            "number": 3,
            "title": "Water, soil and the people who share them",
            "short_title": "Water and soil",
            "colour": "module-3",
            "icon": "droplet",
            "goal": "See a garden as an agreement between neighbours, and know what keeps it alive.",
            "duration": 120,
            "objectives": [
                {"id": "obj-1", "text": "Explain why shared water fails more often than shared land."},
                {"id": "obj-2", "text": "Draw up a watering rota that every household can keep."},
                {"id": "obj-3", "text": "Test soil with a jar, a ruler and two days of patience."},
            ],
            "questions": [],
            "status": "draft",
            "review_by": "2027-01-01",
            "authors": [],
        },
        "sections": [
            {"id": "sec-start", "title": "Opening"},
            {"id": "sec-garden", "title": "Who waters whose beds"},
        ],
        "slides": list(slides),
    }


def english_deck() -> dict[str, Any]:
    """A deck with every kind of slide."""
    notes = [
        {
            "kind": "say",
            "label": "Say",
            "blocks": [para(words("A garden is a rota before it is a bed of beans."))],
        },
        {"kind": "ask", "label": "Ask", "blocks": [bullets("Who watered last?", "Who will water next?")]},
    ]
    chart = {
        "kind": "bar",
        "label": "Crop",
        "categories": ["Tomatoes", "Courgettes and pumpkins", "Lettuce", "Onions"],
        "series": [{"name": "Litres a week", "values": [42, 38.5, 20, 9]}],
    }
    two = {
        **chart,
        "series": [*chart["series"], {"name": "Litres in a drought", "values": [60, 52, 31, 12.5]}],
    }
    years = {
        "kind": "line",
        "label": "Year",
        "categories": ["2020", "2021", "2022", "2023"],
        "series": [
            {"name": "Gardens", "values": [12, 15, 31, 44]},
            {"name": "Wells", "values": [3, 3, 5, 9]},
        ],
    }
    made = [
        slide("title", "Water, soil and the people who share them", section="sec-start", notes=notes),
        slide("objectives", "What you will be able to do", section="sec-start", minutes=3),
        slide("section", "Who waters whose beds", label="3.1", notes=notes),
        slide(
            "bullets",
            "Shared water fails where nobody knows whose turn it is",
            bullet_list(
                [
                    [plain(words("A rota on the shed door beats a rule in a drawer"))],
                    [
                        plain(words("Three households can share one tap")),
                        bullets("more need a tank", "or a second tap"),
                    ],
                    [plain(words("Someone must be allowed to say no"))],
                    [plain(words("A dry week shows within two days who was counted and who was forgotten"))],
                ]
            ),
            minutes=4,
            notes=notes,
        ),
        slide(
            "statement",
            "An agreement lives as long as it can be seen",
            para(words("What hangs on the shed door is kept. What lies in the drawer is argued about.")),
            notes=notes,
        ),
        slide(
            "two-columns",
            "Clay holds water, sand lets it go",
            columns=[
                {"title": words("Clay"), "blocks": [bullets("Water twice a week", "Never walk on it wet")]},
                {
                    "title": words("Sand"),
                    "blocks": [bullets("Water a little every day", "Feed it with compost")],
                },
            ],
            notes=notes,
        ),
        slide(
            "picture",
            "Two beds drink from one tap",
            picture={"path": "beds.svg", "alt": "Two round beds side by side.", "decorative": False},
            label="Figure 3.1",
            source=words("Own drawing."),
        ),
        slide(
            "picture",
            "Beds beside each other share their edges",
            bullets("The edge dries first", "Mulch it", "Plant onions there"),
            picture={"path": "beds.png", "alt": "A plan of two beds.", "decorative": False},
            source=words("Own drawing."),
        ),
        slide(
            "table",
            "Most crops want less water than people think",
            table={
                "rows": [
                    [words(cell) for cell in row]
                    for row in (
                        ("Crop", "Litres a week", "Best hour", "Sign of thirst"),
                        ("Tomatoes", "42", "Morning", "Leaves roll upwards"),
                        ("Lettuce", "20", "Evening", "Edges turn brown"),
                        ("Onions", "9", "Any", "None for ten days"),
                        (
                            "=SUM(A1:A9)",
                            "0",
                            "Never",
                            "It is no crop at all, only a name that looks like a sum",
                        ),
                    )
                ],
                "align": ["left", "right", "left", "left"],
            },
            label="Table 3.1",
            source=words("Garden diary, 2026."),
        ),
        slide(
            "chart",
            "Tomatoes drink four times as much as onions",
            chart=chart,
            alt="Bar chart: tomatoes 42 litres, onions 9.",
            label="Figure 3.2",
            source=words("Garden diary, 2026, pages 3 to 9; litres a week for a bed of two square metres."),
        ),
        slide(
            "chart",
            "A drought costs every bed the same share",
            chart=two,
            alt="Bars.",
            source=words("Diary."),
        ),
        slide("chart", "Columns tell the same story upright", chart={**two, "kind": "column"}, alt="Columns."),
        slide(
            "chart",
            "Stacked bars add the two weeks up",
            chart={**two, "kind": "stacked"},
            alt="Stacked bars.",
        ),
        slide("chart", "Gardens grew faster than wells", chart=years, alt="Lines."),
        slide("chart", "Tomatoes take most of the water", chart={**chart, "kind": "doughnut"}, alt="Doughnut."),
        slide(
            "voices",
            "Voices: the tap that ran dry in July",
            {
                "t": "BlockQuote",
                "c": [
                    para(
                        words(
                            "We had agreed on everything but the tap. By July I carried water from home, "
                            "two buckets at a time, past my neighbour's wet lettuce."
                        )
                    )
                ],
            },
            para(words("A retired nurse, 67, in her third summer in the garden")),
            label="Voices",
            meta=[["", "Illustrative voice"]],
            colour="voices",
            notes=notes,
        ),
        slide(
            "key-points",
            "Key points on shared water",
            bullets(
                "Agree on the tap before the first seed.",
                "Write down whose turn it is where everybody sees it.",
                "Plan for the driest week, not for the usual one.",
                "Give somebody the right to say no.",
            ),
            label="Key points",
            colour="key-points",
        ),
        slide(
            "case",
            "The garden that bought its own well",
            para(words("Eleven households paid for a hand pump. It cost a third of one year's water bill.")),
            para(words("When two families left, nobody knew what their share was worth. A summer was lost.")),
            label="Case 3.1",
            meta=[
                ["thumbs-up", "Good practice"],
                ["earth-africa", "Lesotho, South Africa"],
                ["route", "From hill to town"],
            ],
            colour="case",
        ),
        slide(
            "activity",
            "Draw the rota for a dry week",
            para(words("In your group, draw one week on a flip chart. Give every household its turn at the tap.")),
            para(words("Then take one tap away, and mend the rota.")),
            label="Activity 3.2",
            minutes=45,
            meta=[["clock", "45 minutes"], ["users", "Groups of 4 to 6"], ["toolbox", "Flip chart, pens"]],
            colour="activity",
            notes=notes,
        ),
        slide(
            "video",
            "How a jar shows what your soil is made of",
            para(words("Three minutes that replace a laboratory: shake, wait, measure the layers.")),
            label="Video",
            url="https://example.org/watch/soil-in-a-jar",
            meta=[["clock", "3:20"], ["building", "The garden press"]],
            colour="video",
        ),
        slide(
            "resources",
            "Key resources",
            bullet_list(
                [
                    [
                        plain(words(f"Garden press (202{n}). A handbook of taps and tempers.")),
                        plain(words("The clearest account of what a rota says.")),
                    ]
                    for n in range(3)
                ]
            ),
            label="Key resources",
            colour="resources",
        ),
        slide(
            "references",
            "References",
            *(
                para(words(f"Author {n} and another (20{n:02}). Shared water, volume {n}. Press."))
                for n in range(10, 24)
            ),
            label="References",
        ),
    ]
    return deck_view(*made)


def arabic_deck() -> dict[str, Any]:
    """A right-to-left deck with the kinds of slide whose sides matter."""
    notes = [{"kind": "say", "label": "قل", "blocks": [para(words("الحديقة اتفاق بين الجيران قبل أن تكون حوضاً."))]}]
    chart = {
        "kind": "bar",
        "label": "المحصول",
        "categories": ["الطماطم", "الخس", "البصل"],
        "series": [{"name": "لترات في الأسبوع", "values": [42, 20, 9]}],
    }
    fallback = {
        "t": "Div",
        "c": [
            ["", ["fallback"], [["lang", "en"], ["dir", "ltr"]]],
            [para(words("This block waits for its translation."))],
        ],
    }
    made = [
        slide("title", "الماء والتربة ومن يتقاسمهما", section="sec-start", notes=notes),
        slide("objectives", "ما ستتمكن من فعله", section="sec-start"),
        slide("section", "من يسقي أحواض من", label="3.1"),
        slide(
            "bullets",
            "يفشل تقاسم الماء حين لا يعرف أحد دوره",
            bullets(
                "جدول معلق على باب المخزن خير من قاعدة في الدرج",
                "كل أسرة تحتاج إلى 20 L في الأسبوع",
                "لا بد من شخص يقول لا",
            ),
            fallback,
            notes=notes,
        ),
        slide(
            "two-columns",
            "الطين يحفظ الماء والرمل يتركه",
            columns=[
                {"title": words("الطين"), "blocks": [bullets("اسق مرتين في الأسبوع", "لا تمش عليه مبتلاً")]},
                {"title": words("الرمل"), "blocks": [bullets("اسق قليلاً كل يوم", "غذه بالسماد")]},
            ],
        ),
        slide(
            "table",
            "معظم المحاصيل تحتاج إلى ماء أقل مما نظن",
            table={
                "rows": [
                    [words(cell) for cell in row]
                    for row in (
                        ("المحصول", "لترات في الأسبوع", "أفضل ساعة"),
                        ("الطماطم", "42", "الصباح"),
                        ("البصل", "9", "أي وقت"),
                    )
                ],
                "align": ["left", "right", "left"],
            },
            source=words("دفتر الحديقة، 2026."),
        ),
        slide(
            "chart",
            "الطماطم تشرب أربعة أضعاف البصل",
            chart=chart,
            alt="رسم بأعمدة.",
            source=words("دفتر الحديقة."),
        ),
        slide("chart", "الأعمدة تحكي القصة نفسها", chart={**chart, "kind": "column"}, alt="رسم بأعمدة."),
        slide(
            "voices",
            "أصوات: الصنبور الذي جف في تموز",
            {
                "t": "BlockQuote",
                "c": [para(words("اتفقنا على كل شيء إلا الصنبور. في تموز حملت الماء من مطبخي، دلوين في كل مرة."))],
            },
            para(words("ممرضة متقاعدة، 67 عاماً")),
            meta=[["", "صوت توضيحي"]],
        ),
        slide(
            "key-points",
            "النقاط الرئيسية",
            bullets("اتفقوا على الصنبور قبل البذور.", "علقوا الجدول حيث يراه الجميع."),
        ),
        slide(
            "case",
            "الحديقة التي اشترت بئرها",
            para(words("دفعت إحدى عشرة أسرة ثمن مضخة يدوية معاً.")),
            label="حالة 3.1",
            meta=[["thumbs-up", "ممارسة جيدة"], ["earth-africa", "ليسوتو"]],
        ),
        slide(
            "activity",
            "ارسموا جدول أسبوع جاف",
            para(words("ارسموا في مجموعتكم أسبوعاً واحداً على ورقة كبيرة.")),
            label="نشاط 3.2",
            minutes=45,
            meta=[["clock", "45 دقيقة"], ["users", "مجموعات من 4 إلى 6"]],
        ),
        slide(
            "video",
            "كيف يكشف مرطبان عن تربتك",
            para(words("ثلاث دقائق تغني عن مختبر.")),
            url="https://example.org/watch/soil-in-a-jar",
            meta=[["clock", "3:20"]],
        ),
    ]
    return deck_view(*made, lang="ar", direction="rtl")
