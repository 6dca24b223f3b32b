"""What was proved of a plan, in numbers, for those who ask. Rates a plan, never a person or a pair."""

from collections.abc import Mapping
from enum import IntEnum

from service.web.language import percent
from service.web.words import _

SMALL_GAP = 0.02
NEARLY, LOW_RATIO, HALF = 0.9, 0.7, 0.5


class Serving(IntEnum):
    """How near the evening of whoever is served least comes to the best for them alone."""

    LITTLE = 0
    LESS = 1
    GOOD = 2
    NEARLY_BEST = 3


def gap_of(measures: Mapping[str, object]) -> float:
    """Return by how much the proved limit lies above a plan, as a share of the plan."""
    return _share(measures.get("gap"))


def least_ratio(measures: Mapping[str, object]) -> float:
    """Return what share of the best for them alone the person served least gets."""
    worst = measures.get("worst_off")
    return _share(worst.get("ratio")) if isinstance(worst, Mapping) else 1.0


def serving_of(ratio: float) -> Serving:
    """Return in words' steps what such a share means."""
    return Serving(sum(ratio >= one for one in (HALF, LOW_RATIO, NEARLY)))


def proof_of(measures: Mapping[str, object]) -> tuple[str, ...]:
    """Return what was counted and proved."""
    gap, ratio = gap_of(measures), least_ratio(measures)
    counted = _(
        "For every meeting we count what fits together in what its people wrote, and add it up. Then we "
        "work out a limit that no plan for these people can pass."
    )
    if gap <= 0:
        limit = _("This plan reaches the limit.")
    elif measures.get("certified") == "candidates":
        limit = _(
            "The limit lies %(gap)s above this plan, counting the best meetings of each person. "
            "With so many people, a proof goes no further.",
            gap=percent(gap),
        )
    else:
        limit = _(
            "The limit lies %(gap)s above this plan. The best plan there is may reach it or stay below it.",
            gap=percent(gap),
        )
    least = _(
        "Whoever is served least gets %(ratio)s of what a plan made for that person alone would give.",
        ratio=percent(ratio),
    )
    return (counted, limit, least)


def _share(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) else 0.0
