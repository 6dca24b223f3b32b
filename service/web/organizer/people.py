"""Who takes part: list, one person, changing and withdrawing on their behalf."""

# ruff: noqa: ARG001 - the guard has read `slug`; Flask passes it on by name
from flask import request
from marshmallow import ValidationError
from werkzeug.wrappers import Response as Answer

from service.errors import EmailTaken, FormClosed, NotFound, RoundsBegun
from service.operations import responses
from service.operations.coverage import coverage_of
from service.operations.formletters import letters_due, write_about_form
from service.operations.phrases import phrases_in
from service.schemas.ownanswers import load_form
from service.store.queries import messages as message_rows
from service.store.queries import plans as plan_rows
from service.store.queries import responses as response_rows
from service.store.queries.changes import changes_of, withdrawals_of, withdrawn_count
from service.store.queries.form import answers_in, form_questions_of, own_answers_of
from service.store.queries.letters import INVITATION, REMINDER
from service.store.queries.people import listed_people, namesakes_of, written_by
from service.store.values import By, ChangedBy
from service.web.addresses import refuse_unwritable
from service.web.attendee.form import is_open
from service.web.attendee.links import response_link
from service.web.callers import EDITOR, LOOKER, caller
from service.web.numbers import whole
from service.web.organizer.blueprint import blueprint
from service.web.organizer.standing import hosts_now, tables_to_take_over
from service.web.pages.crowd import Asked, people_page
from service.web.pages.filled import Filled, response_form, sent_form
from service.web.pages.ownquestions import own_part, own_told, with_answers
from service.web.pages.people import person_form_page, person_page
from service.web.pages.trail import trail_lines
from service.web.qr import qr_answer
from service.web.render import seen_next, sent, shown
from service.web.rows import ResponseRow
from service.web.sentences import sentences_of
from service.web.unit import member, services
from service.web.words import _

# What stays between the attendee and the seating: never shown here, and never changed from here.
MOST_FOUND = 80
PRIVATE = ("met_text", "keep_apart_text", "depth")


@blueprint.get("/events/<slug>/people")
@caller(LOOKER)
def people(slug: str) -> Answer:
    """List everybody who takes part."""
    return _people(slug)


def _people(slug: str, refused: str = "", *, code: int = 200) -> Answer:
    who, reach = member(), services()
    event_id = who.event.id
    asked = Asked(
        missing=request.args.get("missing", ""),
        find=request.args.get("find", "")[:MOST_FOUND],
        page=request.args.get("page", 1, type=int),
        sent=whole(request.args.get("sent", ""), digits=6),
        new=whole(request.args.get("new", ""), digits=6),
        changed=whole(request.args.get("changed", ""), digits=6) or 0,
        same=whole(request.args.get("same", ""), digits=6) or 0,
        out=whole(request.args.get("out", ""), digits=6) or 0,
        file=whole(request.args.get("file", ""), digits=9),
    )
    with reach.store.reading() as session:
        rows = listed_people(session, event_id)
        words = {row.id: row.words for row in rows}
        answered: dict[int, set[int]] = {}
        for one in answers_in(session, event_id):
            answered.setdefault(one.question_id, set()).add(one.response_id)
        page = people_page(
            who,
            rows,
            asked,
            alone=coverage_of(session, event_id, words).alone(),
            questions=form_questions_of(session, event_id),
            answered=answered,
            due=letters_due(session, event_id, now=reach.now()),
            letters=message_rows.undelivered_of(session, event_id),
            withdrawn=withdrawn_count(session, event_id),
            withdrawals=withdrawals_of(session, event_id),
            link=reach.links.form(slug),
            is_published=plan_rows.published_plan(session, event_id) is not None,
            is_open=is_open(who.event),
            is_local=reach.is_local,
            sends_mail=reach.sends_mail,
            hosts=hosts_now(session, event_id),
            refused=refused,
        )
    return shown("people.html", page, code=code)


@blueprint.post("/events/<slug>/people/invite")
@caller(EDITOR)
def invite_people(slug: str) -> Answer:
    """Write to those who came with a list and know nothing of the form yet, once."""
    return _write(slug, INVITATION)


@blueprint.post("/events/<slug>/people/remind")
@caller(EDITOR)
def remind_people(slug: str) -> Answer:
    """Write to those who came with a list and have not filled the form, once."""
    return _write(slug, REMINDER)


@blueprint.get("/events/<slug>/people/<int:number>")
@caller(EDITOR)
def person(slug: str, number: int) -> Answer:
    """Show what one person wrote for the organizer."""
    who, row = member(), _row(number)
    with services().store.reading() as session:
        questions = form_questions_of(session, who.event.id)
        own = own_told(questions, own_answers_of(session, row.id))
        changes = changes_of(session, row.id)
        is_unused = not written_by(session, row.id)
        called = namesakes_of(session, who.event.id).get(row.id, row.name)
        hosts = hosts_now(session, who.event.id)
        next_round, vacant = tables_to_take_over(session, who.event, number)
    labels = {f"own_{one.id}": one.label for one in questions}
    page = person_page(
        who,
        row,
        called=called,
        own=own,
        trail=trail_lines(changes, labels, who.event.time_zone),
        is_host=row.is_host if hosts is None else row.id in hosts,
        hosts_stay=hosts is not None,
        next_round=next_round,
        vacant=vacant,
        stored=request.args.get("stored") == "1",
        link=response_link(row.key) if is_unused else "",
        is_local=services().is_local,
    )
    return shown("person.html", page)


@blueprint.get("/events/<slug>/people/<int:number>/link.svg")
@caller(EDITOR)
def person_code(slug: str, number: int) -> Answer:
    """Draw the private link of somebody who has not used it, for their phone to read."""
    row = _row(number)
    with services().store.reading() as session:
        if written_by(session, row.id):
            raise NotFound
    return qr_answer(response_link(row.key))


@blueprint.route("/events/<slug>/people/<int:number>/change", methods=["GET", "POST"])
@caller(EDITOR)
def change_person(slug: str, number: int) -> Answer:
    """Change somebody's answers for them; their private notes stay as they are."""
    row = _row(number)
    kept = response_form(row, is_online=member().event.is_online)
    if request.method == "GET":
        return _form(row, _without_private(kept), code=200, stored=True)
    fields = {name: texts for name, texts in sent().items() if name not in PRIVATE}
    private = {name: list(kept.all(name)) for name in PRIVATE}
    reach = services()
    try:
        with reach.store.reading() as session:
            questions = form_questions_of(session, member().event.id)
        values, own = load_form({**fields, **private}, phrases_in, questions)
        refuse_unwritable(values.email)
        with reach.store.writing() as session:
            responses.revise_response(
                session,
                row.id,
                values,
                now=reach.now(),
                own=own,
                by=_me(),
            )
    except ValidationError as error:
        return _form(row, sent_form(fields, sentences_of(error)), code=422)
    except EmailTaken:
        said = {"email": (_("Another person at this event has this address already."),)}
        return _form(row, sent_form(fields, said), code=422)
    return seen_next("organizer.person", slug=slug, number=number, stored=1)


@blueprint.post("/events/<slug>/people/<int:number>/host")
@caller(EDITOR)
def name_host(slug: str, number: int) -> Answer:
    """Make somebody the host of a table in plans to come, or not any more; once rounds run, nothing."""
    row, reach = _row(number), services()
    is_host = request.form.get("does") == "host"
    with reach.store.writing() as session:
        if hosts_now(session, row.event_id) is None:
            responses.name_host(session, row.id, is_host=is_host, by=_me(), now=reach.now())
    return seen_next("organizer.person", slug=slug, number=number)


@blueprint.post("/events/<slug>/people/<int:number>/withdraw")
@caller(EDITOR)
def withdraw_person(slug: str, number: int) -> Answer:
    """Take somebody out, who asked for it."""
    row, reach = _row(number), services()
    with reach.store.writing() as session:
        responses.withdraw_response(session, row.id, now=reach.now(), by=_me())
    return seen_next("organizer.people", slug=slug)


def _row(number: int) -> ResponseRow:
    with services().store.reading() as session:
        row = response_rows.response_by_number(session, member().event.id, number)
    if row is None:
        raise NotFound
    return row


def _write(slug: str, kind: str) -> Answer:
    reach, written = services(), 0
    if reach.sends_mail:
        try:
            with reach.store.writing() as session:
                written = write_about_form(
                    session,
                    reach.doorbell,
                    member().event.id,
                    kind,
                    link_of=response_link,
                    now=reach.now(),
                )
        except FormClosed:
            pass  # the page no longer offers it
        except RoundsBegun:
            told = _("The first round has begun, or its time has passed. Nobody was written to.")
            return _people(slug, told, code=409)
    return seen_next("organizer.people", slug=slug, sent=written)


def _me() -> By:
    return By(ChangedBy.ORGANIZER, member().organizer.id)


def _without_private(form: Filled) -> Filled:
    return Filled({name: texts for name, texts in form.texts.items() if name not in PRIVATE})


def _form(row: ResponseRow, form: Filled, *, code: int, stored: bool = False) -> Answer:
    who = member()
    with services().store.reading() as session:
        questions = form_questions_of(session, who.event.id)
        called = namesakes_of(session, who.event.id).get(row.id, row.name)
        if stored:
            answers = own_answers_of(session, row.id)
            form = with_answers(form, questions, answers)
    own = own_part(questions, asks_group=who.event.parts_groups)
    page = person_form_page(who, row, form, called=called, own=own)
    return shown("person-change.html", page, code=code)
