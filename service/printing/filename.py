"""What a file of papers is called: the event, what it is, the paper. Knows no bytes."""

from collections.abc import Mapping
from typing import Final

from service.printing.paper import Stock

# These lie on card papers, of which there are many; everything else takes a whole sheet.
ON_CARDS: Final = ("cards", "blanks")
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
    },
}


def stem_of(event: str, kind: str, stock: Stock, lang: str, *, changed: bool) -> str:
    """Return the name of a file without its number and ending; `event` is the event's slug."""
    words = _WORDS.get(lang.partition("-")[0], _WORDS["en"])
    paper = stock.id if kind in ON_CARDS else stock.paper
    return "-".join((event, words[kind], paper, *((words["changed"],) if changed else ())))


def numbered(stem: str, number: int, count: int) -> str:
    """Return the name of one PDF; a file that is the only one needs no number.

    Examples
    --------
    >>> numbered("fair-cards-a4", 2, 12), numbered("fair-wall-list-a4", 1, 1)
    ('fair-cards-a4-02.pdf', 'fair-wall-list-a4.pdf')
    """
    return f"{stem}-{number:02}.pdf" if count > 1 else f"{stem}.pdf"
