"""`attune check`: the independent judge, from files alone."""

from pathlib import Path

import click

import matching
from matching.rules import check_rules
from service.cli.planfile import read_plan_file, rules_of_plan
from service.cli.refusal import bad_rules
from service.cli.rosterfile import read_roster_of
from service.cli.rules import read_rules, rule_options, with_history


@click.command()
@click.argument("plan_file", metavar="PLAN.json", type=click.Path(path_type=Path))
@click.argument("roster", type=click.Path(path_type=Path))
@rule_options
@click.option("--table-size", type=click.IntRange(3, 10), help="As the plan has it without.")
def check(
    plan_file: Path,
    roster: Path,
    *,
    rules_file: Path | None,
    preset: str | None,
    fairness: int | None,
    different: tuple[str, ...],
    history: tuple[Path, ...],
    table_size: int | None,
) -> None:
    """Judge PLAN.json against ROSTER: print violations and measures; exit 1 on any violation."""
    plan = read_plan_file(plan_file)
    asked = rules_of_plan(plan, table_size=table_size)
    rules = read_rules(asked, rules_file, preset=preset, fairness=fairness, different=different)
    people_roster, people = read_roster_of(plan, roster, different=rules.different)
    rules = with_history(rules, history, people)
    if plan.roster_digest != people_roster.digest:
        click.echo("This plan was made for another roster, or for an older state of this one.")
    try:
        check_rules(rules, people_roster)
        found = matching.violations(plan, people_roster, rules)
    except matching.BadRules as fault:
        raise bad_rules(fault) from fault
    except matching.MatchingError as fault:
        raise click.UsageError(f"The rules cannot be used: {fault}") from fault
    names = {one.id: one.values.name for one in people}
    for one in found:
        who = ", ".join(names.get(number, f"unknown id {number}") for number in one.attendees)
        where = f"round {one.round}: " if one.round is not None else ""
        click.echo(f"{where}{one.kind}: {who} {one.detail}".rstrip())
    measures = plan.measures
    click.echo(
        f"violations {len(found)}  repeats {measures.repeats}  byes {measures.byes}  "
        f"affinity {measures.total_affinity}  bound {measures.upper_bound}  gap {measures.gap:.4f}"
    )
    if found:
        raise SystemExit(1)
