"""One table's page and its prompts as a file, behind the table's private link."""

# ruff: noqa: ARG001 - the guard has read `token`; Flask passes it on by name
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from flask import request
from werkzeug.wrappers import Response as Answer

from service.errors import NotFound
from service.operations.another import other_prompts
from service.operations.cards import prompts_of
from service.operations.ownwords import OwnWords, own_words_of
from service.printing.cards import TablePrompt
from service.printing.look import USUAL, Look
from service.printing.setup import setup_from
from service.store.evening import planned_times
from service.store.queries import day as day_rows
from service.store.queries import events as event_rows
from service.store.queries import plans as plan_rows
from service.store.queries import responses as response_rows
from service.store.queries.decks import cards_setup
from service.store.queries.hosts import hosts_from
from service.store.queries.marks import evening_mark
from service.store.queries.plans import Person
from service.web.callers import TABLE, caller
from service.web.downloads import file_answer
from service.web.evening import evening_of
from service.web.following import followed, following
from service.web.host.blueprint import blueprint
from service.web.language import language
from service.web.pages.attendee import cap_of
from service.web.pages.following import Following
from service.web.pages.ownround import When
from service.web.pages.table import (
    TablePage,
    TableRound,
    hosting_told,
    lone_told,
    table_page,
    table_rounds,
)
from service.web.pages.tonight import standing_at
from service.web.render import page_of, shown
from service.web.rows import EventRow
from service.web.unit import services, table_host
from service.web.words import speak_of_rooms

ASKED = ("opener", "deeper", "closing")
PAPERS = frozenset({"a4", "letter"})


@dataclass(frozen=True, slots=True)
class _Table:
    """A table as it stands in the published plan; without one, nothing but the event."""

    event: EventRow
    prompts: tuple[TablePrompt, ...] = ()
    rounds: tuple[TableRound, ...] = ()
    # Who hosts it, and for how long, in words.
    hosting: str = ""
    published_at: datetime | None = None
    look: Look = USUAL
    # That the evening ends sooner than its plan, in words.
    ends: str = ""
    # From when to when the evening is; None without a plan.
    span: tuple[datetime, datetime] | None = None


@blueprint.get("/table/<token>")
@caller(TABLE)
def table(token: str) -> Answer:
    """Show who comes each round, the questions, and what to have ready."""
    return shown("table.html", _page(_follow()))


@blueprint.get("/table/<token>/now")
@caller(TABLE)
def table_now(token: str) -> Answer:
    """Answer what moves on that page, or 304 when nothing did."""
    follow = _follow()
    return followed(follow, lambda: page_of("_state/table-now.html", _page(follow)))


def _follow() -> Following:
    who, now = table_host(), services().now()
    with services().store.reading() as session:
        event = event_rows.event_by_id(session, who.event_id)
        if event is None:
            raise NotFound
        plan = plan_rows.published_plan(session, event.id)
        left = day_rows.left_of(session, event.id)
        evening = evening_mark(session, event.id, plan, left, now=now)
    return following(
        "host.table",
        token=who.token,
        keeps=("round", *ASKED),
        decides=(*evening, who.table, who.host, who.last),
        state="published" if plan else "waiting",
        event=event,
    )


def _page(follow: Following) -> TablePage:
    found, who = _found(reads=language()), table_host()
    return table_page(
        found.event,
        who.table,
        token=who.token,
        cap=cap_of(found.event, found.span),
        hosting=found.hosting,
        rounds=found.rounds,
        ends=found.ends,
        follow=follow,
    )


@blueprint.get("/table/<token>/prompts.pdf")
@caller(TABLE)
def prompts(token: str) -> Answer:
    """Print the table's prompts."""
    found, paper = _found(), request.args.get("paper", "a4")
    lone = {one.number for one in found.rounds if one.is_lone}
    asked = tuple(one for one in found.prompts if one.round not in lone)
    if not asked or found.published_at is None or paper not in PAPERS:
        raise NotFound
    sheet = services().typesetter.prompts(
        asked,
        paper,
        title=found.event.name,
        timestamp=found.published_at,
        look=found.look,
    )
    name = f"{found.event.slug}-table-{table_host().table}.pdf"
    return file_answer(sheet.pdf, name=name, kind="application/pdf")


def _swaps() -> tuple[int, dict[str, int]]:
    """Return for which round other questions are asked for, and the how-manieth for each."""
    turns = {rung: request.args.get(rung, type=int, default=0) for rung in ASKED}
    return request.args.get("round", type=int, default=0), turns


def _found(*, reads: str = "") -> _Table:
    """Return the table; `reads` is the language of a page that shows it, paper has that of its questions."""
    who = table_host()
    with services().store.reading() as session:
        event = event_rows.event_by_id(session, who.event_id)
        if event is None:
            raise NotFound
        speak_of_rooms(is_online=event.is_online)
        published = plan_rows.published_plan(session, event.id)
        if published is None:
            return _Table(event)
        plan = plan_rows.plan_held(session, event.id, published.id, now=services().now())
        if plan is None:
            return _Table(event)
        people = plan_rows.people_of(session, event.id)
        look = setup_from(cards_setup(session, event.id)).look
        evening = evening_of(session, event, plan)
        clock, left = evening.clock, evening.left
        stands = standing_at(event, clock, planned_times(plan.rounds), now=services().now())
        gone = {one.number: left.before(one.number) for one in plan.rounds}
        responses = response_rows.responses_of(session, event.id)
        words = _words(session, plan, responses)
        number = people[who.host].number if who.host else 0
        # What others host here before and after is theirs.
        first = hosts_from(plan.asked, number)
        stays = left.stayed.get(number, 0)
        last = min(who.last or event.rounds_held, stays if stays >= first else event.rounds_held)
        own = tuple(
            one
            for one in _prompts_now(plan, event, people, gone=gone, words=words, reads=reads)
            if first <= one.round <= last
        )
        swapped, turns = _swaps()
        rounds = table_rounds(
            plan.rounds,
            own,
            people=people,
            host=who.host,
            responses=responses,
            gone=gone,
            stands=stands,
            swapped=swapped,
            turns=turns,
            others=other_prompts(plan, event, people, table=who.table, number=swapped, turns=turns),
        )
    named = {stands.now: "now", stands.next: "next"}
    rounds = tuple(
        replace(
            one,
            stands=named.get(one.number, ""),
            when=stands.when.get(one.number, ""),
            lone=lone_told(one, stands.of(one.number)),
        )
        # One that was left out is in nobody's way.
        for one in sorted(rounds, key=lambda one: one.number in clock.passed_over)
    )
    host = people[who.host].name if who.host else ""
    moment = stands.now or stands.next or event.rounds_held
    hosting = hosting_told(
        host,
        is_away=number in left.before(max(moment, first)),
        first=first if stands.of(first) is When.TO_COME else 1,
        last=last if last < event.rounds_held else 0,
    )
    return _Table(event, own, rounds, hosting, plan.published_at, look, clock.ends, evening.span)


def _words(session: Any, plan: Any, responses: Sequence[Any]) -> OwnWords:
    """Return what those who sit at this table may be asked about."""
    table = table_host().table
    here = {
        seat.response_id
        for round_ in plan.rounds
        for meeting in round_.meetings
        if meeting.table == table
        for seat in meeting.seats
    }
    return own_words_of(session, plan.event_id, [one for one in responses if one.id in here])


def _prompts_now(
    plan: Any,
    event: Any,
    people: Mapping[int, Person],
    *,
    gone: Mapping[int, Collection[int]],
    words: OwnWords,
    reads: str,
) -> tuple[TablePrompt, ...]:
    """Return the prompts of the rounds that are held, without those who are `gone` in each."""
    table = table_host().table

    def prompts_for(those: Mapping[int, Person]) -> tuple[TablePrompt, ...]:
        return prompts_of(plan, event, those, own=words, table=table, reads=reads)

    found = {one.round: one for one in prompts_for(people)}
    for round_, numbers in gone.items():
        if numbers:
            here = {
                id_: replace(one, withdrawn=one.withdrawn or one.number in numbers)
                for id_, one in people.items()
            }
            found |= {one.round: one for one in prompts_for(here) if one.round == round_}
    return tuple(found.values())
