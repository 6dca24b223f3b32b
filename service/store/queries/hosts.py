"""Who hosts which table of a plan. Who is to host in plans to come stands with the people."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.store.models import Meeting, Response, Round, Seat


def hosts_asked(asked: Mapping[str, Any] | None) -> tuple[int, ...]:
    """Return the numbers of those whom a plan was asked to keep at one table; a repair keeps its plan's."""
    return tuple((asked or {}).get("hosts", ()))


def tables_hosted(
    session: Session, plan_id: int, asked: Mapping[str, Any] | None
) -> dict[int, int]:
    """Return which table each host of a plan has, by row id; who left before the last round has none."""
    hosts = hosts_asked(asked)
    if not hosts:
        return {}
    last = select(func.max(Round.number)).where(Round.plan_id == plan_id).scalar_subquery()
    rows = session.execute(
        select(Response.id, Meeting.table)
        .join(Seat, Seat.response_id == Response.id)
        .join(Meeting, Meeting.id == Seat.meeting_id)
        .join(Round, Round.id == Meeting.round_id)
        .where(
            Round.plan_id == plan_id,
            Round.number == last,
            Response.number.in_(hosts),
            Response.withdrawn_at.is_(None),
        )
        .order_by(Meeting.table)
    )
    return {row.id: row.table for row in rows}
