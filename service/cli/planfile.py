"""PLAN files: what was planned, and the rules that can be read off it."""

import json
from pathlib import Path

import click

import matching

SMALLEST_TABLE = 2


def read_plan_file(path: Path) -> matching.Plan:
    """Read plan.json; end with a message when it is none."""
    try:
        return matching.plan_from_json(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise click.UsageError(f"{path} cannot be read: {fault.strerror}") from fault
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as fault:
        raise click.UsageError(f"{path} is not a plan we can read.") from fault
    except ValueError as fault:
        raise click.UsageError(f"{path} is not a plan we can read: {fault}.") from fault


def rules_of_plan(plan: matching.Plan, *, table_size: int | None) -> matching.Rules:
    """Return the rules a plan shows: format, rounds and, unless given, the size of its tables.

    Rounds whose sizes a notice tells of show nothing; among the others the largest table gives as
    many tables for any number of people as the size that was asked for.
    """
    told = {one.round for one in plan.notices if one.kind == "sizes"}
    sizes = [
        (one.number not in told, len(meeting.attendees))
        for one in plan.rounds
        for meeting in one.meetings
    ]
    _, largest = max(sizes, default=(True, SMALLEST_TABLE))
    return matching.Rules(plan.format, len(plan.rounds), table_size=table_size or largest)
