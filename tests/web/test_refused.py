"""A change by hand that is refused says who cannot sit together, unless a private wish is among the rules."""

import pytest

from service.store.values import ResponseValues
from tests.web import scene
from tests.web.conftest import House, signed_in
from tests.web.test_seating import Seats, alert, plain


@pytest.fixture
def two_tongues(app, store, doorbell):
    """Seats of an evening with a table for each of two languages; call it with further answers of Ada."""

    def seated(**more):
        owner = scene.olivia(store)
        people = [
            ResponseValues(name=name, interests=("tea",), languages=(tongue,), **also)
            for name, tongue, also in (
                ("Ada", "de", more),
                ("Ben", "de", {}),
                ("Cai", "de", {}),
                ("Fay", "fi", {}),
                ("Gus", "fi", {}),
                ("Hal", "fi", {}),
            )
        ]
        event_id = scene.gathering(store, owner, people, rounds=1, table_size=3)
        house = House(owner, event_id, scene.SLUG, signed_in(app, store))
        return Seats(store, house, scene.ready_plan(store, doorbell, event_id))

    return seated


def test_two_without_a_common_language_are_named(two_tongues):
    seats = two_tongues()
    asked = seats.swap(1, 4)
    page = seats.foresee(asked)
    assert [plain(one) for one in alert(page.text)] == [
        "This would break a rule.",
        "Ada has no language in common with Gus, Hal.",
        "Fay has no language in common with Ben, Cai.",
        "Ask them for another language they would enjoy.",
    ]
    again = seats.make(asked)
    assert (again.status_code, alert(again.text)) == (422, alert(page.text))


def test_beside_a_private_wish_nobody_is_named(two_tongues):
    seats = two_tongues(keep_apart=("Gus",))
    assert [plain(one) for one in alert(seats.foresee(seats.swap(1, 4)).text)] == [
        "This would break a rule.",
        "Two people would meet who have no language in common.",
        "A private wish would not be kept. Who wished what stays private.",
    ]


def test_two_of_one_group_are_named(app, store, doorbell):
    owner = scene.olivia(store)
    groups = ("Acme", "Acme", "Bolt", "Bolt", "Cove", "Cove")
    people = [
        ResponseValues(name=name, interests=("tea",), group=group)
        for name, group in zip(("Ada", "Ben", "Cai", "Dov", "Eva", "Fay"), groups, strict=True)
    ]
    event_id = scene.gathering(store, owner, people, rounds=1, table_size=3)
    scene.changed(store, event_id, parts_groups=True)
    house = House(owner, event_id, scene.SLUG, signed_in(app, store))
    seats = Seats(store, house, scene.ready_plan(store, doorbell, event_id))
    other = next(n for who in seats.tables().values() if 2 in who for n in who if n in {3, 4})
    said = [plain(one) for one in alert(seats.foresee(seats.swap(1, other)).text)]
    assert said[:2] == ["This would break a rule.", "Ada belongs to the same group as Ben."]
    assert said[-1] == "Let people of the same group meet, or use smaller tables."
