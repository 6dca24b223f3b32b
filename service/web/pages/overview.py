"""The organizer's first page of an event: what is there, what is possible, what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from service.store.queries.messages import Undelivered
from service.store.values import Format
from service.web.language import clock, moment, short_day
from service.web.pages.filled import Filled
from service.web.pages.frame import Frame, frame_of
from service.web.pages.landing import place_of, when_of
from service.web.pages.reasons import Why, why_not
from service.web.pages.standing import Standing
from service.web.rows import EventRow, PersonRow, PlanRow, ResponseRow
from service.web.unit import Member
from service.web.words import _, ngettext

FEWEST = 2
NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One line about what is possible. `good` decides the sign before it."""

    good: bool
    fact: str
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Somebody who answered lately."""

    number: int
    name: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """The one thing to do now. `does` names the button or link in the template."""

    does: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewPage:
    """One event at a glance."""

    frame: Frame
    cap: str
    heading: str
    step: NextStep
    changed: tuple[tuple[str, str], ...]
    remarks: tuple[Remark, ...]
    why: Why | None
    people: int
    newest: tuple[Newcomer, ...]
    link: str
    slug: str
    may_change: bool
    closes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFormPage:
    """The form of an event, new or to be changed."""

    frame: Frame
    form: Filled
    zones: tuple[str, ...]
    slug: str
    is_owner: bool
    stored: bool
    responses: int
    erase_fault: str = ""


class Outlook(Protocol):
    """What can be said before a plan is asked for."""

    @property
    def people(self) -> int:
        """How many take part."""
        ...

    @property
    def unknown_names(self) -> Sequence[str]:
        """Names in private wishes that fit nobody."""
        ...

    @property
    def failure(self) -> dict[str, object] | None:
        """Why no plan is possible, as facts."""
        ...


def overview_page(
    who: Member,
    plan: PlanRow | None,
    *,
    standing: Standing | None,
    outlook: Outlook,
    newest: Sequence[ResponseRow],
    people: Sequence[PersonRow],
    letters: Sequence[Undelivered],
    link: str,
    is_open: bool,
) -> OverviewPage:
    """Return the overview."""
    event, count = who.event, outlook.people
    place = place_of(event)
    why = why_not(outlook.failure, people) if outlook.failure and count >= FEWEST else None
    return OverviewPage(
        frame=frame_of(event.name, who, tab="overview"),
        cap=" · ".join(part for part in (when_of(event), place) if part),
        heading=_heading(count),
        step=_step(count, plan.state if plan else None, is_open=is_open, standing=standing),
        changed=standing.told() if standing else (),
        remarks=(*_remarks(event, outlook), *_letters(letters)),
        why=why,
        people=count,
        newest=tuple(
            Newcomer(number=row.number, name=row.name, when=_when(row, event)) for row in newest
        ),
        link=link,
        slug=event.slug,
        may_change=who.may_change,
        closes=moment(event.form_closes_at, event.time_zone),
    )


def _heading(count: int) -> str:
    if count == 0:
        return _("The room is set. Now invite people in.")
    return ngettext(
        "One person has told you what they care about.",
        "%(num)s people have told you what they care about.",
        count,
    )


def _step(count: int, state: str | None, *, is_open: bool, standing: Standing | None) -> NextStep:
    if standing is not None and standing.told() and count >= FEWEST:
        return NextStep(
            does="again",
            heading=_("Plan again"),
            text=_("Something has changed since the plan was made. All answers are kept."),
        )
    made = _made_step(state)
    if made is not None:
        return made
    if count < FEWEST:
        return NextStep(
            does="share",
            heading=_("Share the form"),
            text=_(
                "People answer on their phones in three minutes, without an account. "
                "This page fills up as they do."
            )
            if is_open
            else _("The form takes no answers now. Open it in the settings, or import a list."),
        )
    return NextStep(
        does="plan",
        heading=_("You can make a plan now"),
        text=_("Planning costs nothing: you can plan again, and nobody is told until you publish."),
    )


def _made_step(state: str | None) -> NextStep | None:
    """Return what to do with a plan that is there or in the making."""
    if state in {"queued", "running"}:
        return NextStep(
            does="watch",
            heading=_("A plan is in the making"),
            text=_("You can watch it, or close this page. It goes on either way."),
        )
    if state == "ready":
        return NextStep(
            does="read",
            heading=_("Your plan is ready to read"),
            text=_("Look at who meets whom, and why. Nobody is told until you publish it."),
        )
    if state == "published":
        return NextStep(
            does="print",
            heading=_("Print the cards"),
            text=_(
                "Everyone can see their rounds now. After printing, the evening needs "
                "neither network nor power."
            ),
        )
    return None


def _remarks(event: EventRow, outlook: Outlook) -> tuple[Remark, ...]:
    remarks = [_seating(event, outlook.people)]
    if 0 < outlook.people < FEWEST:
        remarks.append(
            Remark(
                good=False,
                fact=_("A plan needs two people."),
                more=_("It becomes good from about twelve."),
            )
        )
    if unknown := len(outlook.unknown_names):
        remarks.append(
            Remark(
                good=False,
                fact=ngettext(
                    "One name in a private note fits nobody here.",
                    "%(num)s names in private notes fit nobody here.",
                    unknown,
                ),
                more=_(
                    "Such a note has no effect until somebody of that name answers. Who "
                    "wrote it stays private."
                ),
            )
        )
    elif outlook.people >= FEWEST and outlook.failure is None:
        remarks.append(
            Remark(
                good=True,
                fact=_("All private wishes can be kept."),
                more=_("They shape the seating and are never printed."),
            )
        )
    return tuple(remarks)


def _letters(letters: Sequence[Undelivered]) -> tuple[Remark, ...]:
    """Say which letters have not arrived: those given up by name, the others as a number."""
    lost = [one.name for one in letters if one.given_up]
    waiting = len(letters) - len(lost)
    remarks = []
    if lost:
        more = len(lost) - NAMED
        names = ", ".join(lost[:NAMED])
        if more > 0:
            names = ngettext(
                "%(names)s and %(num)s other", "%(names)s and %(num)s others", more, names=names
            )
        fact = ngettext(
            "One letter could not be delivered.",
            "%(num)s letters could not be delivered.",
            len(lost),
        )
        said = _("For %(names)s. Please check the address, or hand over the link.", names=names)
        remarks.append(Remark(good=False, fact=fact, more=said))
    if waiting:
        fact = ngettext(
            "One letter waits for the mail server.",
            "%(num)s letters wait for the mail server.",
            waiting,
        )
        said = _("They are kept, and sent as soon as it takes them.")
        remarks.append(Remark(good=False, fact=fact, more=said))
    return tuple(remarks)


def _seating(event: EventRow, people: int) -> Remark:
    if event.format is Format.PAIRS:
        fact = ngettext("%(num)s round of pairs", "%(num)s rounds of pairs", event.rounds)
        odd = _(
            "With an odd number, one group of three forms each round, and the turns are shared out."
        )
        even = _("Everyone meets one new person in each round.")
        more = odd if people % 2 else even
    else:
        fact = ngettext(
            "%(num)s round at tables of %(size)s",
            "%(num)s rounds at tables of %(size)s",
            event.rounds,
            size=event.table_size,
        )
        more = _("Where the number does not fit, a few tables have one seat less.")
    minutes = _("%(minutes)s minutes each.", minutes=event.minutes)
    return Remark(good=True, fact=f"{fact}, {minutes}", more=more)


def _when(row: ResponseRow, event: EventRow) -> str:
    day = short_day(row.created_at, event.time_zone)
    return f"{day}, {clock(row.created_at, event.time_zone)}"
