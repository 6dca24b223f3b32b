"""What an organizer must know about a plan, as lines for the terminal: one for each kind and round."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import matching
from matching.errors import Facts
from service.cli.people import called

MOST = 3
SENTENCES = {
    "repeats-certain": "With these people and tables, {certain} without meeting twice; "
    "in this plan two people meet again at least {least} times.",
    "large-table": "Tables have up to {seats} seats. Up to five people keep one conversation; "
    "larger tables tend to split.",
    "trio": "Round {round}, a group of three: {groups}.",
    "bye": "Round {round}, sitting out: {people}.",
    "repeat": "Round {round}, meeting again: {groups}.",
    "question-again": "Round {round}, hearing a question again: {people}.",
    "sizes": "Round {round}: {tables} tables of {seats}.",
    "hostless": "Round {round}: table {table} has lost its host, {people}.",
    "together-missed": "To sit together, but one was not there: {groups}.",
}


def notices_told(
    notices: Iterable[matching.Notice], names: Mapping[int, str], *, but: Iterable[object] = ()
) -> Iterator[str]:
    """Say what the notices tell, in order of round, but for those told already."""
    told = tuple(but)
    alike: dict[tuple[str, int | None, Facts], list[tuple[int, ...]]] = {}
    for one in notices:
        # A file may come from another release.
        if one.kind in SENTENCES and one not in told:
            # Which meeting it is says the name.
            facts = () if one.kind == "question-again" else one.facts
            alike.setdefault((one.kind, one.round, facts), []).append(one.attendees)
    for (kind, number, facts), groups in sorted(alike.items(), key=lambda one: one[0][1] or 0):
        known = {
            "seats": _seats(dict(facts)),
            **dict(facts),
            "round": number,
            "groups": _groups(groups, names),
            "people": called([a for who in groups for a in who], names),
            "certain": _certain(dict(facts).get("possible")),
        }
        # A file that was changed by hand may lack facts.
        yield SENTENCES[kind].format_map(defaultdict(lambda: "?", known))


def _groups(groups: list[tuple[int, ...]], names: Mapping[int, str]) -> str:
    said = [called(who, names) for who in groups[:MOST]]
    more = len(groups) - MOST
    return "; ".join([*said, f"{more} more"] if more > 0 else said)


def _certain(possible: object) -> str:
    if possible == 0:
        return "no round is possible"
    return (
        "at most 1 round is possible"
        if possible == 1
        else f"at most {possible} rounds are possible"
    )


def _seats(facts: Mapping[str, object]) -> str:
    smallest, largest = facts.get("smallest"), facts.get("largest")
    return f"{smallest}" if smallest == largest else f"{smallest} to {largest}"
