"""`attune check`: the independent judge, from files alone."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

import matching
from matching.measure import measure
from matching.recount import Recount
from matching.rules import check_rules
from service.cli.broken import violation_told
from service.cli.figures import figures_told, proof_told
from service.cli.notices import notices_told
from service.cli.planfile import read_plan_file, rules_of_plan
from service.cli.refusal import REFUSALS, ended
from service.cli.rosterfile import read_roster_of, say_unheard
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
    """Judge PLAN.json against ROSTER: what is broken, and the figures; exit 1 if anything is."""
    plan = read_plan_file(plan_file)
    asked = rules_of_plan(plan, table_size=table_size)
    rules = read_rules(asked, rules_file, preset=preset, fairness=fairness, different=different)
    people_roster, people = read_roster_of(plan, roster, different=rules.different)
    rules = with_history(rules, history, people)
    names = {one.id: one.values.name for one in people}
    try:
        check_rules(rules, people_roster)
        found = matching.violations(plan, people_roster, rules)
    except REFUSALS as fault:
        raise ended(fault, names) from fault
    say_unheard(people)
    for line in _verdict(found, names):
        click.echo(line)
    # Whoever is not on the roster has no affinities to count.
    if all(one.kind != "unknown" for one in found):
        for line in _figures(plan, Recount(people_roster, rules), names):
            click.echo(line)
    if found:
        raise SystemExit(1)


def _verdict(found: Sequence[matching.Violation], names: Mapping[int, str]) -> Iterator[str]:
    if not found:
        yield "Every rule is kept."
        return
    yield "1 rule is broken:" if len(found) == 1 else f"Rules are broken in {len(found)} places:"
    yield from (f"  {violation_told(one, names)}" for one in found)


def _figures(plan: matching.Plan, recount: Recount, names: Mapping[int, str]) -> Iterator[str]:
    told = plan.measures
    counted = measure(plan.rounds, recount, bound=told.upper_bound, certified=told.certified)
    yield from figures_told(plan, counted, names)
    yield proof_told(plan, recount)
    yield from notices_told(plan.notices, names)
