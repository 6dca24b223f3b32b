"""Changing a plan by hand: see what a change would do, make it, undo it, keep places, plan the rest anew."""

# ruff: noqa: ARG001 - the guard has read `slug`; Flask passes it on by name

from collections.abc import Callable

from flask import request
from marshmallow import ValidationError
from werkzeug.wrappers import Response as Answer

from service.errors import AlreadyRunning, NotFound, Outrun
from service.operations import edits, locks, plans, versions
from service.schemas.edit import load_edit, load_lock
from service.store.queries import plans as plan_rows
from service.store.queries import versions as version_rows
from service.store.values import EditValues
from service.web.callers import EDITOR, caller
from service.web.numbers import whole
from service.web.organizer.blueprint import blueprint
from service.web.organizer.standing import may_be_published
from service.web.pages.seating import edit_page, foreseen_page, stale_page
from service.web.render import seen_next, sent, shown
from service.web.sentences import Asked, sentences_of
from service.web.unit import member, services

PLAN = "/events/<slug>/plans/<int:plan_id>"


@blueprint.get(f"{PLAN}/rounds/<int:number>/edit")
@caller(EDITOR)
def edit_round(slug: str, plan_id: int, number: int) -> Answer:
    """Show one round to be changed, or go on to the person who was chosen in it."""
    chosen = whole(request.args.get("who", ""), digits=6)
    if chosen is not None:
        return seen_next(
            "organizer.edit_person", slug=slug, plan_id=plan_id, number=number, who=chosen
        )
    return _edit_page(plan_id, number)


@blueprint.get(f"{PLAN}/rounds/<int:number>/edit/<int:who>")
@caller(EDITOR)
def edit_person(slug: str, plan_id: int, number: int, who: int) -> Answer:
    """Show what can be changed for one person in one round."""
    return _edit_page(plan_id, number, who=who)


@blueprint.get(f"{PLAN}/edit")
@caller(EDITOR)
def foresee_edit(slug: str, plan_id: int) -> Answer:
    """Say what a change would do, and change nothing."""
    try:
        values = load_edit(request.args.to_dict(flat=False))
    except ValidationError as error:
        return _asked_again(plan_id, error)
    desk = _desk(plan_id)
    return _foreseen(desk, values, edits.foresee_edit(desk, values))


@blueprint.post(f"{PLAN}/edit")
@caller(EDITOR)
def make_edit(slug: str, plan_id: int) -> Answer:
    """Make a change, as a new version of the plan."""
    try:
        values = load_edit(sent())
    except ValidationError as error:
        return _asked_again(plan_id, error)
    reach, who = services(), member()
    try:
        with reach.store.reading() as session:
            version_rows.version_of(session, who.event.id, plan_id)
        desk = _desk(plan_id)
        forecast = edits.foresee_edit(desk, values)
        if forecast.refusal:
            return _foreseen(desk, values, forecast, code=422)
        made = edits.edit_made(desk, values)
        with reach.store.writing() as session:
            made_id = versions.store_edit(
                session, desk, made, values, organizer_id=who.organizer.id, now=reach.now()
            )
    except Outrun as fault:
        return _stale(plan_id, fault.plan_id, number=values.round, mine=values)
    return seen_next(
        "organizer.edit_round", slug=slug, plan_id=made_id, number=values.round, done=1
    )


@blueprint.post(f"{PLAN}/lock")
@caller(EDITOR)
def lock_seats(slug: str, plan_id: int) -> Answer:
    """Keep a meeting or a person in place."""
    return _locked(plan_id, locks.lock)


@blueprint.post(f"{PLAN}/unlock")
@caller(EDITOR)
def unlock_seats(slug: str, plan_id: int) -> Answer:
    """Let a meeting or a person move again."""
    return _locked(plan_id, locks.unlock)


@blueprint.post(f"{PLAN}/undo")
@caller(EDITOR)
def undo_edit(slug: str, plan_id: int) -> Answer:
    """Go one step back."""
    return _stepped(plan_id, versions.undo_edit)


@blueprint.post(f"{PLAN}/redo")
@caller(EDITOR)
def redo_edit(slug: str, plan_id: int) -> Answer:
    """Go one step forward again."""
    return _stepped(plan_id, versions.redo_edit)


@blueprint.post(f"{PLAN}/rest")
@caller(EDITOR)
def plan_rest(slug: str, plan_id: int) -> Answer:
    """Ask for a version in which everything is planned anew that is not kept in place."""
    reach, who = services(), member()
    try:
        with reach.store.writing() as session:
            versions.request_rest(
                session,
                reach.doorbell,
                who.event.id,
                plan_id,
                organizer_id=who.organizer.id,
                now=reach.now(),
            )
    except AlreadyRunning:
        pass  # the page shows the one in the making
    except Outrun as fault:
        return _stale(plan_id, fault.plan_id, number=_round_sent())
    return seen_next("organizer.plan", slug=slug)


def _edit_page(
    plan_id: int, number: int, *, who: int | None = None, fault: str = "", code: int = 200
) -> Answer:
    caller_ = member()
    try:
        with services().store.reading() as session:
            row = version_rows.version_of(session, caller_.event.id, plan_id)
            people = plan_rows.people_of(session, caller_.event.id)
            version = version_rows.version_standing(session, caller_.event.id, plan_id)
            begun = plans.begun_beside(session, plan_id)
            page = edit_page(
                caller_,
                row,
                plan_rows.rounds_listed(session, plan_id),
                plan_rows.round_for_page(session, plan_id, number),
                people=people,
                number=who,
                undo=version_rows.is_readable(session, caller_.event.id, row.undo_id),
                redo=version_rows.is_readable(session, caller_.event.id, row.redo_id),
                may_publish=may_be_published(session, row, version),
                amends=version.amends,
                begun=begun.round,
                fault=fault,
                just=version_rows.changes_of(session, row) if "done" in request.args else (),
            )
    except Outrun as stale:
        return _stale(plan_id, stale.plan_id, number=number)
    if who is not None and page.has_begun:
        return seen_next(
            "organizer.edit_round", slug=caller_.event.slug, plan_id=plan_id, number=number
        )
    return shown("plan-edit.html" if who is None else "plan-edit-person.html", page, code=code)


def _asked_again(plan_id: int, error: ValidationError) -> Answer:
    """Show the page of the person again on which something was left open."""
    number, who = (whole(request.values.get(name, ""), digits=6) for name in ("round", "who"))
    if number is None or who is None:
        raise NotFound
    sentences = sentences_of(error, Asked.EVENT)
    fault = next(iter(sentences.values()))[0]
    return _edit_page(plan_id, number, who=who, fault=fault, code=422)


def _desk(plan_id: int) -> edits.Desk:
    with services().store.reading() as session:
        return edits.desk_of(session, member().event.id, plan_id)


def _foreseen(
    desk: edits.Desk, values: EditValues, forecast: edits.Forecast, *, code: int = 200
) -> Answer:
    who = member()
    with services().store.reading() as session:
        row = plan_rows.plan_of(session, who.event.id, desk.plan_id)
        if row is None:
            raise NotFound
        people = tuple(plan_rows.people_of(session, who.event.id).values())
    page = foreseen_page(who, row, values, forecast, people=people)
    return shown("plan-foreseen.html", page, code=code)


def _locked(plan_id: int, change: Callable[..., None]) -> Answer:
    reach, who, number = services(), member(), _round_sent()
    try:
        values = load_lock(sent())
    except ValidationError as error:
        raise NotFound from error
    try:
        with reach.store.writing() as session:
            change(
                session,
                who.event.id,
                plan_id,
                values,
                organizer_id=who.organizer.id,
                now=reach.now(),
            )
    except Outrun as fault:
        return _stale(plan_id, fault.plan_id, number=number)
    if values.who is not None:
        return seen_next(
            "organizer.edit_person",
            slug=who.event.slug,
            plan_id=plan_id,
            number=number,
            who=values.who,
            done=1,
        )
    return seen_next(
        "organizer.edit_round",
        slug=who.event.slug,
        plan_id=plan_id,
        number=number,
        done=1,
        _anchor=f"table-{values.table}",
    )


def _stepped(plan_id: int, step: Callable[..., int]) -> Answer:
    reach, who, number = services(), member(), _round_sent()
    try:
        with reach.store.writing() as session:
            made_id = step(
                session,
                who.event.id,
                plan_id,
                organizer_id=who.organizer.id,
                now=reach.now(),
            )
    except Outrun as fault:
        return _stale(plan_id, fault.plan_id, number=number)
    return seen_next(
        "organizer.edit_round", slug=who.event.slug, plan_id=made_id, number=number, done=1
    )


def _round_sent() -> int:
    """Return the round whose page a button stood on; the first where it does not say."""
    text = request.form.get("at") or request.form.get("round") or ""
    found = whole(text, digits=3)
    return 1 if found is None else found


def _stale(plan_id: int, newest_id: int, *, number: int, mine: EditValues | None = None) -> Answer:
    """Show what happened meanwhile; what was sent twice is shown as done."""
    who, reach = member(), services()
    with reach.store.reading() as session:
        newest = plan_rows.plan_of(session, who.event.id, newest_id)
        if newest is None:
            raise NotFound
        changes = version_rows.changes_of(session, newest, after=plan_id)
        changes = [one for one in changes if one.plan_id != plan_id]
        people = tuple(plan_rows.people_of(session, who.event.id).values())
        if mine is not None and versions.is_same(changes, mine, organizer_id=who.organizer.id):
            return seen_next(
                "organizer.edit_round",
                slug=who.event.slug,
                plan_id=newest_id,
                number=number,
                done=1,
            )
        page = stale_page(
            who, plan_id, newest, changes, people=people, number=number, now=reach.now()
        )
    return shown("plan-stale.html", page, code=409)
