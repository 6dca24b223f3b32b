"""Tables that have lost their host, and who there could take each over. Decides on nobody."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from service.web.planrows import PlaceRow
from service.web.rows import PersonRow
from service.web.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who could host a table, by number."""

    number: int
    name: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacant:
    """A table without its host: who sits there next, and who sits elsewhere."""

    table: int
    told: str
    near: tuple[Candidate, ...]
    others: tuple[Candidate, ...]


def vacant_tables(
    lost: Iterable[int],
    places: Iterable[PlaceRow],
    people: Mapping[int, PersonRow],
    *,
    round_: int,
    free: Collection[int],
    chosen: Mapping[int, int] | None = None,
) -> tuple[Vacant, ...]:
    """Return the tables that are `lost` from a round on, with those who have a place then.

    Only numbers in `free` are asked. `chosen` are those who were named so far, by table.
    """
    seats = {
        people[one.response_id].number: (people[one.response_id].name, one.table)
        for one in places
        if one.round == round_ and not people[one.response_id].withdrawn
    }
    named = chosen or {}

    def candidates(table: int, *, near: bool) -> tuple[Candidate, ...]:
        found = [
            Candidate(number=number, name=name, is_chosen=named.get(table) == number)
            for number, (name, at) in seats.items()
            if number in free and (at == table) is near
        ]
        return tuple(sorted(found, key=lambda one: (one.name, one.number)))

    return tuple(
        Vacant(
            table=table,
            told=_("Table %(table)s has lost its host. Who takes it over?", table=table),
            near=candidates(table, near=True),
            others=candidates(table, near=False),
        )
        for table in sorted(lost)
    )
