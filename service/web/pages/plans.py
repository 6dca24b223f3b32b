"""An event's plans side by side, compared in words. Rates plans, never people or pairs."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from service.store.values import Format
from service.web.language import lately
from service.web.pages.filled import Filled
from service.web.pages.frame import Frame, frame_of
from service.web.pages.plandiff import differing_told
from service.web.pages.proof import (
    SMALL_GAP,
    WIDE_GAP,
    Serving,
    best_between,
    gap_of,
    least_ratio,
    proof_of,
    serving_of,
)
from service.web.planrows import PlanRow
from service.web.rows import EventRow
from service.web.unit import Member
from service.web.words import _, ngettext


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """One plan beside the others."""

    plan_id: int
    name: str
    state: str
    asked: str
    told: tuple[str, ...]
    proof: tuple[str, ...]
    when: str
    is_published: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlansPage:
    """All plans, and what another one may be asked for."""

    frame: Frame
    slug: str
    plans: tuple[PlanLine, ...]
    form: Filled
    may_make: bool
    is_making: bool
    # Whether people follow a plan that has begun: no other can take its place.
    has_begun: bool


def plans_page(
    who: Member,
    rows: Sequence[PlanRow],
    *,
    pairs: Mapping[int, Collection[tuple[int, int]]],
    form: Filled | None,
    is_making: bool,
    has_begun: bool,
    now: datetime,
) -> PlansPage:
    """Return the plans, each compared with the first that was asked for the same, else with the first.

    `pairs` are those who meet in each.
    """
    event = who.event
    lines = []
    for place, row in enumerate(rows, 1):
        told = _beside_another(rows[: place - 1], row, pairs)
        lines.append(_line(event, row, place, told=told, now=now))
    fresh = Filled({"rounds": (str(event.rounds),), "preset": (event.preset.value,)})
    return PlansPage(
        frame=frame_of(_("Plans side by side"), who, tab="plan"),
        slug=event.slug,
        plans=tuple(lines),
        form=form or fresh,
        may_make=who.may_change and not is_making and not has_begun,
        is_making=is_making,
        has_begun=has_begun,
    )


def _line(
    event: EventRow,
    row: PlanRow,
    place: int,
    *,
    told: tuple[str, ...],
    now: datetime,
) -> PlanLine:
    return PlanLine(
        plan_id=row.id,
        name=_("Plan %(number)s", number=place),
        state=_state(row),
        asked=_asked(event, row.asked or {}),
        told=(*_told(row.measures or {}), *told),
        proof=proof_of(row.measures or {}),
        when=lately(row.finished_at or row.requested_at, event.time_zone, now=now),
        is_published=row.state == "published",
    )


def _state(row: PlanRow) -> str:
    if row.state == "published":
        return _("published")
    return _("draft") if row.published_at is None else _("published earlier")


def _asked(event: EventRow, asked: Mapping[str, object]) -> str:
    rounds = _whole(asked.get("rounds", event.rounds))
    pairs = asked.get("format", event.format.value) == Format.PAIRS.value
    seating = (
        ngettext("%(num)s round of pairs", "%(num)s rounds of pairs", rounds)
        if pairs
        else ngettext("%(num)s round at tables", "%(num)s rounds at tables", rounds)
    )
    presets = {
        "find-my-people": _("people who share a lot"),
        "balanced": _("a bit of both"),
        "widen-the-circle": _("people with new things to tell"),
    }
    preset = presets.get(str(asked.get("preset", event.preset.value)), "")
    return f"{seating}, {preset}"


def _told(measures: Mapping[str, object]) -> tuple[str, ...]:
    repeats, byes = _whole(measures.get("repeats")), _whole(measures.get("byes"))
    trios = _whole(measures.get("trios"))
    told = [
        ngettext("Once, two meet again.", "%(num)s times, two meet again.", repeats)
        if repeats
        else _("Nobody meets the same person twice.")
    ]
    if byes:
        told.append(ngettext("One free seat.", "%(num)s free seats over all rounds.", byes))
    if trios:
        told.append(ngettext("One group of three.", "%(num)s groups of three.", trios))
    gap = gap_of(measures)
    if gap <= 0:
        told.append(_("No plan like it has more in common in total. This is proved."))
    elif gap <= SMALL_GAP:
        told.append(_("Another plan like it could give people hardly more in common."))
    else:
        told.append(best_between(gap) if gap > WIDE_GAP else _("A better plan like it may exist."))
    return (*told, _fair(serving_of(least_ratio(measures))))


def _fair(serving: Serving) -> str:
    return {
        Serving.NEARLY_BEST: _("Everybody gets nearly the best there is for them."),
        Serving.GOOD: _("Everybody gets most of what a plan made for them alone could find."),
        Serving.LESS: _("Somebody gets clearly less than a plan made for them alone could find."),
        Serving.LITTLE: _("Somebody gets not half of what a plan made for them alone could find."),
    }[serving]


def _beside_another(
    earlier: Sequence[PlanRow], row: PlanRow, pairs: Mapping[int, Collection[tuple[int, int]]]
) -> tuple[str, ...]:
    """Compare a plan with an earlier one of the same people; with others nothing can be compared."""
    same_people = [
        (number, one)
        for number, one in enumerate(earlier, 1)
        if one.roster_digest == row.roster_digest and "format" in (one.asked or {})
    ]
    for number, one in same_people:
        if one.asked == row.asked:
            return _beside(row, one, number, pairs)
    for number, one in same_people:
        return differing_told(row, one, number, pairs)
    return ()


def _beside(
    row: PlanRow, other: PlanRow, first: int, pairs: Mapping[int, Collection[tuple[int, int]]]
) -> tuple[str, ...]:
    """Say what a plan has in common with an earlier one, and how many meet in it alone."""
    mine, theirs = frozenset(pairs[row.id]), frozenset(pairs[other.id])
    only = len(mine - theirs)
    if not only:
        seated = _("The same people meet as in plan %(number)s.", number=first)
    else:
        seated = ngettext(
            "One of %(total)s pairs of people meets here and not in plan %(number)s.",
            "%(num)s of %(total)s pairs of people meet here and not in plan %(number)s.",
            only,
            total=len(mine),
            number=first,
        )
    return seated, _compared(row, other, first)


def _compared(row: PlanRow, other: PlanRow, first: int) -> str:
    mine, theirs = (_whole((one.measures or {}).get("total_affinity")) for one in (row, other))
    if mine > theirs:
        return _("People have a little more in common than in plan %(number)s.", number=first)
    if mine < theirs:
        return _("People have a little less in common than in plan %(number)s.", number=first)
    return _("People have as much in common as in plan %(number)s.", number=first)


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
