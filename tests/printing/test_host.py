"""Host sheets: everything a host needs in one place, and what somebody needs nowhere else."""

import io
import json
import re
from collections import Counter
from dataclasses import fields, is_dataclass, replace

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner

from service.cli import main
from service.operations.cards import cards_of, prompts_of
from service.operations.hostpapers import care_of, host_sheets_of, tents_of
from service.operations.papers import badges_of, itineraries_of, wall_list_of
from service.printing.cards import Misfit
from service.printing.host import Guest, HostRound, HostSheet, HostSheets, Thread
from service.printing.paper import PAPERS
from service.printing.papers import parts
from service.store.models import Answer, Bye, Meeting, Plan, Response, Round, Seat
from service.store.queries.plans import Person
from service.store.values import Kind
from tests.printing import cast, evening
from tests.printing.conftest import AT, plain, printed
from tests.printing.evening import LONG

FORMATS = ("a4", "letter")
FOOT = {
    "en": "Printed for the host. Please do not leave this sheet on the table.",
    "de": "Gedruckt für die Tischleitung. Bitte nicht auf dem Tisch liegen lassen.",
    "es": "Impreso para quien guía la mesa. Por favor, no dejes esta hoja en la mesa.",
    "fr": "Imprimé pour l’hôte. Merci de ne pas laisser cette feuille sur la table.",
}
NEED, SECRET = "a seat facing the room", "a quiet table by the door"
PEOPLE = {
    101: Person(1, "Ana Ruiz", "AH-na roo-EETH", withdrawn=False),
    102: Person(2, "Sam Okoye", "", withdrawn=False),
    103: Person(3, "ليلى", "LAY-la", withdrawn=False),
    104: Person(4, "Émile Rossi", "", withdrawn=False),
    105: Person(5, "", "", withdrawn=True),
}
REASONS = [
    {"kind": "interest", "relation": "same", "words": {"1": "night trains", "2": "Night trains"}},
    {"kind": "interest", "relation": "same", "words": {"1": "old maps", "5": "old maps"}},
    {"kind": "curiosity", "relation": "curious", "words": {"1": "beekeeping", "3": "bees"}},
]
LADDER = {
    "ids": ["en-1"],
    "depth": 1,
    "opener": "What picture comes to mind?",
    "deeper": "How did that start?",
    "closing": "Which question did we not get to?",
    "other": "What have you enjoyed today?",
}


def meeting(table, people, *, reasons=(), **ladder):
    return Meeting(
        table=table,
        reasons=list(reasons),
        ladder=LADDER | ladder,
        seats=[Seat(response_id=one, position=place) for place, one in enumerate(people)],
    )


BEGINS = {"starts_at": evening.BEGINS, "minutes": 15}
PLAN = Plan(
    rounds=[
        Round(
            number=1,
            **BEGINS,
            meetings=[meeting(1, (101, 102, 103, 104, 105), reasons=REASONS)],
            byes=[],
        ),
        Round(
            number=2,
            **BEGINS,
            meetings=[
                meeting(1, (101, 104), ids=["de-1"], opener="Was fällt dir ein?"),
                meeting(2, (102, 105)),
            ],
            byes=[Bye(response_id=103)],
        ),
    ]
)


def response(id_, *, allows, words):
    answers = [Answer(kind=Kind.ACCESS, position=0, words=words)]
    return Response(id=id_, access_for_host=allows, answers=answers)


CARE = care_of([response(102, allows=True, words=NEED), response(103, allows=False, words=SECRET)])


@pytest.fixture(scope="module")
def hosted():
    return host_sheets_of(PLAN, evening.event(), PEOPLE, care=CARE)


def host_round(number, *, people=4, care=(), lang="en", line="{} listed “night trains”."):
    mark = "ABCDEFGH"[number - 1]
    names = [name for name in cast.NAMES.values() if not re.search("[\u0e00-\u0e7f]", name)]
    those = [names[(3 * number + k) % len(names)] for k in range(people)]
    threads = tuple(Thread((Guest(name, f"say{mark}"),), line.format(name)) for name in those)
    return HostRound(
        f"host-7-{number}",
        number,
        f"1{number}:30",
        20,
        threads,
        f"opens{mark}",
        f"deepens{mark}",
        f"closes{mark}",
        care,
        lang,
    )


def host_sheet(rounds, **changes):
    return HostSheets("E", len(rounds), (HostSheet("host-7", 7, tuple(rounds), **changes),))


def strings(value):
    """Every text in a value, however deep."""
    if isinstance(value, str):
        return [value]
    if is_dataclass(value):
        return [text for each in fields(value) for text in strings(getattr(value, each.name))]
    if isinstance(value, tuple):
        return [text for each in value for text in strings(each)]
    return []


def test_a_ticked_need_is_said_in_the_language_of_its_round_and_a_typed_one_as_typed():
    care = {101: (NEED, "large print", "mein eigener Stuhl")}
    (table, *_) = host_sheets_of(PLAN, evening.event(), PEOPLE, care=care).tables
    assert [(one.lang, one.care) for one in table.rounds] == [
        ("en", ("a seat facing the room", "large print", "mein eigener Stuhl")),
        ("de", ("ein Platz mit Blick in den Raum", "große Schrift", "mein eigener Stuhl")),
    ]


def test_a_host_reads_who_comes_and_a_thread_for_each(hosted):
    ana, sam, emile = Guest("Ana Ruiz", "AH-na roo-EETH"), Guest("Sam Okoye"), Guest("Émile Rossi")
    leila = Guest("ليلى", "LAY-la")
    asked = ("How did that start?", "Which question did we not get to?")
    assert hosted == HostSheets(
        "Common Ground 2026",
        2,
        (
            HostSheet(
                "host-1",
                1,
                (
                    HostRound(
                        "host-1-1",
                        1,
                        "18:30",
                        15,
                        (
                            # Ana chooses last, and both lines about her are taken: she joins Sam.
                            Thread(
                                (ana, sam),
                                "\u2068Ana\u2069 and \u2068Sam\u2069 both listed "
                                "“\u2068night trains\u2069”.",
                            ),
                            Thread(
                                (leila,),
                                "\u2068Ana\u2069 is curious about “\u2068beekeeping\u2069”. "
                                "\u2068ليلى\u2069 listed “\u2068bees\u2069”.",
                            ),
                            Thread((emile,), "Ask what brought them here."),
                        ),
                        "What picture comes to mind?",
                        *asked,
                        (NEED,),
                    ),
                    HostRound(
                        "host-1-2",
                        2,
                        "18:30",
                        15,
                        (Thread((ana, emile), "Frag, was den Ausschlag gab, herzukommen."),),
                        "Was fällt dir ein?",
                        *asked,
                        lang="de",
                    ),
                ),
                # German once and English once: the first by tag.
                "de",
            ),
        ),
    )


def test_everybody_has_a_line_of_their_own_where_there_are_enough():
    reasons = [
        {"kind": "interest", "relation": "same", "words": {"1": f"topic {n}", "2": f"topic {n}"}}
        for n in (1, 2, 3)
    ]
    plan = Plan(
        rounds=[
            Round(
                number=1,
                **BEGINS,
                meetings=[meeting(1, (101, 102), reasons=reasons)],
            )
        ]
    )
    (table,) = host_sheets_of(plan, evening.event(), PEOPLE, care={}).tables
    (only,) = table.rounds
    assert [([g.name for g in one.guests], plain(one.line)) for one in only.threads] == [
        (["Ana Ruiz"], "Ana and Sam both listed “topic 1”."),
        (["Sam Okoye"], "Ana and Sam both listed “topic 2”."),
    ]


def test_what_somebody_needs_is_on_the_host_sheet_and_nowhere_else(typesetter, hosted, a4):
    event = evening.event()
    others = (
        tents_of(PLAN, event, PEOPLE),
        itineraries_of(PLAN, event, PEOPLE),
        wall_list_of(PLAN, event, PEOPLE),
        badges_of(PLAN, event, PEOPLE),
    )
    pdfs = [typesetter.papers(one, title="Papers", timestamp=AT).pdf for one in others]
    cards, prompts = cards_of(PLAN, event, PEOPLE), prompts_of(PLAN, event, PEOPLE)
    pdfs.append(typesetter.cards(cards, a4, title="Papers", timestamp=AT).pdf)
    pdfs.append(typesetter.prompts(prompts, title="Papers", timestamp=AT).pdf)
    elsewhere = " ".join(text for pdf in pdfs for text in printed(pdf))
    own = " ".join(printed(typesetter.papers(hosted, title="Papers", timestamp=AT).pdf))
    assert (own.count(NEED), elsewhere.count(NEED)) == (1, 0)
    assert (own.count(SECRET), elsewhere.count(SECRET)) == (0, 0)
    # What to have ready stands by itself: no name is on its line, nor are thread and need one text.
    assert [text for text in strings(hosted) if NEED in text] == [NEED]


def test_a_roster_file_says_what_hosts_may_know(tmp_path):
    people = [
        {"id": n, "name": f"Person {n}", "interests": ["chess"], "access": [NEED if n == 1 else SECRET],
         "access_for_host": n == 1, "say": "PER-son"}
        for n in range(1, 9)
    ]  # fmt: skip
    roster = tmp_path / "people.json"
    roster.write_text(json.dumps({"attendees": people}))
    words = ["plan", str(roster), "--format", "tables", "--rounds", "2", "--print"]
    done = CliRunner().invoke(main, [*words, "--out", str(tmp_path)])
    assert done.exit_code == 0, done.output
    texts = {
        path.stem: " ".join(printed(path.read_bytes())) for path in tmp_path.glob("print/*.pdf")
    }
    # Person 1 sits somewhere in each of the two rounds.
    assert {stem: text.count(NEED) for stem, text in texts.items() if NEED in text} == {
        "host-sheets": 2
    }
    assert [stem for stem, text in texts.items() if SECRET in text] == []
    assert texts["host-sheets"].count("say PER-son") == 16


@pytest.mark.parametrize("paper", FORMATS)
def test_a_host_sheet_says_all_its_words(typesetter, hosted, paper):
    sheet = typesetter.papers(hosted, paper, title="Papers", timestamp=AT)
    assert " ".join(printed(sheet.pdf)) == plain(
        "FÜR DIE TISCHLEITUNG · TISCH 1 Hilf allen, das erste Gemeinsame zu finden, "
        "und halte dich dann zurück. 1 "
        "18:30 ROUND 1 15 min Who sits here Threads to pull "
        "Ana Ruiz say AH-na roo-EETH Sam Okoye Ana and Sam both listed “night trains”. "
        "ليلى say LAY-la Ana is curious about “beekeeping”. "
        "ليلى listed “bees”. Émile Rossi Ask what brought them here. "
        f"PLEASE HAVE READY {NEED} Arrange it quietly, without asking for whom. "
        "OPEN 2–6 min What picture comes to mind? DEEPEN 6–12 min How did that start? "
        "CLOSE 12–14 min Which question did we not get to? "
        "18:30 RUNDE 2 15 Min. An diesem Tisch Fäden zum Aufnehmen "
        "Ana Ruiz sprich: AH-na roo-EETH Émile Rossi Frag, was den Ausschlag gab, herzukommen. "
        "BEGINNEN 2–6 Min. Was fällt dir ein? VERTIEFEN 6–12 Min. How did that start? "
        "SCHLIESSEN 12–14 Min. Which question did we not get to? "
        f"{FOOT['de']} Common Ground 2026 1 / 1"
    )
    assert (sheet.pages, sheet.cards, sheet.report) == (1, 1, ())


@pytest.mark.parametrize(("lang", "foot"), sorted(FOOT.items()))
def test_the_foot_is_on_every_page_in_the_language_of_the_table(typesetter, lang, foot):
    papers = host_sheet([host_round(n, people=6) for n in range(1, 6)], lang=lang)
    texts = printed(typesetter.papers(papers, title="Papers", timestamp=AT).pdf)
    assert len(texts) > 1
    assert [text[-len(f"{foot} E 1 / 1") :] for text in texts] == [
        f"{foot} E {page} / {len(texts)}" for page in range(1, len(texts) + 1)
    ]


@pytest.mark.parametrize("paper", FORMATS)
@pytest.mark.parametrize("people", [2, 4, 5, 7, 10])
@pytest.mark.parametrize("lang", ["en", "de", "ar"])
def test_a_round_is_never_split_over_two_pages(typesetter, paper, people, lang):
    rounds = [
        host_round(n, people=people, care=(f"need{'ABCDEFGH'[n - 1]}",) * (n % 2), lang=lang)
        for n in range(1, 9)
    ]
    sheet = typesetter.papers(host_sheet(rounds, lang=lang), paper, title="Papers", timestamp=AT)
    texts = printed(sheet.pdf)
    for one in rounds:
        say = one.threads[0].guests[0].say
        pieces = [one.opener, one.deeper, one.closing, one.time, *one.care, say]
        found = [[page for page, text in enumerate(texts) if piece in text] for piece in pieces]
        assert found == [found[0]] * len(pieces)
        assert len(found[0]) == 1
        assert texts[found[0][0]].count(say) == people
    assert sheet.report == ()
    with pypdfium2.PdfDocument(sheet.pdf) as document:
        for page in document:
            text = page.get_textpage()
            lows = [text.get_charbox(n)[1] for n in range(text.count_chars())]
            # A round that ran on below its page would be gone; the foot is the lowest thing there is.
            assert min(lows) / 72 * 25.4 > 13


@pytest.mark.parametrize("paper", FORMATS)
def test_host_sheets_are_of_the_right_size(typesetter, paper):
    papers = host_sheet([host_round(n) for n in range(1, 9)])
    with pypdfium2.PdfDocument(
        typesetter.papers(papers, paper, title="Papers", timestamp=AT).pdf
    ) as document:
        sizes = {page.get_size() for page in document}
    assert {(round(w / 72 * 25.4, 1), round(h / 72 * 25.4, 1)) for w, h in sizes} == {PAPERS[paper]}


@pytest.mark.parametrize("paper", FORMATS)
def test_no_name_is_lost(typesetter, paper):
    papers = host_sheet([host_round(n, people=10) for n in range(1, 5)])
    text = " ".join(printed(typesetter.papers(papers, paper, title="Papers", timestamp=AT).pdf))
    # Once beside the thread and once in it; where directions mix, words may come back turned.
    found = Counter(text.replace("-", " ").split())
    names = [
        guest.name for one in papers.tables[0].rounds for t in one.threads for guest in t.guests
    ]
    wanted = Counter(word for name in names * 2 for word in name.replace("-", " ").split())
    assert wanted - found == Counter()


def test_a_round_that_fits_no_page_is_named(typesetter):
    papers = host_sheet([host_round(1), host_round(2, people=10, line="{} " + "very long " * 90)])
    sheet = typesetter.papers(papers, title="Papers", timestamp=AT)
    assert sheet.report == (Misfit("host-7-2", "round", "overflow", "does not fit at 6.3 pt"),)
    assert sheet.pages == 2


def test_a_round_made_small_is_named(typesetter):
    papers = host_sheet([host_round(1), host_round(2, people=10, line="{} " + "long words " * 20)])
    sheet = typesetter.papers(papers, title="Papers", timestamp=AT)
    assert [(one.card, one.field, one.kind) for one in sheet.report] == [
        ("host-7-2", "round", "shrunk")
    ]


@pytest.mark.parametrize("word", ["W" * 60, "Donaudampfschifffahrt" * 5, "สมชาย" * 12])
def test_a_word_longer_than_its_line_is_broken_not_cut(typesetter, word):
    one = replace(
        host_round(1), threads=(Thread((Guest(word, word),), word),), opener=word, care=(word,)
    )
    sheet = typesetter.papers(host_sheet([one]), title="Papers", timestamp=AT)
    with pypdfium2.PdfDocument(sheet.pdf) as document:
        page = document[0].get_textpage()
        rights = [page.get_charbox(n)[2] for n in range(page.count_chars())]
        text = page.get_text_range()
    assert max(rights) / 72 * 25.4 <= 193.5
    assert text.count("W") == 5 * word.count("W") + text.count("Who") + text.count("What")
    assert sheet.report == ()


def test_a_very_long_name_is_whole(typesetter):
    one = replace(host_round(1), threads=(Thread((Guest(LONG),), f"{LONG} listed “bees”."),))
    (text,) = printed(typesetter.papers(host_sheet([one]), title="Papers", timestamp=AT).pdf)
    assert text.replace("- ", "-").count(LONG) == 2


def test_host_sheets_are_tagged_of_actual_size_and_one_sided(typesetter, hosted):
    sheet = typesetter.papers(hosted, title="Papers", timestamp=AT)
    with pikepdf.open(io.BytesIO(sheet.pdf)) as pdf:
        preferences = {str(k): str(v) for k, v in pdf.Root.ViewerPreferences.items()}
        assert (preferences["/Duplex"], preferences["/PrintScaling"]) == ("/Simplex", "/None")
        assert str(pdf.docinfo["/Title"]) == "Papers"
        with pdf.open_metadata() as facts:
            kept = {key: facts.get(key) for key in ("pdfuaid:part", "pdfaid:part")}
    assert kept == {"pdfuaid:part": "1", "pdfaid:part": "2"}


def test_same_host_sheets_same_bytes(typesetter, hosted):
    once, again = (typesetter.papers(hosted, title="Papers", timestamp=AT).pdf for _ in range(2))
    assert once == again


def test_very_many_tables_are_several_files():
    one = HostSheet("host-1", 1, (host_round(1),))
    many = HostSheets("E", 1, tuple(replace(one, id=f"host-{n}", table=n) for n in range(60)))
    assert [len(part.tables) for part in parts(many)] == [20, 20, 20]
    assert [one for part in parts(many) for one in part.tables] == list(many.tables)
