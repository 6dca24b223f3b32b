"""Following up, as its writer sees it: whom they met, their notes, and addresses where both said yes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from urllib.parse import quote

from service.mail.vcard import is_address
from service.operations.cards import names_said
from service.web.language import moment
from service.web.pages.attendee import cap_of, mine_frame
from service.web.pages.filled import Filled
from service.web.pages.frame import Frame
from service.web.pages.owncards import CardView
from service.web.pages.told import numbered
from service.web.rows import MetRow
from service.web.unit import Attendee, CardHolder
from service.web.words import _, ngettext

NOTE_SHOWN = 300


class FollowUpRow(Protocol):
    """What somebody noted about another."""

    @property
    def note(self) -> str:
        """What they said."""
        ...

    @property
    def line(self) -> str:
        """What to write to them."""
        ...

    @property
    def contact(self) -> str:
        """Where its writer may be reached."""
        ...

    @property
    def wants(self) -> bool:
        """Whether to talk again."""
        ...

    @property
    def agreed_at(self) -> datetime | None:
        """Since when both know."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class MetLine:
    """One person in the list."""

    number: int
    name: str
    when: str
    state: str
    note: str
    is_agreed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MetPage:
    """Everybody whom the reader met so far."""

    frame: Frame
    token: str
    cap: str
    people: tuple[MetLine, ...]
    # What stands instead of people where there are none.
    nobody: str
    # That something was stored about somebody whose round was taken back.
    kept: str
    is_open: bool
    is_over: bool
    closes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """What the other chose to share, and a message to them.

    `mail` is an address that opens it as a letter, where their contact can be written one.
    """

    contact: str
    line: str
    message: str
    mail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpPage:
    """One person whom the reader met."""

    frame: Frame
    token: str
    cap: str
    number: int
    name: str
    form: Filled
    draft: str
    agreed: Agreed | None
    is_stored: bool
    is_open: bool
    closes: str
    busy: bool = False
    # What they wrote too late for it to be stored.
    late: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPage:
    """What a printed card says, and a line to note. Shows nothing that is not on the card."""

    frame: Frame
    code: str
    cap: str
    card: CardView
    # Its time in words while the clock knows it better; empty where the planned time stands.
    when: str
    people: tuple[tuple[int, str], ...]
    noted: str
    form: Filled
    about: int
    is_open: bool
    busy: bool = False
    # What they wrote too late for it to be stored.
    late: tuple[str, ...] = ()


def met_page(
    who: Attendee,
    people: Sequence[MetRow],
    notes: Mapping[int, FollowUpRow],
    *,
    is_evening_over: bool,
    is_open: bool,
    is_kept: bool,
    closes: datetime,
    span: tuple[datetime, datetime] | None,
    now: datetime,
) -> MetPage:
    """Return the list of those whom the reader met; `span` is from when to when the evening is.

    `is_kept` says that something was stored just now about somebody who is not on it.
    """
    return MetPage(
        frame=mine_frame(who.event, who.response.name),
        token=who.token,
        cap=cap_of(who.event, span),
        people=tuple(_met_line(one, notes.get(one.id)) for one in people),
        nobody=_("The last round is over, and nobody is on your list.")
        if is_evening_over
        else _("You have met nobody yet. Those you meet will stand here.")
        if is_open
        else _("You have met nobody yet. Come back after the first round."),
        kept=_(
            "Stored. That round has not begun after all. What you wrote stands here once it begins."
        )
        if is_kept
        else "",
        is_open=is_open,
        is_over=closes <= now,
        closes=moment(closes, who.event.time_zone),
    )


def follow_up_page(
    who: Attendee,
    met: MetRow,
    *,
    form: Filled,
    own: FollowUpRow | None,
    back: FollowUpRow | None,
    closes: datetime,
    is_open: bool,
    is_stored: bool = False,
    busy: bool = False,
    late: tuple[str, ...] = (),
) -> FollowUpPage:
    """Return the page about one person whom the reader met."""
    called = names_said({met.number: met.name})[met.number]
    draft = draft_of(called, who.event.name, form.text("note"))
    return FollowUpPage(
        frame=mine_frame(who.event, met.name),
        token=who.token,
        cap=f"{who.event.name} · {_rounds(met.rounds)}",
        number=met.number,
        name=met.name,
        form=form,
        draft=draft,
        agreed=_agreed(own, back, who.event.name, draft),
        is_stored=is_stored,
        is_open=is_open,
        closes=moment(closes, who.event.time_zone),
        busy=busy,
        late=late,
    )


def follow_up_form(row: FollowUpRow | None, email: str) -> Filled:
    """Return the form as it was stored; the address offered first is the one the reader gave."""
    if row is None:
        return Filled({"contact": (email,)})
    return Filled(
        {
            "note": (row.note,),
            "line": (row.line,),
            "contact": (row.contact or email,),
            "wants": ("yes",) if row.wants else (),
        }
    )


def card_page(
    who: CardHolder,
    card: CardView,
    people: Sequence[tuple[int, str]],
    *,
    form: Filled,
    about: int = 0,
    noted: str = "",
    when: str,
    span: tuple[datetime, datetime] | None,
    is_open: bool,
    busy: bool = False,
    late: tuple[str, ...] = (),
) -> CardPage:
    """Return the page of a printed card; `span` is from when to when the evening is."""
    title = _("Your card")
    return CardPage(
        frame=Frame(
            title=f"{title} · {who.event.name}",
            aside=who.event.name,
            ask=who.event.whom_to_ask,
        ),
        code=who.code,
        cap=cap_of(who.event, span),
        card=card,
        when=when,
        people=tuple(people),
        noted=noted,
        form=form,
        about=about,
        is_open=is_open,
        busy=busy,
        late=late,
    )


def draft_of(name: str, event: str, note: str) -> str:
    """Return a first version of a message that refers to what was said; empty without a note."""
    said = note.partition("\n")[0].strip().strip("“”\"'„«»").rstrip(".").strip()
    if not said:
        return ""
    return _(
        "Hello %(name)s, thank you for our talk at %(event)s. What you said stayed with me: "
        "“%(said)s”. I would like to hear how it goes on.",
        name=name,
        event=event,
        said=said,
    )


def _met_line(one: MetRow, row: FollowUpRow | None) -> MetLine:
    return MetLine(
        number=one.number,
        name=one.name,
        when=_rounds(one.rounds),
        state=_state(row),
        note=(row.note if row else "")[:NOTE_SHOWN],
        is_agreed=row is not None and row.agreed_at is not None,
    )


def _state(row: FollowUpRow | None) -> str:
    if row is None:
        return ""
    if row.agreed_at is not None:
        return _("You both said yes.")
    return _("You would like to talk again.") if row.wants else ""


def _rounds(rounds: Sequence[int]) -> str:
    return ngettext("round %(said)s", "rounds %(said)s", len(rounds), said=numbered(rounds))


def _agreed(
    own: FollowUpRow | None, back: FollowUpRow | None, event: str, draft: str
) -> Agreed | None:
    if own is None or back is None or own.agreed_at is None:
        return None
    # What they said comes first; the line that they have read by now may say more.
    said = "" if draft in own.line else draft
    message, mail = "\n\n".join(filter(None, (said, own.line))), ""
    if is_address(back.contact):
        to = quote(back.contact, safe="@+")
        mail = f"mailto:{to}?subject={quote(event)}&body={quote(message)}"
    return Agreed(contact=back.contact, line=back.line, message=message, mail=mail)
