"""Columns that only steer seating: known by their heading, and only where they mean nothing else."""

import pytest

from service.imports import guess_mapping, read_table
from service.imports.traits import age_band, attribute_named, traits_of


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Profession", "field"),
        ("INDUSTRY:", "field"),
        ("Age-group", "age band"),
        ("Company", "group"),
        ("T-Shirt size", "t shirt size"),
    ],
)
def test_headings_have_one_name_each(heading, name):
    assert attribute_named(heading) == name


@pytest.mark.parametrize(
    ("said", "band"),
    [("34", "30-39"), ("30", "30-39"), ("7", "0-9"), ("30-39", "30-39"), ("over 60", "over 60"),
     ("1984", "1984"), ("３４", "３４")],
)  # fmt: skip
def test_plain_numbers_of_years_become_bands(said, band):
    assert age_band(said) == band


def traits(content, *wanted):
    table = read_table(content.encode())
    return traits_of(table, guess_mapping(table), wanted=wanted)


def test_only_columns_without_another_meaning_are_read():
    content = "name,field,occupation,age,town,team\nA,,law,34,Delft,Acme\nB,-,n/a,,,\n"
    assert traits(content) == ((("age band", "30-39"), ("field", "law")), ())
    assert traits(content, "town", "group", "name") == (
        (("age band", "30-39"), ("field", "law"), ("town", "Delft")),
        (),
    )
