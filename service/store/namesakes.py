"""How people of one name are told apart: by a number, in the order they came. Knows nothing else about them."""

import unicodedata
from collections.abc import Iterable

# Between a name and its number, so that they stay on one line; nobody types it.
BETWEEN = "\u00a0·\u00a0"


def same(name: str) -> str:
    """Return what names have in common that readers take for one."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def told_apart(people: Iterable[tuple[int, str]]) -> dict[int, str]:
    """Return what those are called on lists and papers who share a name with somebody, by their key.

    `people` are keys and names in the order they came. Numbers are all that may be printed of anybody
    without asking: no address, no company. Who withdrew is left out by the caller; who comes later
    changes no number.

    >>> told_apart([(4, "Ana Silva"), (7, "Ben Ode"), (9, "ana  silva")]) == {
    ...     4: "Ana Silva" + BETWEEN + "1",
    ...     9: "ana  silva" + BETWEEN + "2",
    ... }
    True
    """
    called: dict[str, list[tuple[int, str]]] = {}
    for key, name in people:
        called.setdefault(same(name), []).append((key, name))
    return {
        key: f"{name}{BETWEEN}{number}"
        for alike in called.values()
        if len(alike) > 1
        for number, (key, name) in enumerate(alike, 1)
    }


def typed(shown: str) -> str:
    """Return a name as its owner typed it, without the number.

    >>> typed("Ana Silva" + BETWEEN + "2"), typed("Ben Ode")
    ('Ana Silva', 'Ben Ode')
    """
    return shown.partition(BETWEEN)[0]
