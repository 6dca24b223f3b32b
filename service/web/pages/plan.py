"""A plan in each of its states: in the making, impossible, ready to read, published."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.store.queries.versions import Version
from service.web.pages.figures import Figure, figures_of
from service.web.pages.frame import Frame, frame_of
from service.web.pages.notices import certain_repeats, notices_of
from service.web.pages.progress import Progress, progress_of
from service.web.pages.proof import proof_of
from service.web.pages.reasons import Why, why_not
from service.web.pages.remarks import Draft
from service.web.pages.rounds import PersonRounds, RoundLink, RoundView, Seating, TableEvening
from service.web.pages.standing import Standing
from service.web.planrows import PlaceRow, PlanRow
from service.web.rows import PersonRow, ResponseRow
from service.web.unit import Member
from service.web.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """The plan. Only the part that belongs to its state is there."""

    frame: Frame
    slug: str
    state: str
    plan_id: int
    may_change: bool
    people: int
    progress: Progress | None = None
    why: Why | None = None
    heading: str = ""
    changed: tuple[tuple[str, str], ...] = ()
    figures: tuple[Figure, ...] = ()
    proof: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    is_published: bool = False
    was_published: bool = False
    # What people follow instead of one that was published earlier; 0 where they follow nothing else.
    followed_id: int = 0
    # What changed since is mended by a repair of the rounds to come.
    wants_repair: bool = False
    # What happens now that it was just published.
    published: str = ""
    is_newest: bool = True
    # Beside the published plan.
    draft: Draft | None = None
    # Nobody plans again once a round of the published plan has begun.
    may_replan: bool = True
    newer_id: int = 0
    ready_id: int = 0
    amends: bool = False
    is_same: bool = False
    begun: int = 0
    # Where changes by hand begin; 0 once every round has begun.
    change_from: int = 0
    changes: int = 0
    was_cut: bool = False
    has_document: bool = False
    sends_mail: bool = False
    view: str = "rounds"
    links: tuple[RoundLink, ...] = ()
    # Which rounds do not take place, in words.
    left_out: tuple[str, ...] = ()
    round: RoundView | None = None
    everybody: tuple[PersonRounds, ...] = ()
    tables: tuple[TableEvening, ...] = ()
    person: PersonRounds | None = None


def no_plan_page(who: Member, people: int) -> PlanPage:
    """Return the page before any plan."""
    return PlanPage(
        frame=_frame(who),
        slug=who.event.slug,
        state="none",
        plan_id=0,
        may_change=who.may_change,
        people=people,
    )


def active_plan_page(
    who: Member, plan: PlanRow, people: int, *, ready_id: int | None = None
) -> PlanPage:
    """Return the page of a plan that is not there to be read: in the making, failed or canceled."""
    return PlanPage(
        frame=_frame(who),
        slug=who.event.slug,
        state=plan.state,
        plan_id=plan.id,
        may_change=who.may_change,
        people=people,
        ready_id=ready_id or 0,
        progress=progress_of(plan) if plan.state in {"queued", "running"} else None,
    )


def failed_plan_page(
    who: Member, plan: PlanRow, people: Sequence[PersonRow], *, ready_id: int | None
) -> PlanPage:
    """Return why there is no plan."""
    return PlanPage(
        frame=_frame(who),
        slug=who.event.slug,
        state="failed",
        plan_id=plan.id,
        may_change=who.may_change,
        people=sum(1 for one in people if not one.withdrawn),
        ready_id=ready_id or 0,
        why=why_not(plan.failure or {}, people),
    )


def finished_plan_page(
    who: Member,
    plan: PlanRow,
    seating: Seating,
    *,
    standing: Standing,
    places: Sequence[PlaceRow],
    left_out: tuple[str, ...],
    least: ResponseRow | None,
    view: str,
    version: Version,
    draft: Draft | None,
    ready_id: int | None,
    followed_id: int | None,
    again: tuple[str, ...],
    number: int,
    sends_mail: bool,
    just_published: bool,
) -> PlanPage:
    """Return a plan to be read: by round, by person, or one person's evening."""
    people = seating.people
    was_published = plan.state != "published" and plan.published_at is not None
    return PlanPage(
        frame=_frame(who),
        slug=who.event.slug,
        state="ready",
        plan_id=plan.id,
        may_change=who.may_change,
        people=standing.seated,
        heading=_heading(plan, standing),
        changed=standing.told(),
        figures=figures_of(
            plan.measures or {},
            standing,
            least,
            certain=certain_repeats(plan.notices or ()),
            before=version.before,
            is_repair=version.is_repair,
        ),
        # The limit was proved for those who were there; with others it is another one.
        proof=() if standing.newcomers else proof_of(plan.measures or {}),
        notices=(
            *again,
            *notices_of(plan.notices or (), people, held=[one.number for one in seating.listed]),
        ),
        is_published=plan.state == "published",
        was_published=was_published,
        followed_id=(followed_id or 0) if was_published else 0,
        wants_repair=plan.state == "published" and standing.wants_repair and bool(standing.told()),
        published=_published(sends_mail=sends_mail)
        if just_published and plan.state == "published"
        else "",
        is_newest=standing.is_published or ready_id == plan.id,
        ready_id=ready_id or 0,
        draft=draft,
        may_replan=not standing.leads,
        newer_id=version.newer_id,
        amends=version.amends and plan.state != "published",
        is_same=version.is_same and plan.state != "published",
        begun=standing.begun if standing.seats_begun_otherwise else 0,
        change_from=_change_from(seating.links(), standing, number if view == "rounds" else 1),
        changes=version.changes,
        was_cut=plan.was_cut,
        has_document=plan.document is not None,
        sends_mail=sends_mail,
        view=view,
        links=seating.links(),
        left_out=left_out,
        round=seating.round(number, plan.asked) if view == "rounds" else None,
        everybody=seating.tables(places) if view == "people" else (),
        tables=seating.by_table(places, plan.asked) if view == "tables" else (),
        person=seating.person(number) if view == "person" else None,
    )


def _change_from(links: Sequence[RoundLink], standing: Standing, shown: int) -> int:
    first = max(shown, standing.begun + 1)
    return first if links and first <= links[-1].number else 0


def _published(*, sends_mail: bool) -> str:
    found = _("The plan is published: everybody finds their rounds under their private link.")
    if sends_mail:
        told = _("Letters are on their way to those whom it concerns and who gave an address.")
    else:
        told = _("No mail is sent from here, so please tell them.")
    return f"{found} {told}"


def _heading(plan: PlanRow, standing: Standing) -> str:
    measures = plan.measures or {}
    if standing.told():
        return _("This plan needs another look.")
    is_whole = standing.is_whole and not standing.leaves_some
    if is_whole and not measures.get("byes") and not measures.get("repeats"):
        return _("Everyone has someone to meet.")
    return _("The plan is ready to read.")


def _frame(who: Member) -> Frame:
    return frame_of(_("The plan"), who, tab="plan")
