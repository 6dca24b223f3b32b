"""What the organizer asks of a plan, checked against a roster; knows no way to satisfy it."""

from collections.abc import Iterable
from dataclasses import dataclass

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
class Rules:
    """The organizer's rules; pairs of ids may stand in either order.

    ``different`` names attributes (``group`` or a trait that somebody has) on which people who
    meet must differ. ``preset`` says what counts most, ``fairness`` how many thousandths of the
    total may be given up for those who would fare worst. ``deepest`` is the deepest step that any
    question may take, ``tone`` says which questions come first, and ``questions`` are the organizer's
    own, asked before those of the bank. ``language`` is the code of the event's language, for
    which those count who listed none.
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
        ``unknown-attribute``, ``unknown-id`` or ``self-pair``.
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
    unknown = tuple(i for i in rules.hosts if i not in known)
    if unknown:
        raise BadRules("unknown-id", unknown, "", (("field", "hosts"),))


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
    """Return the table hosts, in order of id: whom the rules name and who said so; pairs have none."""
    if rules.format != "tables":
        return ()
    return tuple(sorted({*rules.hosts, *(a.id for a in roster.attendees if a.host)}))
