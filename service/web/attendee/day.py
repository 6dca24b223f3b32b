"""What an attendee may do on the day: show a code, ask another question, sit out the next round."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from flask import redirect, request, url_for
from werkzeug.wrappers import Response as Answer

from service.errors import NotFound
from service.operations.another import another_opener
from service.operations.presence import sit_out
from service.store.queries import day as day_rows
from service.store.queries import plans as plan_rows
from service.store.queries.held import held_rounds
from service.store.queries.ownrounds import AttendeeRound, rounds_of_response
from service.web.attendee.blueprint import blueprint
from service.web.attendee.links import check_in_link
from service.web.callers import ATTENDEE, caller
from service.web.evening import Evening, evening_of
from service.web.pages.tonight import Tonight, tonight_of
from service.web.qr import qr_answer
from service.web.render import seen_next
from service.web.unit import Attendee, attendee, services


@blueprint.get("/me/<token>/check-in.svg")
@caller(ATTENDEE)
def check_in_code(token: str) -> Answer:  # noqa: ARG001 - read by the guard
    """Draw the code by which an organizer checks this person in. It opens nothing for anybody else."""
    who = attendee()
    if who.response.withdrawn_at is not None:
        raise NotFound
    return qr_answer(check_in_link(who.response.key))


@blueprint.post("/me/<token>/sit-out")
@caller(ATTENDEE)
def sit_out_next(token: str) -> Answer:
    """Keep the wish to sit out the next round, or take it back. The organizer sees it; no plan changes."""
    who, reach = attendee(), services()
    if who.response.withdrawn_at is not None:
        raise NotFound
    wanted = request.form.get("round", type=int, default=0)
    with reach.store.writing() as session:
        plan = plan_rows.published_plan(session, who.event.id)
        rounds = (
            rounds_of_response(
                session, plan.id, who.response.id, held=held_rounds(session, plan, now=reach.now())
            )
            if plan
            else []
        )
        # A round that began meanwhile is none to sit out; the page says so, and which one is next.
        evening = evening_of(session, who.event, plan)
        does = "out" if request.form.get("does") == "out" else "back"
        if tonight_for(session, who, rounds, evening).next != wanted or not wanted:
            return seen_next("attendee.mine", token=token, late=does, of=wanted)
        round_ = wanted if does == "out" else None
        sit_out(session, who.response.id, round_=round_, now=reach.now())
    return redirect(url_for("attendee.mine", token=token, _anchor="tonight"), 303)


def present_now(
    rounds: Sequence[AttendeeRound], evening: Evening, *, reader: int
) -> list[AttendeeRound]:
    """Return an attendee's rounds without those who are known not to be there in them."""
    return [_without(one, evening.left.before(one.number), reader) for one in rounds]


def _without(one: AttendeeRound, gone: Collection[int], reader: int) -> AttendeeRound:
    if reader in gone:
        return replace(one, mates=(), is_away=True)
    return replace(
        one,
        mates=tuple(mate for mate in one.mates if mate.number not in gone),
        away=tuple(mate for mate in one.mates if mate.number in gone and not mate.withdrawn),
    )


def tonight_for(
    session: Any, who: Attendee, rounds: Sequence[AttendeeRound], evening: Evening
) -> Tonight:
    """Return where somebody stands in the day, with the question they asked for."""
    asked = request.args.get("round", type=int, default=0)
    turn = request.args.get("another", type=int, default=0)
    return tonight_of(
        who.event,
        evening.clock,
        rounds,
        planned=evening.planned,
        free=evening.free,
        stayed=evening.left.stayed.get(who.response.number),
        sits_out=day_rows.sits_out(session, who.response.id),
        asked=asked,
        turn=turn,
        another=another_opener(
            rounds, number=asked, turn=turn, reader=who.response.number, name=who.response.name
        ),
        now=services().now(),
    )
