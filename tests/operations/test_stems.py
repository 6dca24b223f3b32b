"""Stems follow from the questions before them, and are the same for all who are asked these."""

from collections import Counter

import pytest

from matching.openers.bank import BANK, LANGUAGES
from service.operations.cards import cards_of, stems_for
from service.printing.lines import lines_for
from service.store.models import Meeting, Plan, Round, Seat
from service.store.queries.plans import Person
from tests.printing import evening

NAMES = ("Ana", "Sam", "Mei", "Jo", "Kim", "Lea")
PEOPLE = {100 + n: Person(n, name, "", withdrawn=False) for n, name in enumerate(NAMES)}


@pytest.mark.parametrize("question", BANK, ids=lambda one: one.id)
def test_every_question_has_two_stems_that_follow_any_answer(question):
    lines = lines_for(question.language)
    fit = {*lines.stems, *(lines.story_stems if question.story else ())}
    drawn = [stems_for((question.id, question.id), lines, turn=turn) for turn in range(20)]
    assert {one for pair in drawn for one in pair} == fit
    assert [pair for pair in drawn if len({*pair}) < 2] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_happened_once_is_asked_about_only_where_both_questions_ask_for_it(lang):
    lines = lines_for(lang)
    story = next(one.id for one in BANK if one.language == lang and one.story)
    other = next(one.id for one in BANK if one.language == lang and not one.story)
    kinds = {}
    for ids in (
        (story, story),
        (story, other),
        (other, story),
        (other, other),
        ("own-1", story),
        (),
    ):
        drawn = {one for turn in range(20) for one in stems_for(ids, lines, turn=turn)}
        kinds[ids] = bool(drawn & {*lines.story_stems})
    assert [ids for ids, tells in kinds.items() if tells] == [(story, story)]


def test_no_closing_asks_for_what_happened_once_and_every_language_has_such_questions():
    assert [one.id for one in BANK if one.story and one.type == "CL"] == []
    assert all(n > 30 for n in Counter(one.language for one in BANK if one.story).values())


def test_all_at_a_meeting_have_the_same_stems_and_the_next_table_others():
    ladder = {"ids": ["en-lg-54", "en-lg-58"], "depth": 1} | dict.fromkeys(
        ("opener", "deeper", "closing", "other"), "Q?"
    )
    meetings = [
        Meeting(
            table=table,
            reasons=[],
            ladder=ladder,
            seats=[Seat(response_id=100 + 3 * (table - 1) + at, position=at) for at in range(3)],
        )
        for table in (1, 2)
    ]
    plan = Plan(rounds=[Round(number=1, starts_at=evening.BEGINS, meetings=meetings, byes=[])])
    drawn: dict[int, set[tuple[str, str]]] = {}
    for card in cards_of(plan, evening.event(), PEOPLE):
        drawn.setdefault(card.table, set()).add(card.stems)
    assert [len(one) for one in drawn.values()] == [1, 1]
    assert drawn[1] != drawn[2]
