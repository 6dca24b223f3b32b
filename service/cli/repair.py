"""`attune repair`: people leave, people come, seats change by hand; from files alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

import matching
from matching.repair.changes import changes_between
from service.cli.changes import changes_table, told, told_of_plan
from service.cli.edits import cost_told, edits_of, known_id, refused
from service.cli.plan import plan_table
from service.cli.planfile import read_plan_file, rules_of_plan
from service.cli.refusal import REFUSALS, ended
from service.cli.rosterfile import (
    read_newcomers_file,
    read_roster_of,
    roster_json,
    say_unheard,
)
from service.cli.rosterlist import Listed
from service.cli.rules import read_rules, rule_options, with_history


@dataclass(frozen=True, slots=True)
class _Day:
    """A plan, whom it is for and the rules; before a change, and after it."""

    plan: matching.Plan
    roster: matching.Roster
    people: tuple[Listed, ...]
    rules: matching.Rules

    @property
    def names(self) -> dict[int, str]:
        return {one.id: one.values.name for one in self.people}

    @property
    def ids(self) -> dict[str, int]:
        return {one.label: one.id for one in self.people}


@click.command()
@click.argument("plan_file", metavar="PLAN.json", type=click.Path(path_type=Path))
@click.argument("roster", type=click.Path(path_type=Path))
@click.option("--from-round", type=int, help="The first round that is not finished.")
@click.option("--gone", default="", metavar="IDS", help="Who has left: ids with commas between.")
@click.option("--add", type=click.Path(path_type=Path), help="A roster file of who has come.")
@click.option("--lock", default="", metavar="ROUNDS", help="Rounds or meetings to leave alone.")
@click.option("--most", type=click.IntRange(0), help="Seats that may change for affinity.")
@click.option("--swap", multiple=True, metavar="R:ID:ID", help="Two change places in round R.")
@click.option("--move", multiple=True, metavar="R:ID:MEETING", help="One joins another meeting.")
@click.option("--join", multiple=True, metavar="R:ID:ID", help="Two who are free meet.")
@rule_options
@click.option("--table-size", type=click.IntRange(3, 10), help="As the plan has it without.")
@click.option("--seed", type=int, default=0, show_default=True)
@click.option("--dry-run", is_flag=True, help="Say what it would cost, and write nothing.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False))
def repair(
    plan_file: Path,
    roster: Path,
    from_round: int | None,
    gone: str,
    *,
    add: Path | None,
    lock: str,
    most: int | None,
    swap: tuple[str, ...],
    move: tuple[str, ...],
    join: tuple[str, ...],
    rules_file: Path | None,
    preset: str | None,
    fairness: int | None,
    different: tuple[str, ...],
    history: tuple[Path, ...],
    table_size: int | None,
    seed: int,
    dry_run: bool,
    out: Path | None,
) -> None:
    """Change PLAN.json, made for ROSTER, on the day; finished rounds stay as they are."""
    if out is None and not dry_run:
        raise click.UsageError("--out DIR says where to write; --dry-run writes nothing.")
    if bool(swap or move or join) == (from_round is not None):
        raise click.UsageError("Give either --from-round, or edits by --swap, --move and --join.")
    if from_round is None:
        _refuse_unheard({"--gone": gone, "--add": add, "--lock": lock, "--most": most})
    plan = read_plan_file(plan_file)
    asked = rules_of_plan(plan, table_size=table_size)
    rules = read_rules(asked, rules_file, preset=preset, fairness=fairness, different=different)
    people_roster, people = read_roster_of(plan, roster, different=rules.different)
    rules = with_history(rules, history, people)
    before = _Day(plan, people_roster, people, rules)
    if from_round is None:
        after = _edited(before, edits_of(swap, move, join, before.ids), seed=seed)
    else:
        ids = tuple(known_id(label, before.ids) for label in _listed(gone))
        wishes = _Wishes(from_round, ids, _locks(lock), most, seed)
        after = _repaired(before, add, wishes)
    say_unheard(after.people)
    if out is not None and not dry_run:
        _write(out, before, after)


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What is asked of a repair, besides whom to add."""

    from_round: int
    gone: tuple[int, ...]
    locked: tuple[int | str, ...]
    most: int | None
    seed: int


def _refuse_unheard(options: Mapping[str, object]) -> None:
    """End the command if it was given options that edits by hand do not heed."""
    given = [name for name, value in options.items() if value not in ("", None)]
    if given:
        raise click.UsageError(
            f"{given[0]} goes with --from-round, not with --swap, --move or --join."
        )


def _repaired(before: _Day, add: Path | None, wishes: _Wishes) -> _Day:
    """Repair the plan and say what changed."""
    new, listed = _newcomers(add, before) if add else ((), ())
    day = replace(before, people=(*before.people, *listed))
    try:
        made = matching.repair_plan(
            before.plan,
            before.roster,
            before.rules,
            from_round=wishes.from_round,
            gone=wishes.gone,
            added=new,
            locked=wishes.locked,
            most=wishes.most,
            seed=wishes.seed,
        )
    except REFUSALS as fault:
        raise ended(fault, day.names) from fault
    for line in told(before.plan, made, day.names):
        click.echo(line)
    return replace(day, plan=made.plan, roster=made.roster)


def _newcomers(add: Path, before: _Day) -> tuple[tuple[matching.Attendee, ...], tuple[Listed, ...]]:
    different = before.rules.different
    return read_newcomers_file(add, before.people, before.roster, different=different)


def _edited(before: _Day, edits: Sequence[matching.Edit], *, seed: int) -> _Day:
    """Make the edits one after another, each after its cost was said, and say what came of them."""
    plan, names = before.plan, before.names
    try:
        for edit in edits:
            cost = matching.edit_cost(plan, before.roster, before.rules, edit)
            click.echo(cost_told(edit, cost, names))
            if cost.broken:
                raise refused(cost, names)
            plan = matching.edited(plan, before.roster, before.rules, edit, seed=seed)
    except REFUSALS as fault:
        raise ended(fault, names) from fault
    for line in told_of_plan(before.plan, plan, names):
        click.echo(line)
    return replace(before, plan=plan)


def _listed(words: str) -> list[str]:
    return [one.strip() for one in words.split(",") if one.strip()]


def _locks(words: str) -> tuple[int | str, ...]:
    return tuple(int(one) if one.isdecimal() else one for one in _listed(words))


def _write(out: Path, before: _Day, after: _Day) -> None:
    changes = changes_between(before.plan.rounds, after.plan.rounds)
    files = {
        "plan.json": matching.plan_to_json(after.plan),
        "plan.csv": plan_table(after.plan, after.people),
        "roster.json": roster_json(after.roster),
        "changes.csv": changes_table(changes, after.people),
    }
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (out / name).write_text(text, encoding="utf-8", newline="")
    except OSError as fault:
        raise click.UsageError(f"{out} cannot be written: {fault.strerror}") from fault
    if (
        read_roster_of(after.plan, out / "roster.json", different=after.rules.different)[0].digest
        != after.plan.roster_digest
    ):
        raise click.ClickException(
            f"{out / 'roster.json'} cannot hold all of this roster; check the plan against yours."
        )
    click.echo(", ".join(str(out / name) for name in files))
