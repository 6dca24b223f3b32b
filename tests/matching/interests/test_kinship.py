"""How nearly topics are related: the document's weights, told by the engine and by the judges alike."""

import random

import pytest

from matching.closeness import Closeness
from matching.interests import compare
from matching.interests.kinship import FAINT, Kinship
from matching.interests.resolver import resolve
from matching.interests.topicfile import parse_topics
from matching.interests.understanding import Voice
from matching.interests.vocabulary import shipped, vocabulary_from

FAMILY = """
@ out
climbing: climb, <sport climbing, <ice climbing
  bouldering: boulder
    moonboarding:
hiking:
@ -
music (broad):
  jazz:
  opera:
yoga:
tea:
~ yoga = hiking
~ tea = yoga
"""


@pytest.mark.parametrize(
    ("one", "other", "weight"),
    [
        ("climbing", "climbing", 100),
        ("bouldering", "climbing", 75),
        ("climbing", "sport climbing", 75),
        ("moonboarding", "climbing", 60),
        ("yoga", "hiking", 55),
        ("sport climbing", "bouldering", 50),
        ("sport climbing", "ice climbing", 50),
        ("climbing", "hiking", 40),
        ("bouldering", "hiking", 40),
        ("jazz", "opera", 0),
        ("jazz", "music", 75),
        ("tea", "hiking", 0),
        ("wallside", "bouldering", 63),
        ("wallside", "climbing", 51),
        ("wallside", "tea", 0),
    ],
)
def test_relations_have_the_weights_of_the_document(one, other, weight):
    vocabulary = vocabulary_from([parse_topics(FAMILY)])
    kinship = Kinship(vocabulary, [("wallside", "bouldering")])
    assert (kinship.weight(one, other), kinship.weight(other, one)) == (weight, weight)


def test_links_are_all_related_pairs_of_what_is_there():
    dice = random.Random(3)
    keys = sorted(dice.sample(sorted(shipped().topics), 400))
    kinship = Kinship(shipped())
    found = list(kinship.links(keys))
    brute = [
        (a, b, weight)
        for a in keys
        for b in keys
        if a < b and (weight := kinship.weight(a, b)) >= FAINT
    ]
    assert found == brute
    assert len(found) > 100


def test_engine_and_judges_tell_the_same_relations():
    dice = random.Random(5)
    labels = dice.sample(sorted(shipped().topics), 250)
    words = [*labels, *(f"{label} in the alps" for label in labels[:60])]
    entries = tuple(entry for word in words if (entry := resolve(word)).key)
    guessed = [(entry.key, entry.topic) for entry in entries if entry.guessed]
    kinship, closeness = Kinship(shipped(), guessed), Closeness(shipped(), [Voice(entries)])
    keys = sorted({entry.key for entry in entries})
    links = list(kinship.links(keys))
    told = [(key, x, weight) for key in keys for x, weight in closeness.beside(key) if key < x]
    assert links == told


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("Kochen", "cooking", "same"),
        ("I love bouldering", "climbing", "near"),
        ("bouldering in the city", "bouldering with Ada", "near"),
        ("rock climbing", "rock music", "unrelated"),
        ("swing dancing", "swing trading", "unrelated"),
        ("baking", "biking", "unrelated"),
        ("quizzlesticks", "Quizzlestick", "same"),
        ("not into running", "running", "unrelated"),
        ("none", "none", "unrelated"),
        ("hiking, chess", "chess & tea", "same"),
    ],
)
def test_two_texts_are_compared_by_their_closest_entries(a, b, relation):
    assert compare(a, b).relation == compare(b, a).relation == relation
