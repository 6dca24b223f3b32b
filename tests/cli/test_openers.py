"""`attune openers lint`: questions in, verdicts out, line by line."""

import json

from click.testing import CliRunner

from service.cli import main


def linted(*lines):
    text = "\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines)
    result = CliRunner().invoke(main, ["openers", "lint"], input=text)
    return [json.loads(line) for line in result.output.splitlines()], result.exit_code


def test_a_question_gets_its_verdict_and_a_kinder_way_to_ask():
    answers, code = linted(
        {"text": "What's something that's felt meaningful for you lately at work?"},
        {"text": "Do you like hiking?"},
        {"text": "¿A qué te dedicas?", "lang": "es"},
        {"text": "Cosa fai?", "lang": "it"},
    )
    assert (answers, code) == (
        [
            {"verdict": "good", "why": "It can start a story."},
            {
                "verdict": "closed",
                "why": "Yes, no or one fact would be a full answer.",
                "try": "What do you like about hiking?",
            },
            {
                "verdict": "transactional",
                "why": "Pregunta por un cargo, un favor o un negocio, no por la persona.",
                "try": "¿Qué ha ocupado tus días últimamente, en el buen sentido?",
            },
            {"verdict": "good", "why": "It can start a story.", "notes": ["not checked"]},
        ],
        0,
    )


def test_a_line_that_cannot_be_read_is_told_in_its_place():
    answers, code = linted("no json", {"text": 3}, {"text": ""})
    assert code == 2
    assert [one.get("error", one.get("verdict")) for one in answers] == [
        "line 1: not JSON in UTF-8",
        "line 2: needs the text of “text”",
        "not_a_question",
    ]


def test_a_question_that_is_too_long_is_told_so_with_the_limit():
    answers, code = linted(
        {"text": "x" * 140},
        {"text": "Was hat dich " + "x" * 120 + "?", "lang": "de"},
        {"text": "What brought " + "x" * 97},
    )
    assert (answers, code) == (
        [
            {
                "verdict": "not_a_question",
                "why": "It asks nothing. It has 140 letters, and there is room for 110.",
            },
            {
                "verdict": "good",
                "why": "Daraus kann eine Geschichte werden. Das sind 134 Zeichen, und Platz ist für 110.",
            },
            {"verdict": "good", "why": "It can start a story."},
        ],
        0,
    )
