"""Every sentence of every card re-derives from what two people wrote, and from nothing else."""

import random
import re
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import Action, Attendee, Override, Roster
from matching.explain import Explainer
from matching.interests import compare, resolve_all, understand
from matching.interests.overlay import curated
from matching.interests.sensitive import is_sensitive
from matching.interests.vocabulary import shipped
from service.printing.facts import facts_of
from service.printing.share import share_line
from tests.matching.rosters import CALM

# Names, other names, mistyped ones, lists, sentences, refusals, unknown and sensitive words.
WORDS = [
    *("bouldering", "Climbing", "Kochen", "cooking", "hikng", "trail running", "jazz", "Musik"),
    *("chess, tea & my two cats", "I love playing chess", "not into running", "running", "none"),
    *("On Sundays you find me out there hiking with Ada", "quizzlesticks", "Quizzlestick"),
    *("prayer", "my church choir", "python", "Python programming", "bouldering in the alps"),
    *("web surfing", "surfing", "knitting", "crochet", "<b>chess</b>", "snorblefen", "ML"),
]
VALUES = ["honesty", "Ehrlichkeit", "kindness", "compassion", "curiosity"]
CURATION = (
    Override(Action.MERGE, "snorblefen", "hiking"),
    Override(Action.NOT_NEAR, "knitting", "crochet"),
)
KINDS = ("interests", "values", "curious_about")

people = st.builds(
    Attendee,
    st.just(0),
    st.sampled_from(["Ana", "Bo", "Çağla"]),
    st.lists(st.sampled_from(WORDS), max_size=5, unique=True).map(tuple),
    st.lists(st.sampled_from(VALUES), max_size=3, unique=True).map(tuple),
    st.lists(st.sampled_from(WORDS), max_size=2, unique=True).map(tuple),
    printable=st.lists(st.sampled_from(KINDS), unique=True).map(tuple),
    sensitive=st.booleans(),
)


def told(roster, who):
    """The reasons of a meeting, with the sentence that each of its people reads."""
    names = {a.id: a.name for a in roster.attendees if a.id in who}
    for reason in Explainer(roster, understand(roster)).reasons(who):
        for reader in who:
            yield (
                reason,
                share_line(reason.kind, words=reason.words, reader=reader, names=names),
            )


def told_together(roster):
    """The facts of a whole meeting, with the sentence that each of its people reads."""
    names = {a.id: a.name for a in roster.attendees}
    found = Explainer(roster, understand(roster)).reasons(roster.ids)
    stored = [{"kind": one.kind, "words": {str(a): w for a, w in one.words}} for one in found]
    for fact in facts_of(stored, names):
        for reader in roster.ids:
            yield fact, share_line(fact.kind, words=fact.words, reader=reader, names=names)


def field_of(reason, place):
    if reason.kind == "curiosity":
        return ("curious_about", "interests")[place]
    return {"interest": "interests", "value": "values", "wonder": "curious_about"}[reason.kind]


def check(roster, reason, sentence):
    people = {a.id: a for a in roster.attendees}
    (a, one), (b, other) = reason.words
    for place, (who, words) in enumerate(reason.words):
        field = field_of(reason, place)
        assert field in people[who].printable
        assert any(words in typed for typed in getattr(people[who], field))
        assert words in re.sub("[\u2068\u2069]", "", sentence)
    weight = compare(one, other, curated(shipped(), roster.curation)).weight
    assert weight == 100 if reason.relation == "same" else weight >= 50
    if "both" in sentence:
        assert one.casefold() == other.casefold()
    if is_sensitive(one) or is_sensitive(other):
        assert people[a].sensitive
        assert people[b].sensitive
    assert not any(
        e.how in ("negated", "says nothing") for w in (one, other) for e in resolve_all(w)
    )


def without(attendee, field, words):
    """The attendee without every entry that holds these words."""
    kept = tuple(typed for typed in getattr(attendee, field) if words not in typed)
    return replace(attendee, **{field: kept})


@CALM
@given(st.lists(people, min_size=2, max_size=4), st.booleans())
def test_every_sentence_rederives_and_dies_with_either_entry(some, is_curated):
    attendees = [replace(one, id=n) for n, one in enumerate(some, 1)]
    curation = CURATION if is_curated else ()
    roster = Roster.build(attendees, curation)
    for reason, sentence in told(roster, roster.ids):
        check(roster, reason, sentence)
        for place, (who, words) in enumerate(reason.words):
            field = field_of(reason, place)
            fewer = [without(a, field, words) if a.id == who else a for a in roster.attendees]
            left = [
                r.words
                for r, _ in told(Roster.build(fewer, curation), roster.ids)
                if r.kind == reason.kind
            ]
            assert reason.words not in left


@CALM
@given(st.lists(people, min_size=3, max_size=4))
def test_what_several_share_quotes_each_of_them_and_claims_no_more(some):
    roster = Roster.build([replace(one, id=n) for n, one in enumerate(some, 1)])
    pairs = {frozenset(r.words) for r, _ in told(roster, roster.ids)}
    for fact, sentence in told_together(roster):
        assert all(
            frozenset(two) in pairs
            for two in combinations(fact.words, 2)
            if fact.kind != "curiosity" or fact.words[0] in two
        )
        typed = {words.casefold() for _, words in fact.words}
        plain = re.sub("[\u2068\u2069]", "", sentence).casefold()
        if fact.kind == "curiosity" or len(typed) > 1:
            assert all(words in plain for words in typed)
        else:
            assert next(iter(typed)) in plain
        if "all three" in plain or "all four" in plain:
            assert (len(typed), len(fact.words)) == (1, len(roster))


@pytest.mark.parametrize("seed", range(3))
def test_a_crowd_gets_true_sentences_too(seed):
    dice = random.Random(seed)
    names = [name.words for name in shipped().spelled.values()]
    crowd = [
        Attendee(n, f"P{n}", tuple(dice.sample(names, 6)), sensitive=n % 2 == 0)
        for n in range(1, 60)
    ]
    roster = Roster.build(crowd)
    explainer = Explainer(roster, understand(roster))
    found = [r for pair in combinations(roster.ids, 2) for r in explainer.reasons(pair)]
    assert len(found) > 20
    names = {a.id: a.name for a in crowd}
    for reason in found:
        reader = reason.words[0][0]
        line = share_line(reason.kind, words=reason.words, reader=reader, names=names)
        check(roster, reason, line)
