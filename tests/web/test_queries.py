"""No page asks the database more often because more people come, more is planned or more was said."""

import re

import pytest
from sqlalchemy import event

from service.store.models import Plan
from tests.web import scene
from tests.web.conftest import private_path, signed_in

QUESTIONS = (
    {"text": "Which team?", "kind": "choice", "options": "Red\nBlue", "differs": "yes"},
    {"text": "What do you do?", "kind": "line", "options": "", "printable": "yes"},
    {"text": "Clubs", "kind": "several", "options": "chess\nchoir"},
)
SAID = (
    ("repair cafés", "hiking", "What brought you to our library?"),
    ("small boats", "sailing", "What brought you to this street?"),
    ("ferries", "sailing", "What brought you to this garden?"),
)
PAGES = (
    "",
    "/people",
    "/people/1",
    "/people/links",
    "/people/1/change",
    "/form",
    "/words?rare=1",
    "/questions",
    "/rooms",
    "/graph",
    "/graph?who=1",
    "/plan",
    "/plans",
    "/plans/{plan}/history",
    "/plans/{plan}/rounds/1",
    "/plans/{plan}/rounds/1/edit",
    "/plans/{plan}/rounds/1/edit/1",
    "/plans/{plan}/edit?kind=skip&round=1&who=1",
    "/plans/{plan}/edit?kind=swap&round=1&who={one}&other={two}",
    "/plans/{plan}/people",
    "/plans/{plan}/people/1",
    "/plans/{plan}/tables",
    "/print",
    "/day",
    "/after",
    "/team",
    "/letters",
    "/settings",
)


class Evening:
    """An event with questions, answers, changes by hand and papers, small or large in all of them."""

    def __init__(self, app, store, doorbell, owner, browser, *, people, rounds, times):
        self.slug = f"evening-{people}"
        event_id = scene.gathering(
            store, owner, scene.CAST[:people], name=f"Evening {people}", rounds=rounds
        )
        base = f"/events/{self.slug}"
        sent = [browser.post(f"{base}/form", data=form) for form in QUESTIONS[:times]]
        for typed, other, asked in SAID[:times]:
            merge = {"action": "merge", "words": typed, "other": other}
            sent.append(browser.post(f"{base}/words", data=merge))
            question = {"text": asked, "language": "en", "depth": "1"}
            sent.append(browser.post(f"{base}/questions", data=question))
        assert {one.status_code for one in sent} == {303}
        first = scene.published_plan(store, doorbell, event_id)
        self.plan = first
        for _ in range(times):
            scene.ready_plan(store, doorbell, event_id)
            scene.ready_deck(store, doorbell, first, parts=times)
        self.one, self.two = self.strangers(browser, first)
        with store.reading() as session:
            self.plans = session.query(Plan).filter_by(event_id=event_id).count()
        who = scene.response_named(store, event_id, scene.CAST[0].name)
        self.private = private_path(app, who.key)

    def strangers(self, browser, plan):
        """Two who sit at different tables of the first round."""
        page = browser.get(f"/events/{self.slug}/plans/{plan}/rounds/1/edit").text
        seated = re.findall(r'data-who="(\d+)"', page)
        return seated[0], seated[-1]

    def repair(self, browser):
        """Where the repair is shown that was made because somebody is missing."""
        day = f"/events/{self.slug}/day"
        browser.post(f"{day}/people/2", data={"presence": "missing", "seen": "expected"})
        return browser.post(f"{day}/repair", data={"round": 1}).location

    def address(self, page):
        return f"/events/{self.slug}" + page.format(plan=self.plan, one=self.one, two=self.two)


@pytest.fixture
def statements(store):
    """All that was asked of the database, in its own words."""
    sent: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        sent.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    yield sent
    event.remove(store.engine, "before_cursor_execute", note)


@pytest.fixture
def asked(statements):
    """Count the statements of a request."""

    def counted(browser, path) -> tuple[int, int]:
        statements.clear()
        return browser.get(path).status_code, len(statements)

    return counted


@pytest.fixture
def evenings(app, store, doorbell):
    owner = scene.olivia(store)
    browser = signed_in(app, store)
    return browser, [
        Evening(app, store, doorbell, owner, browser, people=people, rounds=rounds, times=times)
        for people, rounds, times in ((5, 1, 1), (12, 3, 3))
    ]


def test_every_page_of_an_event_asks_as_often_for_few_as_for_many(asked, evenings):
    browser, (few, many) = evenings
    assert (few.plans, many.plans) == (2, 4)
    counts = {page: [asked(browser, one.address(page)) for one in (few, many)] for page in PAGES}
    assert {page: many for page, (_, many) in counts.items()} == {
        page: few for page, (few, _) in counts.items()
    }
    assert {page: code for page, ((code, _), _) in counts.items()} == dict.fromkeys(PAGES, 200)


def test_a_repair_asks_as_often_for_few_changes_as_for_many(asked, evenings):
    browser, both = evenings
    few, many = (asked(browser, one.repair(browser)) for one in both)
    assert (few, few[0]) == (many, 200)


def test_a_persons_page_asks_as_often_after_many_rounds_with_many(asked, client, evenings):
    _, (few, many) = evenings
    assert asked(client, few.private) == asked(client, many.private)


def test_a_persons_page_looks_for_the_plan_and_for_who_left_once(statements, client, evenings):
    _, (_, many) = evenings
    statements.clear()
    assert client.get(many.private).status_code == 200
    published = [
        one
        for one in statements
        if one.startswith("SELECT plans.id") and "plans.state =" in one.rpartition("WHERE")[2]
    ]
    left = [one for one in statements if "attendances.missed_to > " in one]
    assert (len(published), len(left)) == (1, 1)
