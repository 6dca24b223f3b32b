"""From new seats to a whole plan again: reasons, questions, figures and notices; seats nobody."""

from collections.abc import Sequence
from dataclasses import replace

from matching.explain import Explainer
from matching.measure import measure
from matching.outcome import Notice, Plan, Round
from matching.recount import Recount
from matching.repair.bound import repaired_bound
from matching.repair.ground import Ground
from matching.repair.meetings import Rewriter, Seats
from matching.repair.notices import notices_of
from matching.writing import BLANK, with_ladders


def rewritten(
    plan: Plan, ground: Ground, done: tuple[Round, ...], seats: Sequence[Seats], *, seed: int
) -> Plan:
    """Return the plan with other seats in its last rounds, as many as ``seats`` holds.

    Meetings of the same people at the same table stay the same values; others get new reasons,
    and new questions where theirs do not fit any more.

    Parameters
    ----------
    plan : Plan
        The published one.
    ground : Ground
        Of the roster that holds everybody.
    done : tuple of Round
        The rounds before; they stay as they are.
    seats : sequence of Seats
        The rounds after those.
    seed : int
        Decides between questions used equally often.

    Notes
    -----
    Figures are recounted by the judge's own means. The bound takes finished rounds as they are.
    """
    roster, rules = ground.roster, ground.rules
    explainer = Explainer(roster, ground.understanding)
    rewriter = Rewriter(roster, explainer, rules)
    coming = rewriter.rounds(done, plan.rounds[len(done) :], seats=seats)
    blank = {m.id for r in coming for m in r.meetings if m.ladder == BLANK}
    rounds, questions = with_ladders((*done, *coming), roster, rules, seed=seed)
    notices = notices_of(rounds, roster, rules, before=plan.notices)
    repeats = any(n.kind == "repeat" for n in notices)
    bound = repaired_bound(done, rounds[len(done) :], ground, again=bool(ground.units) or repeats)
    certified, prices = "rest", tuple[int, ...]()
    if not repeats and _bounded_before(plan, ground, rounds) and plan.measures.upper_bound < bound:
        bound, certified = plan.measures.upper_bound, plan.measures.certified
        prices = plan.prices
    return replace(
        plan,
        roster_digest=roster.digest,
        rounds=rounds,
        measures=measure(rounds, Recount(roster, rules), bound=bound, certified=certified),
        prices=prices,
        notices=(*notices, *_asked_again(plan.notices, rounds, blank), *questions),
    )


def _bounded_before(plan: Plan, ground: Ground, rounds: Sequence[Round]) -> bool:
    """Return whether the published bound still holds: the same people, at tables no larger."""
    # Where nobody may meet there are byes alone.
    largest = [
        max((len(m.attendees) for r in some for m in r.meetings), default=0)
        for some in (plan.rounds, rounds)
    ]
    same = plan.roster_digest == ground.roster.digest
    return same and (plan.format == "pairs" or largest[1] <= largest[0])


def _asked_again(
    notices: Sequence[Notice], rounds: Sequence[Round], blank: set[str]
) -> list[Notice]:
    """Return the notices about questions that still hold: of meetings that kept theirs."""
    kept = {m.id: m for r in rounds for m in r.meetings if m.id not in blank}
    found = []
    for notice in (n for n in notices if n.kind == "question-again"):
        meeting = kept.get(str(dict(notice.facts).get("meeting")))
        who = tuple(a for a in notice.attendees if meeting and a in meeting.attendees)
        if who:
            found.append(replace(notice, attendees=who))
    return found
