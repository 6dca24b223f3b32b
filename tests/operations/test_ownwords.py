"""A thread for every guest: what is shared, else what they let be printed, else what anybody may be asked."""

from dataclasses import replace

import pytest

import matching
from matching import Attendee
from service.operations.cards import prompts_of
from service.operations.hostpapers import host_sheets_of
from service.operations.ownwords import own_words
from service.store.models import Meeting, Plan, Round, Seat
from service.store.queries.plans import Person
from tests.printing import evening
from tests.printing.conftest import plain

NAMES = {1: "Ana", 2: "Sam", 3: "Mei", 4: "Yusuf", 5: "Ruth", 6: "Ivo"}
PEOPLE = {100 + n: Person(n, name, "", withdrawn=False) for n, name in NAMES.items()}
SHARED = {"kind": "interest", "relation": "same", "words": {"1": "choir", "2": "choir"}}
GUESTS = (
    Attendee(1, "Ana", interests=("choir", "old bridges")),
    Attendee(2, "Sam", interests=("choir",)),
    Attendee(3, "Mei", interests=("ceramics", "letter writing"), curious_about=("sign language",)),
    Attendee(4, "Yusuf", interests=("community kitchens",), printable=("curious_about", "values")),
    Attendee(5, "Ruth", interests=("living with ADHD", "see www.example.org"), sensitive=True),
    Attendee(6, "Ivo", values=("fairness",)),
)
NOBODY_SAID = ("Ruth", "Ivo")


def plan(lang="en"):
    ladder = {
        "ids": [f"{lang}-lg-01"],
        "depth": 1,
        **dict.fromkeys(("opener", "deeper", "closing", "other"), "Q?"),
    }
    rounds = [
        Round(
            number=number,
            starts_at=evening.BEGINS,
            meetings=[
                Meeting(
                    table=1,
                    reasons=[SHARED],
                    ladder=ladder,
                    seats=[Seat(response_id=one, position=at) for at, one in enumerate(PEOPLE)],
                )
            ],
            byes=[],
        )
        for number in (1, 2)
    ]
    return Plan(rounds=rounds)


def sheets(own, *, lang="en", about=()):
    made = host_sheets_of(plan(lang), evening.event(), PEOPLE, care={}, about=dict(about), own=own)
    return [
        [(" ".join(guest.name for guest in one.guests), plain(one.line)) for one in each.threads]
        for each in made.tables[0].rounds
    ]


@pytest.fixture(scope="module")
def own():
    return own_words(GUESTS, matching.Curation())


def test_only_words_that_anybody_may_read_are_asked_about(own):
    assert own == {
        1: ("choir", "old bridges"),
        2: ("choir",),
        # The form promises to quote curiosity and values only to who wrote the like.
        3: ("ceramics", "letter writing"),
        # Ruth wrote on a sensitive subject, and an address; Yusuf did not tick interests.
        5: (),
        6: (),
    }


def test_words_that_an_organizer_took_out_are_not_asked_about():
    blocked = matching.curation_of([("block", "ceramics", "")])
    assert own_words(GUESTS[2:3], blocked) == {3: ("letter writing",)}


def test_every_guest_has_a_thread_on_the_host_sheet(own):
    shared = ("Ana Sam", "Ana and Sam both listed “choir”.")
    rest = ("Yusuf Ruth Ivo", "Ask what brought them here.")
    assert sheets(own) == [
        [shared, ("Mei", "Mei listed “ceramics”."), rest],
        [shared, ("Mei", "Mei listed “letter writing”."), rest],
    ]


def test_what_stands_below_a_name_is_a_thread_too(own):
    (first, _) = sheets(own, about={4: "Ward 3"}.items())
    assert first[-2:] == [
        ("Yusuf", "Ask about the line below the name."),
        ("Ruth Ivo", "Ask what brought them here."),
    ]


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Ask what brought them here."),
        ("de", "Frag, was den Ausschlag gab, herzukommen."),
        ("es", "Pregunta de dónde salieron las ganas de venir."),
        ("fr", "Demandez ce qui a donné envie de venir."),
    ],
)
def test_a_guest_who_let_nothing_be_printed_is_asked_kindly(lang, line):
    assert sheets({}, lang=lang)[0][-1] == ("Mei Yusuf Ruth Ivo", line)


def test_a_prompt_has_a_line_for_everybody(own):
    (first, second) = prompts_of(plan(), evening.event(), PEOPLE, own=own)
    rest = "Ask whoever is not named above what brought them here."
    assert [plain(line) for line in first.threads] == [
        "Ana and Sam both listed “choir”.",
        "Mei listed “ceramics”.",
        rest,
    ]
    assert [plain(line) for line in second.threads][1:] == ["Mei listed “letter writing”.", rest]


def test_a_table_where_nobody_let_anything_be_printed_is_asked_one_thing():
    bare = plan()
    for one in bare.rounds:
        one.meetings[0].reasons = []
    (first, _) = prompts_of(bare, evening.event(), PEOPLE)
    assert first.threads == ("Ask everyone what brought them here.",)


def test_who_hosts_and_said_nothing_is_asked_nothing(own):
    hosted = plan()
    hosted.asked = {"hosts": [6]}
    named = {**PEOPLE, 106: replace(PEOPLE[106], is_host=True)}
    made = host_sheets_of(hosted, evening.event(), named, care={}, own=own)
    threads = made.tables[0].rounds[0].threads
    assert [(one.guests[0].name, one.line) for one in threads][-1] == ("Ivo", "")
