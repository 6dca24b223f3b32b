"""How a plan stands today: who is left alone, who came since, which settings changed. Names nobody who left."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from service.store.queries.hosts import hosts_asked
from service.store.values import Format
from service.web.planrows import PlaceRow, PlanRow
from service.web.rows import EventRow, PersonRow
from service.web.words import _, ngettext

MOST_NAMES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A plan beside the answers and settings of today. Empty when both agree."""

    seated: int
    lone: tuple[str, ...]
    lone_meetings: int
    withdrawn: int
    newcomers: int
    breaks_wish: bool
    other: str
    is_published: bool
    begun: int
    seats_begun_otherwise: bool
    # Whether all who are there have a place in each round; and in each to come, if any is.
    seats_all: bool
    seats_all_to_come: bool
    # Whether some of those who take part are not there, and have no place in a round.
    leaves_some: bool

    @property
    def has_begun(self) -> bool:
        """Say whether a round has begun: then a plan is repaired rather than made again."""
        return self.begun > 0

    @property
    def leads(self) -> bool:
        """Say whether people follow this plan and a round has begun: no other seating can take its place."""
        return self.is_published and self.has_begun

    @property
    def wants_repair(self) -> bool:
        """Say whether a repair mends what changed. Other settings ask for another plan."""
        return self.has_begun or (self.is_published and not self.other)

    @property
    def is_whole(self) -> bool:
        """Say whether everybody who takes part has somebody to meet in this plan, from its first round on."""
        return self.seats_all and self._is_settled

    @property
    def is_whole_to_come(self) -> bool:
        """Say so of the rounds to come, if there are any."""
        return self.seats_all_to_come and self._is_settled

    @property
    def _is_settled(self) -> bool:
        return not (self.lone_meetings or self.newcomers)

    def told(self) -> tuple[tuple[str, str], ...]:
        """Return what no longer holds, each as a fact and what to do."""
        mend = _("Repair the rounds to come.") if self.wants_repair else _("Plan again.")
        told = [(self.lone_fact(), mend)] if self.lone_meetings else []
        if self.breaks_wish:
            fact = _("A private wish has changed, and this plan does not keep it.")
            more = (
                _("Repair the rounds to come. Who wished what stays private.")
                if self.wants_repair
                else _("Plan again before you publish. Who wished what stays private.")
            )
            told.append((fact, more))
        if self.withdrawn:
            fact = ngettext(
                "One person withdrew, and their chair stays empty.",
                "%(num)s people withdrew, and their chairs stay empty.",
                self.withdrawn,
            )
            more = (
                _("The others at the table can meet. A repair of the rounds to come settles it.")
                if self.wants_repair
                else _("The others at the table can meet. Plan again to settle it.")
            )
            told.append((fact, more))
        if self.newcomers:
            fact = ngettext(
                "One person has no seat in this plan yet.",
                "%(num)s people have no seat in this plan yet.",
                self.newcomers,
            )
            more = (
                _("They came after it was made. The repair on the page of the day seats them.")
                if self.wants_repair
                else _("They came after it was made. Plan again to seat them.")
            )
            told.append((fact, more))
        if self.other:
            told.append((self.other, _("Plan again.")))
        return tuple(told)

    def lone_fact(self) -> str:
        """Say how many meetings have one person left, and who these are."""
        return ngettext(
            "%(num)s meeting has one person left: %(names)s.",
            "%(num)s meetings have one person left: %(names)s.",
            self.lone_meetings,
            names=", ".join(self.lone),
        )


def standing_of(
    event: EventRow,
    plan: PlanRow,
    places: Sequence[PlaceRow],
    people: Mapping[int, PersonRow],
    *,
    missing: Collection[int],
    breaks_wish: bool,
    begun: int,
    seats_begun_otherwise: bool,
) -> Standing:
    """Return what changed since a plan was made, for the rounds after those that have `begun`.

    What has begun cannot be mended, nor can it be planned for other settings. Who is `missing` on
    the day waits for no seat.
    """
    coming = [place for place in places if place.round > begun]
    groups = _groups(coming)
    present = [[one for one in group if not people[one].withdrawn] for group in groups]
    alone = {group[0] for group in present if len(group) == 1}
    everywhere = {place.response_id for place in places}
    known = {place.response_id for place in coming}
    here = [row_id for row_id, one in people.items() if not one.withdrawn]
    lacking = _lacking(places, [one for one in here if one not in missing])
    return Standing(
        seated=sum(1 for one in here if one in everywhere),
        lone=_short([people[one].name for one in here if one in alone]),
        lone_meetings=sum(1 for group in present if len(group) == 1),
        withdrawn=len(
            {
                one
                for group, left in zip(groups, present, strict=True)
                if len(left) > 1
                for one in group
                if one not in left
            }
        ),
        breaks_wish=breaks_wish,
        newcomers=sum(1 for one in here if coming and one not in known and one not in missing),
        is_published=plan.state == "published",
        begun=begun,
        seats_begun_otherwise=seats_begun_otherwise,
        seats_all=not lacking,
        leaves_some=bool(_lacking(places, [one for one in here if one in missing])),
        seats_all_to_come=bool(coming) and not any(number > begun for number in lacking),
        other=""
        if begun
        else _other(event, plan, groups, rounds=len({place.round for place in places}))
        or _other_hosts(event, plan, people.values()),
    )


def _lacking(places: Sequence[PlaceRow], waited: Sequence[int]) -> list[int]:
    """Return the rounds in which somebody of these has no place."""
    placed: dict[int, set[int]] = {}
    for place in places:
        placed.setdefault(place.round, set()).add(place.response_id)
    return [number for number, who in placed.items() if not who.issuperset(waited)]


def _groups(places: Sequence[PlaceRow]) -> list[list[int]]:
    """Return who sits together, of places in order."""
    return [
        [place.response_id for place in meeting]
        for (_round, table), meeting in groupby(places, key=lambda one: (one.round, one.table))
        if table is not None
    ]


def _short(names: Sequence[str]) -> tuple[str, ...]:
    """Return a few names, and how many more there are."""
    more = len(names) - MOST_NAMES
    if more <= 0:
        return tuple(names)
    return (*names[:MOST_NAMES], ngettext("%(num)s more", "%(num)s more", more))


def _other(event: EventRow, plan: PlanRow, groups: Sequence[Sequence[int]], *, rounds: int) -> str:
    """Say what the plan was made for, when the settings say otherwise now."""
    pairs = _pairs(event, plan, groups)
    # A plan that was asked for beside the settings is meant to have other rounds.
    beside = bool((plan.asked or {}).get("beside"))
    if (beside or rounds == event.rounds) and pairs == (event.format is Format.PAIRS):
        return ""
    made = (
        ngettext("%(num)s round of pairs", "%(num)s rounds of pairs", rounds)
        if pairs
        else ngettext("%(num)s round at tables", "%(num)s rounds at tables", rounds)
    )
    return _("The plan was made for %(made)s; the settings now say otherwise.", made=made)


def _other_hosts(event: EventRow, plan: PlanRow, people: Iterable[PersonRow]) -> str:
    """Say that others are to host than in the plan, as far as they take part."""
    if event.format is not Format.TABLES:
        return ""
    then, here = hosts_asked(plan.asked), [one for one in people if not one.withdrawn]
    if all(one.is_host is (one.number in then) for one in here):
        return ""
    return _("Who hosts has changed since this plan was made.")


def _pairs(event: EventRow, plan: PlanRow, groups: Sequence[Sequence[int]]) -> bool:
    """Say whether a plan seats pairs: by its trios, else by the size of its groups."""
    most = max((len(group) for group in groups), default=0)
    if most > 2:
        return bool((plan.measures or {}).get("trios"))
    # Two groups of two are also what tables of three make of four people.
    tables_fit = event.format is Format.TABLES and len({one for g in groups for one in g}) <= 4
    return not tables_fit
