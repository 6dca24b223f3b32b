"""Frozen values that cross the border of the store: what schemas make and operations take."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Format(StrEnum):
    """How people sit: two by two, or at tables that change from round to round."""

    PAIRS = "pairs"
    TABLES = "tables"


class Preset(StrEnum):
    """What counts most when people are seated: a bit of all, what they share, or what is new to them."""

    BALANCED = "balanced"
    FIND_MY_PEOPLE = "find-my-people"
    WIDEN_THE_CIRCLE = "widen-the-circle"


class Tone(StrEnum):
    """In which tone people are asked: which questions come first."""

    WARM = "warm"
    PLAYFUL = "playful"
    PROFESSIONAL = "professional"


class Role(StrEnum):
    """What a co-organizer may do: everything, everything but people and erasing, or look and print."""

    OWNER = "owner"
    ORGANIZER = "organizer"
    HELPER = "helper"


class Size(StrEnum):
    """An attendee's wish about company."""

    EITHER = "either"
    PAIRS = "pairs"
    TABLES = "tables"


class DeckKind(StrEnum):
    """What is printed from a plan: for hands, tables, walls and whoever runs the evening."""

    CARDS = "cards"
    BLANKS = "blanks"
    PROMPTS = "prompts"
    TENTS = "tents"
    HOSTS = "hosts"
    ITINERARIES = "itineraries"
    WALL = "wall"
    BADGES = "badges"
    SHOW = "show"
    RESEAT = "reseat"


class Presence(StrEnum):
    """Whether somebody has come: not seen yet, checked in, or not there (not come, or left)."""

    EXPECTED = "expected"
    HERE = "here"
    MISSING = "missing"


class Kind(StrEnum):
    """What an answer's words are about."""

    INTEREST = "interests"
    VALUE = "values"
    CURIOUS = "curious_about"
    MET = "met"
    KEEP_APART = "keep_apart"
    ACCESS = "access"


class FormKind(StrEnum):
    """How a question of an organizer's is answered on the form."""

    CHOICE = "choice"
    SEVERAL = "several"
    LINE = "line"


class TrailKind(StrEnum):
    """What became of somebody's answers."""

    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


class ChangedBy(StrEnum):
    """Who did it: the person, an organizer for them, or a list that an organizer brought."""

    PERSON = "person"
    ORGANIZER = "organizer"
    LIST = "list"


class Action(StrEnum):
    """What an organizer decides about words: see the engine's overrides, which have the same names."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    NEAR = "near"
    NOT_NEAR = "not near"
    BLOCK = "block"


# What the form offers among the things that make it easier: whose cards are set in larger type.
LARGE_PRINT = "large print"
QUOTABLE = (Kind.INTEREST, Kind.VALUE, Kind.CURIOUS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseValues:
    """One attendee's filled form, checked. Words are kept exactly as typed."""

    name: str
    say: str = ""
    email: str | None = None
    external_id: str | None = None
    interests: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    curious_about: tuple[str, ...] = ()
    depth: int = 2
    languages: tuple[str, ...] = ()
    size: Size = Size.EITHER
    met: tuple[str, ...] = ()
    keep_apart: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    access_for_host: bool = False
    printable: tuple[str, ...] = tuple(QUOTABLE)
    sensitive: bool = False
    group: str = ""
    # In which language to write to them; empty: one of those they like to talk in.
    reads: str = ""

    def words(self) -> tuple[tuple[Kind, tuple[str, ...]], ...]:
        """Return every kind of answer with its words, in the order they are stored."""
        return (
            (Kind.INTEREST, self.interests),
            (Kind.VALUE, self.values),
            (Kind.CURIOUS, self.curious_about),
            (Kind.MET, self.met),
            (Kind.KEEP_APART, self.keep_apart),
            (Kind.ACCESS, self.access),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideValues:
    """One decision about words, checked. `other` is empty where the action has one side only."""

    action: Action
    words: str
    other: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventValues:
    """What an organizer decides about an event, checked. Instants are aware, in UTC."""

    name: str
    place: str
    is_online: bool
    starts_at: datetime
    time_zone: str
    rounds: int
    minutes: int
    pause_minutes: int
    format: Format
    table_size: int
    form_opens_at: datetime | None
    form_closes_at: datetime
    keep_until: date
    preset: Preset = Preset.BALANCED
    whom_to_ask: str = ""


# A note may grow by what is added from a card, up to this many letters.
MOST_NOTED = 1200


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpValues:
    """What somebody noted about another, checked. `contact` is given to them if both want to talk again."""

    note: str = ""
    line: str = ""
    contact: str = ""
    wants: bool = False


@dataclass(frozen=True, slots=True)
class QuestionValues:
    """A checked question of an organizer's. ``kept`` says that they want it though it was doubted."""

    text: str
    language: str
    depth: int
    kept: bool = False


class ChangeKind(StrEnum):
    """What somebody did to a plan by hand."""

    SWAP = "swap"
    MOVE = "move"
    JOIN = "join"
    SKIP = "skip"
    EXCLUDE = "exclude"
    LOCK = "lock"
    UNLOCK = "unlock"
    UNDO = "undo"
    REDO = "redo"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class EditValues:
    """One change by hand as it was asked for: who, in which round, and with whom or at which table."""

    kind: ChangeKind
    round: int
    who: int
    other: int | None = None
    table: int | None = None


@dataclass(frozen=True, slots=True)
class LockValues:
    """What is to stay where it is: one meeting, or one person in every round."""

    round: int | None = None
    table: int | None = None
    who: int | None = None


@dataclass(frozen=True, slots=True)
class PlanValues:
    """What a plan is asked for: how many rounds, and who should meet."""

    rounds: int
    preset: Preset


@dataclass(frozen=True, slots=True, kw_only=True)
class FormQuestionValues:
    """A checked question for the form. `options` is empty where any words will do."""

    label: str
    hint: str
    kind: FormKind
    options: tuple[str, ...] = ()
    differs: bool = False
    printable: bool = False


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """What somebody answered to a question of the organizer's; `printed` is their yes to paper."""

    question_id: int
    words: tuple[str, ...]
    printed: bool = False


@dataclass(frozen=True, slots=True)
class OwnForm:
    """What was answered to the questions that a form held; those it did not hold stay as they were."""

    answers: tuple[OwnAnswer, ...] = ()
    asked_group: bool = False


NOT_ASKED = OwnForm()


@dataclass(frozen=True, slots=True)
class By:
    """Whose hand a change came from."""

    who: ChangedBy
    organizer_id: int | None = None
