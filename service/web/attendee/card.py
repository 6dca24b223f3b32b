"""The page of a printed card, behind its square code: what the card says, and a line to note."""

# ruff: noqa: ARG001 - the guard has read `code`; Flask passes it on by name
from flask import request
from marshmallow import ValidationError
from werkzeug.wrappers import Response as Answer

from service.errors import Busy, FollowUpClosed, NotFound
from service.operations import followups
from service.schemas.followup import load_note
from service.store.evening import planned_times
from service.store.queries import plans as plan_rows
from service.store.queries.events import event_by_id
from service.store.queries.ownrounds import rounds_of_response
from service.web.attendee.blueprint import blueprint
from service.web.attendee.day import present_now
from service.web.callers import CARD, caller
from service.web.evening import evening_of
from service.web.numbers import whole
from service.web.pages.filled import Filled, sent_form
from service.web.pages.followup import card_page
from service.web.pages.owncards import card_of_round
from service.web.pages.tonight import standing_at
from service.web.render import seen_next, sent, shown
from service.web.sentences import sentences_of
from service.web.unit import card_holder, services


# As square codes have it: capitals take fewer modules.
@blueprint.get("/C/<code>", alias=True)
@blueprint.get("/c/<code>")
@caller(CARD)
def card(code: str) -> Answer:
    """Show what the card says. What was noted is never shown: a card may lie about."""
    return _shown(Filled())


@blueprint.post("/c/<code>")
@caller(CARD)
def note(code: str) -> Answer:
    """Add a line to what the card's owner noted about somebody at the table."""
    who, reach, fields = card_holder(), services(), sent()
    about = (fields.get("about") or [""])[0]
    number = whole(about, digits=9) or 0
    try:
        said = load_note(fields)
        with reach.store.writing() as session:
            followups.add_note(session, who.response.id, number, said, now=reach.now())
    except ValidationError as error:
        form = sent_form(fields, sentences_of(error))
        return _shown(form, about=number, code=422)
    except FollowUpClosed:
        return _shown(Filled(), late=(said,), code=409)
    except Busy:
        return _shown(sent_form(fields, {}), about=number, code=503)
    return seen_next("attendee.card", code=who.code, noted=number)


def _shown(form: Filled, *, about: int = 0, late: tuple[str, ...] = (), code: int = 200) -> Answer:
    who, reach = card_holder(), services()
    with reach.store.reading() as session:
        event = event_by_id(session, who.event.id)
        plan = plan_rows.published_plan(session, who.event.id)
        if event is None or plan is None:
            raise NotFound
        planned = rounds_of_response(session, plan.id, who.response.id)
        evening = evening_of(session, event, plan)
        rounds = present_now(planned, evening, reader=who.response.number)
        one = next((one for one in rounds if one.number == who.round), None)
        if one is None or one.table is None:
            raise NotFound
        mates = [mate for mate in one.mates if not mate.withdrawn]
        met = followups.met_by(session, event.id, who.response.id, now=reach.now())
        has_begun = any(who.round in other.rounds for other in met)
        window = followups.window_of(session, event, now=reach.now())
    stands = standing_at(event, evening.clock, planned_times(rounds), now=reach.now())
    noted = request.args.get("noted", "")
    page = card_page(
        who,
        card_of_round(event, who.response, one, stands=stands),
        [(mate.number, mate.name) for mate in mates],
        form=form,
        about=about,
        noted=next((mate.name for mate in mates if str(mate.number) == noted), ""),
        when=stands.when.get(one.number, ""),
        span=evening.span,
        is_open=window.is_open and has_begun,
        busy=code == 503,
        late=late,
    )
    return shown("card.html", page, code=code)
