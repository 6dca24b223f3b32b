"""The versions of a plan: which is the newest, which may be gone back to, and who made them."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased, defer, selectinload

from service.errors import NotFound, Outrun
from service.store.models import Plan, PlanChange, PlanState
from service.store.queries.plans import counts

READABLE = (PlanState.READY, PlanState.PUBLISHED)
# What came to nothing is no version.
_NOTHING = (PlanState.FAILED, PlanState.CANCELED)
MOST = 50


@dataclass(frozen=True, slots=True)
class Version:
    """Where a plan stands among the others: `newer_id` is its own newest version, 0 when it is that.

    `amends` says that another version of it is the published one, `is_same` that nothing differs
    from that one; `changes` counts those by hand, and `before` are the measures it had without them.
    `is_repair` says that it goes back to a repair.
    """

    newer_id: int
    amends: bool
    is_same: bool
    changes: int
    before: dict[str, Any] | None
    is_repair: bool


def origin_of(plan: Plan) -> int:
    """Return the id of the plan that a version goes back to."""
    return plan.origin_id or plan.id


def newest_version(session: Session, plan: Plan) -> int:
    """Return the id of the newest version of a plan, one in the making included."""
    origin = origin_of(plan)
    found = session.scalar(
        select(Plan.id)
        .where(
            Plan.event_id == plan.event_id,
            or_(Plan.id == origin, Plan.origin_id == origin),
            Plan.state.not_in(_NOTHING),
        )
        .order_by(Plan.id.desc())
        .limit(1)
    )
    return plan.id if found is None else found


def version_of(session: Session, event_id: int, plan_id: int) -> Plan:
    """Return a plan that may be changed, without its rounds; `Outrun` when it has a newer version."""
    plan = session.scalar(
        select(Plan).where(Plan.id == plan_id, Plan.event_id == event_id, Plan.state.in_(READABLE))
    )
    if plan is None:
        raise NotFound
    newest = newest_version(session, plan)
    if newest != plan.id:
        raise Outrun(newest)
    return plan


def is_readable(session: Session, event_id: int, plan_id: int | None) -> bool:
    """Say whether a version is still there to go back to."""
    found = session.scalar(
        select(Plan.id).where(
            Plan.id == plan_id, Plan.event_id == event_id, Plan.state.in_(READABLE)
        )
    )
    return found is not None


def newest_readable(session: Session, event_id: int) -> int | None:
    """Return the id of the newest plan that can be read; None when there is none."""
    return session.scalar(
        select(Plan.id)
        .where(Plan.event_id == event_id, Plan.state.in_(READABLE), counts())
        .order_by(Plan.id.desc())
        .limit(1)
    )


def version_standing(session: Session, event_id: int, plan_id: int) -> Version:
    """Return where a plan of this event stands among the others."""
    rows = session.execute(
        select(Plan.id, Plan.origin_id, Plan.state)
        .where(Plan.event_id == event_id, Plan.state.not_in(_NOTHING), counts())
        .order_by(Plan.id)
    ).all()
    origins = {row.id: row.origin_id or row.id for row in rows}
    mine = origins.get(plan_id, plan_id)
    own = max((row.id for row in rows if origins[row.id] == mine), default=plan_id)
    count = session.scalar(
        select(func.count())
        .select_from(PlanChange)
        .outerjoin(Plan, Plan.id == PlanChange.plan_id)
        .where(PlanChange.origin_id == mine, or_(Plan.id.is_(None), Plan.state.not_in(_NOTHING)))
    )
    told = (
        row.id
        for row in rows
        if row.state is PlanState.PUBLISHED and origins[row.id] == mine and row.id != plan_id
    )
    told_id = next(told, None)
    first = session.execute(select(Plan.measures, Plan.repairs).where(Plan.id == mine)).first()
    return Version(
        newer_id=0 if own == plan_id else own,
        amends=told_id is not None,
        is_same=told_id is not None and _says_the_same(session, plan_id, told_id),
        changes=count or 0,
        before=first.measures if first and count else None,
        is_repair=first is not None and first.repairs is not None,
    )


def _says_the_same(session: Session, plan_id: int, told_id: int) -> bool:
    """Say whether two plans are word for word the same; the database compares, nothing is read."""
    other = aliased(Plan)
    found = session.scalar(
        select(Plan.id)
        .join(other, other.document == Plan.document)
        .where(Plan.id == plan_id, other.id == told_id)
    )
    return found is not None


def plans_side_by_side(session: Session, event_id: int) -> list[Plan]:
    """Return the newest version of each plan that can be read, the plan made first at the head; no documents.

    Beside a newest version that is a draft, the one that people see is returned too.
    """
    rows = session.scalars(
        select(Plan)
        .where(Plan.event_id == event_id, Plan.state.in_(READABLE), counts())
        .options(defer(Plan.document, raiseload=True))
        .order_by(Plan.id)
    ).all()
    newest = {origin_of(row): row.id for row in rows}
    kept = [
        row for row in rows if newest[origin_of(row)] == row.id or row.state is PlanState.PUBLISHED
    ]
    return sorted(kept, key=lambda row: (origin_of(row), row.id))


def changes_of(session: Session, plan: Plan, *, after: int = 0) -> list[PlanChange]:
    """Return the changes of a plan and its versions, the newest first, but for those that came to nothing.

    With `after` only those made on that version or on later ones.
    """
    return list(
        session.scalars(
            select(PlanChange)
            .outerjoin(Plan, Plan.id == PlanChange.plan_id)
            .where(
                PlanChange.event_id == plan.event_id,
                PlanChange.origin_id == origin_of(plan),
                PlanChange.before_id >= after,
                or_(Plan.id.is_(None), Plan.state.not_in(_NOTHING)),
            )
            .options(selectinload(PlanChange.organizer))
            .order_by(PlanChange.id.desc())
            .limit(MOST)
        )
    )
