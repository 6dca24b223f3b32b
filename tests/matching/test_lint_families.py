"""The families of the lint, a few of each in every language: what is caught, and what is near it and good."""

import pytest

from matching.openers.lint import judge

PROMPTS = {
    "en": {
        "good": [
            "What did you never tell your teachers about how you studied?",
            "What were you wrong about when you were younger?",
            "Why do you still keep it, after all those years?",
            "What is the one thing you would save from your kitchen?",
            "What helped you through a hard winter?",
            "What do you enjoy about working with customers?",
            "When did you realize that you were good at something?",
            "What makes you curious about a person?",
            "How do you and your neighbors help each other?",
            "What is the funniest thing that happened to you this month?",
            "Which city surprised you, and why?",
            "What brings you back to this event each year?",
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
            "Welche Freundschaft hat dich verändert?",
            "Was war teuer und trotzdem jeden Cent wert?",
            "Was hast du aufgegeben und nie vermisst?",
            "Warum bist du damals hierher gezogen?",
            "Wie erklärst du deinen Freunden, was deine Firma macht?",
            "Was hat dein Team zuletzt gefeiert?",
            "Was wünschst du dir von unserer Runde?",
            "Was ist das älteste Ding, das du besitzt, und woher kommt es?",
            "Wem würdest du gern einmal danken?",
            "Womit kann man dir eine Freude machen?",
            "Was hast du von einem schlechten Chef gelernt?",
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
            "¿Sobre qué peleabais de niños y os reís hoy?",
            "¿Cuál es tu parte favorita del día?",
            "¿Por qué dejaste de comer carne?",
            "¿Por qué no podrías vivir sin música?",
            "¿Qué buscas en un compañero de trabajo?",
            "¿Qué esperas de nuestro grupo?",
            "¿Qué ciudad te sorprendió, y por qué?",
            "¿A quién te gustaría darle las gracias?",
            "¿Cómo decides qué tirar?",
            "¿Qué arreglaste en lugar de tirarlo?",
            "¿Qué te hace feliz sin que nadie lo note?",
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
            "Quelle amitié vous a transformé ?",
            "Que faites-vous quand la force vous manque ?",
            "Quand avez-vous compris que vous étiez doué pour quelque chose ?",
            "Comment expliquez-vous à vos amis ce que fait votre entreprise ?",
            "Que comprend-on souvent mal de votre travail ?",
            "Quel plat vous rappelle la maison ?",
            "Quel est l'objet le plus ancien que vous possédez, et d'où vient-il ?",
            "Quel mot aimez-vous, et pourquoi ?",
            "Que ne jetteriez-vous jamais ?",
            "Qu'est-ce qui vous a donné du courage récemment ?",
            "Qu'avez-vous envie de raconter de votre semaine ?",
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
