"""Who changed or withdrew whose answers: kept by the names of fields, and never of those that are private."""

from datetime import datetime

from sqlalchemy.orm import Session

from service.store.models import Change, Response
from service.store.values import By, ChangedBy, ResponseValues, TrailKind

# Fields an organizer sees. That a private wish changed is nobody's business either.
TOLD = (
    "name",
    "say",
    "email",
    "interests",
    "values",
    "curious_about",
    "languages",
    "size",
    "access",
    "access_for_host",
    "printable",
    "sensitive",
    "group",
)
PERSON = By(ChangedBy.PERSON)


def note_change(
    session: Session,
    response: Response,
    before: ResponseValues,
    after: ResponseValues,
    *,
    own: tuple[str, ...],
    by: By,
    now: datetime,
) -> None:
    """Keep which fields differ; nothing is kept where only private ones do."""
    fields = [one for one in TOLD if getattr(before, one) != getattr(after, one)]
    if fields or own:
        _keep(session, response, TrailKind.CHANGED, [*fields, *own], by=by, now=now)


def note_host(session: Session, response: Response, *, by: By, now: datetime) -> None:
    """Keep that somebody became the host of a table, or is none any more."""
    field = "host" if response.is_host else "guest"
    _keep(session, response, TrailKind.CHANGED, [field], by=by, now=now)


def note_withdrawal(session: Session, response: Response, *, by: By, now: datetime) -> None:
    """Keep that somebody was taken out."""
    _keep(session, response, TrailKind.WITHDRAWN, [], by=by, now=now)


def _keep(
    session: Session,
    response: Response,
    kind: TrailKind,
    fields: list[str],
    *,
    by: By,
    now: datetime,
) -> None:
    session.add(
        Change(
            event_id=response.event_id,
            response_id=response.id,
            kind=kind,
            by=by.who,
            organizer_id=by.organizer_id,
            fields=fields,
            at=now,
        )
    )
