"""Everything that is wrong with a roster, in one refusal."""

from collections.abc import Iterable

import click

SHOWN = 20


def refused(faults: Iterable[str]) -> click.UsageError:
    """Return the error that lists what is wrong, the first twenty in full."""
    every = list(faults)
    more = f"\n… and {len(every) - SHOWN} more" if len(every) > SHOWN else ""
    listing = "\n".join(f"  {one.strip()}" for one in every[:SHOWN])
    return click.UsageError(f"The roster has faults; nothing was planned:\n{listing}{more}")
