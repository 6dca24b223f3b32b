"""Reasons, ladders and notices of plans: as they are stored, and as the engine has them."""

from collections.abc import Mapping
from typing import Any

import matching
from service.printing.tickedwords import TICKED_VALUES, asked_in

RUNGS = ("opener", "deeper", "closing", "other")


def reason_json(reason: matching.Reason) -> dict[str, Any]:
    """Return a reason as it is stored and as plan.json has it."""
    return {
        "kind": reason.kind,
        "relation": reason.relation,
        "topic": reason.topic,
        "words": {str(number): words for number, words in reason.words},
    }


def ladder_json(ladder: matching.Ladder) -> dict[str, Any]:
    """Return a ladder as it is stored: a ticked value is quoted as the questions' language calls it."""
    texts = {
        "opener": ladder.opener,
        "deeper": ladder.deeper,
        "closing": ladder.closing,
        "other": ladder.other,
    }
    for rung, name in zip(texts, ladder.ids, strict=False):
        if "-sv-" in name:
            texts[rung] = asked_in(texts[rung], TICKED_VALUES, name.partition("-")[0])
    return {**texts, "depth": ladder.depth, "ids": list(ladder.ids)}


def reason_of(told: Mapping[str, Any]) -> matching.Reason:
    """Return a stored reason."""
    words = tuple((int(whose), text) for whose, text in told["words"].items())
    return matching.Reason(told["kind"], told["relation"], told["topic"], words)


def ladder_of(told: Mapping[str, Any]) -> matching.Ladder:
    """Return a stored ladder."""
    return matching.Ladder(
        told["opener"], told["deeper"], told["closing"], told["other"], told["depth"],
        tuple(told["ids"]),
    )  # fmt: skip


def notice_of(told: Mapping[str, Any]) -> matching.Notice:
    """Return a stored notice; rows of the first releases hold its facts as a mapping."""
    facts = told["facts"]
    pairs = facts.items() if isinstance(facts, dict) else facts
    return matching.Notice(
        told["kind"],
        told["round"],
        tuple(told["attendees"]),
        tuple((str(name), value) for name, value in pairs),
    )
