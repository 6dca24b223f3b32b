"""A plan as JSON text and back; reads and writes no file."""

import json
from collections.abc import Iterator
from typing import Any

from matching.fields import Fields, refuse
from matching.outcome import Ladder, Measures, Meeting, Notice, Plan, Reason, Round, Worst

SCHEMA = 1


def plan_to_json(plan: Plan) -> str:
    """Return the canonical text of a plan: same plan, same bytes.

    Keys stand in a fixed order, indented by one, not escaped, with a newline at the end.
    ``docs/plan.schema.json`` describes it. Inverse of :func:`plan_from_json`.
    """
    body = {
        "schema": SCHEMA,
        "format": plan.format,
        "seed": plan.seed,
        "roster_digest": plan.roster_digest,
        "rounds": [_round_out(r) for r in plan.rounds],
        "measures": _measures_out(plan.measures),
        "notices": [_notice_out(n) for n in plan.notices],
        "cut": plan.cut,
        "prices": list(plan.prices),
    }
    return json.dumps(body, indent=1, ensure_ascii=False) + "\n"


def plan_from_json(text: str) -> Plan:
    """Return the plan a canonical text describes.

    Raises
    ------
    ValueError
        If the text is not JSON, its ``schema`` is not 1, or a field is missing or of another
        kind; the message names it. Whether the plan keeps any rule is for the judges.
    """
    body = json.loads(text)
    if not isinstance(body, dict) or body.get("schema") != SCHEMA:
        refuse("schema", f"not {SCHEMA}")
    plan = Fields(body)
    return Plan(
        format=plan.text("format"),
        seed=plan.whole("seed"),
        roster_digest=plan.text("roster_digest"),
        rounds=tuple(_round_in(r) for r in plan.parts("rounds")),
        measures=_measures_in(plan.part("measures")),
        notices=tuple(_notice_in(n) for n in plan.parts("notices")) if "notices" in plan else (),
        cut=plan.truth("cut") if "cut" in plan else False,
        prices=plan.wholes("prices") if "prices" in plan else (),
    )


def _round_out(item: Round) -> dict[str, Any]:
    meetings = [_meeting_out(m) for m in item.meetings]
    return {
        "round": item.number,
        "meetings": meetings,
        "byes": list(item.byes),
        "absent": list(item.absent),
    }


def _meeting_out(item: Meeting) -> dict[str, Any]:
    ladder = item.ladder
    return {
        "id": item.id,
        "table": item.table,
        "attendees": list(item.attendees),
        "host": item.host,
        "reasons": [
            {
                "kind": r.kind,
                "relation": r.relation,
                "topic": r.topic,
                "words": {str(who): words for who, words in r.words},
            }
            for r in item.reasons
        ],
        "ladder": {
            "opener": ladder.opener,
            "deeper": ladder.deeper,
            "closing": ladder.closing,
            "other": ladder.other,
            "depth": ladder.depth,
            "ids": list(ladder.ids),
        },
    }


def _measures_out(item: Measures) -> dict[str, Any]:
    worst = item.worst_off
    return {
        "total_affinity": item.total_affinity,
        "upper_bound": item.upper_bound,
        "gap": item.gap,
        "repeats": item.repeats,
        "byes": item.byes,
        "trios": item.trios,
        "worst_off": None if worst is None else {"attendee": worst.attendee, "ratio": worst.ratio},
        "p5_ratio": item.p5_ratio,
        "gini": item.gini,
        "certified": item.certified,
        "seconds": item.seconds,
    }


def _notice_out(item: Notice) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "round": item.round,
        "attendees": list(item.attendees),
        "facts": dict(item.facts),
    }


def _round_in(body: Fields) -> Round:
    meetings = tuple(_meeting_in(m) for m in body.parts("meetings"))
    # Files of the first release know no absence.
    absent = body.wholes("absent") if "absent" in body else ()
    return Round(body.whole("round"), meetings, body.wholes("byes"), absent)


def _meeting_in(body: Fields) -> Meeting:
    ladder = body.part("ladder")
    return Meeting(
        id=body.text("id"),
        table=body.whole("table"),
        attendees=body.wholes("attendees"),
        host=None if body.null("host") else body.whole("host"),
        reasons=tuple(_reason_in(r) for r in body.parts("reasons")),
        ladder=Ladder(
            ladder.text("opener"),
            ladder.text("deeper"),
            ladder.text("closing"),
            ladder.text("other"),
            ladder.whole("depth"),
            ladder.texts("ids"),
        ),
    )


def _reason_in(body: Fields) -> Reason:
    words = body.part("words")
    strange = [who for who in words.body if not who.isascii() or not who.isdigit()]
    if strange:
        refuse("words", "not by attendee")
    said = tuple((int(who), words.text(who)) for who in words.body)
    return Reason(body.text("kind"), body.text("relation"), body.text("topic"), said)


def _measures_in(body: Fields) -> Measures:
    worst = None if body.null("worst_off") else body.part("worst_off")
    return Measures(
        total_affinity=body.whole("total_affinity"),
        upper_bound=body.whole("upper_bound"),
        gap=body.number("gap"),
        repeats=body.whole("repeats"),
        byes=body.whole("byes"),
        trios=body.whole("trios"),
        worst_off=None if worst is None else Worst(worst.whole("attendee"), worst.number("ratio")),
        p5_ratio=body.number("p5_ratio"),
        certified=body.text("certified"),
        seconds=None if body.null("seconds") else body.number("seconds"),
        gini=body.number("gini") if "gini" in body else 0.0,
    )


def _notice_in(body: Fields) -> Notice:
    number = None if body.null("round") else body.whole("round")
    facts = body.part("facts")
    return Notice(body.text("kind"), number, body.wholes("attendees"), tuple(_facts_in(facts)))


def _facts_in(facts: Fields) -> Iterator[tuple[str, int | str]]:
    for name, value in facts.body.items():
        yield name, facts.text(name) if isinstance(value, str) else facts.whole(name)
