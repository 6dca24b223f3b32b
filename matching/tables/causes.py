"""Which rules keep people from a table, and refusals that say so; seats nobody, counts nothing."""

from collections.abc import Sequence

import numpy as np

from matching.company import BARS, Company
from matching.errors import Facts, Infeasible


class Causes:
    """Which of BARS hold at tables, where those who met before may meet again.

    Parameters
    ----------
    company : Company, optional
        Without one, every bar is a pair that is kept apart.

    Examples
    --------
    >>> Causes(None).between([0], [1, 2])
    ('keep-apart',)
    """

    def __init__(self, company: Company | None) -> None:
        self._company = company

    def between(self, who: Sequence[int], others: Sequence[int]) -> tuple[str, ...]:
        """Return the rules that keep any of these from any of the others, by position."""
        if self._company is None:
            return BARS[:1]
        found = np.zeros(len(BARS), dtype=np.bool_)
        for i in who:
            bars = self._company.bars(i)
            bars[:, i] = False
            found |= bars[:, others].any(axis=1)
        return tuple(bar for bar, some in zip(BARS, found, strict=True) if some and bar != "met")

    def all(self, people: int) -> tuple[str, ...]:
        """Return the rules that keep anybody from anybody."""
        return self.between(range(people), range(people))


def barred(
    rules: Sequence[str], who: tuple[int, ...], relaxation: str, *, facts: Facts
) -> Infeasible:
    """Return the refusal for one of BARS, or for ``combined`` with the fact ``rules``.

    Parameters
    ----------
    rules : sequence of str
    who : tuple of int
        Ids of those concerned.
    relaxation : str
        What to change; empty to release the rules.
    facts : tuple of (str, int or str)
    """
    named = "+".join(rules)
    rule = named
    if len(rules) > 1:
        rule, facts = "combined", (("rules", named), *facts)
    return Infeasible(rule, who, relaxation or named, facts)


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
