"""What a ticked value or need is called in each language: stored once, and read by all. Knows nobody."""

from collections.abc import Iterable, Mapping

from service.printing.text import isolated

_VALUES: Mapping[str, Mapping[str, str]] = {
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
_NEEDS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "a seat near the door": "ein Platz nahe der Tür",
        "a quiet table": "ein ruhiger Tisch",
        "a seat facing the room": "ein Platz mit Blick in den Raum",
        "a step-free way to the seat": "ein stufenloser Weg zum Platz",
        "large print": "große Schrift",
        "live captions": "Untertitel beim Sprechen",
        "writing in the chat": "im Chat schreiben",
        "the camera off": "die Kamera aus",
    },
    "es": {
        "a seat near the door": "un asiento cerca de la puerta",
        "a quiet table": "una mesa tranquila",
        "a seat facing the room": "un asiento de cara a la sala",
        "a step-free way to the seat": "un camino sin escalones hasta el asiento",
        "large print": "letra grande",
        "live captions": "subtítulos en directo",
        "writing in the chat": "escribir en el chat",
        "the camera off": "la cámara apagada",
    },
    "fr": {
        "a seat near the door": "une place près de la porte",
        "a quiet table": "une table au calme",
        "a seat facing the room": "une place face à la salle",
        "a step-free way to the seat": "un accès sans marches jusqu’à la place",
        "large print": "de gros caractères",
        "live captions": "des sous-titres en direct",
        "writing in the chat": "écrire dans le tchat",
        "the camera off": "la caméra éteinte",
    },
}
TICKED_VALUES = tuple(_VALUES["de"])
TICKED_NEEDS = tuple(_NEEDS["de"])


def value_in(words: str, lang: str) -> str:
    """Return a value as a language calls it if it is one of those to tick, else as it was typed.

    >>> value_in("play", "de"), value_in("play", "en"), value_in("patience", "de")
    ('Spielfreude', 'play', 'patience')
    """
    return _called(_VALUES, words, lang)


def need_in(words: str, lang: str) -> str:
    """Return a need as a language calls it if it is one of those to tick, else as it was typed.

    >>> need_in("the camera off", "de"), need_in("the camera off", "en"), need_in("a fan", "de")
    ('die Kamera aus', 'the camera off', 'a fan')
    """
    return _called(_NEEDS, words, lang)


def asked_in(question: str, values: Iterable[str], lang: str) -> str:
    """Return a question in which such values are quoted as its language calls them."""
    for one in values:
        question = question.replace(isolated(one), isolated(value_in(one, lang)))
    return question


def _called(table: Mapping[str, Mapping[str, str]], words: str, lang: str) -> str:
    return table.get(lang.partition("-")[0], {}).get(words, words)
