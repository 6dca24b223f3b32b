"""Everything that is stored about one attendee, for themself. Of others only what stands on their cards."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from service.store.evening import planned_times, times_told
from service.store.models import Attendance, Event, FollowUp, Message, Response
from service.store.queries.changes import changes_of
from service.store.queries.day import day_of
from service.store.queries.form import form_questions_of, own_answers_of
from service.store.queries.ownrounds import AttendeeRound, rounds_of_response
from service.store.queries.plans import published_plan
from service.store.queries.prints import printed_names
from service.store.values import Kind


def own_data(session: Session, response_id: int, *, now: datetime) -> dict[str, Any]:
    """Return it as plain values, in words that the form uses."""
    response = session.get_one(Response, response_id, options=[selectinload(Response.answers)])
    event = session.get_one(Event, response.event_id)
    plan = published_plan(session, event.id)
    rounds = rounds_of_response(session, plan.id, response.id) if plan else []
    clock = day_of(session, event.id)
    times = times_told(event, clock, starts=planned_times(rounds), now=now)
    return {
        "event": {
            "name": event.name,
            "starts_at": _instant(event.starts_at),
            "kept_until": event.keep_until.isoformat(),
        },
        "you": {
            "number": response.number,
            "name": response.name,
            "say": response.say,
            "email": response.email,
            "group": response.group,
            "languages": list(response.languages),
            "depth": response.depth,
            "size": response.size.value,
            "may_be_printed": list(response.printable),
            "sensitive_may_be_printed": response.sensitive,
            "needs_may_reach_host": response.access_for_host,
            "hosts_a_table": response.is_host,
            "from_an_organizers_list": not response.is_own,
            "stored_at": _instant(response.created_at),
            "changed_at": _instant(response.updated_at),
            "withdrawn_at": _instant(response.withdrawn_at),
        },
        "answers": {kind.value: list(response.words(kind)) for kind in Kind},
        "own_questions": _own_questions(session, event.id, response.id),
        "rounds": [_round(one, *times[one.number]) for one in rounds],
        "names_on_paper": printed_names(session, event.id, response.number),
        "at_the_door": _door(session, response.id),
        "follow_ups": _follow_ups(session, response.id),
        "letters": _letters(session, response.id),
        "changes": _changes(session, response.id),
    }


def _own_questions(session: Session, event_id: int, response_id: int) -> list[dict[str, Any]]:
    answers = own_answers_of(session, response_id)
    return [
        {
            "question": one.label,
            "answer": list(answers[one.id].words),
            "may_be_printed": answers[one.id].printed,
        }
        for one in form_questions_of(session, event_id)
        if one.id in answers
    ]


def _changes(session: Session, response_id: int) -> list[dict[str, Any]]:
    return [
        {
            "at": _instant(one.at),
            "what": one.kind.value,
            "by": one.by.value,
            "fields": list(one.fields),
        }
        for one in changes_of(session, response_id)
    ]


def _round(one: AttendeeRound, starts_at: datetime, minutes: int) -> dict[str, Any]:
    ladder = one.ladder or {}
    return {
        "round": one.number,
        "starts_at": _instant(starts_at),
        "minutes": minutes,
        "table": one.table,
        "with": [mate.name for mate in one.mates if not mate.withdrawn],
        "questions": [
            ladder[step] for step in ("opener", "other", "deeper", "closing") if step in ladder
        ],
    }


def _door(session: Session, response_id: int) -> dict[str, Any] | None:
    row = session.scalar(select(Attendance).where(Attendance.response_id == response_id))
    if row is None:
        return None
    return {
        "presence": row.presence.value,
        "sits_out_round": row.sits_out,
        "rounds_there_before_leaving": row.stayed,
        "rounds_missed_before_coming": list(range(row.missed_from + 1, row.missed_to + 1)),
        "changed_at": _instant(row.changed_at),
    }


def _follow_ups(session: Session, response_id: int) -> list[dict[str, Any]]:
    rows = session.execute(
        select(FollowUp, Response.name)
        .join(Response, Response.id == FollowUp.other_id)
        .where(FollowUp.writer_id == response_id)
        .order_by(FollowUp.id)
    )
    return [
        {
            "about": name,
            "note": row.note,
            "line": row.line,
            "contact": row.contact,
            "would_talk_again": row.wants,
            "both_said_yes_at": _instant(row.agreed_at),
            "changed_at": _instant(row.updated_at),
        }
        for row, name in rows
    ]


def _letters(session: Session, response_id: int) -> list[dict[str, Any]]:
    rows = session.scalars(
        select(Message).where(Message.response_id == response_id).order_by(Message.id)
    )
    return [
        {
            "subject": row.subject,
            "text": row.text,
            "state": row.state.value,
            "sent_at": _instant(row.sent_at),
        }
        for row in rows
    ]


def _instant(value: datetime | None) -> str | None:
    return value.isoformat() if value else None
