"""What attendees read who did something too late: what became of it, and what they can do. Changes nothing."""

from collections.abc import Collection

from service.web.pages.ownround import When
from service.web.pages.tonight import Tonight
from service.web.words import _


def late_told(does: str, round_: int, tonight: Tonight) -> str:
    """Say what became of a wish for a round that was not the next one any more; nothing for other words."""
    if does == "words":
        return _("The form has closed. Your words stay as they are.")
    if does not in {"out", "back"} or round_ < 1:
        return ""
    stands = When.PAST if tonight.is_over else tonight.stands.of(round_)
    if stands is When.PAST:
        return _("Round %(round)s is over already. Nothing was changed.", round=round_)
    if stands is When.TO_COME:
        return _("Round %(round)s is not the next one any more. Nothing was changed.", round=round_)
    return _begun_told(does, round_, tonight)


def unasked_told(asked: int, turn: int, tonight: Tonight, rounds: Collection[int]) -> str:
    """Say that another question was asked for in vain; nothing where one is shown, or none was asked for."""
    if not turn or tonight.asked:
        return ""
    if asked in rounds:
        return _(
            "There is no other question for round %(round)s any more. The one on your card stays.",
            round=asked,
        )
    return _("Your rounds have changed. Here they are as they stand now.")


def _begun_told(does: str, round_: int, tonight: Tonight) -> str:
    if does == "out" and tonight.may_sit_out:
        return _(
            "Round %(round)s has begun already. Tell your table, or sit out round %(next)s.",
            round=round_,
            next=tonight.next,
        )
    if does == "out":
        return _("Round %(round)s has begun already. Please tell your table.", round=round_)
    if tonight.now == round_:
        return _("Round %(round)s has begun already. Your seat is still yours.", round=round_)
    return _(
        "Round %(round)s has begun already. Please ask the organizer for a seat.", round=round_
    )
