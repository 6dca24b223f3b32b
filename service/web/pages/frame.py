"""What surrounds every page: its title, who is signed in, which event it belongs to."""

from dataclasses import dataclass
from typing import Protocol

from service.mail.asking import link_to
from service.store.values import Role
from service.web.unit import Member, SignedIn


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFrame:
    """The event whose tabs stand on top of a page."""

    name: str
    slug: str
    may_change: bool
    # Whether its rounds go into a call, by whoever may see addresses, rather than onto paper.
    has_rooms: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The words around a page. `tab` names the tab that is open."""

    title: str
    who: str | None = None
    event: EventFrame | None = None
    tab: str = ""
    aside: str = ""
    # Whom people of the event can ask, as its organizer typed it.
    ask: str = ""

    @property
    def ask_link(self) -> str:
        """Return what a press on it opens."""
        return link_to(self.ask)


class Page(Protocol):
    """Anything that can be shown."""

    @property
    def frame(self) -> Frame:
        """Say what surrounds it."""
        ...


def frame_of(title: str, caller: Member | SignedIn | None, *, tab: str = "") -> Frame:
    """Return the frame that fits who is calling."""
    if isinstance(caller, Member):
        return Frame(
            title=title,
            who=caller.organizer.name,
            event=EventFrame(
                name=caller.event.name,
                slug=caller.event.slug,
                may_change=caller.role is not Role.HELPER,
                has_rooms=has_rooms(caller),
            ),
            tab=tab,
        )
    return Frame(title=title, who=caller.name if caller else None)


def has_rooms(caller: Member) -> bool:
    """Say whether plans go into the rooms of a call. Their files hold addresses, which helpers do not see."""
    return caller.event.is_online and caller.may_change
