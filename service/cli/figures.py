"""A plan's figures in words: how good it is, for whom least, and how that is known."""

from collections.abc import Iterator, Mapping

import matching
from matching.proof import proved_bound
from matching.recount import Recount

UNPROVED = {
    "rest": "finished rounds of a changed plan are taken as they were",
    "candidates": "above 20,000 people it covers the best partners of each",
}


def figures_told(
    plan: matching.Plan, measures: matching.Measures, names: Mapping[int, str]
) -> Iterator[str]:
    """Say what a plan is worth, by these measures."""
    rounds = "1 round" if len(plan.rounds) == 1 else f"{len(plan.rounds)} rounds"
    trios = f" Trios: {measures.trios}." if plan.format == "pairs" else ""
    yield f"{rounds}. Repeats: {measures.repeats}. Byes: {measures.byes}.{trios}"
    yield (
        f"Affinity {measures.total_affinity} of at most {measures.upper_bound} "
        f"(gap {100 * measures.gap:.2f} %)."
    )
    worst = measures.worst_off
    if worst is not None:
        yield (
            f"The person served least well, {names[worst.attendee]}, gets {100 * worst.ratio:.0f} % "
            f"of the best they could have had; 95 % of people get {100 * measures.p5_ratio:.0f} % "
            f"or more. Gini {measures.gini:.3f}, where 0 is the same for all."
        )


def proof_told(plan: matching.Plan, recount: Recount) -> str:
    """Say whether the plan's upper bound is proved, and how."""
    proved, bound = proved_bound(plan, recount), plan.measures.upper_bound
    if proved is None:
        why = UNPROVED.get(plan.measures.certified, "the plan tells no prices for this roster")
        return f"The bound is not proved: {why}."
    if proved > bound:
        return f"The bound is not proved: what the plan proves is {proved}."
    how = "by the plan's prices" if plan.prices else "by counting everybody's best company"
    reached = "; no plan has more" if plan.measures.total_affinity == bound else ""
    return f"The bound is proved {how}{reached}."
