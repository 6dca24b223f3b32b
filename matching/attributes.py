"""Groups and traits of attendees as numbers that can be compared; knows no rule and no weight."""

import numpy as np
import numpy.typing as npt

from matching.interests.fold import fold
from matching.roster import Roster

Codes = npt.NDArray[np.int32]


def codes_of(roster: Roster, name: str) -> Codes:
    """Return equal numbers for equal values of an attribute, -1 where it is not known.

    Parameters
    ----------
    roster : Roster
    name : str
        ``group`` or the name of a trait; values are compared as typed words are.

    Returns
    -------
    ndarray of int32, shape (n,)
        In order of the roster.

    Examples
    --------
    >>> from matching.roster import Attendee
    >>> people = [
    ...     Attendee(1, "Ana", group="Acme"),
    ...     Attendee(2, "Sam"),
    ...     Attendee(3, "Zoë", group="ACME"),
    ... ]
    >>> codes_of(Roster.build(people), "group").tolist()
    [0, -1, 0]
    """
    numbers: dict[str, int] = {}
    said = [fold(a.attribute(name)) for a in roster.attendees]
    codes = [numbers.setdefault(value, len(numbers)) if value else -1 for value in said]
    return np.array(codes, dtype=np.int32)
