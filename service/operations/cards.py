"""A stored plan to the texts on paper: who meets whom, why, and what to ask. Prints nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from matching.called import called
from matching.openers.bank import BY_ID
from service.operations.ownwords import NO_WORDS, OwnWords
from service.operations.roundtimes import AS_PLANNED, Coming, time_of
from service.operations.sayings import Sayings, sayings_of
from service.printing.beside import (
    Shared,
    lines_beside,
    pointed_at,
    said_once,
    told_once,
)
from service.printing.cards import Card, TablePrompt
from service.printing.lines import Lines, lines_for
from service.printing.roomwords import spoken
from service.printing.share import NOBODY, language_asked, share_line, wrote_alike
from service.printing.strings import strings_for
from service.printing.threads import telling
from service.printing.wall import shelved
from service.store.models import Event, Meeting, Plan, Round
from service.store.namesakes import told_apart, typed
from service.store.queries.hosts import hosts_in
from service.store.queries.plans import Person

# A line of the smallest card holds about this many letters, and there is room for three lines.
LINE_LETTERS = 56
SHARE_ROOM = 3


def cards_of(
    plan: Plan, event: Event, people: Mapping[int, Person], *, coming: Coming = AS_PLANNED
) -> tuple[Card, ...]:
    """Return every attendee's card for every round, each person's cards together, by name."""
    cards = [
        _card(table, reader)
        for table in seated_meetings(plan, event, people, coming=coming)
        for reader in table.people
        if len(table.people) > 1
    ]
    return tuple(sorted(cards, key=lambda card: (*shelved(card.name), card.id)))


def first_card_of(
    plan: Plan, event: Event, people: Mapping[int, Person], *, coming: Coming = AS_PLANNED
) -> Card | None:
    """Return one card of a plan, to be looked at, without making the others; None where nobody meets."""
    seated = seated_meetings(plan, event, people, coming=coming)
    meetings = (table for table in seated if len(table.people) > 1)
    return next((_card(table, table.people[0]) for table in meetings), None)


def prompts_of(
    plan: Plan,
    event: Event,
    people: Mapping[int, Person],
    *,
    own: OwnWords = NO_WORDS,
    table: int | None = None,
    coming: Coming = AS_PLANNED,
    reads: str = "",
) -> tuple[TablePrompt, ...]:
    """Return one prompt for every table and round, by table and then round; or those of one table.

    `own` is what people may be asked about who share nothing that is told, `reads` the language of a page
    that shows it. On paper it is that of the questions.
    """
    prompts = [
        _prompt(replace(one, reads=reads), own)
        for one in seated_meetings(plan, event, people, coming=coming)
        if table is None or one.meeting.table == table
    ]
    return tuple(sorted(prompts, key=lambda prompt: (prompt.table, prompt.round)))


def names_said(names: Mapping[int, str]) -> dict[int, str]:
    """Return what the people of a table are called in a sentence, on paper and on pages.

    Where two of one name sit there, a sentence keeps the numbers that tell them apart.
    """
    plain = {one: typed(name) for one, name in names.items()}
    alike = told_apart(plain.items())
    return {one: names[one] if one in alike else said for one, said in called(plain).items()}


@dataclass(frozen=True, slots=True)
class SeatedMeeting:
    """One meeting with what its papers need from around it."""

    event: Event
    rounds: int
    round: Round
    meeting: Meeting
    people: tuple[Person, ...]
    # What the one who hosts the table is called; empty where nobody on the list does.
    host: str
    coming: Coming
    # In which language what is said around people's words is read; empty for that of the questions.
    reads: str = ""

    @property
    def time(self) -> str:
        """When it begins, by the clock of the event."""
        return time_of(self.round, self.event, self.coming, lang=self.lang)

    @property
    def names(self) -> dict[int, str]:
        """Who is there, by number."""
        return {person.number: person.name for person in self.people}

    @property
    def said(self) -> dict[int, str]:
        """What they are called in a sentence, by number."""
        return names_said(self.names)

    @property
    def lang(self) -> str:
        """The language in which these people are asked, as papers of the event speak it."""
        return spoken(language_asked(self.meeting.ladder), is_online=self.event.is_online)

    @property
    def told_in(self) -> str:
        """The language in which it is read what these people share."""
        return spoken(self.reads, is_online=self.event.is_online) if self.reads else self.lang

    def threads(self) -> tuple[Shared, ...]:
        """Say to a host what is shared: three things at most, which name everybody where any do."""
        sayings = self._sayings(NOBODY)
        if meant := pointed_at(sayings.asked, self.meeting.ladder):
            return (sayings.as_told(meant),)
        shared = told_once(sayings.asked)
        places = telling([one.people for one in shared])
        return tuple(sayings.as_told(shared[place]) for place in places)

    def own_thread(self, number: int, own: OwnWords) -> str:
        """Say what one guest alone listed, another thing in every round; nothing where nothing may be said."""
        words = own.get(number)
        if not words:
            return ""
        word = number, taken(words, self.round.number - 1)
        return wrote_alike("interest", (word,), names=self.said, lang=self.told_in)

    def shared(self, reader: int) -> tuple[Shared, ...]:
        """Return each thing that is shared, said to one reader in the language of the questions."""
        return self._sayings(reader).asked

    def _sayings(self, reader: int) -> Sayings:
        return sayings_of(
            self.meeting.reasons,
            self.said,
            reader=reader,
            asked_in=self.lang,
            told_in=self.told_in,
        )


def seated_meetings(
    plan: Plan, event: Event, people: Mapping[int, Person], *, coming: Coming = AS_PLANNED
) -> Iterator[SeatedMeeting]:
    """Return every meeting of a plan with who is there; those whom everybody left are left out."""
    for round_ in plan.rounds:
        hosts = hosts_in(plan.asked, round_.number)
        for meeting in round_.meetings:
            present = tuple(
                people[seat.response_id]
                for seat in meeting.seats
                if not people[seat.response_id].withdrawn
            )
            if present:
                host = next((one.name for one in present if one.number in hosts), "")
                yield SeatedMeeting(event, plan.last_number, round_, meeting, present, host, coming)


def _card(table: SeatedMeeting, reader: Person) -> Card:
    ladder = table.meeting.ladder
    lines = lines_for(table.lang)
    turn = reader.number + table.round.number
    shared = _roomy(lines_beside(table.shared(reader.number), ladder, reader=reader.number))
    return Card(
        id=f"{table.round.number}-{table.meeting.table}-{reader.number}",
        round=table.round.number,
        rounds=table.rounds,
        time=table.time,
        table=table.meeting.table,
        name=reader.name,
        meet=tuple(person.name for person in table.people if person is not reader),
        share=shared
        or (
            share_line(
                "general",
                words=(),
                reader=reader.number,
                names=table.names,
                lang=table.lang,
            ),
        ),
        opener=said_once(ladder["opener"], shared),
        deeper=ladder["deeper"],
        closing=ladder["closing"],
        other=ladder["other"],
        pass_line=taken(lines.passes, turn),
        reassurance=taken(lines.reassurances, turn),
        stems=stems_for(
            ladder.get("ids", ()), lines, turn=table.meeting.table + table.round.number
        ),
        event=table.event.name,
        lang=table.lang,
        large=reader.large,
    )


def _prompt(table: SeatedMeeting, own: OwnWords) -> TablePrompt:
    ladder = table.meeting.ladder
    return TablePrompt(
        id=f"{table.round.number}-{table.meeting.table}",
        table=table.meeting.table,
        round=table.round.number,
        rounds=table.rounds,
        time=table.time,
        minutes=table.round.minutes,
        names=tuple(table.names.values()),
        host=table.host,
        opener=ladder["opener"],
        deeper=ladder["deeper"],
        closing=ladder["closing"],
        threads=_prompt_threads(table, own),
        event=table.event.name,
        lang=table.lang,
    )


def _prompt_threads(table: SeatedMeeting, own: OwnWords) -> tuple[str, ...]:
    """Say what is shared, then what each wrote whom that does not name; of the rest, what anybody may ask."""
    shared = table.threads()
    named = {number for one in shared for number in one.people}
    guests = [one for one in table.people if one.number not in named]
    said = {one.number: table.own_thread(one.number, own) for one in guests}
    lines = [*(one.line for one in shared), *filter(None, said.values())]
    silent = any(not said[one.number] and one.name != table.host for one in guests)
    if silent and len(table.people) > 2:
        lines.append(strings_for(table.told_in)["thread_rest" if lines else "thread_all"])
    return tuple(lines)


def _roomy(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return both lines, or the first alone where the paper has no room for two long ones."""
    needed = sum(-(-len(line) // LINE_LETTERS) for line in lines)
    return lines if needed <= SHARE_ROOM else lines[:1]


def stems_for(ids: Sequence[str], lines: Lines, *, turn: int) -> tuple[str, str]:
    """Return two stems that follow from both questions before them, the same for all who are asked these."""
    asked = [BY_ID.get(one) for one in ids[:2]]
    if asked and all(one is not None and one.story for one in asked):
        return taken(lines.story_stems, turn), taken(lines.stems, turn)
    return taken(lines.stems, 2 * turn), taken(lines.stems, 2 * turn + 1)


def taken(lines: Sequence[str], turn: int) -> str:
    """Return one of several lines by turns, so that a room sees them all."""
    return lines[turn % len(lines)]
