"""`attune bench`: the engine beside other solvers, with the bars it has to meet."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import click

from service.cli.bench.clock import told_alone
from service.cli.bench.figure import Figure, Say

PARTS = ("interests", "pairs", "tables", "repair", "print", "web", "scale")


@click.command()
@click.option("--part", "parts", type=click.Choice(PARTS), multiple=True, help="Only this part.")
@click.option("--seeds", type=click.IntRange(1, 3), default=3, show_default=True)
@click.option("--most", type=click.IntRange(100), default=100_000, show_default=True,
              help="Leave out larger crowds than this.")  # fmt: skip
@click.option("--write", type=click.Path(path_type=Path, file_okay=False, exists=True),
              help="Write performance.md and performance.svg into this folder.")  # fmt: skip
def bench(parts: tuple[str, ...], *, seeds: int, most: int, write: Path | None) -> None:
    """Measure the engine side by side with its peers; exit 1 if a bar is not met."""
    try:
        from service.cli.bench import report, runs  # noqa: PLC0415 (rivals are an extra)
    except ModuleNotFoundError as fault:
        raise click.ClickException(
            f"{fault.name} is missing, which only the benchmark needs: make setup"
        ) from fault
    wanted = parts or PARTS
    if write is not None and set(wanted) != set(PARTS):
        raise click.UsageError("--write needs all parts")
    click.echo(report.machine())
    said: list[Figure] = []
    for part in wanted:
        if part != "scale":
            figures = partial(runs.figures, part, seeds=seeds, most=most, say=_say)
            said += _told(told_alone(figures), report.line)
    points = list(runs.points(_say, most=most)) if "scale" in wanted else []
    for point in points:
        click.echo(f"scale: {point.people:,} people: flow {point.flow:.2f} s, plan {point.plain:.2f} s, "
                   f"fair plan {point.fair:.2f} s, gap {point.gap:.3f} %, {point.megabytes} MB")  # fmt: skip
    if write is not None:
        (write / "performance.md").write_text(report.page(said, points), encoding="utf-8")
        runs.draw(points, write / "performance.svg")
    missed = [one for one in said if not one.met]
    click.echo(f"{sum(bool(one.bar) for one in said)} bars, {len(missed)} not met")
    if missed:
        raise SystemExit(1)


def _told(figures: Iterable[Figure], line: Callable[[Figure], str]) -> Iterable[Figure]:
    for one in figures:
        click.echo(line(one))
        yield one


def _say(what: str) -> None:
    click.echo(f"  … {what}", err=True)


__all__ = ["Say", "bench"]
