"""Questions: the bank, what fits a slot, and that nobody is asked the same twice."""

from collections import Counter
from itertools import pairwise

import pytest

from matching import Attendee, BadRules, OwnQuestion, Roster, Rules, make_plan
from matching.openers import BANK
from matching.openers.bank import BANKS, BY_ID, LANGUAGES, TYPES
from matching.openers.ladder import card_depth, leads, speakable, target_depth
from matching.openers.lint import judge
from matching.openers.own import is_own
from matching.openers.slots import filled, fits, fits_name
from matching.openers.tone import SMILING, TONES
from tests.matching.rosters import planned, some_roster

PROBES = [
    *("climbing", "night trains", "the sea", "Radiohead", "cooking for friends", "AI", "sourdough"),
    *("learning Welsh", "board games with strangers", "Kochen", "el mar", "読書"),
]


@pytest.mark.parametrize("question", BANK, ids=lambda q: q.id)
def test_every_question_can_be_said_with_every_probe(question):
    names = {"asker": "Ana", "knower": "Sam", "one": "jazz"}
    for probe in PROBES:
        slots = {**dict.fromkeys(("topic", "value", "other"), probe), **names}
        text = filled(question.text, slots)
        assert speakable(text, question.language)
        assert text.count("?") == 1
        assert "{" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bank_has_enough_of_every_type_and_depth(language):
    bank = BANKS[language]
    assert len(bank) >= (400 if language == "en" else 220)
    least = {"SI": 43, "SV": 18, "CK": 18, "DW": 18, "WK": 15, "LG": 43, "SG": 28, "CL": 27}
    counts = Counter(q.type for q in bank)
    assert {kind for kind, number in least.items() if counts[kind] < number} == set()
    assert {q.depth for q in bank if q.type == "CL"} == {1, 2}
    assert {(q.type, q.depth) for q in bank if q.type != "CL"} == {
        (kind, depth) for kind in TYPES if kind != "CL" for depth in (1, 2, 3)
    }
    assert [q.id for q in bank if (q.thread == "") != (q.type == "CL")] == []
    assert {q.thread for q in bank} - set("bcdhpm") == {""}


def test_no_question_stands_twice():
    assert len(BY_ID) == len(BANK)
    assert [text for text, n in Counter(q.text for q in BANK).items() if n > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_are_asked_in_a_language_they_share(language):
    people = [Attendee(n, f"P{n}", ("chess",), languages=(language,)) for n in range(1, 5)]
    plan = make_plan(Roster.build(people), Rules("pairs", 3), seed=2)
    asked = {BY_ID[i].language for r in plan.rounds for m in r.meetings for i in m.ladder.ids}
    assert asked == {language}


def test_probes_fit_and_the_rest_does_not():
    assert [p for p in PROBES if not fits(p)] == []
    unfit = ["", "my garden", "x" * 41, "one two three four five six seven", "a.b", "😀"]
    unfit += ["hi!", "me@x.org", "“quoted”", "not running", "\u202ebees", "two\nlines"]
    assert [w for w in unfit if fits(w)] == []
    assert [n for n in ("", "  ", "x" * 25, "A\nB", "Ana, Sam") if fits_name(n)] == []


def test_depth_follows_rounds_and_the_lowest_ceiling():
    assert [target_depth(r, 5) for r in range(1, 6)] == [1, 2, 2, 3, 3]
    assert [target_depth(r, 9) for r in range(1, 10)] == [1, 1, 1, 2, 2, 2, 3, 3, 3]
    assert card_depth(5, 5, ceilings=(3, 1)) == 1
    assert card_depth(1, 5, ceilings=(3, 3)) == 1


@pytest.mark.parametrize("kind", ["pairs", "tables"])
@pytest.mark.parametrize("seed", range(3))
def test_ladders_keep_their_promises(kind, seed):
    roster = some_roster(24, seed=seed)
    ceilings = {a.id: a.depth for a in roster.attendees}
    rounds = 5 if kind == "pairs" else 3
    plan = make_plan(roster, Rules(kind, rounds), seed=seed)
    asked = {a: [] for a in roster.ids}
    for item in plan.rounds:
        for meeting in item.meetings:
            ladder = meeting.ladder
            opener, deeper, closing, other = (BY_ID[name] for name in ladder.ids)
            lowest = min(ceilings[a] for a in meeting.attendees)
            assert ladder.depth == min(target_depth(item.number, rounds), lowest)
            assert max(q.depth for q in (opener, deeper, closing, other)) <= ladder.depth
            assert leads(opener, deeper)
            assert closing.type == "CL"
            assert closing.depth == 1 or item.number < rounds
            assert {opener.type, deeper.type, other.type} & {"CL", "WK"} == set()
            for a in meeting.attendees:
                asked[a] += ladder.ids
    told = {a for n in plan.notices if n.kind == "question-again" for a in n.attendees}
    assert {a for a, names in asked.items() if len(names) != len(set(names))} == told


@pytest.mark.parametrize("seed", range(4))
def test_five_rounds_of_open_talk_repeat_no_question(seed):
    plan = make_plan(some_roster(24, seed=seed, depth=2), Rules("pairs", 5), seed=seed)
    assert plan.notices == ()


def test_slots_hold_the_words_as_typed():
    people = [Attendee(1, "Mei", ("Night-Trains",)), Attendee(2, "Jo", ("night trains",))]
    opener = make_plan(Roster.build(people), Rules("pairs", 1)).rounds[0].meetings[0].ladder.opener
    assert opener.split("“")[1].split("”")[0] == "\u2068Night-Trains\u2069"


@pytest.mark.parametrize(
    ("ana", "sam", "language"),
    [
        ("Kochen", "cooking", "en"),
        ("I really love to cook", "my cooking", "en"),
        ("Kochen", "cooking", "de"),
        ("Kochen", "cocinar", "es"),
        ("cuisiner", "Kochen", "fr"),
    ],
)
def test_other_words_for_the_same_are_pointed_at(ana, sam, language):
    people = [
        Attendee(1, "Ana", (ana,), languages=(language,)),
        Attendee(2, "Sam", (sam,), languages=(language,)),
    ]
    meeting = make_plan(Roster.build(people), Rules("pairs", 1)).rounds[0].meetings[0]
    opener, deeper = (BY_ID[name] for name in meeting.ladder.ids[:2])
    assert meeting.reasons[0].relation == "same"
    assert (opener.type, meeting.ladder.opener) == ("SI", opener.pointing)
    assert "{" not in meeting.ladder.opener + meeting.ladder.deeper
    assert (deeper.type, meeting.ladder.deeper) in {
        ("SI", deeper.pointing),
        (deeper.type, deeper.text),
    }


@pytest.mark.parametrize("question", [q for q in BANK if q.pointing], ids=lambda q: q.id)
def test_a_pointing_question_is_good_by_itself(question):
    assert judge(question.pointing, question.language).verdict == "good"
    assert "this this" not in question.pointing


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_both_are_curious_about_is_asked_as_of_people_new_to_it(language):
    people = [
        Attendee(n, name, curious_about=("beekeeping",), languages=(language,))
        for n, name in enumerate(("Ana", "Sam"), 1)
    ]
    plan = make_plan(Roster.build(people), Rules("pairs", 1))
    ladder = plan.rounds[0].meetings[0].ladder
    assert [
        "\u2068beekeeping\u2069" in ladder.opener,
        "\u2068beekeeping\u2069" in ladder.deeper,
    ] == [True, True]
    assert [BY_ID[name].anyone for name in ladder.ids[:2]] == [True, True]


def test_two_people_of_one_name_are_not_called_by_it():
    people = [Attendee(1, "Sam", curious_about=("bees",)), Attendee(2, "sam", ("bees",))]
    ladder = make_plan(Roster.build(people), Rules("pairs", 1)).rounds[0].meetings[0].ladder
    assert [name for name in ladder.ids if BY_ID[name].type == "CK"] == []


def test_an_exhausted_bank_is_told():
    roster = some_roster(30, seed=1, depth=1, interests=(), values=(), curious_about=())
    plan = make_plan(roster, Rules("pairs", 29))
    assert {n.kind for n in plan.notices} == {"question-again"}


def test_the_organizers_questions_go_before_the_banks_and_nobody_gets_one_twice():
    own = (OwnQuestion("What brought you to our library?"), OwnQuestion("What would you shelve?"))
    rules = Rules("pairs", 3, questions=own)
    people = [Attendee(n, f"P{n}") for n in range(1, 7)]
    plan = make_plan(Roster.build(people), rules, seed=3)
    # The second table sits beside one that is asked both.
    openers = [m.ladder.opener for m in plan.rounds[0].meetings]
    assert {openers[0], openers[2]} <= {one.text for one in own}
    asked = Counter(
        (a, name)
        for r in plan.rounds
        for m in r.meetings
        for a in m.attendees
        for name in m.ladder.ids
    )
    assert {n for (_, name), n in asked.items() if is_own(name)} == {1}
    assert plan.notices == ()


def test_a_fact_goes_before_the_organizers_question_which_is_offered_beside_it():
    own = (OwnQuestion("What brought you to our library?"),)
    people = [Attendee(1, "Ana", ("chess",)), Attendee(2, "Sam", ("chess",))]
    ladder = (
        make_plan(Roster.build(people), Rules("pairs", 1, questions=own))
        .rounds[0]
        .meetings[0]
        .ladder
    )
    assert (BY_ID[ladder.ids[0]].type, ladder.other) == ("SI", own[0].text)


def test_whoever_shares_an_interest_in_every_round_is_asked_about_it_in_every_round():
    shared = {(1, 2): "chess", (3, 4): "bees", (1, 3): "opera", (2, 4): "sailing"}
    shared |= {(1, 4): "pottery", (2, 3): "astronomy"}
    people = [
        Attendee(n, f"P{n}", tuple(word for pair, word in shared.items() if n in pair))
        for n in range(1, 5)
    ]
    plan = make_plan(Roster.build(people), Rules("pairs", 3), seed=1)
    about = {m.attendees: m.ladder.opener.split("\u2068")[-1].split("\u2069")[0]
             for r in plan.rounds for m in r.meetings}  # fmt: skip
    assert about == shared
    assert plan.notices == ()


def test_neighbors_are_not_both_offered_the_organizers_question():
    own = (OwnQuestion("What brought you to our library?"),)
    plan = make_plan(some_roster(24, seed=5), Rules("pairs", 2, questions=own))
    for one in plan.rounds:
        asked = [own[0].text in (m.ladder.opener, m.ladder.other) for m in one.meetings]
        assert any(asked)
        assert not any(both for both in pairwise(asked) if all(both))


def test_no_question_is_deeper_than_the_organizer_allows():
    roster = some_roster(12, seed=2, depth=3)
    plan = make_plan(roster, Rules("pairs", 4, deepest=1))
    depths = {BY_ID[i].depth for r in plan.rounds for m in r.meetings for i in m.ladder.ids}
    assert depths == {1}


def test_questions_with_a_smile_are_in_the_bank_light_or_open_and_many_enough():
    smiling = [BY_ID[name] for name in sorted(SMILING)]
    assert {q.depth for q in smiling} == {1, 2}
    assert "WK" not in {q.type for q in smiling}
    for language in LANGUAGES:
        share = sum(q.language == language for q in smiling) / len(BANKS[language])
        assert 0.15 <= share <= 0.4


@pytest.mark.parametrize("kind", ["pairs", "tables"])
def test_a_tone_says_which_questions_come_first_and_only_a_professional_one_asks_of_work(kind):
    roster = Roster.build([Attendee(n, f"Person {n}") for n in range(1, 9)])
    openers = {}
    for tone in TONES:
        plan = make_plan(roster, Rules(kind, 2, tone=tone))
        asked = [BY_ID[m.ladder.ids[0]] for r in plan.rounds for m in r.meetings]
        openers[tone] = {("WK" if q.type == "WK" else q.id in SMILING) for q in asked}
    assert "WK" not in openers["warm"]
    assert (openers["playful"], openers["professional"]) == ({True}, {"WK"})


def test_whoever_listed_no_language_is_asked_in_the_usual_one():
    people = Roster.build([Attendee(1, "Ana"), Attendee(2, "Sam")])
    (only,) = make_plan(people, Rules("pairs", 1, language="de")).rounds[0].meetings
    assert {one.partition("-")[0] for one in only.ladder.ids} == {"de"}
    with pytest.raises(BadRules) as fault:
        make_plan(people, Rules("pairs", 1, language="nl"))
    assert (fault.value.rule, dict(fault.value.facts)) == ("unknown-language", {"language": "nl"})


DE, EN_DE, NONE = ("de",), ("de", "en"), ()


@pytest.mark.parametrize(
    ("listed", "usual", "asked"),
    [
        ((DE, NONE, NONE, NONE), "en", "en"),
        ((DE, NONE), "en", "en"),
        ((DE, DE), "en", "de"),
        ((DE, DE, NONE), "en", "de"),
        ((EN_DE, NONE, NONE), "en", "en"),
        ((EN_DE, EN_DE), "en", "en"),
        ((EN_DE, EN_DE), "de", "de"),
        ((EN_DE, DE), "en", "de"),
        ((("it",), ("it",)), "fr", "fr"),
    ],
)
def test_a_meeting_is_asked_in_the_language_most_of_it_listed(listed, usual, asked):
    people = [Attendee(n, f"P{n}", languages=codes) for n, codes in enumerate(listed, 1)]
    rules = Rules("tables", 1, table_size=len(people), language=usual)
    (only,) = make_plan(Roster.build(people), rules).rounds[0].meetings
    assert {one.partition("-")[0] for one in only.ladder.ids} == {asked}


def test_a_tone_that_is_none_is_refused():
    with pytest.raises(BadRules) as fault:
        make_plan(
            Roster.build([Attendee(1, "Ana"), Attendee(2, "Sam")]), Rules("pairs", 1, tone="x")
        )
    assert (fault.value.rule, dict(fault.value.facts)) == ("unknown-tone", {"tone": "x"})


@pytest.mark.parametrize(
    ("question", "why"),
    [
        (OwnQuestion(" "), "no-text"),
        (OwnQuestion("x" * 111), "too-long"),
        (OwnQuestion("Why now?", depth=0), "bad-depth"),
        (OwnQuestion("Perché?", language="it"), "bad-language"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused(question, why):
    rules = Rules("pairs", 1, questions=(OwnQuestion("What is new?"), question))
    with pytest.raises(BadRules) as fault:
        make_plan(Roster.build([Attendee(1, "Ana"), Attendee(2, "Sam")]), rules)
    assert (fault.value.rule, dict(fault.value.facts)) == (
        "bad-question",
        {"number": 2, "why": why},
    )


@pytest.mark.parametrize("seed", range(3))
def test_of_ten_tables_no_three_in_a_row_begin_alike(seed):
    roster = some_roster(40, seed=seed, interests=(), values=(), curious_about=())
    plan = make_plan(roster, Rules("tables", 4, table_size=4), seed=seed)
    for item in plan.rounds:
        openers = [m.ladder.ids[0] for m in item.meetings]
        near = zip(openers, openers[1:], openers[2:], strict=False)
        assert [three for three in near if len(set(three)) < 3] == []
        assert max(Counter(openers).values()) <= 3
    assert plan.notices == ()


@pytest.mark.parametrize(("kind", "size"), [("pairs", 2), ("tables", 4)])
@pytest.mark.parametrize("seed", range(3))
def test_neighbors_are_asked_different_things_at_the_same_time(kind, size, seed):
    roster = some_roster(40, seed=seed, depth=2)
    plan = make_plan(roster, Rules(kind, 4, table_size=size), seed=seed)
    both = [
        (r.number, one.id, set(one.ladder.ids) & set(other.ladder.ids))
        for r in plan.rounds
        for one, other in pairwise(r.meetings)
    ]
    assert [found for found in both if found[2]] == []
    assert plan.notices == ()


@pytest.mark.parametrize("kind", ["pairs", "tables"])
@pytest.mark.parametrize("words", [{}, {"interests": (), "values": (), "curious_about": ()}])
@pytest.mark.parametrize(("own", "least"), [(1, 20), (3, 36)])
def test_one_own_question_reaches_half_of_forty_people_and_three_nearly_all(
    kind, words, own, least
):
    """As the page of questions says; also that nobody reads one twice, nor do neighbors at once."""
    asked = tuple(OwnQuestion(f"What brought you here, part {n}?") for n in range(own))
    rules = Rules(kind, 4, table_size=4, questions=asked)
    plan, _ = planned(40, rules, languages=("en",), **words)
    read = Counter()
    for one in plan.rounds:
        names = [{name for name in m.ladder.ids if is_own(name)} for m in one.meetings]
        assert not any(a & b for a, b in pairwise(names))
        for meeting, own_names in zip(one.meetings, names, strict=True):
            read.update((who, name) for who in meeting.attendees for name in own_names)
    assert (max(read.values()), len({who for who, _ in read}) >= least) == (1, True)
