"""The page of who changed a plan by hand, and how. Knows no seats."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from service.web.pages.changes import Done, history_of, names_by
from service.web.pages.frame import Frame, frame_of
from service.web.planrows import ChangeRow, PlanRow
from service.web.rows import PersonRow
from service.web.unit import Member
from service.web.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPage:
    """Who changed what."""

    frame: Frame
    slug: str
    plan_id: int
    done: tuple[Done, ...]


def history_page(
    who: Member,
    plan: PlanRow,
    changes: Sequence[ChangeRow],
    *,
    people: Sequence[PersonRow],
    now: datetime,
) -> HistoryPage:
    """Return every change of a plan, the newest first."""
    return HistoryPage(
        frame=frame_of(_("What was changed"), who, tab="plan"),
        slug=who.event.slug,
        plan_id=plan.id,
        done=history_of(changes, who.event, names_by(people), now=now),
    )
