"""What plans and papers quote of a person, and what of it goes once it holds no more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, delete, select, update
from sqlalchemy.orm import Session, selectinload

from matching.openers.general import general_ladder
from service.operations.stored import RUNGS, ladder_json
from service.printing.share import language_asked
from service.store.models import Deck, Meeting, Plan, Response, Round, Seat

Words = frozenset[tuple[str, str]]
# Under which question the words of a reason were answered: of whom it names first, and of the other.
_ANSWERED = {
    "interest": ("interests", "interests"),
    "value": ("values", "values"),
    "curiosity": ("curious_about", "interests"),
    "wonder": ("curious_about", "curious_about"),
}


@dataclass(frozen=True, slots=True)
class Quoted:
    """Everything of a response that a card may depend on."""

    name: str
    depth: int
    sensitive: bool
    words: Words


def quoted_of(response: Response) -> Quoted:
    """Return what cards may quote of a response, in no order."""
    return Quoted(
        name=response.name,
        depth=response.depth,
        sensitive=response.sensitive,
        words=frozenset(
            (one.kind.value, one.words)
            for one in response.answers
            if one.kind.value in response.printable
        ),
    )


def drop_changed_print(session: Session, response: Response, before: Quoted) -> None:
    """Take out of plans what does not hold any more of what was quoted before.

    Meetings whose reasons all hold keep them and their questions, as long as these are not deeper than is
    liked now and do not hold a name that is gone.
    """
    today = quoted_of(response)
    if today == before:
        return
    # Without their leave nothing sensitive stays, and which words are, only a new plan weighs.
    may_stay = today.sensitive or not before.sensitive
    kept = today.words if may_stay else frozenset()
    gone = before.name if before.name != today.name else ""
    for meeting in _meetings_of(session, response):
        if not _stands(meeting, response, kept=kept, gone=gone):
            make_general(session, meeting, but=response.number, kept=kept)
    _drop_files(session, response)


def drop_print(session: Session, response: Response) -> None:
    """Take a person's words out of plans, and drop the decks made from them."""
    forget_words(session, response)
    _drop_files(session, response)


def plans_of_event(event_id: int) -> Select[int]:
    """Return the ids of an event's plans, as a select."""
    return select(Plan.id).where(Plan.event_id == event_id)


def forget_words(session: Session, response: Response) -> None:
    """Replace what quotes or names a person, in every meeting they sit in, by general questions.

    No deeper than before, nor than anybody there now likes; and new to them where the bank allows.
    """
    for meeting in _meetings_of(session, response):
        make_general(session, meeting, but=response.number)


def make_general(
    session: Session,
    meeting: Meeting,
    *,
    but: int | None = None,
    kept: Words = frozenset(),
) -> None:
    """Give a meeting (with its seats) questions that suit anyone, and no reasons.

    With the number of one person all keep what they share without them, or by words of theirs that are
    `kept`.
    """
    people = [seat.response_id for seat in meeting.seats]
    wished = session.scalars(
        select(Response.depth).where(Response.id.in_(people), Response.withdrawn_at.is_(None))
    ).all()
    depth = min([int(meeting.ladder["depth"]), *wished])
    known = _questions_of(session, people, but=meeting)
    meeting.reasons = [
        one for one in meeting.reasons if but is not None and _holds(one, number=but, kept=kept)
    ]
    language = language_asked(meeting.ladder)
    ladder = general_ladder(depth, seed=meeting.id, avoid=known, language=language)
    meeting.ladder = ladder_json(ladder)
    session.flush()


def _stands(meeting: Meeting, response: Response, *, kept: Words, gone: str) -> bool:
    """Say whether a meeting holds nothing of a person that they took back."""
    rungs = [str(meeting.ladder[rung]) for rung in RUNGS]
    return (
        all(_holds(one, number=response.number, kept=kept) for one in meeting.reasons)
        and int(meeting.ladder["depth"]) <= response.depth
        and not (gone and any(gone in rung for rung in rungs))
    )


def _holds(reason: Mapping[str, Any], *, number: int, kept: Words) -> bool:
    said = zip(_ANSWERED[reason["kind"]], reason["words"].items(), strict=True)
    return all((kind, words) in kept for kind, (whose, words) in said if int(whose) == number)


def _meetings_of(session: Session, response: Response) -> Sequence[Meeting]:
    return session.scalars(
        select(Meeting)
        .join(Seat, Seat.meeting_id == Meeting.id)
        .where(Seat.response_id == response.id)
        .options(selectinload(Meeting.seats))
        .order_by(Meeting.id)
    ).all()


def _drop_files(session: Session, response: Response) -> None:
    session.execute(delete(Deck).where(Deck.plan_id.in_(plans_of_event(response.event_id))))
    session.execute(update(Plan).where(Plan.event_id == response.event_id).values(document=None))


def _questions_of(session: Session, people: Sequence[int], *, but: Meeting) -> tuple[str, ...]:
    """Return the questions that these people hold in the other meetings of the same plan."""
    plan_id = select(Round.plan_id).where(Round.id == but.round_id).scalar_subquery()
    ladders = session.scalars(
        select(Meeting.ladder)
        .join(Round, Round.id == Meeting.round_id)
        .join(Seat, Seat.meeting_id == Meeting.id)
        .where(Round.plan_id == plan_id, Seat.response_id.in_(people), Meeting.id != but.id)
        .order_by(Meeting.id)
    )
    return tuple(str(ladder[rung]) for ladder in ladders for rung in RUNGS)
