"""What a change by hand says, and who would sit where after it; judges none."""

from dataclasses import dataclass

from matching.errors import BadInput
from matching.outcome import Plan
from matching.repair.meetings import Seats

Places = dict[int, list[int]]


@dataclass(frozen=True, slots=True)
class Swap:
    """Two attendees change places in a round; one of them may have a bye, or be away."""

    round: int
    one: int
    other: int


@dataclass(frozen=True, slots=True)
class Move:
    """An attendee joins another meeting of a round, named by its id.

    In pairs the partner who is left has a bye. Who was away from the round is back in it.
    """

    round: int
    attendee: int
    meeting: str


@dataclass(frozen=True, slots=True)
class Join:
    """Two attendees who have nobody to meet in a round meet each other; either may have been away."""

    round: int
    one: int
    other: int


@dataclass(frozen=True, slots=True)
class Exclude:
    """An attendee is not there from a round on, as if they had left."""

    from_round: int
    attendee: int


@dataclass(frozen=True, slots=True)
class Skip:
    """An attendee is away from one round only; whoever is left alone finds other company."""

    round: int
    attendee: int


Reseat = Swap | Move | Join
Edit = Reseat | Exclude | Skip


def seats_after(plan: Plan, edit: Reseat) -> Seats:
    """Return the seats of the edited round; `BadInput` as :func:`edit_cost`."""
    item = next((r for r in plan.rounds if r.number == edit.round), None)
    if item is None:
        raise BadInput("round", (), "", (("round", edit.round),))
    places: Places = {m.table: list(m.attendees) for m in item.meetings}
    byes, absent = list(item.byes), list(item.absent)
    if isinstance(edit, Swap):
        one, other = (_place(places, byes, absent, who) for who in (edit.one, edit.other))
        if one is other:
            raise BadInput("same-meeting", (edit.one, edit.other))
        one[one.index(edit.one)], other[other.index(edit.other)] = edit.other, edit.one
    elif isinstance(edit, Join):
        _join(places, byes, absent, edit)
    else:
        start = _place(places, byes, absent, edit.attendee)
        table = next((m.table for m in item.meetings if m.id == edit.meeting), None)
        if table is None:
            raise BadInput("meeting", (), "", (("meeting", edit.meeting),))
        if places[table] is start:
            raise BadInput("same-meeting", (edit.attendee,))
        start.remove(edit.attendee)
        places[table].append(edit.attendee)
    if plan.format == "pairs":
        byes += [a for who in places.values() if len(who) == 1 for a in who]
        places = {table: who for table, who in places.items() if len(who) > 1}
    tables = tuple((table, tuple(sorted(who))) for table, who in sorted(places.items()) if who)
    return Seats(tables, tuple(sorted(byes)), tuple(sorted(absent)))


def _join(places: Places, byes: list[int], absent: list[int], edit: Join) -> None:
    """Seat two at a table where one of them sits alone, else at the first that is free."""
    both = (edit.one, edit.other)
    if edit.one == edit.other:
        raise BadInput("same-meeting", both)
    tables = [table for table, people in sorted(places.items()) if set(people) & set(both)]
    for who in both:
        place = _place(places, byes, absent, who)
        if place is not byes and place is not absent and len(place) > 1:
            if set(both) <= set(place):
                raise BadInput("same-meeting", both)
            raise BadInput("company", (who,))
        place.remove(who)
    free = next(number for number in range(1, len(places) + 2) if not places.get(number))
    places[tables[0] if tables else free] = list(both)


def _place(places: Places, byes: list[int], absent: list[int], who: int) -> list[int]:
    for people in (*places.values(), byes, absent):
        if who in people:
            return people
    raise BadInput("attendee", (who,))
