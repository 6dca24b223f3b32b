"""What the organizer asks of a plan, checked against a roster; knows no way to satisfy it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from matching.errors import BadRules, Infeasible
from matching.openers.bank import LANGUAGES
from matching.openers.own import OwnQuestion, fault_of
from matching.openers.tone import TONES, WARM
from matching.presets import BALANCED, PRESETS
from matching.roster import GROUP, Roster

Pair = tuple[int, int]
FORMATS = ("pairs", "tables")
ODD = ("trio", "bye")
PER_MILLE = 1000


@dataclass(frozen=True, slots=True)
class Takeover:
    """Somebody hosts ``table`` from ``round`` on, and whom it was taken from hosts no more.

    ``host`` is None where whoever took it over is not on the roster any more, ``instead_of`` where
    the table had no host.
    """

    round: int
    table: int
    host: int | None
    instead_of: int | None = None


@dataclass(frozen=True, slots=True)
class Hosting:
    """Somebody hosts from round ``first`` to ``last``; which table is said of a takeover alone."""

    host: int
    first: int
    last: int
    table: int | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """The organizer's rules; pairs of ids may stand in either order.

    ``different`` names attributes (``group`` or a trait that somebody has) on which people who
    meet must differ. ``preset`` says what counts most, ``fairness`` how many thousandths of the
    total may be given up for those who would fare worst. ``deepest`` is the deepest step that any
    question may take, ``tone`` says which questions come first, and ``questions`` are the organizer's
    own, asked before those of the bank. ``language`` is the code of the event's language, for
    which those count who listed none. ``hosts`` are those from the first round on; ``takeovers``
    say who hosts instead, in a plan that was repaired.
    ``seat_together`` means: one meeting of two in the pairs format, the same table in every
    round in the tables format. It is the organizer's word and outweighs ``met_before`` and
    ``different``, never ``keep_apart``.
    """

    format: str
    rounds: int
    table_size: int = 4
    keep_apart: tuple[Pair, ...] = ()
    seat_together: tuple[Pair, ...] = ()
    met_before: tuple[Pair, ...] = ()
    different: tuple[str, ...] = ()
    hosts: tuple[int, ...] = ()
    takeovers: tuple[Takeover, ...] = ()
    odd: str = "trio"
    preset: str = BALANCED
    fairness: int = 10
    deepest: int = 3
    tone: str = WARM
    language: str = LANGUAGES[0]
    questions: tuple[OwnQuestion, ...] = ()


def check_rules(rules: Rules, roster: Roster) -> None:
    """Refuse rules that cannot be read against this roster.

    Raises
    ------
    BadRules
        ``bad-format``, ``bad-rounds``, ``bad-table-size``, ``bad-odd``, ``bad-fairness``,
        ``unknown-preset``, ``bad-deepest``, ``unknown-tone``, ``unknown-language``, ``bad-question``,
        ``unknown-attribute``, ``unknown-id``, ``self-pair`` or ``bad-takeover``.
    Infeasible
        ``together-apart`` when a pair is to be seated together and kept apart.

    Examples
    --------
    >>> from matching.roster import Attendee
    >>> roster = Roster.build([Attendee(1, "Ana"), Attendee(2, "Sam")])
    >>> check_rules(Rules("pairs", 1, keep_apart=((1, 7),)), roster)
    Traceback (most recent call last):
    matching.errors.BadRules: ('unknown-id', (7,), '', (('field', 'keep_apart'),))
    """
    if rules.format not in FORMATS:
        raise BadRules("bad-format", (), "", (("format", rules.format),))
    if rules.rounds < 1:
        raise BadRules("bad-rounds", (), "", (("rounds", rules.rounds),))
    if rules.table_size < 2:
        raise BadRules("bad-table-size", (), "", (("table_size", rules.table_size),))
    if rules.odd not in ODD:
        raise BadRules("bad-odd", (), "", (("odd", rules.odd),))
    if rules.preset not in PRESETS:
        raise BadRules("unknown-preset", (), "", (("preset", rules.preset),))
    if not 0 <= rules.fairness <= PER_MILLE:
        raise BadRules("bad-fairness", (), "", (("fairness", rules.fairness),))
    _check_questions(rules)
    known = {GROUP, *(name for a in roster.attendees for name, _ in a.traits)}
    for name in rules.different:
        if name not in known:
            raise BadRules("unknown-attribute", (), "", (("attribute", name),))
    _check_ids(rules, frozenset(roster.ids))
    apart = frozenset(apart_pairs(rules, roster))
    clash = [p for p in together_pairs(rules) if p in apart]
    if clash:
        raise Infeasible("together-apart", clash[0], "keep-apart", (("pairs", len(clash)),))


def _check_questions(rules: Rules) -> None:
    if rules.deepest not in (1, 2, 3):
        raise BadRules("bad-deepest", (), "", (("deepest", rules.deepest),))
    if rules.tone not in TONES:
        raise BadRules("unknown-tone", (), "", (("tone", rules.tone),))
    if rules.language not in LANGUAGES:
        raise BadRules("unknown-language", (), "", (("language", rules.language),))
    for number, question in enumerate(rules.questions, 1):
        if fault := fault_of(question):
            raise BadRules("bad-question", (), "", (("number", number), ("why", fault)))


def _check_ids(rules: Rules, known: frozenset[int]) -> None:
    for field in ("keep_apart", "seat_together", "met_before"):
        pairs: tuple[Pair, ...] = getattr(rules, field)
        for a, b in pairs:
            unknown = tuple(i for i in (a, b) if i not in known)
            if unknown:
                raise BadRules("unknown-id", unknown, "", (("field", field),))
            if a == b:
                raise BadRules("self-pair", (a,), "", (("field", field),))
    named = [i for one in rules.takeovers for i in (one.host, one.instead_of) if i is not None]
    for field, ids in (("hosts", rules.hosts), ("takeovers", named)):
        unknown = tuple(i for i in ids if i not in known)
        if unknown:
            raise BadRules("unknown-id", unknown, "", (("field", field),))
    for one in rules.takeovers:
        if not 1 <= one.round <= rules.rounds or one.table < 1 or one.host == one.instead_of:
            raise BadRules("bad-takeover", (), "", (("round", one.round), ("table", one.table)))


def ordered(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """Return the pairs as (smaller, larger), sorted, each once.

    Examples
    --------
    >>> ordered([(9, 3), (3, 9), (1, 2)])
    ((1, 2), (3, 9))
    """
    return tuple(sorted({(min(a, b), max(a, b)) for a, b in pairs}))


def apart_pairs(rules: Rules, roster: Roster) -> tuple[Pair, ...]:
    """Return who must never meet: the organizer's pairs and the attendees' private wishes."""
    known = frozenset(roster.ids)
    wishes = [(a.id, b) for a in roster.attendees for b in a.keep_apart if b in known]
    return ordered([*rules.keep_apart, *wishes])


def met_pairs(rules: Rules, roster: Roster) -> tuple[Pair, ...]:
    """Return who has met already: the organizer's pairs and what attendees said."""
    known = frozenset(roster.ids)
    said = [(a.id, b) for a in roster.attendees for b in a.met if b in known]
    return ordered([*rules.met_before, *said])


def together_pairs(rules: Rules) -> tuple[Pair, ...]:
    """Return who is to be seated together."""
    return ordered(rules.seat_together)


def host_ids(rules: Rules, roster: Roster) -> tuple[int, ...]:
    """Return the hosts of the first round, in order of id: who is named and who said so.

    Pairs have none.
    """
    if rules.format != "tables":
        return ()
    return tuple(sorted({*rules.hosts, *(a.id for a in roster.attendees if a.host)}))


def hostings(rules: Rules, roster: Roster) -> tuple[Hosting, ...]:
    """Return who hosts from which round to which, in order of id.

    Examples
    --------
    >>> from matching.roster import Attendee
    >>> roster = Roster.build([Attendee(1, "Ana"), Attendee(2, "Ben")])
    >>> rules = Rules("tables", 3, hosts=(1,), takeovers=(Takeover(2, 4, 2, instead_of=1),))
    >>> [(one.host, one.first, one.last, one.table) for one in hostings(rules, roster)]
    [(1, 1, 1, None), (2, 2, 3, 4)]
    """
    running = {a: Hosting(a, 1, rules.rounds) for a in host_ids(rules, roster)}
    over: list[Hosting] = []
    takeovers = rules.takeovers if rules.format == "tables" else ()
    for one in sorted(takeovers, key=lambda one: one.round):
        ended = [running.pop(a) for a in (one.instead_of, one.host) if a in running]
        over += [replace(before, last=one.round - 1) for before in ended]
        if one.host is not None:
            running[one.host] = Hosting(one.host, one.round, rules.rounds, one.table)
    found = (*over, *running.values())
    return tuple(sorted((one for one in found if one.first <= one.last), key=lambda one: one.host))


def hosts_in(rules: Rules, roster: Roster, number: int) -> tuple[int, ...]:
    """Return the table hosts of a round, in order of id."""
    return tuple(one.host for one in hostings(rules, roster) if one.first <= number <= one.last)
