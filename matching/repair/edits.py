"""Changes by hand, and what each costs before it is made; decides on none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from matching.errors import BadInput, Infeasible
from matching.outcome import Meeting, Notice, Plan, Round
from matching.recount import Recount
from matching.repair.changes import changes_between
from matching.repair.day import repair_plan
from matching.repair.ground import ground_of
from matching.repair.meetings import Seats
from matching.repair.notices import notices_of
from matching.repair.rewrite import rewritten
from matching.roster import Roster
from matching.rules import Rules, host_ids
from matching.verify import broken_seats
from matching.violation import Violation
from matching.writing import BLANK

Places = dict[int, list[int]]


@dataclass(frozen=True, slots=True)
class Swap:
    """Two attendees change places in a round; one of them may have a bye."""

    round: int
    one: int
    other: int


@dataclass(frozen=True, slots=True)
class Move:
    """An attendee joins another meeting of a round, named by its id.

    In pairs the partner who is left has a bye.
    """

    round: int
    attendee: int
    meeting: str


@dataclass(frozen=True, slots=True)
class Exclude:
    """An attendee is not there from a round on, as if they had left."""

    from_round: int
    attendee: int


Edit = Swap | Move | Exclude


@dataclass(frozen=True, slots=True)
class Cost:
    """What an edit would do.

    ``affinity`` is the change of the total; ``repeats`` are (round, attendee, attendee) who would
    meet again and do not now; ``broken`` the rules it would break, for which it is refused;
    ``cards`` whose cards would have to be printed again.
    """

    affinity: int
    repeats: tuple[tuple[int, int, int], ...]
    broken: tuple[Violation, ...]
    cards: tuple[int, ...]


def edit_cost(plan: Plan, roster: Roster, rules: Rules, edit: Edit) -> Cost:
    """Return what an edit would cost; changes nothing.

    Raises
    ------
    BadInput
        ``round``, ``attendee`` (not there in that round), ``meeting`` or ``same-meeting`` when
        the edit says nothing that can be done.
    Infeasible
        For Exclude, as ``repair_plan``.

    Notes
    -----
    A swap or move is judged by the rules alone, without a recount of all figures: 0.2 s for 1000
    attendees in pairs, 0.5 s at tables of 8. An exclusion is a whole repair.

    Examples
    --------
    >>> from matching.plan import make_plan
    >>> from matching.roster import Attendee
    >>> roster = Roster.build(Attendee(i, f"P{i}") for i in range(1, 7))
    >>> rules = Rules("pairs", rounds=1)
    >>> plan = make_plan(roster, rules)
    >>> a, b = plan.rounds[0].meetings[0].attendees
    >>> c, d = plan.rounds[0].meetings[1].attendees
    >>> edit_cost(plan, roster, rules, Swap(1, a, c)).cards == tuple(sorted((a, b, c, d)))
    True
    """
    if isinstance(edit, Exclude):
        after = edited(plan, roster, rules, edit)
        change = after.measures.total_affinity - plan.measures.total_affinity
        return Cost(change, _new_repeats(plan, after), (), _cards(plan, after))
    after = _sketched(plan, roster, rules, edit)
    recount = Recount(roster, rules)
    known = set(broken_seats(plan, recount))
    broken = tuple(v for v in broken_seats(after, recount) if v not in known)
    change = _difference(plan, after, recount)
    return Cost(change, _new_repeats(plan, after), broken, _cards(plan, after))


def edited(plan: Plan, roster: Roster, rules: Rules, edit: Edit, *, seed: int = 0) -> Plan:
    """Return the plan with one edit made: reasons, questions, notices and figures anew.

    Raises
    ------
    BadInput
        As :func:`edit_cost`.
    Infeasible
        If the edit breaks a rule: the kind of the first violation, and whom it concerns.

    Examples
    --------
    >>> from matching.plan import make_plan
    >>> from matching.roster import Attendee
    >>> roster = Roster.build(Attendee(i, f"P{i}") for i in range(1, 7))
    >>> rules = Rules("pairs", rounds=1)
    >>> plan = make_plan(roster, rules)
    >>> a, b = plan.rounds[0].meetings[0].attendees
    >>> c, d = plan.rounds[0].meetings[1].attendees
    >>> after = edited(plan, roster, rules, Swap(1, a, c))
    >>> after.rounds[0].meetings[0].attendees == tuple(sorted((b, c)))
    True
    """
    if isinstance(edit, Exclude):
        gone, first = (edit.attendee,), edit.from_round
        return repair_plan(plan, roster, rules, from_round=first, gone=gone, seed=seed).plan
    cost = edit_cost(plan, roster, rules, edit)
    if cost.broken:
        first_broken = cost.broken[0]
        raise Infeasible(first_broken.kind, first_broken.attendees, "edit", first_broken.detail)
    done = plan.rounds[: edit.round - 1]
    later = plan.rounds[edit.round :]
    seats = (_after(plan, edit), *(_published(item) for item in later))
    return rewritten(plan, ground_of(roster, rules), done, seats, seed=seed)


def _published(item: Round) -> Seats:
    return Seats(tuple((m.table, m.attendees) for m in item.meetings), item.byes, item.absent)


def _after(plan: Plan, edit: Swap | Move) -> Seats:
    """Return the seats of the edited round."""
    item = next((r for r in plan.rounds if r.number == edit.round), None)
    if item is None:
        raise BadInput("round", (), "", (("round", edit.round),))
    places: Places = {m.table: list(m.attendees) for m in item.meetings}
    byes = list(item.byes)
    if isinstance(edit, Swap):
        one, other = (_place(places, byes, who) for who in (edit.one, edit.other))
        if one is other:
            raise BadInput("same-meeting", (edit.one, edit.other))
        one[one.index(edit.one)], other[other.index(edit.other)] = edit.other, edit.one
    else:
        start = _place(places, byes, edit.attendee)
        table = next((m.table for m in item.meetings if m.id == edit.meeting), None)
        if table is None:
            raise BadInput("meeting", (), "", (("meeting", edit.meeting),))
        if places[table] is start:
            raise BadInput("same-meeting", (edit.attendee,))
        start.remove(edit.attendee)
        places[table].append(edit.attendee)
    if plan.format == "pairs":
        byes += [a for who in places.values() if len(who) == 1 for a in who]
        places = {table: who for table, who in places.items() if len(who) > 1}
    tables = tuple((table, tuple(sorted(who))) for table, who in sorted(places.items()) if who)
    return Seats(tables, tuple(sorted(byes)), item.absent)


def _place(places: Places, byes: list[int], who: int) -> list[int]:
    for people in (*places.values(), byes):
        if who in people:
            return people
    raise BadInput("attendee", (who,))


def _sketched(plan: Plan, roster: Roster, rules: Rules, edit: Swap | Move) -> Plan:
    """Return the plan after the edit, its changed meetings without reasons and questions."""
    seats, at = _after(plan, edit), edit.round - 1
    item = plan.rounds[at]
    known = {(m.table, m.attendees): m for m in item.meetings}
    hosts = host_ids(rules, roster)
    meetings = tuple(
        known.get((table, who)) or _bare(item.number, table, who, hosts)
        for table, who in seats.tables
    )
    after = replace(item, meetings=meetings, byes=seats.byes)
    rounds = (*plan.rounds[:at], after, *plan.rounds[at + 1 :])
    return replace(
        plan, rounds=rounds, notices=notices_of(rounds, roster, rules, before=plan.notices)
    )


def _bare(number: int, table: int, who: tuple[int, ...], hosts: Iterable[int]) -> Meeting:
    host = next((a for a in who if a in hosts), None)
    return Meeting(f"{number}-{table}", table, who, host, (), BLANK)


def _new_repeats(plan: Plan, after: Plan) -> tuple[tuple[int, int, int], ...]:
    def repeats(notices: Iterable[Notice]) -> list[tuple[int, int, int]]:
        return [
            (n.round or 0, n.attendees[0], n.attendees[1]) for n in notices if n.kind == "repeat"
        ]

    known = set(repeats(plan.notices))
    return tuple(r for r in repeats(after.notices) if r not in known)


def _cards(plan: Plan, after: Plan) -> tuple[int, ...]:
    return tuple(sorted({c.attendee for c in changes_between(plan.rounds, after.rounds)}))


def _difference(plan: Plan, after: Plan, recount: Recount) -> int:
    """Return the change of the total, from the meetings that differ."""
    old = {m for r in plan.rounds for m in r.meetings}
    new = {m for r in after.rounds for m in r.meetings}
    pairs = plan.format == "pairs"
    gained = _quarters(sorted(new - old, key=_id), recount, pairs=pairs)
    return (gained - _quarters(sorted(old - new, key=_id), recount, pairs=pairs)) // 4


def _id(meeting: Meeting) -> str:
    return meeting.id


def _quarters(meetings: Sequence[Meeting], recount: Recount, *, pairs: bool) -> int:
    return sum(
        (2 if pairs and len(m.attendees) > 2 else 4) * recount.affinity(a, b)
        for m in meetings
        for a, b in combinations(m.attendees, 2)
    )
