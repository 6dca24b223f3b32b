"""With what a table begins: words that all of it wrote, or half of it and more; nobody else's."""

import pytest

from matching import Attendee, Roster, Rules, make_plan
from matching.openers.bank import BY_ID, LANGUAGES


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


def test_words_that_may_not_be_quoted_open_no_table():
    silent = at_a_table(*[("night trains",)] * 4, printable=())
    assert opener_of(*silent)[0].slots == ()


@pytest.mark.parametrize(("writing", "slots"), [(4, ("value",)), (3, ())])
def test_a_value_opens_a_table_only_where_all_wrote_it(writing, slots):
    people = [
        Attendee(n, f"P{n}", values=("courage",) if n <= writing else ()) for n in range(1, 5)
    ]
    assert opener_of(*people)[0].slots == slots
