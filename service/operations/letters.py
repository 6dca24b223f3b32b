"""What each kind of letter says beside what is true of its event. Plain values: stores and sends nothing."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from service.mail.compose import Composed, compose
from service.operations.erasing import BOTH_YES
from service.operations.mail import event_facts
from service.store.models import Event
from service.store.queries.letters import INVITATION, REMINDER

STORED = "response-stored"
PUBLISHED = "plan-published"
CHANGED = "plan-changed"
MOVED = "event-moved"
TIMED = "minutes-changed"
ASK_AGAIN = "follow-up"
# Every kind, in the order in which an event sends them.
KINDS = (STORED, INVITATION, REMINDER, PUBLISHED, CHANGED, MOVED, TIMED, ASK_AGAIN, BOTH_YES)

# So long after their event people may follow up.
FOLLOW_UP_DAYS = 14

Facts = dict[str, object]


@dataclass(frozen=True, slots=True)
class Moved:
    """What is new of an event. `was_at` is when it was to begin before; None where it begins when it did."""

    was_at: datetime | None = None
    place: bool = False
    minutes: bool = False

    def after(self, earlier: "Moved") -> "Moved":
        """Return the same for somebody who has not read of an earlier move either."""
        return Moved(
            earlier.was_at or self.was_at,
            place=earlier.place or self.place,
            minutes=earlier.minutes or self.minutes,
        )

    def to(self, starts_at: datetime) -> "Moved":
        """Return the same for an event that begins then: moved back it is where it was."""
        return replace(self, was_at=None) if self.was_at == starts_at else self


@dataclass(frozen=True, slots=True)
class Ahead:
    """What somebody has of a plan: whom they still meet, where they sit next, and the table they host.

    They host from round `hosted_from` on. `hosted_before` is the table of somebody who hosted in the plan
    before and does not any more.
    `new_cards` says that cards on paper may say something else than new ones.
    `moved` is what is new of an event that has moved.
    `first_at` is None where nothing is left, and where the time of the next round is not known.
    """

    people: int
    rounds: int
    first_at: datetime | None
    first_round: int | None
    first_table: int | None
    hosted: int = 0
    hosted_from: int = 1
    hosted_before: int = 0
    table_link: str = ""
    new_cards: bool = True
    moved: Moved = Moved()


@dataclass(frozen=True, slots=True)
class Agreed:
    """Whom somebody reaches now, and how."""

    other: str
    contact: str
    line: str


def stored_facts(name: str, link: str) -> Facts:
    """Say where answers can be changed."""
    return {"name": name, "link": link}


def form_facts(name: str, link: str, *, has_words: bool) -> Facts:
    """Say where the form waits, where everything that is stored stands, and whether cards may start from it."""
    return {"name": name, "link": f"{link}/change", "page": link, "has_words": has_words}


def plan_facts(name: str, link: str, ahead: Ahead) -> Facts:
    """Say what somebody has of a plan."""
    return {"name": name, "link": link, **asdict(ahead)}


def speaks_of_new_cards(html: str) -> bool:
    """Say whether a letter about a plan asks its reader to get other cards on paper."""
    return '<p id="paper">' in html


def speaks_of_move(html: str) -> Moved:
    """Return what a letter about a move says is new."""
    was_at = re.search('<time id="was" datetime="([^"]+)"', html)
    return Moved(
        datetime.fromisoformat(was_at[1]) if was_at else None,
        place='<span id="place">' in html,
        minutes='<span id="minutes">' in html,
    )


def ask_facts(name: str, link: str, until: datetime, *, was_seen: bool) -> Facts:
    """Say where and until when they may answer with whom they would talk again.

    Who was not checked in where others were (`was_seen`) is not told that they were there.
    """
    return {"name": name, "link": f"{link}/met", "until": until, "was_seen": was_seen}


def agreed_facts(name: str, link: str, agreed: Agreed) -> Facts:
    """Say how to reach somebody who wants it too."""
    return {"name": name, "link": link, **asdict(agreed)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A made-up reader, to whom letters are written for show."""

    name: str
    link: str
    ahead: Ahead
    until: datetime
    agreed: Agreed


def letters_for(event: Event, reader: Example, language: str) -> dict[str, tuple[Composed, ...]]:
    """Write every kind of letter of an event to a made-up reader, as it would be written to anybody.

    Those about the form come once more as whoever reads them whose words came with a list, and the one
    that asks again as whoever was not checked in does.
    """
    plan = plan_facts(reader.name, reader.link, reader.ahead)
    form = [form_facts(reader.name, reader.link, has_words=has) for has in (False, True)]
    facts: Mapping[str, Sequence[Facts]] = {
        STORED: [stored_facts(reader.name, reader.link)],
        INVITATION: form,
        REMINDER: form,
        PUBLISHED: [plan],
        CHANGED: [plan],
        MOVED: [plan],
        TIMED: [plan],
        ASK_AGAIN: [
            ask_facts(reader.name, reader.link, reader.until, was_seen=seen)
            for seen in (True, False)
        ],
        BOTH_YES: [agreed_facts(reader.name, reader.link, reader.agreed)],
    }
    common = event_facts(event)
    return {
        kind: tuple(compose(kind, {**common, **one}, language) for one in facts[kind])
        for kind in KINDS
    }
