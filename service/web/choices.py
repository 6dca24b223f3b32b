"""What the form offers to tick: our own list of words, never other attendees'. Knows nothing of schemas."""

from dataclasses import dataclass

from service.store.values import LARGE_PRINT, Kind
from service.web.rows import ResponseRow
from service.web.words import _

LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "nl", "pl", "uk", "ar", "hi", "zh", "ja", "ko")
MOST_VALUES = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to tick: what is sent, what is read, and a few words about it."""

    value: str
    label: str
    about: str = ""
    example: str = ""


def interests() -> tuple[str, ...]:
    """Return small, particular things that show what kind of words work."""
    return (
        _("night trains"),
        _("sourdough that failed"),
        _("repairing old radios"),
        _("birds before breakfast"),
        _("cooking for twenty"),
        _("secondhand bookshops"),
        _("learning a language late"),
        _("hand-drawn maps"),
        _("singing in a choir"),
        _("board games with long rules"),
        _("growing tomatoes on a balcony"),
        _("swimming in cold water"),
        _("teaching teenagers"),
        _("the history of my street"),
        _("documentaries about the sea"),
        _("mending clothes"),
        _("small museums"),
        _("science fiction from other countries"),
        _("coaching beginners"),
        _("street photography"),
        _("neighborhood kitchens"),
        _("fonts and old signs"),
        _("long walks without a plan"),
        _("spreadsheets for fun"),
    )


def values() -> tuple[Choice, ...]:
    """Return things that matter to people in how they treat each other."""
    return (
        Choice("curiosity", _("Curiosity"), _("asking before answering")),
        Choice("kindness", _("Kindness"), _("also when nobody looks")),
        Choice("craft", _("Craft"), _("doing a thing properly")),
        Choice("courage", _("Courage"), _("saying the hard thing")),
        Choice("play", _("Play"), _("taking fun seriously")),
        Choice("fairness", _("Fairness"), _("everyone gets a turn")),
        Choice("quiet", _("Quiet"), _("room to think")),
        Choice("roots", _("Roots"), _("where and who we come from")),
        Choice("making do", _("Making do"), _("a lot out of little")),
        Choice("welcome", _("Welcome"), _("a chair for one more")),
    )


def depths() -> tuple[Choice, ...]:
    """Return how far questions may go, each with a question of that kind."""
    return (
        Choice(
            "1",
            _("Light"),
            _("Things and moments."),
            _("“What small thing made this week better?”"),
        ),
        Choice(
            "2",
            _("Open"),
            _("Reasons, and changes of mind."),
            _("“What got you into that in the first place?”"),
        ),
        Choice(
            "3",
            _("Deep"),
            _("What you care about, or still wonder."),
            _("“What are you still working out?”"),
        ),
    )


def sizes() -> tuple[Choice, ...]:
    """Return the wishes about the third chair that an odd number brings to pairs."""
    return (
        Choice("either", _("Either is good")),
        Choice("pairs", _("Rather one person at a time")),
        Choice("tables", _("Yes, gladly")),
    )


def access(*, is_online: bool) -> tuple[Choice, ...]:
    """Return what may make being there easier, as things to do: in a room, or in a call."""
    if is_online:
        return (
            Choice("live captions", _("live captions")),
            Choice("writing in the chat", _("writing in the chat")),
            Choice("the camera off", _("the camera off")),
        )
    return (
        Choice("a seat near the door", _("a seat near the door")),
        Choice("a quiet table", _("a quiet table")),
        Choice("a seat facing the room", _("a seat facing the room")),
        Choice("a step-free way to the seat", _("a step-free way to the seat")),
        Choice(LARGE_PRINT, _("large print")),
    )


def access_words(row: ResponseRow) -> tuple[str, ...]:
    """Return what makes being there easier for somebody; what was ticked as its reader calls it."""
    # An event may have been in a room when they ticked it.
    offered = (*access(is_online=False), *access(is_online=True))
    called = {one.value: one.label for one in offered}
    return tuple(called.get(words, words) for words in row.words(Kind.ACCESS))


def printable() -> tuple[Choice, ...]:
    """Return the kinds of answers that may be quoted on other people's cards."""
    return (
        Choice("interests", _("What I could happily talk about")),
        Choice("values", _("What matters to me")),
        Choice("curious_about", _("What I would like to know more about")),
    )
