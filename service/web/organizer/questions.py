"""The questions of an event: the organizer's own, looked at while they are written, and how deep any may go."""

# ruff: noqa: ARG001 - the guard has read `slug`; Flask passes it on by name
from flask import jsonify
from marshmallow import ValidationError
from werkzeug.wrappers import Response as Answer

from service.errors import TooMany
from service.operations import questions as asked
from service.schemas.question import DEPTHS, LANGUAGES, LONGEST, load_question
from service.schemas.text import clean_line
from service.store.queries.questions import questions_of
from service.store.values import Tone
from service.web.callers import EDITOR, caller
from service.web.language import language
from service.web.organizer.blueprint import blueprint
from service.web.pages.filled import Filled, sent_form
from service.web.pages.questions import doubt_of, questions_page
from service.web.render import seen_next, sent, shown
from service.web.sentences import Asked, sentences_of, too_long
from service.web.unit import member, services
from service.web.words import _


@blueprint.get("/events/<slug>/questions")
@caller(EDITOR)
def questions(slug: str) -> Answer:
    """Show the organizer's questions, and how deep any may go."""
    return _page(Filled({"language": (language(),)}), code=200)


@blueprint.post("/events/<slug>/questions")
@caller(EDITOR)
def add_question(slug: str) -> Answer:
    """Store a question; one that is doubted comes back once, with a kinder way to ask."""
    reach = services()
    try:
        values = load_question(sent())
    except ValidationError as error:
        return _page(sent_form(sent(), sentences_of(error, Asked.ROW)), code=422)
    found = asked.judged(values.text, values.language)
    doubt = doubt_of(
        values.text, found.verdict, found.instead, reads=found.language, chosen=values.language
    )
    if doubt and not values.kept:
        form = sent_form(sent(), {"text": (doubt,)})
        return _page(form, code=422, doubted=True)
    try:
        with reach.store.writing() as session:
            asked.add_question(session, member().event.id, values, now=reach.now())
    except TooMany as fault:
        said = _(
            "These are %(most)s questions already. Please take one away first.", most=fault.most
        )
        return _page(sent_form(sent(), {"text": (said,)}), code=422)
    return seen_next("organizer.questions", slug=slug, stored=1)


@blueprint.post("/events/<slug>/questions/<int:question_id>/remove")
@caller(EDITOR)
def remove_question(slug: str, question_id: int) -> Answer:
    """Take a question away."""
    with services().store.writing() as session:
        asked.remove_question(session, member().event.id, question_id)
    return seen_next("organizer.questions", slug=slug, stored=2)


@blueprint.post("/events/<slug>/questions/depth")
@caller(EDITOR)
def allow_depth(slug: str) -> Answer:
    """Store how deep any question may go."""
    chosen = (sent().get("deepest") or [""])[0]
    if chosen not in DEPTHS:
        return _page(Filled(faults={"deepest": (_("Please choose one from the list."),)}), code=422)
    with services().store.writing() as session:
        asked.allow_depth(session, member().event.id, int(chosen))
    return seen_next("organizer.questions", slug=slug, stored=3)


@blueprint.post("/events/<slug>/questions/tone")
@caller(EDITOR)
def choose_tone(slug: str) -> Answer:
    """Store in which tone people are asked."""
    chosen = (sent().get("tone") or [""])[0]
    if chosen not in tuple(Tone):
        return _page(Filled(faults={"tone": (_("Please choose one from the list."),)}), code=422)
    with services().store.writing() as session:
        asked.ask_in(session, member().event.id, Tone(chosen))
    return seen_next("organizer.questions", slug=slug, stored=4)


@blueprint.post("/events/<slug>/questions/judge")
@caller(EDITOR)
def judge_question(slug: str) -> Answer:
    """Say of a question that is being written what is doubtful about it; nothing is stored."""
    form = sent()
    asked_in = (form.get("language") or ["en"])[0]
    chosen = asked_in if asked_in in LANGUAGES else "en"
    text = clean_line((form.get("text") or [""])[0])
    found = asked.judged(text[:400], chosen)
    doubt = doubt_of(text, found.verdict, "", reads=found.language, chosen=chosen) if text else ""
    long = too_long(len(text), LONGEST) if len(text) > LONGEST else ""
    answer: Answer = jsonify(
        doubt=f"{long} {doubt}".strip(), instead=found.instead if doubt else ""
    )
    return answer


def _page(form: Filled, *, code: int, doubted: bool = False) -> Answer:
    who = member()
    with services().store.reading() as session:
        rows = questions_of(session, who.event.id)
        page = questions_page(who, rows, form=form, doubted=doubted)
    return shown("questions.html", page, code=code)
