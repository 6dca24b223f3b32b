from datetime import timedelta

import pytest

from service.errors import LastOwner, NameTaken, NotFound
from service.operations import organizers, team
from service.store.queries.events import events_of, membership_of, team_of
from service.store.queries.organizers import sign_in_link_exists, sign_in_of, sign_ins_of
from service.store.values import Role
from tests.factories import NOW, make_event

WHERE = {"browser": "a test", "now": NOW, "days": 30}


@pytest.fixture
def olivia(store):
    with store.writing() as session:
        return organizers.new_organizer(
            session, name="Olivia", email="Olivia@Example.org", password="a long password", now=NOW
        )


def test_the_first_link_signs_in_once(store):
    with store.writing() as session:
        token = organizers.first_sign_in_link(session, now=NOW)
    with store.writing() as session:
        assert sign_in_link_exists(session, token, NOW)
        opened = organizers.use_sign_in_link(session, token, **WHERE)
    with store.writing() as session:
        assert sign_in_of(session, opened, NOW).organizer.password_hash is None
        assert not sign_in_link_exists(session, token, NOW)
        with pytest.raises(NotFound):
            organizers.use_sign_in_link(session, token, **WHERE)


def test_a_link_is_good_for_a_day(store):
    with store.writing() as session:
        token = organizers.first_sign_in_link(session, now=NOW)
    late = {**WHERE, "now": NOW + timedelta(hours=25)}
    with store.writing() as session, pytest.raises(NotFound):
        organizers.use_sign_in_link(session, token, **late)


def test_there_is_no_first_link_once_somebody_has_a_password(store, olivia):
    with store.writing() as session:
        assert organizers.first_sign_in_link(session, now=NOW) is None


def test_a_password_opens_and_addresses_ignore_case(store, olivia):
    with store.writing() as session:
        found = organizers.organizer_with(session, " olivia@EXAMPLE.org", "a long password")
        token = organizers.open_sign_in(session, found, **WHERE)
    with store.reading() as session:
        assert sign_in_of(session, token, NOW).organizer_id == olivia


@pytest.mark.parametrize(
    ("email", "password"),
    [("olivia@example.org", "wrong password"), ("nobody@example.org", "a long password")],
)
def test_wrong_and_unknown_are_the_same_answer(store, olivia, email, password):
    with store.reading() as session, pytest.raises(NotFound) as caught:
        organizers.organizer_with(session, email, password)
    assert caught.value.args == ()


def test_a_revoked_sign_in_is_over(store, olivia):
    with store.writing() as session:
        first = organizers.open_sign_in(session, olivia, **WHERE)
        second = organizers.open_sign_in(session, olivia, **WHERE)
    with store.writing() as session:
        organizers.revoke_sign_in(session, olivia, sign_in_of(session, first, NOW).id)
    with store.reading() as session:
        assert sign_in_of(session, first, NOW) is None
        assert [one.id for one in sign_ins_of(session, olivia, NOW)] == [
            sign_in_of(session, second, NOW).id
        ]


def test_nobody_revokes_anothers_sign_in(store, olivia):
    with store.writing() as session:
        token = organizers.open_sign_in(session, olivia, **WHERE)
        mallory = organizers.new_organizer(
            session, name="M", email="m@example.org", password="a long password", now=NOW
        )
        organizers.revoke_sign_in(session, mallory, sign_in_of(session, token, NOW).id)
    with store.reading() as session:
        assert sign_in_of(session, token, NOW) is not None


def test_an_address_belongs_to_one_organizer(store, olivia):
    with store.writing() as session, pytest.raises(NameTaken):
        organizers.new_organizer(
            session, name="O", email="OLIVIA@example.org", password="a long password", now=NOW
        )


def test_an_invitation_makes_a_member_once(store, olivia):
    with store.writing() as session:
        event = make_event(session, olivia)
        token = team.invite(session, event.id, role=Role.HELPER, label="Omar", now=NOW)
    with store.writing() as session:
        omar, slug = team.join(
            session, token, name="Omar", email="omar@example.org", password="long enough", now=NOW
        )
        assert membership_of(session, slug, omar).role is Role.HELPER
        with pytest.raises(NotFound):
            team.accept_invitation(session, token, organizer_id=omar, now=NOW)
    with store.reading() as session:
        assert [one.organizer.name for one in team_of(session, event.id)] == ["Olivia", "Omar"]
        assert [line.role for line in events_of(session, omar)] == [Role.HELPER]


def test_the_last_owner_stays(store, olivia):
    with store.writing() as session:
        event_id = make_event(session, olivia).id
    with store.writing() as session, pytest.raises(LastOwner):
        team.remove_member(session, event_id, olivia)
    with store.writing() as session, pytest.raises(LastOwner):
        team.change_role(session, event_id, olivia, Role.HELPER)
