"""Repairing the rounds to come: asking, looking at every change, applying."""

# ruff: noqa: ARG001 - the guard has read `slug`; Flask passes it on by name
from collections.abc import Mapping, Sequence
from typing import Any

from flask import request
from werkzeug.wrappers import Response as Answer

from service.errors import AlreadyRunning, NotFound, Stale
from service.operations import attempt, repairs
from service.operations.takeovers import takeovers_made, vacancies_of
from service.store.queries import day as day_rows
from service.store.queries import places as place_rows
from service.store.queries import plans as plan_rows
from service.store.queries import responses as response_rows
from service.store.queries.people import with_address
from service.store.queries.seating import reasons_of
from service.store.values import Presence
from service.tokens import new_key
from service.web.attendee.links import response_link
from service.web.callers import EDITOR, caller
from service.web.host.links import table_link
from service.web.numbers import whole
from service.web.organizer.blueprint import blueprint
from service.web.organizer.standing import READABLE
from service.web.pages.proposal import TakeoverRow, proposal_page
from service.web.pages.reasons import names_of
from service.web.pages.repair import repair_page, stale_told
from service.web.pages.vacant import Vacant, vacant_tables
from service.web.render import seen_next, shown
from service.web.rows import PersonRow
from service.web.unit import member, services

# As many take half a second: the answer to the request can wait for it. More go to a worker.
AT_ONCE = 200


@blueprint.get("/events/<slug>/day/repair")
@caller(EDITOR)
def repair(slug: str) -> Answer:
    """Ask which round comes next, and show who is not where the plan has them."""
    return _ask()


@blueprint.post("/events/<slug>/day/repair")
@caller(EDITOR)
def make_repair(slug: str) -> Answer:
    """Make a repair, here and now for a small event, else by a worker.

    A field `host-3` names who takes over table 3, by number.
    """
    reach, event_id = services(), member().event.id
    with reach.store.reading() as session:
        is_small = response_rows.count_of(session, event_id) <= AT_ONCE
    try:
        with reach.store.writing() as session:
            plan_id = repairs.request_repair(
                session,
                None if is_small else reach.doorbell,
                event_id,
                from_round=request.form.get("round", type=int, default=0),
                unseen=request.form.get("unseen") == "yes",
                expected=request.form.get("expected") == "yes",
                now=reach.now(),
                hosts=_hosts_named(),
            )
    except Stale as fault:
        return _ask(fault, code=422)
    except AlreadyRunning:
        return _ask(Stale("running"), code=409)
    if is_small:
        limits = attempt.Limits(reach.settings.plan_seconds, reach.settings.lease_seconds)
        name = f"web-{new_key()}"
        # Should this process die meanwhile, the sweep gives the row to a worker.
        attempt.run_plan(reach.store, plan_id, worker=name, limits=limits, now=reach.now)
    return seen_next("organizer.proposal", slug=slug, plan_id=plan_id)


@blueprint.get("/events/<slug>/day/repair/<int:plan_id>")
@caller(EDITOR)
def proposal(slug: str, plan_id: int) -> Answer:
    """Show a repair: what would change, or what has changed."""
    return _proposal(plan_id)


@blueprint.post("/events/<slug>/day/repair/<int:plan_id>")
@caller(EDITOR)
def apply_repair(slug: str, plan_id: int) -> Answer:
    """Let a repair count, if what it was made of still holds."""
    reach, event_id = services(), member().event.id
    try:
        with reach.store.writing() as session:
            repairs.apply_repair(
                session,
                reach.doorbell,
                event_id,
                plan_id,
                link_of=response_link,
                table_link_of=table_link,
                now=reach.now(),
            )
    except Stale as fault:
        return _proposal(plan_id, fault, code=409)
    return seen_next("organizer.proposal", slug=slug, plan_id=plan_id)


def _hosts_named() -> dict[int, int]:
    """Return who takes over which table, as the form says; a field that is left empty names nobody."""
    found = {}
    for name in request.form:
        table = whole(name.removeprefix("host-"), digits=6) if name.startswith("host-") else None
        number = whole(request.form[name], digits=6)
        if table is not None and number is not None:
            found[table] = number
    return found


def _ask(fault: Stale | None = None, *, code: int = 200) -> Answer:
    who = member()
    with services().store.reading() as session:
        plan = plan_rows.published_plan(session, who.event.id)
        if plan is None:
            raise NotFound
        day = day_rows.day_of(session, who.event.id)
        rows = day_rows.attending(session, who.event.id)
        people = plan_rows.people_of(session, who.event.id)
        places = place_rows.places_of(session, plan.id)
        begun = day.round if day else 0
        planned = sorted({place.round for place in places})
        rounds = [one for one in planned if begun < one <= who.event.rounds_held]
        asked = request.values.get("round", type=int, default=0)
        round_ = asked if asked in rounds else next(iter(rounds), 0)
        seen = repairs.seen_now(session, plan, from_round=round_, unseen=False, expected=False)
        vacancies = vacancies_of(session, plan, from_round=round_, gone=seen.turnout.gone)
    told = stale_told(fault.why, names_of(fault.numbers, tuple(people.values()))) if fault else ""
    placed = {place.response_id for place in places if place.round >= round_}
    waited = [row.response_id in placed for row in rows if row.presence is Presence.EXPECTED]
    page = repair_page(
        who,
        people.values(),
        seen.turnout,
        rounds=rounds,
        round_=round_,
        unseen=sum(waited),
        expected=len(waited) - sum(waited),
        vacant=vacant_tables(vacancies.lost, places, people, round_=round_, free=vacancies.free),
        told=told,
    )
    return shown("repair.html", page, code=code)


def _proposal(plan_id: int, fault: Stale | None = None, *, code: int = 200) -> Answer:
    who = member()
    with services().store.reading() as session:
        plan = plan_rows.plan_of(session, who.event.id, plan_id)
        if plan is None or plan.repairs is None:
            if fault is not None:
                return _ask(fault, code=code)
            raise NotFound
        seen = repairs.seen_from(plan.seen)
        taken = takeovers_made(session, plan)
        people = plan_rows.people_of(session, who.event.id)
        is_open = plan.state == "ready" and plan.published_at is None
        why = fault or (repairs.staleness(session, who.event.id, plan.id) if is_open else None)
        page = proposal_page(
            who,
            plan,
            unseen=seen.unseen,
            expected=seen.expected,
            vacant=_vacant(session, plan, seen, people, taken) if plan.state in READABLE else (),
            taken=taken,
            round_=seen.from_round,
            turnout=seen.turnout,
            people=people,
            before=place_rows.places_of(session, plan.repairs),
            after=place_rows.places_of(session, plan.id),
            reasons=reasons_of(session, plan.id, from_round=seen.from_round),
            stale=stale_told(why.why, names_of(why.numbers, tuple(people.values()))) if why else "",
            sends_mail=services().sends_mail,
            reached=[one.id for one in with_address(session, who.event.id)],
            letters=_letters(session, plan) if is_open and why is None else None,
        )
    return shown("repair-proposal.html", page, code=code)


def _letters(session: Any, draft: Any) -> int | None:
    """Return to how many people applying a repair writes; None where no mail is sent."""
    reach = services()
    if not reach.sends_mail:
        return None
    return repairs.letters_foreseen(
        session, draft, link_of=response_link, table_link_of=table_link, now=reach.now()
    )


def _vacant(
    session: Any,
    plan: Any,
    seen: repairs.Seen,
    people: Mapping[int, PersonRow],
    taken: Sequence[TakeoverRow],
) -> tuple[Vacant, ...]:
    """Return the tables that a repair leaves without their host, or that it gives to somebody else."""
    chosen = {one.table: one.host for one in taken if one.host is not None}
    vacancies = vacancies_of(session, plan, from_round=seen.from_round)
    return vacant_tables(
        {*vacancies.lost, *chosen},
        place_rows.places_of(session, plan.id),
        people,
        round_=seen.from_round,
        free=vacancies.free.union(chosen.values()),
        chosen=chosen,
    )
