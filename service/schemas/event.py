"""An organizer's event form to `EventValues`. Local dates and times become instants here."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo, available_timezones

from marshmallow import (
    EXCLUDE,
    Schema,
    ValidationError,
    fields,
    post_load,
    pre_load,
    validates_schema,
)

from service.schemas.fault import Fault, Form, refuse
from service.schemas.text import Line, OneOf, Whole, clean_line
from service.store.plannedtimes import LAST_MINUTE
from service.store.values import EventValues, Format, Preset

KEEP_DAYS_AT_MOST = 365
KEEP_DAYS = 30


class Day(fields.Field[date | None]):
    """A date as browsers send it."""

    def __init__(self, *, required: bool = False) -> None:
        super().__init__(load_default=None)
        self.needed = required

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> date | None:
        text = clean_line(str(value))
        if not text:
            if self.needed:
                raise refuse("missing")
            return None
        try:
            day = date.fromisoformat(text)
        except ValueError as fault:
            raise refuse("not-a-date") from fault
        if not 2000 <= day.year <= 2200:
            raise refuse("not-a-date")
        return day


class Clock(fields.Field[time | None]):
    """A time of day as browsers send it."""

    def __init__(self, *, required: bool = False) -> None:
        super().__init__(load_default=None)
        self.needed = required

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> time | None:
        text = clean_line(str(value))
        if not text:
            if self.needed:
                raise refuse("missing")
            return None
        try:
            return time.fromisoformat(text).replace(tzinfo=None)
        except ValueError as fault:
            raise refuse("not-a-date") from fault


class Zone(fields.Field[str]):
    """A time zone by its name in the tz database."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = clean_line(str(value))
        if text not in available_timezones():  # also when empty: an event is somewhere
            raise refuse("not-a-time-zone")
        return text


class EventSchema(Schema):
    """Every rule about an event."""

    class Meta:
        """Unknown fields are left out."""

        unknown = EXCLUDE

    def __init__(
        self, *, now: datetime, known: date | None, since: date | None, is_held: bool, running: int
    ) -> None:
        super().__init__()
        self._now = now
        self._known = known
        self._since = since
        self._is_held = is_held
        self._running = running

    name = Line(most=80, required=True)
    place = Line(most=160)
    whom_to_ask = Line(most=200)
    online = fields.Boolean(load_default=False)
    date = Day(required=True)
    time = Clock(required=True)
    time_zone = Zone(load_default="UTC")
    rounds = Whole(low=1, high=20, default=4)
    minutes = Whole(low=3, high=120, default=15)
    pause_minutes = Whole(low=0, high=60, default=5)
    format = OneOf(tuple(Format), default=Format.PAIRS)
    table_size = Whole(low=3, high=10, default=4)
    preset = OneOf(tuple(Preset), default=Preset.BALANCED)
    opens_date = Day()
    opens_time = Clock()
    closes_date = Day()
    closes_time = Clock()
    keep_until = Day()
    # The day and time that the form held when it was opened; none for a new event.
    opened = Day()
    opened_time = Clock()
    # The day that its sender was asked about: sent once more, it is meant.
    past = fields.String(load_default="")

    @pre_load
    def first_of_each(self, data: Form, **kwargs: Any) -> dict[str, Any]:
        """Take the first value sent under each name; what was not sent is empty."""
        flat: dict[str, Any] = dict.fromkeys(self.fields, "")
        flat |= {name: values[0] for name, values in data.items() if values}
        flat["online"] = bool(flat.get("online"))
        flat["opened"] = flat.get("opened-date", "")
        flat["opened_time"] = flat.get("opened-time", "")
        return flat

    @validates_schema(skip_on_field_errors=False)
    def check_order(self, said: dict[str, Any], **kwargs: Any) -> None:
        """Refuse a form that closes before it opens, and data erased before the event is over or at once.

        A day in the past is asked about once, unless it was known, and any other day once rounds are held.
        While a round runs no other day is taken.
        Judges what can be judged while other fields are at fault, so that all is told at once.
        """
        data, faults = self._moved(said), {}
        times = _instants(data, self._now)
        starts, opens, closes = times["starts"], times["opens"], times["closes"]
        if closes and opens and closes <= opens:
            faults["closes_date"] = [Fault("before-open")]
        elif closes and starts and closes > starts:
            faults["closes_date"] = [Fault("after-start")]
        today = _today(data, self._now)
        day = data.get("date")
        if day and day != self._known and self._running:
            faults["date"] = [Fault("running", (("round", self._running),))]
        elif day and day not in {self._known, _asked(data)} and (self._is_held or day < today):
            code = "held" if self._is_held else "past"
            faults["date"] = [Fault(code, (("day", day.isoformat()),))]
        if data.keys() >= {"date", "keep_until"}:
            keep_until = _keep_until(data, today)
            if keep_until <= data["date"]:
                faults["keep_until"] = [Fault("before-start")]
            elif keep_until <= today:
                faults["keep_until"] = [Fault("too-early")]
            elif keep_until > max(data["date"], today) + timedelta(days=KEEP_DAYS_AT_MOST):
                faults["keep_until"] = [Fault("too-far", (("days", KEEP_DAYS_AT_MOST),))]
        if faults:
            raise ValidationError(faults)

    @post_load
    def make(self, said: dict[str, Any], **kwargs: Any) -> EventValues:
        """Return the checked values."""
        data = self._moved(said)
        times = _instants(data, self._now)
        return EventValues(
            name=data["name"],
            place=data["place"],
            is_online=data["online"],
            starts_at=times["starts"],
            time_zone=data["time_zone"],
            rounds=data["rounds"],
            minutes=data["minutes"],
            pause_minutes=data["pause_minutes"],
            format=Format(data["format"]),
            table_size=data["table_size"],
            form_opens_at=times["opens"],
            form_closes_at=times["closes"],
            keep_until=_keep_until(data, _today(data, self._now)),
            preset=Preset(data["preset"]),
            whom_to_ask=data["whom_to_ask"],
        )

    def _moved(self, data: dict[str, Any]) -> dict[str, Any]:
        """Leave open again what the form says of an earlier start only because it was left open then.

        Once rounds were held, people go by what they were told: that stays.
        """
        opened, day = data.get("opened"), data.get("date")
        is_moved = (opened, data.get("opened_time")) != (day, data.get("time"))
        if opened is None or day is None or not is_moved or self._is_held:
            return data
        left = dict(data)
        closes = (data.get("closes_date"), data.get("closes_time"))
        usual = (opened - timedelta(days=1), LAST_MINUTE)
        if closes in (usual, (usual[0], None), (opened, data["opened_time"])):
            left |= {"closes_date": None, "closes_time": None}
        if data.get("keep_until") == _usual_keeping(opened, self._since or opened):
            left["keep_until"] = None
        return left


def load_event(
    form: Form,
    *,
    now: datetime,
    known: date | None = None,
    since: date | None = None,
    is_held: bool = False,
    running: int = 0,
) -> EventValues:
    """Return checked values, or raise `ValidationError` with every fault (see `faults_of`).

    `known` is the day that the event has so far, which may be past, and `since` the day since when it has
    it; `is_held` says that rounds were held, `running` which one runs.
    A form whose closing is left open closes at the end of the day before; where that is past and the
    event is not, it takes answers until the event begins. What was left open moves along with the day,
    until rounds were held.
    """
    schema = EventSchema(now=now, known=known, since=since, is_held=is_held, running=running)
    return cast("EventValues", schema.load(cast("Any", form)))


def _asked(data: dict[str, Any]) -> date | None:
    """Return the day that the sender was asked about."""
    try:
        return date.fromisoformat(data.get("past", ""))
    except ValueError:
        return None


def _today(data: dict[str, Any], now: datetime) -> date:
    """Return the day that it is where the event is."""
    return now.astimezone(ZoneInfo(data.get("time_zone", "UTC"))).date()


def _keep_until(data: dict[str, Any], today: date) -> date:
    """Return when answers are erased: as said, else thirty days after the event, or from now if it is past."""
    said: date | None = data["keep_until"]
    return said or _usual_keeping(data["date"], today)


def _usual_keeping(day: date, today: date) -> date:
    """Return when answers are erased of which nobody said it on the day on which this was stored."""
    return max(day, today) + timedelta(days=KEEP_DAYS)


def _instants(data: dict[str, Any], now: datetime) -> dict[str, Any]:
    """Return when it starts and when its form opens and closes; nothing for what a fault leaves unsaid."""

    def at(day: str, clock: str, *, usual: time = LAST_MINUTE, before: int = 0) -> datetime | None:
        if not data.keys() >= {day, clock, "time_zone"} or data[day] is None:
            return None
        there = datetime.combine(
            data[day] - timedelta(days=before),
            data[clock] or usual,
            tzinfo=ZoneInfo(data["time_zone"]),
        )
        return there.astimezone(UTC)

    starts = at("date", "time")
    closes = at("closes_date", "closes_time")
    if data.get("closes_date", now) is None:
        closes = at("date", "closes_time", before=1)
        if closes and starts and closes <= now < starts:
            closes = starts
    return {
        "starts": starts,
        "opens": at("opens_date", "opens_time", usual=time(0)),
        "closes": closes,
    }
