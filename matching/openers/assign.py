"""Which questions each meeting gets, so that nobody is asked the same twice; writes no question."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field

from matching.openers.bank import BANK, BY_ID
from matching.openers.ladder import Phrase, card_depth, leads, phrases
from matching.outcome import Ladder, Notice, Reason

_OPENER_DEPTHS = {1: (1,), 2: (1, 2), 3: (2, 1)}
_DEEPER_DEPTHS = {1: (1,), 2: (2, 1), 3: (3, 2)}


@dataclass(frozen=True, slots=True)
class Sitting:
    """One meeting that needs a ladder: names and depth ceilings of its attendees, by id.

    A ``ladder`` that is given stays; whatever it asks is known to these attendees, before and
    after.
    """

    id: str
    round: int
    attendees: tuple[int, ...]
    reasons: tuple[Reason, ...]
    names: tuple[str, ...]
    ceilings: tuple[int, ...]
    ladder: Ladder | None = None


@dataclass(slots=True)
class _Memory:
    """What everybody has been asked so far."""

    order: dict[str, int]
    asked: dict[int, dict[str, int]] = field(default_factory=dict)
    types: dict[int, list[str]] = field(default_factory=dict)
    uses: dict[str, int] = field(default_factory=dict)
    now: dict[str, int] = field(default_factory=dict)
    number: int = 0
    notices: list[Notice] = field(default_factory=list)

    def fresh(self, who: tuple[int, ...], question: str) -> bool:
        return all(question not in self.asked.get(a, {}) for a in who)

    def latest(self, who: tuple[int, ...], question: str) -> int:
        return max(self.asked.get(a, {}).get(question, 0) for a in who)

    def tired(self, who: tuple[int, ...], kind: str) -> bool:
        """Whether somebody began the last two talks with this type."""
        return any(self.types.get(a, [])[-2:] == [kind, kind] for a in who)

    def rank(self, phrase: Phrase, who: tuple[int, ...]) -> tuple[int, int, int]:
        """Order questions: for two, whatever was used least; for a table, what this round has.

        Tables are mixed anew in each round, so only questions that stay within a round stay new.
        """
        name = phrase.question.id
        uses = self.uses.get(name, 0)
        if len(who) > 2:
            now = self.now.get(name, 0)
            return uses - now, -now, self.order[name]
        return uses, 0, self.order[name]

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
            self.types.setdefault(a, []).append(BY_ID[ladder.ids[0]].type)

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


def assign_ladders(
    sittings: Iterable[Sitting], *, rounds: int, seed: int
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
    memory = _Memory({name: i for i, name in enumerate(names)})
    sittings = tuple(sittings)
    for sitting in sittings:
        if sitting.ladder is not None:
            memory.recall(sitting, sitting.ladder)
    ladders = tuple(_ladder(sitting, memory, rounds) for sitting in sittings)
    return ladders, tuple(memory.notices)


def _ladder(sitting: Sitting, memory: _Memory, rounds: int) -> Ladder:
    who = sitting.attendees
    memory.turn(sitting.round)
    if sitting.ladder is not None:
        memory.pass_by(sitting, sitting.ladder)
        return sitting.ladder
    names = dict(zip(who, sitting.names, strict=True))
    options = phrases(sitting.reasons, names, table=len(who) > 2)
    depth = card_depth(sitting.round, rounds, ceilings=sitting.ceilings)
    opener, deeper = _rungs(options, who, memory, depth)
    last = sitting.round == rounds
    closing = _closing(options, sitting, memory, depth=1 if last else min(depth, 2))
    other = _other(options, who, memory, (opener, deeper), most=depth)
    chosen = (opener, deeper, closing, other)
    memory.note(sitting, chosen)
    ids = tuple(p.question.id for p in chosen)
    return Ladder(opener.text, deeper.text, closing.text, other.text, depth, ids)


def _rungs(
    options: tuple[Phrase, ...], who: tuple[int, ...], memory: _Memory, depth: int
) -> tuple[Phrase, Phrase]:
    """Choose opener and deeper question together: same fact, fitting thread, new to everybody."""
    talk = [p for p in options if p.question.type != "CL"]
    new = [p for p in talk if memory.fresh(who, p.question.id)]
    for pool in (new, _oldest_first(talk, who, memory)):
        for high in _OPENER_DEPTHS[depth]:
            openers = [p for p in pool if p.question.depth == high]
            if pool is new:
                openers.sort(key=lambda p: _opener_key(p, who, memory))
            for low in (d for d in _DEEPER_DEPTHS[depth] if d >= high):
                found = _first_pair(
                    openers, [p for p in pool if p.question.depth == low], who, memory
                )
                if found:
                    return found
    raise AssertionError(who)  # the general questions of every depth always lead to one another


def _opener_key(
    p: Phrase, who: tuple[int, ...], memory: _Memory
) -> tuple[bool, bool, int, int, int, int]:
    return (memory.tired(who, p.question.type), p.fact < 0, p.fact, *memory.rank(p, who))


def _first_pair(
    openers: list[Phrase], deepers: list[Phrase], who: tuple[int, ...], memory: _Memory
) -> tuple[Phrase, Phrase] | None:
    general: tuple[Phrase, Phrase] | None = None
    for opener in openers:
        fit = [
            p
            for p in deepers
            if p.question.id != opener.question.id
            and p.fact in (opener.fact, -1)
            and leads(opener.question, p.question)
        ]
        if not fit:
            continue
        best = min(
            fit,
            key=lambda p: (
                memory.latest(who, p.question.id),
                _aside(opener, p),
                *memory.rank(p, who),
            ),
        )
        if best.fact == opener.fact:
            return opener, best
        general = general or (opener, best)
    return general


def _aside(opener: Phrase, deeper: Phrase) -> tuple[bool, bool]:
    """Order deeper questions: on the same fact first, then those that turn to the other person."""
    start = deeper.question.text.partition(",")[0]
    same_voice = start.startswith("{") and opener.question.text.startswith(start)
    return deeper.fact != opener.fact, same_voice


def _closing(
    options: tuple[Phrase, ...], sitting: Sitting, memory: _Memory, *, depth: int
) -> Phrase:
    """Choose a closing; a whole round shares one where it can, so that all stay new to all."""
    closings = [p for p in options if p.question.type == "CL" and p.question.depth <= depth]
    light = sorted(
        (p for p in closings if p.question.depth == 1), key=lambda p: memory.order[p.question.id]
    )
    common = light[sitting.round % len(light)]
    if memory.fresh(sitting.attendees, common.question.id):
        return common
    return _least_used(closings, sitting.attendees, memory)


def _other(
    options: tuple[Phrase, ...],
    who: tuple[int, ...],
    memory: _Memory,
    rungs: tuple[Phrase, Phrase],
    *,
    most: int,
) -> Phrase:
    """Choose the equal second question, never deeper than the card.

    A general one as light as the opener and of another type, if it is new to everybody; else
    a general one, else one on any fact that is new, else whatever was asked longest ago.
    """
    opener = rungs[0].question
    taken = {p.question.id for p in rungs}
    able = [
        p
        for p in options
        if p.question.type != "CL" and p.question.depth <= most and p.question.id not in taken
    ]
    fresh = [p for p in able if memory.fresh(who, p.question.id)]
    general = [p for p in fresh if p.fact < 0]
    equal = [p for p in general if p.question.depth == opener.depth]
    unlike = [p for p in equal if p.question.type != opener.type]
    return _least_used(unlike or equal or general or fresh or able, who, memory)


def _least_used(some: list[Phrase], who: tuple[int, ...], memory: _Memory) -> Phrase:
    new = [p for p in some if memory.fresh(who, p.question.id)]
    if new:
        return min(new, key=lambda p: memory.rank(p, who))
    return _oldest_first(some, who, memory)[0]


def _oldest_first(some: list[Phrase], who: tuple[int, ...], memory: _Memory) -> list[Phrase]:
    return sorted(some, key=lambda p: (memory.latest(who, p.question.id), memory.rank(p, who)))
