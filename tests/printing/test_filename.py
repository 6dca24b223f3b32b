"""Files are named by the event, by what they are in its language, and by the paper."""

import pytest

from service.printing.filename import stem_of
from service.store.values import DeckKind


@pytest.mark.parametrize(
    ("kind", "stock", "lang", "changed", "stem"),
    [
        ("wall", "a4-85x55", "en", False, "fair-wall-list-a4"),
        ("wall", "letter-35x20", "de", False, "fair-aushang-letter"),
        ("cards", "a4-85x55", "fr", False, "fair-cartes-a4-85x55"),
        ("cards", "avery-l7417", "es", True, "fair-tarjetas-avery-l7417-cambios"),
        ("hosts", "a4-85x55", "de-AT", True, "fair-tischleitung-a4-geaendert"),
        ("show", "letter-35x20", "it", False, "fair-run-of-show-letter"),
    ],
)
def test_a_file_says_what_it_is_and_on_which_paper(stocks, kind, stock, lang, changed, stem):
    assert stem_of("fair", kind, stocks[stock], lang, changed=changed) == stem


@pytest.mark.parametrize("lang", ["en", "de", "es", "fr"])
def test_every_kind_has_a_name_of_its_own_in_plain_letters(stocks, lang):
    stems = {stem_of("fair", kind, stocks["a4-85x55"], lang, changed=False) for kind in DeckKind}
    assert len(stems) == len(DeckKind)
    assert [one for one in stems if not one.isascii()] == []
