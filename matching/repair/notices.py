"""What the organizer must be told about a changed plan, told anew from its rounds."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from matching.outcome import Notice, Round
from matching.roster import Roster
from matching.rules import Hosting, Rules, hostings, met_pairs, together_pairs
from matching.tables.furnish import table_sizes
from matching.tables.room import units_of

Pair = tuple[int, int]
_STAYING = ("repeats-certain",)


def notices_of(
    rounds: Sequence[Round], roster: Roster, rules: Rules, *, before: Iterable[Notice]
) -> tuple[Notice, ...]:
    """Return the notices of a changed plan, but for those about questions.

    ``before`` are the notices of the published plan; what counting said then is said again.
    """
    found = [n for n in before if n.kind in _STAYING]
    together = _together(roster, rules)
    found += _repeats(rounds, met_pairs(rules, roster), together, rules)
    found += _missed(rounds, together, rules)
    for item in rounds:
        if rules.format == "tables":
            found += _sizes(item, rules, len(roster) - len(item.absent))
        found += [
            Notice("trio", item.number, m.attendees)
            for m in item.meetings
            if rules.format == "pairs" and len(m.attendees) > 2
        ]
        found += [Notice("bye", item.number, (a,)) for a in item.byes]
    found += _hostless(rounds, hostings(rules, roster))
    return tuple(found)


def _together(roster: Roster, rules: Rules) -> tuple[Pair, ...]:
    pairs = together_pairs(rules)
    if rules.format == "pairs":
        return pairs
    ids = roster.ids
    place = {a: i for i, a in enumerate(ids)}
    units = units_of(len(ids), tuple((place[a], place[b]) for a, b in pairs))
    return tuple((ids[a], ids[b]) for unit in units for a, b in combinations(unit, 2))


def _repeats(
    rounds: Sequence[Round], met: Iterable[Pair], together: tuple[Pair, ...], rules: Rules
) -> list[Notice]:
    meant = frozenset(together)
    seen = {pair for pair in met if pair not in meant}
    found = []
    for item in rounds:
        for meeting in item.meetings:
            for pair in combinations(meeting.attendees, 2):
                if pair in seen and not (rules.format == "tables" and pair in meant):
                    found.append(Notice("repeat", item.number, pair))
                seen.add(pair)
    return found


def _missed(rounds: Sequence[Round], together: tuple[Pair, ...], rules: Rules) -> list[Notice]:
    """Tell of two who were to sit together and could not, since one of them was away."""
    found = []
    for pair in together:
        both = [r for r in rounds if not set(pair) & set(r.absent)]
        shared = [r for r in both if any(set(pair) <= set(m.attendees) for m in r.meetings)]
        enough = 1 if rules.format == "pairs" else len(rounds)
        if len(both) < len(rounds) and len(shared) < enough:
            found.append(Notice("together-missed", None, pair))
    return found


def _sizes(item: Round, rules: Rules, people: int) -> list[Notice]:
    sizes = sorted(len(m.attendees) for m in item.meetings)
    if sizes == sorted(table_sizes(people, rules.table_size).tolist()):
        return []
    facts = (("tables", len(sizes)), ("smallest", sizes[0]), ("largest", sizes[-1]))
    return [Notice("sizes", item.number, (), facts)]


def _hostless(rounds: Sequence[Round], hosting: Sequence[Hosting]) -> list[Notice]:
    """Tell of each table whose host is not there, while people still sit at it."""
    home: dict[int, int] = {}
    found = []
    for item in rounds:
        hosts = [one.host for one in hosting if one.first <= item.number <= one.last]
        taken = {one.host: one.table for one in hosting if one.first == item.number}
        home.update((a, table) for a, table in taken.items() if table is not None)
        for meeting in item.meetings:
            for a in (a for a in meeting.attendees if a in hosts):
                home.setdefault(a, meeting.table)
        vacant = {m.table for m in item.meetings if m.host is None}
        found += [
            Notice("hostless", item.number, (a,), (("table", home[a]),))
            for a in hosts
            if a in item.absent and home.get(a) in vacant
        ]
    return found
