"""A repair that was asked for: in the making, failed, or who moves from where to where, before it counts."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from service.store.queries.hosts import hosts_in
from service.web.pages.frame import Frame
from service.web.pages.progress import Progress, progress_of
from service.web.pages.reasons import Why, names_of, why_not
from service.web.pages.repair import Group, TurnoutRow, groups_of, repair_frame
from service.web.pages.rooms import load_anew
from service.web.pages.seatdiff import (
    Moved,
    Reasons,
    RoundDiff,
    called,
    meeting_again,
    moved_people,
    round_diffs,
)
from service.web.pages.vacant import Vacant
from service.web.planrows import PlaceRow, PlanRow
from service.web.rows import PersonRow
from service.web.unit import Member
from service.web.words import _, ngettext


class TakeoverRow(Protocol):
    """Who hosts a table from a round on, by number; None where they withdrew."""

    @property
    def table(self) -> int:
        """Which table."""
        ...

    @property
    def host(self) -> int | None:
        """Who hosts it now."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Hostless:
    """A table at which people still sit, without the host whom the plan had there."""

    name: str
    table: str
    rounds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalPage:
    """A repair that is being made, that failed, or that may be looked at and applied."""

    frame: Frame
    slug: str
    plan_id: int
    state: str
    round: int
    heading: str
    groups: tuple[Group, ...] = ()
    hostless: tuple[Hostless, ...] = ()
    # Who hosts which table from these rounds on, in words.
    hosts: tuple[str, ...] = ()
    vacant: tuple[Vacant, ...] = ()
    # What else was asked for, to be asked for again with other hosts.
    unseen: bool = False
    expected: bool = False
    rounds: tuple[RoundDiff, ...] = ()
    # Who meets again who did not in the plan before, in words.
    again: tuple[str, ...] = ()
    summary: str = ""
    # Of which rounds a call needs other files.
    anew: str = ""
    stale: str = ""
    sends_mail: bool = False
    # To whom applying it writes, in words.
    letters: str = ""
    # Whom no letter reaches, although rounds of theirs change, in words.
    unreached: str = ""
    progress: Progress | None = None
    why: Why | None = None


def proposal_page(
    who: Member,
    plan: PlanRow,
    *,
    round_: int,
    turnout: TurnoutRow,
    unseen: bool,
    expected: bool,
    vacant: tuple[Vacant, ...],
    taken: Sequence[TakeoverRow],
    people: Mapping[int, PersonRow],
    before: Sequence[PlaceRow],
    after: Sequence[PlaceRow],
    reasons: Reasons,
    stale: str,
    sends_mail: bool,
    reached: Collection[int],
    letters: int | None,
) -> ProposalPage:
    """Return a repair in whatever state it is.

    `taken` are the tables that it gives to somebody, `reached` the rows of those who gave an address.
    `letters` is to how many applying it writes; None where it cannot be applied or no mail is sent.
    """
    slug, everybody = who.event.slug, tuple(people.values())
    if plan.state in {"queued", "running"}:
        return ProposalPage(
            frame=repair_frame(who), slug=slug, plan_id=plan.id, state=plan.state, round=round_,
            heading=_("The repair is in the making."), progress=progress_of(plan),
        )  # fmt: skip
    if plan.state in {"failed", "canceled"}:
        return ProposalPage(
            frame=repair_frame(who), slug=slug, plan_id=plan.id, state=plan.state, round=round_,
            heading=_("No repair this time."), why=_why(plan.failure or {}, everybody),
        )  # fmt: skip
    diffs = round_diffs(before, after, people, reasons)
    moved = moved_people(before, after, people)
    applied = plan.published_at is not None
    return ProposalPage(
        frame=repair_frame(who),
        slug=slug,
        plan_id=plan.id,
        state="applied" if applied else "ready",
        round=round_,
        heading=_("The repair counts now.") if applied else _("This is what would change."),
        groups=groups_of(turnout, everybody, round_),
        hostless=_hostless(
            hosts_in(plan.asked, round_).intersection(turnout.gone),
            people,
            [one for one in before if one.round >= round_],
            after,
        ),
        hosts=_hosts(taken, people.values()),
        vacant=vacant,
        unseen=unseen,
        expected=expected,
        rounds=diffs,
        again=() if applied else meeting_again(before, after, people),
        summary=_summary(moved, round_),
        anew=load_anew([one.number for one in diffs]),
        stale=stale,
        sends_mail=sends_mail,
        letters="" if letters is None else _letters(letters),
        unreached=_unreached(moved.cards.difference(reached), people) if sends_mail else "",
    )


def _hostless(
    hosts: Collection[int],
    people: Mapping[int, PersonRow],
    before: Iterable[PlaceRow],
    after: Iterable[PlaceRow],
) -> tuple[Hostless, ...]:
    """Name the tables that these hosts leave and at which people still sit, and in which rounds."""
    left = {(one.round, one.table) for one in after}
    lost: dict[tuple[int, int], list[int]] = {}
    for one in before:
        if people[one.response_id].number in hosts and (one.round, one.table) in left:
            lost.setdefault((one.table or 0, one.response_id), []).append(one.round)
    return tuple(
        Hostless(
            # Who withdrew has no name.
            name=people[host].name,
            table=_("Table %(table)s", table=table),
            rounds=tuple(_("Round %(number)s", number=number) for number in sorted(rounds)),
        )
        for (table, host), rounds in sorted(lost.items())
    )


def _hosts(taken: Iterable[TakeoverRow], people: Iterable[PersonRow]) -> tuple[str, ...]:
    """Say who takes over which table."""
    names = {one.number: one.name for one in people if not one.withdrawn}
    return tuple(
        _("%(name)s hosts table %(table)s.", name=names[one.host], table=one.table)
        for one in taken
        if one.host is not None and one.host in names
    )


def _summary(moved: Moved, round_: int) -> str:
    kept = _("Nothing changes before round %(round)s.", round=round_) if round_ > 1 else ""
    moves = ngettext(
        "Of those who stay, one person changes tables.",
        "Of those who stay, %(num)s people change tables.",
        moved.moved,
    )
    if not moved.moved:
        moves = _("Nobody who stays changes tables.")
    cards = ngettext(
        "One person needs new cards.", "%(num)s people need new cards.", len(moved.cards)
    )
    return " ".join(one for one in (moves, cards, kept) if one)


def _letters(count: int) -> str:
    if not count:
        return _("Applying it writes to nobody.")
    return ngettext(
        "Applying it writes to one person whose rounds change.",
        "Applying it writes to %(num)s people whose rounds change.",
        count,
    )


def _unreached(who: Collection[int], people: Mapping[int, PersonRow]) -> str:
    if not who:
        return ""
    return _("No letter reaches %(names)s: please tell them.", names=called(who, people))


def _why(failure: Mapping[str, object], people: Sequence[PersonRow]) -> Why:
    rule = failure.get("rule")
    if rule == "alone":
        return Why(
            heading=_("Somebody would sit alone."),
            text=_("Nobody at the other tables may sit with them."),
            names=names_of(failure.get("attendees"), people),
            change=_("Sit with them yourself, or let them join a table as they like."),
        )
    if rule in {"finished", "repair"}:
        return Why(
            heading=_("The rounds that are over do not go with today’s answers or settings."),
            text=_("They would have to be judged by rules that came later."),
            names=(),
            change=_("Let people join tables by hand, or plan the event again."),
        )
    return why_not(failure, people)
