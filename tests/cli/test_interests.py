"""`attune interests`: JSON lines in, JSON lines out, and an answer for everything."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from service.cli import main


def asked(command, *lines):
    """The answers to lines, and the exit code."""
    text = "\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines)
    done = CliRunner().invoke(main, ["interests", command], input=text + "\n")
    return [json.loads(line) for line in done.stdout.splitlines()], done.exit_code


def test_each_text_gets_its_entries():
    lines = [
        {"text": "hikng, D&D & my two cats"},
        {"text": "Lecture", "lang": "fr"},
        {"text": "Python"},
    ]
    (mixed, french, python), code = asked("resolve", *lines)
    assert code == 0
    assert mixed == {
        "entries": [
            {"words": "hikng", "topic": "hiking", "relation": "same", "how": "typo"},
            {"words": "D&D", "topic": "Dungeons and Dragons", "relation": "same", "how": "exact"},
            {"words": "my two cats", "topic": "cats", "relation": "same", "how": "fillers"},
        ]
    }
    assert [one["topic"] for one in french["entries"]] == ["reading"]
    [entry] = python["entries"]
    assert (entry["topic"], entry["relation"], entry["how"]) == (None, "own", "ambiguous")
    assert "python programming" in entry["senses"]


@pytest.mark.parametrize(
    ("a", "b", "relation", "weight"),
    [
        ("Kochen", "cooking", "same", 1.0),
        ("bouldering", "climbing", "near", 0.75),
        ("baking", "biking", "unrelated", 0.0),
        ("", "", "unrelated", 0.0),
        ("not into golf", "golf", "unrelated", 0.0),
    ],
)
def test_two_phrases_are_compared(a, b, relation, weight):
    [answer], code = asked("compare", {"a": a, "b": b})
    assert (answer["relation"], answer["weight"], code) == (relation, weight, 0)
    assert answer["because"]


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("", []),
        ("   ", []),
        ("🎸🎶", ["no words"]),
        ("none", ["says nothing"]),
        ("n/a", ["says nothing"]),
        ("everything", ["says nothing"]),
        ("чess and шахматы", ["own words"]),
        ("\x00\x07chess", ["exact"]),
        ("'; DROP TABLE users; --", ["no words", "own words", "no words"]),
        ("<script>alert(1)</script>", ["own words"]),
        ("a" * 10_000, ["own words"]),
    ],
)
def test_bad_input_gets_a_sensible_answer(text, how):
    [answer], code = asked("resolve", {"text": text})
    assert ([one["how"] for one in answer["entries"]], code) == (how, 0)


def test_lines_that_cannot_be_read_are_told_in_their_place():
    lines = ["no json", "[1]", {"text": 3}, {"text": "chess", "lang": 7}, "", {"text": "chess"}]
    answers, code = asked("resolve", *lines)
    assert code == 2
    assert [one.get("error") for one in answers] == [
        "line 1: not JSON in UTF-8",
        "line 2: needs the text of “text”",
        "line 3: needs the text of “text”",
        "line 4: lang must be text, such as de",
        None,
    ]


def test_halves_of_characters_do_not_stop_it():
    [answer], code = asked("resolve", '{"text": "chess \\ud800"}')
    assert (answer["entries"][0]["words"], code) == ("chess", 0)


def test_answers_come_line_by_line():
    command = [sys.executable, "-c", "from service.cli import main; main()", "interests", "compare"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        for a, b, relation in (("chess", "Schach", "same"), ("chess", "cheese", "unrelated")):
            print(json.dumps({"a": a, "b": b}), file=running.stdin, flush=True)
            assert json.loads(running.stdout.readline())["relation"] == relation
        running.stdin.close()
    assert running.returncode == 0
