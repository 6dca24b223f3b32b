"""A language is one, by whatever name it is called."""

import pytest

from service.schemas.response import load_response
from service.spoken import codes_of


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("English", ("en",)),
        ("Deutsch", ("de",)),
        ("alemán", ("de",)),
        ("ALLEMAND", ("de",)),
        ("中文", ("zh",)),
        ("العربية", ("ar",)),
        ("Mandarin", ("zh",)),
        ("de-AT", ("de",)),
        ("EN_us", ("en",)),
        ("British English", ("en",)),
        ("Englisch (Muttersprache)", ("en",)),
        ("fluent Portuguese", ("pt",)),
        ("English and French", ("en", "fr")),
        ("American Sign Language", ("ase",)),
        ("norsk bokmål", ("no",)),
        ("it", ("it",)),
        ("Klingonese", ("klingonese",)),
    ],
)
def test_a_language_has_one_code_whatever_it_is_called(said, codes):
    assert codes_of([said]) == codes


def test_whoever_ticks_a_language_speaks_it_with_whoever_wrote_its_name():
    ticked = load_response({"name": ["Ana"], "languages": ["de", "en"]})
    written = load_response({"name": ["Ben"], "languages": ["Deutsch", "German", "ENGLISH"]})
    assert ticked.languages == written.languages == ("de", "en")
