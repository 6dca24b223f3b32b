"""Who takes part, as the organizer may see it. Private wishes about others never reach these pages."""

from dataclasses import dataclass

from service.store.values import Format, Kind, Size
from service.web import choices
from service.web.language import language_name, moment
from service.web.pages.attendee import Choices, offered_choices
from service.web.pages.filled import Filled
from service.web.pages.frame import Frame, frame_of
from service.web.pages.ownquestions import OwnPart
from service.web.pages.told import Told
from service.web.rows import ResponseRow
from service.web.unit import Member
from service.web.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """One attendee. `form` is there while the organizer changes something."""

    frame: Frame
    slug: str
    number: int
    name: str
    say: str
    since: str
    told: tuple[Told, ...]
    trail: tuple[str, ...]
    may_change: bool
    has_hosts: bool
    is_host: bool
    # A plan that people follow already keeps its hosts once its first round has begun.
    hosts_stay: bool
    # Tables that have lost their host, which they could take over from the next round on.
    next_round: int
    vacant: tuple[int, ...]
    stored: bool
    link: str
    is_local: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFormPage:
    """One attendee's answers, to be changed by the organizer; private wishes stay out of sight."""

    frame: Frame
    slug: str
    number: int
    name: str
    form: Filled
    offered: Choices
    own: OwnPart


def person_page(
    who: Member,
    row: ResponseRow,
    *,
    called: str,
    own: tuple[Told, ...],
    trail: tuple[str, ...],
    is_host: bool,
    hosts_stay: bool,
    next_round: int,
    vacant: tuple[int, ...],
    stored: bool,
    link: str,
    is_local: bool,
) -> PersonPage:
    """Return one attendee, without their notes about others, `called` what lists call them.

    `link` is empty once they have used it.
    """
    return PersonPage(
        frame=frame_of(called, who, tab="people"),
        slug=who.event.slug,
        number=row.number,
        name=called,
        say=row.say,
        since=_since(row, moment(row.created_at, who.event.time_zone)),
        told=(*told_of(row), *own),
        trail=trail,
        may_change=who.may_change,
        has_hosts=who.event.format is Format.TABLES,
        is_host=is_host,
        hosts_stay=hosts_stay,
        next_round=next_round,
        vacant=vacant,
        stored=stored,
        link=link,
        is_local=is_local,
    )


def _since(row: ResponseRow, when: str) -> str:
    if row.is_own:
        return _("Answered %(when)s", when=when)
    return _("Brought in on %(when)s, not answered in person yet", when=when)


def person_form_page(
    who: Member, row: ResponseRow, form: Filled, *, called: str, own: OwnPart
) -> PersonFormPage:
    """Return the form with which an organizer helps an attendee."""
    return PersonFormPage(
        frame=frame_of(_("Change the answers of %(name)s", name=called), who, tab="people"),
        slug=who.event.slug,
        number=row.number,
        name=called,
        form=form,
        offered=offered_choices(form, who.event),
        own=own,
    )


def told_of(row: ResponseRow) -> tuple[Told, ...]:
    """Return what somebody wrote, question by question, without what is for nobody else's eyes."""
    values = {one.value: one.label for one in choices.values()}
    kinds = {one.value: one.label for one in choices.printable()}
    languages = tuple(language_name(code) for code in row.languages)
    size = next((one.label for one in choices.sizes() if one.value == row.size.value), "")
    all_told = (
        Told(
            question=_("Could happily talk about"),
            answers=row.words(Kind.INTEREST),
            are_quotes=True,
        ),
        Told(
            question=_("What matters"),
            answers=tuple(values.get(one, one) for one in row.words(Kind.VALUE)),
        ),
        Told(question=_("Curious about"), answers=row.words(Kind.CURIOUS), are_quotes=True),
        Told(question=_("Languages"), answers=languages),
        # Who has no wish says as much as who was not asked.
        Told(question=_("A group of three"), answers=() if row.size is Size.EITHER else (size,)),
        Told(question=_("What makes it easier to be there"), answers=choices.access_words(row)),
        Told(
            question=_("May be printed for others"),
            answers=tuple(kinds[kind] for kind in row.printable if kind in kinds)
            or (_("Nothing"),),
        ),
        Told(question=_("Company, school or team"), answers=(row.group,) if row.group else ()),
        Told(question=_("E-mail"), answers=(row.email,) if row.email else ()),
    )
    return tuple(one for one in all_told if one.answers)
