"""Behind the private link: what is stored, changing it, withdrawing it, and the rounds once published."""

# ruff: noqa: ARG001 - the guard has read `token`; Flask passes it on by name
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import request
from marshmallow import ValidationError
from werkzeug.wrappers import Response as Answer

from service.errors import Busy, EmailTaken
from service.operations import responses
from service.operations.phrases import phrases_in
from service.operations.roster import NameIndex
from service.operations.vocabulary import questions_about
from service.schemas.ownanswers import load_form
from service.store.namesakes import typed
from service.store.queries import plans as plan_rows
from service.store.queries.day import Left, left_of
from service.store.queries.followups import people_met
from service.store.queries.form import form_questions_of, own_answers_of
from service.store.queries.held import held_rounds
from service.store.queries.hosts import hosted_now, hosts_from, tables_hosted
from service.store.queries.marks import evening_mark, presence_mark
from service.store.queries.ownrounds import rounds_of_response
from service.store.values import Kind, Presence
from service.web.addresses import refuse_unwritable
from service.web.attendee.blueprint import blueprint
from service.web.attendee.closed import closed_form
from service.web.attendee.day import present_now, tonight_for
from service.web.attendee.form import address_taken, hours_of, is_open
from service.web.attendee.links import response_link
from service.web.callers import ATTENDEE, caller
from service.web.evening import evening_of
from service.web.following import followed, following
from service.web.host.links import table_link
from service.web.language import language
from service.web.pages.attendee import (
    GonePage,
    WithdrawPage,
    cap_of,
    change_page,
    mine_frame,
)
from service.web.pages.dayclock import is_day
from service.web.pages.filled import Filled, response_form, sent_form
from service.web.pages.following import Following
from service.web.pages.frame import Frame
from service.web.pages.late import late_told, unasked_told
from service.web.pages.mine import MinePage, mine_page
from service.web.pages.ownquestions import own_part, own_told, with_answers
from service.web.pages.ownround import OwnRound
from service.web.pages.tonight import Tonight
from service.web.render import page_of, seen_next, sent, shown
from service.web.sentences import sentences_of
from service.web.unit import Attendee, attendee, services

# What may be asked for in the page's address.
ASKED = ("stored", "round", "another")


@blueprint.get("/me/<token>")
@caller(ATTENDEE)
def mine(token: str) -> Answer:
    """Show an attendee everything that is stored about them, and where they sit."""
    who = attendee()
    if who.response.withdrawn_at is not None:
        return _gone(who)
    with services().store.reading() as session:
        page = _mine(session, who, _seen(session, who))
    return shown("mine.html", page)


@blueprint.get("/me/<token>/now")
@caller(ATTENDEE)
def mine_now(token: str) -> Answer:
    """Answer what moves on that page, or 304 when nothing did."""
    who = attendee()
    with services().store.reading() as session:
        seen = _seen(session, who)
        if who.response.withdrawn_at is not None:
            return followed(seen.follow, str)
        return followed(
            seen.follow, lambda: page_of("_state/mine-now.html", _mine(session, who, seen))
        )


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is read even where nothing moved."""

    plan: Any
    left: Left
    # Whether they were checked in.
    is_here: bool
    follow: Following


def _seen(session: Any, who: Attendee) -> _Seen:
    plan, left = plan_rows.published_plan(session, who.event.id), left_of(session, who.event.id)
    said = presence_mark(session, who.response.id)
    evening = evening_mark(session, who.event.id, plan, left, now=services().now())
    state = "published" if plan else "waiting"
    follow = following(
        "attendee.mine",
        token=who.token,
        keeps=ASKED,
        decides=(*evening, *said, who.response.updated_at),
        state="gone" if who.response.withdrawn_at is not None else state,
        event=who.event,
    )
    return _Seen(plan, left, said[:1] == (Presence.HERE,), follow)


def _mine(session: Any, who: Attendee, seen: _Seen) -> MinePage:
    """Return the page of an attendee as it is now."""
    now, plan = services().now(), seen.plan
    people = plan_rows.people_of(session, who.event.id)
    own = own_told(
        form_questions_of(session, who.event.id), own_answers_of(session, who.response.id)
    )
    rounds = None
    if plan:
        held = held_rounds(session, plan, now=now)
        rounds = rounds_of_response(session, plan.id, who.response.id, held=held)
    evening = evening_of(session, who.event, plan, seen.left)
    if rounds:
        rounds = present_now(rounds, evening, reader=who.response.number)
    tonight = tonight_for(session, who, rounds or [], evening)
    asked = questions_about(
        session,
        who.event.id,
        [*who.response.words(Kind.INTEREST), *who.response.words(Kind.CURIOUS)],
        languages=tuple(who.response.languages),
    )
    names = NameIndex((one.number, typed(one.name)) for one in people.values() if not one.withdrawn)
    first = hosts_from(plan.asked, who.response.number) if plan else 1
    # Who leaves before they host hosts nothing.
    hosts_none = tonight.is_away or 0 < tonight.leaves < first
    table = 0 if hosts_none else _table_hosted(session, who, plan)
    return mine_page(
        who,
        rounds,
        met=people_met(session, plan, who.response.id, until=now) if plan else (),
        link=response_link(who.response.key),
        may_change=is_open(who.event),
        stored=request.args.get("stored", ""),
        asked=asked,
        own=own,
        called=people[who.response.id].name,
        sends_mail=services().sends_mail,
        tonight=tonight,
        span=evening.span,
        hosted=table,
        hosted_from=first,
        table_link=table_link(who.event.id, table, who.response.id) if table else "",
        follow=seen.follow,
        late=_late(tonight, rounds or ()),
        is_day=is_day(who.event, evening.clock, now=now),
        is_here=seen.is_here,
        now=now,
        fits=lambda words: bool(names.numbers(words, but=who.response.number)),
    )


def _late(tonight: Tonight, rounds: Sequence[OwnRound]) -> str:
    """Say what came too late, as the page's address has it."""
    of, asked, turn = (
        request.args.get(name, type=int, default=0) for name in ("of", "round", "another")
    )
    return late_told(request.args.get("late", ""), of, tonight) or unasked_told(
        asked, turn, tonight, [one.number for one in rounds]
    )


def _table_hosted(session: Any, who: Attendee, plan: Any) -> int:
    if plan is None:
        return 0
    mine, hosted = who.response.id, tables_hosted(session, plan.id, plan.asked)
    if mine in hosted:
        return hosted[mine]
    return hosted_now(session, plan, now=services().now()).tables.get(mine, 0)


@blueprint.route("/me/<token>/change", methods=["GET", "POST"])
@caller(ATTENDEE)
def change(token: str) -> Answer:
    """Change what is stored, while the form is open."""
    who = attendee()
    if who.response.withdrawn_at is not None:
        return _gone(who)
    if not is_open(who.event):
        code = 200 if request.method == "GET" else 409
        return closed_form(who.event, sent=sent(), token=token, code=code)
    if request.method == "GET":
        return _form(response_form(who.response, is_online=who.event.is_online), stored=True)
    return _revise(who)


@blueprint.route("/me/<token>/withdraw", methods=["GET", "POST"])
@caller(ATTENDEE)
def withdraw(token: str) -> Answer:
    """Ask once, then erase what the person wrote. Possible at any time, without a reason."""
    who, reach = attendee(), services()
    if who.response.withdrawn_at is not None:
        return _gone(who)
    if request.method == "GET":
        frame = mine_frame(who.event, who.response.name)
        page = WithdrawPage(frame=frame, token=token, name=who.response.name)
        return shown("withdraw.html", page)
    with reach.store.writing() as session:
        responses.withdraw_response(session, who.response.id, now=reach.now())
    return seen_next("attendee.mine", token=token)


def _revise(who: Attendee) -> Answer:
    reach, fields = services(), sent()
    try:
        with reach.store.reading() as session:
            questions = form_questions_of(session, who.event.id)
        values, own = load_form(fields, phrases_in, questions)
        refuse_unwritable(values.email)
        with reach.store.writing() as session:
            responses.revise_own_response(
                session,
                who.response.id,
                replace(values, reads=language()),
                now=reach.now(),
                own=own,
            )
    except ValidationError as error:
        return _form(sent_form(fields, sentences_of(error)), code=422)
    except EmailTaken:
        return _form(sent_form(fields, address_taken()), code=422)
    except Busy:
        return _form(sent_form(fields, {}), code=503)
    return seen_next("attendee.mine", token=who.token, stored=2)


def _form(filled: Filled, *, code: int = 200, stored: bool = False) -> Answer:
    who = attendee()
    with services().store.reading() as session:
        questions = form_questions_of(session, who.event.id)
        if stored:
            filled = with_answers(filled, questions, own_answers_of(session, who.response.id))
    own = own_part(questions, asks_group=who.event.parts_groups)
    page = change_page(who.event, who.token, filled, own, busy=code == 503)
    return shown("change.html", page, code=code)


def _gone(who: Attendee) -> Answer:
    page = GonePage(
        frame=Frame(title=who.event.name, ask=who.event.whom_to_ask),
        cap=cap_of(who.event, hours_of(who.event)),
        slug=who.event.slug,
        is_open=is_open(who.event),
    )
    return shown("withdrawn.html", page)
