"""Which of our languages a question is written in, by its small words; knows no grammar."""

import re
from typing import Final

# Words, and a mark, that only one of the four has; most questions hold two of them.
_SMALL: Final = {
    "en": """
        the you your you're you've what what's how why who which when do does did is are have has would
        could about with from that this there of and for to it they them most made makes tell
    """,
    "de": """
        der das den dem du dich dir dein deine deinem deinen deiner ihr euch sie ich wie warum wer wen wem
        wann welche welcher welches welchen welchem ist sind hast hat habt bist wird würdest gerade nicht
        ein eine einen einem einer und oder von mit für auf zu bei beim zum zur im am dass worauf womit
        wofür wozu woran worüber wonach wieso erzähl als man machst kannst möchtest hättest gern immer noch
        mehr viel schon wenn jemand es diese dieser diesem dieses
    """,
    "es": """
        el los las una unos del al tu tus te ti qué cómo cuál cuáles quién quiénes cuándo dónde por para con
        que es son has eres tienes hay lo más y o sin desde hasta cuéntame usted ustedes esta esto cuánto
        cuántos nuestra nuestro algo ahora ¿
    """,
    "fr": """
        le les des du au aux ton ta tes votre vos vous tu toi qu'est c'est quel quelle quels quelles qui
        quoi pourquoi quand est sont avez as êtes une et ou où avec pour dans sur plus pas ce cette ces j'ai
        d'un d'une racontez raconte ça comment combien peut à récemment que son y
    """,
}
_OF: Final = {
    word: code
    for code, words in _SMALL.items()
    for word in words.split()
    if sum(word in other.split() for other in _SMALL.values()) == 1
}
_WORD: Final = re.compile(r"¿|[^\W\d_]+(?:'[^\W\d_]+)?")
_SLOT: Final = re.compile(r"\{\w+\}")
# So many small words more than of the language that was said tell that it is another.
_SURE: Final = 2


def written_in(text: str, said: str) -> str:
    """Return the language that a text is written in: the one that was said, unless its words tell another.

    Examples
    --------
    >>> written_in("Was machst du, wenn du frei hast?", "en"), written_in("What about jazz?", "en")
    ('de', 'en')
    """
    words = _WORD.findall(_SLOT.sub("", text.casefold().replace("’", "'")))
    small = [_OF[word] for word in words if word in _OF]
    most = max(sorted(set(small)), key=small.count, default=said)
    return most if small.count(most) >= small.count(said) * 2 + _SURE else said
