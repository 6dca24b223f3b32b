"""Changing a password in the browser: the old one is asked, unless a one-time link brought one here."""

from service.operations.organizers import new_sign_in_link, organizer_with
from tests.factories import NOW
from tests.web.conftest import signed_in
from tests.web.scene import EMAIL, PASSWORD, olivia

FORM = {"name": "Olivia", "email": EMAIL, "password": "quite another one"}


def is_password(store, password):
    from service.errors import NotFound

    with store.reading() as session:
        try:
            organizer_with(session, EMAIL, password)
        except NotFound:
            return False
        return True


def test_the_password_one_has_is_asked_and_nothing_else_changes_it(store, app):
    olivia(store)
    client = signed_in(app, store)
    refused = client.post("/account", data={**FORM, "current": "a guess"})
    assert refused.status_code == 422
    assert "This is not the password you have now. Nothing was changed." in refused.text
    assert is_password(store, PASSWORD)
    assert client.post("/account", data={**FORM, "current": PASSWORD}).status_code == 303
    assert is_password(store, "quite another one")


def test_who_forgot_it_comes_by_a_link_and_chooses_anew(store, client):
    organizer_id = olivia(store)
    with store.writing() as session:
        link = new_sign_in_link(session, organizer_id, now=NOW)
    client.post(f"/welcome/{link}")
    assert client.post("/account", data=FORM).status_code == 303
    assert is_password(store, "quite another one")
