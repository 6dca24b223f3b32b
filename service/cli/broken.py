"""Broken rules in words, for the judge and for edits that would break one. Never says who wished it."""

from collections.abc import Mapping, Sequence

import matching
from matching.errors import Facts
from service.cli.people import called

BROKEN = {
    "roster": "it was made for another roster, or for an older state of this one",
    "rounds": "it has other rounds than the rules ask for",
    "numbers": "its number, or those of its tables and meetings, are not in order",
    "unknown": "seats for people who are not on the roster: {names}",
    "twice": "more than one seat for {names}",
    "missing": "no seat and no bye for {names}",
    "absent": "a seat for somebody who is not there: {names}",
    "size": "too few or too many at one table, or another number of tables: {names}",
    "host": "hosts stay at their tables, one at each: {names}",
    "apart": "{names} are to be kept apart",
    "language": "{names} share no language",
    "different": "{names} are the same in what must differ",
    "together": "{names} are to sit together and do not",
    "repeat": "{names} meet again, and no notice tells of it",
    "notices": "a trio, a bye or a repeat is not as the notices tell: {names}",
    "words": "a reason is not true of this meeting, or not for print; it quotes {names}",
    "ladder": "a question is missing for {names}",
    "measures": "its figures differ from a recount",
    "bound": "its upper bound is too low; what the plan itself proves is {proved}",
}


def broken_rule(
    kind: str,
    who: Sequence[int],
    names: Mapping[int, str],
    *,
    facts: Facts = (),
) -> str:
    """Return what is broken, as a part of a sentence."""
    told = BROKEN.get(kind, "").format_map({"names": called(who, names), **dict(facts)})
    return told.removesuffix(": ")  # where it concerns nobody by name


def violation_told(one: matching.Violation, names: Mapping[int, str]) -> str:
    """Return a violation as a sentence, with its round."""
    where = "The plan" if one.round is None else f"Round {one.round}"
    return f"{where}: {broken_rule(one.kind, one.attendees, names, facts=one.detail)}."
