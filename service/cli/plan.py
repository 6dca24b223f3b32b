"""`attune plan`: a roster file to a plan and its print pack, without a server or a queue."""

import sys
import time
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from pathlib import Path

import click

import matching
from matching.foresight import foresee
from matching.plan import make_plan
from matching.recount import Recount
from service.cli.figures import figures_told, proof_told
from service.cli.notices import notices_told
from service.cli.printpack import write_print_pack
from service.cli.refusal import REFUSALS, ended
from service.cli.rosterfile import read_roster_file, say_unheard
from service.cli.rosterlist import Listed
from service.cli.rules import read_rules, rule_options, with_history
from service.operations.ownwords import own_words
from service.printing.lists import csv_text
from service.printing.look import DESIGNS, Design, Look, is_color
from service.printing.paper import Stock, find_stock, load_stocks
from service.printing.setup import SORTINGS, Sorting
from service.settings import TEMPLATES
from service.store.models import Event
from service.store.values import Format

STEPS = 1000


@click.command()
@click.argument("roster", type=click.Path(path_type=Path))
@click.option(
    "--format", "format_", type=click.Choice([one.value for one in Format]), default="pairs"
)
@click.option("--rounds", type=click.IntRange(1, 60), required=True)
@click.option("--table-size", type=click.IntRange(3, 10), default=4, show_default=True)
@click.option("--hosts", is_flag=True, help="Attendees marked as host stay at their tables.")
@click.option("--seed", type=int, default=0, show_default=True)
@rule_options
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--print", "prints", is_flag=True, help="Write cards and table prompts too.")
@click.option(
    "--stock",
    default="a4-85x55",
    show_default=True,
    help="The card paper, by the number on its packet or by its id; letter-35x20 for US Letter.",
)
@click.option("--design", type=click.Choice(DESIGNS), default=DESIGNS[0], show_default=True)
@click.option("--color", default="", help="One color for all rounds, such as #1f6f6b.")
@click.option("--large", is_flag=True, help="Larger type.")
@click.option(
    "--order",
    "sorting",
    type=click.Choice(SORTINGS),
    default=SORTINGS[0],
    show_default=True,
    help="How cards lie: by name, by round and table, or in piles to cut.",
)
@click.option("--name", default="Our event", show_default=True, help="What the cards call it.")
@click.option("--starts", default="18:00", show_default=True, help="When round 1 begins.")
@click.option("--minutes", type=click.IntRange(3, 120), default=15, show_default=True)
@click.option("--pause", type=click.IntRange(0, 60), default=5, show_default=True)
def plan(
    roster: Path,
    format_: str,
    rounds: int,
    table_size: int,
    *,
    hosts: bool,
    seed: int,
    rules_file: Path | None,
    preset: str | None,
    fairness: int | None,
    different: tuple[str, ...],
    history: tuple[Path, ...],
    out: Path,
    prints: bool,
    stock: str,
    design: Design,
    color: str,
    large: bool,
    sorting: Sorting,
    name: str,
    starts: str,
    minutes: int,
    pause: int,
) -> None:
    """Plan conversations for the people in ROSTER (CSV, XLSX or JSON)."""
    began = time.perf_counter()
    paper, look = _stock(stock), _look(design, color, large=large)
    event = _event(name, starts, minutes, pause, Format(format_))
    asked = matching.Rules(format=format_, rounds=rounds, table_size=table_size)
    rules = read_rules(asked, rules_file, preset=preset, fairness=fairness, different=different)
    people_roster, people = read_roster_file(roster, with_hosts=hosts, different=rules.different)
    say_unheard(people)
    if hosts and not any(one.host for one in people_roster.attendees):
        click.echo(
            "Nobody in the roster is marked as host, so nobody stays at a table. "
            "JSON rosters can say who hosts; CSV and XLSX have no such column."
        )
    rules = with_history(rules, history, people)
    names = {one.id: one.values.name for one in people}
    foreseen = _foreseen(people_roster, rules, names)
    made = _make(people_roster, rules, seed, names)
    planned = time.perf_counter()
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise click.UsageError(f"{out} cannot be written: {fault.strerror}") from fault
    (out / "plan.json").write_text(matching.plan_to_json(made), encoding="utf-8", newline="\n")
    (out / "plan.csv").write_text(plan_table(made, people), encoding="utf-8", newline="")
    for line in figures_told(made, made.measures, names):
        click.echo(line)
    click.echo(proof_told(made, Recount(people_roster, rules)))
    for line in notices_told(made.notices, names, but=foreseen):
        click.echo(line)
    click.echo(f"Planned in {planned - began:.1f} s. {out / 'plan.json'}, {out / 'plan.csv'}")
    if prints:
        misfits = write_print_pack(
            made,
            people,
            own=own_words(people_roster.attendees, people_roster.curation),
            event=event,
            stock=paper,
            look=look,
            sorting=sorting,
            folder=out / "print",
            say=click.echo,
        )
        click.echo(f"Printed in {time.perf_counter() - planned:.1f} s. {out / 'print'}")
        if misfits:
            said = "1 text needs" if misfits == 1 else f"{misfits} texts need"
            click.echo(f"{said} a look: {out / 'print' / 'report.csv'}")


def _stock(asked: str) -> Stock:
    found = find_stock(load_stocks(TEMPLATES / "cards" / "stock"), asked)
    if found is None:
        raise click.UsageError(f"--stock wants a card paper that we know, not {asked!r}")
    return found


def _look(design: Design, color: str, *, large: bool) -> Look:
    if color and not is_color(color.lower()):
        raise click.UsageError(f"--color wants a color such as #1f6f6b, not {color!r}")
    return Look(design, color.lower(), large=large)


def _foreseen(
    roster: matching.Roster, rules: matching.Rules, names: Mapping[int, str]
) -> tuple[matching.Notice, ...]:
    """Say what is certain before anything is solved, and return it; end where no plan can be."""
    try:
        foreseen = foresee(roster, rules)
    except REFUSALS as fault:
        raise ended(fault, names) from fault
    for line in notices_told(foreseen, names):
        click.echo(line)
    return foreseen


def _make(
    roster: matching.Roster, rules: matching.Rules, seed: int, names: Mapping[int, str]
) -> matching.Plan:
    with click.progressbar(length=STEPS, label="Planning", file=sys.stderr) as bar:

        def report(progress: matching.Progress) -> None:
            bar.update(int(progress.fraction * STEPS) - bar.pos)

        try:
            made = make_plan(roster, rules, seed=seed, progress=report)
        except REFUSALS as fault:
            raise ended(fault, names) from fault
        bar.update(STEPS - bar.pos)
    return made


def _event(name: str, starts: str, minutes: int, pause: int, format_: Format) -> Event:
    try:
        at = clock_time.fromisoformat(starts)
    except ValueError as fault:
        raise click.UsageError(f"--starts is a time such as 18:00, not {starts!r}") from fault
    # Only the clock is printed; any day does, and a fixed one gives the same bytes.
    begins = datetime.combine(date(2000, 1, 1), at, tzinfo=UTC)
    return Event(
        slug="event",
        name=name,
        starts_at=begins,
        time_zone="UTC",
        minutes=minutes,
        pause_minutes=pause,
        format=format_,
        keep_until=(begins + timedelta(days=1)).date(),
    )


def plan_table(made: matching.Plan, people: tuple[Listed, ...]) -> str:
    """Return who sits where with whom, a line for each person and round, as CSV."""
    listed = {one.id: one for one in people}
    rows: list[tuple[object, ...]] = []
    for round_ in made.rounds:
        for meeting in round_.meetings:
            for number in meeting.attendees:
                mates = [listed[one].values.name for one in meeting.attendees if one != number]
                who = listed[number]
                met = "; ".join(mates)
                rows.append(
                    (
                        round_.number,
                        meeting.table,
                        who.label,
                        who.values.name,
                        met,
                        meeting.ladder.opener,
                    )
                )
        for number in round_.byes:
            who = listed[number]
            rows.append((round_.number, "", who.label, who.values.name, "", ""))
    return csv_text(("round", "table", "id", "name", "meets", "opener"), rows)
