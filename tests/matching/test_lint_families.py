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
            "How much did your house cost?",
            "What are you most ashamed of?",
            "Have you ever had an affair?",
            "How did your last breakup feel?",
            "Are you or have you ever been an alcoholic?",
            "Did your parents love you?",
            "What's wrong with your health?",
        ],
        "loaded": [
            "Why do bosses listen so badly?",
            "Why does nobody care about the neighbors anymore?",
            "Wouldn't you say that this city has gone downhill?",
            "Why are the trains in this country constantly late?",
            "How did social media ruin our friendships?",
            "Have you stopped procrastinating yet?",
            "Isn't networking just fake?",
        ],
        "pitch": [
            "What makes you special?",
            "How do you differ from your competitors?",
            "What is it about you that people would pay for?",
            "Would you buy a product that does your taxes for you?",
            "What one thing puts you ahead of your peers?",
            "What makes you the ideal dinner guest?",
        ],
        "transactional": [
            "What do you do?",
            "How many people report to you?",
            "Could you look over my CV?",
            "What's your professional background?",
            "Which firm are you with?",
        ],
        "closed": [
            "Have you lived in this city all your life?",
            "What's your star sign?",
            "Is there a book you would recommend?",
            "What time do you get up?",
        ],
        "superlative_quiz": [
            "What's your favorite movie?",
            "Who's the most famous person you have ever met?",
            "What's the best concert you have ever been to?",
            "Who's the most successful graduate of your school?",
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
            "Was hat dein Haus gekostet?",
            "Was hast du noch nie jemandem erzählt?",
            "Was ist deine größte Angst?",
            "Hast du eine Affäre gehabt?",
            "Wie war es, als deine Eltern sich getrennt haben?",
            "Was war dein dunkelster Tag?",
            "Bist du religiös?",
        ],
        "loaded": [
            "Warum hören Chefs so schlecht zu?",
            "Warum kümmert sich keiner mehr um seine Nachbarn?",
            "Bist du deinen Job nicht leid?",
            "Warum wollen die jungen Leute nicht mehr arbeiten?",
            "Wieso gibt es auf jeder Veranstaltung so schlechtes Essen?",
            "Was soll am Zelten eigentlich so toll sein?",
            "Was macht die heutige Jugend so empfindlich?",
        ],
        "pitch": [
            "Was macht dich besonders?",
            "Was kannst du, was sonst niemand kann?",
            "Wie würde unser Service deinen Tag verändern?",
            "Darf ich Ihnen kurz zeigen, was wir anbieten?",
            "Welches unserer Angebote interessiert dich am meisten?",
            "Was ist dein größtes Verkaufsargument?",
        ],
        "transactional": [
            "Was machst du so?",
            "Was kannst du für mein Projekt tun?",
            "Wer sind eure wichtigsten Kunden?",
            "Was ist dein beruflicher Hintergrund?",
            "Bei welcher Firma bist du?",
        ],
        "closed": [
            "Wohnst du schon immer in dieser Stadt?",
            "Singst du gern?",
            "Würdest du sagen, dass du schüchtern bist?",
            "Wie viele Bücher liest du im Jahr?",
        ],
        "superlative_quiz": [
            "Was ist dein Lieblingsfilm?",
            "Was ist das beste Buch, das du je gelesen hast?",
            "Welches Land ist das schönste, das du je bereist hast?",
            "Wer ist der erfolgreichste Absolvent deiner Schule?",
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
            "¿Cuánto te costó tu casa?",
            "¿Qué es algo que nunca le has contado a nadie?",
            "¿Cómo va tu matrimonio?",
            "¿Con qué frecuencia tenéis sexo?",
            "¿Cómo fue cuando tus padres se separaron?",
            "¿Cuánto dinero tienes en el banco?",
            "¿Eres religioso?",
        ],
        "loaded": [
            "¿Por qué los jefes escuchan tan mal?",
            "¿Cómo puede la gente seguir comiendo carne?",
            "¿Por qué las reuniones siempre se alargan tanto?",
            "¿Todavía crees que el dinero da la felicidad?",
            "¿No es evidente que trabajamos demasiado?",
            "¿Qué tiene de bueno acampar?",
            "¿Qué hace tan frágil a la juventud actual?",
        ],
        "pitch": [
            "¿Qué te hace especial?",
            "¿Qué sabes hacer que nadie más sepa?",
            "¿Has leído mi nuevo libro?",
            "¿Qué te haría inscribirte hoy mismo?",
            "¿Cuál de nuestros servicios te interesa más?",
            "¿Cuál es tu principal argumento de venta?",
        ],
        "transactional": [
            "¿Qué haces?",
            "¿Qué puedes hacer por mi proyecto?",
            "¿En qué empresa estás?",
            "¿Quién es tu jefe?",
            "¿Puedes presentarme a alguien del mundo financiero?",
        ],
        "closed": [
            "¿Has vivido siempre en esta ciudad?",
            "¿Con qué frecuencia vas al cine?",
            "¿Ves el fútbol?",
            "¿A qué hora te levantas?",
        ],
        "superlative_quiz": [
            "¿Cuál es tu película favorita?",
            "¿Cuál es el mejor libro que has leído?",
            "¿Cuál es el país más interesante que has visitado?",
            "¿Cuál es el mejor disco jamás grabado?",
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
            "Combien a coûté votre maison ?",
            "Qu'est-ce que vous n'avez jamais dit à personne ?",
            "Quelle est votre plus grande peur ?",
            "Avez-vous eu une liaison ?",
            "Avez-vous déjà menti à votre conjoint ?",
            "Vos parents vous aimaient-ils ?",
            "Que regrettez-vous dans l'éducation de vos enfants ?",
        ],
        "loaded": [
            "Pourquoi les chefs écoutent-ils si mal ?",
            "Comment peut-on encore manger de la viande ?",
            "Pourquoi les réunions durent-elles toujours une éternité ?",
            "Pourquoi votre équipe est-elle si lente ?",
            "Pourquoi mange-t-on si mal à chaque événement ?",
            "Qu'est-ce que le camping a de si génial ?",
            "Qu'est-ce qui rend la jeunesse actuelle si fragile ?",
        ],
        "pitch": [
            "Qu'est-ce qui vous rend spécial ?",
            "Que savez-vous faire que personne d'autre ne sait faire ?",
            "Avez-vous lu mon nouveau livre ?",
            "Quelle valeur apportez-vous que d'autres n'apportent pas ?",
            "Pouvons-nous fixer un rendez-vous pour vous montrer notre outil ?",
            "Dites-moi pourquoi je devrais vous choisir.",
        ],
        "transactional": [
            "Que faites-vous ?",
            "Que pouvez-vous faire pour mon projet ?",
            "Quel métier faites-vous ?",
            "Chez qui travaillez-vous ?",
            "Vous êtes de quelle entreprise ?",
        ],
        "closed": [
            "Avez-vous toujours vécu dans cette ville ?",
            "À quelle fréquence allez-vous au cinéma ?",
            "Regardez-vous le football ?",
            "À quelle heure vous levez-vous ?",
        ],
        "superlative_quiz": [
            "Quel est votre film préféré ?",
            "Quelle est la blague la plus drôle que vous connaissiez ?",
            "Quelles sont vos trois destinations préférées ?",
            "Quel est le meilleur album jamais enregistré ?",
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
