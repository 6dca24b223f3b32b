"""Which questions each meeting gets, so that nobody is asked the same twice; writes no question."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field

from matching.openers.bank import BANK, BY_ID, Question
from matching.openers.ladder import Phrase, card_depth, leads, phrases
from matching.openers.own import is_own
from matching.outcome import Ladder, Notice, Reason
from matching.progress import Between, spaced, unwatched

_OPENER_DEPTHS = {1: (1,), 2: (1, 2), 3: (2, 1)}
_DEEPER_DEPTHS = {1: (1,), 2: (2, 1), 3: (3, 2)}


@dataclass(frozen=True, slots=True)
class Sitting:
    """One meeting that needs a ladder in a language: names of its attendees, by id, and depth ceilings.

    A ``ladder`` that is given stays; whatever it asks is known to these attendees, before and
    after.
    """

    id: str
    round: int
    attendees: tuple[int, ...]
    reasons: tuple[Reason, ...]
    names: tuple[str, ...]
    ceilings: tuple[int, ...]
    language: str = "en"
    ladder: Ladder | None = None


@dataclass(slots=True)
class _Memory:
    """What everybody has been asked so far."""

    order: dict[str, int]
    own: tuple[Question, ...]
    asked: dict[int, dict[str, int]] = field(default_factory=dict)
    types: dict[int, list[str]] = field(default_factory=dict)
    uses: dict[str, int] = field(default_factory=dict)
    now: dict[str, int] = field(default_factory=dict)
    number: int = 0
    notices: list[Notice] = field(default_factory=list)

    def turn(self, number: int) -> None:
        """Begin round ``number``."""
        if number != self.number:
            self.number = number
            self.now = {}

    def recall(self, sitting: Sitting, ladder: Ladder) -> None:
        """Know the questions of a ladder that stays, whenever its round comes."""
        for name in ladder.ids:
            self.uses[name] = self.uses.get(name, 0) + 1
            for a in sitting.attendees:
                self.asked.setdefault(a, {})[name] = sitting.round

    def pass_by(self, sitting: Sitting, ladder: Ladder) -> None:
        """Let a ladder that stays have its turn."""
        for name in ladder.ids:
            self.now[name] = self.now.get(name, 0) + 1
        for a in sitting.attendees:
            self.types.setdefault(a, []).append(_type_of(ladder.ids[0]))

    def note(self, sitting: Sitting, chosen: tuple[Phrase, ...]) -> None:
        again: set[int] = set()
        for phrase in chosen:
            name = phrase.question.id
            self.uses[name] = self.uses.get(name, 0) + 1
            self.now[name] = self.now.get(name, 0) + 1
            for a in sitting.attendees:
                if name in self.asked.setdefault(a, {}):
                    again.add(a)
                self.asked[a][name] = sitting.round
        for a in sitting.attendees:
            self.types.setdefault(a, []).append(chosen[0].question.type)
        if again:
            facts = (("meeting", sitting.id),)
            who = tuple(sorted(again))
            self.notices.append(Notice("question-again", sitting.round, who, facts))


class _Company:
    """What the people of one meeting were asked before they sit down."""

    def __init__(self, who: tuple[int, ...], memory: _Memory) -> None:
        self._memory = memory
        self._table = len(who) > 2
        self._asked: dict[str, int] = {}
        for a in who:
            for name, number in memory.asked.get(a, {}).items():
                self._asked[name] = max(number, self._asked.get(name, 0))
        last = [memory.types.get(a, [])[-2:] for a in who]
        self._tired = {two[0] for two in last if len(two) == 2 and two[0] == two[1]}

    def fresh(self, phrase: Phrase) -> bool:
        """Return whether nobody was asked this."""
        return phrase.question.id not in self._asked

    def latest(self, phrase: Phrase) -> int:
        """Return the last round in which somebody was asked this, 0 for none."""
        return self._asked.get(phrase.question.id, 0)

    def tired(self, phrase: Phrase) -> bool:
        """Return whether somebody began the last two talks with this type."""
        return phrase.question.type in self._tired

    def rank(self, phrase: Phrase) -> tuple[int, int, int]:
        """Order questions: for two, whatever was used least; for a table, what this round has.

        Tables are mixed anew in each round, so only questions that stay within a round stay new.
        """
        name, memory = phrase.question.id, self._memory
        now = memory.now.get(name, 0) if self._table else 0
        return memory.uses.get(name, 0) - now, -now, memory.order[name]

    def place(self, phrase: Phrase) -> int:
        """Return the place of a question in the dealt order."""
        return self._memory.order[phrase.question.id]


def assign_ladders(
    sittings: Iterable[Sitting],
    *,
    rounds: int,
    seed: int,
    own: tuple[Question, ...] = (),
    between: Between = unwatched,
) -> tuple[tuple[Ladder, ...], tuple[Notice, ...]]:
    """Choose a ladder for every meeting.

    Parameters
    ----------
    sittings : iterable of Sitting
        In order of round, then table.
    rounds : int
        How many rounds the event has; sets the depth of each.
    seed : int
        Decides between questions used equally often.
    own : tuple of Question
        The organizer's, which go before those of the bank wherever no fact has a question.
    between : callable
        Called between meetings; what it raises ends the work.

    Returns
    -------
    ladders : tuple of Ladder
        One per sitting, the given ones among them. No attendee is asked a question twice, unless
        the bank is exhausted for somebody at the meeting; then the question asked longest ago
        comes back.
    notices : tuple of Notice
        A ``question-again`` for each new ladder where that happened.
    """
    names = [q.id for q in BANK]
    random.Random(f"{seed}:openers").shuffle(names)  # noqa: S311
    names = [*(q.id for q in own), *names]
    memory = _Memory({name: i for i, name in enumerate(names)}, own)
    sittings = tuple(sittings)
    for sitting in sittings:
        if sitting.ladder is not None:
            memory.recall(sitting, sitting.ladder)
    ladders = tuple(_ladder(sitting, memory, rounds) for sitting in spaced(sittings, between))
    return ladders, tuple(memory.notices)


def _ladder(sitting: Sitting, memory: _Memory, rounds: int) -> Ladder:
    who = sitting.attendees
    memory.turn(sitting.round)
    if sitting.ladder is not None:
        memory.pass_by(sitting, sitting.ladder)
        return sitting.ladder
    names = dict(zip(who, sitting.names, strict=True))
    options = phrases(
        sitting.reasons, names, language=sitting.language, table=len(who) > 2, own=memory.own
    )
    company = _Company(who, memory)
    depth = card_depth(sitting.round, rounds, ceilings=sitting.ceilings)
    opener, deeper = _rungs(options, company, depth)
    last = sitting.round == rounds
    closing = _closing(options, company, sitting.round, depth=1 if last else min(depth, 2))
    other = _other(options, company, (opener, deeper), most=depth)
    chosen = (opener, deeper, closing, other)
    memory.note(sitting, chosen)
    ids = tuple(p.question.id for p in chosen)
    return Ladder(opener.text, deeper.text, closing.text, other.text, depth, ids)


def _rungs(options: tuple[Phrase, ...], company: _Company, depth: int) -> tuple[Phrase, Phrase]:
    """Choose opener and deeper question together: same fact, fitting thread, new to everybody."""
    talk = [p for p in options if p.question.type != "CL"]
    new = [p for p in talk if company.fresh(p)]
    found = _pair_of_depth(sorted(new, key=lambda p: _opener_key(p, company)), company, depth)
    if found is None:
        found = _pair_of_depth(_oldest_first(talk, company), company, depth)
    if found is None:
        raise AssertionError(
            talk
        )  # the general questions of every depth always lead to one another
    return found


def _pair_of_depth(
    pool: list[Phrase], company: _Company, depth: int
) -> tuple[Phrase, Phrase] | None:
    """Return the first opener of a pool that has a deeper question in it, both as deep as meant."""
    for high in _OPENER_DEPTHS[depth]:
        openers = [p for p in pool if p.question.depth == high]
        for low in (d for d in _DEEPER_DEPTHS[depth] if d >= high):
            deepers = [p for p in pool if p.question.depth == low]
            found = _first_pair(openers, deepers, company)
            if found:
                return found
    return None


def _opener_key(p: Phrase, company: _Company) -> tuple[bool, bool, bool, int, tuple[int, int, int]]:
    own = is_own(p.question.id)
    return company.tired(p) and not own, p.fact < 0, not own, p.fact, company.rank(p)


def _first_pair(
    openers: list[Phrase], deepers: list[Phrase], company: _Company
) -> tuple[Phrase, Phrase] | None:
    general: tuple[Phrase, Phrase] | None = None
    for opener in openers:
        fit = [
            p
            for p in deepers
            if p.fact in (opener.fact, -1)
            and p.question.id != opener.question.id
            and leads(opener.question, p.question)
        ]
        if not fit:
            continue
        best = min(fit, key=lambda p: (company.latest(p), _aside(opener, p), company.rank(p)))
        if best.fact == opener.fact:
            return opener, best
        general = general or (opener, best)
    return general


def _aside(opener: Phrase, deeper: Phrase) -> tuple[bool, bool]:
    """Order deeper questions: on the same fact first, then those that turn to the other person."""
    start = deeper.question.text.partition(",")[0]
    same_voice = start.startswith("{") and opener.question.text.startswith(start)
    return deeper.fact != opener.fact, same_voice


def _closing(options: tuple[Phrase, ...], company: _Company, number: int, *, depth: int) -> Phrase:
    """Choose a closing; a whole round shares one where it can, so that all stay new to all."""
    closings = [p for p in options if p.question.type == "CL" and p.question.depth <= depth]
    light = sorted((p for p in closings if p.question.depth == 1), key=company.place)
    common = light[number % len(light)]
    return common if company.fresh(common) else _least_used(closings, company)


def _other(
    options: tuple[Phrase, ...], company: _Company, rungs: tuple[Phrase, Phrase], *, most: int
) -> Phrase:
    """Choose the equal second question, never deeper than the card.

    One of the organizer's that is new to everybody; else a general one as light as the opener and of
    another type; else a general one, else one on any fact that is new, else whatever was asked longest ago.
    """
    opener = rungs[0].question
    taken = {p.question.id for p in rungs}
    able = [
        p
        for p in options
        if p.question.type != "CL" and p.question.depth <= most and p.question.id not in taken
    ]
    fresh = [p for p in able if company.fresh(p)]
    general = [p for p in fresh if p.fact < 0]
    equal = [p for p in general if p.question.depth == opener.depth]
    unlike = [p for p in equal if p.question.type != opener.type]
    own = [p for p in fresh if is_own(p.question.id)]
    return _least_used(own or unlike or equal or general or fresh or able, company)


def _type_of(name: str) -> str:
    """Return the type of a question, by its id; an organizer's is of life in general."""
    return BY_ID[name].type if name in BY_ID else "LG"


def _least_used(some: list[Phrase], company: _Company) -> Phrase:
    new = [p for p in some if company.fresh(p)]
    return min(new, key=company.rank) if new else _oldest_first(some, company)[0]


def _oldest_first(some: list[Phrase], company: _Company) -> list[Phrase]:
    return sorted(some, key=lambda p: (company.latest(p), company.rank(p)))
