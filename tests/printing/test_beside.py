"""What a card says beside its question: what is the reader's, and all that the question needs."""

import re

import pytest

from matching import Attendee, Roster, Rules, make_plan
from matching.openers.bank import BANK, BANKS, BY_ID, LANGUAGES
from service.printing.beside import Shared, lines_beside, said_once, shared_of
from service.printing.share import language_asked
from service.printing.text import isolated

NAMES = {1: "Wanda", 2: "Aylin", 3: "David", 4: "Jonas"}


def met(*interests, language="en", rounds=1):
    """The one meeting of these people, as it is stored, each with words of their own."""
    people = [
        Attendee(n, NAMES[n], words, languages=(language,), depth=3)
        for n, words in enumerate(interests, 1)
    ]
    kind = Rules("pairs", rounds) if len(people) == 2 else Rules("tables", 1, table_size=4)
    (meeting,) = make_plan(Roster.build(people), kind).rounds[0].meetings
    reasons = [
        {"kind": one.kind, "words": {str(a): typed for a, typed in one.words}}
        for one in meeting.reasons
    ]
    return reasons, meeting.ladder


def read(reasons, ladder, reader, names=NAMES):
    stored = {"opener": ladder.opener, "ids": list(ladder.ids)}
    shared = shared_of(reasons, names, reader=reader, lang=language_asked(stored))
    return lines_beside(shared, stored, reader=reader)


def plain(text):
    return text.replace("\u2068", "").replace("\u2069", "")


def test_each_reads_what_they_share_themselves_and_first_what_all_are_asked_about():
    rare = ("chess", "learning Portuguese")
    reasons, ladder = met(("learning Portuguese", "tea"), rare, rare, (rare[1], "tea"))
    assert "learning Portuguese" in ladder.opener
    lines = {n: [plain(line) for line in read(reasons, ladder, n)] for n in NAMES}
    assert {said[0] for said in lines.values()} == {"All four of you listed “learning Portuguese”."}
    assert [said[1] for said in lines.values()] == [
        "You and Jonas both listed “tea”.",
        "You and David both listed “chess”.",
        "You and Aylin both listed “chess”.",
        "You and Wanda both listed “tea”.",
    ]


def test_what_others_share_is_told_to_who_shares_nothing_and_where_it_is_asked_about():
    reasons, ladder = met(("tea",), ("chess",), ("chess", "tea"), ("maps",))
    for reader in (1, 2):
        lines = read(reasons, ladder, reader)
        (asked,) = [word for word in ("tea", "chess") if isolated(word) in ladder.opener]
        assert f"“{isolated(asked)}”" in lines[0]
        assert [line for line in lines if "You" in line]
        assert all("You" in line for line in lines if isolated(asked) not in line)
    assert any("both listed" in line for line in read(reasons, ladder, 4))


def test_letters_within_a_question_are_not_words_of_people():
    ladder = {"opener": "What part of “\u2068choir\u2069” do you like?", "ids": ["en-si-01"]}
    shared = (
        Shared((1, 2), "You both listed “art”.", "interest", ("art",)),
        Shared((1, 2), "You both listed “choir”.", "interest", ("choir",)),
    )
    assert lines_beside(shared, ladder, reader=1)[0] == "You both listed “choir”."


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_is_said_once_and_then_it_stands_alone(language):
    """In some languages a sentence of its own says the words, before the question points at them."""
    words = ("night trains", "choir", "chess", "maps")
    pointing = [q for q in BANKS[language] if q.pointing and "topic" in q.slots]
    led = [q for q in pointing if ". " in q.text]
    assert bool(led) == (language != "en")
    names = {1: "Wanda", 2: "Aylin"}
    reasons, _ = met(words, words, language=language)
    for question in led:
        opener = question.text.replace("{topic}", "\u2068choir\u2069")
        stored = {"opener": opener, "ids": [question.id]}
        shared = shared_of(reasons, names, reader=1, lang=language)
        lines = lines_beside(shared, stored, reader=1)
        assert (len(lines), "choir" in lines[0]) == (1, True)
        assert said_once(opener, lines) == question.pointing
        # Below two lines the question keeps its words.
        assert said_once(opener, (*lines, "")) == opener


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_first_question_points_and_at_the_one_line_above(language):
    names = {1: "Wanda", 2: "Aylin"}
    for mine, others in (("Kochen", "cooking"), ("cocinar", "cuisiner")):
        reasons, ladder = met((mine, "chess"), (others, "tea"), language=language)
        opener, *rest = (BY_ID[name] for name in ladder.ids)
        texts = (ladder.deeper, ladder.closing, ladder.other)
        assert ladder.opener == opener.pointing
        assert [q.id for q, text in zip(rest, texts, strict=True) if text == q.pointing] == []
        (line,) = read(reasons, ladder, 1, names)
        assert mine in line
        assert others in line


def test_no_question_that_points_speaks_of_a_list_that_nobody_named():
    endings = ("dorthin?", "a la tuya?", "sur la vôtre ?")
    assert [q.id for q in BANK if q.pointing.endswith(endings)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("listers", [2, 3])
def test_what_a_curious_one_is_told_of_is_not_said_once_more_below_it(language, listers):
    people = [
        *(Attendee(n, NAMES[n], ("jazz",), languages=(language,)) for n in range(1, listers + 1)),
        Attendee(4, NAMES[4], ("maps",), curious_about=("jazz",), languages=(language,)),
    ]
    plan = make_plan(Roster.build(people), Rules("tables", 1, table_size=listers + 1))
    (meeting,) = plan.rounds[0].meetings
    reasons = [
        {"kind": one.kind, "words": {str(a): typed for a, typed in one.words}}
        for one in meeting.reasons
    ]
    assert {one["kind"] for one in reasons} == {"interest", "curiosity"}
    names = {one.id: one.name for one in people}
    for reader in names:
        (line,) = read(reasons, meeting.ladder, reader, names)
        assert plain(line).count("jazz") == 2


def test_no_french_question_is_parted_from_its_mark():
    for question in BANKS["fr"]:
        assert not re.search(r"[^\u00a0][?:;!»]|«[^\u00a0]", question.text), question.id


def test_who_did_not_write_what_a_question_asks_about_reads_who_did():
    names = {1: "Wanda", 2: "Aylin", 3: "David"}
    reasons = [
        {"kind": "interest", "words": {"1": "sourdough", "2": "sourdough"}},
        {"kind": "value", "words": {"2": "fairness", "3": "fairness"}},
    ]
    shared = shared_of(reasons, names, reader=3, lang="en")
    opener = "Where have you come across “\u2068sourdough\u2069” lately?"
    ladder = {"opener": opener, "ids": ["en-si-421"]}
    assert [plain(line) for line in lines_beside(shared, ladder, reader=3)] == [
        "Wanda and Aylin both listed “sourdough”.",
        "What matters to you and Aylin: “fairness”.",
    ]
    # On the back too; there the reader's own comes first.
    later = {"opener": "What made you smile?", "deeper": opener, "ids": ["en-lg-01", "en-si-421"]}
    assert [plain(line) for line in lines_beside(shared, later, reader=3)] == [
        "What matters to you and Aylin: “fairness”.",
        "Wanda and Aylin both listed “sourdough”.",
    ]
    hers = shared_of(reasons, names, reader=1, lang="en")
    assert [plain(line) for line in lines_beside(hers, later, reader=1)] == [
        "You and Aylin both listed “sourdough”."
    ]
