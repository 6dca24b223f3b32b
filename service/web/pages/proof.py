"""What was proved of a plan, in numbers, for those who ask. Rates a plan, never a person or a pair."""

from collections.abc import Mapping
from enum import IntEnum

from service.web.language import percent
from service.web.words import _

SMALL_GAP = 0.02
# A plan is called good where at least four fifths of the best is proved. Plans at tables come near that even
# when they are the best, since their limit is loose; beyond it the word would say more than is known.
WIDE_GAP = 0.2
NEARLY, LOW_RATIO, HALF = 0.9, 0.7, 0.5


class Serving(IntEnum):
    """How near the evening of whoever is served least comes to the best for them alone."""

    LITTLE = 0
    LESS = 1
    GOOD = 2
    NEARLY_BEST = 3


def gap_of(measures: Mapping[str, object]) -> float:
    """Return by how much a plan stays below the proved limit, as a share of the limit."""
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
            "This plan stays %(gap)s below the limit, counting the best meetings of each person. "
            "With so many people, a proof goes no further.",
            gap=percent(gap),
        )
    else:
        limit = _(
            "This plan stays %(gap)s below the limit. The best plan there is may reach it or stay below it.",
            gap=percent(gap),
        )
    least = _(
        "Whoever is served least gets %(ratio)s of what a plan made for that person alone would give.",
        ratio=percent(ratio),
    )
    return (counted, limit, least)


def best_between(gap: float) -> str:
    """Say in words between what the best possible lies, rounded up, where the limit is far above a plan."""
    if gap <= 1 / 3:
        return _(
            "The best plan there is lies between this one and one with half as much again in common."
        )
    if gap <= 1 / 2:
        return _(
            "The best plan there is lies between this one and one with twice as much in common."
        )
    return _("The best plan there is may have far more in common than this one, or no more at all.")


def _share(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) else 0.0
