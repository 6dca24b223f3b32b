"""The form: asks, stores, and gives the private link. Keeps every value when something needs a look."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from flask import request
from marshmallow import ValidationError
from werkzeug.wrappers import Response as Answer

from service.errors import Busy, EmailTaken, FormClosed, NotFound, SentBefore
from service.operations import responses
from service.operations.phrases import phrases_in
from service.schemas.ownanswers import ASKED, load_form
from service.store.queries.form import form_by_slug
from service.store.queries.hours import hours_now, takes_answers
from service.store.values import OwnForm, ResponseValues
from service.tokens import key_for, new_once
from service.web.addresses import refuse_unwritable
from service.web.attendee.blueprint import blueprint
from service.web.attendee.closed import closed_form
from service.web.attendee.links import response_link, response_token
from service.web.callers import PUBLIC, caller
from service.web.language import language
from service.web.pages.attendee import form_page
from service.web.pages.filled import Filled, fresh_response_form, sent_form
from service.web.pages.ownquestions import own_part
from service.web.render import seen_next, sent, shown
from service.web.rows import EventRow, FormQuestionRow
from service.web.sentences import sentences_of
from service.web.unit import services
from service.web.words import _, speak_of_rooms

# What a page of ours names one filling of the form by.
_ONCE = re.compile("[0-9a-f]{32}")


@blueprint.route("/e/<slug>", methods=["GET", "POST"])
@caller(PUBLIC)
def form(slug: str) -> Answer:
    """Show the form, or store what was sent."""
    if request.method == "POST":
        return _submit(slug)
    event, questions = _form(slug)
    if not is_open(event):
        return closed_form(event)
    return _shown(event, questions, fresh_response_form())


def is_open(event: EventRow) -> bool:
    """Say whether the form takes answers now."""
    with services().store.reading() as session:
        return takes_answers(session, event.id, event, now=services().now())


def hours_of(event: EventRow) -> tuple[datetime, datetime] | None:
    """Return from when to when the rounds of an event are as it runs; None without a published plan."""
    with services().store.reading() as session:
        return hours_now(session, event, now=services().now())


def address_taken() -> dict[str, tuple[str, ...]]:
    """Return what to say about an address that answered already: how to go on, and nothing about whom."""
    said = _(
        "We cannot use this address here a second time. If you have a private link, open it "
        "and answer there, or ask the organizer for it. "
        "Or leave the address empty and send again: then your answers are stored."
    )
    return {"email": (said,)}


def _submit(slug: str) -> Answer:
    fields = sent()
    try:
        # Most forms ask nothing of their own: they are stored without being read first.
        questions = _form(slug)[1] if ASKED in fields else ()
        values, own = load_form(fields, phrases_in, questions)
        refuse_unwritable(values.email)
        key = _stored(slug, replace(values, reads=language()), own, key=_key(slug, fields))
    except ValidationError as error:
        return _shown(*_form(slug), sent_form(fields, sentences_of(error)), code=422)
    except EmailTaken:
        return _shown(*_form(slug), sent_form(fields, address_taken()), code=422)
    except FormClosed:
        return closed_form(_form(slug)[0], sent=fields, code=409)
    except Busy:
        return _shown(*_form(slug), sent_form(fields, {}), code=503)
    return seen_next("attendee.mine", token=response_token(key), stored=1)


def _stored(slug: str, values: ResponseValues, own: OwnForm, *, key: str) -> str:
    """Store a form and return its row's key. What is sent again since no reply was heard changes that row."""
    reach, now = services(), services().now()
    try:
        with reach.store.writing() as session:
            return responses.submit_response(
                session,
                reach.doorbell,
                slug,
                values,
                link_of=response_link,
                now=now,
                own=own,
                key=key,
            ).key
    except (EmailTaken, SentBefore) as fault:
        if not key:
            raise
        with reach.store.writing() as session:
            is_known = responses.send_again(session, key, values, now=now, own=own)
        # Where they withdrew meanwhile, their page says so.
        if is_known or isinstance(fault, SentBefore):
            return key
        raise


def _key(slug: str, fields: Mapping[str, Sequence[str]]) -> str:
    """Return the key that one filling of the form gets; what names none is one of its own."""
    once = _once((fields.get("once") or [""])[0])
    return key_for(services().settings.secret_key, f"{slug}:{once}") if once else ""


def _once(sent: str) -> str:
    return sent if _ONCE.fullmatch(sent) else ""


def _form(slug: str) -> tuple[EventRow, Sequence[FormQuestionRow]]:
    with services().store.reading() as session:
        found = form_by_slug(session, slug)
    if found is None:
        raise NotFound
    speak_of_rooms(is_online=found[0].is_online)
    return found


def _shown(
    event: EventRow, questions: Sequence[FormQuestionRow], filled: Filled, *, code: int = 200
) -> Answer:
    own = own_part(questions, asks_group=event.parts_groups)
    # A form that comes back to its sender stays the same filling.
    once = _once(filled.text("once")) or new_once()
    return shown("form.html", form_page(event, filled, own, once=once, busy=code == 503), code=code)
