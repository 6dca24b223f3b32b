"""Real sheets from the real engine: all words on them, equal bytes, nothing cut in silence."""

import io
import os
import random
import subprocess
import sys
from collections import Counter
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from service.printing.cards import Misfit
from service.printing.recording import RecordingTypesetter
from service.printing.strings import EN
from tests.printing import cast
from tests.printing.conftest import AT, back_text, front_text, plain, printed

LATIN_AND_HAN = tuple(card for card in cast.deck() if card.id in {"2-7-1", "4-12-6", "3-18-12"})
SCRIPTS = (
    "Ana Ruiz",
    "Željko Đorđević",
    "Ελένη Παππά",
    "Лев Толстой",
    "王小明",
    "髙橋さくら",
    "박서연",
    "नेहा शर्मा",
    "রবি ঠাকুর",
    "தமிழ் செல்வன்",
    "తెలుగు రాణి",
    "ગુજરાતી પટેલ",
    "ਗੁਰਮੁਖ ਸਿੰਘ",
    "ಕನ್ನಡ ರಾಜ್",
    "മലയാളം നായർ",
    "ଓଡ଼ିଆ ଦାସ",
    "සිංහල පෙරේරා",
    "สมชาย ใจดี",
    "ສົມສັກ",
    "សុខា",
    "မြန်မာ",
    "ნინო",
    "Արամ",
    "አበበ",
    "נועה לוי",
    "ليلى الخوارزمي",
    "نمی\u200cدانم",
)
RUDE = (
    '#read("/etc/passwd")',
    "$x$ #panic()",
    "<b>bold</b> &amp;",
    "\\ ` * _ @here ]) #eval",
    "a\u202eb\u202c",
    "tab\tand\u0007bell",
    "👩‍👩‍👧 🇩🇪 👍🏽",
    "{n} {x}",
    "Ꮳ𝓙\ue000",
    "W" * 60,
    "\u200f\u200e",
    "ǰ̣ a̱̐",
)


@pytest.mark.parametrize("card", LATIN_AND_HAN, ids=lambda card: card.id)
def test_a_card_says_all_its_words_in_reading_order(typesetter, a4, card):
    sheet = typesetter.cards([card], a4, title="Deck", timestamp=AT)
    assert printed(sheet.pdf) == [front_text(card), back_text(card)]
    assert (sheet.pages, sheet.cards, sheet.report) == (2, 1, ())


def test_contents_list_whose_cards_they_are(typesetter, a4):
    cards = LATIN_AND_HAN[:2]
    sheet = typesetter.cards(cards, a4, title="Deck", timestamp=AT)
    with pypdfium2.PdfDocument(sheet.pdf) as document:
        listed = [plain(one.get_title()) for one in document.get_toc()]
    fronts = [f"For {card.name}" for card in cards]
    backs = [f"{card.name} · Round {card.round}" for card in cards]
    assert listed == ["Deck", *fronts, *backs]


def test_a_card_written_from_the_right_is_mirrored(typesetter, a4):
    """Shapes lie as far from the right cut as they lay from the left one."""
    sides = {}
    left = a4.layouts[0].left / 25.4 * 72
    right = left + a4.width / 25.4 * 72
    for lang in ("en", "ar"):
        card = replace(LATIN_AND_HAN[0], lang=lang)
        sheet = typesetter.cards([card], a4, title="Deck", timestamp=AT, sides="fronts")
        with pypdfium2.PdfDocument(sheet.pdf) as document:
            boxes = [one.get_bounds() for one in document[0].get_objects([2])]
        sides[lang] = [
            (begin, end) for begin, _, end, _ in boxes if left + 1 < begin and end < right - 1
        ]
    mirrored = sorted(
        (round(left + right - end), round(left + right - begin)) for begin, end in sides["en"]
    )
    assert len(mirrored) > 6
    assert sorted((round(begin), round(end)) for begin, end in sides["ar"]) == mirrored


@pytest.mark.parametrize("typed", RUDE[:4])
def test_typed_markup_is_print_not_program(typesetter, a4, typed):
    card = replace(LATIN_AND_HAN[0], share=(typed,), opener=typed, meet=("Bo",), name="Bo")
    sheet = typesetter.cards([card], a4, title="Deck", timestamp=AT, sides="fronts")
    assert printed(sheet.pdf) == [front_text(card)]


@pytest.mark.parametrize("stock_id", ["a4-85x55", "letter-35x20", "a4-148x105"])
def test_the_whole_cast_fits_every_stock(typesetter, stocks, stock_id):
    deck = cast.deck()
    stock = stocks[stock_id]
    sheet = typesetter.cards(deck, stock, title="Deck", timestamp=AT)
    long_name = [(misfit.card, misfit.field, misfit.kind) for misfit in sheet.report]
    assert sorted(set(long_name) - {("3-24-11", "name", "shrunk")}) == []
    assert sheet.pages == 2 * -(-len(deck) // stock.per_sheet)


def test_same_cards_same_bytes(typesetter, a4):
    once, again = (typesetter.cards(cast.deck(), a4, title="Deck", timestamp=AT) for _ in range(2))
    assert once.pdf == again.pdf


def test_sheets_ask_for_actual_size_and_keep_their_tags(typesetter, a4):
    sheet = typesetter.cards(cast.deck(), a4, title="Deck", timestamp=AT)
    with pikepdf.open(io.BytesIO(sheet.pdf)) as pdf:
        preferences = pdf.Root.ViewerPreferences
        assert {str(key): str(value) for key, value in preferences.items()} == {
            "/Direction": "/L2R",
            "/DisplayDocTitle": "True",
            "/Duplex": "/DuplexFlipLongEdge",
            "/PrintScaling": "/None",
        }
        assert dict(pdf.Root.MarkInfo) == {"/Marked": True}
        assert str(pdf.docinfo["/Title"]) == "Deck"


@pytest.mark.parametrize("field", ["opener", "deeper", "other", "closing", "reassurance"])
def test_two_thousand_characters_are_reported(typesetter, a4, field):
    card = replace(LATIN_AND_HAN[0], **{field: "long words " * 182})
    sheet = typesetter.cards([card], a4, title="Deck", timestamp=AT)
    found = [(each.card, each.field, each.kind) for each in sheet.report]
    assert found == [("2-7-1", field, "overflow")]


def test_a_long_share_line_is_reported_and_the_question_stays(typesetter, a4):
    card = replace(LATIN_AND_HAN[0], share=("long words " * 182,))
    sheet = typesetter.cards([card], a4, title="Deck", timestamp=AT)
    assert sheet.report == (Misfit("2-7-1", "share", "overflow", "does not fit at 6.6 pt"),)


def test_two_long_share_lines_become_one_rather_than_be_cut(typesetter, a4):
    line = "Ana wrote “long walks without a plan”, Bo wrote “walking for hours along the river”."
    names = ("Amelia Hart", "François Lefèvre", "Κατερίνα Παππά")
    card = replace(LATIN_AND_HAN[0], meet=names, share=(line, line.replace("Ana", "Cy")))
    sheet = typesetter.cards([card], a4, title="Deck", timestamp=AT, sides="fronts")
    assert [one for one in sheet.report if one.kind == "overflow"] == []
    with pypdfium2.PdfDocument(sheet.pdf) as document:
        text = document[0].get_textpage().get_text_bounded()
    assert ("Ana" in text, "Cy" in text) == (True, False)


def test_a_name_longer_than_its_line_is_broken_not_cut(typesetter, a4):
    card = replace(LATIN_AND_HAN[0], meet=("W" * 60,))
    sheet = typesetter.cards([card], a4, title="Deck", timestamp=AT, sides="fronts")
    with pypdfium2.PdfDocument(sheet.pdf) as document:
        page = document[0].get_textpage()
        rights = [page.get_charbox(n)[2] for n in range(page.count_chars())]
    assert max(rights) / 72 * 25.4 <= a4.layouts[0].left + a4.width - 4.5
    assert sheet.report == (Misfit("2-7-1", "meet", "shrunk", "set in 8.2 pt"),)


@pytest.mark.parametrize("field", ["opener", "deeper", "closing", "other", "share"])
def test_a_word_longer_than_its_line_is_broken_not_cut(typesetter, a4, field):
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamte"
    long = (word,) if field == "share" else word
    sheet = typesetter.cards(
        [replace(LATIN_AND_HAN[0], **{field: long})], a4, title="Deck", timestamp=AT
    )
    assert [(one.field, one.kind) for one in sheet.report] == [(field, "shrunk")]
    with pypdfium2.PdfDocument(sheet.pdf) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    assert word in "".join("".join(texts).replace("\u200b", "").split())


def test_missing_glyphs_are_named_and_the_rest_is_printed(typesetter, a4):
    card = replace(LATIN_AND_HAN[0], meet=("𝓙ane Ꮳ",))
    sheet = typesetter.cards([card], a4, title="Deck", timestamp=AT, sides="fronts")
    assert printed(sheet.pdf) == [front_text(replace(card, meet=("Jane □",)))]
    lost = "𝓙 (U+1D4D9), Ꮳ (U+13E3)"
    assert sheet.report == (Misfit("2-7-1", "meet", "missing-glyph", lost),)


def test_hundreds_of_odd_cards_keep_to_the_standard(typesetter, a4):
    dice = random.Random(7)
    words = [*SCRIPTS, *RUDE, "", "a", "word " * 40]
    odd = []
    for number in range(60):
        said = lambda: dice.choice(words)  # noqa: E731
        odd.append(
            replace(
                LATIN_AND_HAN[0],
                id=str(number),
                name=said(),
                meet=tuple(said() for _ in range(dice.randint(0, 6))),
                share=tuple(said() for _ in range(dice.randint(0, 2))),
                opener=said(),
                deeper=said(),
                closing=said(),
                other=said(),
                stems=(said(), said()),
                table=dice.choice((1, 12, 104, 2048)),
                round=dice.randint(1, 9),
                rounds=9,
                lang=dice.choice(("en", "ar", "he", "ja", "zh-Hant", "x", "", "en-GB")),
                large=dice.random() < 0.3,
            )
        )
    sheet = typesetter.cards(odd, a4, title="Odd", timestamp=AT)
    assert (sheet.pages, sheet.cards) == (12, 60)
    assert [misfit for misfit in sheet.report if misfit.kind == "unstandard"] == []


def test_names_in_every_script_need_no_substitute(typesetter, a4):
    deck = [replace(LATIN_AND_HAN[0], id=str(n), meet=(name,)) for n, name in enumerate(SCRIPTS)]
    assert typesetter.cards(deck, a4, title="Names", timestamp=AT).report == ()


def test_a_prompt_says_all_its_words(typesetter):
    (prompt,) = (each for each in cast.prompts() if each.id == "p-5-4")
    prompt = replace(prompt, threads=("Ivo listed “open maps”: ask what is missing.",))
    sheet = typesetter.prompts([prompt], "letter", title="Prompts", timestamp=AT)
    assert (sheet.pages, sheet.report) == (1, ())
    assert printed(sheet.pdf) == [
        plain(
            "ROUND 4 · 15:40 · 25 MIN Who sits here "
            f"{' '.join(prompt.names)} TABLE 5 0 2 9 20 24 "
            "ARRIVE Let’s say how we like to be called. Anyone may pass on anything, including me. "
            f"OPEN 2–9 min {prompt.opener} About a minute each, in whatever order. "
            f"DEEPEN 9–20 min {prompt.deeper} Offer, never call on anyone. "
            "One question from the table before the next story. "
            f"CLOSE 20–24 min {prompt.closing} One sentence each. Silence is fine. "
            "PART Thank you. Our time is up, so nobody has to find an excuse. "
            f"THREADS TO PULL {prompt.threads[0]} "
            "If the talk is alive, ignore the questions. Common Ground 2026"
        )
    ]


def test_a_prompt_for_two_speaks_of_no_host_and_no_table(typesetter):
    pair = replace(cast.prompts()[1], names=("Ana", "Bo"), threads=())
    (text,) = printed(typesetter.prompts([pair], title="Prompts", timestamp=AT).pdf)
    said = [EN[f"{step}_do_pair"] for step in ("deepen", "close")]
    said.append("About ninety seconds each, then the other.")
    assert [line for line in said if line not in text] == []
    assert "host" not in text
    assert "from the table" not in text


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (3, "About a minute each"),
        (5, "A little less than a minute each"),
        (9, "About half a minute each"),
    ],
)
def test_turns_are_as_long_as_the_minutes_allow(typesetter, people, said):
    names = ("Ana", "Bo", "Cem", "Dag", "Eva", "Flo", "Gil", "Hana", "Ivo")[:people]
    prompt = replace(cast.prompts()[1], names=names, host="Ana", minutes=15, threads=())
    (text,) = printed(typesetter.prompts([prompt], title="Prompts", timestamp=AT).pdf)
    assert f"{said}. The host goes last, and short." in text


def test_the_poster_prints_its_closing_sentence_as_it_is(typesetter):
    sheet = typesetter.poster(cast.POSTER, title="Poster", timestamp=AT)
    (text,) = printed(sheet.pdf)
    assert text.count("until") == 1
    assert cast.POSTER.closes in text


def test_the_poster_scans_from_paper(typesetter):
    sheet = typesetter.poster(cast.POSTER, "a4", title="Poster", timestamp=AT)
    with pypdfium2.PdfDocument(sheet.pdf) as document:
        picture = document[0].render(scale=100 / 72).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [cast.POSTER.url]
    assert sheet.report == ()


def test_a_picture_of_a_card_is_a_png(typesetter, a4):
    png = typesetter.card_png(LATIN_AND_HAN[0], a4, ppi=50)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"


def test_the_double_remembers_what_it_was_asked(a4):
    double = RecordingTypesetter()
    sheet = double.cards(cast.deck(), a4, title="Deck", timestamp=AT)
    assert (sheet.cards, sheet.report) == (20, ())
    assert Counter(kind for kind, _ in double.asked) == {"cards": 1}


def test_what_takes_more_lines_than_was_reckoned_is_named_and_lies_over_nothing(typesetter, a4):
    """No Thai word is so long; nobody but Typst knows where it breaks one."""
    card = replace(LATIN_AND_HAN[0], reassurance="ก" * 60 + " นมีدانم")
    sheet = typesetter.cards([card], a4, title="Deck", timestamp=AT, sides="backs")
    found = [(each.card, each.field, each.kind) for each in sheet.report]
    assert found == [(card.id, "reassurance", "overflow")]


def test_printing_leaves_nothing_behind_on_the_disk(tmp_path):
    """Each job prints in a process of its own: what one leaves would pile up."""
    made = (
        "from pathlib import Path; from service.printing.typeset import TypstTypesetter;"
        "from service.printing.paper import load_stock; from tests.printing import cast;"
        "designs = Path('templates/cards').resolve(); stock = load_stock(designs / 'stock' / 'a4-85x55.toml');"
        "assert TypstTypesetter(designs).card_svg(cast.deck()[0], stock)"
    )
    subprocess.run(
        [sys.executable, "-c", made], check=True, env={**os.environ, "TMPDIR": str(tmp_path)}
    )
    assert [*tmp_path.iterdir()] == []
