import pytest
from sqlalchemy import JSON, bindparam, select, text
from sqlalchemy.exc import IntegrityError

from service.spoken import codes_of
from service.store import migrate
from service.store.models import Deck, DeckPart, Event, Invitation, Membership, Response
from service.store.models.planchange import PlanChange
from service.store.session import Store, engine_for
from service.store.values import ChangeKind, DeckKind, Preset, Role


def test_an_empty_database_comes_to_the_models_and_back(any_database_url):
    engine = engine_for(any_database_url)
    migrate.upgrade(engine)
    assert migrate.current(engine) == migrate.head()
    assert migrate.differences(engine) == []
    migrate.downgrade(engine)
    assert migrate.current(engine) is None
    migrate.upgrade(engine)
    assert migrate.differences(engine) == []
    engine.dispose()


def test_migrating_twice_changes_nothing(any_database_url):
    engine = engine_for(any_database_url)
    migrate.upgrade(engine)
    migrate.upgrade(engine)
    assert migrate.current(engine) == migrate.head()
    engine.dispose()


FIRST_EVENT = """
INSERT INTO events (id, slug, name, place, is_online, starts_at, time_zone, rounds, minutes, pause_minutes,
  format, table_size, form_closes_at, keep_until, last_number, created_at)
VALUES (1, 'evening', 'Evening', '', :no, '2027-03-04 12:00:00', 'UTC', 3, 15, 5,
  'pairs', 4, '2027-03-03 12:00:00', '2027-04-03', 1, '2027-03-01 12:00:00')
"""
FIRST_RESPONSE = """
INSERT INTO responses (id, event_id, number, key, name, say, depth, languages, size, access_for_host,
  printable, sensitive, group_name, is_own, created_at, updated_at)
VALUES (1, 1, 1, 'k', 'Ana', '', 2, '[]', 'either', :no, '[]', :no, '', :no,
  '2027-03-01 12:00:00', '2027-03-01 12:00:00')
"""


def test_events_of_the_first_release_keep_their_people_and_are_balanced(any_database_url):
    engine = engine_for(any_database_url)
    migrate.upgrade(engine, "0001")
    with engine.begin() as connection:
        connection.execute(text(FIRST_EVENT), {"no": False})
        connection.execute(text(FIRST_RESPONSE), {"no": False})
    migrate.upgrade(engine)
    with engine.connect() as connection:
        assert connection.execute(select(Event.name, Event.preset)).all() == [
            ("Evening", Preset.BALANCED)
        ]
        assert connection.scalars(select(Response.name)).all() == ["Ana"]
    migrate.downgrade(engine, "0001")
    with engine.connect() as connection:
        assert connection.scalars(select(Response.name)).all() == ["Ana"]
    engine.dispose()


SAID = ["Deutsch", "English (native)", "fluent Portuguese", "en", "Klingonese"]


def test_languages_that_a_list_named_in_words_become_codes_once_each(any_database_url):
    engine = engine_for(any_database_url)
    migrate.upgrade(engine, "0014")
    spoken = text("UPDATE responses SET languages = :said").bindparams(
        bindparam("said", type_=JSON)
    )
    with engine.begin() as connection:
        connection.execute(text(FIRST_EVENT), {"no": False})
        connection.execute(text(FIRST_RESPONSE), {"no": False})
        connection.execute(spoken, {"said": SAID})
    migrate.upgrade(engine)
    with engine.connect() as connection:
        (codes,) = connection.scalars(select(Response.languages)).all()
    assert codes == ["de", "en", "pt", "klingonese"] == list(codes_of(SAID))
    engine.dispose()


OLIVIA = """
INSERT INTO organizers (id, email, name, created_at)
VALUES (4, 'o@example.org', 'Olivia', '2027-03-01 12:00:00')
"""
HOST = """
INSERT INTO memberships (id, event_id, organizer_id, role, created_at)
VALUES (9, 1, 4, 'host', '2027-03-01 12:00:00')
"""
INVITED = """
INSERT INTO invitations (id, event_id, role, label, digest, created_at, expires_at)
VALUES (2, 1, 'host', 'Omar', 'd', '2027-03-01 12:00:00', '2027-03-15 12:00:00')
"""


def test_who_helped_as_a_host_is_a_helper_and_back(any_database_url):
    engine = engine_for(any_database_url)
    migrate.upgrade(engine, "0015")
    with engine.begin() as connection:
        connection.execute(text(FIRST_EVENT), {"no": False})
        for statement in (OLIVIA, HOST, INVITED):
            connection.execute(text(statement))
    migrate.upgrade(engine)
    with engine.connect() as connection:
        assert connection.execute(select(Membership.id, Membership.role)).all() == [
            (9, Role.HELPER)
        ]
        assert connection.execute(select(Invitation.id, Invitation.role)).all() == [
            (2, Role.HELPER)
        ]
    assert migrate.differences(engine) == []
    with engine.begin() as connection, pytest.raises(IntegrityError):
        connection.execute(text("UPDATE memberships SET role = 'host'"))
    migrate.downgrade(engine, "0015")
    with engine.connect() as connection:
        assert connection.scalars(text("SELECT role FROM memberships")).all() == ["host"]
    engine.dispose()


def test_nobody_hosts_who_was_there_before_and_back(any_database_url):
    engine = engine_for(any_database_url)
    migrate.upgrade(engine, "0016")
    with engine.begin() as connection:
        connection.execute(text(FIRST_EVENT), {"no": False})
        connection.execute(text(FIRST_RESPONSE), {"no": False})
    migrate.upgrade(engine)
    with engine.connect() as connection:
        assert connection.execute(select(Response.name, Response.is_host)).all() == [("Ana", False)]
    assert migrate.differences(engine) == []
    migrate.downgrade(engine, "0016")
    with engine.connect() as connection:
        assert connection.scalars(select(Response.name)).all() == ["Ana"]
    engine.dispose()


def test_an_event_from_before_names_nobody_to_ask_and_back(any_database_url):
    engine = engine_for(any_database_url)
    migrate.upgrade(engine, "0020")
    with engine.begin() as connection:
        connection.execute(text(FIRST_EVENT), {"no": False})
        connection.execute(text(FIRST_RESPONSE), {"no": False})
    migrate.upgrade(engine)
    with engine.connect() as connection:
        assert connection.execute(select(Event.name, Event.whom_to_ask)).all() == [("Evening", "")]
    assert migrate.differences(engine) == []
    migrate.downgrade(engine, "0020")
    with engine.connect() as connection:
        assert connection.scalars(select(Response.name)).all() == ["Ana"]
    engine.dispose()


FIRST_PLAN = """
INSERT INTO plans (id, event_id, state, attempt, seed, was_cut, requested_at)
VALUES (1, 1, 'ready', 1, 1, :no, '2027-03-02 12:00:00')
"""
FIRST_DECK = """
INSERT INTO decks (id, plan_id, kind, stock, state, attempt, done, cards, pages, requested_at)
VALUES (7, 1, 'cards', 'a4-85x55', 'ready', 1, 0, 0, 0, '2027-03-02 12:00:00')
"""
FIRST_PART = """
INSERT INTO deck_parts (id, deck_id, number, name, content, size)
VALUES (3, 7, 1, 'cards.pdf', '%PDF', 4)
"""


def test_printed_files_outlive_new_kinds_of_papers(any_database_url):
    engine = engine_for(any_database_url)
    migrate.upgrade(engine, "0004")
    with engine.begin() as connection:
        connection.execute(text(FIRST_EVENT), {"no": False})
        connection.execute(text(FIRST_PLAN), {"no": False})
        for statement in (FIRST_DECK, FIRST_PART):
            connection.execute(text(statement))
    migrate.upgrade(engine)
    with engine.begin() as connection:
        assert connection.execute(select(Deck.id, Deck.kind, Deck.setup)).all() == [
            (7, DeckKind.CARDS, None)
        ]
        assert connection.execute(select(DeckPart.deck_id, DeckPart.name)).all() == [
            (7, "cards.pdf")
        ]
        connection.execute(text("DELETE FROM plans"))
        assert connection.scalars(select(DeckPart.id)).all() == []
    engine.dispose()


FIRST_CHANGE = """
INSERT INTO plan_changes (id, event_id, origin_id, before_id, plan_id, kind, facts, made_at)
VALUES (5, 1, 1, 1, 2, 'swap', '{"round": 1, "who": 1, "other": 2}', '2027-03-02 12:00:00')
"""
JOINED = FIRST_CHANGE.replace("(5,", "(6,").replace("'swap'", "'join'")


def test_what_was_changed_by_hand_outlives_a_new_kind_of_change(any_database_url):
    engine = engine_for(any_database_url)
    migrate.upgrade(engine, "0013")
    with engine.begin() as connection:
        connection.execute(text(FIRST_EVENT), {"no": False})
        connection.execute(text(FIRST_CHANGE))
    migrate.upgrade(engine)
    with engine.begin() as connection:
        connection.execute(text(JOINED))
        kinds = select(PlanChange.id, PlanChange.kind).order_by(PlanChange.id)
        assert connection.execute(kinds).all() == [(5, ChangeKind.SWAP), (6, ChangeKind.JOIN)]
    migrate.downgrade(engine, "0013")
    with engine.connect() as connection:
        assert connection.execute(kinds).all() == [(5, ChangeKind.SWAP)]
    engine.dispose()


def test_a_database_that_is_away_does_not_answer():
    store = Store("postgresql+psycopg://nobody@127.0.0.1:1/none")
    assert not store.answers()
    store.dispose()
