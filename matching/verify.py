"""Which rules a plan breaks, recomputed from roster and plan; shares no code with the solvers."""

from dataclasses import replace
from itertools import combinations

from matching.measure import measure
from matching.outcome import Meeting, Notice, Plan, Round
from matching.progress import Between, spaced, unwatched
from matching.proof import proved_bound
from matching.recount import Recount
from matching.roster import Roster
from matching.rules import Rules
from matching.untold import untold
from matching.violation import Violation
from matching.wording import misworded


def violations(plan: Plan, roster: Roster, rules: Rules) -> tuple[Violation, ...]:
    """Return every rule the plan breaks, in order of round.

    Kinds: ``roster`` (made from another one), ``rounds`` (their number), ``numbers`` (of rounds,
    tables or meetings), ``unknown``, ``twice``, ``missing``, ``absent`` (seated without being
    there), ``size``, ``host``, ``apart``, ``language``, ``different``, ``together``, ``repeat``,
    ``notices`` (trios, byes and repeats that are not as told), ``words`` (a reason is not true of
    two who meet), ``ladder`` (a question is missing), ``measures`` (figures that differ from a
    recount) and ``bound`` (lower than the total, or than what the plan proves).

    Each round is judged by who is there. Tables come in the number and sizes that make_plan would
    give those people, or a ``sizes`` notice tells exactly which others; a repeat stands in a
    ``repeat`` notice of its round; two to be seated together are, in every round (pairs: once)
    that both are there, or a ``together-missed`` notice says that one of them was away.

    Examples
    --------
    >>> from matching import Attendee, make_plan
    >>> roster = Roster.build([Attendee(1, "Ana"), Attendee(2, "Sam")])
    >>> rules = Rules("pairs", 1)
    >>> violations(make_plan(roster, rules), roster, rules)
    ()
    """
    recount = Recount(roster, rules)
    found = broken_rules(plan, recount)
    if any(v.kind == "unknown" for v in found):
        return found
    told = plan.measures
    measures = measure(plan.rounds, recount, bound=told.upper_bound, certified=told.certified)
    # Plans of the first release told no gini.
    if told != (measures if told.gini else replace(measures, gini=0.0)):
        total = (("total", measures.total_affinity),)
        found = (*found, Violation("measures", None, (), total))
    return (*found, *unproved(plan, recount))


def unproved(plan: Plan, recount: Recount, between: Between = unwatched) -> tuple[Violation, ...]:
    """Return whether the plan claims a bound below its total or below what it proves."""
    claimed, total = plan.measures.upper_bound, plan.measures.total_affinity
    found = [] if total <= claimed else [Violation("bound", None, (), (("total", total),))]
    proved = proved_bound(plan, recount, between)
    if proved is not None and proved > claimed:
        found.append(Violation("bound", None, (), (("proved", proved),)))
    return tuple(found)


def broken_rules(
    plan: Plan, recount: Recount, between: Between = unwatched
) -> tuple[Violation, ...]:
    """Return what :func:`violations` does, but for figures and bound.

    ``between`` is called between meetings; what it raises ends the work.
    """
    found = broken_seats(plan, recount, between)
    if any(v.kind == "unknown" for v in found):
        return found
    cards = [
        v
        for item in plan.rounds
        for meeting in spaced(item.meetings, between)
        for v in misworded(item.number, meeting, recount)
    ]
    return (*found, *cards)


def broken_seats(
    plan: Plan, recount: Recount, between: Between = unwatched
) -> tuple[Violation, ...]:
    """Return what :func:`broken_rules` does, but for what stands on cards."""
    roster, rules = recount.roster, recount.rules
    found: list[Violation] = []
    if plan.roster_digest != roster.digest:
        found.append(Violation("roster", None, ()))
    if len(plan.rounds) != rules.rounds or plan.format != rules.format:
        found.append(Violation("rounds", None, (), (("rounds", len(plan.rounds)),)))
    found.extend(_numbers(plan))
    for item in plan.rounds:
        found.extend(_seats(item, roster))
    if any(v.kind == "unknown" for v in found):
        return tuple(found)
    for item in plan.rounds:
        found.extend(_sizes(item, rules, plan, len(roster) - len(item.absent)))
        for meeting in spaced(item.meetings, between):
            found.extend(_forbidden(item.number, meeting, recount))
    found.extend(_hosts(plan, roster, rules))
    found.extend(_together(plan, recount, rules))
    found.extend(untold(plan, recount))
    return tuple(found)


def _numbers(plan: Plan) -> list[Violation]:
    """Return the rounds that are not in order, or whose tables and meetings are not."""
    found = []
    for number, item in enumerate(plan.rounds, 1):
        tables = [m.table for m in item.meetings]
        named = all(m.id == f"{number}-{m.table}" for m in item.meetings)
        ordered = tables == sorted({*tables}) and min(tables, default=1) > 0
        if item.number != number or not (ordered and named):
            found.append(Violation("numbers", number, ()))
    return found


def _seats(item: Round, roster: Roster) -> list[Violation]:
    seats: dict[int, int] = {}
    for a in [*(x for m in item.meetings for x in m.attendees), *item.byes]:
        seats[a] = seats.get(a, 0) + 1
    everybody = set(roster.ids)
    unknown = sorted(set(seats) - everybody)
    twice = sorted(a for a, count in seats.items() if count > 1)
    away = set(item.absent)
    missing = sorted(everybody - set(seats) - away)
    unknown += sorted(away - everybody)
    seated = sorted(away & set(seats))
    found = (("unknown", unknown), ("twice", twice), ("missing", missing), ("absent", seated))
    return [Violation(kind, item.number, tuple(who)) for kind, who in found if who]


def _sizes(item: Round, rules: Rules, plan: Plan, people: int) -> list[Violation]:
    sizes = [len(m.attendees) for m in item.meetings]
    if rules.format == "pairs":
        wrong = [m for m in item.meetings if not 2 <= len(m.attendees) <= _most(rules)]
    elif any(n.kind == "sizes" and n.round == item.number for n in plan.notices):
        told = (
            ("tables", len(sizes)),
            ("smallest", min(sizes, default=0)),
            ("largest", max(sizes, default=0)),
        )
        wrong = [m for m in item.meetings if len(m.attendees) < 2]
        if Notice("sizes", item.number, (), told) not in plan.notices:
            wrong = list(item.meetings)
    else:
        tables = max(1, min(-(-people // rules.table_size), people // 2))
        fair = {people // tables, -(-people // tables)}
        wrong = [m for m in item.meetings if len(m.attendees) not in fair]
        if len(sizes) != tables:
            wrong = list(item.meetings)
    return [Violation("size", item.number, m.attendees) for m in wrong]


def _most(rules: Rules) -> int:
    return 3 if rules.odd == "trio" else 2


def _forbidden(number: int, meeting: Meeting, recount: Recount) -> list[Violation]:
    found = []
    for a, b in combinations(meeting.attendees, 2):
        pair = frozenset((a, b))
        if pair in recount.apart:
            found.append(Violation("apart", number, (a, b)))
        elif pair in recount.together or pair in recount.met:
            continue
        elif not recount.differ(a, b):
            found.append(Violation("different", number, (a, b)))
        elif not recount.share_a_language(a, b):
            found.append(Violation("language", number, (a, b)))
    return found


def _hosts(plan: Plan, roster: Roster, rules: Rules) -> list[Violation]:
    tables = rules.format == "tables"
    hosts = set(rules.hosts) | {a.id for a in roster.attendees if a.host}
    found = []
    home: dict[int, int] = {}
    for item in plan.rounds:
        for one in (t for t in rules.takeovers if t.round == item.number):
            hosts -= {one.instead_of}
            if one.host is not None:
                hosts.add(one.host)
                home[one.host] = one.table
        for meeting in item.meetings:
            mine = [a for a in meeting.attendees if tables and a in hosts]
            moved = [a for a in mine if home.setdefault(a, meeting.table) != meeting.table]
            if moved or mine != ([] if meeting.host is None else [meeting.host]):
                found.append(Violation("host", item.number, tuple(mine)))
    return found


def _together(plan: Plan, recount: Recount, rules: Rules) -> list[Violation]:
    told = {frozenset(n.attendees) for n in plan.notices if n.kind == "together-missed"}
    seats = [{a: m.table for m in item.meetings for a in m.attendees} for item in plan.rounds]
    found = []
    for a, b in sorted(tuple(sorted(p)) for p in recount.together):
        both = [r for r, item in enumerate(plan.rounds) if not {a, b} & set(item.absent)]
        shared = sum(a in seats[r] and seats[r][a] == seats[r].get(b) for r in both)
        enough = min(1, len(both)) if rules.format == "pairs" else len(both)
        excused = len(both) < len(plan.rounds) and frozenset((a, b)) in told
        if shared < enough and not excused:
            found.append(Violation("together", None, (a, b)))
    return found
