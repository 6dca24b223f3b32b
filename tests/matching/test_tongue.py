"""In which language a question is written, whatever was said."""

import pytest

from matching.openers import BANK
from matching.openers.lint import judge
from matching.openers.lint.tongue import written_in


@pytest.mark.parametrize("question", BANK, ids=lambda q: q.id)
def test_a_question_whose_language_was_said_is_taken_for_no_other(question):
    assert written_in(question.text, question.language) == question.language


@pytest.mark.parametrize("said", ["en", "de", "es", "fr"])
@pytest.mark.parametrize("language", ["en", "de", "es", "fr"])
def test_nearly_all_questions_are_known_by_their_words_though_another_language_was_said(
    language, said
):
    of_it = [q.text for q in BANK if q.language == language]
    found = [written_in(text, said) for text in of_it]
    assert found.count(language) >= 0.9 * len(of_it)
    assert set(found) <= {language, said}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Was hat dich heute zum Lachen gebracht, und wer war dabei?", "good"),
        ("Quel moment de ta semaine t'a fait sourire, et pourquoi ?", "good"),
        ("¿Qué te hizo venir hasta aquí, y quién te lo contó?", "good"),
        ("Was ist dein Beruf und bei welcher Firma bist du?", "transactional"),
    ],
)
def test_a_question_that_is_said_to_be_english_is_judged_as_it_is_written(text, verdict):
    assert judge(text, "en").verdict == verdict


@pytest.mark.parametrize(
    "text", ["What about “die der das den Wald”, for you?", "Kochen?", "", "?"]
)
def test_quoted_or_few_words_of_another_language_change_nothing(text):
    assert written_in(text, "en") == "en"
