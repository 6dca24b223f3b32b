"""The lint: what makes a question good, closed or better left unasked, in rulings that stand."""

import pytest

from matching.openers import BANK
from matching.openers.lint import VERDICTS, judge
from matching.openers.lint.grammar import language_of

RULINGS = [
    ("good", "What's something that's felt meaningful for you lately at work?"),
    (
        "good",
        "What's your favorite part of your job? Like the part you'd do even if no one paid you?",
    ),
    ("good", "That sounds exciting. Can I ask what got you into that field in the first place?"),
    ("good", "Tell me about a place you go back to."),
    ("good", "Would you tell me how it began?"),
    ("good", "What do you do to unwind?"),
    ("good", "What do you do when the day was long?"),
    ("good", "Which do you prefer, mountains or sea, and why?"),
    ("good", "When did a stranger's advice turn out right?"),
    ("good", "Who taught you to mend things?"),
    ("good", "What did you last mend, and was it worth it?"),
    (
        "good",
        "If you swapped “{one}” and “{other}” for a weekend, what would go well and what wouldn't?",
    ),
    ("too_personal", "Why did you get divorced?"),
    ("too_personal", "As a gay man, what do you like about hiking?"),
    ("too_personal", "How long have you been sober?"),
    ("closed", "Can I ask if you like it?"),
    ("closed", "Is there something you enjoy?"),
    ("closed", "Where are you from?"),
    ("closed", "How are you?"),
    ("closed", "Would you rather fly or swim?"),
    ("closed", "Ever been to the coast?"),
    ("transactional", "What do you do for a living?"),
    ("transactional", "How could we help each other?"),
    ("transactional", "Are you hiring just now?"),
    ("superlative_quiz", "What's the best advice you ever got?"),
    ("superlative_quiz", "What is your favorite city?"),
    ("too_personal", "How old are you?"),
    ("too_personal", "Do you have kids?"),
    ("too_personal", "What keeps you up at night?"),
    ("pitch", "Can I tell you about our platform?"),
    ("pitch", "What makes you stand out?"),
    ("loaded", "Don't you think people talk too little?"),
    ("loaded", "You must be proud of that, right?"),
    ("multi", "How did you start? Who helped? What would you change?"),
    ("multi", "What are you proud of, and what do you regret?"),
    ("not_a_question", "Climbing?"),
    ("not_a_question", "I love your scarf."),
    ("not_a_question", "Introduce yourself."),
    ("not_a_question", ""),
]


@pytest.mark.parametrize(("verdict", "text"), RULINGS, ids=[text for _, text in RULINGS])
def test_a_ruling_stands(verdict, text):
    assert judge(text).verdict == verdict


@pytest.mark.parametrize("question", BANK, ids=lambda q: q.id)
def test_the_bank_asks_nothing_that_the_lint_would_not(question):
    assert judge(question.text, question.language).verdict == "good"


@pytest.mark.parametrize("text", [text for verdict, text in RULINGS if verdict != "good"])
def test_whatever_is_offered_instead_is_good_itself(text):
    kinder = judge(text).instead
    # Where nothing was typed, there is nothing to put more kindly.
    assert judge(kinder).verdict == "good" if text else kinder == ""


@pytest.mark.parametrize(
    "text",
    [
        "?",
        "¿?",
        "🎸?",
        "a" * 10_000,
        "what " * 3_000,
        "\u202e\x00why\x07 so?",
        "{topic}",
        "<b>why</b>?",
    ],
)
def test_nothing_that_is_typed_ends_in_a_fault(text):
    assert judge(text).verdict in VERDICTS


def test_a_language_it_does_not_read_is_good_and_says_so():
    found = judge("Cosa ti fa sorridere?", "it")
    assert (found.verdict, found.notes) == ("good", ("not checked",))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Who is the smartest person in your company?"),
        ("en", "Who was the most talented player on your team?"),
        ("es", "¿Quién es la persona más rica de tu barrio?"),
        ("de", "Wer war der klügste Kopf in deiner Firma?"),
        ("fr", "Qui est la personne la plus drôle de votre équipe ?"),
    ],
)
def test_who_is_the_most_of_something_is_a_quiz(language, text):
    assert judge(text, language).verdict == "superlative_quiz"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "What's your favorite part of your job?"),
        ("en", "Who is the person you ask first when something breaks, and why?"),
        ("es", "¿Quién te enseñó a mirar con más calma?"),
        ("de", "Wer ist der erste Mensch, den du um Rat fragst, und warum?"),
        ("fr", "Qui vous a appris à regarder plus longtemps ?"),
    ],
)
def test_who_somebody_is_to_you_is_no_quiz(language, text):
    assert judge(text, language).verdict == "good"


@pytest.mark.parametrize("language", ["en", "de", "es", "fr"])
@pytest.mark.parametrize(
    "text", ["", "   ", "x" * 140, "1234 5678 9012.", "1234 5678 9012?", "Brot, Wein, Sol", "Test."]
)
def test_what_asks_nothing_gets_no_hollow_rewording(language, text):
    found = judge(text, language)
    assert (found.verdict, found.instead) == ("not_a_question", "")


@pytest.mark.parametrize(
    ("language", "why"),
    [
        ("en", "It asks nothing."),
        ("de", "Das fragt nichts."),
        ("es", "No pregunta nada."),
        ("fr", "Rien n’y est demandé."),
    ],
)
def test_the_reason_is_given_in_the_language_of_the_text(language, why):
    assert judge("", language).why == why


@pytest.mark.parametrize("language", ["en", "de", "es", "fr"])
def test_every_verdict_has_its_reason(language):
    _, manners = language_of(language)
    assert set(manners.why) == {*VERDICTS, "too_long"}


def test_a_kinder_question_keeps_the_words_as_typed():
    assert judge("Do you like Berlin?").instead == "What do you like about Berlin?"
    assert judge("Guter Kaffee", "de").instead == "Was hat dich zum Thema „Guter Kaffee“ gebracht?"


@pytest.mark.parametrize("text", ["Thank you", "Good evening everyone", "Travel and food.", "yes"])
def test_a_greeting_or_a_list_gets_no_hollow_rewording(text):
    assert judge(text).instead == ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Which city surprised you, and why?"),
        ("de", "Welche Stadt hat dich überrascht, und warum?"),
        ("es", "¿Qué ciudad te sorprendió, y por qué?"),
        ("fr", "Quelle ville vous a surpris, et pourquoi ?"),
    ],
)
def test_one_fact_with_its_reason_is_a_story(language, text):
    assert judge(text, language).verdict == "good"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A moment of joy, and why."),
        ("en", "What a day!"),
        ("de", "Dein liebster Ort und warum."),
        ("es", "¡Qué bien que estéis aquí!"),
        ("fr", "Quel plaisir de vous voir ici !"),
    ],
)
def test_a_topic_or_a_cry_asks_nothing(language, text):
    assert judge(text, language).verdict == "not_a_question"


@pytest.mark.parametrize(
    ("language", "text", "instead"),
    [
        ("fr", "Combien gagnez-vous ?", "Qu’est-ce qui rend un travail juste pour vous ?"),
        ("fr", "Combien gagnes-tu ?", "Qu’est-ce qui rend un travail juste pour toi ?"),
        ("de", "Magst du Hunde?", "Was magst du am Thema „Hunde“, und wie fing das an?"),
        ("de", "Mögen Sie Hunde?", "Was mögen Sie am Thema „Hunde“, und wie fing das an?"),
        ("de", "Magst du das?", "Was magst du daran, und wie fing das an?"),
        ("es", "¿Te gusta el mar?", "¿Qué te gusta del mar, y cómo empezó?"),
        ("es", "¿Le gusta a usted el mar?", "¿Qué le gusta de eso, y cómo empezó?"),
        ("es", "¿Te gustan los libros?", "¿Qué te gusta de los libros, y cómo empezó?"),
        (
            "fr",
            "Tu aimes l’été ?",
            "Qu’est-ce que l’été t’apporte, et comment cela a-t-il commencé ?",
        ),
        ("fr", "Tu ne trouves pas qu’ils exagèrent ?", "Comment vois-tu cela, et d’où te vient ce regard ?"),
        ("en", "I love hiking.", "What comes to mind when you think of hiking?"),
        ("en", "Cats or dogs?", "What decides it for you between “Cats” and “dogs”?"),
    ],
)  # fmt: skip
def test_what_is_offered_speaks_as_it_was_spoken_to_and_of_what_was_asked(language, text, instead):
    assert judge(text, language).instead == instead


@pytest.mark.parametrize("language", ["de", "es", "fr"])
def test_the_other_form_of_address_is_as_good(language):
    ways = language_of(language)[1].kinder
    asked = {one.format("Tee", "Jazz") for way in ways for one in way[2:]}
    assert {judge(one, language).verdict for one in asked} == {"good"}


@pytest.mark.parametrize(
    ("language", "text", "verdict"),
    [
        ("fr", "Avez-vous été au chômage ?", "too_personal"),
        ("de", "Warst du schon einmal arbeitslos?", "too_personal"),
        ("en", "Which of your parents did you love more?", "too_personal"),
        ("en", "Who here has visited the most countries?", "superlative_quiz"),
        ("fr", "Quand as-tu changé d’avis pour la dernière fois, et sur quoi ?", "good"),
        ("es", "¿Cuándo cambiaste de opinión, y sobre qué?", "good"),
    ],
)
def test_a_sore_point_is_too_personal_and_a_small_second_half_no_second_question(
    language, text, verdict
):
    assert judge(text, language).verdict == verdict
