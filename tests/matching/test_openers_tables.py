"""With what a table begins: words that all of it wrote, or half of it and more; nobody else's."""

import random
from itertools import pairwise

import pytest

from matching import Attendee, Roster, Rules, make_plan
from matching.openers.assign import assign_ladders
from matching.openers.bank import BY_ID, LANGUAGES
from matching.openers.sitting import Sitting


def opener_of(*people):
    plan = make_plan(Roster.build(people), Rules("tables", 1, table_size=len(people)))
    (meeting,) = plan.rounds[0].meetings
    return BY_ID[meeting.ladder.ids[0]], meeting.ladder.opener


def at_a_table(*interests, language="en", **same):
    return [
        Attendee(n, f"P{n}", words, languages=(language,), **same)
        for n, words in enumerate(interests, 1)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("writing", "quotes"), [(4, True), (2, True), (1, False)])
def test_a_table_begins_with_what_half_of_it_or_more_wrote(language, writing, quotes):
    words = [("night trains",)] * writing + [(f"quizzle{n}",) for n in range(4 - writing)]
    question, opener = opener_of(*at_a_table(*words, language=language))
    assert ("\u2068night trains\u2069" in opener, bool(question.slots)) == (quotes, quotes)
    assert question.language == language
    # Where only some wrote it, who did not can answer too.
    assert question.anyone or writing != 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_is_asked_nothing_that_speaks_of_two_lists(language):
    people = at_a_table(*[("night trains",)] * 12, language=language, depth=3)
    plan = make_plan(Roster.build(people), Rules("tables", 2, table_size=3), seed=4)
    names = {name for r in plan.rounds for m in r.meetings for name in m.ladder.ids}
    assert [name for name in sorted(names) if not (BY_ID[name].table or BY_ID[name].shared)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_more_of_a_table_wrote_opens_it_though_other_words_are_rarer(language):
    words = [("poetry", "chess", "maps")] * 2 + [("poetry", "chess")] + [("poetry", "maps")]
    crowd = [Attendee(n, f"P{n}", ("poetry",), languages=(language,)) for n in range(5, 41)]
    plan = make_plan(
        Roster.build([*at_a_table(*words, language=language), *crowd]),
        Rules("tables", 1, table_size=4, seat_together=((1, 2), (2, 3), (3, 4))),
    )
    (meeting,) = (m for m in plan.rounds[0].meetings if m.attendees == (1, 2, 3, 4))
    assert "\u2068poetry\u2069" in meeting.ladder.opener


def test_what_all_wrote_is_among_the_reasons_however_much_two_of_them_share():
    few = [f"quizzle{n}" for n in range(8)]
    words = [("poetry", *few)] * 3 + [("poetry",)]
    plan = make_plan(Roster.build(at_a_table(*words)), Rules("tables", 1, table_size=4))
    (meeting,) = plan.rounds[0].meetings
    told = [{typed for _, typed in one.words} for one in meeting.reasons]
    assert told[:6] == [{"poetry"}] * 6
    # And what is told is told of all who wrote it.
    assert [told.count({word}) for word in few] == [3] * 8


@pytest.mark.parametrize(("language", "rounds"), [("en", 4), ("de", 4), ("es", 4), ("fr", 4)])
@pytest.mark.parametrize("seed", range(2))
def test_what_all_of_a_table_wrote_opens_it_in_every_round(language, rounds, seed):
    people = at_a_table(*[("night trains", "chess")] * 16, language=language, depth=2)
    plan = make_plan(Roster.build(people), Rules("tables", rounds, table_size=4), seed=seed)
    openers = [BY_ID[m.ladder.ids[0]] for r in plan.rounds for m in r.meetings]
    assert {one.slots for one in openers} == {("topic",)}
    assert plan.notices == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("depth", "rounds"), [(1, 3), (2, 6)])
def test_ten_tables_that_share_much_begin_with_it_in_every_round(language, depth, rounds):
    """Even where somebody at every table chose light questions."""
    people = [("night trains", "chess")] * 40
    plan = make_plan(
        Roster.build(at_a_table(*people, language=language, depth=depth)),
        Rules("tables", rounds, table_size=4),
        seed=1,
    )
    openers = [BY_ID[m.ladder.ids[0]] for r in plan.rounds for m in r.meetings]
    assert {one.type for one in openers} == {"SI"}
    assert plan.notices == ()


def test_words_that_may_not_be_quoted_open_no_table():
    silent = at_a_table(*[("night trains",)] * 4, printable=())
    assert opener_of(*silent)[0].slots == ()


@pytest.mark.parametrize(("writing", "slots"), [(4, ("value",)), (3, ())])
def test_a_value_opens_a_table_only_where_all_wrote_it(writing, slots):
    people = [
        Attendee(n, f"P{n}", values=("courage",) if n <= writing else ()) for n in range(1, 5)
    ]
    assert opener_of(*people)[0].slots == slots


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ceiling", [1, 2, 3, 0])
@pytest.mark.parametrize("size", [4, 6])
def test_ten_tables_talk_for_five_rounds_and_no_question_comes_again(language, ceiling, size):
    """Without words of anybody's, whoever sits where; 0 stands for ceilings of all heights."""
    rounds, tables = 5, 10
    dice = random.Random(f"{language}{ceiling}{size}")
    ceilings = [ceiling or dice.choice((1, 2, 3)) for _ in range(tables * size)]
    sittings = []
    for number in range(1, rounds + 1):
        order = dice.sample(range(len(ceilings)), len(ceilings))
        for place in range(tables):
            who = tuple(sorted(order[place * size : (place + 1) * size]))
            names, limits = tuple(f"P{a}" for a in who), tuple(ceilings[a] for a in who)
            meeting = f"{number}-{place + 1}"
            sittings.append(Sitting(meeting, number, who, (), names, limits, language))
    ladders, notices = assign_ladders(sittings, rounds=rounds, seed=size)
    assert notices == ()
    found = list(zip(sittings, ladders, strict=True))
    both = [
        (other.id, sorted(set(first.ids) & set(second.ids)))
        for (one, first), (other, second) in pairwise(found)
        if one.round == other.round
    ]
    assert [names for _, names in both if names] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("rounds", "depth"), [(3, 2), (4, 3)])
def test_what_most_of_a_table_wrote_is_taken_up_in_every_round(language, rounds, depth):
    """By the first question, or by the second where questions of that kind opened twice already."""
    words = [("night trains", f"quizzle{n}") if n % 4 else (f"quizzle{n}",) for n in range(20)]
    people = at_a_table(*words, language=language, depth=depth)
    plan = make_plan(Roster.build(people), Rules("tables", rounds, table_size=5), seed=1)
    meetings = [m for r in plan.rounds for m in r.meetings]
    several = [
        m for m in meetings if sum("night trains" in one for one in _typed_at(m, people)) > 2
    ]
    silent = [m.id for m in several if "\u2068" not in m.ladder.opener + m.ladder.deeper]
    again = [one for one in plan.notices if one.kind == "question-again"]
    assert (len(several) > rounds, silent, again) == (True, [], [])


def _typed_at(meeting, people):
    return [people[number - 1].interests for number in meeting.attendees]


def test_curiosity_counts_where_anybody_can_answer():
    people = [
        Attendee(1, "Ana", curious_about=("bees",)),
        Attendee(2, "Ben", ("bees",)),
        Attendee(3, "Cleo", ("bees",)),
        Attendee(4, "Dora", ("tea",)),
    ]
    question, opener = opener_of(*people)
    assert (question.anyone, "\u2068bees\u2069" in opener) == (True, True)
