"""Letters about a plan: who sits where, and later what changed. Only to those who gave an address."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.operations.calendars import calendar_for
from service.operations.mail import post_message
from service.queue import Doorbell
from service.store.models import Event, Plan, Response
from service.store.queries.hosts import tables_hosted
from service.store.queries.places import company_of
from service.store.queries.plans import rounds_of_everybody

# The page of a table of an event.
TableLinkOf = Callable[[int, int], str]
PUBLISHED = "plan-published"
CHANGED = "plan-changed"


def tell_rounds(
    session: Session,
    doorbell: Doorbell,
    plan: Plan,
    *,
    instead_of: Plan | None,
    from_round: int = 1,
    link_of: Callable[[str], str],
    table_link_of: TableLinkOf | None = None,
    now: datetime,
) -> None:
    """Write to everybody what they have in a plan, and to hosts where the page of their table is.

    Where people followed another version of it (`instead_of`), only those hear of it for whom a round
    changes, and only of rounds to come: those before `from_round` are over.
    """
    event = session.get_one(Event, plan.event_id)
    known = company_of(session, instead_of.id) if instead_of is not None else {}
    now_known = company_of(session, plan.id) if known else {}
    hosted = tables_hosted(session, plan.id, plan.asked) if table_link_of else {}
    all_rounds = rounds_of_everybody(session, event.id, plan.id)
    for response in session.scalars(
        select(Response)
        .where(
            Response.event_id == event.id,
            Response.email.is_not(None),
            Response.withdrawn_at.is_(None),
        )
        .order_by(Response.number)
    ):
        before = known.get(response.id)
        if known and before == now_known.get(response.id):
            continue
        rounds = all_rounds.get(response.id, [])
        left = [one for one in rounds if one.number >= from_round]
        seated = [one for one in left if one.table is not None]
        if not rounds or (before is not None and not left):
            continue  # no part in it: they came later, or their last round is over
        table = hosted.get(response.id, 0)
        post_message(
            session,
            doorbell,
            PUBLISHED if before is None else CHANGED,
            recipient=response.email or "",
            event=event,
            response=response,
            facts={
                "name": response.name,
                "people": len({mate.number for one in seated for mate in one.mates}),
                "rounds": len(seated),
                "first_at": seated[0].starts_at if seated else None,
                "first_table": seated[0].table if seated else None,
                "link": link_of(response.key),
                "hosted": table,
                "table_link": table_link_of(event.id, table) if table_link_of and table else "",
            },
            now=now,
            calendar=calendar_for(event, response.number, rounds, published_at=now),
        )
