"""Every word on a page can be translated, and keeps to the voice."""

import re

import pytest
from babel.messages.extract import extract_from_dir
from jinja2.ext import babel_extract

from service.settings import TEMPLATES

PAGES = TEMPLATES / "pages"
FILES = sorted(path.relative_to(PAGES).as_posix() for path in PAGES.rglob("*.html"))
# Names that are the same in every language.
NAMES = {"Attune", "plan.json", "plan.csv"}
AVOIDED = re.compile(
    r"\b(match(es|ed)?|icebreakers?|leverage|authentic|vibe|deep dive|users?|partners?|amazing|"
    r"fun fact|get to know|oops|invalid|please note|simply)\b|!|\.\.\.",
    re.IGNORECASE,
)


def messages() -> list[str]:
    """Every message of pages and views."""
    found = [
        text if isinstance(text, str) else " ".join(part for part in text if part)
        for _file, _line, text, _comments, _context in extract_from_dir(
            PAGES.parent.parent / "service" / "web", [("**.py", "python")]
        )
    ]
    for name in FILES:
        with (PAGES / name).open("rb") as file:
            found += [
                text if isinstance(text, str) else " ".join(part for part in text if part)
                for _line, _function, text, _comments in babel_extract(
                    file, ("_", "ngettext"), (), {}
                )
            ]
    return found


@pytest.mark.parametrize("name", FILES)
def test_no_template_holds_words_of_its_own(name):
    source = (PAGES / name).read_text()
    bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", source, flags=re.DOTALL)
    texts = re.findall(r">([^<]*)<", re.sub(r'[\w-]+="[^"]*"', "", bare))
    words = {text.strip(" ·\n") for text in texts if re.search(r"[A-Za-z]{2}", text)}
    assert words - NAMES == set()


def test_the_words_keep_to_the_voice():
    said = messages()
    assert len(said) > 400
    assert [text for text in said if AVOIDED.search(text)] == []


def test_no_message_is_put_together_before_it_is_looked_up():
    assert [text for text in messages() if re.search(r"\{\w*\}", text)] == []
