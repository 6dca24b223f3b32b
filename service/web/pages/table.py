"""What the host of one table reads: who comes, what to ask, what to have ready. No other table's data."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from service.printing.cards import TablePrompt
from service.printing.share import language_asked
from service.store.call import call_of
from service.web import choices
from service.web.pages.following import Following
from service.web.pages.frame import Frame
from service.web.pages.ownround import When
from service.web.pages.rounds import Guest, guest_of, hue_of
from service.web.pages.tonight import Standing
from service.web.planrows import MeetingRow, RoundRow
from service.web.rows import EventRow, PersonRow, ResponseRow
from service.web.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question of a round. `again` are the turns that ask for another one, `back` for the planned one."""

    text: str
    again: tuple[tuple[str, int], ...]
    back: tuple[tuple[str, int], ...]
    is_other: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRound:
    """One round at the table."""

    number: int
    total: int
    hue: int
    time: str
    minutes: int
    # Without the host, who reads this.
    guests: tuple[Guest, ...]
    has_host: bool
    # Who could not come, in words.
    away: tuple[str, ...]
    threads: tuple[str, ...]
    # The language of the questions.
    lang: str
    asked: Mapping[str, Asked]
    care: tuple[str, ...]
    # now, next, or nothing
    stands: str = ""
    # Its time in words while the clock knows it better; empty where the planned time stands.
    when: str = ""
    # What its host reads where one person is left.
    lone: str = ""

    @property
    def is_lone(self) -> bool:
        """Say whether one person is left, with nobody to ask."""
        return len(self.guests) + self.has_host == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePage:
    """One table, all evening. Before a plan is published there are no rounds."""

    frame: Frame
    token: str
    place: str
    # Who hosts, in words; empty where somebody does who is not on the list.
    host: str
    cap: str
    # The address of the call, where the event is online.
    call: str
    rounds: tuple[TableRound, ...]
    # That the evening ends sooner than its plan, in words.
    ends: str
    follow: Following


def table_page(
    event: EventRow,
    table: int,
    *,
    token: str,
    cap: str,
    hosting: str,
    rounds: tuple[TableRound, ...],
    ends: str,
    follow: Following,
) -> TablePage:
    """Return the page of a table; `hosting` says who hosts it and for how long."""
    place = _("Table %(table)s", table=table)
    return TablePage(
        frame=Frame(
            title=f"{place} · {event.name}", aside=_("for the host"), ask=event.whom_to_ask
        ),
        token=token,
        place=place,
        host=hosting,
        cap=cap,
        call=call_of(event.place, is_online=event.is_online),
        rounds=rounds,
        ends=ends,
        follow=follow,
    )


def hosting_told(name: str, *, is_away: bool, first: int, last: int) -> str:
    """Say who hosts a table; `first` is 1 unless they begin later, `last` is 0 unless they end sooner.

    Nothing where somebody does who is not on the list.
    """
    if not name:
        return ""
    if is_away:
        return _("%(name)s was to host here, and is marked as not there.", name=name)
    told = _("You host this table, %(name)s.", name=name)
    if first > 1:
        told += " " + _("You host from round %(round)s on.", round=first)
    if last:
        told += " " + _("You host until the end of round %(round)s.", round=last)
    return told


def table_rounds(
    rounds: Sequence[RoundRow],
    prompts: Sequence[TablePrompt],
    *,
    people: Mapping[int, PersonRow],
    host: int,
    responses: Sequence[ResponseRow],
    gone: Mapping[int, Collection[int]],
    stands: Standing,
    swapped: int,
    turns: Mapping[str, int],
    others: Mapping[str, str],
) -> tuple[TableRound, ...]:
    """Return the rounds of the table that the prompts are for, with `others` asked in round `swapped`.

    `gone` are those who cannot come, by round.
    """
    meetings = {(one.number, meeting.table): meeting for one in rounds for meeting in one.meetings}
    care = {row.id: choices.access_words(row) for row in responses if row.access_for_host}
    return tuple(
        _round(
            prompt,
            meetings[prompt.round, prompt.table],
            people=people,
            host=host,
            gone=gone.get(prompt.round, ()),
            when=stands.of(prompt.round),
            care=care,
            asked=_asked(prompt, *((turns, others) if prompt.round == swapped else ({}, {}))),
        )
        for prompt in prompts
    )


def _round(
    prompt: TablePrompt,
    meeting: MeetingRow,
    *,
    people: Mapping[int, PersonRow],
    host: int,
    gone: Collection[int],
    when: When,
    care: Mapping[int, tuple[str, ...]],
    asked: Mapping[str, Asked],
) -> TableRound:
    seated = [one for seat in meeting.seats if not people[one := seat.response_id].withdrawn]
    ids = [one for one in seated if people[one].number not in gone]
    # What to have ready, without whom it is for: the host acts, nobody is pointed out.
    wanted = [words for one in ids for words in care.get(one, ())]
    return TableRound(
        number=prompt.round,
        total=prompt.rounds,
        hue=hue_of(prompt.round),
        time=prompt.time,
        minutes=prompt.minutes,
        guests=tuple(guest_of(people[one]) for one in ids if one != host),
        has_host=host in ids,
        away=tuple(
            _("%(name)s cannot come.", name=people[one].name)
            if when is When.TO_COME
            else _("%(name)s could not come.", name=people[one].name)
            for one in seated
            if one not in ids and one != host
        ),
        threads=prompt.threads,
        lang=language_asked(meeting.ladder),
        asked=asked,
        care=tuple(sorted(set(wanted))),
    )


def lone_told(one: TableRound, when: When) -> str:
    """Return what the host reads where one person is left; of a round to come nobody is sent anywhere."""
    if not one.is_lone:
        return ""
    if when is When.PAST:
        return _("This round is over")
    if when is When.TO_COME:
        return (
            _("Only one person is left for this round. Their place will still be changed.")
            if one.guests
            else _("Nobody else is left for this round. Your place will still be changed.")
        )
    return (
        _("Only one person is left here in this round. Please bring them to another table.")
        if one.guests
        else _("Nobody else is left here in this round. Please join another table.")
    )


def _asked(
    prompt: TablePrompt, turns: Mapping[str, int], others: Mapping[str, str]
) -> dict[str, Asked]:
    """Return the questions that there are, those asked for instead of planned ones among them."""
    planned = {"opener": prompt.opener, "deeper": prompt.deeper, "closing": prompt.closing}
    stand = {rung: turns[rung] for rung in planned if rung in others}
    return {
        rung: Asked(
            text=others.get(rung, text),
            again=tuple({**stand, rung: stand.get(rung, 0) + 1}.items()),
            back=tuple((one, turn) for one, turn in stand.items() if one != rung),
            is_other=rung in others,
        )
        for rung, text in planned.items()
        if text
    }
