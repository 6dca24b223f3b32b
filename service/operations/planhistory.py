"""One line of a plan's history: who changed what by hand. Changes no plan."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from service.store.models import Plan, PlanChange
from service.store.queries.versions import origin_of
from service.store.values import ChangeKind


def tell_change(
    session: Session,
    base: Plan,
    version: Plan,
    kind: ChangeKind,
    facts: Mapping[str, Any],
    *,
    organizer_id: int,
    now: datetime,
) -> None:
    """Keep that a plan was changed, and to which version; the same one where only locks did."""
    session.add(
        PlanChange(
            event_id=base.event_id,
            origin_id=origin_of(base),
            before_id=base.id,
            plan_id=version.id,
            kind=kind,
            facts=dict(facts),
            organizer_id=organizer_id,
            made_at=now,
        )
    )
    session.flush()
