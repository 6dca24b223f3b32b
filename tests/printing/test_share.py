"""Share lines say only what was typed, in the words that were typed."""

import pytest

from service.printing.share import share_line

PAIR = {1: "Ana", 2: "Sam"}
TRIO = {1: "Ana", 2: "Sam", 3: "Jo"}
F, P = "\u2068", "\u2069"
BEES = ((1, "bees"), (2, "hives"))
FAIR = ((1, "fairness"), (2, "fairness"))
SAME = ((1, "night trains"), (2, "night trains"))
OTHER = ((1, "bouldering"), (2, "climbing"))


@pytest.mark.parametrize(
    ("kind", "words", "reader", "names", "said"),
    [
        ("interest", SAME, 1, PAIR, "You both listed “<night trains>”."),
        ("interest", SAME, 1, TRIO, "You and <Sam> both listed “<night trains>”."),
        ("interest", SAME, 3, TRIO, "<Ana> and <Sam> both listed “<night trains>”."),
        (
            "interest",
            (*SAME, (3, "Night trains")),
            3,
            TRIO,
            "All three of you listed “<Night trains>”.",
        ),
        (
            "value",
            (*FAIR, (3, "fairness")),
            3,
            TRIO,
            "What matters to all three of you: “<fairness>”.",
        ),
        ("interest", OTHER, 1, PAIR, "You wrote “<bouldering>”, <Sam> wrote “<climbing>”."),
        ("interest", OTHER, 2, PAIR, "You wrote “<climbing>”, <Ana> wrote “<bouldering>”."),
        ("interest", OTHER, 3, TRIO, "<Ana> wrote “<bouldering>”, <Sam> wrote “<climbing>”."),
        ("value", FAIR, 2, PAIR, "What matters to you both: “<fairness>”."),
        (
            "value",
            FAIR,
            3,
            TRIO,
            "What matters to <Ana> and <Sam>: “<fairness>”.",
        ),
        ("curiosity", BEES, 1, PAIR, "You are curious about “<bees>”. <Sam> listed “<hives>”."),
        ("curiosity", BEES, 2, PAIR, "<Ana> is curious about “<bees>”. You listed “<hives>”."),
        ("curiosity", BEES, 3, TRIO, "<Ana> is curious about “<bees>”. <Sam> listed “<hives>”."),
        ("wonder", SAME, 1, PAIR, "You are both curious about “<night trains>”."),
        ("wonder", SAME, 1, TRIO, "You and <Sam> are both curious about “<night trains>”."),
        ("wonder", SAME, 3, TRIO, "<Ana> and <Sam> are both curious about “<night trains>”."),
        (
            "wonder",
            (*SAME, (3, "Night trains")),
            1,
            TRIO,
            "All three of you are curious about “<night trains>”.",
        ),
        (
            "wonder",
            BEES,
            2,
            PAIR,
            "You are curious about “<hives>”. <Ana> is curious about “<bees>”.",
        ),
        ("general", (), 1, PAIR, "A question for any two people."),
        ("general", (), 1, TRIO, "A question for everyone at the table."),
    ],
)
def test_each_fact_has_one_sentence_for_each_reader(kind, words, reader, names, said):
    line = share_line(kind, words=words, reader=reader, names=names)
    assert line == said.replace("<", F).replace(">", P)


def test_related_words_are_never_called_shared():
    line = share_line("value", words=OTHER, reader=1, names=PAIR)
    assert line == f"You wrote “{F}bouldering{P}”, {F}Sam{P} wrote “{F}climbing{P}”."


def test_typed_direction_overrides_do_not_reach_the_sentence():
    words = ((1, "\u202eevil\u202c \u2067x"), (2, "\u202eevil\u202c x"))
    line = share_line("interest", words=words, reader=1, names=PAIR)
    assert line == f"You both listed “{F}evil x{P}”."


def test_braces_in_typed_words_stay_braces():
    line = share_line("interest", words=((1, "{x}"), (2, "{name}")), reader=1, names=PAIR)
    assert line == f"You wrote “{F}{{x}}{P}”, {F}Sam{P} wrote “{F}{{name}}{P}”."


@pytest.mark.parametrize(
    ("lang", "same", "two", "other"),
    [
        ("de", "Auf euren beiden Listen: „<X>“.", "Auf den Listen von dir und <Sam>: „<X>“.",
         "Du hast „<X>“ geschrieben, <Sam> „<Y>“."),
        ("es", "En las dos listas: «<X>».", "En dos listas, la tuya y la de <Sam>: «<X>».",
         "Escribiste «<X>»; <Sam>, «<Y>»."),
        ("fr-CA", "Sur vos deux listes\u00a0: «\u00a0<X>\u00a0».",
         "Chez vous et <Sam>\u00a0: «\u00a0<X>\u00a0».",
         "Vous avez écrit «\u00a0<X>\u00a0», <Sam> «\u00a0<Y>\u00a0»."),
    ],
)  # fmt: skip
def test_other_languages_say_it_their_way(lang, same, two, other):
    equal, unlike = ((1, "X"), (2, "X")), ((1, "X"), (2, "Y"))
    said = [
        share_line("interest", words=words, reader=1, names=names, lang=lang)
        for words, names in ((equal, PAIR), (equal, TRIO), (unlike, PAIR))
    ]
    assert said == [line.replace("<", F).replace(">", P) for line in (same, two, other)]


@pytest.mark.parametrize(
    ("lang", "pair", "two", "all_"),
    [
        ("de", "Ihr seid beide neugierig auf das Thema „<X>“.",
         "Das Thema „<X>“ macht dich und <Sam> neugierig.",
         "Alle drei sind neugierig auf das Thema „<X>“."),
        ("es", "Una curiosidad en común: «<X>».",
         "La misma curiosidad en dos listas, la tuya y la de <Sam>: «<X>».",
         "La misma curiosidad en las tres listas: «<X>»."),
        ("fr", "Une même curiosité chez vous deux\u00a0: «\u00a0<X>\u00a0».",
         "Une même curiosité chez vous et <Sam>\u00a0: «\u00a0<X>\u00a0».",
         "Une même curiosité chez vous trois\u00a0: «\u00a0<X>\u00a0»."),
    ],
)  # fmt: skip
def test_what_all_are_curious_about_is_said_in_each_language(lang, pair, two, all_):
    words = ((1, "X"), (2, "X"))
    said = [
        share_line("wonder", words=some, reader=1, names=names, lang=lang)
        for some, names in ((words, PAIR), (words, TRIO), ((*words, (3, "X")), TRIO))
    ]
    assert said == [line.replace("<", F).replace(">", P) for line in (pair, two, all_)]


@pytest.mark.parametrize(
    ("lang", "reader", "said"),
    [
        ("en", 1, "<Jo> is curious about “<hives>”. You and <Sam> both listed “<bees>”."),
        ("en", 3, "You are curious about “<hives>”. <Ana> and <Sam> both listed “<bees>”."),
        ("de", 1, "<Jo> ist neugierig auf das Thema „<hives>“. Auf den Listen von dir und <Sam>: „<bees>“."),
        ("es", 1, "<Jo> siente curiosidad por el tema «<hives>». "
         "En dos listas, la tuya y la de <Sam>: «<bees>»."),
        ("fr", 1, "<Jo> aimerait en savoir plus\u00a0: «\u00a0<hives>\u00a0». "
         "Chez vous et <Sam>\u00a0: «\u00a0<bees>\u00a0»."),
    ],
)  # fmt: skip
def test_those_who_listed_the_same_are_named_together(lang, reader, said):
    words = ((3, "hives"), (1, "bees"), (2, "Bees"))
    line = share_line("curiosity", words=words, reader=reader, names=TRIO, lang=lang)
    assert line == said.replace("<", F).replace(">", P)


def test_those_who_listed_other_words_each_keep_their_own():
    words = ((3, "hives"), (1, "bees"), (2, "honey"))
    line = share_line("curiosity", words=words, reader=3, names=TRIO)
    assert line == (
        f"You are curious about “{F}hives{P}”. {F}Ana{P} listed “{F}bees{P}”. "
        f"{F}Sam{P} listed “{F}honey{P}”."
    )
