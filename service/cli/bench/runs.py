"""Which measurements belong to which part of the benchmark; measures nothing itself."""

from collections.abc import Callable

from service.cli.bench import interests, pairs, printing, repair, tables, web
from service.cli.bench.figure import Figures, Say
from service.cli.bench.picture import draw
from service.cli.bench.scale import curve as points

__all__ = ["draw", "figures", "points"]


def figures(part: str, *, seeds: int, most: int, say: Say) -> Figures:
    """Measure one part: ``interests``, ``pairs``, ``tables``, ``repair``, ``print`` or ``web``."""
    chosen = pairs.SEEDS[:seeds]
    by_size: dict[str, list[tuple[int, Callable[[], Figures]]]] = {
        "interests": [(10_000, lambda: interests.ten_thousand(chosen, say))],
        "pairs": [
            (1000, lambda: pairs.thousand(chosen, say)),
            (10_000, lambda: pairs.ten_thousand(chosen, say)),
            (100_000, lambda: pairs.hundred_thousand(chosen[:2], say)),
        ],
        "tables": [
            (320, lambda: tables.classic(say)),
            (200, lambda: tables.mixed(say)),
            (1000, lambda: tables.affine(chosen, say)),
        ],
        "repair": [(1000, lambda: repair.thousand(chosen, say))],
        "print": [(200, lambda: printing.ten_thousand(chosen, say))],
        "web": [(0, lambda: web.form(say)), (1000, lambda: web.thousand(say))],
    }
    for people, measured in by_size[part]:
        if people <= most:
            yield from measured()
