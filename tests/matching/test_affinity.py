"""Affinities, who may meet whom, and reasons: against the judges' own recount."""

from dataclasses import replace

import networkx as nx
import numpy as np
import pytest

from matching import Attendee, Roster, Rules
from matching.affinity import Affinities
from matching.company import Company
from matching.explain import Explainer
from matching.graphs import bipartite_graph, edges_of, shared_interest_graph
from matching.interests import understand
from matching.interests.entry import Entry
from matching.interests.understanding import Understanding, Voice, kinship_of
from matching.outcome import Reason
from matching.pairs.pool import masked_rows, pool_of
from matching.progress import Watch
from matching.recount import Recount
from tests.matching.rosters import some_roster


@pytest.mark.parametrize("seed", range(4))
def test_engine_and_judges_agree_on_every_pair(seed):
    roster = some_roster(25, seed=seed, languages=("en",) if seed % 2 else ())
    rules = Rules("pairs", 1, keep_apart=((10, 16),), met_before=((13, 19),), different=("group",))
    rows = Affinities(understand(roster)).rows(0, 25)
    may = Company(roster, rules).rows(0, 25)
    recount = Recount(roster, rules)
    assert rows.tolist() == [recount.affinities(a).tolist() for a in roster.ids]
    assert may.tolist() == [recount.allowed(a).tolist() for a in roster.ids]
    assert (rows == rows.T).all()
    assert (may == may.T).all()


def weight(one, two, *, others=6):
    people = [one, two, *(Attendee(90 + i, "X") for i in range(others))]
    return int(Affinities(understand(Roster.build(people))).rows(0, 1)[0, 1])


def test_curiosity_counts_most_then_sharing_then_values_then_neighbors():
    curious = weight(Attendee(1, "A", curious_about=("jazz",)), Attendee(2, "B", ("jazz",)))
    same = weight(Attendee(1, "A", ("jazz",)), Attendee(2, "B", ("Jazz music",)))
    value = weight(Attendee(1, "A", values=("care",)), Attendee(2, "B", values=("care",)))
    near = weight(Attendee(1, "A", ("knitting",)), Attendee(2, "B", ("crochet",)))
    assert curious > same > value > near > 0
    assert weight(Attendee(1, "A", ("jazz",)), Attendee(2, "B", ("chess",))) == 0


@pytest.mark.parametrize("seed", range(3))
def test_reasons_among_a_few_are_those_among_all(seed):
    roster = some_roster(25, seed=seed)
    understanding = understand(roster)
    for who in ((10, 13), (16, 22, 25), roster.ids[:8]):
        few, every = (Explainer(roster, understanding, among) for among in (who, None))
        assert few.reasons(who) == every.reasons(who)


def test_rare_topics_count_more():
    pair = (Attendee(1, "A", ("jazz",)), Attendee(2, "B", ("jazz",)))
    crowd = [Attendee(10 + i, "X", ("jazz",)) for i in range(20)]
    rare = weight(*pair, others=20)
    common = Affinities(understand(Roster.build([*pair, *crowd]))).rows(0, 1)[0, 1]
    assert rare > common > 0


@pytest.mark.parametrize(
    ("one", "two", "may"),
    [
        ({}, {}, True),
        ({"languages": ("en",)}, {"languages": ("fr",)}, False),
        ({"languages": ("en-US",)}, {"languages": ("en", "fr")}, True),
        ({"languages": ("en",)}, {}, True),
        ({"group": "Acme"}, {"group": "ACME "}, False),
        ({"group": "Acme"}, {}, True),
        ({"keep_apart": (2,)}, {}, False),
        ({}, {"met": (1,)}, False),
    ],
)
def test_who_may_meet(one, two, may):
    roster = Roster.build([Attendee(1, "A", **one), Attendee(2, "B", **two)])
    company = Company(roster, Rules("pairs", 1, different=("group",)))
    assert company.rows(0, 2).tolist() == [[False, may], [may, False]]


def test_graphs():
    roster = some_roster(12, seed=1)
    understanding = understand(roster)
    affinities, company = Affinities(understanding), Company(roster, Rules("pairs", 1))
    pool = pool_of(affinities, company, rounds=1, watch=Watch())
    graph = shared_interest_graph(roster.ids, pool.u, pool.v, pool.w)
    assert list(graph) == list(roster.ids)
    matrix = masked_rows(affinities, company, 0, 12)
    assert graph.size("weight") == np.maximum(np.triu(matrix, 1), 0).sum()
    ids, *edges = edges_of(graph)
    some = pool.w > 0
    assert ids == roster.ids
    assert [x.tolist() for x in edges] == [x[some].tolist() for x in (pool.u, pool.v, pool.w)]
    assert nx.utils.graphs_equal(shared_interest_graph(ids, *edges), graph)
    both = bipartite_graph(roster, understanding)
    people = {n for n, side in both.nodes(data="bipartite") if side == 0}
    assert people == set(roster.ids)
    assert [1 for a, b in both.edges if (a in people) == (b in people)] == []


def reasons(one, two):
    roster = Roster.build([one, two])
    return Explainer(roster, understand(roster)).reasons((1, 2))


def test_the_very_thing_is_quoted_and_not_what_is_only_near_it():
    knower = Attendee(2, "Ingrid", ("gardening", "beekeeping"))
    others = [Attendee(n, f"P{n}", ("beekeeping",)) for n in range(3, 8)]
    roster = Roster.build([Attendee(1, "Nora", curious_about=("bees",)), knower, *others])
    found = Explainer(roster, understand(roster)).reasons((1, 2))
    assert [r.words for r in found] == [((1, "bees"), (2, "beekeeping"))]
    near = reasons(Attendee(1, "A", ("bouldering", "climbing")), Attendee(2, "B", ("climbing",)))
    assert [r.words for r in near] == [((1, "climbing"), (2, "climbing"))]


def test_reasons_quote_whose_words_are_whose():
    one = Attendee(1, "A", (" Bouldering ", "Jazz"), ("Care",), ("bees",))
    two = Attendee(2, "B", ("jazz", "climbing", "Beekeeping"), ("care",))
    found = {(r.kind, r.relation, r.topic, r.words) for r in reasons(one, two)}
    assert found == {
        ("curiosity", "curious", "bees", ((1, "bees"), (2, "Beekeeping"))),
        ("interest", "same", "jazz", ((1, "Jazz"), (2, "jazz"))),
        ("interest", "near", "bouldering", ((1, "Bouldering"), (2, "climbing"))),
        ("value", "same", "caring", ((1, "Care"), (2, "care"))),
    }


def test_reasons_need_both_to_allow_printing():
    one = Attendee(1, "A", ("jazz",), ("care",), printable=("values",))
    two = Attendee(2, "B", ("jazz",), ("care",))
    assert [r.kind for r in reasons(one, two)] == ["value"]


@pytest.mark.parametrize(("mine", "theirs", "count"), [(1, 1, 1), (1, 0, 0), (0, 0, 0)])
def test_sensitive_reasons_need_two_yeses(mine, theirs, count):
    one = Attendee(1, "A", ("prayer",), sensitive=bool(mine))
    two = Attendee(2, "B", ("prayer",), sensitive=bool(theirs))
    assert len(reasons(one, two)) == count


def test_the_curious_are_newcomers():
    one = Attendee(1, "A", ("bees",), curious_about=("bees",))
    two = Attendee(2, "B", ("bees",))
    assert [r.relation for r in reasons(one, two)] == ["same"]


def test_both_being_curious_about_one_thing_is_a_reason_of_its_own():
    one = Attendee(1, "A", curious_about=("Kochen", "golf"))
    two = Attendee(2, "B", curious_about=("cooking", "chess"))
    wonder = Reason("wonder", "same", "cooking", ((1, "Kochen"), (2, "cooking")))
    assert reasons(one, two) == (wonder,)
    hidden = replace(two, printable=("interests",))
    knowing = replace(two, interests=("cooking",))
    assert reasons(one, hidden) == ()
    assert [r.kind for r in reasons(one, knowing)] == ["curiosity"]


def test_who_wonders_about_the_very_thing_is_not_offered_as_one_who_knows_it():
    one = Attendee(1, "A", curious_about=("beekeeping",))
    two = Attendee(2, "B", ("gardening",), curious_about=("beekeeping",))
    assert [(r.kind, r.words) for r in reasons(one, two)] == [
        ("wonder", ((1, "beekeeping"), (2, "beekeeping")))
    ]
    # Where that is not told, what is near it still is.
    hidden = replace(two, printable=("interests",))
    assert [(r.kind, r.words) for r in reasons(one, hidden)] == [
        ("curiosity", ((1, "beekeeping"), (2, "gardening")))
    ]


def test_what_both_are_curious_about_needs_one_topic_and_two_yeses_where_it_is_sensitive():
    one = Attendee(1, "A", curious_about=("prayer", "bouldering"), sensitive=True)
    two = Attendee(2, "B", curious_about=("prayer", "climbing"))
    assert reasons(one, two) == ()
    assert [r.words for r in reasons(one, replace(two, sensitive=True))] == [
        ((1, "prayer"), (2, "prayer"))
    ]


@pytest.mark.parametrize("words", ["https://a.example/me", "ana@a.example", "www.a.example", "🎸"])
def test_links_addresses_and_signs_are_never_quoted(words):
    one = Attendee(1, "A", (words,), (words,), sensitive=True)
    two = Attendee(2, "B", (words,), (words,), (words,), sensitive=True)
    assert reasons(one, two) == ()
    roster = Roster.build([one, two])
    entry = Entry(words, words, words, "", "own", "own words", sensitive=False)
    voice = Voice((entry,), (entry,), ())
    understanding = Understanding((voice, voice), kinship_of((voice,)))
    assert Explainer(roster, understanding).reasons((1, 2)) == ()
