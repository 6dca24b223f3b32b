"""What a repair or an edit changed, as a table and as sentences for the terminal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import matching
from service.cli.notices import notices_told
from service.cli.rosterlist import Listed
from service.printing.lists import csv_text

REASONS = {
    "left": "has left",
    "came": "is new",
    "moved": "sits elsewhere",
    "seated": "was free and has a seat now",
    "mates": "same seat, other company",
}


def changes_table(changes: Sequence[matching.Change], people: Iterable[Listed]) -> str:
    """Return the changed seats as CSV, in order of round and id."""
    listed = {one.id: one for one in people}
    rows = [
        (
            one.round,
            listed[one.attendee].label,
            listed[one.attendee].values.name,
            _seat(one.table_before, one.mates_before, listed) if one.kind != "came" else "",
            _seat(one.table_after, one.mates_after, listed) if one.kind != "left" else "",
            REASONS[one.kind],
        )
        for one in changes
    ]
    return csv_text(("round", "id", "name", "from", "to", "reason"), rows)


def _seat(table: int | None, mates: tuple[int, ...], listed: Mapping[int, Listed]) -> str:
    if table is None:
        return "free"
    return f"{table}: {'; '.join(listed[mate].values.name for mate in mates)}"


def told(
    before: matching.Plan, repaired: matching.Repaired, names: Mapping[int, str]
) -> Iterator[str]:
    """Say what a repair did, line by line."""
    after = repaired.plan
    share = 100 * repaired.moved / repaired.staying if repaired.staying else 0.0
    yield (
        f"Of {repaired.staying} seats of people who stay, {repaired.moved} changed "
        f"({share:.1f} %); {repaired.needed} had to."
    )
    yield (
        f"Cards to print again: for {len(repaired.cards)} people, "
        f"{len(repaired.newcomers)} of them new."
    )
    yield from told_of_plan(before, after, names)


def told_of_plan(
    before: matching.Plan, after: matching.Plan, names: Mapping[int, str]
) -> Iterator[str]:
    """Say how a changed plan compares, and what the organizer must know."""
    was, now = before.measures, after.measures
    share = 100 * now.total_affinity / was.total_affinity if was.total_affinity else 100.0
    yield (
        f"Repeats: {now.repeats} (before: {was.repeats}). Byes: {now.byes} (before: {was.byes}). "
        f"Affinity {now.total_affinity}, {share:.1f} % of the published plan's."
    )
    yield from notices_told(after.notices, names, but=before.notices)
