"""Why a plan cannot be, as lines for the terminal."""

from collections.abc import Mapping

import click

import matching

SENTENCES = {
    "too-few": "A plan needs two people or more.",
    "rounds": "There are more rounds than new people to meet for: {names}. Possible rounds: {possible}.",
    "keep-apart": "Nobody is left to meet for: {names}. Release one keep-apart pair.",
    "language": "Nobody else listed a language spoken by: {names}. Ask them for another.",
    "different": "Everybody else is the same as they are in what must differ: {names}. "
    "Allow people who are alike to meet.",
    "met": "Everybody else has been met already by: {names}. Let them meet somebody again.",
    "together": "To be seated with more people than there are rounds: {names}.",
    "together-apart": "To be seated together and apart at once: {names}. Keep one of the two.",
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
    "unknown-attribute": "Nobody on the roster has “{attribute}”, in which people are to differ.",
    "unknown-preset": "There is no preset “{preset}”.",
}


class NoPlan(click.ClickException):
    """Ends a command as bad input does."""

    exit_code = 2


def infeasible(reason: matching.Infeasible, names: Mapping[int, str]) -> click.ClickException:
    """Return the error to end with: what cannot be, for whom, and the smallest change that helps."""
    who = ", ".join(names.get(number, str(number)) for number in reason.attendees) or "everybody"
    facts = dict(reason.facts)
    causes = [one for one in str(facts.get("rules", reason.rule)).split("+") if one in CAUSES]
    if causes and ("asked" in facts or len(causes) > 1):
        text = _short(reason, who, causes)
    else:
        sentence = SENTENCES.get(reason.rule, "The rule {rule} cannot be kept for: {names}.")
        text = sentence.format(names=who, rule=reason.rule, possible=facts.get("possible", "fewer"))
    return NoPlan(f"No plan is possible under these rules. {text}")


def bad_rules(fault: matching.BadRules) -> click.ClickException:
    """Return the error for rules that cannot be read against a roster."""
    said = BAD_RULES.get(fault.rule, "").format(**dict(fault.facts))
    plain = f"The rules cannot be used: {fault.rule} {' '.join(map(str, fault.attendees))}"
    return click.UsageError(f"{plain.rstrip()} {said}".rstrip())


def _short(reason: matching.Infeasible, who: str, causes: list[str]) -> str:
    """Return the words for too few people to meet: because of what, and the fewest things to release."""
    because = ", ".join(CAUSES[one] for one in causes)
    release = ", and ".join(RELEASES[one] for one in reason.relaxation.split("+"))
    asked, possible = reason.fact("asked"), reason.fact("possible")
    if asked is None:
        return f"Nobody is left to meet for: {who}. Of the others, {because}. To help, {release}."
    return (
        f"Too few people are left to meet for: {who}. Of the others, {because}. "
        f"Possible rounds: {possible}, asked for: {asked}. Plan fewer, or {release}."
    )
