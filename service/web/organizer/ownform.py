"""What the organizer adds to the form: own questions, their order, and the built-in group."""

from flask import request
from marshmallow import ValidationError
from werkzeug.wrappers import Response as Answer

from service.errors import Answered, NotFound, OptionsChosen, TooMany
from service.operations import formquestions
from service.schemas.formquestion import load_form_question
from service.web.callers import EDITOR, caller
from service.web.organizer.blueprint import blueprint
from service.web.pages.filled import Filled, sent_form
from service.web.pages.ownform import form_question_page, own_form_page, question_form
from service.web.render import seen_next, sent, shown
from service.web.sentences import Asked, sentences_of
from service.web.unit import member, services
from service.web.words import _


@blueprint.route("/events/<slug>/form", methods=["GET", "POST"])
@caller(EDITOR)
def own_form(slug: str) -> Answer:
    """Show what the form asks beside its own questions; add a question."""
    if request.method == "GET":
        return _page(Filled({"kind": ("choice",)}), code=200)
    reach = services()
    try:
        values = load_form_question(sent())
        with reach.store.writing() as session:
            formquestions.add_form_question(session, member().event.id, values, now=reach.now())
    except ValidationError as error:
        return _page(sent_form(sent(), sentences_of(error, Asked.ROW)), code=422)
    except TooMany as fault:
        said = _(
            "These are %(most)s questions already. Please take one away first.", most=fault.most
        )
        return _page(sent_form(sent(), {"text": (said,)}), code=422)
    return seen_next("organizer.own_form", slug=slug, stored=1)


@blueprint.route("/events/<slug>/form/<int:question_id>", methods=["GET", "POST"])
@caller(EDITOR)
def change_form_question(slug: str, question_id: int) -> Answer:
    """Show one question, and change it as far as its answers allow."""
    if request.method == "GET":
        return _question(question_id, None, code=200)
    try:
        values = load_form_question(sent())
        with services().store.writing() as session:
            formquestions.change_form_question(session, member().event.id, question_id, values)
    except ValidationError as error:
        form = sent_form(sent(), sentences_of(error, Asked.ROW))
    except Answered:
        said = _("People have answered it as it is. Please add a new question instead.")
        form = sent_form(sent(), {"kind": (said,)})
    except OptionsChosen as fault:
        chosen = ", ".join(_("“%(label)s”", label=one) for one in fault.options)
        said = _("People have chosen %(options)s. Please leave that as it is.", options=chosen)
        form = sent_form(sent(), {"options": (said,)})
    else:
        return seen_next("organizer.own_form", slug=slug, stored=1)
    return _question(question_id, form, code=422)


@blueprint.post("/events/<slug>/form/<int:question_id>/move")
@caller(EDITOR)
def move_form_question(slug: str, question_id: int) -> Answer:
    """Move a question one place up or down."""
    up = (sent().get("way") or [""])[0] == "up"
    with services().store.writing() as session:
        formquestions.move_form_question(session, member().event.id, question_id, up=up)
    return seen_next("organizer.own_form", slug=slug)


@blueprint.post("/events/<slug>/form/<int:question_id>/remove")
@caller(EDITOR)
def remove_form_question(slug: str, question_id: int) -> Answer:
    """Take a question away, with what was answered to it."""
    with services().store.writing() as session:
        formquestions.remove_form_question(session, member().event.id, question_id)
    return seen_next("organizer.own_form", slug=slug, stored=2)


@blueprint.post("/events/<slug>/form/groups")
@caller(EDITOR)
def part_groups(slug: str) -> Answer:
    """Ask for company, school or team and seat its people apart, or stop doing both."""
    parts = (sent().get("parts") or [""])[0] == "yes"
    with services().store.writing() as session:
        formquestions.part_groups(session, member().event.id, parts=parts)
    return seen_next("organizer.own_form", slug=slug, stored=3)


def _page(form: Filled, *, code: int) -> Answer:
    who = member()
    with services().store.reading() as session:
        page = own_form_page(who, formquestions.questions_asked(session, who.event.id), form=form)
    return shown("own-form.html", page, code=code)


def _question(question_id: int, form: Filled | None, *, code: int) -> Answer:
    who = member()
    with services().store.reading() as session:
        asked = formquestions.questions_asked(session, who.event.id)
    one = next((one for one in asked if one.question.id == question_id), None)
    if one is None:
        raise NotFound
    page = form_question_page(who, one, form=form or question_form(one.question))
    return shown("form-question.html", page, code=code)
