"""The small lines of a card: leave to pass, calm words, stems to go on with. Knows no people."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lines:
    """What a language has of each. One is taken in turn for a card, so that a room sees several.

    Each reassurance rests on a paper named in docs/evidence.md, or claims nothing. `stems` follow any
    answer at all; `story_stems` follow only what happened once.
    """

    passes: tuple[str, ...]
    reassurances: tuple[str, ...]
    stems: tuple[str, ...]
    story_stems: tuple[str, ...]


_PASS_LINES = (
    "Pass whenever you like. Nobody asks why.",
    "Skip any question. No reason needed.",
    "“Next one, please” is a complete answer.",
    "You choose how much to say.",
    "A short answer is a good answer.",
    "Listening counts as taking part.",
    "You may answer a different question instead.",
    "Start with the second question if you prefer it.",
)
_REASSURANCES = (
    "In studies of first conversations, people were on average liked more than they guessed.",
    "In studies, strangers expected deeper talk to be more awkward than it turned out.",
    "In studies, admitting a weak spot tended to look better from outside than it felt inside.",
    "In one study, taking turns brought strangers closer than one long speech each.",
    "You do not have to be interesting. Being interested is plenty.",
    "You can let a silence last. It often means someone is thinking.",
)
_STEMS = (
    "Tell me a bit more about that.",
    "What else comes to mind?",
    "What lies behind that?",
    "What should I ask about that?",
    "What matters to you about that?",
)
_STORY_STEMS = (
    "What was that like?",
    "And then?",
    "How did that come about?",
    "What do you remember best about it?",
)

_GERMAN = Lines(
    passes=(
        "Lass aus, was du magst. Niemand fragt, warum.",
        "Du darfst jede Frage überspringen, einfach so.",
        "„Die nächste, bitte“ ist eine ganze Antwort.",
        "Du entscheidest, wie viel du erzählst.",
        "Eine kurze Antwort ist eine gute Antwort.",
        "Zuhören zählt als Mitmachen.",
        "Du darfst auch eine andere Frage beantworten.",
        "Fang mit der zweiten Frage an, wenn sie dir lieber ist.",
    ),
    reassurances=(
        "In Studien mochte man Menschen nach dem ersten Gespräch im Schnitt mehr, als sie dachten.",
        "In Studien waren tiefere Gespräche unter Fremden weniger unbehaglich als erwartet.",
        "In Studien wirkte eine eingestandene Schwäche von außen meist besser als von innen.",
        "In einer Studie brachte abwechselndes Erzählen Fremde näher als eine lange Rede von jedem.",
        "Du musst nicht interessant sein. Interesse genügt.",
        "Eine Stille darf dauern. Oft denkt gerade jemand nach.",
    ),
    stems=(
        "Erzähl ein bisschen mehr davon.",
        "Was fällt dir noch dazu ein?",
        "Was hat es damit auf sich?",
        "Was sollte ich dazu noch fragen?",
        "Was ist dir daran wichtig?",
    ),
    story_stems=(
        "Wie war das?",
        "Und dann?",
        "Wie kam es dazu?",
        "Was ist dir davon am meisten in Erinnerung?",
    ),
)
_SPANISH = Lines(
    passes=(
        "Pasa cuando quieras. Nadie pregunta por qué.",
        "Salta cualquier pregunta. No hace falta un motivo.",
        "«La siguiente, por favor» es una respuesta completa.",
        "Tú eliges cuánto contar.",
        "Una respuesta corta es una buena respuesta.",
        "Escuchar también es participar.",
        "Puedes responder a otra pregunta.",
        "Empieza por la segunda pregunta si la prefieres.",
    ),
    reassurances=(
        "En estudios, tras una primera charla la gente cayó de media mejor de lo que creía.",
        "En estudios, hablar más a fondo resultó menos incómodo de lo esperado.",
        "En estudios, admitir un punto débil se veía mejor desde fuera que desde dentro.",
        "En un estudio, turnarse acercó más a dos extraños que un largo discurso de cada uno.",
        "No hace falta ser interesante. Basta con tener interés.",
        "Puedes dejar que dure un silencio. A menudo alguien está pensando.",
    ),
    stems=(
        "Cuéntame un poco más de eso.",
        "¿Qué más te viene a la mente?",
        "¿Qué hay detrás de eso?",
        "¿Qué debería preguntarte sobre eso?",
        "¿Qué tiene eso de importante para ti?",
    ),
    story_stems=(
        "¿Cómo fue eso?",
        "¿Y después?",
        "¿Cómo surgió?",
        "¿Qué es lo que más recuerdas?",
    ),
)
_FRENCH = Lines(
    passes=(
        "Passez quand vous voulez. Personne ne demande pourquoi.",
        "Passez la question que vous voulez, sans vous expliquer.",
        "«\u00a0La suivante, s’il vous plaît\u00a0» est une réponse complète.",
        "Vous choisissez ce que vous dites.",
        "Une réponse courte est une bonne réponse.",
        "Écouter, c’est aussi participer.",
        "Vous pouvez répondre à une autre question.",
        "Commencez par la seconde question si vous préférez.",
    ),
    reassurances=(
        "Selon des études sur les premières conversations, on plaît en moyenne plus qu’on ne le croit.",
        "Selon des études, parler plus en profondeur a été moins gênant que prévu.",
        "Selon des études, avouer un point faible passe mieux vu du dehors que du dedans.",
        "Selon une étude, parler tour à tour rapproche plus qu’un long discours de chacun.",
        "Pas besoin de briller. Il suffit de s’intéresser.",
        "Un silence peut durer. Souvent, quelqu’un réfléchit.",
    ),
    stems=(
        "Dites-m’en un peu plus.",
        "Qu’est-ce qui vous vient encore à l’esprit\u202f?",
        "Qu’y a-t-il derrière cela\u202f?",
        "Que faudrait-il vous demander là-dessus\u202f?",
        "Qu’est-ce qui compte pour vous là-dedans\u202f?",
    ),
    story_stems=(
        "Comment était-ce\u202f?",
        "Et ensuite\u202f?",
        "Comment est-ce arrivé\u202f?",
        "De quoi vous souvenez-vous le mieux\u202f?",
    ),
)
_LANGUAGES: Mapping[str, Lines] = {
    "en": Lines(_PASS_LINES, _REASSURANCES, _STEMS, _STORY_STEMS),
    "de": _GERMAN,
    "es": _SPANISH,
    "fr": _FRENCH,
}


def lines_for(lang: str) -> Lines:
    """Find the lines of a language; English where we have none."""
    return _LANGUAGES.get(lang.partition("-")[0], _LANGUAGES["en"])
