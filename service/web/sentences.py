"""Codes to sentences: what is wrong with a field, said as a small task. Decides nothing."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from marshmallow import ValidationError

from service.schemas.fault import Fault, faults_of
from service.web.language import calendar_day
from service.web.words import _, ngettext

# Fields whose fault is shown beside a control of another name.
SHOWN_AT = {"printable": "print", "_schema": "name"}


class Asked(StrEnum):
    """Whose form it is: some fields are asked for otherwise."""

    RESPONSE = "response"
    EVENT = "event"
    ACCOUNT = "account"
    ROW = "row"


def sentences_of(
    error: ValidationError, asked: Asked = Asked.RESPONSE
) -> dict[str, tuple[str, ...]]:
    """Return what to say beside each field."""
    return {
        SHOWN_AT.get(field, field): tuple(sentence(field, fault, asked) for fault in faults)
        for field, faults in faults_of(error).items()
    }


def sentence(field: str, fault: Fault, asked: Asked = Asked.RESPONSE) -> str:
    """Return one sentence about one field."""
    facts = dict(fault.facts)
    if fault.code == "missing":
        return _missing(field, asked)
    if fault.code == "too-many":
        return _too_many(field, facts)
    if fault.code == "too-long":
        return too_long(facts["n"], facts["max"])
    if fault.code in {"past", "held", "running"}:
        return _other_day(fault.code, facts)
    if fault.code in {"before-start", "after-start", "before-open", "too-far", "too-early"}:
        return _time(fault.code, facts)
    return _shape(fault.code, facts, asked)


def _other_day(code: str, facts: Mapping[str, int | str]) -> str:
    """Ask once whether a day is meant, or say that none is taken while a round runs."""
    if code == "running":
        return round_runs(facts["round"])
    day = calendar_day(date.fromisoformat(str(facts["day"])))
    if code == "past":
        return _("This day is in the past: %(day)s. If that is right, send it once more.", day=day)
    return _(
        "Rounds of this event have been held. If it moves to %(day)s, who met and what they noted stays, "
        "and pages say the new day. Rounds not held yet are then to come on it; on a day that has passed "
        "they count as not held. To hold it again, make a new event. If moving is right, press Store "
        "again.",
        day=day,
    )


def round_runs(number: int | str) -> str:
    """Say that an event does not move to another day now."""
    return _(
        "Round %(round)s is running. Please stop it or end it on the page of the day, or wait until it is "
        "over; then the event can move to another day.",
        round=number,
    )


def too_long(length: int | str, most: int | str) -> str:
    """Say of a text how long it is, and how long it may be."""
    return _(
        "This is %(n)s characters and there is room for %(max)s. Could you shorten it?",
        n=length,
        max=most,
    )


def _missing(field: str, about: Asked) -> str:
    if field == "name" and about is Asked.EVENT:
        return _("Please give the event a name.")
    asked = {
        "name": _("Please give a name. Any name you like to be called is fine."),
        "email": _("Please give your address. You sign in with it."),
        "password": _("Please choose a password."),
        "contact": _("Please say how they may reach you, or take the tick away."),
        "note": _("Please write what they said, in a few words."),
        "label": _("Please say whom this is for, so that you recognize the link later."),
        "date": _("Please choose the day."),
        "time": _("Please say when it begins."),
        "closes_date": _("Please say until when people may answer."),
        "keep_until": _("Please say until when the answers are kept."),
    }
    return asked.get(field, _("Please fill this in."))


def _too_many(field: str, facts: Mapping[str, int | str]) -> str:
    n, most = int(facts["n"]), int(facts["max"])
    over = n - most
    if field == "values":
        return ngettext(
            "You chose %(n)s, and there is room for %(max)s. Which one could you let go?",
            "You chose %(n)s, and there is room for %(max)s. Which %(num)s could you let go?",
            over,
            n=n,
            max=most,
        )
    return _("These are %(n)s, and there is room for %(max)s. Which matter least?", n=n, max=most)


def _time(code: str, facts: Mapping[str, int | str]) -> str:
    if code == "before-open":
        return _("The form closes before it opens. Please choose a later day.")
    if code == "after-start":
        return _(
            "The form would close after the event begins. Please choose an earlier day and time, or "
            "leave the day empty: then it closes the evening before or, where that has passed, "
            "when the event begins."
        )
    if code == "too-far":
        return _(
            "Answers are personal: please keep them for at most %(days)s days after the event.",
            days=facts["days"],
        )
    if code == "before-start":
        return _("Please keep the answers at least until the day after the event.")
    return _("This is too early. Please choose a later day.")


def _address(value: str, *, may_be_empty: bool) -> str:
    if "@" not in value and may_be_empty:
        return _(
            "“%(value)s” is no full address: it has no @. Mend it, or leave it empty.", value=value
        )
    if "@" not in value:
        return _("“%(value)s” is no full address: it has no @.", value=value)
    if may_be_empty:
        return _(
            "“%(value)s” does not look like a full address. Check the part after the @, "
            "or leave it empty.",
            value=value,
        )
    return _(
        "“%(value)s” does not look like a full address. Check the part after the @.", value=value
    )


def _shape(code: str, facts: Mapping[str, int | str], asked: Asked) -> str:
    if code == "not-an-address":
        return _address(str(facts["value"]), may_be_empty=asked is Asked.RESPONSE)
    if code == "out-of-range":
        return _("Please choose from %(low)s to %(high)s.", low=facts["low"], high=facts["high"])
    if code == "too-short":
        return _(
            "Please use at least %(min)s characters. A short sentence works well.", min=facts["min"]
        )
    said = {
        "not-a-number": _("Please write this as a whole number, for example 4."),
        "not-a-date": _(
            "We could not read this as a day or a time. Write it like 2026-11-26 or 18:30."
        ),
        "not-a-time-zone": _("Please choose a time zone from the list."),
        "too-few-options": _("Please write at least two options, one per line."),
        "whole-sheets": _("Piles to cut need whole sheets: please begin at label 1."),
        "not-plain": _(
            "Our mail server writes only to addresses with plain letters before the @. Please give "
            "another, or leave it empty."
        ),
        "not-a-color": _("Please choose a color."),
        "no-words": _("Please write this in letters."),
        "same-words": _("These are the same words. Please write what they are joined to."),
        "control-only": _("We cannot read or print these characters. Please type it again."),
    }
    return said.get(code, _("Please choose one from the list."))
