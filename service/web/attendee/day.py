"""What an attendee may do on the day: show a code at the door."""

# ruff: noqa: ARG001 - the guard has read `token`; Flask passes it on by name
from werkzeug.wrappers import Response as Answer

from service.errors import NotFound
from service.web.attendee.blueprint import blueprint
from service.web.attendee.links import check_in_link
from service.web.callers import ATTENDEE, caller
from service.web.qr import qr_answer
from service.web.unit import attendee


@blueprint.get("/me/<token>/check-in.svg")
@caller(ATTENDEE)
def check_in_code(token: str) -> Answer:
    """Draw the code by which an organizer checks this person in. It opens nothing for anybody else."""
    who = attendee()
    if who.response.withdrawn_at is not None:
        raise NotFound
    return qr_answer(check_in_link(who.response.key))
