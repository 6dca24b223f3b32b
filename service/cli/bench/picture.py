"""Scaling curves as an SVG file; measures nothing."""

from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

from service.cli.bench.scale import Point


def draw(points: Sequence[Point], path: Path) -> None:
    """Write CPU seconds over people, both on logarithmic axes; the same points give the same bytes."""
    mpl.rcParams["svg.hashsalt"] = "attune"
    mpl.rcParams["svg.fonttype"] = "none"
    figure = Figure(figsize=(7.2, 4.4), layout="constrained")
    axes = figure.add_subplot()
    people = [one.people for one in points]
    for name, values, mark, color in (
        ("three rounds, fairness on", [one.fair for one in points], "o-", "#9c4221"),
        ("three rounds, fairness off", [one.plain for one in points], "s-", "#2f6f62"),
        ("their bound (one flow)", [one.flow for one in points], "--", "#6b6b6b"),
    ):
        axes.loglog(people, values, mark, label=name, color=color, markersize=4)
    peer = [(one.people, one.peer) for one in points if one.peer]
    if peer:
        axes.loglog(*zip(*peer, strict=True), "^:", label="networkx, one round", color="#444ba0")
    axes.set_xlabel("people")
    axes.set_ylabel("CPU seconds")
    axes.grid(visible=True, which="major", linewidth=0.4, color="#cccccc")
    axes.legend(frameon=False)
    figure.savefig(path, format="svg", metadata={"Date": None})
