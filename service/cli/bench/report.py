"""Measured figures as tables for a terminal and for a page; measures nothing."""

import platform
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from service.cli.bench.figure import Figure
from service.cli.bench.scale import Point

_SOLVERS = ("numpy", "scipy", "networkx", "ortools", "pymatching", "rustworkx")


def line(figure: Figure) -> str:
    """Return one figure for the terminal: the median, every seed, the bar."""
    values = "  ".join(number(one) for one in figure.values)
    bar = f"  bar {figure.bar}: {'met' if figure.met else 'NOT MET'}" if figure.bar else ""
    return f"{figure.case}: {figure.what}: {number(figure.middle)}{figure.unit}  [{values}]{bar}"


def page(figures: Sequence[Figure], points: Sequence[Point]) -> str:
    """Return docs/performance.md."""
    rows = [
        f"| {one.case} | {one.what} | {number(one.middle)}{one.unit} | "
        f"{' · '.join(number(x) for x in one.values) if len(one.values) > 1 else ''} | "
        f"{one.bar} | {_verdict(one)} |"
        for one in figures
    ]
    curve = [
        f"| {p.people:,} | {p.edges:,} | {number(p.flow)} | {number(p.plain)} | {number(p.fair)} | "
        f"{number(p.peer) if p.peer else ''} | {number(p.gap)} | {p.megabytes} |"
        for p in points
    ]
    return _PAGE.format(machine=machine(), figures="\n".join(rows), curve="\n".join(curve))


def machine() -> str:
    """Return what this ran on: processor, system, Python and the versions of the solvers."""
    solvers = ", ".join(f"{name} {version(name)}" for name in _SOLVERS)
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return f"{_processor()}, one core used; {system}; {solvers}"


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown processor"
    return next((one.split(":")[1].strip() for one in told if one.startswith("model name")), "")


def number(value: float) -> str:
    """Return a number with as many places as say something.

    Examples
    --------
    >>> number(1234.5), number(12.34), number(0.01234), number(0)
    ('1234', '12.3', '0.0123', '0')
    """
    if value == 0 or float(value).is_integer():
        return f"{value:.0f}"
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _verdict(figure: Figure) -> str:
    if not figure.bar:
        return ""
    return "met" if figure.met else "**not met**"


_PAGE = """# Performance

Everything here is printed by one run of `attune bench --write docs`. Times are CPU seconds of one
core; ratios are between runs on the same graphs, minutes apart, so they travel better than seconds.
Where several numbers stand together they are seeds, each with another exponent of its Zipf law, and
the figure beside them is their median; a bar counts as met only if every seed meets it.

Machine: {machine}.

The graphs are made up: people in communities name topics by Zipf's law, rare topics weigh more,
nobody meets a colleague, and everybody keeps their 32 heaviest pairs (`service/cli/bench/crowds.py`).
The *gap* is how far a plan is below a bound that no plan can pass; the bound is the optimum of a
linear program. A person's *ratio* is what they got over the best they alone could have had.

| case | what | median | seeds | bar | |
|---|---|---|---|---|---|
{figures}

## Scale

![CPU seconds over people](performance.svg)

Three rounds of pairs, 32 candidates each; the last two columns are of the plan without fairness.

| people | pairs | flow s | plan s | fair plan s | networkx, one round s | gap % | MB |
|---|---|---|---|---|---|---|---|
{curve}
"""
