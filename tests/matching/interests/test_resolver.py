"""What typed words are understood as, step by step, and what nothing is made of."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching import Attendee, Roster
from matching.interests import fold, resolve, resolve_all, understand
from matching.interests.reading import listed_in
from matching.openers.slots import fits


@pytest.mark.parametrize(
    ("words", "topic", "relation", "how"),
    [
        ("Climbing ", "climbing", "same", "exact"),
        ("rock climbing", "climbing", "same", "exact"),
        ("Trail-running", "trail running", "same", "exact"),
        ("Kochen", "cooking", "same", "exact"),
        ("D&D", "Dungeons and Dragons", "same", "exact"),
        ("ML", "machine learning", "same", "exact"),
        ("l.a.r.p.", "LARP", "same", "spelling"),
        ("hill-walk ing", "hiking", "same", "spelling"),
        ("I love playing chess", "chess", "same", "fillers"),
        ("hiking and stuff", "hiking", "same", "fillers"),
        ("wood carver", "wood carving", "same", "stem"),
        ("photograhpy", "photography", "same", "typo"),
        ("bird-watchng", "bird watching", "same", "typo"),
        ("bouldering in the alps", "bouldering", "narrower", "head word"),
        ("Winterfotografie", "photography", "maybe", "last word"),
        ("Painting (acrylic, watercolor, oil)", "painting", "narrower", "head word"),
        ("lakeside street photography", "street photography", "narrower", "head word"),
        ("tower bouldering", "bouldering", "maybe", "last word"),
        ("quizzlestick making", "", "own", "own words"),
        ("python", "", "own", "ambiguous"),
        ("not running", "", "none", "negated"),
        ("no golf", "", "none", "negated"),
        ("the rapist", "", "own", "own words"),
        ("Kuchen", "cakes", "same", "exact"),
        ("Küche", "", "own", "own words"),
        ("ich mag Küchen", "", "own", "own words"),
        ("ich fahre", "", "own", "own words"),
        ("péché", "", "own", "own words"),
        ("pêche", "fishing", "same", "exact"),
        ("échec", "", "own", "own words"),
        ("échecs", "chess", "same", "exact"),
        ("MeToo", "", "own", "own words"),
        ("Biden", "", "own", "own words"),
        ("Mbappé", "", "own", "own words"),
        ("Photograhpy", "photography", "same", "typo"),
        ("mint", "", "own", "own words"),
        ("chat", "", "own", "own words"),
        ("rosé", "", "own", "own words"),
        ("football ❌", "", "none", "negated"),
        ("golf? no way", "", "none", "negated"),
        ("car pets", "pets", "maybe", "last word"),
        ("used to play chess", "chess", "maybe", "last word"),
        ("j'ai arrêté la course à pied", "", "none", "negated"),
        ("aber kein Handball", "", "none", "negated"),
        ("football (hate it)", "", "none", "negated"),
        ("Fußball (nicht meins)", "", "none", "negated"),
        ("foot (pas du tout)", "", "none", "negated"),
        ("Gaming (board games)", "board games", "same", "exact"),
        ("against nuclear power", "", "own", "own words"),
        ("non-vegan cooking", "", "own", "own words"),
        (".NET", "dotnet", "same", "exact"),
        ("dockers", "", "own", "own words"),
        ("hiking (not alone)", "hiking", "same", "spelling"),
        ("games (no video games)", "games", "same", "spelling"),
        ("curry (Steph)", "curries", "narrower", "head word"),
        ("chess (beginner)", "chess", "same", "spelling"),
        ("Fußball (nicht)", "", "none", "negated"),
        ("shibari", "", "own", "own words"),
        ("none", "", "none", "says nothing"),
        ("n/a", "", "none", "says nothing"),
        ("everything", "", "none", "says nothing"),
        ("🎸🎶", "", "none", "no words"),
        ("www.example.org", "", "none", "no words"),
        ("", "", "none", "no words"),
        ("<b>chess</b>", "chess", "same", "exact"),
    ],
)
def test_words_are_understood(words, topic, relation, how):
    entry = resolve(words)
    assert (entry.topic, entry.relation, entry.how, entry.words) == (
        topic, relation, how, words.strip(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("hiking, cooking & my two dogs", ["hiking", "cooking", "my two dogs"]),
        ("- chess\n- tea; go-karts", ["chess", "tea", "go-karts"]),
        ("drum & bass", ["drum & bass"]),
        ("hiking, chess? no thanks; knitting", ["hiking", "chess? no thanks", "knitting"]),
        ("Fußball? nie", ["Fußball? nie"]),
        ("I hate football, golf and tennis", ["I hate football, golf and tennis"]),
        ("no politics, religion, sports", ["no politics, religion, sports"]),
        ("No Man's Sky, chess", ["No Man's Sky", "chess"]),
        ("reading, no sports, music", ["reading", "no sports", "music"]),
        ("Likes: chess. Dislikes: poker, golf", ["Likes: chess", "Dislikes: poker, golf"]),
        ("Dungeons & Dragons and chess", ["Dungeons & Dragons", "chess"]),
        ("Yoga (hatha, mostly), pottery", ["Yoga (hatha, mostly)", "pottery"]),
        (
            "hiking and chess (with my sons & daughters)",
            ["hiking", "chess (with my sons & daughters)"],
        ),
        ("sports, esp. tennis", ["sports", "esp. tennis"]),
        ("[chess], {tea}", ["chess", "tea"]),
        ("Music (jazz, tea", ["Music", "jazz", "tea"]),
        ("to share my innermost thoughts", ["to share my innermost thoughts"]),
        ("salt and pepper mills", ["salt and pepper mills"]),
        ("Kochen und Wandern", ["Kochen", "Wandern"]),
    ],
)
def test_lists_are_split_and_names_are_not(words, parts):
    assert [entry.words for entry in resolve_all(words)] == parts


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("el mar en invierno", "es"), ("música en el cine", "es"), ("la mer en hiver", "fr"),
        ("yoga i parken", "sv"), ("jazz et cinema", "da"), ("cinema o mar", "pt"),
        ("filmy o jazz", "pl"), ("libri i musica", "it"), ("jazz u kinu", "hr"),
        ("jazz en cinema", ""), ("music i like", "en"), ("gaming e sports", "en"),
        ("cooking e bikes", "es"),
    ],
)  # fmt: skip
def test_what_is_an_and_elsewhere_parts_nothing(words, language):
    languages = (language,) if language else ()
    assert [entry.words for entry in resolve_all(words, languages=languages)] == [words]


@pytest.mark.parametrize(
    ("words", "languages"),
    [
        ("koken en wandelen", ("nl", "en")), ("kino i muzyka", ("pl", "en")), ("kochen u. backen", ("de",)),
        ("yoga e cinema", ("it", "en")), ("jazz o cine", ("es",)), ("yoga y meditación", ("es", "fr")),
        ("yoga et cinéma", ("fr",)), ("yoga ou cinéma", ()), ("yoga y meditación", ()),
    ],
)  # fmt: skip
def test_an_and_of_the_writers_parts_a_list(words, languages):
    first, _, second = words.split()
    assert [e.words for e in resolve_all(words, languages=languages)] == [first, second]


@pytest.mark.parametrize(
    ("words", "topics"),
    [
        ("sports (tennis)", ["tennis"]),
        ("films (e.g. horror)", ["horror films"]),
        ("Music (jazz, soul)", ["jazz", "soul music"]),
        ("Gaming [board games, card games]", ["board games", "card games"]),
        ("Gaming (chess)", ["chess"]),
        ("Lesen (Krimis vor allem)", ["crime novels"]),
        ("martial arts (karate mostly)", ["karate"]),
        ("Yoga (meditation)", ["yoga"]),
        ("Soccer (football)", ["football"]),
        ("travel (40 countries so far)", ["travel"]),
        ("squash (the sport)", ["squash"]),
        ("squash (vegetable)", ["vegetables as food"]),
        ("Go (the language)", ["Go programming"]),
        ("python (snake)", ["keeping reptiles"]),
        ("hobbies (hiking & golf)", ["hiking", "golf"]),
        ("sports (not golf, tennis)", ["sports"]),
        ("sports (no golf, tennis)", ["sports"]),
        ("sports (except golf, tennis)", ["sports"]),
        ("tech (AI, web3, etc.)", ["artificial intelligence", "web3"]),
        ("Earth, Wind & Fire", ["funk"]),
        ("#hiking #chess", ["hiking", "chess"]),
        ("Sports, e.g. climbing", ["sports", "climbing"]),
        ("Kochen bzw. Backen", ["cooking", "baking"]),
        ("Pop; tea", ["pop music", "tea"]),
        ("Brett- und Kartenspiele", ["board games", "card games"]),
        ("road and mountain biking", ["road cycling", "mountain biking"]),
        ("bread and quizzle baking", ["baking"]),
    ],
)
def test_what_brackets_and_shared_ends_name_is_meant(words, topics):
    assert [entry.topic for entry in resolve_all(words)] == topics


def test_a_gloss_that_names_another_sense_is_no_kind():
    assert resolve("squash (vegetable)").relation == "maybe"


def test_a_list_in_brackets_keeps_each_kind_in_all_words_typed():
    entries = resolve_all("Painting (oil, acrylic)")
    assert [e.key for e in entries] == ["oil painting", "acrylic painting"]
    assert {e.words for e in entries} == {"Painting (oil, acrylic)"}


def test_a_sentence_is_read_for_the_names_in_it_and_stays_whole_unless_it_says_no():
    told = "On most Sundays you find me out there hiking with whoever wants to come"
    assert [(e.words, e.topic) for e in resolve_all(told)] == [(told, "hiking")]
    refused = "On most Sundays you never find me out there hiking with whoever comes"
    assert [(e.words, e.topic) for e in resolve_all(refused)] == [(refused, "")]


@pytest.mark.parametrize(
    "words",
    [
        "web surfing", "hair curling", "hikaru", "running a bath", "legos y lejos",
    ],
)  # fmt: skip
def test_words_that_only_look_alike_stay_their_own(words):
    assert resolve(words).relation in {"own", "maybe"}
    assert resolve(words).title == fold(words)


def test_the_same_unknown_words_meet_however_they_are_spaced():
    one, other = resolve("I love quizzlestick making"), resolve("Quizzlestick-Making")
    turned = resolve("making quizzlesticks")
    assert one.key == other.key == turned.key
    assert resolve("chocolate quizzle").key != resolve("quizzle chocolate").key


def test_words_in_angle_brackets_alone_are_words():
    assert [resolve(words).key for words in ("<chess>", "<b>chess</b>", "<>")] == [
        *["chess"] * 2,
        "",
    ]


@settings(deadline=None, derandomize=True, max_examples=400)
@given(st.text(max_size=200))
def test_anything_typed_gets_entries_in_the_words_typed(text):
    for entry in resolve_all(text):
        assert entry.relation in {"same", "narrower", "own", "maybe", "none"}
        assert bool(entry.key) == (entry.relation != "none")
        assert entry.words in text


@pytest.mark.parametrize(
    "text",
    ["a" * 10_000, "chess " * 2_000, "\x00\x01chess", "чess", "日本語の本", "'; DROP TABLE users; --",
     "\ud800", "((((", "&&&&", ",,,,"],
)  # fmt: skip
def test_no_input_is_an_error(text):
    assert all(entry.how for entry in resolve_all(text))


def test_a_language_decides_where_two_share_a_name():
    assert resolve("lecture", languages=("fr",)).topic == "reading"
    assert resolve("lectures", languages=("en",)).topic == "conferences"


@pytest.mark.parametrize(
    "words", ["https://a.example", "www.example.org", "a@b.example", "🎸🎶", "1984", "!?", "＠me"]
)
def test_links_addresses_and_signs_are_no_topic(words):
    assert (resolve(words).key, fits(words)) == ("", False)


def test_sensitive_words_take_part_only_with_consent():
    people = [
        Attendee(1, "Ana", ("Prayer", "chess")),
        Attendee(2, "Sam", ("Prayer", "chess"), sensitive=True),
    ]
    voices = understand(Roster.build(people)).voices
    assert [[e.words for e in v.interests] for v in voices] == [["chess"], ["Prayer", "chess"]]


SCRIPT = """
from matching.interests import resolve_all
for text in open(0).read().split("\\n"):
    print([(e.key, e.topic, e.relation, e.how) for e in resolve_all(text)])
"""


def test_answers_do_not_depend_on_the_hash_seed():
    words = "hikng\nrock climbng and chess\nKochen, Wandern\npython\nphotogrpahy walks\nweb surfing"
    outs = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT], input=words, capture_output=True, text=True, check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
        ).stdout
        for seed in ("0", "1", "4242")
    }  # fmt: skip
    assert len(outs) == 1


@settings(deadline=None, derandomize=True, max_examples=300)
@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(words):
    assert fold(fold(words)) == fold(words)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Rock Climbing", "rock-climbing"),
        ("Café", "cafe"),
        ("arts & crafts", "Arts and Crafts"),
        ("stories", "story"),
        ("beaches", "beach"),
        ("movies", "movie"),
        ("\uff2a\uff41\uff5a\uff5a", "jazz"),
        ("farmer’s markets", "farmer's market"),
        ("l’escalade", "l'Escalade"),
    ],
)
def test_the_same_words_fold_alike(one, two):
    assert fold(one) == fold(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("C++", "C"),
        ("chess", "ches"),
        ("lens", "len"),
        ("が", "か"),
        ("tennis", "tenni"),
        ("d'art", "dart"),
    ],
)
def test_different_words_stay_different(one, two):
    assert fold(one) != fold(two)


def test_a_borrowed_word_means_something_to_who_speaks_its_language():
    assert [resolve("chat", languages=(one,)).topic for one in ("fr", "en")] == ["cats", ""]


@pytest.mark.parametrize(
    ("typed", "phrases"),
    [
        ("I work with people, data, and plants", 1),
        ("Ich arbeite mit Menschen, Daten, und Pflanzen", 1),
        ("I spend weekends in my garden, which is wild. Chess", 2),
        ("I like old trains, cooking, and jazz", 3),
        ("I am a nurse, and I love maps", 2),
        ("My old garden, chess, and tea", 3),
    ],
)
def test_what_somebody_tells_of_their_own_is_one_thing_and_a_list_of_likes_is_not(typed, phrases):
    found = listed_in(typed)
    assert (len(found), [one for one in found if one.startswith("and ")]) == (phrases, [])
