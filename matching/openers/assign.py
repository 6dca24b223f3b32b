"""Which questions each meeting gets, so that nobody is asked the same twice; writes no question."""

import random
from collections.abc import Iterable, Iterator

from matching.openers.bank import BANK, Question
from matching.openers.ladder import Phrase, card_depth, leads, phrases
from matching.openers.memory import Company, Memory
from matching.openers.own import is_own
from matching.openers.sitting import Sitting
from matching.openers.tone import WARM, asks_of_work
from matching.outcome import Ladder, Notice
from matching.progress import Between, spaced, unwatched

_OPENER_DEPTHS = {1: (1,), 2: (1, 2), 3: (2, 1)}
_DEEPER_DEPTHS = {1: (1,), 2: (2, 1), 3: (3, 2)}


def assign_ladders(
    sittings: Iterable[Sitting],
    *,
    rounds: int,
    seed: int,
    own: tuple[Question, ...] = (),
    tone: str = WARM,
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
    tone : str
        One of TONES: which questions come first.
    between : callable
        Called between meetings; what it raises ends the work.

    Returns
    -------
    ladders : tuple of Ladder
        One per sitting, the given ones among them. No attendee is asked a question twice, unless
        the bank is exhausted for somebody at the meeting; then the question asked longest ago
        comes back. Two meetings one after the other in a round are asked different things.
    notices : tuple of Notice
        A ``question-again`` for each new ladder where that happened.
    """
    names = [q.id for q in BANK]
    random.Random(f"{seed}:openers").shuffle(names)  # noqa: S311
    names = [*(q.id for q in own), *names]
    memory = Memory({name: i for i, name in enumerate(names)}, own, rounds, tone)
    sittings = tuple(sittings)
    for sitting in sittings:
        if sitting.ladder is not None:
            memory.recall(sitting, sitting.ladder)
    ladders = tuple(_ladder(sitting, memory, rounds) for sitting in spaced(sittings, between))
    return ladders, tuple(memory.notices)


def _ladder(sitting: Sitting, memory: Memory, rounds: int) -> Ladder:
    who = sitting.attendees
    memory.turn(sitting.round)
    if sitting.ladder is not None:
        memory.pass_by(sitting, sitting.ladder)
        return sitting.ladder
    names = dict(zip(who, sitting.names, strict=True))
    options = phrases(
        sitting.reasons,
        names,
        language=sitting.language,
        table=len(who) > 2,
        own=memory.own,
        work=asks_of_work(memory.tone),
    )
    company = Company(who, memory)
    depth = card_depth(sitting.round, rounds, ceilings=sitting.ceilings)
    opener, deeper = _rungs(options, company, depth)
    last = sitting.round == rounds
    closing = _closing(options, company, sitting.round, depth=1 if last else min(depth, 2))
    other = _other(options, company, (opener, deeper), most=depth)
    chosen = (opener, deeper, closing, other)
    memory.note(sitting, chosen)
    ids = tuple(p.question.id for p in chosen)
    return Ladder(opener.text, deeper.text, closing.text, other.text, depth, ids)


def _rungs(options: tuple[Phrase, ...], company: Company, depth: int) -> tuple[Phrase, Phrase]:
    """Choose opener and deeper question together: same fact, fitting thread, new to everybody."""
    talk = [p for p in options if p.question.type != "CL"]
    new = sorted((p for p in talk if company.fresh(p)), key=lambda p: _opener_key(p, company))
    for first, then in (*_ways(new, company), (new, new)):
        if found := _pair_of_depth(first, then, company, depth):
            return found
    oldest = _oldest_first(talk, company)
    found = _pair_of_depth(oldest, oldest, company, depth)
    if found is None:
        raise AssertionError(
            talk
        )  # the general questions of every depth always lead to one another
    return found


def _ways(new: list[Phrase], company: Company) -> Iterator[tuple[list[Phrase], list[Phrase]]]:
    """Yield from what openers and deeper questions are taken up, what stands on the card before the rest.

    What everybody wrote opens at any depth that is meant before something else does. What only half a
    table wrote does not open for the third time running: then the deeper question takes it up.
    """
    apart = [p for p in new if not company.beside(p)]
    shared = [p for p in apart if p.fact >= 0]
    yield [p for p in shared if p.whole], apart
    if not shared:
        return
    yield [p for p in shared if not _gives_way(p, company)], apart
    yield [p for p in apart if p.fact < 0], shared
    yield shared, apart


def _gives_way(p: Phrase, company: Company) -> bool:
    return company.is_table and company.tired(p) and not (p.whole or is_own(p.question.id))


def _pair_of_depth(
    first: list[Phrase], then: list[Phrase], company: Company, depth: int
) -> tuple[Phrase, Phrase] | None:
    """Return the first opener that some question goes deeper from, both as deep as meant."""
    for high in _OPENER_DEPTHS[depth]:
        openers = [p for p in first if p.question.depth == high]
        for low in (d for d in _DEEPER_DEPTHS[depth] if d >= high):
            # On the back of a card nothing stands above a question that it could point at.
            deepers = [p for p in then if p.question.depth == low and not p.points]
            found = _first_pair(openers, deepers, company)
            if found:
                return found
    return None


def _opener_key(
    p: Phrase, company: Company
) -> tuple[bool, bool, bool, bool, bool, int, bool, tuple[bool, int, bool, int, int]]:
    own = is_own(p.question.id)
    # What everybody here wrote is worth a type of question for the third time.
    tired = company.tired(p) and not (own or p.whole)
    # Two go on to something else that they share, if there is any.
    return (
        company.beside(p),
        _gives_way(p, company),
        p.fact < 0,
        not own,
        tired,
        p.fact,
        company.nearby(p),
        company.rank(p),
    )


def _first_pair(
    openers: list[Phrase], deepers: list[Phrase], company: Company
) -> tuple[Phrase, Phrase] | None:
    general: tuple[Phrase, Phrase] | None = None
    beside: tuple[Phrase, Phrase] | None = None
    for opener in openers:
        fit = [
            p
            for p in deepers
            if (p.fact in (opener.fact, -1) or opener.fact < 0)
            and p.question.id != opener.question.id
            and leads(opener.question, p.question)
        ]
        if not fit:
            continue
        best = min(
            fit,
            key=lambda p: (
                company.latest(p), company.beside(p), _aside(opener, p), p.fact, company.rank(p),
            ),
        )  # fmt: skip
        if company.beside(best):
            beside = beside or (opener, best)
            continue
        # What few wrote at a table, and what is pointed at, has few; the talk goes on from there in general.
        if best.fact == opener.fact or company.is_table or opener.points:
            return opener, best
        general = general or (opener, best)
    return general or beside


def _aside(opener: Phrase, deeper: Phrase) -> tuple[bool, bool]:
    """Order deeper questions: on the same fact first, then those that turn to the other person."""
    start = deeper.question.text.partition(",")[0]
    same_voice = start.startswith("{") and opener.question.text.startswith(start)
    return deeper.fact != opener.fact, same_voice


def _closing(options: tuple[Phrase, ...], company: Company, number: int, *, depth: int) -> Phrase:
    """Choose a closing; a round has its share of them by turns, so that all stay new to all."""
    closings = [p for p in options if p.question.type == "CL" and p.question.depth <= depth]
    light = sorted((p for p in closings if p.question.depth == 1), key=company.place)
    share = company.share(light[0])
    common = light[(share * number + company.seat % share) % len(light)]
    return (
        common
        if company.fresh(common) and not company.beside(common)
        else _least_used(closings, company)
    )


def _other(
    options: tuple[Phrase, ...], company: Company, rungs: tuple[Phrase, Phrase], *, most: int
) -> Phrase:
    """Choose the equal second question, never deeper than the card.

    One of the organizer's that is new to everybody and to the neighbors; else a general one as light as
    the opener and of another type; else a general one, else one on any fact that is new, else whatever
    was asked longest ago.
    """
    opener = rungs[0].question
    taken = {p.question.id for p in rungs}
    able = [
        p
        for p in options
        if not p.points
        and p.question.type != "CL"
        and p.question.depth <= most
        and p.question.id not in taken
    ]
    fresh = [p for p in able if company.fresh(p)]
    general = [p for p in fresh if p.fact < 0]
    equal = [p for p in general if p.question.depth == opener.depth]
    unlike = [p for p in equal if p.question.type != opener.type]
    own = [p for p in fresh if is_own(p.question.id) and not company.beside(p)]
    return _least_used(own or unlike or equal or general or fresh or able, company)


def _least_used(some: list[Phrase], company: Company) -> Phrase:
    new = [p for p in some if company.fresh(p)]
    return (
        min(new, key=lambda p: (company.beside(p), company.rank(p)))
        if new
        else _oldest_first(some, company)[0]
    )


def _oldest_first(some: list[Phrase], company: Company) -> list[Phrase]:
    return sorted(some, key=lambda p: (company.latest(p), company.rank(p)))
