"""The versions of a plan: which is the newest, which may be gone back to, and who made them."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from service.errors import NotFound, Stale
from service.store.models import Plan, PlanChange, PlanState

READABLE = (PlanState.READY, PlanState.PUBLISHED)
# What came to nothing is no version.
_NOTHING = (PlanState.FAILED, PlanState.CANCELED)
MOST = 50


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
    """Return a plan that may be changed, without its rounds; `Stale` when it has a newer version."""
    plan = session.scalar(
        select(Plan).where(Plan.id == plan_id, Plan.event_id == event_id, Plan.state.in_(READABLE))
    )
    if plan is None:
        raise NotFound
    newest = newest_version(session, plan)
    if newest != plan.id:
        raise Stale(newest)
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
        .where(Plan.event_id == event_id, Plan.state.in_(READABLE))
        .order_by(Plan.id.desc())
        .limit(1)
    )


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
