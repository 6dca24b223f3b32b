"""Larger cards for larger questions: measured, and said only where they are needed."""

import pytest

from service.printing.largercards import larger_cards


@pytest.mark.parametrize(
    ("stock", "larger"),
    [
        (
            "a4-85x55",
            ("a4-148x105", "avery-5388", "avery-5389", "avery-5392", "avery-74459"),
        ),
        ("avery-l7417", ("a4-148x105", "avery-5388", "avery-5389")),
        ("avery-5388", ("a4-148x105", "avery-5389")),
        ("a4-148x105", ()),
    ],
)
def test_larger_cards_are_those_whose_questions_are_larger(stocks, stock, larger):
    found = larger_cards(stocks[stock], tuple(stocks.values()))
    assert tuple(sorted(one.id for one in found)) == larger
