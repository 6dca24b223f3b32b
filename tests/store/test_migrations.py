from service.store import migrate
from service.store.session import Store, engine_for


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


def test_a_database_that_is_away_does_not_answer():
    store = Store("postgresql+psycopg://nobody@127.0.0.1:1/none")
    assert not store.answers()
    store.dispose()
