"""Joined words whose first half leaves out the end that both share; understands none of them."""

import re
from collections.abc import Iterator

_AND = r"\s*(?:&|/|\b(?:and|or|und|oder)\b)\s*"
# "Brett- und Kartenspiele".
_HYPHENED = re.compile(rf"^(\w{{3,}})-{_AND}(\w{{6,}})$", re.IGNORECASE)
# "road and mountain biking".
_SPACED = re.compile(rf"^(\w+(?:-\w+)?){_AND}(\w+(?:-\w+)?)\s+(\w+)$", re.IGNORECASE)
_SHORTEST_END = 4
_SHORTEST_START = 2


def completed(typed: str) -> Iterator[tuple[str, str]]:
    """Yield every way of giving both halves of joined words the end that they may share.

    Examples
    --------
    >>> list(completed("road and mountain biking")), list(completed("chess and tea"))
    ([('road biking', 'mountain biking')], [])
    >>> ("Brettspiele", "Kartenspiele") in completed("Brett- und Kartenspiele")
    True
    """
    if spaced := _SPACED.match(typed):
        first, second, end = spaced.groups()
        yield f"{first} {end}", f"{second} {end}"
    if hyphened := _HYPHENED.match(typed):
        first, second = hyphened.groups()
        for start in range(_SHORTEST_START, len(second) - _SHORTEST_END + 1):
            yield first + second[start:], second
