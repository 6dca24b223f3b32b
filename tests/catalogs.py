"""Compiles the words of pages and mails: `python -m tests.catalogs`, once they are translated."""

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from service.languages import ENGLISH, LANGUAGES, WORDS

TRANSLATED = tuple(code for code in LANGUAGES if code != ENGLISH)


def words_file(language: str, ending: str) -> Path:
    """Where a language's words are: `po` to be read, `mo` to be looked up."""
    return WORDS / language / "LC_MESSAGES" / f"messages.{ending}"


def catalog_of(language: str) -> Catalog:
    """What is written in a language's file."""
    with words_file(language, "po").open("rb") as file:
        return read_po(file, locale=language)


def compiled(language: str) -> bytes:
    """The same, to be looked up. French counts 0 as 1, so that its singular may hold a number."""
    into = io.BytesIO()
    write_mo(into, catalog_of(language))
    return into.getvalue()


if __name__ == "__main__":
    for one in TRANSLATED:
        words_file(one, "mo").write_bytes(compiled(one))
