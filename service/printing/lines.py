"""The small lines of a card: leave to pass, calm words, stems to go on with. Knows no people."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lines:
    """What a language has of each. One is taken in turn for a card, so that a room sees several.

    Each reassurance rests on a paper named in docs/evidence.md, or claims nothing.
    """

    passes: tuple[str, ...]
    reassurances: tuple[str, ...]
    stems: tuple[str, ...]


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
    "What was that like?",
    "And then?",
    "What surprised you about it?",
    "How did that start?",
    "Who was with you?",
    "What made you keep going?",
    "What did you notice first?",
    "How did you decide?",
    "What was the easy part?",
    "What was harder than it looked?",
    "How do you see it now?",
    "What is the part people miss?",
)

_GERMAN = Lines(
    passes=(
        "Lass aus, was du magst. Niemand fragt, warum.",
        "Jede Frage darf entfallen. Ohne Grund.",
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
        "Wie war das?",
        "Und dann?",
        "Was hat dich daran überrascht?",
        "Wie fing das an?",
        "Wer war dabei?",
        "Was hat dich weitermachen lassen?",
        "Was fiel dir zuerst auf?",
        "Wie hast du dich entschieden?",
        "Was ging ganz leicht?",
        "Was war schwerer, als es aussah?",
        "Wie siehst du das heute?",
        "Was übersehen die meisten daran?",
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
        "En estudios sobre primeras conversaciones, la gente gustó de media más de lo que creía.",
        "En estudios, hablar más a fondo resultó menos incómodo de lo esperado.",
        "En estudios, admitir un punto débil se veía mejor desde fuera que desde dentro.",
        "En un estudio, turnarse acercó más a dos extraños que un largo discurso de cada uno.",
        "No hace falta ser interesante. Basta con tener interés.",
        "Puedes dejar que dure un silencio. A menudo alguien está pensando.",
    ),
    stems=(
        "¿Cómo fue eso?",
        "¿Y después?",
        "¿Qué te sorprendió?",
        "¿Cómo empezó?",
        "¿Quién estaba contigo?",
        "¿Qué te hizo seguir?",
        "¿Qué notaste primero?",
        "¿Cómo lo decidiste?",
        "¿Qué fue lo fácil?",
        "¿Qué resultó más difícil de lo que parecía?",
        "¿Cómo lo ves ahora?",
        "¿Qué suele pasar por alto la gente?",
    ),
)
_FRENCH = Lines(
    passes=(
        "Passez quand vous voulez. Personne ne demande pourquoi.",
        "Sautez n’importe quelle question. Sans raison.",
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
        "Selon une étude, parler tour à tour rapproche plus qu’un long discours chacun.",
        "Pas besoin de briller. Il suffit de s’intéresser.",
        "Un silence peut durer. Souvent, quelqu’un réfléchit.",
    ),
    stems=(
        "Comment était-ce\u202f?",
        "Et ensuite\u202f?",
        "Qu’est-ce qui a été une surprise\u202f?",
        "Comment cela a-t-il commencé\u202f?",
        "Qui était avec vous\u202f?",
        "Qu’est-ce qui vous a fait continuer\u202f?",
        "Qu’avez-vous remarqué d’abord\u202f?",
        "Comment avez-vous décidé\u202f?",
        "Qu’est-ce qui était facile\u202f?",
        "Qu’est-ce qui était plus dur qu’il n’y paraissait\u202f?",
        "Comment voyez-vous cela maintenant\u202f?",
        "Que ne remarque-t-on pas, d’habitude\u202f?",
    ),
)
_LANGUAGES: Mapping[str, Lines] = {
    "en": Lines(_PASS_LINES, _REASSURANCES, _STEMS),
    "de": _GERMAN,
    "es": _SPANISH,
    "fr": _FRENCH,
}


def lines_for(lang: str) -> Lines:
    """Find the lines of a language; English where we have none."""
    return _LANGUAGES.get(lang.partition("-")[0], _LANGUAGES["en"])
