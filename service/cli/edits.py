"""Edits by hand as words of the command line: what they mean, what they cost, what refuses them."""

from collections.abc import Mapping, Sequence

import click

import matching
from service.cli.broken import broken_rule
from service.cli.people import called
from service.cli.refusal import NoPlan


def edits_of(
    swaps: Sequence[str], moves: Sequence[str], joins: Sequence[str], ids: Mapping[str, int]
) -> tuple[matching.Edit, ...]:
    """Read ROUND:ID:ID and ROUND:ID:MEETING; swaps come first, joins last."""
    edits: list[matching.Edit] = []
    for words in swaps:
        number, one, other = _parts(words, "--swap is ROUND:ID:ID, for example 2:14:31")
        edits.append(matching.Swap(number, known_id(one, ids), known_id(other, ids)))
    for words in moves:
        number, who, meeting = _parts(words, "--move is ROUND:ID:MEETING, for example 2:14:2-7")
        edits.append(matching.Move(number, known_id(who, ids), meeting))
    for words in joins:
        number, one, other = _parts(words, "--join is ROUND:ID:ID, for example 2:14:31")
        edits.append(matching.Join(number, known_id(one, ids), known_id(other, ids)))
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
    repeats = "; ".join(called((a, b), names) for _, a, b in cost.repeats) or "nobody"
    return (
        f"{_subject(edit, names)}: affinity {cost.affinity:+d}, meet again: {repeats}, "
        f"cards to print again: {len(cost.cards)}."
    )


def _subject(edit: matching.Edit, names: Mapping[int, str]) -> str:
    if isinstance(edit, matching.Swap):
        return f"Round {edit.round}, {names[edit.one]} and {names[edit.other]} change places"
    if isinstance(edit, matching.Move):
        return f"Round {edit.round}, {names[edit.attendee]} moves to meeting {edit.meeting}"
    if isinstance(edit, matching.Join):
        return f"Round {edit.round}, {names[edit.one]} and {names[edit.other]} meet"
    if isinstance(edit, matching.Skip):
        return f"{names[edit.attendee]} is not there in round {edit.round}"
    return f"{names[edit.attendee]} is not there from round {edit.from_round} on"


def refused(cost: matching.Cost, names: Mapping[int, str]) -> click.ClickException:
    """Return the error that ends the command: which rules an edit would break."""
    parts = [broken_rule(one.kind, one.attendees, names, facts=one.detail) for one in cost.broken]
    return NoPlan(f"This edit breaks a rule and was not made: {'; '.join(parts)}.")
