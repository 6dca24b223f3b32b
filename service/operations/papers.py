"""A stored plan to itineraries, the wall list and badges: who is where, and when. Prints nothing."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from service.operations.roundtimes import AS_PLANNED, Coming, clock_in, time_of
from service.printing.badge import Badge, Badges, BadgeStop
from service.printing.itinerary import Itineraries, Itinerary, Stop
from service.printing.roomwords import spoken
from service.printing.share import language_asked
from service.printing.strings import strings_for
from service.printing.wall import WallList, WallRound, WallRow, shelved
from service.store.models import Event, Plan
from service.store.queries.plans import Person
from service.store.values import Format

NOTHING: Mapping[int, str] = MappingProxyType({})


def itineraries_of(
    plan: Plan, event: Event, people: Mapping[int, Person], *, coming: Coming = AS_PLANNED
) -> Itineraries:
    """Return everybody's rounds, by name; a round somebody has no part in is left out."""
    whole = Whole.read(plan, event, people, coming=coming)
    return Itineraries(
        event=event.name,
        rounds=plan.last_number,
        people=tuple(
            Itinerary(
                id=f"itinerary-{whole.people[one].number}",
                name=whole.people[one].name,
                stops=whole.stops(one),
                lang=whole.language_of(one),
            )
            for one in whole.order
        ),
    )


def wall_list_of(
    plan: Plan, event: Event, people: Mapping[int, Person], *, coming: Coming = AS_PLANNED
) -> WallList:
    """Return everybody's tables, by name; None where somebody has no table in a round."""
    whole = Whole.read(plan, event, people, coming=coming)
    return WallList(
        event=event.name,
        rounds=tuple(
            WallRound(one.number, whole.time(one, whole.language)) for one in whole.rounds
        ),
        people=tuple(
            WallRow(
                id=f"wall-{whole.people[one].number}",
                name=whole.people[one].name,
                tables=tuple(
                    place.table if place else None for place in whole.places_of(one).values()
                ),
            )
            for one in whole.order
        ),
        lang=whole.language,
    )


def badges_of(
    plan: Plan, event: Event, people: Mapping[int, Person], *, about: Mapping[int, str] = NOTHING
) -> Badges:
    """Return a badge for everybody, by name; a round somebody has no part in is left out.

    `about` is what stands below names, by the number of whoever wants it there.
    """
    whole = Whole.read(plan, event, people)
    return Badges(
        event=event.name,
        people=tuple(
            Badge(
                id=f"badge-{whole.people[one].number}",
                name=whole.people[one].name,
                stops=tuple(
                    BadgeStop(number, place.table)
                    for number, place in whole.places_of(one).items()
                    if place
                ),
                lang=whole.language,
                about=about.get(whole.people[one].number, ""),
            )
            for one in whole.order
        ),
    )


@dataclass(frozen=True, slots=True)
class Slot:
    """When a round is."""

    number: int
    starts_at: datetime
    minutes: int

    @property
    def ends_at(self) -> datetime:
        """Return when it ends."""
        return self.starts_at + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Place:
    """Where one person is in one round. Whoever is left alone at a table rests, as with a bye."""

    table: int | None = None
    mates: tuple[int, ...] = ()
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Whole:
    """A plan turned round, person by person, without those who withdrew."""

    event: Event
    rounds: tuple[Slot, ...]
    people: Mapping[int, Person]
    places: Mapping[tuple[int, int], Place]  # by round number and person
    language: str  # in which most people are asked most often
    format: Format  # the plan's own: the event may wish for another by now
    coming: Coming

    @classmethod
    def read(
        cls,
        plan: Plan,
        event: Event,
        people: Mapping[int, Person],
        *,
        coming: Coming = AS_PLANNED,
    ) -> "Whole":
        """Turn a stored plan round; whoever withdrew is left out."""
        places: dict[tuple[int, int], Place] = {}
        for round_ in plan.rounds:
            for meeting in round_.meetings:
                here = [seat.response_id for seat in meeting.seats]
                here = [one for one in here if not people[one].withdrawn]
                lang = spoken(language_asked(meeting.ladder), is_online=event.is_online)
                for one in here:
                    mates = tuple(other for other in here if other != one)
                    place = Place(meeting.table, mates, lang) if mates else Place()
                    places[round_.number, one] = place
            for bye in round_.byes:
                if not people[bye.response_id].withdrawn:
                    places[round_.number, bye.response_id] = Place()
        language = commonest(
            (place.lang for place in places.values() if place.lang),
            default=spoken("en", is_online=event.is_online),
        )
        asked = Format((plan.asked or {}).get("format", event.format))
        slots = tuple(Slot(one.number, one.starts_at, one.minutes) for one in plan.rounds)
        return cls(event, slots, people, places, language, asked, coming)

    @property
    def order(self) -> tuple[int, ...]:
        """Everybody who has a part in some round, in the order of a list of names."""
        return tuple(sorted({one for _, one in self.places}, key=self.filed))

    def filed(self, one: int) -> tuple[str, str, str, int]:
        """Return by what somebody is sorted in a list of names."""
        return *shelved(self.people[one].name), one

    def language_of(self, one: int) -> str:
        """Return the language one person is asked in most often; with byes alone, the whole plan's."""
        asked = [place.lang for place in self.places_of(one).values() if place and place.lang]
        return commonest(asked) if asked else self.language

    def places_of(self, one: int) -> dict[int, Place | None]:
        """Return where one person is, round by round; None for a round they have no part in."""
        return {round_.number: self.places.get((round_.number, one)) for round_ in self.rounds}

    def seats(self, round_: Slot) -> Counter[int]:
        """Count who sits at each table in one round, by table."""
        tables = sorted(
            place.table
            for (number, _), place in self.places.items()
            if number == round_.number and place.table is not None
        )
        return Counter(tables)

    def time(self, round_: Slot, lang: str) -> str:
        """Return when a round begins, by the clock on the wall."""
        return time_of(round_, self.event, self.coming, lang=lang)

    def stops(self, one: int) -> tuple[Stop, ...]:
        """Return one person's rounds as their itinerary has them."""
        lang = self.language_of(one)
        back: Slot | None = None
        stops: list[Stop] = []
        for round_ in reversed(self.rounds):
            place = self.places.get((round_.number, one))
            if place is None:
                continue
            time = self.time(round_, lang)
            if place.table is None:
                rest = self._rest(lang, back=back, is_last=round_ is self.rounds[-1])
                stops.append(Stop(round_.number, time, None, rest=rest))
                continue
            mates = tuple(self.people[mate].name for mate in place.mates)
            stops.append(Stop(round_.number, time, place.table, mates))
            back = round_
        return tuple(reversed(stops))

    def _rest(self, lang: str, *, back: Slot | None, is_last: bool) -> str:
        """Say that a round is free, and when to come back or that no round follows."""
        words = strings_for(lang)
        if back is None:
            return f"{words['rest']} {words['rest_last']}" if is_last else words["rest"]
        at = self.coming.get(back.number, back.starts_at)
        told = words["rest_back_about" if back.number in self.coming else "rest_back"]
        return f"{words['rest']} {told.format(time=clock_in(at, self.event))}"


def commonest(langs: Iterable[str], *, default: str = "en") -> str:
    """Return the language met most often, the first by tag where two are, English where none is."""
    counted = Counter(langs)
    return min(counted, key=lambda lang: (-counted[lang], lang), default=default)
