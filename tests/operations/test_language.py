"""Which language people are asked in who listed none."""

from dataclasses import replace

from service.operations.roster import rules_of
from service.store.models import Event
from tests.factories import evening, person


def usual(store, *reads: str) -> str:
    people = [replace(person(n), languages=(), reads=one) for n, one in enumerate(reads, 1)]
    event_id = evening(store, people)
    with store.reading() as session:
        return rules_of(session, session.get_one(Event, event_id)).language


def test_people_who_listed_no_language_are_asked_in_the_one_most_of_them_read(any_store):
    assert usual(any_store, "en", "de", "de") == "de"


def test_where_as_many_read_another_the_first_by_its_code_is_taken(any_store):
    assert usual(any_store, "fr", "es") == "es"


def test_before_anybody_came_it_is_english(any_store):
    assert usual(any_store) == "en"
