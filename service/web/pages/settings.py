"""The form of an event, new or to be changed, and what is told of a change before and after it is stored."""

from dataclasses import dataclass
from datetime import date, datetime

from service.store.values import Format, Preset
from service.web.language import calendar_day
from service.web.pages.dayclock import Clock, is_over
from service.web.pages.filled import Filled
from service.web.pages.frame import Frame
from service.web.pages.undelivered import letters_staying
from service.web.planrows import PlanRow
from service.web.rows import EventRow
from service.web.words import _, ngettext


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFormPage:
    """The form of an event, new or to be changed."""

    frame: Frame
    form: Filled
    zones: tuple[str, ...]
    slug: str
    is_owner: bool
    stored: bool
    # A plan was made under earlier settings, and another may still be published.
    may_replan: bool
    responses: int
    # Whether the form takes answers now, and until when.
    hours: str = ""
    # What people follow, where the settings say otherwise now.
    held: str = ""
    # Whose time zone a new event takes, in words; empty where it takes none.
    zone_told: str = ""
    # Who is written to, where the event has moved; and who will be, should it move.
    told: str = ""
    tells: str = ""
    # Somebody stored other settings after the page was opened.
    is_late: bool = False


def moved_told(letters: int, *, sends_mail: bool) -> str:
    """Say how many people hear by mail of the event's new time or place."""
    if letters <= 0:
        return ""
    if sends_mail:
        return ngettext(
            "One person with an address is told by mail.",
            "%(num)s people with an address are told by mail.",
            letters,
        )
    return " ".join(letters_staying(letters))


def moving_tells(event: EventRow, time: Clock, *, letters: int, now: datetime) -> str:
    """Say before a published event is moved how many hear of it by mail; nothing once it is over."""
    if not letters or is_over(event, time, now=now):
        return ""
    return ngettext(
        "A new day, time, place or length of rounds is told by mail to the one person with rounds to "
        "come who gave an address.",
        "A new day, time, place or length of rounds is told by mail to the %(num)s people with rounds "
        "to come who gave an address.",
        letters,
    )


def asks_otherwise(event: EventRow, plan: PlanRow) -> bool:
    """Say whether a plan made now would be made for something else than this one."""
    settings = {
        "format": event.format.value,
        "rounds": event.rounds,
        "table_size": event.table_size,
        "preset": event.preset.value,
    }
    if event.format is Format.PAIRS:
        del settings["table_size"]
    asked = plan.asked or {}
    return any(asked.get(name, value) != value for name, value in settings.items())


def held_told(event: EventRow, *, has_begun: bool) -> str:
    """Say what the published plan keeps, when the settings say otherwise now."""
    return " ".join(
        filter(
            None,
            (_format_held(event, has_begun=has_begun), _rounds_held(event, has_begun=has_begun)),
        )
    )


def _format_held(event: EventRow, *, has_begun: bool) -> str:
    if event.format_held is event.format:
        return ""
    if event.format_held is Format.PAIRS:
        if has_begun:
            return _("The published plan keeps its pairs: the first round has begun.")
        return _(
            "The published plan seats people in pairs. To have tables, plan again and publish."
        )
    if has_begun:
        return _("The published plan keeps its tables: the first round has begun.")
    return _("The published plan seats people at tables. To have pairs, plan again and publish.")


def _rounds_held(event: EventRow, *, has_begun: bool) -> str:
    if event.rounds_held == event.rounds:
        return ""
    if has_begun:
        return ngettext(
            "The published plan keeps its one round: it has begun.",
            "The published plan keeps its %(num)s rounds: the first has begun.",
            event.rounds_held,
        )
    return ngettext(
        "The published plan keeps its one round. To have %(wished)s, plan again and publish.",
        "The published plan keeps its %(num)s rounds. To have %(wished)s, plan again and publish.",
        event.rounds_held,
        wished=event.rounds,
    )


def as_opened(stored: Filled, seen: str) -> Filled:
    """Return the stored form with what it will be compared with when it comes back."""
    opened = {_opened(name): texts for name, texts in stored.texts.items()}
    return Filled({**stored.texts, **opened, "seen": (seen,)})


def with_newer(sent: Filled, mine: Filled, theirs: Filled) -> Filled:
    """Return a form that others overtook: what its sender changed as sent, the rest as it is stored now.

    `mine` is what would have been stored, `theirs` the form as it opens now. Each field that is not as it
    was tells what is stored.
    """
    texts, faults = {**theirs.texts}, {}
    for name in mine.texts:
        is_own = mine.texts[name] != sent.all(_opened(name))
        if is_own:
            texts[name] = sent.all(name)
        if mine.texts[name] != theirs.texts[name]:
            value = _value(name, theirs.text(name))
            faults[name] = (
                _("Stored now: %(value)s", value=value)
                if is_own
                else _("Changed meanwhile: %(value)s", value=value),
            )
    return Filled(texts, faults)


def _opened(name: str) -> str:
    """Return the hidden field that keeps what a field held when the page was opened."""
    return f"opened-{name}"


def _value(name: str, text: str) -> str:
    if name == "online":
        return _("It happens online") if text else _("not online")
    if not text:
        return _("nothing")
    if name.endswith("_date") or name in {"date", "keep_until"}:
        return calendar_day(date.fromisoformat(text))
    said = {
        Format.TABLES.value: _("Small groups"),
        Format.PAIRS.value: _("Pairs"),
        Preset.FIND_MY_PEOPLE.value: _("People who share a lot"),
        Preset.BALANCED.value: _("A bit of both"),
        Preset.WIDEN_THE_CIRCLE.value: _("People with new things to tell"),
    }
    return said.get(text, text) if name in {"format", "preset"} else text
