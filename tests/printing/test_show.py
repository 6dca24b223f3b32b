"""The run of show: every round's times, every resting name, every word to read out, nothing cut."""

import io
import re
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from service.operations.showpapers import run_of_show_of
from service.printing.paper import PAPERS
from service.printing.papers import parts
from service.printing.show import Cue, RunOfShow
from service.printing.showwords import SHOW_WORDS, show_words
from service.store.models import Plan
from service.store.queries.plans import Person
from service.store.values import Format
from tests.printing.conftest import AT, plain, printed
from tests.printing.evening import LONG, NAMES, PEOPLE, PLAN, event, round_of

LANGUAGES = ("en", "de", "es", "fr")
PAIRS = event(format=Format.PAIRS)


@pytest.fixture(scope="module")
def show() -> RunOfShow:
    return run_of_show_of(PLAN, PAIRS, PEOPLE)


def in_language(plan: Plan, lang: str) -> Plan:
    for round_ in plan.rounds:
        for meeting in round_.meetings:
            meeting.ladder = {"ids": [f"{lang}-1"]}
    return plan


@pytest.mark.parametrize(
    ("lang", "day", "there", "online"),
    [
        ("en", "Saturday 14 March 2026", "Berlin time", "online"),
        ("de", "Samstag, 14. März 2026", "Zeit in Berlin", "online"),
        ("es", "sábado 14 de marzo de 2026", "hora de Berlín", "en línea"),
        ("fr", "samedi 14 mars 2026", "heure de Berlin", "en ligne"),
    ],
)
def test_it_says_day_and_place_and_online_whose_time_it_is(lang, day, there, online):
    plan = in_language(Plan(rounds=[round_of(1, [(1, 2)])]), lang)
    here = run_of_show_of(plan, event(place="Kulturhaus, Hauptstr. 5"), PEOPLE)
    assert (here.day, here.place) == (day, "Kulturhaus, Hauptstr. 5")
    for place, said in (("https://call.example/j/8?pwd=Ab", online), ("Gather", "Gather")):
        call = run_of_show_of(plan, event(place=place, is_online=True), PEOPLE)
        assert (call.day, call.place) == (f"{day}, {there}", said)


def test_day_and_place_are_on_the_sheet_by_the_event_s_own_clock(typesetter):
    late = event(place="Lantern Hall, 5 Wharf Road", time_zone="Pacific/Auckland")
    show = run_of_show_of(PLAN, late, PEOPLE)
    assert show.day == "Sunday 15 March 2026"
    sheet = typesetter.papers(show, "letter", title="Show", timestamp=AT)
    pages = printed(sheet.pdf)
    assert "Lantern Hall, 5 Wharf Road" in pages[0]
    assert [show.day in page for page in pages] == [True] * len(pages)


def many(rounds: int, people: int) -> tuple[Plan, dict[int, Person]]:
    """As many pairs as go, the last one resting where the number is odd."""
    numbers = range(1, people + 1)
    pairs = [(one, one + 1) for one in range(1, people, 2)]
    rest = [people] if people % 2 else []
    made = Plan(rounds=[round_of(number, pairs, rest) for number in range(1, rounds + 1)])
    return made, {n: Person(n, f"{NAMES[1 + n % 6]} {n}", "", withdrawn=False) for n in numbers}


def test_each_round_has_its_times_its_people_and_its_tables(show):
    assert [(one.number, one.begins, one.ends) for one in show.rounds] == [
        (1, "18:30", "18:45"),
        (2, "18:50", "19:05"),
        (3, "19:10", "19:25"),
    ]
    assert [(one.people, one.count, one.tables, one.seated) for one in show.rounds] == [
        (6, 3, "1–3", "6 people at 3 tables: 1–3"),
        (5, 2, "1–2", "5 people at 2 tables: 1–2"),
        (6, 3, "1–3", "6 people at 3 tables: 1–3"),
    ]
    assert (show.span, show.before) == ("18:30 – 19:25", "Before 18:30")
    assert show.facts == "7 people · 3 rounds, 15 min each"


def test_everybody_who_rests_is_named_and_who_is_left_alone_too(show):
    assert [one.resting for one in show.rounds] == [
        ("Ana Ruiz",),
        ("נועה לוי", "王小明"),
        ("王小明",),
    ]


def test_a_table_of_three_is_told_among_pairs_only(show):
    assert [one.notes for one in show.rounds] == [(), ("Table 1 is a table of three.",), ()]
    tables = run_of_show_of(PLAN, event(format=Format.TABLES), PEOPLE)
    assert [(one.notes, one.threes) for one in tables.rounds] == [((), "")] * 3


@pytest.mark.parametrize(("kind", "other"), [("pairs", "tables"), ("tables", "pairs")])
def test_advice_is_for_the_way_people_sit(kind, other):
    words = show_words("en")
    show = run_of_show_of(PLAN, event(format=Format(kind)), PEOPLE)
    said = (*show.late, *show.missing)
    assert (words[f"late_{kind}"] in said, words[f"missing_{kind}"] in said) == (True, True)
    assert (words[f"late_{other}"] in said, words[f"missing_{other}"] in said) == (False, False)


def test_several_tables_of_three_are_told_together():
    plan = Plan(rounds=[round_of(1, [(1, 2, 3), (4, 5), (6, 8, 7)])])
    people = {**PEOPLE, 7: Person(7, "Jo", "", withdrawn=False)}
    (one,) = run_of_show_of(plan, PAIRS, people).rounds
    assert one.notes == ("Tables 1, 3 are tables of three.",)


def test_what_is_read_out_and_when(show):
    words = show_words("en")
    assert show.rounds[0].cues == (
        Cue("18:30", "say", words["say_begin"].format(n=1)),
        Cue("18:42", "say", words["say_soon"]),
        Cue("18:45", "say", words["say_next"].format(n=2, time="18:50")),
        Cue("18:45", "do", "Break of 5 min. Round 2 begins at 18:50."),
    )
    assert show.rounds[-1].cues[-1] == Cue("19:25", "say", words["say_end"])
    assert show.welcome.startswith("Welcome, and good to have you here. There are 3 rounds")


def test_rounds_without_a_break_say_so():
    plan = Plan(rounds=[round_of(1, [(1, 2)]), round_of(2, [(1, 3)])])
    plan.rounds[0].minutes = 20
    back_to_back = run_of_show_of(plan, PAIRS, PEOPLE)
    assert plan.rounds[0].ends_at == plan.rounds[1].starts_at
    assert back_to_back.rounds[0].cues[-1].text == "No break. Round 2 begins at once."


def test_one_round_is_one_and_begins_by_the_clock_of_the_place():
    plan = Plan(rounds=[round_of(1, [(1, 2)])])
    show = run_of_show_of(plan, event(format=Format.PAIRS, time_zone="Asia/Tokyo"), PEOPLE)
    assert (show.facts, show.span) == ("2 people · 1 round, 15 min each", "02:30 – 02:45")
    assert show.rounds[0].seated == "2 people at 1 table: 1"
    assert [cue.kind for cue in show.rounds[0].cues] == ["say", "say", "say"]


def test_who_withdrew_is_neither_counted_nor_named(show, typesetter):
    gone = {**PEOPLE, 8: replace(PEOPLE[8], name="", withdrawn=True)}
    without = run_of_show_of(PLAN, PAIRS, gone)
    assert without.facts.startswith("6 people")
    assert "Ana" not in " ".join(printed(typesetter.papers(without, title="T", timestamp=AT).pdf))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_every_sentence_comes_back_from_the_page(typesetter, lang, paper):
    plan = Plan(rounds=[round_of(1, [(1, 2), (3, 4)], [8]), round_of(2, [(1, 3, 8), (2, 4)])])
    show = run_of_show_of(in_language(plan, lang), PAIRS, PEOPLE)
    assert show.lang == lang
    sheet = typesetter.papers(show, paper, title="Papers", timestamp=AT)
    text = " ".join(printed(sheet.pdf))
    said = [show.facts, show.span, show.before, show.welcome, *show.tasks, *show.late]
    said += show.missing
    for one in show.rounds:
        said += [one.seated, *one.resting, *one.notes, *(cue.text for cue in one.cues)]
        said += [f"{one.begins} – {one.ends}"]
    assert [line for line in said if plain(line) not in text.replace("- ", "-")] == []
    assert sheet.report == ()


@pytest.mark.parametrize("paper", sorted(PAPERS))
@pytest.mark.parametrize(("rounds", "people"), [(3, 41), (12, 401)])
def test_many_rounds_take_more_pages_with_the_head_on_each(typesetter, paper, rounds, people):
    plan, named = many(rounds, people)
    show = run_of_show_of(plan, PAIRS, named)
    sheet = typesetter.papers(show, paper, title="Papers", timestamp=AT)
    texts = printed(sheet.pdf)
    assert {text[: len("Common Ground 2026 Run of show")] for text in texts} == {
        "Common Ground 2026 Run of show"
    }
    assert [text[-5:].strip() for text in texts] == [
        f"{n} / {len(texts)}" for n in range(1, len(texts) + 1)
    ]
    whole = " ".join(texts)
    assert [one.begins for one in show.rounds if f"{one.begins} – {one.ends}" not in whole] == []
    assert whole.count(named[people].name) == rounds
    with pypdfium2.PdfDocument(sheet.pdf) as document:
        assert {tuple(round(side / 72 * 25.4, 1) for side in page.get_size()) for page in document} == {
            PAPERS[paper]
        }  # fmt: skip
    assert (sheet.cards, sheet.report) == (rounds, ())


def test_a_round_stays_on_one_page(typesetter):
    plan, people = many(12, 41)
    show = run_of_show_of(plan, PAIRS, people)
    texts = printed(typesetter.papers(show, title="Papers", timestamp=AT).pdf)
    for one in show.rounds:
        (page,) = (
            text for text in texts if f"Round {one.number} {one.begins} – {one.ends}" in text
        )
        assert [cue.text for cue in one.cues if cue.text not in page.replace("- ", "-")] == []


@pytest.mark.parametrize(
    ("paper", "lang", "rounds", "people", "pages"),
    [
        *((paper, "en", rounds, 41, None) for paper in sorted(PAPERS) for rounds in (1, 4, 7, 10)),
        # Three rounds that are a little longer than a page stand a little closer.
        ("letter", "fr", 3, 41, 2),
    ],
)
def test_the_last_page_is_full_to_a_third_at_least(typesetter, paper, lang, rounds, people, pages):
    plan, named = many(rounds, people)
    show = run_of_show_of(in_language(plan, lang), PAIRS, named)
    sheet = typesetter.papers(show, paper, title="Papers", timestamp=AT)
    assert (_filled(sheet.pdf) > 1 / 3, sheet.pages) == (True, pages or sheet.pages)


def test_a_round_longer_than_a_page_goes_on_and_loses_nobody(typesetter):
    people = {n: Person(n, f"Resting Person {n:03}", "", withdrawn=False) for n in range(1, 403)}
    plan = Plan(rounds=[round_of(1, [(401, 402)], range(1, 401))])
    sheet = typesetter.papers(run_of_show_of(plan, PAIRS, people), title="T", timestamp=AT)
    text = " ".join(printed(sheet.pdf))
    assert [n for n in range(1, 401) if f"Person {n:03}" not in text] == []
    assert all(top <= limit for top, limit in _reach(sheet.pdf))


def _filled(pdf: bytes) -> float:
    """How much of the last page is written on, between its head and its foot of 34 and 17 mm."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[len(document) - 1]
        text, height = page.get_textpage(), page.get_size()[1] / 72 * 25.4
        lows = [text.get_charbox(n)[1] / 72 * 25.4 for n in range(text.count_chars())]
    return (height - 34 - min(low for low in lows if low > 17)) / (height - 34 - 17)


def _reach(pdf: bytes) -> list[tuple[float, float]]:
    """How far right and down the letters of each page go, beside what its margins allow, in mm."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text, (width, height) = page.get_textpage(), page.get_size()
            boxes = [text.get_charbox(n) for n in range(text.count_chars())]
            found.append((max(box[2] for box in boxes) / 72 * 25.4, width / 72 * 25.4 - 17.5))
            found.append(
                ((height - min(box[1] for box in boxes)) / 72 * 25.4, height / 72 * 25.4 - 5)
            )
    return found


@pytest.mark.parametrize("name", ["W" * 90, "สมชาย" * 20, LONG * 3])
def test_a_very_long_name_is_wrapped_not_cut(typesetter, name):
    people = {**PEOPLE, 8: replace(PEOPLE[8], name=name)}
    show = run_of_show_of(PLAN, event(format=Format.PAIRS, name="E" * 120), people)
    sheet = typesetter.papers(show, title="Papers", timestamp=AT)
    text = re.sub(r"[\s\u200b\u0002-]", "", "".join(printed(sheet.pdf)))
    assert re.sub(r"[\s-]", "", name) in text
    assert "E" * 120 in text
    assert all(reach <= limit for reach, limit in _reach(sheet.pdf))


def test_what_no_font_draws_is_named_by_round(typesetter):
    people = {**PEOPLE, 8: replace(PEOPLE[8], name="Ꮳ Ruiz")}
    sheet = typesetter.papers(run_of_show_of(PLAN, PAIRS, people), title="T", timestamp=AT)
    assert [(one.card, one.field, one.kind) for one in sheet.report] == [
        ("show-1", "resting", "missing-glyph")
    ]


def test_it_is_tagged_one_sided_and_the_same_again(typesetter, show):
    once, again = (typesetter.papers(show, title="Papers", timestamp=AT).pdf for _ in range(2))
    assert once == again
    with pikepdf.open(io.BytesIO(once)) as pdf:
        assert str(pdf.Root.ViewerPreferences["/Duplex"]) == "/Simplex"
        with pdf.open_metadata() as facts:
            kept = {key: facts.get(key) for key in ("pdfuaid:part", "pdfaid:part")}
    assert kept == {"pdfuaid:part": "1", "pdfaid:part": "2"}


def test_right_to_left_begins_at_the_right(typesetter, show):
    sheet = typesetter.papers(replace(show, lang="ar"), title="Papers", timestamp=AT)
    assert sheet.report == ()
    with pypdfium2.PdfDocument(sheet.pdf) as document:
        page = document[len(document) - 1]
        text = page.get_textpage()
        found = text.search("Resting").get_next()
        assert found is not None
        label = text.get_charbox(found[0])[0]
        footer = text.get_charbox(text.count_chars() - 1)[0]
        width = page.get_width()
    assert (label > width * 0.75, footer < width * 0.25) == (True, True)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_four_rounds_of_an_evening_take_two_pages_and_no_round_is_torn(typesetter, paper):
    plan, people = many(4, 24)
    show = run_of_show_of(plan, event(format=Format.PAIRS, place="Lantern Hall"), people)
    pages = printed(typesetter.papers(show, paper, title="Show", timestamp=AT).pdf)
    assert len(pages) == 2
    assert ["Round 1" in page and "That was the last round" in page for page in pages] == [
        False,
        True,
    ]


def test_it_is_always_one_file(show):
    assert parts(show) == (show,)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_every_word_and_every_gap(lang):
    def gaps(words):
        return {key: sorted(re.findall(r"{\w+}", text)) for key, text in words.items()}

    assert gaps(SHOW_WORDS[lang]) == gaps(SHOW_WORDS["en"])


def test_an_unknown_language_is_told_in_english():
    assert show_words("ar") == show_words("en")
    assert show_words("de-CH") == show_words("de")
