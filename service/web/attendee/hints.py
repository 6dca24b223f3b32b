"""Help while somebody types their words, and one question afterwards. Free text always stays allowed."""

from flask import jsonify, request
from werkzeug.wrappers import Response as Answer

from service.errors import FormClosed, NotFound
from service.operations import responses
from service.operations import vocabulary as meanings
from service.schemas.response import LONGEST_PHRASE
from service.schemas.text import clean_line
from service.store.queries import events as event_rows
from service.web.attendee.blueprint import blueprint
from service.web.callers import ATTENDEE, PUBLIC, caller
from service.web.language import language
from service.web.render import seen_next
from service.web.unit import attendee, services


@blueprint.post("/e/<slug>/words")
@caller(PUBLIC)
def hints(slug: str) -> Answer:
    """Return names that begin so, what was probably meant, and what it may mean, as JSON."""
    words = clean_line(request.form.get("words", ""))[:LONGEST_PHRASE]
    reach = services()
    with reach.store.reading() as session:
        event = event_rows.event_by_slug(session, slug)
        if event is None:
            raise NotFound
        hint = meanings.hint_for(
            session, event.id, words, languages=(language(),), encoder=reach.encoder
        )
    return jsonify(suggestions=hint.suggestions, meant=hint.meant, senses=hint.senses)


@blueprint.post("/me/<token>/words")
@caller(ATTENDEE)
def reword(token: str) -> Answer:
    """Put one phrase in other words, as its writer chose when asked what it means."""
    who, reach = attendee(), services()
    was, said = (clean_line(request.form.get(name, "")) for name in ("was", "words"))
    try:
        with reach.store.writing() as session:
            responses.reword_own(
                session, who.response.id, was, said[:LONGEST_PHRASE], now=reach.now()
            )
    except FormClosed:
        return seen_next("attendee.mine", token=token, late="words")
    return seen_next("attendee.mine", token=token, stored=2)
