"""Names come back from a printed card as they were typed, in writing from the right too."""

from dataclasses import replace

import pytest

from tests.printing import cast
from tests.printing.conftest import AT, printed

FIRST = """
محمد أحمد علي حسين حسن يوسف إبراهيم عبدالله خالد عمر سعود فاطمة عائشة مريم ليلى زينب نور
سلمى هدى آمنة شمس نسيم سلام لؤي بسام كريم جمال طارق رضا إيمان
"""
LAST = """
الأندلسي الخوارزمي سينا التميمي الهاشمي القحطاني الشمري البستاني حداد خوري منصور الفاسي
جلون المغربي العلوي الزهراني الدوسري السوري اللبناني المصري بلال الإدريسي صلاح نصرالله
قاسم شاهين سليمان كنعان عيسى البيطار
"""
FIRSTS, LASTS = FIRST.split(), LAST.split()
NAMES = {
    "Arabic": [f"{FIRSTS[n % 30]} {LASTS[(n * 7 + n // 30) % 30]}" for n in range(90)],
    "Persian": [
        "سارا حسینی",
        "نگار کریمی",
        "پریسا رستمی",
        "ژاله گودرزی",
        "چنگیز ملکی",
        "لیلا اکبری",
    ],
    "Hebrew": ["נועה לוי", "יוסף כהן", "שירה בן־דוד"],
    "Greek": ["Ελένη Παππά", "Γιώργος Οικονόμου"],
    "Cyrillic": ["Лев Толстой", "Наталія Шевченко", "Әйгерім Қасымова"],
    "Han": ["王小明", "髙橋 さくら", "박서연"],
}


@pytest.mark.parametrize("script", NAMES)
def test_names_come_back_from_a_card(typesetter, a4, script):
    deck = [
        replace(cast.deck()[0], id=str(number), name="Bo", meet=(name,), share=())
        for number, name in enumerate(NAMES[script])
    ]
    sheet = typesetter.cards(deck, a4, title="Deck", timestamp=AT, sides="fronts")
    text = " ".join(printed(sheet.pdf))
    found = [part.split(" What picture")[0] for part in text.split("You’ll meet ")[1:]]
    assert (found, sheet.report) == (NAMES[script], ())
