"""The organizer's first page of an event: what is there, what is possible, what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from service.store.queries.messages import Undelivered
from service.web.language import clock, short_day
from service.web.pages.dayclock import Clock, is_day, is_over
from service.web.pages.frame import Frame, frame_of, has_rooms
from service.web.pages.landing import place_of, when_of
from service.web.pages.ready import Ready, ready_of
from service.web.pages.reasons import Why, why_not
from service.web.pages.remarks import (
    FEWEST,
    Draft,
    Outlook,
    Remark,
    call_remark,
    form_remark,
    newer_draft,
    remarks_of,
    same_names,
)
from service.web.pages.standing import Standing
from service.web.pages.undelivered import letter_remarks
from service.web.planrows import PlanRow
from service.web.rows import EventRow, PersonRow, ResponseRow
from service.web.unit import Member
from service.web.words import _, ngettext


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
    # Whether all may be planned anew instead.
    or_again: bool = False


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
    ready: Ready | None
    people: int
    newest: tuple[Newcomer, ...]
    link: str
    slug: str
    may_change: bool
    is_local: bool


def overview_page(
    who: Member,
    plan: PlanRow | None,
    *,
    draft: Draft | None,
    standing: Standing | None,
    time: Clock,
    is_missed: bool,
    outlook: Outlook,
    newest: Sequence[ResponseRow],
    people: Sequence[PersonRow],
    letters: Sequence[Undelivered],
    link: str,
    is_open: bool,
    span: tuple[datetime, datetime] | None,
    is_local: bool,
    sends_mail: bool,
    now: datetime,
) -> OverviewPage:
    """Return the overview.

    `span` is from when to when the evening is; `is_missed` says that no round of the published plan was held
    on its day.
    """
    event, count = who.event, outlook.people
    place = place_of(event)
    why = why_not(outlook.failure, people) if outlook.failure and count >= FEWEST else None
    return OverviewPage(
        frame=frame_of(_("Overview"), who, tab="overview"),
        cap=" · ".join(part for part in (when_of(event, span), place) if part),
        heading=_over(event, time, is_missed=is_missed, now=now) or _heading(count),
        step=_day_step(event, time, standing, is_missed=is_missed, now=now)
        or _step(who, outlook, plan.state if plan else None, is_open=is_open, standing=standing),
        changed=standing.told() if standing else (),
        remarks=(
            *newer_draft(draft),
            *call_remark(event, now=now),
            *remarks_of(event, outlook, has_begun=standing is not None and standing.has_begun),
            *same_names([one.name for one in people if not one.withdrawn]),
            *letter_remarks(letters, sends_mail=sends_mail),
            form_remark(event, is_open=is_open, has_begun=time.round > 0, now=now),
        ),
        is_local=is_local,
        why=why,
        ready=ready_of(outlook.readiness, people)
        if outlook.readiness and count >= FEWEST
        else None,
        people=count,
        newest=tuple(
            Newcomer(number=row.number, name=row.name, when=_when(row, event)) for row in newest
        ),
        link=link,
        slug=event.slug,
        may_change=who.may_change,
    )


def _over(event: EventRow, time: Clock, *, is_missed: bool, now: datetime) -> str:
    """Say that the evening is behind, if it is; without a published plan there was none."""
    if event.last_starts_at is None or not is_over(event, time, now=now):
        return ""
    if is_missed:
        return _("This day has passed and no round was begun.")
    return _("The rounds are over.")


def _heading(count: int) -> str:
    if count == 0:
        return _("The room is set. Now invite people in.")
    return ngettext(
        "One person takes part so far.",
        "%(num)s people take part so far.",
        count,
    )


def _step(
    who: Member,
    outlook: Outlook,
    state: str | None,
    *,
    is_open: bool,
    standing: Standing | None,
) -> NextStep:
    count, is_possible = outlook.people, outlook.failure is None
    has_changed = standing is not None and bool(standing.told()) and count >= FEWEST
    if has_changed and standing is not None and standing.wants_repair:
        return NextStep(
            does="repair",
            heading=_("Repair the rounds to come"),
            text=_repair_text(standing),
            or_again=not standing.has_begun,
        )
    if has_changed and is_possible:
        return NextStep(
            does="again",
            heading=_("Plan again"),
            text=_("Something has changed since the plan was made. All answers are kept."),
        )
    made = _made_step(state, to_rooms=has_rooms(who))
    if made is not None and not has_changed:
        return made
    if count < FEWEST:
        return NextStep(
            does="share",
            heading=_("Share the form") if is_open else _("Open the form, or import a list"),
            text=_(
                "People answer on their phones in three minutes, without an account. "
                "This page fills up as they do."
            )
            if is_open
            else _("The form takes no answers now. Open it in the settings, or import a list."),
        )
    if not is_possible:
        return NextStep(
            does="settings",
            heading=_("One change before a plan"),
            text=_("As things stand, no plan is possible. What would be enough stands below."),
        )
    return NextStep(
        does="plan",
        heading=_("You can make a plan now"),
        text=_("Planning costs nothing: you can plan again, and nobody is told until you publish."),
    )


def _repair_text(standing: Standing) -> str:
    if standing.has_begun:
        return _(
            "The first round has begun, and something has changed since the plan was made. A repair "
            "leaves what is over as it is, and moves hardly anybody who need not."
        )
    return _(
        "Something has changed since the plan was published. A repair moves hardly anybody who need "
        "not, so most cards that are printed still hold. Planning again seats everybody anew."
    )


def _day_step(
    event: EventRow,
    time: Clock,
    standing: Standing | None,
    *,
    is_missed: bool,
    now: datetime,
) -> NextStep | None:
    """Return what to do on the day of a published plan and after it; nothing before, or to mend first."""
    if standing is None or not standing.is_published:
        return None
    if is_missed and is_over(event, time, now=now):
        return NextStep(
            does="settings",
            heading=_("Give it another day"),
            text=_("The plan stays as it is, and its rounds are to come on the day you choose."),
        )
    if is_over(event, time, now=now):
        return NextStep(
            does="after",
            heading=_("See how the evening went"),
            text=_(
                "The rounds are over. Here you see what they did, and until when people can say with "
                "whom they would talk again."
            ),
        )
    if standing.told() or not is_day(event, time, now=now):
        return None
    return NextStep(
        does="day",
        heading=_("Welcome people, and lead the rounds"),
        text=_(
            "Check people in, begin each round, and open the big screen on the page of the day."
        ),
    )


def _made_step(state: str | None, *, to_rooms: bool) -> NextStep | None:
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
    if state == "published" and to_rooms:
        return NextStep(
            does="print",
            heading=_("Set up the rooms"),
            text=_(
                "Everyone can see their rounds now. Each round has a file for the tool you meet "
                "in, and questions to paste."
            ),
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


def _when(row: ResponseRow, event: EventRow) -> str:
    day = short_day(row.updated_at, event.time_zone)
    return f"{day}, {clock(row.updated_at, event.time_zone)}"
