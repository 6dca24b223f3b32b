"""A form as somebody filled it, with what is wrong beside each field. Checks nothing itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from service.store.values import EventValues, Kind
from service.web import choices
from service.web.rows import EventRow, ResponseRow

Texts = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Filled:
    """The texts of every field, exactly as sent, and the sentences about those that need a look."""

    texts: Texts = field(default_factory=dict)
    faults: Texts = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return the first text of a field."""
        return next(iter(self.texts.get(name, ())), "")

    def all(self, name: str) -> tuple[str, ...]:
        """Return every text of a repeated field."""
        return self.texts.get(name, ())

    def chose(self, name: str, value: str) -> bool:
        """Say whether a box was ticked."""
        return value in self.texts.get(name, ())

    def fault(self, name: str) -> str:
        """Return what is wrong with a field, or nothing."""
        return " ".join(self.faults.get(name, ()))


def sent_form(form: Mapping[str, list[str]], faults: Mapping[str, Iterable[str]]) -> Filled:
    """Return a form that comes back to its sender."""
    return Filled(
        {name: tuple(texts) for name, texts in form.items()},
        {name: tuple(sentences) for name, sentences in faults.items()},
    )


def fresh_response_form() -> Filled:
    """Return the form that nobody has filled yet."""
    return Filled(
        {
            "depth": ("2",),
            "size": ("either",),
            "print": tuple(one.value for one in choices.printable()),
        }
    )


def response_form(row: ResponseRow, *, is_online: bool) -> Filled:
    """Return the form as it was stored, ready to be changed."""
    offered_values = [one.value for one in choices.values()]
    offered_access = [one.value for one in choices.access(is_online=is_online)]
    values, own_values = _parted(row.words(Kind.VALUE), offered_values)
    access, own_access = _parted(row.words(Kind.ACCESS), offered_access)
    languages, own_languages = _parted(row.languages, choices.LANGUAGES)
    return Filled(
        {
            "name": (row.name,),
            "say": (row.say,),
            "email": (row.email or "",),
            "interests": row.words(Kind.INTEREST),
            "values": values,
            "values_text": ("\n".join(own_values),),
            "curious_about_text": ("\n".join(row.words(Kind.CURIOUS)),),
            "depth": (str(row.depth),),
            "languages": languages,
            "languages_text": ("\n".join(own_languages),),
            "size": (row.size.value,),
            "met_text": ("\n".join(row.words(Kind.MET)),),
            "keep_apart_text": ("\n".join(row.words(Kind.KEEP_APART)),),
            "access": access,
            "access_text": ("\n".join(own_access),),
            "access_for_host": ("yes",) if row.access_for_host else (),
            "print": tuple(row.printable),
            "sensitive": ("yes",) if row.sensitive else (),
            "group": (row.group,),
        }
    )


def event_form(row: EventRow | EventValues) -> Filled:
    """Return an event's form as it was stored, or as it would be."""
    zone = ZoneInfo(row.time_zone)
    starts = row.starts_at.astimezone(zone)
    closes = row.form_closes_at.astimezone(zone)
    opens = row.form_opens_at.astimezone(zone) if row.form_opens_at else None
    return Filled(
        {
            "name": (row.name,),
            "place": (row.place,),
            "whom_to_ask": (row.whom_to_ask,),
            "online": ("yes",) if row.is_online else (),
            "date": (starts.date().isoformat(),),
            "time": (starts.strftime("%H:%M"),),
            "time_zone": (row.time_zone,),
            "rounds": (str(row.rounds),),
            "minutes": (str(row.minutes),),
            "pause_minutes": (str(row.pause_minutes),),
            "format": (row.format.value,),
            "table_size": (str(row.table_size),),
            "preset": (row.preset.value,),
            "opens_date": (opens.date().isoformat() if opens else "",),
            "opens_time": (opens.strftime("%H:%M") if opens else "",),
            "closes_date": (closes.date().isoformat(),),
            "closes_time": (closes.strftime("%H:%M"),),
            "keep_until": (row.keep_until.isoformat(),),
        }
    )


def fresh_event_form(zone: str) -> Filled:
    """Return the form of an event that is still to be made, with what suits most groups, in that zone."""
    return Filled(
        {
            "format": ("tables",),
            "preset": ("balanced",),
            "rounds": ("4",),
            "minutes": ("20",),
            "pause_minutes": ("5",),
            "table_size": ("4",),
            "time": ("18:00",),
            "time_zone": (zone,),
            "closes_time": ("23:59",),
        }
    )


def _parted(
    words: Iterable[str], offered: Iterable[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    known = frozenset(offered)
    listed = tuple(words)
    return (
        tuple(one for one in listed if one in known),
        tuple(one for one in listed if one not in known),
    )
