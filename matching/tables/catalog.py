"""Stored zero-repeat rounds for rooms too tight for a closed form; knows no attendee."""

import numpy as np

from matching.tables.room import Ints

# By tables and seats of each: the orders of the cycles of an automorphism, then base rounds as
# the table of each person, a letter. Turning every cycle by one makes a round into the next; base
# rounds were found by a search for those of which all turns together repeat no pair.
_STORED: dict[tuple[int, int], tuple[tuple[int, ...], tuple[str, ...]]] = {
    (5, 3): ((7, 7, 1), ("aedebbdccadbcea",)),
    (6, 3): ((4, 4, 4, 4, 2), ("cdafdbbfadeaccebef", "decdcaefeafbabdfbc")),
    (7, 3): ((5, 5, 5, 5, 1), ("cbagadeefbbfdcgadgfec", "ddagbgdgecfbeebffacac")),
    (8, 3): ((11, 11, 1, 1), ("ahdecchghbgffceadgdfebab",)),
    (9, 3): ((13, 13, 1), ("aibhehddigcdgccfhbegiaefbfa",)),
    (10, 3): ((14, 14, 1, 1), ("ajhegfcigbiccjddfgjehaibhfdeab",)),
    (12, 3): ((17, 17, 1, 1), ("aeakblgchfiafgiijbhcjkhbdekegflddljc",)),
    (6, 4): ((7, 7, 7, 1, 1, 1), ("addfdcbeeaecdbffafebcabc",)),
    (7, 4): ((9, 9, 9, 1), ("acegffgecbbcdeaedcggdbfafbda",)),
    (9, 4): ((11, 11, 11, 1, 1, 1), ("adbgbbihdgccfhiahhbdefceggdfaeifecia",)),
    (6, 5): ((6, 6, 6, 6, 6), ("adcfcbabfbecdaebdfdbcefeeafacd",)),
}


def stored_rounds(tables: int, size: int) -> Ints | None:
    """Return all rounds that are stored for a room, shape (rounds, tables * size), or None.

    Examples
    --------
    >>> stored_rounds(5, 3).shape, stored_rounds(5, 5)
    ((7, 15), None)
    """
    found = _STORED.get((tables, size))
    if found is None:
        return None
    cycles, bases = found
    ends = np.cumsum(cycles)
    turned = np.concatenate(
        [np.roll(np.arange(end - length, end), 1) for end, length in zip(ends, cycles, strict=True)]
    )
    rounds = []
    for base in bases:
        row = np.array([ord(letter) - ord("a") for letter in base], dtype=np.int64)
        for _ in range(int(np.lcm.reduce(cycles))):
            rounds.append(row)
            row = row[turned]
    return np.array(rounds)
