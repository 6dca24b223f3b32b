"""What is shown where the form takes no answers: since when, and what is lost to nobody. Stores nothing."""

from collections.abc import Mapping, Sequence

from werkzeug.wrappers import Response as Answer

from service.store.evening import is_over
from service.store.queries.day import day_of
from service.store.queries.hours import form_closed_at, hours_now
from service.web.pages.closed import closed_page
from service.web.render import shown
from service.web.rows import EventRow
from service.web.unit import services


def closed_form(
    event: EventRow,
    *,
    sent: Mapping[str, Sequence[str]] | None = None,
    token: str = "",
    code: int = 200,
) -> Answer:
    """Show that the form of an event is not open, and what was `sent` too late; `token` as the page has it."""
    now = services().now()
    with services().store.reading() as session:
        span = hours_now(session, event, now=now)
        over = is_over(event, day_of(session, event.id), now=now)
        closed_at = form_closed_at(session, event, now=now)
    page = closed_page(
        event, span=span, closed_at=closed_at, is_over=over, now=now, sent=sent, token=token
    )
    return shown("form-closed.html", page, code=code)
