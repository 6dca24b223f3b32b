"""What can go wrong in a way we have decided. Facts only: sentences are made where they are read."""

from dataclasses import dataclass
from datetime import datetime


class AttuneError(Exception):
    """Something expected that ends an operation; nothing was stored."""


class NotFound(AttuneError):
    """No such thing, or not for this caller. Both read the same from outside."""


class NotYourCode(NotFound):
    """A code for the door was opened by somebody who is not signed in, whether the code is any or none."""


class HostChanged(NotFound):
    """A table's link that was truly given out, to somebody who does not host there any more."""


class NotAllowed(AttuneError):
    """The caller is known and the thing exists for them, but this is not theirs to do."""


class Busy(AttuneError):
    """The database did not answer in time. Nothing was stored; the same request may be sent again."""


class RoundsBegun(AttuneError):
    """It is too late for this: the first round has begun, or its time has passed."""


@dataclass
class FormClosed(AttuneError):
    """The form takes no answers now."""

    opens_at: datetime | None
    closed_at: datetime | None


class FollowUpClosed(AttuneError):
    """Nobody follows up now: the first round has not begun, or the time is over."""


class SentBefore(AttuneError):
    """The very same form was stored already; whoever sent it did not hear of it."""


@dataclass
class EmailTaken(AttuneError):
    """Another response to the same event already has this address."""

    email: str


@dataclass
class NameTaken(AttuneError):
    """An organizer with this address exists already."""

    email: str


@dataclass
class AlreadyRunning(AttuneError):
    """An event has at most one plan in the making."""

    plan_id: int


class SettingsChanged(AttuneError):
    """Somebody stored other settings of the event since the caller read them."""


@dataclass
class RoundRuns(AttuneError):
    """It cannot be done while a round runs."""

    round: int


@dataclass
class WrongState(AttuneError):
    """The row is not in a state from which this can be done."""

    state: str


@dataclass
class Meanwhile(AttuneError):
    """Somebody else changed it since the caller looked: to what, who (if known) and when."""

    state: str
    by: str
    at: datetime | None


@dataclass
class Stale(AttuneError):
    """A repair was made of what does not hold any more: another plan, or other people.

    `why` is `plan`, `clock`, `people`, `wish`, `begun`, `nothing`, `hosted`, `away` or `hosts`; `numbers`
    names whom it is about.
    """

    why: str
    numbers: tuple[int, ...] = ()


@dataclass
class Outrun(AttuneError):
    """Somebody else changed the plan since; `plan_id` is its newest version."""

    plan_id: int


@dataclass
class BadOverride(AttuneError):
    """A decision about words says nothing once they are folded. `number` counts from 1; `why` is a key.

    `field` is where it lacks something: `words` or `other`.
    """

    number: int
    why: str
    field: str


@dataclass
class TooMany(AttuneError):
    """There is no room for one more. `most` is how many there may be."""

    most: int


class Answered(AttuneError):
    """People have answered this question already; it cannot be asked in another way any more."""


@dataclass
class OptionsChosen(AttuneError):
    """Somebody chose these options of a question, so that they cannot go."""

    options: tuple[str, ...]


class LastOwner(AttuneError):
    """An event keeps at least one owner."""


@dataclass
class Unreadable(AttuneError):
    """An uploaded file is not a table we can read. `why` is a key, `detail` a fact such as a line number."""

    why: str
    detail: str = ""


@dataclass
class SettingsError(AttuneError):
    """The environment does not describe a working installation; every fault at once."""

    faults: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join(("The settings have faults:", *(f"  - {fault}" for fault in self.faults)))
