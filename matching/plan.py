"""From roster and rules to a finished, judged plan; knows the steps, not their ways."""

from matching.affinity import Affinities
from matching.company import Company
from matching.errors import BadRules, EngineFault
from matching.explain import Explainer
from matching.feasibility import check_feasible
from matching.interests.understanding import Understanding, understand
from matching.measure import measure
from matching.outcome import (
    Ladder,
    Measures,
    Meeting,
    Notice,
    Plan,
    Reason,
    Round,
    Worst,
)
from matching.pairs.plan import seat_pairs
from matching.planfile import plan_from_json, plan_to_json
from matching.progress import Between, Cancel, Phase, Progress, Report, Stop, Watch, spaced
from matching.recount import Recount
from matching.roster import Roster
from matching.rules import Rules, check_rules
from matching.seats import Seating
from matching.tables.plan import seat_tables
from matching.verify import broken_rules, unproved
from matching.writing import BLANK, with_ladders

__all__ = [
    "Ladder",
    "Measures",
    "Meeting",
    "Notice",
    "Phase",
    "Plan",
    "Progress",
    "Reason",
    "Round",
    "Stop",
    "Worst",
    "make_plan",
    "plan_from_json",
    "plan_to_json",
]


def make_plan(
    roster: Roster,
    rules: Rules,
    seed: int = 0,
    *,
    progress: Report | None = None,
    cancel: Cancel | None = None,
) -> Plan:
    """Plan an event: rounds of meetings, reasons, questions and figures.

    Parameters
    ----------
    roster : Roster
    rules : Rules
    seed : int
        Decides where nothing else does.
    progress : callable, optional
        Told a Progress between steps.
    cancel : callable, optional
        Asked between steps: KEEP ends the search for seats with what there is and marks the plan
        as cut, DISCARD raises. Once everybody is seated there is nothing to shorten, and the plan
        is finished as it is.

    Returns
    -------
    Plan
        The same for the same arguments, whatever the order of rows, the hash seed or the machine.

    Raises
    ------
    BadRules, Infeasible
        Before anything is solved.
    Cancelled
        If the caller discards the plan.
    EngineFault
        If the judges find a violation in the finished plan: a fault of the engine.

    Examples
    --------
    >>> from matching.roster import Attendee
    >>> people = [Attendee(i, name, ("chess",)) for i, name in enumerate(["Ana", "Sam"], 1)]
    >>> plan = make_plan(Roster.build(people), Rules("pairs", rounds=1))
    >>> plan.rounds[0].meetings[0].attendees, plan.measures.gap
    ((1, 2), 0.0)
    """
    watch = Watch(progress, cancel)
    watch.report(Phase.READ, count=len(roster))
    check_rules(rules, roster)
    if rules.takeovers:
        first = rules.takeovers[0]
        raise BadRules("bad-takeover", (), "", (("round", first.round), ("table", first.table)))
    company = Company(roster, rules)
    check_feasible(roster, rules, company, watch.stopped)
    watch.stopped()
    watch.report(Phase.UNDERSTAND)
    understanding = understand(roster, watch.stopped)
    watch.report(Phase.UNDERSTAND, 1.0, count=understanding.topics)
    watch.stopped()
    affinities = Affinities(understanding, roster, preset=rules.preset)
    seat = seat_pairs if rules.format == "pairs" else seat_tables
    seating = seat(roster, rules, company, affinities, seed=seed, watch=watch)
    recount = Recount(roster, rules)
    plan = _written(seating, understanding, recount, seed=seed, watch=watch)
    watch.report(Phase.CHECK)
    # Its figures are the judge's own, of a moment ago.
    found = broken_rules(plan, recount, watch.stopped)
    found = (*found, *unproved(plan, recount, watch.stopped))
    if found:
        raise EngineFault(found)
    watch.report(Phase.CHECK, 1.0, gap=plan.measures.gap)
    return plan


def _written(
    seating: Seating, understanding: Understanding, recount: Recount, *, seed: int, watch: Watch
) -> Plan:
    """Give every meeting its reasons and questions, and the plan its figures and notices."""
    cut, roster, rules = watch.cut, recount.roster, recount.rules
    watch.report(Phase.WRITE)
    rounds = _meetings(seating, Explainer(roster, understanding), roster.ids, watch.stopped)
    cards = sum(len(r.meetings) for r in rounds)
    watch.report(Phase.WRITE, 0.3, count=cards)
    rounds, questions = with_ladders(rounds, roster, rules, seed=seed, between=watch.stopped)
    watch.report(Phase.WRITE, 0.7, count=cards)
    measures = measure(
        rounds, recount, bound=seating.bound, certified=seating.certified, between=watch.stopped
    )
    watch.report(Phase.WRITE, 1.0, count=cards)
    notices = (*seating.notices, *questions)
    return Plan(rules.format, seed, roster.digest, rounds, measures, notices, cut, seating.prices)


def _meetings(
    seating: Seating, explainer: Explainer, ids: tuple[int, ...], between: Between
) -> tuple[Round, ...]:
    hosts, rounds = frozenset(seating.hosts), []
    for number, sat in enumerate(seating.rounds, 1):
        meetings = []
        for table, group in enumerate(spaced(sat.groups, between), 1):
            who = tuple(ids[i] for i in group)
            host = next((a for a in who if a in hosts), None)
            reasons = explainer.reasons(who)
            meetings.append(Meeting(f"{number}-{table}", table, who, host, reasons, BLANK))
        byes = tuple(ids[i] for i in sat.byes)
        rounds.append(Round(number, tuple(meetings), byes))
    return tuple(rounds)
