"""Stored plans to the run of show, the whole event minute by minute. Prints nothing."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from operator import itemgetter
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date

from service.languages import DAY, YEAR, locale_of, tongue_of, words_in, zone_name
from service.operations.papers import Whole
from service.operations.roundtimes import AS_PLANNED, Coming, clock_in
from service.printing.minutes import steps
from service.printing.roomwords import Strings
from service.printing.show import Cue, RunOfShow, ShowRound
from service.printing.showwords import show_words
from service.printing.text import isolated
from service.store.call import call_of
from service.store.models import Event, Plan
from service.store.queries.hosts import hosts_in
from service.store.queries.plans import Person
from service.store.values import Format

PAIR = 2


def run_of_show_of(
    plan: Plan,
    event: Event,
    people: Mapping[int, Person],
    *,
    begins_at: Coming = AS_PLANNED,
    begun: int = 0,
) -> RunOfShow:
    """Return the whole event minute by minute, in the language most people are asked in.

    `begins_at` are rounds that begin at another time than planned. What is done before the first is left
    out once a round has `begun`, and what is said in rounds before the one that was begun last.
    """
    whole = Whole.read(plan, event, people)
    whole = replace(
        whole,
        rounds=tuple(
            replace(one, starts_at=begins_at.get(one.number, one.starts_at)) for one in whole.rounds
        ),
    )
    words = show_words(whole.language)
    rounds = whole.rounds
    begins = whole.time(rounds[0], whole.language) if rounds else clock_in(event.starts_at, event)
    ends = clock_in(rounds[-1].ends_at, event) if rounds else begins
    lengths = sorted({one.minutes for one in rounds} or {event.minutes})
    shortest_longest = dict.fromkeys((lengths[0], lengths[-1]))
    minutes = words["minutes"].format(n="–".join(map(str, shortest_longest)))
    every = (place.table for place in whole.places.values() if place.table is not None)
    kind = "pairs" if whole.format is Format.PAIRS else "tables"
    hosts = _hosts(whole, hosts_in(plan.asked, 1))
    return RunOfShow(
        event=event.name,
        day=_day(event, whole.language),
        span=f"{begins} – {ends}",
        place=_place(event, whole.language),
        facts=words["facts"].format(
            people=_counted(words, "people", len(whole.order)),
            rounds=_counted(words, "rounds", len(rounds)),
            minutes=minutes,
        ),
        before=words["before"].format(time=begins),
        tasks=tuple(_takeovers(whole, plan.asked, words))
        if begun
        else (
            words["task_number"].format(numbers=_ranges(every)),
            *((words["task_hosts"].format(hosts=", ".join(hosts)),) if hosts else ()),
            *_takeovers(whole, plan.asked, words),
            words["task_list"],
            words["task_cards"],
            words["task_sign"],
        ),
        welcome=""
        if begun
        else f"{_counted(words, 'welcome', len(rounds))} {words['welcome_rest']}",
        rounds=tuple(
            replace(told, cues=()) if told.number < begun else told
            for told in (_show_round(whole, place) for place in range(len(rounds)))
        ),
        late=(words["late_welcome"], words[f"late_{kind}"], words["late_unlisted"]),
        missing=(
            words["missing_wait"],
            words["missing_rest"],
            words[f"missing_{kind}"],
            words["missing_many"],
        ),
        lang=whole.language,
    )


def _hosts(whole: Whole, hosts: Collection[int]) -> list[str]:
    """Return the hosts with the tables that they have in the first round, by table."""
    found = [
        (place.table, whole.people[one].name)
        for one in whole.order
        if whole.people[one].number in hosts
        and (place := whole.places.get((whole.rounds[0].number, one)))
        and place.table is not None
    ]
    return [f"{isolated(name)} ({table})" for table, name in sorted(found)]


def _takeovers(whole: Whole, asked: Mapping[str, Any] | None, words: Strings) -> Iterator[str]:
    """Say who hosts which table only from a later round on, as far as they sit there then."""
    numbers = {whole.people[one].number: one for one in whole.order}
    for taken in sorted((asked or {}).get("takeovers", ()), key=itemgetter("round", "table")):
        start, host = taken["round"], numbers.get(taken["host"])
        held = next((one.number for one in whole.rounds if one.number >= start), start)
        place = whole.places.get((held, host)) if host is not None else None
        if held == whole.rounds[0].number or taken["host"] not in hosts_in(asked, held):
            continue  # named with those who host from the first round on, or replaced at once
        if host is not None and place is not None and place.table is not None:
            name = isolated(whole.people[host].name)
            yield words["task_takeover"].format(round=held, host=name, table=place.table)


def _show_round(whole: Whole, at: int) -> ShowRound:
    """Tell one round; `at` counts from 0."""
    round_ = whole.rounds[at]
    words = show_words(whole.language)
    seats = whole.seats(round_)
    pairs = whole.format is Format.PAIRS
    threes = _ranges(table for table, count in seats.items() if pairs and count > PAIR)
    resting = tuple(
        whole.people[one].name
        for one in whole.order
        if (place := whole.places.get((round_.number, one))) and place.table is None
    )
    many = sum(count > PAIR for count in seats.values())
    return ShowRound(
        number=round_.number,
        begins=whole.time(round_, whole.language),
        ends=clock_in(round_.ends_at, whole.event),
        people=sum(seats.values()),
        count=len(seats),
        tables=_ranges(seats),
        threes=threes,
        seated=words["seated"].format(
            people=_counted(words, "people", sum(seats.values())),
            tables=_counted(words, "tables", len(seats)),
            numbers=_ranges(seats),
        ),
        resting=resting,
        notes=(_counted(words, "threes", many).format(numbers=threes),) if threes else (),
        cues=tuple(_cues(whole, at, words)),
    )


def _cues(whole: Whole, at: int, words: Strings) -> Iterator[Cue]:
    """Say what is read out when: at the beginning, shortly before the end, at the end."""
    round_, event = whole.rounds[at], whole.event
    yield Cue(whole.time(round_, whole.language), "say", words["say_begin"].format(n=round_.number))
    for step in steps(round_.minutes):
        if step.name == "close":
            soon = round_.starts_at + timedelta(minutes=step.start)
            yield Cue(clock_in(soon, event), "say", words["say_soon"])
    end = round_.ends_at
    if at + 1 == len(whole.rounds):
        yield Cue(clock_in(end, event), "say", words["say_end"])
        return
    following = whole.rounds[at + 1]
    facts = {"n": following.number, "time": whole.time(following, whole.language)}
    yield Cue(clock_in(end, event), "say", words["say_next"].format(**facts))
    pause = (following.starts_at - end) // timedelta(minutes=1)
    minutes = words["minutes"].format(n=pause).removesuffix(".")
    text = words["pause" if pause > 0 else "no_pause"].format(minutes=minutes, **facts)
    yield Cue(clock_in(end, event), "do", text)


def _day(event: Event, language: str) -> str:
    """Return the day of an event with its year; online with whose time it is."""
    tongue = tongue_of(language)
    day = event.starts_at.astimezone(ZoneInfo(event.time_zone)).date()
    written = format_date(day, DAY[tongue] + YEAR[tongue], locale=locale_of(tongue))
    return f"{written}, {zone_name(event.time_zone, tongue)}" if event.is_online else written


def _place(event: Event, language: str) -> str:
    """Return where an event is; the address of a call is not for everybody who sees a sheet."""
    if event.is_online and (not event.place or call_of(event.place, is_online=True)):
        return words_in(tongue_of(language)).gettext("online")
    return event.place or ""


def _counted(words: Strings, key: str, count: int) -> str:
    """Put a count into the sentence for one or for more, other places left to fill."""
    said = words[f"{key}_one" if count == 1 else f"{key}_more"]
    return said.replace("{n}", str(count))


def _ranges(numbers: Iterable[int]) -> str:
    """Write numbers short, in order: 1, 2, 3, 5 is "1–3, 5"."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(_run(run) for run in runs)


def _run(run: Sequence[int]) -> str:
    return str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}"
