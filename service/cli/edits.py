"""Edits by hand as words of the command line: what they mean, what they cost, what refuses them."""

from collections.abc import Mapping, Sequence

import click

import matching
from service.cli.refusal import NoPlan, infeasible

BROKEN = {
    "apart": "{names} are to be kept apart",
    "language": "{names} share no language",
    "different": "{names} belong to the same group",
    "together": "{names} are to sit together",
    "host": "hosts stay at their tables, one at each: {names}",
    "size": "{names} would be too few or too many for a meeting",
}
REFUSALS = (matching.Infeasible, matching.BadInput, matching.BadRules)
REASONS = {
    "too-few": "Round {round} would have fewer than two people.",
    "hosts": "No table is free for the host {names}.",
    "alone": "Round {round}: nobody can join {names}, who would sit alone.",
    "finished": "Round {round} is finished and breaks a rule ({kind}): {names}. "
    "Give the rules and the table size that the plan was made with.",
    "keep-apart": "Round {round}: no seats were found that keep {names} apart.",
    "language": "Round {round}: no seats were found that part {names}, who share no language.",
    "different": "Round {round}: no seats were found that part {names}, of the same group.",
}
SENSELESS = {
    "round": "The plan has no round {round}.",
    "attendee": "Not there in that round: {names}.",
    "meeting": "That round has no meeting {meeting}.",
    "same-meeting": "Already in that meeting: {names}.",
    "roster": "This plan was made for another roster, or for an older state of this one.",
    "from-round": "The plan has {rounds} rounds; {from_round} is none of them.",
    "locked": "There is no round or meeting {locked} among those to come.",
}


def edits_of(
    swaps: Sequence[str], moves: Sequence[str], ids: Mapping[str, int]
) -> tuple[matching.Edit, ...]:
    """Read ROUND:ID:ID and ROUND:ID:MEETING; swaps come first."""
    edits: list[matching.Edit] = []
    for words in swaps:
        number, one, other = _parts(words, "--swap is ROUND:ID:ID, for example 2:14:31")
        edits.append(matching.Swap(number, known_id(one, ids), known_id(other, ids)))
    for words in moves:
        number, who, meeting = _parts(words, "--move is ROUND:ID:MEETING, for example 2:14:2-7")
        edits.append(matching.Move(number, known_id(who, ids), meeting))
    return tuple(edits)


def _parts(words: str, form: str) -> tuple[int, str, str]:
    first, *others = words.split(":")
    if not first.isdecimal() or len(others) != 2:
        raise click.UsageError(f"{form}, not {words!r}")
    return int(first), others[0], others[1]


def known_id(label: str, ids: Mapping[str, int]) -> int:
    """Return the number of somebody as the roster's file has them."""
    found = ids.get(label.strip())
    if found is None:
        raise click.UsageError(f"Nobody on the roster has the id {label.strip()!r}.")
    return found


def cost_told(edit: matching.Edit, cost: matching.Cost, names: Mapping[int, str]) -> str:
    """Say what an edit costs, before it is made."""
    repeats = "; ".join(f"{names[a]} and {names[b]}" for _, a, b in cost.repeats) or "nobody"
    return (
        f"{_subject(edit, names)}: affinity {cost.affinity:+d}, meet again: {repeats}, "
        f"cards to print again: {len(cost.cards)}."
    )


def _subject(edit: matching.Edit, names: Mapping[int, str]) -> str:
    if isinstance(edit, matching.Swap):
        return f"Round {edit.round}, {names[edit.one]} and {names[edit.other]} change places"
    if isinstance(edit, matching.Move):
        return f"Round {edit.round}, {names[edit.attendee]} moves to meeting {edit.meeting}"
    return f"{names[edit.attendee]} is not there from round {edit.from_round} on"


def refused(cost: matching.Cost, names: Mapping[int, str]) -> click.ClickException:
    """Return the error that ends the command: which rules an edit would break."""
    parts = []
    for one in cost.broken:
        who = ", ".join(names.get(number, str(number)) for number in one.attendees)
        parts.append(BROKEN.get(one.kind, f"{one.kind}: {{names}}").format(names=who))
    return NoPlan(f"This edit breaks a rule and was not made: {'; '.join(parts)}.")


def ended(
    fault: matching.Infeasible | matching.BadInput | matching.BadRules, names: Mapping[int, str]
) -> click.ClickException:
    """Return the error that ends the command: what cannot be, or makes no sense."""
    if isinstance(fault, matching.Infeasible) and fault.rule in REASONS:
        who = ", ".join(names.get(number, str(number)) for number in fault.attendees)
        return NoPlan(REASONS[fault.rule].format(names=who, **dict(fault.facts)))
    if isinstance(fault, matching.Infeasible):
        return infeasible(fault, names)
    if isinstance(fault, matching.BadInput):
        who = ", ".join(names.get(number, str(number)) for number in fault.attendees)
        sentence = SENSELESS.get(fault.rule, fault.rule)
        return click.UsageError(sentence.format(names=who, **dict(fault.facts)))
    who = " ".join(map(str, fault.attendees))
    return click.UsageError(f"The rules cannot be used: {fault.rule} {who}")
