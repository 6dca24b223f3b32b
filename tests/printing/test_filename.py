"""Files are named by the event, by what they are in its language, and by the paper."""

import pytest

from service.printing.filename import Held, names_of_files, stem_of, stem_told
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


def test_a_long_event_leaves_room_for_what_a_file_holds(stocks):
    stem = stem_of("a" * 60, "tents", stocks["letter-35x20"], "de", changed=True)
    (*_, last) = names_of_files(stem, [Held(60, n, n + 5) for n in (1, 1000)], "de")
    assert last == f"{'a' * 40}-tischaufsteller-letter-geaendert-runde-60-tische-1000-1005.pdf"
    assert len(last) < 120


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        (
            "en",
            ["fair-round-09.pdf", "fair-round-10-table-07.pdf", "fair-round-10-tables-08-12.pdf"],
        ),
        (
            "de",
            ["fair-runde-09.pdf", "fair-runde-10-tisch-07.pdf", "fair-runde-10-tische-08-12.pdf"],
        ),
        ("es", ["fair-ronda-09.pdf", "fair-ronda-10-mesa-07.pdf", "fair-ronda-10-mesas-08-12.pdf"]),
        ("fr", ["fair-tour-09.pdf", "fair-tour-10-table-07.pdf", "fair-tour-10-tables-08-12.pdf"]),
    ],
)
def test_a_file_says_which_round_and_tables_it_holds(lang, names):
    holds = [Held(9, 1, 12), Held(10, 7, 7), Held(10, 8, 12)]
    assert [*names_of_files("fair", holds, lang)] == names == sorted(names)
    assert {stem_told(name) for name in names} == {"fair"}


def test_files_of_people_have_numbers_and_files_of_all_rounds_tell_tables():
    assert names_of_files("fair", [None, None], "en") == ("fair-01.pdf", "fair-02.pdf")
    assert names_of_files("fair", [None], "en") == ("fair.pdf",)
    assert names_of_files("fair", [], "en") == ()
    holds = [Held(0, 1, 20), Held(0, 21, 21)]
    assert names_of_files("fair", holds, "en") == ("fair-tables-01-20.pdf", "fair-table-21.pdf")
    assert (
        stem_told("our-round-1-tables-2-table-tents-a4.pdf")
        == "our-round-1-tables-2-table-tents-a4"
    )
