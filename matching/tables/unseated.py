"""Why a search for tables ended without a seating, as a refusal; seats nobody, counts nothing."""

from collections.abc import Sequence

import numpy as np

from matching.company import BARS, Company
from matching.errors import Infeasible


def unseated(rules: Sequence[str], *, proved: bool) -> Infeasible:
    """Return the refusal of tables for which no seating without a forbidden pair is known.

    Parameters
    ----------
    rules : sequence of str
        Which of BARS forbid pairs; to release pairs of theirs is what helps.
    proved : bool
        Whether there is none, rather than none found. The fact ``proved`` is 1 or 0.

    Examples
    --------
    >>> unseated(("keep-apart",), proved=False).facts
    (('rules', 'keep-apart'), ('proved', 0))
    """
    named = "+".join(rules)
    return Infeasible("tables", (), named, (("rules", named), ("proved", int(proved))))


def barring(company: Company) -> tuple[str, ...]:
    """Return which of BARS forbid at tables any two to meet; those who met before may."""
    found = np.zeros(len(BARS), dtype=np.bool_)
    for i in range(company.n):
        bars = company.bars(i)
        bars[:, i] = False
        found |= bars.any(axis=1)
    return tuple(bar for bar, some in zip(BARS, found, strict=True) if some and bar != "met")
