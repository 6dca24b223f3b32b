"""What a ticked value is called in each language: it is stored once, and read by all. Knows nobody."""

from collections.abc import Iterable, Mapping

from service.printing.text import isolated

_CALLED: Mapping[str, Mapping[str, str]] = {
    "de": {
        "curiosity": "Neugier",
        "kindness": "Freundlichkeit",
        "craft": "Sorgfalt",
        "courage": "Mut",
        "play": "Spielfreude",
        "fairness": "Fairness",
        "quiet": "Ruhe",
        "roots": "Wurzeln",
        "making do": "Improvisieren",
        "welcome": "Willkommen",
    },
    "es": {
        "curiosity": "La curiosidad",
        "kindness": "La amabilidad",
        "craft": "El oficio",
        "courage": "La valentía",
        "play": "El juego",
        "fairness": "La justicia",
        "quiet": "La calma",
        "roots": "Las raíces",
        "making do": "La maña",
        "welcome": "La bienvenida",
    },
    "fr": {
        "curiosity": "Curiosité",
        "kindness": "Gentillesse",
        "craft": "Savoir-faire",
        "courage": "Courage",
        "play": "Jeu",
        "fairness": "Équité",
        "quiet": "Calme",
        "roots": "Racines",
        "making do": "Débrouille",
        "welcome": "Bienvenue",
    },
}
TICKED = tuple(_CALLED["de"])


def value_in(words: str, lang: str) -> str:
    """Return a value as a language calls it if it is one of those to tick, else as it was typed.

    >>> value_in("play", "de"), value_in("play", "en"), value_in("patience", "de")
    ('Spielfreude', 'play', 'patience')
    """
    return _CALLED.get(lang.partition("-")[0], {}).get(words, words)


def asked_in(question: str, values: Iterable[str], lang: str) -> str:
    """Return a question in which such values are quoted as its language calls them."""
    for one in values:
        question = question.replace(isolated(one), isolated(value_in(one, lang)))
    return question
