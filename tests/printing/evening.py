"""A small stored plan: a bye, a trio, somebody who withdrew, a long name, four scripts."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from service.store.models import Bye, Event, Meeting, Plan, Round, Seat
from service.store.queries.plans import Person
from service.store.values import Format

LONG = "María-Constanza Fernández de la Vega y Brzęczyszczykiewiczów"
NAMES = {
    1: "Émile Rossi",
    2: "Željko Đorđević",
    3: LONG,
    4: "ليلى الخوارزمي",
    5: "נועה לוי",
    6: "王小明",
    7: "Gone",
    8: "Ana Ruiz",
}
PEOPLE = {
    number: Person(number, "" if name == "Gone" else name, "", withdrawn=name == "Gone")
    for number, name in NAMES.items()
}
BEGINS = datetime(2026, 3, 14, 17, 30, tzinfo=UTC)
ORDER = (8, 1, 3, 2, 5, 4, 6)


def event(**changes) -> Event:
    return Event(
        **{
            "name": "Common Ground 2026",
            "starts_at": BEGINS,
            "time_zone": "Europe/Berlin",
            "minutes": 15,
            "pause_minutes": 5,
            "format": Format.TABLES,
            **changes,
        }
    )


def round_of(number: int, groups: Sequence[Sequence[int]], byes: Sequence[int] = ()) -> Round:
    return Round(
        number=number,
        starts_at=BEGINS + timedelta(minutes=20) * (number - 1),
        minutes=15,
        meetings=[
            Meeting(
                table=table,
                reasons=[],
                ladder={"ids": ["en-1"]},
                seats=[Seat(response_id=one, position=place) for place, one in enumerate(group)],
            )
            for table, group in enumerate(groups, start=1)
        ],
        byes=[Bye(response_id=one) for one in byes],
    )


PLAN = Plan(
    rounds=[
        round_of(1, [(1, 2), (3, 4), (5, 6)], [8]),  # 7 had withdrawn before
        round_of(2, [(1, 3, 8), (2, 4), (5, 7)], [6]),  # a trio; 5 is left alone at table 3
        round_of(3, [(8, 1), (2, 3), (4, 5)], [6]),
    ]
)
