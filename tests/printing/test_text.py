"""What is typed comes out as typed, without what would break a page."""

import pytest

from service.printing.fonts import LATIN, characters
from service.printing.lines import lines_for
from service.printing.minutes import steps
from service.printing.strings import EN, LANGUAGES
from service.printing.text import PLAIN, clean, printable
from tests.printing import portrait


def test_what_is_taken_as_it_is_would_not_be_changed():
    """The short way for Latin letters leads where the long one does."""
    taken = [
        chr(code)
        for code in range(0x20, 0x3000)
        if printable(chr(code), "en") == (chr(code), "") and clean(chr(code)) == chr(code)
    ]
    families = [characters(family) for family in LATIN]
    plain = [char for char in taken if PLAIN.fullmatch(char)]
    assert len(plain) > 400
    assert [char for char in plain if not any(ord(char) in one for one in families)] == []
    assert {*filter(PLAIN.fullmatch, map(chr, range(0x20, 0x3000)))} - {*"\u2068\u2069"} == {*plain}
    assert printable(" a  b ", "en") == ("a b", "")
    assert printable("x\u2069 y\u2068", "en") == ("x y", "")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\n b\tc\u2028d", "a b c d"),
        ("x\u0007y\u0000z", "xyz"),
        ("\u202eabc\u202c", "abc"),
        ("a\u200bb\ufeffc", "abc"),
        ("نمی\u200cدانم", "نمی\u200cدانم"),
        ("e\u0301", "é"),
        ("\u2068x\u2069", "\u2068x\u2069"),
        ("x\u2069 y\u2068", "x y"),
        ("«\u00a0là\u00a0»", "«\u00a0là\u00a0»"),
        ("  ", ""),
    ],
)
def test_only_what_breaks_a_line_is_removed(typed, kept):
    assert clean(typed) == kept


@pytest.mark.parametrize(
    ("typed", "drawn", "lost"),
    [
        ("Željko 王小明 ليلى नमस्ते 👍🏽", "Željko 王小明 ليلى नमस्ते 👍🏽", ""),
        ("𝓙ane", "Jane", "𝓙 (U+1D4D9)"),
        ("ᏣᎳᎩ", "□□□", "Ꮳ (U+13E3), Ꮃ (U+13B3), Ꭹ (U+13A9)"),
        ("ok \ue000", "ok", "\ue000 (U+E000)"),
        ("\u0735\u073d", "□", "\u0735\u073d (U+0735)"),
        ("\u2064\u202e", "□", "U+2064, U+202E"),
    ],
)
def test_what_no_font_can_draw_is_replaced_and_named(typed, drawn, lost):
    assert printable(typed, "en") == (drawn, lost)


def test_every_language_has_every_word():
    assert {lang: sorted(words) for lang, words in LANGUAGES.items()} == dict.fromkeys(
        LANGUAGES, sorted(EN)
    )


def test_the_card_of_the_readme_says_what_cards_say():
    assert portrait.CARD.reassurance in lines_for("en").reassurances
    assert portrait.CARD.pass_line in lines_for("en").passes
    assert set(portrait.CARD.stems) <= set(lines_for("en").stems)


@pytest.mark.parametrize(
    ("minutes", "marks"),
    [(20, [0, 2, 8, 16, 19, 20]), (25, [0, 2, 9, 20, 24, 25])],
)
def test_minutes_are_split_as_hosts_expect(minutes, marks):
    split = steps(minutes)
    assert [step.name for step in split] == ["arrive", "open", "deepen", "close", "leave"]
    assert [split[0].start, *(step.end for step in split)] == marks


@pytest.mark.parametrize("minutes", range(1, 91))
def test_no_minute_is_lost(minutes):
    split = steps(minutes)
    assert [step.end for step in split] == [*(step.start for step in split[1:]), minutes]
    assert split[0].start == 0
