"""Why a plan cannot be or cannot be asked for, as lines for the terminal. Never says who wished it."""

from collections.abc import Iterable, Mapping

import click

import matching
from matching.presets import PRESETS
from service.cli.broken import broken_rule
from service.cli.people import called

# By rule; where one rule has several reasons, by what tells them apart: a fact, or what to relax.
IMPOSSIBLE = {
    "too-few": "A plan needs two people or more.",
    "too-few round": "Round {round} would have fewer than two people.",
    "rounds": "There are more rounds than new people to meet for {names}. "
    "Possible rounds: {possible}.",
    "keep-apart": "Nobody is left to meet for {names}. Release keep-apart pairs.",
    "keep-apart pairs": "Nobody is left to meet for {names}. "
    "Release keep-apart pairs, at least: {pairs}.",
    "keep-apart possible": "All to be kept apart from one another, and more than there are tables: "
    "{names}. Tables: {possible}. Make tables smaller, so that there are more, or release pairs "
    "among them, at least: {pairs}.",
    "keep-apart hosts": "At every table sits a host from whom they are kept apart: {names}. "
    "Release one of these pairs, or leave one table without a host.",
    "keep-apart round": "Round {round}: no seats were found that keep {names} apart.",
    "language": "Nobody else listed a language spoken by {names}. Ask them for another.",
    "language possible": "No two of them share a language, and there are fewer tables: {names}. "
    "Tables: {possible}. Make tables smaller, so that there are more, or ask for further languages.",
    "language hosts": "No host speaks a language of {names}. "
    "Ask for another language, or leave one table without a host.",
    "language round": "Round {round}: no seats were found that part {names}, "
    "who share no language.",
    "different": "Everybody else is the same as {names} in what must differ. "
    "Allow people who are alike to meet.",
    "different possible": "There are fewer tables than people who are the same in what must differ: "
    "{names}. Tables: {possible}. Make tables smaller, or allow people who are alike to meet.",
    "different hosts": "Every host is the same as {names} in what must differ. "
    "Allow people who are alike to meet, or leave one table without a host.",
    "different round": "Round {round}: no seats were found that part {names}, "
    "who are the same in what must differ.",
    "combined possible": "No two of them may share a table, and there are fewer tables: {names}. "
    "Tables: {possible}. Make tables smaller, so that there are more, or {release}.",
    "combined hosts": "At every table sits a host who must not meet {names}. "
    "Leave one table without a host, or release a rule.",
    "met": "Everybody else has been met already by {names}. Let them meet somebody again.",
    "together rounds": "To be seated with more people than there are rounds: {names}. "
    "Rounds that would be enough: {possible}.",
    "together table-size": "To be seated together at a table with too few seats: {names}. "
    "Seats there: {possible}. Make tables larger, or release one pair.",
    "together": "Those who are to be seated together do not all fit the tables: {names}. "
    "Release one pair, or make tables larger.",
    "together-apart": "To be seated together and apart at once: {names}. Keep one of the two.",
    "hosts": "Each table has one host, and not every host has a table: {names}. "
    "Tables for hosts: {possible}.",
    "hosts seat-together": "To be seated together, but more than one of them is a host: {names}. "
    "Each table has one host; release one pair.",
    "tables pairs": "Too few pairs may meet to fill the tables. Make them smaller, or {release}.",
    "tables proved": "No seating keeps everybody apart who must not meet. "
    "Make tables smaller, or {release}.",
    "tables proved 0": "We found no seating that keeps everybody apart who must not meet; there "
    "may be one. Make tables smaller, or {release}.",
    "alone": "Round {round}: nobody can join {names}, who would sit alone.",
    "finished": "Round {round} is finished and breaks a rule: {broken}. "
    "Give the rules and the table size that the plan was made with.",
}
# What each rule does to those it leaves without enough people to meet, and what would release it.
CAUSES = {
    "keep-apart": "some are kept apart from them",
    "language": "some share no language with them",
    "different": "some are the same as they are in what must differ",
    "met": "some have met them already",
}
RELEASES = {
    "keep-apart": "release keep-apart pairs",
    "language": "ask for further languages",
    "different": "allow people who are alike to meet",
    "met": "let people meet again",
}
BAD_RULES = {
    "bad-format": "A plan is of pairs or of tables, not of “{format}”.",
    "bad-rounds": "A plan has one round or more, not {rounds}.",
    "bad-table-size": "A table has two seats or more, not {table_size}.",
    "bad-odd": "An odd number makes a trio or a bye, not “{odd}”.",
    "bad-fairness": "Fairness is from 0 to 100 percent.",
    "unknown-tone": "The tone is warm, playful or professional, not {tone}.",
    "unknown-language": "There are questions in en, de, es and fr, not in {language}.",
    "bad-deepest": "The deepest step is 1 light, 2 open or 3 deep, not {deepest}.",
    "bad-question": "Question {number} cannot be asked: it needs a text of at most 110 letters, "
    "a depth from 1 to 3, and a language of en, de, es and fr.",
    "bad-takeover": "A takeover is of a plan that is repaired: from a round of it on somebody hosts a "
    "table instead of somebody else. It cannot be in round {round} at table {table}.",
    "unknown-preset": "There is no preset “{preset}”. There are: {presets}.",
    "unknown-attribute": "Nobody on the roster has “{attribute}”, in which people are to differ.",
    "unknown-id": "“{field}” names an id that nobody on the roster has: {ids}.",
    "self-pair": "“{field}” pairs somebody with themselves: {names}.",
}
BAD_INPUT = {
    "roster": "This plan was made for another roster, or for an older state of this one.",
    "rounds": "The plan has {rounds} rounds of {format}; the rules ask for others.",
    "from-round": "The plan has {rounds} rounds; {from_round} is none of them.",
    "unknown-id": "Nobody on the roster has the id {ids}.",
    "locked": "There is no round or meeting {locked} among those to come.",
    "takeover": "There is no table {table} that {names} could take over.",
    "round": "The plan has no round {round}.",
    "attendee": "Not there in that round: {names}.",
    "meeting": "That round has no meeting {meeting}.",
    "same-meeting": "Already in that meeting: {names}.",
    "company": "Has somebody to meet in that round already: {names}.",
}
BAD_ROSTER = {
    "duplicate-id": "The same id stands twice: {ids}.",
    "bad-id": "An id is a whole number, 0 or more, not {ids}.",
    "bad-depth": "Depth is 1 light, 2 open or 3 deep. See {names}.",
    "bad-size": "A wish for company is pairs, tables or either. See {names}.",
    "bad-printable": "Printed may be interests, values and curious_about. See {names}.",
    "bad-trait": "Each trait has one name and one value, and none is called group. See {names}.",
    "self-pair": "Nobody can know or avoid themselves. See {names}.",
}
Refusal = matching.Infeasible | matching.BadInput | matching.BadRules | matching.BadRoster
REFUSALS = (matching.Infeasible, matching.BadInput, matching.BadRules, matching.BadRoster)


class NoPlan(click.ClickException):
    """Ends a command as bad input does."""

    exit_code = 2


def ended(fault: Refusal, names: Mapping[int, str]) -> click.ClickException:
    """Return the error that ends a command: what cannot be or makes no sense, for whom, what helps."""
    if isinstance(fault, matching.Infeasible):
        told = impossible(fault, names)
        is_of_the_day = "round" in dict(fault.facts) or fault.relaxation == "edit"
        is_open = is_of_the_day or fault.fact("proved") == 0
        return NoPlan(told if is_open else f"No plan is possible under these rules. {told}")
    if isinstance(fault, matching.BadRules):
        return click.UsageError(f"The rules cannot be used. {_said(BAD_RULES, fault, names)}")
    if isinstance(fault, matching.BadRoster):
        return click.UsageError(f"The roster cannot be used. {_said(BAD_ROSTER, fault, names)}")
    return click.UsageError(_said(BAD_INPUT, fault, names))


def impossible(reason: matching.Infeasible, names: Mapping[int, str]) -> str:
    """Return what cannot be, for whom, and the smallest change that helps."""
    facts = dict(reason.facts)
    if reason.relaxation == "edit":
        broken = broken_rule(reason.rule, reason.attendees, names, facts=reason.facts)
        return f"This edit breaks a rule and was not made: {broken}."
    if reason.rule == "tables":
        return _said(IMPOSSIBLE, reason, names)
    causes = [one for one in str(facts.get("rules", reason.rule)).split("+") if one in CAUSES]
    if causes and "seats" in facts:
        return _unfilled(reason, called(reason.attendees, names), causes)
    is_of_tables = "asked" not in facts and not facts.keys().isdisjoint(("hosts", "possible"))
    if causes and not is_of_tables and ("asked" in facts or len(causes) > 1):
        return _short(reason, called(reason.attendees, names), causes)
    return _said(IMPOSSIBLE, reason, names)


def _said(sentences: Mapping[str, str], fault: Refusal, names: Mapping[int, str]) -> str:
    facts = dict(fault.facts)
    who = called(fault.attendees, names)
    key = next(one for one in _keys(fault) if one in sentences)
    return sentences[key].format_map(
        {
            "names": who,
            "ids": ", ".join(map(str, fault.attendees)),
            "release": _release(fault.relaxation, " or "),
            "presets": ", ".join(PRESETS),
            "broken": broken_rule(str(facts.get("kind")), fault.attendees, names),
            **facts,
        }
    )


def _keys(fault: Refusal) -> Iterable[str]:
    """Return the names a sentence may have, the most telling first."""
    for key, value in reversed(fault.facts):
        yield f"{fault.rule} {key} {value}"
        yield f"{fault.rule} {key}"
    yield f"{fault.rule} {fault.relaxation}"
    yield fault.rule


def _unfilled(reason: matching.Infeasible, who: str, causes: list[str]) -> str:
    """Return the words for too few people to fill a table with: because of what, and what helps."""
    because = ", ".join(CAUSES[one] for one in causes)
    release = _release(reason.relaxation, ", or ")
    if causes == ["keep-apart"]:
        release = f"{release}, at least: {reason.fact('pairs')}"
    return (
        f"Too few people may sit with {who} to fill a table of {reason.fact('seats')}. "
        f"Of the others, {because}. Largest table possible for them: {reason.fact('possible')}. "
        f"Make tables smaller, or {release}."
    )


def _release(relaxation: str, joint: str) -> str:
    rules = [one for one in relaxation.split("+") if one in RELEASES]
    return joint.join(RELEASES[one] for one in rules) or "release a rule"


def _short(reason: matching.Infeasible, who: str, causes: list[str]) -> str:
    """Return the words for too few people to meet: because of what, and the fewest things to release."""
    because = ", ".join(CAUSES[one] for one in causes)
    release = _release(reason.relaxation, ", and ")
    asked, possible = reason.fact("asked"), reason.fact("possible")
    if asked is None:
        return f"Nobody is left to meet for {who}. Of the others, {because}. To help, {release}."
    return (
        f"Too few people are left to meet for {who}. Of the others, {because}. "
        f"Possible rounds: {possible}, asked for: {asked}. Plan fewer, or {release}."
    )
