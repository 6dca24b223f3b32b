"""Stored rounds word for word, for another plan's row. Changes nothing in them."""

from collections.abc import Iterable

from service.store.models import Bye, Meeting, Round, Seat


def copies_of(rounds: Iterable[Round]) -> list[Round]:
    """Return new rows that say what these say, belonging to no plan yet."""
    return [
        Round(
            number=one.number,
            starts_at=one.starts_at,
            minutes=one.minutes,
            meetings=[
                Meeting(
                    table=meeting.table,
                    reasons=meeting.reasons,
                    ladder=meeting.ladder,
                    seats=[
                        Seat(response_id=seat.response_id, position=seat.position)
                        for seat in meeting.seats
                    ],
                )
                for meeting in one.meetings
            ],
            byes=[Bye(response_id=bye.response_id) for bye in one.byes],
        )
        for one in rounds
    ]
