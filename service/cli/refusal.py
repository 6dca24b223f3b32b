"""Why a plan cannot be, as lines for the terminal."""

from collections.abc import Mapping

import click

import matching

SENTENCES = {
    "too-few": "A plan needs two people or more.",
    "rounds": "There are more rounds than new people to meet for: {names}. Possible rounds: {possible}.",
    "keep-apart": "Nobody is left to meet for: {names}. Release one keep-apart pair.",
    "language": "Nobody else listed a language spoken by: {names}. Ask them for another.",
    "different": "Everybody else belongs to the same group as: {names}. Allow same-group meetings.",
    "met": "Everybody else has been met already by: {names}.",
    "together": "To be seated with more people than there are rounds: {names}.",
    "together-apart": "To be seated together and apart at once: {names}. Keep one of the two.",
}


class NoPlan(click.ClickException):
    """Ends a command as bad input does."""

    exit_code = 2


def infeasible(reason: matching.Infeasible, names: Mapping[int, str]) -> click.ClickException:
    """Return the error to end with: what cannot be, for whom, and the smallest change that helps."""
    who = ", ".join(names.get(number, str(number)) for number in reason.attendees) or "everybody"
    facts = dict(reason.facts)
    sentence = SENTENCES.get(reason.rule, "The rule {rule} cannot be kept for: {names}.")
    text = sentence.format(names=who, rule=reason.rule, possible=facts.get("possible", "fewer"))
    return NoPlan(f"No plan is possible under these rules. {text}")
