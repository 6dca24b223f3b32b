"""The catalogs are whole: every sentence of every page and mail, with every fact in its place."""

import ast
import re
import subprocess
import sys

import pytest
from babel.messages.pofile import read_po

from service.printing.tickedwords import TICKED_NEEDS, TICKED_VALUES, need_in, value_in
from service.settings import TEMPLATES
from service.web import choices
from tests.catalogs import TRANSLATED, catalog_of, compiled, words_file

FACTS = re.compile(r"%\(\w+\)s|%%")


@pytest.fixture(scope="module")
def said(tmp_path_factory) -> set[object]:
    """Everything that pages and mails say."""
    file = tmp_path_factory.mktemp("words") / "words.pot"
    command = (
        sys.executable,
        "-m",
        "babel.messages.frontend",
        "-q",
        "extract",
        "-F",
        "pyproject.toml",
    )
    rest = ("--ignore-dirs", ".*", "-o", str(file), ".")
    subprocess.run((*command, *rest), check=True, cwd=TEMPLATES.parent)
    with file.open("rb") as words:
        return {one.id for one in read_po(words) if one.id}


def forms(message) -> list[tuple[str, str]]:
    """Each form of a message in English, and as it is translated."""
    if isinstance(message.id, str):
        return [(message.id, message.string)]
    return list(zip(message.id, message.string, strict=True))


@pytest.mark.parametrize("language", TRANSLATED)
def test_everything_is_said_in_every_language(said, language):
    there = {
        one.id for one in catalog_of(language) if one.id and all(text for _, text in forms(one))
    }
    assert (said - there, there - said) == (set(), set())


def test_words_inside_other_words_are_gathered_too(said):
    """The gatherer reads no f-strings: what is said in one alone would stay English everywhere."""
    english = {one if isinstance(one, str) else one[0] for one in said}
    missed = [
        call.args[0].value
        for file in sorted((TEMPLATES.parent / "service").rglob("*.py"))
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in {"_", "ngettext"}
        and isinstance(call.args[0], ast.Constant)
        and call.args[0].value not in english
    ]
    assert missed == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_fact_has_its_place(language):
    wrong = []
    for message in catalog_of(language):
        for english, text in forms(message) if message.id else ():
            wanted, found = sorted(FACTS.findall(english)), sorted(FACTS.findall(text))
            # A singular may say its number, or leave it out.
            if [one for one in wanted if one != "%(num)s"] != [
                one for one in found if one != "%(num)s"
            ]:
                wrong.append((english, text))
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_is_looked_up_is_what_was_written(language):
    assert words_file(language, "mo").read_bytes() == compiled(language)


@pytest.mark.parametrize("language", TRANSLATED)
def test_papers_call_what_is_ticked_as_the_form_does(app, language):
    with app.test_request_context():
        values = choices.values()
        needs = (*choices.access(is_online=False), *choices.access(is_online=True))
    assert tuple(one.value for one in values) == TICKED_VALUES
    assert tuple(one.value for one in needs) == TICKED_NEEDS
    said = {one.id: one.string for one in catalog_of(language)}
    assert [value_in(one.value, language) for one in values] == [said[one.label] for one in values]
    assert [need_in(one.value, language) for one in needs] == [said[one.label] for one in needs]


def test_no_french_mark_can_begin_a_line():
    loose = re.compile(r" [:;?!»]|« ")
    said = [text for one in catalog_of("fr") if one.id for _, text in forms(one)]
    assert [text for text in said if loose.search(text)] == []
