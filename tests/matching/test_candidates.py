"""Candidates are exactly everybody's best possible partners, and drawing them can be watched."""

import random

import numpy as np
import pytest

from matching import Attendee, Phase, Roster, Rules, Stop
from matching.affinity import Affinities
from matching.candidates import candidates
from matching.company import Company
from matching.errors import Cancelled
from matching.interests import understand
from matching.progress import Watch
from tests.matching.rosters import some_roster


def drawn(roster, rules, *, top, watch=None):
    understanding = understand(roster)
    affinities, company = Affinities(understanding, roster), Company(roster, rules)
    found = candidates(affinities, company, top=top, watch=watch)
    return [x.tolist() for x in found]


def told_anew(roster, rules, *, top):
    """Sort every row whole, forbidden partners taken out before."""
    affinities, company = Affinities(understand(roster), roster), Company(roster, rules)
    kept = {}
    for i in range(len(roster)):
        weights, may = affinities.rows(i, i + 1)[0], company.rows(i, i + 1)[0]
        others = np.flatnonzero(may & (weights > 0))
        for j in others[np.argsort(-weights[others], kind="stable")][:top].tolist():
            kept[min(i, j), max(i, j)] = int(weights[j])
    edges = sorted(kept.items())
    return [[u for (u, _), _ in edges], [v for (_, v), _ in edges], [w for _, w in edges]]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("top", [16, 21, 400])
def test_candidates_are_the_best_of_each(seed, top):
    roster = some_roster(90, seed=seed, group="Acme" if seed == 2 else None)
    pairs = tuple((10, 10 + 3 * i) for i in range(1, 60, 2))
    rules = Rules("pairs", 5, keep_apart=pairs, different=("group",) if seed else ())
    assert drawn(roster, rules, top=top) == told_anew(roster, rules, top=top)


def test_a_crowd_is_drawn_in_many_blocks_as_if_in_one():
    dice = random.Random(1)
    words = [f"word {i}" for i in range(60)]
    roster = Roster.build(
        Attendee(i, "X", tuple(dice.sample(words, 3)), group=f"G{i % 50}") for i in range(4500)
    )
    rules = Rules("pairs", 5, different=("group",))
    assert drawn(roster, rules, top=21) == told_anew(roster, rules, top=21)


def test_equal_partners_are_chosen_by_smaller_id():
    roster = Roster.build(Attendee(i, "X", ("chess",)) for i in range(40))
    u, v, _ = drawn(roster, Rules("pairs", 1), top=16)
    mine = [b if a == 39 else a for a, b in zip(u, v, strict=True) if 39 in (a, b)]
    assert mine == list(range(16))


def test_drawing_reports_and_can_be_discarded():
    roster, rules = some_roster(60), Rules("pairs", 1)
    seen = []
    drawn(roster, rules, top=16, watch=Watch(seen.append))
    assert {one.phase for one in seen} == {Phase.DRAW}
    assert seen[-1].count == 60
    with pytest.raises(Cancelled):
        drawn(roster, rules, top=16, watch=Watch(None, lambda: Stop.DISCARD))


def test_a_wish_to_keep_what_there_is_leaves_the_candidates_whole():
    roster, rules = some_roster(60), Rules("pairs", 1)
    watch = Watch(None, lambda: Stop.KEEP)
    assert drawn(roster, rules, top=16, watch=watch) == drawn(roster, rules, top=16)
    assert watch.cut


def test_nobody_is_left_out_for_liking_what_everybody_likes():
    people = [Attendee(i, "X", ("music",)) for i in range(30)]
    u, v, w = drawn(
        Roster.build([*people, Attendee(99, "Y", ("music",))]), Rules("pairs", 1), top=1
    )
    assert sorted(np.unique([*u, *v]).tolist()) == list(range(31))
    assert set(w) == {693}
