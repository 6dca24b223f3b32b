"""Another question for a meeting, as its attendee asks for one on the day. Stores nothing."""

from collections.abc import Mapping, Sequence
from typing import Any

from matching.openers.another import other_openers
from service.operations.roster import RUNGS
from service.operations.stored import ladder_of, reason_of
from service.store.queries.plans import AttendeeRound


def another_opener(
    rounds: Sequence[AttendeeRound], *, number: int, turn: int, reader: int, name: str
) -> str:
    """Return the `turn`-th other opener (from 1) of a round of the reader's; nothing where none is left.

    The same for the same plan, and never one that the reader has on any of their cards.
    """
    one = next((one for one in rounds if one.number == number and one.ladder), None)
    if one is None or one.ladder is None or turn < 1:
        return ""
    names = {mate.number: mate.name for mate in one.mates if not mate.withdrawn} | {reader: name}
    had = [text for each in rounds for text in _asked(each.ladder or {})]
    found = other_openers(
        ladder_of(one.ladder),
        [reason_of(reason) for reason in one.reasons],
        names,
        table=len(one.mates) > 1,
        avoid=had,
        seed=reader * 100 + number,
    )
    return found[turn - 1] if turn <= len(found) else ""


def _asked(ladder: Mapping[str, Any]) -> tuple[str, ...]:
    return (*ladder.get("ids", ()), *(str(ladder.get(rung, "")) for rung in RUNGS))
