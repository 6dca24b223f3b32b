"""A plan as JSON text and back; reads and writes no file."""

import json
from typing import Any

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
        If the text is not JSON or its ``schema`` is not 1.
    KeyError
        If a field is missing.
    """
    body = json.loads(text)
    if not isinstance(body, dict) or body.get("schema") != SCHEMA:
        message = "schema"
        raise ValueError(message)
    return Plan(
        format=body["format"],
        seed=body["seed"],
        roster_digest=body["roster_digest"],
        rounds=tuple(_round_in(r) for r in body["rounds"]),
        measures=_measures_in(body["measures"]),
        notices=tuple(_notice_in(n) for n in body.get("notices", [])),
        cut=body.get("cut", False),
        prices=tuple(body.get("prices", ())),
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


def _round_in(body: dict[str, Any]) -> Round:
    meetings = tuple(_meeting_in(m) for m in body["meetings"])
    # Files of the first release know no absence.
    return Round(body["round"], meetings, tuple(body["byes"]), tuple(body.get("absent", ())))


def _meeting_in(body: dict[str, Any]) -> Meeting:
    ladder = body["ladder"]
    return Meeting(
        id=body["id"],
        table=body["table"],
        attendees=tuple(body["attendees"]),
        host=body["host"],
        reasons=tuple(
            Reason(
                r["kind"],
                r["relation"],
                r["topic"],
                tuple((int(who), words) for who, words in r["words"].items()),
            )
            for r in body["reasons"]
        ),
        ladder=Ladder(
            ladder["opener"],
            ladder["deeper"],
            ladder["closing"],
            ladder["other"],
            ladder["depth"],
            tuple(ladder["ids"]),
        ),
    )


def _measures_in(body: dict[str, Any]) -> Measures:
    worst = body["worst_off"]
    return Measures(
        total_affinity=body["total_affinity"],
        upper_bound=body["upper_bound"],
        gap=body["gap"],
        repeats=body["repeats"],
        byes=body["byes"],
        trios=body["trios"],
        worst_off=None if worst is None else Worst(worst["attendee"], worst["ratio"]),
        p5_ratio=body["p5_ratio"],
        certified=body["certified"],
        seconds=body["seconds"],
        gini=body.get("gini", 0.0),
    )


def _notice_in(body: dict[str, Any]) -> Notice:
    facts = tuple(body["facts"].items())
    return Notice(body["kind"], body["round"], tuple(body["attendees"]), facts)
