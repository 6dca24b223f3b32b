"""Everybody who takes part: counted, filtered by what is missing, a page at a time. Rates nobody."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from service.store.queries.messages import Undelivered
from service.store.values import Format, Kind
from service.web.language import moment
from service.web.names import fold, found
from service.web.pages.frame import Frame, frame_of
from service.web.pages.lacks import lacks_of
from service.web.pages.remarks import Remark, same_names
from service.web.pages.trail import TrailRow, hand_of
from service.web.pages.undelivered import letter_remarks
from service.web.rows import CrowdRow, FormQuestionRow
from service.web.unit import Member
from service.web.words import _, ngettext

PER_PAGE = 100


class DueRow(Protocol):
    """How many would be written to now."""

    @property
    def invitations(self) -> int:
        """For the first time."""
        ...

    @property
    def reminders(self) -> int:
        """For the second and last."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """One attendee in the list."""

    number: int
    name: str
    say: str
    interests: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterLine:
    """Something that people may lack, and how many do."""

    key: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePage:
    """Everybody who takes part."""

    frame: Frame
    heading: str
    counts: tuple[str, ...]
    slug: str
    link: str
    wishes: str
    filters: tuple[FilterLine, ...]
    chosen: str
    found: str
    find: str
    people: tuple[PersonLine, ...]
    is_anybody: bool
    has_unused: bool
    page: int
    pages: int
    invitations: int
    reminders: int
    # What was asked for and not done, in words.
    refused: str
    sends_mail: bool
    done: str
    # A list has just come in: the overview knows what comes next.
    goes_on: bool
    # The file just stored of which some rows stayed out, to be looked at again.
    file: int | None
    withdrawn: str
    withdrawals: tuple[str, ...]
    may_change: bool
    # Whether the form takes answers, by which a single person is added too.
    is_open: bool
    is_published: bool
    is_local: bool
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the reader asked for: what is missing, part of a name, which page; and what was just done.

    `sent` letters went, or `new` people came with a `file`, of which others were `changed` or there already
    (`same`), and `out` rows stayed out.
    """

    missing: str = ""
    find: str = ""
    page: int = 1
    sent: int | None = None
    new: int | None = None
    changed: int = 0
    same: int = 0
    out: int = 0
    file: int | None = None


def people_page(
    who: Member,
    rows: Sequence[CrowdRow],
    asked: Asked,
    *,
    alone: Collection[int],
    questions: Sequence[FormQuestionRow],
    answered: Mapping[int, Collection[int]],
    due: DueRow,
    letters: Sequence[Undelivered],
    withdrawn: int,
    withdrawals: Sequence[TrailRow],
    link: str,
    is_published: bool,
    is_open: bool,
    is_local: bool,
    sends_mail: bool,
    hosts: Collection[int] | None,
    refused: str,
) -> PeoplePage:
    """Return one page of the list. `answered` has the rows that answered each question, by its id.

    `hosts` are those who host in the rounds that run, by row id; None before the first.
    """
    lacks = lacks_of(who, alone=alone, questions=questions, answered=answered)
    counted = {key: sum(map(is_so, rows)) for key, (_label, is_so) in lacks.items()}
    chosen = asked.missing if asked.missing in lacks else ""
    kept = [row for row in rows if not chosen or lacks[chosen][1](row)]
    kept = sorted(found(kept, asked.find), key=lambda row: (fold(row.name), row.number))
    pages = max(1, -(-len(kept) // PER_PAGE))
    page = min(max(asked.page, 1), pages)
    writes = who.may_change and is_open and sends_mail
    return PeoplePage(
        frame=frame_of(_("People"), who, tab="people"),
        heading=ngettext("One person takes part.", "%(num)s people take part.", len(rows))
        if rows
        else _("Nobody has answered yet."),
        counts=_counts(rows, alone) if rows else (),
        slug=who.event.slug,
        link=link,
        wishes=_wishes(rows),
        filters=tuple(
            FilterLine(key=key, label=label, count=counted[key], is_chosen=key == chosen)
            for key, (label, _is_so) in lacks.items()
            if counted[key] or key == chosen
        )
        if who.may_change
        else (),
        chosen=chosen,
        found=ngettext("%(num)s person", "%(num)s people", len(kept))
        if chosen or asked.find.split()
        else "",
        find=asked.find,
        people=tuple(
            _line(
                row,
                may_change=who.may_change,
                is_alone=row.id in alone,
                hosts=who.event.format is Format.TABLES
                and (row.is_host if hosts is None else row.id in hosts),
            )
            for row in kept[(page - 1) * PER_PAGE : page * PER_PAGE]
        ),
        is_anybody=bool(rows),
        has_unused=not all(row.is_own for row in rows),
        page=page,
        pages=pages,
        invitations=due.invitations if writes else 0,
        reminders=due.reminders if writes else 0,
        sends_mail=sends_mail,
        done=_done(asked),
        refused=refused,
        file=asked.file if asked.out else None,
        goes_on=asked.new is not None,
        withdrawn=ngettext("One person withdrew.", "%(num)s people withdrew.", withdrawn)
        if withdrawn
        else "",
        withdrawals=tuple(
            f"{moment(one.at, who.event.time_zone)}, {hand_of(one)}" for one in withdrawals
        )
        if who.may_change
        else (),
        may_change=who.may_change,
        is_open=is_open,
        is_published=is_published,
        is_local=is_local,
        remarks=(
            *same_names([row.name for row in rows]),
            *(letter_remarks(letters, sends_mail=sends_mail) if who.may_change else ()),
        ),
    )


def _done(asked: Asked) -> str:
    if asked.sent is not None:
        return ngettext(
            "%(num)s letter is on its way.", "%(num)s letters are on their way.", asked.sent
        )
    if asked.new is None:
        return ""
    parts = [
        ngettext("One person is stored.", "%(num)s people are stored.", asked.new),
        ngettext("One person was changed.", "%(num)s people were changed.", asked.changed),
        ngettext("One was there already.", "%(num)s were there already.", asked.same),
    ]
    counts = (asked.new, asked.changed, asked.same)
    told = " ".join(part for part, count in zip(parts, counts, strict=True) if count)
    if not asked.out:
        return told
    out = ngettext(
        "%(num)s row of your file stayed out.",
        "%(num)s rows of your file stayed out.",
        asked.out,
    )
    return f"{told} {out}".strip()


def _counts(rows: Sequence[CrowdRow], alone: Collection[int]) -> tuple[str, ...]:
    own = sum(row.is_own for row in rows)
    wrote = [row for row in rows if any(row.words.get(kind) for kind in WRITTEN)]
    met = len(wrote) - sum(row.id in alone for row in wrote)
    nobody = _("Nobody has filled the form themselves yet.")
    return (
        nobody
        if own == 0
        else ngettext(
            "One filled the form themselves.", "%(num)s filled the form themselves.", own
        ),
        ngettext(
            "One can be met through words that somebody else wrote too, or nearly.",
            "%(num)s can be met through words that somebody else wrote too, or nearly.",
            met,
        ),
    )


WRITTEN = (Kind.INTEREST, Kind.VALUE, Kind.CURIOUS)


def _wishes(rows: Sequence[CrowdRow]) -> str:
    wishing = sum(bool(row.words.get(Kind.KEEP_APART) or row.words.get(Kind.MET)) for row in rows)
    said = ngettext(
        "One person has private notes about whom they know or would rather not sit with. "
        "They steer the seating and are shown to nobody.",
        "%(num)s people have private notes about whom they know or would rather not sit with. "
        "They steer the seating and are shown to nobody.",
        wishing,
    )
    return said if wishing else ""


def _line(row: CrowdRow, *, may_change: bool, is_alone: bool, hosts: bool) -> PersonLine:
    notes = [_("hosts a table")] if hosts else []
    if not row.words.get(Kind.INTEREST):
        notes.append(_("no interests yet, so the cards carry general questions"))
    if is_alone and may_change:
        notes.append(_("shares no word with anybody yet; one more interest helps most"))
    if row.words.get(Kind.ACCESS) and may_change:
        notes.append(_("something makes it easier to be there"))
    return PersonLine(
        number=row.number,
        name=row.name,
        say=row.say,
        # Hosts see who comes; what somebody wrote is for whom it was written.
        interests=row.words.get(Kind.INTEREST, ()) if may_change else (),
        notes=tuple(notes),
    )
