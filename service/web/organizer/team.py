"""Who runs an event together: members, roles, invitations."""

# ruff: noqa: ARG001 - the guard has read `slug`; Flask passes it on by name
from flask import request
from marshmallow import ValidationError
from werkzeug.wrappers import Response as Answer

from service.errors import LastOwner, NameTaken, NotFound
from service.operations import organizers, team
from service.schemas.account import load_invitation, load_join
from service.store.queries import events as event_rows
from service.store.values import Role
from service.web.callers import LOOKER, OWNER, PUBLIC, caller
from service.web.cookies import keep_signed_in
from service.web.organizer.account import browser_of
from service.web.organizer.blueprint import blueprint
from service.web.pages.filled import Filled, sent_form
from service.web.pages.team import invitation_page, team_page
from service.web.render import seen_next, sent, shown
from service.web.sentences import Asked, sentences_of
from service.web.unit import member, services, signed_in_or_none
from service.web.words import _

FRESH = Filled({"role": ("organizer",)})


@blueprint.get("/events/<slug>/team")
@caller(LOOKER)
def team_members(slug: str) -> Answer:
    """Show who runs the event."""
    return _team(FRESH, code=200)


@blueprint.post("/events/<slug>/team")
@caller(OWNER)
def invite(slug: str) -> Answer:
    """Make an invitation and show its link, this once: only its digest is stored."""
    reach = services()
    try:
        values = load_invitation(sent())
    except ValidationError as error:
        return _team(sent_form(sent(), sentences_of(error, Asked.ACCOUNT)), code=422)
    with reach.store.writing() as session:
        token = team.invite(
            session, member().event.id, role=values["role"], label=values["label"], now=reach.now()
        )
    form = Filled({"label": (values["label"],), "role": (values["role"].value,)})
    return _team(form, code=201, link=reach.links.invitation(token))


@blueprint.post("/events/<slug>/team/<int:organizer_id>/role")
@caller(OWNER)
def change_role(slug: str, organizer_id: int) -> Answer:
    """Give a member another role."""
    chosen = request.form.get("role", "")
    if chosen not in tuple(Role):
        raise NotFound
    try:
        with services().store.writing() as session:
            team.change_role(session, member().event.id, organizer_id, Role(chosen))
    except LastOwner:
        return _team(FRESH, code=422, fault=_last_owner())
    return seen_next("organizer.team_members", slug=slug)


@blueprint.post("/events/<slug>/team/<int:organizer_id>/remove")
@caller(OWNER)
def remove_member(slug: str, organizer_id: int) -> Answer:
    """Take a member off the team."""
    try:
        with services().store.writing() as session:
            team.remove_member(session, member().event.id, organizer_id)
    except LastOwner:
        return _team(FRESH, code=422, fault=_last_owner())
    if organizer_id == member().organizer.id:
        return seen_next("organizer.home")
    return seen_next("organizer.team_members", slug=slug)


@blueprint.post("/events/<slug>/team/invitations/<int:invitation_id>/withdraw")
@caller(OWNER)
def withdraw_invitation(slug: str, invitation_id: int) -> Answer:
    """Make an unused link useless."""
    with services().store.writing() as session:
        team.withdraw_invitation(session, member().event.id, invitation_id)
    return seen_next("organizer.team_members", slug=slug)


@blueprint.route("/invitations/<token>", methods=["GET", "POST"])
@caller(PUBLIC)
def accept(token: str) -> Answer:
    """Show an invitation; take it as who is signed in, or with a new account."""
    who, reach = signed_in_or_none(), services()
    if request.method == "GET":
        return _invitation(token, Filled(), code=200)
    if who is not None:
        with reach.store.writing() as session:
            slug = team.accept_invitation(session, token, organizer_id=who.id, now=reach.now())
        return seen_next("organizer.overview", slug=slug)
    fields = {name: texts for name, texts in sent().items() if name != "password"}
    try:
        values = load_join(sent())
        with reach.store.writing() as session:
            joined, slug = team.join(session, token, **values, now=reach.now())
            opened = organizers.open_sign_in(
                session,
                joined,
                browser=browser_of(request),
                now=reach.now(),
                days=reach.settings.session_days,
            )
    except ValidationError as error:
        return _invitation(token, sent_form(fields, sentences_of(error, Asked.ACCOUNT)), code=422)
    except NameTaken:
        said = {
            "email": (_("This address has an account. Sign in first, then open this link again."),)
        }
        return _invitation(token, sent_form(fields, said), code=422)
    return keep_signed_in(seen_next("organizer.overview", slug=slug), opened)


def _invitation(token: str, form: Filled, *, code: int) -> Answer:
    reach = services()
    with reach.store.reading() as session:
        found = event_rows.invitation_by_token(session, token, reach.now())
    if found is None:
        raise NotFound
    page = invitation_page(token, found.event.name, found.role, who=signed_in_or_none(), form=form)
    return shown("invitation.html", page, code=code)


def _team(form: Filled, *, code: int, link: str = "", fault: str = "") -> Answer:
    who, reach = member(), services()
    with reach.store.reading() as session:
        page = team_page(
            who,
            event_rows.team_of(session, who.event.id),
            event_rows.invitations_of(session, who.event.id, reach.now()),
            form=form,
            link=link,
            fault=fault,
        )
    return shown("team.html", page, code=code)


def _last_owner() -> str:
    return _("An event keeps at least one owner. Make somebody else an owner first.")
