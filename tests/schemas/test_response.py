import pytest
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import ValidationError

from service.schemas.fault import Fault, faults_of
from service.schemas.response import load_response
from service.store.values import Size


def refused(**form):
    with pytest.raises(ValidationError) as caught:
        load_response({"name": ["Ada"], **form})
    return faults_of(caught.value)


def test_a_whole_form():
    values = load_response(
        {
            "name": ["  Mei-Ling   Zhou "],
            "email": ["mei@example.org"],
            "interests": ["night trains"],
            "interests_text": ["old maps, Night Trains\nlearning the erhu; 読書、茶"],
            "values": ["craft", "play"],
            "depth": ["3"],
            "languages": ["EN", "zh"],
            "size": ["tables"],
            "keep_apart_text": ["Sam Okoye"],
            "print": ["interests"],
            "sensitive": ["on"],
        }
    )
    assert values.name == "Mei-Ling Zhou"
    assert values.interests == ("night trains", "old maps", "learning the erhu", "読書", "茶")
    assert (values.values, values.depth, values.size) == (("craft", "play"), 3, Size.TABLES)
    assert (values.languages, values.keep_apart) == (("en", "zh"), ("Sam Okoye",))
    assert (values.printable, values.sensitive) == (("interests",), True)


def test_a_name_is_needed():
    assert refused(name=[""]) == {"name": [Fault("missing")]}
    for unseen in ("\u202e\u200b", "\u2064", "\u3164 \u00ad", "\ue000"):
        assert refused(name=[unseen]) == {"name": [Fault("control-only")]}


def test_controls_and_overrides_are_taken_out_of_words():
    values = load_response({"name": ["A\u202ed\x00a\u2066"], "interests": ["tea\x07\u202e"]})
    assert (values.name, values.interests) == ("Ada", ("tea",))


def test_syntax_of_other_languages_is_only_text():
    text = '#read("/etc/passwd") $x$ <script>alert(1)</script> {{ 7*7 }}'
    assert load_response({"name": ["Ada"], "interests": [text]}).interests == (text,)


@pytest.mark.parametrize(
    ("form", "fault"),
    [
        ({"email": ["ada@"]}, {"email": [Fault("not-an-address", (("value", "ada@"),))]}),
        ({"values": list("abcdef")}, {"values": [Fault("too-many", (("n", 6), ("max", 5)))]}),
        ({"depth": ["4"]}, {"depth": [Fault("out-of-range", (("low", 1), ("high", 3)))]}),
        ({"depth": ["deep"]}, {"depth": [Fault("not-a-number")]}),
        ({"size": ["crowd"]}, {"size": [Fault("not-a-choice")]}),
        ({"print": ["keep_apart"]}, {"printable": [Fault("not-a-choice")]}),
        (
            {"interests_text": ["x" * 2_000_000]},
            {
                "interests": [
                    Fault("too-long", (("n", 2_000_000), ("max", 80), ("words", "x" * 40)))
                ]
            },
        ),
        ({"name": ["x" * 101]}, {"name": [Fault("too-long", (("n", 101), ("max", 100)))]}),
    ],
)
def test_every_fault_is_a_code_with_facts(form, fault):
    assert refused(**form) == fault


@pytest.mark.parametrize(
    "address",
    [
        "bob(x@example.org",
        "a:b@example.org",
        "a[b@example.org",
        "a@[b.cd",
        "a b@c.org",
        "<a@b.org>",
        "a@bü<x>.org",
        "a@bücher",
        "a@b ü.org",
        "a@" + "ü" * 63 + ".org",
    ],
)
def test_an_address_that_a_mail_program_reads_otherwise_is_refused(address):
    assert refused(email=[address]) == {"email": [Fault("not-an-address", (("value", address),))]}


@pytest.mark.parametrize(
    "address",
    [
        "o'neil+x@example.co.uk",
        "zoë@münchen.example",
        "a_b-c@x.org",
        "ana@пример.рф",
        "ana@डाटामेल.भारत",
    ],
)
def test_unusual_addresses_are_taken(address):
    assert load_response({"name": ["Ada"], "email": [address]}).email == address


def test_all_faults_are_told_at_once():
    assert list(refused(name=[""], email=["x"], depth=["9"])) == ["name", "email", "depth"]


@given(st.dictionaries(st.sampled_from(["name", "email", "interests", "values_text", "depth", "size"]),
                       st.lists(st.text(max_size=40), max_size=4)))  # fmt: skip
def test_any_form_is_taken_or_refused_with_codes(form):
    try:
        values = load_response(form)
    except ValidationError as error:
        assert all(isinstance(one, Fault) for found in faults_of(error).values() for one in found)
    else:
        assert values.name == " ".join(values.name.split())


def test_a_full_name_of_a_hundred_letters_is_taken():
    name = "Warnakulasuriya Patabendige Ushantha Joseph Chaminda Vaas "
    name += "Kurukulasuriya Mudiyanselage Appuhamige II"
    assert len(name) == 100
    assert load_response({"name": [name], "met": [name]}).name == name
