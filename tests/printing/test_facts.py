"""What more than two share is said once, of all who wrote it and of nobody else."""

import pytest

from service.printing.facts import Fact, facts_of
from service.printing.share import share_line

F, P = "\u2068", "\u2069"
FOUR = {1: "Ana", 2: "Ben", 3: "Cy", 4: "Di"}
TYPED = {1: "bees", 2: "Bees", 3: "bees", 4: "bees"}


def reasons(*pairs, kind="interest", typed=TYPED):
    return [{"kind": kind, "words": {str(a): typed[a], str(b): typed[b]}} for a, b in pairs]


ALL = reasons((1, 2), (1, 3), (1, 4), (2, 3), (2, 4), (3, 4))


def test_equal_words_of_all_are_one_fact():
    assert facts_of(ALL, FOUR) == (Fact("interest", tuple(TYPED.items())),)


def test_who_left_is_in_no_fact():
    assert facts_of(ALL, {1, 2, 4}) == (Fact("interest", ((1, "bees"), (2, "Bees"), (4, "bees"))),)
    assert facts_of(ALL, {3}) == ()


def test_other_words_for_the_same_stay_beside_each_other():
    typed = {1: "bees", 2: "bees", 3: "beekeeping"}
    found = facts_of(reasons((1, 3), (1, 2), (2, 3), typed=typed), FOUR)
    assert [fact.words for fact in found] == [
        ((1, "bees"), (3, "beekeeping")),
        ((1, "bees"), (2, "bees")),
        ((2, "bees"), (3, "beekeeping")),
    ]


def test_an_interest_is_no_value():
    both = [*reasons((1, 2)), *reasons((1, 2), kind="value")]
    assert [fact.kind for fact in facts_of(both, FOUR)] == ["interest", "value"]


def test_all_who_know_what_one_is_curious_about_stand_after_them():
    curious = reasons((3, 1), (3, 2), (4, 1), kind="curiosity")
    assert [fact.words for fact in facts_of(curious, FOUR)] == [
        ((3, "bees"), (1, "bees"), (2, "Bees")),
        ((4, "bees"), (1, "bees")),
    ]


@pytest.mark.parametrize(
    ("lang", "all_four", "three", "values"),
    [
        (
            "en",
            "All four of you listed “<bees>”.",
            "Three of you listed “<bees>”: you, <Ben> and <Cy>.",
            "What matters to all four of you: “<bees>”.",
        ),
        (
            "de",
            "Auf allen vier Listen: „<bees>“.",
            "Auf drei eurer Listen, bei dir, <Ben> und <Cy>: „<bees>“.",
            "Allen vier wichtig: „<bees>“.",
        ),
        (
            "es",
            "En las cuatro listas: «<bees>».",
            "En tres listas, la tuya, la de <Ben> y la de <Cy>: «<bees>».",
            "El mismo valor en las cuatro listas: «<bees>».",
        ),
        (
            "fr",
            "Sur vos quatre listes\u00a0: «\u00a0<bees>\u00a0».",
            "Sur trois de vos listes, chez vous, <Ben> et <Cy>\u00a0: «\u00a0<bees>\u00a0».",
            "Ce qui compte pour vous quatre\u00a0: «\u00a0<bees>\u00a0».",
        ),
    ],
)
def test_groups_are_told_by_number_in_every_language(lang, all_four, three, values):
    (whole,), (part,) = facts_of(ALL, FOUR), facts_of(ALL, {1, 2, 3})
    said = [
        share_line(kind, words=fact.words, reader=1, names=FOUR, lang=lang)
        for kind, fact in (("interest", whole), ("interest", part), ("value", whole))
    ]
    assert said == [line.replace("<", F).replace(">", P) for line in (all_four, three, values)]


def test_more_than_a_dozen_are_not_counted():
    many = {number: f"P{number}" for number in range(1, 15)}
    words = tuple((number, "bees") for number in many)
    lines = [
        share_line("interest", words=those, reader=1, names=many) for those in (words, words[:13])
    ]
    assert lines[0] == f"You all listed “{F}bees{P}”."
    assert lines[1].startswith(f"You, {F}P2{P}, {F}P3{P}")
