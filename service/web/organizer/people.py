"""Who takes part: list, one person, changing and withdrawing on their behalf."""

# ruff: noqa: ARG001 - the guard has read `slug`; Flask passes it on by name
from flask import request
from marshmallow import ValidationError
from werkzeug.wrappers import Response as Answer

from service.errors import EmailTaken, NotFound
from service.operations import responses
from service.operations.ownanswers import OwnForm
from service.operations.phrases import phrases_in
from service.schemas.ownanswers import asked_group, load_form
from service.store.queries import plans as plan_rows
from service.store.queries import responses as response_rows
from service.store.queries.form import form_questions_of, own_answers_of
from service.store.values import By, ChangedBy
from service.web.callers import EDITOR, LOOKER, caller
from service.web.organizer.blueprint import blueprint
from service.web.pages.filled import Filled, response_form, sent_form
from service.web.pages.ownquestions import own_part, with_answers
from service.web.pages.people import people_page, person_form_page, person_page
from service.web.render import seen_next, sent, shown
from service.web.rows import ResponseRow
from service.web.sentences import sentences_of
from service.web.unit import member, services
from service.web.words import _

# What stays between the attendee and the seating: never shown here, and never changed from here.
PRIVATE = ("met_text", "keep_apart_text", "depth")


@blueprint.get("/events/<slug>/people")
@caller(LOOKER)
def people(slug: str) -> Answer:
    """List everybody who takes part."""
    who, reach = member(), services()
    with reach.store.reading() as session:
        rows = response_rows.responses_of(session, who.event.id)
        is_published = plan_rows.published_plan(session, who.event.id) is not None
        page = people_page(
            who,
            rows,
            link=reach.links.form(slug),
            is_published=is_published,
            is_local=reach.is_local,
        )
    return shown("people.html", page)


@blueprint.get("/events/<slug>/people/<int:number>")
@caller(EDITOR)
def person(slug: str, number: int) -> Answer:
    """Show what one person wrote for the organizer."""
    stored = request.args.get("stored") == "1"
    return shown("person.html", person_page(member(), _row(number), stored=stored))


@blueprint.route("/events/<slug>/people/<int:number>/change", methods=["GET", "POST"])
@caller(EDITOR)
def change_person(slug: str, number: int) -> Answer:
    """Change somebody's answers for them; their private notes stay as they are."""
    row = _row(number)
    kept = response_form(row)
    if request.method == "GET":
        return _form(row, _without_private(kept), code=200, stored=True)
    fields = {name: texts for name, texts in sent().items() if name not in PRIVATE}
    private = {name: list(kept.all(name)) for name in PRIVATE}
    reach = services()
    try:
        with reach.store.reading() as session:
            questions = form_questions_of(session, member().event.id)
        values, answers = load_form({**fields, **private}, phrases_in, questions)
        with reach.store.writing() as session:
            responses.revise_response(
                session,
                row.id,
                values,
                now=reach.now(),
                own=OwnForm(answers, asked_group(fields)),
                by=_me(),
            )
    except ValidationError as error:
        return _form(row, sent_form(fields, sentences_of(error)), code=422)
    except EmailTaken:
        said = {"email": (_("Another person at this event has this address already."),)}
        return _form(row, sent_form(fields, said), code=422)
    return seen_next("organizer.person", slug=slug, number=number, stored=1)


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


def _me() -> By:
    return By(ChangedBy.ORGANIZER, member().organizer.id)


def _without_private(form: Filled) -> Filled:
    return Filled({name: texts for name, texts in form.texts.items() if name not in PRIVATE})


def _form(row: ResponseRow, form: Filled, *, code: int, stored: bool = False) -> Answer:
    who = member()
    with services().store.reading() as session:
        questions = form_questions_of(session, who.event.id)
        if stored:
            answers = own_answers_of(session, row.id)
            form = with_answers(form, questions, answers, for_self=False)
    own = own_part(questions, asks_group=who.event.parts_groups)
    return shown("person-change.html", person_form_page(who, row, form, own), code=code)
