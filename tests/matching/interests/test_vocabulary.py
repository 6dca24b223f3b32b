"""The shipped vocabulary keeps its own rules, and a file that breaks them is told where."""

import pytest

from matching.errors import BadVocabulary
from matching.interests import fold, resolve
from matching.interests.sensitive import is_sensitive
from matching.interests.topicfile import parse_topics
from matching.interests.vocabulary import shipped, vocabulary_from


def test_it_covers_what_people_bring():
    vocabulary = shipped()
    topics = [one for one in vocabulary.topics.values() if not one.narrower]
    assert len(topics) >= 900
    assert len(vocabulary.names) >= 6_000


@pytest.mark.parametrize(("language", "least"), [("de", 0.8), ("es", 0.75), ("fr", 0.75)])
def test_three_languages_beside_english_are_well_covered(language, least):
    topics = [one for one in shipped().topics.values() if not one.narrower]
    named = [one for one in topics if language in dict(one.labels)]
    assert len(named) / len(topics) >= least


@pytest.mark.parametrize("language", ["it", "pt", "nl", "pl"])
def test_four_more_languages_have_the_commonest_topics(language):
    topics = [one for one in shipped().topics.values() if not one.narrower]
    assert len([one for one in topics if language in dict(one.labels)]) >= 300


def test_every_name_is_understood_as_what_the_file_says():
    vocabulary = shipped()
    wrong = {
        one.words: label
        for name, one in vocabulary.spelled.items()
        if (label := vocabulary.topic_of(name, (one.language,)))
        and resolve(one.words, languages=(one.language,)).key != label
        and resolve(one.words).how != "no words"
    }
    assert wrong == {}


def test_every_link_goes_both_ways_between_two_topics():
    vocabulary = shipped()
    assert {(b, a) for a, b in vocabulary.near} == vocabulary.near
    assert {a for pair in vocabulary.near for a in pair} <= set(vocabulary.topics)
    assert [pair for pair in vocabulary.near if pair[0] == pair[1]] == []


def test_parents_are_topics_and_end_after_two_steps():
    topics = shipped().topics
    for topic in topics.values():
        above = topics[topic.parent] if topic.parent else None
        beyond = topics[above.parent] if above and above.parent else None
        top = topics[beyond.parent] if beyond and beyond.parent else None
        assert top is None or (topic.narrower and not top.parent)


def test_values_and_interests_are_no_neighbors():
    topics = shipped().topics
    values = {one.label for one in topics.values() if one.meaning}
    assert len(values) >= 60
    assert [p for p in shipped().near if (p[0] in values) != (p[1] in values)] == []


def test_no_plain_topic_sounds_sensitive():
    plain = [t.label for t in shipped().topics.values() if not (t.sensitive or t.narrower)]
    assert [label for label in plain if is_sensitive(label)] == []


def test_ambiguous_words_mean_nothing_by_themselves():
    vocabulary = shipped()
    assert [word for word in vocabulary.senses if word in vocabulary.names] == []
    assert {resolve(word).how for word in vocabulary.senses} == {"ambiguous"}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("   tea:", "indentation"),
        ("tea", "no ':'"),
        ("tea (hot):", "flag"),
        ("tea: | xx: te", "language"),
        ("tea: b|ad", "no ':'"),
        ("tea: a(b", "name"),
        ("~ tea", "no '='"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(text, what):
    with pytest.raises(BadVocabulary) as caught:
        parse_topics(f"coffee:\n{text}", source="drinks.txt")
    assert (caught.value.source, caught.value.line, caught.value.what) == ("drinks.txt", 2, what)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("tea:\ntea:", "label twice: tea"),
        ("tea: brew\nbeer: brew", "two topics: brew (tea; beer)"),
        (
            "tea: <pu erh\nbeer: <pu erh",
            "narrower name twice: pu erh\ntwo topics: pu erh (pu erh; pu erh)",
        ),
        ("tea:\n~ tea = beer", "no such label: beer"),
        ("tea:\n~ tea = tea", "near itself: tea"),
        ("tea:\n? tea: tea, tea", "a name already: tea"),
        ("tea:\n! tea", "a name already: tea"),
    ],
)
def test_files_that_contradict_themselves_are_refused_with_every_fault(text, what):
    with pytest.raises(BadVocabulary) as caught:
        vocabulary_from([parse_topics(text)])
    assert what.split("\n")[0] in caught.value.what.split("\n")


def test_one_word_may_mean_two_things_in_two_languages():
    vocabulary = vocabulary_from([parse_topics("cats: | fr: chat\nsmall talk: chat")])
    assert vocabulary.topic_of(fold("chat")) == "small talk"
    assert vocabulary.topic_of(fold("chat"), ("fr",)) == "cats"
