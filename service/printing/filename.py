"""What a file of papers is called: the event, what it is, the paper, what it holds. Knows no bytes."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from service.printing.paper import Stock

# These lie on card papers, of which there are many; everything else takes a whole sheet.
ON_CARDS: Final = ("cards", "blanks")
# More letters of an event's slug would leave no room for what a file holds.
_EVENT: Final = 40
# Plain letters, so that every printer's own screen can show them.
_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "cards": "cards",
        "blanks": "blank-cards",
        "prompts": "prompts",
        "tents": "table-tents",
        "hosts": "host-sheets",
        "itineraries": "itineraries",
        "wall": "wall-list",
        "badges": "badges",
        "show": "run-of-show",
        "reseat": "re-seat-sheet",
        "changed": "changed",
        "round": "round",
        "table": "table",
        "tables": "tables",
    },
    "de": {
        "cards": "karten",
        "blanks": "blankokarten",
        "prompts": "impulse",
        "tents": "tischaufsteller",
        "hosts": "tischleitung",
        "itineraries": "laufzettel",
        "wall": "aushang",
        "badges": "namensschilder",
        "show": "ablaufplan",
        "reseat": "platzwechsel",
        "changed": "geaendert",
        "round": "runde",
        "table": "tisch",
        "tables": "tische",
    },
    "es": {
        "cards": "tarjetas",
        "blanks": "tarjetas-en-blanco",
        "prompts": "guiones-de-mesa",
        "tents": "carteles-de-mesa",
        "hosts": "hojas-de-mesa",
        "itineraries": "itinerarios",
        "wall": "lista-para-la-pared",
        "badges": "credenciales",
        "show": "guion",
        "reseat": "cambios-de-asiento",
        "changed": "cambios",
        "round": "ronda",
        "table": "mesa",
        "tables": "mesas",
    },
    "fr": {
        "cards": "cartes",
        "blanks": "cartes-vierges",
        "prompts": "fiches-de-table",
        "tents": "chevalets",
        "hosts": "feuilles-de-table",
        "itineraries": "parcours",
        "wall": "liste-murale",
        "badges": "badges",
        "show": "deroule",
        "reseat": "changements",
        "changed": "modifies",
        "round": "tour",
        "table": "table",
        "tables": "tables",
    },
}


# The number of a first file, or what it holds.
_TOLD: Final = re.compile(
    "(?:-(?:{rounds})-[0-9]+)?(?:-(?:{tables})-[0-9]+(?:-[0-9]+)?)?$|-0*1$".format(
        rounds="|".join(sorted({words["round"] for words in _WORDS.values()})),
        tables="|".join(sorted({w[n] for w in _WORDS.values() for n in ("table", "tables")})),
    )
)


@dataclass(frozen=True, slots=True)
class Held:
    """What one file holds: the first and the last table; of one round, or of all of them with 0."""

    round: int
    first: int
    last: int


def stem_of(event: str, kind: str, stock: Stock, lang: str, *, changed: bool) -> str:
    """Return the name of a file without what it holds and its ending; `event` is the event's slug."""
    words = _words(lang)
    paper = stock.id if kind in ON_CARDS else stock.paper
    short = event[:_EVENT].rstrip("-")
    return "-".join((short, words[kind], paper, *((words["changed"],) if changed else ())))


def stem_told(name: str) -> str:
    """Return the stem of a deck, from the name of its first file.

    Examples
    --------
    >>> stem_told("fair-cards-a4-round-1-tables-01-25.pdf"), stem_told("fair-badges-a4-01.pdf")
    ('fair-cards-a4', 'fair-badges-a4')
    """
    return _TOLD.sub("", name.removesuffix(".pdf"), count=1)


def names_of_files(stem: str, holds: Sequence[Held | None], lang: str) -> tuple[str, ...]:
    """Return the names of a deck's files: each says its round and its tables, or has a number.

    A round in one file needs no tables, and all tables in one file need no name. Numbers are filled
    up, so that files sorted by name lie in the order to print them.

    Examples
    --------
    >>> names_of_files("fair-cards-a4", [Held(1, 1, 25), Held(1, 26, 30), Held(2, 1, 9)], "en")[:2]
    ('fair-cards-a4-round-1-tables-01-25.pdf', 'fair-cards-a4-round-1-tables-26-30.pdf')
    >>> (
    ...     names_of_files("fair-tents-a4", [Held(0, 1, 12)], "en"),
    ...     names_of_files("fair-wall-a4", [None], "en"),
    ... )
    (('fair-tents-a4.pdf',), ('fair-wall-a4.pdf',))
    """
    told = [one for one in holds if one is not None]
    if len(told) < len(holds) or not told:
        count = len(holds)
        return tuple(
            f"{stem}-{n:02}.pdf" if count > 1 else f"{stem}.pdf" for n in range(1, count + 1)
        )
    words, files = _words(lang), Counter(one.round for one in told)
    wide = len(str(max(one.round for one in told)))
    width = len(str(max(one.last for one in told)))

    def held(one: Held) -> str:
        said = f"-{words['round']}-{one.round:0{wide}}" if one.round else ""
        if files[one.round] == 1:
            return said
        if one.first == one.last:
            return f"{said}-{words['table']}-{one.first:0{width}}"
        return f"{said}-{words['tables']}-{one.first:0{width}}-{one.last:0{width}}"

    return tuple(f"{stem}{held(one)}.pdf" for one in told)


def _words(lang: str) -> Mapping[str, str]:
    return _WORDS.get(lang.partition("-")[0], _WORDS["en"])
