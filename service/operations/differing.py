"""In what people who meet must differ: own questions and groups as the engine's attributes, with labels."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

import matching
from matching.foresight import foresee
from matching.interests.fold import fold
from matching.roster import GROUP
from service.store.models import Event, Response
from service.store.queries.form import form_questions_of, steering_answers_in
from service.store.values import FormKind

RULE = "different"
# Where rules leave no seating at all, none of them is told apart.
_TOLD_OF = (RULE, "tables")

# What steers seating, by the number of who has it.
Traits = Mapping[int, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Differing:
    """One thing in which people must differ, as the engine knows it. The built-in group has no label.

    Without attributes nobody has answered, and the rule has no effect.
    """

    label: str
    attributes: tuple[str, ...]
    # How many of those who take part have not said what they are.
    unknown: int


def differing_of(session: Session, event: Event) -> tuple[Differing, ...]:
    """Return everything in which people of an event must differ, the group first."""
    questions = [one for one in form_questions_of(session, event.id) if one.differs]
    if not (questions or event.parts_groups):
        return ()
    groups = session.scalars(
        select(Response.group)
        .where(Response.event_id == event.id, Response.withdrawn_at.is_(None))
        .order_by(Response.number)
    ).all()
    found = []
    if event.parts_groups:
        told = sum(1 for one in groups if fold(one))
        found.append(Differing("", (GROUP,) if told else (), len(groups) - told))
    names: dict[int, set[str]] = {}
    answered: Counter[int] = Counter()
    for _, question_id, kind, words in steering_answers_in(session, event.id) if questions else ():
        said = _traits(question_id, kind, words)
        names.setdefault(question_id, set()).update(said)
        answered[question_id] += bool(said)
    for one in questions:
        attributes = tuple(sorted(names.get(one.id, ())))
        found.append(Differing(one.label, attributes, len(groups) - answered[one.id]))
    return tuple(found)


def traits_of(session: Session, event_id: int) -> Traits:
    """Return what people answered where it steers seating, by their number."""
    found: dict[int, dict[str, str]] = {}
    for number, question_id, kind, words in steering_answers_in(session, event_id):
        found.setdefault(number, {}).update(_traits(question_id, kind, words))
    return {number: tuple(traits.items()) for number, traits in found.items()}


def attributes_of(differing: Iterable[Differing]) -> tuple[str, ...]:
    """Return the engine's names of everything that must differ and that somebody answered."""
    return tuple(name for one in differing for name in one.attributes)


def only_known(rules: matching.Rules, roster: matching.Roster) -> matching.Rules:
    """Leave out attributes that nobody on the roster has: an answer may have come after it was read."""
    known = {GROUP, *(name for one in roster.attendees for name, _ in one.traits)}
    return replace(rules, different=tuple(one for one in rules.different if one in known))


def with_labels(
    failure: dict[str, Any],
    differing: Iterable[Differing],
    *,
    rules: matching.Rules,
    roster: matching.Roster,
) -> dict[str, Any]:
    """Say in a failure which questions stand in the way, where the rule about them does.

    Those that alone make it impossible are named; where none does, all of them.
    """
    facts = failure["facts"]
    bars = {failure["rule"], *str(facts.get("rules", "")).split("+")}
    asked = [one for one in differing if one.attributes]
    if not asked or not bars & set(_TOLD_OF):
        return failure
    alone = [one for one in asked if _is_impossible(rules, roster, one)]
    labels = [one.label for one in alone or asked]
    return {**failure, "facts": {**facts, "differ": labels}}


def _is_impossible(rules: matching.Rules, roster: matching.Roster, one: Differing) -> bool:
    try:
        foresee(roster, replace(rules, different=one.attributes))
    except matching.Infeasible:
        return True
    return False


def _traits(question_id: int, kind: FormKind, words: Iterable[str]) -> dict[str, str]:
    """Return an answer as what is compared: of several, each by itself, so that none may be the same."""
    said = [one for one in words if fold(one)]
    if kind is FormKind.SEVERAL:
        return {f"own {question_id}: {fold(one)}": "yes" for one in said}
    return {f"own {question_id}": one for one in said[:1]}
