"""Who runs an event together, and the links by which others join."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from service.store.values import Role
from service.web.language import short_day
from service.web.pages.filled import Filled
from service.web.pages.frame import Frame, frame_of
from service.web.pages.landing import role_name
from service.web.unit import Member, SignedIn
from service.web.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLine:
    """One member."""

    organizer_id: int
    name: str
    email: str
    role: str
    role_name: str
    is_me: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationLine:
    """One link nobody has used yet."""

    id: int
    label: str
    role_name: str
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleChoice:
    """One role with what it may do."""

    value: str
    label: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPage:
    """The team. `link` is there once, right after an invitation was made."""

    frame: Frame
    slug: str
    is_owner: bool
    members: tuple[MemberLine, ...]
    invitations: tuple[InvitationLine, ...]
    roles: tuple[RoleChoice, ...]
    form: Filled
    link: str
    label: str
    fault: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationPage:
    """What an invited person sees: join as who is signed in, or with a new account."""

    frame: Frame
    token: str
    event: str
    role_name: str
    who: str
    form: Filled


class _OrganizerRow(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def email(self) -> str | None: ...


class _MemberRow(Protocol):
    @property
    def organizer_id(self) -> int: ...
    @property
    def role(self) -> Role: ...
    @property
    def organizer(self) -> _OrganizerRow: ...


class _InvitationRow(Protocol):
    @property
    def id(self) -> int: ...
    @property
    def label(self) -> str: ...
    @property
    def role(self) -> Role: ...
    @property
    def expires_at(self) -> datetime: ...


def team_page(
    who: Member,
    members: Iterable[_MemberRow],
    invitations: Iterable[_InvitationRow],
    *,
    form: Filled,
    link: str = "",
    fault: str = "",
) -> TeamPage:
    """Return the team page."""
    return TeamPage(
        frame=frame_of(_("Team"), who, tab="team"),
        slug=who.event.slug,
        is_owner=who.is_owner,
        members=tuple(
            MemberLine(
                organizer_id=row.organizer_id,
                name=row.organizer.name or row.organizer.email or _("the first organizer"),
                email=row.organizer.email or "",
                role=row.role.value,
                role_name=role_name(row.role),
                is_me=row.organizer_id == who.organizer.id,
            )
            for row in members
        ),
        invitations=tuple(
            InvitationLine(
                id=row.id,
                label=row.label,
                role_name=role_name(row.role),
                until=short_day(row.expires_at, who.event.time_zone),
            )
            for row in invitations
        ),
        roles=_roles(),
        form=form,
        link=link,
        label=form.text("label"),
        fault=fault,
    )


def invitation_page(
    token: str, event: str, role: Role, *, who: SignedIn | None, form: Filled
) -> InvitationPage:
    """Return the page behind an invitation."""
    return InvitationPage(
        frame=frame_of(_("Invitation to %(event)s", event=event), who),
        token=token,
        event=event,
        role_name=role_name(role),
        who=who.name or who.email or _("the first organizer") if who else "",
        form=form,
    )


def _roles() -> tuple[RoleChoice, ...]:
    return (
        RoleChoice(
            value="organizer",
            label=_("Organizer"),
            about=_("May do everything but change the team and erase the event."),
        ),
        RoleChoice(
            value="helper",
            label=_("Helper"),
            about=_("May look at the list and the plan, print, and check people in."),
        ),
        RoleChoice(value="owner", label=_("Owner"), about=_("May do everything.")),
    )
