"""What a plan is made of, as frozen values; knows neither how it was found nor how it is stored."""

from dataclasses import dataclass

from matching.errors import Facts


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two people have an honest excuse to begin: a topic and whose words named it.

    ``kind`` is interest, value, curiosity (one's, about an interest of the other) or wonder (both
    are curious about it); ``relation`` same, near or curious. ``words`` holds
    (attendee, words exactly as typed, trimmed); for curiosity the curious one stands first.
    """

    kind: str
    relation: str
    topic: str
    words: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """The questions of one meeting; ``ids`` names them in the order opener to other."""

    opener: str
    deeper: str
    closing: str
    other: str
    depth: int
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """One group in one round, its attendees in order of id."""

    id: str
    table: int
    attendees: tuple[int, ...]
    host: int | None
    reasons: tuple[Reason, ...]
    ladder: Ladder


@dataclass(frozen=True, slots=True)
class Round:
    """Meetings in order of table, who sits out, and who of the roster is not there at all.

    ``absent`` names those who had left by then and those who had not come yet, in order of id.
    """

    number: int
    meetings: tuple[Meeting, ...]
    byes: tuple[int, ...]
    absent: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Worst:
    """The attendee who fared worst, and their share of the best the roster could offer them."""

    attendee: int
    ratio: float


@dataclass(frozen=True, slots=True)
class Measures:
    """How good a plan is. ``gap`` is (bound - total) / bound; ``seconds`` stays None in files.

    ``certified`` says what the bound covers: ``all`` allowed pairs, ``candidates`` only, or the
    ``rest`` of a plan that was changed, its finished rounds taken as they are. ``gini``
    is how unequally the ratios of all attendees are spread, 0 where they are all alike.
    """

    total_affinity: int
    upper_bound: int
    gap: float
    repeats: int
    byes: int
    trios: int
    worst_off: Worst | None
    p5_ratio: float
    certified: str = "all"
    seconds: float | None = None
    gini: float = 0.0


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the organizer must be told: ``bye``, ``trio``, ``repeat``, ``question-again``...

    ``docs/plan-format.md`` lists every kind and its facts.
    """

    kind: str
    round: int | None
    attendees: tuple[int, ...]
    facts: Facts = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan: rounds, what they are worth, and what the organizer must know.

    ``prices`` prove the bound of pairs: twice the price of a seat of each attendee, in order of
    id; see :func:`matching.proof.proved_bound`. Empty where there is no such proof.
    """

    format: str
    seed: int
    roster_digest: str
    rounds: tuple[Round, ...]
    measures: Measures
    notices: tuple[Notice, ...] = ()
    cut: bool = False
    prices: tuple[int, ...] = ()
