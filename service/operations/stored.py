"""Reasons, ladders and notices of stored plans as the engine has them. Undoes what `roster` stores."""

from collections.abc import Mapping
from typing import Any

import matching


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
