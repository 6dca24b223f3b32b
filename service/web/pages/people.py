"""Who takes part, as the organizer may see it. Private wishes about others never reach these pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.store.values import Kind
from service.web import choices
from service.web.language import language_name, moment
from service.web.pages.attendee import Choices, offered_choices
from service.web.pages.filled import Filled
from service.web.pages.frame import Frame, frame_of
from service.web.pages.ownquestions import OwnPart
from service.web.pages.remarks import Remark, same_names
from service.web.pages.told import Told
from service.web.rows import ResponseRow
from service.web.unit import Member
from service.web.words import _, ngettext


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """One attendee in the list."""

    number: int
    name: str
    say: str
    interests: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePage:
    """Everybody who takes part."""

    frame: Frame
    heading: str
    slug: str
    link: str
    wishes: str
    people: tuple[PersonLine, ...]
    may_change: bool
    is_published: bool
    is_local: bool
    remarks: tuple[Remark, ...]


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
    may_change: bool
    stored: bool


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


def people_page(
    who: Member, rows: Sequence[ResponseRow], *, link: str, is_published: bool, is_local: bool
) -> PeoplePage:
    """Return the list."""
    wishing = sum(1 for row in rows if row.words(Kind.KEEP_APART) or row.words(Kind.MET))
    heading = (
        ngettext("One person takes part.", "%(num)s people take part.", len(rows))
        if rows
        else _("Nobody has answered yet.")
    )
    wishes = ngettext(
        "One person has private notes about whom they know or would rather not sit with. "
        "They steer the seating and are shown to nobody.",
        "%(num)s people have private notes about whom they know or would rather not sit with. "
        "They steer the seating and are shown to nobody.",
        wishing,
    )
    return PeoplePage(
        frame=frame_of(_("People"), who, tab="people"),
        heading=heading,
        slug=who.event.slug,
        link=link,
        wishes=wishes if wishing else "",
        people=tuple(_line(row, may_change=who.may_change) for row in rows),
        may_change=who.may_change,
        is_published=is_published,
        is_local=is_local,
        remarks=same_names([row.name for row in rows]),
    )


def person_page(who: Member, row: ResponseRow, *, stored: bool) -> PersonPage:
    """Return one attendee, without their notes about others."""
    return PersonPage(
        frame=frame_of(row.name, who, tab="people"),
        slug=who.event.slug,
        number=row.number,
        name=row.name,
        say=row.say,
        since=moment(row.created_at, who.event.time_zone),
        told=told_of(row),
        may_change=who.may_change,
        stored=stored,
    )


def person_form_page(who: Member, row: ResponseRow, form: Filled, own: OwnPart) -> PersonFormPage:
    """Return the form with which an organizer helps an attendee."""
    return PersonFormPage(
        frame=frame_of(_("Change the answers of %(name)s", name=row.name), who, tab="people"),
        slug=who.event.slug,
        number=row.number,
        name=row.name,
        form=form,
        offered=offered_choices(form, who.event.slug),
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
        Told(question=_("Company"), answers=(size,)),
        Told(question=_("What makes it easier to be there"), answers=row.words(Kind.ACCESS)),
        Told(
            question=_("May be printed for others"),
            answers=tuple(kinds[kind] for kind in row.printable if kind in kinds)
            or (_("Nothing"),),
        ),
        Told(question=_("Company, school or team"), answers=(row.group,) if row.group else ()),
        Told(question=_("E-mail"), answers=(row.email,) if row.email else ()),
    )
    return tuple(one for one in all_told if one.answers)


def _line(row: ResponseRow, *, may_change: bool) -> PersonLine:
    notes = []
    if not row.words(Kind.INTEREST):
        notes.append(_("no interests yet, so the cards carry general questions"))
    if row.words(Kind.ACCESS) and may_change:
        notes.append(_("something makes it easier to be there"))
    return PersonLine(
        number=row.number,
        name=row.name,
        say=row.say,
        # Hosts see who comes; what somebody wrote is for whom it was written.
        interests=row.words(Kind.INTEREST) if may_change else (),
        notes=tuple(notes),
    )
