"""The families of the lint, a few of each in every language: what is caught, and what is near it and good."""

import pytest

from matching.openers.lint import judge

PROMPTS = {
    "en": {
        "good": [
            "What did you never tell your teachers about how you studied?",
            "What do you do differently from the people you grew up with?",
            "What is worth spending time on, even if it costs too much of it?",
            "What have you given up and never missed?",
            "What did your first job teach you?",
            "What is special about the place where you grew up?",
            "Which word do you like the sound of, and why?",
            "What do you really want to get better at?",
            "What do you like to do that most people find boring?",
            "Could you tell me how you got into gardening?",
            "What brings you back to this event each year?",
            "How do you come back to yourself after a loud day?",
        ],
        "too_personal": [
            "Why did your marriage end?",
            "How much money do you have in savings?",
            "Have you ever had plastic surgery?",
            "Are you seeing anyone at the moment?",
            "Where do you stand on abortion?",
            "How is your marriage going?",
            "How many people have you slept with?",
            "What's the biggest lie you've told?",
        ],
        "loaded": [
            "Why do bosses listen so badly?",
            "How can people still eat meat?",
            "Why do rich people think they are better than us?",
            "Why do meetings always drag on forever?",
            "Why do so few men take parental leave?",
            "Isn't it obvious that we work too much?",
            "What's so great about camping anyway?",
        ],
        "pitch": [
            "What makes you special?",
            "What can you do that nobody else can?",
            "What's your unique selling point?",
            "Could I interest you in a free trial?",
            "Would you mind if I told you about a great opportunity?",
            "Which of our services interests you most?",
        ],
        "transactional": [
            "What do you do?",
            "What is your role in your company?",
            "Do you have any contacts in publishing?",
            "What do you need from this evening, and what can you offer in exchange?",
            "How much revenue did you make last year?",
        ],
        "closed": [
            "Have you lived in this city all your life?",
            "Where did you go to school?",
            "Ever run a marathon?",
            "Do you think it will rain?",
        ],
        "superlative_quiz": [
            "What's your favorite movie?",
            "What is the most beautiful country in the world?",
            "Which superpower would be the best one to have?",
            "Which movie deserves to be called the best of the decade?",
        ],
        "multi": [
            "Where do you live and what do you do for fun?",
        ],
        "not_a_question": [
            "Hobbies and free time.",
        ],
    },
    "de": {
        "good": [
            "Wofür nimmst du dir gern Zeit?",
            "Wie hat sich deine Beziehung zur Natur verändert?",
            "Was war der beste Rat, den dir eine Kollegin gegeben hat?",
            "Warum gefällt dir gerade diese Stadt?",
            "Was verstehen Außenstehende an deiner Arbeit oft falsch?",
            "Was macht diesen Ort für dich besonders?",
            "Welches Wort magst du besonders, und warum?",
            "Womit kann man dir eine Freude machen?",
            "Was hat dich an deiner letzten Reise überrascht?",
            "Erzähl uns von einem Fehler, aus dem du viel gelernt hast.",
            "In welchem Moment hast du dich zuletzt lebendig gefühlt?",
            "Wie feiert deine Familie Geburtstage?",
        ],
        "too_personal": [
            "Warum ist deine Ehe gescheitert?",
            "Wie viel Geld hast du auf dem Konto?",
            "Bist du mit deinem Körper zufrieden?",
            "Warum bist du noch Single?",
            "Was ist das Schlimmste, das dir je passiert ist?",
            "Was würdest du an deinem Aussehen ändern?",
            "Was magst du an deinem Körper nicht?",
            "Hast du schon mal daran gedacht, deinen Mann zu verlassen?",
        ],
        "loaded": [
            "Warum hören Chefs so schlecht zu?",
            "Wie können Menschen heute noch Fleisch essen?",
            "Wie hältst du so einen langweiligen Job aus?",
            "Warum lügen Politiker ständig?",
            "Sind wir doch mal ehrlich: Wer braucht schon so viele Sitzungen?",
            "Was macht Stadtmenschen so unhöflich?",
            "Warum müssen Veganer immer so missionarisch sein?",
        ],
        "pitch": [
            "Was macht dich besonders?",
            "Hättest du Interesse an unserem Programm?",
            "Was ist dein Alleinstellungsmerkmal?",
            "Wofür würden Leute dich bezahlen?",
            "Darf ich dir von einer tollen Gelegenheit erzählen?",
            "Weshalb ist eure Firma Marktführer?",
        ],
        "transactional": [
            "Was machst du so?",
            "Welche Kontakte hast du in der Verlagswelt?",
            "Was haben wir beide davon, uns zu kennen?",
            "Hast du Kontakte, die mir bei der Wohnungssuche helfen?",
            "Könntest du mich in eurer Personalabteilung empfehlen?",
        ],
        "closed": [
            "Wohnst du schon immer in dieser Stadt?",
            "Wie oft gehst du ins Kino?",
            "Wie weit ist dein Weg hierher?",
            "Glaubst du, dass es regnet?",
        ],
        "superlative_quiz": [
            "Was ist dein Lieblingsfilm?",
            "Was ist der lustigste Witz, den du kennst?",
            "Welche drei Dinge würdest du auf eine einsame Insel mitnehmen?",
            "Welcher Film ist der beste des Jahrzehnts?",
        ],
        "multi": [
            "Wo wohnst du und was machst du in deiner Freizeit?",
        ],
        "not_a_question": [
            "Hobbys und Freizeit.",
        ],
    },
    "es": {
        "good": [
            "¿A qué le dedicas tiempo con gusto?",
            "¿Cómo ha cambiado tu relación con la naturaleza?",
            "¿Qué te gustaría aprender todavía?",
            "¿Por qué vuelves siempre a ese lugar?",
            "¿Qué celebró tu equipo la última vez?",
            "¿Qué hace que un día sea especial?",
            "¿A quién llamas cuando te pasa algo bueno?",
            "¿Qué haces hoy mejor que hace un año?",
            "¿Qué pequeña regla te gusta romper?",
            "¿Podrías contarme qué te gusta de eso?",
            "¿Qué te parece bonito que otros no ven?",
            "¿De qué no prescindirías en tu día a día?",
        ],
        "too_personal": [
            "¿Por qué fracasó tu matrimonio?",
            "¿Cuánto dinero tienes ahorrado?",
            "¿Te gusta tu cuerpo?",
            "¿Bebes demasiado?",
            "¿Qué es lo peor que te ha pasado?",
            "¿Quién te rompió el corazón?",
            "¿Por qué sigues sin pareja?",
            "¿Has pensado alguna vez en dejar a tu marido?",
        ],
        "loaded": [
            "¿Por qué los jefes escuchan tan mal?",
            "No te gusta la charla trivial, ¿verdad?",
            "¿Por qué el arte moderno es tan vacío?",
            "¿Por qué aquí nadie saluda nunca?",
            "¿Por qué te dejas dominar por el móvil?",
            "¿Por qué te rendiste tan pronto?",
            "¿Estás de acuerdo en que los niños pasan demasiado tiempo en internet?",
        ],
        "pitch": [
            "¿Qué te hace especial?",
            "¿Te interesaría nuestro programa?",
            "¿Por qué alguien debería contratarte?",
            "¿Por qué pagaría la gente por ti?",
            "¿Puedo contarte una gran oportunidad?",
            "¿Por qué tu empresa es líder del mercado?",
        ],
        "transactional": [
            "¿Qué haces?",
            "¿Qué contactos tienes en el mundo editorial?",
            "¿Qué ganamos los dos con conocernos?",
            "¿A qué se dedica tu empresa?",
            "¿Qué negocios podríamos hacer juntos?",
        ],
        "closed": [
            "¿Has vivido siempre en esta ciudad?",
            "¿Sabes cocinar?",
            "¿Pizza o pasta?",
            "¿Cuánto mides?",
        ],
        "superlative_quiz": [
            "¿Cuál es tu película favorita?",
            "¿Cuál es el chiste más gracioso que conoces?",
            "¿Qué tres cosas te llevarías a una isla desierta?",
            "¿Cuál es el país más bonito de Europa?",
        ],
        "multi": [
            "¿Dónde vives y qué haces en tu tiempo libre?",
        ],
        "not_a_question": [
            "Aficiones y tiempo libre.",
        ],
    },
    "fr": {
        "good": [
            "À quoi consacrez-vous volontiers du temps ?",
            "Comment votre relation avec la nature a-t-elle changé ?",
            "Qu'aimeriez-vous encore apprendre ?",
            "Pourquoi revenez-vous toujours à cet endroit ?",
            "Qu'a fêté votre équipe la dernière fois ?",
            "Qu'est-ce qui rend une journée spéciale ?",
            "Qui appelez-vous quand il vous arrive quelque chose de bon ?",
            "Que faites-vous mieux qu'il y a un an ?",
            "Parlez-moi d'une institutrice qui a compté.",
            "Si vous pouviez changer de vie un jour, que feriez-vous ?",
            "Que vous a appris un animal ?",
            "Qu'auriez-vous aimé savoir plus tôt ?",
        ],
        "too_personal": [
            "Pourquoi votre mariage a-t-il échoué ?",
            "Combien d'argent avez-vous de côté ?",
            "Aimez-vous votre corps ?",
            "Pourquoi êtes-vous encore célibataire ?",
            "Essayez-vous d'avoir un bébé ?",
            "Combien avez-vous payé votre voiture ?",
            "Pourquoi êtes-vous toujours seul ?",
            "Quel est votre plus gros mensonge ?",
        ],
        "loaded": [
            "Pourquoi les chefs écoutent-ils si mal ?",
            "Vous n'aimez pas les bavardages, n'est-ce pas ?",
            "Pourquoi l'art moderne est-il si creux ?",
            "Pourquoi personne ne dit-il jamais bonjour ici ?",
            "Pourquoi vous laissez-vous dominer par votre téléphone ?",
            "Pourquoi avez-vous abandonné si vite ?",
            "Êtes-vous d'accord que les enfants passent trop de temps en ligne ?",
        ],
        "pitch": [
            "Qu'est-ce qui vous rend spécial ?",
            "Seriez-vous intéressé par notre programme ?",
            "Pourquoi faudrait-il vous embaucher ?",
            "En quoi êtes-vous différent des autres ?",
            "Qu'est-ce qui fait de vous le meilleur dans votre domaine ?",
            "Qu'est-ce qui rend votre méthode supérieure ?",
        ],
        "transactional": [
            "Que faites-vous ?",
            "Quels contacts avez-vous dans l'édition ?",
            "Qu'avons-nous à gagner à nous connaître ?",
            "Dans quelle boîte travaillez-vous ?",
            "Pourriez-vous me recommander aux ressources humaines ?",
        ],
        "closed": [
            "Avez-vous toujours vécu dans cette ville ?",
            "Savez-vous cuisiner ?",
            "Pizza ou pâtes ?",
            "Combien mesurez-vous ?",
        ],
        "superlative_quiz": [
            "Quel est votre film préféré ?",
            "Qui est votre écrivain préféré ?",
            "Quel est le meilleur concert que vous ayez vu ?",
            "Quel est le plus beau pays d'Europe ?",
        ],
        "multi": [
            "Où habitez-vous et que faites-vous pendant votre temps libre ?",
        ],
        "not_a_question": [
            "Loisirs et temps libre.",
        ],
    },
}


@pytest.mark.parametrize(
    ("language", "verdict", "text"),
    [
        (language, verdict, text)
        for language, verdicts in PROMPTS.items()
        for verdict, texts in verdicts.items()
        for text in texts
    ],
)
def test_a_family_is_known_by_its_shape(language, verdict, text):
    assert judge(text, language).verdict == verdict
