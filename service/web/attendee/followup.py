"""Behind the private link: whom one met, one thing each said, and talking again where both say yes."""

# ruff: noqa: ARG001 - the guard has read `token`; Flask passes it on by name
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from flask import request
from marshmallow import ValidationError
from werkzeug.wrappers import Response as Answer

from service.errors import Busy, FollowUpClosed, NotFound
from service.mail.vcard import vcard_of
from service.operations import followups
from service.schemas.followup import load_follow_up
from service.store.evening import is_over
from service.store.namesakes import typed
from service.store.queries import followups as follow_up_rows
from service.store.queries.day import day_of
from service.store.queries.events import event_by_id
from service.store.queries.hours import hours_now
from service.web.attendee.blueprint import blueprint
from service.web.attendee.links import response_link
from service.web.callers import ATTENDEE, caller
from service.web.downloads import file_answer
from service.web.pages.filled import Filled, sent_form
from service.web.pages.followup import (
    FollowUpRow,
    follow_up_form,
    follow_up_page,
    met_page,
)
from service.web.render import seen_next, sent, shown
from service.web.rows import MetRow
from service.web.sentences import sentences_of
from service.web.unit import attendee, services
from service.web.words import _


@dataclass(frozen=True, slots=True)
class _Talk:
    """One person whom the reader met, with what both noted."""

    met: MetRow
    own: FollowUpRow | None
    back: FollowUpRow | None
    is_open: bool
    closes_at: datetime


@blueprint.get("/me/<token>/met")
@caller(ATTENDEE)
def met(token: str) -> Answer:
    """List whom the reader met so far."""
    who, reach = attendee(), services()
    if who.response.withdrawn_at is not None:
        return seen_next("attendee.mine", token=token)
    with reach.store.reading() as session:
        event = event_by_id(session, who.event.id)
        if event is None:
            raise NotFound
        window = followups.window_of(session, event, now=reach.now())
        people = followups.met_by(session, who.event.id, who.response.id, now=reach.now())
        kept = request.args.get("kept", type=int, default=0)
        page = met_page(
            who,
            people,
            follow_up_rows.follow_ups_by(session, who.response.id),
            is_evening_over=is_over(event, day_of(session, event.id), now=reach.now()),
            is_open=window.is_open,
            is_kept=kept > 0 and all(one.number != kept for one in people),
            closes=window.closes_at,
            span=hours_now(session, event, now=reach.now()),
            now=reach.now(),
        )
    return shown("met.html", page)


@blueprint.route("/me/<token>/met/<int:number>", methods=["GET", "POST"])
@caller(ATTENDEE)
def follow_up(token: str, number: int) -> Answer:
    """Show and store what the reader noted about one person."""
    who = attendee()
    if who.response.withdrawn_at is not None:
        return seen_next("attendee.mine", token=token)
    if request.method == "POST":
        return _store(number)
    found = _talk(number)
    form = follow_up_form(found.own, who.response.email or "")
    return _shown(found, form)


@blueprint.get("/me/<token>/met/<int:number>.vcf")
@caller(ATTENDEE)
def contact_card(token: str, number: int) -> Answer:
    """Give the contact of somebody who said yes too, as a file for address books."""
    found, who = _talk(number), attendee()
    if found.own is None or found.back is None or found.own.agreed_at is None:
        raise NotFound
    note = _("Met at %(event)s.", event=who.event.name)
    said = found.own.note.replace("\n", " ")
    card = vcard_of(typed(found.met.name), found.back.contact, f"{note} {said}".strip())
    name = f"{who.event.slug}-{number}.vcf"
    return file_answer(card.encode(), name=name, kind="text/vcard")


def _store(number: int) -> Answer:
    who, reach, fields = attendee(), services(), sent()
    try:
        values = load_follow_up(fields)
        with reach.store.writing() as session:
            followups.store_follow_up(
                session,
                reach.doorbell,
                who.response.id,
                number,
                values,
                link_of=response_link,
                now=reach.now(),
            )
            met = followups.met_by(session, who.event.id, who.response.id, now=reach.now())
    except ValidationError as error:
        found = _talk(number, followups.notable_by)
        return _shown(found, sent_form(fields, sentences_of(error)), code=422)
    except FollowUpClosed:
        found = _talk(number, followups.notable_by)
        form = follow_up_form(found.own, who.response.email or "")
        return _shown(found, form, late=(values.note, values.line), code=409)
    except Busy:
        found = _talk(number, followups.notable_by)
        return _shown(found, sent_form(fields, {}), code=503)
    if all(one.number != number for one in met):
        # Their round was taken back while they wrote.
        return seen_next("attendee.met", token=who.token, kept=number)
    return seen_next("attendee.follow_up", token=who.token, number=number, stored=1)


def _talk(number: int, among: Callable[..., tuple[MetRow, ...]] = followups.met_by) -> _Talk:
    """Return what the reader may see about one person `among` those whom they met, or may note about."""
    who, reach = attendee(), services()
    with reach.store.reading() as session:
        event = event_by_id(session, who.event.id)
        people = among(session, who.event.id, who.response.id, now=reach.now())
        one = next((one for one in people if one.number == number), None)
        if event is None or one is None:
            raise NotFound
        window = followups.window_of(session, event, now=reach.now())
        return _Talk(
            one,
            follow_up_rows.follow_up(session, who.response.id, one.id),
            follow_up_rows.follow_up(session, one.id, who.response.id),
            reach.now() < window.closes_at,
            window.closes_at,
        )


def _shown(found: _Talk, form: Filled, *, late: tuple[str, ...] = (), code: int = 200) -> Answer:
    page = follow_up_page(
        attendee(),
        found.met,
        form=form,
        own=found.own,
        back=found.back,
        closes=found.closes_at,
        is_open=found.is_open,
        is_stored=request.args.get("stored") == "1",
        busy=code == 503,
        late=tuple(filter(None, late)),
    )
    return shown("follow-up.html", page, code=code)
