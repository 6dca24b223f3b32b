"""The questions of a whole plan's meetings, those already printed included; seats nobody."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from matching.company import language
from matching.openers.assign import assign_ladders
from matching.openers.bank import LANGUAGES
from matching.openers.own import shelved
from matching.openers.sitting import Sitting
from matching.outcome import Ladder, Meeting, Notice, Round
from matching.progress import Between, unwatched
from matching.roster import Attendee, Roster
from matching.rules import Rules

BLANK = Ladder("", "", "", "", 1, ())


def with_ladders(
    rounds: Sequence[Round],
    roster: Roster,
    rules: Rules,
    *,
    seed: int,
    between: Between = unwatched,
) -> tuple[tuple[Round, ...], tuple[Notice, ...]]:
    """Return the rounds with a ladder for each meeting whose ladder is BLANK.

    Nobody is asked what another meeting of these rounds asks them, earlier or later, while the
    bank lasts; a ``question-again`` notice tells where it did not. ``between`` is called between
    meetings; what it raises ends the work.
    """
    people = {a.id: a for a in roster.attendees}
    sittings = [
        Sitting(
            m.id,
            r.number,
            m.attendees,
            m.reasons,
            tuple(people[a].name for a in m.attendees),
            (rules.deepest, *(people[a].depth for a in m.attendees)),
            spoken([people[a] for a in m.attendees], usual=rules.language),
            None if m.ladder == BLANK else m.ladder,
        )
        for r in rounds
        for m in r.meetings
    ]
    own = shelved(rules.questions)
    ladders, notices = assign_ladders(
        sittings, rounds=len(rounds), seed=seed, own=own, tone=rules.tone, between=between
    )
    given = iter(ladders)
    return tuple(_laddered(r, given) for r in rounds), notices


def spoken(group: Sequence[Attendee], *, usual: str = LANGUAGES[0]) -> str:
    """Return the language of the bank in which people are asked: the one most of them listed.

    Who listed none counts for ``usual``, the event's own. It decides where as many listed
    another, and where no language is that of more than half.

    Examples
    --------
    >>> ana, ben = Attendee(1, "Ana", languages=("es", "de")), Attendee(2, "Ben", languages=("de",))
    >>> cy, di = Attendee(3, "Cy"), Attendee(4, "Di")
    >>> spoken([ana, ben]), spoken([ana, cy]), spoken([ana, ben, cy]), spoken([ben, cy, di])
    ('de', 'en', 'de', 'en')
    """
    read = [{language(one) for one in a.languages} or {usual} for a in group]
    listed = {code: sum(code in each for each in read) for code in LANGUAGES}
    most = max(LANGUAGES, key=lambda code: (listed[code], code == usual))
    return most if 2 * listed[most] > len(group) else usual


def _laddered(item: Round, given: Iterator[Ladder]) -> Round:
    return replace(item, meetings=tuple(_with(m, next(given)) for m in item.meetings))


def _with(meeting: Meeting, ladder: Ladder) -> Meeting:
    # A meeting that keeps its ladder stays the same value.
    return meeting if meeting.ladder is ladder else replace(meeting, ladder=ladder)
