"""The benchmark measures what it says; how fast anything is, is no test."""

import numpy as np
import pytest
from click.testing import CliRunner

from matching import plan_pairs
from service.cli import main
from service.cli.bench import report, web
from service.cli.bench.crowds import crowd, employers, likeness
from service.cli.bench.figure import at_least, at_most, noted
from service.cli.bench.pairs import fillable
from service.cli.bench.peers import fairest, networkx_round, rounds_by, rustworkx_round
from service.cli.bench.scale import Point


def test_a_crowd_is_the_same_each_time_and_keeps_colleagues_apart():
    one, two = crowd(200, seed=3), crowd(200, seed=3)
    assert (one.u.tolist(), one.v.tolist(), one.w.tolist()) == (
        two.u.tolist(),
        two.v.tolist(),
        two.w.tolist(),
    )
    assert (one.u < one.v).all()
    works = employers(200, seed=3)
    assert (works[one.u] != works[one.v]).all()
    degree = np.bincount(np.concatenate([one.u, one.v]), minlength=200)
    assert degree.min() >= 32
    whole = crowd(200, seed=3, top=None)
    assert set(zip(one.u, one.v, one.w, strict=True)) <= set(
        zip(whole.u, whole.v, whole.w, strict=True)
    )


def test_likeness_is_symmetric_and_bounded():
    alike = likeness(60, seed=1)
    assert (alike == alike.T).all()
    assert (int(alike.min()), int(np.diag(alike).max())) == (0, 0)
    assert int(alike.max()) <= 1000


def test_peers_agree_on_the_optimum_and_bound_fairness():
    made = crowd(60, seed=2)
    exact = networkx_round(made)
    assert exact == rustworkx_round(made) == rounds_by(made, 1, exact=True)
    assert rounds_by(made, 1, exact=False) <= exact
    plan = plan_pairs(made.n, made.u, made.v, made.w, rounds=2)
    assert plan.worst_ratio <= fairest(made, 2) + 1e-6
    assert fillable(made, plan) == 0


def test_figures_hold_every_seed_to_the_bar():
    assert at_least("a", "b", [3, 4], 3).met
    assert not at_least("a", "b", [2, 9], 3).met
    assert not at_most("a", "b", [2, 9], 3).met
    assert noted("a", "b", [1, 5, 3]).middle == 3
    told = report.line(at_most("room", "gap", [0.5, 0.25], 0.3, " %"))
    assert told == "room: gap: 0.375 %  [0.5  0.25]  bar ≤ 0.3 %: NOT MET"


def test_the_page_holds_figures_and_curve():
    point = Point(100, 3000, 0.01, 0.02, 0.03, 0.5, 0.001, 80)
    page = report.page([at_least("room", "speed", [2.0], 1)], [point])
    assert "| room | speed | 2 |  | ≥ 1 | met |" in page.splitlines()
    assert "| 100 | 3,000 | 0.01 | 0.02 | 0.03 | 0.5 | 0.001 | 80 |" in page.splitlines()


@pytest.mark.parametrize("part", ["scale", "repair"])
def test_the_command_runs_small_parts(part):
    done = CliRunner().invoke(main, ["bench", "--part", part, "--most", "200"])
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines()[-1] == "0 bars, 0 not met"


def test_a_page_needs_all_parts(tmp_path):
    done = CliRunner().invoke(main, ["bench", "--part", "scale", "--write", str(tmp_path)])
    assert (done.exit_code, list(tmp_path.iterdir())) == (2, [])


def test_made_up_phrases_are_the_same_each_time_and_of_every_kind():
    from matching.interests import resolve
    from service.cli.bench.interests import phrases

    one = phrases(400, seed=1, exponent=1.0)
    assert one == phrases(400, seed=1, exponent=1.0)
    assert {"exact", "fillers", "typo", "own words"} <= {resolve(words).how for words in one}


def test_the_form_is_weighed_and_sent_beside_a_bare_app_on_the_same_server():
    # How fast it is, is no test; that all forms were stored, the part itself sees to.
    weight, *rates = web.form(lambda _what: None, each=1, turns=1)
    assert (weight.what, weight.met) == ("all of it, as sent", True)
    assert [(one.what, len(one.values)) for one in rates] == [
        ("stored a second, of a bare app's inserts", 1),
        ("the same, turn by turn", 1),
        ("stored a second, ours", 1),
        ("CPU for each, ours", 1),
        ("stored a second, the bare app", 1),
        ("CPU for each, the bare app", 1),
    ]
