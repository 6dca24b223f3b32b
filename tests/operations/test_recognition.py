"""Who of a second list is who: a corrected address makes nobody twice, and a doubtful one joins nobody."""

import pytest

from service.operations.imports import Coming, foresee_import, import_responses
from service.operations.responses import submit_response
from service.store.queries.responses import responses_of
from service.store.values import ResponseValues
from tests.factories import NOW, evening, slug_of


def ana(email="ana@old.org", name="Ana Silva", **more):
    return ResponseValues(name=name, email=email, interests=("kites",), **more)


BEN = ResponseValues(name="Ben Okafor", email="ben@example.org")


def second_list(store, event_id, people, named=()):
    """What a list would do, does, and who is there then."""
    with store.writing() as session:
        foreseen = foresee_import(session, event_id, people, named=named)
        done = import_responses(session, event_id, people, named=named, now=NOW)
    assert foreseen.imported == done
    with store.reading() as session:
        there = [(row.number, row.name, row.email) for row in responses_of(session, event_id)]
    return foreseen, there


def test_a_corrected_address_is_the_same_person(any_store):
    event_id = evening(any_store, [ana(), BEN])
    corrected = [BEN, ana("Ana@new.org", "ana  silva")]
    foreseen, there = second_list(any_store, event_id, corrected)
    assert there == [(1, "ana  silva", "Ana@new.org"), (2, "Ben Okafor", "ben@example.org")]
    assert foreseen.people == (Coming.SAME, Coming.CHANGED)
    assert (foreseen.former, foreseen.namesakes) == (("", "ana@old.org"), (False, False))
    assert foreseen.missing == ()
    # The same list once more changes nobody.
    foreseen, again = second_list(any_store, event_id, corrected)
    assert (foreseen.people, foreseen.former, again) == ((Coming.SAME,) * 2, ("", ""), there)


@pytest.mark.parametrize(
    ("before", "listed"),
    [
        ([ana(), ana("other@old.org")], [ana("ana@new.org")]),
        ([ana()], [ana("ana@new.org"), ana("ana@newer.org")]),
        ([ana()], [ana("ana@new.org"), ana(None)]),
        ([ana()], [ana("ana@new.org"), ana("ana@old.org", "Rui Silva")]),
        ([ana(external_id="luma:1")], [ana("ana@new.org", external_id="luma:2")]),
        (
            [ana(external_id="luma:1")],
            [ana("ana@new.org"), ana(None, "Ana Luísa Silva", external_id="luma:1")],
        ),
        ([ana(name="Ana")], [ana("ana@new.org", "Ana")]),
    ],
    ids=[
        "two there",
        "two listed",
        "one without",
        "old one listed",
        "numbers",
        "number",
        "first name",
    ],
)
def test_where_it_is_not_certain_they_stay_two(any_store, before, listed):
    event_id = evening(any_store, before)
    foreseen, there = second_list(any_store, event_id, listed)
    assert (foreseen.people[0], foreseen.former[0], foreseen.namesakes[0]) == (Coming.NEW, "", True)
    assert [email for _, _, email in there if email == "ana@new.org"] == ["ana@new.org"]
    # Nobody's address became another.
    assert {one.email for one in before} - {email for _, _, email in there} == set()


def test_a_row_that_stays_out_has_a_name_all_the_same(any_store):
    event_id = evening(any_store, [ana()])
    foreseen, there = second_list(any_store, event_id, [ana("ana@new.org")], named=["ANA SILVA"])
    assert (foreseen.people, foreseen.namesakes) == ((Coming.NEW,), (True,))
    assert [email for _, _, email in there] == ["ana@old.org", "ana@new.org"]


def test_who_answered_themselves_keeps_their_address(any_store, doorbell):
    event_id = evening(any_store, 0)
    with any_store.writing() as session:
        submit_response(
            session, doorbell, slug_of(any_store, event_id), ana(), link_of=str, now=NOW
        )
    foreseen, there = second_list(any_store, event_id, [ana("ana@new.org")])
    assert (foreseen.people, foreseen.former, foreseen.namesakes) == ((Coming.NEW,), ("",), (True,))
    assert [email for _, _, email in there] == ["ana@old.org", "ana@new.org"]


def test_names_written_in_one_word_are_full_names_where_there_are_no_capitals(any_store):
    event_id = evening(any_store, [ana(name="王小明")])
    foreseen, there = second_list(any_store, event_id, [ana("wang@new.org", "王小明")])
    assert (foreseen.former, there) == (("ana@old.org",), [(1, "王小明", "wang@new.org")])


def test_a_number_that_is_the_same_does_not_stand_against_it(any_store):
    event_id = evening(any_store, [ana(external_id="luma:1")])
    listed = [ana("ana@new.org", external_id="luma:1")]
    foreseen, there = second_list(any_store, event_id, listed)
    assert (foreseen.former, there) == (("ana@old.org",), [(1, "Ana Silva", "ana@new.org")])
